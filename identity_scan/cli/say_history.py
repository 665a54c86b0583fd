"""The history: the counts over time, each search that is kept, and what changed from one to the next."""

from collections.abc import Container, Iterator, Sequence

from identity_scan.cli.say import exactly, named, part, spoken
from identity_scan.cli.say_answers import no_search
from identity_scan.cli.scene import Scene
from identity_scan.present import past
from identity_scan.present.in_short import requests
from identity_scan.present.values import Compared, PastScan
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def history(scene: Scene) -> Iterator[str]:
    """Say the searches that are kept, the newest first, and what changed in the newest."""
    kept = scene.session.past()
    every = kept.searches
    if not every and scene.session.not_shown:
        yield no_search(scene)
    elif not every:
        why = _("A demonstration keeps nothing.") if scene.session.demo else _("The first search will appear here.")
        yield sentence(_("No search is kept yet."), why)
    yield ""
    yield from spoken(past.over_time(every))
    if every or not scene.session.not_shown:
        yield sentence(kept.due)
    yield from part(_("Searches"), map(_search, every))
    if every:
        yield ""
        yield from compared(scene.session.compare(every[0].scan.id), scene.session.said)
    yield from part(_("How long it is kept"), _retention(scene, kept.retention))
    yield from part(_("What to type"), _next(scene, every))


def compared(found: Compared, said: Container[str]) -> Iterator[str]:
    """Say what changed from one search to another; `said` are the findings that the worker has spoken of."""
    return spoken(past.sheet(found, said.__contains__, names=True))


def _search(scan: PastScan) -> str:
    told = past.line(scan)
    answered = requests(scan.asked, scan.answered, 0) if scan.closed else told.answered
    return named(sentence(f"{told.day}, {told.time}", told.depth, told.labels, told.urgent, answered), told.called)


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


def _next(scene: Scene, every: Sequence[PastScan]) -> Iterator[str]:
    if every:
        name = every[-1].scan.id
        if len(every) > 1:
            yield exactly(_("What changed between two"), scene.command(f"compare {name} {every[0].scan.id}"))
        yield exactly(_("The findings of another search"), scene.command(f"findings --search {name}"))
    if not scene.session.demo:
        yield exactly(_("How long it is kept"), "identity-scan settings snippet_days 7")
        yield exactly(_("A report"), "identity-scan report txt")
    elif scene.demo:
        yield exactly(_("A report"), f"identity-scan report txt --demo {scene.demo}")
        yield exactly(_("A calendar file with the next search"), "identity-scan remind")
