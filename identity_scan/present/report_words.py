"""The words of the reports: what codes are called when a person reads them."""

from collections.abc import Mapping

from identity_scan import facts
from identity_scan.engines import ENGINES
from identity_scan.model import Band, Depth, Handling, Outcome, Status
from identity_scan.present.urgency import URGENCY
from identity_scan.speech.language import day as day
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, series

APART = later("The words of these pages, if you want to read them")
"""The heading over words that may be hard to read, away from what is read first."""
WHY_APART = later("They stand apart because they may be hard to read. You need not read them, and not alone.")

STATEMENT = later("Made by the worker for reflection. Not a measure of competence or conduct.")
"""ETHICS 7: on every export."""

LABELS: Mapping[str, tuple[str, str]] = {
    "professional": ("●", later("professional")),
    "mixed": ("◐", later("mixed")),
    "personal": ("○", later("personal")),
    "unclear": ("?", later("unclear")),
    "someone_else": ("×", later("about someone else")),
}
"""A sign and a word for each label: no report carries meaning by colour alone."""

BANDS: Mapping[Band, tuple[str, str]] = {band: (one.name, one.says) for band, one in URGENCY.items()}
"""The words on screen of SEVERITY 3, the heaviest first."""

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.RESULTS: later("showed results"),
    Outcome.NONE: later("said that it has none"),
    Outcome.DOUBTED: later("is not believed"),
    Outcome.BLOCKED: later("refused"),
    Outcome.CHANGED: later("sent a page that could not be read"),
    Outcome.FAILED: later("did not answer"),
    Outcome.SKIPPED: later("was not asked"),
}

INDEXES: Mapping[str, str] = {
    "answered": later("answered"),
    "partly": later("answered in part"),
    "not asked": later("not asked"),
}

STATUSES: Mapping[Status, str] = {
    Status.TO_DO: later("to do"),
    Status.DOING: later("doing"),
    Status.WAITING: later("waiting for an answer"),
    Status.DONE: later("done"),
    Status.KEPT: later("kept on purpose"),
    Status.NOT_SEEN: later("not seen in the last search"),
    Status.GONE: later("gone"),
    Status.CHANGED: later("changed"),
    Status.DEMOTED: later("lower than before"),
    Status.UNCHANGED: later("unchanged"),
    Status.RETURNED: later("back again"),
    Status.NOT_CHECKED: later("not checked"),
}

HANDLINGS: Mapping[Handling, str] = {
    Handling.FIX: later("to be fixed"),
    Handling.KEEP: later("kept on purpose"),
    Handling.WAIT: later("waiting"),
}

DEPTH_NAMES: Mapping[Depth, str] = {Depth.LIGHT: later("light search"), Depth.DEEP: later("deep search")}
DEPTHS: Mapping[Depth, str] = {Depth.LIGHT: later("Light search of {day}"), Depth.DEEP: later("Deep search of {day}")}

METHOD = (
    later("Queries that a stranger might type were sent to several search engines, signed in nowhere."),
    later("One page counts once, however many engines show it. Engines that share an index count as one."),
    later("Labels and scores come from written rules; each carries its reasons, and the worker's own word goes first."),
    later("No page was opened: only what the engines themselves show was read."),
)

LIMITS = (
    later("Search engines see a part of the web. Court decisions, registers and closed networks need a look by hand."),
    later("What an engine shows depends on place, day and device. A move by fewer than three places says nothing."),
    later("Where an engine did not answer, nothing can be said about what it would have shown."),
    later("A score orders a list of things to do. It says nothing about the quality of anybody's work."),
)

REFLECTION = (
    later("Which of these results would a client meet first, and how might it be for them?"),
    later("What is the difference between hiding and having a private life, in my case?"),
    later("Which result did I not expect, and what made it unexpected?"),
    later("What do I keep on purpose, and what would I say if a client spoke of it?"),
    later("What would I like to talk over before I change anything?"),
)
"""For supervision: about the worker's thinking, never about the findings."""


def engine(name: str) -> str:
    """Return the brand of an engine."""
    return ENGINES[name].name if name in ENGINES else name


def index(name: str) -> str:
    """Return the name of an index as people know it."""
    return engine(name) if name in ENGINES else name.capitalize()


def fact(code: str) -> str:
    """Return what a kind of fact is called."""
    known = facts.severity_model()["facts"]
    return _(known[code]["name"]) if code in known else code.replace("_", " ")


def recipe(name: str) -> str:
    """Return what a recipe asks for, in words."""
    return next((_(r.title) for r in facts.recipes() if r.id == name), name)


listing = series
"""Words as a sentence lists them."""
