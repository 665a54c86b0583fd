"""The ways as a worker reads them: what closes them first, nothing said that is not known."""

import re
from dataclasses import replace

import pytest
from pretend import HOSTILE, ME, assessment, demo_assessed
from way_pages import CLUB, LIST, RACE, REGISTER, ROUTES, result

from identity_scan.judge import ways
from identity_scan.model import Coverage, Safety, Status, Verdict
from identity_scan.present import ways_told
from identity_scan.present.blocks import Heading, Sheet, Step, Way, texts, written


def told(*found: object, **person: object) -> Sheet:
    return ways_told.sheet(assessment(*found, person=replace(ME, **person)), lambda _judged: False)  # type: ignore[arg-type]


def said(sheet: Sheet) -> str:
    return "\n".join(written(block) for block in sheet)


@pytest.mark.parametrize("hostile", [*HOSTILE, "\ud800 lone"])
def test_no_title_of_a_page_carries_signs_that_a_terminal_obeys(hostile: str) -> None:
    titled = replace(REGISTER, finding=replace(REGISTER.finding, title=hostile))
    for block in (*told(titled), *(block for sheet in ways_told.on_paper(assessment(titled)) for block in sheet)):
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\ud800-\udfff]", written(block))


def test_what_closes_every_way_comes_first_then_what_each_step_leaves_then_the_easiest_way() -> None:
    sheet = told(RACE, ROUTES, CLUB, LIST, REGISTER)
    assert isinstance(sheet[0], Heading)
    assert sheet[0].text == "2 pages close every way that we see from your name to your front door:"
    assert [block.called for block in sheet if isinstance(block, Step)][:2] == ["list", "regist"]
    assert "After step 1, 1 way is left. After all of them: none that we can see." in said(sheet)
    easiest = next(block for block in sheet if isinstance(block, Way))
    assert easiest.head == "The easiest way today (1 search)"
    assert easiest.says == ("Whoever types your name finds “register”, which leads to your front door.",)
    assert (
        "This can hardly be changed: register. "
        "What stays still leads there: ask for it to show your work alone, not your private life." in said(sheet)
    )


def test_a_way_names_what_is_typed_at_each_page() -> None:
    easiest = next(block for block in told(RACE, ROUTES, LIST) if isinstance(block, Way))
    assert easiest.head == "The easiest way today (3 searches)"
    assert easiest.says == (
        "Step 1 closes it at “list”.",
        "Whoever types your name finds “race”, which shows your user name.",
        "Whoever types your user name finds “routes”, which shows your private telephone.",
        "Whoever types your private telephone finds “list”, which leads to your front door.",
    )


def test_beside_the_easiest_way_all_others_are_counted_and_too_many_are_not_said_to_be_all() -> None:
    homes = [result(f"r{n}", "N1", ("home_address", "12 Cork Street")) for n in range(210)]
    assert "4 more ways lead there." in said(told(*homes[:5]))
    assert "1 more way leads there." in said(told(*homes[:2]))
    assert "more way" not in said(told(*homes[:1]))
    assert "At least 199 more ways lead there." in said(told(*homes))
    two = [result(f"k{n}", "K2", ("home_address", "12 Cork Street"), asked="519-555-0144") for n in range(2)]
    clubs = [result(f"c{n}", "N1", ("private_phone", "519-555-0144")) for n in range(120)]
    many = said(told(*clubs, *two))
    assert "2 pages close every way" in many
    assert "After step 1" not in many, "not all ways were counted"


def test_nothing_reached_is_said_calmly_and_of_what_was_seen_alone() -> None:
    sheet = told(result("team", "N1", ("role_credential", "RSW")))
    assert not [block for block in sheet if isinstance(block, Step)]
    assert "No page that was seen leads to: your front door; your private telephone;" in said(sheet)
    assert "may lead there too" in said(sheet)


def test_a_result_that_is_not_settled_is_asked_about_and_opens_no_way_by_itself() -> None:
    maybe = result("maybe", "N1", ("home_address", "12 Cork Street"), verdict=Verdict.UNSURE)
    sheet = told(maybe)
    assert isinstance(sheet[0], Heading)
    assert sheet[0].text.startswith(
        "If 1 result that is not settled is yours, it leads to your front door. Say whether"
    )
    assert [block.called for block in sheet if isinstance(block, Step)] == ["maybe"], "what to settle, not to change"
    (way,) = (block for block in sheet if isinstance(block, Way))
    assert (way.name, way.sure, [stop.step for stop in way.stops]) == ("Perhaps a way", False, [0])
    assert "every way" not in said(sheet)
    assert "your front door" not in said(sheet).split("No page that was seen leads to")[1]
    beside = said(told(maybe, REGISTER))
    assert "If 1 result that is not settled is yours, it leads to your front door too." in beside
    assert "Perhaps a way" not in beside


