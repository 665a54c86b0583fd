"""What a newcomer does before the first search."""

from typing import Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from identity_scan.model import Person, Safety
from identity_scan.present.fields import MOVING
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.first_run import FirstRunScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
NAME = "Odalys Wren-Castellane"


async def begin(made: Any, pilot: Any) -> None:
    await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
    await pilot.press("tab", "enter")


async def fill_in(pilot: Any, **fields: str) -> None:
    for name, value in fields.items():
        pilot.app.screen.query_one(f"#field-{name}", Input).value = value
    await pilot.pause()


@SIZES
@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
async def test_the_whole_welcome_stands_on_the_screen_says_how_one_moves_and_takes_the_mouse(
    made: Any, size: tuple[int, int], tongue: str
) -> None:
    session = made.Session(person=None)
    session.language = tongue
    language.use(tongue)
    async with made.opened(session, size) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        shown = " ".join(made.text_of(pilot.app).split())
        assert _("Show it to a class") in shown
        assert " ".join(_(MOVING).split()) in shown
        await pilot.click("#begin")
        await made.until(pilot, lambda: _("1 of 3 · Who you are") in made.text_of(pilot.app))


@SIZES
async def test_tells_who_they_are_in_three_steps_and_confirms_the_name(made: Any, size: tuple[int, int]) -> None:
    session = made.Session(person=None)
    async with made.opened(session, size) as pilot:
        await begin(made, pilot)
        assert "1 of 3 · Who you are" in made.text_of(pilot.app)
        await fill_in(pilot, name=NAME, places="Juniper Bay, Ontario; Old Town", birth_year="1991")
        await pilot.press("ctrl+n")
        assert "2 of 3 · How you wish to be seen" in made.text_of(pilot.app)
        pilot.app.screen.query_one(TextArea).text = "Calm and fair."
        await pilot.press("ctrl+n")
        assert "3 of 3 · How safe you need to be" in made.text_of(pilot.app)
        await pilot.press("down", "down", "space")
        pilot.app.screen.query_one("#confirm", Input).value = NAME
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert ("duckduckgo", "on") in session.done, "it is on unless it is unticked"
    saved = session.person
    assert isinstance(saved, Person)
    assert saved.name == NAME
    assert saved.places == ("Juniper Bay, Ontario", "Old Town")
    assert saved.birth_year == 1991
    assert saved.portrayal == "Calm and fair."
    assert saved.safety is Safety.ANGER
    assert saved.attested
    assert pilot.app.return_value is session


