"""The command on what assistants say: the questions, an answer taken in, and all that was said."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.say import spoken
from identity_scan.cli.startup import DEMO, JSON, PERSON, TEXT, tell, write_json
from identity_scan.cli.text_form import say
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

if TYPE_CHECKING:
    from identity_scan.facts.assistants import Assistant
    from identity_scan.model import Heard, Reply, Statement
    from identity_scan.session.assistants_desk import AssistantsDesk
    from identity_scan.session.contract import Session


@click.command()
@click.argument("name", required=False)
@click.option("--question", default="who", help=later("Which question: who, reach or trust."))
@click.option("--no-town", is_flag=True, help=later("Leave your town out of the question."))
@click.option("--no-trade", is_flag=True, help=later("Leave your profession out of the question."))
@click.option("--answer", metavar="FILE", help=later("Add an answer: a text or a saved page; - for stdin."))
@click.option(
    "--say",
    "word",
    nargs=2,
    metavar="NAME",
    help=later("Label a sentence by its name: me, not-me, true or false; the same again takes it back."),
)
@click.option("--letter", is_flag=True, help=later("A letter to the company, to copy; nothing is sent."))
@JSON
@TEXT
@DEMO
@PERSON
def assistants(
    name: str | None,
    question: str,
    no_town: bool,
    no_trade: bool,
    answer: str | None,
    word: tuple[str, str] | None,
    letter: bool,
    json_to: str | None,
    demo: str | None,
    person: Path | None,
) -> int:
    """Show what assistants such as ChatGPT answer about you: you ask, this program judges each sentence.

    Without a name it lists them, with what was said so far. Nothing is sent by this program.
    """
    from identity_scan.cli import say_assistants
    from identity_scan.session import assistants_desk

    with scene_of(person, demo, beside=json_to == "-") as scene:
        session, desk = scene.session, scene.session.assistants
        if demo:
            rehearse(session)
        if name is None:
            _only_with_name(answer, word, letter)
            if json_to is None:
                say(say_assistants.every(scene, town=not no_town, trade=not no_trade))
        else:
            known = assistants_desk.assistant(session, name)
            asked = assistants_desk.question(session, question, town=not no_town, trade=not no_trade)
            if answer is not None:
                desk.take(known, asked, _came(answer))
            if word:
                _said(desk, known, *word)
            if letter:
                say(spoken(say_assistants.letter(scene, known, question)))
            elif json_to is None:
                say(say_assistants.one(scene, known, asked))
        if json_to is not None:
            _json(desk, name, json_to)
    return 0


def rehearse(session: "Session") -> None:
    """Take in what the invented assistants of a demonstration answer."""
    from identity_scan.session import assistants_desk

    for assistant in assistants_desk.assistants(session):
        for asked in assistants_desk.questions(session):
            if told := assistants_desk.invented(session, assistant, asked):
                session.assistants.take(assistant, asked, told)


def _only_with_name(*given: object) -> None:
    if any(given):
        raise BadInput(
            _("Say which assistant you mean."),
            _("This lists them: {command}").format(command="identity-scan assistants"),
        )


def _came(answer: str) -> "str | Reply":
    """What was handed over: a saved page, a file of text, or text from stdin."""
    from identity_scan.session.assistants_desk import of_file

    return "\n".join(_lines()) if answer == "-" else of_file(Path(answer))


def _lines() -> Iterator[str]:
    """What is handed over on stdin, to its end."""
    import sys

    while told := sys.stdin.readline():
        yield told.rstrip("\r\n")


def _said(desk: "AssistantsDesk", known: "Assistant", sentence: str, word: str) -> None:
    from identity_scan.session.assistants_desk import WORDS

    wanted = word.lower().replace("-", "_")
    if wanted not in WORDS:
        raise BadInput(
            _("A sentence can be called me, not-me, true or false."),
        )
    heard, statement = _sentence(desk, known, sentence)
    desk.say(heard, statement, wanted)
    tell(_("Kept. Say the same again to take it back."))


def _sentence(desk: "AssistantsDesk", known: "Assistant", start: str) -> "tuple[Heard, Statement]":
    fits = [(h, s) for h in desk.heard() if h.assistant == known.id for s in h.statements if s.print.startswith(start)]
    if len({s.print for _h, s in fits}) != 1:
        raise BadInput(
            _("No sentence of {name} is called that.").format(name=known.name),
            _("This lists them: {command}").format(command=f"identity-scan assistants {known.id}"),
        )
    return fits[-1]


def _json(desk: "AssistantsDesk", name: str | None, target: str) -> None:
    import json

    from identity_scan.reports.json import heard

    rows = [heard(h) for h in desk.heard() if name is None or h.assistant == name.lower()]
    write_json([json.dumps({"assistants": rows}, ensure_ascii=False, indent=1), "\n"], target)
