"""The ways as a worker reads them: what closes them first, nothing said that is not known."""

from dataclasses import replace

import pytest
from pretend import ME, assessment, demo_assessed
from way_pages import CLUB, LIST, RACE, REGISTER, ROUTES, result

from identity_scan.judge import ways
from identity_scan.model import Safety, Status, Verdict
from identity_scan.present import ways_told
from identity_scan.present.blocks import Fact, Heading, Sheet, Step, texts, written


def told(*found: object, **person: object) -> Sheet:
    return ways_told.sheet(assessment(*found, person=replace(ME, **person)), lambda _judged: False)  # type: ignore[arg-type]


def said(sheet: Sheet) -> str:
    return "\n".join(written(block) for block in sheet)


def test_what_closes_every_way_comes_first_then_what_each_step_leaves_then_the_easiest_way() -> None:
    sheet = told(RACE, ROUTES, CLUB, LIST, REGISTER)
    assert isinstance(sheet[0], Heading)
    assert sheet[0].text == "2 pages close every way that we see from your name to your front door:"
    assert [block.called for block in sheet if isinstance(block, Step)][:2] == ["list", "regist"]
    assert "After step 1, 1 way is left. After all of them: none that we can see." in said(sheet)
    easiest = next(block for block in sheet if isinstance(block, Fact))
    assert easiest.text == "your name → register → your front door (1 search)."
    assert "This can hardly be changed: register." in said(sheet)


def test_a_way_names_what_is_typed_at_each_page() -> None:
    easiest = next(block for block in told(RACE, ROUTES, LIST) if isinstance(block, Fact))
    assert easiest.text == (
        "your name → race → your user name → routes → your private telephone → list → your front door (3 searches)."
    )


def test_nothing_reached_is_said_calmly_and_of_what_was_seen_alone() -> None:
    sheet = told(result("team", "N1", ("role_credential", "RSW")))
    assert not [block for block in sheet if isinstance(block, Step)]
    assert "No page that was seen leads to: your front door; your private telephone;" in said(sheet)
    assert "may lead there too" in said(sheet)


def test_a_result_that_is_not_settled_is_asked_about_and_opens_no_way_by_itself() -> None:
    sheet = told(result("maybe", "N1", ("home_address", "12 Cork Street"), verdict=Verdict.UNSURE))
    assert "If 1 result that is not settled is yours, it leads to your front door too." in said(sheet)
    assert "close every way" not in said(sheet)


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
    assert "Ottoline & [somebody of your family]. " in said(sheet)
    assert "your family (1 search)" in said(sheet)


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_every_invented_person_has_ways_that_can_be_told(name: str) -> None:
    searched = demo_assessed(name)
    found = ways.of(searched)
    assert any(target.reached for target in found.targets)
    assert all(target.cut for target in found.targets if target.reached)
    assert list(texts(ways_told.sheet(searched, lambda _judged: True)))
