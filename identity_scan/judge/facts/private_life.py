"""Facts of private life that a result says plainly: health, money, faith, party, leisure, company (R3, R19)."""

import re
from collections.abc import Iterator
from functools import cache

from identity_scan.facts import site_kind, word_lists
from identity_scan.facts.word_lists import any_of, plain_words
from identity_scan.judge.facts.case import Case, anywhere, before, everywhere, near, tell, whole
from identity_scan.judge.facts.page_kind import WORKING, employer_site
from identity_scan.judge.reading.clauses import another_sense, line, of_bearer, of_served, quoted, said, says
from identity_scan.judge.reading.known import own_practice
from identity_scan.judge.reading.marked import Mark, Text
from identity_scan.judge.reading.patterns import ME, first
from identity_scan.model import Disclosure, Medium, Where
from identity_scan.person.lexicon import pastimes
from identity_scan.person.reading import cut
from identity_scan.speech.text import fold


def health(case: Case) -> Iterator[Disclosure]:
    """Health, only where the text says plainly whose it is (R19): the worker speaking, a list, a fundraiser."""
    if case.page.kind in WORKING - {"event", "thesis"} or case.is_kind(
        "hostile", "review", "decision", "letter", "article", "union", "obituary"
    ):
        return
    if case.teaches:
        return
    relatives = case.has("kin.elder", "kin.sibling", "kin.child", "kin.partner")
    for mark in case.reading.marks("health.care", "health.drug", "health.illness", "health.death"):
        if another_sense(mark, case.me):
            continue
        if mark.group == "health.death":
            if _lost_one(case, mark, relatives):
                yield tell("family_health", mark)
        elif mark.group != "health.drug" and _of_kin(case, mark):
            yield tell("family_health", mark)
        elif _of_self(case, mark):
            yield tell("health_self", mark)


def _lost_one(case: Case, mark: Mark, relatives: bool) -> bool:
    """Tell whether a word of death or grief is about the worker's family: where they speak, or of one they named."""
    words = word_lists.plain(mark.words).split()
    theirs = (
        case.page.own
        or case.is_kind("podcast", "fundraiser", "thesis")
        or any(anywhere(case, r.given) for r in case.me.family if r.given)
    )
    return theirs and (relatives or bool({"mum", "mom", "dad", "mother", "father", "mere", "pere", "my"} & set(words)))


def _of_kin(case: Case, mark: Mark) -> bool:
    kin_near = any(
        (kin := near(mark, group, 45))
        and (kin.words.casefold() != "parents" or plain_words("list.whose") & set(before(kin)))
        for group in ("kin.elder", "kin.sibling", "kin.child", "kin.partner")
    )
    last = before(mark, 5)
    named = any(f" {r.given} " in f" {' '.join(last)} " for r in case.me.family if r.given)
    return not case.is_kind("club") and bool(kin_near or (named and not case.me.given & set(last)))


def _of_self(case: Case, mark: Mark) -> bool:
    if case.is_kind("club", "race"):
        return not of_served(mark, case.me)
    if case.is_kind("fundraiser"):
        return not case.page.own or near(mark, "client.self", 40) is not None
    if mark.group in ("health.care", "health.drug") and (case.page.own or case.is_kind("podcast")):
        return True
    if case.is_kind("account") and case.page.own:
        return True
    theirs = {"her", "his", "own", "sa", "son", "ses", "propre"} & set(before(mark, 6))
    if theirs and case.is_kind("podcast", "page") and ME in line(mark.passage, case.me)[: mark.start]:
        return True
    speaks = case.page.own or case.is_kind("podcast", "forum", "group")
    my = {"my", "mon", "ma", "mes", "i", "je", "j", "me", "m"} & set(before(mark, 6))
    return speaks and bool(my) and "client_info" not in case.found


def money(case: Case) -> Iterator[Disclosure]:
    """Money on pages made of it: salaries, property rolls, fundraisers for oneself or the family, letting, debt."""
    amount = next(
        (mark for mark, _m in case.reading.search(re.compile(r"\$ ?\d[\d, ]{2,12}(?:\.\d\d)?|\b\d[\d ,]{2,11} ?\$"))),
        None,
    )
    word = case.reading.first("money.word")
    if case.is_kind("salary"):
        yield tell("finances", case.reading.first("money.word") or amount or whole(case))
    elif case.is_kind("property") and (word or amount):
        yield tell("finances", word or amount or whole(case))
    elif case.is_kind("court_private") and amount:
        yield tell("finances", amount)
    elif case.is_kind("listing") and case.page.own and (let := case.reading.first("money.letting")):
        yield tell("finances", let)  # letting a room or a home is income
    elif case.is_kind("fundraiser") and ({"health_self", "family_health", "family_members"} & set(case.found)):
        yield tell("finances", case.reading.first("page.fundraiser") or whole(case))
    elif (
        word
        and (
            case.is_kind("court_private", "profile", "account", "post", "forum", "people_search")
            or (case.is_kind("page") and "role_credential" not in case.found)  # the pay of a job that is offered
        )
        and word.words.casefold() not in ("collections", "goal of")
    ):
        yield tell("finances", word)


