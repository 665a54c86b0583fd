"""What the bearer of a name is called by their work: "NAME, a bus driver", "Reeve NAME" (facts/occupations.toml)."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from identity_scan.facts import FOLDER, word_lists
from identity_scan.judge.identity.callings import is_name
from identity_scan.judge.identity.years import TITLED
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import ME, patterns
from identity_scan.person.lexicon import SOCIAL_WORK, Phrasebook, phrases, places, trades
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Passage, Reading
from identity_scan.speech.text import fold

_BEHIND: Final = re.compile(
    rf"{ME}(?:['’]s)?(?P<sign>,|:| ?\(| [-–—|·]|,? (?:is|was|est|etait))(?: \d\d(?: (?:years old|ans))?,)?"
    r"(?: (?P<not>not|pas))?(?: ?(?:a|an|the|un|une|le|la|l'))?(?P<between>(?: ?[^\W\d_][\w'-]*){0,4}) ?$"
)
"""From the name up to a word of work: "NAME, 41, a retired school bus"."""
_BEFORE: Final = re.compile(
    rf"(?:(?: (?:of|at|for|from|du|de la|de|des|d'|chez|a)(?: ?[\w'&-]+){{1,5}})?,|:| [-–—])?"
    rf" (?:(?:mr|mrs|ms|mme|m)\.? )?(?:\w\. ?)?{ME}"
)
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
def _lists() -> Mapping[str, tuple[str, ...]]:
    """Return the lists of occupations.toml by name, those of all languages together."""
    table = tomllib.loads((FOLDER / "occupations.toml").read_text("utf-8"))
    names = table[word_lists.LANGUAGES[0]]
    return {name: tuple(word for code in word_lists.LANGUAGES for word in table[code][name]) for name in names}


@cache
def _occupations() -> Phrasebook[str]:
    """Return the words of work, each with its class."""
    found: dict[str, str] = {}
    for kind in ("trades", "spare", "local"):
        for entry in _lists()[kind]:
            found |= dict.fromkeys(map(fold, _inflected(entry)), kind)
    return Phrasebook(found)


def _inflected(entry: str) -> Iterator[str]:
    """Yield the words of "stem:ending:ending", each of a phrase by itself."""
    words = [word.split(":") for word in entry.split()]
    for forms in product(*([stem + end for end in ends] if ends else [stem] for stem, *ends in words)):
        yield " ".join(forms)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, _lists()[kind]))


def held(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the words by which a result says that the bearer has another trade than the worker's, the surest first."""
    if not (mention.form.whole or mention.form is Form.INITIALS):
        return
    looks = (_called, _lettered, _registered, _roles, _headline, _of_a_company, _patterned)
    found = (one for look in looks for one in look(reading, mention, me))
    yield from sorted(found, key=lambda one: one.spare + one.local)


