"""Fictional persons and the offline web they live in: the whole road without a network, an account or a key."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from identity_scan.demo.web import DemoWeb, World
from identity_scan.model import Person
from identity_scan.person.person_file import parse
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import in_use, later

FOLDER = Path(__file__).parent

_SUMMARIES = {
    "tamsin": later("Tamsin Okerlund, early in her career, child protection in Hamilton"),
    "elodie": later("Élodie Brisefort, a private practice in Sherbrooke, in French"),
    "corwin": later("Corwin Adlam, a field instructor in Saskatoon"),
}


@dataclass(frozen=True, slots=True)
class Demonstration:
    """An invented worker and the invented web around them."""

    id: str
    summary: str
    person: Person
    world: World

    def web(self, pace: float = 0.0) -> DemoWeb:
        """Return the transport that answers from this world; `pace` is the seconds an answer takes, for the eye."""
        return DemoWeb(self.world, pace)


@cache
def _load(name: str) -> tuple[Person, World]:
    folder = FOLDER / name
    return parse((folder / "person.toml").read_text("utf-8")), World.read(folder / "world.json")


def people() -> tuple[Demonstration, ...]:
    """Return the fictional persons that can be shown, the usual one first."""
    return tuple(Demonstration(name, _(text), *_load(name)) for name, text in _SUMMARIES.items())


def usual() -> str:
    """Return the id of the fictional person to begin with: in French the one whose pages are French."""
    return "elodie" if in_use().startswith("fr") else "tamsin"


def find(name: str) -> Demonstration:
    """Return a fictional person by id; raises BadInput that names them all."""
    chosen = next((d for d in people() if d.id == name.lower()), None)
    if chosen is None:
        raise BadInput(
            _("There is no invented person of that name."),
            _("The demonstration knows: {names}.").format(names=", ".join(_SUMMARIES)),
        )
    return chosen
