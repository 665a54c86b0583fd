"""The road of each action: whom it goes through, what it will not do, how easy it is, its letters and its places."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from identity_scan.facts import FOLDER, actions
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later


class Road(StrEnum):
    """The six roads of an action."""

    CHANGE = "change"
    SITE = "site"
    ENGINE = "engine"
    RIGHT = "right"
    ACCEPT = "accept"
    TALK = "talk"

    @property
    def words(self) -> str:
        """The road as a person reads it, in the language in use."""
        return _(_WORDS[self])


_WORDS: Mapping[Road, str] = {
    Road.CHANGE: later("change it yourself"),
    Road.SITE: later("ask the site"),
    Road.ENGINE: later("ask the engine"),
    Road.RIGHT: later("use a right"),
    Road.ACCEPT: later("leave it as it is, on purpose"),
    Road.TALK: later("talk it over"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """What is known of an action beside its steps."""

    action: str
    name: str
    """What it is called in commands: a word or two."""
    road: Road
    wont: str
    """What it will not do, one sentence in English; `will_not` gives it in the language in use."""
    ease: str = ""
    """Easy, moderate, hard or impossible; empty where the page decides."""
    letters: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    """Sources of places to do it at, for links.py."""

    @property
    def will_not(self) -> str:
        """What it will not do, in the language in use."""
        return _(self.wont)


@cache
def table() -> Mapping[str, Any]:
    """Return roads.toml as it stands: `action` and `letter`."""
    found: Mapping[str, Any] = tomllib.loads((FOLDER / "roads.toml").read_text("utf-8"))
    return found


@cache
def ways() -> Mapping[str, Way]:
    """Return what is known of every action, by id, in the order of the catalogue."""
    rows = table()["action"]
    return {
        name: Way(
            action=name,
            name=rows[name]["name"],
            road=Road(rows[name]["road"]),
            wont=rows[name]["wont"],
            ease=rows[name].get("ease", ""),
            letters=tuple(rows[name].get("letters", ())),
            where=tuple(rows[name].get("where", ())),
        )
        for name in actions()
    }


def way(action: str) -> Way:
    """Return what is known of one action of the catalogue."""
    return ways()[action]


def named(words: str) -> str:
    """Return the action that is called so in commands, by its words or by its code; empty if there is none."""
    wanted = words.strip().lower()
    return next((way.action for way in ways().values() if wanted in (way.name, way.action.lower())), "")


def ease(action: str, change: str) -> str:
    """Return how easy an action is: its own ease, or how easily the page is changed (SEVERITY 7)."""
    found = ways().get(action)
    return (found.ease if found else "") or change
