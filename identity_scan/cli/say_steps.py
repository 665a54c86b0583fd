"""The next steps: what is in hand, what to begin with, what waits and what is settled, each with its road."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from identity_scan.cli.say import exactly, fact, named, part, typed
from identity_scan.cli.say_by_hand import where
from identity_scan.cli.say_finding import name
from identity_scan.cli.scene import SHORT, Scene
from identity_scan.model import Status
from identity_scan.present.cards import dealt, stands
from identity_scan.present.cover import title_said
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card

_HERE = {
    "BND-04": "me portrayal",
    "EOI-01": "remind",
    "EOI-02": "plan --depth deep --text",
    "DOC-01": "report md",
    "CPE-01": "report md --redact",
}
"""Steps that are taken in this program: what to type for them."""


def actions(scene: Scene, *, every: bool = False) -> Iterator[str]:
    """Say the steps: those to begin with in full, the others by their titles, or all of them in full."""
    cards = dealt(scene.session.cards(scene.judged))
    yield sentence(_("You need not do all of this. At most three at a time; safety first."))
    if not cards.every:
        yield _("There is nothing that needs doing.")
    yield from _pile(_("In hand, and next") if cards.in_hand else _("Begin with"), cards.first, scene, True)
    more, waits, done = len(cards.rest), len(cards.waiting), len(cards.done)
    title = ngettext("{n} more, when you want it", "{n} more, when you want them", more)
    yield from _pile(title.format(n=more), cards.rest, scene, every)
    title = ngettext("{n} waiting, or not sure yet", "{n} waiting, or not sure yet", waits)
    yield from _pile(title.format(n=waits), cards.waiting, scene, every)
    title = ngettext("{n} done or settled", "{n} done or settled", done)
    yield from _pile(title.format(n=done), cards.done, scene, every)
    yield from part(_("What to type"), _next(scene))


def _pile(title: str, cards: "Sequence[Card]", scene: Scene, full: bool) -> Iterator[str]:
    if not cards:
        return
    yield ""
    yield sentence(title)
    for card in cards:
        if full:
            yield ""
            yield from step(card, scene)
        else:
            about = title_said(card.judged) if card.judged else _("your search as a whole")
            yield named(sentence(_(card.action.title), about, _state(card)), called(card))


def of_finding(scene: Scene, start: str) -> Iterator[str]:
    """Say every step for one finding."""
    judged = scene.finding(start)
    yield sentence(title_said(judged))
    about = [c for c in scene.session.cards(scene.judged) if judged.finding.id in {j.finding.id for j in c.findings}]
    if not about:
        yield _("Nothing needs doing about this finding.")
    for card in about:
        yield ""
        yield from step(card, scene)
    yield from part(_("What to type"), _next(scene))


def called(card: "Card") -> str:
    """Return what a card is called in commands."""
    return f"{card.key[0][:SHORT] if card.findings else 'scan'}/{card.action.id}"


def _state(card: "Card") -> str:
    done = card.said is None and card.status is Status.DONE
    return _("It is done: the words are there.") if done else stands(card)


def step(card: "Card", scene: Scene) -> Iterator[str]:
    """Say one step in full: the road, why, how, where, what it will not do, and how it is checked."""
    yield from filter(None, _step(card, scene))


def _step(card: "Card", scene: Scene) -> Iterator[str]:
    action = card.action
    minutes = ngettext("about {n} minute", "about {n} minutes", action.minutes).format(n=action.minutes)
    road, will_not = scene.session.road(action)
    yield named(_(action.title), called(card))
    yield sentence(", ".join(filter(None, (road, minutes, _(action.who)))))
    yield sentence(_state(card))
    if action.id in _HERE:
        yield typed(_("In this program"), f"identity-scan {_HERE[action.id]}")
    yield from _about(card)
    for number, told in enumerate(action.steps, 1):
        yield fact(_("Step {n}").format(n=number), _(told))
    yield from where(scene.session.places(card.judged, action) or ((card.link,) if card.link else ()))
    yield fact(_("What it will not do"), will_not)
    yield fact(_("Checked by the next search"), _(action.check))
    yield fact(_("When"), _(action.when))
    yield fact(_("From the guideline"), f"{_(action.strategy)}; {_(action.guideline)}")
    yield from _letters(card, scene)


def _about(card: "Card") -> Iterator[str]:
    """What it is about, why, and what the worker wrote of it; a reason to keep it is said with where it stands."""
    if not card.findings:
        yield fact(_("About"), _("your search as a whole"))
    for judged in card.findings:
        yield named(fact(_("About"), title_said(judged)), name(judged))
    if card.status is Status.KEPT:
        return
    yield fact(_("Why"), card.why)
    noted = card.judged.decision.note if card.judged and card.judged.decision else ""
    for note in dict.fromkeys((noted, card.said.note if card.said else "")):
        yield fact(_("Your note"), note)


def _letters(card: "Card", scene: Scene) -> Iterator[str]:
    if card.judged is None:
        return
    from identity_scan.advice.letters import fitting

    for letter in fitting(card.judged, card.action, scene.person):
        command = scene.command(f"actions --finding {name(card.judged)} --letter {letter.id}")
        yield typed(fact(_("A letter ready to copy"), letter.title), command)


def _next(scene: Scene) -> Iterable[str]:
    yield exactly(_("All steps in full"), scene.command("actions --all"))
    if not scene.session.demo:
        yield exactly(_("I have begun with it"), "identity-scan actions --doing NAME")
        yield exactly(_("I have asked, and wait for an answer"), "identity-scan actions --waiting NAME")
        yield exactly(_("It is done"), "identity-scan actions --done NAME")
        yield exactly(_("Back on the list"), "identity-scan actions --todo NAME")
        yield exactly(_("Ask once whether the page is still there"), "identity-scan look NAME")
    yield exactly(_("What search engines do not show"), scene.command("by-hand"))
