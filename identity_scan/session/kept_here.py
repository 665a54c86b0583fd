"""The history of a session: opened where the settings say, moved to memory and back, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from identity_scan.keeping import settings
from identity_scan.keeping.settings import Settings
from identity_scan.session.own_file import where
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

if TYPE_CHECKING:
    from identity_scan.keeping.history import History
    from identity_scan.model import Person
    from identity_scan.present.values import Arranged, Preference
    from identity_scan.session.home import Home


class KeptHere:
    """What is kept of one session's searches; at most one history is open."""

    def __init__(self, home: Home, now: Callable[[], datetime]) -> None:
        self._home, self._now = home, now
        self.open: History | None = None
        self.notices: tuple[str, ...] = ()
        """What the person should be told after the opening, as sentences."""
        self._tidied = ""
        """What was erased for its age when the history was opened, as a sentence."""

    @property
    def history(self) -> History:
        """The open history."""
        assert self.open is not None, "a session is opened before it is asked"
        return self.open

    def opened(self, person: Person | None, chosen: Settings) -> History:
        """Open the history if it is not; of another name's nothing is shown, and nothing kept (ETHICS 3.1)."""
        if self.open is None:
            self.open = self._opened(person, chosen)
        return self.open

    def _opened(self, person: Person | None, chosen: Settings) -> History:
        history = self._home.history(person, chosen, self._now)
        if not history.on_disk and not history.read_only:
            self.notices, self._tidied = (), ""
            return history
        self._tidied = str(history.tidy(self._now(), chosen.snippet_days, chosen.closed_days))
        self.notices = (*history.notices, *([self._tidied] if self._tidied else ()))
        if person is not None and not history.claim(person.name):
            history.close()
            not_kept = _("This computer keeps the searches of another name, so this one is not kept.")
            whose = _("One installation is for one person. To make it yours, erase what is kept: identity-scan erase")
            self.notices = (*self.notices, not_kept, whose)
            return self._home.history(None, chosen, self._now, kept=False)
        return history

    def close(self) -> None:
        """Close the history; closing twice is harmless."""
        if self.open is not None:
            self.open.close()
            self.open = None

    def erase(self) -> None:
        """Erase everything that is kept on this computer; a demonstration has nothing to erase."""
        if self._home.demo:
            return
        from identity_scan.keeping import erase

        self.close()
        erase.erase((settings.folder(), settings.config_folder()))

    def give_way(self, person: Person) -> None:
        """Erase what is kept of the person before, if it is not this one's (ETHICS 3.1)."""
        if self.open is not None and not self.open.owned_by(person.name):
            from identity_scan.keeping import erase

            self.close()
            erase.earlier(settings.folder())

    def move(self, person: Person | None, chosen: Settings, erase: bool) -> None:
        """From now on keep searches where the settings say now: in memory only, or on the disk.

        With `erase` those that are where they were kept until now are erased; otherwise those on the disk stay there,
        and those in memory go to the disk.
        """
        from identity_scan.keeping import erase as erasing
        from identity_scan.keeping import own_person

        before = self.history
        if chosen.leave_nothing:
            self.close()
            if erase:
                erasing.found(settings.folder())
        self.open = self._opened(person, chosen)
        if not chosen.leave_nothing:
            if not erase:
                self.open.take_over(before)
            before.close()
            if person is not None and not own_person.is_kept(where()):
                self._home.keep_person(person)

    # -- what is said of it -------------------------------------------------------------------------------------------

    def on_disk(self) -> int:
        """Count the searches on this computer's disk; on_disk.UNKNOWN if they cannot be counted."""
        from identity_scan.keeping import on_disk

        if self.open is not None and self.open.on_disk:
            return len(self.open.scans())
        return on_disk.searches(settings.folder())

    def arranged(self, preferences: tuple[Preference, ...]) -> Arranged:
        """Say beside the settings what is kept where."""
        from identity_scan.keeping import on_disk
        from identity_scan.keeping.erase import traces
        from identity_scan.present.values import Arranged

        last = self.open.outcomes() if self.open is not None else {}
        fleeting = len(self.open.scans()) if self.open is not None and not self.open.on_disk else 0
        if self._home.demo:
            return Arranged(preferences, (_("Nothing: a demonstration keeps nothing."),), 0, fleeting, last)
        there = self.on_disk()
        lines = [on_disk.counted(there)]
        if fleeting:
            told = ngettext(
                "{n} search in memory only, which ends with the program",
                "{n} searches in memory only, which end with the program",
                fleeting,
            )
            lines.append(told.format(n=fleeting))
        there_lie = traces((settings.folder(), settings.config_folder()))
        lines += [f"  {told}" for told in on_disk.named(there_lie)]
        return Arranged(preferences, tuple(lines), there, fleeting, last)

    def not_shown(self, chosen: Settings) -> str:
        """Say that searches are on this computer that are not looked at, and why; empty if there are none."""
        from identity_scan.keeping import on_disk

        fleeting = chosen.leave_nothing and not self._home.demo and self.open is not None and not self.open.on_disk
        return on_disk.not_shown(self.on_disk()) if fleeting else ""

    def until(self, scan: str) -> Mapping[str, date]:
        """Until when the words of each result of a search about somebody else are kept, by finding."""
        if not self.history.on_disk:
            return {}
        kept, zone = self.history.others(scan), self._now().tzinfo
        return {finding: until.astimezone(zone).date() for finding, until in kept.items()}

    def retention(self, chosen: Settings, not_shown: str) -> tuple[str, ...]:
        """Say how long things are kept, and what was erased for its age when the program began."""
        if self._home.demo:
            return (_("A demonstration keeps nothing."),)
        if chosen.leave_nothing:
            fleeting = _("All this is in memory only: it is gone when the program ends.")
            return tuple(filter(None, (fleeting, not_shown)))
        days = _("Words of results are kept {words} days, settled findings {settled} days (6 changes it).")
        kept = days.format(words=chosen.snippet_days, settled=chosen.closed_days)
        others = _("Words about somebody else are kept 14 days, or until you have looked through them.")
        return tuple(filter(None, (kept, others, self._tidied)))
