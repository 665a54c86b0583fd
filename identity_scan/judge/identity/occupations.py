"""What the bearer of a name is called by their work: "NAME, a long-haul driver", "Reeve NAME" (facts/callings.toml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.identity.callings import is_name, table
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import ME, patterns
from identity_scan.person.lexicon import SOCIAL_WORK, Phrasebook, phrases, trades
from identity_scan.person.names import Mention
from identity_scan.person.reading import Passage, Reading
from identity_scan.speech.text import fold

_BEHIND: Final = re.compile(
    rf"{ME}(?:['’]s)?(?P<sign>,|:| ?\(| [-–—|·]|,? (?:is|was|est|etait))(?: \d\d(?: (?:years old|ans))?,)?"
    r"(?: (?P<not>not|pas))?(?: ?(?:a|an|the|un|une|le|la|l'))?(?P<between>(?: ?[^\W\d_][\w'-]*){0,4}) ?$"
)
"""From the name up to a word of work: "NAME, 41, a retired school bus"."""
_BEFORE: Final = re.compile(rf",? (?:(?:mr|mrs|ms|mme|m)\.? )?(?:\w\. ?)?{ME}")
_ENDS: Final = re.compile(r"\s*(?:$|[,.;:)(|·•\]!?…–—\n\"“”«»\d]|- )")
_LONGEST_ROLE: Final = 9
_HEAD: Final = 6
"""So many words into a snippet a profile says what its bearer does: "Wedding caterer, Neepawa"."""
_BREAK: Final = re.compile(r"[.!?;|·•…\n] ")


@dataclass(frozen=True, slots=True)
class Held:
    """Words that tell another trade of the bearer: `spare` may be a hobby's, `local` an office's of a town."""

    words: str
    spare: bool = False
    local: bool = False


@cache
def _occupations() -> Phrasebook[str]:
    """Return the words of work, each with its class."""
    found: dict[str, str] = {}
    for code in word_lists.LANGUAGES:
        for kind in ("trades", "spare", "local"):
            for entry in table()[code]["occupations"][kind]:
                found |= dict.fromkeys(map(fold, _inflected(entry)), kind)
    return Phrasebook(found)


def _inflected(entry: str) -> Iterator[str]:
    """Yield the words of "stem:ending:ending", each of a phrase by itself."""
    words = [word.split(":") for word in entry.split()]
    for forms in product(*([stem + end for end in ends] if ends else [stem] for stem, *ends in words)):
        yield " ".join(forms)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for code in word_lists.LANGUAGES for word in table()[code]["occupations"][kind])


def held(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the words by which a result says that the bearer has another trade than the worker's, the surest first."""
    if not mention.form.whole:
        return
    looks = (_called, _roles, _headline, _of_a_company, _patterned)
    found = (one for look in looks for one in look(reading, mention, me))
    yield from sorted(found, key=lambda one: one.spare + one.local)


