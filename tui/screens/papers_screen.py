"""The papers of the guideline: which there are, how each would read, and the key that writes one to be finished."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.present import papers
from identity_scan.present.blocks import Sentence, Tone
from identity_scan.present.papers import Known, Paper
from identity_scan.session.paper_desk import PaperDesk
from identity_scan.speech import language
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.entry_screen import EntryScreen
from identity_scan.tui.screens.over import OverScreen
from identity_scan.tui.shell.private_textual import Lasting
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

_RULE = "_" * 40


class PapersScreen(Lasting, OverScreen[None]):
    """The list over the paper under the cursor; nothing is typed here but where to write it."""

    CSS_PATH: ClassVar = ["over.tcss", "papers.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape,q", "dismiss", "close", show=False),
        Binding("w", "write", "write", show=False),
        Binding("a", "agency", "agency", show=False),
        Binding("l", "language", "language", show=False),
        Binding("tab", "read", "read", show=False),
    ]

    def __init__(self, desk: PaperDesk, known: Known, first: str = "") -> None:
        """Take what fills the papers, and the one to begin with."""
        super().__init__()
        self._desk, self._known, self._first = desk, known, first
        self._agency, self._tongue = False, language.in_use()

    def compose(self) -> ComposeResult:
        """Lay out the list over the paper."""
        with Vertical(classes="over"):
            yield Static(Content(_("Documents to finish")), classes="heading")
            rows = (Option(Content(one.title), id=one.name) for one in papers.titles())
            yield OptionList(*rows, id="checks", markup=False)
            yield Reading(id="check")
            keys = (
                ("w", _("write it")),
                ("tab", _("read it")),
                ("a", _("for one person or an agency")),
                ("l", _("English or French")),
                ("escape", _("close")),
            )
            yield Static(self.keys_of(*keys), classes="gap-above")

    def on_mount(self) -> None:
        """Begin on the paper that was asked for."""
        options = self.query_one("#checks", OptionList)
        options.highlighted = papers.NAMES.index(self._first) if self._first else 0
        options.focus()

    @property
    def here(self) -> str:
        """The paper under the cursor, by its name."""
        return papers.NAMES[self.query_one("#checks", OptionList).highlighted or 0]

    def _made(self) -> Paper:
        return papers.paper(self.here, self._known, self._tongue, agency=self._agency)

    @on(OptionList.OptionHighlighted, "#checks")
    def _looked(self) -> None:
        about = next(one.about for one in papers.titles() if one.name == self.here)
        sheet = (Sentence(about, Tone.STRONG), *papers.preview(self._made(), _RULE))
        self.query_one(Reading).read(partial(sheet_text, sheet))

    @on(OptionList.OptionSelected, "#checks")
    def action_read(self) -> None:
        """Go to the paper, to scroll in it, and back."""
        pane, options = self.query_one(Reading), self.query_one("#checks", OptionList)
        (options if pane.has_focus else pane).focus()

    def action_agency(self) -> None:
        """Change between the policy of one worker and that of an agency."""
        if self.here != papers.NAMES[0]:
            shell_of(self).tell(_("Only the policy has a version for an agency."))
            return
        self._agency = not self._agency
        self._looked()

    def action_language(self) -> None:
        """Change between English and French, for this paper alone."""
        tags = tuple(language.NAMES)
        self._tongue = tags[(tags.index(self._tongue) + 1) % len(tags)]
        self._looked()

    def action_write(self) -> None:
        """Ask where to write it, and write it there."""
        made = self._made()
        what = _("The file ending sets the format: .docx, .pdf, .html, .txt or .md. Existing files are kept.")
        screen = EntryScreen(made.title, what, str(self._desk.folder / f"{made.name}.docx"), _("writes"))

        def typed(path: str | None) -> None:
            if path:
                self.app.run_worker(self._write(made, path), group="paper", exclusive=True, exit_on_error=False)

        self.app.push_screen(screen, typed)

    async def _write(self, made: Paper, path: str) -> None:
        try:
            written = await asyncio.to_thread(self._desk.write, made, Path.home() / Path(path).expanduser())
        except IdentityScanError as error:  # its remedy speaks of the command line
            shell_of(self).tell(error.what, severity="error")
            return
        shell_of(self).tell(_("Written: {path}. {gaps}").format(path=written, gaps=made.subtitle))
