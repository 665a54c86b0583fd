"""What is looked up by hand, as a person ticks it off."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pretend import NOON

from identity_scan.advice.handchecks import Tick
from identity_scan.model import Person
from identity_scan.present import aids
from identity_scan.speech.errors import BadInput
from identity_scan.tui.screens.by_hand_screen import ByHandScreen
from identity_scan.tui.widgets.reading_pane import Reading
from tests.session.test_picture_file import picture


def asked(made: Any, evil: str = "") -> Any:
    """A session of somebody in Ontario; what was written of the first check is hostile."""
    ticks = {"case_law": Tick("case_law", True, evil)} if evil else {}
    return made.Session(person=Person("Marguerite Fennimore", places=("Guelph, Ontario",)), ticks=ticks)


async def test_a_check_is_ticked_with_one_line_and_the_place_opens(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[str] = []
    noted = asked(made)
    async with made.opened(made.finished()) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url))
        pilot.app.push_screen(ByHandScreen(noted))
        await made.until(pilot, lambda: "What you look up yourself" in made.text_of(pilot.app))
        assert "[ ] Case law" in made.text_of(pilot.app)
        assert "closed to search engines" in made.text_of(pilot.app)
        await pilot.press("o")
        assert visited == ["https://www.canlii.org/"]
        await pilot.press("space")
        assert "[✓] Case law" in made.text_of(pilot.app)
        await pilot.press("e")
        await made.paste(pilot, "one of a namesake")
        await pilot.press("enter")
        assert "[✓] Case law  one of a namesake" in made.text_of(pilot.app)
        assert noted.ticks["case_law"].result == "one of a namesake"
        await pilot.press("space")
        assert "[ ] Case law  one of a namesake" in made.text_of(pilot.app)
        await pilot.press("e", "escape")
        assert isinstance(pilot.app.screen, ByHandScreen)
        await pilot.press("escape")
        await made.until(pilot, lambda: not isinstance(pilot.app.screen, ByHandScreen))


async def test_it_begins_on_what_is_still_to_be_looked_up(made: Any) -> None:
    noted = asked(made)
    noted.decide([Tick("case_law", True)])
    async with made.opened(made.finished()) as pilot:
        pilot.app.push_screen(ByHandScreen(noted))
        await made.until(pilot, lambda: "Registers are often behind a form" in made.text_of(pilot.app))


async def test_a_place_without_an_address_is_not_offered_to_be_opened(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited: list[str] = []
    async with made.opened(made.finished()) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url))
        pilot.app.push_screen(ByHandScreen(asked(made)))
        await made.until(pilot, lambda: "o open the site" in made.text_of(pilot.app))
        await pilot.press("end", "o")  # somebody who does it for you
        await made.until(pilot, lambda: "o open the site" not in made.text_of(pilot.app))
        assert visited == []


async def test_a_tick_is_told_above_the_list_and_taken_back_by_a_key(made: Any) -> None:
    session = asked(made)
    session.kept = made.finished().kept
    async with made.opened(session) as pilot:
        await pilot.press("4", "b")
        every = len(aids.hand_checks(session.person, {}))
        await made.until(pilot, lambda: f"{every} of {every} checks" in made.text_of(pilot.app))
        await pilot.press("space")
        assert session.ticks["case_law"].done
        at_noon = {"case_law": replace(session.ticks["case_law"], at=made.NOON)}
        session.ticks = at_noon
        await pilot.press("down", "space")
        await made.until(pilot, lambda: f"{every - 1} of {every} checks" in made.text_of(pilot.app))
        assert "next: The public register" in made.text_of(pilot.app)
        await pilot.press("z")
        assert session.ticks == at_noon
        await made.until(pilot, lambda: "[ ] The public register" in made.text_of(pilot.app))
        assert "[✓] Case law" in made.text_of(pilot.app)


async def test_a_line_that_stays_as_it_was_ticks_nothing(made: Any) -> None:
    noted = asked(made)
    noted.decide([Tick("case_law", False, "one of a namesake")])
    async with made.opened(made.finished()) as pilot:
        pilot.app.push_screen(ByHandScreen(noted))
        await made.until(pilot, lambda: "Case law  one of a namesake" in made.text_of(pilot.app))
        await pilot.press("e", "enter")
        assert not noted.ticks["case_law"].done
        await pilot.press("down", "e", "enter")
        assert list(noted.ticks) == ["case_law"], "nothing was written"


async def test_markup_in_what_was_written_is_only_text(made: Any) -> None:
    for evil in made.EVIL:
        async with made.opened(made.finished()) as pilot:
            pilot.app.push_screen(ByHandScreen(asked(made, evil)))
            await made.until(pilot, lambda evil=evil: evil in made.text_of(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_fits_a_small_terminal(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        pilot.app.push_screen(ByHandScreen(asked(made)))
        await made.until(pilot, lambda: "Case law" in made.text_of(pilot.app))
        text = made.text_of(pilot.app)
        assert "esc close" in text
        assert "Why" in text
        assert text.count("[ ]") >= 7, "what there is to do is seen"
        await pilot.press("e")
        await made.until(pilot, lambda: "What you found, in one line" in made.text_of(pilot.app))
        assert "esc close" in made.text_of(pilot.app)


# -- from the actions -------------------------------------------------------------------------------------------------


async def test_the_list_opens_from_the_actions_and_is_kept_by_the_session(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("4", "b", "space", "escape")
        await made.until(pilot, lambda: not isinstance(pilot.app.screen, ByHandScreen))
        assert session.ticks["case_law"].done


async def test_a_look_asks_once_and_tells_what_it_saw(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("4", "l")
        await made.until(pilot, lambda: "still there: [LISW-S]" in made.text_of(pilot.app))
        assert [wish for wish in session.done if wish[0] == "look"] == [("look", "gram")]


async def test_what_a_look_saw_stands_on_the_card_with_its_day(made: Any) -> None:
    async with made.opened(made.finished(), (120, 50)) as pilot:
        await pilot.press("4", "d")
        await made.until(pilot, lambda: "doing" in made.text_of(pilot.app))
        await pilot.press("l")
        said = "The page itself was still there when it was looked at on 2026-11-22."
        card = pilot.app.screen.query_one(Reading)
        await made.until(pilot, lambda: said in " ".join(strip.text.strip() for strip in card._strips))


async def test_why_a_page_is_not_looked_at_is_told(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(row: Any) -> str:
        raise BadInput("It lies inside a network.")

    session = made.finished()
    monkeypatch.setattr(session, "look", refuse)
    async with made.opened(session) as pilot:
        await pilot.press("4", "l")
        await made.until(pilot, lambda: "It lies inside a network." in made.text_of(pilot.app))


@pytest.mark.usefixtures("hostile_aids")
async def test_a_card_names_every_place_also_where_none_is_known(made: Any) -> None:
    async with made.opened(made.finished(), (120, 50)) as pilot:
        await pilot.press("4")
        text = made.text_of(pilot.app)
        assert "https://gram.example/settings" in text
        assert "No form is known: [/b] closes" in text


@pytest.mark.usefixtures("hostile_aids")
async def test_whoever_waits_is_told_when_to_ask_again(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("4", "w")
        await made.until(pilot, lambda: session.standings and "waiting for an answer" in made.text_of(pilot.app))
        card = " ".join(strip.text.strip() for strip in pilot.app.screen.query_one(Reading)._strips)
        assert "You asked on 22 Nov 2026, and are waiting for an answer. Ask again on 6 Dec 2026." in card


# -- on the house itself ----------------------------------------------------------------------------------------------


async def test_the_demonstration_looks_at_nothing_and_keeps_no_tick_on_the_disk(made: Any, tmp_path: Any) -> None:
    from identity_scan.session.demonstration import demonstration

    house = demonstration("tamsin", lambda: NOON)
    house.open()
    row = made.judged("gram", "A page")
    with pytest.raises(BadInput, match="nothing to look at"):
        await house.look(row)
    house.decide([Tick("case_law", True, "one line")])
    assert aids.hand_checks(house.person, house.ticks)[0].done
    action = row.advice[0].action if row.advice else made.advice("PRIV-04").action
    assert all(link.title for link in aids.places(row, action, house.person, house.dead_ends))
    assert aids.ask_again(action, NOON.date()) is not None
    house.close()
    assert not (tmp_path / "home").exists()


async def test_a_picture_file_is_read_here_and_says_what_it_gives_away(made: Any, tmp_path: Path) -> None:
    path = tmp_path / "garden.jpg"
    path.write_bytes(picture())
    async with made.opened(made.finished()) as pilot:
        pilot.app.push_screen(ByHandScreen(asked(made)))
        await pilot.press("p")
        pilot.app.screen.query_one("#entry").value = str(path)
        await pilot.press("enter")
        await made.until(pilot, lambda: "45.41667, -75.69000" in made.text_of(pilot.app))
        await pilot.press("p")
        pilot.app.screen.query_one("#entry").value = str(tmp_path / "gone.jpg")
        await pilot.press("enter")
        await made.until(pilot, lambda: "gone.jpg cannot be read" in made.text_of(pilot.app))
