"""Facts told in plain words, without a word that any list would hold: who did what to whom (R3, R6, R8, R19)."""

import re
from collections.abc import Iterator
from typing import Final

from identity_scan.facts import word_lists
from identity_scan.facts.word_lists import any_of
from identity_scan.judge.facts.case import Case, tell
from identity_scan.judge.facts.employment import employed
from identity_scan.judge.facts.page_kind import OWN_VOICE, WORKING
from identity_scan.judge.reading.clauses import another_sense, bearer, line, of_served, quoted, said, says
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import KIN, ME, patterns
from identity_scan.model import Disclosure
from identity_scan.speech.text import fold

_OWN: Final = OWN_VOICE | {"account", "review"}
_PUBLIC: Final = (
    "group", "forum", "post", "page", "hostile", "profile", "account", "video", "blog", "petition", "practice",
)  # fmt: skip
"""Where somebody else may threaten."""
_REPORTS: Final = ("article", "page", "generated", "newsletter", "register", "minutes", "union")
"""Where a court matter is reported."""


def _first(case: Case, *groups: str) -> Mark | None:
    return says(case.reading, case.me, *groups)


def _speaks(case: Case) -> bool:
    """Tell whether the worker speaks, in a place of their own."""
    return case.page.own and case.page.kind in _OWN and not case.stranger


def _tell(kind: str, mark: Mark) -> Disclosure:
    return tell(kind, mark, quoted(mark))


def _of_bearer(case: Case, mark: Mark) -> bool:
    """Tell whether a clause is about the worker: it names them, or its pronoun follows their name."""
    inside = line(mark.passage, case.me)[mark.start : mark.end]
    return ME in inside or bearer(mark, case.me) or (mark.passage is not case.reading.texts[0] and _titled(case))


def _titled(case: Case) -> bool:
    """Tell whether the title names the worker: what the snippet says without a name is said of them."""
    return ME in line(case.reading.texts[0], case.me)


def clients(case: Case) -> Iterator[Disclosure]:
    """Somebody served, told of by what they did or what was done with them; the worker's own people are none (R6)."""
    if case.is_kind("letter", "podcast"):
        return
    speaks = _speaks(case)
    somebody = _visited(case) if speaks or _undersigned(case) else None
    somebody = somebody or (_served(case) if speaks else None)
    if somebody and not _first(case, "clients.imagined", "clients.advice"):
        yield _tell("client_info", somebody)


def _served(case: Case) -> Mark | None:
    """Return where somebody is told of in words of the work: by what they said, by what was done with them."""
    work = _first(case, "clients.case")
    if not (work or "role_credential" in case.found or case.has("role.title", "role.credential")):
        return None
    if _first(case, "clients.others"):
        return None
    acted = _first(case, "clients.spoken", "clients.met", "clients.third")
    acted = acted or (_first(case, "clients.mine") if work else None)
    return acted or (_first(case, "clients.somebody") if work and _happened(case) else None)


def _undersigned(case: Case) -> bool:
    """Tell whether a story on some page ends with the worker's name, as what one wrote oneself does."""
    return (
        case.is_kind("page", "article", "blog")
        and not case.stranger
        and any(_NAME_LAST.search(line(t, case.me)) for t in case.reading.texts[1:])
    )


_NAME_LAST: Final = re.compile(rf"[.!?…\"”»] ?[-–—(]? ?{ME}+(?:,[^!?;:]{{0,40}})?[)]?[ .…]*$")


def _visited(case: Case) -> Mark | None:
    """Return where somebody sat in the teller's office or came to see them: who is told of so is a client.

    An audience is none: what is told of a session at a conference is of its guests.
    """
    mark = _first(case, "clients.came")
    return None if mark and case.has("page.event") else mark


def _happened(case: Case) -> bool:
    """Tell whether something is told that was done, by or to the teller; what is so in general is nobody's."""
    told = _first(case, "clients.happened") and _first(case, "clients.speaker")
    return bool(told) and not _first(case, "clients.general")


def health(case: Case) -> Iterator[Disclosure]:
    """The worker's own health: as they tell it, or as a court, a fundraiser or an interview tells it of them (R19)."""
    if "client_info" in case.found or case.stranger or case.is_kind("hostile", "review", "obituary"):
        return
    if case.is_kind("decision") and _only_heard(case):
        return
    mark = (_first(case, "health.own") or _among_the_ill(case) or _happened_to_me(case)) if _speaks(case) else None
    if mark is None and (case.page.kind not in WORKING or case.is_kind("decision")):
        mark = next((m for m in said(case.reading, case.me, "health.told") if _of_bearer(case, m)), None)
    if mark:
        yield _tell("health_self", mark)


