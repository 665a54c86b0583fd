"""What assistants say: the worker asks each with one key, and takes its answer in by pasting, saving or the window."""

import asyncio
from collections.abc import Callable
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
from identity_scan.tui.screens.over import ChoiceScreen, OverScreen
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
    ("z", later("undo")),
    ("escape", later("close")),
)


Asked = tuple["desk.Assistant", "desk.Question"]
"""Who is asked, and what."""


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
        Binding("z", "undo", "undo", show=False),
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
        self._put: Asked | None = None
        """What was asked last, whose answer is not taken in yet: the cursor may have moved on since."""
        self._take_typed: Callable[[str], None] | None = None
        """What takes the line that is open."""
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
        """Go to the assistant with this number, to ask it."""
        if number < len(self._known):
            self.query_one("#assistants", OptionList).highlighted = number
            self._ask()

    @on(OptionList.OptionSelected, "#assistants")
    def _ask(self) -> None:
        """Show what would be sent to whom, and ask once the worker says yes; an invented one answers at once."""
        asked = self.here, self._question
        if answer := desk.invented(self._session, *asked):
            self._take(asked, answer)
            return
        if not self.here.home:
            shell_of(self).tell(_("This invented assistant has no answer to that."))
            return
        window = bool(self._session.looking.watched()[0])
        choices = (("n", "", _("no, ask nothing")), ("y", "yes", _("yes, open it")))
        title = _("Ask {name}?").format(name=self.here.name)
        screen = ChoiceScreen(title, told.before_asking(*asked, window=window), choices)
        self.app.push_screen(screen, lambda answer: self._asked(asked, window=window) if answer else None)

    def _asked(self, asked: Asked, *, window: bool) -> None:
        assistant, question = self._put = asked
        if not assistant.ask:  # no address can carry it: the worker pastes it there
            shell_of(self).copy(question.text, _("the question"))
        self._wishes.put_nowait("close")
        if window:
            self._open(asked)
        elif shell_of(self).visit(opening.of_address(assistant.opens(question.text))):
            shell_of(self).tell(_("Your browser was asked to open it. Copy the answer, and press p here to paste it."))

    @work(group="window", exclusive=True, exit_on_error=False)
    async def _open(self, asked: Asked) -> None:
        """Open the watched window, and read what stands there for this question whenever that is wished."""
        self._wishes = asyncio.Queue()
        assistant, question = asked
        try:
            async with self._session.assistants.window(assistant.opens(question.text)) as read:
                self._standing = True
                shell_of(self).tell(_("It is opening, signed out. When the answer appears, press r."))
                while await self._wishes.get() == "read":
                    self._take(asked, await read())
        except IdentityScanError as error:
            shell_of(self).tell(str(error), severity="warning")
        finally:
            self._standing = False

    def action_read(self) -> None:
        """Read the page that stands in the watched window."""
        if self._standing:
            self._wishes.put_nowait("read")
        else:
            shell_of(self).tell(_("No window is open. Press enter to open one, or p to paste an answer."))

    # -- taking in ----------------------------------------------------------------------------------------------------

    def action_paste(self) -> None:
        """Open a line that takes the answer."""
        self._whose(partial(self._await, True))

    def action_file(self) -> None:
        """Open a line that takes the name of a file."""
        self._whose(partial(self._await, False))

    def _whose(self, then: Callable[[Asked], None]) -> None:
        """Go on with what was asked; where something else is marked by now, ask whose answer it is."""
        put, marked = self._put, (self.here, self._question)
        if put is None or put == marked:
            then(marked)
            return
        choices = (("1", "put", told.pair(*put)), ("2", "marked", told.pair(*marked)))
        lines = (_("The first was asked last, the second is marked."),)
        screen = ChoiceScreen(_("Whose answer is it?"), lines, choices)
        self.app.push_screen(screen, lambda answer: then(put if answer == "put" else marked) if answer else None)

    def _await(self, whole: bool, asked: Asked) -> None:
        """Open a line for the answer to what was asked: the whole of it, or the name of a file that holds it."""
        pasted = _("Paste the whole answer of {name} here, then enter")
        saved = _("The saved answer of {name}, a page or text, such as Downloads/answer.html")
        self._take_typed = partial(self._take if whole else self._take_file, asked)
        self._go_to(asked)
        entry = self.query_one("#entry", AnswerInput)
        entry.whole = whole
        entry.placeholder = (pasted if whole else saved).format(name=asked[0].name)
        entry.value, entry.display = "", True
        entry.focus()

    @on(Input.Submitted, "#entry")
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        take, value = self._take_typed, event.value.strip()
        self._close_entry()
        if take and value:
            take(value)

    def _take_file(self, asked: Asked, name: str) -> None:
        try:
            came = desk.of_file(Path(name.strip("\"'")).expanduser())
        except IdentityScanError as error:
            shell_of(self).tell(str(error), severity="warning")
        else:
            self._take(asked, came)

    def _take(self, asked: Asked, came: str | Reply) -> None:
        """Take in an answer to what was asked, wherever the cursor stands by now, and go there."""
        try:
            heard = self._session.assistants.take(*asked, came)
        except IdentityScanError as error:
            shell_of(self).tell(str(error), severity="warning")
            return
        self._put = None if self._put == asked else self._put
        self._go_to(asked)
        self._show_heard()
        shell_of(self).rejudge()
        shell_of(self).tell(told.taken(heard))

    def _go_to(self, asked: Asked) -> None:
        names = [question.id for question in desk.questions(self._session)]
        self._turned = names.index(asked[1].id) if asked[1].id in names else self._turned
        self._show_question()
        self.query_one("#assistants", OptionList).highlighted = self._known.index(asked[0])

    def _close_entry(self) -> None:
        self._take_typed = None
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
        """Show the letter to the maker of the marked one, with the keys that copy it in either language."""
        from identity_scan.tui.screens.over import TextScreen

        assert self._session.person is not None
        given = self._heard, self.here, self._question.id, self._session.person
        letters = tuple(told.letters(*given).values())
        keys = (("c", "0", _("copy it")), ("d", "1", _("copy it in the other language")))

        def copied(answer: str | None) -> None:
            if answer:
                shell_of(self).copy(letters[int(answer)].text, _("the letter"))

        self.app.push_screen(TextScreen(self.here.name, told.letter(*given), keys), copied)

    def action_undo(self) -> None:
        """Take back the last word."""
        shell_of(self).undo()
        self._show_heard()

    def action_leave(self) -> None:
        """Leave the line that is typed, or the screen; the window goes with it."""
        if self.query_one("#entry", Input).display:
            self._close_entry()
        else:
            self._wishes.put_nowait("close")
            self.dismiss()
