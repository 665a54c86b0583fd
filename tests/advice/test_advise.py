"""What to do about a finding: the right lead action, no wall of advice, links only from the tables (ACTIONS)."""

# ruff: noqa: E501  (tables read best with one case a line)

from dataclasses import replace
from datetime import date

import pytest
from pretend import assessment

from identity_scan import facts
from identity_scan.advice.advise import advise
from identity_scan.advice.todo import todo
from identity_scan.judge.severity import Weights, weigh
from identity_scan.model import (
    Disclosure,
    Exposure,
    Finding,
    Identity,
    Judged,
    Life,
    Person,
    Query,
    Safety,
    Sighting,
    Status,
    Tier,
    Verdict,
    Where,
)
from identity_scan.speech.telling import verbatim

ME = Person(name="Philippa Stonecroft", places=("Hamilton, Ontario",))
UNDER_THREAT = replace(ME, safety=Safety.THREAT)


def judged(
    kinds: str,
    *,
    page: str = "page",
    site: str = "x.example",
    life: Life = Life.PERSONAL,
    control: str = "third_party",
    change: str = "moderate",
    verdict: Verdict = Verdict.ME,
    confusable: str = "none",
    index: str = "google",
    safety: Safety = Safety.NONE,
) -> Judged:
    codes = frozenset(kinds.split())
    seen = Sighting("e", index, Query("q", "W1", "n", Tier.NAME, 20), 1, 1, f"https://{site}/a", "t", "s")
    weights = Weights(codes, life, change=change, verdict=verdict, confusable=confusable, safety=safety)
    return Judged(
        Finding("f", f"https://{site}/a", "t", "s", site, (seen,)),
        Identity(verdict, 0.9, ()),
        Exposure(life, 0.9, ()),
        tuple(Disclosure(kind, "words", Where.SNIPPET, verbatim("reason")) for kind in sorted(codes)),
        weigh(weights),
        page_kind=page,
        control=control,
        change=change,
        confusable=confusable,
    )


def ids(j: Judged, person: Person = ME) -> list[str]:
    return [a.action.id for a in advise(j, person)]


