"""What a failure is called on screen: the sentence of an expected one, and for a fault of ours where it happened."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any, cast

from textual.message import Message
from textual.message_pump import MessagePump

from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.tui.shell.shell import Shell


class Lasting(MessagePump):
    """What goes on after an expected failure: it is told, and the next key is heard.

    Textual would stop hearing anything where a handler raised.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except IdentityScanError as error:
            cast("Shell", cast("Any", self.app)).tell(str(error), severity="error")


def what_went_wrong(error: BaseException) -> str:
    """Return the sentence for a failure; it names no person, no query and no result (ETHICS 5)."""
    if isinstance(error, IdentityScanError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    return _(
        "Something in this program itself went wrong; it is not your doing. What was collected is kept. "
        "If you report it, say: {kind} at {where}."
    ).format(kind=type(error).__name__, where=where)
