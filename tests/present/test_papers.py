"""Papers: the same in both languages, filled from what is known, every gap marked, and nothing of a client anywhere."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pretend import ME, demo_assessed, judged

from identity_scan import facts
from identity_scan.advice.todo import on_demand
from identity_scan.demo import find
from identity_scan.model import Decision, Depth, Handling, Life, Person, Safety, Scan, Status
from identity_scan.present import papers
from identity_scan.present.blocks import Fact, Room, texts, written
from identity_scan.present.papers import NAMES, Known, Paper
from identity_scan.remembered import Standing
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput

TODAY = date(2026, 11, 30)
BOTH = ("en-CA", "fr-CA")
EVERY = [(name, name == "policy" and agency) for name in NAMES for agency in (False, True)]
ELODIE = find("elodie").person
FIELD = re.compile(r"\$(\w+)")
MARK = re.compile(r"(\?\d? |- |\[\] |! |@\w+|)")


def book(tag: str) -> dict[str, Any]:
    return tomllib.loads((facts.FOLDER / f"papers_{tag[:2]}.toml").read_text("utf-8"))


def told(paper: Paper) -> str:
    return "\n".join((paper.title, *(text for part in paper.parts for text in (part.title, *texts(part.says)))))


def lines_of(tag: str) -> Iterator[tuple[str, str]]:
    for name, row in book(tag).items():
        yield from ((name, line) for part in row.get("part", ()) for line in part["lines"])


# -- both languages ---------------------------------------------------------------------------------------------------


def test_both_languages_ask_and_fill_in_the_same() -> None:
    """Written, not translated word by word: but what is filled in, asked and ticked stands in the same places."""
    signs = [
        [(name, MARK.match(line)[0], sorted(re.findall(r"\$\w+", line))) for name, line in lines_of(tag)]
        for tag in BOTH
    ]  # type: ignore[index]
    assert signs[0] == signs[1]
    assert book("en")["blank"].keys() == book("fr")["blank"].keys()


@pytest.mark.parametrize(("name", "agency"), EVERY)
def test_a_paper_is_in_the_language_that_is_asked_for_and_leaves_that_in_use_alone(name: str, agency: bool) -> None:
    made = papers.paper(name, Known(TODAY, ELODIE), "fr-CA", agency=agency)
    assert made.language == "fr-CA"
    assert made.title == book("fr")[_row(name, agency)]["title"]
    assert "thérapeutes conjugaux" in told(made), "the Ordre is named, in its own tongue"
    assert language.in_use() == "en-CA"


def _asked(line: str) -> tuple[str, list[str]]:
    mark = MARK.match(line)
    return mark[0] if mark else "", sorted(re.findall(r"\$\w+", line))


def _row(name: str, agency: bool) -> str:
    return "policy_agency" if agency else name


# -- what is filled in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "agency"), EVERY)
@pytest.mark.parametrize("tag", BOTH)
def test_where_nothing_is_known_every_gap_is_a_blank_in_brackets(name: str, agency: bool, tag: str) -> None:
    made = papers.paper(name, Known(TODAY), tag, agency=agency)
    blank = book(tag)["blank"]
    used = {
        field for kind, line in lines_of(tag) if kind == _row(name, agency) for field in re.findall(r"\$(\w+)", line)
    }
    shown = told(made)
    assert "$" not in shown
    assert all(blank[field] in shown for field in used - {"today"})
    assert all(gap.startswith("[") and gap.endswith("]") for gap in blank.values())


@pytest.mark.parametrize(("name", "agency"), EVERY)
def test_every_paper_names_the_regulator_and_says_that_its_rules_come_first(name: str, agency: bool) -> None:
    made = papers.paper(name, Known(TODAY, find("tamsin").person), agency=agency)
    shown = told(made) + made.before
    assert "Ontario College of Social Workers" in shown
    assert "Online Footprint" in shown
    assert re.search(r"come (before|first)|comes? first", shown)


def test_a_policy_holds_the_ways_of_the_office_and_nothing_private() -> None:
    worker = replace(ME, work_phones=("555-010-1234",), private_phones=("555-010-9999",), home_address="9 Alder Way")
    shown = told(papers.paper("policy", Known(TODAY, worker)))
    assert "555-010-1234" in shown
    assert not [private for private in ("555-010-9999", "Alder Way") if private in shown]


def test_guidelines_hold_what_the_worker_decided_and_when_they_search_next() -> None:
    kept = Decision("k", handling=Handling.KEEP, note="My running club.")
    own = replace(judged(control="self"), decision=kept)
    own = replace(own, exposure=replace(own.exposure, verdict=Life.PERSONAL))
    moment = datetime(2026, 11, 2, 9, tzinfo=UTC)
    card = replace(on_demand("IC-01"), said=Standing(Status.DONE, moment))
    untold = on_demand("RMG-01")
    scan = Scan("s1", moment, moment, Depth.LIGHT)
    shown = told(papers.paper("guidelines", papers.gathered(TODAY, ME, [own], [card, untold], [scan])))
    assert f"{own.finding.site}\npersonal, for: [whom]\nkept on purpose: «My running club.»" in shown
    assert "Give clients a short social media policy\ndone since 2 Nov 2026" in shown
    assert untold.action.title not in shown
    assert "My last search: 2 Nov 2026. The next one: 1 Feb 2027." in shown


def test_a_search_of_a_clock_that_was_wrong_counts_for_nothing() -> None:
    ahead = datetime(2030, 1, 1, tzinfo=UTC)
    assert papers.gathered(TODAY, ME, (), (), [Scan("s", ahead, ahead, Depth.LIGHT)]).last is None


@pytest.mark.parametrize("name", ["note", "decision", "supervision"])
def test_what_concerns_a_client_is_an_empty_line_whatever_was_found(name: str) -> None:
    """With all that the demonstration found the sheet is the very same as without any of it."""
    found = demo_assessed("tamsin")
    without = papers.paper(name, Known(TODAY, found.person))
    assert papers.paper(name, Known(TODAY, found.person, found.judged)) == without
    rooms = [block for part in without.parts for block in part.says if isinstance(block, Room)]
    assert len(rooms) >= 8
    spoken = papers.preview(without)
    assert sum(isinstance(block, Fact) for block in spoken) == len(rooms), "each is said to be empty"
    assert not any("____" in written(block) for block in spoken)


def test_an_invented_person_is_marked_and_a_worker_is_not() -> None:
    assert "invented" in papers.paper("note", Known(TODAY, ELODIE)).banner
    assert papers.paper("note", Known(TODAY, Person("Ada Quill"))).banner == ""


def test_a_paper_that_there_is_not_names_those_that_there_are() -> None:
    with pytest.raises(BadInput) as told_so:
        papers.paper("decisoin", Known(TODAY))
    assert all(name in told_so.value.remedy for name in NAMES)


def test_each_step_that_is_taken_with_a_paper_is_in_the_catalogue() -> None:
    assert papers.TO_DO.keys() <= facts.actions().keys()
    assert set(papers.TO_DO.values()) == set(NAMES)


def test_a_worker_without_a_known_regulator_fills_it_in() -> None:
    north = Person("Ada Quill", places=("Iqaluit, Nunavut",))
    assert book("en")["blank"]["regulator"] in told(papers.paper("policy", Known(TODAY, north)))


@pytest.mark.parametrize(("safety", "said"), [(Safety.THREAT, True), (Safety.ANGER, False), (Safety.NONE, False)])
def test_who_is_threatened_shows_it_to_somebody_before_it_is_handed_out(safety: Safety, said: bool) -> None:
    worker = replace(ME, safety=safety)
    assert ("your advocate" in papers.paper("policy", Known(TODAY, worker)).before) is said
    assert "your advocate" not in papers.paper("note", Known(TODAY, worker)).before
