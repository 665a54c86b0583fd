"""Text from the web is shown as it stands: nothing vanishes, nothing becomes a command, nothing crashes (law 4)."""

from dataclasses import replace
from typing import Any

import pytest
from textual.geometry import Offset

from identity_scan.merging.progress import State
from identity_scan.model import Advice, Answer, Collected, Link, Namesake, Outcome, Part, Reason, Verdict
from identity_scan.speech.telling import verbatim

EVIL = (
    "[/b] closes",
    "[@click=app.quit]press me[/]",
    "[LISW-S] Jane [PDF] [bold red]loud [[a]b] $accent ${x} %s {n}",
)
"""What closes and what commands stand alone; what is only taken for a sign may stand in one text."""


def poisoned(made: Any, evil: str) -> tuple[Any, ...]:
    """Findings that carry the text in every field that comes from the web or from the person."""
    action = made.advice().action
    given = Advice(
        replace(action, title=evil, steps=(evil,)), verbatim(evil), Link("https://x.example/", evil, evil, evil)
    )
    mine = made.judged(
        "one",
        evil,
        snippet=f"{evil} and more",
        kinds=[("leisure", evil)],
        score=50,
        advice=[given],
        contradicts=(evil,),
    )
    finding = replace(mine.finding, site=evil)
    identity = replace(mine.identity, reasons=(Reason(verbatim(evil), 1, "R1", evil),))
    severity = replace(mine.severity, reasons=(Part(verbatim(evil), 3),), eased_by=verbatim(evil))
    mine = replace(mine, finding=finding, identity=identity, severity=severity)
    others = tuple(made.judged(f"other{n}", evil, verdict=Verdict.NOT_ME, namesake="g1") for n in range(2))
    return (mine, *others)


def session_of(made: Any, evil: str) -> Any:
    class Evil(made.Session):  # type: ignore[misc, name-defined]
        def assess(self, said: Any) -> Any:
            made_of = super().assess(said)
            groups = (Namesake("g1", verbatim(evil), ("other0", "other1")),)
            return replace(made_of, namesakes=groups, grade=replace(made_of.grade, said=verbatim(evil)))

    usual = made.finished()
    hit = replace(usual.kept.collected[0].answer.hits[0], title=evil, snippet=evil, url=f"https://x.example/{evil}")
    answers = [Answer(Outcome.RESULTS, (hit,), more=False), Answer(Outcome.BLOCKED, said=verbatim(evil))]
    collected = tuple(Collected(c.ask, answers[n % 2], c.at) for n, c in enumerate(usual.kept.collected))
    person = made.person(name=evil, portrayal=evil)
    return Evil(person=person, findings=poisoned(made, evil), kept=replace(usual.kept, collected=collected))


WALK = (
    # (what is looked at, the keys that lead there, whether the text stands there)
    ("findings", ("2",), True),
    ("reading", ("enter",), True),
    ("facets", ("escape", "f"), True),
    ("other people", ("f", "end", "enter"), True),
    ("a group", ("end", "g"), True),
    ("what a client sees", ("escape", "3"), True),
    ("actions", ("4",), True),
    ("settings", ("6",), False),
    ("an answer", ("1", "l", "right", "right", "enter"), True),
    ("a refusal", ("escape", "right", "enter"), True),
    ("help", ("escape", "question_mark"), False),
    ("palette", ("escape", "ctrl+p", *"open"), False),
    ("the plan", ("escape", "1", "n"), False),
)


@pytest.mark.usefixtures("hostile_aids")
@pytest.mark.parametrize("evil", EVIL)
async def test_hostile_text_is_only_text_wherever_a_person_goes(made: Any, evil: str) -> None:
    async with made.opened(session_of(made, evil), (160, 50)) as pilot:
        for where, keys, shown in WALK:
            await pilot.press(*keys)
            await pilot.pause()
            if shown:
                await made.until(pilot, lambda: evil[:14] in made.text_of(pilot.app))
            await click(pilot, made.text_of(pilot.app))
            assert pilot.app.is_running, where
        assert pilot.app.return_code in (None, 0)


async def click(pilot: Any, text: str) -> None:
    """Click on the words that would be a command if the text were markup."""
    at = text.find("press me")
    if at >= 0:
        row, column = text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
        await pilot.click(offset=Offset(column + 1, row))
        await pilot.pause()


@pytest.mark.parametrize("evil", EVIL)
async def test_hostile_text_in_a_toast_is_only_text(made: Any, evil: str) -> None:
    async with made.opened(made.finished()) as pilot:
        pilot.app.tell(evil, severity="error")
        await pilot.pause()
        assert evil[:14] in made.text_of(pilot.app)


async def test_a_hostile_reason_of_a_failed_search_is_only_text(made: Any) -> None:
    from identity_scan.speech.errors import BadInput

    class Broken(made.Session):  # type: ignore[misc, name-defined]
        async def search(self, plan: Any, scan: Any = None, enough: Any = None) -> Any:
            raise BadInput(EVIL[0], EVIL[2])
            yield

    async with made.opened(Broken()) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.progress.state is State.STOPPED)
        await made.until(pilot, lambda: "[/b] closes" in made.text_of(pilot.app))


async def test_changes_between_two_searches_are_only_text(made: Any) -> None:
    from identity_scan.present.values import PastScan

    usual = made.finished()
    session = made.finished(scans=(PastScan(usual.kept.scan, 15, 15, {"mixed": 1}),))
    async with made.opened(session, (160, 50)) as pilot:
        await pilot.press("5")
        text = made.text_of(pilot.app)
        assert made.EVIL[2] in text
        assert made.EVIL[0] in text
