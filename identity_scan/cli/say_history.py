"""The history: the counts over time, each search that is kept, and what changed from one to the next."""

from collections.abc import Container, Iterator, Sequence

from identity_scan.cli.say import exactly, named, part
from identity_scan.cli.say_answers import no_search
from identity_scan.cli.scene import Scene
from identity_scan.model import Band, Depth
from identity_scan.present import words
from identity_scan.present.in_short import requests
from identity_scan.present.past import courses
from identity_scan.present.values import Change, Compared, PastScan
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def history(scene: Scene) -> Iterator[str]:
    """Say the searches that are kept, the newest first, and what changed in the newest."""
    kept = scene.session.past()
    past = kept.searches
    if not past and scene.session.not_shown:
        yield no_search(scene)
    elif not past:
        why = _("A demonstration keeps nothing.") if scene.session.demo else _("The first search will stand here.")
        yield sentence(_("No search is kept yet."), why)
    yield from part(_("Over time"), _over_time(past))
    if past or not scene.session.not_shown:
        yield sentence(kept.due)
    yield from part(_("Searches"), map(_search, past))
    if past:
        yield from compared(scene.session.compare(past[0].scan.id), scene.session.said)
    yield from part(_("How long it is kept"), _retention(scene, kept.retention))
    yield from part(_("What to type"), _next(scene, past))


def compared(found: Compared, said: Container[str] = ()) -> Iterator[str]:
    """Say what changed from one search to another; `said` are the findings that the worker has spoken of."""
    told = [sentence(text) for text in (found.sums, found.others, found.silent)]
    told += [_change(change, change.finding in said) for change in found.changes]
    yield from part(found.head, told)
    if not any(told):
        yield sentence(found.head)


def _over_time(past: Sequence[PastScan]) -> Iterator[str]:
    """The course of all searches, a line a number: what weighs, what any client meets, each label."""
    done = [scan for scan in reversed(past) if scan.closed]
    if not done:
        return
    (_urgent, urgent), *others = courses(done)
    yield sentence(_("Pages that needed you at once, oldest first: ") + ", ".join(map(str, urgent)))
    for name, counts in others:
        yield _course(name, counts)
    for label in words.LABELS:
        yield _course(words.label(label), [scan.counts.get(label, 0) for scan in done])
    yield _("Where fewer requests were answered, fewer pages could be seen: then a smaller number says little.")


def _course(name: str, counts: Sequence[int]) -> str:
    return sentence(labelled(f"{name}, {_('the oldest search first')}", ", ".join(map(str, counts))))


def _search(past: PastScan) -> str:
    scan = past.scan
    depth = _("deep") if scan.depth is Depth.DEEP else _("light")
    state = [] if scan.finished else [_("stopped")]
    told = sentence(
        f"{words.day(scan.started)}, {words.clock(scan.started)}",
        ", ".join([depth, *state]),
        ", ".join(f"{past.counts[name]} {words.label(name)}" for name in words.LABELS if past.counts.get(name)),
        labelled(words.band(Band.ACT_NOW), str(past.urgent)) if past.closed else "",
        requests(past.asked, past.answered, 0) if past.closed else "",
    )
    return named(told, scan.id)


def _change(change: Change, opened: bool) -> str:
    text, where = change.told(opened)
    return sentence(labelled(words.change(change.kind), text), where, change.says)


def _retention(scene: Scene, told: Sequence[str]) -> Iterator[str]:
    preferences = {preference.id: preference for preference in scene.session.settings().preferences}
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
