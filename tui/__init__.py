"""The terminal interface: screens over one session; nothing but the command line knows it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from identity_scan.tui.shell import private_rich  # noqa: F401  before anything is wrapped

if TYPE_CHECKING:
    from identity_scan.session.contract import Writer


def open_own(clock: Callable[[], datetime], write: "Writer") -> int:
    """Open the interface on the worker's own search, `write` making its reports; give the exit code."""
    from identity_scan.session.house import House
    from identity_scan.tui.app import run

    return run(House(clock, write))


def open_demonstration(clock: Callable[[], datetime], write: "Writer", chosen: str | None = None) -> int:
    """Open the interface on the invented person of this id, the first without one; give the exit code."""
    from identity_scan.session.demonstration import demonstration
    from identity_scan.tui.app import run

    return run(demonstration(chosen, clock, write=write))
