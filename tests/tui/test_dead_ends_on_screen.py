"""One key on a step says that its address led nowhere; what else there is stands there at once, and z takes it back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from own_home import own_home, searched

from identity_scan.demo import find
from identity_scan.present import aids
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.steps_screen import ActionsScreen
from identity_scan.tui.widgets.card_list import CardList
from identity_scan.tui.widgets.reading_pane import Reading

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@asynccontextmanager
async def started(made: Any, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Any]:
    """The program as it is when it was just started, on the steps of the search that is kept."""
    house = own_home(find("tamsin"), lambda: NOON)
    async with made.opened(house, size) as pilot:
        await made.until(pilot, lambda: pilot.app.assessment is not None and not pilot.app.judging)
        await pilot.press("4")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen) and pilot.app.screen._cards.every)
        yield pilot
        await made.until(pilot, lambda: not pilot.app.judging)
    house.close()


async def go_to(made: Any, pilot: Any, card: str) -> None:
    """Put the cursor on a card, whatever pile it lies in."""
    pilot.app.screen.query_one(CardList).show(pilot.app.screen._cards, card)
    await made.until(pilot, lambda: pilot.app.screen.here is not None and pilot.app.screen.here.id == card)
    await pilot.pause()


def read(pilot: Any) -> str:
    """All that the card under the cursor says, also what one has to scroll to."""
    strips = pilot.app.screen.query_one(Reading)._strips
    return " ".join(" ".join(strip.text for strip in strips).split())


def toasts(pilot: Any) -> list[str]:
    """What the messages on the screen say."""
    return [" ".join(str(toast.render()).split()) for toast in pilot.app.screen.query("Toast")]


def leads(pilot: Any) -> list[str]:
    """The addresses that the step under the cursor may be taken at."""
    card, session = pilot.app.screen.here, pilot.app.session
    return [link.url for link in aids.places(card.judged, card.action, session.person, session.dead_ends) if link.url]


def leading(pilot: Any, *, whole: bool = False) -> str:
    """A step that leads somewhere: about a finding, or about the search as a whole."""
    session, cards = pilot.app.session, pilot.app.screen._cards
    return next(
        card.id
        for card in (*cards.every, *cards.happens)
        if (card.judged is None) is whole
        and any(link.url for link in aids.places(card.judged, card.action, session.person, {}))
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_key_notes_it_and_the_next_place_is_what_o_opens(made: Any, size: tuple[int, int]) -> None:
    await searched("tamsin", "en-CA")
    opened: list[str] = []
    async with started(made, size) as pilot:
        pilot.app.open_url = lambda url, **_how: opened.append(url) or True
        await go_to(made, pilot, leading(pilot))
        (first, second, *_others), before = leads(pilot), read(pilot)
        assert "n dead link" in " ".join(str(pilot.app.screen.query_one("#keys").render()).split())
        await pilot.press("n")
        await made.until(pilot, lambda: "you noted that" in read(pilot))
        await made.until(pilot, lambda: any("z takes it back" in said for said in toasts(pilot)))
        (said,) = toasts(pilot)
        assert "From memory, not opened: Open " in said, "however far down the card its words stand"
        await made.until(pilot, lambda: not pilot.app.judging)
        assert first not in leads(pilot)
        assert "you noted that" in read(pilot), "also once all is judged anew"
        await pilot.press("o")
        assert opened == [second]
        await pilot.press("z")
        await made.until(pilot, lambda: read(pilot) == before)


async def test_it_is_taken_back_after_a_restart_and_from_another_mode(made: Any) -> None:
    """A step of the whole search: no finding changes with it, so the note itself tells that the card must be drawn."""
    await searched("tamsin", "en-CA")
    async with started(made) as pilot:
        card = leading(pilot, whole=True)
        await go_to(made, pilot, card)
        before = read(pilot)
        for first in leads(pilot)[:2]:
            await pilot.press("n")
            await made.until(pilot, lambda first=first: first not in leads(pilot))
    async with started(made) as pilot:
        await go_to(made, pilot, card)
        assert read(pilot).count("you noted that") == 2
        await pilot.press("2")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        for left in (1, 0):
            await pilot.press("z")
            await made.until(pilot, lambda left=left: len(pilot.app.session.dead_ends) == left)
        await pilot.press("4")
        await made.until(pilot, lambda: read(pilot) == before)


async def test_a_step_without_an_address_has_no_such_key(made: Any) -> None:
    await searched("tamsin", "en-CA")
    async with started(made) as pilot:
        session, cards = pilot.app.session, pilot.app.screen._cards.every
        bare = next(c for c in cards if not any(p.url for p in aids.places(c.judged, c.action, session.person, {})))
        await go_to(made, pilot, bare.id)
        await pilot.press("n")
        await pilot.pause()
        assert session.dead_ends == {}
