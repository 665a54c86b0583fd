"""Words that may be hard to read, and pages that mean harm, on every screen: covered until opened, never a link."""

import re
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from identity_scan.judge import opening
from identity_scan.model import Answer, Band, Decision, Hit, Judged, Outcome, Verdict
from identity_scan.present.values import Change, Compared, PastScan
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.answer_screen import AnswerScreen
from identity_scan.tui.screens.browser_screen import BrowserScreen
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.over import ChoiceScreen, TextScreen
from identity_scan.tui.widgets.finding_view import FindingView

URL = "https://watchthem.example/stay-away"
TITLE, SNIPPET = "Marguerite Fennimore - STAY AWAY", "She took my brother on a lie."
HURTS = re.compile(r"stay[- ]+away|took my brother", re.IGNORECASE)
FACTS = [("threat_or_doxxing", "STAY AWAY"), ("professional_criticism", "took my brother")]
WALK = (
    ("the grid", "1", ()),
    ("findings", "2", ()),
    ("the finding", "2", ("enter",)),
    ("a note", "2", ("j",)),
    ("what a client sees", "3", ()),
    ("actions", "4", ()),
    ("history", "5", ()),
)


def hostile(made: Any, **changes: Any) -> Judged:
    seen = [replace(made.sighting("watch", engine, 2, query), url=URL, title=TITLE) for engine in ("bing", "brave")
            for query in (0, 1)]  # fmt: skip
    steps = [made.advice("CONS-04", "Open a workplace safety response")]
    harm = made.judged(
        "watch", TITLE, snippet=SNIPPET, score=89, band=Band.ACT_NOW, kinds=FACTS, sightings=seen, advice=steps
    )
    return replace(harm, **{"finding": replace(harm.finding, url=URL, site="watchthem.example"), **changes})


def session(made: Any, **changes: Any) -> Any:
    """A worker whose weightiest finding is a page that means harm, shown in every answer too."""
    harm = hostile(made, **changes)
    found = made.finished(findings=(harm, *made.Session().findings))
    row = Answer(Outcome.RESULTS, (Hit(1, "Our team", "https://agency.example/page", ""), Hit(2, TITLE, URL, SNIPPET)))
    found.kept = replace(found.kept, collected=tuple(replace(c, answer=row) for c in found.kept.collected))
    found.scans = (PastScan(found.kept.scan),)
    found.compare = lambda newer, other="": Compared(  # type: ignore[method-assign]
        "Since 4 May 2026",
        "1 new",
        "",
        (Change("new", TITLE, "watchthem.example/stay-away", "It is new.", "watch", "May be hard to read: somebody"),),
    )
    return found


@asynccontextmanager
async def opened(made: Any, found: Any, monkeypatch: pytest.MonkeyPatch, starts: bool = True) -> Any:
    """The application with a browser that notes what it is asked to open."""
    visited: list[str] = []

    def open_url(url: str, **_kw: object) -> bool:
        visited.append(url)
        return starts

    async with made.opened(found) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", open_url)
        yield pilot, visited


async def at_the_page(made: Any, pilot: Any) -> None:
    await pilot.press("2")
    await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
    pilot.app.screen.go_to("watch")
    await pilot.pause()


def whole(made: Any, app: IdentityScanApp) -> str:
    """What stands on the screen, and all that a finding in view says further down."""
    views = app.screen.query(FindingView)
    return " ".join([made.text_of(app), *(strip.text for view in views for strip in view._strips)])


def links_of(app: IdentityScanApp) -> Iterator[str]:
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style and segment.style.link:
                yield segment.style.link


# -- opening ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("escape",), ("n",), ("enter",), ("q",)])
@pytest.mark.parametrize("shown", [False, True], ids=["covered", "read"])
async def test_o_does_not_open_a_page_that_means_harm_without_a_yes(
    made: Any, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], shown: bool
) -> None:
    async with opened(made, session(made), monkeypatch) as (pilot, visited):
        await at_the_page(made, pilot)
        if shown:
            await pilot.press("space", "n")
        await pilot.press("o")
        assert visited == []
        assert isinstance(pilot.app.screen, ChoiceScreen)
        text = " ".join(made.text_of(pilot.app).split())
        assert "Whoever keeps this page may see that somebody looks" in text
        assert "Your employer or the police can look at it for you." in text
        await pilot.press(*keys)
        await pilot.pause()
        assert visited == []
        assert isinstance(pilot.app.screen, FindingsScreen)


