"""What the tables promise as a whole: where each thing is from, nothing twice, and what was not found is stated."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from pretend import finding, judged

from identity_scan import facts
from identity_scan.advice.links import links
from identity_scan.model import Person
from identity_scan.person.provinces import Province, provinces
from identity_scan.speech import language

NATIONAL = ("CASW", "CCSWR", "CASWE")
COMMON = """
    facebook instagram threads x snapchat tiktok youtube linkedin pinterest reddit tumblr discord whatsapp telegram
    signal bluesky mastodon nextdoor bereal quora twitch vimeo flickr spotify soundcloud strava alltrails garmin-connect
    fitbit myfitnesspal peloton goodreads letterboxd medium substack wordpress-com blogger github google-account
    microsoft-account yahoo-account amazon ebay etsy kijiji craigslist airbnb tripadvisor yelp glassdoor indeed meetup
    eventbrite gofundme patreon tinder bumble hinge plenty-of-fish okcupid ancestry myheritage venmo linktree gravatar
    poshmark
"""
"""Platforms where many people have a page: for each of them it was looked up where its settings and its end are."""
NONE_FOUND = ("closed", "none_found", "settings_none_found", "delete_none_found")


def of(place: Province) -> list[dict[str, str]]:
    return [dict(row) for row in facts.bodies() if row["jurisdiction"] == place.body]


def test_registers_have_their_address_or_the_page_that_leads_to_it_and_no_body_has_two() -> None:
    registers = [(row["code"], row["register_url"]) for row in facts.bodies() if row["register_url"]]
    leading = [(row["code"], row["register_via_url"]) for row in facts.bodies() if row["register_via_url"]]
    given = [row for row in facts.bodies() if row["register_url"] and facts.seen(row, "register_url") != "memory"]
    assert len(given) >= 10, "a page that leads to a register, and an address from memory, count for nothing here"
    assert len(registers) + len(leading) >= 17
    assert not [code for code, n in Counter(code for code, _url in (*registers, *leading)).items() if n > 1]


@pytest.mark.parametrize("code", list(provinces()))
def test_each_province_has_a_document_of_its_regulator_or_says_that_none_was_found(code: str) -> None:
    rows = of(provinces()[code])
    assert any(row["document_title"] and row["document_kind"] not in ("law", "register-rule") for row in rows) or any(
        row["none_found"] for row in rows
    )
    person = Person("Ottoline Varga", places=(provinces()[code].names[0],))
    (first, *_more) = links("POL-01", None, person)
    assert not first.title.startswith("Canadian Association"), "the province's own comes first, if only in words"


def test_the_national_bodies_have_a_document_or_say_that_none_was_found() -> None:
    for code in NATIONAL:
        rows = [row for row in facts.bodies() if row["code"] == code]
        assert any(row["document_title"] or row["none_found"] for row in rows), code


def test_a_regulator_without_a_document_on_social_media_is_said_to_have_none() -> None:
    person = Person("Ottoline Varga", places=("Moncton, NB",))
    (first, *_more) = links("POL-01", None, person)
    assert first.url == ""
    assert "in November 2026, no document of its own on social media was found" in first.title
    language.use("fr-CA")
    (first, *_more) = links("POL-01", None, person)
    assert "en novembre 2026, aucun document" in first.title


def test_the_register_is_given_or_the_page_that_leads_to_it_or_it_is_said_that_it_is_not_known() -> None:
    said = {
        code: links("POL-04", None, Person("Ottoline Varga", places=(place.names[0],)))
        for code, place in provinces().items()
    }
    assert said["ON"][0].url == "https://www.ocswssw.org/registrants/online-register/"
    assert "leads to the public register" in said["MB"][0].title


def test_no_table_holds_one_thing_twice() -> None:
    heads = {"platforms": "id", "brokers": "domain", "removals": "id"}
    for table, name in heads.items():
        names = Counter(row[name] for row in facts.rows(table))
        assert not [one for one, n in names.items() if n > 1], table
    pages = Counter((at, row["profile_url_regex"]) for row in facts.platforms() for at in row["all_domains"].split())
    assert not [one for one, n in pages.items() if n > 1], "services of one domain are told apart by their pages"
    documents = Counter((row["code"], row["document_title"], row["document_year"]) for row in facts.bodies())
    assert not [one for one, n in documents.items() if n > 1]


def test_a_service_that_closed_is_never_among_the_steps_offered() -> None:
    closed = [row for row in facts.platforms() if row["closed"]]
    assert closed
    for row in closed:
        for domain in row["all_domains"].split():
            found = judged(finding(url=f"https://{domain}/otti"), page_kind="profile", control="self")
            for action in facts.actions():
                offered = [link.url for link in links(action, found, Person("Ottoline Varga")) if link.url]
                assert not [url for url in offered if domain in url], (action, offered)


@pytest.mark.parametrize("place", list(provinces().values()), ids=list(provinces()))
def test_each_province_has_a_privacy_authority_of_its_own_beside_the_federal_one(place: Province) -> None:
    assert place.rights or place.public
    found = [link.url for link in links("PRIV-05", judged(), Person("Ottoline Varga", places=(place.names[0],)))]
    assert len(found) >= 2
    assert "https://www.priv.gc.ca/en/report-a-concern/" in found


def test_the_review_of_a_refusal_in_quebec_is_for_a_jurist_to_confirm() -> None:
    person = Person("Élodie Brisefort", places=("Sherbrooke, Québec",))
    (review,) = [link for link in links("PRIV-05", judged(), person) if "recours-devant-la-commission" in link.url]
    assert "Ask a lawyer to confirm" in review.title


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://chatgpt.com/share/1", "privacy.openai.com"),
        ("https://gemini.google.com/share/1", "support.google.com/legal"),
        ("https://www.google.com/search?q=otti", "content_removal_form"),
        ("https://copilot.microsoft.com/shares/1", "privacy-support-requests"),
        ("https://www.perplexity.ai/search/1", "perplexity.ai/help-center"),
        ("https://grok.com/share/1", "x.ai/privacy-portal"),
        ("https://www.meta.ai/share/1", "facebook.com/help/contact"),
        ("https://chat.mistral.ai/chat/1", "docs.mistral.ai"),
        ("https://claude.ai/share/1", "privacy.claude.com"),
    ],
)
def test_each_assistant_has_its_own_way_and_says_where_it_was_seen(url: str, told: str) -> None:
    (answer, way, *_more) = links("EOI-07", judged(finding(url=url), page_kind="ai_answer"), Person("Ottoline Varga"))
    assert answer.title == "Use the feedback link beside the answer itself."
    assert told in way.url
    assert way.seen


@pytest.mark.parametrize("name", COMMON.split())
def test_a_common_platform_has_its_settings_and_its_end_or_says_that_they_were_looked_for(name: str) -> None:
    (row,) = [row for row in facts.platforms() if row["id"] == name]
    found = judged(finding(url=f"https://{row['domain']}/otti"), control="self")
    for action, cells, none in (
        ("OPS-01", ("privacy_settings_url",), "settings_none_found"),
        ("OPS-07", ("delete_account_url", "delete_email"), "delete_none_found"),
    ):
        assert bool(row[none]) is not any(row[cell] for cell in cells), "found, or looked for in vain: one of them"
        places = links(action, found, Person("Ottoline Varga"))
        assert any("in November 2026" in link.title if row[none] else link.url for link in places), (action, places)


@pytest.mark.parametrize("domain", ["ask.fm", "endomondo.com", "skype.com"])
def test_a_service_known_to_have_closed_says_when(domain: str) -> None:
    (told, *_more) = links(
        "OPS-07", judged(finding(url=f"https://{domain}/otti"), control="self"), Person("Ottoline Varga")
    )
    assert "closed in" in told.title


def test_a_front_page_is_not_passed_off_as_the_page_that_closes_an_account() -> None:
    (way, *_more) = links(
        "OPS-07", judged(finding(url="https://gravatar.com/otti"), control="self"), Person("O. Varga")
    )
    assert "Only the front page is known" in way.title


def test_each_list_of_people_has_a_way_out_or_says_what_was_not_found() -> None:
    assert len([row for row in facts.brokers().values() if "ca" in row["country"].split()]) > 12
    for row in facts.brokers().values():
        assert row["opt_out_url"] or row["contact_email"] or row["none_found"], row["domain"]
    found = judged(finding(url="https://opengovca.com/someone"), page_kind="people_search")
    (told, *_more) = links("PRIV-02", found, Person("Ottoline Varga"))
    assert "No removal page of" in told.title
    assert "was found in November 2026" in told.title


def test_nothing_closed_or_was_looked_for_or_was_written_in_the_future() -> None:
    now = datetime.now(UTC).strftime("%Y-%m")
    tables = (facts.platforms(), facts.brokers().values(), facts.bodies())
    months = [row.get(cell, "") for rows in tables for row in rows for cell in NONE_FOUND]
    years = [row["document_year"] for row in facts.bodies()]
    assert "2026-11" in months
    assert all(not month or "2000-01" < month <= now for month in months)
    assert all(not year or "1990" < year <= now[:4] for year in years)


def test_what_was_not_found_does_not_stand_beside_what_was() -> None:
    assert not [row["domain"] for row in facts.brokers().values() if row["none_found"] and row["opt_out_url"]]
    kinds = ("social-media", "technology")
    said = {row["code"] for row in facts.bodies() if row["none_found"]}
    assert not [row["code"] for row in facts.bodies() if row["code"] in said and row["document_kind"] in kinds]
