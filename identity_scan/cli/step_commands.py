"""Commands on what to do next: actions, by-hand, look."""

import asyncio
from collections.abc import Collection, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.decide_command import may_keep
from identity_scan.cli.kept_commands import latest
from identity_scan.cli.say import spoken
from identity_scan.cli.startup import (
    DEMO,
    NOTE,
    PERSON,
    TEXT,
    UNTIL,
    history_of,
    in_text,
    now,
    person_of,
    tell,
    typed_note,
)
from identity_scan.cli.text_form import say, scene_of
from identity_scan.keeping import settings
from identity_scan.model import Decision, Handling, Judged, Person, Status
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card
    from identity_scan.keeping.history import History

AT_ONCE = 10
"""Cards shown without --all: a wall of advice stops people (ACTIONS)."""


# -- actions ----------------------------------------------------------------------------------------------------------


@click.command()
@click.option("--finding", metavar="ID", help=later("Only what concerns this finding, in full."))
@click.option("--letter", metavar="NAME", help=later("Print this letter for the --finding, ready to copy."))
@click.option("--language", "tongue", type=click.Choice(["en", "fr"]), help=later("The language of the letter."))
@click.option("--all", "whole", is_flag=True, help=later("Everything, also what waits and what is settled."))
@click.option("--catalogue", is_flag=True, help=later("The whole catalogue of actions, found or not."))
@click.option("--doing", metavar="CARD", help=later("I have begun with this card, such as 3f2a9c/PRIV-04."))
@click.option("--waiting", metavar="CARD", help=later("I have asked, and wait for an answer."))
@click.option("--done", metavar="CARD", help=later("This is done; the next search checks it."))
@click.option("--todo", "again", metavar="CARD", help=later("Put it back on the list."))
@click.option("--keep", metavar="ID", help=later("Keep this finding as it is, on purpose."))
@NOTE
@UNTIL
@TEXT
@DEMO
@PERSON
def actions(
    finding: str | None,
    letter: str | None,
    tongue: str | None,
    whole: bool,
    catalogue: bool,
    doing: str | None,
    waiting: str | None,
    done: str | None,
    again: str | None,
    keep: str | None,
    note: str,
    until: datetime | None,
    demo: str | None,
    person: Path | None,
) -> int:
    """List what could be done next, the most useful first; note where a step stands; print a letter."""
    if demo:
        return _aloud(person, demo, finding, letter, tongue or "", whole)
    worker = person_of(person)
    if catalogue:
        _say_catalogue()
        return 0
    words, day = typed_note(note), until.date() if until else None
    with history_of(worker) as kept:
        desk = _Desk(worker, kept)
        if letter:
            return _say_letter(letter, desk.finding(finding), worker, tongue or "")
        wanted = {Status.DOING: doing, Status.WAITING: waiting, Status.DONE: done, Status.TO_DO: again}
        named = {status: name for status, name in wanted.items() if name}
        for status, name in named.items():
            _set(kept, desk.card(name), status, words, day)
        if keep:
            _keep(kept, desk.finding(keep), words, day)
        elif finding and words and not named:
            kept.decide(Decision(desk.finding(finding).finding.id, note=words))
        if not keep and not named and not in_text.get():
            _say(_Desk(worker, kept) if words else desk, finding, whole)
    if in_text.get() and not keep and not named:
        return _aloud(person, None, finding, None, "", whole)
    return 0


def _aloud(
    person: Path | None, demo: str | None, finding: str | None, letter: str | None, tongue: str, whole: bool
) -> int:
    """Say the steps for a screen reader; those of an invented person always so."""
    from identity_scan.cli import say_steps as spoken

    with scene_of(person, demo) as scene:
        if letter:
            return _say_letter(letter, scene.finding(finding or ""), scene.person, tongue)
        say(spoken.of_finding(scene, finding) if finding else spoken.actions(scene, every=whole))
    return 0


