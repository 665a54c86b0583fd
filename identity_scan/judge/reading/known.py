"""What the worker told about themselves, made ready for comparison once a person."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from identity_scan.facts import site_kind, word_lists
from identity_scan.facts.word_lists import any_of
from identity_scan.judge.reading import told
from identity_scan.judge.reading.told import HELPING, Book, small_words
from identity_scan.model import Person
from identity_scan.person import lexicon
from identity_scan.person.lexicon import Phrasebook, Trade, V
from identity_scan.person.names import Names, names_of
from identity_scan.person.numbers import number
from identity_scan.person.practice import is_practice
from identity_scan.person.reading import cut
from identity_scan.person.towns import own as lived_in
from identity_scan.person.written_addresses import unit_words
from identity_scan.speech import address
from identity_scan.speech.text import fold

_REMARK = re.compile(r"\([^()]{0,200}\)")
_POSTAL = re.compile(r"\b[a-z]\d[a-z] ?\d[a-z]\d\b")


@cache
def _district() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of('list.district')}) (?:(?:{any_of('list.small')}) )*")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('list.named')})\b")


@dataclass(frozen=True, slots=True)
class Relative:
    """One of the worker's family as they listed it: partner, child, elder, sibling or other, and the name."""

    bond: str
    name: str
    """Folded; may be empty."""
    given: str
    """Folded; all of a double given name, for "Jean" is not Jean-Guy."""


@dataclass(frozen=True, slots=True)
class Home:
    """The home address in its pieces, folded."""

    number: str = ""
    street: str = ""
    """The street without its number."""
    core: str = ""
    """The word of the street that names it, empty where that word alone would say nothing (Main, Church)."""
    areas: tuple[str, ...] = ()
    """Neighbourhood and postal code, not the city."""


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of a person, whoever asks: is it them, which of their facts are shown, what does it agree with.

    It is made once a person (`known`); what takes tables is made when it is first asked for.
    """

    person: Person
    called: Names
    """The names in all spellings, ready to be looked for."""
    names: tuple[str, ...]
    name_words: frozenset[str]
    given: frozenset[str]
    """Of a double given name the whole and its first half."""
    surnames: frozenset[str]
    work_phones: frozenset[str]
    private_phones: frozenset[str]
    work_emails: tuple[str, ...]
    private_emails: tuple[str, ...]
    domains: tuple[str, ...]
    home: Home
    family: tuple[Relative, ...]
    employers: tuple[tuple[str, ...], ...]
    """For each employer the folded forms it is called by, the fullest first."""
    acronyms: tuple[frozenset[str], ...]
    """For each employer its initials, in capitals."""
    schools: tuple[str, ...]
    usernames: tuple[str, ...]
    interests: tuple[str, ...]
    pursuits: tuple[str, ...]
    """Stems of interests that are done: knit for knitting, fish for fishing."""
    places: tuple[str, ...]
    """What is quoted of a result is the first that stands there, in the order in which the worker told them."""
    towns: tuple[str, ...]
    """Of each place the town."""

    @property
    def born(self) -> int | None:
        """The year of birth."""
        return self.person.birth_year

    @property
    def phones(self) -> frozenset[str]:
        """All numbers."""
        return self.work_phones | self.private_phones

    @cached_property
    def mailboxes(self) -> tuple[str, ...]:
        """All e-mail addresses."""
        return tuple(sorted({mail for mail in (*self.work_emails, *self.private_emails) if "@" in mail}))

    @cached_property
    def pages(self) -> frozenset[str]:
        """The worker's pages elsewhere, in the one form of all their addresses."""
        return frozenset(address.canonical(url) for url in self.person.accounts if address.is_web(url))

    @cached_property
    def sites(self) -> tuple[str, ...]:
        """The hosts of those pages that are nobody else's."""
        return _each(host for url in self.person.accounts if _own_site(host := address.host(url)))

    @cached_property
    def whereabouts(self) -> tuple[str, ...]:
        """The folded pieces of places and home address."""
        texts = (*self.person.places, self.person.home_address)
        return _each(piece for text in texts for part in text.split(",") if (piece := fold(part)))

    @cached_property
    def lives(self) -> frozenset[str]:
        """The codes of countries and provinces in which they live and lived (person/towns.py)."""
        return lived_in(self.person)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of their places."""
        written = (code for text in self.person.places for code in re.findall(r"\b[A-Z]{2,3}\b", text))
        named = (place.country for piece in self.whereabouts for place in lexicon.places().get(piece, ()))
        return frozenset((*named, *(lexicon.codes()[code] for code in written if code in lexicon.codes())))

    @cached_property
    def institution_words(self) -> frozenset[str]:
        """The folded words of employers, schools and family, which are often those of a town or a trade as well."""
        texts = (*self.person.employers, *self.person.schools, *self.person.family)
        return frozenset(word for text in texts for word in fold(text).split())

    @cached_property
    def employers_in_short(self) -> tuple[str, ...]:
        """What the employers are called in short, where that names no other."""
        return _each(told.short_names(self.person.employers))

    @cached_property
    def professions(self) -> frozenset[str]:
        """The single professions, folded."""
        return frozenset(fold(piece) for text in self.person.professions for piece in told.professions(text))

    @cached_property
    def callings(self) -> tuple[tuple[str, Trade], ...]:
        """What they gave as profession, by the lists of trades, with the phrase that says it."""
        book = lexicon.trades()
        given = (phrase for text in self.person.professions for phrase in _phrases(text, book))
        return tuple((phrase, trade) for phrase in given for trade in book[phrase] if trade.person)

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of work they stand in; those of help stand for each other."""
        found = frozenset(trade.field for _phrase, trade in self.callings)
        return found | HELPING if found & HELPING else found

    @property
    def helps(self) -> bool:
        """Whether they are of the professions that this program is for."""
        return bool(self.fields & HELPING)

    @cached_property
    def pastimes(self) -> frozenset[str]:
        """The pastimes they told of, by the names of hobbies.toml."""
        book = lexicon.pastimes()
        return frozenset(book[phrase] for text in self.person.interests for phrase in _phrases(text, book))

    @cached_property
    def phrases(self) -> Book:
        """All of it as phrases to look for."""
        return Book(self)