def _called(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    profile, played = _own_title(reading, mention, me), bool(reading.words & _words("played"))
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for start, end, phrase in phrases(part.words, _occupations()):
            if _listed(part, start, end) or set(part.words[max(0, start - 2) : start]) & _words("unheld"):
                continue
            first, last = part.spans[start][0], part.spans[end - 1][1]
            leads = profile and part is reading.snippet and end <= _HEAD and not _BREAK.search(part.text[:first])
            if (leads and closes(part, line, end)) or _at_name(reading, part, line, (start, end, phrase)):
                kind = _occupations()[phrase]
                yield Held(part.text[first:last], kind == "spare" or played, kind == "local")


def _listed(part: Passage, start: int, end: int) -> bool:
    """Tell whether a word of work is part of a longer word that the lists of trades hold: "nurse" of "school nurse"."""
    return any(
        s <= start and end <= e and (s, e) != (start, end) and any(t.family == SOCIAL_WORK for t in trades()[phrase])
        for s, e, phrase in part.trades
    )


def _at_name(reading: Reading, part: Passage, line: str, said: tuple[int, int, str]) -> bool:
    start, end, phrase = said
    first, last = part.spans[start][0], part.spans[end - 1][1]
    if (match := _BEFORE.match(line, last)) and (not match[0].startswith(",") or _definite(line[:first])):
        return True
    behind = _BEHIND.search(line[max(0, first - 90) : first])
    if not behind or behind["not"] or not closes(part, line, end):
        return False
    between = set(fold(behind["between"]).split())
    if between & _words("unheld") or between & {"and", "et", "of", "de", "for", "pour", "to", "with", "avec"}:
        return False
    if behind["sign"].strip() == "(" and reading.words & _words("played"):
        return False
    return not (behind["sign"] == "," and is_name(tuple(phrase.split())) and part.raw(start)[:1].isupper())


def _definite(before: str) -> bool:
    return bool(re.search(r"(?:^|\W)(?:the|la|le|l') ?$", before))


def closes(part: Passage, line: str, end: int) -> bool:
    """Tell whether a word of work is not the beginning of something longer: "driver training", "Nurse Cathy"."""
    last = part.spans[end - 1][1]
    return bool(_ENDS.match(line, last)) or (end < len(part.words) and part.words[end] in _words("goes_on"))


def _own_title(reading: Reading, mention: Mention, me: Known) -> bool:
    """Tell whether the title is that of a page of the bearer's: it begins with the name."""
    return mention.title and signed(reading.title.text, me, mention.words).startswith(ME)


_SUBJECT: Final = re.compile(r"^(?:[^\W\d]+ \d+,? \d{4} ?[-–—·.|…]+ ?|\d+[^\W\d]* [\w.]+ \d{4} ?[-–—·.|…]+ ?)?" + ME)


_SEGMENT: Final = re.compile(r"[^;.|·•()\[\]:!?…–—\n]{3,70}?(?=[;.|·•()\[\]:!?…–—\n]| - |$)")
_ROLE: Final = re.compile(rf"{ME}(?:,| \||:| [-–—]) ?")


def _roles(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield a role of another field behind the name: "NAME - Marketing Manager - …", "NAME, Professor of Chemistry"."""
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for match in _ROLE.finditer(line):
            segment = _SEGMENT.match(line, match.end())
            role = _of_another_field(segment[0]) if segment and ME not in segment[0] else ""
            if role:
                start = match.end() + segment[0].find(role) if segment else 0
                yield Held(part.text[start : start + len(role)])


def _of_another_field(segment: str) -> str:
    """Return the words of a segment that name a role and its field, whichever comes first; empty if it is none."""
    words = list(re.finditer(r"[^\W_]+", segment))[:_LONGEST_ROLE]
    folded = [fold(word[0]) for word in words]
    if {"social", "sociale", "sociaux", "counselling", "counseling", "therapy"} & set(folded):
        return ""
    heads = [n for n, word in enumerate(folded) if word in _words("heads")]
    fields = [s for s, _e, _p in phrases(tuple(folded), _domains())]
    if not heads or not fields or min(heads[0], fields[0]) > 2:
        return ""
    last = max(heads[0], next((e for _s, e, _p in phrases(tuple(folded), _domains())), 1) - 1)
    return segment[words[0].start() : words[last].end()]


@cache
def _domains() -> Phrasebook[str]:
    return Phrasebook({word: word for word in _words("domains")})


def _headline(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield what a headline calls the one whom it does not name: "Nurse charged with theft" over "NAME, 44, …"."""
    part = reading.title
    line = signed(part.text, me, mention.words)
    if ME in line or not _SUBJECT.match(signed(reading.snippet.text, me, mention.words)):
        return
    for start, end, phrase in phrases(part.words, _occupations()):
        told = set(part.words[end : end + 6]) & _words("headlines")
        if told and not set(part.words[max(0, start - 2) : start]) & _words("unheld"):
            yield Held(part.quote(start, end), _occupations()[phrase] != "trades")


@lru_cache(maxsize=2)
def _company() -> re.Pattern[str]:
    kinds = "|".join(sorted(_words("company"), key=len, reverse=True))
    return re.compile(rf"^{ME}+['’]?s?(?: (?:&|and|et|[a-z]+)){{0,2}} (?:{kinds})(?!\w)")


def _of_a_company(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the name of a company that is called as the bearer is, where its page says that it is theirs."""
    title, snippet = (signed(part.text, me, mention.words) for part in reading.passages)
    if (match := _company().match(title)) and any(found.search(snippet) for found in patterns("callings.runs")):
        yield Held(reading.title.text[: match.end()])


def _patterned(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the words of a school teacher's class, a record artist's page or a novelist's, told of the bearer."""
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for group in ("callings.class", "callings.fame"):
            for found in patterns(group):
                for match in found.finditer(line):
                    if ME in match[0] or _own_title(reading, mention, me):
                        yield Held(part.text[match.start() : match.end()].strip(" ,.("))


def beside_own(reading: Reading, mention: Mention, words: str) -> bool:
    """Tell whether the sentence of words of work tells some of social work too: a second job, said of herself."""
    for part in reading.passages:
        at = part.text.find(words)
        if at < 0:
            continue
        heads = [match.end() for match in _BREAK.finditer(part.text, 0, at)]
        tail = _BREAK.search(part.text, at)
        first, last = heads[-1] if heads else 0, tail.start() if tail else len(part.text)
        return any(
            first <= part.spans[s][0] < last
            and any(t.family == SOCIAL_WORK and (t.person or t.degree) for t in trades()[p])
            for s, _e, p in part.trades
        )
    return False
