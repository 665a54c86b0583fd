"""The papers of the guideline: which there are, how each would read, and the key that writes one to be finished."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.present import papers
from identity_scan.present.blocks import Sentence, Sheet, Tone
from identity_scan.present.papers import Known, Paper
from identity_scan.present.screens import PAPERS
from identity_scan.session.paper_desk import PaperDesk
from identity_scan.speech import language
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.screens.entry_screen import EntryScreen
from identity_scan.tui.screens.list_over import ListOver
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.reading_pane import Reading

_RULE = "_" * 40


class PapersScreen(ListOver[None]):
    """The list over the paper under the cursor; nothing is typed here but where to write it."""

    HEADING = later("Documents to finish")
    HERE = PAPERS
    BINDINGS: ClassVar = bindings(PAPERS)

    def __init__(self, desk: PaperDesk, known: Known, first: str = "") -> None:
        """Take what fills the papers, and the one to begin with."""
        super().__init__()
        self._desk, self._known, self._first = desk, known, first
        self._agency, self._tongue = False, language.in_use()

    def rows(self) -> Iterator[Option]:
        """Give a line a paper."""
        return (Option(Content(one.title), id=one.name) for one in papers.titles())

    def first(self) -> int:
        """Give the paper that was asked for."""
        return papers.NAMES.index(self._first) if self._first else 0

    def sheet(self) -> Sheet:
        """Give the paper under the cursor, as it would read."""
        about = next(one.about for one in papers.titles() if one.name == self.here)
        return (Sentence(about, Tone.STRONG), *papers.preview(self._made(), _RULE))

    @property
    def here(self) -> str:
        """The paper under the cursor, by its name."""
        return papers.NAMES[self.at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the agency where a paper has no version for one."""
        return self.here == papers.NAMES[0] if action == "agency" and self.is_mounted else True

    def _made(self) -> Paper:
        return papers.paper(self.here, self._known, self._tongue, agency=self._agency)

    @on(OptionList.OptionSelected, "#rows")
    def action_read(self) -> None:
        """Go to the paper, to scroll in it, and back."""
        pane, options = self.query_one(Reading), self.query_one("#rows", OptionList)
        (options if pane.has_focus else pane).focus()

    def action_agency(self) -> None:
        """Change between the policy of one worker and that of an agency."""
        self._agency = not self._agency
        self.look()

    def action_language(self) -> None:
        """Change between English and French, for this paper alone."""
        tags = tuple(language.NAMES)
        self._tongue = tags[(tags.index(self._tongue) + 1) % len(tags)]
        self.look()

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
