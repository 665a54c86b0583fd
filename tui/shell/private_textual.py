"""What is touched of Textual's inside: where a failure of a handler ends. A test notices when Textual changes it.

Textual has no public place to hear of an exception in a handler: it stops the pump of messages, prints a traceback and
ends the program. A person must see a sentence instead, and must be able to go on after an expected failure.
"""

from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

from identity_scan.speech.errors import IdentityScanError
from identity_scan.tui.shell.boundary import what_went_wrong

if TYPE_CHECKING:
    from identity_scan.tui.shell.shell import Shell

Result = TypeVar("Result")


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
