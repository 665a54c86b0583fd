"""The next steps: what is in hand, what to begin with, what waits and what is settled, each with its road."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from identity_scan.advice.roads import way
from identity_scan.cli.say import exactly, named, part, spoken, typed
from identity_scan.cli.scene import Scene
from identity_scan.model import Action, Link, Person
from identity_scan.present import steps
from identity_scan.present.aids import places_of
from identity_scan.present.blocks import Sheet, Typed
from identity_scan.present.cards import FIRST, LITTLE, dealt, piles
from identity_scan.present.cover import decided, title_said
from identity_scan.present.finding import name
from identity_scan.present.papers import TO_DO
from identity_scan.present.step_words import leads_to, title
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled

if TYPE_CHECKING:
    from identity_scan.advice.step_groups import Group
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
    """Say the steps: those to begin with in full, the others by their titles, or all of them with all their pages."""
    cards = dealt(scene.judgement.cards)
    yield sentence(_("You need not do all of this. At most three at a time; safety first."))
    if not cards.groups:
        yield _("There is nothing that needs doing.")
    for pile in piles(cards):
        yield ""
        yield sentence(pile.title) if every or pile.id != LITTLE else typed(pile.title, scene.command("actions --all"))
        for group in pile.groups if every or pile.id != LITTLE else ():
            if every or pile.id == FIRST:
                yield ""
                yield from whole_step(group, scene)
            else:
                yield short(group)
    yield from part(_("What to type"), _next(scene))


def short(group: "Group") -> str:
    """Say a step by its title, what it is for and where it stands, and what it is called in commands."""
    told = steps.group_line(group, decided)
    called = steps.called(group.lead) if len(group.cards) == 1 else group.way.name
    return named(sentence(told.title, told.about, told.stands), called)


def whole_step(group: "Group", scene: Scene) -> Iterator[str]:
    """Say one step in full: alone with its page, or once with all its pages, each with its own name in commands."""
    if len(group.cards) == 1:
        yield from step(group.lead, scene)
        return
    yield from spoken(steps.whole_group(group, decided, names=True))
    yield from spoken(steps.behind(group.action, group.minutes))
    yield from _named_by(group.action, scene)
    yield exactly(_("One page of it in full, with its letters"), scene.command("actions --step NAME"))


def one(scene: Scene, words: str) -> Iterator[str]:
    """Say the step that is called so, with all its pages, or what the catalogue says of one that nothing called for."""
    from identity_scan.cli.step_commands import group_of

    yield from whole_step(group_of(scene, words), scene)
    yield from part(_("What to type"), _next(scene))


def _named_by(action: Action, scene: Scene) -> Iterator[str]:
    """What to type for each other step that a step names."""
    for named_step in leads_to(action):
        yield exactly(title(named_step), scene.command(f"actions --step {way(named_step).name}"))


def of_finding(scene: Scene, start: str) -> Iterator[str]:
    """Say every step for one finding."""
    judged = scene.finding(start)
    yield sentence(title_said(judged))
    about = scene.about(start)
    if not about:
        yield _("Nothing needs doing about this finding.")
    for card in about:
        yield ""
        yield from step(card, scene)
    yield from part(_("What to type"), _next(scene))


def step(card: "Card", scene: Scene) -> Iterator[str]:
    """Say one step in full, and the letters that help with it."""
    yield from spoken(whole(card, scene.person, _places(card, scene), scene.command))
    yield from _named_by(card.action, scene)


def _places(card: "Card", scene: Scene) -> Sequence[Link]:
    return places_of(card, scene.person, scene.session.dead_ends)


def whole(card: "Card", worker: Person, places: Sequence[Link], command: Callable[[str], str]) -> Sheet:
    """Return the sheet of a step with what is typed for it; `command` makes a line to type of one of its words."""
    here = _HERE.get(card.action.id)
    paper = command(f"paper {TO_DO[card.action.id]}") if card.action.id in TO_DO else ""
    line = f"identity-scan {here}" if here else paper
    in_here = (Typed(_("In this program"), line),) if line else ()
    told = steps.sheet(card, decided, places, in_here, names=True)
    return (*told, *steps.behind(card.action), *_letters(card, worker, command))


def _letters(card: "Card", worker: Person, command: Callable[[str], str]) -> Iterator[Typed]:
    if card.judged is None:
        return
    from identity_scan.advice.letters import fitting

    for letter in fitting(card.judged, card.action, worker):
        asked = command(f"actions --finding {name(card.judged)} --letter {letter.id}")
        yield Typed(labelled(_("A letter ready to copy"), letter.title), asked)


def _next(scene: Scene) -> Iterable[str]:
    yield exactly(_("One step in full, with its pages"), scene.command("actions --step NAME"))
    yield exactly(_("All steps in full"), scene.command("actions --all"))
    if not scene.session.demo:
        yield exactly(_("I have begun with it"), "identity-scan actions --doing NAME")
        yield exactly(_("I have asked, and am waiting for an answer"), "identity-scan actions --waiting NAME")
        yield exactly(_("It is done"), "identity-scan actions --done NAME")
        yield exactly(_("Back on the list"), "identity-scan actions --todo NAME")
        yield exactly(_("An address of it led nowhere"), "identity-scan facts led-nowhere NAME")
        yield exactly(_("Ask once whether the page is still there"), "identity-scan look NAME")
    yield exactly(_("What search engines do not show"), scene.command("by-hand"))
