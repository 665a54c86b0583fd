"""The forms in which something is said: a fact with its name, something to type, a part under its heading."""

from collections.abc import Iterable, Iterator

from identity_scan.speech.aloud import line, sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


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


def text(lines: Iterable[str]) -> str:
    """Return lines as they are printed: empty ones only between parts."""
    told: list[str] = []
    for said in lines:
        if said or (told and told[-1]):
            told.append(said)
    return "\n".join(told).rstrip("\n")
