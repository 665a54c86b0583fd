"""Names that mean something else as well: a place, a word, a brand, a saint, a celebrity."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from identity_scan.facts import FOLDER
from identity_scan.person.lexicon import places
from identity_scan.person.mentions import Mention
from identity_scan.person.reading import Passage, Reading
from identity_scan.speech.text import fold, holds

_SENTENCE = re.compile(r"(?<=[^\W\d_]{4}[.!?…])\s+|\s·\s|(?<=[)\"”»][.!?])\s+")
_ABOUT_THE_PAGE = frozenset((
    "account", "account_site", "domain", "employer_site", "own_site", "email", "phone", "handle", "home", "copy",
    "alike", "neighbours", "like_accepted", "vouched", "working_account",
))  # fmt: skip
"""Evidence that the page itself is the worker's, or shows what is theirs alone: it needs no sentence."""
_OF_A_PERSON = frozenset((
    "employer", "profession", "degree", "age", "middle", "relative", "relatives", "family", "also_called", "school",
))  # fmt: skip
"""Evidence that is said of people, where it stands in the sentence of the name."""


@cache
def _table(name: str) -> frozenset[str]:
    rows: Mapping[str, list[str]] = tomllib.loads((FOLDER / "wordlike_names.toml").read_text("utf-8"))
    return frozenset(map(fold, rows[name]))


@cache
def is_wordlike(given: str, surname: str) -> bool:
    """Tell whether a folded name is something else's as well: Rose Hill, Chelsea London, Taylor Swift."""
    town = any(place.kind == "town" for place in places().get(surname, ()))
    return f"{given} {surname}" in _table("known") or (
        given in _table("given") and (surname in _table("surname") or town)
    )


def speaks_of_a_person(reading: Reading, mention: Mention, evidence: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a page that shows such a name says in the same sentence something of a person.

    `evidence` is what was found for the worker, as kind and words.
    """
    found = tuple(evidence)
    if any(kind in _ABOUT_THE_PAGE for kind, _words in found):
        return True
    sentences = [sentence for sentence in _sentences(reading, mention) if sentence]
    said = [(kind, fold(words)) for kind, words in found if kind in _OF_A_PERSON]
    return any(holds(s, words) and not _offered(s, words, kind) for s in sentences for kind, words in said)


def _sentences(reading: Reading, mention: Mention) -> Iterable[str]:
    """Yield the sentences, folded, in which the name stands as a person's, and no saint's."""
    for in_title, start, end in mention.spots:
        part: Passage = reading.title if in_title else reading.snippet
        if start and part.words[start - 1] in _table("saints"):
            continue
        first, last = part.spans[start][0], part.spans[end - 1][1]
        breaks = [0, *(m.end() for m in _SENTENCE.finditer(part.text)), len(part.text)]
        yield fold(part.text[max(b for b in breaks if b <= first) : min(b for b in breaks if b >= last)])


def _offered(sentence: str, words: str, kind: str) -> bool:
    """Tell whether a profession is only an offer or an office there: "social worker jobs"."""
    if kind not in ("profession", "degree"):
        return False
    behind = f" {sentence} ".partition(f" {words} ")[2].split()[:2]
    ahead = f" {sentence} ".partition(f" {words} ")[0].split()[-2:]
    return bool({*behind, *ahead} & _table("not_a_person"))
