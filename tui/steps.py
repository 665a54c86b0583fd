"""What the steps ask of the house beside their state: places, the list to look up by hand, one look at a page."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from identity_scan.language import gettext as _
from identity_scan.language import labelled
from identity_scan.model import Action, Judged, Link, Person

if TYPE_CHECKING:
    from identity_scan.handchecks import HandCheck
    from identity_scan.history import History


class Steps:
    """The part of a house that helps with the steps."""

    demo: bool
    history: "History"
    person: Person | None

    def now(self) -> datetime:
        """Tell the time."""
        raise NotImplementedError

    def _transport(self) -> Any:
        raise NotImplementedError

    def places(self, judged: Judged, action: Action) -> tuple[Link, ...]:
        """Give every place at which an action can be done; one without an address says so in words."""
        from identity_scan.links import links

        return links(action.id, judged, self.person) if self.person else ()

    def ask_again(self, action: Action) -> date | None:
        """Give the day to ask again after a request; None where nobody else has to answer."""
        from identity_scan.todo import wait_until

        return wait_until(action.id, self.now().date())

    def hand_checks(self) -> "tuple[HandCheck, ...]":
        """Give what engines do not show, with what was noted."""
        from identity_scan.handchecks import hand_checks

        return hand_checks(self.person, self.history.ticks()) if self.person else ()

    def tick(self, check: str, done: bool, result: str) -> None:
        """Keep a tick and one line."""
        self.history.tick(check, done, result)

    async def look(self, judged: Judged) -> str:
        """Look at a page once, and say what became of it; a BadInput says why it is not looked at."""
        from identity_scan.recheck import look

        if self.demo:
            return _("Invented, so there is nothing to look at.")
        async with self._transport() as web:
            found = await look(judged, web)
        return labelled(found.state.words, found.why)
