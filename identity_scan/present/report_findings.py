"""One finding in the words of a report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from identity_scan.advice.links import sure
from identity_scan.judge import opening
from identity_scan.keeping.compare import Comparison, Kind, sentence
from identity_scan.model import Advice, By, Judged, Link, Part, Tier, Verdict
from identity_scan.present import words
from identity_scan.present.cover import Cover, cover, of_seen, repeats
from identity_scan.present.report_steps import minutes
from identity_scan.present.signs import printed
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled
from identity_scan.speech.language import series as listed
from identity_scan.speech.text import LONGEST, clean

CHANGES_SHOWN = 40
"""Changes that are listed one by one; all are counted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One kind of fact that a result shows, with the very words, or why it is said where those are not kept."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Advised:
    """One action for a finding."""

    id: str
    title: str
    why: str
    minutes: str
    guideline: str
    status: str
    link: str
    """An address that may be opened; empty where there is none."""
    link_title: str
    link_note: str
    """When and how surely it was checked, and what to do where it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says itself, for a reader who chooses to read it; `link` is empty unless it may be opened."""

    kind: str
    """The kind of thing it is, in a few words."""
    title: str
    address: str
    link: str
    note: str
    """Why it is no link, where that needs saying."""
    snippet: str
    life: tuple[str, ...]
    """Reasons that repeat its words."""
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as a report shows it; `link` is empty unless the address may be opened (judge.opening).

    Where it may be hard to read, title and address are the kind of thing and the site, `care` says what helps first,
    and the words stand in `behind`, where only a reader who wants them looks.
    """

    id: str
    number: int
    title: str
    address: str
    link: str
    snippet: str
    day: str
    verdict: str
    label: str
    sign: str
    code: str
    score: int
    band: str
    band_code: str
    band_says: str
    matters: str
    seen: str
    identity: tuple[str, ...]
    life: tuple[str, ...]
    facts: tuple[Fact, ...]
    parts: tuple[str, ...]
    against: tuple[str, ...]
    actions: tuple[Advised, ...]
    decision: str
    engines: str
    care: tuple[str, ...] = ()
    behind: Words | None = None


def said(text: str) -> str:
    """Return a text as it may stand in any report: text from older histories and the worker's own notes included."""
    return text if text.replace("\u00a0", " ").isprintable() and len(text) <= LONGEST else clean(text)


def finding(number: int, judged: Judged) -> FindingView:
    """Return the finding in words, those that may be hard to read apart; on paper nothing counts as opened already."""
    seen = _open(number, judged)
    return _covered(seen, judged, over) if (over := cover(judged)) else seen


def _covered(seen: FindingView, judged: Judged, over: Cover) -> FindingView:
    quoting = {said(reason.text) for reason in judged.exposure.reasons if repeats(reason, judged)}
    words_of = Words(
        kind=over.kind,
        title=seen.title,
        address=seen.address,
        link=seen.link,
        note=opening.of_finding(judged).why if seen.address else "",
        snippet=seen.snippet,
        life=tuple(reason for reason in seen.life if reason in quoting),
        facts=seen.facts,
    )
    return replace(
        seen,
        title=over.title,
        address=said(judged.finding.site),
        link="",
        snippet="",
        life=tuple(reason for reason in seen.life if reason not in quoting),
        facts=tuple(replace(fact, words="") for fact in seen.facts),
        care=over.care,
        behind=words_of,
    )


def _open(number: int, judged: Judged) -> FindingView:
    page, severity = judged.finding, judged.severity
    return FindingView(
        id=page.id,
        number=number,
        title=said(page.title) or _("(no title)"),
        address=said(address.shown(page.url)) if page.url else "",
        link=opening.of_finding(judged).link,
        snippet=said(page.snippet),
        day=_day(said(page.date or "")),
        verdict=judged.identity.verdict.value,
        label=words.label(judged.label),
        sign=printed(judged.label),
        code=judged.label,
        score=severity.score,
        band=words.band(severity.band),
        band_code=severity.band.value,
        band_says=words.band_sentence(severity.band),
        matters=_matters(judged),
        seen=_seen(judged),
        identity=_with_author(judged.identity.by, [r.text for r in judged.identity.reasons]),
        life=_with_author(judged.exposure.by, [r.text for r in judged.exposure.reasons]),
        facts=tuple(Fact(words.fact(d.kind), said(d.text or d.reason)) for d in judged.disclosures),
        parts=tuple(said(text) for text in (*map(_part, severity.reasons), severity.relief) if text),
        against=tuple(map(said, judged.contradicts)),
        actions=tuple(map(_advised, judged.advice)),
        decision=decision(judged),
        engines=_engines(judged),
    )


