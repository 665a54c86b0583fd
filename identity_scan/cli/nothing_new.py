"""A search in which nothing new comes: at a terminal the worker is told, and one line ends it there."""

import asyncio
import os
import sys
import threading
from collections.abc import Iterable

from identity_scan.cli.startup import tell
from identity_scan.merging.newly_seen import ENOUGH, since_new
from identity_scan.model import Collected
from identity_scan.present.offer import nothing_new
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _


class NothingNew:
    """Watches what comes, and offers once to end the search; where nobody can type a line it is silent."""

    def __init__(self, before: Iterable[Collected], *, offers: bool) -> None:
        """Take what came before; it `offers` only where what is typed is not needed for anything else."""
        self.enough = asyncio.Event()
        self._came = list(before)
        self._offers = offers and sys.stdin is not None and sys.stdin.isatty()

    def came(self, item: Collected) -> None:
        """Take an answer; offer to end the search if so many brought nothing new."""
        self._came.append(item)
        if self._offers and since_new(self._came) >= ENOUGH:
            self._offers = False
            again = "identity-scan scan --again"
            how = _(
                "Press enter to end the search here; otherwise it goes on. What was not asked is then listed, and "
                "{command} asks it."
            )
            tell("", sentence(nothing_new(ENOUGH), how.format(command=again)))
            threading.Thread(target=self._line, args=(asyncio.get_running_loop(),), daemon=True).start()

    def _line(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait for a line, past Python's own buffer: a thread that holds that would break the end of the program."""
        try:
            typed = os.read(sys.stdin.fileno(), 1024)
        except OSError:
            return
        if typed and not loop.is_closed():  # the end of the input is no wish
            loop.call_soon_threadsafe(self.enough.set)
