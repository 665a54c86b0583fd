"""What is less than given name and surname: a part, an initial, one of the two alone, or somebody else's name.

A surname is not a name. Another given name or another initial before it makes it the name of somebody else, which
neither employer nor town nor trade turns into the worker's.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from identity_scan.person.lexicon import common_words, gazetteer, idle_words, places
from identity_scan.person.mentions import HYPHENS, TIGHT, Form, Mention, named, runs
from identity_scan.person.name_parts import family_names, halves, is_english_given
from identity_scan.person.reading import Passage, Reading
from identity_scan.person.spellings import spellings

if TYPE_CHECKING:
    from identity_scan.person.names import Names

_NONAME = Mention(Form.NONE)
_COMMON = 450
"""Up to which rank an English word before a surname is taken for a word and not for a given name."""
_FAIRLY_COMMON = 1_500
"""The same after a surname and a comma, where more words than names stand."""
_VERBS = frozenset(
    ("meet", "ask", "call", "dear", "hello", "hi", "thanks", "thank", "welcome", "former", "late", "mount")
)
"""Rarer words that stand before a surname and are no names."""
_ELIDED = ("'", "’")
_AFTER_COMMA = re.compile(r",? ")


class Lesser:
    """The lesser forms of one person's names."""

    def __init__(self, names: "Names", towns: frozenset[str]) -> None:
        self._names, self._towns = names, towns
        self._initials = {tuple(word[0] for word in n.given) for n in names.full if n.given}
        self._letters = {letters[0] for letters in self._initials}
        self._middles = {m[0] for m in names.middles}
        self._own = names.words | names.middles | names.parts
        self._surnames: dict[str, dict[frozenset[str], None]] = {}
        self._given: dict[str, dict[frozenset[str], None]] = {}
        for name in names.full:
            if name.given and name.surname:
                self._add(self._surnames, name.surname, names.surname_forms(name))
                self._add(self._given, name.given, names.given_forms(name))
        self._given_joined = frozenset(f for n in names.all for f in names.given_forms(n))
        compound = frozenset(w for n in names.full if len(n.given) > 1 for w in n.given)
        self._own_alone = frozenset(w for n in names.all for w in (*n.given, *n.surname)) - compound
        self._first = any(name.first for name in names.full)
        for name in names.full:
            for half in halves(name):
                self._own |= {half}
        self._half_forms = frozenset(f for n in names.full for half in halves(n) for f in spellings(half))

    @staticmethod
    def _add(table: dict[str, dict[frozenset[str], None]], words: tuple[str, ...], forms: frozenset[str]) -> None:
        for first in {*forms, words[0]}:
            table.setdefault(first, {})[forms] = None  # in the order of the names: what is quoted hangs on no chance

    def best(self, reading: Reading) -> Mention:
        """Return the fullest of the lesser forms that a result shows; somebody else's name before a bare surname."""
        found = [m for part in reading.passages for m in self._all(part, part is reading.title)]
        best = min(found, key=lambda m: m.form, default=_NONAME)
        if best.form not in (Form.GIVEN, Form.SURNAME, Form.OTHER):
            return best
        if split := self._split(reading):
            return Mention(Form.SPLIT, split, title=best.title)
        others = [m for m in found if m.form is Form.OTHER]
        alone = any(m.form is Form.GIVEN and not any(_within(m, other) for other in others) for m in found)
        return best if alone or not others else others[0]

    def _all(self, part: Passage, title: bool) -> Iterator[Mention]:
        for n, word in enumerate(part.words):
            for forms in self._surnames.get(word, ()):
                if (end := max(runs(part, n, forms), default=0)) and (named(part, n) or named(part, end - 1)):
                    yield self._by_surname(part, n, end, title)
            for forms in self._given.get(word, ()):
                if (end := max(runs(part, n, forms), default=0)) and named(part, n):
                    yield self._by_given(part, n, end, title)
            if word in self._half_forms and named(part, n):
                half = self._by_surname(part, n, n + 1, title)
                if half.form in (Form.INITIALS, Form.OTHER):
                    yield half

    # -- at the surname -----------------------------------------------------------------------------------------------

    def _by_surname(self, part: Passage, start: int, end: int, title: bool) -> Mention:
        before = next((n for n in range(start - 1, max(start - 4, -1), -1) if len(part.words[n]) > 2), -1)
        if (other := self._another_before(part, start)) is not None:
            return self._other(part, other - 1, end, title)
        singles = [n for n in range(before + 1, start) if part.words[n] not in family_names("titles")]
        small = max((n for n in singles if not part.raw(n).isupper()), default=-1)
        singles = [n for n in singles if n > small]  # "by S. J. Smith"
        if singles and "," not in part.gap(start - 1):
            letters = "".join(part.words[n] for n in singles)
            if self._own_initials(letters):
                apart = len(part.words[singles[0]]) == 1
                rest = frozenset((part.words[n] for n in singles[1:]) if apart else letters[1:])
                return Mention(Form.INITIALS, part.quote(singles[0], end), middles=rest, title=title)
            if letters.isalpha() and TIGHT.fullmatch(part.gap(start - 1)):
                return self._other(part, singles[0], end, title)
        if found := self._after_surname(part, start, end, title):
            return found
        return Mention(Form.SURNAME, part.quote(start, end), title=title)

    def _after_surname(self, part: Passage, start: int, end: int, title: bool) -> Mention | None:
        after = part.words[end] if end < len(part.words) else ""
        if not after or not named(part, end):
            return None
        gap = part.gap(end - 1)
        if len(after) <= 2 and part.raw(end).isupper() and _AFTER_COMMA.match(gap) and after.isalpha():
            own = self._own_initials(after)
            if own or (gap.startswith(",") and not _said(part, end)):  # "Mme Roy, T.S." has no initials
                return Mention(Form.INITIALS if own else Form.OTHER, part.quote(start, end + 1), title=title)
        if gap == ", " and self._listed(part, end):
            return self._other(part, start, end + 1, title)
        last = self._given_after(part, end) if gap == " " else 0
        begins = start == 0 or part.gap(start - 1) != " "
        if last and (self._first or (begins and last == end + 1 and self._listed(part, end))):
            return self._other(part, start, last, title)
        return None

    def _listed(self, part: Passage, n: int) -> bool:
        """Tell whether a word behind a surname and a comma is another given name: "Smith, Gordon"."""
        word = part.words[n]
        if word in self._own or word in places() or not self._like_given(part, n):
            return False
        goes_on = n + 1 < len(part.words) and part.gap(n) == " " and not named(part, n + 1)
        rare = common_words().get(word, _FAIRLY_COMMON) >= _FAIRLY_COMMON
        return is_english_given(word) or word in _everyday() or (rare and not goes_on)

    def _other(self, part: Passage, start: int, end: int, title: bool) -> Mention:
        return Mention(Form.OTHER, part.quote(start, end), title=title, spots=((title, start, end),))

    def _given_after(self, part: Passage, n: int) -> int:
        """Return where another given name ends that follows a family name which stands first; 0 if none does."""
        last, other = n, False
        while last < min(n + 4, len(part.words)) and (last == n or part.gap(last - 1) in (" ", *HYPHENS)):
            if not (self._like_given(part, last) or (last > n and part.gap(last - 1) in HYPHENS)):
                break
            other = other or part.words[last] not in self._own
            last += 1
        return last if other else 0

    def _own_initials(self, letters: str) -> bool:
        """Tell whether letters before or after a surname can be the worker's: M, MA, JF for Jean-François."""
        for own in self._initials:
            if letters[:1] != own[0]:
                continue
            rest, more = letters[1:], "".join(own[1:])
            if not rest or rest == more or not more or rest.startswith(more):
                return True
            if set(rest) <= self._middles:
                return True
        return False

    def _another_before(self, part: Passage, start: int) -> int | None:
        """Return where the surname's words begin if another given name stands before: that word's place plus one."""
        n = start - 1
        if (
            n >= 0
            and part.gap(n) in HYPHENS
            and named(part, n)
            and part.words[n] not in self._own
            and len(part.words[n]) > 1
        ):
            return n + 1
        while n >= 0 and len(part.words[n]) == 1 and part.raw(n).isupper() and TIGHT.fullmatch(part.gap(n)):
            n -= 1
        if n < 0 or part.gap(n).strip(" ") or not part.gap(n):
            return None
        return n + 1 if self._another(part, n) else None

    def _another(self, part: Passage, n: int) -> bool:
        """Tell whether word n is a given name, and not one of the worker's."""
        if n > 0 and part.gap(n - 1) in HYPHENS and named(part, n) and named(part, n - 1):
            return part.words[n - 1] + part.words[n] not in self._given_joined  # Jean-Guy is not Jean-François
        return part.words[n] not in self._own_alone and self._like_given(part, n)

    def _like_given(self, part: Passage, n: int) -> bool:
        """Tell whether word n is written as a given name and is no title, trade, institution or small word."""
        raw, word = part.raw(n), part.words[n]
        if not named(part, n) or len(word) < 2 or word.isdigit() or word in family_names("titles"):
            return False
        follows = n + 1 < len(part.words)
        if raw.isascii() and raw.isupper() and follows and not part.raw(n + 1).isupper():
            return False  # a credential or the initials of an institution
        if is_english_given(word) or word in _everyday():
            return True
        if word in self._towns or word in idle_words() or word in _institutions():
            return False
        if word in places():  # Devon Smith is somebody; "Hamilton Smith" of a worker in Hamilton is not
            return True
        return not _said(part, n) and common_words().get(word, _COMMON) >= _COMMON

    # -- at the given name --------------------------------------------------------------------------------------------

    def _by_given(self, part: Passage, start: int, end: int, title: bool) -> Mention:
        if self._in_a_compound(part, start, end):
            return self._other(part, max(start - 1, 0), min(end + 1, len(part.words)), title)
        after = part.words[end] if end < len(part.words) and TIGHT.fullmatch(part.gap(end - 1)) else ""
        letters = {s[0][0] for s in self._names.surnames}
        if len(after) == 1 and part.raw(end).isupper() and after in letters:
            return Mention(Form.GIVEN_INITIAL, part.quote(start, end + 1), title=title)
        if (after in self._names.parts or after in self._half_forms) and named(part, end):
            words = part.quote(start, end + 1)
            name = " ".join(part.words[start : end + 1])
            return Mention(Form.PART, words, name=name, title=title, spots=((title, start, end + 1),))
        last = self._behind_middles(part, end)
        if last < len(part.words) and part.words[last] not in self._own and self._like_surname(part, last):
            return self._other(part, start, last + 1, title)
        return Mention(Form.GIVEN, part.quote(start, end), title=title, spots=((title, start, end),))

    def _behind_middles(self, part: Passage, end: int) -> int:
        """Return which word follows a given name and middle names or initials, which make another surname no more hers.

        The end of the passage where the next word stands apart from them.
        """
        for n in range(end, len(part.words)):
            if part.gap(n - 1) not in ((" ", ". ") if n > end else (" ",)):
                break
            initial = len(part.words[n]) == 1 and part.raw(n).isupper()
            if not initial and part.words[n] not in self._names.middles:
                return n
        return len(part.words)

    def _like_surname(self, part: Passage, n: int) -> bool:
        """Tell whether the word behind a given name is another surname, not the next word of a title."""
        rare = common_words().get(part.words[n], _FAIRLY_COMMON) >= _FAIRLY_COMMON
        return self._like_given(part, n) and (rare or part.words[n] in _everyday())

    def _in_a_compound(self, part: Passage, start: int, end: int) -> bool:
        """Tell whether a given name is only half of another: Lucie of Anne-Lucie, or of Lucie-Anne."""
        ahead = start > 0 and part.gap(start - 1) in HYPHENS and named(part, start - 1)
        behind = end < len(part.words) and part.gap(end - 1) in HYPHENS and named(part, end)
        return (ahead and part.words[start - 1] not in self._own) or (behind and part.words[end] not in self._own)

    def _split(self, reading: Reading) -> str:
        """Return the surname where it stands apart from the given name, which goes with another; empty if not so."""
        with_another = any(self._with_another(part) for part in reading.passages)
        for part in reading.passages if with_another else ():
            for surname in sorted(self._names.surnames):
                if (start := part.find(surname)) >= 0 and not _in_brackets(part, start, start + len(surname)):
                    return part.quote(start, start + len(surname))
        return ""

    def _with_another(self, part: Passage) -> bool:
        for given in self._names.given:
            start = part.find(given)
            end = start + len(given)
            if start < 0 or end >= len(part.words) or part.gap(end - 1) != " ":
                continue
            if len(part.words[end]) == 1 and part.gap(end) in _ELIDED and end + 1 < len(part.words):
                end += 1  # O'Toole, D'Amours
            if named(part, end) and len(part.words[end]) > 2 and part.words[end] not in self._own:
                return True
        return False


@cache
def _everyday() -> frozenset[str]:
    """Return given names and surnames that are everyday words as well: Grace, Hunter."""
    return frozenset(gazetteer()["words"]["everyday"])


@cache
def _institutions() -> frozenset[str]:
    """Return words that belong to the name of a place or an institution, and verbs that stand before a name."""
    words = gazetteer()["words"]
    return frozenset((*words["institution"], *words["named_after"])) | _VERBS


def _said(part: Passage, n: int) -> bool:
    """Tell whether word n belongs to a trade or a place that the passage speaks of."""
    return any(start <= n < end for said in (part.trades, part.places) for start, end, _phrase in said)


def _in_brackets(part: Passage, start: int, end: int) -> bool:
    """Tell whether brackets hold words and no more: "Solange Marquis (Brisebois)" was born so."""
    return part.text[: part.spans[start][0]].endswith("(") and part.text[part.spans[end - 1][1] :].startswith(")")


def _within(one: Mention, other: Mention) -> bool:
    """Tell whether a mention stands inside another."""
    return any(a == t and start <= s and e <= end for a, s, e in one.spots for t, start, end in other.spots)
