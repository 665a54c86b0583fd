"""What opens over a mode: the help, a question, something to read."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.present import words
from identity_scan.present.blocks import Sheet
from identity_scan.present.legend import legend
from identity_scan.present.screens import EVERYWHERE, MODES, Command
from identity_scan.speech.language import gettext as _
from identity_scan.tui.widgets.lines import flowed, hanging, key_line
from identity_scan.tui.widgets.sheet_text import sheet_text

Answer = TypeVar("Answer")
WIDEST, BESIDE = 100, 8
"""Columns of what opens over a mode at most, as in over.tcss, and those beside a line of its list."""


def _room(columns: int) -> int:
    """The columns of a line of what opens over a mode."""
    return min(WIDEST, columns * 9 // 10) - BESIDE


class HelpScreen(ModalScreen[None]):
    """What a screen is for, its keys and what its signs mean, all on one screen; a further key says each in full."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [
        Binding("escape,q,question_mark,f1,space", "dismiss", "close", show=False),
        Binding("enter", "in_full", "each key in a sentence", show=False),
    ]

    def __init__(self, mode: str, about: str, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._mode, self._about, self._commands = mode, about, commands

    def compose(self) -> ComposeResult:
        """Lay out the keys of the screen, its signs, and the keys that work everywhere."""
        everywhere = [c for c in EVERYWHERE if c.key_shown != c.label]
        room = _room(self.app.size.width)
        with VerticalScroll(classes="over help"):
            yield Static(Content.assemble((self._heading, "bold $accent"), ("   ", ""), key_line(*_of_help())))
            yield Static(flowed(map(_brief, self._commands), room), classes="gap-above")
            if signs := signs_of(self._mode):
                yield Static(flowed([Content.assemble((_("Symbols"), "bold")), *signs], room), classes="gap-above")
            keys = [Content.assemble((_("Everywhere"), "bold")), *map(_brief, (*MODES, *everywhere))]
            yield Static(flowed(keys, room), classes="gap-above")

    @property
    def _heading(self) -> str:
        return next(c.label for c in MODES if f"'{self._mode}'" in c.action)

    def action_in_full(self) -> None:
        """Say what the screen is for, and what each key does."""
        room = _room(self.app.size.width)
        lines = [_line(c, room) for c in (*self._commands, *EVERYWHERE)]
        clicked = Content.assemble((_("Everything can also be clicked."), "$quiet"))
        body = (Content(_(self._about)), Content(""), *lines, Content(""), clicked)
        self.app.push_screen(TextScreen(self._heading, Content("\n").join(body)))


def _of_help() -> tuple[tuple[str, str], ...]:
    return ("enter", _("each key in a sentence")), ("escape", _("close"))


def _brief(command: Command) -> Content:
    return Content.assemble((command.key_shown, "bold $accent"), " ", command.label)


def _line(command: Command, room: int) -> Content:
    return hanging(Content.assemble((f"{command.key_shown:>7}  ", "bold $accent")), Content(command.help), room)


def signs_of(where: str) -> list[Content]:
    """Return each sign of a screen with what it means."""
    return [
        Content.assemble((f"{words.sign(code)} ", words.tint(code)), (said, "$quiet")) for code, said in legend(where)
    ]


class OverScreen(ModalScreen[Answer]):
    """What opens over a mode with keys and signs of its own: ? tells them."""

    BINDINGS: ClassVar = [Binding("question_mark,f1", "explain", "help", show=False)]
    NAMED: ClassVar = ""
    """By which the table of signs knows it."""

    _keys_told: tuple[tuple[str, str], ...] = ()

    def keys_of(self, *keys: tuple[str, str]) -> Content:
        """Draw the keys in as many lines as they need, and note them for the help."""
        self._keys_told = keys
        return flowed([key_line(key) for key in (*keys, ("question_mark", _("help")))], _room(self.app.size.width))

    def keys_told(self) -> Iterable[tuple[str, str]]:
        """Give the keys as they were drawn."""
        return self._keys_told

    def action_explain(self) -> None:
        """Tell the keys and the signs."""
        room = _room(self.app.size.width)
        keys, signs = flowed(map(key_line, self.keys_told()), room), flowed(signs_of(self.NAMED), room)
        body = Content("\n\n").join(filter(None, (keys, signs)))
        heading = self.query_one(".heading", Static).content
        self.app.push_screen(TextScreen(str(heading), body))


class ChoiceScreen(ModalScreen[str | None]):
    """A question with two to four answers, each with its key; esc leaves everything as it is."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [Binding("escape,q", "dismiss", "leave", show=False)]

    def __init__(self, title: str, lines: tuple[str, ...], choices: tuple[tuple[str, str, str], ...]) -> None:
        """Take the question, the lines under it, and the choices as (key, value, words)."""
        super().__init__()
        self._title, self._text = title, lines
        self._choices = tuple((_("y") if key == "y" else key, value, text) for key, value, text in choices)

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        room = _room(self.app.size.width)
        with Vertical(classes="over choice"):
            yield Static(Content(self._title), classes="heading")
            with VerticalScroll(classes="lines"):
                yield Static(Content("\n".join(self._text)))
            yield OptionList(
                *(
                    Option(hanging(Content.assemble((f"{key}  ", "bold $accent")), Content(text), room), id=value)
                    for key, value, text in self._choices
                ),
                markup=False,
            )

    def on_mount(self) -> None:
        """Put the cursor on the answers."""
        self.query_one(OptionList).focus()

    def on_key(self, event: events.Key) -> None:
        """Answer by the key of a choice."""
        pressed = event.character
        for key, value, _text in self._choices:
            if pressed == key:
                event.stop()
                self.dismiss(value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer by the chosen line."""
        self.dismiss(event.option.id)


class TextScreen(ModalScreen[str | None]):
    """Something to read, with the keys that may follow from it."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [Binding("escape,q,enter,space", "dismiss", "close", show=False)]

    def __init__(self, title: str, body: Content | Sheet, keys: tuple[tuple[str, str, str], ...] = ()) -> None:
        """Take a title, what is to be read, and keys as (key, value, words)."""
        super().__init__()
        self._title, self._body, self._keys = title, body, keys

    def compose(self) -> ComposeResult:
        """Lay out the text over its keys."""
        keys = (*((key, text) for key, _value, text in self._keys), ("escape", _("close")))
        room = _room(self.app.size.width)
        with Vertical(classes="over"):
            yield Static(Content(self._title), classes="heading")
            with VerticalScroll(classes="lines"):
                yield Static(sheet_text(self._body, room) if isinstance(self._body, tuple) else self._body)
            yield Static(key_line(*keys), classes="gap-above")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(".lines", VerticalScroll).focus()

    def on_key(self, event: events.Key) -> None:
        """Close with the value of a key."""
        pressed = event.character
        for key, value, _text in self._keys:
            if pressed == key:
                event.stop()
                self.dismiss(value)
