"""The findings: how many of what, then each with its verdicts, its reasons, its weight and its next steps."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from identity_scan.cli.say import exactly, fact, in_a_line, part, spoken
from identity_scan.cli.scene import Scene
from identity_scan.judge import overview
from identity_scan.model import Judged
from identity_scan.present import finding, others, settling, words
from identity_scan.present.blocks import Cover
from identity_scan.present.brief import brief as brief_of
from identity_scan.present.collection import Findings
from identity_scan.present.cover import decided
from identity_scan.present.in_short import Face, not_looked_at, requests, sentences
from identity_scan.present.orders import ORDERS, WEIGHT
from identity_scan.speech.aloud import line, sentence
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, ngettext
from identity_scan.speech.text import clean

LOOKED = "identity-scan looked"
"""What is typed once the worker has looked through what is about somebody else."""


def findings(
    scene: Scene,
    chosen: Mapping[str, str],
    wanted: str,
    *,
    by: str = WEIGHT,
    undecided: bool = False,
    brief: bool,
    shown: bool,
) -> Iterator[str]:
    """Say the findings that a filter lets through: mine in their order, then unsure, then about somebody else.

    `chosen` are values of facets, `wanted` words that a finding must hold, `by` the order; `undecided` leaves out those
    of which something was said; `brief` says a line each, `shown` also what may be hard to read.
    """
    every = replace(Findings().of(scene.judged), since=scene.judgement.since)
    left = tuple(settling.queue(every.rows)) if undecided else every.rows
    narrowed = replace(every, rows=left, chosen=_known(every, chosen), wanted=wanted, by=_order(by))
    told = tuple(summed_up(scene))
    covered = scene.judged.coverage
    answered = requests(covered.asked, covered.answered, covered.skipped)
    yield from (*told, *(() if answered in told else (answered,)))
    yield _how_many(narrowed)
    yield sentence(settling.counted(every.rows).told) if every.rows else ""
    yield from part(_("How many of each"), _facets(narrowed))
    for title, rows in zip(
        (_("About you"), _("Perhaps about you"), _("About somebody else")), narrowed.parted(), strict=True
    ):
        yield from _pile(title, rows, narrowed, scene, brief=brief, shown=shown)
    yield from part(_("What to type"), _next(scene))


def summed_up(scene: Scene) -> Iterator[str]:
    """Say how many pages need the worker and by when, and what is not known yet."""
    yield from map(line, sentences(overview.of(scene.judged), Face.COMMAND))


def not_looked_at_yet(scene: Scene) -> Iterator[str]:
    """Say where nobody looked yet, and what to type for it."""
    yield from map(line, not_looked_at(overview.of(scene.judged), Face.COMMAND))


def counted(scene: Scene) -> Iterator[str]:
    """Say how many findings there are, how many of each label, and what became of them since the search before."""
    every = replace(Findings().of(scene.judged), since=scene.judgement.since)
    yield _how_many(every)
    counts = {name: sum(j.label == name for j in every.rows) for name in dict.fromkeys(j.label for j in every.rows)}
    yield fact(_("Labels"), ", ".join(f"{words.label(name)} {n}" for name, n in counts.items()))
    for group, facets in every.facets():
        if facets[0].group == "new":
            yield sentence(group, ", ".join(f"{facet.label} {facet.count}" for facet in facets))


def _how_many(found: Findings) -> str:
    if found.narrowed:
        filters = ", ".join(found.chosen_words())
        return _("{n} of {all} findings: {filters}.").format(
            n=len(found.visible()), all=len(found.rows), filters=filters
        )
    if not found.rows:
        return _("No engine showed a result.")
    return ngettext("{n} finding.", "{n} findings.", len(found.rows)).format(n=len(found.rows))


OPTIONS = {"who": "--who", "life": "--life", "band": "--band", "site": "--site", "index": "--index", "new": "--new"}
"""The option of the command line for each group of facets."""


def _facets(found: Findings) -> Iterator[str]:
    for question, facets in found.facets():
        told = ", ".join(f"{facet.label} {facet.count}" for facet in facets)
        values = ", ".join(facet.value.replace("_", "-") for facet in facets)
        option = OPTIONS[facets[0].group]
        yield (
            sentence(question, told)
            + " "
            + exactly(_("Choose with"), _("{option} and one of: {values}").format(option=option, values=values))
        )


def _order(by: str) -> str:
    if by not in ORDERS:
        there = ", ".join(ORDERS)
        raise BadInput(
            _("There is no order {value}.").format(value=clean(by, 80)),
            _("{option} takes one of: {values}.").format(option="--sort", values=there),
        )
    return by


def _known(found: Findings, chosen: Mapping[str, str]) -> dict[str, str]:
    """The values chosen, checked against those that there are."""
    there = {facets[0].group: [facet.value for facet in facets] for _question, facets in found.facets()}
    for group, value in chosen.items():
        if value not in there.get(group, ()):
            raise BadInput(
                _("No finding is {value} there.").format(value=clean(value, 80)),
                _("{option} takes one of: {values}.").format(
                    option=OPTIONS[group], values=", ".join(there.get(group, ())).replace("_", "-") or "-"
                ),
            )
    return dict(chosen)


def _pile(
    title: str, rows: tuple[Judged, ...], found: Findings, scene: Scene, *, brief: bool, shown: bool
) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield sentence(labelled(title, ngettext("{n} finding", "{n} findings", len(rows)).format(n=len(rows))))
    until = scene.judgement.until
    yield sentence(others.pile({until[j.finding.id] for j in rows if j.finding.id in until}, LOOKED))
    for judged in rows:
        opened = shown or decided(judged)
        if brief:
            yield in_a_line(finding.line(judged, opened=opened))
            continue
        yield ""
        match brief_of(judged, opened=opened):
            case (Cover(says=says),):
                yield in_a_line(finding.line(judged, opened=False))
                yield from map(sentence, says)
                yield exactly(_("To read it"), scene.command(f"findings {finding.name(judged)}"))
            case sheet:
                yield from spoken(sheet)
                yield sentence(group_of(found, judged))
                yield exactly(_("Name"), finding.name(judged))


def _beside(scene: Scene, found: Findings, judged: Judged, until: Mapping[str, date]) -> finding.Beside:
    return finding.Beside(scene.names, group_of(found, judged), until.get(judged.finding.id), called=True)


def group_of(found: Findings, judged: Judged) -> str:
    """Say of which group of namesakes a finding is one; empty if it stands alone."""
    members = found.group_of(judged)
    label = found.label_of(judged.namesake) or _("These results")
    if len(members) < 2:
        return ""
    return ngettext("{label}: {n} result", "{label}: {n} results", len(members)).format(label=label, n=len(members))


def one(scene: Scene, start: str) -> Iterator[str]:
    """Say one finding whole; whoever names it wants to read it."""
    judged = scene.finding(start)
    found = Findings().of(scene.judged)
    yield from spoken(finding.on_screen(judged, _beside(scene, found, judged, scene.judgement.until)))
    yield from part(_("What to type"), _about(scene, start))


def _about(scene: Scene, start: str) -> Iterator[str]:
    yield exactly(_("All steps"), scene.command(f"actions --finding {start}"))
    yield exactly(_("This is me"), scene.command(f"decide {start} me"))
    yield exactly(_("This is somebody else"), scene.command(f"decide {start} not-me"))
    yield exactly(_("Everything that can be said about it"), "identity-scan decide --help")


def _next(scene: Scene) -> Iterator[str]:
    yield exactly(_("One finding alone"), scene.command("findings NAME"))
    yield exactly(_("A line each"), scene.command("findings --brief"))
    yield exactly(_("Also what may be hard to read"), scene.command("findings --show"))
    yield exactly(_("Say who a result is about"), scene.command("decide NAME me"))
    if scene.judgement.until:
        yield exactly(_("You have looked through what is about somebody else: forget its words"), LOOKED)
