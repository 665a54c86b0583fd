"""What can go wrong, in the worker's words.

IdentityScanError
├── BadInput          exit 2: a person file, a plan, an engine's name, a file to import
│   └── NotInstalled  exit 2: a form of report whose maker is an addition that is not there
├── HistoryError      exit 2: the database is newer, damaged, or the disk is full
└── NothingAsked      exit 3: no engine could be asked
"""

import errno
import re
from collections.abc import Mapping

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_REASONS: Mapping[int, str] = {
    errno.ENOENT: later("it is not there"),
    errno.EACCES: later("it may not be opened, or another program uses it"),
    errno.EPERM: later("it may not be changed"),
    errno.EEXIST: later("it is there already"),
    errno.EISDIR: later("it is a folder"),
    errno.ENOTDIR: later("a part of its path is no folder"),
    errno.ENOSPC: later("the disk is full"),
    errno.EROFS: later("nothing can be written there"),
    errno.ENAMETOOLONG: later("its name is too long"),
}
_PLACE = re.compile(r"line (\d+),? column (\d+)")


def why(error: OSError | UnicodeError) -> str:
    """Return why a file cannot be read or written; the system's own words, often English, only for what is rare."""
    if isinstance(error, UnicodeError):
        return _("it holds something other than text")
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or type(error).__name__


def where(error: Exception) -> str:
    """Return where a text is not written as it should be, as far as its reader says."""
    found = _PLACE.search(str(error))
    if found:
        return _("line {line}, column {column}").format(line=found[1], column=found[2])
    return _("it is not written as it should be")


class IdentityScanError(Exception):
    """An expected failure: what happened, and what the worker can do about it.

    Both are plain sentences in the language in use; a face shows them as they stand.
    """

    exit_code = 2

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class BadInput(IdentityScanError):
    """Something the worker gave cannot be used as it is."""


class NotInstalled(BadInput):
    """What was asked for needs an addition to the program that is not there."""


class HistoryError(IdentityScanError):
    """What is kept on this computer cannot be read or written."""


class NothingAsked(IdentityScanError):
    """Not one engine could be asked."""

    exit_code = 3
