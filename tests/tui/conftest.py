"""What several tests of the screens need."""

from datetime import timedelta

import pytest
from pretend_session import EVIL

from identity_scan.model import Action, Judged, Link, Person
from identity_scan.present import aids
from identity_scan.present.values import Note


@pytest.fixture
def hostile_aids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places and letters whose words are hostile, and a day to ask again for every step."""

    def places(row: Judged | None, action: Action, _person: Person | None) -> tuple[Link, ...]:
        given = next((a.link for a in row.advice if a.action.id == action.id and a.link), None) if row else None
        return (*((given,) if given else ()), Link("", f"No form is known: {EVIL[0]}"))

    def letters(row: Judged, _action: Action, _person: Person) -> tuple[Note, ...]:
        return (Note("A polite request", f"To {row.finding.site}: [{EVIL[0]}]", EVIL[2]),)

    monkeypatch.setattr(aids, "places", places)
    monkeypatch.setattr(aids, "letters", letters)
    monkeypatch.setattr(aids, "ask_again", lambda _action, today: today + timedelta(14))
