"""What can go wrong, in the worker's words.

IdentityScanError
├── BadInput          exit 2: a person file, a plan, an engine's name, a file to import
├── HistoryError      exit 2: the database is newer, damaged, or the disk is full
└── NothingAsked      exit 3: no engine could be asked
"""


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


class HistoryError(IdentityScanError):
    """What is kept on this computer cannot be read or written."""


class NothingAsked(IdentityScanError):
    """Not one engine could be asked."""

    exit_code = 3
