"""What leaves the house, line by line, each with its tick, before a report for others is written."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from identity_scan.present import preview, report_sentences
from identity_scan.present.leaving import LONGEST, Chosen
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.tick_list import Tick, TickList

_EVER = "ever"
"""The line that stands there whatever is ticked."""


class LeavingScreen(ModalScreen[Chosen | None]):
    """Every line that a report may hold, those of the default ticked; answers with what is chosen."""

    CSS_PATH: ClassVar = ["over.tcss", "report.tcss"]
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "write", "write", show=False),
        Binding("escape", "dismiss", "leave", show=False),
    ]

    def __init__(self, every: Sequence[preview.Line]) -> None:
        super().__init__()
        self._every = every

    def compose(self) -> ComposeResult:
        """Lay out the lines over the worker's own words."""
        with Vertical(classes="over choice"):
            yield Static(Content(_("What you pass on, line by line")), classes="heading")
            yield Static(Content.assemble((_(preview.WARNING), "$quiet")))
            yield TickList(id="lines")
            for name, asked in (("reflection", _(report_sentences.REFLECTED)), ("talk", _(report_sentences.TALK))):
                yield Input(id=name, placeholder=asked, compact=True, max_length=LONGEST)
            with Horizontal(id="report-keys"):
                yield Button(Content(_("Write")), id="write", compact=True)
                keys = ("space", _("ticks")), ("tab", _("continues")), ("ctrl+s", _("writes")), ("escape", _("cancels"))
                yield Static(key_line(*keys))

    def on_mount(self) -> None:
        """Fill the list."""
        lines = self.query_one("#lines", TickList)
        ticked = [line.id for line in self._every if line.ticked]
        ever = Tick(_EVER, Content(_(preview.EVER)), possible=False)
        lines.fill([ever, *(Tick(line.id, Content(line.says)) for line in self._every)], [_EVER, *ticked])
        lines.action_first()
        lines.focus()

    @on(Button.Pressed, "#write")
    @on(Input.Submitted, "#talk")
    def action_write(self) -> None:
        """Answer with what is ticked and written."""
        on = [name for name in self.query_one("#lines", TickList).ticked if name != _EVER]
        off = [line.id for line in self._every if line.ticked and line.id not in on]
        words = (clean(self.query_one(f"#{name}", Input).value, LONGEST) for name in ("reflection", "talk"))
        self.dismiss(preview.choose(self._every, on, off, *words))
