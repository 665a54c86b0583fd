"""What a result shows that speaks against the worker (TAXONOMY R1): contradictions, each with the words it rests on."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from identity_scan.facts import word_lists
from identity_scan.judge.identity.age_classes import other_age_class
from identity_scan.judge.identity.callings import addressed, ahead, unlisted
from identity_scan.judge.identity.campus import other_class, other_department, other_thesis
from identity_scan.judge.identity.deceased import died
from identity_scan.judge.identity.evidence_for import another_number
from identity_scan.judge.identity.kindred import of_their_kin
from identity_scan.judge.identity.occupations import (
    beside_own,
    closes,
    held,
    of_a_cast,
    of_another,
    spots_in,
    titled_with,
    told_of,
)
from identity_scan.judge.identity.weddings import other_couple
from identity_scan.judge.identity.whereabouts import stated
from identity_scan.judge.identity.years import ANCIENT, BORN, a_child, born_otherwise, too_early, too_young
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.clues import Clue, stated_ages, year_of
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.marked import free_time
from identity_scan.judge.reading.patterns import ME, first
from identity_scan.person.lexicon import SOCIAL_WORK, codes, pastimes, places, services, trades
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Passage, Reading
from identity_scan.speech.text import fold, holds

_LIFE = re.compile(r"\(?\b(1[5-9]\d\d|20[0-2]\d)\s*[-–—]\s*(1[5-9]\d\d|20[0-3]\d)\b\)?")
BOTH_TAKEN = 2.0
"""What a name in two counts where both halves are other people's: the worker is not named there at all."""
_LOOSE = 0.57
"""What a surname apart from the given name counts where nobody else's given name stands at it."""
_SHORT = 8
"""Up to so many words a title is a name and what its bearer offers."""
_ANYBODYS = frozenset(("teaching", "research", "student", "writing"))
"""What people of any trade also do: they teach, study and write."""

_NEAR = 60
"""Signs before a place that tell whether somebody lives there."""
OLDEST = 1925
"""People born before are not at work any more."""


@cache
def _before(name: str) -> frozenset[str]:
    """Return the words that stand before a trade and make it none, from a list of the word files."""
    return frozenset(map(fold, word_lists.group(f"list.{name}")))


def _unpaid(part: Passage, start: int) -> bool:
    """Tell whether the word before a trade says that it is no living: "volunteer firefighter"."""
    return start > 0 and part.words[start - 1] in _before("unpaid")


def _played(part: Passage, start: int) -> bool:
    """Tell whether the words before a trade make it a part in a play: "as the detective"."""
    return " ".join(part.words[max(start - 2, 0) : start]) in _before("part_played")


def _lives_there(ahead: str) -> bool:
    """Tell whether what stands before a place makes it where somebody lives or works, by whoever says so."""
    head = ahead.rstrip()
    return head != ahead and any(first(f"where.{how}", head[-_NEAR:]) for how in ("lives", "works"))


def _alone(reading: Reading, field: str, phrase: str) -> bool:
    """Tell whether nothing else in a result speaks of the field of a trade."""
    said = {p for part in reading.passages for _s, _e, p in part.trades if any(t.field == field for t in trades()[p])}
    return said == {phrase}


def _beside(title: str, match: re.Match[str], name: str) -> bool:
    """Tell whether life dates stand by the name, with no more than a maiden name between."""
    at = title.find(name)
    if at < 0:
        return True
    return match.start() - at - len(name) <= 24 if match.start() > at else at - match.end() <= 6


_IN_MEMORY = re.compile(rf"\b(?:memory of|memoire d[e']|hommage a) ?{ME}+ ?$")
_HOLDER = re.compile(
    r"^(?P<handle>@?[\w.-]{4,40}) \((?P<name>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w.'’-]*){1,3})\)", re.UNICODE
)
"""How a platform titles an account: "handle (Given Surname)"."""


