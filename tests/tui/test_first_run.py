"""What a newcomer does before the first search."""

import re
from typing import Any

import pytest
from at_the_screen import strike
from textual import events
from textual.widgets import TextArea

from identity_scan.merging.progress import State
from identity_scan.model import Person, Safety
from identity_scan.present.fields import MOVING
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.first_run import FirstRunScreen
from identity_scan.tui.widgets.form_line import FormLine

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
NAME = "Odalys Wren-Castellane"


def flat(made: Any, pilot: Any) -> str:
    return " ".join(made.text_of(pilot.app).split())


async def begin(made: Any, pilot: Any) -> None:
    await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
    await pilot.press("down", "enter")


def line(pilot: Any, name: str) -> FormLine:
    found: FormLine = pilot.app.screen.query_one(f"#field-{name}", FormLine)
    return found


async def fill_in(pilot: Any, **fields: str) -> None:
    for name, value in fields.items():
        line(pilot, name).value = value
    await pilot.pause()


async def confirm(pilot: Any, name: str) -> None:
    pilot.app.screen.query_one("#confirm", FormLine).value = name
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
        shown = flat(made, pilot)
        assert _("Show it to a class") in shown
        assert "English" in shown
        assert "Français" in shown
        assert " ".join(_(MOVING).split()) in shown
        await pilot.click("#begin")
        await made.until(pilot, lambda: _("Who you are") in made.text_of(pilot.app))


@SIZES
async def test_four_questions_and_the_promise_are_enough_to_begin(made: Any, size: tuple[int, int]) -> None:
    session = made.Session(person=None)
    async with made.opened(session, size) as pilot:
        await begin(made, pilot)
        await made.paste(pilot, NAME)
        await pilot.press("ctrl+n")
        assert f"Type your own full name once more, as above: {NAME}." in flat(made, pilot)
        assert pilot.app.focused.id == "confirm"
        await made.paste(pilot, NAME)
        await pilot.press("enter")
        await pilot.pause()
    assert ("duckduckgo", "on") in session.done, "it is on unless it is unticked"
    assert session.person.name == NAME
    assert session.person.attested
    assert pilot.app.return_value is session


async def test_more_is_told_later_one_entry_a_line(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME, places="Juniper Bay, Ontario; Old Town")
        await confirm(pilot, NAME)
        await pilot.press("ctrl+o")
        assert "1 of 3 · More about you" in made.text_of(pilot.app)
        assert pilot.app.focused.id == "field-schools"
        await made.paste(pilot, "Juniper College")
        await pilot.press("enter")
        await made.paste(pilot, "Old Town School")
        await pilot.press("enter", "enter")
        assert pilot.app.focused.id == "field-usernames", "an empty line goes on to the next field"
        await fill_in(pilot, birth_year="1991")
        await pilot.press("ctrl+n")
        assert "2 of 3 · How you wish to be seen" in made.text_of(pilot.app)
        pilot.app.screen.query_one("#portrayal-text", TextArea).text = "Calm and fair."
        await pilot.press("ctrl+n")
        assert "3 of 3 · How safe you need to be" in made.text_of(pilot.app)
        await pilot.press("down", "down", "space", "ctrl+n")
        await pilot.pause()
    saved = session.person
    assert isinstance(saved, Person)
    assert saved.places == ("Juniper Bay, Ontario", "Old Town")
    assert saved.schools == ("Juniper College", "Old Town School")
    assert saved.birth_year == 1991
    assert saved.portrayal == "Calm and fair."
    assert saved.safety is Safety.ANGER
    assert saved.attested


