"""Who does what to whom: the clauses of a result, read with a light grammar (facts/clauses_….toml).

A text is read in its plain form, in which the worker's name, their employers and their family stand as one sign each
run: so a pattern says "<me> was diagnosed" of anybody. What a pattern claims counts only where its clause asserts it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.marked import Mark, Marked, Text
from identity_scan.judge.reading.patterns import BODY, KIN, ME, SIGNS, pattern, patterns
from identity_scan.speech.text import fold

_ENDS: Final = re.compile(r"(?<!\b[a-z])[.]|(?<=\b[a-z])[.](?= )|[!?;|·•…»«\n]|: | [-–—] ")
"""What ends a clause; the stop of a title (T.S., R.S.W.) that a comma or another letter follows does not."""
_REACH: Final = 160


# -- the person in the text -------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _names(me: Known) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what stands for the family, the employers and the worker, in the order in which they are looked for."""
    kin = [r.name for r in me.family if r.name] + [r.given for r in me.family if len(r.given) > 2]
    kin = [name for name in kin if name not in me.names and name not in me.given]  # an uncle of the same name
    body = [form for forms in me.employers for form in forms if len(form) > 4]
    own = [*me.names, *(f"{given} {surname}" for given in me.given for surname in me.surnames), *me.usernames]
    alone = [name for name in (*me.given, *me.surnames) if len(name) > 2]
    found = ((KIN, kin), (BODY, body), (ME, own), (ME, alone))
    return tuple((sign, _any_of(names)) for sign, names in found if names)


def _any_of(names: list[str]) -> re.Pattern[str]:
    spelt = sorted(set(names), key=lambda name: -len(name))
    return re.compile(
        r"(?<!\w)@?(?:" + "|".join(r"[\W_]{1,2}".join(map(re.escape, n.split())) for n in spelt) + r")(?!\w)"
    )


@lru_cache(maxsize=64)
def signed(text: str, me: Known, *more: str) -> str:
    """Return a text in plain form with the names of the person as signs, sign for sign: places in it hold.

    `more` are words that stand for the worker here, such as the form of the name that a page shows.
    """
    plain = word_lists.plain(text)
    for name in filter(None, map(word_lists.plain, more)):
        plain = plain.replace(name, ME * len(name))
    for sign, names in _names(me):
        for match in names.finditer(plain):
            if _is_name(text, match.start()):
                plain = plain[: match.start()] + sign * (match.end() - match.start()) + plain[match.end() :]
    return _HALVES.sub(ME * 2, plain)  # a double surname alone is one name


_HALVES: Final = re.compile(f"{ME}-(?={ME})")


def line(passage: Text, me: Known) -> str:
    """Return a passage's plain text with the names of the person as signs."""
    return signed(passage.text, me)


@lru_cache(maxsize=16)
def bodies(me: Known) -> re.Pattern[str] | None:
    """Return the look of the names of the worker's employers and schools, of two words or more."""
    names = [form for forms in me.employers for form in forms if " " in form] + [n for n in me.schools if " " in n]
    return _any_of(names) if names else None


def _is_name(text: str, start: int) -> bool:
    """A name has a capital; a user name begins with @ or holds what no word does."""
    word = re.match(r"@?[\w.-]*", text[start:])
    return text[start : start + 1].isupper() or bool(word and re.search(r"[@_\d]", word[0]))


def said(reading: Marked, me: Known, *groups: str) -> Iterator[Mark]:
    """Yield where the patterns of these groups fit in titles and snippets, where their clause asserts them."""
    for passage in reading.texts:
        text = line(passage, me)
        for language in sorted(word_lists.languages(passage.words)):
            for group in groups:
                fits = pattern(group, language)
                for match in fits.finditer(text) if fits else ():
                    if not _denied(text, match.start(), language):
                        yield Mark(passage, match.start(), match.end(), group)


def says(reading: Marked, me: Known, *groups: str) -> Mark | None:
    """Return the first place of `said`."""
    return next(said(reading, me, *groups), None)


