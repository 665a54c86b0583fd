"""The person file on the disk: read, written for its owner alone, sealed with the rest."""

from pathlib import Path

from identity_scan.keeping import private_files, seal
from identity_scan.model import Person
from identity_scan.person.person_file import parse, text_of
from identity_scan.speech import textfile
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _

LONGEST_FILE = 200_000
"""Bytes of a person file that are read; a filled one has about 2,000."""


def read(path: Path) -> Person:
    """Read a person file and check it; a failure is a BadInput that says what to do."""
    try:
        data = seal.kept(path) or _bytes(path)
    except FileNotFoundError:
        raise BadInput(
            _("There is no person file at {path}.").format(path=path),
            _("Run identity-scan without anything behind it: it asks who you are and writes the file."),
        ) from None
    except OSError as error:
        raise BadInput(
            _("The person file {path} cannot be read ({reason}).").format(path=path, reason=why(error)),
            _("Check that it is a file and that you may open it."),
        ) from None
    if len(data) > LONGEST_FILE:
        raise BadInput(_("The person file is far too long."), _("It should hold a page of text about you, not more."))
    return parse(textfile.decoded(data, _("The person file is not plain text.")))


def is_kept(path: Path) -> bool:
    """Tell whether there is a person file, open or sealed."""
    return path.exists() or seal.is_kept(path)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LONGEST_FILE + 1)


def write(person: Person, path: Path) -> None:
    """Write the person file, readable by the user alone from its first byte; the earlier one stays if this fails."""
    data = text_of(person).encode()
    fresh = path.with_name(path.name + ".new")
    try:
        private_files.folder(path.parent)
        if seal.is_on(path.parent):
            return seal.keep(path, data)
        fresh.unlink(missing_ok=True)
        private_files.write(fresh, data)
        private_files.replace(fresh, path)
    except OSError as error:
        raise BadInput(
            _("The person file cannot be written to {path} ({reason}).").format(path=path, reason=why(error)),
            _("Check that there is room on the disk and that you may write there."),
        ) from None
