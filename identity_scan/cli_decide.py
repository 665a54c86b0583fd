"""Commands that take the worker's word without the screens: on a finding, on a setting, and taking it back."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan import language, settings
from identity_scan.cli_shared import DEMO, NOTE, PERSON, TEXT, UNTIL, leaving_nothing, tell, typed_note, unlock
from identity_scan.cli_text import say, scene_of
from identity_scan.errors import BadInput
from identity_scan.language import gettext as _
from identity_scan.language import later, ngettext
from identity_scan.model import Decision, Handling, Judged, Life, Verdict
from identity_scan.text import clean

if TYPE_CHECKING:
    from tui.spoken.scene import Scene

_WHO = {"me": Verdict.ME, "not-me": Verdict.NOT_ME, "unsure": Verdict.UNSURE}
_LIVES = {"professional": Life.PROFESSIONAL, "personal": Life.PERSONAL, "mixed": Life.MIXED}
_KEEP, _LET_GO = "keep", "let-go"


@click.command()
@click.argument("finding")
@click.argument("word", type=click.Choice([*_WHO, *_LIVES, _KEEP, _LET_GO]))
@click.option("--group", is_flag=True, help=later("Of all results about the same other person at once."))
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
    from tui.spoken.finding import short

    with scene_of(person, demo) as scene:
        judged = scene.finding(finding)
        meant = _group(scene, judged) if group else (judged,)
        known = scene.session.decisions()
        said = [_said(known.get(j.finding.id, Decision(j.finding.id)), j, word) for j in meant]
        day, words = until.date() if until else None, typed_note(note)
        decisions = [replace(one, note=words or one.note, until=day or one.until) for one in said]
        after = scene.decided(*decisions)
        names = {decision.finding for decision in decisions}
        noted = ngettext("{n} result noted: {word}.", "{n} results noted: {word}.", len(names))
        tell(noted.format(n=len(names), word=_(_SAID[word])))
        say(short(j, shown=True) for j in after.judged.judged if j.finding.id in names)
    if demo:
        tell(_("A demonstration keeps nothing, so it is forgotten again."))
    else:
        erased = _(
            "Do so at once if you are in doubt: the next command erases the words of results about other people."
        )
        tell(_("To take it back: identity-scan undo"), erased if word == "not-me" else "")
    return 0


_SAID = {
    "me": later("me"),
    "not-me": later("somebody else"),
    "unsure": later("unsure"),
    "professional": later("professional"),
    "personal": later("personal"),
    "mixed": later("mixed"),
    _KEEP: later("kept on purpose"),
    _LET_GO: later("no longer kept on purpose"),
}


def _group(scene: "Scene", judged: Judged) -> tuple[Judged, ...]:
    from tui.collection import Findings

    return Findings().of(scene.judged).group_of(judged)


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
    from identity_scan.todo import may_be_kept

    if not may_be_kept(judged):
        raise BadInput(
            _("This one is not offered to be kept: it touches clients or your safety, or it is not settled as yours."),
            _("`identity-scan actions --finding …` shows what to do about it."),
        )


@click.command()
@TEXT
def undo() -> int:
    """Take back the last thing that you said of a finding."""
    from identity_scan.history import History
    from tui.decided import said

    taken = None
    if not leaving_nothing.get():
        unlock()
        with History.open(settings.folder()) as history:  # before it is tidied, which erases the words of other people
            tell(*history.notices)
            taken = history.undo()
    if taken is None:
        click.echo(_("There is nothing to take back."))
        return 0
    click.echo(clean(_("Taken back: {what}").format(what=said(taken))))
    return 0


@click.command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
@TEXT
@DEMO
def settings_(name: str | None, value: str | None, demo: str | None) -> int:
    """Say the settings and the engines, and what is kept where; with NAME and VALUE, change one.

    For a key or any other value, - asks for it; what is typed for a key is not shown.
    """
    from identity_scan.settings import KEYS
    from tui.spoken import settings as spoken

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
        spoken.change(scene.session, name, value)
        language.use(scene.session.language)
        say(spoken.standing(scene.session, name))
    return 0
