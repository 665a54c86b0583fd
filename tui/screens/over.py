"""What opens over a mode: the help, a question, something to read."""

from typing import ClassVar

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

WIDEST, BESIDE = 100, 8
"""Columns of what opens over a mode at most, as in over.tcss, and those beside a line of its list."""


def _room(columns: int) -> int:
    """The columns of a line of what opens over a mode."""
    return min(WIDEST, columns * 9 // 10) - BESIDE


class HelpScreen(ModalScreen[None]):
    """What a screen is for, and its keys."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [Binding("escape,q,question_mark,f1,enter,space", "dismiss", "close", show=False)]

    def __init__(self, mode: str, about: str, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._mode, self._about, self._commands = mode, about, commands

    def compose(self) -> ComposeResult:
        """Lay out the sentences, then a line for each key."""
        name = next(c.label for c in MODES if f"'{self._mode}'" in c.action)
        room = _room(self.app.size.width)
        signs = [
            Content.assemble((f"{words.sign(code)} ", words.tint(code)), (said, "$quiet"))
            for code, said in legend(self._mode)
        ]
        everywhere = [c for c in EVERYWHERE if c.key_shown != c.label]
        with VerticalScroll(classes="over help"):
            yield Static(Content.assemble((name, "bold $accent"), (f"   {_('esc closes this.')}", "$quiet")))
            yield Static(flowed(map(_brief, self._commands), room))
            yield Static(flowed([Content.assemble((_("Signs"), "bold")), *signs], room) if signs else Content(""))
            yield Static(
                flowed([Content.assemble((_("Everywhere"), "bold")), *map(_brief, (*MODES, *everywhere))], room)
            )
            yield Static(Content(_(self._about)), classes="gap-above")
            yield Static(Content("\n").join(_line(c) for c in self._commands), classes="gap-above")
            yield Static(Content("\n").join(_line(c) for c in EVERYWHERE))
            yield Static(Content(_("Everything can also be clicked.")), classes="quiet gap-above")


def _brief(command: Command) -> Content:
    return Content.assemble((command.key_shown, "bold $accent"), " ", command.label)


def _line(command: Command) -> Content:
    return Content.assemble((f"{command.key_shown:>7}", "bold $accent"), "  ", command.help)


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
