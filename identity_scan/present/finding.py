"""One finding, said once for every face: in full as a sheet, and in a line for lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from identity_scan.advice.roads import way
from identity_scan.judge import opening
from identity_scan.model import (
    Advice,
    Band,
    Disclosure,
    Exposure,
    Handling,
    Identity,
    Judged,
    Link,
    Reason,
    Sighting,
    Tier,
    Verdict,
    Where,
)
from identity_scan.present import blocks, others, titles, words
from identity_scan.present.blocks import Block, Cover, Fact, Heading, Place, Sentence, Sheet, Step, Tone
from identity_scan.present.cover import cover, repeats, title_of
from identity_scan.present.elsewhere import elsewhere
from identity_scan.present.guideline import rests_on
from identity_scan.present.where_seen import instead, where_seen
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext, series
from identity_scan.speech.text import said

HEAVY = 45
"""Score from which a line stands out (SEVERITY 3)."""
SHORT = 6
"""Characters of an id that are shown: enough to tell the findings of one search apart."""


def name(judged: Judged) -> str:
    """Return what a finding is called in commands."""
    return judged.finding.id[:SHORT]


# -- in full ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a finding beside itself."""

    brands: Mapping[str, str]
    """The names of the engines by their ids."""
    group: str = ""
    """The group of namesakes that it belongs to, in words."""
    until: date | None = None
    """The day on which the words of a page about somebody else go."""
    called: bool = False
    """Whether the names for commands are said too."""


def on_screen(judged: Judged, beside: Beside, *, opened: bool = True) -> Sheet:
    """Return all of a finding; what may be hard to read stays out, not only out of sight, until it was opened."""
    if not opened and (over := cover(judged)):
        return (Cover(over.kind, over.care),)
    shown = (
        *_page(judged, beside.called),
        *_verdicts(judged, beside.group),
        *_matters(judged),
        *decided(judged),
        *_steps(judged, beside.called),
        Heading(_("Who shows it")),
        *_sightings(judged, beside.brands),
    )
    return (*shown, Sentence(others.one(beside.until), Tone.QUIET)) if beside.until else shown


def on_paper(judged: Judged) -> Sheet:
    """Return all of a finding, its steps in full; what may be hard to read lies under a cover, opened before or not.

    Where it stands is summed up, without the words of a query: those of a private one stay out (SELF_SEARCH 8).
    """
    over = cover(judged)
    return (
        *(_covered(judged, over.title, Cover(over.kind, over.care, _under(judged))) if over else _page(judged)),
        *_verdicts(judged, hidden=over is not None),
        *_matters(judged, hidden=over is not None),
        *decided(judged),
        *_advised(judged),
        Heading(_("Who shows it"), column=_("who shows it")),
        Sentence(seen(judged)),
    )


def _title(text: str, judged: Judged, marks: tuple[str, ...] = ()) -> Heading:
    return Heading(text, words.label(judged.label), judged.label, _("title"), marks)


def _page(judged: Judged, called: bool = False) -> Iterator[Block]:
    page = judged.finding
    yield _title(said(titles.of(judged)) or _("(no title)"), judged, _telling(judged, Where.TITLE))
    if page.url:
        place = opening.of_finding(judged)
        yield Place(said(address.shown(page.url)), place.link, note=place.why, asks=place.how is opening.How.ASKS)
    yield from elsewhere(judged)
    if called:
        yield Fact(_("Name"), name(judged), exact=True)
    if page.date:
        yield Fact(_("Date"), _day(said(page.date)))
    if page.snippet:
        yield Fact(_("Words shown"), said(page.snippet), _telling(judged, Where.SNIPPET))


def _telling(judged: Judged, where: Where) -> tuple[str, ...]:
    """The words of the title or the snippet that a judgement rests on, the longest first, always in one order."""
    found = {d.text for d in judged.disclosures if d.where is where}
    found |= {r.words for r in (*judged.identity.reasons, *judged.exposure.reasons)}
    shown = (judged.finding.title if where is Where.TITLE else judged.finding.snippet).lower()
    return tuple(sorted((w for w in found if len(w.strip()) > 1 and w.lower() in shown), key=lambda w: (-len(w), w)))


def _day(text: str) -> str:
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return text


def _covered(judged: Judged, title: str, over: Cover) -> Iterator[Block]:
    yield _title(title, judged)
    yield Place(said(judged.finding.site))
    if judged.finding.date:
        yield Fact(_("Date"), _day(said(judged.finding.date)))
    yield over