_PARTY = re.compile(r"\b[A-Z][\w-]+ Party\b|\bParti [A-Za-zÀ-ÿ-]+\b")
_STANDS = ("club", "page", "committee")


def politics(case: Case) -> Iterator[Disclosure]:
    """A party or a candidate the person stands by; the subject of politics alone is none (R5)."""
    if case.page.kind in WORKING - {"committee"} or case.is_kind("decision", "hostile"):
        return
    party = case.reading.first("politics.party") or says(case.reading, case.me, "party.named")
    act = case.reading.first("politics.act") or (party and says(case.reading, case.me, "party.campaign"))
    stood_by = act and party and _hers(case, act)
    speaks = case.page.own and not case.is_kind("article") and (act or party)
    partisan = act and word_lists.plain(act.words) not in plain_words("list.any_vote")  # any club has one
    if not party and not partisan and says(case.reading, case.me, "donors.charity"):
        return  # who gives to a hospital stands by no party
    stands = None if case.is_kind("article", "union") else says(case.reading, case.me, "party.stands")
    if stands and not case.is_kind("club", "church"):
        yield tell("political_affiliation", stands)
    elif case.is_kind("donation") or stood_by or (partisan and case.is_kind(*_STANDS)) or speaks:
        named = next((mark for mark, _m in case.reading.search(_PARTY, plain=False)), None)
        yield tell("political_affiliation", party or named or act or whole(case))


def _hers(case: Case, act: Mark) -> bool:
    """Tell whether a newspaper tells an act of the worker, and not of those whom it asks them about."""
    return not case.is_kind("article") or of_bearer(act, case.me)


_OF_NO_PARTY = ("decision", "hostile", "review", "obituary")


def backing(case: Case) -> Iterator[Disclosure]:
    """A party or a candidate that the worker stands by as a citizen: words they sign, a list of names, a sign (R5)."""
    if case.stranger or case.is_kind(*_OF_NO_PARTY) or employer_site(case.reading, case.me):
        return
    campaign = _heads(case, "party.race") or case.has("politics.party") or says(case.reading, case.me, "party.named")
    mine = ("party.mine", "party.support") if campaign else ("party.mine",)
    mark = next((m for m in said(case.reading, case.me, *mine) if case.page.own or _signed(case, m)), None)
    political = campaign or _POLITICAL & set(case.reading.address.words)
    mark = mark or (says(case.reading, case.me, "party.seeks") if political else None)
    if campaign and mark is None:
        mark = says(case.reading, case.me, "party.sign") or _listed(case)
    if mark:
        yield tell("political_affiliation", mark, quoted(mark))


_POLITICAL = frozenset(("politics", "politique", "nomination", "investiture", "elections", "candidates", "candidats"))
"""Words of an address under which parties choose whom they run."""


def _heads(case: Case, group: str) -> bool:
    """Tell whether the title says it."""
    return bool(case.reading.texts and first(group, line(case.reading.texts[0], case.me)))


def _signed(case: Case, mark: Mark) -> bool:
    """Tell whether the worker's name stands beneath what is said at a mark, or before it as who says it."""
    text = line(mark.passage, case.me)
    return bool(_BENEATH.match(text, mark.end) or _BEFORE.search(text, 0, mark.start))


_BENEATH = re.compile(rf"""[^"”»]{{0,160}}?["”».!?][\s"”»,(~:|·–—-]*{ME}""")
_BEFORE = re.compile(rf"""{ME}[^.;:"“«]{{0,60}}: ?["“«]?[^"”»]{{0,80}}$""")


def _listed(case: Case) -> Mark | None:
    """Return where the worker is named below a title that heads those who stand by a candidate."""
    if not _heads(case, "party.backers"):
        return None
    for passage in case.reading.texts:
        if place := re.search(f"{ME}+", line(passage, case.me)):
            return Mark(passage, *place.span())
    return None


def cause(case: Case) -> Iterator[Disclosure]:
    """A cause taken up as a citizen: petition, picket, union office, delegation to a council (R5)."""
    borrowed = _borrows_role(case) if case.is_kind("letter", "petition", "group") else None
    if borrowed:
        case.flags.add("title_with_opinion")
        yield tell("activism", borrowed)
    elif case.is_kind("petition") and ME in line(case.reading.texts[0], case.me) and not case.page.own:
        return  # it is about the worker, and no cause of theirs
    elif case.is_kind("petition", "union") or (
        case.is_kind("minutes") and case.has("activism.word") and not case.has("role.title", "role.credential")
    ):
        yield tell("activism", case.reading.first("activism.word") or whole(case))
    elif case.page.kind not in WORKING and not case.is_kind("decision", "hostile", "article", "obituary", "review"):
        mark = case.reading.first("activism.word")
        if mark and (case.page.own or case.is_kind("club", "letter")):
            yield tell("activism", mark)