@lru_cache(maxsize=16)
def known(person: Person) -> Known:
    """Make a person ready for comparison."""
    called = names_of(person)
    names = tuple(dict.fromkeys(fold(name) for name in (person.name, *person.other_names) if fold(name)))
    given, surnames = _given_and_surnames(called)
    places = _each(fold(piece) for place in person.places for piece in (place, *place.split(",")))
    forms = [_employer(name) for name in person.employers]
    return Known(
        person=person,
        called=called,
        names=names,
        name_words=frozenset(word for name in names for word in name.split()),
        given=given,
        surnames=surnames,
        work_phones=frozenset(filter(None, map(number, person.work_phones))),
        private_phones=frozenset(filter(None, map(number, person.private_phones))),
        work_emails=_each(email.casefold() for email in person.work_emails),
        private_emails=_each(email.casefold() for email in person.private_emails),
        domains=tuple(domain.casefold().removeprefix("www.") for domain in person.domains),
        home=home_of(person.home_address, places),
        family=tuple(relative(text) for text in person.family),
        employers=tuple(
            tuple(form for form in full if form == full[0] or not _of_something_else(form, person, places))
            for full, _short in forms
        ),
        acronyms=tuple(short for _full, short in forms),
        schools=tuple(filter(None, map(fold, person.schools))),
        usernames=_each(name.casefold().lstrip("@") for name in person.usernames if len(name) > 2),
        interests=tuple(_interests(person)),
        pursuits=tuple(filter(None, map(_stem, _interests(person)))),
        places=places,
        towns=_each(filter(None, (fold(place.partition(",")[0]) for place in person.places))),
    )


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _phrases(text: str, book: Phrasebook[V]) -> list[str]:
    """Return the phrases of a book that a text speaks of."""
    return [phrase for _start, _end, phrase in lexicon.phrases(tuple(fold(text).split()), book)]


