"""Which results one word for a whole group may settle, and which it never takes."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from identity_scan.judge import judge
from identity_scan.judge.together import together
from identity_scan.model import By, Decision, Finding, Judged, Person, Verdict
from identity_scan.speech import address

TODAY = date(2026, 11, 22)


def finding(name: str, title: str, snippet: str, url: str = "") -> Finding:
    url = url or f"https://{name}.example/page"
    return Finding(name, url, title, snippet, address.site(url), ())


BIATHLETE = finding("other", "Philippa Stonecroft - Biathlon", "World cup sprint, relay team, season results")
OWN = {
    "email": finding("own", "Philippa Stonecroft - Biathlon", "Write to pip.stone@gmail.com, relay team"),
    "phone": finding("own", "Philippa Stonecroft - Biathlon", "Relay team, call 204-555-0188"),
    "handle": finding("own", "Philippa Stonecroft - Biathlon", "Relay team, follow pipstone_mb"),
    "domain": finding("own", "Philippa Stonecroft - Biathlon", "Relay team", "https://assinfs.example/team"),
    "employer": finding("own", "Philippa Stonecroft - Biathlon", "Relay team of Assiniboine Family Services"),
    "home": finding("own", "Philippa Stonecroft - Biathlon", "77 Coulterville Road, Brandon"),
}


def judged(person: Person, said: Verdict | None, *findings: Finding) -> tuple[Judged, ...]:
    decisions = {f.id: Decision(f.id, said) for f in findings} if said else {}
    rows, _groups = judge(findings, person, today=TODAY, decisions=decisions)
    return rows


@pytest.mark.parametrize(("kind", "said"), list(product(OWN, (None, Verdict.NOT_ME, Verdict.UNSURE))))
def test_what_is_the_workers_own_is_never_taken_along(worker: Person, kind: str, said: Verdict | None) -> None:
    own = judged(worker, said, OWN[kind])[0]
    other = judged(worker, Verdict.NOT_ME, BIATHLETE)[0]
    assert kind in own.identity.anchors
    assert together((own, other)).own == (own,)
    assert together((own, other)).taken == (other,)


def test_what_is_the_workers_own_is_not_taken_though_it_was_remembered_as_somebody_elses(worker: Person) -> None:
    settled = {"own": Verdict.NOT_ME, "other": Verdict.NOT_ME}
    (own, other), _groups = judge([OWN["phone"], BIATHLETE], worker, today=TODAY, settled=settled)
    assert own.identity.verdict is other.identity.verdict is Verdict.NOT_ME
    assert (together((own, other)).taken, together((own, other)).own) == ((other,), (own,))


@pytest.mark.parametrize("by", list(By))
def test_what_is_unsure_is_never_taken_along_whoever_left_it_so(worker: Person, by: By) -> None:
    (row,) = judged(worker, Verdict.UNSURE, BIATHLETE)
    row = replace(row, identity=replace(row.identity, by=by))
    assert together((row, row)).unsure == (row, row)
    assert together((row, row)).taken == ()


@pytest.mark.parametrize("one", [BIATHLETE, OWN["phone"]], ids=["unsure", "own"])
def test_a_result_that_stands_alone_is_no_group(worker: Person, one: Finding) -> None:
    rows = judged(worker, Verdict.UNSURE, one)
    assert together(rows).taken == rows


def test_the_rest_is_taken_and_every_result_is_in_one_part(worker: Person) -> None:
    unsure, other = judged(worker, Verdict.UNSURE, BIATHLETE)[0], judged(worker, Verdict.NOT_ME, BIATHLETE)[0]
    own = judged(worker, None, OWN["email"])[0]
    parts = together((unsure, other, own))
    assert (parts.taken, parts.unsure, parts.own) == ((other,), (unsure,), (own,))
    assert parts.left == (unsure, own)
