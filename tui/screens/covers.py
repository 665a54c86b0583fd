"""Taking the cover off a finding that may be hard to read; a threat that is read is followed by one question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from identity_scan.model import Judged, Safety
from identity_scan.present.cover import asks_after_danger, cover
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.shell.shell import Shell


def covered(shell: Shell, judged: Judged) -> bool:
    """Tell whether the words of a finding are still covered."""
    return judged.finding.id not in shell.uncovered and bool(cover(judged))


def uncover(shell: Shell, judged: Judged, show: Callable[[], None] = lambda: None) -> None:
    """Show the words of a finding on every screen from here on; `show` draws them before anything is asked."""
    if covered(shell, judged):
        shell.uncovered |= {judged.finding.id}
        show()
        _ask_after_a_threat(shell, judged)


def _ask_after_a_threat(shell: Shell, judged: Judged) -> None:
    """Ask once whether the worker is in danger now: it changes what comes first (SEVERITY 5)."""
    person = shell.session.person
    if shell.asked_after_a_threat or person is None or not asks_after_danger(judged, person):
        return
    shell.asked_after_a_threat = True
    lines = (
        _("This page seems to threaten you, or to expose you to people who may."),
        _("If something is happening now (threats, stalking, somebody turning up), safety comes before tidying:"),
        _("keep proof, tell your employer, and talk to somebody first. The steps would be put in that order."),
    )
    choices = (
        ("n", "", _("no, leave it as it is")),
        ("y", Safety.THREAT.value, _("yes, something is happening now")),
    )

    def answered(answer: str | None) -> None:
        if answer:
            shell.session.take(replace(person, safety=Safety(answer)))
            shell.rejudge()
            shell.tell(_("Noted. The steps begin with your safety (4)."))

    shell.push_screen(ChoiceScreen(_("Are you in danger now?"), lines, choices), answered)