def presents(text: str) -> bool:
    """Tell whether a text, with the names as signs, shows the worker as one who speaks, leads or writes there."""
    return bool(_titled().search(text)) or any(found.search(text) for found in patterns("died.presents"))


@cache
def _titled() -> re.Pattern[str]:
    """Return the look of a name with a title of the profession behind it."""
    return re.compile(rf"{ME},? [(]?(?:{word_lists.any_of('role.credential')})(?!\w)")


def clause(passage: Text, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around a place begins and ends."""
    heads = [m.end() for m in _ENDS.finditer(passage.plain, max(0, start - _REACH), start)]
    tail = _ENDS.search(passage.plain, end, min(len(passage.plain), end + _REACH))
    first = heads[-1] if heads else max(0, start - _REACH)
    last = tail.start() if tail else min(len(passage.plain), end + _REACH)
    return first, last


def quoted(mark: Mark) -> str:
    """Return the clause of a mark as it stands in the text."""
    first, last = clause(mark.passage, mark.start, mark.end)
    return mark.passage.text[first:last].strip(" ,;:-–—\"'")


def denied(text: str, start: int, passage: Text) -> bool:
    """Tell whether the words before a place in its clause deny it, in a language of its text."""
    return any(_denied(text, start, language) for language in word_lists.languages(passage.words))


def _denied(text: str, start: int, language: str) -> bool:
    """Tell whether the words before a place in its clause deny it or only suppose it: "never", "if", "no"."""
    heads = [m.end() for m in _ENDS.finditer(text, max(0, start - 40), start)]
    before = text[heads[-1] if heads else max(0, start - 40) : start]
    deny = pattern("stance.denied", language)
    return bool(deny and deny.search(before))


def of_bearer(mark: Mark, me: Known, *groups: str) -> bool:
    """Tell whether a place is said of the worker: its clause names them, or holds a mark of these groups, or none else
    was named since their name.
    """
    first, last = clause(mark.passage, mark.start, mark.end)
    if ME in line(mark.passage, me)[first:last] or bearer(mark, me):
        return True
    return any(
        first <= m.start < last and not mark.start <= m.start < mark.end
        for group in groups
        for m in mark.passage.marks.get(group, ())
    )


def another_sense(mark: Mark, me: Known) -> bool:
    """Tell whether a word of illness has another sense here: a rower's stroke, a depression of the economy."""
    text = line(mark.passage, me)
    fits = (match for found in patterns("senses.illness") for match in found.finditer(text))
    return any(match.start() < mark.end and mark.start < match.end() for match in fits)


def of_served(mark: Mark, me: Known) -> bool:
    """Tell whether a sentence, up to a place, speaks of work for others, or of a leave that is no illness."""
    text = line(mark.passage, me)
    start = max(text.rfind(end, 0, mark.start) for end in ".!?;") + 1
    return any(found.search(text[start : mark.end + 1]) for found in patterns("senses.served"))


def of_somebody_else(mark: Mark, me: Known) -> bool:
    """Tell whether the last person named before a place, in its passage, is another than the worker."""
    return _last_names(mark, me)[1] > _last_names(mark, me)[0]


def bearer(mark: Mark, me: Known) -> bool:
    """Tell whether the last person named before a place, in its passage, is the worker."""
    own, other = _last_names(mark, me)
    return own >= 0 and own > other


def _last_names(mark: Mark, me: Known) -> tuple[int, int]:
    """Return where the worker, and where another person, is named last before a place; -1 where they are not."""
    text = line(mark.passage, me)[: mark.start]
    others = _OTHER_NAME.finditer(mark.passage.text[: mark.start])
    found = (m.start() for m in others if fold(m[0]) not in me.places)
    return text.rfind(ME), max((at for at in found if text[at] not in SIGNS.values()), default=-1)


_OTHER_NAME: Final = re.compile(r"\b(?:Dr|Mrs?|Ms|Mme|M|Mlle|[A-ZÀ-Ý][\w'’-]+)\.? [A-ZÀ-Ý][\w'’-]+")
