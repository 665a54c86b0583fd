"""One card in full: what to do and where it stands, why, the steps, where it is done, how the next search checks it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from identity_scan.model import Link, Status
from identity_scan.present.cards import stands
from identity_scan.present.cover import title_of
from identity_scan.present.where_seen import where_seen
from identity_scan.session.contract import Session
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.widgets.lines import hanging

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card

FEW = 4
"""Results named on a card that is about several; the rest is counted."""


def card_text(
    card: "Card | None", session: Session, here: str, empty: str, uncovered: frozenset[str], width: int
) -> Content:
    """Draw a card, or the sentence for none; `here` says where in this program the step is taken, if it is.

    `uncovered` are the findings whose words may be shown although they may be hard to read.
    """
    if card is None:
        return Content.assemble((empty, "$quiet"))
    return Content("\n").join(_card(card, session, here, uncovered, width))


def _card(card: "Card", session: Session, here: str, uncovered: frozenset[str], width: int) -> Iterator[Content]:
    action = card.action
    yield Content.assemble((_(action.title), "bold"))
    minutes = ngettext("about {n} minute", "about {n} minutes", action.minutes).format(n=action.minutes)
    road, will_not = session.road(action)
    yield Content.assemble((" · ".join(fact for fact in (road, minutes, _(action.who)) if fact), "$quiet"))
    yield Content.assemble((stands(card), "$warning" if card.due else "$accent"))
    yield Content("")
    yield from _about(card, uncovered, width)
    yield Content("")
    for number, step in enumerate(action.steps, 1):
        yield hanging(Content.assemble((f"{number:>2}. ", "$accent")), Content(_(step)), width)
    yield Content("")
    if here:
        yield _told(_("Where"), here, width)
    for link in session.places(card.judged, action) or ((card.link,) if card.link else ()):
        yield from _link(link, width)
    if will_not:
        yield _told(_("But"), will_not, width)
    yield _told(_("Checked"), _("by the next search: {check}").format(check=_(action.check)), width)
    yield _told(_("When"), _(action.when), width)
    source = _("the guideline, {strategy}; {part}").format(strategy=_(action.strategy), part=_(action.guideline))
    yield _told(_("From"), source, width)


def _about(card: "Card", uncovered: frozenset[str], width: int) -> Iterator[Content]:
    """What it is about, why, and what the person wrote of it; a reason to keep it is said with where it stands."""
    titles = [title_of(j, j.finding.id in uncovered) for j in card.findings[:FEW]] or [_("your search as a whole")]
    if len(card.findings) > FEW:
        more = len(card.findings) - FEW
        titles.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    for number, title in enumerate(titles):
        yield _told("" if number else _("About"), title, width)
    kept = card.status is Status.KEPT
    if card.why and not kept:
        yield _told(_("Why"), card.why, width)
    noted = card.judged.decision.note if card.judged and card.judged.decision and not kept else ""
    for note in dict.fromkeys(filter(None, (noted, card.said.note if card.said else ""))):
        yield _told(_("Noted"), note, width)


def _told(name: str, text: str, width: int) -> Content:
    return hanging(Content.assemble((f"{name:<9}", "$quiet")), Content(text), width)


def _link(link: Link, width: int) -> Iterator[Content]:
    yield _told(_("Where"), link.title or link.url, width)
    if link.url:
        yield hanging(Content(" " * 9), Content.assemble((link.url, "$accent")), width)
    if seen := where_seen(link):
        yield hanging(Content(" " * 9), Content.assemble((seen, "$quiet")), width)
    if link.fallback:
        yield _told("", _("If it is no longer there: {other}").format(other=link.fallback), width)
