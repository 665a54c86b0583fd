"""Whether an answer is believed: what an engine sent, held against what it was asked (law 1).

An answer must earn belief, or it is doubted: its rows are kept as hints, and it counts as no answer. `believed` weighs
one answer as it comes; `settled` doubts all that an engine said in a search in which it also showed pages for a person
who does not exist. Both are pure, and the one place for every engine and every road.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from identity_scan.model import CONTROL, Answer, Ask, Collected, Finding, Hit, HitKind, Medium, Outcome, Person, Told
from identity_scan.speech.telling import Said, say
from identity_scan.speech.text import clean, fold, holds

MANY = 4
"""Rows from which their share counts: of fewer, the words of one may be cut off."""
SHARE = 5
"""Of many rows, one in so many at least must hold what was asked. Honest pages show it in two rows of five or more."""
HALF = 2
"""The same for a page that says itself that it asked something else, or not only what was asked."""
FEW = 5
"""It shows fewer than one in so many of the rows that it counts: the rest could not be read."""
FULL = 10
"""Rows that no page is held to show more than, whatever it counts in all: lists are paged."""
OTHER = Said("doubted.other")
UNRELATED = Said("changed.unrelated")


def believed(ask: Ask, answer: Answer, engine: str, person: Person | None = None) -> Answer:
    """Return an answer as it is to be taken: itself, or doubted with the reason and its rows as hints.

    `engine` is the brand, for the sentence. With `person`, the words of a query without quotes are weighed by their
    name. Answers that are none already pass as they are.
    """
    told, bare = answer.told or Told(), replace(answer, told=None)
    if not answer.outcome.answered:
        return bare
    rows = tuple(hit for hit in answer.hits if hit.kind is not HitKind.GENERATED)
    if ask.query.recipe == CONTROL and rows and _unquoted(ask.query.text, told):
        return Answer(Outcome.NONE, said=say("none.unquoted", engine=engine), more=False)
    why = _doubt(ask, answer, told, rows, person)
    if why is None:
        return bare
    return replace(bare, outcome=Outcome.DOUBTED, said=Said(why.code, (("engine", engine), *why.args)))


def usable(ask: Ask, answer: Answer) -> bool:
    """Tell whether an answer is of use, be it as hints: half of its rows hold a word of what was asked."""
    if answer.outcome is not Outcome.DOUBTED:
        return answer.outcome.answered
    words = _sought(ask.query.text)
    held = sum(_any(fold(f"{hit.title} {hit.snippet} {hit.url}"), words) for hit in answer.hits)
    return bool(answer.hits) and held * HALF >= len(answer.hits)


def _doubt(ask: Ask, answer: Answer, told: Told, rows: Sequence[Hit], person: Person | None) -> Said | None:
    """Why an answer is not believed, the engine left out; None if it is."""
    asked = ask.query.text
    if ask.query.recipe == CONTROL and rows:
        return say("doubted.nobody")
    if told.query and not _same(asked, told.query):
        return _other(ask, told.query)
    if told.cut:
        return say("doubted.cut")
    if not rows:
        return say("doubted.counts") if answer.outcome is Outcome.NONE and (told.counted or told.total) else None
    return _words(ask, told, rows, person) or (
        _missing(answer, told, len(rows), first=ask.page == 1) if answer.told else None
    )


def _other(ask: Ask, words: str) -> Said:
    """Another question was answered: which, unless the words may be a private fact that it did not quite repeat."""
    return OTHER if ask.query.private else say("doubted.other_words", words=clean(words.strip('"“” '), 80))


# -- the words --------------------------------------------------------------------------------------------------------


def _same(asked: str, repeated: str) -> bool:
    """Tell whether a page repeats the query: its words, whatever it makes of quotes, case, accents and spaces.

    What it shortened, as some do past a hundred signs, is the same.
    """
    one, two = (fold(text).replace(" ", "") for text in (asked, repeated.rstrip("….")))
    return one == two or (len(two) > 90 and one.startswith(two))


def _unquoted(asked: str, told: Told) -> bool:
    """Tell whether the page itself shows that it asked quoted words without their quotes."""
    quoted = bool(_phrases(asked))
    return quoted and (told.unquoted or (bool(told.query) and not _QUOTE.search(told.query)))


_QUOTE = re.compile('["“”„«»]|&quot;')
_OPERATOR = re.compile(r"-?\b(?:site|filetype|ext):\S+|(?<!\S)-\S+|\bOR\b|\bAND\b|[()]")
_SITE = re.compile(r"(?<!-)\bsite:([\w.-]+)")


def _phrases(asked: str) -> tuple[str, ...]:
    """The quoted words of a query, folded."""
    return tuple(filter(None, map(fold, re.findall(r'"([^"]+)"', asked))))


def _words(ask: Ask, told: Told, rows: Sequence[Hit], person: Person | None) -> Said | None:
    """Whether rows hold what was asked in the share that an honest page shows."""
    asked = ask.query.text
    texts = [fold(f"{hit.title} {hit.snippet} {hit.url}") for hit in rows]
    phrases, words, web = _phrases(asked), _sought(asked), ask.query.medium is Medium.WEB
    sought = next(iter(phrases), "") or _name_in(asked, person) if web else ""  # beside a picture stands often one word
    strict = bool(phrases) and web and not _unquoted(asked, told)
    held = sum(_shows(text, sought, strict) if sought else _any(text, words, most=web) for text in texts)
    if sought and person and held * HALF < len(rows):
        held = max(held, _named(rows, sought, person))
    changed = bool(told.instead) or told.offered
    if changed and held * HALF < len(rows):
        return _other(ask, told.instead) if told.instead else OTHER
    if len(rows) >= MANY and held * SHARE < len(rows):
        apart = strict and sum(_any(text, _sought(sought)) for text in texts) * HALF > len(rows)
        return say("doubted.apart") if apart else UNRELATED
    if (
        len(rows) < MANY
        and not any(_any(text, words) for text in texts)
        and not any(_on_site(hit, asked) for hit in rows)
    ):
        return UNRELATED
    return None


def _named(rows: Sequence[Hit], sought: str, person: Person) -> int:
    """Count the rows that show the person in any form of their name, where a form of it was sought: Mueller, Müller."""
    from identity_scan.person.names import names_of  # what reads names is loaded only where words alone do not do
    from identity_scan.person.own_form import form_in
    from identity_scan.person.reading import read

    if not form_in(sought, person).form.whole:
        return 0
    names = names_of(person)
    return sum(names.mention(read(Finding("", h.url, h.title, h.snippet, "", ()))).form.whole for h in rows)


def _name_in(asked: str, person: Person | None) -> str:
    """The name of the person's that a query without quotes asks for, folded; empty if it holds none."""
    words = set(fold(asked).split())
    names = (fold(name) for name in (person.name, *person.other_names)) if person else ()
    return next((name for name in names if name and set(name.split()) <= words), "")


