"""The lines at the top and the bottom: where one is, that this is a demonstration, and every key."""

from textual.content import Content
from textual.events import MouseMove
from textual.style import Style
from textual.widgets import Static

from identity_scan.present.screens import EVERYWHERE, MODES, Command
from identity_scan.speech.language import gettext as _
from identity_scan.tui.shell.commands import possible
from identity_scan.tui.widgets.lines import flowed

LINES = 2
"""Lines of keys at most: with the modes and the two rules the frame takes five."""
WIDE = 140
"""Columns from which the keys are shown that help tells as well."""
NARROW = 110
"""Columns below which the shorter wordings are used."""


def pressing(action: str) -> Style:
    """Return the style that makes words do what a key does, on a click."""
    return Style.from_meta({"@click": action})


class _Telling(Static):
    """Words that do what a key does, and say so when the mouse lies on them."""

    def _told(self) -> dict[str, str]:
        """What each of its actions does, in a sentence."""
        return {f"app.{command.action}": command.help for command in (*MODES, *EVERYWHERE)}

    def on_mouse_move(self, event: MouseMove) -> None:
        """Say what the words under the mouse do."""
        told = self._told().get(str(event.style.meta.get("@click", "")))
        if told != self.tooltip:
            self.tooltip = told


class ModeBar(_Telling):
    """The modes, one digit each, and whose search it is."""

    def __init__(self, mode: str) -> None:
        super().__init__(id="modes")
        self.auto_links = False
        self._mode = mode
        self._drawn = ""

    def show(self, who: str, findings: int) -> None:
        """Draw the line: the person's name at the right, the number of findings beside their mode."""
        left = self._left(findings)
        room = self.app.size.width - 2 - left.cell_length
        name = Content(who).stylize("$quiet") if room > len(who) + 2 else Content("")
        drawn = left + Content(" " * max(0, room - name.cell_length)) + name
        if drawn.plain != self._drawn:
            self._drawn = drawn.plain
            self.update(drawn)

    def _left(self, findings: int) -> Content:
        """The modes as far apart as there is room for; where there is least, without the count."""
        narrow = self.app.size.width < NARROW
        spare = "" if narrow else "  "
        forms = (
            (spare, " ", findings, True),
            (" ", "", findings, True),
            (" ", "", 0, True),
            # Home comes first, so its digit alone still says which it is.
            (" ", "", findings, False),
            (" ", "", 0, False),
        )
        drawn = (
            Content(gap).join([self._tab(c, count, edge, named=all_named or c is not MODES[0]) for c in MODES])
            for gap, edge, count, all_named in forms
        )
        tabs = next(drawn)
        while tabs.cell_length > self.app.size.width - 2 and (closer := next(drawn, None)):
            tabs = closer
        return tabs

    def _tab(self, command: Command, findings: int, edge: str, *, named: bool = True) -> Content:
        mode = command.action.split("'")[1]
        name = _("Client's view") if mode == "client" and self.app.size.width < NARROW else command.label
        count = f" {findings}" if mode == "findings" and findings else ""
        ink = "bold $foreground on $chosen" if mode == self._mode else "$quiet"
        key = "bold $accent on $chosen" if mode == self._mode else "$accent"
        words = f" {name}{count}{edge}" if named else ""
        tab = Content.assemble((f"{edge}{command.key}", key), (words, ink))
        return tab.stylize(pressing(f"app.{command.action}"))


class Banner(Static):
    """The line under the modes; in a demonstration it says without pause that this is one (ETHICS 3.8)."""

    def __init__(self, demo: bool) -> None:
        super().__init__(id="banner")
        self._demo = demo

    def on_mount(self) -> None:
        """Draw the line."""
        self._draw_line()

    def on_resize(self) -> None:
        """Draw it in the new width."""
        self._draw_line()

    def _draw_line(self) -> None:
        told = _("Demonstration: an invented person. Nothing is sent, nothing is saved.") if self._demo else ""
        before = Content.assemble(("── ", "$line"), (told, "bold $warning"), " ") if told else Content("")
        rest = max(0, self.app.size.width - before.cell_length)
        self.update(Content.assemble(before, ("─" * rest, "$line")), layout=False)


class KeyBar(_Telling):
    """Every key of the screen, those that would do nothing now left out; each can be clicked."""

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__(id="keys")
        self.auto_links = False
        self._commands = commands
        self._drawn = ""

    def on_mount(self) -> None:
        """Draw again whenever what can be done changes."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.show())
        self.show()

    def on_resize(self) -> None:
        """Draw again in the new width."""
        self.show()

    def show(self) -> None:
        """Draw the keys: in as many lines as there is room for, the most important ones first; help tells them all."""
        drawn = self._fitting([_key(c, "screen") for c in self._commands if c.shown and possible(self.screen, c)])
        if drawn.plain != self._drawn:
            self._drawn = drawn.plain
            self.update(drawn)
            # Once more behind the layout that may be under way: it took the height of the keys before.
            self.call_after_refresh(self.refresh, layout=True)

    def _fitting(self, keys: list[Content]) -> Content:
        width = self.app.size.width - 4
        everywhere = [c for c in EVERYWHERE if c.shown and not (width < WIDE and c.action == "command_palette")]
        always = [_key(c, "app") for c in everywhere]
        for left in range(len(keys), -1, -1):
            drawn = flowed([*keys[:left], *always], width)
            if drawn.plain.count("\n") < LINES:
                return drawn
        return flowed(always, width)

    def _told(self) -> dict[str, str]:
        return super()._told() | {f"screen.{command.action}": command.help for command in self._commands}


class KeyLine(_Telling):
    """The keys of what opens over a mode, those left out that would do nothing now; each can be clicked."""

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self.auto_links = False
        self._commands = commands

    def on_mount(self) -> None:
        """Draw again whenever what can be done changes."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.show())

    def on_resize(self) -> None:
        """Draw in the new width."""
        self.show()

    def show(self) -> None:
        """Draw the keys in as many lines as they need."""
        keys = [_key(c, "screen") for c in self._commands if possible(self.screen, c)]
        self.update(flowed(keys, self.size.width))
        self.call_after_refresh(self.refresh, layout=True)  # it may need another line

    def _told(self) -> dict[str, str]:
        return {f"screen.{command.action}": command.help for command in self._commands}


def _key(command: Command, space: str) -> Content:
    key = Content.assemble((command.key_shown, "bold $accent"), " ", (command.label, "$quiet"))
    return key.stylize(pressing(f"{space}.{command.action}"))
