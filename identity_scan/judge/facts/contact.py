"""How and where a person can be reached: phones, e-mails, home, office, user names (TAXONOMY R4, R12, R13)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from identity_scan.facts import word_lists
from identity_scan.facts.word_lists import any_of
from identity_scan.judge.facts.case import Case, anywhere, before, everywhere, name_after, near, of_agency, tell, whole
from identity_scan.judge.facts.page_kind import PRIVATE, SOCIAL, WORKING, employer_site, practice_site
from identity_scan.judge.reading.clauses import line, said
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import ME
from identity_scan.model import Disclosure, Where
from identity_scan.person.handles import Page, Place, stands
from identity_scan.person.numbers import number, numbers_in
from identity_scan.person.written_addresses import mailbox_pattern, street_key
from identity_scan.speech.text import fold

PHONE = re.compile(r"(?<![\d.-])(?:\+?\d{1,2}[ .-]?)?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?!\d)|\+\d[\d ().-]{7,16}\d")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


_FREE = re.compile(rf"@(?:[\w-]+\.)?(?:{any_of('list.free_mail')})\.(?:[a-z]{{2,7}}|co\.[a-z]{{2}}|(?:qc|nf)\.ca)$")
_POSTAL = re.compile(r"\b[abceghj-nprstvxy]\d[abceghj-nprstv-z] ?\d[abceghj-nprstv-z]\d\b")
STREET = re.compile(
    rf"\b\d{{1,5}}[a-z]? (?:[nsew]\.? )?(?:[a-z0-9'.-]{{2,20}} ){{1,3}}?(?:{any_of('list.street')})\b\.?"
)
RUE = re.compile(
    rf"\b\d{{1,5}}[a-z]?,? ?(?:(?:{any_of('list.rue')})\.?(?: [a-z0-9'-]{{1,20}}){{1,3}}"
    rf"|\d{{1,3}}(?:re|e) (?:{any_of('list.rue')})\b)"
)
"""Number, street and name: "27, rue des Merisiers", "125, 4e Avenue"."""


def phones(case: Case) -> Iterator[Disclosure]:
    """Telephone numbers: the worker's own lists decide, then the page and the words beside the number."""
    own = case.me.private_phones | case.me.work_phones
    for passage in case.reading.texts:
        listed = list(numbers_in(passage.text, own))
        for found in listed:
            kind = "private_phone" if found.number in case.me.private_phones else "work_contact"
            yield tell(kind, Mark(passage, found.start, found.end))
        for match in PHONE.finditer(passage.plain):
            mark = Mark(passage, match.start(), match.end())
            known = any(mark.start < one.end and one.start < mark.end for one in listed)
            if not known and number(match[0]) and not _somebody_elses(case, mark):
                yield tell("private_phone" if _phone_is_private(case, mark) else "work_contact", mark)
    for found in numbers_in(case.reading.path, case.me.private_phones):
        yield tell("private_phone", Mark(case.reading.address, found.start, found.end))


def _somebody_elses(case: Case, mark: Mark) -> bool:
    """Tell whether the number stands behind a relative's name, or another's: "in emergency call Devon 905…"."""
    last = f" {' '.join(before(mark, 3))} "
    return any(f" {relative.given} " in last for relative in case.me.family if relative.given)


def _phone_is_private(case: Case, mark: Mark) -> bool:
    if case.is_kind("practice", "directory", "register") or _on_practice(case):
        return False  # what a practice offers its clients is no exposure, whatever the kind of number (SEVERITY 7)
    if near(mark, "phone.home", 20):
        return True
    if near(mark, "phone.work", 25):
        return False
    if "home_address" in case.found or case.page.kind in PRIVATE:
        return True
    if case.page.kind in WORKING or employer_site(case.reading, case.me):
        return False
    return not case.has("role.title", "role.credential")


def _on_practice(case: Case) -> bool:
    """Tell whether the page stands on the site of the worker's own practice."""
    return practice_site(case.reading, case.me)


def emails(case: Case) -> Iterator[Disclosure]:
    """E-mail addresses: given lists, also as written for people, then the employer's domain, then free mail."""
    for kind, listed in (("private_email", case.me.private_emails), ("work_contact", case.me.work_emails)):
        for mailbox in sorted(one for one in listed if "@" in one):
            for mark, match in case.reading.search(mailbox_pattern(mailbox), plain=False):
                if "@" not in match[0]:
                    yield tell(kind, mark)
    for mark, match in case.reading.search(EMAIL, plain=False):
        address = match[0].casefold().rstrip(".")
        domain = address.rpartition("@")[2]
        if address in case.me.private_emails:
            yield tell("private_email", mark)
        elif address in case.me.work_emails or any(
            domain == own or domain.endswith("." + own) for own in case.me.domains
        ):
            yield tell("work_contact", mark)
        elif _FREE.search(address):
            yield tell("private_email", mark)
        elif case.page.kind in WORKING and _named_after(address, case.me.surnames):
            yield tell("work_contact", mark)


