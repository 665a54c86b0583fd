"""The assistants that a client could ask: how each is opened, what it keeps, where a correction is asked for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from identity_scan.facts import FOLDER
from identity_scan.speech.language import later

_NOTHING: Final = later("It is invented, so nothing is sent, and nothing is kept.")


@dataclass(frozen=True, slots=True)
class Assistant:
    """What can be asked, and what is known of it."""

    id: str
    name: str
    maker: str
    home: str
    ask: str
    """The address of its page with a place for the question; empty where no address can carry one."""
    seen: str
    account: str
    """no: it answers without one; yes: it wants one; unsure: that changes from country to country."""
    keeps: str
    off: str
    keeps_seen: str
    keeps_url: str
    removal: str
    """The row of removals.tsv that tells how to ask for a correction."""
    answer: str
    """Where the answer stands on its page, as CSS; may be empty."""
    asked: str
    """Where the questions stand there, as CSS; empty where that is not known."""

    def opens(self, question: str) -> str:
        """Return the address to open, with the question in it where it can stand there."""
        return self.ask.replace("{question}", quote(question, safe="")) if self.ask else self.home


@cache
def table() -> Mapping[str, Any]:
    """Return the file as it stands: questions and assistants."""
    found: Mapping[str, Any] = tomllib.loads((FOLDER / "assistants.toml").read_text("utf-8"))
    return found


@cache
def assistants() -> Mapping[str, Assistant]:
    """Return the assistants by id, in the order in which they are shown: first those that want no account."""
    rows = table()["assistant"]
    return {name: Assistant(id=name, **{"ask": "", "asked": "", **row}) for name, row in rows.items()}


def invented(name: str, brand: str) -> Assistant:
    """Return an assistant of a demonstration, which keeps nothing, as nothing is sent."""
    return Assistant(
        id=name, name=brand, maker=brand, home="", ask="", seen="", account="no", keeps=_NOTHING, off="", keeps_seen="",
        keeps_url="", removal="", answer="", asked="",
    )  # fmt: skip
