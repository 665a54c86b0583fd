"""Where nothing new comes, a worker at a terminal is told, and one line ends the search."""

import asyncio
import io
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from systems import posix

from identity_scan.cli.nothing_new import NothingNew
from identity_scan.merging.newly_seen import ENOUGH, since_new
from identity_scan.model import CONTROL, Answer, Ask, Collected, Hit, Outcome, Query, Tier

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def came(n: int, page: int = 0, outcome: Outcome = Outcome.RESULTS, recipe: str = "N1") -> Collected:
    hits = (Hit(1, "A B", f"https://site{page}.example/"),) if outcome is Outcome.RESULTS else ()
    return Collected(Ask(f"e{n}", Query(recipe, recipe, "A B", Tier.NAME, 10)), Answer(outcome, hits), NOON)


def test_only_answers_count_and_a_new_page_begins_the_count_anew() -> None:
    assert since_new([]) == 0
    assert since_new([came(1), came(2), came(3)]) == 2
    assert since_new([came(1), came(2), came(3, page=1)]) == 0
    assert since_new([came(1), came(2, outcome=Outcome.BLOCKED), came(3, recipe=CONTROL), came(4)]) == 1
    assert since_new([came(1), came(2, outcome=Outcome.NONE)]) == 1


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    ours, theirs = os.openpty()
    with open(theirs, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield ours
    os.close(ours)


@posix
async def test_a_line_ends_the_search_once_nothing_new_came_and_not_before(
    keyboard: int, capsys: pytest.CaptureFixture[str]
) -> None:
    watched = NothingNew([came(0)], offers=True)
    for n in range(1, ENOUGH):
        watched.came(came(n))
    assert not capsys.readouterr().err
    watched.came(came(ENOUGH))
    watched.came(came(ENOUGH + 1))
    told = capsys.readouterr().err
    assert told.count("The last 12 answers brought nothing new.") == 1
    assert "identity-scan scan --again" in told
    assert not watched.enough.is_set()
    os.write(keyboard, b"\n")
    await asyncio.wait_for(watched.enough.wait(), 20)


async def test_where_nobody_can_type_a_line_nothing_is_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n\n"))
    watched = NothingNew([], offers=True)
    for n in range(2 * ENOUGH):
        watched.came(came(n))
    assert not capsys.readouterr().err
    assert not watched.enough.is_set()
