"""Google, from the person's own browser: desktop, phone, the plain page and the one for old phones."""

import pytest

from identity_scan.engines import ENGINES
from identity_scan.model import HitKind, Outcome


def test_desktop_page(read):
    answer = read("google", "results.html")
    written, first, second = answer.hits
    assert (written.kind, written.rank) == (HitKind.GENERATED, 0)
    assert written.snippet == "Ottilie Marrowby is a social worker who practises in Guelph, Ontario."
    assert (first.rank, first.title, first.url) == (
        1, "Ottilie Marrowby, MSW, RSW", "https://www.harbourfamily.example/team/ottilie-marrowby",
    )  # fmt: skip
    assert (first.snippet, first.date) == ("Ottilie Marrowby is a registered social worker.", "2023-09-18")
    assert (second.title, second.url) == ("Guelph results", "https://parkrun.example/guelph?a=1&b=2")
    assert answer.more is True


@pytest.mark.parametrize(
    ("page", "urls"),
    [
        ("phone.html", ["https://www.harbourfamily.example/equipe/ottilie-marrowby", "https://parkrun.example/guelph"]),
        ("plain.html", ["https://www.harbourfamily.example/team/ottilie-marrowby?a=1"]),
        ("old_phone.html", ["https://www.harbourfamily.example/team"]),
    ],
)
def test_other_pages(read, page, urls):
    answer = read("google", page)
    assert [h.url for h in answer.hits] == urls
    assert answer.hits[0].title.startswith("Ottilie Marrowby, ")
    assert all(h.snippet for h in answer.hits)


@pytest.mark.parametrize(
    ("page", "outcome", "word"),
    [
        ("none.html", Outcome.NONE, "no page"),
        ("unquoted.html", Outcome.NONE, "words apart"),
        ("blocked.html", Outcome.BLOCKED, "puzzle"),
        ("consent.html", Outcome.BLOCKED, "cookies"),
        ("program.html", Outcome.BLOCKED, "programs"),
        ("changed.html", Outcome.CHANGED, "could not be read"),
    ],
)
def test_other_outcomes(read, page, outcome, word):
    answer = read("google", page)
    assert (answer.outcome, answer.hits) == (outcome, ())
    assert word in answer.why


def test_google_is_never_asked_by_a_program():
    assert ENGINES["google"].request is None
    assert ENGINES["google"].browse is not None
