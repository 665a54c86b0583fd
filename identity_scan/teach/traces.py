"""What the lesson left on this computer: really looked up, before and after, where the program could write."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from identity_scan.keeping import settings

Print = tuple[int, int]
"""Size and time of the last change, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that was looked at, and what became of it since the lesson began."""

    folder: Path
    kind: str
    """What this program would write there: "kept", "chosen" (settings), "both", or "passing"."""
    exists: bool
    files: int
    """How many files are there now."""
    changed: tuple[str, ...]
    """Files that are new, other than before, or gone; empty is what the lesson promises."""


def look() -> Mapping[Path, Mapping[str, Print]]:
    """Return every file in the program's folders, and the program's own files in the folder for temporary ones."""
    return {folder: dict(_files(folder)) for folder in dict.fromkeys((settings.folder(), settings.config_folder()))} | {
        temporary(): {name: seen for name, seen in _here(temporary()) if "identity" in name.lower()}
    }


def temporary() -> Path:
    """Return the folder for temporary files; Python's own way of finding it writes a file to try it."""
    names = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return Path(next(filter(None, names), "/tmp"))


def compare(before: Mapping[Path, Mapping[str, Print]]) -> tuple[Place, ...]:
    """Look again, and return what is new or changed in each place."""
    return tuple(
        Place(folder, _kind(folder), folder.exists(), len(files), _changed(before.get(folder, {}), files))
        for folder, files in look().items()
    )


def _kind(folder: Path) -> str:
    kept, chosen = folder == settings.folder(), folder == settings.config_folder()
    return "both" if kept and chosen else "kept" if kept else "chosen" if chosen else "passing"


def _changed(before: Mapping[str, Print], now: Mapping[str, Print]) -> tuple[str, ...]:
    return tuple(sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name)))


def _files(folder: Path) -> Iterator[tuple[str, Print]]:
    for where, _folders, names in os.walk(folder):
        for name in names:
            path = Path(where, name)
            try:
                seen = path.stat()
            except OSError:
                continue
            yield str(path.relative_to(folder)), (seen.st_size, seen.st_mtime_ns)


def _here(folder: Path) -> Iterator[tuple[str, Print]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                seen = entry.stat(follow_symlinks=False)
                yield entry.name, (seen.st_size, seen.st_mtime_ns)
