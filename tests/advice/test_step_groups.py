"""A step once, with its pages: in the order of the list, three to begin with, what weighs little apart."""

from dataclasses import replace
from datetime import date

import pytest
from pretend import assessment, demo_assessed, finding, judged

from identity_scan.advice.step_groups import grouped
from identity_scan.advice.todo import todo
from identity_scan.demo import people
from identity_scan.model import Band, Decision, Judged, Status, Verdict
from identity_scan.present.cards import dealt, piles
from identity_scan.present.steps import group_line
from identity_scan.remembered import Standing

TODAY = date(2026, 11, 22)
WHEN = demo_assessed("tamsin").scan.started


def about(name: str, *advice: str | tuple[str, Status], score: int = 50, **more: object) -> Judged:
    return judged(finding(name), advice=advice, score=score, **more)  # type: ignore[arg-type]


def light(name: str, *advice: str) -> Judged:
    made = about(name, *advice, score=8)
    return replace(made, severity=replace(made.severity, band=Band.NOTE))


def groups(*found: Judged, **more: object) -> dict[str, list[str]]:
    """The pages of each step, by the step."""
    made = grouped([card for card in todo(assessment(*found), TODAY, **more) if card.findings])  # type: ignore[arg-type]
    return {group.id: [j.finding.id for card in group.cards for j in card.findings] for group in made}


def test_a_step_is_there_once_with_its_pages_the_one_for_which_it_does_most_first() -> None:
    found = groups(about("light", "PRIV-04", score=30), about("heavy", "PRIV-04", score=60), about("one", "OPS-01"))
    assert found["all/PRIV-04"] == ["heavy", "light"]
    assert found["one/OPS-01"] == ["one"]


def test_what_weighs_little_stands_apart_but_not_what_was_begun_nor_who_it_is() -> None:
    pages = (about("heavy", "PRIV-04"), light("a", "PRIV-04"), light("b", "PRIV-04"), light("c", "PRIV-04"))
    assert groups(*pages) == {"heavy/PRIV-04": ["heavy"], "little/PRIV-04": ["a", "b", "c"]}
    asked = Standing(Status.WAITING, WHEN)
    begun = groups(*pages, standings={("b", "PRIV-04"): asked})
    assert begun == {"all/PRIV-04": ["heavy", "b"], "little/PRIV-04": ["a", "c"]}
    whose = replace(light("who", "EOI-03"), identity=replace(light("who").identity, verdict=Verdict.UNSURE))
    assert not any(group.little for group in grouped(todo(assessment(whose), TODAY)))


def test_a_page_that_closes_every_way_to_the_home_is_never_among_what_weighs_little() -> None:
    (card,) = (card for card in todo(assessment(light("door", "PRIV-02")), TODAY) if card.findings)
    assert grouped([card])[0].little
    assert not grouped([replace(card, guard=True)])[0].little


def test_a_step_says_how_many_of_its_pages_are_begun_and_done_and_waits_only_when_none_is_open() -> None:
    pages = tuple(about(f"p{n}", "PRIV-04", score=60 - n) for n in range(4))
    said = {
        ("p0", "PRIV-04"): Standing(Status.WAITING, WHEN, "", date(2027, 1, 1)),
        ("p1", "PRIV-04"): Standing(Status.DONE, WHEN),
    }
    (step,) = (g for g in grouped(todo(assessment(*pages), TODAY, said)) if g.action.id == "PRIV-04")
    assert group_line(step, lambda _judged: True).stands == "1 of 4 begun, 1 of 4 done"
    assert (step.open, step.settled, step.minutes) == (True, False, 2 * step.action.minutes)
    all_asked = {(f"p{n}", "PRIV-04"): Standing(Status.WAITING, WHEN, "", date(2027, 1, 1)) for n in range(4)}
    dealt_out = dealt(todo(assessment(*pages), TODAY, all_asked))
    assert [g.action.id for g in dealt_out.waiting] == ["PRIV-04"]


@pytest.mark.parametrize("person", [one.id for one in people()])
def test_each_demonstration_has_at_most_32_steps_and_three_to_begin_with(person: str) -> None:
    cards = todo(demo_assessed(person), TODAY)
    steps = dealt(cards)
    shown = [group for pile in piles(steps) if pile.id != "little" for group in pile.groups]
    assert len(steps.first) == 3
    assert len(shown) <= 32
    assert len({group.action.id for group in shown}) == len(shown), "each step once"
    assert sorted(card.id for card in steps.every) == sorted(card.id for card in cards), "and no page is lost"
    assert not any(j.severity.band is Band.ACT_NOW for g in steps.little for card in g.cards for j in card.findings)


def test_the_order_of_the_steps_is_that_of_the_list() -> None:
    cards = todo(demo_assessed("tamsin"), TODAY)
    first = {group.action.id: cards.index(group.lead) for group in grouped(cards) if not group.little}
    assert list(first.values()) == sorted(first.values())
    open_now = [card.action.id for card in cards if card.open][:2]
    assert [group.action.id for group in dealt(cards).first][:2] == open_now


def test_that_one_cannot_tell_is_an_answer_and_settles_a_result() -> None:
    unsure = replace(light("who", "EOI-03"), identity=replace(light("who").identity, verdict=Verdict.UNSURE))
    (step,) = (card for card in todo(assessment(unsure), TODAY) if card.findings)
    assert step.open_still is not None
    said = replace(unsure, decision=Decision("who", verdict=Verdict.UNSURE))
    (step,) = (card for card in todo(assessment(said), TODAY) if card.findings)
    assert step.open_still is None


def test_a_page_that_is_ticked_stays_where_it_is_and_the_next_one_leads() -> None:
    pages = tuple(about(f"p{n}", "PRIV-04", score=60 - n) for n in range(3))
    said = {("p0", "PRIV-04"): Standing(Status.WAITING, WHEN, "", date(2027, 1, 1))}
    (step,) = (g for g in grouped(todo(assessment(*pages), TODAY, said)) if g.action.id == "PRIV-04")
    assert [card.key[0] for card in step.cards] == ["p0", "p1", "p2"]
    assert step.lead.key[0] == "p1"
