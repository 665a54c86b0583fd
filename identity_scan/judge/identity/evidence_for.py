"""What a result shows that speaks for the worker (TAXONOMY R1): anchors, each with the words it rests on."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache

from identity_scan.facts import site_kind, word_lists
from identity_scan.judge.reading.clauses import signed
from identity_scan.judge.reading.clues import Clue, stated_ages, year_of
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.patterns import BODY, ME, patterns
from identity_scan.judge.reading.told import HELPING, small_words
from identity_scan.person import handles
from identity_scan.person.lexicon import idle_words, pastimes, trades
from identity_scan.person.name_parts import short_forms
from identity_scan.person.names import Form, Mention, Names
from identity_scan.person.numbers import numbers_in
from identity_scan.person.reading import Passage, Reading
from identity_scan.person.written_addresses import mailbox_in
from identity_scan.speech import address
from identity_scan.speech.text import fold

_MAILBOX = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_CLASS = re.compile(
    r"\b(?:class of|grad(?:uat\w+)?(?: of| in)?|promotion|finissante?s?|alumni/?|yearbook\D{0,3})\D{0,3}"
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AGE_BAND = re.compile(r"\b[FMHW](\d\d)[-–](\d\d)\b")
_BORN = re.compile(
    rf"(?:\b(?:{word_lists.written('list.birth_told')})|(?<![\w.])(?-i:b\.)(?=[ \d]))\D{{0,18}}((?:17|18|19|20)\d\d)\b",
    re.IGNORECASE,
)
_USUAL = 0.4
"""What the usual short form of a given name counts: nearly everybody called Jennifer is called Jen as well."""
_HANDLE = 4
"""Letters of a user name from which it says something wherever it stands."""
_HERE = {"professional-register", "professional-body", "health-directory"}
"""Kinds of site that list people of the worker's field."""


_LOCAL = {"place", "place_host", "home_region"}
"""What shows that a page is of where the worker lives."""

_SUPERSEDES = (
    ("relatives", "relative"),
    ("relatives", "family"),
    ("relative", "family"),
    ("place", "place_part"),
    ("place", "place_host"),
    ("place_part", "place_host"),
    ("place", "home_region"),
    ("place_part", "home_region"),
    ("place_host", "home_region"),
    ("home_region", "region"),
    ("employer", "employer_part"),
    ("employer_site", "employer_part"),
    ("domain", "employer_part"),
    ("domain", "employer_site"),
    ("school", "school_part"),
    ("school", "school_site"),
    ("home", "home_street"),
    ("home", "home_area"),
    ("home", "home_core"),
    ("home_street", "home_core"),
    ("handle", "handle_said"),
)
"""Evidence that says the same as a better one beside it."""