_KIND: Final = (
    "newsletter", "staff", "club", "article", "page", "group", "post", "church", "blog", "music", "event", "minutes",
)  # fmt: skip
"""Where colleagues and clubs wish somebody well."""


def wished_well(case: Case) -> Iterator[Disclosure]:
    """The worker's own health, told kindly by those who welcome them back: whom they serve or teach is not meant."""
    if case.stranger or not case.is_kind(*_KIND):
        return
    told_ = said(case.reading, case.me, "health.kindly")
    if mark := next((m for m in told_ if not of_served(m, case.me) and not another_sense(m, case.me)), None):
        yield _tell("health_self", mark)


def _among_the_ill(case: Case) -> Mark | None:
    """Return what the teller says of their body where those meet who have an illness; who cares for one is not ill."""
    if not case.is_kind("group", "forum") or not _in_title(case, "health.circle"):
        return None
    mine = _first(case, "health.mine") and not _first(case, "clients.others", "clients.case")
    return _first(case, "health.body") if mine else None


def _happened_to_me(case: Case) -> Mark | None:
    """Return an illness told of as it befell the teller; what is said in general, or of others, is nobody's."""
    if case.is_kind("letter", "podcast", "fundraiser") or _first(
        case, "clients.case", "clients.others", "clients.general"
    ):
        return None
    if not (_first(case, "health.felt") or (_first(case, "clients.happened") and _first(case, "health.mine"))):
        return None
    kin = case.has("kin.elder", "kin.sibling", "kin.child", "kin.partner", "role.title", "role.credential")
    marks = case.reading.marks("health.illness", "health.drug")
    return None if kin else next((m for m in marks if not another_sense(m, case.me)), None)


_TOLD: Final = ("podcast", "video", "article", "page", "newsletter", "generated")
"""Where somebody tells of their own life to others."""


def confided(case: Case) -> Iterator[Disclosure]:
    """What somebody tells an interviewer of their own life: "NAME opens up about losing …", "My divorce, with NAME"."""
    if case.stranger or not case.is_kind(*_TOLD):
        return
    if mark := _drank(case):
        yield tell("substance_use", mark, quoted(mark))
    says_so = _first(case, "confides.says")
    titled = case.is_kind("podcast", "video") and _titled(case) and _in_title(case, "confides.title")
    if not (says_so or titled):
        return
    ill = case.reading.marks("health.illness", "health.care")
    if mark := next((m for m in ill if not another_sense(m, case.me)), None):
        yield tell("health_self", mark, quoted(mark))
    if mark := case.reading.first("bond.status") or _first(case, "confides.bond"):
        yield tell("relationship_status", mark, quoted(mark))


def _drank(case: Case) -> Mark | None:
    """Return where drink or drugs in the worker's past are told of, and of no client's."""
    quoted_on_others = case.is_kind("article") and case.has("opinion.quote")
    if quoted_on_others or case.has("client.person") or not any(ME in line(t, case.me) for t in case.reading.texts):
        return None
    return _first(case, "substance.past")


def _in_title(case: Case, group: str) -> bool:
    title = case.reading.texts[0]
    return any(mark.passage is title for mark in said(case.reading, case.me, group))


def court(case: Case) -> Iterator[Disclosure]:
    """A divorce or another private matter in which the worker is a party; a witness in the role is none (R8)."""
    if case.stranger or not case.is_kind("decision", "court_private") or _only_heard(case):
        return
    party, family = _first(case, "court.party"), _first(case, "court.family")
    if party and family:
        yield _tell("court_private_matter", party)
        yield _tell("relationship_status", family)
        if money := _first(case, "court.money"):
            yield _tell("finances", money)


def _only_heard(case: Case) -> bool:
    """Tell whether somebody gives evidence there, and the worker is no party."""
    return bool(_first(case, "court.witness")) and not _first(case, "court.self")


def threat(case: Case) -> Iterator[Disclosure]:
    """Somebody who asks where the worker can be met, or lets them know that they are watched (TX43)."""
    if case.page.own or case.stranger or not case.is_kind(*_PUBLIC):
        return
    if not any(ME in line(passage, case.me) for passage in case.reading.texts):
        return
    if not _first(case, "threat.kind") and (mark := _menaced(case) or _pointed_out(case)):
        case.flags.add("safety")
        yield _tell("threat_or_doxxing", mark)


