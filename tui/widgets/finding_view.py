"""One finding in full: what it says, who and which life and why, how much it matters, what would help, who shows it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from textual.content import Content

from identity_scan.judge.opening import means_harm, who_sees
from identity_scan.model import Band, By, Decision, Handling, Judged, Reason, Verdict, Where
from identity_scan.present import others, words
from identity_scan.present.cover import Cover, cover
from identity_scan.present.marking import marked, telling
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext, quoted
from identity_scan.tui.shell.commands import key_name
from identity_scan.tui.widgets.lines import bullet, hanging
from identity_scan.tui.widgets.reading_pane import Reading

FEW = 4
"""Reasons and sightings shown of each kind; the rest is counted."""


class FindingView(Reading):
    """The finding under the cursor."""

    def __init__(self) -> None:
        super().__init__(id="finding")
        self._finding: str | None = None

    def show(
        self, judged: Judged | None, opened: bool, empty: str, names: Mapping[str, str], until: date | None = None
    ) -> None:
        """Draw a finding, what it is first if it may be hard to read, or the sentence for an empty list.

        `names` are the brands of the engines by their ids, `until` the day on which somebody else's words go.
        """
        name = judged.finding.id if judged else None
        self.read(partial(_text, judged, opened, empty, names, until), home=name != self._finding)
        self._finding = name


def _text(
    judged: Judged | None, opened: bool, empty: str, names: Mapping[str, str], until: date | None, width: int
) -> Content:
    if judged is None:
        return Content.assemble((empty, "$quiet"))
    if not opened and (over := cover(judged)):
        return _covered(over)
    return Content("\n").join(_lines(judged, names, until, width))


def _covered(over: Cover) -> Content:
    how = ((key_name("space"), "bold $accent"), (" " + _("shows it."), "$quiet"))
    head = Content.assemble((_("This one may be hard to read: {kind}.").format(kind=over.kind), "bold"), "  ", *how)
    return Content("\n\n").join([head, *map(Content, over.care)])


def _lines(judged: Judged, names: Mapping[str, str], until: date | None, width: int) -> Iterator[Content]:
    yield from _page(judged)
    yield Content("")
    yield from _verdicts(judged, width)
    if judged.identity.verdict is not Verdict.NOT_ME:
        yield Content("")
        yield from _weight(judged, width)
        yield from _disclosures(judged, width)
        yield from _contradictions(judged, width)
        yield from _steps(judged, width)
    elif until is not None:
        yield hanging(Content(""), Content.assemble((others.one(until), "$quiet")), width)
    yield Content("")
    yield from _sightings(judged, names, width)


def _page(judged: Judged) -> Iterator[Content]:
    finding = judged.finding
    yield marked(finding.title, telling(judged, Where.TITLE), "bold")
    yield Content.assemble((_address(finding.url), "$accent"))
    if means_harm(judged):
        yield Content.assemble((f"{who_sees()} {_('o asks first.')}", "$warning"))
    if finding.date:
        yield Content.assemble((finding.date, "$quiet"))
    if finding.snippet:
        yield Content("")
        yield marked(finding.snippet, telling(judged, Where.SNIPPET))


def _address(url: str) -> str:
    from identity_scan.speech.address import shown

    return shown(url)


def _verdicts(judged: Judged, width: int) -> Iterator[Content]:
    identity, exposure = judged.identity, judged.exposure
    yield from _verdict(words.who(identity.verdict), identity.by, identity.confidence, identity.reasons, width)
    if identity.verdict is Verdict.NOT_ME:
        return
    yield from _verdict(words.shows(exposure.verdict), exposure.by, exposure.confidence, exposure.reasons, width)


def _verdict(text: str, by: By, confidence: float, reasons: tuple[Reason, ...], width: int) -> Iterator[Content]:
    yield Content.assemble((text, "bold"), (f"  {words.how_sure(by, confidence)}", "$quiet"))
    for reason in reasons[:FEW]:
        yield bullet(reason.text, width=width)
    if len(reasons) > FEW:
        yield Content.assemble(("    " + _more_reasons(len(reasons) - FEW), "$quiet"))


def _more_reasons(n: int) -> str:
    return ngettext("and {n} more reason", "and {n} more reasons", n).format(n=n)


def _more_times(n: int) -> str:
    return ngettext("and {n} more time", "and {n} more times", n).format(n=n)


def _weight(judged: Judged, width: int) -> Iterator[Content]:
    severity = judged.severity
    head = f"{words.sign(severity.band.value)} {severity.score}, {words.band(severity.band)}"
    if judged.identity.verdict is Verdict.UNSURE:
        head = _("Up to {weight}, if this is you").format(weight=head)
    yield Content.assemble(
        (head, f"bold {words.tint(severity.band.value)}"), (f"  {words.band_sentence(severity.band)}", "$quiet")
    )
    for part in severity.reasons:
        points = f" ({part.points:+.0f})" if part.points else ""
        yield bullet(part.text, (points, "$quiet"), width=width)
    if severity.relief and severity.band not in (Band.NOTE, Band.LOW):
        yield Content(severity.relief)


def _disclosures(judged: Judged, width: int) -> Iterator[Content]:
    if not judged.disclosures:
        return
    yield Content("")
    yield Content.assemble((_("What it gives away"), "bold"))
    for disclosure in judged.disclosures:
        words_of_it = f"  {quoted(disclosure.text)}" if disclosure.text else ""
        yield bullet(disclosure.reason, (words_of_it, "$quiet"), width=width)


def _contradictions(judged: Judged, width: int) -> Iterator[Content]:
    for sentence in judged.contradicts:
        yield hanging(Content.assemble((f"{words.sign('partly')} ", "$warning")), Content(sentence), width)


def _steps(judged: Judged, width: int) -> Iterator[Content]:
    decision = judged.decision
    if decision is not None and (decision.note or decision.handling is Handling.KEEP):
        yield Content("")
        yield from _decided(decision)
    if not judged.advice:
        return
    yield Content("")
    yield Content.assemble((_("Next"), "bold"), ("   a " + _("all steps"), "$quiet"))
    for advice in judged.advice:
        about = ngettext("{n} minute", "{n} minutes", advice.action.minutes).format(n=advice.action.minutes)
        state = words.status(advice.status)
        yield bullet(_(advice.action.title), (f"  {about} · {state}", "$quiet"), width=width)


def _decided(decision: Decision) -> Iterator[Content]:
    kept = decision.handling is Handling.KEEP
    head = _("Kept on purpose.") if kept else _("Your note")
    again = _("Look again on {day}.").format(day=words.day(decision.until)) if kept and decision.until else ""
    yield Content.assemble((head, "bold"), *(f"  {text}" for text in (decision.note, again) if text))


def _sightings(judged: Judged, names: Mapping[str, str], width: int) -> Iterator[Content]:
    sightings = judged.finding.sightings
    yield Content.assemble((_("Who shows it"), "bold"))
    for sighting in sightings[:FEW]:
        yield bullet(words.sighting(sighting, names), width=width)
    if len(sightings) > FEW:
        yield Content.assemble(("    " + _more_times(len(sightings) - FEW), "$quiet"))
