"""The terminal interface: screens over one session; it knows the core and the reports, and nothing knows it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from identity_scan.tui.shell import unbroken  # noqa: F401  before anything is wrapped

if TYPE_CHECKING:
    from identity_scan.demo import Demonstration


def open_own(clock: Callable[[], datetime]) -> int:
    """Open the interface on the worker's own search; give the exit code."""
    from identity_scan.session.house import House
    from identity_scan.tui.app import run

    return run(House(clock))


def open_demonstration(clock: Callable[[], datetime], chosen: "Demonstration | str | None" = None) -> int:
    """Open the interface on an invented person, by id or as the core gives them; give the exit code."""
    from identity_scan.session.demonstration import DemoHouse
    from identity_scan.tui.app import run

    return run(DemoHouse(chosen if isinstance(chosen, str) or chosen is None else chosen.id, clock))
