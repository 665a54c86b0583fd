"""A finding on a card of a report: where it stands, what it gives away, what helps first; the rest is folded away."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from identity_scan.judge.severity import points
from identity_scan.model import Band, Judged, Safety, Verdict
from identity_scan.present import words
from identity_scan.present.blocks import Block, Cover, Fact, Place, Sheet
from identity_scan.speech.language import gettext as _

FACTS_SHOWN: Final = 4
"""Kinds of fact that a card names; the sheet has them all."""


def brief(judged: Judged, sheet: Sheet, safety: Safety) -> Sheet:
    """Return what stands on a card under its title; `sheet` is all of the finding, as on paper."""
    return tuple(_brief(judged, sheet, safety))


def _brief(judged: Judged, sheet: Sheet, safety: Safety) -> Iterator[Block]:
    yield from (block for block in sheet if isinstance(block, Place) and block in sheet[1:2])
    # What helps first alone: all of it, and the words, lie in the sheet.
    yield from (replace(block, says=block.says[:1], under=()) for block in sheet if isinstance(block, Cover))
    yield Fact(_("How much it matters"), _weight(judged), code=judged.severity.band.value)
    kinds = {d.kind for d in judged.disclosures}
    if weighty := sorted(kinds, key=lambda kind: (-points(kind, safety), kind))[:FACTS_SHOWN]:
        more = ("…",) if len(kinds) > len(weighty) else ()
        yield Fact(_("It gives away"), ", ".join((*map(words.fact, weighty), *more)))
    if judged.advice:
        first = judged.advice[0]
        how = (words.minutes(first.action.minutes), words.status(first.status))
        yield Fact(_("First step"), ", ".join((_(first.action.title), *how)))


def _weight(judged: Judged) -> str:
    severity = judged.severity
    told = _("{score} of 100, {band}").format(score=severity.score, band=words.band(severity.band))
    if judged.identity.verdict is Verdict.UNSURE:
        told = _("Up to {weight}, if this is you").format(weight=told)
    return f"{told}. {words.band_sentence(severity.band)}"


def fine(judged: Judged) -> bool:
    """Tell whether nothing need be done about it."""
    return judged.identity.verdict is Verdict.ME and judged.severity.band is Band.NOTE


def codes(judged: Judged) -> tuple[str, ...]:
    """Return by what a list of findings can be filtered."""
    return judged.severity.band.value, judged.label