def _own_site(host: str) -> bool:
    """Tell whether a host is somebody's own, not a platform that many share."""
    return bool(host) and site_kind(host) is None and not host.endswith((".gov", ".edu", ".ac.uk"))


@cache
def _towns() -> frozenset[str]:
    """Return the places that the gazetteer names, folded."""

    def leaves(tree: object) -> Iterator[str]:
        if isinstance(tree, Mapping):
            for key, value in tree.items():
                yield str(key)
                yield from leaves(value)
        elif isinstance(tree, list):
            yield from (str(item) for item in tree)

    # what is a town around another may be a quarter to those who live in it
    tree = {key: value for key, value in lexicon.gazetteer().items() if key not in ("around", "short", "residents")}
    return frozenset(fold(name) for name in leaves(tree))


def is_place(folded: str, places: Collection[str]) -> bool:
    """Tell whether a folded form is a place and names no employer: one of the worker's, or a known town or region."""
    return folded in places or folded in _towns()


def _of_something_else(form: str, person: Person, places: Collection[str]) -> bool:
    """Tell whether a shorter form of an employer is a place, or stands in the name of a school or place of theirs."""
    others = (f" {fold(name)} " for name in (*person.schools, *person.places))
    return is_place(form, places) or any(f" {form} " in other for other in others)


def _given_and_surnames(called: Names) -> tuple[frozenset[str], frozenset[str]]:
    given: set[str] = set()
    surnames: set[str] = set()
    for name in called.full:
        first = name.given or name.surname
        given.update(form for form in (" ".join(first), first[0]) if len(form) > 1)
        rest = (*name.middles, *name.surname) if name.given else ()
        surnames.update(word for word in rest if len(word) > 1)
    return frozenset(given), frozenset(surnames - given)


def relative(text: str) -> Relative:
    """Return one of a family from words for them, such as "wife Perpetua Lund"."""
    text = word_lists.spelt(_REMARK.sub(" ", text).strip())
    read = cut(text)
    found = [
        m
        for m in word_lists.lexicon(frozenset(word_lists.LANGUAGES)).find(read.text, read.words, read.spans)
        if m.group.startswith("kin.")
    ]
    found = [m for m in found if m.group != "kin.mine" and m.start <= 3]
    best = max(found, key=lambda m: m.end, default=None)
    name = text[best.end :] if best else text
    given = next((folded for word in name.split() if (folded := fold(word))), "")
    return Relative(best.group.removeprefix("kin.") if best else "other", fold(name), given)


