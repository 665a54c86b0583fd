"""The findings under a filter: what passes, in which order, and how many each facet would let through."""

from typing import Any

from identity_scan.model import Verdict
from identity_scan.present.collection import Findings
from identity_scan.present.cover import cover, title_of
from identity_scan.present.values import Since


def findings(made: Any) -> Findings:
    session = made.Session()
    return Findings(rows=session.findings, since=Since("4 May 2026", {"gram": "new", "club": "moved"}))


def counts(found: Findings, question: str) -> dict[str, int]:
    return {f.label: f.count for q, facets in found.facets() for f in facets if q == question}


def test_every_facet_counts_what_it_would_let_through(made: Any) -> None:
    found = findings(made)
    assert counts(found, "Is it me?") == {"me": 3, "unsure": 2, "somebody else": 2}
    assert counts(found, "Since 4 May 2026?") == {"new": 1, "moved": 1}


def test_a_facet_counts_under_the_others_but_not_under_itself(made: Any) -> None:
    found = findings(made).toggle("who", Verdict.ME.value)
    assert counts(found, "Is it me?") == {"me": 3, "unsure": 2, "somebody else": 2}
    assert sum(counts(found, "How serious?").values()) == 3


def test_choosing_again_lets_go(made: Any) -> None:
    found = findings(made)
    assert found.toggle("band", "high").toggle("band", "high") == found
    assert len(found.toggle("band", "high").visible()) == 1


def test_words_are_found_whatever_their_case_and_accents(made: Any) -> None:
    assert [j.finding.id for j in findings(made).holding("  OKORO trails ").visible()] == ["gram"]
    assert [j.finding.id for j in findings(made).holding("óbituary").visible()] == ["paper"]
    assert findings(made).holding("no such words").visible() == ()


def test_the_group_of_a_namesake_holds_all_of_it(made: Any) -> None:
    found = findings(made)
    one = next(j for j in found.rows if j.finding.id == "realtor1")
    assert {j.finding.id for j in found.group_of(one)} == {"realtor1", "realtor2", "realtor3"}
    alone = found.rows[0]
    assert found.group_of(alone) == (alone,)


def test_what_may_be_hard_to_read_is_named_first_but_never_for_other_people(made: Any) -> None:
    mine = made.judged("a", "Title", kinds=[("threat_or_doxxing", "x")])
    other = made.judged("b", "Title", verdict=Verdict.NOT_ME, kinds=[("threat_or_doxxing", "x")])
    assert title_of(mine) == "May be hard to read: somebody may mean you harm"
    assert title_of(mine, shown=True) == "Title"
    assert cover(other) is None
