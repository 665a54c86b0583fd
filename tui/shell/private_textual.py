"""What is touched of Textual's inside, and why. A test notices when Textual changes it.

Where a failure of a handler ends: Textual has no public place to hear of an exception in a handler. It stops the pump
of messages, prints a traceback and ends the program. A person must see a sentence instead, and must be able to go on
after an expected failure.

A list of which one row changed: Textual lets go of all rows as they were drawn, and draws each one in sight again. What
is drawn is kept with the row, and with another place in the list only the number of that place is put in.

The styles of a screen that is new: Textual reads all that there are again for it, twice, which takes as long as the
screen itself. They are read again only where the colours are others.

A message that takes the place of another: Textual takes the old one down and puts the new one up, which lays the whole
screen out three times and costs more than all the rest of a key. The one that stands is worded anew instead.
"""

from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.app import App
from textual.content import Content
from textual.message import Message
from textual.message_pump import MessagePump
from textual.notifications import Notification, SeverityLevel
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.speech.errors import IdentityScanError
from identity_scan.tui.shell.boundary import what_went_wrong

if TYPE_CHECKING:
    from identity_scan.tui.shell.shell import Shell

Result = TypeVar("Result")
WAYS = 6
"""In how many widths and styles a row is kept as it was drawn: plain, under the cursor, with the focus elsewhere."""


class Lasting(MessagePump):
    """What goes on after an expected failure: it is told, and the next key is heard.

    Textual would stop hearing anything where a handler raised.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except IdentityScanError as error:
            cast("Shell", cast("Any", self.app)).tell(str(error), severity="error")


class LastStop(App[Result]):
    """An application whose last failure is told: an expected one as a sentence, a fault of ours as a calm farewell."""

    def told(self, error: IdentityScanError) -> bool:
        """Show the sentence of an expected failure; tell whether it could be shown."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, IdentityScanError) and self.told(error):
            return
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.exit(None, return_code=1, message=what_went_wrong(error))


class KeptRows(OptionList):
    """A list whose prompts keep how they were drawn last, in `drawn`, by width and style."""

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        drawn = getattr(option.prompt, "drawn", None)
        if drawn is None:
            return super()._get_option_render(option, style)
        how, place = (self.scrollable_content_region.width, style), self._option_to_index[option]
        before = drawn.get(how)
        if before is None:
            strips = super()._get_option_render(option, style)
        elif before[0] == place:
            strips = before[1]
        else:
            strips = [strip.apply_meta({"option": place}) for strip in before[1]]
        if before is None and len(drawn) >= WAYS:
            drawn.clear()
        drawn[how] = place, strips
        return strips


class StyledOnce(App[Result]):
    """An application that reads its styles again only for other colours."""

    def refresh_css(self, animate: bool = True) -> None:
        """Style the screen in front."""
        if self.stylesheet._variables != self.get_css_variables():
            super().refresh_css(animate)
            return
        self.stylesheet.update(self.screen, animate=animate)
        self.screen._css_update_count = self._css_update_count


class OneMessage(App[Result]):
    """An application that shows one message at a time, each in the place of the one before."""

    _told_on: Screen[object] | None = None
    """The screen on which the message stands, as long as no other was in front since."""

    def show_message(self, message: str, title: str, severity: SeverityLevel, timeout: float) -> bool:
        """Show a message for so many seconds; tell whether it was put up anew, not worded in place of another."""
        toast = self._standing(severity) if self._told_on is self.screen else None
        if toast is not None:
            _reword(toast, message, title, timeout)
            return False
        if self._told_on is None:
            for signal in (self.screen_change_signal, self.mode_change_signal):
                signal.subscribe(self, self._left, immediate=True)
        self._told_on = self.screen
        self.clear_notifications()
        self.notify(message, title=title, severity=severity, markup=False, timeout=timeout)
        return True

    def _left(self, _what: object) -> None:
        """Another screen comes to the front, and shows the message in a widget of its own."""
        for signal in (self.screen_change_signal, self.mode_change_signal):
            signal.unsubscribe(self)
        self._told_on = None

    def _standing(self, severity: str) -> Any:
        shown: list[Any] = [*self.screen.query("Toast")][-1:]
        there = (toast for toast in shown if toast.size and toast._notification in self._notifications)
        return next((toast for toast in there if toast._notification.severity == severity), None)


def _reword(toast: Any, message: str, title: str, timeout: float) -> None:
    """Give a message that stands other words, and the time to read them."""
    note, before = toast._notification, toast.content_size.height
    note.message, note.title, note.timeout = message, title, timeout
    note.raised_at = Notification(message).raised_at  # now, by Textual's own clock
    for timer in [*toast._timers]:
        timer.stop()
    toast.set_timer(timeout, toast._expire)
    lines = len(Content(message).wrap(toast.content_size.width)) + bool(title)
    Widget.refresh(toast, layout=lines != before)
