"""Commands on what to do next: actions, by-hand, look."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli import event_loop
from identity_scan.cli.decide_command import may_keep
from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.say import spoken
from identity_scan.cli.startup import DEMO, NOTE, PERSON, TEXT, UNTIL, in_text, now, tell, typed_note
from identity_scan.cli.text_form import say
from identity_scan.model import Decision, Handling, Judged, Person, Status
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    from identity_scan.advice.step_groups import Group
    from identity_scan.advice.todo import Card
    from identity_scan.cli.scene import Scene

AT_ONCE = 10
"""Cards shown without --all: a wall of advice stops people (ACTIONS)."""


# -- actions ----------------------------------------------------------------------------------------------------------


@click.command()
@click.option("--finding", metavar="ID", help=later("Only what concerns this finding, in full."))
@click.option("--letter", metavar="NAME", help=later("Print this letter for the --finding, ready to copy."))
@click.option("--language", "tongue", type=click.Choice(["en", "fr"]), help=later("The language of the letter."))
@click.option("--all", "whole", is_flag=True, help=later("Everything, also what waits and what is settled."))
@click.option("--step", metavar="NAME", help=later("One step in full, with its pages, such as ask-publisher."))
@click.option("--catalogue", is_flag=True, help=later("The whole catalogue of actions, needed or not."))
@click.option("--doing", metavar="CARD", help=later("I have begun with this card, such as 3f2a9c/ask-publisher."))
@click.option("--waiting", metavar="CARD", help=later("I have asked, and am waiting for an answer."))
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
    step: str | None,
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
    if catalogue:
        _say_catalogue()
        return 0
    words, day = typed_note(note), until.date() if until else None
    wanted = {Status.DOING: doing, Status.WAITING: waiting, Status.DONE: done, Status.TO_DO: again}
    named = {status: name for status, name in wanted.items() if name}
    with scene_of(person, demo) as scene:
        if letter:
            return _say_letter(letter, _finding(scene, finding), scene.person, tongue or "")
        for status, name in named.items():
            _set(scene, card_of(scene, name), status, words, day)
        if keep:
            _keep(scene, _finding(scene, keep), words, day)
        elif finding and words and not named:
            judged = _finding(scene, finding)
            scene = scene.decided(replace(_said_of(scene, judged), note=words))
        if step:
            _say_step(scene, step)
        elif not keep and not named:
            _list(scene, finding, whole)
    return 0


def _say_step(scene: "Scene", name: str) -> None:
    from identity_scan.cli import say_steps as spoken

    say(spoken.one(scene, name))


def _list(scene: "Scene", finding: str | None, whole: bool) -> None:
    """Say the steps: a line or two each, or for a screen reader as its other screens are said."""
    if not in_text.get():
        _say(scene, finding, whole)
        return
    from identity_scan.cli import say_steps as spoken

    say(spoken.of_finding(scene, finding) if finding else spoken.actions(scene, every=whole))


def group_of(scene: "Scene", name: str) -> "Group":
    """Return the step that a name means: all its pages, one of them, or what the catalogue alone knows of it."""
    from identity_scan.advice.roads import named
    from identity_scan.advice.step_groups import Group, grouped
    from identity_scan.advice.todo import on_demand

    start, slash, words = name.rpartition("/")
    if slash and start != "scan":
        return Group((card_of(scene, name),))
    action = named(words)
    groups = [group for group in grouped(scene.judgement.cards) if group.action.id == action]
    if groups:
        return Group(tuple(card for group in groups for card in group.cards))
    if action:
        return Group((on_demand(action),))
    raise BadInput(_no_card(name), _("`identity-scan actions --all` lists them."))


def _no_card(name: str) -> str:
    return _("There is no card called {name}.").format(name=clean(name, 80))


def card_of(scene: "Scene", name: str) -> "Card":
    """Return the card that a name such as 3f2a9c/ask-publisher means; BadInput if it means none, or more than one."""
    from identity_scan.advice.roads import named
    from identity_scan.advice.todo import on_demand, when_it_happens

    start, slash, words = name.rpartition("/")
    action = named(words)
    cards = scene.judgement.cards
    fits = [c for c in cards if c.action.id == action and (not slash or _starts(c, start.lower()))]
    if not fits and action in {a.id for a in when_it_happens()} and start in ("", "scan"):
        return on_demand(action)
    if len(fits) != 1:
        several = _("There are several cards called {name}.").format(name=clean(name, 80))
        raise BadInput(several if fits else _no_card(name), _("`identity-scan actions --all` lists them."))
    return fits[0]


def _finding(scene: "Scene", start: str | None) -> Judged:
    """The finding that an id, or its beginning, means; BadInput if it means none, or more than one."""
    if not start:
        raise BadInput(_("Say which finding you mean."), _("Add --finding and the first characters of its id."))
    return scene.finding(start)


def _page(scene: "Scene", start: str) -> Judged:
    """The same, or one that only an earlier search shows, judged as it was then: is it a page to keep away from?"""
    try:
        return scene.finding(start)
    except BadInput:
        for past in scene.session.past().searches:
            if past.closed and past.scan.id != scene.judged.scan.id:
                scene.session.open(past.scan.id)
                then = scene.session.judge().assessment.judged
                fits = [j for j in then if start and j.finding.id.startswith(start.lower())]
                if len(fits) == 1:
                    return fits[0]
        raise


def _starts(card: "Card", start: str) -> bool:
    names = [j.finding.id for j in card.findings] or ["scan", card.key[0]]
    return bool(start) and any(name.startswith(start) for name in names)


def _set(scene: "Scene", card: "Card", status: Status, note: str, until: date | None) -> None:
    from identity_scan.present import words
    from identity_scan.present.aids import ask_again
    from identity_scan.present.steps import not_yet
    from identity_scan.present.values import Step

    if left := not_yet(card, status):
        raise BadInput(
            left,
            _("What is left of it is in the step itself: `identity-scan actions --step {name}`.").format(
                name=card.way.name
            ),
        )
    if status is Status.WAITING and until is None:
        until = ask_again(card.action, now().date())
    scene.session.decide([Step(card.keys, status, note, until)])
    said = _("Noted: {title}, {state}.").format(title=_(card.action.title), state=words.status(status))
    tell(said + (" " + _("Look again on {day}.").format(day=words.day(until)) if until else ""))


def _said_of(scene: "Scene", judged: Judged) -> Decision:
    return scene.session.said.get(judged.finding.id, Decision(judged.finding.id))


def _keep(scene: "Scene", judged: Judged, note: str, until: date | None) -> None:
    from identity_scan.present import words

    may_keep(judged)
    scene.decided(replace(_said_of(scene, judged), handling=Handling.KEEP, note=note, until=until))
    when = _("before {day}").format(day=words.day(until)) if until else _("until you say otherwise")
    tell(_("Kept on purpose. It is not brought up again {when}.").format(when=when))


# -- said -------------------------------------------------------------------------------------------------------------


def _say(scene: "Scene", finding: str | None, whole: bool) -> None:
    from identity_scan.advice.step_groups import grouped
    from identity_scan.present.cards import dealt

    dealt_out = dealt(scene.judgement.cards)
    groups = grouped(scene.about(finding)) if finding else dealt_out.groups
    if not whole and not finding:
        groups = (*dealt_out.first, *dealt_out.rest)
    waits, settled, little = map(len, (dealt_out.waiting, dealt_out.done, dealt_out.little))
    counts = _("{open} open, {waits} waiting, {settled} settled.")
    click.echo(counts.format(open=len(dealt_out.first) + len(dealt_out.rest), waits=waits, settled=settled))
    shown = groups if whole or finding else groups[:AT_ONCE]
    for number, group in enumerate(shown, 1):
        click.echo("")
        for line in _full(number, group.lead, scene) if finding else _brief(number, group, whole):
            click.echo(line)
    if whole:
        _say_when_it_happens({group.action.id for group in groups})
    more = 0 if finding or whole else len(groups) - len(shown) + waits + settled + little
    if more:
        tell("", ngettext("{n} more with --all.", "{n} more with --all.", more).format(n=more))
    tell(_("Three at a time is plenty. Nothing is ever sent for you."))


def _say_when_it_happens(there: Collection[str]) -> None:
    """What no search can show; the worker begins with it when it has happened."""
    from identity_scan.advice.roads import way
    from identity_scan.advice.todo import when_it_happens

    click.echo("\n" + _("When it happens; no search can tell:"))
    for action in when_it_happens():
        if action.id not in there:
            click.echo(f"- {_(action.title)}  [scan/{way(action.id).name}]\n   {_(action.when)}")


def _brief(number: int, group: "Group", whole: bool) -> Iterator[str]:
    """A step in a few lines: of several pages how many, or with `whole` each with its name and where it stands."""
    from identity_scan.present.cover import decided
    from identity_scan.present.steps import called, group_line, line

    if len(group.cards) == 1:
        yield from _alone(number, group.lead)
        return
    told = group_line(group, decided)
    yield f"{number}. {told.title}  [{group.way.name}]"
    yield f"   {' · '.join(filter(None, (group.way.road.words, told.effort, told.about, told.stands)))}"
    for card in group.cards if whole else ():
        one = line(card, decided)
        yield f"   - {labelled(one.site, one.about)}  [{called(card)}] · {one.state}"


def _alone(number: int, card: "Card") -> Iterator[str]:
    from identity_scan.present.cover import decided
    from identity_scan.present.steps import line

    told = line(card, decided)
    yield f"{number}. {told.title}  [{told.called}]"
    yield f"   {' · '.join((*told.how, told.state))}"
    yield from (f"   {said}" for said in ((labelled(told.site, told.about),) if told.site else ()) + told.why)


def _full(number: int, card: "Card", scene: "Scene") -> Iterator[str]:
    from identity_scan.cli.say_steps import whole
    from identity_scan.present.aids import places

    yield from islice(_alone(number, card), 2)
    where = places(card.judged, card.action, scene.person, scene.session.dead_ends)
    sheet = whole(card, scene.person, where, lambda words: f"identity-scan {words}")
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
        click.echo(f"  {way.name}  {_(action.title)} ({way.road.words}). {_(action.when)}")
        click.echo(f"    {_('What it will not do:')} {way.will_not}")


# -- by-hand ----------------------------------------------------------------------------------------------------------


@click.command("by-hand")
@click.option("--done", metavar="CHECK", help=later("I have looked this up."))
@click.option("--again", metavar="CHECK", help=later("Remove the tick."))
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=later("Show what this picture file gives away: place, time, camera. It is read here alone."),
)
@NOTE
@TEXT
@DEMO
@PERSON
def by_hand(
    done: str | None, again: str | None, picture: Path | None, note: str, demo: str | None, person: Path | None
) -> int:
    """List what search engines do not show and you look up yourself; tick it, with one line on what you found."""
    from identity_scan.advice.handchecks import Tick, names

    if picture is not None:
        from identity_scan.present import own_checks
        from identity_scan.session import picture_file

        say(spoken(own_checks.picture(picture_file.look(picture))))
        return 0

    with scene_of(person, demo) as scene:
        for name, ticked in ((done, True), (again, False)):
            if name and name not in names():
                raise BadInput(
                    _("There is no hand check called {name}.").format(name=clean(name, 60)),
                    _("They are: {names}.").format(names=", ".join(names())),
                )
            if name:
                scene.session.decide([Tick(name, ticked, typed_note(note))])
        if in_text.get():
            from identity_scan.cli.say_by_hand import by_hand as told

            say(told(scene))
        else:
            _say_by_hand(scene)
    return 0


def _say_by_hand(scene: "Scene") -> None:
    from identity_scan.present import words
    from identity_scan.present.aids import hand_checks
    from identity_scan.present.finding import place

    for check in hand_checks(scene.person, scene.session.ticks):
        day = f" ({words.day(check.tick.at)})" if check.done and check.tick and check.tick.at else ""
        click.echo(f"[{'x' if check.done else ' '}] {labelled(check.id, check.title)}{day}")
        click.echo(f"    {check.why} {check.how}")
        for link in check.links:
            click.echo(f"    - {' '.join(spoken((place(link),)))}")
        if check.tick and check.tick.result:
            click.echo(f"    = {check.tick.result}")


# -- look -------------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("finding")
@PERSON
def look(finding: str, person: Path | None) -> int:
    """Look at one page again, with a single polite request: gone, still there, changed."""
    from identity_scan.session.recheck import State

    with scene_of(person, None) as scene:
        found = event_loop.run(scene.session.look(_page(scene, finding)))
    click.echo(found.told)
    return 1 if found.state is State.CANNOT_TELL else 0
