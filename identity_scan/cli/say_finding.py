"""One finding in full: what it says, who and which life and why, how much it matters, what would help, who shows it."""

from collections.abc import Iterator, Mapping

from identity_scan.cli.say import exactly, fact, named
from identity_scan.cli.scene import SHORT, Scene
from identity_scan.judge.opening import means_harm, who_sees
from identity_scan.model import Band, Handling, Judged, Part, Verdict, Where
from identity_scan.present import words
from identity_scan.present.cover import Cover, cover, decided, title_of
from identity_scan.present.marking import telling
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import listed, ngettext, quoted


def name(judged: Judged) -> str:
    """Return what a finding is called in commands."""
    return judged.finding.id[:SHORT]


def short(judged: Judged, shown: bool = False, was: str = "") -> str:
    """Say a finding in one line: what it is called, what it is and was, where it stands, who shows it."""
    said = words.you_said() if words.said_so(judged) else ""
    kept = _("kept on purpose") if _kept(judged) else ""
    what = ", ".join(filter(None, (words.label(judged.label), _weight(judged), said, kept)))
    return named(sentence(title_of(judged, shown), what, was, judged.finding.site, _indexes(judged)), name(judged))


def _indexes(judged: Judged) -> str:
    return listed(words.index(index) for index in sorted(judged.finding.indexes))


def _weight(judged: Judged) -> str:
    if judged.label in ("someone_else", "unclear"):
        return ""
    return _("{band}, {score} of 100").format(band=words.band(judged.severity.band), score=judged.severity.score)


def _kept(judged: Judged) -> bool:
    return judged.decision is not None and judged.decision.handling is Handling.KEEP


def covered(judged: Judged, over: Cover, scene: Scene) -> Iterator[str]:
    """Say what kind of thing a finding is that may be hard to read, what helps first, and how to read it."""
    yield short(judged)
    yield from map(sentence, over.care)
    yield exactly(_("To read it"), scene.command(f"findings {name(judged)}"))


def hard(judged: Judged) -> Cover | None:
    """Return what is said before a finding is shown; None if it needs nothing, or the worker has spoken of it."""
    return None if decided(judged) else cover(judged)


def whole(judged: Judged, names: Mapping[str, str], group: str = "") -> Iterator[str]:
    """Say everything of a finding; `names` are the brands by id, `group` the words for its namesake."""
    yield from filter(None, _whole(judged, names, group))


def _whole(judged: Judged, names: Mapping[str, str], group: str) -> Iterator[str]:
    yield from _page(judged)
    yield from _verdicts(judged, group)
    if judged.identity.verdict is not Verdict.NOT_ME:
        yield from _matters(judged)
        for disclosure in judged.disclosures:
            there = not disclosure.text or disclosure.text in disclosure.reason
            told = sentence(disclosure.reason, "" if there else quoted(disclosure.text))
            yield fact(_("What it gives away"), told)
        for contradiction in judged.contradicts:
            yield sentence(_("Not as you wish to be seen: {what}").format(what=contradiction))
        yield from _steps(judged)
    for sighting in judged.finding.sightings:
        yield fact(_("Who shows it"), words.sighting(sighting, names))


def _page(judged: Judged) -> Iterator[str]:
    from identity_scan.speech.address import shown

    finding = judged.finding
    yield sentence(finding.title)
    yield exactly(_("Address"), shown(finding.url))
    if means_harm(judged):
        yield sentence(who_sees())
    yield exactly(_("Name"), name(judged))
    yield sentence(words.label(judged.label), finding.site, _indexes(judged))
    yield fact(_("Date"), finding.date or "")
    yield fact(_("Words shown"), finding.snippet)
    marked = (*telling(judged, Where.TITLE), *telling(judged, Where.SNIPPET))
    shows = f"{finding.title} {finding.snippet}".lower()
    there = (w for w in dict.fromkeys(marked) if w.lower() in shows and w not in (finding.title, finding.snippet))
    yield fact(_("Telling words"), listed(map(quoted, there)))


def _verdicts(judged: Judged, group: str) -> Iterator[str]:
    identity, exposure = judged.identity, judged.exposure
    yield sentence(f"{words.who(identity.verdict)}, {words.how_sure(identity.by, identity.confidence)}")
    for reason in identity.reasons:
        yield sentence(reason.text)
    if group:
        yield sentence(group)
    if identity.verdict is Verdict.NOT_ME:
        return
    yield sentence(f"{words.shows(exposure.verdict)}, {words.how_sure(exposure.by, exposure.confidence)}")
    for reason in exposure.reasons:
        yield sentence(reason.text)


def _matters(judged: Judged) -> Iterator[str]:
    severity = judged.severity
    head = _("{score} of 100, {band}").format(score=severity.score, band=words.band(severity.band))
    if judged.identity.verdict is Verdict.UNSURE:
        head = _("Up to {weight}, if this is you").format(weight=head)
    yield fact(_("How much it matters"), sentence(head, words.band_sentence(severity.band)))
    yield from map(_part, severity.reasons)
    if severity.relief and severity.band not in (Band.NOTE, Band.LOW):
        yield sentence(severity.relief)


def _part(part: Part) -> str:
    points = abs(round(part.points))
    if not points:
        return sentence(part.text)
    more = ngettext("{n} point more", "{n} points more", points)
    less = ngettext("{n} point less", "{n} points less", points)
    return sentence(part.text, (more if part.points > 0 else less).format(n=points))


def _steps(judged: Judged) -> Iterator[str]:
    decision = judged.decision
    if decision is not None and (decision.note or _kept(judged)):
        until = _("Look again on {day}.").format(day=words.day(decision.until)) if decision.until else ""
        yield sentence(_("Kept on purpose.") if _kept(judged) else _("Your note"), decision.note, until)
    for advice in judged.advice:
        minutes = ngettext("about {n} minute", "about {n} minutes", advice.action.minutes).format(
            n=advice.action.minutes
        )
        step = f"{_(advice.action.title)}, {minutes}, {words.status(advice.status)}"
        yield named(fact(_("Next step"), step), f"{name(judged)}/{advice.action.id}")
