"""Engines that are to be left alone, and until when: beside the store, as a run that leaves nothing must know it too.

Nothing but the engine's name and a time is written, and only where this installation keeps something anyhow.
"""

import contextlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from identity_scan.keeping import private_files

NAME = "identity-scan.rests"


def read(folder: Path) -> Mapping[str, datetime]:
    """Return until when each engine is to be left alone; nothing where there is no such file, or a damaged one."""
    try:
        rows = json.loads((folder / NAME).read_bytes())
        return {str(engine): datetime.fromisoformat(until) for engine, until in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def note(folder: Path, engine: str, until: datetime) -> None:
    """Leave an engine alone until then; what cannot be written is forgotten with the run."""
    if not folder.is_dir():
        return
    rows = {**read(folder), engine: until}
    fresh = folder / f"{NAME}.new"
    with contextlib.suppress(OSError):
        fresh.unlink(missing_ok=True)
        private_files.write(fresh, json.dumps({name: when.isoformat() for name, when in rows.items()}).encode())
        private_files.replace(fresh, folder / NAME)
