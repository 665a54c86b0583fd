"""How much of the worker's name a result shows, and what stands around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from identity_scan.person.reading import Passage
from identity_scan.speech.folding import APOSTROPHES


class Form(IntEnum):
    """How much of the name a result shows, the fullest first."""

    FULL = 0  # given name and surname, or a form the worker listed
    NICKNAME = 1  # a usual short form that the worker did not list, with the surname
    ADDRESS = 2  # given name and surname in the address or a user name alone
    PART = 3  # given name with one half of a double surname
    INITIALS = 4  # initial and surname
    GIVEN_INITIAL = 5  # given name and initial
    SURNAME = 6  # surname alone
    GIVEN = 7  # given name alone
    OTHER = 8  # another given name or initial at the surname, or another surname at the given name
    SPLIT = 9  # given name of one person, surname of another
    NONE = 10

    @property
    def whole(self) -> bool:
        """Whether it is given name and surname: such a name needs no strong anchor."""
        return self <= Form.ADDRESS

    @property
    def own(self) -> bool:
        """Whether it is a form of the worker's own name: more of it than surname or given name alone."""
        return self <= Form.GIVEN_INITIAL


@dataclass(frozen=True, slots=True)
class Mention:
    """The fullest form of the name in a result, and its surroundings."""

    form: Form
    words: str = ""
    """As the result writes it."""
    name: str = ""
    """Which of the person's names it is, folded: bearers are counted apart for each."""
    middles: frozenset[str] = frozenset()
    """Middle names or initials that stand between given name and surname."""
    before: frozenset[str] = frozenset()
    """Words written like names that stand directly before the name."""
    after: frozenset[str] = frozenset()
    title: bool = False
    """Whether the title names the person."""
    spots: tuple[tuple[bool, int, int], ...] = ()
    """Where it stands: in the title or not, from which word up to which."""


TIGHT = re.compile(r"[\s.'’\"«»“”()\-‐‑–·・]*")
"""What may stand between the parts of one name."""
_INNER = re.compile(rf"[\s.'’‘`´\-‐‑‒–{APOSTROPHES}]?|\. ")
"""What may stand within one part of a name: O'Brien, Mei-Ling, de la Cruz."""
HYPHENS = frozenset("-‐‑")


def runs(part: Passage, n: int, forms: frozenset[str]) -> Iterator[int]:
    """Yield where runs of words from n end that are, joined, one of the forms: Mei-Ling and Meiling are one."""
    words, together = part.words, ""
    for k in range(n, min(n + 5, len(words))):
        if k > n and not _INNER.fullmatch(part.gap(k - 1)):
            return
        together += words[k]
        if together in forms:
            yield k + 1
        if not any(form.startswith(together) for form in forms):
            return


def named(part: Passage, n: int) -> bool:
    """Tell whether word n is written as a name is: with a capital, or in a script that has none."""
    first = part.raw(n)[:1]
    return first.isupper() or (first.isalpha() and not first.islower())


def together(mentions: Iterable[Mention]) -> Mention:
    """Gather the whole forms of one result: the fullest leads, what surrounds any of them is kept."""
    found = sorted(mentions, key=lambda m: (m.form, not m.title))
    best = found[0]
    return Mention(
        form=best.form,
        words=best.words,
        name=best.name,
        middles=frozenset().union(*(m.middles for m in found)),
        before=frozenset().union(*(m.before for m in found)),
        after=frozenset().union(*(m.after for m in found)),
        title=any(m.title for m in found),
        spots=tuple(spot for m in found for spot in m.spots),
    )
