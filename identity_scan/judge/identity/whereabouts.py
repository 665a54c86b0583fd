"""Where a result says that the bearer of the name lives or works, against where the worker does (TAXONOMY R1)."""

import re
from collections.abc import Iterator
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.clues import TONGUES, Clue
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import ME, patterns
from identity_scan.person import towns
from identity_scan.person.lexicon import trades
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Passage, Reading
from identity_scan.speech.text import fold

_IN: Final = re.compile(rf",? (?:{word_lists.written('list.near_place')}|d['’]) ?", re.IGNORECASE)
_ENDS: Final = re.compile(r"\s*(?:$|[|·•)(.…;–—]|, | - )")
_LAST_PIECE: Final = re.compile(r", (?=[^|–—]{3,40}$)")
"""Where a page of a body says in its title where that is: "Our people - Fenland Trust, Norwich"."""
_PIECE: Final = re.compile(r"(?:^|[|·•(–—]|(?<=\s)-(?=\s))\s*")
_AFTER_NAME: Final = re.compile(rf"{ME}(?:(?:,| -| \||:| ·| \()(?: \d\d(?: [^\W\d]{{2,6}})?[,·])? | \()")
_ABROAD: Final = re.compile(
    rf"\b(?:{'|'.join(TONGUES['lives'])}|(?:{'|'.join(TONGUES['born'])})\.?(?: (?:\d{{4}}|\d{{1,2}}\. \w+ \d{{4}}))?)"
    rf" (?:{'|'.join(TONGUES['in'])}) "
)
"""Where somebody was born or lives, in a language that is not read here: "geboren 1961 in", "vive a"."""
_PRACTISES: Final = 1.5
"""A practice that is there now counts for more than a place where the bearer may have been long ago."""
_CAPITAL: Final = re.compile(r"(?<![\w'’.-])[A-ZÀ-Ý]")


_TOWN: Final = re.compile(r"(?<!\w)[àÀ] $")
"""What makes a town of a name that is a province's too: "elle vit à Québec"."""


def stated(reading: Reading, mention: Mention, me: Known, institutions: frozenset[str]) -> Iterator[Clue]:
    """Yield what places the bearer of the name in another country, another province, or another town.

    `institutions` are the folded words of their employers and schools, which often bear a town's name. What counts is a
    place that is told of the bearer.
    """
    if not me.lives:
        return
    for part in reading.passages:
        title = part is reading.title
        if title or mention.form is Form.NONE or mention.title or mention.form.whole:
            line = signed(part.text, me, mention.words)
            for start in dict.fromkeys(sorted(_places_of_bearer(part, line, title=title, mention=mention))):
                end, found = towns.told_at(part.text, start)
                if not found:
                    end, found = towns.by_region(part.text, start)
                told = fold(part.text[start:end])
                if not found or ME in line[start:end] or set(told.split()) & institutions:
                    continue
                town = fold(part.text[start:end].partition(",")[0])
                if (town in me.towns and found & me.lives) or (
                    told in me.whereabouts and not _TOWN.search(part.text[:start])
                ):
                    continue
                if kind := _against(found, me.lives):
                    yield Clue(kind, part.text[start:end], _PRACTISES if _practises(reading) else 1.0)
    if all(code.startswith(towns.CANADA) for code in me.lives):
        yield from _credentials(reading, mention, me)


def _practises(reading: Reading) -> bool:
    """Tell whether a page shows a practice as it is now: nobody's of long ago."""
    text = word_lists.plain(f"{reading.lowered.split(' ', 1)[0]} · {reading.title.text} · {reading.snippet.text}")
    return any(found.search(text) for found in patterns("where.present"))


def _credentials(reading: Reading, mention: Mention, me: Known) -> Iterator[Clue]:
    """Yield a title or an insurer of another country on a page that is titled with the name: "NAME, LCSW"."""
    own = word_lists.plain(" ".join(me.person.professions))
    if not mention.form.whole or not signed(reading.title.text, me, mention.words).startswith(ME):
        return
    for part in reading.passages:
        line = signed(part.text, me, mention.words)
        for found in (*patterns("where.abroad"), *patterns("where.demonym")):
            if (match := found.search(line)) and match[0] not in own:
                yield Clue("other_country", part.text[match.start() : match.end()])


