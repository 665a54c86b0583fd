"""The words that may stand before a person: those of a language, and those that come from the invented web."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from typing import Any

from babel.messages.catalog import Catalog
from fits import words_of

from identity_scan import facts
from identity_scan.cli import translations
from identity_scan.demo import ASSISTANTS, answers, people
from identity_scan.engines import ENGINES
from identity_scan.speech import language


@cache
def foreign() -> frozenset[str]:
    """The words of the invented web, its persons, its assistants, the engines and the bodies: the same everywhere."""
    texts = [text for one in people() for text in _texts(one)]
    texts += ASSISTANTS.values()
    texts += [engine.name for engine in ENGINES.values()]
    texts += [value for row in facts.bodies() for value in row.values()]
    return words_of(texts)


def _texts(one: Any) -> Iterator[str]:
    yield from (str(value) for value in asdict(one.person).values())
    for page in one.world.documents:
        yield from (page.url, page.title, page.snippet)
    if one.person.language.startswith("fr"):  # those in English hold words that no French sentence may
        yield from (text for given in answers(one.person.name).values() for text in given.values())


@cache
def known(tongue: str) -> frozenset[str]:
    """The words of a language: those of its catalogue, its letters and its papers."""
    texts: list[str] = []
    english = tongue == "en-CA"
    for message in translations.messages() if english else translations.read("fr_CA"):
        said = message.id if english else message.string
        texts += [said] if isinstance(said, str) else list(said)
    texts += [(facts.FOLDER / f"{kind}_{tongue[:2]}.toml").read_text("utf-8") for kind in ("letters", "papers")]
    names = " ".join([*language.NAMES.values(), "identity-scan teach tamsin elodie corwin notes handout ctrl tab"])
    return words_of([names, "linkedin instagram facebook", *texts]) | foreign()


@cache
def french() -> Catalog:
    """The French catalogue as the translator wrote it."""
    return translations.read("fr_CA")


def said_in(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Each form of each message: the message, the English form, the form in the catalogue's language."""
    for message in catalog:
        if message.id and isinstance(message.id, str):
            yield message.id, message.id, str(message.string)
        elif message.id:
            for n, form in enumerate(message.string or ()):
                yield message.id[0], message.id[min(n, 1)], form


@cache
def _english() -> frozenset[str]:
    """What stands in English sentences between what is filled in, where the French says something else."""
    pieces = {
        piece.strip(" .,;:")
        for _message, english, said in said_in(french())
        if english != said
        for piece in re.split(r"\{\w*\}", english)
    }
    return frozenset(piece for piece in pieces if len(piece) > 20)


def english_left(shown: str) -> list[str]:
    """English sentences of the catalogue that stand in what is shown; parts between what is filled in count too."""
    flat = " ".join(shown.split())
    return sorted(piece for piece in _english() if piece in flat)
