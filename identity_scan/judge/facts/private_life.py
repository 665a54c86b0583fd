"""Facts of private life that a result says plainly: health, money, faith, party, company (R3, R19)."""

import re
from collections.abc import Iterator

from identity_scan.facts import site_kind, word_lists
from identity_scan.facts.word_lists import plain_words
from identity_scan.judge.facts.case import Case, anywhere, around, before, near, tell, whole
from identity_scan.judge.facts.offices import co_signed, in_union
from identity_scan.judge.facts.page_kind import WORKING, employer_site
from identity_scan.judge.reading.clauses import (
    another_sense,
    clause,
    line,
    of_bearer,
    of_served,
    quoted,
    said,
    says,
)
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import ME, first, patterns
from identity_scan.model import Disclosure, Medium, Where
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
        elif _takes_it(case, mark) or (mark.group != "health.drug" and _of_kin(case, mark)):
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


def _takes_it(case: Case, mark: Mark) -> bool:
    """Tell whether one of the family takes what is named, where the worker speaks: "my youngest started Ritalin"."""
    if not case.page.own:
        return False
    start, _end = clause(mark.passage, mark.start, mark.end)
    ahead = line(mark.passage, case.me)[start : mark.start]
    return any(found.search(ahead) for found in patterns("health.theirs"))


_RIGHT_BESIDE = 7
"""Signs between one of a family and an illness that is theirs, among others who are named."""


def _of_kin(case: Case, mark: Mark) -> bool:
    if case.is_kind("forum", "group") and not case.page.own:
        return False  # whoever asks there asks about their own family
    kin_near = any(
        (kin := near(mark, group, 45))
        and (kin.words.casefold() != "parents" or plain_words("list.whose") & set(before(kin)))
        for group in ("kin.elder", "kin.sibling", "kin.child", "kin.partner")
    )
    last = before(mark, 5)
    named = any(f" {r.given} " in f" {' '.join(last)} " for r in case.me.family if r.given)
    if case.is_kind("club", "race"):  # "walks for her mother, on dialysis"
        return any(
            near(mark, group, _RIGHT_BESIDE) for group in ("kin.elder", "kin.sibling", "kin.child", "kin.partner")
        )
    return bool(kin_near or (named and not case.me.given & set(last)))


def _of_self(case: Case, mark: Mark) -> bool:
    if case.is_kind("club", "race"):
        return not of_served(mark, case.me)
    if case.is_kind("fundraiser"):
        return not case.page.own or near(mark, "client.self", 40) is not None
    heads = case.is_kind("forum") and mark.where is Where.TITLE  # what others head a thread with
    if mark.group in ("health.care", "health.drug") and (case.page.own or case.is_kind("podcast")) and not heads:
        return True
    if case.page.own and near(mark, "client.served", 24):
        return False  # "clients with ADHD"
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
    elif case.page.own and case.is_kind(*_OWN_TALK) and case.has("money.forum") and (sum_ := _sum(case)):
        yield tell("finances", sum_, around(sum_))
    elif case.is_kind("minutes", "newsletter", "page", "committee") and (
        owing := says(case.reading, case.me, "finances.told")
    ):
        yield tell("finances", owing)
    elif (
        word
        and (
            case.is_kind("court_private", "profile", "account", "post", "forum", "people_search")
            or (case.is_kind("page") and "role_credential" not in case.found)  # the pay of a job that is offered
        )
        and word.words.casefold() not in ("collections", "goal of")
    ):
        yield tell("finances", word)


_OWN_TALK = ("account", "profile", "forum", "post", "blog")
_SUM = re.compile(r"\$ ?\d|\b\d{1,3}[ ,.]\d{3}\b|\b\d{2,3} ?k\b|\b\d{3,6} ?\$|\b\d{1,2}[.,]\d{1,2} ?%?(?= |,|;)")
"""A sum or a rate, as people write it of their own money: "28k", "4,800", "5.9"."""


def _sum(case: Case) -> Mark | None:
    return next((mark for mark, _m in case.reading.search(_SUM)), None)


_PARTY = re.compile(r"\b[A-Z][\w-]+ Party\b|\bParti [A-Za-zÀ-ÿ-]+\b")
_STANDS = ("club", "page", "committee")


def politics(case: Case) -> Iterator[Disclosure]:
    """A party or a candidate the person stands by; the subject of politics alone is none (R5)."""
    if case.page.kind in WORKING - {"committee"} or case.is_kind("decision", "hostile"):
        return
    party = case.reading.first("politics.party") or says(case.reading, case.me, "party.named")
    acts = (m for m in case.reading.marks("politics.act") if not plain_words("list.others") & set(before(m)))
    act = next(acts, None) or (party and says(case.reading, case.me, "party.campaign"))
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
    political = campaign or plain_words("list.political_path") & set(case.reading.address.words)
    mark = mark or (says(case.reading, case.me, "party.seeks") if political else None)
    if campaign and mark is None:
        mark = says(case.reading, case.me, "party.sign") or _listed(case)
    if mark:
        yield tell("political_affiliation", mark, quoted(mark))


def _heads(case: Case, group: str) -> bool:
    """Tell whether the title says it."""
    return bool(case.reading.texts and first(group, line(case.reading.texts[0], case.me)))


def _signed(case: Case, mark: Mark) -> bool:
    """Tell whether the worker's name stands beneath what is said at a mark, or before it as who says it."""
    text = line(mark.passage, case.me)
    return bool(_BENEATH.match(text, mark.end) or _BEFORE.search(text, 0, mark.start))


_BENEATH = re.compile(rf"""[^"”»]{{0,160}}?["”».!?][\s"”»,(~:|·–—-]*{ME}""")
_BEFORE = re.compile(rf"""{ME}[^.;:"“«]{{0,60}}: ?["“«]?[^"”»]{{0,80}}$""")


def _partisan(case: Case) -> bool:
    """Tell whether the title is that of a party or of somebody who stands: whoever is of its team stands by it."""
    party = next((m for m in case.reading.marks("politics.party") if m.where is Where.TITLE), None)
    return party is not None or _heads(case, "party.elect")


def _listed(case: Case) -> Mark | None:
    """Return where the worker is named below a title that heads those who stand by a candidate."""
    if not (_heads(case, "party.backers") or (_heads(case, "party.team") and _partisan(case))):
        return None
    for passage in case.reading.texts:
        if place := re.search(f"{ME}+", line(passage, case.me)):
            return Mark(passage, *place.span())
    return None


def cause(case: Case) -> Iterator[Disclosure]:
    """A cause taken up as a citizen: petition, picket, union office, delegation to a council (R5)."""
    if office := in_union(case):
        yield tell("activism", office)
        return
    if case.is_kind("letter") and co_signed(case):
        return  # many who sign with their titles what their work is about speak in their role (R5)
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
    others = "client_info" in case.found or (case.is_kind("blog") and not case.page.own)  # whoever drinks there (R6)
    venues = ("profile", "account", "post", "group", "video", "blog", "forum", "image", "music")
    if mark and case.is_kind(*venues) and not others:
        yield tell("substance_use", mark)
    if case.is_kind("dating"):
        yield tell("intimate_life", case.reading.first("intimate.word") or whole(case))


def company(case: Case) -> Iterator[Disclosure]:
    """Friends, followers and groups on view; connections on a professional network are its very purpose."""
    mark = case.reading.first("ties.word")
    if case.sought:
        return
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
