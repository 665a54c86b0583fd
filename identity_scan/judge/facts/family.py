"""Family, children and relationships that a result speaks of (TAXONOMY R9)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.facts.word_lists import any_of, languages, plain_words
from identity_scan.judge.facts.case import Case, anywhere, before, everywhere, name_after, near, tell, whole
from identity_scan.judge.facts.page_kind import PRIVATE, WORKING, is_me
from identity_scan.judge.reading.clauses import line, of_bearer, of_somebody_else, said, says
from identity_scan.judge.reading.known import is_place
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import ME, first
from identity_scan.model import Disclosure, Where
from identity_scan.speech.text import fold


def kin(case: Case) -> Iterator[Disclosure]:
    """Family: those the worker listed, by name; and relatives the text speaks of as the worker's (R9)."""
    if not case.stranger:
        for relative in case.me.family:
            mark = _named(case, relative.name, relative.given)
            if relative.name in case.me.names or (mark and _only_in_class(case)):
                continue  # an uncle of the same name: the words name the bearer; and a class lists whoever was in it
            in_bond = mark is not None and _in_bond(mark) and " " not in mark.words
            if mark and relative.bond != "child" and (_speaks_there(mark) or in_bond):
                continue
            if mark and relative.bond == "child":
                yield tell(_child_fact(case, mark), mark)
                if case.is_kind("profile") and _as_whose_parent(mark):
                    yield tell("family_members", mark)
            elif mark := mark or _half_named(case, relative.given):
                yield tell("family_members", mark)
    if not (case.stranger or case.is_kind("hostile", "review", "decision", "obituary")) and (
        apposed := says(case.reading, case.me, "own_child.apposed")
    ):
        yield tell("family_members", apposed)
    if home := _at_home(case):
        yield tell("family_members", home)
    if (case.page.kind in WORKING and not case.is_kind("thesis")) or case.is_kind("hostile", "review"):
        return
    parent = case.reading.first("kin.parent") or _as_parent(case)
    theirs = case.is_kind("club", "minutes", "newsletter") or (case.is_kind("group") and case.page.own)
    among = None if case.stranger else says(case.reading, case.me, "own_child.among_parents")
    if among or (parent and theirs and not case.stranger):
        yield tell("family_members", among or parent or whole(case))
    for mark in case.reading.marks("kin.child"):
        yield from _child(case, mark)
    yield from _parent_of(case)
    for mark in case.reading.marks("kin.elder", "kin.sibling", "kin.other", "kin.partner"):
        if name_after(mark) and not _is_title(mark) and not _in_faith(case, mark):
            yield tell("family_members", Mark(mark.passage, mark.start, mark.end + 1 + len(name_after(mark))))
        elif mark.group != "kin.partner" and _mine(case, mark):
            yield tell("family_members", mark)
    left = case.reading.first("kin.left")
    if left and case.is_kind("obituary", "people_search", "wedding"):
        yield tell("family_members", left)
    if case.is_kind("obituary") and not case.stranger and not _signs_below(case):
        yield from _in_obituary(case)


def _at_home(case: Case) -> Mark | None:
    """Return where a line about the worker says with whom they live, as pages of a staff do under a portrait."""
    if case.stranger or case.is_kind("hostile", "review", "decision", "obituary", "article", "publication"):
        return None
    marks = said(case.reading, case.me, "own_child.at_home")
    titled = is_me(fold(case.reading.title), case.me)
    return next((m for m in marks if titled or of_bearer(m, case.me)), None)


def _only_in_class(case: Case) -> bool:
    """Tell whether a yearbook names those of a year, and no word says that two are of one family."""
    return case.is_kind("yearbook") and not case.has("kin.sibling", "kin.other", "kin.partner")


def _speaks_there(mark: Mark) -> bool:
    """Tell whether the name only opens the title as the page's author: "Maud Farrow on Instagram"."""
    return (
        mark.where is Where.TITLE
        and mark.start == 0
        and bool(re.match(r".{0,30}? (?:on|sur) \w+\b", mark.passage.plain[mark.end : mark.end + 45]))
    )


def _in_bond(mark: Mark) -> bool:
    """Tell whether the name only completes a relationship: "in a relationship with Dev"."""
    return bool(
        re.search(
            r"(?:relationship|engaged|married|couple|mariee?|fiancee?) (?:with|to|avec|a) $",
            mark.passage.plain[: mark.start],
        )
    )


