"""A report of a mistake in the program that names no person, no query and no address."""

import sys
import traceback
from datetime import datetime
from pathlib import Path

from identity_scan.keeping import private_files
from identity_scan.speech.language import gettext as _


def note(error: BaseException, folder: Path | None, when: datetime) -> str:
    """Write where the program failed, never what it was working on, and return a sentence that says so.

    Without a folder nothing is written.

    The message of an exception may hold a name or an address, so only its kind and the lines of code are written.
    """
    lines = [
        f"identity-scan, {when:%Y-%m-%d %H:%M}, Python {sys.version.split()[0]}, {sys.platform}",
        type(error).__name__,
    ]
    lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    try:
        if folder is None:
            raise FileNotFoundError
        private_files.folder(folder)
        path = private_files.write_beside(folder / f"crash-{when:%Y%m%d-%H%M%S}.txt", "\n".join(lines).encode() + b"\n")
    except OSError:
        return _("Something in the program went wrong ({kind}). What was kept before is safe.").format(
            kind=type(error).__name__
        )
    return _(
        "Something in the program went wrong. What was kept before is safe. A note without any name is in {path}."
    ).format(path=path)
