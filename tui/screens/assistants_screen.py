"""What assistants say: the worker asks each with one key, and takes its answer in by pasting, saving or the window."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.judge import opening
from identity_scan.model import Heard, Reply, Safety
from identity_scan.present import assistants_told as told
from identity_scan.present import words
from identity_scan.present.blocks import Sentence, Sheet
from identity_scan.session import assistants_desk as desk
from identity_scan.session.contract import Session
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.screens.over import OverScreen
from identity_scan.tui.shell import clipboard
from identity_scan.tui.shell.private_textual import Lasting
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

_NUMBERS = "1234567890"
"""One key an assistant; those behind the tenth are reached by the arrows."""
_KEYS = (
    ("enter", later("ask it")),
    ("r", later("read the window")),
    ("p", later("paste its answer")),
    ("f", later("a saved answer")),
    ("right", later("next question")),
    ("t", later("town")),
    ("w", later("profession")),
    ("e", later("sentence by sentence")),
    ("g", later("what you can do")),
    ("l", later("a letter")),
    ("escape", later("close")),
)


class AnswerInput(Input):
    """A line that takes a pasted answer whole: one to type in would keep its first line alone."""

    whole = True
    """Whether what is pasted is an answer; the name of a file is a line."""

    def on_paste(self, event: events.Paste) -> None:
        """Hand the answer on with all its lines."""
        if self.whole and event.text.strip():
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self, event.text))


class AssistantsScreen(Lasting, OverScreen[None]):
    """The assistants over what the marked one says; nothing is asked but by the worker, in a browser."""

    CSS_PATH: ClassVar = ["over.tcss", "assistants.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape,q", "leave", "close", show=False),
        Binding("r", "read", "read", show=False),
        Binding("p", "paste", "paste", show=False),
        Binding("f", "file", "file", show=False),
        Binding("right", "turn(1)", "next", show=False, priority=True),
        Binding("left", "turn(-1)", "before", show=False, priority=True),
        Binding("t", "leave_out('town')", "town", show=False),
        Binding("w", "leave_out('trade')", "trade", show=False),
        Binding("e", "sentences", "sentences", show=False),
        Binding("g", "steps", "steps", show=False),
        Binding("l", "letter", "letter", show=False),
        *(Binding(key, f"ask({n})", "ask", show=False) for n, key in enumerate(_NUMBERS)),
    ]

    NAMED = "assistants"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known = desk.assistants(session)
        self._heard: tuple[Heard, ...] = session.assistants.heard()
        self._turned = 0
        self._left_out: frozenset[str] = frozenset()
        self._awaiting: str = ""
        """What the line that is open takes: an answer, or the name of a file."""
        self._wishes: asyncio.Queue[str] = asyncio.Queue()
        self._standing = False
        """A window stands open whose page can be read."""

    def compose(self) -> ComposeResult:
        """Lay out the question, the assistants, and what the marked one says."""
        with Vertical(classes="over"):
            yield Static(Content(_("What assistants say about you")), classes="heading")
            yield Static("", id="question")
            yield OptionList(*map(self._option, range(len(self._known))), id="assistants", markup=False)
            yield Reading(id="said")
            yield AnswerInput(id="entry", max_length=120_000)
            yield Static(self._keys(), id="keys", classes="gap-above")

    def on_mount(self) -> None:
        """Begin on the first that was not asked yet."""
        self.query_one("#entry", Input).display = False
        asked = {heard.assistant for heard in self._heard}
        options = self.query_one("#assistants", OptionList)
        options.highlighted = next((n for n, one in enumerate(self._known) if one.id not in asked), 0)
        options.focus()
        self._show_question()

    def on_resize(self) -> None:
        """Break the keys into as many lines as they need."""
        self.query_one("#keys", Static).update(self._keys())

    def _keys(self) -> Content:
        return self.keys_of(*((key, _(name)) for key, name in _KEYS))

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def here(self) -> "desk.Assistant":
        """The assistant under the cursor."""
        return self._known[self.query_one("#assistants", OptionList).highlighted or 0]

    @property
    def _question(self) -> "desk.Question":
        asked = desk.questions(self._session, **{kind: kind not in self._left_out for kind in ("town", "trade")})
        return asked[self._turned % len(asked)]

    def _option(self, number: int) -> Option:
        row = told.row(self._known[number], self._heard)
        key = _NUMBERS[number] if number < len(_NUMBERS) else " "
        sign = (words.sign(row.code) + " ", "$quiet" if row.code == "off" else words.tint(row.code))
        return Option(
            Content.assemble((f"{key} ", "bold $accent"), sign, row.text, *((f"  {b}", "$quiet") for b in row.beside))
        )

    def _show_question(self) -> None:
        person = self._session.person
        lines = [Content.assemble((_("You ask: "), "$quiet"), (self._question.text, "bold"))]
        if person and person.safety is Safety.THREAT:
            lines.append(Content.assemble((told.reach_left_out(), "$quiet")))
        self.query_one("#question", Static).update(Content("\n").join(lines))

    @on(OptionList.OptionHighlighted, "#assistants")
    def _looked(self) -> None:
        self.query_one(Reading).read(partial(sheet_text, self._sheet()))

    def _sheet(self) -> Sheet:
        heard = [h for h in self._heard if h.assistant == self.here.id]
        if not heard:
            return (*told.about(self.here), Sentence(told.consent()), Sentence(told.once()))
        first = sorted(heard, key=lambda h: h.question != self._question.id)
        return tuple(block for h in first for block in told.told(h, self.here.name))

    def _show_heard(self) -> None:
        self._heard = self._session.assistants.heard()
        options = self.query_one("#assistants", OptionList)
        at = options.highlighted
        options.set_options(map(self._option, range(len(self._known))))
        options.highlighted = at
        self._looked()

    # -- asking -------------------------------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """Take the next question, or the one before; in a line that is typed the arrows move in it."""
        entry = self.query_one("#entry", Input)
        if entry.display:
            entry.cursor_position += by
            return
        self._turned += by
        self._show_question()
        self._looked()

    def action_leave_out(self, kind: str) -> None:
        """Leave town or profession out of the question, or put it back."""
        self._left_out ^= {kind}
        self._show_question()

    def action_ask(self, number: int) -> None:
        """Ask the assistant with this number."""
        if number < len(self._known):
            self.query_one("#assistants", OptionList).highlighted = number
            self._ask()

    @on(OptionList.OptionSelected, "#assistants")
    def _ask(self) -> None:
        if answer := desk.invented(self._session, self.here, self._question):
            self._take(answer)
            return
        if not self.here.home:
            shell_of(self).tell(_("This invented assistant has no answer to that."))
            return
        if not self.here.ask and (self.app.is_headless or not clipboard.put(self._question.text)):
            self.app.copy_to_clipboard(self._question.text)  # no address can carry it: the worker pastes it there
        self._wishes.put_nowait("close")
        self._open(self.here.opens(self._question.text))

    @work(group="window", exclusive=True, exit_on_error=False)
    async def _open(self, address: str) -> None:
        """Open the watched window and read it whenever that is wished; without one the worker's own browser."""
        self._wishes = asyncio.Queue()
        if not self._session.looking.watched()[0]:
            self._open_own(address)
            return
        try:
            async with self._session.assistants.window(address) as read:
                self._standing = True
                shell_of(self).tell(_("It is opening, signed out. When the answer appears, press r."))
                while await self._wishes.get() == "read":
                    self._take(await read())
        except IdentityScanError as error:
            shell_of(self).tell(str(error), severity="warning")
        finally:
            self._standing = False

    def _open_own(self, address: str) -> None:
        shell_of(self).visit(opening.of_address(address))
        shell_of(self).tell(_("Your browser was asked to open it. Copy the answer, and press p here to paste it."))

    def action_read(self) -> None:
        """Read the page that stands in the watched window."""
        if self._standing:
            self._wishes.put_nowait("read")
        else:
            shell_of(self).tell(_("No window is open. Press enter to open one, or p to paste an answer."))

    # -- taking in ----------------------------------------------------------------------------------------------------

    def action_paste(self) -> None:
        """Open a line that takes the answer."""
        self._await("answer", _("Paste the whole answer here, then press enter"))

    def action_file(self) -> None:
        """Open a line that takes the name of a file."""
        self._await("file", _("The saved page or text, such as Downloads/answer.html"))

    def _await(self, what: str, placeholder: str) -> None:
        self._awaiting = what
        entry = self.query_one("#entry", AnswerInput)
        entry.whole = what == "answer"
        entry.value, entry.placeholder, entry.display = "", placeholder, True
        entry.focus()

    @on(Input.Submitted, "#entry")
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        what, value = self._awaiting, event.value.strip()
        self._close_entry()
        if what == "file" and value:
            self._take_file(Path(value.strip("\"'")).expanduser())
        elif value:
            self._take(value)

    def _take_file(self, path: Path) -> None:
        try:
            came = desk.of_file(path)
        except IdentityScanError as error:
            shell_of(self).tell(str(error), severity="warning")
        else:
            self._take(came)

    def _take(self, came: str | Reply) -> None:
        try:
            heard = self._session.assistants.take(self.here, self._question, came)
        except IdentityScanError as error:
            shell_of(self).tell(str(error), severity="warning")
            return
        self._show_heard()
        shell_of(self).rejudge()
        shell_of(self).tell(told.taken(heard))

    def _close_entry(self) -> None:
        self._awaiting = ""
        self.query_one("#entry", Input).display = False
        self.query_one("#assistants", OptionList).focus()

    # -- what follows -------------------------------------------------------------------------------------------------

    def action_sentences(self) -> None:
        """Go through what the marked one said, sentence by sentence."""
        from identity_scan.tui.screens.sentences_screen import SentencesScreen

        if any(h.assistant == self.here.id for h in self._heard):
            self.app.push_screen(SentencesScreen(self._session, self.here), lambda _done: self._show_heard())
        else:
            shell_of(self).tell(_("It was not asked yet."))

    def action_steps(self) -> None:
        """Say what can be done about what the marked one says."""
        from identity_scan.tui.screens.over import TextScreen

        assert self._session.person is not None
        self.app.push_screen(TextScreen(self.here.name, told.steps(self.here, self._heard, self._session.person)))

    def action_letter(self) -> None:
        """Show the letter to the maker of the marked one."""
        from identity_scan.tui.screens.over import TextScreen

        assert self._session.person is not None
        try:
            letter = told.letter(self._heard, self.here, self._question.id, self._session.person)
        except IdentityScanError as error:
            shell_of(self).tell(str(error))
        else:
            self.app.push_screen(TextScreen(self.here.name, letter))

    def action_leave(self) -> None:
        """Leave the line that is typed, or the screen; the window goes with it."""
        if self.query_one("#entry", Input).display:
            self._close_entry()
        else:
            self._wishes.put_nowait("close")
            self.dismiss()