def _menaced(case: Case) -> Mark | None:
    """Return where somebody asks for the worker's whereabouts, or menaces them."""
    wanted, what, seen = (_first(case, f"threat.{name}") for name in ("wanted", "what", "seen"))
    menaces = [*said(case.reading, case.me, "threat.menace")]
    if wanted and what:
        return wanted
    return menaces[0] if len(menaces) > 1 or (menaces and (what or seen or case.has("hostile.word"))) else None


def _pointed_out(case: Case) -> Mark | None:
    """Return where a car, a house, a child's school is told beside a grudge or a dare, or the way home is filmed."""
    if filmed := _first(case, "threat.filmed"):
        return filmed
    grudge, dare = _first(case, "threat.grudge"), _first(case, "threat.dare")
    if dare and not grudge and _first(case, "papers.game"):
        return None  # a team is told where to come, and to bring its bats
    place = _first(case, "threat.whereabouts", "threat.seen")
    return (place if grudge or dare else None) or (dare if grudge else None)


def bond(case: Case) -> Iterator[Disclosure]:
    """A beginning or an end of a relationship, told by the one who lives it; a partner who is named beside them."""
    if _speaks(case) and "client_info" not in case.found and (mark := _first(case, "bond.own") or _own_partner(case)):
        yield _tell("relationship_status", mark)
    elif case.is_kind("decision", "court_private") and not case.stranger and (pair := _first(case, "bond.parties")):
        yield _tell("relationship_status", pair)
    elif case.is_kind(*_TOLD) and not case.stranger and (beside := _first(case, "bond.beside")):
        yield _tell("relationship_status", beside)


def _own_partner(case: Case) -> Mark | None:
    """Return where somebody calls their own partner by a word that needs no "my": "the missus is away"."""
    return next((m for m, _x in case.reading.search(re.compile(rf"\b(?:{any_of('list.own_partner')})\b"))), None)


def biography(case: Case) -> Iterator[Disclosure]:
    """What a profile's own line tells of family and votes: "twin mum", "voting green"."""
    if "client_info" in case.found:
        return
    if _speaks(case) or (case.page.own and case.is_kind("books", "network", "fitness", "music")):
        if mark := _first(case, "own.kin"):
            yield _tell("family_members", mark)
        if mark := _first(case, "own.vote"):
            yield _tell("political_affiliation", mark)


_REPORTED: Final = ("article", "page", "newsletter", "generated")


def deed(case: Case) -> Iterator[Disclosure]:
    """A protest that the worker takes part in by deed, as a newspaper tells it of a citizen; at work they only help."""
    at_work = case.has("role.title", "role.credential", "role.nearby") or employed(case)
    if case.stranger or at_work or not case.is_kind(*_REPORTED):
        return
    if (mark := _first(case, "activism.deed")) and any(ME in line(t, case.me) for t in case.reading.texts):
        yield _tell("activism", mark)


def spread(case: Case) -> Iterator[Disclosure]:
    """An illness of one of the family, told in news of them that the worker writes."""
    texts = [line(text, case.me) for text in case.reading.texts]
    told_by = _speaks(case) or any(_BY.search(text) for text in texts)
    if case.stranger or not told_by or not any(KIN in text for text in texts):
        return
    if mark := _first(case, "health.spread"):
        yield _tell("family_health", mark)


_BY: Final = re.compile(rf"(?:^|[.|] ?)(?:{any_of('list.by_author')}) {ME}")


_OF_ONESELF: Final = (
    ("family_health", "health.kin"),
    ("finances", "finances.own"),
    ("political_affiliation", "party.own"),
    ("criminal_or_police", "crime.own"),
    ("intimate_life", "intimate.own"),
    ("demeaning_content", "opinion.contempt"),
)
"""What people tell of their own life in passing, and the clauses that say it."""


def of_oneself(case: Case) -> Iterator[Disclosure]:
    """Money, a party, the police, a family's illness: told by the worker of themselves."""
    if not _speaks(case) or case.is_kind("letter", "podcast") or "client_info" in case.found:
        return
    for kind, group in _OF_ONESELF:
        if mark := _first(case, group):
            yield _tell(kind, mark)


def _counts_days(case: Case) -> Mark | None:
    """Return how long the teller has gone without, where those meet who give up drink or drugs."""
    gives_up = case.is_kind("group", "forum") and _in_title(case, "substance.circle")
    return _first(case, "substance.days") if gives_up else None