_SUPERSEDES = (
    ("other_country", "other_province"),
    ("other_country", "other_place"),
    ("other_province", "other_place"),
    ("other_trade", "other_calling"),
    ("other_trade", "other_work"),
    ("other_calling", "other_work"),
)
"""Evidence that says the same as a better one beside it."""


class Contradictions:
    """What of a result cannot be true of the worker."""

    def __init__(self, me: Known, today: date | None) -> None:
        self.me, self.names, self.today, self.ours = me, me.called, today, me.helps

    def clues(self, reading: Reading, mention: Mention) -> list[Clue]:
        """Return every contradiction that the result shows, each kind once."""
        found: dict[str, Clue] = {}
        for clue in self._all(reading, mention):
            found.setdefault(clue.kind, clue)
        for better, lesser in _SUPERSEDES:
            if better in found:
                found.pop(lesser, None)
        return list(found.values())

    def _all(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        if mention.form is Form.SPLIT:
            apart = self._of_two(reading, mention)
            yield Clue("split", mention.words, (BOTH_TAKEN if self._given_taken(reading) else 1.0) if apart else _LOOSE)
        if match := first("named.pseudonym", reading.snippet.plain):
            yield Clue("pseudonym", reading.snippet.text[match.start() : match.end()])
        if mention.form is Form.NONE and (words := self._other_holder(reading)):
            yield Clue("other_holder", words)
        if mention.form is Form.NONE and (words := another_number(reading, self.me.phones)):
            yield Clue("other_number", words)
        if mention.form in (Form.NONE, Form.SPLIT):
            yield from self._other_body(reading, mention)
            return
        yield from self._dates(reading, mention)
        yield from of_their_kin(reading, mention, self.me)
        if mention.form <= Form.PART or mention.form is Form.OTHER:
            yield from self._other_trade(reading, mention)
            yield from self._elsewhere(reading, mention)
        elif mention.form is Form.INITIALS and self.ours:
            yield from self._held(reading, mention)
        for words, recent in other_couple(reading, mention, self.me, self.today):
            yield Clue("other_partner" if recent else "other_couple", words)
        if mention.form <= Form.PART:
            yield from self._other_name(reading, mention)
            if words := self._other_surname(reading, mention):
                yield Clue("split", words)

    def _of_two(self, reading: Reading, mention: Mention) -> bool:
        """Tell whether the surname that stands apart has a given name or a thing of its own beside it."""
        for part in reading.passages:
            for n in (
                n for n, word in enumerate(part.words) if word in self.names.words and part.raw(n) in mention.words
            ):
                before = n and part.gap(n - 1) == " " and part.raw(n - 1)[:1].isupper() and part.raw(n - 1).isalpha()
                after = part.gap(n) == " " and part.raw(n + 1)[:1].isupper()
                if (before and part.words[n - 1] not in self.names.words) or after:
                    return True
        return False

    def _given_taken(self, reading: Reading) -> bool:
        """Tell whether a given name of the worker has another's surname behind it wherever it stands."""
        given = {words[-1] for words in self.names.given}
        behind = [
            part.gap(n) == " " and part.raw(n + 1)[:1].isupper() and part.words[n + 1] not in self.names.words
            for part in reading.passages
            for n, word in enumerate(part.words[:-1])
            if word in given
        ]
        return bool(behind) and all(behind)

    def _other_body(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        """Yield where a page without the name places a body that is called as the worker's employer is."""
        named = set(reading.title.words) & self.me.institution_words and not any(
            holds(" ".join(part.words), form)
            for forms in self.me.employers
            for form in forms[:1]
            for part in reading.passages
        )
        if self.ours and named:
            yield from stated(reading, mention, self.me, frozenset())

    def _other_surname(self, reading: Reading, mention: Mention) -> str:
        """Return a name of the worker's given name and another surname, where only the address holds theirs.

        "harlow-rebecca-jailed" is about Rebecca Shaw of Harlow.
        """
        if mention.form is not Form.ADDRESS:
            return ""
        given = "|".join(re.escape(" ".join(words)) for words in self.names.given)
        for match in re.finditer(rf"\b(?i:{given}) ([A-ZÀ-Ý][\w'’-]{{2,}})(?=,? [\da-zà-ÿ(]|,)", reading.snippet.text):
            if not set(fold(match[1]).split()) & self.names.words:
                return match[0]
        return ""

    def _other_holder(self, reading: Reading) -> str:
        """Return the name that stands beside a user name of the worker's and shares no word with theirs."""
        match = _HOLDER.search(reading.title.text)
        handle = match and match["handle"].casefold().lstrip("@") in self.me.usernames
        shown = fold(match["name"]).split() if match and handle else []
        own = self.names.words | {word[0] for word in self.names.words}
        return match["name"] if match and len(shown) > 1 and not set(shown) & own else ""

    # -- times --------------------------------------------------------------------------------------------------------

    def _dates(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        title, snippet = reading.title.text, reading.snippet.text
        about = mention.title or mention.form is Form.ADDRESS
        if not mention.form.whole:
            yield from self._remembered(reading, mention)
        left = first("died.left", reading.snippet.plain)
        survivor = bool(left and self._named_late(snippet[left.end() :]))
        if about and not survivor:
            if words := died(reading, mention, self.me):
                yield Clue("deceased", words)
            elif (match := _LIFE.search(title)) and _beside(title, match, mention.words):
                yield from self._life(match)
        if about or mention.form.whole:
            text = f"{title} · {snippet}"
            if about and not survivor and (match := _LIFE.search(snippet[:120])) and self._old(int(match[1])):
                yield Clue("old_times", match.group())
            for match in (*BORN.finditer(text), *ANCIENT.finditer(text if about else title)):
                if self._old(int(match[match.lastindex or 1])):
                    yield Clue("old_times", match.group())
        born, year = self.me.born, year_of(reading, self.today)
        if born:
            yield from (Clue("other_age", words) for words in other_age_class(reading, mention, born, self.today))
        if born and year:
            for match in stated_ages(reading, mention):
                if abs(year - born - int(match[1])) > 8:
                    yield Clue("other_age", match.group().strip(" ,("))
            for words in a_child(reading, mention, self.me, born, year):
                yield Clue("other_age", words)
            for words in born_otherwise(reading, mention, self.me, born):
                yield Clue("other_years", words)
            for words in too_early(reading, mention, self.me, born, year):
                yield Clue("other_years", words)
            for words, sure in too_young(reading, mention, self.me, born, self.today):
                yield Clue("too_old", words, 1.0 if sure else 0.8)

    def _remembered(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        """Yield life dates behind one half of the name: "in memory of Ruth (1921–2010)"."""
        for part in reading.passages:
            line = signed(part.text, self.me, mention.words)
            for match in _LIFE.finditer(part.text):
                if _IN_MEMORY.search(line[: match.start()]) and self._old(int(match[1])):
                    yield Clue("old_times", match.group())

    def _life(self, match: re.Match[str]) -> Iterator[Clue]:
        first, last = int(match[1]), int(match[2])
        if last - first > 15:
            yield Clue("deceased", match.group().strip("()"))

    def _old(self, born: int) -> bool:
        own = self.me.born
        return abs(born - own) > 8 if own else self.ours and born < OLDEST

    def _named_late(self, text: str) -> bool:
        """Tell whether a given name of the worker stands in a text: one of those left behind, not the dead."""
        late = tuple(fold(text).split())
        return any(late[n : n + len(g)] == g for g in self.names.given for n in range(min(len(late), 40)))

    # -- another life -------------------------------------------------------------------------------------------------

    def _other_trade(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        if not self.me.fields:
            return
        for part, start, end, phrase, directly in self._by_the_name(reading, mention):
            kinds = [t for t in trades()[phrase] if t.person and not t.office and (directly or not t.beside)]
            if not kinds or any(t.field in self.me.fields for t in trades()[phrase]):
                continue
            if self._a_name(part.quote(start, end)):
                continue
            if any(t.field in _ANYBODYS or (self.ours and t.family == SOCIAL_WORK) for t in kinds):
                continue
            spare = all(t.spare for t in kinds)
            if self.ours and self._of_another(reading, mention, part, (start, end, phrase)):
                continue
            if _unpaid(part, start) or (self.ours and (spare or _played(part, start)) and free_time(reading)):
                continue
            faint = spare and self.ours and _alone(reading, kinds[0].field, phrase)
            if faint and part is not reading.title:
                continue
            sure = self.ours and not faint and not of_a_cast(reading)
            yield Clue("other_trade" if sure else "other_work", part.quote(start, end))
        if self.ours:
            yield from self._held(reading, mention)
            yield from (Clue("other_calling", words) for words in unlisted(reading, mention, self.me))
            yield from (Clue("other_calling", words) for words in ahead(reading, mention, self.me))
            yield from (Clue("other_calling", words) for words in addressed(reading, mention, self.me))
            if words := other_class(reading, mention, self.me):
                yield Clue("other_trade", words)
            if words := other_department(reading, mention, self.me):
                yield Clue("other_calling", words)
            if words := other_thesis(reading, mention, self.me):
                yield Clue("other_subject", words)
        if self.ours and mention.title and (words := self._whole_service(reading, mention)):
            yield Clue("other_trade", words)

    def _of_another(self, reading: Reading, mention: Mention, part: Passage, said: tuple[int, int, str]) -> bool:
        """Tell whether a trade that stands near the name is not told of its bearer."""
        spots = spots_in(part, reading, mention)
        return of_another(reading, part, spots, *said[:2]) or not told_of(reading, mention, self.me, part, said)

    def _a_name(self, words: str) -> bool:
        """Tell whether what reads as a trade is a name of theirs, here another's: Tom Baker, beside Ann Baker."""
        return words[:1].isupper() and set(fold(words).split()) <= self.names.words

    def _told(self, words: str) -> bool:
        """Tell whether the worker told the folded words of a trade themselves, as a profession or as a pastime."""
        told = {w for text in (*self.me.person.professions, *self.me.person.interests) for w in fold(text).split()}
        own = any(trade.field in self.me.fields for trade in trades().get(words, ()))
        return own or set(words.split()) <= told or pastimes().get(words) in self.me.pastimes

    def _held(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        """Yield what the bearer is called by their work; a hobby, a second job, an office in their town say little."""
        for one in held(reading, mention, self.me):
            if self._told(fold(one.words)) or self._a_name(one.words):
                continue
            own = beside_own(reading, mention, self.me, one.words)
            if one.local and own:
                continue  # who stands for an office of their town goes on as what they are
            beside = one.spare or own
            if not beside and not (one.local and self._at_home(reading)):
                yield Clue("other_trade", one.words)
            elif not one.spare or one.words in reading.title.text:
                yield Clue("other_work", one.words)

    def _whole_service(self, reading: Reading, mention: Mention) -> str:
        """Return the words when all that a short profile says is one service: "Drywall & paint"."""
        titled = titled_with(reading, mention, self.me)
        plain = titled and len(reading.title.words) <= _SHORT and not re.search('["«“]', reading.title.text)
        parts = reading.passages if plain else (reading.snippet,)
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for part in parts:
            for start, end, phrase in part.trades:
                for trade in trades()[phrase]:
                    found[trade.field].setdefault(phrase, part.quote(start, end))
        if sum(len(part.words) for part in parts) > 12 * len(parts) or self.me.fields & found.keys():
            return ""
        told = (list(said.values()) for field, said in found.items() if field in services() and len(said) > 1)
        return next(map(", ".join, told), "")

    def _by_the_name(self, reading: Reading, mention: Mention) -> Iterator[tuple[Passage, int, int, str, bool]]:
        """Yield trades said of the bearer, near the name or at a snippet's start, and whether directly at it."""
        for part in reading.passages:
            title = part is reading.title
            spots = spots_in(part, reading, mention)
            for start, end, phrase in part.trades:
                near = [(s, e) for s, e in spots if -9 <= start - e <= 6 or -6 <= s - end <= 3]
                beside = any(not self._apart(part, e, start, end) for _s, e in near)
                if (title and mention.title and beside) or (not title and (beside or (mention.title and start < 8))):
                    directly = any(start == e or end == s for s, e in spots)
                    yield part, start, end, phrase, directly

    def _apart(self, part: Passage, name: int, start: int, end: int) -> bool:
        """Tell whether a trade stands in a sentence of its own behind the one that names the bearer."""
        between = part.text[part.spans[name - 1][1] : part.spans[start][0]] if start >= name else ""
        return bool(re.search(r"[.!?…] ", between)) and not closes(part, part.plain, end)

    def _elsewhere(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        if not self.me.countries or self._at_home(reading):
            return
        if self.ours:
            yield from stated(reading, mention, self.me, self.me.institution_words)
        for part in reading.passages:
            title = part is reading.title
            for start, end, phrase in part.places:
                if part.raw(start)[:1].islower() or self._of_a_name(part, start, end, mention, title):
                    continue
                found = places()[phrase]
                lives = _lives_there(part.plain[: part.spans[start][0]])
                near = lives or self._by_itself(part, start, end, mention, title)
                if phrase in self.me.whereabouts or set(phrase.split()) & self.me.institution_words:
                    continue
                foreign = not self.me.countries & {p.country for p in found}
                kind = ("other_country" if foreign else "other_place") if near else "elsewhere"
                if not foreign and any(p.kind != "town" for p in found) and any(p.kind == "country" for p in found):
                    continue
                yield Clue(kind, part.quote(start, end))

    def _by_itself(self, part: Passage, start: int, end: int, mention: Mention, title: bool) -> bool:
        """Tell whether a place stands where a profile says where somebody lives, not inside another name."""
        tight = (part.gap(start - 1) if start else "") == " " and part.raw(start - 1)[:1].isupper()
        tight = tight or (part.gap(end - 1) == " " and end < len(part.words) and part.raw(end)[:1].isupper())
        if title and part.words[end : end + 1] and part.words[end] in word_lists.plain_words("list.event"):
            return False
        if title:
            beside = any(-8 <= start - e <= 6 or -6 <= s - end <= 2 for t, s, e in mention.spots if t)
            return beside and (not tight or self._says_trade(part, start, end))
        return start <= 1 and not tight and mention.title

    def _says_trade(self, part: Passage, start: int, end: int) -> bool:
        """Tell whether the words around a place are a trade's or a region's code: "Kelowna REALTOR", "Surrey BC"."""
        around = part.words[max(start - 1, 0) : start] + part.words[end : end + 1]
        return any(w in trades() or w.upper() in codes() for w in around)

    def _at_home(self, reading: Reading) -> bool:
        line = f" {' '.join(reading.title.words)} . {' '.join(reading.snippet.words)} "
        return any(
            f" {p} " in line
            for p in self.me.whereabouts
            if not any(x.kind in ("region", "country") for x in places().get(p, ()))
        )

    def _of_a_name(self, part: Passage, start: int, end: int, mention: Mention, title: bool) -> bool:
        return any(in_title == title and s <= start < e for in_title, s, e in mention.spots)

    def _other_name(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        own = {m[0] for m in self.names.middles}
        if own and mention.middles and not any(m[0] in own for m in mention.middles):
            yield Clue("other_middle", mention.words)
        if words := self.names.named_after(reading, mention):
            yield Clue("named_after", words)