def _named_after(address: str, surnames: Iterable[str]) -> bool:
    """Tell whether a mailbox holds a surname: its own word, or behind an initial."""
    box = fold(address.partition("@")[0])
    return any(name in box.split() or (len(name) > 4 and box.replace(" ", "").endswith(name)) for name in surnames)


def home(case: Case) -> Iterator[Disclosure]:
    """The home the worker told of, in full or in part; and addresses on pages that list where people live (R12)."""
    found = None if case.stranger else _own_address(case)
    found = found or _listed_address(case)
    if found:
        yield tell("home_address", found)
        return
    area = None if case.stranger or _only_a_cause(case) else _own_area(case)
    area = area or _listed_area(case)
    if area:
        yield tell("home_area", area)


def _own_address(case: Case) -> Mark | None:
    number_, street, core = case.me.home.number, case.me.home.street, case.me.home.core
    for passage in (*case.reading.texts, case.reading.address):
        for place, word in enumerate(passage.words):
            if number_ and word == number_:
                rest = passage.words[place + 1 : place + 6]
                key, wanted = street_key(list(rest)), street_key(street.split())
                if (core and f" {core} " in f" {' '.join(rest)} ") or (wanted and key[: len(wanted)] == wanted):
                    named = core.split()[-1] if core else ""
                    last = rest.index(named) if named in rest else len(wanted) - 1
                    last += last + 1 < len(rest) and rest[last + 1] in _street_types()
                    return Mark(passage, passage.spans[place][0], passage.spans[place + 1 + last][1])
    return None


@cache
def _street_types() -> frozenset[str]:
    return frozenset(fold(word) for word in word_lists.group("place.street"))


def _only_a_cause(case: Case) -> bool:
    """Tell whether a place is only what a cause is about: who signs for a park need not live beside it (R19).

    Who writes of what passes "here" on their own street does.
    """
    if not case.is_kind("petition") or case.has("place.live"):
        return False
    street = case.me.home.street if " " in case.me.home.street else ""
    return not (street and anywhere(case, street) and _HERE.search(case.reading.everything))


_HERE = re.compile(rf"\b(?:{any_of('list.here')})\b")


def _own_area(case: Case) -> Mark | None:
    pieces = filter(
        None, (case.me.home.street if " " in case.me.home.street else "", case.me.home.core, *case.me.home.areas)
    )
    found = (mark for piece in pieces for mark in everywhere(case, piece, address=True))
    return next((mark for mark in found if not _of_a_name(mark)), None)


def _of_a_name(mark: Mark) -> bool:
    """Tell whether a street's word only stands in the name of a club, a school or another venue."""
    behind, ahead = fold(name_after(mark)).split(), before(mark, 4)
    english = bool(behind and behind[0] not in _street_types() and set(behind) & _venues("en"))
    french = bool(set(ahead) & _venues("fr") and not set(ahead[-3:]) & _street_types())
    return mark.where is not Where.ADDRESS and (english or french)


@cache
def _venues(language: str) -> frozenset[str]:
    """Return what a venue or an association is: the first word of the French name, the last of the English."""
    terms = (*word_lists.group("place.venue", language), *word_lists.group("ties.body", language))
    return frozenset(fold(term).split()[0 if language == "fr" else -1] for term in terms)


def _listed_address(case: Case) -> Mark | None:
    """Return a street address of somebody on a page that tells where people live, or beside words that say so."""
    for pattern in (STREET, RUE):
        for mark, _match in case.reading.search(pattern):
            if not any(c.isupper() for c in mark.words) or near(mark, "place.office", 25):
                continue
            if case.is_kind(
                "people_search", "property", "donation", "court_private", "minutes", "club", "listing"
            ) or near(mark, "place.live", 30):
                return mark
    return None


def _listed_area(case: Case) -> Mark | None:
    if case.page.kind not in PRIVATE and not case.is_kind("minutes", "letter", "profile", "newsletter"):
        return None
    return next((mark for pattern in (_POSTAL, _POSTAL_HALF) for mark, _match in case.reading.search(pattern)), None)


_POSTAL_HALF = re.compile(r"(?<=[a-z.,)] )[abceghj-nprstvxy]\d[abceghj-nprstv-z]\b(?! ?\d)")
"""The first half of a postal code behind a town: "Victoria V8N"."""


def dwelling(case: Case) -> Iterator[Disclosure]:
    """The part of town in which the worker is told to live: « habite le secteur Aylmer », "lives in the West End"."""
    if case.stranger or {"home_address", "home_area"} & set(case.found):
        return
    titled = ME in line(case.reading.texts[0], case.me) if case.reading.texts else False
    for mark in said(case.reading, case.me, "where.dwells"):
        if not titled and ME not in line(mark.passage, case.me)[mark.start : mark.end]:
            continue  # whom a sentence calls "she" is the worker where the title names them
        name = name_after(mark)
        yield tell("home_area", Mark(mark.passage, mark.start, mark.end + (1 + len(name) if name else 0)))
        return


