"""A worker and results for the tests of the judge; every name and number is invented."""

from collections.abc import Callable
from datetime import date

import pytest

from identity_scan.judge import appraise
from identity_scan.model import (
    Finding,
    HitKind,
    Identity,
    Judged,
    Person,
    Query,
    Reason,
    Sighting,
    Tier,
    Verdict,
)
from identity_scan.speech import address
from identity_scan.speech.telling import verbatim

TODAY = date(2026, 11, 22)
Judge = Callable[..., Judged]


@pytest.fixture(scope="session")
def worker() -> Person:
    """A worker who told much about herself."""
    return Person(
        name="Philippa Stonecroft",
        other_names=("Pippa Stonecroft", "Philippa Stonecroft-Lam"),
        places=("Brandon, Manitoba",),
        professions=("Child protection worker, RSW",),
        employers=("Assiniboine Family Services", "Riverbank Youth Shelter"),
        domains=("assinfs.example",),
        schools=("University of the Westman",),
        usernames=("pipstone_mb",),
        work_emails=("p.stonecroft@assinfs.example",),
        private_emails=("pip.stone@gmail.com",),
        work_phones=("204-555-0110",),
        private_phones=("204-555-0188",),
        home_address="77 Coulterville Road, Linden Flats, Brandon, R7A 0X0",
        family=("husband Desmond Lam", "daughter Marigold", "brother Ansel Stonecroft"),
        interests=("curling", "quilting"),
        birth_year=1986,
        portrayal="A fair worker. Families may know my training. My home, my daughter and my routines stay private.",
    )


@pytest.fixture
def judge_row(worker: Person) -> Judge:
    """Judge one row whose identity is settled: title, snippet, address."""

    def run(
        title: str,
        snippet: str = "",
        url: str = "https://page.example/a",
        *,
        verdict: Verdict = Verdict.ME,
        who: Person = worker,
        kind: HitKind = HitKind.WEB,
        tier: Tier = Tier.NAME,
        rank: int = 1,
    ) -> Judged:
        seen = Sighting("bing", "bing", Query("W1", "W1", "name", tier, 20), 1, rank, url, title, snippet)
        finding = Finding("f1", url, title, snippet, address.site(url), (seen,), None, kind)
        return appraise([finding], [Identity(verdict, 0.9, (Reason(verbatim("as given")),))], who, today=TODAY)[0]

    return run
