"""No code, no abbreviated section and no factor stands in what a person reads: a step goes by its name."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from identity_scan import facts
from identity_scan.cli import (
    say_answers,
    say_by_hand,
    say_findings,
    say_first_page,
    say_history,
    say_plan,
    say_settings,
    say_steps,
    say_top,
    translations,
)
from identity_scan.cli.scene import Scene, offered, rehearsed
from identity_scan.demo import people
from identity_scan.present.leaving import Chosen
from identity_scan.present.report_view import view
from identity_scan.present.step_words import leads_to, told
from identity_scan.reports.markdown import markdown
from identity_scan.reports.plain_text import of_view
from identity_scan.session.demonstration import demonstration
from identity_scan.speech import language

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
PEOPLE = [one.id for one in people()]
SHOP_TALK = re.compile(
    r"\b[A-Z]{2,4}-\d\d\b|\bs\. ?\d|\b[x×]\d[.,]\d|surely right|sûrement juste|\{[A-Z]+-\d\d\}",
)


def found(text: str) -> list[str]:
    return [text[max(0, m.start() - 40) : m.end() + 20] for m in SHOP_TALK.finditer(text)]


def spoken(scene: Scene) -> Iterator[str]:
    """Every screen of the spoken twin, in full."""
    yield from say_top.top(scene)
    yield from say_plan.plan(scene, offered(scene.session))
    yield from say_answers.answers(scene)
    yield from say_findings.findings(scene, {}, "", brief=False, shown=True)
    yield from say_first_page.first_page(scene)
    yield from say_steps.actions(scene, every=True)
    yield from say_by_hand.by_hand(scene)
    yield from say_history.history(scene)
    yield from say_settings.settings(scene)


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("person", PEOPLE)
def test_neither_the_twin_nor_a_report_of_a_demonstration_holds_a_code(person: str, tongue: str) -> None:
    language.use(tongue)
    scene = asyncio.run(rehearsed(demonstration(person, lambda: NOON, pace=0.0), person))
    assert found("\n".join(spoken(scene))) == []
    for redact in (False, True):
        seen = view(scene.judged, NOON.date(), redact=redact, chosen=Chosen())
        assert found(of_view(seen) + markdown(seen)) == []


def test_no_sentence_of_the_product_holds_a_code_but_to_name_a_step() -> None:
    catalogue = translations.read("fr_CA")
    for message in catalogue:
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for text in (*forms, *said):
            assert found(re.sub(r"\{[A-Z]+-\d\d\}|UTF-16", "", text)) == [], text


@pytest.mark.parametrize("kind", ["letters", "papers"])
@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_no_letter_and_no_paper_holds_a_code(kind: str, tongue: str) -> None:
    assert found((facts.FOLDER / f"{kind}_{tongue}.toml").read_text("utf-8")) == []


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_a_step_that_a_text_names_is_there_by_its_title_in_quotes(tongue: str) -> None:
    language.use(tongue)
    named = {step for action in facts.actions().values() for step in leads_to(action)}
    assert len(named) > 10
    assert named <= set(facts.actions())
    ends = {"en-CA": "threats and fake pages».", "fr-CA": "et fausses pages\N{NO-BREAK SPACE}»."}
    assert told("Before you report it: {DOC-03}.").endswith(ends[tongue])
