"""Facts of working life: role, clients, reviews, discipline, criticism, writing, study (TAXONOMY R5-R10)."""

import re
from collections.abc import Iterator

from identity_scan.facts.word_lists import any_of, plain_words
from identity_scan.judge.facts.case import Case, anywhere, around, before, near, tell, whole
from identity_scan.judge.facts.employment import employer_named, whole_employer
from identity_scan.judge.facts.offices import in_union
from identity_scan.judge.facts.page_kind import OWN_VOICE, employer_site, is_me
from identity_scan.judge.facts.ratings import reviewed_as
from identity_scan.judge.reading.clauses import line, of_bearer, presents, says
from identity_scan.judge.reading.marked import Mark
from identity_scan.judge.reading.patterns import ME
from identity_scan.model import Disclosure, HitKind, Where
from identity_scan.person.numbers import numbers_in
from identity_scan.person.reading import cut
from identity_scan.speech.telling import say
from identity_scan.speech.text import fold

_BYLINE = re.compile(r"\b(?:by|par|(?:text|texte|words|redaction|auteure?|autrice|author) ?:) ?([\w' -]{3,40})")
_WHO = re.compile(
    rf"\b(?:{any_of('list.article')}) (?:[\w'-]+ ){{1,4}}(?:{any_of('list.who')})\b"
    rf"|\b(?:\d{{1,2}}|{any_of('list.number')})[ -](?:{any_of('list.counted')})"
)


def role(case: Case) -> Iterator[Disclosure]:
    """Title, credential, employer or profession; where the public speaks of the work the role is no news (R7)."""
    if case.is_kind("review", "forum", "group") and not case.page.own and (mark := reviewed_as(case)):
        yield tell("role_credential", mark)
    if case.is_kind("obituary") and employer_named(case) and (asked := says(case.reading, case.me, "taught.reach")):
        yield tell("role_credential", asked)  # where gifts in place of flowers are taken
    if case.is_kind("review", "obituary", "hostile") or (
        case.is_kind("forum") and case.has("review.cue") and not case.page.own
    ):
        return
    if case.is_kind("donation") and says(case.reading, case.me, "donors.charity"):
        return  # that a hospital's foundation thanks its donors shows nobody at work there
    mark = _role_words(case)
    if mark:
        yield tell("role_credential", mark)
    elif (case.is_kind("register", "discipline", "scholar") and not case.stranger) or (
        case.is_kind("decision") and not case.stranger and _at_court_for_work(case)
    ):
        yield tell("role_credential", whole(case))
    elif employer_site(case.reading, case.me) and case.is_kind("newsletter", "page", "staff") and not case.stranger:
        yield tell("role_credential", whole(case), case.reading.host)


def _at_court_for_work(case: Case) -> bool:
    """Tell whether a decision names the worker in their work: a tenant or a buyer of a roof has no role there (R8)."""
    return (
        case.has("role.nearby", "role.hint") or says(case.reading, case.me, "court.witness", "court.author") is not None
    )


def written_there(case: Case) -> Mark | None:
    """Return where the worker's name stands as the author's on a page of what their practice or employer writes."""
    if case.stranger or not (
        plain_words("list.column") & set(case.reading.address.words) and employer_site(case.reading, case.me)
    ):
        return None
    named = (m for m, x in case.reading.search(_BYLINE) if is_me(" ".join(fold(x[1]).split()[:2]), case.me))
    signed_ = (m for m, x in case.reading.search(_SIGNED) if is_me(fold(x[1]), case.me))
    return next(named, None) or next(signed_, None)


_SIGNED = re.compile(r"\(([\w' -]{3,40})\)")


def _role_words(case: Case) -> Mark | None:
    if not case.stranger:
        for profession in case.me.person.professions:
            for piece in re.split(r"[,;/&]| and | et ", profession):
                mark = anywhere(case, fold(piece)) if len(fold(piece)) > 4 else None
                if mark:
                    return mark
    for mark in case.reading.marks("role.credential", "role.title"):
        if not {"my", "mon", "ma", "your"} & set(before(mark)) and not _studies(mark):
            return whole_employer(case, mark)
    mark = None if case.stranger else employer_named(case)
    if mark is None and ((case.page.own and not case.is_kind("books", "music")) or case.is_kind("committee")):
        hints = case.reading.marks("role.hint")
        mark = next((m for m in hints if not _counted(m)), None)
    if mark is None and case.stranger and not case.has("crime.word"):
        mark = case.reading.first("role.other")
    return mark


