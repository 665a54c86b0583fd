"""What is about to leave the house, told at a terminal line by line before it is written."""

import sys
from collections.abc import Sequence

import click

from identity_scan.cli.help_format import agreed
from identity_scan.cli.startup import line as handed_over
from identity_scan.cli.startup import tell
from identity_scan.present import preview, report_sentences
from identity_scan.present.leaving import LONGEST, Chosen
from identity_scan.present.preview import Line
from identity_scan.session.contract import Draft
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled
from identity_scan.speech.text import clean


def chosen(draft: Draft, ticked: Sequence[str], unticked: Sequence[str], own_words: bool) -> Chosen:
    """Return what leaves: the default, but for the lines named, and the worker's own words where they want to add any.

    Raises BadInput for a name that is no line's.
    """
    every = draft.lines()
    preview.choose(every, ticked, unticked)  # what is mistyped is said before anybody writes a text
    words = (_typed(_(report_sentences.REFLECTED)), _typed(_(report_sentences.TALK))) if own_words else ("", "")
    return preview.choose(every, ticked, unticked, *words)


def _typed(asked: str) -> str:
    """A text typed at the prompt or handed over by a pipe, so that it does not stay in the shell's history."""
    if not sys.stdin.isatty():
        return clean(handed_over(), LONGEST)
    return clean(click.prompt(asked, default="", show_default=False, err=True), LONGEST)


def shown(every: Sequence[Line], lets: Chosen) -> None:
    """Tell which lines are not written and how each is added, then, next to the question, which are."""
    if left := [line for line in every if not lets.holds(line.id)]:
        tell(_("Not written, unless you name it with --with:"), *map(_listed, left), _(preview.WARNING))
    tell(_("This is what leaves your hands, line by line:"))
    tell(*(_listed(line) for line in every if lets.holds(line.id)))
    own = ((_(report_sentences.REFLECTED), lets.reflection), (_(report_sentences.TALK), lets.talk))
    tell(*(f"  {labelled(what, said)}" for what, said in own if said), f"  {_(preview.EVER)}")


def _listed(line: Line) -> str:
    """A line with its name."""
    return f"  {labelled(line.called, line.says)}"


def agreed_to(draft: Draft, lets: Chosen) -> bool:
    """Show what leaves and ask whether to write it; without a terminal nobody is asked."""
    if not sys.stdin.isatty():
        return True
    shown(draft.lines(), lets)
    return agreed(_("Write it?"))
