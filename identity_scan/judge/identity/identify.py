"""Is the person in this result the worker? Evidence adds up on one scale of log-odds (TAXONOMY R1).

First every result is judged by what it shows itself; then the scan as a whole speaks: how many others bear the name,
what the worker said of other pages, and which results are like the worker's own pages. R1 sets what no sum may do: a
name alone is never "me", a short form of the name needs a strong anchor, a strong anchor against a contradiction is
"unsure".
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from identity_scan.judge.identity.evidence_against import BOTH_TAKEN, Contradictions
from identity_scan.judge.identity.evidence_for import Anchors
from identity_scan.judge.identity.like_own_pages import standings
from identity_scan.judge.identity.like_own_words import profile, telling
from identity_scan.judge.identity.own_pages import vouch
from identity_scan.judge.identity.study import Study, study
from identity_scan.judge.identity.weighing import Evidence, kind_of, model
from identity_scan.judge.reading.clues import Clue
from identity_scan.judge.reading.known import Known, own_practice
from identity_scan.model import By, Decision, Finding, Identity, Person, Reason, Verdict
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Reading
from identity_scan.person.wordlike import speaks_of_a_person
from identity_scan.speech.telling import say
from identity_scan.speech.text import fold

_WITHOUT_NAME = frozenset(("phone", "email", "account", "account_site", "copy", "handle", "own_site"))
"""What is enough where a page shows no form of the name: nobody else has it."""

_HERS = _WITHOUT_NAME | {"home"}
"""What makes a page the worker's also where it names another of their surname: their own number in a directory."""

_NEAR = frozenset(
    ("employer_part", "school", "school_part", "family", "relative", "home_core", "home_area", "handle_said")
)
"""What makes a page with another telephone number one of the worker's surroundings."""

_OF_LONG_AGO = frozenset(("other_province", "other_calling", "other_subject", "too_old"))
_WHERE_RARE = 0.5
_WHERE_COMMON = 0.7

_LIKE = frozenset(("alike", "neighbours"))
_SAME_PERSON = 1.4
"""Log-odds from which two results are taken to speak of one person when the worker decided on one of them."""


def identify(
    findings: Sequence[Finding],
    person: Person,
    decisions: Mapping[str, Decision] = {},
    today: date | None = None,
) -> tuple[Identity, ...]:
    """Judge every finding, in the same order.

    `decisions` by finding id: the worker's word on a page goes before every rule (R20) and is evidence for others.
    `today` lets an age that a result states be compared with the birth year where the result has no date of its own.
    """
    read = study(findings, person)
    cases = gather(read, decisions, today)
    _add_scan(cases, read)
    return tuple(_judged(case) for case in cases)


def gather(read: Study, decisions: Mapping[str, Decision], today: date | None) -> list[Evidence]:
    """Return every finding with the evidence it shows itself, and what single pages tell of others."""
    me = read.me
    anchors, against = Anchors(me, today), Contradictions(me, today)
    cases = []
    for one in read.each:
        reading, mention = one.reading, one.mention
        if today not in one.shows:
            shown = anchors.clues(reading, mention)
            contrary = _standing(against.clues(reading, mention), shown, mention)
            one.shows[today] = _named(reading, mention), *shown, *contrary
        clues = [*one.shows[today]]
        decision = decisions.get(reading.finding.id)
        said = decision.verdict if decision else None
        wordlike = mention.name in me.called.wordlike
        practice = _their_practice(clues, me)
        cases.append(Evidence(reading, mention, clues, said, me.helps, wordlike, practice))
    vouch(cases, me)
    _bearers(cases, me)
    return cases


def _standing(against: Sequence[Clue], shown: Sequence[Clue], mention: Mention) -> list[Clue]:
    """Return what speaks against a page: another number says nothing where the worker's work or family stands.

    Nor do years beside a given name or a surname alone, where something is certainly the worker's, or the name of one
    of their family in the title where the worker's own account is.
    """
    strong = any(kind_of(clue).part == "strong" for clue in shown)
    own = strong or any(clue.kind in _NEAR for clue in shown)
    idle = {"other_number"} if own else set()
    if strong and mention.form in (Form.GIVEN, Form.SURNAME):
        idle.add("other_years")
    if any(clue.kind in _HERS for clue in shown):
        idle.add("kin_page")
    return [clue for clue in against if clue.kind not in idle]