def _under(judged: Judged) -> Sheet:
    """The words of a page, and what repeats them."""
    quoting = [r for r in judged.exposure.reasons if repeats(r, judged)]
    facts = (_gives(d) for d in judged.disclosures if d.text)
    return (*_page(judged), *dict.fromkeys((*map(_reason, quoting), *facts)))


def _verdicts(judged: Judged, group: str = "", hidden: bool = False) -> Iterator[Block]:
    """Who it is about and which life it shows, and why; `hidden` leaves out reasons that repeat the page."""
    yield from _verdict(words.who(judged.identity), judged.identity, _("is it you"), judged.identity.reasons)
    if group:
        yield Sentence(group)
    if judged.identity.verdict is not Verdict.NOT_ME:
        reasons = tuple(r for r in judged.exposure.reasons if not (hidden and repeats(r, judged)))
        yield from _verdict(words.shows(judged.exposure), judged.exposure, _("which life"), reasons)


def _verdict(told: str, verdict: Identity | Exposure, column: str, reasons: tuple[Reason, ...]) -> Iterator[Block]:
    yield Heading(told, words.how_sure(verdict), column=column)
    yield from map(_reason, reasons)


def _reason(reason: Reason) -> blocks.Reason:
    return blocks.Reason(said(reason.text))


def _matters(judged: Judged, hidden: bool = False) -> Iterator[Block]:
    """How much it weighs and why, what it gives away, what speaks against the worker's own words."""
    if judged.identity.verdict is Verdict.NOT_ME:
        return
    severity = judged.severity
    head = _("{score} of 100, {band}").format(score=severity.score, band=words.band(severity.band))
    if judged.identity.verdict is Verdict.UNSURE:
        head = _("Up to {weight}, if this is you").format(weight=head)
    yield Heading(head, words.band_sentence(severity.band), severity.band.value, _("how much it matters"))
    yield from (blocks.Reason(said(part.text), round(part.points)) for part in severity.reasons)
    if severity.relief and severity.band not in (Band.NOTE, Band.LOW):
        yield Sentence(said(severity.relief))
    if judged.disclosures:
        yield Heading(_("What it gives away"), column=_("what it gives away"))
    yield from (_gives(disclosure, hidden) for disclosure in judged.disclosures)
    for contradiction in judged.contradicts:
        yield Sentence(_("Not as you wish to be seen: {what}").format(what=said(contradiction)), Tone.WARNING)


def _gives(disclosure: Disclosure, hidden: bool = False) -> blocks.Reason:
    """What a page gives away, with the words that do unless they are said already; only its kind where it is hidden."""
    if hidden or not disclosure.reason:
        kind = words.fact(disclosure.kind)
        return blocks.Reason(f"{kind[:1].upper()}{kind[1:]}.", words="" if hidden else said(disclosure.text))
    reason, there = said(disclosure.reason), said(disclosure.text)
    return blocks.Reason(reason, words="" if there in reason else there)


def decision(judged: Judged, *, own: bool = True) -> str:
    """Say what the worker decided, with their note unless it is for others to read; empty for nothing."""
    made = judged.decision
    if made is None or made.handling is None:
        return ""
    told = words.handling(made.handling)
    note = said(made.note) if own else ""
    again = _("Look again on {day}.").format(day=words.day(made.until)) if made.until else ""
    return " ".join(filter(None, (f"{told[:1].upper()}{told[1:]}.", blocks.ended(note) if note else "", again)))


def decided(judged: Judged) -> Iterator[Fact]:
    """Say what the worker decided, or what they noted of it."""
    if told := decision(judged):
        yield Fact(_("Decided"), told)
    elif judged.decision and judged.decision.note:
        yield Fact(_("Your note"), said(judged.decision.note))


# -- its steps --------------------------------------------------------------------------------------------------------


def _steps(judged: Judged, called: bool) -> Iterator[Block]:
    """The steps in a line each: all that is said of them stands on a page of their own."""
    if judged.advice and judged.identity.verdict is not Verdict.NOT_ME:
        yield Heading(_("Next steps"))
        for number, advice in enumerate(judged.advice, 1):
            known = f"{name(judged)}/{way(advice.action.id).name}" if called else ""
            yield Step(number, _short(advice), known)


def _short(advice: Advice) -> str:
    told = (_(advice.action.title), words.minutes(advice.action.minutes), words.status(advice.status))
    return ", ".join(told)


