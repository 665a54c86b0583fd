"""What a house says of what is kept on this computer, counted on the disk, and how it moves to memory and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from identity_scan.keeping import settings
from identity_scan.keeping.settings import Settings
from identity_scan.session.own_file import where
from identity_scan.speech.language import ngettext

if TYPE_CHECKING:
    from identity_scan.keeping.history import History
    from identity_scan.model import Person
    from identity_scan.remembered import Record
    from identity_scan.session.search import Search


class KeptHere:
    """The part of a house that knows where things are kept."""

    demo: bool
    history: History
    person: Person | None
    _settings: Settings
    _closed: bool
    _search: Search | None
    _taken: list[Callable[[], str]]
    _earlier: tuple[str, tuple[Record, ...]]

    def _open_history(self) -> History:
        raise NotImplementedError

    def _write(self, person: Person) -> None:
        raise NotImplementedError

    def kept_here(self) -> int:
        """Give how many searches are on this computer's disk, on_disk.UNKNOWN if they cannot be counted."""
        from identity_scan.keeping import on_disk

        if not self._closed and self.history.on_disk:
            return len(self.history.scans())
        return on_disk.searches(settings.folder())

    def in_memory(self) -> int:
        """Give how many searches end with the program."""
        return 0 if self._closed or self.history.on_disk else len(self.history.scans())

    def kept_where(self) -> Sequence[str]:
        """Say what is kept on this computer and where."""
        from identity_scan.keeping import on_disk
        from identity_scan.keeping.erase import traces

        lines = [on_disk.counted(self.kept_here())]
        if n := self.in_memory():
            fleeting = ngettext(
                "{n} search in memory only, which ends with the program",
                "{n} searches in memory only, which end with the program",
                n,
            )
            lines.append(fleeting.format(n=n))
        return [*lines, *(f"  {path}" for path in traces((settings.folder(), settings.config_folder())))]

    def not_shown(self) -> str:
        """Say that searches are on this computer that are not looked at, and why; empty if there are none."""
        from identity_scan.keeping import on_disk

        fleeting = self._settings.leave_nothing and not (self.demo or self._closed or self.history.on_disk)
        return on_disk.not_shown(self.kept_here()) if fleeting else ""

    def keep_where(self, memory: bool, erase: bool = False) -> None:
        """From now on keep searches in memory only, or on the disk.

        With `erase` those that are where they are kept now are erased; otherwise those on the disk stay there, and
        those in memory go to the disk.
        """
        from identity_scan.keeping import erase as erasing
        from identity_scan.keeping import own_person
        from identity_scan.session import preferences

        before = self.history
        if memory:
            before.close()
            if erase:
                erasing.found(settings.folder())
        self._settings = preferences.changed(self._settings, "leave_nothing", "yes" if memory else "no", keep=True)
        self.history = self._open_history()
        self._search, self._taken, self._earlier = None, [], ("", ())
        if not memory:
            if not erase:
                self.history.take_over(before)
            before.close()
            if self.person is not None and not own_person.is_kept(where()):
                self._write(self.person)
