"""Patterns that are told to be out by the words of a text are those that do not fit it."""

import re
import tomllib
from pathlib import Path

import pytest

from identity_scan.facts import FOLDER
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import known
from identity_scan.judge.reading.patterns import Patterns, pattern
from identity_scan.model import Person
from tests.judge.test_plain_words import CASES, SOLANGE

GROUPS = [
    (code, f"{section}.{name}")
    for code in ("en", "fr")
    for section, row in tomllib.loads((FOLDER / f"clauses_{code}.toml").read_text("utf-8")).items()
    if section != "word"
    for name in row
]
GROWN = Path(__file__).parents[1] / "evaluation" / "grown"


@pytest.fixture(scope="module")
def texts(worker: Person) -> list[str]:
    """Every sentence that the tests hold, with the names as signs."""
    rows = [row for rows in CASES.values() for row in rows]
    grown = [row for code in ("en", "fr") for row in tomllib.loads((GROWN / f"{code}.toml").read_text("utf-8"))["row"]]
    people = {"en": known(worker), "fr": known(SOLANGE)}
    told = [signed(row[part], people[row["who"]]) for row in rows for part in ("title", "snippet")]
    return told + [signed(str(row.get(part, "")), people["en"]) for row in grown for part in ("title", "snippet")]


@pytest.mark.parametrize(("code", "group"), GROUPS)
def test_no_pattern_is_left_out_that_fits(code: str, group: str, texts: list[str]) -> None:
    asked = pattern(group, code)
    assert isinstance(asked, Patterns)
    for text in texts:
        fits = {term.text for term in asked._terms if term.regex.search(text)}
        assert fits <= {term.text for term in asked._may_fit(text)}, text
        assert bool(fits) is bool(asked.search(text))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("pre-?hearing", "a prehearing"),
        ("mes ?profs", "mesprofs"),
        ("dads? who", "dad, who"),
        ("(mom|mum)s", "two moms"),
        ("practi[sc]ing", "practicing"),
        ("embezzl*", "embezzled"),
        ("`(?:^|[.!?] )`(she|he) left", "(so). he left"),
        ("(was |had been )?(hired|let go)", "had been let go"),
        ("`(?:so|then)? ?`(told|asked) me", "thentold me"),
        ("not (my|me)`[a-z]?` account", "not myx account"),
        ("l'(ecole|hopital) (du|des) (nord|pins)", "l'hopital des pins"),
        ("<me> .. (is|was) `(?:a )?`(gem|star)", "\ue000 is a star"),
    ],
)
def test_a_text_that_a_pattern_fits_holds_what_it_needs(term: str, text: str) -> None:
    (kept,) = (asked := Patterns([term], "en"))._terms
    assert kept.regex.search(text)
    assert asked.search(text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("thin (file|report)", "the thing of the file"),
        ("((gave|read) (evidence|a letter)|was heard)", "gave a talk, was glad"),
        ("<me>`,? `(was |had been )?(hired|let go)", "\ue000 was glad to go"),
    ],
)
def test_a_pattern_is_not_compiled_for_a_text_without_the_words_of_any_alternative(term: str, text: str) -> None:
    assert Patterns([term], "en")._may_fit(text) == []


def test_most_patterns_are_never_asked_of_a_text() -> None:
    """That is what they are told apart for."""
    asked = [pattern(group, code) for code, group in GROUPS]
    text = "minutes of the annual meeting of the condominium"
    left = sum(len(one._may_fit(text)) for one in asked if one)
    assert left < sum(len(one._terms) for one in asked if one) / 4


@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_pattern_holds_a_sign_of_regular_expressions_that_would_be_taken_as_it_is(code: str) -> None:
    kept = tomllib.loads((FOLDER / f"clauses_{code}.toml").read_text("utf-8"))
    terms = [term for section in kept.values() for group in section.values() for term in group]
    bare = {term: re.sub(r"\[\w+\]", "", re.sub(r"`[^`]*`", "", term)) for term in terms}
    assert len(terms) > 300
    assert {term for term, rest in bare.items() if re.search(r"[\[\]\\{}^$+]", rest)} == set()


@pytest.mark.parametrize(
    "told",
    [
        "Ottoline was hospitalized for depression.",
        "Ottoline was hospitalised for depression.",
        "Ottoline was diagnosed with depression.",
    ],
)
def test_either_spelling_is_read(told: str) -> None:
    asked = pattern("health.told", "en")
    assert asked is not None
    assert asked.search(signed(told, known(Person("Ottoline Varga")), "Ottoline")) is not None
