"""The one seam between the faces and the rest: what a session is asked for, and what it gives back.

`house.py` answers from the core, in a home of the worker's own or an invented one; the tests answer from hand-made
values. Nothing heavy is imported here. It has at most twenty methods (tests/session/test_contract.py): what a face
reads stands in values, and what needs no session (prices, letters, places) is a function of those.
"""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from identity_scan.model import Assessment, Collected, Decision, Depth, Judged, Person, Plan, Query, Scan
from identity_scan.present.values import (
    Arranged,
    Compared,
    EngineRow,
    Judgement,
    Kept,
    Offer,
    Past,
    Step,
)
from identity_scan.remembered import DeadEnd, Record

if TYPE_CHECKING:
    import asyncio

    from identity_scan.advice.handchecks import Tick
    from identity_scan.present.decided import Word
    from identity_scan.present.leaving import Chosen
    from identity_scan.present.papers import Paper
    from identity_scan.present.preview import Line
    from identity_scan.present.report_values import Dealt
    from identity_scan.session.assistants_desk import AssistantsDesk
    from identity_scan.session.looking_desk import LookingDesk
    from identity_scan.session.paper_desk import PaperDesk
    from identity_scan.session.recheck import Recheck


class Writer(Protocol):
    """What writes reports of a search into a folder and returns where they stand (reports.write)."""

    def __call__(
        self,
        assessment: Assessment,
        formats: Iterable[str],
        folder: Path,
        redact: bool,
        today: date,
        records: Sequence[Record],
        chosen: "Chosen",
        cards: "Dealt | None",
        /,
    ) -> Sequence[Path]:
        """Write the files."""

    def paper(self, paper: "Paper", path: Path, /) -> Path:
        """Write one paper in the form that its name ends in, beside what is there, and give where it stands."""


class Draft(Protocol):
    """The reports of a search before they are written."""

    def lines(self) -> "Sequence[Line]":
        """Give the lines that a report may hold for others."""

    def write(self, formats: Sequence[str], folder: Path, redact: bool, chosen: "Chosen" = ...) -> Sequence[Path]:
        """Write reports, and give where they stand; what is chosen is what those for others hold."""


class Session(Protocol):
    """One person's searches: the worker's own, or those of an invented person."""

    demo: bool
    """An invented person: nothing is sent, nothing is saved."""
    person: Person | None
    people: tuple[Person, ...]
    """The invented persons to choose from; empty outside a demonstration."""
    notices: tuple[str, ...]
    """What the person should be told after the opening, as sentences."""
    not_shown: str
    """That searches are on this computer that are not looked at, and why; empty if there are none."""
    looking: "LookingDesk"
    """What it offers of the worker's own browser, watched together."""
    papers: "PaperDesk"
    """The papers that the guideline asks for, to be filled and written."""
    assistants: "AssistantsDesk"
    """What it offers of assistants: the questions, what was answered, what was said of it."""
    said: Mapping[str, Decision]
    """What the worker said of findings, of this search or another."""

    @property
    def language(self) -> str:
        """The language to speak, as a tag."""

    @property
    def theme(self) -> str:
        """Light or dark."""

    @property
    def scan(self) -> Scan | None:
        """The search under way, or the one in front."""

    @property
    def ticks(self) -> "Mapping[str, Tick]":
        """What was noted of each check by hand, by its name."""

    @property
    def dead_ends(self) -> Mapping[str, str]:
        """The addresses that led nowhere, each with the month in which that was noted."""

    @property
    def reports(self) -> Path | None:
        """The folder of the person's own reports; None where nothing is written."""

    # -- opening ------------------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """Tell the time, with its zone."""

    def open(self, search: str = "") -> Kept | None:
        """Load what is heavy, in a thread; give the search of this name, or the latest, if one is kept."""

    def close(self, *, erase: bool = False) -> None:
        """Put everything away; with `erase`, erase for good everything that is kept on this computer."""

    def other(self) -> "Session":
        """Give the session of the demonstration; from there, that of the worker's own search."""

    def take(self, person: Person) -> None:
        """Take the person as they are from here on, and keep them; in a demonstration, another of the invented ones.

        Another safety or portrayal goes on with the search in front; another name erases what was kept of the one
        before (ETHICS 3.1).
        """

    # -- asking -------------------------------------------------------------------------------------------------------

    def engines(self) -> tuple[EngineRow, ...]:
        """Give the engines in the order they are shown."""

    def offer(self, depth: Depth | None = None) -> Offer:
        """Give all that a search of this depth could ask, of the one that is next if none is named."""

    def plan(self, depth: Depth, queries: Sequence[Query], engines: Sequence[str]) -> Plan:
        """Give the plan of these queries to these engines."""

    def search(
        self, plan: Plan, scan: Scan | None = None, enough: "asyncio.Event | None" = None
    ) -> AsyncGenerator[Collected, None]:
        """Ask what has no answer yet, and give answers as they come; with a scan, go on with the one in front.

        Once it is `enough`, no more is asked, and what is left is given out as not asked.
        """

    def brought(self, files: Sequence[Path] = ()) -> AsyncGenerator[Collected | str, None]:
        """Give each answer that comes from the person's own browser, or why a page is none: of these files alone,

        or without any, of whatever is copied or saved from now on.
        """

    # -- judging and deciding -----------------------------------------------------------------------------------------

    def judge(self, word: "Word | None" = None, *, over: bool = False) -> Judgement:
        """Say what is found in the search in front; slow, so the screens call it in a thread.

        With a `word` it is told what that moved. When the search is `over`, that is noted first, with what was found.
        """

    def decide(self, words: "Sequence[Decision | Step | Tick | DeadEnd]") -> None:
        """Keep what the worker said; decisions that are said at once are taken back at once.

        A decision holds all that is said of its finding: a note or a day that is not in it is taken away.
        """

    def undo(self) -> str:
        """Take back the last decision, step or dead end; give what was taken back in words, empty if nothing was."""

    def forget_others(self) -> Kept | None:
        """Let the words about somebody else go, since the worker has looked; give the search as it is kept then."""

    async def look(self, judged: Judged) -> "Recheck":
        """Look at a page once, and keep what became of it; a BadInput says why it is not looked at."""

    # -- looking back -------------------------------------------------------------------------------------------------

    def past(self) -> Past:
        """Give the searches that are kept."""

    def compare(self, newer: str, other: str = "") -> Compared:
        """Compare a search with another one, with the one before it if none is named."""

    def report(self, scan: str) -> Draft:
        """Give the reports of a kept search before they are written; called in a thread."""

    # -- settings -----------------------------------------------------------------------------------------------------

    def settings(self) -> Arranged:
        """Give the settings, and what is kept where."""

    def prefer(self, name: str, value: str, *, erase: bool = False) -> None:
        """Change a setting and keep it; for an engine the value is "on", "off", or "browser" for this run alone.

        Where searches are kept opens the session anew; with `erase` those that are where they are kept now are erased.
        """
