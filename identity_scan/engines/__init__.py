"""Every engine, in the order in which they are asked and shown."""

from collections.abc import Mapping
from types import MappingProxyType

from identity_scan.engines.bing import BING
from identity_scan.engines.bing_images import BING_IMAGES
from identity_scan.engines.bing_news import BING_NEWS
from identity_scan.engines.brave import BRAVE
from identity_scan.engines.brave_api import BRAVE_API
from identity_scan.engines.duckduckgo import DUCKDUCKGO
from identity_scan.engines.duckduckgo_images import DUCKDUCKGO_IMAGES
from identity_scan.engines.duckduckgo_news import DUCKDUCKGO_NEWS
from identity_scan.engines.duckduckgo_videos import DUCKDUCKGO_VIDEOS
from identity_scan.engines.ecosia import ECOSIA
from identity_scan.engines.engine import Engine, Options
from identity_scan.engines.google import GOOGLE
from identity_scan.engines.kagi_api import KAGI_API
from identity_scan.engines.keenable import KEENABLE
from identity_scan.engines.marginalia import MARGINALIA
from identity_scan.engines.mojeek import MOJEEK
from identity_scan.engines.mojeek_api import MOJEEK_API
from identity_scan.engines.mwmbl import MWMBL
from identity_scan.engines.qwant import QWANT
from identity_scan.engines.searxng import SEARXNG
from identity_scan.engines.serpapi import SERPAPI
from identity_scan.engines.startpage import STARTPAGE
from identity_scan.engines.wikipedia import WIKIPEDIA
from identity_scan.engines.yahoo import YAHOO
from identity_scan.engines.yahoo_news import YAHOO_NEWS
from identity_scan.engines.yandex import YANDEX

__all__ = ["ENGINES", "Engine", "Options"]

_ALL = (
    DUCKDUCKGO, BING, BRAVE, MOJEEK, STARTPAGE, YAHOO, WIKIPEDIA, SEARXNG,
    GOOGLE, ECOSIA, QWANT, YANDEX, KEENABLE, MWMBL, MARGINALIA, BRAVE_API, MOJEEK_API, KAGI_API, SERPAPI,
    DUCKDUCKGO_IMAGES, BING_IMAGES, DUCKDUCKGO_NEWS, BING_NEWS, YAHOO_NEWS, DUCKDUCKGO_VIDEOS,
)  # fmt: skip

ENGINES: Mapping[str, Engine] = MappingProxyType({engine.id: engine for engine in _ALL})
"""Engines by id: those of a usual scan first, then those that need a browser, a wish or a key, then other media."""
