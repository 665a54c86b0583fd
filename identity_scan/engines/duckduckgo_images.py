"""DuckDuckGo's search for pictures."""

from identity_scan.engines.duckduckgo_media import tokened
from identity_scan.model import Medium

DUCKDUCKGO_IMAGES = tokened(
    "duckduckgo-images", "DuckDuckGo Images", Medium.IMAGES, "i.js", ("title", "url", "source", ""),
    "iax=images&ia=images", ("p", "1"), ("ct", "AT"),
)  # fmt: skip