def test_a_step_that_is_a_talk_names_the_one_that_changes_the_page_as_well() -> None:
    shown = ("home_address", "12 Cork Street")
    talk = result("talk", "N1", shown, advice=["CONS-01", "EOI-08", "PRIV-02"])
    only = result("only", "N1", shown, advice=["CONS-01", "EOI-08"])
    change = result("change", "N1", shown, advice=["PRIV-02", "CONS-01"])
    steps = {block.called: block.text for block in told(talk, only, change) if isinstance(block, Step)}
    assert steps["talk"] == "talk. Talk it over before you react. Then: Unlist your phone and home address."
    assert steps["only"] == "only. Talk it over before you react."
    assert steps["change"] == "change. Unlist your phone and home address."


def test_where_a_page_stays_what_to_change_in_its_place_is_said() -> None:
    stays = replace(LIST, change="impossible")
    assert "If it stays, change these instead: club; routes. Then no way that we see is left either." in said(
        told(RACE, ROUTES, CLUB, stays)
    )
    assert "If it stays, change as well: club; routes. What stays still leads there" in said(
        told(RACE, ROUTES, CLUB, stays, REGISTER)
    )


def test_another_address_than_the_one_she_gave_is_told_and_is_not_her_front_door() -> None:
    old = result("old", "N1", ("home_address", "9 Elm Road"))
    text = said(told(old))
    assert "1 page shows another address than the one you gave: old. Yours counts as the current one" in text
    assert "No page that was seen leads to: your front door" in text
    assert "another address" not in said(told(REGISTER))


def test_where_she_gave_none_the_newest_of_several_addresses_seems_current() -> None:
    old, new = result("old", "N1", ("home_address", "9 Elm Road")), result("new", "N1", ("home_address", "4 Mill Lane"))
    assert "2 different addresses. Their dates do not settle which one is current." in said(
        told(old, new, home_address="")
    )
    moved = replace(new, finding=replace(new.finding, date="2024-02-11"))
    assert "The page with the latest date is new (11 Feb 2024): its address seems current." in said(
        told(old, moved, home_address="")
    )


def test_of_a_search_that_nobody_answered_nothing_is_said_to_be_closed() -> None:
    silent = replace(assessment(), coverage=Coverage(4, 0, 4, (), {}))
    text = said(ways_told.sheet(silent, lambda _judged: False))
    assert "No engine answered, so nothing can be said of what leads to you." in text
    assert "No page that was seen" not in text


def test_in_danger_the_advocate_comes_before_any_page() -> None:
    assert "advocate" in written(told(LIST, CLUB, safety=Safety.THREAT)[0])
    assert "advocate" not in said(told(LIST, CLUB))


def test_a_page_that_is_gone_closes_its_ways() -> None:
    gone = replace(REGISTER, advice=result("x", "N1", advice=[("PRIV-03", Status.GONE)]).advice)
    assert "your front door" not in said(told(gone)).split("No page that was seen")[0]


def test_other_people_are_named_by_what_they_are_and_what_is_hard_to_read_by_its_cover() -> None:
    child = result("team", "N1", ("child_identity", "Isla"))
    wedding = result("wedding", "N1", ("family_members", "Bram"))
    titled = replace(child.finding, title="Isla's team"), replace(wedding.finding, title="Ottoline & Bram")
    sheet = told(replace(child, finding=titled[0]), replace(wedding, finding=titled[1]))
    assert "Isla" not in said(sheet)
    assert "Bram" not in said(sheet)
    both = "ottoline, BRAM BRANDT and Isla BRANDT at the lake"
    ours = replace(REGISTER, finding=replace(REGISTER.finding, title=both))
    text = said(told(ours, wedding, family=("partner Bram Brandt", "daughter Isla")))
    assert "ottoline, [your partner] and [your child] BRANDT at the lake" in text, "though that page tells of no family"
    plain = replace(REGISTER, finding=replace(REGISTER.finding, title="Isla of Skye; a daughter of isla"))
    assert "[your child] of Skye; a daughter of isla" in said(told(plain, family=("daughter Isla",)))
    assert "Ottoline & [your partner]. " in said(sheet)
    assert "which leads to your family." in said(sheet)


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_every_invented_person_has_ways_that_can_be_told(name: str) -> None:
    searched = demo_assessed(name)
    found = ways.of(searched)
    assert any(target.reached for target in found.targets)
    assert all(target.cut for target in found.targets if target.reached)
    assert list(texts(ways_told.sheet(searched, lambda _judged: True)))
