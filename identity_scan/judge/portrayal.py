"""How the worker wishes to be seen, in their own words, and which facts speak against it (SEVERITY 2)."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from identity_scan.facts import word_lists
from identity_scan.model import Said
from identity_scan.person.reading import cut
from identity_scan.speech.telling import say

_CLAUSES = re.compile(r"[.;!?\n]+\s*|,? (?:but|mais|however|except|sauf|tandis que|while) ")
_TOPIC = "portrayal.topic."


@lru_cache(maxsize=16)
def private_topics(portrayal: str) -> Mapping[str, str]:
    """Return the kinds of fact that the worker's own words keep private, each with the words that say so.

    Only a clause that says so counts ("… are for my private life", "not where I live"); the rest is not guessed.
    """
    topics: dict[str, str] = {}
    for clause in filter(None, map(str.strip, _CLAUSES.split(portrayal))):
        read = cut(clause)
        found = word_lists.portrayal().find(read.text, read.words, read.spans)
        groups = {match.group for match in found}
        if "portrayal.private" in groups and "portrayal.open" not in groups:
            topics.update({group.removeprefix(_TOPIC): clause for group in groups if group.startswith(_TOPIC)})
    return topics


def contradicted(portrayal: str, kinds: Iterable[str]) -> tuple[Said, ...]:
    """Return what of the worker's portrayal the facts of a result speak against."""
    topics = private_topics(portrayal)
    return tuple(say("portrayal.against", clause=topics[kind], fact=kind) for kind in kinds if kind in topics)