@pytest.mark.parametrize(
    ("lead", "given"),
    [
        ("PRIV-02", judged("home_address private_phone", page="people_search")),
        ("OPS-03", judged("education_history photo_face account_handle", page="network", site="linkedin.com", life=Life.PROFESSIONAL, control="self", change="easy")),
        ("OPS-01", judged("social_ties relationship_status family_members", page="profile", site="facebook.com", control="self", change="easy")),
        ("OPS-06", judged("relationship_status family_members", page="wedding", control="self", change="easy")),
        ("EDM-02", judged("negative_review", page="review", life=Life.PROFESSIONAL, change="hard")),
        ("PRIV-07", judged("publication private_email", page="event", life=Life.MIXED, change="hard")),
        ("PRIV-04", judged("daily_routine leisure", page="club")),
        ("PRIV-06", judged("family_members child_first_name", page="obituary", change="hard")),
        ("EOI-06", judged("wrong_or_outdated_role photo_face social_ties", page="staff", life=Life.PROFESSIONAL, control="employer")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_lead_action(lead: str, given: Judged) -> None:
    assert ids(given)[0] == lead


def test_safety_comes_before_everything_and_proof_before_all() -> None:
    hostile = judged("threat_or_doxxing home_area", page="hostile", life=Life.MIXED, change="hard")
    assert ids(hostile)[:2] == ["DOC-03", "CONS-04"]
    assert ids(hostile, UNDER_THREAT)[:3] == ["DOC-03", "CONS-04", "CONS-05"]
    phone = judged("private_phone", page="people_search", safety=Safety.THREAT)
    assert ids(phone, UNDER_THREAT)[:3] == ["CONS-04", "CONS-05", "PRIV-02"]


def test_consult_before_you_clean() -> None:
    given = judged("home_address private_phone", page="people_search", safety=Safety.ANGER)
    assert given.severity.score < 70
    assert ids(given)[0] == "PRIV-02"
    heavier = judged("home_address private_phone", page="people_search", safety=Safety.THREAT)
    assert heavier.severity.score >= 70
    assert ids(heavier)[0] == "CONS-01"
    severe = judged("client_info role_credential", page="blog", life=Life.MIXED, control="self", change="easy")
    assert ids(severe)[:2] == ["CONS-01", "PRIV-01"]


@pytest.mark.parametrize("kinds", ["client_info", "threat_or_doxxing", "impersonation"])
def test_keeping_it_is_not_offered_for_clients_and_threats(kinds: str) -> None:
    assert "EOI-08" not in ids(judged(kinds))


@pytest.mark.parametrize("kinds", ["leisure", "role_credential", "home_address", "finances", "negative_review", "none"])
def test_keeping_it_is_offered_everywhere_else_and_advice_stays_short(kinds: str) -> None:
    offered = ids(judged(kinds))
    assert "EOI-08" in offered
    assert len(offered) <= 4
    assert len(set(offered)) == len(offered)


def test_little_at_stake_leads_with_keeping_it() -> None:
    assert ids(judged("role_credential", page="article", life=Life.PROFESSIONAL, change="impossible"))[0] == "EOI-08"


def test_unsure_asks_first_and_says_what_would_follow() -> None:
    advice = advise(judged("home_address private_phone", page="people_search", verdict=Verdict.UNSURE), ME)
    assert advice[0].action.id == "EOI-03"
    assert len(advice) <= 3
    assert all(a.why.startswith("If this is you") for a in advice[1:])


def test_a_confusable_namesake_is_stood_apart_from() -> None:
    assert ids(judged("role_credential", verdict=Verdict.NOT_ME)) == ["EOI-03"]
    assert ids(judged("role_credential", verdict=Verdict.NOT_ME, confusable="strong")) == ["EOI-03", "EOI-04"]


def test_every_offer_says_why() -> None:
    for kind in facts.severity_model()["facts"]:
        assert all(a.why for a in advise(judged(kind), ME))


def test_links_come_from_the_tables_with_where_they_were_seen() -> None:
    facebook = advise(judged("social_ties photo_face", page="profile", site="facebook.com", control="self"), ME)
    link = next(a.link for a in facebook if a.action.id == "OPS-01")
    assert link
    assert link.url.startswith("https://www.facebook.com/settings")
    assert link.seen == "2026-11 public code"


def test_no_link_is_invented() -> None:
    unknown = advise(judged("home_address private_phone", page="people_search", site="nobody-knows.example"), ME)
    assert next(a for a in unknown if a.action.id == "PRIV-02").link is None


def test_a_broker_with_a_mail_address_alone_gets_that() -> None:
    found = advise(judged("home_address private_phone", page="people_search", site="411.ca"), ME)
    link = next(a for a in found if a.action.id == "PRIV-02").link
    assert link
    assert link.url.startswith(("https://", "mailto:"))


def test_the_engine_that_shows_it_is_asked() -> None:
    def form(index: str) -> str:
        found = advise(judged("home_address private_phone", page="people_search", index=index), ME)
        link = next(a for a in found if a.action.id == "PRIV-03").link
        return link.url if link else ""

    assert "google" in form("google")
    assert "microsoft" in form("bing")


def test_status_is_kept() -> None:
    given = judged("leisure", page="race")
    assert advise(given, ME, {("f", "EOI-08"): Status.KEPT})[0].status is Status.KEPT


@pytest.mark.parametrize("site", ["facebook.com", "instagram.com", "linkedin.com", "strava.com"])
def test_a_site_with_an_action_of_its_own_is_not_sent_to_that_for_the_others(site: str) -> None:
    page = judged("intimate_life substance_use account_handle", page="profile", site=site, control="self")
    assert "OPS-04" not in ids(page)
    assert any(action.startswith("OPS-0") for action in ids(page))


def asked(action: str) -> dict[tuple[str, str], Status]:
    return {("f", action): Status.UNCHANGED}


def test_a_request_that_brought_nothing_leads_to_the_engine_and_to_a_right() -> None:
    club = judged("family_members leisure relationship_status", page="club")
    assert not {"PRIV-03", "PRIV-05"} & set(ids(club))
    offered = advise(club, ME, asked("PRIV-04"))
    assert {"PRIV-03", "PRIV-05"} <= {a.action.id for a in offered}
    assert "It follows from an earlier step, or from how old the page is." in {a.why for a in offered}
    elsewhere = {("another finding", "PRIV-04"): Status.UNCHANGED}
    assert [a.action.id for a in advise(club, ME, elsewhere)] == ids(club)


def test_a_page_of_ones_own_that_was_changed_but_still_shows_is_refreshed_in_the_engine() -> None:
    own = judged("relationship_status", page="wedding", control="self", change="easy")
    assert "PRIV-03" not in ids(own)
    offered = {a.action.id for a in advise(own, ME, asked("OPS-06"))}
    assert "PRIV-03" in offered
    assert "PRIV-05" not in offered


def test_what_i_made_years_ago_is_put_to_rest() -> None:
    page = judged("leisure role_credential", page="page", control="self", change="easy")
    old = replace(page, finding=replace(page.finding, date="2019-05-01"))
    today = date(2026, 11, 22)
    assert "OPS-07" in {a.action.id for a in advise(old, ME, today=today)}
    assert "OPS-07" not in {a.action.id for a in advise(page, ME, today=today)}
    theirs = replace(old, control="third_party")
    assert "OPS-07" not in {a.action.id for a in advise(theirs, ME, today=today)}


def test_order_over_findings_is_safety_clients_then_score_and_ease() -> None:
    threat = judged("threat_or_doxxing", page="hostile")
    client = judged("client_info", page="blog", control="self", change="easy")
    phone = judged("home_address private_phone", page="people_search")
    found = [
        replace(j, finding=replace(j.finding, id=name), advice=advise(j, ME))
        for name, j in (("phone", phone), ("client", client), ("threat", threat))
    ]
    cards = todo(assessment(*found), date(2026, 11, 22))
    first = list(dict.fromkeys(card.key[0] for card in cards if card.findings))
    assert first == ["threat", "client", "phone"]


def test_the_rules_name_only_actions_and_facts_that_exist() -> None:
    import tomllib

    rules = tomllib.loads((facts.FOLDER / "advice.toml").read_text("utf-8"))
    named = {row.split()[0] for rows in rules["facts"].values() for row in rows} | set(rules["needs"])
    named |= {action for actions in rules["fit"].values() for action in actions}
    assert named <= facts.actions().keys()
    assert rules["facts"].keys() <= facts.severity_model()["facts"].keys()