def fetched(case: Case) -> Iterator[Disclosure]:
    """Where things that are sold can be fetched ("pick up in Clayton Park"); the town alone is no neighbourhood."""
    if not case.is_kind("listing") or {"home_address", "home_area"} & set(case.found):
        return
    for mark in said(case.reading, case.me, "where.fetched"):
        name = name_after(mark).split(". ")[0].rstrip(".")
        if name and fold(name) not in case.me.places and not any(fold(name) in city for city in case.me.towns):
            yield tell("home_area", Mark(mark.passage, mark.start, mark.end + 1 + len(name)))
            return


def office(case: Case) -> Iterator[Disclosure]:
    """Where the work is done: an office on a page of the work, an employer in a register, an address of a practice."""
    if case.page.kind not in WORKING and case.page.kind not in ("practice", "staff"):
        return
    street = next((mark for pattern in (STREET, RUE) for mark, _match in case.reading.search(pattern)), None)
    place = case.reading.first("place.office")
    if street and "home_address" not in case.found:
        yield tell("work_location", street)
    elif case.is_kind("register", "directory"):
        yield tell("work_location", _workplace(case) or whole(case))
    elif case.is_kind("staff", "practice") and (place or "work_contact" in case.found):
        yield tell("work_location", place or whole(case))


def _workplace(case: Case) -> Mark | None:
    forms = (form for employer in case.me.employers for form in employer)
    return next((mark for form in (*forms, *case.me.places) if (mark := anywhere(case, form))), None)


def schedule(case: Case) -> Iterator[Disclosure]:
    """When somebody is on duty, or away from home."""
    mark = case.reading.first("time.duty") or next((m for m, _x in case.reading.search(_AFTER)), None)
    if mark and case.is_kind("practice", "listing", "video", "post", "staff", "blog") and not of_agency(case, mark):
        yield tell("workplace_schedule", mark)


_AFTER = re.compile(r"\b(?:after|apres) \d{1,2}(?::\d\d)?(?: ?[ap]\.?m\b| ?h\b)?|\b(?:evenings|weeknights|soirs)\b")


def handles(case: Case) -> Iterator[Disclosure]:
    """User names: those the worker listed, wherever they stand; and the name an account page is filed under (R13)."""
    told = "client_info" in case.found  # whose post it is says least there: only a name the text itself shows (TX36)
    for handle in case.me.usernames:
        if _only_a_word(case, handle):
            continue
        for passage in case.reading.texts if told else (*case.reading.texts, case.reading.address):
            at = _standing(passage.text.casefold(), handle)
            if at >= 0 and not (told and _POSTED.match(passage.plain, at + len(handle))):
                yield tell("account_handle", Mark(passage, at, at + len(handle)))
                return
        if handle.replace("_", "") in case.reading.host.replace("-", "") and not told:
            yield tell("account_handle", whole(case), case.reading.host)
            return
    filed = re.search(r"^/(?:u|user|users|member|profile)/([\w.-]{3,40})/?$|^/([\w.-]{3,40})/?$", case.reading.path)
    if (
        filed
        and not told
        and case.is_kind("code", "forum", "profile", "account")
        and _is_handle(case, filed[1] or filed[2])
    ):
        yield tell("account_handle", Mark(case.reading.address, filed.start(), filed.end()), filed[1] or filed[2])


def _standing(text: str, handle: str) -> int:
    """Return where a user name stands as one; the box of an e-mail address that is called so joins no accounts."""
    found = (m.start() for m in re.finditer(re.escape(handle), text) if not _OF_MAIL.match(text, m.end()))
    return next(found, -1)


_OF_MAIL = re.compile(r"@[\w-]{1,63}\.")


def _only_a_word(case: Case, handle: str) -> bool:
    """Tell whether a user name stands here as a word, on a page that finds nobody, or within another word."""
    text = " · ".join(passage.text for passage in case.reading.texts)
    page = Page(case.reading.host, case.reading.path.casefold(), text)
    return stands(handle, page, case.me.name_words)[0] is not Place.ACCOUNT


_POSTED = re.compile(r" (?:on|sur) \w")


def _is_handle(case: Case, text: str) -> bool:
    """Tell whether a path names an account by something that is not simply the person's name."""
    if case.reading.host.endswith(("facebook.com", "linkedin.com")) or case.page.kind not in SOCIAL:
        return False
    return not any(name.replace(" ", "") == fold(text).replace(" ", "") for name in case.me.names) and (
        case.is_kind("code") or "/u" in case.reading.path
    )
