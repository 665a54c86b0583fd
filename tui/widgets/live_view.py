"""A search while it runs: how far it is, the grid, what is covered, what is found so far."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.merging.progress import Progress
from identity_scan.model import Assessment
from identity_scan.session.contract import Session
from identity_scan.tui.widgets.grid import AnswerGrid
from identity_scan.tui.widgets.live import by_hand, closing, covered, headline, newest, so_far

TALL = 32
"""Lines from which there is room for more than one of the findings so far."""


class LiveView(Vertical):
    """The live grid between the lines that sum it up."""

    def __init__(self) -> None:
        super().__init__(id="live")

    def compose(self) -> ComposeResult:
        """Lay out the lines around the grid."""
        yield Static(id="live-head")
        yield AnswerGrid()
        yield Static(id="live-covered")
        yield Static(id="live-sofar")

    def show(
        self,
        progress: Progress,
        assessment: Assessment | None,
        session: Session,
        uncovered: frozenset[str],
        onward: str = "",
    ) -> None:
        """Draw the search so far, and how it may go on.

        `uncovered` are findings whose titles may be shown although hard to read.
        """
        rows = session.engines()
        self.query_one(AnswerGrid).show(progress, rows)
        self.query_one("#live-head", Static).update(headline(progress, rows, self.app.size.width - 4))
        told = (closing(progress, assessment), covered(progress, rows, onward), by_hand(assessment))
        self.query_one("#live-covered", Static).update(Content("\n").join(filter(None, told)))
        found = newest(assessment, 8 if self.app.size.height >= TALL else 1, uncovered)
        counts = so_far(assessment, self.app.size.width - 4)
        self.query_one("#live-sofar", Static).update(Content("\n").join([counts, *found]))