def _their_practice(clues: Sequence[Clue], me: Known) -> bool:
    """Tell whether a page shows the worker's own practice at its place: whoever looks for it looks for them."""
    kinds = {clue.kind for clue in clues}
    named = any(clue.kind == "employer" and fold(clue.words) in me.employers[0] for clue in clues if me.employers)
    return named and bool(kinds & {"place", "phone", "domain"}) and own_practice(me)


def _named(reading: Reading, mention: Mention) -> Clue:
    return Clue(mention.form.name.lower(), mention.words or _called(reading))


def _called(reading: Reading) -> str:
    """What a page without the name is quoted by."""
    return reading.title.text[:80] or reading.snippet.text[:80] or reading.finding.url[:80]


# -- the scan as a whole ----------------------------------------------------------------------------------------------


def _bearers(cases: Sequence[Evidence], me: Known) -> None:
    """Count the other bearers of each form of the name that the scan shows, and say whether it is rare (R1)."""
    others: dict[str, set[str]] = defaultdict(set)
    mine = strangers = 0
    for case in cases:
        verdict = case.said or _verdict(case)[0]
        mine += verdict is Verdict.ME
        strangers += verdict is Verdict.NOT_ME
        living = not case.kinds() & {"old_times", "deceased"}
        if case.mention.form.whole and verdict is Verdict.NOT_ME and living:
            others[case.mention.name].add(case.reading.finding.site or case.reading.host)
    share = max(min(math.log((mine + 1) / (strangers + 1)), 2.0), -2.0)
    for case in cases:
        if case.mention.form.whole:
            few = len(others[case.mention.name].union(*(others[name] for name in me.called.longer(case.mention)))) < 2
            case.clues[:] = [_softened(clue) if few else _of_many(clue) for clue in case.clues]
            case.clues.append(Clue("rare" if few else "common", case.mention.words))
            if share:
                case.clues.append(Clue("share" if share > 0 else "strange_share", case.mention.words, abs(share)))


def _softened(clue: Clue) -> Clue:
    """Return a doubt as it counts where the name is rare: whoever bears it elsewhere may be the worker of long ago."""
    return replace(clue, amount=clue.amount * _WHERE_RARE) if clue.kind in _OF_LONG_AGO else clue


def _of_many(clue: Clue) -> Clue:
    """Return evidence as it counts where many bear the name: one of them is of the worker's age soon enough."""
    return replace(clue, amount=clue.amount * _WHERE_COMMON) if clue.kind == "age" else clue


def _add_scan(cases: Sequence[Evidence], read: Study) -> None:
    """Add what likeness tells: to pages the worker decided on, and to what they told of their own pages."""
    if any(case.said for case in cases):
        _add_decided(cases, read)
    told = profile(read.me)
    if not told.pages:
        return
    standing = standings(cases, told, read.likeness, read.links)
    for case, sketch, place in zip(cases, read.likeness.sketches, standing, strict=True):
        margin = place.margin
        if margin < 0:
            case.clues.append(Clue("unlike", _called(case.reading), max(-1.5 * margin, 0.0) + 0.3))
            continue
        words = telling(told, sketch)[:4]
        near = place.nearest >= 0 and (not words or place.by_others > margin)
        quoted = _called(cases[place.nearest].reading) if near else ", ".join(words) or _called(case.reading)
        case.clues.append(Clue("neighbours" if near else "alike", quoted, model().me + min(margin, 2.0)))


def _add_decided(cases: Sequence[Evidence], read: Study) -> None:
    for case, links in zip(cases, read.links, strict=True):
        decided = [
            cases[n] for n, odds in links if odds >= _SAME_PERSON and cases[n].said in (Verdict.ME, Verdict.NOT_ME)
        ]
        if case.said is None and decided:
            kind = "like_accepted" if decided[0].said is Verdict.ME else "like_rejected"
            case.clues.append(Clue(kind, _called(decided[0].reading)))


# -- the verdict ------------------------------------------------------------------------------------------------------


def _judged(case: Evidence) -> Identity:
    if case.said is not None:
        words = _called(case.reading)
        said = Reason(say("identity.said_so", words=words), 0.0, "R20", words)
        return Identity(case.said, 1.0, (said,), By.WORKER, case.anchors())
    verdict, why = _verdict(case)
    sure = 1 / (1 + math.exp(-max(min(case.score(), 30.0), -30.0)))
    confidence = {
        Verdict.ME: max(sure, 0.5),
        Verdict.NOT_ME: max(1 - sure, 0.5),
        Verdict.UNSURE: 1 - abs(2 * sure - 1) / 2,
    }[verdict]
    return Identity(verdict, round(confidence, 3), _reasons(case, verdict, why), anchors=case.anchors())


