"""The engines as the screens show them: whether a search asks them, and if not, why not in a sentence."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from identity_scan.keeping.settings import Settings
from identity_scan.model import Collected, Medium, Route
from identity_scan.planning.plan import ANSWER_SECONDS
from identity_scan.present import words
from identity_scan.present.habits import habit
from identity_scan.present.values import EngineRow
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.engines.engine import Engine


def engine_rows(
    engines: Collection["Engine"],
    settings: Settings,
    resting: Mapping[str, datetime],
    last: Mapping[str, Collected] | None,
    pace: float | None = None,
) -> tuple[EngineRow, ...]:
    """Give a row an engine, in the order of the engines; `pace` is how long each takes, where all take the same.

    `last` is what each did when it was asked here last; None where no habit is to be told, as in a demonstration.
    """
    asked = {engine.id for engine in settings.chosen({engine.id: engine for engine in engines})}
    rows = (_row(engine, engine.id in asked, settings, resting.get(engine.id), pace) for engine in engines)
    if last is None:
        return tuple(rows)
    return tuple(row if row.why or row.yours else replace(row, habit=habit(row.id, last.get(row.id))) for row in rows)


def _row(engine: "Engine", asked: bool, settings: Settings, resting: datetime | None, pace: float | None) -> EngineRow:
    yours = engine.request is None
    why, needs = _why_not(engine, settings), engine.key or ("instance" if engine.instance else "")
    if not why and resting is not None:
        why = _("It refused lately and is left alone until {time}.").format(time=words.clock(resting))
    like_browser = engine.route is Route.DDGS or engine.id in settings.ddgs_route
    return EngineRow(
        engine.id,
        engine.name,
        engine.index,
        asked,
        why,
        yours,
        engine.usual,
        resting,
        plain=not (like_browser or yours or needs),
        returns=engine.layout is not None,
        pages=Medium.WEB in engine.media,
        seconds=engine.gap + ANSWER_SECONDS if pace is None else pace,
        opens=engine.opens,
        as_browser=like_browser,
        needs=needs,
        there=_there(engine, settings),
    )


def _there(engine: "Engine", settings: Settings) -> bool:
    """Whether the key or the address that an engine needs is there."""
    if engine.key:
        return bool(settings.key(engine.key))
    return not engine.instance or bool(settings.options(engine).instance)


def _why_not(engine: "Engine", settings: Settings) -> str:
    if engine.request is None:
        return _("It answers people only: look in your own browser.")
    if engine.key and not settings.key(engine.key):
        return _("It needs a key of yours ({key}, in the settings).").format(key=engine.key)
    if engine.instance and not settings.options(engine).instance:
        return _("It needs the address of your own SearXNG, in the settings.")
    return ""
