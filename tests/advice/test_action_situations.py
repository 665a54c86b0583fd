"""Each of the 52 actions has a situation in which it is offered: by a result, by the person or the date, or by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pretend import ME, NOON, assessment, finding, judged

from identity_scan import facts
from identity_scan.advice.advise import advise
from identity_scan.advice.todo import ALWAYS, events, on_demand, todo, when_it_happens
from identity_scan.model import Assessment, Band, Depth, HitKind, Judged, Life, Safety, Scan, Status, Verdict
from identity_scan.remembered import Standing

TODAY = NOON.date()
ACTIONS = facts.actions()


def page(*kinds: str, at: str = "", dated: str | None = None, **more: object) -> Judged:
    """A result that shows these kinds of fact; of the worker unless it is said otherwise."""
    found = replace(finding(url=f"https://{at}" if at else ""), date=dated)
    found = replace(found, site=at.partition("/")[0] or found.site)
    return judged(found, *((kind, "words") for kind in kinds), **more)  # type: ignore[arg-type]


def own(at: str, *kinds: str, **more: object) -> Judged:
    return page(*kinds, at=at, **{"page_kind": "profile", "control": "self", "change": "easy"} | more)  # type: ignore[arg-type]


WORK, MIXED = Life.PROFESSIONAL, Life.MIXED
GRAVE = {"score": 85, "band": Band.ACT_NOW}

BY_A_RESULT: dict[str, Judged] = {
    "CONS-01": page("home_address", page_kind="people_search", **GRAVE),
    "CONS-02": page("demeaning_content", life=MIXED, page_kind="page"),
    "CONS-03": page("discipline", life=WORK, page_kind="discipline", change="impossible"),
    "CONS-04": page("threat_or_doxxing", page_kind="hostile", **GRAVE),
    "PRIV-01": own("blog.example", "client_info", page_kind="blog", **GRAVE),
    "PRIV-02": page("home_address", "private_phone", page_kind="people_search"),
    "PRIV-03": page("private_phone", page_kind="people_search"),
    "PRIV-04": page("daily_routine"),
    "PRIV-05": page("court_private_matter", page_kind="court_private", change="hard"),
    "PRIV-06": page("family_members", page_kind="obituary"),
    "PRIV-07": page("private_email", life=MIXED, page_kind="event"),
    "PRIV-08": page("impersonation", page_kind="profile", **GRAVE),
    "EDM-01": page("employer_criticism", life=MIXED, page_kind="podcast", score=60, band=Band.HIGH),
    "EDM-02": page("negative_review", life=WORK, page_kind="review", change="hard"),
    "EDM-03": page("political_affiliation", page_kind="donation"),
    "POL-02": page("photo_face", life=WORK, page_kind="staff", control="employer"),
    "POL-04": page("role_credential", life=WORK, page_kind="register", control="record", score=3, band=Band.NOTE),
    "OPS-01": own("facebook.com", "social_ties"),
    "OPS-02": own("instagram.com", "photo_face"),
    "OPS-03": own("linkedin.com", "education_history", page_kind="network"),
    "OPS-04": own("tiktok.com", "photo_face"),
    "OPS-05": own("strava.com", "daily_routine", page_kind="fitness"),
    "OPS-06": own("ourday.example", "relationship_status", page_kind="wedding"),
    "OPS-07": own("myblog.example", page_kind="blog", dated="2014-05-01"),
    "OPS-08": own("github.com", "account_handle", page_kind="code"),
    "DOC-03": page("threat_or_doxxing", page_kind="hostile", **GRAVE),
    "BND-01": own("facebook.com", "social_ties"),
    "BND-02": page("social_ties", "leisure", at="facebook.com/groups/trail-club", page_kind="group"),
    "BND-03": page("professional_criticism", life=WORK, page_kind="article", change="impossible"),
    "IC-01": page("negative_review", life=WORK, page_kind="review", change="hard"),
    "EOI-03": page(verdict=Verdict.UNSURE),
    "EOI-04": page("criminal_or_police", verdict=Verdict.NOT_ME, confusable="strong"),
    "EOI-05": page("role_credential", life=WORK, page_kind="practice", control="self"),
    "EOI-06": page("wrong_or_outdated_role", life=WORK, page_kind="staff"),
    "EOI-07": judged(finding(kind=HitKind.GENERATED), ("false_information", "fraud"), page_kind="generated"),
    "EOI-08": page("leisure", page_kind="race", score=8, band=Band.NOTE),
}


def searched(days_ago: int) -> Scan:
    when = NOON - timedelta(days_ago)
    return Scan(f"{days_ago} days ago", when, when, Depth.DEEP)


FIRST, LATER = (), (searched(400), searched(100), replace(searched(0), id="s1"))
THREATENED, TEACHER = replace(ME, safety=Safety.THREAT), replace(ME, professions=("Field instructor, MSW",))
BY_THE_SEARCH: dict[str, tuple[Assessment, tuple[Scan, ...]]] = {
    "CONS-05": (assessment(person=THREATENED), FIRST),
    "CPE-01": (assessment(), FIRST),
    "CPE-02": (assessment(BY_A_RESULT["PRIV-01"]), LATER),
    "CPE-03": (assessment(person=TEACHER), FIRST),
    "POL-01": (assessment(), FIRST),
    "OPS-09": (assessment(), LATER),
    "DOC-01": (assessment(), FIRST),
    "BND-04": (assessment(person=replace(ME, portrayal="")), FIRST),
    "IC-02": (assessment(person=TEACHER), FIRST),
    "EOI-01": (assessment(), FIRST),
    "EOI-02": (assessment(person=replace(ME, other_names=("Ottoline Hollis",))), LATER),
    "RMG-01": (assessment(), LATER),
}

BY_HAND = {
    "DOC-02": "only the worker knows that a client wrote",
    "DOC-04": "what is met of a client is not kept, so nothing could remember it",
    "POL-03": "that the team has no policy stands in no result",
    "RMG-02": "that somebody thinks of joining a platform stands in no result",
}
"""On demand, and why no search can call for it."""


def test_every_action_has_its_situation() -> None:
    assert len(ACTIONS) == 52
    assert {*BY_A_RESULT, *BY_THE_SEARCH, *BY_HAND} == set(ACTIONS)


@pytest.mark.parametrize("action", BY_A_RESULT)
def test_a_result_calls_for_it(action: str) -> None:
    offered = advise(BY_A_RESULT[action], ME, today=TODAY)
    assert action in [advice.action.id for advice in offered]
    assert next(advice.why for advice in offered if advice.action.id == action)


@pytest.mark.parametrize("action", BY_THE_SEARCH)
def test_the_person_or_the_date_calls_for_it(action: str) -> None:
    found, scans = BY_THE_SEARCH[action]
    (card,) = [card for card in todo(found, TODAY, scans=scans) if card.action.id == action]
    assert card.open
    assert card.why
    assert not card.findings


@pytest.mark.parametrize("action", BY_HAND)
def test_it_is_there_when_it_happens(action: str) -> None:
    assert action in {a.id for a in when_it_happens()}
    assert action not in {card.action.id for card in todo(assessment(), TODAY)}
    key = on_demand(action).key
    assert key == (ALWAYS, action)
    doing = Standing(Status.DOING, datetime(2026, 11, 19, tzinfo=UTC))
    begun = {card.action.id: card for card in todo(assessment(), TODAY, {key: doing})}
    assert begun[action].status is Status.DOING


def test_each_trigger_of_the_catalogue_is_known_to_what_looks_for_it() -> None:
    """No trigger waits for ever: each kind is looked for in a result, in the search, or told by the worker."""
    told = {trigger for action in ACTIONS.values() for trigger in action.triggers}
    happen = {t for action in when_it_happens() for t in action.triggers if t.startswith("event:")}
    looked_for: dict[str, Callable[[str], bool]] = {
        "fact": lambda value: value in facts.severity_model()["facts"],
        "host": lambda value: "." in value,
        "band": lambda value: value in set(Band),
        "label": lambda value: value in {*Life, "someone_else"},
        "control": lambda value: value in ("self", "employer", "third_party", "record"),
        "change": lambda value: value in facts.severity_model()["changeability"],
        "boundary": lambda value: value in facts.severity_model()["boundary"],
        "confusable": lambda value: value in facts.severity_model()["confusable"],
        "type": lambda value: value in set(HitKind),
        "safety": lambda value: value in set(Safety),
        "status": lambda value: value in ("stale", "refused", "dormant"),
        "role": lambda value: value == "supervisor",
        "event": lambda value: f"event:{value}" in happen | set(_EVENTS),
    }
    for trigger in told:
        sort, _colon, value = trigger.partition(":")
        assert looked_for[sort](value), trigger


_EVENTS = events(assessment(), TODAY, LATER) | events(
    assessment(page("client_info"), person=replace(ME, other_names=("Ottoline Hollis",))), date(2026, 11, 22)
)
