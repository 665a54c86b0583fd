"""The forms of the person's name in a result (TAXONOMY R1): which one stands there, and what stands around it.

The one place that tells a form of the worker's name from somebody else's: the judge, the namesakes, the own-name check
of brought pages and the person file all ask here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from identity_scan.model import Person
from identity_scan.person.lesser_forms import Lesser
from identity_scan.person.lexicon import common_words, gazetteer
from identity_scan.person.mentions import HYPHENS, TIGHT, Form, Mention, named, runs, together
from identity_scan.person.name_parts import (
    PARTICLES,
    Name,
    family_names,
    halves,
    is_syllabic,
    readings,
    short_forms,
    take_apart,
)
from identity_scan.person.reading import Passage, Reading
from identity_scan.person.scripts import UNSPACED, any_in, is_in
from identity_scan.person.spellings import spellings
from identity_scan.person.wordlike import is_wordlike
from identity_scan.speech.folding import fold

__all__ = ["Form", "Mention", "Name", "Names", "names_of", "short_forms", "take_apart"]

_PLAIN_GAPS = (" ", ". ", "-")
"""What stands before a middle name; a nickname stands in quotes."""
_COMMA = re.compile(r"\s*,\s*")
_GLUED = 7
"""Letters from which given name and surname in one word can be nobody else's: okerlundtamsin."""