def _borrows_role(case: Case) -> Mark | None:
    """Return where a citizen's opinion borrows the role: "as a social worker I …" (R5)."""
    for mark in case.reading.marks("role.title", "role.credential"):
        ahead = mark.passage.plain[max(0, mark.start - 22) : mark.start]
        if re.search(r"\b(?:as an?|speaking as|en tant que|a titre de)(?: \w+){0,2} $", ahead):
            return mark
    return None


def faith(case: Case) -> Iterator[Disclosure]:
    """Faith only where a congregation counts the person as its own; a choir or a name says nothing (R19)."""
    place, part = case.reading.first("faith.place"), case.reading.first("faith.part")
    if place and part and (case.is_kind("church") or case.page.own) and not case.is_kind("obituary", "wedding"):
        yield tell("religion", place)


def habits(case: Case) -> Iterator[Disclosure]:
    """Drinking or drugs, and dating, in private places only."""
    if case.page.kind in WORKING or case.is_kind(
        "decision", "article", "hostile", "review", "minutes", "union", "letter"
    ):
        return
    mark = case.reading.first("substance.word")
    if mark and case.is_kind("profile", "account", "post", "group", "video", "blog", "forum", "image", "music"):
        yield tell("substance_use", mark)
    if case.is_kind("dating"):
        yield tell("intimate_life", case.reading.first("intimate.word") or whole(case))


def leisure(case: Case) -> Iterator[Disclosure]:
    """Sport, hobby, taste: on pages of free time, or where the worker's own interests stand."""
    if case.is_kind("race", "fitness", "music", "books"):
        yield tell("leisure", case.reading.first("leisure.hobby") or whole(case))
        return
    own = None if case.stranger else next((mark for name in case.me.interests if (mark := anywhere(case, name))), None)
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
    """Return where an interest stands in another form of its word: knits, knitter."""
    for passage in case.reading.texts if case.me.pursuits else ():
        for word, span in zip(passage.words, passage.spans, strict=True):
            pursued = any(word.startswith(stem) and len(word) <= len(stem) + 4 for stem in case.me.pursuits)
            if pursued and not _SURNAME.fullmatch(passage.text, max(span[0] - 24, 0), span[1]):
                return Mark(passage, *span)
    return None


def _at_work(case: Case) -> bool:
    """Tell whether an employer tells there of what goes on at work: a choir that visits is nobody's pastime."""
    return case.is_kind("page", "article") and employer_site(case.reading, case.me) and not own_practice(case.me)


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
    if not (part or account or (club and "child_identity" not in case.found)):
        return None
    for passage in case.reading.texts:
        for head, tail, phrase in passage.passage.pastimes:
            start, end = passage.spans[head][0], passage.spans[tail - 1][1]
            if pastimes()[phrase] in case.me.pastimes and not _in_handle(passage.text, start, end):
                return Mark(passage, start, end)
    words = {word for text in case.me.interests if " " in text for word in text.split() if len(word) > 5}
    return next((mark for word in sorted(words) for mark in everywhere(case, word)), None) if part else None


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


def company(case: Case) -> Iterator[Disclosure]:
    """Friends, followers and groups on view; connections on a professional network are its very purpose."""
    mark = case.reading.first("ties.word")
    if case.is_kind("group") and not case.page.own and "role_credential" in case.found:
        return  # others speak there of the worker at work: that is no membership
    if case.is_kind("group") or (
        mark
        and case.is_kind("profile", "account", "post", "club", "fitness")
        and (case.is_kind("profile", "group") or "member" in mark.words.casefold())
    ):
        yield tell("social_ties", mark or whole(case))


_OF_THERAPISTS = frozenset(("professional-network", "health-directory"))
"""Directories where everybody has a page with a picture, unlike those of telephones."""


def picture(case: Case) -> Iterator[Disclosure]:
    """A picture of the person is probable: an account, a profile, a page of one person, words for a photo."""
    if case.stranger:
        return
    mark = case.reading.first("face.word")
    alone = case.is_kind("staff") or (case.is_kind("directory") and site_kind(case.reading.host) in _OF_THERAPISTS)
    alone = alone and bool(set(fold(case.reading.title).split()) & case.me.surnames)
    picture_site = case.is_kind("post") and "instagram" in case.reading.host
    pictured = any(sighting.query.medium is Medium.IMAGES for sighting in case.reading.finding.sightings)
    if case.page.face or picture_site or pictured or alone:
        yield tell("photo_face", mark or whole(case))
    elif mark and case.is_kind(
        "hostile", "event", "post", "article", "award", "club", "video", "blog", "group", "wedding"
    ):
        yield tell("photo_face", mark)