def _sought(asked: str) -> tuple[str, ...]:
    """The words of a query that a row can hold, folded: no operators, nothing of one or two letters."""
    return tuple(word for word in fold(_OPERATOR.sub(" ", asked)).split() if len(word) > 2 or not word.isascii())


def _word(text: str, close: str, word: str) -> bool:
    """Tell whether a row holds a word: also within another if it is long, or in part if its script has no spaces."""
    if _runs_on(word):
        return any(word[n : n + 2] in close for n in range(max(1, len(word) - 1)))
    return holds(text, word) or (len(word) > 4 and word in close)


def _runs_on(word: str) -> bool:
    """Tell whether a word is of a script without capitals, in which words may stand without spaces between them."""
    return word.isalpha() and word.upper() == word.lower()


def _any(text: str, words: Sequence[str], most: bool = False) -> bool:
    """Tell whether a row holds any word of a query, or with `most` at least half of them."""
    close = text.replace(" ", "")
    held = sum(_word(text, close, word) for word in words)
    return not words or held >= (max(1, (len(words) + 1) // 2) if most else 1)


def _on_site(hit: Hit, asked: str) -> bool:
    """Tell whether a row is of the site that the query asked for: there the name may stand in the page alone."""
    host = (urlsplit(hit.url).hostname or "").lower()
    return any(host == site or host.endswith(f".{site}") for site in map(str.lower, _SITE.findall(asked)))


def _shows(text: str, phrase: str, strict: bool) -> bool:
    """Tell whether folded text shows quoted words: together or as a form of a name; if not `strict`, the surname alone.

    Numbers, and what is no name, count as all their words, or written as one.
    """
    words, tokens = phrase.split(), set(text.split())
    close = text.replace(" ", "")
    whole = phrase.replace(" ", "")
    if holds(text, phrase) or ((len(whole) > 6 or _runs_on(whole)) and whole in close):
        return True
    if len(words) < 2 or any(char.isdigit() for char in phrase):
        return set(words) <= tokens
    given, last = words[0], words[-1]
    surname = last in tokens or any(len(word) > 3 and word in tokens for word in words[1:-1])
    if not strict:
        return surname or last + given in close or given[0] + last in tokens
    if (surname and given in tokens) or last + given in close or given[0] + last in tokens:
        return True
    return _initials(text, given, last) or (surname and bool(_short_forms(given) & tokens))


def _initials(text: str, given: str, last: str) -> bool:
    """Tell whether an initial stands beside the other name: `T. Okerlund`, `Okerlund T`, `Tamsin O.`."""
    if len(given) == 1:  # the initial is what was asked
        return any(holds(text, f"{token} {last}") for token in text.split() if token[0] == given)
    return any(holds(text, pair) for pair in (f"{given[0]} {last}", f"{last} {given[0]}", f"{given} {last[0]}"))


@cache
def _short_forms(given: str) -> frozenset[str]:
    from identity_scan.person.names import short_forms  # its table of short forms is loaded only where one is needed

    return frozenset(short_forms(given))


# -- the rows ---------------------------------------------------------------------------------------------------------


def _missing(answer: Answer, told: Told, rows: int, first: bool) -> Said | None:
    """Whether far fewer rows were read than stand there, or than the page itself says that it shows or has."""
    claimed = max(rows + told.unread, told.counted or 0)
    if claimed >= rows * HALF:
        return say("doubted.rows", n=rows, all=claimed)
    if first and rows * FEW < min(told.total or 0, FULL):
        return say("doubted.total", n=rows, all=told.total or 0)
    return say("doubted.onward") if answer.more and rows == 1 else None


# -- a whole search ---------------------------------------------------------------------------------------------------


def settled(collected: Iterable[Collected]) -> tuple[Collected, ...]:
    """Return answers as they count: all of an engine that showed pages for the invented person are doubted."""
    came = tuple(collected)
    parrots = unreliable(came)
    return tuple(_doubted(i) if i.ask.engine in parrots and i.answer.outcome.answered else i for i in came)


def _doubted(item: Collected) -> Collected:
    return replace(item, answer=replace(item.answer, outcome=Outcome.DOUBTED, said=NOBODY))


NOBODY = Said("doubted.settled")


def unreliable(collected: Iterable[Collected]) -> frozenset[str]:
    """Return the engines that showed any page for the invented person of the control search, or wrote of them."""
    return frozenset(
        item.ask.engine
        for item in collected
        if item.ask.query.recipe == CONTROL and any(_finds(hit, item.ask.query.text) for hit in item.answer.hits)
    )


def _finds(hit: Hit, asked: str) -> bool:
    return hit.kind is not HitKind.GENERATED or holds(fold(f"{hit.title} {hit.snippet}"), fold(asked))
