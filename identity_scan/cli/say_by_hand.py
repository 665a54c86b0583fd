"""What search engines do not show: what to look up by hand, why, how, where, and what came of it."""

from collections.abc import Iterator

from identity_scan.cli.say import exactly, spoken
from identity_scan.cli.scene import Scene
from identity_scan.present.aids import hand_checks
from identity_scan.present.own_checks import due, sheet
from identity_scan.session.assistants_desk import looks
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _


def by_hand(scene: Scene) -> Iterator[str]:
    """Say each check with what was noted of it."""
    yield sentence(_("What you look up yourself"))
    checks, session = hand_checks(scene.session.person, scene.session.ticks), scene.session
    if told := due(looks(session), session.now().date()):
        yield sentence(told)
    for check in checks:
        yield ""
        yield from spoken(sheet(check, names=True))
    yield ""
    yield exactly(_("Looked up"), "identity-scan by-hand --done NAME")
    yield exactly(_("With one line on what you found"), "identity-scan by-hand --done NAME --note -")