def _against(found: frozenset[str], own: frozenset[str]) -> str:
    """Return what a place is to where the worker lives: the kind of evidence, empty if it is none."""
    countries = {code.partition("-")[0] for code in own}
    if not countries & {code.partition("-")[0] for code in found}:
        return "other_country"
    provinces = {code for code in own if "-" in code}
    if found & provinces or not provinces or not any("-" in code for code in found):
        return "other_place" if not found & countries else ""
    return "other_province"


def _places_of_bearer(part: Passage, line: str, *, title: bool, mention: Mention) -> Iterator[int]:
    """Yield where a place would stand that is told of the bearer of the name."""
    for found in patterns("where.before"):
        yield from (match.end() + len(_blank(line, match.end())) for match in found.finditer(line))
    yield from (match.end() for match in _ABROAD.finditer(line))
    yield from (match.end() for match in _AFTER_LETTERS.finditer(part.text) if _titled(part.text, line, match))
    yield from (match.end() for match in _AFTER_NAME.finditer(line) if _whole(part.text, match.end()))
    if mention.form is Form.NONE and not title:
        pieces = [0, *(match.end() for match in re.finditer(r"[.·|] ", part.text))][:4]
        yield from (start for start in pieces if _whole(part.text, start))
    elif title and (mention.title or mention.form is Form.NONE):
        pieces = [match.end() for match in _PIECE.finditer(part.text)][:4]
        if named := re.search(rf"(?:^|: ){ME}+,", line):  # a profile: "NAME, LCSW, Boise, ID 83702"
            commas = re.compile(", ").finditer(part.text, named.end() - 1)
            yield from (match.end() for match in commas if _coded(part.text, match.end()))
        yield from (start for start in pieces if _whole(part.text, start))
    elif mention.title:
        yield from (start for start in (0,) if _whole(part.text, start))
    elif title and mention.form.whole and any(found.search(line) for found in patterns("where.team")):
        yield from (match.end() for match in _LAST_PIECE.finditer(part.text) if _whole(part.text, match.end()))
    yield from _beside_trades(part)
    yield from (match.start() for match in _CAPITAL.finditer(part.text) if _of_somebody(part, line, match.start()))


def _blank(line: str, start: int) -> str:
    match = re.match(r"[\s:]{0,4}", line[start : start + 4])
    return match[0] if match else ""


def _whole(text: str, start: int) -> bool:
    """Tell whether a place that begins there is all that its piece of the text says."""
    end, found = towns.told_at(text, start)
    return bool(found) and bool(_ENDS.match(text, end))


_AFTER_LETTERS: Final = re.compile(r"(?:, (?:[A-Z]\.? ?){2,6}){1,3}, ")
"""Between a name and where its bearer is: "NAME, MSW, RSW, Ottawa, Ontario"."""


def _titled(text: str, line: str, match: re.Match[str]) -> bool:
    """Tell whether letters stand right behind the name, and a town with its province behind them."""
    return (
        line[: match.start()].endswith(ME) and _whole(text, match.end()) and "," in text[match.end() : match.end() + 30]
    )


def _coded(text: str, start: int) -> bool:
    """Tell whether a town that begins there has its province or state by it."""
    town = re.match(r"[^\W\d][\w'’. -]{2,30}, [A-Z]{2}(?![\w])", text[start : start + 40])
    return bool(town) and bool(towns.told_at(text, start)[1])


def _beside_trades(part: Passage) -> Iterator[int]:
    """Yield what stands behind "therapist in", "travailleuse sociale à"."""
    for _start, end, phrase in part.trades:
        if any(trade.person and not trade.degree for trade in trades()[phrase]):
            behind = _IN.match(part.text, part.spans[end - 1][1])
            if behind:
                yield behind.end()


def _of_somebody(part: Passage, line: str, start: int) -> bool:
    """Tell whether a town stands before who somebody is: "Edmonton social worker", "a Nanaimo mom"."""
    end, found = towns.told_at(part.text, start)
    if not found or part.text[end : end + 1] != " ":
        return False
    if any(match for people in patterns("where.people") if (match := people.match(line, end + 1))):
        return True
    nth = next((n for n, (first, _last) in enumerate(part.spans) if first > end), len(part.spans))
    return any(
        begin == nth and any(trade.person and not trade.degree for trade in trades()[phrase])
        for begin, _stop, phrase in part.trades
    )
