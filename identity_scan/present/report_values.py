"""What a report shows, as values: all sentences made, nothing left to decide but the form.

A redacted view has no field filled that could hold a name, an address, a title or a snippet (ETHICS 6); so no form can
show one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from identity_scan.advice.todo import Card
from identity_scan.present import report_sentences
from identity_scan.present.answers import Silence
from identity_scan.present.blocks import Sheet, Table, covers
from identity_scan.present.steps import Asked
from identity_scan.present.values import Change
from identity_scan.speech.language import gettext as _

Dealt = Sequence[Card]
"""The steps as the screens deal them, in the order of every face."""


@dataclass(frozen=True, slots=True)
class EngineRow:
    """What became of the requests to one engine."""

    name: str
    index: str
    says: str
    why: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a report shows it: its sheet, and what a table sorts it by."""

    number: int
    called: str
    """What it is called in commands."""
    mine: bool
    score: int
    band: str
    action: str
    """The id of its first step; empty if it has none."""
    status: str
    """Where that stands."""
    sheet: Sheet
    brief: Sheet = ()
    """What stands of it under its title where the rest is folded away: what it weighs, gives away, helps first."""
    codes: tuple[str, ...] = ()
    """Its band and its label, by which a list can be filtered."""
    fine: bool = False
    """Nothing need be done about it."""
    date: str = ""
    """The day that the page bears, as it was read: in most cases an ISO date."""
    step: str = ""
    """What its first step is called."""
    minutes: int = 0
    """How long that takes."""

    @property
    def behind(self) -> Sheet:
        """What a reader who chooses to may read of it, because it may be hard to read."""
        return next((over.under for over in covers(self.sheet)), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A whole report, ready to be written in any form."""

    language: str
    title: str
    subtitle: str
    demo: str
    redacted: bool
    today: date
    covered: str
    engines: tuple[EngineRow, ...]
    indexes: tuple[str, ...]
    charts: tuple[Table, ...]
    tables: tuple[Table, ...]
    others: str
    changed: str
    steps: tuple[Asked, ...]
    next_light: date
    next_deep: date
    annex: bool = False
    """Everything stands in a form that otherwise holds what matters first (leaving.Chosen)."""

    # Of the worker's own copy alone:
    name: str = ""
    overview: str = ""
    """How many pages need the worker and by when, and what was not looked at."""
    state: Sheet = ()
    """The same as the first thing said, with how many pages there are and how far the search reached."""
    answer: tuple[Sheet, ...] = ()
    """What stands on the first page under it: what to do, whom to call, what speaks against, what is met."""
    kinds: tuple[Table, ...] = ()
    """Every kind of fact, where the picture has not all of them."""
    pictures: tuple[Table, ...] = ()
    """What people rather look at than read: kinds of fact, searches over time, steps before and after."""
    unchecked: tuple[Silence, ...] = ()
    lead: Sheet = ()
    """What a client meets who types the bare name, summed up."""
    first: tuple[Sheet, ...] = ()
    """The first page of each index, then how the worker wishes to be seen beside them."""
    against: tuple[str, ...] = ()
    """What speaks against that on any page."""
    mine: tuple[Shown, ...] = ()
    unsure: tuple[Shown, ...] = ()
    changes: tuple[Change, ...] = ()
    heard: tuple[Sheet, ...] = ()
    """What assistants said."""
    looked: Sheet = ()
    """What no engine makes, in short."""
    looks: Sheet = ()
    """The same one by one: looked by hand on that day, or not."""
    ways: tuple[Sheet, ...] = ()
    """What to change so that no way to the worker is left: what goes before, then each end."""
    strategies: Sheet = ()
    """Where the worker stands with each strategy of the guideline."""

    # Of what is for others alone:
    reflection: tuple[str, ...] = ()
    """Questions."""
    reflected: str = ""
    """What the worker thinks of it, in their own words."""
    talk: str = ""
    """What the worker wants to talk about, in their own words."""
    learning: str = ""

    @property
    def method(self) -> tuple[str, ...]:
        """How a search is made, the same in every report."""
        return tuple(map(_, report_sentences.METHOD))

    @property
    def limits(self) -> tuple[str, ...]:
        """What no search can tell."""
        return tuple(map(_, report_sentences.LIMITS))

    @property
    def statement(self) -> str:
        """What stands on everything that leaves the house (ETHICS 7)."""
        return _(report_sentences.STATEMENT)

    @property
    def hard(self) -> tuple[Shown, ...]:
        """The findings whose words stand apart, because they may be hard to read."""
        return tuple(found for found in (*self.mine, *self.unsure) if found.behind)