def _verdict(case: Evidence) -> tuple[Verdict, str]:
    """Return the verdict and, where a rule of R1 and not the sum decides, the code of its sentence."""
    verdict, why = _weighed(case)
    if verdict is Verdict.ME and _of_another(case):
        return Verdict.UNSURE, "identity.others_name"
    if verdict is Verdict.ME and case.wordlike and not _of_a_person(case):
        return Verdict.UNSURE, "identity.also_a_word"
    return verdict, why


def _of_a_person(case: Evidence) -> bool:
    """Tell whether a name that is a place, a word or a celebrity's as well is shown as a person's (R1)."""
    said = ((clue.kind, clue.words) for clue in case.clues)
    return not case.mention.form.whole or speaks_of_a_person(case.reading, case.mention, said)


def _weighed(case: Evidence) -> tuple[Verdict, str]:
    """Return what the sum of the evidence and the rules on it say, whoever's name it is."""
    parts, score, limits = case.parts(), case.score(), model()
    if _like_own_pages(case, parts):
        return Verdict.ME, ""
    if "contra" in parts and "strong" in parts:
        return (Verdict.NOT_ME, "") if _names_others(case) else (Verdict.UNSURE, "identity.both")
    if parts & {"contra", "doubt"} and score <= limits.not_me and "strong" not in parts:
        return Verdict.NOT_ME, ""
    if why := _missing(case, parts):
        return Verdict.UNSURE, why
    return (Verdict.ME, "") if score >= limits.me and "contra" not in parts else (Verdict.UNSURE, "identity.too_little")


def _names_others(case: Evidence) -> bool:
    """Tell whether a page names others by the halves of the name and shows nothing that is the worker's alone.

    Two that share it, or one of the family whose page it is: what it says of employer or school it says of them.
    """
    both = any(clue.kind == "split" and clue.amount >= BOTH_TAKEN for clue in case.clues)
    return "kin_page" in case.kinds() or (both and not case.kinds() & _HERS)


def _of_another(case: Evidence) -> bool:
    """Tell whether the name that is shown has another given name, initial or middle name than the worker's (R1)."""
    kinds = case.kinds()
    return (case.mention.form is Form.OTHER or "other_middle" in kinds) and not kinds & _HERS


def _like_own_pages(case: Evidence, parts: frozenset[str]) -> bool:
    """Tell whether a result is so like the pages the worker listed that nothing it shows by itself speaks louder.

    More is needed where the name is not shown. A contradiction is overruled only for somebody of another field than
    social work: which trades go together, and whether pages are about somebody alive, is known for that field alone.
    """
    need = model().me + (0.0 if case.mention.form.whole else 0.7)
    if "contra" in parts:
        need = math.inf if case.helping else need + 0.8
    return any(clue.kind in _LIKE and clue.amount >= need for clue in case.clues)


def _missing(case: Evidence, parts: frozenset[str]) -> str:
    """Return the code of what R1 asks and the result does not show; empty if nothing is missing."""
    kinds = case.kinds()
    if case.mention.form is Form.NONE and not kinds & _WITHOUT_NAME and not case.practice:
        return "identity.nobody"
    mediums = sum(kind_of(clue).part == "medium" for clue in case.clues)
    kin = ("relative" in kinds and mediums > 1) or ("middle" in kinds and mediums > 3)
    if not case.mention.form.whole and "strong" not in parts and not kin:
        return "identity.needs_strong"
    return "" if parts & {"strong", "medium", "contra", "doubt"} else "identity.name_alone"


def _reasons(case: Evidence, verdict: Verdict, why: str) -> tuple[Reason, ...]:
    """Return the rule that decided, if one did, then the evidence: first what led to the verdict, strongest first."""
    sign = -1 if verdict is Verdict.NOT_ME else 1
    reasons = [_reason(clue) for clue in sorted(case.clues, key=lambda c: -sign * kind_of(c).weight * c.amount)]
    if why:
        words = case.mention.words or _called(case.reading)
        reasons.insert(0, Reason(say(why, words=words), 0.0, "R1", words))
    return tuple(reasons)


def _reason(clue: Clue) -> Reason:
    weight = round(kind_of(clue).weight * clue.amount, 2)
    return Reason(say(f"identity.{clue.kind}", words=clue.words), weight, "R1", clue.words)