def _counted(mark: Mark) -> bool:
    """Tell whether a word only counts whom an account follows: « 833 abonnés, 612 suivis »."""
    return mark.passage.plain[: mark.start].rstrip()[-1:].isdigit() and bool(mark.passage.marks.get("ties.word"))


def _studies(mark: Mark) -> bool:
    """Tell whether a title is only studied for, which is schooling (R10): "social work students", "MSW candidate"."""
    after = mark.passage.plain[mark.end : mark.end + 14]
    if plain_words("worker.young") & set(cut(mark.words).words):
        return True
    return bool(re.match(r"[ ,]{1,2}(?:students?|candidates?|thesis|etudiante?s?|candidate)", after)) or bool(
        plain_words("worker.young") & set(before(mark, 2))
    )


def outdated(case: Case) -> Iterator[Disclosure]:
    """A staff page, profile or listing at a place that the worker lists after the present employer."""
    if (
        case.stranger
        or not (case.is_kind("staff", "directory") or _answers_there(case))
        or len(case.me.employers) < 2
        or any(case.reading.host.endswith(d) for d in case.me.domains)
    ):
        return
    now = [mark for form in case.me.employers[0] if (mark := anywhere(case, form))]
    old = employer_named(case, first=1)
    if old and not now:
        yield tell("wrong_or_outdated_role", old)


def _answers_there(case: Case) -> bool:
    """Tell whether a place lists the worker under a work telephone that they did not give as theirs."""
    numbers = {one.number for text in case.reading.texts for one in numbers_in(text.text, case.me.work_phones)}
    return case.is_kind("practice") and "work_contact" in case.found and not numbers & case.me.work_phones


def clients(case: Case) -> Iterator[Disclosure]:
    """What the worker published of a client, a case, a visit, a court day; weak hints only ask for a look (R6)."""
    if case.stranger or not _own_words(case):
        return
    meeting = _apart(case)
    person = case.reading.first("client.person") or next((mark for mark, _m in case.reading.search(_WHO)), None)
    when, work = case.reading.first("client.time"), case.reading.first("client.work")
    speaker = case.reading.first("client.self")
    somebody = one_of_them(case, person)
    told = ((meeting and somebody) or (meeting > 1 and not person)) and (when or speaker)
    words_of_work = case.has("role.title", "role.credential", "role.hint", "client.served")
    about_work = work or words_of_work or "role_credential" in case.found
    treated = case.has("health.care", "health.drug") or any(
        {"i", "my", "je", "ma", "mon"} & set(before(m, 4)) for m in case.reading.marks("health.illness")
    )
    if told and says(case.reading, case.me, "clients.imagined"):
        return
    if told and about_work and not treated and not case.is_kind("letter", "podcast"):
        mark = person or case.reading.first("client.meeting") or work or whole(case)
        yield tell("client_info", mark, around(mark))
        yield tell("role_credential", work or mark)
    elif about_work and (case.has("client.weak") or person) and not treated:
        case.flags.add("client_info_check")


def one_of_them(case: Case, person: Mark | None) -> bool:
    """Tell whether somebody is told of, not only all who are served: "our clients" and "des usagers" are nobody."""
    marks = [*case.reading.marks("client.person")] or ([person] if person else [])
    return any(
        fold(mark.words).split()[-1] not in plain_words("list.clientele") or {"my", "mes"} & set(before(mark))
        for mark in marks
    )


def _apart(case: Case) -> int:
    """Count the words of meeting that do not overlap: "on the ward" is one."""
    count, last = 0, None
    for mark in case.reading.marks("client.meeting"):
        if last is None or mark.passage is not last.passage or mark.start >= last.end:
            count, last = count + 1, mark
    return count


def _own_words(case: Case) -> bool:
    """Tell whether the worker may be the author: a court's or a newspaper's own text is not their breach."""
    return case.page.kind in OWN_VOICE and (case.page.own or case.is_kind("blog", "video"))


