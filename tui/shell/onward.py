"""How the search in front may go on: ended where nothing new comes, or deeper once it is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.merging.progress import Progress
    from identity_scan.model import Plan
    from identity_scan.session.contract import Session


@dataclass(frozen=True, slots=True)
class Onward:
    """What can be done with a search, as far as it is now."""

    progress: Progress | None = None
    wider: Plan | None = None
    """The same search with all that a deep one asks beside it."""
    nothing_new: bool = False
    """So many answers brought nothing new that the worker may end it."""
    told: str = ""
    """The same as a sentence, with its key."""


def onward(session: Session, progress: Progress) -> Onward:
    """Look how a search may go on; in a demonstration nothing is said of it."""
    if progress.plan is None or session.demo:
        return Onward(progress)
    if progress.running:
        return _running(progress)
    from identity_scan.present import offer
    from identity_scan.session.deeper import added, deeper

    wider = deeper(session, progress)
    if wider is None:
        return Onward(progress)
    told = sentence(offer.deeper(added(session, progress.plan, wider)), _("d goes on with it."))
    return Onward(progress, wider, told=told)


def _running(progress: Progress) -> Onward:
    from identity_scan.merging.newly_seen import ENOUGH, since_new
    from identity_scan.present import offer

    if since_new(progress.came) < ENOUGH:
        return Onward(progress)
    told = sentence(offer.nothing_new(ENOUGH), _("e ends the search here; the rest is shown as not asked."))
    return Onward(progress, nothing_new=True, told=told)
