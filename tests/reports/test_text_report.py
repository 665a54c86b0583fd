"""The plain-text report reads well aloud: coverage, what needs the worker, then findings with reasons and steps."""

import re

from identity_scan.reports.plain_text import text


def test_the_answer_comes_first_with_what_is_not_known_in_it_then_the_findings(assessment):
    made = text(assessment)
    parts = (
        *("Where you stand", "1 page needs you this week.", "What to do first", "Whom to call"),
        *("What contradicts how", "What a client meets first", "3 of 5 requests were answered.", "In pictures"),
        *("About you (3)", "Perhaps about you (1)", "Three at a time is plenty", "Not checked"),
    )
    flat = " ".join(made.split())
    places = [flat.index(part) for part in parts]
    assert places == sorted(places)
    assert flat.index("Google has not been searched yet.") < flat.index("What to do first"), (
        "what is not known stands with it"
    )
    assert "3 of 5 requests were answered. 1 more was not asked. Nothing can be said for Mojeek" in flat


def test_a_finding_says_why_and_what_to_do_next(assessment):
    flat = " ".join(text(assessment).split())
    for said in (
        "1. Ottoline Varga, 47, Guelph | WhereFolk, personal wherefolk.example/ottoline-varga-guelph",
        "It shows your personal life, sure. It shows your home and your family, not your work.",
        "It is likely you. Your home address stands beside your name.",
        "What it gives away. It is the address you gave (9 Millrace Lane). It is the number you gave (519-555-0187).",
        "84 of 100, act now. This week, and not alone. It shows your home street address",
        "Who shows it. Bing and Brave. Place 2 for your name alone.",
        "Next steps. 1. Talk it over before you react, about 30 minutes, to do",
        "2. Unlist your phone and home address, about 20 minutes, waiting for an answer",
        "Decided: To be fixed. Wrote to them on Monday. Look again on 20 Dec 2026.",
        "It is you, you said so.",
        "Up to 11 of 100, low, if this is you.",
        "1 result is about somebody else. It is counted here, and not named.",
        "Of 4 pages on these first pages: 1 shows your work, 1 your private life, 1 both at once, 1 somebody else.",
        "Made by the worker for reflection. Not a measure of competence or conduct.",
    ):
        assert said in re.sub(r"home address, about \d+ minutes", "home address, about 20 minutes", flat), said


def test_lines_fit_eighty_columns_and_carry_no_colour(assessment, hostile):
    for made in (text(assessment), text(hostile[1])):
        assert max(map(len, made.splitlines())) <= 80
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", made)


def test_nothing_is_said_of_what_no_engine_answered(nothing):
    made = " ".join(text(nothing).split())
    assert "No engine has answered, so nothing can be said about what can be found." in made
    assert "Nothing can be said for Bing" in made
    assert "nothing found" not in made.lower()


def test_what_is_about_somebody_else_is_counted_only(assessment):
    made = text(assessment)
    assert "florist" not in made
    assert "petals" not in made


def test_a_private_query_is_named_by_its_kind(assessment):
    made = text(assessment)
    not_checked = made[made.index("Not checked") :]
    assert "519-555-0187" not in not_checked
    assert "Bing: not asked (1 request). Left out." in " ".join(not_checked.split())


def test_changes_since_the_scan_before_are_told(assessment, histories):
    made = " ".join(text(assessment, records=histories(assessment)).split())
    assert "Since 23 Aug 2026: new 1, as before 4." in made
    assert "new: Otti Varga (@ottirows). It was not among the results that were read last time" in made


def test_a_demonstration_says_so(demonstration):
    assert "Demonstration: an invented person" in text(demonstration)


def test_for_a_screen_reader_it_says_the_same_without_any_layout(assessment, hostile):
    for one in (assessment, hostile[1]):
        for line in text(one, spoken=True).splitlines():
            assert line == line.strip()
            assert not re.fullmatch(r"[-=_ ]+", line)
    lines = text(assessment, spoken=True).splitlines()
    assert set(re.findall(r"\w+", text(assessment))) == set(re.findall(r"\w+", "\n".join(lines)))
    assert "Where you stand." in lines
    assert any(line.startswith("It shows your personal life, sure. It shows your home") for line in lines), (
        "a fact is one line"
    )