def hostile(case: Case) -> Iterator[Disclosure]:
    """A page that exposes or threatens the worker: safety before everything else (TX43)."""
    mark = case.reading.first("hostile.word")
    if mark and case.is_kind("hostile"):
        case.flags.add("safety")
        yield tell("threat_or_doxxing", mark)


def employer(case: Case) -> Iterator[Disclosure]:
    """The worker's own words against employer, colleagues or workload."""
    if (
        case.stranger
        or case.is_kind("hostile", "review", "decision", "obituary")
        or not (case.page.own or case.is_kind("union", "letter") or in_union(case))
    ):
        return
    named = employer_named(case)
    for mark in (*case.reading.marks("employer.party"), *([named] if named else [])):
        if near(mark, "employer.blame", 90):
            yield tell("employer_criticism", mark, around(mark))
            if (case.page.own or case.is_kind("union")) and not case.is_kind("letter"):
                yield tell("role_credential", mark, around(mark))
            return


_NO_CRIME = (
    "decision", "hostile", "review", "publication", "thesis", "event", "staff", "register", "obituary", "letter",
    "union", "directory", "practice", "network", "scholar",
)  # fmt: skip
"""Pages on which a crime is the subject of somebody's work, or hearsay."""


def crime(case: Case) -> Iterator[Disclosure]:
    """Police, charges, convictions of the bearer of the name; never where the worker gave evidence or teaches."""
    if case.is_kind(*_NO_CRIME) or (case.has("opinion.quote") and not case.has("crime.charge")):
        return
    if "third_party_client_voice" in case.flags or case.is_kind(*_TALK) or says(case.reading, case.me, "crime.jest"):
        return  # talk is no record
    marks = (
        m for m in case.reading.marks("crime.word") if of_bearer(m, case.me, "role.title", "role.hint", "role.nearby")
    )
    if mark := next(marks, None):
        yield tell("criminal_or_police", mark)
        if case.reading.finding.kind is HitKind.GENERATED:
            yield tell("false_information", mark)


_TALK = ("forum", "group", "post")


def hearsay(case: Case) -> Iterator[Disclosure]:
    """What others say of a charge or a lost licence where nobody has to prove it: it can be false (SEVERITY 2)."""
    mark = case.reading.first("crime.charge", "crime.barred")
    if mark and case.is_kind(*_TALK) and not case.page.own and not case.stranger:
        words_ = around(mark)
        yield Disclosure("false_information", words_, mark.where, say("fact.hearsay", words=words_))


def contempt(case: Case) -> Iterator[Disclosure]:
    """Contempt for a group, in the worker's own words (R5)."""
    mark = case.reading.first("opinion.demeaning")
    if mark and (case.page.own or case.is_kind("post")):
        yield tell("demeaning_content", mark)
        if voters := says(case.reading, case.me, "opinion.voters"):  # contempt for those of a party is a side taken
            yield tell("political_affiliation", voters)


def writing(case: Case) -> Iterator[Disclosure]:
    """Scholarly or professional writing, talks and teaching."""
    mark = case.reading.first("publication.word")
    if signed_ := written_there(case):
        yield tell("publication", signed_)
        if "client_info" not in case.found:
            yield tell("opinion_professional", whole(case))
    elif case.is_kind("podcast") and _guest(case):
        yield tell("publication", whole(case))
        yield tell("opinion_professional", whole(case))
    elif case.is_kind("event") and case.reading.first("publication.ticket") and not _of_paper(case):
        return
    elif case.is_kind("scholar", "publication", "thesis") or (mark and case.is_kind("event")):
        yield tell("publication", mark or whole(case))
    elif (
        case.is_kind("video", "practice", "staff")
        and case.reading.first("publication.talk")
        and "client_info" not in case.found
    ):
        yield tell("publication", case.reading.first("publication.talk") or whole(case))
    elif case.is_kind("event"):
        yield tell("publication", whole(case))
    elif (
        case.is_kind("page", "practice", "books", "listing", "article")
        and "role_credential" in case.found
        and (book := case.reading.first("publication.book"))
    ):
        yield tell("publication", book)
    elif case.is_kind("page") and mark and mark.where is Where.TITLE:
        yield tell("publication", mark)
    elif case.is_kind("article", "letter", "page", "newsletter") and "role_credential" in case.found:
        byline = next(
            (m for m, x in case.reading.search(_BYLINE) if is_me(" ".join(fold(x[1]).split()[:2]), case.me)), None
        )
        column = case.reading.first("publication.column")
        if byline and column:
            yield tell("publication", column)
            yield tell("opinion_professional", byline)


