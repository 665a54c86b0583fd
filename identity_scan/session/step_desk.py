"""What the steps ask of the house: the cards and where they stand, places, what is looked up by hand, one look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import HandCheck
    from identity_scan.advice.todo import Card, Key
    from identity_scan.keeping.history import History
    from identity_scan.model import Action, Assessment, Judged, Link, Person, Status
    from identity_scan.present.values import Note


class Steps:
    """The part of a house that helps with the steps."""

    demo: bool
    history: History
    person: Person | None
    _taken: list[Callable[[], str]]

    def now(self) -> datetime:
        """Tell the time."""
        raise NotImplementedError

    def _transport(self) -> Any:
        raise NotImplementedError

    def cards(self, assessment: Assessment) -> tuple[Card, ...]:
        """Give what could be done after a search, in the order to do it, as the command line lists it."""
        from identity_scan import facts
        from identity_scan.advice.todo import todo

        shown = self.history.checked(facts.actions())
        return todo(
            assessment, self.now().date(), self.history.standings(), shown, self.history.scans(), self.history.records()
        )

    def set_status(self, keys: Sequence[Key], status: Status, note: str = "", until: date | None = None) -> None:
        """Keep where a card stands, under all its keys."""
        from identity_scan.present import words

        known = self.history.standings()
        before = {key: known.get(key) for key in keys}
        for finding, action in keys:
            self.history.set_status(finding, action, status, note, until)

        def back() -> str:
            self.history.put_back(before)
            return words.status(status)

        self._taken.append(back)

    def places(self, judged: Judged | None, action: Action) -> tuple[Link, ...]:
        """Give every place at which an action can be done; one without an address says so in words."""
        from identity_scan.advice.links import links

        return links(action.id, judged, self.person) if self.person else ()

    def letters(self, judged: Judged, action: Action) -> tuple[Note, ...]:
        """Give the letters that fit an action for a finding."""
        from identity_scan.advice.letters import fitting
        from identity_scan.present.values import Note

        assert self.person is not None
        return tuple(Note(letter.title, letter.text, letter.before) for letter in fitting(judged, action, self.person))

    def ask_again(self, action: Action) -> date | None:
        """Give the day to ask again after a request; None where nobody else has to answer."""
        from identity_scan.advice.todo import wait_until

        return wait_until(action.id, self.now().date())

    def hand_checks(self) -> tuple[HandCheck, ...]:
        """Give what engines do not show, with what was noted."""
        from identity_scan.advice.handchecks import hand_checks

        return hand_checks(self.person, self.history.ticks()) if self.person else ()

    def tick(self, check: str, done: bool, result: str) -> None:
        """Keep a tick and one line."""
        self.history.tick(check, done, result)

    async def look(self, judged: Judged) -> str:
        """Look at a page once, and say what became of it; a BadInput says why it is not looked at."""
        from identity_scan.session.recheck import look

        if self.demo:
            return _("Invented, so there is nothing to look at.")
        async with self._transport() as web:
            found = await look(judged, web)
        if found.gone is not None:
            self.history.looked(judged.finding.id, found.gone)
        return labelled(found.state.words, found.why)