async def test_what_happens_now_is_said_with_one_tick(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session, (120, 60)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await confirm(pilot, NAME)
        pilot.app.screen.query_one("#now").focus()
        await pilot.press("space", "ctrl+n")
        await pilot.pause()
    assert session.person.safety is Safety.THREAT


async def test_what_was_answered_before_stands_again_once_nothing_happens_now(made: Any) -> None:
    session = made.Session(person=made.person(safety=Safety.ANGER))
    async with made.opened(session, (120, 60)) as pilot:
        pilot.app.ask_who(session.person)
        await made.until(pilot, lambda: pilot.app.screen.query("#now"))
        pilot.app.screen.query_one("#now").focus()
        await pilot.press("space")
        assert pilot.app.screen.query_one("#safety").ticked == (Safety.THREAT.value,)
        await pilot.press("space")
        assert pilot.app.screen.query_one("#safety").ticked == (Safety.ANGER.value,)
        pilot.app.screen.query_one("#safety").highlighted = 1
        pilot.app.screen.query_one("#safety").action_select()
        await pilot.pause()
        assert pilot.app.screen.query_one("#safety").ticked == (Safety.NONE.value,), "nothing special was the answer"


async def test_cannot_go_on_without_typing_their_own_full_name(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session, (120, 60)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        assert "This tool searches for one person: you." in made.text_of(pilot.app)
        await confirm(pilot, "Somebody Else")
        await pilot.press("ctrl+n")
        assert "Type your own full name once more" in made.text_of(pilot.app)
    assert session.person is None


async def test_nobody_is_asked_for_without_a_name(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await pilot.press("ctrl+n")
        assert "Write your own full name." in made.text_of(pilot.app)
        assert pilot.app.focused.id == "field-name"


async def test_another_name_must_be_a_form_of_their_own(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME, other_names="the client of Tuesday")
        assert "no part in common with your name" in flat(made, pilot), "it is said while it is typed"
        for _twice in range(2):
            await pilot.press("ctrl+n")
            assert "no part in common with your name" in flat(made, pilot)
            assert pilot.app.focused.id == "field-other_names", "where it can be put right, not in the name"
            assert pilot.app.return_value is None


async def test_a_name_without_a_shared_part_is_asked_about_at_its_field_and_theirs_if_they_say_so(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME, other_names="Bertrand Quillfeather")
        await confirm(pilot, NAME)
        text = flat(made, pilot)
        assert "«Bertrand Quillfeather» has no part in common with your name." in text
        assert "If this is you too, go on" in text
        await pilot.press("ctrl+n")
        assert pilot.app.focused.id == "field-other_names"
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert session.person.other_names == ("Bertrand Quillfeather",)


async def test_a_list_that_is_pasted_becomes_a_line_an_entry(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        places = line(pilot, "places")
        places.value = "Hamilton, Ontario"
        places.focus()
        places.move_cursor(places.document.end)
        places.post_message(events.Paste("- Truro, Nova Scotia\r\n- Amherst\n\n"))
        await made.until(pilot, lambda: places.value != "Hamilton, Ontario")
        assert pilot.app.screen._typed().places == ("Hamilton, Ontario", "Truro, Nova Scotia", "Amherst")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Quill 🙂", "cannot be part of a name"),
        ("Mаrisol Quill", "two scripts"),
        ("R2 Quill", "cannot be part"),
        ("wren.c81@mail.example", "cannot be part of a name"),
        ("Anna Smith; Bob Jones; Carl Wu", "holds more than one person"),
        ("Anna Smith\nBob Jones", "holds more than one person"),
    ],
)
async def test_what_is_no_name_is_told_at_the_field_with_the_reason_and_not_taken(
    made: Any, name: str, why: str
) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=name)
        assert why in flat(made, pilot), "it is said while it is typed"
        await confirm(pilot, name)
        await pilot.press("ctrl+n")
        assert why in flat(made, pilot)
        assert pilot.app.focused.id == "field-name"


@pytest.mark.parametrize("year", ["nineteen", "12", "3019", "1850"])
async def test_a_year_that_is_none_is_told_at_the_field_and_not_dropped_in_silence(made: Any, year: str) -> None:
    session = made.Session(person=None)
    async with made.opened(session, (120, 60)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await confirm(pilot, NAME)
        await pilot.press("ctrl+o")
        line(pilot, "birth_year").focus()
        await fill_in(pilot, birth_year=year)
        assert "four digits" in flat(made, pilot)
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
        assert pilot.app.focused.id == "field-birth_year"
        await fill_in(pilot, birth_year="1984")
        assert "four digits" not in flat(made, pilot)
    assert session.person is None


@SIZES
async def test_a_hundred_letters_are_read_in_every_field_while_they_are_typed(made: Any, size: tuple[int, int]) -> None:
    words = " ".join(f"wo{n:02}rd" for n in range(15))  # 104 letters, each word told apart
    async with made.opened(made.Session(person=None), size) as pilot:
        await begin(made, pilot)
        for step in ("who", "more"):
            for field in pilot.app.screen.query(f"#{step} FormLine").results(FormLine):
                field.focus()
                field.value = ""
                await made.paste(pilot, words)
                await made.until(pilot, lambda: words in re.sub("[▁-█▌] ", "", flat(made, pilot)))
                field.value = ""
            await pilot.press("ctrl+o")


async def test_every_field_says_what_it_is_for_and_whether_an_engine_sees_it(made: Any) -> None:
    from identity_scan.present.fields import FIRST, MORE

    for field in (*FIRST, *MORE):
        assert field.what
        assert field.seen
    async with made.opened(made.Session(person=None), (160, 60)) as pilot:
        await begin(made, pilot)
        text = made.text_of(pilot.app)
        assert "[engines see it]" in text
        assert "[stays here, used only to compare]" in text


async def test_the_form_has_no_field_for_anybody_else(made: Any) -> None:
    from identity_scan.present.fields import FIRST, MORE

    asked = " ".join(f"{f.name} {f.label}" for f in (*FIRST, *MORE)).lower()
    assert not any(word in asked for word in ("client", "case", "student", "colleague", "relative"))


async def test_prefers_not_to_say_unless_they_choose(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+o", "ctrl+n", "ctrl+n")
        assert "[✓] I prefer not to say." in made.text_of(pilot.app)


async def test_tries_it_on_an_invented_person_first_and_finds_what_was_typed_again(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME, places="Juniper Bay")
        await pilot.press("escape")
        await pilot.press("enter")
        await pilot.pause()
    assert pilot.app.return_value.demo
    typed = pilot.app.typed
    assert (typed.name, typed.places) == (NAME, ("Juniper Bay",))

    from identity_scan.tui.app import IdentityScanApp

    again = IdentityScanApp(made.Session(person=None))
    again.typed = typed
    async with again.run_test(size=(120, 36)) as pilot:
        await begin(made, pilot)
        assert line(pilot, "name").value == NAME
        assert line(pilot, "places").value == "Juniper Bay"


@pytest.mark.parametrize("tag", ["en-CA", "fr-CA"])
async def test_the_language_is_chosen_on_the_first_screen(made: Any, tag: str) -> None:
    session = made.Session(person=None)
    async with made.opened(session, (80, 24)) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        await pilot.click(f"#{tag}")
        await pilot.pause()
    assert ("language", tag) in session.done
    assert pilot.app.return_value is session


async def test_corrects_what_they_told_without_promising_again(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("6", "w")
        assert line(pilot, "name").value == "Marguerite Fennimore"
        assert "This tool searches for one person" not in made.text_of(pilot.app)
        await fill_in(pilot, employers="Juniper Bay Services")
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert session.person.employers == ("Juniper Bay Services",)


async def test_another_name_asks_for_the_promise_again_and_says_what_it_erases(made: Any) -> None:
    async with made.opened(made.finished(), (120, 60)) as pilot:
        await pilot.press("6", "w")
        await fill_in(pilot, name=NAME)
        text = flat(made, pilot)
        assert "This tool searches for one person: you." in text
        assert "erases what was kept" in text
        await pilot.press("ctrl+n")
        assert "Type your own full name once more" in flat(made, pilot)


async def test_goes_back_and_never_leaves_by_esc_but_by_q_after_a_question(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("ctrl+o", "escape")
        assert "Who you are" in made.text_of(pilot.app)
        await pilot.press("escape", "escape", "escape")
        assert "esc does nothing here; q quits." in made.text_of(pilot.app)
        assert pilot.app.is_running
        await pilot.press("q")
        assert "What you typed is kept nowhere before you confirm it." in flat(made, pilot)
        await pilot.press("n", "q", "y")
        await pilot.pause()
    assert session.person is None
    assert pilot.app.return_value is None


async def test_hides_the_form_when_somebody_walks_in(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        await pilot.press("f9")
        assert NAME not in made.text_of(pilot.app)
        await pilot.press("h")
        assert line(pilot, "name").value == NAME


async def test_the_arrows_go_from_choice_to_choice_and_from_line_to_line(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        assert pilot.app.focused.id == "field-name"
        await pilot.press("down")
        assert pilot.app.focused.id == "field-family_name"
        await pilot.press("up")
        assert pilot.app.focused.id == "field-name"


async def test_a_supervisor_finds_the_lesson_on_the_first_screen_and_comes_back(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        await pilot.click("#class")
        await made.until(pilot, lambda: not isinstance(pilot.app.screen, FirstRunScreen))
        assert "Nothing is sent, nothing is saved" in made.text_of(pilot.app)


async def test_chooses_once_whether_an_engine_may_be_asked_as_a_browser_asks_it(made: Any) -> None:
    session = made.Session(person=None)
    async with made.opened(session, (160, 60)) as pilot:
        await begin(made, pilot)
        await fill_in(pilot, name=NAME)
        assert "It answers only what looks like a browser" in flat(made, pilot)
        pilot.app.screen.query_one("#like-browser").focus()
        await confirm(pilot, NAME)
        await pilot.press("space", "ctrl+n")
        await pilot.pause()
    assert ("duckduckgo", "off") in session.done


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_from_the_first_screen_to_the_first_finding_in_few_keys_and_four_screens(
    made: Any, size: tuple[int, int]
) -> None:
    """Welcome, the form, the search, the findings; at most 30 keys beside the name itself."""
    session = made.Session(person=None)
    keys, screens = 0, 1

    async def press(pilot: Any, *pressed: str) -> None:
        nonlocal keys
        keys += len(pressed)
        await pilot.press(*pressed)

    async with made.opened(session, size) as pilot:
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FirstRunScreen))
        await press(pilot, "down", "enter")
        screens += 1
        await made.paste(pilot, NAME)
        await press(pilot, "ctrl+n")
        await made.paste(pilot, NAME)
        await press(pilot, "enter")
        await pilot.pause()
    async with made.opened(pilot.app.return_value, size) as pilot:
        await made.until(pilot, lambda: "Nothing is sent before you press s." in made.text_of(pilot.app))
        screens += 1
        await press(pilot, "s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.DONE and not pilot.app.judging)
        await press(pilot, "2")
        screens += 1
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        await press(pilot, "enter")
        await made.until(pilot, lambda: "Marge Fenn" in made.text_of(pilot.app))
    assert keys <= 30
    assert screens <= 4


async def test_keys_that_come_faster_than_they_are_drawn_are_taken_in_their_turn(made: Any) -> None:
    async with made.opened(made.Session(person=None)) as pilot:
        await begin(made, pilot)
        await strike(pilot, [*"Odalys Wren", "ctrl+n"])
        await made.until(pilot, lambda: getattr(pilot.app.focused, "id", "") == "confirm")
        assert line(pilot, "name").value == "Odalys Wren"


async def test_erasing_everything_is_said_on_the_welcome_that_follows(made: Any) -> None:
    from identity_scan.tui.app import IdentityScanApp

    async with made.opened(made.finished()) as pilot:
        await pilot.press("6", "delete")
        await pilot.press("y")
        await pilot.pause()
    said = pilot.app.parting
    assert said == "Everything this program kept on this computer has been erased."
    after = IdentityScanApp(made.Session(person=None))
    after.farewell = said
    async with after.run_test(size=(80, 24)) as pilot:
        await made.until(pilot, lambda: said in flat(made, pilot))


async def test_q_asks_while_a_search_runs_and_ctrl_c_says_what_it_did(made: Any) -> None:
    async with made.opened(made.Session(hold_after=3)) as pilot:
        await made.until(pilot, lambda: "Nothing is sent before you press s." in made.text_of(pilot.app))
        await pilot.press("s")
        await made.until(pilot, lambda: len(pilot.app.progress.collected) == 3)
        await pilot.press("ctrl+c")
        await made.until(pilot, lambda: "ctrl+c does nothing here" in flat(made, pilot))
        await pilot.press("q")
        await made.until(pilot, lambda: "A search is under way." in flat(made, pilot))
        await pilot.press("n")
        assert pilot.app.progress.running
        await pilot.press("q", "y")
        await pilot.pause()
    assert not pilot.app.is_running
