"""What comes from the person's own browser, and letters to copy."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from identity_scan.model import Answer, Ask, Collected, Hit, Outcome
from identity_scan.tui.screens.browser_screen import BrowserScreen
from identity_scan.tui.shell import clipboard


def google_page(made: Any) -> Collected:
    hits = (Hit(1, "Marge Fenn", "https://gram.example/page", ""), Hit(2, "Our team", "https://agency.example/", ""))
    return Collected(Ask("google", made.QUERIES[0][0]), Answer(Outcome.RESULTS, hits, more=False), made.NOON)


async def test_copies_a_page_in_the_browser_and_it_joins_the_search(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[str] = []
    session = made.finished(pages=("This is not a result page that can be read.", google_page(made)))
    async with made.opened(session) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url))
        await pilot.press("1", "l")
        await made.until(pilot, lambda: bool(pilot.app.screen.query("#grid")))
        await pilot.press("right", "b")
        await made.until(pilot, lambda: "read: " in made.text_of(pilot.app))
        text = made.text_of(pilot.app)
        assert visited == ["https://google.example/?q=x"]
        assert "This is not a result page that can be read." in text
        assert "page 1, 2 results" in text
        assert any(c.ask.engine == "google" for c in pilot.app.progress.collected)
        await pilot.press("escape")
        await made.until(pilot, lambda: "● 2" in made.text_of(pilot.app))


async def test_the_next_search_opens_on_a_key_and_one_that_came_by_itself_is_left_out(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited: list[str] = []
    session = made.finished(pages=(google_page(made),))  # the first query of the plan
    queries = [query for query, ticked in made.QUERIES if ticked]
    async with made.opened(session) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url) or True)
        pilot.app.browse("google", queries[1].text)
        await made.until(pilot, lambda: "read: " in made.text_of(pilot.app))
        left = len(queries) - 2
        for n in range(left):
            assert f"enter open the next search, {left - n} more" in made.text_of(pilot.app)
            await pilot.press("enter")
            await made.until(pilot, lambda n=n: len(visited) == n + 2)
        assert "open the next" not in made.text_of(pilot.app)
        await pilot.press("enter")
        await made.until(pilot, lambda: not isinstance(pilot.app.screen, BrowserScreen))


async def test_the_browser_is_not_waited_for_in_the_demonstration(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[str] = []
    async with made.opened(made.finished(demo=True)) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url))
        pilot.app.browse("google", "x")
        await pilot.pause()
        assert visited == []
        assert not isinstance(pilot.app.screen, BrowserScreen)


async def test_a_page_that_cannot_be_read_is_opened_and_not_waited_for(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited: list[str] = []
    async with made.opened(made.finished()) as pilot:
        rows = tuple(replace(row, returns=False) for row in made.ENGINES)
        monkeypatch.setattr(pilot.app.session, "engines", lambda: rows)
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url) or True)
        pilot.app.browse("bing", "x")
        said = "You can only look at a page from Bing"
        await made.until(pilot, lambda: any(said in str(t.render()) for t in pilot.app.screen.query("Toast")))
        assert visited == ["https://bing.example/?q=x"]
        assert not isinstance(pilot.app.screen, BrowserScreen)


def with_files(made: Any, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Any:
    """A session that leaves files in this folder."""
    session = made.finished(history=SimpleNamespace(on_disk=True))
    monkeypatch.setattr(type(session), "reports", folder)
    return session


async def the_letter(made: Any, pilot: Any) -> None:
    """Go to the first letter, and copy it."""
    await pilot.press("4", "c")
    await made.until(pilot, lambda: "A polite request" in made.text_of(pilot.app))
    assert "[[/b] closes]" in made.text_of(pilot.app)
    await pilot.press("c")


@pytest.mark.usefixtures("hostile_aids")
async def test_a_letter_is_called_copied_only_where_it_was_read_back_and_nothing_is_sent(
    made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copied: list[str] = []
    async with made.opened(with_files(made, monkeypatch, tmp_path)) as pilot:
        monkeypatch.setattr(type(pilot.app), "is_headless", False)
        monkeypatch.setattr(clipboard, "put", lambda text: copied.append(text) or True)
        await the_letter(made, pilot)
        await made.until(pilot, lambda: "Copied: the letter. Nothing was sent" in made.text_of(pilot.app))
        assert copied == ["To gram.example: [[/b] closes]"]
        assert not [*tmp_path.iterdir()], "what is copied is left in no file"


@pytest.mark.usefixtures("hostile_aids")
async def test_a_letter_that_no_clipboard_takes_is_saved_and_shown_where(
    made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copied: list[str] = []
    folder = tmp_path / "reports"
    async with made.opened(with_files(made, monkeypatch, folder)) as pilot:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        await the_letter(made, pilot)
        await made.until(pilot, lambda: "Saved as" in made.text_of(pilot.app))
        text = made.text_of(pilot.app)
        assert "Nothing was sent" in text
        assert "Copied" not in text, "a terminal never tells whether it did"
        assert copied == ["To gram.example: [[/b] closes]"]
        (file,) = folder.iterdir()
        assert f"Saved as {file}." in str(pilot.app.screen._body)
        assert file.read_text("utf-8") == "To gram.example: [[/b] closes]"
        assert file.match("identity-scan-*"), "it goes with all that is erased"


@pytest.mark.usefixtures("hostile_aids")
async def test_where_nothing_is_to_be_left_a_letter_is_shown_to_be_taken_by_hand(
    made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session = with_files(made, monkeypatch, tmp_path)
    session.history.on_disk = False
    async with made.opened(session) as pilot:
        await the_letter(made, pilot)
        await made.until(pilot, lambda: "If nothing appears when you paste" in made.text_of(pilot.app))
        assert "Saved as" not in made.text_of(pilot.app)
        assert not [*tmp_path.iterdir()]


@pytest.mark.usefixtures("hostile_aids")
async def test_a_letter_that_cannot_be_saved_is_shown_with_why(
    made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "reports").write_text("a file where the folder should be")
    async with made.opened(with_files(made, monkeypatch, tmp_path / "reports")) as pilot:
        await the_letter(made, pilot)
        await made.until(pilot, lambda: "It cannot be saved in" in made.text_of(pilot.app))
        assert "If nothing appears when you paste" in " ".join(made.text_of(pilot.app).split())


async def test_keys_are_heard_while_a_clipboard_takes_its_time(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Event()
    async with made.opened(made.finished()) as pilot:
        monkeypatch.setattr(type(pilot.app), "is_headless", False)
        monkeypatch.setattr(clipboard, "put", lambda _text: slow.wait(20))
        await pilot.press("2", "c", "3")
        await made.until(pilot, lambda: pilot.app.current_mode == "client")
        assert not slow.is_set()
        await pilot.press("2")
        slow.set()
        await made.until(pilot, lambda: "Copied: the address." in made.text_of(pilot.app))


async def test_an_address_that_may_be_somebody_elses_is_left_in_no_file(
    made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with made.opened(with_files(made, monkeypatch, tmp_path)) as pilot:
        await pilot.press("2")
        pilot.app.show_finding("realtor1")
        await made.until(pilot, lambda: pilot.app.screen.here.finding.id == "realtor1")
        await pilot.press("c")
        await made.until(pilot, lambda: "realtor1.example/page" in made.text_of(pilot.app))
        assert not [*tmp_path.iterdir()]


async def test_a_card_says_its_road_and_what_it_will_not_do(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("4")
        text = made.text_of(pilot.app)
        assert "Make the account private  change it yourself" in text
        assert "gram.example · 5 min" in text
        assert "What it will not do" not in text
        await pilot.press("r")
        await made.until(pilot, lambda: "Guideline:" in made.text_of(pilot.app))
        text = " ".join(made.text_of(pilot.app).split())
        assert "What it will not do: Deleting does not reach copies" in text
