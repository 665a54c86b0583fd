"""The 59 worked examples of the taxonomy: label and facts, each with its rule (skipped where ../shared is missing)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from identity_scan.judge import appraise
from identity_scan.judge.facts.disclosure import case_of
from identity_scan.model import Finding, HitKind, Identity, Judged, Person, Query, Reason, Sighting, Tier, Verdict
from identity_scan.person.reading import read
from identity_scan.speech import address
from identity_scan.speech.telling import verbatim

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "domain" / "taxonomy_examples.json"
VERDICTS = {"yes": Verdict.ME, "no": Verdict.NOT_ME, "unsure": Verdict.UNSURE}
TODAY = date(2026, 3, 15)
WORKER = Person(
    name="Ottoline Farrow-Beck",
    other_names=("Ottie Farrow-Beck", "Ottoline Farrow", "Ottie Farrow"),
    places=("Juniper Bay, Ontario",),
    professions=("Intake worker, RSW",),
    employers=("Juniper Bay Child & Family Services",),
    domains=("jbcfs.example",),
    schools=("Lake Ontario North University",),
    usernames=("ottiefb", "ottiefarrow"),
    private_emails=("ottie.fb@mailbox.example",),
    work_phones=("705-555-0110",),
    private_phones=("705-555-0166",),
    home_address="9 Tamarack Lane, Juniper Bay",
    family=("partner Piers Beck", "son Theo", "sister Maud Farrow"),
    birth_year=1991,
)


def rows() -> list[dict[str, Any]]:
    return json.loads(EXAMPLES.read_text("utf-8"))["examples"] if EXAMPLES.exists() else []


def finding(row: dict[str, Any]) -> Finding:
    kind = (
        HitKind.GENERATED
        if "generated_answer" in row["flags"]
        else HitKind.IMAGE
        if "imagehost" in row["url"]
        else HitKind.WEB
    )
    sighting = Sighting(
        "bing", "bing", Query("q", "W1", "name", Tier.NAME, 20), 1, 1, row["url"], row["title"], row["snippet"]
    )
    return Finding(
        row["id"], row["url"], row["title"], row["snippet"], address.site(row["url"]), (sighting,), None, kind
    )


def judged(row: dict[str, Any]) -> Judged:
    identity = Identity(VERDICTS[row["about_me"]], 0.9, (Reason(verbatim("as the example says")),))
    return appraise([finding(row)], [identity], WORKER, today=TODAY)[0]


@pytest.fixture(autouse=True)
def _needs_shared() -> None:
    if not EXAMPLES.exists():
        pytest.skip("../shared is missing: the worked examples of the taxonomy are read from there")


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_label(row: dict[str, Any]) -> None:
    assert judged(row).label == row["label"], row["reason"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_life(row: dict[str, Any]) -> None:
    assert judged(row).exposure.verdict == row["exposure"], row["reason"]


KNOWN = {
    "TX08": "an affidavit is words in the role too: opinion_professional beside the criticism",
    "TX15": "a morning run tells no street by itself: home_area waits for a place",
    "TX19": "the organizer is not named in the snippet: no family_members",
    "TX20": "a weak hint asks a human (flag client_info_check); the fact waits for the worker (R6)",
    "TX22": "a post in a public group shows the group as well: social_ties",
    "TX26": "a dating profile shows a hobby and normally a picture",
    "TX36": "the confirmed user name stands in the address: account_handle",
    "TX39": "the home address is the office: work_location as well",
    "TX41": "no word tells of a picture: no photo_face",
}
"""Where the judge differs from the worked example on purpose or by its limits, and why."""


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_facts(row: dict[str, Any]) -> None:
    shown = set(case_of(read(finding(row)), WORKER, TODAY, VERDICTS[row["about_me"]]).found)
    wanted = set(row["facts"]) - {"none"}
    if row["id"] in KNOWN:
        assert shown & wanted or not wanted
        assert shown != wanted, "no difference is left: take it from the list"
    else:
        assert shown == wanted, f"extra {sorted(shown - wanted)}, missing {sorted(wanted - shown)}: {row['reason']}"


@pytest.mark.parametrize("row", [row for row in rows() if row["flags"]], ids=lambda row: row["id"])
def test_flags(row: dict[str, Any]) -> None:
    if row["flags"] == ["split_match"]:
        pytest.skip("a split match is told by the identity, not here")
    assert set(row["flags"]) <= judged(row).flags


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_verdict_quotes_what_it_rests_on(row: dict[str, Any]) -> None:
    reasons = judged(row).exposure.reasons
    assert reasons[0].text
    assert reasons[0].rule.startswith("R")
    assert all(reason.words for reason in reasons)
