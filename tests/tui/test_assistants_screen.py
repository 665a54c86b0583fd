"""What assistants say, as a worker asks them by keys: on the demonstration offline, and by pasting on their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from at_the_screen import lines_of, text_of, until
from pretend import NOON
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from identity_scan.demo import find
from identity_scan.keeping import own_person, settings
from identity_scan.session.demonstration import demonstration
from identity_scan.session.house import House
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.assistants_screen import AssistantsScreen
from identity_scan.tui.screens.sentences_screen import SentencesScreen
from tests.own_home import Clock, own_home


@asynccontextmanager
async def opened(house: House, size: tuple[int, int] = (110, 44)) -> AsyncIterator[Pilot[Any]]:
    app = IdentityScanApp(house)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(app.screen, AssistantsScreen))
        yield pilot


def laid_over(app: App[Any]) -> str:
    """What stands in the box over the screen, its lines joined."""
    return " ".join(" ".join(max(line.split("│"), key=len) for line in lines_of(app) if "│" in line).split())


def invented(who: str = "tamsin", now: datetime = NOON) -> House:
    return demonstration(who, lambda: now, pace=0)


async def test_the_whole_road_on_the_demonstration() -> None:
    async with opened(invented()) as pilot:
        app = pilot.app
        await until(
            pilot, lambda: "You ask: Who is Tamsin Okerlund, child protection worker in Hamilton?" in text_of(app)
        )
        assert "1   Lantern  not asked yet" in text_of(app)
        assert "Only the question that you see here is sent" in laid_over(app)
        await pilot.press("1")
        await until(pilot, lambda: "1 does not match what you entered" in text_of(app))
        assert "She has more than 20 years of experience" in text_of(app)
        await pilot.press("right", "2")
        await until(pilot, lambda: "It refuses to say" in text_of(app))
        await pilot.press("g")
        await until(pilot, lambda: "What you can do" in text_of(app))
        await pilot.press("escape", "l")
        await until(pilot, lambda: "A generated answer that is wrong about you" in text_of(app))
        await pilot.press("d")
        await until(pilot, lambda: "If nothing appears when you paste, copy it from here" in text_of(app))
        assert "Votre service donne" in text_of(app)


async def test_sentence_by_sentence_the_worker_has_the_last_word() -> None:
    house = invented()
    async with opened(house) as pilot:
        app = pilot.app
        await pilot.press("1", "e")
        await until(pilot, lambda: isinstance(app.screen, SentencesScreen))
        await pilot.press("f")
        await until(pilot, lambda: "You said so." in text_of(app))
        assert house.assistants.heard()[0].statements[0].false
        await pilot.press("f")
        await until(pilot, lambda: "You said so." not in text_of(app))
        assert not house.assistants.heard()[0].statements[0].false
        await pilot.press("n", "z")
        await until(pilot, lambda: "Taken back" in text_of(app) and "about somebody else" not in text_of(app))
        assert not house.assistants.heard()[0].statements[0].by_worker
        await pilot.press("f", "escape")
        await until(pilot, lambda: isinstance(app.screen, AssistantsScreen) and "You said so." in text_of(app))
        await pilot.press("z")
        await until(pilot, lambda: "You said so." not in text_of(app))
        assert not house.assistants.heard()[0].statements[0].by_worker


async def test_town_and_profession_are_left_out_and_put_back() -> None:
    async with opened(invented()) as pilot:
        await pilot.press("t", "w")
        await until(pilot, lambda: "You ask: Who is Tamsin Okerlund?" in text_of(pilot.app))
        await pilot.press("t")
        await until(pilot, lambda: "You ask: Who is Tamsin Okerlund, Hamilton?" in text_of(pilot.app))


async def test_in_french_it_is_asked_in_french() -> None:
    async with opened(invented("elodie")) as pilot:
        await until(pilot, lambda: "Qui est Élodie Brisefort" in text_of(pilot.app))


def own() -> House:
    own_person.write(find("tamsin").person, settings.folder() / "person.toml")
    return own_home(find("tamsin"), Clock(NOON))


@asynccontextmanager
async def with_own_browser(
    monkeypatch: pytest.MonkeyPatch, *, starts: bool = True
) -> AsyncIterator[tuple[Pilot[Any], House, list[str]]]:
    """A worker on a computer whose browsers cannot be watched, and what their own is asked to open."""
    visited: list[str] = []
    house = own()
    monkeypatch.setattr(house.looking, "watched", lambda: ("", ""))
    async with opened(house) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url) or starts)
        yield pilot, house, visited


async def test_what_goes_to_whom_is_shown_before_each_question_and_a_yes_is_awaited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with with_own_browser(monkeypatch) as (pilot, _house, visited):
        for _time in range(2):
            await pilot.press("1")
            await until(pilot, lambda: "Ask ChatGPT?" in text_of(pilot.app))
            shown = laid_over(pilot.app)
            assert "Who is Tamsin Okerlund, child protection worker in Hamilton?" in shown
            assert "with the question in the address: that alone sends it. OpenAI gets the question" in shown
            assert "In your own browser your account may keep the question" in shown
            assert "Open a temporary chat" in shown
            await pilot.press("n")
            await until(pilot, lambda: isinstance(pilot.app.screen, AssistantsScreen))
        assert visited == []
        await pilot.press("4")
        await until(pilot, lambda: "Ask Gemini?" in text_of(pilot.app))
        shown = laid_over(pilot.app)
        assert "the question is copied; you paste it there" in shown
        assert "and the question once you send it" in shown


async def test_an_answer_is_opened_in_the_workers_browser_and_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with with_own_browser(monkeypatch) as (pilot, house, visited):
        app = pilot.app
        await pilot.press("1", "y")
        await until(pilot, lambda: bool(visited))
        assert visited == [
            "https://chatgpt.com/?q=Who%20is%20Tamsin%20Okerlund%2C%20child%20protection%20worker%20in%20Hamilton%3F"
        ]
        await pilot.press("p")
        await until(pilot, lambda: app.screen.query_one("#entry").has_focus)
        app.post_message(Paste("Tamsin Okerlund is a social worker in Hamilton.\nShe is a pilot in Winnipeg."))
        await until(pilot, lambda: "1 does not match what you entered" in text_of(app))
        assert [s.truth.value for s in house.assistants.heard()[0].statements] == ["true", "false"]


async def test_an_answer_goes_to_what_was_asked_although_the_cursor_moved_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async with with_own_browser(monkeypatch) as (pilot, house, visited):
        app = pilot.app
        await pilot.press("1", "y")
        await until(pilot, lambda: bool(visited))
        await pilot.press("down", "right", "right", "p")
        await until(pilot, lambda: "Whose answer is it?" in text_of(app))
        assert "1  ChatGPT: Who is Tamsin Okerlund, child protection worker in Hamilton?" in text_of(app)
        assert "2  Google: AI Mode: Is Tamsin Okerlund someone I can trust?" in text_of(app)
        await pilot.press("1")
        await until(pilot, lambda: app.screen.query_one("#entry").has_focus)
        assert "You ask: Who is Tamsin Okerlund" in text_of(app)
        app.post_message(Paste("Tamsin Okerlund is a social worker in Hamilton."))
        await until(pilot, lambda: "asked on" in text_of(app))
        assert [(h.assistant, h.question) for h in house.assistants.heard()] == [("chatgpt", "who")]
        await pilot.press("down", "p")
        await until(pilot, lambda: app.screen.query_one("#entry").has_focus)
        app.post_message(Paste("She is a social worker, I believe."))
        await until(pilot, lambda: len(house.assistants.heard()) == 2)
        assert house.assistants.heard()[1].assistant == "google-ai", "its answer came, so the marked one is meant"


async def test_no_browser_is_said_to_be_asked_where_none_could_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    async with with_own_browser(monkeypatch, starts=False) as (pilot, _house, visited):
        await pilot.press("1", "y")
        await until(pilot, lambda: "No browser could be started from here" in text_of(pilot.app))
        assert visited
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, AssistantsScreen))
        assert "Your browser was asked" not in text_of(pilot.app)


async def test_where_the_question_is_copied_it_is_said_whether_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with with_own_browser(monkeypatch) as (pilot, _house, visited):
        await pilot.press("4", "y")
        await until(pilot, lambda: "If nothing appears when you paste, copy it from here" in text_of(pilot.app))
        assert "Who is Tamsin Okerlund, child protection worker in Hamilton?" in text_of(pilot.app)
        assert visited == ["https://gemini.google.com/app"]


async def test_what_is_no_answer_is_said_in_plain_words(tmp_path: Path) -> None:
    async with opened(own()) as pilot:
        app = pilot.app
        await pilot.press("r")
        await until(pilot, lambda: "No window is open" in text_of(app))
        page = tmp_path / "page.html"
        page.write_text("<html><body><p>Sign in</p></body></html>", "utf-8")
        await pilot.press("f")
        app.screen.query_one("#entry").value = str(page)
        await pilot.press("enter")
        await until(pilot, lambda: "There is no assistant's answer there" in text_of(app))


async def test_markup_in_an_answer_is_only_text() -> None:
    house = invented()
    async with opened(house) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: pilot.app.screen.query_one("#entry").has_focus)
        pilot.app.post_message(Paste("Tamsin Okerlund is a [bold red]pilot[/] in Winnipeg. [@click=app.quit]Here[/]"))
        await until(pilot, lambda: "[bold red]pilot[/] in Winnipeg. [@click=app.quit]Here[/]" in text_of(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_fits_a_small_terminal(size: tuple[int, int]) -> None:
    async with opened(invented(), size) as pilot:
        assert "esc close" in text_of(pilot.app)
        await pilot.press("1")
        await until(pilot, lambda: "match what you entered" in text_of(pilot.app))
