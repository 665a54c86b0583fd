"""Writing a search into files: which forms, for whom, and where to; nothing that is there is ever replaced."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from identity_scan.present import words
from identity_scan.present.leaving import DEFAULT, Chosen, chosen_for, draws, may_be_drawn
from identity_scan.session.contract import Session
from identity_scan.speech import additions
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.screens.leaving_screen import LeavingScreen
from identity_scan.tui.screens.over import TextScreen
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from textual.app import App

    from identity_scan.model import Scan

FORMS = (
    ("html", later("for a browser")),
    ("pdf", later("to print")),
    ("md", later("with headings")),
    ("txt", later("plain text")),
    ("csv", later("for a spreadsheet")),
    ("json", later("for programs")),
    ("ics", later("a reminder")),
    ("supervision", later("questions to talk over")),
    ("log", later("for your competence log")),
)
_SHARED, _OWN, _DRAWN, _ANNEX = "shared", "own", "drawn", "annex"


class ReportScreen(ModalScreen[Sequence[Path] | None]):
    """Three choices; answers with the files that were written."""

    CSS_PATH: ClassVar = ["over.tcss", "report.tcss"]
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "write", "write", show=False),
        Binding("escape", "dismiss", "leave", show=False),
    ]

    def __init__(self, session: Session, scan: str, day: str, folder: Path) -> None:
        super().__init__()
        self._session, self._scan, self._day, self._folder = session, scan, day, folder

    def compose(self) -> ComposeResult:
        """Lay out the forms beside for whom, the folder under them."""
        with Vertical(classes="over choice"):
            yield Static(Content(_("A report on the search of {day}").format(day=self._day)), classes="heading")
            with Horizontal(id="report-choices"):
                yield TickList(id="forms")
                with Vertical():
                    yield TickList(id="whom", single=True)
                    yield TickList(id="drawn")
                    yield TickList(id="annex")
            yield Static(id="report-says")
            yield Static(Content(_("The folder to save it in")), id="report-where")
            yield Input(str(self._folder), id="folder", compact=True, select_on_focus=False)
            with Horizontal(id="report-keys"):
                yield Button(Content(_("Write")), id="write", compact=True)
                keys = ("space", _("ticks")), ("tab", _("continues")), ("ctrl+s", _("writes")), ("escape", _("cancels"))
                yield Static(key_line(*keys))

    def on_mount(self) -> None:
        """Fill the lists; what leaves one's own hands holds no name unless one says so."""
        forms = self.query_one("#forms", TickList)
        forms.fill([Tick(name, Content.assemble(f"{name:<4} ", (said, "$quiet"))) for name, said in _forms()], ["html"])
        whom = self.query_one("#whom", TickList)
        whom.fill(
            [
                Tick(_SHARED, Content(_("to pass on: counts, and what you tick"))),
                Tick(_OWN, Content(_("my own copy, with everything that was found"))),
            ],
            [_SHARED],
        )
        drawn = Content(_("with the easiest ways to you drawn in it"))
        self.query_one("#drawn", TickList).fill([Tick(_DRAWN, drawn)], [])
        annex = Content(_("the PDF with an annex of everything"))
        self.query_one("#annex", TickList).fill([Tick(_ANNEX, annex)], [])
        self._say()
        forms.focus()

    @property
    def _redact(self) -> bool:
        return self.query_one("#whom", TickList).ticked != (_OWN,)

    @property
    def _drawn(self) -> bool:
        """Whether ways are drawn."""
        return self._draws and bool(self.query_one("#drawn", TickList).ticked)

    @property
    def _draws(self) -> bool:
        """Whether ways can be drawn in what is ticked; the tick is offered only there."""
        person = self._session.person
        forms = self.query_one("#forms", TickList).ticked
        return person is not None and may_be_drawn(person) and draws(forms, self._redact)

    @property
    def _long(self) -> bool:
        """Whether the worker's own PDF has its annex."""
        return self._may_be_long and bool(self.query_one("#annex", TickList).ticked)

    @property
    def _may_be_long(self) -> bool:
        return not self._redact and "pdf" in self.query_one("#forms", TickList).ticked

    @on(TickList.Changed)
    def _ticked(self) -> None:
        self._say()

    def _say(self, wrong: str = "") -> None:
        self.query_one("#drawn").display = self._draws
        self.query_one("#annex").display = self._may_be_long
        hidden = _("It contains no name, address or title, and no words from any result.")
        full = _("It contains your name and what was found. Do not pass it on: nobody has the right to ask you for it.")
        if self._drawn:
            full = f"{full} {_('Whoever finds it sees how to reach you.')}"
        said = Content.assemble((hidden, "$quiet") if self._redact else (full, "$warning"))
        self.query_one("#report-says", Static).update(Content.assemble((wrong, "$error")) if wrong else said)

    @on(Input.Submitted, "#folder")
    @on(Button.Pressed, "#write")
    def action_write(self) -> None:
        """Write what is ticked."""
        forms = self.query_one("#forms", TickList).ticked
        typed = self.query_one("#folder", Input).value.strip()
        if not forms or not typed:
            self._say(_("Tick at least one format.") if not forms else _("Type a folder."))
            return
        if "pdf" in forms and not additions.has_pdf():
            self._say(str(additions.no_pdf()))
            return
        folder = Path(os.path.abspath(Path.home() / Path(typed).expanduser()))
        self.query_one("#report-says", Static).update(Content.assemble((_("Writing …"), "$accent")))
        writing = told(self._write(forms, folder), self._ended)
        self.app.run_worker(writing, group="report", exclusive=True, exit_on_error=False)

    async def _write(self, forms: Sequence[str], folder: Path) -> Sequence[Path]:
        """Make the reports ready, let the worker choose what others may read, and write them; none if they leave."""
        draft = await asyncio.to_thread(self._session.report, self._scan)
        chosen: Chosen | None = DEFAULT
        if chosen_for(forms, self._redact):
            every = await asyncio.to_thread(draft.lines)
            if not self.is_attached:  # left while it was made ready
                return ()
            chosen = await self.app.push_screen_wait(LeavingScreen(every))
        if chosen is None:
            return ()
        chosen = replace(chosen, ways=self._drawn, annex=self._long)
        return await asyncio.to_thread(draft.write, forms, folder, self._redact, chosen)

    def _ended(self, written: Sequence[Path], wrong: str) -> None:
        if written:
            self.dismiss(written)
        elif self.is_attached:
            self._say(f"{wrong} {_('Choose another folder.')}" if wrong else "")


