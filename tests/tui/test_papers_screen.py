"""The papers and the map of the strategies by keys: each strategy leads on, each paper is read and written."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from identity_scan.model import Person, Status
from identity_scan.present import screens, strategies
from identity_scan.present.papers import NAMES, titles
from identity_scan.present.strategies import STRATEGIES, Way
from identity_scan.present.typed_commands import SCREENS
from identity_scan.remembered import Standing
from identity_scan.speech import language
from identity_scan.tui.screens.papers_screen import PapersScreen
from identity_scan.tui.screens.strategies_screen import StrategiesScreen
from identity_scan.tui.widgets.card_list import CardList

GUELPH = Person("Marguerite Fennimore", places=("Guelph, Ontario",), professions=("Social worker, RSW",))


def written(session: Any) -> list[tuple[Any, Path]]:
    return [what for name, what in session.done if name == "paper"]


async def papers(made: Any, pilot: Any) -> None:
    await pilot.press("f3")
    await made.until(pilot, lambda: isinstance(pilot.app.screen, PapersScreen))


async def test_each_paper_is_read_and_one_is_written_where_one_says(made: Any) -> None:
    session = made.finished(person=GUELPH)
    async with made.opened(session) as pilot:
        await papers(made, pilot)
        for one in titles():
            await made.until(pilot, lambda one=one: pilot.app.screen.here == one.name)
            await made.until(pilot, lambda one=one: one.title in made.text_of(pilot.app))
            await pilot.press("down")
        await pilot.press("home")
        await made.until(pilot, lambda: "I do not accept friend requests" in made.text_of(pilot.app))
        await pilot.press("w")
        await made.until(pilot, lambda: "The file ending sets the format" in made.text_of(pilot.app))
        await pilot.press("ctrl+u")
        await made.paste(pilot, "/tmp/mine.pdf")
        await pilot.press("enter")
        await made.until(pilot, lambda: written(session))
        ((paper, path),) = written(session)
        assert (paper.name, path) == ("policy", Path("/tmp/mine.pdf"))
        await made.until(pilot, lambda: "Written: /tmp/mine.pdf." in made.text_of(pilot.app))


async def test_the_policy_has_a_version_for_an_agency_and_every_paper_both_languages(made: Any) -> None:
    async with made.opened(made.finished(person=GUELPH)) as pilot:
        await papers(made, pilot)
        await pilot.press("a")
        await made.until(pilot, lambda: "people we serve" in made.text_of(pilot.app))
        await pilot.press("l")
        await made.until(pilot, lambda: "personnes que nous servons" in made.text_of(pilot.app))
        assert language.in_use() == "en-CA", "only the paper is French"
        assert "a for one person or an agency" in made.text_of(pilot.app)
        await pilot.press("down")
        await made.until(pilot, lambda: "a for one person or an agency" not in made.text_of(pilot.app))


async def test_papers_need_no_search_and_ask_nothing_of_a_client(made: Any) -> None:
    async with made.opened(made.Session(person=GUELPH)) as pilot:
        await papers(made, pilot)
        pilot.app.screen.query_one(OptionList).highlighted = NAMES.index("note")
        await made.until(pilot, lambda: "Client, or file number" in made.text_of(pilot.app))
        assert not pilot.app.screen.query("Input"), "there is nothing to type in"


async def test_a_step_opens_the_paper_that_it_is_taken_with(made: Any) -> None:
    begun = {("scan", "IC-01"): Standing(Status.DOING, made.NOON)}
    async with made.opened(made.finished(person=GUELPH, standings=begun)) as pilot:
        await pilot.press("4")
        await made.until(pilot, lambda: pilot.app.current_mode == "actions" and pilot.app.screen.query(CardList))
        cards = pilot.app.screen.query_one(CardList)
        await made.until(pilot, lambda: cards.option_count > 1)
        cards.highlighted = cards.get_option_index("scan/IC-01")
        await made.until(pilot, lambda: "o opens the document for it" in made.text_of(pilot.app))
        await pilot.press("o")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, PapersScreen))
        assert pilot.app.screen.here == "policy"


async def test_all_eleven_strategies_are_used_by_a_key(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Down to each, enter, and what is next is in front: a paper, steps, a search, the lesson, the regulator's page."""
    visited: list[str] = []
    used: dict[str, Way] = {}
    async with made.opened(made.finished(person=GUELPH)) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url))
        monkeypatch.setattr(pilot.app, "open_lesson", lambda: visited.append("lesson"))
        for n, name in enumerate(STRATEGIES):
            await pilot.press("f4")
            await made.until(pilot, lambda: isinstance(pilot.app.screen, StrategiesScreen))
            await pilot.press("home", *["down"] * n)
            stand = pilot.app.screen.here
            assert (stand.id, stand.number) == (name, n + 1)
            before = len(visited)
            await pilot.press("enter")
            await made.until(pilot, lambda: not isinstance(pilot.app.screen, StrategiesScreen))
            used[name] = stand.lead.way
            if stand.lead.way is Way.PAPER:
                await made.until(pilot, lambda: isinstance(pilot.app.screen, PapersScreen))
                assert pilot.app.screen.here == stand.lead.name
                await pilot.press("escape")
            elif stand.lead.way is Way.STEPS:
                await made.until(pilot, lambda: pilot.app.current_mode == "actions")
            elif stand.lead.way is Way.SEARCH:
                await made.until(pilot, lambda: pilot.app.current_mode == "search")
            else:
                await made.until(pilot, lambda before=before: len(visited) > before)
    assert len(used) == 11
    assert set(used.values()) == set(Way)
    assert visited[0] == "https://ocswssw.org/registrants/professional-practice"


async def test_the_paper_of_a_strategy_is_one_key_away(made: Any) -> None:
    async with made.opened(made.finished(person=GUELPH)) as pilot:
        await pilot.press("f4")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, StrategiesScreen))
        await made.until(pilot, lambda: "p its document" in made.text_of(pilot.app))
        await pilot.press("home", "p")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, PapersScreen))
        assert pilot.app.screen.here == "supervision"


async def test_the_key_of_a_paper_stands_where_a_strategy_has_one_and_nowhere_else(made: Any) -> None:
    async with made.opened(made.finished(person=GUELPH), (80, 24)) as pilot:
        await pilot.press("f4")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, StrategiesScreen))
        await pilot.press("home")
        without = 0
        for _name in STRATEGIES:
            has = strategies.to_paper(pilot.app.screen.here) is not None
            without += not has
            await made.until(pilot, lambda has=has: ("p its document" in made.text_of(pilot.app)) is has)
            await pilot.press("down")
        assert without == 4


def test_both_are_named_everywhere() -> None:
    keys = {command.action: command.key for command in screens.EVERYWHERE}
    assert (keys["papers"], keys["strategies"]) == ("f3", "f4")
    assert {"paper", "strategies"} <= {name for name, _title, _about in SCREENS}
    assert strategies.ABOUT