class _Desk:
    """The newest search, judged anew, and what is to do about it."""

    def __init__(self, worker: Person, kept: "History") -> None:
        from identity_scan import facts
        from identity_scan.advice.todo import todo

        self.worker, self.kept = worker, kept
        self.assessment = latest(worker, kept)
        shown = kept.checked(facts.actions())
        self.records = kept.records()
        self.cards = todo(self.assessment, now().date(), kept.standings(), shown, kept.scans(), self.records)

    def card(self, name: str) -> "Card":
        """The card that a short name such as 3f2a9c/PRIV-04 means; BadInput if it means none, or more than one."""
        from identity_scan.advice.todo import on_demand, when_it_happens

        start, slash, action = name.rpartition("/")
        fits = [c for c in self.cards if c.action.id == action.upper() and (not slash or _starts(c, start.lower()))]
        if not fits and action.upper() in {a.id for a in when_it_happens()} and start in ("", "scan"):
            return on_demand(action.upper())
        if len(fits) != 1:
            what = _("There is no card called {name}.") if not fits else _("There are several cards called {name}.")
            raise BadInput(what.format(name=clean(name, 80)), _("`identity-scan actions --all` lists them."))
        return fits[0]

    def finding(self, start: str | None) -> Judged:
        """The finding that an id, or its beginning, means; BadInput if it means none, or more than one."""
        if not start:
            raise BadInput(_("Say which finding is meant."), _("Add --finding and the first signs of its id."))
        every = (*self.assessment.judged, *(j for card in self.cards for j in card.findings))
        fits = list({j.finding.id: j for j in every if j.finding.id.startswith(start.lower())}.values())
        if len(fits) != 1:
            what = _("There is no finding called {name}.") if not fits else _("Several findings begin with {name}.")
            raise BadInput(what.format(name=clean(start, 80)), _("`identity-scan actions --all` lists them."))
        return fits[0]

    def page(self, start: str) -> Judged:
        """The same, or one that only an earlier search shows, judged as it was then: is it a page to keep away from?"""
        shown = {j.finding.id for j in self.assessment.judged}
        last = {seen.finding: record for record in self.records for seen in record.seen.values() if seen.url}
        fits = [name for name in last if start and name.startswith(start.lower())]
        if len(fits) != 1 or fits[0] in shown:
            return self.finding(start)
        then = latest(self.worker, self.kept, last[fits[0]].scan.id)
        return next((j for j in then.judged if j.finding.id == fits[0]), None) or self.finding(start)

    def about(self, start: str) -> "tuple[Card, ...]":
        """The cards of one finding."""
        name = self.finding(start).finding.id
        return tuple(card for card in self.cards if name in {j.finding.id for j in card.findings})


def _starts(card: "Card", start: str) -> bool:
    names = [j.finding.id for j in card.findings] or ["scan", card.key[0]]
    return bool(start) and any(name.startswith(start) for name in names)


def _set(kept: "History", card: "Card", status: Status, note: str, until: date | None) -> None:
    from identity_scan.advice.todo import wait_until
    from identity_scan.present import words

    if status is Status.WAITING and until is None:
        until = wait_until(card.action.id, now().date())
    for finding, action in card.keys:
        kept.set_status(finding, action, status, note, until)
    said = _("Noted: {title}, {state}.").format(title=_(card.action.title), state=words.status(status))
    tell(said + (" " + _("Look again on {day}.").format(day=words.day(until)) if until else ""))


def _keep(kept: "History", judged: Judged, note: str, until: date | None) -> None:
    from identity_scan.present import words

    may_keep(judged)
    kept.decide(Decision(judged.finding.id, handling=Handling.KEEP, note=note, until=until))
    when = _("before {day}").format(day=words.day(until)) if until else _("until you say otherwise")
    tell(_("Kept on purpose. It is not brought up again {when}.").format(when=when))


# -- said -------------------------------------------------------------------------------------------------------------


def _say(desk: _Desk, finding: str | None, whole: bool) -> None:
    cards = desk.about(finding) if finding else desk.cards
    waits = sum(not c.open and not c.settled for c in cards)
    settled = sum(c.settled for c in cards)
    counts = _("{open} open, {waits} waiting, {settled} settled.")
    click.echo(counts.format(open=len(cards) - waits - settled, waits=waits, settled=settled))
    shown = cards if whole or finding else [c for c in cards if c.open][:AT_ONCE]
    for number, card in enumerate(shown, 1):
        click.echo("")
        for line in _full(number, card, desk.worker) if finding else _brief(number, card):
            click.echo(line)
    if whole:
        _say_when_it_happens({card.action.id for card in cards})
    if len(shown) < len(cards):
        more = len(cards) - len(shown)
        tell("", ngettext("{n} more with --all.", "{n} more with --all.", more).format(n=more))
    tell(_("Three at a time is plenty. Nothing is ever sent for you."))