@pytest.mark.parametrize(
    "changes",
    [{}, {"disclosures": (), "page_kind": "hostile"}, {"verdict": Verdict.UNSURE}, {"verdict": Verdict.NOT_ME}],
    ids=["a threat", "a hostile page", "unsure", "about somebody else"],
)
async def test_o_opens_it_after_a_yes_and_says_so(
    made: Any, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    if "verdict" in changes:
        changes = {"identity": replace(hostile(made).identity, **changes)}
    async with opened(made, session(made, **changes), monkeypatch) as (pilot, visited):
        await pilot.press("2")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        pilot.app.screen.query_one("FindingList").open_others = True
        pilot.app.screen.go_to("watch")
        await pilot.press("o")
        assert visited == []
        await pilot.press("y")
        await made.until(pilot, lambda: visited == [URL])
        await made.until(pilot, lambda: "Your browser was asked to open watchthem.example." in made.text_of(pilot.app))


async def test_any_other_page_opens_at_once_and_says_so(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(made, made.finished(), monkeypatch) as (pilot, visited):
        await pilot.press("2", "o")
        assert visited == ["https://gram.example/page"]
        await made.until(pilot, lambda: "Your browser was asked to open gram.example." in made.text_of(pilot.app))


@pytest.mark.parametrize("key", ["2", "4"])
async def test_where_no_browser_starts_the_address_is_there_to_be_typed(
    made: Any, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with opened(made, made.finished(), monkeypatch, starts=False) as (pilot, visited):
        await pilot.press(key, "o")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        text = made.text_of(pilot.app)
        assert "No browser could be started from here." in text
        assert visited[0] in text
        assert "was asked to open" not in text


async def test_a_search_in_the_browser_never_says_that_it_was_opened_where_it_was_not(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for starts in (True, False):
        async with opened(made, made.finished(), monkeypatch, starts) as (pilot, _visited):
            pilot.app.browse("google", "x")
            await made.until(pilot, lambda: isinstance(pilot.app.screen, BrowserScreen))
            text = " ".join(made.text_of(pilot.app).split())
            assert ("Your browser was asked to open: x" in text) is starts
            assert ("https://google.example/?q=x" in text) is not starts


async def test_the_demonstration_asks_too_and_opens_nothing(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = session(made)
    found.demo = True
    async with opened(made, found, monkeypatch) as (pilot, visited):
        await at_the_page(made, pilot)
        await pilot.press("o")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press("y")
        await made.until(
            pilot, lambda: "This address is invented, so there is nothing to open" in made.text_of(pilot.app)
        )
        assert visited == []


async def test_only_a_place_can_be_visited(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(made, session(made), monkeypatch) as (pilot, visited):
        with pytest.raises(AttributeError):
            pilot.app.visit(URL)
        pilot.app.visit(replace(opening.of_finding(hostile(made))))
        await pilot.pause()
        assert visited == []


# -- covered ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
async def test_no_screen_shows_its_words_or_a_link_before_it_is_opened(made: Any, size: tuple[int, int]) -> None:
    looked = 0
    async with made.opened(session(made), size) as pilot:
        for where, mode, keys in WALK:
            await pilot.press(mode)
            await pilot.pause()
            if mode == "2":
                pilot.app.screen.go_to("watch")
            await pilot.press(*keys)
            await pilot.pause()
            text = whole(made, pilot.app)
            assert not HURTS.search(text), where
            assert not [link for link in links_of(pilot.app) if "watchthem" in link], where
            looked += "hard to read" in text.lower()
            if keys:
                await pilot.press("escape")
                await pilot.pause()
        assert looked >= 6, "it was on the screens that were looked at"


async def test_the_cover_of_danger_says_what_to_do_now(made: Any) -> None:
    async with made.opened(session(made)) as pilot:
        await at_the_page(made, pilot)
        text = " ".join(strip.text for strip in pilot.app.screen.query_one(FindingView)._strips)
        text = " ".join(text.split())
        assert "first call 911 or your local emergency number" in text
        assert "Keep proof before anything else" in text
        assert "waiting" not in text


async def test_a_cell_of_the_grid_covers_it_and_uncovers_it_where_it_stands(made: Any) -> None:
    async with made.opened(session(made)) as pilot:
        await pilot.press("1", "l")
        await made.until(pilot, lambda: bool(pilot.app.screen.query("#grid")))
        await pilot.press("right", "right", "enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, AnswerScreen))
        text = made.text_of(pilot.app)
        assert "Our team" in text
        assert "May be hard to read: somebody may mean you harm" in text
        assert not HURTS.search(text)
        await pilot.press("w")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        assert "Are you in danger now?" in made.text_of(pilot.app)
        await pilot.press("n")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, AnswerScreen))
        text = made.text_of(pilot.app)
        assert TITLE in text
        assert "https://watchthem.example" not in text, "terminals make links of whole addresses"
        assert "the first covered one" not in text


async def test_what_a_client_sees_is_uncovered_where_it_stands(made: Any) -> None:
    async with made.opened(session(made), (160, 50)) as pilot:
        await pilot.press("3")
        await made.until(pilot, lambda: "hard to read" in made.text_of(pilot.app))
        first = pilot.app.focused
        first.highlighted = next(n for n, option in enumerate(first.options) if option.id == "watch")
        await pilot.press("space", "n")
        await made.until(pilot, lambda: "Marguerite Fennimore -" in made.text_of(pilot.app))
        assert "watch" in pilot.app.uncovered


async def test_what_was_opened_once_is_open_on_every_screen_and_stays_so_when_it_is_decided(made: Any) -> None:
    async with made.opened(session(made), (160, 50)) as pilot:
        await at_the_page(made, pilot)
        await pilot.press("space", "n", "m")
        await pilot.pause()
        for mode in ("2", "3", "4", "5"):
            await pilot.press(mode)
            await pilot.pause()
            assert "Marguerite Fennimore -" in whole(made, pilot.app), mode


async def test_it_stays_open_after_a_restart_if_it_was_decided(made: Any) -> None:
    found = session(made)
    found.said = {"watch": Decision("watch", Verdict.ME)}
    async with made.opened(found) as pilot:
        await at_the_page(made, pilot)
        assert HURTS.search(whole(made, pilot.app))


async def test_a_word_on_it_does_not_open_what_was_left_closed(made: Any) -> None:
    async with made.opened(session(made)) as pilot:
        await at_the_page(made, pilot)
        await pilot.press("m")
        await pilot.pause()
        assert not HURTS.search(whole(made, pilot.app))


async def test_a_group_is_asked_about_without_words_that_are_covered(made: Any) -> None:
    found = session(made, namesake="g1", identity=replace(hostile(made).identity, verdict=Verdict.UNSURE))
    async with made.opened(found) as pilot:
        await at_the_page(made, pilot)
        await pilot.press("g")
        text = made.text_of(pilot.app)
        assert "Homes by Marguerite" in text
        assert "May be hard to read: somebody may mean you harm" in text
        assert not HURTS.search(text)
