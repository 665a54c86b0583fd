"""What search engines do not show: what to look up by hand, why, how, where, and what came of it."""

from collections.abc import Iterable, Iterator

from identity_scan.cli.say import exactly, fact, named
from identity_scan.cli.scene import Scene
from identity_scan.model import Link
from identity_scan.present.where_seen import where_seen
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def by_hand(scene: Scene) -> Iterator[str]:
    """Say each check with what was noted of it."""
    yield sentence(_("What you look up yourself"))
    for check in scene.session.hand_checks():
        tick = check.tick
        when = f", {tick.at:%Y-%m-%d}" if check.done and tick and tick.at else ""
        state = _("looked up") + when if check.done else _("not yet looked up")
        yield ""
        yield named(fact(check.title, state), check.id)
        yield fact(_("Why"), check.why)
        yield fact(_("How"), check.how)
        yield from where(check.links)
        if tick and tick.result:
            yield fact(_("What came of it"), tick.result)
    yield ""
    yield exactly(_("Looked up"), "identity-scan by-hand --done NAME")
    yield exactly(_("With one line of what came of it"), "identity-scan by-hand --done NAME --note -")


def where(links: Iterable[Link]) -> Iterator[str]:
    """Say where something can be done: the place in words, its address on a line of its own, what else there is."""
    for link in links:
        yield sentence(labelled(_("Where"), link.title or link.url), where_seen(link))
        if link.url:
            yield exactly(_("Address"), link.url)
        if link.fallback:
            yield sentence(_("If it is no longer there: {other}").format(other=link.fallback))
