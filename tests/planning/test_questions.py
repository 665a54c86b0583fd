"""The three questions to assistants, and the table of whom they can be put to."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from identity_scan import facts
from identity_scan.facts.assistants import assistants
from identity_scan.model import Person, Safety
from identity_scan.planning.questions import questions

VARGA = Person("Ottoline Varga", places=("Truro, Nova Scotia",), professions=("Social worker, RSW",))


def asked(person: Person = VARGA, **left: bool) -> list[str]:
    return [q.text for q in questions(person, **left)]


def test_the_three_questions() -> None:
    assert asked() == [
        "Who is Ottoline Varga, social worker in Truro?",
        "Where can I find or reach Ottoline Varga?",
        "Is Ottoline Varga someone I can trust?",
    ]


@pytest.mark.parametrize(
    ("town", "trade", "first"),
    [
        (False, True, "Who is Ottoline Varga, social worker?"),
        (True, False, "Who is Ottoline Varga, Truro?"),
        (False, False, "Who is Ottoline Varga?"),
    ],
)
def test_town_and_trade_can_be_left_out(town: bool, trade: bool, first: str) -> None:
    assert asked(town=town, trade=trade)[0] == first


def test_they_are_put_in_the_workers_language() -> None:
    assert asked(replace(VARGA, language="fr-CA", professions=("Travailleuse sociale",)))[0] == (
        "Qui est Ottoline Varga, travailleuse sociale à Truro?"
    )


def test_whoever_is_threatened_does_not_ask_where_they_are() -> None:
    assert [q.id for q in questions(replace(VARGA, safety=Safety.THREAT))] == ["who", "trust"]
    assert [q.id for q in questions(replace(VARGA, safety=Safety.ANGER))] == ["who", "reach", "trust"]


def test_nothing_private_is_ever_in_a_question() -> None:
    told = replace(
        VARGA,
        home_address="12 Gull Lane, Truro",
        private_phones=("902-555-0142",),
        private_emails=("o@varga.example",),
        family=("son Milo",),
        employers=("Fundy Shore Family Services",),
        birth_year=1990,
    )
    assert asked(told) == asked()


def test_eight_assistants_and_more_are_known_with_a_dated_route_each() -> None:
    known = assistants()
    assert len(known) >= 8
    assert sum(one.account == "no" for one in known.values()) >= 5
    for one in known.values():
        assert urlsplit(one.home).scheme == "https"
        assert one.keeps
        assert one.off
        assert one.seen
        assert one.keeps_seen
        row = facts.removals()[one.removal]
        assert row["form_url"] or row["help_url"] or "mail" in row["note_codes"], one.id
        assert facts.seen(row, "form_url" if row["form_url"] else "help_url")


def test_the_address_carries_the_question_and_nothing_else() -> None:
    question = questions(VARGA)[0].text
    for one in assistants().values():
        parts = urlsplit(one.opens(question))
        if one.ask:
            assert parse_qs(parts.query)["q"] == [question]
            assert urlsplit(one.home).hostname == parts.hostname
        else:
            assert "Ottoline" not in one.opens(question)
