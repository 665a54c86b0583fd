"""The whole road on an invented person, by keys alone, in both languages and at both ends of the sizes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from pretend import NOON

from identity_scan.merging.progress import State
from identity_scan.session.demonstration import demonstration
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.steps_screen import ActionsScreen

EVERY_WAY = pytest.mark.parametrize(
    ("tongue", "person", "size"),
    [("en-CA", "tamsin", (160, 50)), ("fr-CA", "elodie", (80, 24)), ("fr-CA", "corwin", (160, 50))],
    ids=["tamsin-160x50", "elodie-80x24", "corwin-160x50"],
)


@asynccontextmanager
async def searched(made: Any, tongue: str, person: str, size: tuple[int, int]) -> AsyncIterator[Any]:
    """The demonstration after a light search, with the plan seen before it."""
    language.use(tongue)
    app = IdentityScanApp(demonstration(person, lambda: NOON, pace=0))
    async with app.run_test(size=size) as pilot:
        await made.until(pilot, lambda: app.ready)
        sees(made, pilot, _("Demonstration: an invented person. Nothing is sent, nothing is saved."))
        sees(made, pilot, _("Nothing is sent before you press s."))
        await pilot.press("s")
        await made.until(pilot, lambda: app.progress.state is State.DONE and not app.judging)
        yield pilot


def sees(made: Any, pilot: Any, words: str, **named: object) -> None:
    """The words stand on the screen, on one line or broken over several."""
    shown = " ".join(made.text_of(pilot.app).split())
    assert " ".join(words.format(**named).split()) in shown, made.text_of(pilot.app)


@EVERY_WAY
async def test_searches_decides_and_takes_a_step(made: Any, tongue: str, person: str, size: tuple[int, int]) -> None:
    async with searched(made, tongue, person, size) as pilot:
        sees(made, pilot, _("Covered so far"))
        sees(made, pilot, _("done"))

        await pilot.press("2")
        await made.until(pilot, lambda: not pilot.app.judging)
        first = pilot.app.screen.here.finding.id
        await pilot.press("u")
        await made.until(pilot, lambda: not pilot.app.judging)
        assert pilot.app.session.said[first].verdict.value == "unsure"
        await pilot.press("z")
        await made.until(pilot, lambda: first not in pilot.app.session.said)

        await pilot.press("3")
        await made.until(pilot, lambda: not pilot.app.judging)
        sees(made, pilot, _("You wrote that you wish to be seen as") if size[1] == 50 else _("You wrote"))

        await pilot.press("4")
        await made.until(pilot, lambda: not pilot.app.judging)
        sees(made, pilot, _("Begin with these three"))
        if pilot.app.screen.here is None:  # a step with several pages: the first of them
            await pilot.press("enter")
        card = pilot.app.screen.here
        await pilot.press("v")
        await made.until(pilot, lambda: not pilot.app.judging)
        done = {c.id: c.status.value for c in pilot.app.cards}
        assert done[card.id] == "done"
        await pilot.press("z")
        await made.until(pilot, lambda: {c.id: c.status.value for c in pilot.app.cards}[card.id] == "to do")

        await pilot.press("5")
        await pilot.pause()
        sees(made, pilot, _("Pages that needed you at once, oldest first"))

        await pilot.press("6")
        await pilot.pause()
        sees(made, pilot, _("Colours"))


async def test_the_whole_road_of_the_demonstration_from_plan_to_a_finished_action(made: Any) -> None:
    async with made.opened(demonstration(None, lambda: NOON, pace=0), (120, 36)) as pilot:
        assert "Tamsin Okerlund" in made.text_of(pilot.app)
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE)
        await made.until(pilot, lambda: pilot.app.assessment is not None)
        await pilot.press("2")
        await made.until(pilot, lambda: "need you this week" in made.text_of(pilot.app))
        assessment = pilot.app.assessment
        first = assessment.judged[0].finding.id
        await pilot.press("a")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        await pilot.press("v")
        await made.until(pilot, lambda: "Settled  1" in made.text_of(pilot.app))
        assert pilot.app.screen.session.history.statuses()
        assert first in {finding for finding, _action in pilot.app.screen.session.history.statuses()}