class Names:
    """All names of one person, ready to be looked for."""

    def __init__(self, person: Person) -> None:
        family = person.family_name
        listed = [name for text in (person.name, *person.other_names) for name in readings(text, family)]
        listed = list({(name.given, name.surname, name.middles): name for name in listed}.values())
        listed = [n for n in listed if not _of_a_double_name(n, listed)]
        self.main = take_apart(person.name, family) or Name((), ())
        initials = [n for n in listed if n.given and len("".join(n.given)) == 1 and _of_an_alphabet(n.given[0])]
        self.full = [n for n in listed if n not in initials]
        self.middles = frozenset(m for n in listed for m in n.middles)
        self.surnames = frozenset(n.surname for n in self.full if n.surname and n.given)
        self.given = frozenset(n.given for n in self.full if n.given)
        self.alone = [n for n in self.full if not n.given]
        known = {n.given for n in self.full}
        short = [
            Name((s,), tuple(fold(surname).split()), (), True, n.first, s, surname)
            for n in self.full
            if len(n.given) == 1
            for s in short_forms(n.given[0])
            for surname in (n.as_surname, *halves(n)[:1])
        ]
        self.all = [n for n in self.full if n.given] + [n for n in short if n.given not in known]
        self.words = frozenset(w for n in self.full for w in (*n.given, *n.surname))
        self.parts = frozenset(w for s in self.surnames if len(s) > 1 for w in s if w not in PARTICLES and len(w) > 2)
        self._everyday = frozenset(gazetteer()["words"]["everyday"])
        self.wordlike = frozenset(n.text for n in self.all if is_wordlike(" ".join(n.given), " ".join(n.surname)))
        self._named_after = frozenset(gazetteer()["words"]["named_after"])
        self._given_forms = {n: spellings(n.as_given) for n in self.all}
        self._surname_forms = {n: spellings(n.as_surname) for n in self.full + self.all}
        self._index()
        self._lesser = Lesser(self, frozenset(w for place in person.places for w in fold(place).split()))

    def _index(self) -> None:
        self._starts: dict[str, list[tuple[Name, bool]]] = {}
        self._pieces: dict[str, list[tuple[Name, bool]]] = {}
        self._in_one: dict[str, Name] = {}
        for name in self.all:
            given, surname = self._given_forms[name], self._surname_forms[name]
            for forms, words, forward in ((given, name.given, True), (surname, name.surname, False)):
                for first in dict.fromkeys((*sorted(forms), words[0])):
                    self._starts.setdefault(first, []).append((name, forward))
                for piece in {form[:size] for form in forms for size in range(2, len(form))} - {*forms, words[0]}:
                    self._pieces.setdefault(piece, []).append((name, forward))
            for one in (a + b for g in given for s in surname for a, b in ((g, s), (s, g))):
                if len(one) >= _GLUED or (len(one) > 1 and is_in(one[:1], UNSPACED)):
                    self._in_one.setdefault(one, name)
        self._run_on = tuple((one, name) for one, name in self._in_one.items() if is_in(one[:1], UNSPACED))
        self._run_on += tuple(("".join(n.surname), n) for n in self.alone if is_in(n.surname[0][:1], UNSPACED))

    def given_forms(self, name: Name) -> frozenset[str]:
        """Return how the given name may be written, joined."""
        return self._given_forms.get(name) or spellings(name.as_given)

    def surname_forms(self, name: Name) -> frozenset[str]:
        """Return how the family name may be written, joined."""
        return self._surname_forms[name]

    def mention(self, reading: Reading) -> Mention:
        """Return the fullest form of the name that the result shows, with everything around its whole forms."""
        whole = [m for part in reading.passages for m in self._whole(part, part is reading.title)]
        if whole and (best := together(whole)).form is not Form.ADDRESS:
            return best
        if found := self._in_address(reading):
            return found
        return together(whole) if whole else self._lesser.best(reading)

    def longer(self, mention: Mention) -> tuple[str, ...]:
        """Return the names of which a usual short form is shown: who bears Robert Haley may be a Robt Haley too."""
        if mention.form is not Form.NICKNAME:
            return ()
        own = {n.surname for n in self.all if n.text == mention.name}
        return tuple(n.text for n in self.full if n.given and n.surname in own and n.text != mention.name)

    def both(self, reading: Reading) -> bool:
        """Tell whether a given name and a surname of the worker stand anywhere in the text, also apart."""
        given = any(part.find(g) >= 0 for part in reading.passages for g in self.given)
        return given and any(part.find(s) >= 0 for part in reading.passages for s in self.surnames)

    def named_after(self, reading: Reading, mention: Mention) -> str:
        """Return the words that make a place or thing of the name ("Rose Hill Cemetery"), empty if there are none."""
        for in_title, start, end in mention.spots:
            part = reading.title if in_title else reading.snippet
            for n in range(end, min(end + 2, len(part.words))):
                if not TIGHT.fullmatch(part.gap(n - 1)) or not part.raw(n)[:1].isupper():
                    break
                # the spot of a longer name of theirs goes on: O'Neill of O'Neill-Park
                within = any(t == in_title and s == start and n < e for t, s, e in mention.spots)
                if part.words[n] in self._named_after and not within:
                    return part.quote(start, n + 1)
        return ""

    # -- given name and surname ---------------------------------------------------------------------------------------

    def _whole(self, part: Passage, title: bool) -> Iterator[Mention]:
        for n, word in enumerate(part.words):
            entries = self._starts.get(word)
            if entries is None and word in self._pieces and named(part, n):
                entries = self._pieces[word]
            for name, forward in entries or ():
                found = self._forward(part, n, name) if forward else self._backward(part, n, name)
                if found and _closed(part, n, found[0]) and self._meant(part, n, found[0], name):
                    end, middles = found
                    yield self._seen(part, n, end, name, middles, title)
            if word in self._in_one:
                yield self._written_in_one(part, n, title)
        for name in self.alone:
            for start in (n for n in range(len(part.words)) if named(part, n)):
                for end in runs(part, start, self._surname_forms[name]):
                    yield Mention(Form.FULL, part.quote(start, end), name.text, title=title)
        if self._run_on and any_in(part.text, UNSPACED):
            yield from self._without_spaces(part, title)

    def _written_in_one(self, part: Passage, n: int, title: bool) -> Mention:
        """A name in one word: #TamsinOkerlund is written to be read, tamsinokerlund may be only a user name."""
        raw, name = part.raw(n), self._in_one[part.words[n]]
        tag = part.spans[n][0] > 0 and part.text[part.spans[n][0] - 1] == "#"
        read_ = tag or any(c.isupper() for c in raw[1:-1]) or is_in(raw[:1], UNSPACED)
        form = Form.ADDRESS if not read_ else Form.NICKNAME if name.short else Form.FULL
        return Mention(form, raw, name.text, title=title, spots=((title, n, n + 1),))

    def _without_spaces(self, part: Passage, title: bool) -> Iterator[Mention]:
        """Yield names inside a run of Han or Hangul, where the signs around them leave them whole."""
        for n, word in enumerate(part.words):
            for one, name in self._run_on:
                at = word.find(one)
                if at >= 0 and word != one and _stands_free(word[:at], one, word[at + len(one) :]):
                    yield Mention(Form.FULL, one, name.text, title=title, spots=((title, n, n + 1),))

    def _forward(self, part: Passage, n: int, name: Name) -> tuple[int, tuple[str, ...]] | None:
        """Match given name, up to two middle names, surname; return where it ends and the middle names."""
        for at in runs(part, n, self._given_forms[name]):
            if n and part.gap(n - 1) in HYPHENS:  # Marie of Anne-Marie is another name
                continue
            for between in range(3):
                start = at + between
                if start >= len(part.words) or not TIGHT.fullmatch(part.gap(start - 1)):
                    break
                if end := next(runs(part, start, self._surname_forms[name]), 0):
                    if not self._may_stand_between(part, at, start, name):
                        break
                    return end, tuple(part.words[k] for k in range(at, start) if part.gap(k - 1) in _PLAIN_GAPS)
                if not part.raw(start)[:1].isupper() and part.words[start] not in self.middles:
                    break  # of a script without capitals, or written without them, only what the worker is called
                if (
                    between
                    and len(part.words[start]) > 2
                    and "." in part.gap(start - 1)
                    and len(part.words[start - 1]) > 2
                ):
                    break
        return None

    def _may_stand_between(self, part: Passage, start: int, end: int, name: Name) -> bool:
        """Tell whether the words between given name and surname leave it the same name."""
        between = part.words[start:end]
        if not between:
            return True
        own = all(word in self.middles or word in {m[0] for m in self.middles} for word in between)
        if name.first:  # each syllable is of the given name: Dang Van Minh is not Dang Thi Minh
            return own
        return own or part.gap(start - 1) not in HYPHENS  # Jean is not Jean-Guy

    def _backward(self, part: Passage, n: int, name: Name) -> tuple[int, tuple[str, ...]] | None:
        """Match "Surname, Given M." and "SURNAME Given"; where it stands first, "Surname Middle Given"."""
        for at in runs(part, n, self._surname_forms[name]):
            if at >= len(part.words):
                continue
            gap = part.gap(at - 1)
            if name.first and not gap.strip(" \u30fb") and (found := self._eastern(part, at, name)):
                return found
            for end in runs(part, at, self._given_forms[name]):
                shouted = part.quote(n, at).isupper() and not part.quote(at, end).isupper()
                begins = n == 0 or part.gap(n - 1) != " " or part.words[n - 1][0].isdigit()  # "73e Surname Given"
                listed = begins and (end >= len(part.words) or part.gap(end - 1) != " ")
                goes_on = end < len(part.words) and part.gap(end - 1) in HYPHENS
                if _in_brackets(part, n, at, end):
                    return end, ()
                if goes_on or not (_COMMA.fullmatch(gap) or (gap.isspace() and (shouted or n == 0 or listed))):
                    continue
                return end, part.words[end : end + 1] if end < len(part.words) and len(part.words[end]) == 1 else ()
        return None

    def _eastern(self, part: Passage, at: int, name: Name) -> tuple[int, tuple[str, ...]] | None:
        """Match middle names of the worker and the given name directly after the family name."""
        for between in range(min(4, len(part.words) - at)):
            for end in runs(part, at + between, self._given_forms[name]):
                if not self._goes_on(part, end) and named(part, at):
                    return end, part.words[at : at + between]
            if part.words[at + between] not in self.middles:
                return None
        return None

    def _goes_on(self, part: Passage, end: int) -> bool:
        """Tell whether one more syllable makes another name of it: Li Mei Ling is not Li Mei."""
        if end >= len(part.words) or not named(part, end) or part.words[end] in self.words:
            return False
        gap, word = part.gap(end - 1), part.words[end]
        return gap in HYPHENS or (gap == " " and len(word) > 1 and is_syllabic(word) and word not in common_words())

    def _meant(self, part: Passage, start: int, end: int, name: Name) -> bool:
        """Tell a name from everyday words: without capitals "rose hill" names nobody."""
        if any(
            part.gap(n) and not (TIGHT.fullmatch(part.gap(n)) or _COMMA.fullmatch(part.gap(n)) or part.gap(n) == " (")
            for n in range(start, end - 1)
        ):
            return False
        if part.raw(start)[:1].isupper() or not part.raw(start)[:1].islower():
            return True
        return not (set(name.given) & self._everyday and set(name.surname) & self._everyday)

    def _seen(self, part: Passage, start: int, end: int, name: Name, middles: tuple[str, ...], title: bool) -> Mention:
        before = part.words[start - 1] if start and named(part, start - 1) and part.gap(start - 1) == " " else ""
        after = part.words[end] if end < len(part.words) and named(part, end) and part.gap(end - 1) in " -–" else ""
        return Mention(
            form=Form.NICKNAME if name.short else Form.FULL,
            words=part.quote(start, end) + (")" if _in_brackets(part, start, end - len(name.given), end) else ""),
            name=name.text,
            middles=frozenset(middles) - {m for n in self.full for m in n.given},
            before=frozenset({before} - {""}),
            after=frozenset({after} - {""}),
            title=title,
            spots=((title, start, end),),
        )

    def _in_address(self, reading: Reading) -> Mention | None:
        line = f" {' '.join(reading.address)} "
        for name in self.full:
            if not name.given:
                continue
            for words in (name.given + name.surname, name.surname + name.given):
                if f" {' '.join(words)} " in line:
                    return Mention(Form.ADDRESS, " ".join(words), name.text)
        return None