_PARENT_OF = re.compile(
    rf"\b(?:{word_lists.written('list.parent')}) (?:{word_lists.written('list.parent_of')}|d['’]) ?([A-ZÀ-Ý][\w'’-]+)"
)


def _parent_of(case: Case) -> Iterator[Disclosure]:
    """A child named through its parent: "maman de Clémence"."""
    for mark, match in case.reading.search(_PARENT_OF, plain=False):
        if fold(match[1]) not in case.me.name_words:
            yield tell("family_members", mark)
            yield tell(_child_fact(case, Mark(mark.passage, *match.span(1))), mark)
            return


def _as_parent(case: Case) -> Mark | None:
    """Return where a word of a parent stands right before the worker's name: "mother: Ottoline Farrow"."""
    for mark in case.reading.marks("kin.elder"):
        behind = _NAME_BEHIND.match(mark.passage.plain, mark.end)
        if behind and is_me(fold(behind[1]), case.me):
            return mark
    return None


_NAME_BEHIND = re.compile(r" ?[:(-]? ?((?:mme|m\.|mrs\.?|ms\.?|mr\.?)? ?[\w'.-]+(?: [\w'.-]+){0,3})")


def _is_title(mark: Mark) -> bool:
    """Tell whether the words stand in a heading, where every word has a capital: "Mother And Daughter Day"."""
    in_heading = mark.where is Where.TITLE and re.search(r"[A-ZÀ-Ý][\w'’-]* $", mark.passage.text[: mark.start])
    return bool(mark.words[:1].isupper() and in_heading) or (
        mark.words[:1].isupper()
        and mark.start > 0
        and mark.passage.text[mark.start - 1 : mark.start] == " "
        and name_after(mark).istitle()
        and before(mark) == ()
    )


def _in_faith(case: Case, mark: Mark) -> bool:
    """Tell whether a congregation calls somebody sister or brother, beside its clergy, with no word that says whose."""
    me = is_me(fold(name_after(mark)), case.me) and case.has("faith.place")
    clergy = not case.page.own and plain_words("list.clergy") & set(mark.passage.words)
    whose = plain_words("list.my", "list.their", "list.whose") & set(before(mark))
    return mark.group == "kin.sibling" and bool(me or clergy) and not whose


def _named(case: Case, name: str, given: str) -> Mark | None:
    mark = anywhere(case, name) if name else None
    if mark is None and len(given) >= 3 and given not in case.me.given:
        mark = anywhere(case, given)
        mark = mark if mark and mark.words[:1].isupper() else None
    return mark


def _half_named(case: Case, given: str) -> Mark | None:
    """Return where half of a double given name stands on the worker's own page: Léo for Léo-Antoine."""
    mark = anywhere(case, given.split()[0]) if " " in given and case.page.own else None
    return mark if mark and mark.words[:1].isupper() else None


def _child_fact(case: Case, mark: Mark) -> str:
    """Return child_identity where a name comes with more: a picture, an age, a school, a team; else the name alone.

    A line of a profile that only says whose parent the worker is shows no picture of the child.
    """
    around = mark.passage.plain[max(0, mark.start - 40) : mark.end + 40]
    more = _TELLS_OF_A_CHILD.search(around)
    named_only = case.is_kind("profile") and _as_whose_parent(mark) and not more
    if not named_only and (case.is_kind("post", "profile", "image", "video", "club", "race") or case.page.face):
        return "child_identity"
    if case.is_kind("minutes", "staff", "page", "newsletter", "article"):
        more = more or _OF_CHILDREN.search(case.reading.title)
    return "child_identity" if more and not case.is_kind("obituary") else "child_first_name"


_TELLS_OF_A_CHILD = re.compile(
    rf"(?<![\d.,$])\b\d{{1,2}}\b(?![.,]\d)(?! ?(?:{any_of('list.measures')})\b(?! old))(?! \w+ \d{{4}})"
    rf"|\b(?:{any_of('list.of_a_child')})"
)
"""An age, a number on a shirt, a school; no length and no span of time."""