def _say_when_it_happens(there: Collection[str]) -> None:
    """What no search can show; the worker begins with it when it has happened."""
    from identity_scan.advice.todo import when_it_happens

    click.echo("\n" + _("When it happens; no search can tell:"))
    for action in when_it_happens():
        if action.id not in there:
            click.echo(f"- {_(action.title)}  [scan/{action.id}]\n   {_(action.when)}")


def _brief(number: int, card: "Card") -> Iterator[str]:
    from identity_scan.present.cover import decided
    from identity_scan.present.steps import line

    told = line(card, decided)
    yield f"{number}. {told.title}  [{told.called}]"
    yield f"   {' · '.join((*told.how, told.state))}"
    yield from (f"   {said}" for said in ((labelled(told.site, told.about),) if told.site else ()) + told.why)


def _full(number: int, card: "Card", worker: Person) -> Iterator[str]:
    from identity_scan.advice.links import links
    from identity_scan.cli.say_steps import whole

    yield from islice(_brief(number, card), 2)
    sheet = whole(card, worker, links(card.action.id, card.judged, worker), lambda words: f"identity-scan {words}")
    yield from (f"   {said}" for said in spoken(sheet[2:]))


def _say_letter(name: str, judged: Judged, worker: Person, tongue: str) -> int:
    from identity_scan.advice import letters

    if name not in letters.names():
        raise BadInput(
            _("There is no letter called {name}.").format(name=clean(name, 60)),
            _("The letters are: {names}.").format(names=", ".join(letters.names())),
        )
    letter = letters.write(name, judged, worker, tongue)
    tell(letter.before)
    click.echo(letter.text)
    return 0


def _say_catalogue() -> None:
    from identity_scan import facts
    from identity_scan.advice import roads

    strategy = ""
    for action in facts.actions().values():
        if action.strategy != strategy:
            strategy = action.strategy
            click.echo(f"\n{_(strategy)}")
        way = roads.way(action.id)
        click.echo(f"  {action.id}  {_(action.title)} ({way.road.words}). {_(action.when)}")
        click.echo(f"    {_('What it will not do:')} {way.will_not}")


# -- by-hand ----------------------------------------------------------------------------------------------------------


@click.command("by-hand")
@click.option("--done", metavar="CHECK", help=later("I have looked this up."))
@click.option("--again", metavar="CHECK", help=later("Take the tick away."))
@NOTE
@TEXT
@DEMO
@PERSON
def by_hand(done: str | None, again: str | None, note: str, demo: str | None, person: Path | None) -> int:
    """List what search engines do not show and you look up yourself; tick it, with one line of what came of it."""
    from identity_scan.advice.handchecks import hand_checks, names
    from identity_scan.present import words
    from identity_scan.present.finding import place

    if demo or (in_text.get() and not done and not again):
        from identity_scan.cli import say_by_hand

        with scene_of(person, demo) as scene:
            say(say_by_hand.by_hand(scene))
        return 0
    worker = person_of(person)
    with history_of(worker) as kept:
        for name, ticked in ((done, True), (again, False)):
            if name and name not in names():
                raise BadInput(
                    _("There is no hand check called {name}.").format(name=clean(name, 60)),
                    _("They are: {names}.").format(names=", ".join(names())),
                )
            if name:
                kept.tick(name, ticked, typed_note(note))
        for check in hand_checks(worker, kept.ticks()):
            day = f" ({words.day(check.tick.at)})" if check.done and check.tick and check.tick.at else ""
            click.echo(f"[{'x' if check.done else ' '}] {labelled(check.id, check.title)}{day}")
            click.echo(f"    {check.why} {check.how}")
            for link in check.links:
                click.echo(f"    - {' '.join(spoken((place(link),)))}")
            if check.tick and check.tick.result:
                click.echo(f"    = {check.tick.result}")
    return 0


# -- look -------------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("finding")
@PERSON
def look(finding: str, person: Path | None) -> int:
    """Look at one page again, with a single polite request: gone, still there, changed."""
    from identity_scan.asking.fetch import Web
    from identity_scan.session.recheck import Recheck, State
    from identity_scan.session.recheck import look as looked

    worker, chosen = person_of(person), settings.read()

    async def once(judged: Judged) -> Recheck:
        async with Web(chosen) as web:
            return await looked(judged, web)

    with history_of(worker) as kept:
        judged = _Desk(worker, kept).page(finding)
        found = asyncio.run(once(judged))
        if found.gone is not None:
            kept.looked(judged.finding.id, found.gone)
    click.echo(labelled(found.state.words, found.why))
    return 1 if found.state is State.CANNOT_TELL else 0