def _of_paper(case: Case) -> bool:
    """Tell whether a page of an event is of a conference or a paper, not of an evening that one buys a ticket for."""
    return case.has("publication.paper")


_OF_LIFE = frozenset(("health_self", "relationship_status", "religion", "political_affiliation"))
"""What makes an interview one about the worker's own life."""


def _guest(case: Case) -> bool:
    """Tell whether the title brings the worker on in their trade ("with NAME, RSW"), not to tell of their life."""
    if case.stranger or _OF_LIFE & set(case.found) or not presents(line(case.reading.texts[0], case.me)):
        return False
    own_life = "family_members" in case.found or says(case.reading, case.me, "confides.says", "confides.title")
    return case.has("role.credential") or (case.has("role.title") and not own_life)


_QUOTED = ("article", "letter", "decision", "minutes", "podcast", "page", "church", "blog", "newsletter")


def opinion(case: Case) -> Iterator[Disclosure]:
    """Words spoken in the role on the subject of the role: quoted, testifying, advocating (R5, R8)."""
    quote, subject = case.reading.first("opinion.quote"), case.reading.first("opinion.cause")
    role_shown = "role_credential" in case.found or case.has("publication.student", "worker.young")
    if "client_info" in case.found or (case.is_kind("podcast") and _OF_LIFE & set(case.found)):
        return
    if case.is_kind(*_QUOTED) and quote and role_shown and not (case.page.own and not case.is_kind("letter")):
        yield tell("opinion_professional", quote)
    elif (
        case.is_kind("post", "blog", "fundraiser", "video")
        and case.page.own
        and subject
        and role_shown
        and "client_info" not in case.found
    ):
        yield tell("opinion_professional", subject)


def study(case: Case) -> Iterator[Disclosure]:
    """Schools and dates; a school where the worker teaches is an employer."""
    if case.is_kind("review", "decision", "publication", "event", "hostile"):
        return
    mark = None if case.stranger else next((m for name in case.me.schools if (m := anywhere(case, name))), None)
    if mark is None and case.is_kind("network", "profile"):
        mark = next(
            (
                m
                for m, _x in case.reading.search(re.compile(r"\b(?:university|universite|college|cegep)\b"), plain=True)
            ),
            None,
        )
        mark = None if mark and employer_named(case) and _inside(mark, employer_named(case)) else mark
    if mark is None and not case.is_kind("thesis", "scholar", "staff"):
        mark = case.reading.first("study.school")
        year = re.search(r"\b(?:bsw|msw|ba|bts|phd|b\.a\.)\s?'\d\d", case.reading.everything)
        mark = mark or (whole(case) if year else None)
    if mark and case.is_kind("staff") and fold(mark.words) in {form for forms in case.me.employers for form in forms}:
        return  # where one teaches one may have studied; a page of the staff does not say so
    if mark and (case.is_kind("scholar") or (case.is_kind("thesis", "page", "staff") and not _wrote(case))):
        return
    if mark or case.is_kind("yearbook"):
        yield tell("education_history", mark or whole(case))


def _wrote(case: Case) -> bool:
    """Tell whether a thesis is the worker's own: not named only as who supervised it, or is thanked in it."""
    texts = [line(passage, case.me) for passage in case.reading.texts]
    named = [match.start() for text in texts for match in re.finditer(rf"(?<!{ME}){ME}", text)]
    others = [m for text in texts for m in _OF_A_THESIS.finditer(text)]
    return not named or len(others) < len(named)


_OF_A_THESIS = re.compile(rf"\b(?:{any_of('list.of_a_thesis')})\b[^.;|·]{{0,40}}?{ME}")
"""The worker as whom a thesis names besides its author."""


def _inside(mark: Mark, other: Mark | None) -> bool:
    return other is not None and mark.passage is other.passage and mark.start < other.end + 20
