"""What the tool says of a result, in two lines: its own words, to the person whom it is about."""

from textual.content import Content

from identity_scan.model import Judged, Verdict
from identity_scan.present import words
from identity_scan.speech.language import gettext as _


def verdict(judged: Judged) -> Content:
    """Say the label, the score and the band."""
    label = (f"{words.sign(judged.label)} {words.label(judged.label)}", f"bold {words.tint(judged.label)}")
    if judged.identity.verdict is Verdict.NOT_ME:
        return Content.assemble(label)
    score = _("{score} of 100, {band}").format(score=judged.severity.score, band=words.band(judged.severity.band))
    return Content.assemble(label, " · ", (score, "bold"))


def matters(judged: Judged, most: int) -> str:
    """Say why: who it is, then the parts of the score, the heaviest first, with their points."""
    who = [reason.text for reason in judged.identity.reasons[:1]]
    parts = [f"{part.text.rstrip('.')} ({part.points:+.0f})." for part in judged.severity.reasons if part.points]
    return " ".join((*who, *parts[: most - 1]))
