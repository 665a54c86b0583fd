"""What a person can do (present.screens), as Textual's bindings."""

from collections.abc import Iterable

from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from identity_scan.present.screens import Command


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Turn commands into Textual's bindings; the description stays English here and is translated where it is shown."""
    return [Binding(c.key, c.action, c.name, show=c.shown, tooltip=c.what) for c in commands]


def possible(screen: DOMNode, command: Command) -> bool:
    """Tell whether a command of a screen would do anything now."""
    _space, name, parameters = parse(command.action)
    return screen.check_action(name, parameters) is True
