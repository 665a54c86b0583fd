"""Has the bearer of the name died? Only where the name is the dead one's: a grief worker's titles are full of death."""

import re
from typing import Final

from identity_scan.facts import site_kind, word_lists
from identity_scan.judge.reading.clauses import presents, signed
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import ME, first, patterns
from identity_scan.person.names import Mention
from identity_scan.person.reading import Reading

_BEGINS: Final = re.compile(r"(?:^|[|–—:·,(-])\s*$")
_THEN_NAME: Final = re.compile(
    rf"[\s:,|–—·-]{{0,4}}(?:(?:of|for|to|notice for|de|du|a|pour|a la|madame|mme) |d'|d’)*{ME}"
)
_NAME_THEN: Final = re.compile(
    rf"{ME}(?:['’]s)?(?:[\s,(]*\d{{4}}\s?[-–—]\s?\d{{4}}\)?|,? \d{{2,3}})?[\s:,|–—·-]{{0,4}}$"
)
_EARLY: Final = 200
"""So far into a snippet its first sentences reach."""


def died(reading: Reading, mention: Mention, me: Known) -> str:
    """Return the words which say that the bearer of the name has died, empty if none do."""
    title, snippet = (signed(part.text, me, mention.words) for part in reading.passages)
    if presents(title):
        return ""
    if found := _heading(title, reading.title.text) or _predicate(title, reading.title.text):
        return found
    if site_kind(reading.host) == "news":
        return ""
    early = reading.snippet.text[:_EARLY]
    for part, end in ((reading.title, None), (reading.snippet, _EARLY)) if _of_the_dead(reading) else ():
        if match := first("died.word", part.plain[:end]):
            return part.text[match.start() : match.end()]
    return _predicate(snippet[:_EARLY], early)


def _heading(line: str, text: str) -> str:
    """Return the word of a heading that stands at the name alone: "Obituary - NAME", "NAME (1931-2019) obituary"."""
    for found in patterns("died.heading"):
        for match in found.finditer(line):
            begins = _BEGINS.search(line[: match.start()]) or match[0] in ("the late", "feu", "feue")
            if (begins and _THEN_NAME.match(line, match.end())) or _NAME_THEN.search(line[: match.start()]):
                return text[match.start() : match.end()]
    return ""


def _predicate(line: str, text: str) -> str:
    fits = (match for found in patterns("died.predicate") if (match := found.search(line)))
    return next((text[match.start() : match.end()].strip(" .") for match in fits), "")


def _of_the_dead(reading: Reading) -> bool:
    """Tell whether the address is that of a funeral home, or of a page for somebody who has died."""
    line = word_lists.plain(reading.lowered.split(" ", 1)[0])
    return site_kind(reading.host) == "obituary" or any(found.search(line) for found in patterns("died.address"))
