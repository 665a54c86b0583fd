"""Results about other people, grouped by person, and what a group is called."""

from collections.abc import Mapping

import pytest

from identity_scan.judge.identity.identify import identify
from identity_scan.judge.namesakes.namesakes import group
from identity_scan.model import Decision, Finding, Namesake, Person, Verdict
from identity_scan.speech import address

MAREN = Person("Maren Tolvaag", professions=("Social worker, RSW",), places=("Saskatoon",))


def finding(n: int, title: str, snippet: str = "", url: str = "") -> Finding:
    url = url or f"https://site{n}.example/page"
    return Finding(f"{n:016x}", url, title, snippet, address.site(url), ())


REALTOR = [
    finding(1, "Maren Tolvaag | Kelowna REALTOR", "Lakefront listings in Kelowna and Lake Country"),
    finding(2, "Maren Tolvaag, REALTOR - Okanagan homes", "Lakefront listings, condos and homes in Kelowna"),
    finding(
        3, "Sold by Maren Tolvaag", "Lakefront homes and condos, Okanagan listings by the Kelowna REALTOR Maren Tolvaag"
    ),
]
BIATHLETE = [
    finding(4, "TOLVAAG Maren - Biathlon", "World cup sprint, relay team, season results"),
    finding(5, "Maren Tolvaag wins the biathlon sprint", "Biathlon world cup, relay team and season standings"),
]
MINE = [finding(6, "Maren Tolvaag, RSW", "Social worker, Saskatoon")]
ALL = [*REALTOR, *BIATHLETE, *MINE]


NO_DECISIONS: Mapping[str, Decision] = {}


def grouped(
    findings: list[Finding], person: Person = MAREN, decisions: Mapping[str, Decision] = NO_DECISIONS
) -> tuple[Namesake, ...]:
    return group(findings, identify(findings, person, decisions), person, decisions)


def test_results_of_one_person_are_one_group_and_mine_are_in_none() -> None:
    groups = {frozenset(g.findings) for g in grouped(ALL)}
    assert frozenset(f.id for f in REALTOR) in groups
    assert frozenset(f.id for f in BIATHLETE) in groups
    assert MINE[0].id not in frozenset().union(*groups)


def test_every_other_result_is_in_exactly_one_group() -> None:
    held = [i for g in grouped(ALL) for i in g.findings]
    assert sorted(held) == sorted(f.id for f in (*REALTOR, *BIATHLETE))


def test_ids_are_stable_and_tell_groups_apart() -> None:
    first, again = grouped(ALL), grouped(ALL)
    assert first == again
    assert len({g.id for g in first}) == len(first)


LABELS = {
    "trade and town": (REALTOR, "a realtor in Kelowna"),
    "field alone": (BIATHLETE, "somebody in sports"),
    "vowel": ([finding(7, "Maren Tolvaag, architect", "Halifax, Nova Scotia")], "an architect in Halifax"),
    "town alone": ([finding(8, "Maren Tolvaag - Duluth", "")], "somebody in Duluth"),
    "nothing but the site": ([finding(9, "Maren Tolvaag", "")], "somebody on site9.example"),
    "two people": (
        [finding(10, "Cast", "Props: Maren Quist. Set: Erik Tolvaag.")],
        "two people: one has your given name, the other your surname",
    ),
    "nobody": ([finding(11, "Minutes", "budget")], "a page that does not show your name: site11.example"),
    "French trade": (
        [finding(12, "Maren Tolvaag – Courtière immobilière – Laval")],
        "a courtière immobilière in Laval",
    ),
}


@pytest.mark.parametrize(("findings", "label"), LABELS.values(), ids=LABELS.keys())
def test_a_group_is_called_in_plain_words(findings: list[Finding], label: str) -> None:
    assert grouped(findings)[0].label == label


def test_with_nothing_but_a_name_everything_is_grouped() -> None:
    name_only = Person("Maren Tolvaag")
    assert sorted(i for g in grouped(ALL, name_only) for i in g.findings) == sorted(f.id for f in ALL)


def test_different_middle_names_keep_people_apart() -> None:
    one = finding(13, "Maren B. Tolvaag, potter", "Stoneware pottery and kiln courses in the valley studio")
    two = finding(14, "Maren K. Tolvaag, potter", "Stoneware pottery and kiln courses in the valley studio")
    assert len(grouped([one, two])) == 2


def test_one_rejected_page_settles_its_group() -> None:
    pages = [
        finding(15, "Maren Tolvaag on sourdough", "Sourdough starters, rye loaves and oven tips, Hearthside blog"),
        finding(16, "Rye loaves by Maren Tolvaag", "Hearthside blog: sourdough starters, rye loaves, oven tips"),
    ]
    before = identify(pages, MAREN)
    after = identify(pages, MAREN, {pages[0].id: Decision(pages[0].id, Verdict.NOT_ME)})
    assert before[1].verdict is Verdict.UNSURE
    assert after[1].verdict is Verdict.NOT_ME
    assert any("a page that you said is not yours" in reason.text for reason in after[1].reasons)


def test_no_results_no_groups() -> None:
    assert grouped([]) == ()