def _as_whose_parent(mark: Mark) -> bool:
    """Tell whether a name stands beside a word of a parent: "Fionn's mum", « maman de Théo »."""
    return bool(
        _PARENT_BEFORE.search(mark.passage.plain, 0, mark.start) or _PARENT_BEHIND.match(mark.passage.plain, mark.end)
    )


_PARENT_BEFORE = re.compile(rf"\b(?:{any_of('kin.elder')})(?: (?:{any_of('list.of_whom')}))? ?$")
_PARENT_BEHIND = re.compile(rf"'?s? (?:{any_of('kin.elder', language='en')})\b")


_OF_CHILDREN = re.compile(rf"\b(?:{any_of('list.childhood')})\b")
"""A list of a school or a class, whose children are told apart by it."""


def _child(case: Case, mark: Mark) -> Iterator[Disclosure]:
    if near(mark, "role.title", 0):
        return  # child protection
    name = name_after(mark)
    if "client_info" in case.found and not _mine(case, mark):
        return
    if name and _of_listed_adult(case, name):
        return  # « son Hugues » is no son
    if name and name.split()[0].casefold() not in case.me.given and mark.words[:1].islower():
        span = Mark(mark.passage, mark.start, mark.end + 1 + len(name))
        yield tell(_child_fact(case, span), span)
        if not case.is_kind("obituary"):
            yield tell("family_members", span)
    elif _mine(case, mark):
        yield tell("family_members", mark)


def _of_listed_adult(case: Case, name: str) -> bool:
    """Tell whether a name begins with the given name of one whom the worker listed, who is no child of theirs."""
    return any(fold(name.split()[0]) == r.given for r in case.me.family if r.given and r.bond != "child")


def _mine(case: Case, mark: Mark) -> bool:
    """Tell whether a word of kin stands with a word that makes it the worker's: "my" where they speak.

    In what the worker tells of a client, the family of others is the client's (R6).
    """
    last = before(mark, 2)
    if {"and", "et"} & set(last):  # her husband and daughter
        last = before(mark, 4)
    third = {"her", "his", "their", "leur", "leurs", "sa", "son", "ses"} & set(last)
    first = {"my", "our", "mon", "ma", "mes", "notre", "nos"} & set(last)
    if "client_info" in case.found:
        return bool(first and case.page.own and not _in_quotes(mark))
    return bool(first and (case.page.own or case.is_kind("thesis", "podcast"))) or bool(
        third and not case.page.own and case.page.kind in PRIVATE | {"article", "newsletter", "page", "podcast"}
    )


def _in_quotes(mark: Mark) -> bool:
    """Tell whether somebody is quoted at a mark: what a client says of "my dad" is of theirs."""
    ahead = mark.passage.text[: mark.start]
    return ahead.count('"') % 2 == 1 or any(ahead.rfind(a) > ahead.rfind(b) for a, b in ("“”", "«»"))


_BEHIND_NAME = re.compile(
    r"\b((?:[A-ZÀ-Ý][\w'’-]+ ){0,2}[A-ZÀ-Ý][\w'’-]+) \(([A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?)\)"
)


def _in_obituary(case: Case) -> Iterator[Disclosure]:
    """A living relative named in an obituary; behind the worker's name a name in brackets is the partner's, no town."""
    for mark, match in case.reading.search(_BEHIND_NAME, plain=False):
        name = fold(match[1])
        mine = is_me(name, case.me) or not case.me.given.isdisjoint((name, name.split()[-1]))
        beside = fold(match[2])
        if (mine and not is_place(beside, case.me.places)) or (not mine and beside in case.me.names):
            yield tell("relationship_status", mark)
    yield tell("family_members", whole(case))


def _signs_below(case: Case) -> bool:
    """Tell whether the worker only signs what is said to those left behind: friends do so as well (R19)."""
    book = first("died.guests", case.reading.title) or first("died.guests", " ".join(case.reading.address.words))
    if book and says(case.reading, case.me, "died.team"):
        return True
    return book is not None and any(_SIGNATURE.search(line(text, case.me)) for text in case.reading.texts[1:])


_SIGNATURE: Final = re.compile(rf"[.!?…\"»”] ?[-–—]? ?{ME}+(?:,[^!?;:]{{0,30}})?$")


