"""DuckDuckGo's search for news."""

from identity_scan.engines.duckduckgo_media import tokened
from identity_scan.model import Medium

DUCKDUCKGO_NEWS = tokened(
    "duckduckgo-news", "DuckDuckGo News", Medium.NEWS, "news.js", ("title", "url", "excerpt", "date"),
    "iar=news&ia=news", ("p", "-1"), ("noamp", "1"),
)  # fmt: skip
