"""Every finding judged: identity, groups of namesakes, exposure, disclosures and severity. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from identity_scan.judge.exposure import expose
from identity_scan.judge.facts.case import Case
from identity_scan.judge.facts.disclosure import case_of
from identity_scan.judge.identity.identify import identify
from identity_scan.judge.identity.study import forget, study
from identity_scan.judge.namesakes.namesakes import group
from identity_scan.judge.portrayal import contradicted
from identity_scan.judge.reading import likely, patterns
from identity_scan.judge.severity import boundary, weigh, weights_of
from identity_scan.judge.worked_out import Shown, WorkedOut
from identity_scan.model import (
    Band,
    By,
    Decision,
    Exposure,
    Finding,
    Identity,
    Judged,
    Life,
    Namesake,
    Person,
    Reason,
    Said,
    Severity,
    Verdict,
)
from identity_scan.person.reading import Reading, read
from identity_scan.speech import address
from identity_scan.speech.telling import say

__all__ = ["appraise", "judge"]

_KEPT = 1_000
"""Up to how many findings a scan stays read in memory, so that the worker's next word on it is answered at once."""
_FEW = 100
"""Up to how many findings what their wording is read and weighed with stays in memory after they are judged."""


def judge(
    findings: Sequence[Finding],
    person: Person,
    *,
    today: date,
    decisions: Mapping[str, Decision] = {},
    settled: Mapping[str, Verdict] = {},
    earlier: Mapping[str, Decision] = {},
    worked: WorkedOut | None = None,
) -> tuple[tuple[Judged, ...], tuple[Namesake, ...]]:
    """Judge every finding, in the same order, and group those about other people.

    The worker's word (`decisions`, by finding id) goes before every rule. `today` tells which dates are still to come.
    `settled` are verdicts that were given when more of a scan was at hand than is kept of it, with the worker's words
    that counted then (`earlier`), or of a page that they spoke of, without any: such a verdict stands unless it is
    other words now that lead to another one. `worked` is what was worked out of the findings before.
    """
    worked = worked or WorkedOut()
    scan = study(findings, person)
    found = identify(findings, person, decisions, today)
    worked.breath()
    then = _then(findings, person, today, found, decisions, earlier) if settled else found
    identities = tuple(_settled(i, t, settled.get(f.id)) for f, i, t in zip(findings, found, then, strict=True))
    groups = group(findings, identities, person, decisions)
    readings = scan.readings
    if len(findings) > _KEPT:
        del scan
        forget()
    worked.breath()
    judged = appraise(
        findings, identities, person, today=today, decisions=decisions, groups=groups, worked=worked, readings=readings
    )
    if len(findings) > _FEW:
        likely.forget()
        patterns.forget()
    return judged, groups


def _then(
    findings: Sequence[Finding],
    person: Person,
    today: date,
    found: tuple[Identity, ...],
    decisions: Mapping[str, Decision],
    earlier: Mapping[str, Decision],
) -> tuple[Identity, ...]:
    """What is said from what is at hand now with the words of then; of a page that they spoke of, without any."""
    before = _words(findings, earlier)
    if _words(findings, decisions) == before:
        return found
    then = identify(findings, person, earlier, today)
    if not before.keys() - _words(findings, decisions).keys():
        return then
    alone = identify(findings, person, {}, today)
    return tuple(a if f.id in before else t for f, t, a in zip(findings, then, alone, strict=True))


