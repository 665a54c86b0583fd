"""What a decision changes on screen before everything is judged anew, and what it is called."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from identity_scan.model import Assessment, By, Decision, Handling, Judged, Verdict
from identity_scan.present import words
from identity_scan.remembered import DeadEnd, Stood, Unsaid
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_SMALLER = {
    "hand_check": later("your note on a check by hand"),
    "sentence": later("your answer about a sentence"),
    "answer": later("an answer that was added"),
}
_ORDER = {Verdict.ME: 0, Verdict.UNSURE: 1, Verdict.NOT_ME: 2}


@dataclass(frozen=True, slots=True)
class Word:
    """What the worker said or took back, until everything is judged anew and it is known what else it moved."""

    noted: str
    """What was taken or taken back, as a sentence."""
    findings: frozenset[str]
    """The findings of which it was said."""
    known: Mapping[str, Decision]
    """All that had been said before it, by finding."""
    undone: bool = False
    words: int = 1
    """How many words were said before there was time to judge by the first."""

    def after(self, earlier: Word | None) -> Word:
        """Give both words as one: what they moved is told together."""
        if earlier is None:
            return self
        both = earlier.findings | self.findings
        return replace(self, findings=both, known=earlier.known, words=earlier.words + 1)


def decided(assessment: Assessment, decisions: Sequence[Decision]) -> Assessment:
    """Give the assessment with the worker's words in it; scores stay until everything is judged anew."""
    said = {d.finding: d for d in decisions}
    rows = [j for j in assessment.judged if j.finding.id not in said]
    for judged in assessment.judged if said else ():
        if (decision := said.get(judged.finding.id)) is not None:
            insort(rows, with_word(judged, decision), key=_place)  # all others are in their order already
    return replace(assessment, judged=tuple(rows))


def _place(judged: Judged) -> tuple[int, int, str]:
    return _ORDER[judged.identity.verdict], -judged.severity.score, judged.finding.url


def with_word(judged: Judged, decision: Decision) -> Judged:
    """Give a finding with the worker's word in it, before anything is judged anew."""
    identity, exposure = judged.identity, judged.exposure
    if decision.verdict is not None:
        identity = replace(identity, verdict=decision.verdict, confidence=1.0, by=By.WORKER)
    if decision.life is not None:
        exposure = replace(exposure, verdict=decision.life, confidence=1.0, by=By.WORKER)
    return replace(judged, identity=identity, exposure=exposure, decision=decision)


def newly(before: Decision | None, after: Decision) -> Decision:
    """Give what a decision adds to what was said of its finding: what is as it was is left out (History.decide)."""
    if before is None:
        return after
    new = Decision(
        after.finding,
        after.verdict if after.verdict is not before.verdict else None,
        after.life if after.life is not before.life else None,
        after.handling if after.handling is not before.handling else None,
        after.note or " " if after.note != before.note else "",
        after.until or date.max if after.until != before.until else None,
    )
    return new if new != Decision(after.finding) else after


def said(decision: Decision | Stood | DeadEnd | Unsaid) -> str:
    """Say a decision, where steps were said to stand, or that an address led nowhere, in words."""
    if isinstance(decision, Stood):
        return words.status(decision.status)
    if isinstance(decision, Unsaid):
        return _(_SMALLER[decision.part])
    if isinstance(decision, DeadEnd):
        return _("{address} led nowhere").format(address=address.shown(decision.url.removeprefix("mailto:")))
    if decision.handling is Handling.KEEP:
        return _("kept on purpose")
    if decision.handling is not None:
        return _("no longer kept on purpose")
    code = decision.verdict or decision.life
    return words.label(code.value) if code else _("a note")
