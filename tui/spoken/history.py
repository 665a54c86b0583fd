"""The history: the grades over time, each search that is kept, and what changed from one to the next."""

from collections.abc import Iterator, Sequence

from identity_scan.aloud import sentence
from identity_scan.language import gettext as _
from identity_scan.language import labelled, ngettext
from identity_scan.model import Depth
from tui import words
from tui.session import Change, Compared, PastScan
from tui.spoken.answers import LABELS, no_search
from tui.spoken.lines import exactly, named, part
from tui.spoken.scene import Scene


def history(scene: Scene) -> Iterator[str]:
    """Say the searches that are kept, the newest first, and what changed in the newest."""
    past = scene.session.past()
    if not past and scene.session.not_shown():
        yield no_search(scene)
    elif not past:
        why = _("A demonstration keeps nothing.") if scene.session.demo else _("The first search will stand here.")
        yield sentence(_("No search is kept yet."), why)
    yield from part(_("Over time"), _over_time(past))
    if past or not scene.session.not_shown():
        yield sentence(scene.session.when_due())
    yield from part(_("Searches"), map(_search, past))
    if past:
        yield from compared(scene.session.compare(past[0].scan.id))
    yield from part(_("How long it is kept"), _retention(scene))
    yield from part(_("What to type"), _next(scene, past))


def compared(found: Compared) -> Iterator[str]:
    """Say what changed from one search to another."""
    told = [*map(sentence, (found.sums, found.others, found.silent)), *map(_change, found.changes)]
    yield from part(found.head, told)
    if not any(told):
        yield sentence(found.head)


def _over_time(past: Sequence[PastScan]) -> Iterator[str]:
    """The course of all searches, a line a number: the grade, what weighs, each label."""
    done = [scan for scan in reversed(past) if scan.closed]
    if not done:
        return
    yield sentence(_("Grades, oldest first: ") + ", ".join(scan.letter or _("none") for scan in done))
    yield _course(_("moderate or more"), [scan.heavy for scan in done])
    for label in LABELS:
        yield _course(words.label(label), [scan.counts.get(label, 0) for scan in done])
    yield _("Where fewer requests were answered, fewer pages could be seen: then a smaller number says little.")


def _course(name: str, counts: Sequence[int]) -> str:
    return sentence(labelled(f"{name}, {_('the oldest search first')}", ", ".join(map(str, counts))))


def _search(past: PastScan) -> str:
    scan = past.scan
    depth = _("deep") if scan.depth is Depth.DEEP else _("light")
    grade = _("grade {letter}").format(letter=past.letter) if past.letter else _("no grade")
    state = [] if scan.finished else [_("stopped")]
    answered = ngettext("{n} of {all} request answered", "{n} of {all} requests answered", past.asked)
    told = sentence(
        f"{words.day(scan.started)}, {words.clock(scan.started)}",
        ", ".join([depth, grade, *state]),
        ", ".join(f"{past.counts[name]} {words.label(name)}" for name in LABELS if past.counts.get(name)),
        answered.format(n=past.answered, all=past.asked) if past.closed else "",
    )
    return named(told, scan.id)


def _change(change: Change) -> str:
    return sentence(labelled(words.change(change.kind), change.text), change.where, change.says)


def _retention(scene: Scene) -> Iterator[str]:
    told = scene.session.retention()
    preferences = {preference.id: preference for preference in scene.session.preferences()}
    in_memory = "leave_nothing" in preferences and preferences["leave_nothing"].value == "yes"
    if in_memory or scene.session.demo:
        yield from told
        return
    for name in ("snippet_days", "closed_days"):
        if name in preferences:
            kept = preferences[name]
            yield sentence(labelled(kept.name, dict(kept.choices).get(kept.value, kept.value)))
    yield from map(sentence, told[1:])  # the first tells which key of the screen changes it


def _next(scene: Scene, past: Sequence[PastScan]) -> Iterator[str]:
    if past:
        name = past[-1].scan.id
        if len(past) > 1:
            yield exactly(_("What changed between two"), scene.command(f"compare {name} {past[0].scan.id}"))
        yield exactly(_("The findings of another search"), scene.command(f"findings --search {name}"))
    if not scene.session.demo:
        yield exactly(_("How long it is kept"), "identity-scan settings snippet_days 7")
        yield exactly(_("A report"), "identity-scan report txt")
        yield exactly(_("A calendar file with the next search"), "identity-scan remind")