def drink(case: Case) -> Iterator[Disclosure]:
    """So many glasses, told by the one who emptied them; so many days without, where those meet who count them."""
    if not _speaks(case) or "client_info" in case.found:
        return
    poured = next((m for m, _x in case.reading.search(_GLASSES, plain=False)), None)
    if mark := _counts_days(case) or _first(case, "substance.own") or poured:
        yield _tell("substance_use", mark)


_GLASSES: Final = re.compile("[🍷🍺🍻🍸🍹🥂🍾🥃]")


def faith(case: Case) -> Iterator[Disclosure]:
    """A faith that the worker names as theirs, or a congregation that welcomes them by name (R19)."""
    if case.stranger or case.page.kind in WORKING - {"event"} or case.is_kind("obituary", "wedding"):
        return
    if member := _belongs(case) or _first(case, "faith.duty"):
        yield _tell("religion", member)
        return
    if case.is_kind("event"):
        return
    mark = _first(case, "faith.own") if _speaks(case) or case.is_kind("profile") else None
    mark = mark or (_first(case, "faith.welcomed") if case.has("faith.place") else None)
    if mark:
        yield _tell("religion", mark)


def _belongs(case: Case) -> Mark | None:
    """Return where a congregation counts the worker as its own; who only speaks, works or rents there is not."""
    places = {fold(mark.words) for mark in case.reading.marks("faith.place")}
    if not places - word_lists.plain_words("list.no_flock") or _first(case, "faith.work"):
        return None
    return _first(case, "faith.belongs")


def employer(case: Case) -> Iterator[Disclosure]:
    """What those who lead the work do or fail to do, told by the worker."""
    if "client_info" in case.found:
        return
    groups = ("employer.own", "employer.voiced") if _for_members(case) else ("employer.own",) if _speaks(case) else ()
    if groups and (mark := _first(case, *groups)):
        yield _tell("employer_criticism", mark)
    elif aloud := _spoke_out(case):
        yield _tell("employer_criticism", aloud)


def _spoke_out(case: Case) -> Mark | None:
    """Return where the press quotes the worker against those they work or worked for: "former staff speak out"."""
    if (
        case.stranger
        or not case.is_kind("article", "podcast", "letter", "page", "union")
        or not case.has("opinion.quote")
    ):
        return None
    if not any(ME in line(text, case.me) for text in case.reading.texts) or not employed(case):
        return None
    told = said(case.reading, case.me, "employer.left") if case.is_kind("union") or _first(case, "employer.out") else ()
    return _first(case, "employer.aloud") or next((mark for mark in told if _quoted_of(case, mark)), None)


def _quoted_of(case: Case, mark: Mark) -> bool:
    """Tell whether the quotation around a mark ends with the worker as who said it."""
    after = line(mark.passage, case.me)[mark.end : mark.end + _QUOTATION]
    return any(found.search(after) for found in patterns("employer.voice"))


_QUOTATION: Final = 200


def _for_members(case: Case) -> bool:
    """Tell whether the worker is quoted as one who speaks for a union's members."""
    office = _first(case, "union.office") or (case.is_kind("union") and "activism" in case.found)
    quotes = case.has("opinion.quote") or _QUOTES.search(case.reading.everything)
    return bool(office and quotes) and not case.stranger


_QUOTES: Final = re.compile(r"[\"“«]")


def crime(case: Case) -> Iterator[Disclosure]:
    """A charge or a conviction of the bearer of the name, as a court or a newspaper reports it."""
    if case.is_kind(*_REPORTS) and not _first(case, "crime.jest"):
        mark = next(
            (m for m in said(case.reading, case.me, "crime.told") if case.stranger or _of_bearer(case, m)), None
        )
        if mark:
            yield _tell("criminal_or_police", mark)


_ACCOUNTS: Final = ("post", "profile", "account", "network", "letter", "blog", "group", "page")


def title_with_opinion(case: Case) -> None:
    """Flag a registered title beside a personal opinion that argues, mocks or campaigns (R5)."""
    title = next((m for m in case.reading.marks("role.credential") if _beside_name(case, m)), None)
    if title and case.is_kind(*_ACCOUNTS) and not case.stranger and _first(case, "opinion.heat"):
        case.flags.add("title_with_opinion")


def _beside_name(case: Case, mark: Mark) -> bool:
    """Tell whether a title stands right behind the worker's name: "NAME, MSW, RSW"."""
    return ME in line(mark.passage, case.me)[max(0, mark.start - 14) : mark.start]