class Anchors:
    """Everything the worker told of themselves, ready to be looked for in any number of results."""

    def __init__(self, me: Known, today: date | None) -> None:
        self.me, self.names, self.today = me, me.called, today
        self.phones = me.phones
        self.at_employer = _behind_name(me.employers_in_short)

    def clues(self, reading: Reading, mention: Mention) -> list[Clue]:
        """Return every anchor that the result shows, the strongest of each kind once."""
        looks: tuple[Callable[[Reading, Mention], Iterator[Clue]], ...] = (
            self._said,
            self._initials_of_place,
            self._reach,
            self._accounts,
            self._trade,
            self._interests,
            self._age,
            self._own_names,
            self._towns_in_host,
            self._at_employer,
        )
        found: dict[str, Clue] = {}
        for look in looks:
            for clue in look(reading, mention):
                found.setdefault(clue.kind, clue)
        if (
            mention.form in (Form.GIVEN, Form.SURNAME)
            and found.keys() >= {"family", "place"}
            and self.names.both(reading)
        ):
            found.setdefault("relative", Clue("relative", found["family"].words))  # one of those left behind
        if mention.form is Form.GIVEN and found.keys() >= {"family", "profession"} and self.names.both(reading):
            found.setdefault("relative", Clue("relative", found["family"].words))  # a fundraiser for the husband
        if "family" in found and mention.form.whole and self._parent_of_own(reading, mention):
            found.setdefault("relative", Clue("relative", found["family"].words))
        if "profession" in found and found.keys() & _LOCAL and (words := self._of_employer(reading, mention)):
            found.setdefault("employer", Clue("employer", words))
        for better, lesser in _SUPERSEDES:
            if better in found:
                found.pop(lesser, None)
        if "name_in_address" in found and found.keys() & {"profession", "trade_words", "degree"}:
            found["working_account"] = Clue("working_account", found.pop("name_in_address").words)
        return list(found.values())

    def _parent_of_own(self, reading: Reading, mention: Mention) -> bool:
        """Tell whether the bearer stands as a parent beside a child's name that is one of the worker's family."""
        lines = [signed(part.text, self.me, mention.words) for part in reading.passages]
        return any(found.search(line) for found in patterns("own_child.parent") for line in lines)

    def _said(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        kin: dict[str, str] = {}
        full = False
        for clue in self._phrases_said(reading):
            if clue.kind in ("relative", "family"):
                kin.setdefault(fold(clue.words.split()[0]), clue.words)
                full = full or clue.kind == "relative"
            yield clue
        if len(kin) > 1 and (full or self.names.both(reading)):
            yield Clue("relatives", ", ".join(kin.values()))

    def _phrases_said(self, reading: Reading) -> Iterator[Clue]:
        entries = self.me.phrases.entries
        for part in reading.passages:
            for n, word in enumerate(part.words):
                for words, kind, capital in entries.get(word, ()):
                    if part.words[n : n + len(words)] != words or (capital and part.raw(n)[:1].islower()):
                        continue
                    if kind == "profession" and _a_part(part, n):
                        continue
                    if kind in ("family", "place", "place_part") and _of_somebody(
                        part, n, n + len(words), kind, self.names
                    ):
                        continue
                    quote = part.quote(n, n + len(words))
                    yield Clue("home" if kind == "home_street" and self._numbered(part, n, len(words)) else kind, quote)

    def _at_employer(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        """Yield what an employer is called in short, right behind the name: "Ms. Roy of L'Étincelle"."""
        if not (mention.form.whole or mention.form in (Form.SURNAME, Form.GIVEN, Form.GIVEN_INITIAL)):
            return
        for part in reading.passages:
            match = self.at_employer.search(signed(part.text, self.me, mention.words))
            if match and part.text[match.start(1)].isupper():
                yield Clue("employer", part.text[match.start(1) : match.end(1)])

    def _of_employer(self, reading: Reading, mention: Mention) -> str:
        """Return the first words of an employer's name in a passage that calls the bearer by the worker's profession.

        "Willow Reach lost our form; the caseworker Ana P. …": where they work so, it is no more only a place.
        """
        for part in reading.passages:
            line = signed(part.text, self.me, mention.words)
            ends = [
                part.spans[end - 1][1]
                for _start, end, phrase in part.trades
                if any(trade.person and trade.field in self.me.fields for trade in trades()[phrase])
            ]
            called = any(line[end : end + 2] == f" {ME}" for end in ends)
            for form in (form for forms in self.me.employers for form in forms[1:] if called and " " in form):
                if (n := part.find(tuple(form.split()))) >= 0 and part.raw(n)[:1].isupper():
                    return part.quote(n, n + len(form.split()))
        return ""

    def _numbered(self, part: Passage, n: int, size: int) -> bool:
        near = part.words[max(n - 2, 0) : n] + part.words[n + size : n + size + 1]
        return bool(self.me.home.number) and self.me.home.number in near

    def _initials_of_place(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        initials = self.me.phrases.initials
        for part in reading.passages:
            for n, word in enumerate(part.words):
                if (kind := initials.get(word)) and part.raw(n).isupper():
                    yield Clue(kind, part.raw(n))
        hosts = [reading.host, *(m.group(1) for m in _MAILBOX.finditer(reading.lowered))]
        for host in hosts:
            kinds = [initials[label] for label in host.split(".")[:-1] if label in initials]
            if kinds and not kinds[0].endswith("_part"):
                yield Clue(f"{kinds[0]}_site", host)

    def _reach(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        text = f"{reading.title.text} \n {reading.snippet.text} \n {reading.finding.url}"
        beside = mention.form is Form.NONE and another_number(reading, self.phones)
        for found in numbers_in(text, self.phones) if self.phones and not beside else ():
            yield Clue("phone", _whole_brackets(text[found.start : found.end]))
        for mailbox in self.me.mailboxes:
            if found_ := mailbox_in(reading.lowered, mailbox):
                yield Clue("email", found_)
        for domain in self.me.domains:
            if (
                reading.host == domain
                or reading.host.endswith("." + domain)
                or domain in reading.lowered.partition(" ")[2]
            ):
                yield Clue("domain", domain)

    def _accounts(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        if self.me.pages and address.canonical(reading.finding.url) in self.me.pages:
            yield Clue("account", address.shown(reading.finding.url))
        for host in self.me.sites:
            if reading.host == host:
                yield Clue("account_site", host)
            elif host in reading.lowered:
                yield Clue("copy", host)
        for handle in self.me.usernames:
            if len(handle) >= _HANDLE and handle in reading.lowered:
                place, found_ = handles.stands(handle, _page(reading), self.names.words)
                if place is not handles.Place.NOWHERE:
                    yield Clue("handle" if place is handles.Place.ACCOUNT else "handle_said", found_)

    def _trade(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        """Yield the profession, and words of a field of the worker's that the profession does not speak of already."""
        said: dict[str, set[str]] = {}
        for part in reading.passages:
            for start, end, phrase in part.trades:
                if _a_part(part, start) or _of_another_tongue(part, phrase):
                    continue
                for trade in trades()[phrase]:
                    if trade.field in self.me.fields and not trade.beside:
                        exact = trade.person and (trade.field in HELPING or phrase in self.me.professions)
                        kind = "degree" if trade.degree else "profession" if exact else "trade_words"
                        if kind == "trade_words" and trade.field in said.get("profession", ()):
                            continue
                        said.setdefault(kind, set()).add(trade.field)
                        yield Clue(kind, part.quote(start, end))
        if "social_work" in self.me.fields and site_kind(reading.host) in _HERE:
            yield Clue("trade_words", reading.host)

    def _interests(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        for text in self.me.interests:
            words = [w for w in text.split() if w not in small_words()]
            for part in reading.passages:
                if at := _all_near(part, words):
                    yield Clue("interest", part.quote(*at))
        for part in reading.passages if self.me.pastimes else ():
            for start, end, phrase in part.pastimes:
                if pastimes()[phrase] in self.me.pastimes:
                    yield Clue("interest", part.quote(start, end))

    def _age(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        born = self.me.born
        if not born:
            return
        text = f"{reading.title.text} · {reading.snippet.text}"
        for match in _BORN.finditer(text):
            if abs(int(match[1]) - born) <= 1:
                yield Clue("age", match.group())
        for match in _CLASS.finditer(f"{text} {reading.finding.url}"):
            if 16 <= int(match[1]) - born <= 19:
                yield Clue("age", match.group())
        if year := year_of(reading, self.today):
            for match in _AGE_BAND.finditer(text):
                if int(match[1]) <= year - born + 1 and year - born - 1 <= int(match[2]):
                    yield Clue("age", match.group())
            for match in stated_ages(reading, mention):
                if abs(year - born - int(match[1])) <= 2:
                    yield Clue("age", match.group().strip(" ,("))

    def _own_names(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        own = {m[0] for m in self.names.middles}
        if not all(name.middles for name in self.names.full) and any(m[0] in own for m in mention.middles):
            yield Clue("middle", mention.words)
        if mention.form is Form.FULL:
            for given in self.names.given:
                if len(given[0]) > 2 and given[0] not in mention.name.split() and given[0] not in idle_words():
                    for part in reading.passages:
                        if (n := part.find(given)) >= 0 and part.raw(n)[:1].isupper() and self._theirs(part, n):
                            usual = given[0] in short_forms(mention.name.split()[0])
                            yield Clue("also_called", part.raw(n), _USUAL if usual else 1.0)
        if mention.form is Form.GIVEN:
            stem = fold(mention.words).replace(" ", "")
            line = re.sub(r"\d", "", reading.host.split(".")[0] + " " + " ".join(reading.address))
            if len(stem) > 3 and any(w.startswith(stem) for w in line.split()):
                yield Clue("name_in_address", mention.words)

    def _theirs(self, part: Passage, n: int) -> bool:
        """Tell whether no other surname follows a given name: "Jen Haleys" on a list is not Jennifer Haley."""
        follows = n + 1 < len(part.words) and part.gap(n) == " " and part.raw(n + 1)[:1].isupper()
        return not follows or part.words[n + 1] in self.names.words

    def _towns_in_host(self, reading: Reading, mention: Mention) -> Iterator[Clue]:
        line = f" {' '.join(reading.address)} "
        for town in self.me.towns:
            if f" {town} " in line:
                yield Clue("place", " ".join(town.split()))
            elif len(town) >= 6 and town.replace(" ", "") in line.replace(" ", ""):
                yield Clue("place_host", reading.host)
        for region in self.me.phrases.around:
            if len(region) >= 6 and any(w.startswith(region) or w.endswith(region) for w in reading.address):
                yield Clue("home_region", reading.host)


def _a_part(part: Passage, start: int) -> bool:
    """Tell whether the words before a trade make it a part in a play: it is nobody's work."""
    before = part.plain[: part.spans[start][0]][-40:]
    return any(found.search(before) for found in patterns("stance.part"))


def _of_another_tongue(part: Passage, phrase: str) -> bool:
    """Tell whether a word of work means another thing in the language of its text: « course » is no course."""
    return phrase in word_lists.plain_words("list.other_sense") and "fr" in word_lists.languages(part.words)


_ANY_NUMBER = re.compile(r"(?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)")


def another_number(reading: Reading, own: frozenset[str]) -> str:
    """Return the telephone number that a page is about where it is not the worker's, empty if there is none.

    The title's: theirs only stands beside it. Else one that begins as theirs does, on a page that does not show theirs.
    """
    title, snippet = reading.title.text, reading.snippet.text
    codes = "|".join({number[-10:-7] for number in own if len(number) >= 10})
    if match := _ANY_NUMBER.search(title) or (codes and re.search(rf"(?<!\d)(?:{codes})\d{{7}}(?!\d)", title)):
        return "" if any(True for _found in numbers_in(title, own)) else match[0]
    if any(True for _found in numbers_in(f"{snippet} {reading.finding.url}", own)):
        return ""
    begins = {number[-10:-4] for number in own}
    alike = (m[0] for m in _ANY_NUMBER.finditer(snippet) if re.sub(r"\D", "", m[0])[:6] in begins)
    return next(alike, "")


def _whole_brackets(words: str) -> str:
    """Return a number as it is written: with its brackets, but not with one that was opened around more."""
    return words if words.startswith("(") and ")" in words else words.strip(" .-(")


def _page(reading: Reading) -> handles.Page:
    address_ = reading.lowered.split(" ", 1)[0]
    return handles.Page(reading.host, address_[len(reading.host) :], f"{reading.title.text} · {reading.snippet.text}")


@cache
def _offices() -> frozenset[str]:
    """Return words that make a place or an office of the name before them ("Devon Council")."""
    return frozenset(word_lists.group("list.office"))


def _behind_name(employers: Sequence[str]) -> re.Pattern[str]:
    """Return the look of an employer's short name right behind the worker's own; "Lakeside Haven" is short as well."""
    called = "|".join((f"{BODY}+", *(re.escape(name).replace("\\ ", r"[\W_]{1,2}") for name in employers)))
    at, the = (word_lists.any_of(f"list.{words}") for words in ("at_body", "article_of_body"))
    return re.compile(rf"{ME}(?:\.| [a-z]\.?)? (?:{at}) ?(?:(?:{the}) ?)?({called})(?!\w)")


def _of_somebody(part: Passage, start: int, end: int, kind: str, names: Names) -> bool:
    """Tell whether the given name of a relative, or a part of a town's name, belongs to another name here."""
    before = start > 0 and part.gap(start - 1) == " " and part.raw(start - 1)[:1].isupper()
    follows = end < len(part.words) and part.gap(end - 1) == " " and part.raw(end)[:1].isupper()
    after = part.words[end] if follows else ""
    if kind == "family":
        return after in _offices()
    return kind == "place_part" and (before or after in names.words)


def _begin_alike(part: Passage, word: str) -> list[int]:
    """Return where words stand that begin as a word does and are not much shorter or longer: "runs" for "running"."""
    head, size = word[:4], len(word)
    return [n for n, other in enumerate(part.words) if other[:4] == head and abs(len(other) - size) <= 4]


def _same_stem(one: str, other: str) -> bool:
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (alike >= max(5, len(other) - 4) and abs(len(one) - len(other)) <= 2)


def _all_near(part: Passage, words: list[str]) -> tuple[int, int] | None:
    """Return where all words, or words that begin as they do, stand within eight words of each other."""
    spots = [_begin_alike(part, word) for word in words]
    if not words or not all(spots):
        return None
    if len(words) == 1:  # one word alone must be that word, its plural, or who does it: pottery, potters
        spots = [[n for n in spots[0] if _same_stem(part.words[n].removesuffix("s"), words[0].removesuffix("s"))]]
    for n in spots[0]:
        near = [min((m for m in places if abs(m - n) < 8), key=lambda m: abs(m - n), default=-1) for places in spots]
        if -1 not in near:
            return min(near), max(near) + 1
    return None
