"""What a class is asked at the end of a lesson: pages in no order, of which some lead there; then the shortest list."""

from pretend import ME, assessment
from way_pages import CLUB, LIST, RACE, REGISTER, ROUTES, result

from identity_scan.model import Verdict
from identity_scan.present.summit import MOST, summit

TEAM = result("team", "N1", ("role_credential", "RSW"))
OTHER = result("other", "N1", ("role_credential", "RSW"), verdict=Verdict.NOT_ME)


def test_pages_of_the_ways_stand_among_others_that_the_class_has_met() -> None:
    asked = summit(
        assessment(RACE, ROUTES, CLUB, LIST, REGISTER, TEAM, OTHER), ["team", "list", "other", "team", "away"]
    )
    assert asked.kind == "home"
    assert dict(asked.pages).keys() == {"race", "routes", "club", "list", "register", "team"}
    assert [page for page, _title in asked.pages] == sorted(page for page, _title in asked.pages)
    assert asked.leading == {"race", "routes", "club", "list", "register"}, "nobody else's page is shown"
    assert asked.way == "your name → register → your front door (1 search)"
    assert asked.adds_up.startswith("your name → race → your user name → routes → your private telephone → list")
    assert [page.finding for page in asked.closing] == ["list", "register"]


def test_there_is_a_digit_for_every_page() -> None:
    crowd = [result(f"r{n}", "N1", ("home_address", ME.home_address)) for n in range(9)]
    calm = [result(f"c{n}", "N1") for n in range(9)]
    asked = summit(assessment(*crowd, *calm), [f"c{n}" for n in range(9)])
    assert len(asked.pages) == MOST
    assert 0 < len(asked.leading) < MOST, "there is something to find, and something to leave out"


def test_where_the_front_door_is_not_reached_another_end_is_asked_for_and_where_none_is_nothing_is() -> None:
    friend = result("friend", "N1", ("family_members", "Bram"))
    assert summit(assessment(friend), ()).end == "your family"
    calm = summit(assessment(TEAM), ["team"])
    assert not calm.pages
    assert "No page that was seen leads to: your front door" in calm.free
