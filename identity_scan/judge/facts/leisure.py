"""What the worker does in their free time, as a result tells it: taking part, an account for it, a word of it (R3)."""

import re
from collections.abc import Iterator
from functools import cache

from identity_scan.facts import word_lists
from identity_scan.facts.word_lists import any_of, plain_words
from identity_scan.judge.facts.case import Case, anywhere, everywhere, name_after, tell, whole
from identity_scan.judge.facts.page_kind import WORKING, employer_site, practice_site
from identity_scan.judge.reading.clauses import says
from identity_scan.judge.reading.marked import Mark, Text
from identity_scan.judge.reading.told import small_words
from identity_scan.model import Disclosure, Where
from identity_scan.person.lexicon import common_words, pastimes
from identity_scan.person.reading import cut


def leisure(case: Case) -> Iterator[Disclosure]:
    """Sport, hobby, taste: on pages of free time, or where the worker's own interests stand."""
    if case.is_kind("race", "fitness", "music", "books"):
        yield tell("leisure", case.reading.first("leisure.hobby") or whole(case))
        return
    own = None if case.stranger else next((mark for name in case.me.interests if (mark := anywhere(case, name))), None)
    if (
        case.is_kind("listing")
        and case.page.own
        and _at_account(case)
        and (worn := case.reading.first("leisure.wardrobe"))
    ):
        yield tell("leisure", worn)
        return
    sold = case.is_kind("listing") and not _at_account(case)
    if sold and _for_children(case):
        return
    loves = re.search(rf"\b(?:{any_of('list.likes')})\b", case.reading.everything)
    if _at_work(case) and not loves:
        return
    if not (case.stranger or own):
        own = _pursued(case) or (None if sold else _taken_part(case))
    mark = _theirs(case)
    sold = sold and not (own and own.where is Where.TITLE)
    if own and not sold and not case.is_kind("decision", "publication", "hostile", "petition", "obituary"):
        yield tell("leisure", own)
    elif (
        mark
        and (loves or case.page.kind not in WORKING)
        and not case.is_kind(
            "decision",
            "hostile",
            "petition",
            "review",
            "union",
            "minutes",
            "obituary",
            "letter",
            "listing",
            "yearbook",
            "people_search",
            "genealogy",
        )
    ):
        yield tell("leisure", mark)


def _theirs(case: Case) -> Mark | None:
    """Return a hobby, a team or a hobby's site; on a club's page only where it is the person's own.

    A parent among the players is there for a child, and a list of whom to call holds parents and helpers too: it tells
    of a hobby only where the lines below its title do.
    """
    if not case.is_kind("club"):
        return case.reading.first("leisure.hobby") or _hobby_site(case)
    if case.has("kin.parent", "kin.child", "kin.elder") or "child_identity" in case.found:
        return None
    marks = [*case.reading.marks("leisure.hobby"), *case.reading.marks("page.sport", "page.troupe")]
    if case.has("leisure.contacts"):
        return next((mark for mark in marks if mark.where is not Where.TITLE), None)
    return next((mark for mark in marks if mark.group != "page.troupe"), None) or _hobby_site(case)


def _pursued(case: Case) -> Mark | None:
    """Return where an interest stands in another form of its word: knits, knitter; or in the site's name."""
    for passage in case.reading.texts if case.me.pursuits else ():
        for word, span in zip(passage.words, passage.spans, strict=True):
            pursued = any(word.startswith(stem) and len(word) <= len(stem) + 4 for stem in case.me.pursuits)
            if pursued and not _SURNAME.fullmatch(passage.text, max(span[0] - 24, 0), span[1]):
                return Mark(passage, *span)
    long = any(stem in case.reading.host for stem in case.me.pursuits if len(stem) > 5 and not case.stranger)
    if not long or case.page.kind in WORKING:
        return None
    host = Text(Where.ADDRESS, cut(case.reading.host), {})
    return Mark(host, 0, len(host.text))