def _advised(judged: Judged) -> Iterator[Block]:
    """The steps with why, by which part of the guideline, and where each is done."""
    if judged.advice:
        yield Heading(_("Next steps"), column=_("next steps"))
    for number, advice in enumerate(judged.advice, 1):
        yield Step(number, _short(advice))
        if advice.why:
            yield Sentence(said(advice.why))
        if advice.link:
            yield place(advice.link)
        yield from rests_on(advice.action)


def place(link: Link) -> Place:
    """Return where something can be done, with where its address was seen and what else there is."""
    known = where_seen(link)
    other = instead(link) or link.fallback
    otherwise = _("If it is no longer there: {other}").format(other=other) if link.url and other else ""
    note = " ".join(filter(None, (f"{known[:1].upper()}{known[1:]}." if known else "", otherwise or link.fallback)))
    shown, opens = said(link.url.removeprefix("mailto:")), opening.of_link(link).link
    return Place(shown or said(link.title), opens, said(link.title) if shown else "", said(note), words=not shown)


# -- who shows it -----------------------------------------------------------------------------------------------------


def _sightings(judged: Judged, brands: Mapping[str, str]) -> Iterator[blocks.Reason]:
    """Each engine once, for the query that is nearest to what a client types; how often besides is counted."""
    of: dict[tuple[str, bool], list[Sighting]] = {}
    for seen in sorted(judged.finding.sightings, key=_nearest):
        of.setdefault((seen.engine, seen.doubted), []).append(seen)
    for first, *more in of.values():
        told = said(words.sighting(first, brands))
        times = ngettext("and {n} more time", "and {n} more times", len(more)).format(n=len(more))
        yield blocks.Reason(f"{told}, {times}" if more else told)


def _nearest(seen: Sighting) -> tuple[bool, Tier, int]:
    return seen.doubted, seen.query.tier, seen.rank


def seen(judged: Judged) -> str:
    """Return the engines, and the place for the query that is nearest to what a client types."""
    best = min(judged.finding.sightings, key=_nearest, default=None)
    engines = _engines(judged)
    if best is None or best.doubted:
        return f"{engines[:1].upper()}{engines[1:]}." if engines else ""
    if best.rank == 0:
        return _("{engines}: in an answer that the engine wrote itself.").format(engines=engines)
    if best.query.tier is Tier.NAME:
        told = _("{engines}. Place {rank} for your name alone.")
    else:
        told = _("{engines}. Place {rank} for: {recipe}.")
    return told.format(engines=engines, rank=best.rank, recipe=words.recipe(best.query.recipe).lower())


def _engines(judged: Judged) -> str:
    """The engines whose believed answers show a page, then those of which it is no more than a hint."""
    seen = judged.finding.sightings
    believed = dict.fromkeys(s.engine for s in seen if not s.doubted)
    hints = [words.engine(e) for e in dict.fromkeys(s.engine for s in seen) if e not in believed]
    hinted = _("as a hint, not believed: {engines}").format(engines=series(hints)) if hints else ""
    return "; ".join(filter(None, (series([words.engine(e) for e in believed]), hinted)))


# -- in a line --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as lists show it."""

    called: str
    code: str
    """Its label."""
    title: str
    label: str
    weight: str
    """How much it weighs; empty where it weighs on nobody, as its band."""
    band: str
    mine: str
    """That the worker said so; empty where they did not."""
    site: str
    where: tuple[str, ...]
    """Where it stood before, its site, who shows it, whether it is kept."""
    heavy: bool
    """Whether it stands out."""

    @property
    def what(self) -> tuple[str, ...]:
        """What it is, how much it weighs, and whether the worker said so."""
        return tuple(filter(None, (self.label, self.weight, self.mine)))


def line(judged: Judged, *, opened: bool, was: str = "") -> Line:
    """Return a finding in a line; what may be hard to read is named, not shown, until it was opened."""
    severity, weighs = judged.severity, judged.label not in ("someone_else", "unclear")
    shown = ", ".join(words.index(index) for index in sorted(judged.finding.indexes))
    kept = words.handling(Handling.KEEP) if judged.decision and judged.decision.handling is Handling.KEEP else ""
    return Line(
        called=name(judged),
        code=judged.label,
        title=title_of(judged, opened),
        label=words.label(judged.label),
        weight=f"{words.band(severity.band)} {severity.score}" if weighs else "",
        band=severity.band.value if weighs else "",
        mine=words.you_said() if words.said_so(judged) else "",
        site=judged.finding.site,
        where=tuple(filter(None, (was, judged.finding.site, shown, kept))),
        heavy=judged.label != "someone_else" and severity.score >= HEAVY,
    )
