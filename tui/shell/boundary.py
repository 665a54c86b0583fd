"""What a failure is called on screen: the sentence of an expected one, and for a fault of ours where it happened."""

from __future__ import annotations

import traceback

from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _


def what_went_wrong(error: BaseException) -> str:
    """Return the sentence for a failure; it names no person, no query and no result (ETHICS 5)."""
    if isinstance(error, IdentityScanError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    return _(
        "Something went wrong in this program; it is not your fault. What was collected is kept. If you "
        "report it, say: {kind} at {where}."
    ).format(kind=type(error).__name__, where=where)