def _engines(judged: Judged) -> str:
    """The engines whose believed answers show a page, then those of which it is no more than a hint."""
    seen = judged.finding.sightings
    sure = dict.fromkeys(s.engine for s in seen if not s.doubted)
    hints = [words.engine(e) for e in dict.fromkeys(s.engine for s in seen) if e not in sure]
    hinted = _("as a hint, not believed: {engines}").format(engines=listed(hints)) if hints else ""
    return "; ".join(filter(None, (listed([words.engine(e) for e in sure]), hinted)))


def _day(text: str) -> str:
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return text


def _matters(judged: Judged) -> str:
    band = judged.severity.band
    form = _("{score} of 100, {band}. {says}")
    if judged.identity.verdict is Verdict.UNSURE:
        form = _("Up to {score} of 100, {band}, if this is you.")
    return form.format(score=judged.severity.score, band=words.band(band), says=words.band_sentence(band))


def _part(part: Part) -> str:
    return f"{part.text.rstrip('.')} ({part.points:+.0f})." if part.points else part.text


def _seen(judged: Judged) -> str:
    best = min(judged.finding.sightings, key=lambda s: (s.doubted, s.query.tier, s.rank), default=None)
    if best is None:
        return ""
    engines = _engines(judged)
    if best.doubted:
        return f"{engines[:1].upper()}{engines[1:]}."
    if best.rank == 0:
        return _("{engines}: in an answer that the engine wrote itself.").format(engines=engines)
    if best.query.tier is Tier.NAME:
        told = _("{engines}. Place {rank} for your bare name.")
    else:
        told = _("{engines}. Place {rank} for: {recipe}.")
    return told.format(engines=engines, rank=best.rank, recipe=words.recipe(best.query.recipe).lower())


def _with_author(by: By, reasons: list[str]) -> tuple[str, ...]:
    told = [_("You said so yourself.")] if by is By.WORKER else []
    return tuple([*told, *(said(reason) for reason in reasons)])


def _advised(advice: Advice) -> Advised:
    link = advice.link
    opens = link is not None and opening.of_link(link).opens
    return Advised(
        id=advice.action.id,
        title=_(advice.action.title),
        why=said(advice.why),
        minutes=minutes(advice.action),
        guideline=_(advice.action.guideline),
        status=words.status(advice.status),
        link=link.url if link and opens else "",
        link_title=_link_title(link, opens) if link else "",
        link_note=_link_note(link) if link else "",
    )


def _link_title(link: Link, opens: bool) -> str:
    """The name of a place; where it is no page, with the address to write to."""
    return said(link.title) if opens else said(f"{link.title} {link.url.removeprefix('mailto:')}".strip())


def _link_note(link: Link) -> str:
    checked = [_("checked {when}").format(when=link.checked)] if link.checked else []
    told = ", ".join((*checked, *([sure(link.confidence)] if link.confidence else ())))
    return said(" ".join(filter(None, (f"({told})" if told else "", link.fallback))))


def decision(judged: Judged, *, own: bool = True) -> str:
    """Return what the worker decided, with their note unless it is for others to read."""
    said_of = judged.decision
    if said_of is None or said_of.handling is None:
        return ""
    told = words.handling(said_of.handling)
    if said_of.until:
        told = _("{what}, to look at again on {day}").format(what=told, day=words.day(said_of.until))
    return labelled(told, said(said_of.note)) if own and said_of.note else told


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a finding since the scan before."""

    kind: str
    title: str
    """What it is called, or the kind of thing it is where that may be hard to read."""
    says: str
    words: str
    """Its own title."""


def changes(comparison: Comparison, judged: Sequence[Judged]) -> tuple[Changed, ...]:
    """Return the changes that matter, the most important first; `judged` are the findings of the newest scan."""
    told: list[Changed] = []
    covers = {j.finding.id: cover(j) for j in judged}
    for change in comparison.changes:
        page = change.later or change.earlier
        if change.kind is Kind.SAME or page is None or page.verdict is Verdict.NOT_ME:
            continue
        over, own = covers.get(change.finding) or of_seen(page), said(page.title) or _("(no title)")
        told.append(Changed(words.change(change.kind), over.title if over else own, sentence(change), own))
    return tuple(told[:CHANGES_SHOWN])