def _hers(case: Case, mark: Mark) -> bool:
    """Tell whether "her husband" is the worker's: their clause, and nobody else named in between."""
    return of_bearer(mark, case.me, "role.title") and not of_somebody_else(mark, case.me)


def _askers(case: Case, mark: Mark) -> bool:
    """Tell whether a bond is that of one who asks for help where others name the worker: "my wife left"."""
    return case.sought and bool(plain_words("list.my") & set(before(mark, 2)) or not _hers(case, mark))


_TOLD: Final = ("newsletter", "staff", "page", "article", "blog", "minutes")
"""Pages of others on which plain words of a relationship count; fainter words are mostly the subject of the work."""


def _whose(case: Case) -> frozenset[str]:
    """Return the words that make a relationship the person's: in what they tell of a client, their own alone (R6)."""
    return plain_words("list.my") if "client_info" in case.found else plain_words("list.my", "list.their")


def _partner_named(case: Case) -> bool:
    partners = () if case.stranger else (r for r in case.me.family if r.bond == "partner" and " " in r.name)
    return any(anywhere(case, relative.name) for relative in partners)


def _named_in_bond(case: Case) -> Mark | None:
    """Return where the partner whom the worker listed is named as such: "and husband Tom", « son Benoît »."""
    if case.stranger or case.is_kind("obituary", "petition", "letter"):
        return None
    names = [n for r in case.me.family if r.bond == "partner" and len(r.given) > 2 for n in (r.name, r.given)]
    marks = (m for name in names for m in everywhere(case, name) if " " in name or m.words[:1].isupper())
    return next((bound for mark in marks if (bound := _bound(case, mark))), None)


@cache
def _bonds(language: str, *, own: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a partner's name is bound to the worker: by what stands before it, and by what stands behind it."""
    whose = any_of("list.their", *(("list.my",) if own else ()), language=language)
    partner, joined = any_of("kin.partner", language=language), any_of("list.joining", language=language)
    theirs = rf"\b((?:{whose})(?: [\w'-]+)? (?:{partner}),? )$"
    beside = rf"(?:\b(?:{joined})|[&;./]) ((?:{partner}),? )$"
    return re.compile(rf"{theirs}|{beside}|\b((?:{whose}) )$"), re.compile(rf",? (?:{whose}) (?:{partner})\b")


def _bound(case: Case, mark: Mark) -> Mark | None:
    """Return a partner's name with the words that bind it: "her husband Tom", "and husband Tom", « son Benoît »."""
    for language in languages(mark.passage.words):
        ahead, behind = _bonds(language, own=case.page.own)
        if found := ahead.search(mark.passage.plain, max(0, mark.start - 48), mark.start):
            return Mark(mark.passage, found.start(found.lastindex or 0), mark.end)
        if found := behind.match(mark.passage.plain, mark.end):
            return Mark(mark.passage, mark.start, found.end())
    return None


def bond(case: Case) -> Iterator[Disclosure]:
    """Relationship or marital status; on pages about work the same words are the work's subject and do not count."""
    if named := _named_in_bond(case):
        yield tell("relationship_status", named)
        return
    if case.page.kind in WORKING or case.is_kind("hostile", "review", "decision", "music", "books"):
        return
    if case.is_kind("wedding"):
        yield tell("relationship_status", case.reading.first("bond.status", "page.wedding") or whole(case))
        return
    private = case.page.kind in (PRIVATE - {"church", "club"}) | {"profile", "account", "post", "podcast"}
    told = private or case.page.own or case.is_kind(*_TOLD)
    for mark in case.reading.marks("bond.sure", "bond.status"):
        with_me = bool((_whose(case) - {"their", "leur"}) & set(before(mark, 2)))
        if ("client_info" in case.found and not with_me) or _askers(case, mark):
            continue
        if private or with_me or (told and (mark.group == "bond.sure" or _partner_named(case))):
            yield tell("relationship_status", mark)
            return
    for mark in case.reading.marks("kin.partner"):
        if (
            _whose(case) & set(before(mark, 2))
            and not _askers(case, mark)
            and ({"my", "ma", "mon"} & set(before(mark, 2)) or _hers(case, mark))
            and (case.page.own or "my" not in before(mark, 2))
            and not name_after(mark)
        ):
            yield tell("relationship_status", mark)
            return