def home_of(text: str, places: Collection[str] = ()) -> Home:
    """Return an address in its pieces; `places` are folded towns that are no neighbourhood."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    while len(pieces) > 1 and _unit().fullmatch(word_lists.plain(pieces[0])):
        pieces = pieces[1:]
    if not pieces:
        return Home()
    head = re.match(
        rf"(?:{_numbered_unit()}[\s,-]+|\d{{1,5}}[a-z]?\s?-\s?(?=\d))?(\d{{1,6}}[a-z]?)\b[\s,]*(.*)",
        word_lists.plain(pieces[0]),
    )
    number_, street = (head[1], fold(head[2])) if head else ("", fold(pieces[0]))
    street = _without_unit(street)
    rest = pieces[1:]
    if number_ and not street and rest:  # 27, rue des Pimbinas
        street, rest = fold(rest[0]), rest[1:]
    codes = [piece for piece in rest if _POSTAL.search(word_lists.plain(piece))]
    named = [piece for piece in rest if piece not in codes and len(piece) > 3][:-1]  # the last is the city
    named = [_district().sub("", fold(piece)) for piece in named]
    areas = tuple(piece for piece in named if len(piece) > 3 and not is_place(piece, places))
    areas += tuple(fold(_POSTAL.search(word_lists.plain(piece))[0]) for piece in codes)  # type: ignore[index]
    return Home(number_, street, _core(street), areas)


@cache
def _unit() -> re.Pattern[str]:
    """Return the look of a dwelling in a house: "Apt 4", "basement"."""
    return re.compile(f"{_numbered_unit()}|{'|'.join(sorted(unit_words('below')))}")


def _numbered_unit() -> str:
    words = "|".join(sorted(unit_words(), key=lambda word: (-len(word), word)))
    return rf"(?:(?:{words})(?:[\s.]+|(?=\d))|#[\s.]*)\w{{1,6}}"


def _without_unit(street: str) -> str:
    """Return a street without the dwelling that is named behind it: "dawes road apt 3"."""
    words = street.split()
    at = next((n for n, word in enumerate(words) if n > 1 and word in unit_words()), len(words))
    return " ".join(words[:at])


def _core(street: str) -> str:
    types = {fold(word) for language in word_lists.LANGUAGES for word in word_lists.group("place.street", language)}
    common = {fold(word) for word in word_lists.group("place.common")}
    left = [word for word in street.split() if word not in types and word not in small_words()]
    core = " ".join(left)
    return core if len(core) >= 5 and core not in common and not core.isdigit() else ""


def _employer(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the forms an employer is called by: its parts in full, and shorter where the words are its own."""
    forms: dict[str, None] = {}
    short = set()
    for part in re.split(r"[,;(–]| - ", name):
        full = fold(part)
        parts = [word for word in full.split() if word not in small_words()]
        if not parts or (forms and len(parts) < 2):
            continue
        if forms and all(word in _of_any_body() for word in parts):
            continue  # "School of Social Work" names no employer
        forms[full] = None
        own = [word for word in parts if word not in _of_any_body()]
        if len(parts) > 2 and len(own) >= 2:
            forms[" ".join(full.split()[: 2 if full.split()[1] not in small_words() else 3])] = None
        if len(own) == 1 and len(own[0]) >= 7 and own[0] == parts[0] and len(parts) > 1:
            forms[own[0]] = None
        for last in range(1, len(parts) - 1):  # Juniper Bay CFS
            if any(word in own for word in parts[:last]):
                forms[" ".join([*parts[:last], "".join(word[0] for word in parts[last:])])] = None
        forms |= dict.fromkeys(told.by_its_place(full) if full.split()[-1] not in _of_any_body() else ())
        initials = "".join(word[0] for word in parts).upper()
        if len(initials) >= 3:
            short.add(initials)
    return tuple(forms), frozenset(short)


@cache
def _of_any_body() -> frozenset[str]:
    """Return folded words that many employers bear: they alone name none."""
    return frozenset(map(fold, word_lists.group("list.body")))


def _interests(person: Person) -> list[str]:
    """Return the folded interests, and of "greyhound named Biscuit" also each part: the animal and its name."""
    out = []
    for text in person.interests:
        for piece in _named().split(word_lists.plain(word_lists.spelt(text))):
            if len(fold(piece)) > 3:
                out.append(fold(piece))
    return list(dict.fromkeys(out))


def _stem(interest: str) -> str:
    """Return the stem of a doing (knitting: knit), empty if it is none or its stem is too short to tell."""
    word = interest.split()[-1]
    stem = word[:-3] if word.endswith("ing") else word[:-1] if word.endswith("r") and len(word) > 6 else ""
    stem = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return stem if len(stem) >= 4 and stem not in ("read", "walk", "writ", "cook", "play", "train", "teach") else ""


def own_practice(me: Known) -> bool:
    """Tell whether the present employer is a practice, by its name or the worker's own: then its site is theirs."""
    return bool(me.employers and me.employers[0]) and is_practice(me.employers[0][0].split(), me.surnames)
