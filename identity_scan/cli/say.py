"""The forms in which something is said: a fact with its name, something to type, a part under its heading, a sheet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from identity_scan.present.blocks import (
    Block,
    Cover,
    Fact,
    Heading,
    Place,
    Reason,
    Row,
    Sentence,
    Step,
    Table,
    Typed,
    Way,
    lines,
)
from identity_scan.speech.aloud import line, sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed, ngettext, quoted

if TYPE_CHECKING:
    from identity_scan.present.finding import Line


def fact(name: str, said: str) -> str:
    """Return one fact with its name, as a sentence; nothing where there is nothing to say."""
    return sentence(labelled(name, said)) if said.strip() else ""


def exactly(name: str, typed: str) -> str:
    """Return something to copy as it stands, an address or a command: no stop is put behind it."""
    return line(labelled(name, typed)) if typed.strip() else ""


def typed(said: str, command: str) -> str:
    """Return what can be done, and what to type for it."""
    return f"{sentence(said)} {exactly(_('Type'), command)}"


def named(said: str, name: str) -> str:
    """Return what was said of something, and what it is called in commands."""
    return f"{sentence(said)} {exactly(_('Name'), name)}"


def part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Give a heading with its lines under it; nothing at all where there are none."""
    told = [said for said in lines if said]
    if told:
        yield ""
        yield sentence(title)
        yield from told


def spoken(blocks: Iterable[Block]) -> Iterator[str]:
    """Say a sheet, one line a thing."""
    for block in blocks:
        yield from filter(None, _spoken(block))


def _spoken(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, beside, code, marks=marks):
            # What a heading is coded by is said of it; a few other words belong to it.
            yield sentence(text, beside) if code else sentence(", ".join(filter(None, (text, beside))))
            yield _marked(text, marks)
        case Sentence(text):
            yield sentence(text)
        case Reason(text, points, words):
            yield sentence(text, points_said(points), quoted(words) if words else "")
        case Fact(name, text, marks, exact, tells=tells):
            yield exactly(name, text) if exact else fact(name, text)
            yield _marked(text, marks)
            yield from (sentence(labelled(quoted(tell.words), tell.what)) for tell in tells or ())
        case Step(number, text, called):
            told = fact(_("Step {n}").format(n=number), text)
            yield named(told, called) if called else told
        case Way(says=says):
            yield sentence(block.head)
            yield from map(sentence, says)
        case Row(text, beside, number, called=called):
            told = sentence(f"{number}. {text}" if number else text, *beside)
            yield named(told, called) if called else told
        case Table():
            yield from map(sentence, lines(block))
        case Place(shown=shown, name=name, note=note, number=number):
            yield sentence(block.titled) if number else fact(_("Where"), name)
            yield fact(_("Where"), shown) if block.words else exactly(_("Address"), shown)
            yield sentence(note)
        case Typed(does, command):
            yield typed(does, command)
        case Cover(kind, says):  # what lies under it is asked for by a command of its own
            yield sentence(_("May be hard to read: {kind}").format(kind=kind))
            yield from map(sentence, says)


def points_said(points: int) -> str:
    """Say how many points a reason adds or takes; nothing for none."""
    if not points:
        return ""
    more = ngettext("{n} point more", "{n} points more", abs(points))
    less = ngettext("{n} point less", "{n} points less", abs(points))
    return (more if points > 0 else less).format(n=abs(points))


def _marked(text: str, marks: Sequence[str]) -> str:
    """The telling words of a text, unless they are all of it."""
    return fact(_("Words that decided it"), listed(quoted(mark) for mark in marks if mark != text))


def in_a_line(found: "Line") -> str:
    """Say a finding in one line: what it is called, what it is, where it stood and stands, who shows it."""
    return named(sentence(found.title, ", ".join(found.what), *found.where), found.called)


def text(lines: Iterable[str]) -> str:
    """Return lines as they are printed: empty ones only between parts."""
    told: list[str] = []
    for said in lines:
        if said or (told and told[-1]):
            told.append(said)
    return "\n".join(told).rstrip("\n")
