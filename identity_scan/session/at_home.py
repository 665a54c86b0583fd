"""What the start page rests on, gathered from a session: the same for the screen and for what is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from identity_scan.present.next_things import Known
from identity_scan.speech.language import in_use

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card
    from identity_scan.merging.progress import Progress
    from identity_scan.model import Assessment
    from identity_scan.present.values import Past, Since
    from identity_scan.present.where_you_stand import Page
    from identity_scan.session.contract import Session


def page(
    session: Session,
    progress: Progress,
    assessment: Assessment | None,
    cards: tuple[Card, ...] = (),
    since: Since | None = None,
) -> Page:
    """Return where the worker stands, of the search in front as it was judged last; nothing is judged here."""
    from identity_scan.present import where_you_stand

    past = session.past()
    known = _known(session, progress, assessment, cards, past)
    return where_you_stand.page(known, since, past.searches, past.support, _association(session))


def _known(
    session: Session, progress: Progress, assessment: Assessment | None, cards: tuple[Card, ...], past: Past
) -> Known:
    from identity_scan.judge import overview
    from identity_scan.planning import plan
    from identity_scan.session.assistants_desk import looks

    kept = {scan.id: scan for scan in (*(p.scan for p in past.searches), *([progress.scan] if progress.scan else ()))}
    now = session.now()
    return Known(
        progress=progress,
        rows=session.engines(),
        seen=overview.of(assessment) if assessment else None,
        assessment=assessment,
        cards=cards,
        overdue=not session.not_shown and plan.overdue(kept.values(), now),
        due=past.due,
        looks=looks(session),
        today=now.date(),
        demo=session.demo,
        not_shown=session.not_shown,
    )


def _association(session: Session) -> str:
    from identity_scan.advice.support import association

    return association(session.person, in_use().startswith("fr")) if session.person else ""