def _called(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    profile, played = titled_with(reading, mention, me), bool(reading.words & _words("played"))
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for start, end, phrase in (*phrases(part.words, _occupations()), *_compounds(part)):
            first, last = part.spans[start][0], part.spans[end - 1][1]
            made = _ends_so(line[max(0, first - 90) : first], "callings.made")
            another = not made and of_another(reading, part, spots_in(part, reading, mention), start, end)
            if another or _listed(part, start, end):
                continue
            leads = profile and part is reading.snippet and _leads(line[:first], end)
            if (leads and closes(part, line, end)) or _at_name(reading, part, line, (start, end, phrase)):
                kind = _occupations().get(phrase, "trades")
                yield Held(part.text[first:last], kind == "spare" or played, kind == "local")


def _compounds(part: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield words of work that another word makes plain: "transit driver", not "designated driver"."""
    for n, word in enumerate(part.words[1:], 1):
        before = part.words[n - 1]
        plain = word in _words("compounds") and before not in _words("uncompounded") | _words("unheld")
        if plain and part.gap(n - 1) in (" ", "-") and before.isalpha() and len(before) > 2:
            yield n - 1, n + 1, f"{before} {word}"


def _leads(before: str, end: int) -> bool:
    """Tell whether a word of work stands where a profile says what its bearer does: first, or as "your local …"."""
    piece = re.split(r"[|·•/] ", before)[-1] if end <= 2 * _HEAD else before
    short = len(piece.split()) < _HEAD and not _BREAK.search(piece) and not set(fold(piece).split()) & _words("links")
    return short or _ends_so(before[-40:], "callings.yours")


def _listed(part: Passage, start: int, end: int) -> bool:
    """Tell whether a word of work is part of a longer word that the lists of trades hold: "nurse" of "school nurse"."""
    return any(
        s <= start and end <= e and (s, e) != (start, end) and any(t.family == SOCIAL_WORK for t in trades()[phrase])
        for s, e, phrase in part.trades
    )


def _ends_so(before: str, *groups: str) -> bool:
    """Tell whether the words before a word of work lead to it: "the accused, a", "NAME joins the firm as", "ask a"."""
    return any(found.search(before) for group in groups for found in patterns(group))


def _at_name(reading: Reading, part: Passage, line: str, said: tuple[int, int, str]) -> bool:
    start, end, phrase = said
    first, last = part.spans[start][0], part.spans[end - 1][1]
    if (match := _BEFORE.match(line, last)) and ("," not in match[0] or _definite(line[:first])):
        return True
    if _apposed(line, last):
        return True
    ahead = line[max(0, first - 90) : first]
    if _ends_so(ahead, "callings.accused", "callings.made", "callings.pronoun", "callings.besides"):
        return closes(part, line, end)
    behind = _BEHIND.search(ahead)
    if not behind or behind["not"] or not closes(part, line, end):
        return False
    between = set(fold(behind["between"]).split())
    if between & _words("unheld") or between & {"and", "et", "of", "de", "for", "pour", "to", "with", "avec"}:
        return False
    if behind["sign"].strip() == "(" and reading.words & _words("played"):
        return False
    return not (behind["sign"] == "," and is_name(tuple(phrase.split())) and part.raw(start)[:1].isupper())


_JOIN: Final = re.compile(r",? ")


def _apposed(line: str, last: int) -> bool:
    """Tell whether the name follows with no more between than who else she is: "baker and mother of two NAME"."""
    join = _JOIN.match(line, last) if ME in line[last:] else None
    return join is not None and any(found.match(line, join.end()) for found in patterns("callings.apposed"))


def told_of(reading: Reading, mention: Mention, me: Known, part: Passage, said: tuple[int, int, str]) -> bool:
    """Tell whether a trade near the name is the bearer's: right at it, told of it, in a title's own piece, or first."""
    start, end, _phrase = said
    line = signed(part.text, me, mention.words)
    first, last = part.spans[start][0], part.spans[end - 1][1]
    title, spots = part is reading.title, spots_in(part, reading, mention)
    right_at = any(start == e or (end == s and not set(part.gap(end - 1)) & set(")&+/")) for s, e in spots)
    goes_on = end == start + 1 and re.match(r"[-'’]\w", line[last:])  # "nurse-family partnership"
    if (right_at and not goes_on) or _at_name(reading, part, line, said):
        return True
    leads = not title and mention.title and _leads(line[:first], end)
    piece = title and bool(_PIECES.search(line[:first]) or _PIECES.match(line, last))
    begins = piece and bool(re.search(r"[|·–—:,-] $", line[:first])) and part.text[last + 1 : last + 2].isupper()
    return begins or ((leads or piece) and closes(part, line, end))


_PIECES: Final = re.compile(
    rf"{ME}[^!?]{{0,60}}(?:[|·–—:,(]| - )[^|·–—:,.!?]{{0,24}}$|\s*(?:[|·–—:,]| - ) ?(?:(?:mr|mrs|ms|mme|m)\.? )?{ME}"
)
"""Before a trade and behind it: the name in another piece of a title, with a sign between the two."""
_FULL_NAME: Final = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][\w'’-]+ (?:[A-Z]\. )?[A-ZÀ-Ý][a-zà-ÿ'’-]{2,}")


def spots_in(part: Passage, reading: Reading, mention: Mention) -> list[tuple[int, int]]:
    """Return where the name stands in a passage, from which word up to which."""
    return [(s, e) for in_title, s, e in mention.spots if in_title == (part is reading.title)]


def of_another(reading: Reading, part: Passage, spots: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a trade near the name is said of somebody else, of the past, or of a part in a play.

    "Philippa and her husband, a plumber"; "Philippa and realtor Ann Hay"; "Skip Philippa, third Ann Hay, a nurse".
    """
    for_once = start > 0 and part.gap(start - 1) == " " and part.words[start - 1] in _words("for_once")
    if for_once or set(part.words[max(0, start - 3) : start]) & _words("unheld"):
        return True
    text = part.text
    first, last = part.spans[start][0], part.spans[end - 1][1]
    greeted = text[last : last + 1] == "," and any(
        found.search(fold(text[:first]) + " ") for found in patterns("callings.greets")
    )
    quoted = re.match(r"\s?[»”\"]", text[last : last + 2]) and not any(part.spans[e - 1][1] <= first for _s, e in spots)
    if greeted or quoted:
        return True
    lower = part.raw(start)[:1].islower()
    if lower and (match := _FULL_NAME.match(text, last + 1)) and not _own(part, spots, match.start()):
        return True
    found = (m for m in _FULL_NAME.finditer(text, 0, first) if not phrases(tuple(fold(m[0]).split()), places()))
    names = [m.start() for m in found if not _own(part, spots, m.start())]
    bearer = max((part.spans[e - 1][1] for _s, e in spots if part.spans[e - 1][1] <= first), default=-1)
    if lower and (spots or part is reading.snippet) and bearer < max(names, default=-1) and (bearer >= 0 or not spots):
        return True
    label = re.search(r"[.;·|] $", text[:first]) and re.match(r" ?: ", text[last : last + 3])
    if label and not any(part.spans[s][0] <= last + 4 <= part.spans[e - 1][1] for s, e in spots):
        return True
    return _said_in_brackets(text, first, last) and bool(reading.words & _words("played"))


def of_a_cast(reading: Reading) -> bool:
    """Tell whether a result is about a play: whoever is a nurse there plays one."""
    return bool(reading.words & _words("played"))


def _said_in_brackets(text: str, first: int, last: int) -> bool:
    """Tell whether a word is all that brackets hold, or stands before a dash or a colon: so a cast is listed."""
    listed = re.search(r"\((?:(?i:the|a|la|le|l['’]|une?) ?)?$", text[:first]) and text[last : last + 1] == ")"
    return bool(listed) or bool(re.match(r" ?[-–—:] ", text[last : last + 3]))


def _own(part: Passage, spots: Sequence[tuple[int, int]], at: int) -> bool:
    return any(part.spans[s][0] <= at < part.spans[e - 1][1] for s, e in spots)


def _definite(before: str) -> bool:
    return bool(re.search(r"(?:^|[.!?|·:] |\W(?:the|la|le|l') ?|^(?:the|la|le|l') ?)$", before))


def closes(part: Passage, line: str, end: int) -> bool:
    """Tell whether a word of work is not the beginning of something longer: "driver training", "Nurse Cathy"."""
    last = part.spans[end - 1][1]
    return bool(_ENDS.match(line, last)) or (end < len(part.words) and part.words[end] in _words("goes_on"))


def titled_with(reading: Reading, mention: Mention, me: Known) -> bool:
    """Tell whether the title is that of a page of the bearer's: it begins with the name or that of its site."""
    return mention.title and bool(TITLED.match(signed(reading.title.text, me, mention.words)))


_SUBJECT: Final = re.compile(r"^(?:[^\W\d]+ \d+,? \d{4} ?[-–—·.|…]+ ?|\d+[^\W\d]* [\w.]+ \d{4} ?[-–—·.|…]+ ?)?" + ME)


_SEGMENT: Final = re.compile(r"(?:v\.-?p\.)?[^;.|·•()\[\]:!?…–—\n]{3,70}?(?=[;.|·•()\[\]:!?…–—\n]| - |$)")
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


@cache
def _letters() -> re.Pattern[str]:
    known = _lists()["credentials"]
    return re.compile(
        rf"(?:, ?| )(?:(?:(?:[A-Z]\.?){{2,5}}|[BM]Sc[A-Z]?),? ){{0,2}}({'|'.join(map(re.escape, known))})(?![\w-])"
    )


def _lettered(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the letters of another profession right behind the name: "NAME, P.Eng.", "NAME, RN"."""
    own = " ".join(me.person.professions)
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for match in re.finditer(rf"{ME}(?!{ME})", line):
            letters = _letters().match(part.text, match.end())
            if letters and letters[1] not in own:
                yield Held(letters[1])


def _of_another_field(segment: str) -> str:
    """Return the words of a segment that name a role and its field, whichever comes first; empty if it is none."""
    words = list(re.finditer(r"v\.-?p\.|[^\W_]+", segment))[:_LONGEST_ROLE]
    folded = [fold(word[0]) for word in words]
    if ({"social", "sociale", "sociaux", "counselling", "counseling", "therapy"} | _words("not_clubs")) & set(folded):
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


def _registered(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the people whom a register lists that holds the name: "Tableau des avocats" over "SURNAME, Given"."""
    part = reading.title
    ours = "list" if part.words[:1] in (("our",), ("nos",)) else ""
    if not _SUBJECT.match(signed(reading.snippet.text, me, mention.words)) or not (set(part.words) | {ours}) & _words(
        "registers"
    ):
        return
    single = tuple(word.removesuffix("s") for word in part.words)
    for start, end, phrase in phrases(single, _occupations()):
        own = not ours or (start == 1 and closes(part, part.text, end))
        if own and _occupations()[phrase] == "trades" and single[start:end] != part.words[start:end]:
            yield Held(part.quote(start, end))


_RELATIVE: Final = ("who", "qui", "tha", "que")
"""How a sentence goes on about somebody else: "meet the driver who saved me"."""


def _headline(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield what a headline calls the one whom it does not name: "Nurse charged with theft" over "NAME, 44, …"."""
    part = reading.title
    line = signed(part.text, me, mention.words)
    if ME in line or not _SUBJECT.match(signed(reading.snippet.text, me, mention.words)):
        return
    own = any(t.person and t.family == SOCIAL_WORK for _s, _e, p in reading.snippet.trades for t in trades()[p])
    snippet = signed(reading.snippet.text, me, mention.words)
    subject = any(found.search(snippet) for found in patterns("callings.subject"))
    for start, end, phrase in phrases(part.words, _occupations()) if not own else ():
        first, last = part.spans[start][0], part.spans[end - 1][1]
        asked = (
            _ends_so(line[:first], "callings.asked")
            and closes(part, line, end)
            and line[last + 1 : last + 4] not in _RELATIVE
        )
        told = asked or (subject and set(part.words[end : end + 6]) & _words("headlines"))
        if told and not set(part.words[max(0, start - 2) : start]) & _words("unheld"):
            yield Held(part.quote(start, end), _occupations()[phrase] != "trades")


@cache
def _companies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the look of a company that is called by a name: "NAME & Sons Decks", "Ferme NAME"."""
    kinds, by = ("|".join(sorted(map(re.escape, _words(kind)), key=len, reverse=True)) for kind in ("company", "by"))
    return (
        re.compile(rf"^(?:[^:|]{{3,30}} ?[:|] )?{ME}+['’]?s?(?: (?:&|and|et|[a-z]+)){{0,2}} (?:{kinds})(?!\w)"),
        re.compile(rf"^(?:(?:les|la|le|l') ?)?(?:{kinds}|{by})(?: [a-z]{{2,}})? {ME}+"),
    )


def _of_a_company(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the name of a company that is called as the bearer is: by the whole name, or where its page says so."""
    title, snippet = (signed(part.text, me, mention.words) for part in reading.passages)
    runs = mention.title or any(found.search(snippet) for found in patterns("callings.runs"))
    kinds = _words("company") & reading.words
    if kinds and any(found.search(line) for line in (title, snippet) for found in patterns("callings.owns")):
        yield Held(reading.quote((min(kinds),)))
    for look in _companies():
        if runs and (match := look.match(title)):
            yield Held(reading.title.text[: match.end()])


_PATTERNED: Final = (
    "callings.taught",
    "callings.fame",
    "callings.does",
    "callings.book",
    "callings.stands",
    "callings.stage",
)
_SPARE: Final = ("callings.book", "callings.stage")
"""What people of any trade may do besides."""


def _patterned(reading: Reading, mention: Mention, me: Known) -> Iterator[Held]:
    """Yield the words of a school teacher's class, a record artist's page or a novelist's, told of the bearer."""
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for group in _PATTERNED:
            for found in patterns(group):
                for match in found.finditer(line):
                    pronoun = group == "callings.does" and (ME in line[: match.start()] or mention.title)
                    if pronoun or ME in match[0] or titled_with(reading, mention, me):
                        yield Held(
                            part.text[match.start() : match.end()].strip(" ,.("),
                            group in _SPARE,
                            group == "callings.stands",
                        )


def beside_own(reading: Reading, mention: Mention, me: Known, words: str) -> bool:
    """Tell whether the sentence of words of work tells some of social work too: a second job, said of herself."""
    profile = titled_with(reading, mention, me)
    for part in reading.passages:
        at = part.text.find(words)
        if at < 0:
            continue
        heads = [match.end() for match in _BREAK.finditer(part.text, 0, at)]
        tail = _BREAK.search(part.text, at)
        first, last = heads[-1] if heads else 0, tail.start() if tail else len(part.text)
        first, last = (0, len(part.text)) if profile else (first, last)
        return any(
            first <= part.spans[s][0] < last
            and not at <= part.spans[s][0] < at + len(words)
            and any(t.family == SOCIAL_WORK and (t.person or t.degree) for t in trades()[p])
            for s, _e, p in part.trades
        )
    return False
