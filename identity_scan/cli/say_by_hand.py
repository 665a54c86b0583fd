"""What search engines do not show: what to look up by hand, why, how, where, and what came of it."""

from collections.abc import Iterator

from identity_scan.cli.say import exactly, fact, named, spoken
from identity_scan.cli.scene import Scene
from identity_scan.present import words
from identity_scan.present.aids import hand_checks
from identity_scan.present.finding import place
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _


def by_hand(scene: Scene) -> Iterator[str]:
    """Say each check with what was noted of it."""
    yield sentence(_("What you look up yourself"))
    for check in hand_checks(scene.session.person, scene.session.ticks):
        tick = check.tick
        when = f", {words.day(tick.at)}" if check.done and tick and tick.at else ""
        state = _("looked up") + when if check.done else _("not yet looked up")
        yield ""
        yield named(fact(check.title, state), check.id)
        yield fact(_("Why"), check.why)
        yield fact(_("How"), check.how)
        yield from spoken(map(place, check.links))
        if tick and tick.result:
            yield fact(_("What came of it"), tick.result)
    yield ""
    yield exactly(_("Looked up"), "identity-scan by-hand --done NAME")
    yield exactly(_("With one line of what came of it"), "identity-scan by-hand --done NAME --note -")
