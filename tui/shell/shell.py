"""The seam between a screen and the application that shows it: what any screen may ask of it, and no more.

Screens depend on this, never on the application, so that neither folder imports the other.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from identity_scan.advice.todo import Card, Key
    from identity_scan.judge.moves import Move
    from identity_scan.judge.opening import Place
    from identity_scan.merging.progress import Progress
    from identity_scan.model import Assessment, Collected, Decision, Person, Plan, Query, Scan, Status
    from identity_scan.present.values import Since
    from identity_scan.session.contract import Session


class Shell(Protocol):
    """The application as its screens know it."""

    session: "Session"
    progress: "Progress"
    assessment: "Assessment | None"
    cards: "tuple[Card, ...]"
    """What could be done, in the order to do it."""
    since: "Since | None"
    """What became of the findings since the search before."""
    until: "Mapping[str, date]"
    """Until when the words of each result about somebody else are kept, by finding."""
    ready: bool
    """The core is loaded: the session may be asked."""
    uncovered: frozenset[str]
    """Findings whose words may be hard to read, and are shown."""
    moves: "tuple[Move, ...]"
    """What the worker's last word moved beside the page it was said of."""
    by_word: bool
    """The assessment in front follows a word of the worker, not a new answer."""
    back: frozenset[str]
    """Findings of which a word was taken back, until a screen has gone there."""
    asked_after_a_threat: bool
    """Whether the worker was asked if they are in danger now: once is enough."""
    parting: str
    """What is said first once the program begins anew."""
    current_mode: str

    @property
    def judging(self) -> bool:
        """Whether something is still to be judged."""

    def tell(self, message: str, title: str = "", severity: str = "information") -> None:
        """Show a plain sentence for a while."""

    def visit(self, place: "Place") -> bool:
        """Open a place in the person's own browser, one that means harm after a yes; tell whether it was handed on."""

    def copy(self, text: str, what: str, file: str = "", adds: str = "") -> None:
        """Copy a text, `what` as it is called; say whether it is known to be there, and else where it can be read.

        A text that has a name for a `file` is saved in that case; what `adds` is said after it, whatever came of it.
        """

    def browse(self, engine: str, text: str) -> None:
        """Open a query in the person's own browser, and wait for the page to come back."""

    def look_at(self, queries: "Sequence[Query]", then: Callable[[], None]) -> bool:
        """Look together at these searches in every engine, and go on then; tell whether a browser can be watched."""

    def search(self, plan: "Plan", kept: "Sequence[Collected]" = (), scan: "Scan | None" = None) -> None:
        """Begin a search, or go on with one."""

    def stop(self) -> None:
        """Stop the search; every answer so far is kept."""

    def end_here(self) -> None:
        """End the search as it is; what is left is shown as not asked."""

    def take(self, progress: "Progress") -> None:
        """Show another search that is kept."""

    def take_in(self, item: "Collected") -> None:
        """Take an answer that came by another road than the search."""

    def decide(self, decisions: "Sequence[Decision]", noted: str) -> None:
        """Take the worker's word on findings; `noted` says so at once."""

    def set_status(self, keys: "Sequence[Key]", status: "Status", note: str = "", until: "date | None" = None) -> None:
        """Take the worker's word on a card."""

    def rejudge(self) -> None:
        """Judge all anew, because what is known of the person changed."""

    def weigh(self) -> None:
        """Weigh the steps anew."""

    def reopen(self) -> None:
        """Read again what is kept, because it changed."""

    def forget_others(self) -> None:
        """Let the words about somebody else go for good."""

    def push_screen(self, screen: "Screen[str | None]", callback: "Callable[[str | None], None]") -> object:
        """Lay a screen over the one in front; its answer goes to the callback."""

    def undo(self) -> None:
        """Undo the last decision."""

    def ask_who(self, person: "Person | None" = None) -> None:
        """Open the steps in which a person says who they are."""

    def lead(self, mode: str, at: str = "") -> None:
        """Go to a mode, with the cursor on a finding, an engine or a view."""

    def show_finding(self, finding: str) -> None:
        """Go to a finding in its mode."""

    def show_actions(self, finding: str) -> None:
        """Go to the steps for a finding in their mode."""

    def action_papers(self, name: str = "") -> None:
        """Show the papers to finish, the named one first."""

    def open_lesson(self) -> None:
        """Open the lesson on an invented person."""

    def action_mode(self, mode: str) -> None:
        """Go to another mode."""


def shell_of(node: "DOMNode") -> Shell:
    """Return the application that shows a screen or widget, by what it may be asked."""
    return cast("Shell", node.app)