def _forms() -> Iterator[tuple[str, str]]:
    """Each form with what it is for, and with what it lacks."""
    for name, what in FORMS:
        lacks = name == "pdf" and not additions.has_pdf()
        yield name, f"{_(what)} ({_('not installed')})" if lacks else _(what)


class WrittenScreen(TextScreen):
    """Where the files stand."""

    def __init__(self, written: Sequence[Path], more: str) -> None:
        lines = [Content.assemble((str(path), "$accent")) for path in written]
        told = _("An existing file is kept; the new one gets a number.")
        rest = [Content.assemble((text, "$quiet")) for text in (more, told) if text]
        super().__init__(_("Written"), Content("\n").join([*lines, Content(""), *rest]))


async def told(writing: Awaitable[Sequence[Path]], ended: Callable[..., None]) -> None:
    """Wait for files, then say which there are, or why there are none; other faults the application tells."""
    files: Sequence[Path] = ()
    wrong = ""
    try:
        files = await writing
    except IdentityScanError as error:  # its remedy speaks of the command line
        wrong = error.what
    finally:
        ended(files, wrong)


def offered(app: "App[Any]", session: Session, scan: "Scan") -> None:
    """Ask which files of a search, for whom and where to, and write them; nothing in a demonstration."""

    def written(files: Sequence[Path] | None) -> None:
        if files:
            app.push_screen(WrittenScreen(files, ""))

    if (folder := session.reports) is not None:
        app.push_screen(ReportScreen(session, scan.id, words.day(scan.started), folder), written)