def _of_a_double_name(name: Name, listed: Sequence[Name]) -> bool:
    """Tell whether a name is only another's in two words: the Pierre of "Nadine Pierre Noël" is of her surname."""
    words = (*name.middles, *name.surname)
    return bool(name.middles) and any(
        len(n.surname) > len(name.surname) and n.given == name.given and (*n.middles, *n.surname) == words
        for n in listed
    )


def _of_an_alphabet(letter: str) -> bool:
    """Tell whether one letter alone is an initial, not a whole name as in Han or in syllables."""
    return letter.islower()


def _stands_free(before: str, one: str, after: str) -> bool:
    """Tell whether a name in a run without spaces is all of the name that stands there."""
    if "가" <= one[0] <= "힣":
        return not before and after.startswith(_followers("after_hangul"))
    longer = len(one) == 2 and bool(after) and not after.startswith(_followers("after_han"))
    return not longer and not (len(before) == 1 and before in family_names("han"))


def _followers(table: str) -> tuple[str, ...]:
    return tuple(family_names(table))


@lru_cache(maxsize=4)
def names_of(person: Person) -> Names:
    """Return the names of a person, ready to be looked for."""
    return Names(person)


def _in_brackets(part: Passage, start: int, given: int, end: int) -> bool:
    """Tell whether the given name stands behind the family name in brackets of its own, as dockets have it: "c. Bell
    (Jo)"; behind another given name it is a partner's: "Tom Bell (Jo)".
    """
    alone = start == 0 or part.gap(start - 1) != " " or not part.raw(start - 1)[:1].isupper()
    return alone and part.gap(given - 1) == " (" and part.text.startswith(")", part.spans[end - 1][1])


def _closed(part: Passage, start: int, end: int) -> bool:
    """Tell whether no bracket parts the words of a name: "Jo Riot (Josephine Bell)" holds one name, not Jo Bell."""
    words = part.text[part.spans[start][0] : part.spans[end - 1][1] + 1]
    return words.count("(") == words.count(")") or words.rstrip(")").count("(") == words.rstrip(")").count(")")
