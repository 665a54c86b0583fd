"""Text files as people's editors save them: UTF-8, with a mark at its beginning or without."""

import codecs

from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _


def decoded(data: bytes, what: str) -> str:
    """Return the text of a file; raises BadInput with `what` and how to save it again if it is no UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(what, how_to_save(data)) from None


def how_to_save(data: bytes) -> str:
    """Say how a file is saved so that it can be read; `data` is what it begins with."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _("It is saved as UTF-16. Save it as UTF-8 text; in Notepad: Save as, Encoding, UTF-8.")
    return _("Save it as UTF-8 text; in Notepad: Save as, Encoding, UTF-8.")
