"""Settling what was found, one card after the other."""

from dataclasses import replace
from typing import Any

import pytest
from at_the_screen import strike

from identity_scan.merging.progress import State
from identity_scan.model import Life, Verdict
from identity_scan.present.brief import MOST, brief, words_in
from identity_scan.session.demonstration import demonstration
from identity_scan.tui.widgets.finding_list import FindingList
from identity_scan.tui.widgets.finding_view import FindingView

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])


def the_list(app: Any) -> FindingList:
    found: FindingList = app.screen.query_one(FindingList)
    return found


def read(app: Any) -> str:
    """All that the card in front says."""
    return " ".join(" ".join(strip.text for strip in app.screen.query_one(FindingView)._strips).split())


async def searched(made: Any, pilot: Any) -> None:
    """Search the invented person, and go to what was found."""
    await pilot.press("s")
    await made.until(pilot, lambda: pilot.app.progress.state is State.DONE and not pilot.app.judging)
    await pilot.press("2")
    await made.until(pilot, lambda: the_list(pilot.app).here is not None)


@SIZES
async def test_asks_first_about_what_cannot_be_told_and_goes_on_by_itself(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("2", "t")
        assert the_list(pilot.app).here == "club"
        assert "0 of 7 settled" in made.text_of(pilot.app)
        assert "Is it you?" in read(pilot.app)
        assert "m me   n not me   u unsure" in made.text_of(pilot.app)
        assert ("Our team" in made.text_of(pilot.app)) is (size[0] > 100), "the list stands beside it where it can"
        await pilot.press("n")
        assert session.said["club"].verdict is Verdict.NOT_ME
        assert the_list(pilot.app).here == "realtor3"
        await made.until(pilot, lambda: "1 of 7 settled" in made.text_of(pilot.app))


@SIZES
async def test_skips_goes_back_and_takes_back(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("2", "t", "right")
        assert session.said == {}
        assert the_list(pilot.app).here == "realtor3"
        await pilot.press("left")
        assert the_list(pilot.app).here == "club"
        await pilot.press("u", "left")
        assert the_list(pilot.app).here == "club"
        assert "You said: cannot tell." in read(pilot.app)
        await pilot.press("right", "z")
        await made.until(pilot, lambda: session.said == {} and not pilot.app.judging)
        await made.until(pilot, lambda: the_list(pilot.app).here == "club")
        assert "You said" not in read(pilot.app)


def three(made: Any) -> Any:
    """Findings of which nobody can tell whose they are, of the first which life it shows."""
    sure = made.judged("sure", "Sure", verdict=Verdict.UNSURE, life=Life.PERSONAL, score=40)
    sure = replace(sure, exposure=replace(sure.exposure, confidence=0.9))
    unclear = made.judged("unclear", "Unclear", verdict=Verdict.UNSURE, life=Life.UNCLEAR, score=30)
    last = made.judged("last", "Last", verdict=Verdict.UNSURE, life=Life.UNCLEAR, score=20)
    return sure, unclear, last


async def test_asks_which_life_only_where_that_is_unclear(made: Any) -> None:
    session = made.finished(findings=three(made))
    async with made.opened(session) as pilot:
        await pilot.press("2", "t", "m")
        assert the_list(pilot.app).here == "unclear", "the life of the first is known"
        await pilot.press("m")
        assert the_list(pilot.app).here == "unclear"
        await made.until(pilot, lambda: "Which life does it show?" in read(pilot.app))
        await pilot.press("x")
        assert session.said["unclear"].life is Life.MIXED
        assert the_list(pilot.app).here == "last"
        await pilot.press("n")
        assert session.said["last"].life is None, "nobody is asked which life of theirs somebody else's page shows"


async def test_on_a_card_only_the_keys_that_answer_it_do_anything(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("2", "t")
        for key in ("k", "j", "g", "f", "slash", "s", "b", "i", "p", "e", "x", "t", "a"):
            await pilot.press(key)
            assert the_list(pilot.app).here == "club", key
            assert pilot.app.screen.walk is not None, key
            assert not pilot.app.screen.query_one("#filter").display, key
        assert session.said == {}
        assert pilot.app.screen.findings.by == "weight"


async def test_what_is_taken_back_is_asked_again_and_back_goes_to_the_card_before_it(made: Any) -> None:
    session = made.finished(findings=three(made))
    async with made.opened(session) as pilot:
        await pilot.press("2", "t", "right", "m")
        await made.until(pilot, lambda: "Which life does it show?" in read(pilot.app))
        await pilot.press("z")
        await made.until(pilot, lambda: session.said == {} and not pilot.app.judging)
        await made.until(pilot, lambda: "Is it you? m me" in read(pilot.app))
        await pilot.press("m", "x")
        await made.until(pilot, lambda: the_list(pilot.app).here == "last")
        await pilot.press("z")
        await made.until(pilot, lambda: the_list(pilot.app).here == "unclear")
        assert "You said: me. Which life does it show?" in read(pilot.app), "only that was taken back"
        await pilot.press("left")
        assert the_list(pilot.app).here == "sure", "the card before the one in front"


async def test_what_a_word_moved_is_shown_as_a_list(made: Any) -> None:
    session = made.finished(leans={"club": ("gram",)})
    async with made.opened(session, (80, 24)) as pilot:
        await pilot.press("2", "t", "n")
        await made.until(pilot, lambda: bool(pilot.app.moves))
        await pilot.press("v")
        assert "1 of 7 shown: changed by your last decision" in made.text_of(pilot.app)
        assert the_list(pilot.app).has_focus
        assert the_list(pilot.app).here == "gram"
        await pilot.press("escape")
        assert "changed by your last decision" not in made.text_of(pilot.app)


@SIZES
async def test_reads_all_of_a_card_and_comes_back_to_it_then_to_the_list(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("2", "t", "enter")
        await made.until(pilot, lambda: "Who shows it" in read(pilot.app))
        await pilot.press("escape")
        assert "Who shows it" not in read(pilot.app)
        assert "One card at a time" in made.text_of(pilot.app)
        await pilot.press("escape")
        assert "One card at a time" not in made.text_of(pilot.app)
        assert "Our team" in made.text_of(pilot.app)
        assert the_list(pilot.app).has_focus


async def test_the_whole_demonstration_is_settled_in_sixty_keys(made: Any) -> None:
    app = demonstration("tamsin", lambda: made.NOON, pace=0)
    async with made.opened(app, (80, 24)) as pilot:
        await searched(made, pilot)
        keys = 1
        await pilot.press("t")
        every = len(pilot.app.assessment.judged)
        assert every == 36
        while len(pilot.app.session.said) < every:
            asks = pilot.app.screen.asks_life
            verdict = pilot.app.screen.here.identity.verdict
            await strike(pilot, ["e" if asks else "n" if verdict is Verdict.NOT_ME else "m"])
            keys += 1
            assert keys <= 60
        await made.until(pilot, lambda: "36 of 36 settled" in made.text_of(pilot.app))


async def test_what_is_seen_of_the_demonstration_is_little_enough_to_be_read(made: Any) -> None:
    async with made.opened(demonstration("tamsin", lambda: made.NOON, pace=0), (120, 36)) as pilot:
        await searched(made, pilot)
        await made.until(pilot, lambda: "act now" in made.text_of(pilot.app))
        pilot.app.clear_notifications()
        await pilot.pause()
        assert in_words(made.text_of(pilot.app)) <= 280
        rows = pilot.app.assessment.judged
        titles = [line[1:22] for line in made.text_of(pilot.app).splitlines() if "personal" in line or "mixed" in line]
        assert len(titles) >= 16
        for judged in rows:
            for opened in (False, True):
                assert words_in(brief(judged, opened=opened, reasons=2)) <= MOST


def in_words(text: str) -> int:
    """How many words are seen: what holds a letter or a figure."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())
