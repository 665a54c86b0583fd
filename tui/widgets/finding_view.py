"""The finding under the cursor, in full."""

from functools import partial

from textual.content import Content

from identity_scan.present.blocks import Sheet
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text


class FindingView(Reading):
    """The finding under the cursor."""

    def __init__(self) -> None:
        super().__init__(id="finding")
        self._finding = ""

    def show(self, finding: str, sheet: Sheet, asked: Content | None = None) -> None:
        """Draw the sheet of a finding, from its beginning unless it is the one that was read before.

        `asked` is the question that stands under it.
        """
        text = partial(sheet_text, sheet) if asked is None else partial(_drawn, sheet, asked)
        self.read(text, home=finding != self._finding)
        self._finding = finding

    def show_empty(self, why: str) -> None:
        """Say why there is nothing to read."""
        self.read(lambda _width: Content.assemble((why, "$quiet")), home=bool(self._finding))
        self._finding = ""


def _drawn(sheet: Sheet, asked: Content, width: int) -> Content:
    return Content("\n\n").join((sheet_text(sheet, width), asked))
