"""DuckDuckGo's search for videos."""

from identity_scan.engines.duckduckgo_media import tokened
from identity_scan.model import Medium

DUCKDUCKGO_VIDEOS = tokened(
    "duckduckgo-videos", "DuckDuckGo Videos", Medium.VIDEO, "v.js", ("title", "content", "description", "published"),
    "iax=videos&ia=videos", ("p", "-1"),
)  # fmt: skip