def _at_work(case: Case) -> bool:
    """Tell whether an employer tells there of what goes on at work: a choir that visits is nobody's pastime."""
    return (
        case.is_kind("page", "article", "club")
        and employer_site(case.reading, case.me)
        and not practice_site(case.reading, case.me)
    )


def _in_handle(text: str, start: int, end: int) -> bool:
    """Tell whether a word is a piece of a user name or an address: "velo" in @gen_velo."""
    return text[max(start - 1, 0) : start] in ("_", "@", ".") or text[end : end + 1] in ("_", "@")


def _for_children(case: Case) -> bool:
    """Tell whether what is for sale is a child's: "boys hockey skates" tell of no pastime of the seller."""
    return bool(plain_words("list.for_children") & set(case.reading.texts[0].words))


def _at_account(case: Case) -> bool:
    """Tell whether a page of a market is the worker's own account there, not one thing for sale."""
    return any(handle in case.reading.path.casefold() or handle in case.reading.host for handle in case.me.usernames)


def _taken_part(case: Case) -> Mark | None:
    """Return a word of a pastime that the worker told of, in another word for it, where it is plainly theirs.

    It is theirs at their own account, on a club's page that names no child, and where they have a part in it.
    """
    part = None if case.has("role.title", "role.credential") else says(case.reading, case.me, "part.taken")
    account = case.page.own and case.page.kind not in WORKING
    club = case.is_kind("club") and not case.has("kin.parent", "kin.child", "leisure.contacts")
    if part and any(stem in word_lists.plain(part.words) for stem in _stems(case)):
        return part  # who coaches for pleasure coaches there
    if not (part or account or (club and "child_identity" not in case.found)):
        return None
    for passage in case.reading.texts:
        for head, tail, phrase in passage.passage.pastimes:
            start, end = passage.spans[head][0], passage.spans[tail - 1][1]
            if pastimes()[phrase] in case.me.pastimes and not _in_handle(passage.text, start, end):
                return Mark(passage, start, end)
    words = {word for text in case.me.interests if " " in text for word in text.split() if len(word) > 5}
    named = (mark for word in sorted(words) for mark in everywhere(case, word)) if part else iter(())
    return next(named, None) or (_by_its_own_word(case) if account else None)


def _by_its_own_word(case: Case) -> Mark | None:
    """Return a word that only one pastime of the worker's bears, at their own account: the moose of moose hunting."""
    for text in (text.split() for text in case.me.interests if " " in text):
        for n, word in enumerate(text):
            rare = len(word) > 4 and word not in common_words() and not (n and text[n - 1] in small_words())
            for mark in everywhere(case, word) if rare else ():
                if not _in_handle(mark.passage.text, mark.start, mark.end) and not name_after(mark):
                    return mark
    return None


def _stems(case: Case) -> set[str]:
    return {word[:_STEM] for text in case.me.interests for word in text.split() if len(word) > _STEM}


_STEM = 5
"""Letters by which the word for what one does is that for who does it: coaching, coach."""
_SURNAME = re.compile(r".*[A-ZÀ-Ý][\w'-]*\.? [A-ZÀ-Ý][\w'-]+", re.DOTALL)
"""What ends as names do: nobody fishes in "Darryl J. Fisher"."""


@cache
def _hobbies() -> re.Pattern[str]:
    """Return the hobbies whose word is long enough to be known within a host name: kayaks, curling."""
    terms = {word_lists.plain(term).rstrip("*") for term in word_lists.group("leisure.hobby")}
    inside = "|".join(sorted(term for term in terms if len(term) >= 6 and term.isalpha()))
    first = "|".join(sorted(term for term in terms if len(term) == 5 and term.isalpha()))
    return re.compile(rf"{inside}|(?:^|[.-])(?:{first})")


def _hobby_site(case: Case) -> Mark | None:
    """Return the site's name where it is that of a hobby: forum.kayaks.example."""
    found = _hobbies().search(case.reading.host) if case.is_kind("account", "forum", "club") else None
    host = Text(Where.ADDRESS, cut(case.reading.host), {})
    return Mark(host, 0, len(host.text)) if found else None
