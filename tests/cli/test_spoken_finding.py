"""What a finding says aloud: each word with its meaning, where a bag of words would hide that it was turned round."""

from dataclasses import replace
from typing import Any

import pytest

from identity_scan.cli.say import spoken
from identity_scan.model import Part, Severity
from identity_scan.present import finding
from identity_scan.speech import language
from identity_scan.speech.telling import verbatim

PARTS = (
    Part(verbatim("Names your partner."), 15.0),
    Part(verbatim("Few will see it."), -8.0),
    Part(verbatim("An old page."), -1.2),
    Part(verbatim("Asked for."), 0.3),
)


@pytest.mark.parametrize(
    ("tongue", "aloud"),
    [
        ("en-CA", ("15 points more.", "8 points less.", "1 point less.")),
        ("fr-CA", ("15 points de plus.", "8 points de moins.", "1 point de moins.")),
    ],
)
def test_what_adds_weight_is_more_and_what_takes_it_is_less(made: Any, tongue: str, aloud: tuple[str, ...]) -> None:
    language.use(tongue)
    row = made.judged("gram", "Marge Fenn")
    heavy = replace(row, severity=Severity(58, row.severity.band, PARTS))
    said = list(spoken(finding.on_screen(heavy, finding.Beside({}))))
    told = [f"{part.text} {points}" for part, points in zip(PARTS, aloud, strict=False)]
    at = said.index(told[0])
    assert said[at : at + 4] == [*told, "Asked for."]
