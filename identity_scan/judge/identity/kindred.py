"""Others of the worker's surname: relatives they listed, other given names, what is only called so (TAXONOMY R1)."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.clues import Clue
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import patterns
from identity_scan.person.lexicon import gazetteer
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Passage, Reading
from identity_scan.speech.text import fold

_SLIP = 0.74
"""How alike two given names are of which one may be the other with a slip, or short for it."""
_WHOLE = 4
"""Letters of a given name that is no pet name."""
_PET = ("i", "ie", "y", "ou", "o")
"""How pet names end in both languages: what a worker is called at home they may not have listed."""


def of_their_kin(reading: Reading, mention: Mention, me: Known) -> Iterator[Clue]:
    """Yield what makes the bearer one of the worker's family, or of their surname, and not the worker."""
    if mention.form.whole:
        if any(mention.name == relative.name for relative in me.family):
            yield Clue("shared_name", mention.words)
    elif mention.form is Form.OTHER:
        words = tuple(fold(mention.words).split())
        listed = any(" ".join(words) == relative.name for relative in me.family)
        if listed and tuple(reading.title.words[: len(words)]) == words:
            yield Clue("kin_page", mention.words)
        elif _another_given(words, mention.words, me):
            yield Clue("other_given", mention.words)
    elif mention.form is Form.SURNAME and (words_ := _only_called_so(reading, me)):
        yield Clue("named_so", words_)


def _another_given(words: tuple[str, ...], written: str, me: Known) -> bool:
    """Tell whether a name is the worker's surname with a given name quite unlike theirs, written out."""
    surname = next((s for s in me.called.surnames if words[-len(s) :] == s or words[: len(s)] == s), None)
    if surname is None or len(words) == len(surname):
        return False
    given = words[len(surname) :] if words[: len(surname)] == surname else words[: -len(surname)]
    own = {word for name in me.called.all for word in name.given} | me.called.middles
    if len(given[0]) < _WHOLE or given[0].endswith(_PET):
        return False
    return not any(given[0][:2] == word[:2] or SequenceMatcher(None, given[0], word).ratio() >= _SLIP for word in own)


def _only_called_so(reading: Reading, me: Known) -> str:
    """Return the words where all that bears the surname is a lake, a street, a firm, or a page about the name."""
    found = ""
    for part in reading.passages:
        text = signed(part.text, me)
        if match := next((m for fits in patterns("surname.itself") for m in fits.finditer(text)), None):
            return part.text[match.start() : match.end()]
        for n in (n for surname in me.called.surnames for n in _spots(part, surname)):
            if not (words := _thing(part, n)):
                return ""
            found = found or words
    return found


def _spots(part: Passage, surname: tuple[str, ...]) -> Iterator[int]:
    size = len(surname)
    return (n for n in range(len(part.words)) if part.words[n : n + size] == surname)


def _thing(part: Passage, n: int) -> str:
    """Return the name of a place or a thing that the word at n is part of, empty if it is none."""
    things = frozenset(gazetteer()["words"]["named_after"])
    before = part.words[max(n - 1, 0) : n]
    after = part.words[n + 1 : n + 2]
    if after and after[0] in things and part.raw(n + 1)[:1].isupper() and part.gap(n) == " ":
        return part.quote(n, n + 2)
    if before and before[0] in things and part.gap(n - 1) == " ":
        return part.quote(n - 1, n + 1)
    return ""
