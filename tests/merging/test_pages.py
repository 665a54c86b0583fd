"""One page or two, as engines show them: pairs of rows (pages.toml), each merged beside nothing else."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from identity_scan.merging.merge import merge
from identity_scan.model import Answer, Ask, Collected, Hit, Outcome, Query, Tier

PAIRS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pages.toml").read_text("utf-8"))["pair"]
NAME = Query("N1", "N1", '"Marisol Quill"', Tier.NAME, 30)
AT = datetime(2026, 3, 1, tzinfo=UTC)


def findings(rows: list[list[str]]) -> int:
    shown = [
        Collected(Ask(engine, NAME), Answer(Outcome.RESULTS, (Hit(1, *row),)), AT)
        for engine, row in zip(("bing", "brave"), rows, strict=True)
    ]
    return len(merge(shown, {}))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["kind"])
def test_one_page_is_one_finding_and_two_stay_two(pair: dict[str, Any]) -> None:
    assert findings(pair["rows"]) == findings(pair["rows"][::-1]) == (1 if pair["same"] else 2)
