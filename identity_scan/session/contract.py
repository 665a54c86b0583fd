"""The one seam between the screens and the rest: what the interface asks for, and what it gets back.

`house.py` answers from the core; the tests answer from hand-made values. Nothing heavy is imported here.
"""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from identity_scan.model import (
    Action,
    Assessment,
    Collected,
    Decision,
    Depth,
    Judged,
    Link,
    Person,
    Plan,
    Query,
    Recipe,
    Safety,
    Scan,
    Status,
)
from identity_scan.present.values import Compared, EngineRow, Kept, Note, PastScan, Preference, Price, Since
from identity_scan.remembered import Record

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from identity_scan.advice.handchecks import HandCheck
    from identity_scan.advice.todo import Card, Key
    from identity_scan.session.look_together import LookTogether, Queued


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
        /,
    ) -> Sequence[Path]:
        """Write the files."""


class Session(Protocol):
    """Everything the interface asks of the house, for one person."""

    demo: bool
    """An invented person: nothing is sent, nothing is saved."""
    person: Person | None
    people: tuple[Person, ...]
    """The invented persons to choose from; empty outside a demonstration."""

    notices: tuple[str, ...]
    """What the person should be told after the opening, as sentences."""

    @property
    def language(self) -> str:
        """The language to speak, as a tag."""

    @property
    def theme(self) -> str:
        """Light or dark."""

    def now(self) -> datetime:
        """Tell the time, with its zone."""

    def open(self) -> Kept | None:
        """Load what is heavy, after the first paint and in a thread; give the latest search, if one is kept."""

    def close(self) -> None:
        """Put everything away."""

    def own(self) -> "Session":
        """Give the session of the worker's own search."""

    def demonstration(self) -> "Session":
        """Give the session of the demonstration."""

    def choose(self, person: Person) -> None:
        """Take another of the invented persons."""

    def save_person(self, person: Person) -> None:
        """Keep the person; another name erases what was kept of the one before (ETHICS 3.1)."""

    def set_safety(self, safety: Safety) -> None:
        """Take another safety context, without touching what is kept."""

    def set_portrayal(self, portrayal: str) -> None:
        """Take other words on how the person wishes to be seen, without touching what is kept."""

    def engines(self) -> tuple[EngineRow, ...]:
        """Give the engines in the order they are shown."""

    def recipe(self, name: str) -> Recipe | None:
        """Give a kind of query."""

    def queries(self, depth: Depth) -> tuple[tuple[Query, bool], ...]:
        """Give all that could be asked of this person, and whether it is ticked in a search of this depth."""

    def plan(self, depth: Depth, queries: Sequence[Query], engines: Sequence[str]) -> Plan:
        """Give the plan of these queries to these engines."""

    def due(self) -> Depth:
        """Say which depth is next."""

    def when_due(self) -> str:
        """Say when the next search is due, as a sentence; empty in a demonstration."""

    def price(self, plan: Plan) -> Price:
        """Say what a plan costs."""

    def search(self, plan: Plan, kept: Sequence[Collected], scan: Scan | None) -> AsyncGenerator[Collected, None]:
        """Ask what is not kept yet, and give answers as they come; with a scan, go on with that one."""

    def scan(self) -> Scan | None:
        """Give the search under way, or the last one."""

    def finish(self, assessment: Assessment) -> Assessment:
        """Note that the search is over; give it back with where each step stands now that it counts."""

    def assess(
        self, plan: Plan, collected: Sequence[Collected], decisions: Mapping[str, Decision] | None = None
    ) -> Assessment:
        """Judge what came; pure but slow, so the screens call it in a thread.

        `decisions` are the worker's words to judge by, by finding; those that are kept if left out.
        """

    def since(self, assessment: Assessment) -> Since | None:
        """Say what became of the findings since the search before; None if there was none. Called in a thread."""

    def decisions(self) -> Mapping[str, Decision]:
        """Give what the worker said of findings."""

    def others_until(self) -> Mapping[str, date]:
        """Give until when the words of each result of this search about somebody else are kept, by finding.

        Empty where nothing of it is kept on this computer.
        """

    def forget_others(self) -> Kept | None:
        """Let those words go, since the worker has looked, and give the search as it is kept from then on."""

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep what the worker said; several at once are taken back at once.

        A decision holds all that is said of its finding: a note or a day that is not in it is taken away.
        """

    def cards(self, assessment: Assessment) -> "tuple[Card, ...]":
        """Give what could be done after a search, in the order to do it; called in a thread."""

    def set_status(self, keys: "Sequence[Key]", status: Status, note: str = "", until: date | None = None) -> None:
        """Keep where a card stands, under all its keys; they are taken back at once."""

    def undo(self) -> str:
        """Take back the last decision or change of status; give what was taken back in words, empty if nothing was."""

    def past(self) -> tuple[PastScan, ...]:
        """Give the searches that are kept, the newest first."""

    def compare(self, newer: str, other: str = "") -> Compared:
        """Compare a search with another one, with the one before it if none is named."""

    def retention(self) -> Sequence[str]:
        """Say how long things are kept, and what was erased for its age when the program began."""

    def report_folder(self) -> Path | None:
        """Give the folder of the person's own reports; None where nothing is written."""

    def report(self, scan: str, formats: Sequence[str], folder: Path, redact: bool) -> Sequence[Path]:
        """Write reports of a kept search, and give where they stand; called in a thread."""

    def load(self, scan: str) -> Kept | None:
        """Give a kept search."""

    def preferences(self) -> tuple[Preference, ...]:
        """Give the settings."""

    def prefer(self, name: str, value: str) -> None:
        """Change a setting and keep it; where searches are kept may take effect only by keep_where()."""

    def kept_here(self) -> int:
        """Give how many searches are on this computer's disk, on_disk.UNKNOWN if they cannot be counted."""

    def in_memory(self) -> int:
        """Give how many searches end with the program."""

    def keep_where(self, memory: bool, erase: bool = False) -> None:
        """From now on keep searches in memory only, or on the disk, where those in memory go too.

        With `erase` those on the disk are erased. The session opens anew.
        """

    def not_shown(self) -> str:
        """Say that searches are on this computer that are not looked at, and why; empty if there are none."""

    def as_browser(self, engine: str) -> None:
        """Ask an engine through the client that looks like a browser, in this run of the program."""

    def switch(self, engine: str, on: bool) -> None:
        """Ask an engine, or leave it out, from now on."""

    def kept_where(self) -> Sequence[str]:
        """Say what is kept on this computer and where, a line each."""

    def erase(self) -> None:
        """Erase everything that is kept on this computer."""

    def watched(self) -> tuple[str, str]:
        """Give the browser that can be watched and who makes it; empty where there is none."""

    def looks(
        self, queries: Sequence[Query] = (), engine: str = "", text: str = "", *, watch: bool = True
    ) -> "tuple[Queued, ...]":
        """Give the searches to look at together: of all engines, or of one from the search with this text on.

        None where no browser can be watched, unless they are not to be `watch`ed.
        """

    def look_together(
        self, looks: "Sequence[Queued]", *, join: bool = True
    ) -> "AbstractAsyncContextManager[LookTogether]":
        """Open the window for these searches; their pages join the search in front, or begin one of their own."""

    def brought(self) -> AsyncGenerator[Collected | str, None]:
        """Wait for result pages from the person's own browser: give each answer, or why a page is none."""

    def letters(self, judged: Judged, action: Action) -> tuple[Note, ...]:
        """Give the letters that fit an action for a finding."""

    def places(self, judged: Judged | None, action: Action) -> tuple[Link, ...]:
        """Give every place at which an action can be done; one without an address says so in words."""

    def ask_again(self, action: Action) -> date | None:
        """Give the day to ask again after a request; None where nobody else has to answer."""

    def hand_checks(self) -> "tuple[HandCheck, ...]":
        """Give what engines do not show, with what was noted."""

    def tick(self, check: str, done: bool, result: str) -> None:
        """Keep a tick and one line."""

    async def look(self, judged: Judged) -> str:
        """Look at a page once, and say what became of it."""

    def browse(self, engine: str, text: str) -> str | None:
        """Give the address that opens a query in the person's own browser."""
