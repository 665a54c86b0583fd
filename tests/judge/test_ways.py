"""The ways from a name to a home: every walk, and the fewest pages that cut them, against trying all sets of pages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pretend import ME, assessment
from way_pages import CLUB, LIST, RACE, REGISTER, ROUTES, result

from identity_scan.judge import ways as module
from identity_scan.judge.facts.homes import Addresses, addresses
from identity_scan.judge.ways import MOST_WALKS, NAME, Graph, Item, Page, Ways, guards, ways
from identity_scan.model import Judged, Verdict

HOME = "home"
KNOWN = [Item("handle", "a"), Item("handle", "b"), Item("phone", ""), Item("phone", "1"), Item("phone", "2")]
PAGES = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from([Item(NAME), *KNOWN]), min_size=1, max_size=2),
        st.frozensets(st.sampled_from([*KNOWN, Item(HOME, "12 cork street")]), max_size=2),
        st.integers(0, 990),
        st.booleans(),
    ),
    max_size=8,
)


def pages(drawn: Iterable[tuple[frozenset[Item], frozenset[Item], int, bool]]) -> list[Page]:
    return [Page(f"p{n}", *one) for n, one in enumerate(drawn)]


def leads(chosen: Iterable[Page]) -> bool:
    """Whether somebody who knows the name can come to the home by these pages alone, tried step by step."""
    known, left = {Item(NAME)}, list(chosen)
    while True:
        found = [p for p in left if any(meets(item, need) for item in known for need in p.needs)]
        if not found:
            return any(item.kind == HOME for item in known)
        known |= {item for p in found for item in p.gives}
        left = [p for p in left if p not in found]


def meets(item: Item, need: Item) -> bool:
    return item.kind == need.kind and (item.words == need.words or not item.words or not need.words)


def sets(of: Sequence[Page]) -> list[tuple[Page, ...]]:
    return [chosen for n in range(len(of) + 1) for chosen in combinations(of, n)]


def minimal(of: Sequence[Page]) -> set[frozenset[str]]:
    enough = [frozenset(p.id for p in chosen) for chosen in sets(of) if leads(chosen)]
    return {one for one in enough if not any(other < one for other in enough)}


@settings(deadline=None)  # the library that cuts is loaded by the first cut
@given(PAGES)
def test_the_walks_are_all_sets_of_pages_of_which_none_can_be_left_out(drawn: list) -> None:
    graph = Graph(pages(drawn))
    walks = graph.walks(HOME)
    assert {frozenset(walk) for walk in walks} == minimal(pages(drawn))
    assert len(set(walks)) == len({frozenset(walk) for walk in walks}), "no walk is told twice"
    assert [len(walk) for walk in walks] == sorted(len(walk) for walk in walks), "the shortest comes first"
    for walk in walks:
        for n in range(1, len(walk) + 1):
            at = [graph.pages[page] for page in walk[:n]]
            known = {Item(NAME)}.union(*(p.gives for p in at[:-1]))
            assert any(meets(item, need) for item in known for need in at[-1].needs), (
                "each page is found with what is known"
            )


@settings(deadline=None)  # the library that cuts is loaded by the first cut
@given(PAGES)
def test_the_cut_is_a_smallest_one_and_of_those_the_easiest(drawn: list) -> None:
    of = pages(drawn)
    cutting = [chosen for chosen in sets(of) if not leads(p for p in of if p not in chosen)]
    fewest = min(len(chosen) for chosen in cutting)
    easiest = min(sum(p.effort for p in chosen) for chosen in cutting if len(chosen) == fewest)
    cut = Graph(of).cut(HOME)
    assert not leads(p for p in of if p.id not in cut)
    assert (len(cut), sum(p.effort for p in of if p.id in cut)) == (fewest, easiest)


@settings(deadline=None)  # the library that cuts is loaded by the first cut
@given(PAGES)
def test_around_pages_that_nobody_can_change_the_fewest_of_them_are_in_the_cut(drawn: list) -> None:
    of = pages(drawn)
    cutting = [chosen for chosen in sets(of) if not leads(p for p in of if p not in chosen)]

    def weight(chosen: Iterable[Page]) -> tuple[int, int, int]:
        kept = list(chosen)
        return sum(p.fixed for p in kept), len(kept), sum(p.effort for p in kept)

    cut = Graph(of).cut(HOME, around_fixed=True)
    assert not leads(p for p in of if p.id not in cut)
    assert weight(p for p in of if p.id in cut) == min(map(weight, cutting))


# -- from results -----------------------------------------------------------------------------------------------------


def home(*found: Judged) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    target = ways(found, ME).target("home")
    return target.walks, target.cut


def test_a_way_leads_over_a_user_name_and_a_telephone_number_however_they_are_written() -> None:
    assert home(LIST, ROUTES, RACE) == ((("race", "routes", "list"),), ("list",))


def test_the_page_where_all_ways_meet_is_the_cut_and_one_way_more_needs_one_page_more() -> None:
    assert home(RACE, ROUTES, CLUB, LIST) == ((("club", "list"), ("race", "routes", "list")), ("list",))
    walks, cut = home(RACE, ROUTES, CLUB, LIST, REGISTER)
    assert walks[0] == ("register",)
    assert set(cut) == {"list", "register"}


def test_another_number_leads_nowhere() -> None:
    other = result("other", "K2", ("home_address", "12 Cork Street"), asked='"519-555-0199"')
    assert home(CLUB, other) == ((), ())


def test_an_address_that_is_surely_not_the_one_she_gave_is_no_front_door() -> None:
    for other in ("9 Elm Road", "12 Elm Road", "14 Cork Street", "14, rue Cork"):
        assert home(result("old", "N1", ("home_address", other))) == ((), ()), other
    for own in ("12 Cork St", "12, Cork Street", "12A Cork St.", "Cork Street", "3-12 Cork Street"):
        assert home(result("now", "N1", ("home_address", own))) == ((("now",),), ("now",)), own
    told_nothing = replace(ME, home_address="")
    assert ways((result("old", "N1", ("home_address", "9 Elm Road")),), told_nothing).target("home").reached


def test_where_she_gave_no_address_the_page_dated_last_shows_which_seems_current() -> None:
    person = replace(ME, home_address="")
    old, new = (
        result(name, "N1", ("home_address", words)) for name, words in (("a", "9 Elm Road"), ("b", "4 Mill Lane"))
    )
    assert addresses((old, new), person) == Addresses((), 2, "")
    assert addresses((dated(old, "2016-05-01"), dated(new, "2024-02-11")), person) == Addresses((), 2, "b")
    assert addresses((dated(old, "2024-02-11"), dated(new, "2024-02-11")), person) == Addresses((), 2, "")
    assert addresses((dated(old, "2016-05-01"), dated(new, "soon")), person) == Addresses((), 2, "a")
    assert addresses((new, result("c", "N1", ("home_address", "4 Mill Ln"))), person) == Addresses()
    assert addresses((old, new, REGISTER), ME) == Addresses(("a", "b"))


def dated(judged: Judged, day: str) -> Judged:
    return replace(judged, finding=replace(judged.finding, date=day))


def test_where_a_page_of_the_cut_cannot_be_changed_others_are_named_as_far_as_they_help() -> None:
    meeting = replace(LIST, change="impossible")
    target = ways((RACE, ROUTES, CLUB, meeting), ME).target("home")
    assert (target.cut, target.instead, target.open_still) == (("list",), ("club", "routes"), ())
    target = ways((RACE, ROUTES, CLUB, meeting, REGISTER), ME).target("home")
    assert (set(target.cut), set(target.instead), target.open_still) == (
        {"list", "register"},
        {"club", "routes"},
        ("register",),
    )


def test_a_page_of_somebody_else_opens_nothing_and_one_that_is_not_settled_only_if_it_is_hers() -> None:
    not_me = result("neighbour", "N1", ("home_address", "3 Elm Road"), verdict=Verdict.NOT_ME)
    unsure = result("maybe", "N1", ("home_address", "12 Cork Street"), verdict=Verdict.UNSURE)
    found = ways((not_me, unsure), ME).target("home")
    assert (found.reached, found.walks, found.cut) == (False, (), ())
    assert found.if_yours == (("maybe",),)


def test_a_page_that_is_gone_closes_its_ways() -> None:
    opened = ways((RACE, ROUTES, CLUB, LIST, REGISTER), ME, closed={"list"}).target("home")
    assert opened.walks == (("register",),)


def test_what_is_reached_is_told_by_kind_and_nothing_where_there_is_nothing() -> None:
    assert not any(target.reached or target.if_yours for target in ways((), ME).targets)
    calm = result("team", "N1", ("role_credential", "RSW"), ("work_contact", "519-555-0100"))
    assert not any(target.reached for target in ways((calm,), ME).targets)
    one = result("all", "N1", *(("home_address", "12 Cork Street"), ("private_phone", "519-555-0144")))
    assert reached(ways((one,), ME)) == {"home", "phone"}
    told = result("blog", "N1", ("client_info", "she relapsed"), ("daily_routine", "Saturdays at 7"))
    assert reached(ways((told, result("party", "P1", ("family_members", "Bram"))), ME)) == {
        "clients",
        "whereabouts",
        "family",
    }


def reached(found: Ways) -> set[str]:
    return {target.kind for target in found.targets if target.reached}


def test_a_past_name_is_reached_only_where_a_page_joins_it_to_the_name() -> None:
    person = replace(ME, other_names=("Ottoline Brandt",))
    alone = result("school", "N5", shown="Ottoline Brandt, class of 2007")
    joined = result("wedding", "N1", shown="Ottoline Varga (born Ottoline Brandt)")
    assert not ways((alone,), person).target("past_name").reached
    assert ways((alone, joined), person).target("past_name").walks == (("wedding",),)
    hidden = result("yearbook", "N5", ("home_address", "12 Cork Street"), shown="Ottoline Brandt")
    assert ways((hidden, joined), person).target("home").walks == (("wedding", "yearbook"),)


def test_only_a_page_in_every_way_to_the_home_guards_it() -> None:
    assert guards(assessment(RACE, ROUTES, CLUB, LIST)) == {"list"}
    assert guards(assessment(RACE, ROUTES, CLUB, LIST, REGISTER)) == frozenset()
    clubs = [result(f"c{n}", "N1", ("private_phone", "519-555-0144")) for n in range(MOST_WALKS + 10)]
    assert guards(assessment(LIST, *clubs)) == {"list"}
    assert guards(assessment(LIST, *clubs, ROUTES, RACE)) == {"list"}
    other = result("z", "U1", ("home_address", "12 Cork Street"), asked="ottiruns")
    assert guards(assessment(LIST, *clubs, RACE, other)) == frozenset(), "a way that was not counted leads past it"


def test_a_page_found_by_the_street_leads_on_however_the_street_is_written() -> None:
    house = result("house", "N1", ("home_address", "12 Cork St"))
    reverse = result("reverse", "K4", ("private_phone", "519-555-0144"), asked='"12 Cork Street" Guelph')
    assert ways((house, reverse), ME).target("phone").walks == (("house", "reverse"),)
    elsewhere = result("house", "N1", ("home_address", "9 Elm Road"))
    assert not ways((elsewhere, reverse), ME).target("phone").reached


def test_walks_are_said_to_be_all_where_they_are_and_not_where_too_many_were_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clubs = [result(f"c{n}", "N1", ("private_phone", "519-555-0144")) for n in range(MOST_WALKS)]
    for few in (1, 3, MOST_WALKS - 1):
        target = ways((*clubs[:few], LIST), ME).target("home")
        assert (len(target.walks), target.more) == (few, False)
    assert ways((*clubs, LIST, REGISTER), ME).target("home").more
    monkeypatch.setattr(module, "_TRIED", 5)
    target = ways((*clubs[:20], LIST), ME).target("home")
    assert target.more
    assert len(target.walks) < 20
    assert target.cut == ("list",), "the cut is of all of them"


def test_five_hundred_results_take_a_moment_and_no_more_than_two_hundred_walks_are_told() -> None:
    crowd = [
        one
        for n in range(125)
        for one in (
            result(f"n{n}", "N1", ("account_handle", "@ottiruns")),
            result(f"u{n}", "U1", ("private_phone", "519-555-0144"), asked="ottiruns"),
            result(f"k{n}", "K2", ("home_address", "12 Cork Street"), asked="519-555-0144"),
            result(f"t{n}", "W1", ("role_credential", "RSW")),
        )
    ]
    spent = []
    for _once in range(3):  # the least of three: this computer may be busy
        began = process_time()
        found = ways(crowd, ME).target("home")
        spent.append(process_time() - began)
    assert min(spent) <= 0.3
    assert len(found.walks) == MOST_WALKS
    assert len(found.cut) == 125
