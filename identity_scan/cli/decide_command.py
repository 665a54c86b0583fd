"""Commands that take the worker's word without the screens: on a finding, on a setting, and taking it back."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.help_format import agreed
from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.startup import DEMO, NOTE, PERSON, TEXT, UNTIL, tell, typed_note
from identity_scan.cli.text_form import say
from identity_scan.model import Decision, Handling, Judged, Life, Verdict
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    from identity_scan.cli.scene import Scene
    from identity_scan.present.values import Judgement

_WHO = {"me": Verdict.ME, "not-me": Verdict.NOT_ME, "unsure": Verdict.UNSURE}
_LIVES = {"professional": Life.PROFESSIONAL, "personal": Life.PERSONAL, "mixed": Life.MIXED}
_KEEP, _LET_GO = "keep", "let-go"


@click.command()
@click.argument("finding")
@click.argument("word", type=click.Choice([*_WHO, *_LIVES, _KEEP, _LET_GO]))
@click.option(
    "--group",
    is_flag=True,
    help=later("Of the others about the same person too, except what is unsure or shows something of yours."),
)
@NOTE
@UNTIL
@TEXT
@DEMO
@PERSON
def decide(
    finding: str,
    word: str,
    group: bool,
    note: str,
    until: datetime | None,
    demo: str | None,
    person: Path | None,
) -> int:
    """Say who a FINDING is about, which life it shows, or that you keep it; your word counts more than the program's.

    The word is one of: me, not-me, unsure; professional, personal, mixed; keep, let-go.
    """
    from identity_scan.present import others

    with scene_of(person, demo) as scene:
        judged = scene.finding(finding)
        meant = _group(scene, judged) if group else (judged,)
        known = scene.session.said
        said = [_said(known.get(j.finding.id, Decision(j.finding.id)), j, word) for j in meant]
        day, words = until.date() if until else None, typed_note(note)
        decisions = [replace(one, note=words or one.note, until=day or one.until) for one in said]
        after = scene.decided(*decisions)
        names = {decision.finding for decision in decisions}
        noted = ngettext("{n} result noted: {word}.", "{n} results noted: {word}.", len(names))
        tell(noted.format(n=len(names), word=_noted(word)))
        _tell_all(after.judgement, names, known)
        if demo:
            tell(_("A demonstration keeps nothing, so it is forgotten again."))
        else:
            days = {day for name, day in after.judgement.until.items() if name in names}
            tell(_("To take it back: identity-scan undo"), *map(others.one, sorted(days)))
    return 0


def _noted(word: str) -> str:
    """What was said of a result, as it is called everywhere."""
    from identity_scan.present import words

    if word == _LET_GO:
        return _("no longer kept on purpose")
    return words.handling(Handling.KEEP) if word == _KEEP else words.label(word.replace("-", "_"))


def _group(scene: "Scene", judged: Judged) -> tuple[Judged, ...]:
    """The results that one word settles with this one; BadInput where there are none. Says which are left out."""
    from identity_scan.cli.say import in_a_line
    from identity_scan.judge.together import together
    from identity_scan.present.collection import Findings
    from identity_scan.present.consequences import left_out
    from identity_scan.present.finding import line

    parts = together(Findings().of(scene.judged).group_of(judged))
    if not parts.taken:
        raise BadInput(_("None of these results is settled with the others."), " ".join(left_out(parts)))
    tell(*left_out(parts), *(in_a_line(line(j, opened=False)) for j in parts.left))
    return parts.taken


def _tell_all(after: "Judgement", names: Collection[str], read: Collection[str]) -> None:
    """Say how what was decided on stands now, and how many others moved with it and which; `read` are not covered."""
    from identity_scan.cli.say import in_a_line, part
    from identity_scan.present import consequences
    from identity_scan.present.finding import line

    moves = after.moves
    tell(consequences.moved(moves, len(names)))
    rows = {j.finding.id: j for j in after.assessment.judged}
    say(in_a_line(line(row, opened=name in read)) for name, row in rows.items() if name in names)
    moved_too = (line(rows[move.finding], opened=False, was=consequences.was(move)) for move in moves)
    say(part(_("Changed by this decision"), map(in_a_line, moved_too)))


def _said(before: Decision, judged: Judged, word: str) -> Decision:
    """What is said of a finding once this word is added to it."""
    if word in _WHO:
        return replace(before, verdict=_WHO[word])
    if word in _LIVES:
        return replace(before, life=_LIVES[word])
    if word == _LET_GO:
        return replace(before, handling=Handling.FIX, until=None)
    if before.handling is not Handling.KEEP:
        may_keep(judged)
    return replace(before, handling=Handling.KEEP)


def may_keep(judged: Judged) -> None:
    """Raise BadInput for a finding that is not offered to be kept."""
    from identity_scan.advice.todo import may_be_kept

    if not may_be_kept(judged):
        raise BadInput(
            _("This one is not offered to be kept: it touches clients or your safety, or it is not settled as yours."),
            _("`identity-scan actions --finding …` shows what to do about it."),
        )


@click.command()
@TEXT
@PERSON
def undo(person: Path | None) -> int:
    """Take back the last thing that you said about a finding."""
    with scene_of(person, None, newcomers=True) as scene:
        taken = scene.undone()
    told = _("Taken back: {what}").format(what=taken) if taken else _("There is nothing to take back.")
    click.echo(clean(told))
    return 0


@click.command()
@click.option("--yes", is_flag=True, help=later("Do not ask."))
@TEXT
@PERSON
def looked(yes: bool, person: Path | None) -> int:
    """Say that you have looked through what is about somebody else; its words go for good, only a fingerprint stays.

    Without this they stay for 14 days after the search, or after your word on them.
    """
    from identity_scan.present import others

    with scene_of(person, None) as scene:
        n = len(scene.told.until) if scene.told else 0
        if not n:
            click.echo(_("No words of results about somebody else are kept."))
            return 0
        tell(*others.goes())
        if not yes and not agreed(others.question(n)):
            tell(_("Nothing was forgotten."))
            return 1
        scene.session.forget_others()
    click.echo(others.gone(n))
    return 0


@click.command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
@TEXT
@DEMO
def settings_(name: str | None, value: str | None, demo: str | None) -> int:
    """Show the settings and the engines, and what is kept where; with NAME and VALUE, change one.

    For a key or any other value, - asks for it; what is typed for a key is not shown.
    """
    from identity_scan.cli import say_settings as spoken
    from identity_scan.keeping.settings import KEYS

    with scene_of(None, demo, newcomers=True) as scene:
        if not name:
            say(spoken.settings(scene))
            return 0
        if value is None:
            say(spoken.standing(scene.session, name))
            return 0
        if name.upper() in KEYS and value != "-":
            raise BadInput(
                _("A key is not given on the command line, where others may read it."),
                _("Type - in its place: it is asked for, and not shown."),
            )
        if value == "-":
            value = click.prompt(
                _("Its value"), hide_input=name.upper() in KEYS, err=True, default="", show_default=False
            )
        if not spoken.change(scene.session, name, value, _keep_or_erase):
            tell(_("Nothing was changed."))
            return 1
        language.use(scene.session.language)
        say(spoken.standing(scene.session, name))
    return 0


def _keep_or_erase(n: int) -> str:
    """Ask what becomes of the searches that are on this computer: keep, erase, or nothing."""
    from identity_scan.keeping import on_disk

    tell(*on_disk.consequences())
    words = {"keep": _("keep"), "erase": _("erase")}
    asked = f"{on_disk.question(n)} [{'/'.join(words.values())}]"
    said = click.prompt(asked, default="", show_default=False, err=True).strip().casefold()
    return next((code for code, word in words.items() if said in (code, word)), "")