def _words(findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> dict[str, Verdict]:
    """Whom the worker says that these findings are about."""
    said = {f.id: decisions[f.id].verdict for f in findings if f.id in decisions}
    return {name: verdict for name, verdict in said.items() if verdict is not None}


def _settled(now: Identity, then: Identity, verdict: Verdict | None) -> Identity:
    moved = now.verdict is not then.verdict
    if verdict in (None, now.verdict) or now.by is By.WORKER or moved:
        return now
    said = Reason(Said("judged.settled"), 0.0, "R1")
    return replace(now, verdict=verdict, reasons=(said, *now.reasons))


def appraise(
    findings: Sequence[Finding],
    identities: Sequence[Identity],
    person: Person,
    *,
    today: date,
    decisions: Mapping[str, Decision] = {},
    groups: Sequence[Namesake] = (),
    worked: WorkedOut | None = None,
    readings: Sequence[Reading] = (),
) -> tuple[Judged, ...]:
    """Judge findings whose identity is settled: exposure, disclosures and severity of each, in the same order.

    `readings` are those of the findings, where they were read before.
    """
    worked = worked or WorkedOut()
    member_of = {finding: namesake.id for namesake in groups for finding in namesake.findings}
    found: list[Shown] = []
    copies: dict[int, Case] = {}
    for n, (finding, identity) in enumerate(zip(findings, identities, strict=True)):
        stranger = identity.verdict is Verdict.NOT_ME
        make = partial(_case, finding, readings[n] if readings else None, person, today, identity.verdict)
        found.append(worked.shown(finding, stranger, partial(_read, make)))
        if found[n].judged.page_kind == "archive" and not stranger:
            copies[n] = make()
    if copies:
        own = (n for n, identity in enumerate(identities) if n not in copies and identity.verdict is not Verdict.NOT_ME)
        pages = {address.canonical(findings[n].url): found[n].judged for n in own}
        for n, case in copies.items():
            _inherit(case, pages)
            found[n] = _shown(case)
    return tuple(
        _placed(shown, identity, person, decisions.get(shown.judged.finding.id), member_of, worked)
        for shown, identity in zip(found, identities, strict=True)
    )


def _read(make: Callable[[], Case]) -> Shown:
    return _shown(make())


def _case(finding: Finding, reading: Reading | None, person: Person, today: date, verdict: Verdict) -> Case:
    return case_of(reading or read(finding), person, today, verdict)


def _inherit(copy: Case, pages: Mapping[str, Judged]) -> None:
    """A copy or archive of a page shows what the page shows (R13), even where its own snippet is silent."""
    for where, page in pages.items():
        if len(where) > 12 and where in copy.reading.path:
            for fact in (one for one in page.disclosures if one.kind != "account_handle"):  # a copy is no account
                copied = replace(fact, said=say("fact.copied", reason=(fact.said,)))
                copy.found.setdefault(fact.kind, copied)
            copy.flags |= page.flags


_NOBODY: Final = Identity(Verdict.UNSURE, 0.0, ())
_NOT_WEIGHED: Final = Severity(0, Band.NOTE, ())
"""Stand in a finding until all of it is there that is weighed."""


def _shown(case: Case) -> Shown:
    """What a page shows, whoever of those who are no strangers, or who are, it is about."""
    contradicts = () if case.stranger else contradicted(case.me.person.portrayal, case.found)
    confusable = _confusable(case) if case.stranger else "none"
    flags = case.flags | ({"mistaken_identity"} if confusable == "strong" else set())
    made = Judged(
        finding=case.reading.finding,
        identity=_NOBODY,
        exposure=expose(case),
        disclosures=() if case.stranger else tuple(case.found.values()),
        severity=_NOT_WEIGHED,
        flags=frozenset(flags),
        page_kind=case.page.kind,
        control=case.page.control,
        change=case.page.change,
        boundary="none" if case.stranger else _boundary(case),
        confusable=confusable,
        conflicts=contradicts,
    )
    return Shown(made, frozenset(case.found))


def _placed(
    shown: Shown,
    identity: Identity,
    person: Person,
    decision: Decision | None,
    member_of: Mapping[str, str],
    worked: WorkedOut,
) -> Judged:
    """Say whom a page is about, and what it weighs then."""
    namesake = member_of.get(shown.judged.finding.id)

    def make() -> Judged:
        exposure = _by_worker(shown.judged.exposure, decision)
        made = replace(shown.judged, identity=identity, exposure=exposure, namesake=namesake, decision=decision)
        return replace(made, severity=weigh(weights_of(made, person, shown.facts)))

    return worked.judged(shown, identity, decision, namesake, make)


def _by_worker(exposure: Exposure, decision: Decision | None) -> Exposure:
    if decision is None or decision.life is None:
        return exposure
    said = Reason(Said("judged.you"), 1.0, "R20")
    return Exposure(Life(decision.life), 1.0, (said, *exposure.reasons), By.WORKER)


def _boundary(case: Case) -> str:
    """Return how near a client gets through the page (SEVERITY 2)."""
    if case.is_kind("hostile") or (case.is_kind("group") and case.page.own):
        return "private"
    return boundary(case.page.near, case.found)


def _confusable(case: Case) -> str:
    """Return how easily a stranger takes the other person for the worker: none, possible or strong (TAXONOMY 6)."""
    reading, me = case.reading, case.me
    at_work = case.has("role.title", "role.credential", "role.nearby")
    blamed = bool({"criminal_or_police", "discipline", "negative_review"} & set(case.found))
    here = any(place and f" {place} " in f" {reading.everything.replace(',', ' ')} " for place in me.places)
    if at_work and (blamed or here):
        return "strong"
    return "possible" if at_work or (blamed and here) else "none"
