"""Every engine, in the order in which they are asked and shown."""

from collections.abc import Mapping
from types import MappingProxyType

from identity_scan.engines.bing import BING
from identity_scan.engines.brave import BRAVE
from identity_scan.engines.duckduckgo import DUCKDUCKGO
from identity_scan.engines.ecosia import ECOSIA
from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.google import GOOGLE
from identity_scan.engines.keyed import BRAVE_API, KAGI_API, MARGINALIA, MOJEEK_API, SERPAPI
from identity_scan.engines.media import (
    BING_IMAGES,
    BING_NEWS,
    DUCKDUCKGO_IMAGES,
    DUCKDUCKGO_NEWS,
    DUCKDUCKGO_VIDEOS,
    YAHOO_NEWS,
)
from identity_scan.engines.mojeek import MOJEEK
from identity_scan.engines.qwant import QWANT
from identity_scan.engines.searxng import SEARXNG
from identity_scan.engines.startpage import STARTPAGE
from identity_scan.engines.wikipedia import WIKIPEDIA
from identity_scan.engines.yahoo import YAHOO
from identity_scan.engines.yandex import YANDEX

__all__ = ["ENGINES", "Engine", "Options"]

_ALL = (
    DUCKDUCKGO, BING, BRAVE, MOJEEK, STARTPAGE, YAHOO, WIKIPEDIA, SEARXNG,
    GOOGLE, ECOSIA, QWANT, YANDEX, MARGINALIA, BRAVE_API, MOJEEK_API, KAGI_API, SERPAPI,
    DUCKDUCKGO_IMAGES, BING_IMAGES, DUCKDUCKGO_NEWS, BING_NEWS, YAHOO_NEWS, DUCKDUCKGO_VIDEOS,
)  # fmt: skip

ENGINES: Mapping[str, Engine] = MappingProxyType({engine.id: engine for engine in _ALL})
"""Engines by id: those of a usual scan first, then those that need a browser, a wish or a key, then other media."""