async def test_cannot_go_on_without_typing_their_own_full_name(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+n", "ctrl+n")
        assert "This tool searches for one person: you." in made.text_of(pilot.app)
        await pilot.press("ctrl+n")
        assert f"Type your own full name, as in the first step: {NAME}." in made.text_of(pilot.app)
        pilot.app.screen.query_one("#confirm", Input).value = "Somebody Else"
        await pilot.press("ctrl+n")
        assert "Type your own full name" in made.text_of(pilot.app)
    assert session.person is None


async def test_nobody_is_asked_for_without_a_name(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await pilot.press("ctrl+n")
        assert "Write your own full name." in made.text_of(pilot.app)
        assert "1 of 3" in made.text_of(pilot.app)


async def test_another_name_must_be_a_form_of_their_own(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME, other_names="the client of Tuesday")
        for _twice in range(2):
            await pilot.press("ctrl+n")
            text = " ".join(made.text_of(pilot.app).split())
            assert "no part in common with your name" in text
            assert "1 of 3" in text


async def test_a_name_without_a_shared_part_is_theirs_if_they_say_so(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME, other_names="Bertrand Quillfeather")
        await pilot.press("ctrl+n")
        text = " ".join(made.text_of(pilot.app).split())
        assert "«Bertrand Quillfeather» has no part in common with your name." in text
        assert "If this is you too, go on" in text
        assert "1 of 3" in text
        await pilot.press("ctrl+n")
        assert "2 of 3" in made.text_of(pilot.app)


async def test_a_list_that_is_pasted_becomes_several_values(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        line = pilot.app.screen.query_one("#field-places", Input)
        line.value = "Hamilton, Ontario"
        line.focus()
        line.post_message(events.Paste("- Truro, Nova Scotia\r\n- Amherst\n\n"))
        await made.until(pilot, lambda: line.value != "Hamilton, Ontario")
        assert pilot.app.screen._typed().places == ("Hamilton, Ontario", "Truro, Nova Scotia", "Amherst")


@pytest.mark.parametrize(
    ("name", "why"), [("Quill 🙂", "stands in no name"), ("Mаrisol Quill", "two scripts"), ("R2 Quill", "stands in no")]
)
async def test_what_is_no_name_is_asked_again_with_the_reason(made: Any, name: str, why: str) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=name)
        await pilot.press("ctrl+n")
        assert why in " ".join(made.text_of(pilot.app).split())
        assert "1 of 3" in made.text_of(pilot.app)


async def test_every_field_says_what_it_is_for_and_whether_an_engine_sees_it(made: Any) -> None:
    from identity_scan.present.fields import FIRST, MORE

    for field in (*FIRST, *MORE):
        assert field.what
        assert field.seen
    async with made.opened(made.Session(person=None), (160, 60)) as pilot:
        await begin(made, pilot)
        text = made.text_of(pilot.app)
        assert "[engines see it]" in text
        assert "[stays here, only compared]" in text


async def test_the_form_has_no_field_for_anybody_else(made: Any) -> None:
    from identity_scan.present.fields import FIRST, MORE

    asked = " ".join(f"{f.name} {f.label}" for f in (*FIRST, *MORE)).lower()
    assert not any(word in asked for word in ("client", "case", "student", "colleague", "relative"))


async def test_prefers_not_to_say_unless_they_choose(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+n", "ctrl+n")
        assert "[✓] I prefer not to say." in made.text_of(pilot.app)


async def test_tries_it_on_an_invented_person_first(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        await pilot.press("enter")
        await pilot.pause()
    assert pilot.app.return_value.demo


async def test_corrects_what_they_told_without_promising_again(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("6", "w")
        assert pilot.app.screen.query_one("#field-name", Input).value == "Marguerite Fennimore"
        await fill_in(pilot, employers="Juniper Bay Services")
        await pilot.press("ctrl+n", "ctrl+n")
        assert "This tool searches for one person" not in made.text_of(pilot.app)
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert session.person.employers == ("Juniper Bay Services",)


async def test_another_name_asks_for_the_promise_again_and_says_what_it_erases(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("6", "w")
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+n", "ctrl+n")
        text = " ".join(made.text_of(pilot.app).split())
        assert "This tool searches for one person: you." in text
        assert "erases what was kept" in text


async def test_goes_back_a_step_and_leaves_without_keeping_anything(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+n", "escape")
        assert "1 of 3" in made.text_of(pilot.app)
        await pilot.press("escape", "escape")
        await pilot.pause()
    assert session.person is None


async def test_hides_the_form_when_somebody_walks_in(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("f9")
        assert NAME not in made.text_of(pilot.app)
        await pilot.press("h")
        assert pilot.app.screen.query_one("#field-name", Input).value == NAME


async def test_the_arrows_go_from_choice_to_choice_and_from_line_to_line(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        await pilot.press("down", "enter")
        assert "1 of 3 · Who you are" in made.text_of(pilot.app)
        assert pilot.app.focused.id == "field-name"
        await pilot.press("down")
        assert pilot.app.focused.id == "field-other_names"
        await pilot.press("up")
        assert pilot.app.focused.id == "field-name"


async def test_a_supervisor_finds_the_lesson_on_the_first_screen_and_comes_back(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        await pilot.click("#class")
        await made.until(pilot, lambda: not isinstance(pilot.app.screen, FirstRunScreen))
        assert "Nothing is sent, nothing is saved" in made.text_of(pilot.app)


async def test_whoever_forgot_to_type_their_name_again_can_type_it_at_once(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+n")
        assert f"Type your own full name, as in the first step: {NAME}." in made.text_of(pilot.app)
        await pilot.press(*NAME, "ctrl+n")
        await pilot.pause()
    assert session.person is not None
    assert session.person.attested


async def test_chooses_once_whether_an_engine_may_be_asked_as_a_browser_asks_it(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session, (160, 50)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+n")
        assert "It answers only clients that look like a browser" in made.text_of(pilot.app)
        pilot.app.screen.query_one("#like-browser").focus()
        await pilot.press("space", "ctrl+n")
        pilot.app.screen.query_one("#confirm", Input).value = NAME
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert ("duckduckgo", "off") in session.done
