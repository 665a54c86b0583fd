"""Places to do an action at: only what the tables hold, with where it was seen; what is not known is said."""

import re

import pytest
from pretend import HOSTILE, ME, demo_assessed, finding, judged

from identity_scan import facts
from identity_scan.advice.cells import is_link
from identity_scan.advice.links import links as of_tables
from identity_scan.model import Judged, Link, Person
from identity_scan.person.provinces import province, provinces
from identity_scan.present.where_seen import where_seen
from identity_scan.speech import address, language

ACTIONS = tuple(facts.actions())


def known() -> set[str]:
    """Every address that stands in a cell of the tables, and the front pages of the domains that do."""
    rows = (*facts.platforms(), *facts.brokers().values(), *facts.removals().values(), *facts.bodies())
    cells = {word for row in rows for cell in row.values() if cell for word in cell.split()}
    mails = {f"mailto:{cell}" for cell in cells if "@" in cell}
    return cells | mails | {f"https://{row['domain']}/" for row in facts.bodies() if row["domain"]}


def links(action: str, found: Judged | None = None, person: Person = ME) -> tuple[Link, ...]:
    return of_tables(action, found, person)


def at(url: str, page_kind: str = "profile", control: str = "self", **more: object) -> Judged:
    return judged(finding(url=url), page_kind=page_kind, control=control, **more)  # type: ignore[arg-type]


KNOWN = known()


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_no_address_is_made_up_and_each_says_where_it_was_seen(name: str) -> None:
    assessed = demo_assessed(name)
    seen = 0
    for found in assessed.judged:
        for action in ACTIONS:
            for link in links(action, found, assessed.person):
                assert link.title
                if link.url:
                    seen += 1
                    assert link.url in KNOWN, (action, link)
                    assert where_seen(link)
                    assert link.fallback or link.instead
                    assert is_link(link.url)
                else:
                    assert not link.seen
    assert seen > 100


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("2026-07 stored copy", "seen in a stored copy, July 2026"),
        ("2026-11 public code", "seen in public code, November 2026"),
        ("2014 stored copy", "seen in a stored copy, 2014"),
        ("memory", "from memory, not opened: look for it if it does not lead there"),
    ],
)
def test_where_an_address_was_seen_is_said_and_never_that_it_is_right(seen: str, said: str) -> None:
    assert where_seen(Link("https://wherefolk.example/opt-out", "Opt out", seen)) == said
    assert where_seen(Link("", "No address is known.", seen)) == "", "words alone were seen nowhere"


def test_addresses_of_one_row_say_each_their_own() -> None:
    facebook = {link.url: link.seen for link in links("OPS-01", at("https://www.facebook.com/ottoline.varga"))}
    assert set(facebook.values()) == {"2026-11 public code"}
    form = facts.removals()["google-outdated"]
    assert facts.seen(form, "form_url") == "2026-11 public code"
    assert facts.seen(form, "help_url") == "memory"
    directory = facts.brokers()["canada411.ca"]
    assert facts.seen(directory, "search_url") == "2026-11 public code"
    assert facts.seen(directory, "contact_email") == "2014 stored copy"


def test_every_row_of_the_tables_gives_links_or_words_never_an_empty_one() -> None:
    for row in facts.brokers().values():
        for link in links("PRIV-02", at(f"https://{row['domain']}/someone", "people_search")):
            assert link.title
            assert not link.url or link.url in KNOWN
    for row in facts.platforms():
        for action in ("OPS-01", "OPS-07", "PRIV-08"):
            for link in links(action, at(f"https://{row['domain']}/someone")):
                assert link.title
                assert not link.url or link.url in KNOWN


def test_a_platform_gives_settings_the_switch_for_engines_and_the_way_out() -> None:
    urls = [link.url for link in links("OPS-01", at("https://www.facebook.com/ottoline.varga"))]
    assert urls == [
        "https://www.facebook.com/settings/?tab=privacy",
        "https://www.facebook.com/settings/?tab=how_people_find_and_contact_you",
        "https://www.facebook.com/help/delete_account?rdrhc",
    ]


def test_a_platform_without_a_switch_says_what_keeps_it_out_of_engines() -> None:
    found = links("OPS-02", at("https://www.threads.net/@otti"))
    assert any(not link.url and "only a private account" in link.title for link in found)
    (told, *_more) = [link for link in links("OPS-02", at("https://www.instagram.com/otti")) if not link.url]
    assert "a private account keeps your page out" in told.title
    assert "for a professional account there is a switch" in told.title


def test_a_platform_that_closed_offers_no_step() -> None:
    for action in ("OPS-01", "OPS-02", "OPS-07", "PRIV-08"):
        found = links(action, at("https://ask.fm/otti"))
        assert not [link.url for link in found if "ask.fm" in link.url or "askfm" in link.url]
    (told,) = links("OPS-01", at("https://ask.fm/otti"))
    assert "closed in December 2024" in told.title


def test_an_unknown_platform_of_my_own_says_so() -> None:
    (told,) = links("OPS-04", at("https://nowhere.example/otti"))
    assert told.url == ""
    assert "nowhere.example" in told.title
    assert links("OPS-04", at("https://nowhere.example/otti", control="third_party")) == ()


def test_a_broker_says_what_it_asks_for_and_warns_where_that_is_much() -> None:
    (link, *_more) = links("PRIV-02", at("https://www.advancedbackgroundchecks.com/x", "people_search"))
    assert link.url == "https://www.advancedbackgroundchecks.com/removal"
    assert "your date of birth" in link.title
    assert "no more than the site already has" in link.title
    assert any("opt-out" in other.url and other.seen for other in link.instead), "with where each was seen"


def test_a_broker_whose_address_was_dead_says_so() -> None:
    dead = next(
        d for d, row in facts.brokers().items() if "dead" in row["note_codes"] and row["only_nc_source"] == "no"
    )
    found = links("PRIV-02", at(f"https://{dead}/x", "people_search"))
    assert "dead in March 2026" in found[0].title


def test_a_list_of_people_that_is_not_known_says_so() -> None:
    (told,) = links("PRIV-02", at("https://people.example/x", "people_search"))
    assert told.url == ""
    assert "No removal page is known for people.example" in told.title


def test_no_broker_rests_on_a_non_commercial_list_alone() -> None:
    assert {row["only_nc_source"] for row in facts.brokers().values()} == {"no"}


@pytest.mark.parametrize(
    ("index", "address"),
    [
        ("google", "https://support.google.com/websearch/contact/content_removal_form"),
        ("bing", "https://www.microsoft.com/en-us/concern/bing"),
        ("brave", "https://search.brave.com/help/brave-search-index-right-to-be-forgotten"),
    ],
)
def test_each_index_that_shows_the_page_has_its_own_form(index: str, address: str) -> None:
    found = judged(finding(index=index, engine=index))
    assert links("PRIV-03", found)[0].url == address


def test_an_index_without_a_form_is_named() -> None:
    told = links("PRIV-03", judged(finding(index="marginalia")))
    assert [link.url for link in told] == [""]
    assert "Marginalia" in told[0].title


def test_no_form_is_offered_that_collects_what_it_is_to_hide() -> None:
    for found in demo_assessed("tamsin").judged:
        for action in ACTIONS:
            assert all("results-about-you" not in link.url for link in links(action, found))


@pytest.mark.parametrize(
    ("place", "authority"),
    [
        ("Sherbrooke, QC", "https://www.cai.gouv.qc.ca/"),
        ("Kelowna, British Columbia", "https://www.oipc.bc.ca/forms/individuals/complaints/"),
        ("Red Deer (Alberta)", "https://oipc.ab.ca/privacy-correction-complaint"),
        ("Saskatoon", "https://www.priv.gc.ca/en/report-a-concern/"),
        ("Leeds", "https://www.priv.gc.ca/en/report-a-concern/"),
    ],
)
def test_the_privacy_authority_is_that_of_the_province_then_the_federal_one(place: str, authority: str) -> None:
    found = [link.url for link in links("PRIV-05", judged(), Person("Ottoline Varga", places=(place,)))]
    assert found[0] == authority
    assert "https://www.priv.gc.ca/en/report-a-concern/" in found


@pytest.mark.parametrize("code", list(provinces()))
def test_each_province_has_its_regulator_or_says_that_there_is_none(code: str) -> None:
    person = Person("Ottoline Varga", places=(provinces()[code].names[0],))
    found = links("CONS-02", None, person)
    if code in ("YT", "NU"):
        assert found[0].url == ""
        assert "No regulator" in found[0].title
    else:
        assert found[0].url.startswith("https://")


def test_the_newest_note_of_the_regulator_comes_first() -> None:
    ontario = links("POL-01", None, Person("Ottoline Varga", places=("Guelph, Ontario",)))
    assert "Online Footprint" in ontario[0].title
    assert "(2025)" in ontario[0].title
    assert any("Social Media and Practice" in link.title and not link.url for link in ontario)
    halifax = links("POL-01", None, Person("Ottoline Varga", places=("Halifax, NS",)))
    assert (halifax[0].url, "(2025)" in halifax[0].title) == ("https://nscsw.org/?p=9582", True)


def test_the_national_code_is_given_in_the_worker_s_language() -> None:
    french = Person("Élodie Brisefort", places=("Sherbrooke, Québec",), language="fr-CA")
    (code,) = [link for link in links("POL-01", None, french) if "lignes directrices" in link.title]
    assert code.url.startswith("https://www.casw-acts.ca/fr/")


def test_without_a_province_none_is_guessed() -> None:
    (told,) = links("CONS-02", None, Person("Ottoline Varga"))
    assert told.url == ""
    assert "province" in told.title


def test_a_regulator_is_named_in_the_worker_s_language() -> None:
    french = Person("Élodie Brisefort", places=("Sherbrooke, Québec",), language="fr-CA")
    assert links("CONS-02", None, french)[0].title.startswith("Ordre des travailleurs sociaux")


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_pages_bring_no_address_of_their_own(evil: str) -> None:
    found = judged(finding(title=evil, snippet=evil, url="https://evil.example/settings"), control="self")
    for action in ACTIONS:
        assert all("evil.example" not in link.url for link in links(action, found))


def test_texts_shown_hold_no_codes_of_the_tables() -> None:
    for found in demo_assessed("elodie").judged:
        for action in ACTIONS:
            for link in links(action, found):
                assert not re.search(r"listing-url|page-urls|no-route|BADBOOL|public-code", link.title + link.fallback)


# -- in which province the worker is ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Hamilton, Ontario", "ON"),
        ("Kitchener ON", "ON"),
        ("Sherbrooke, Québec", "QC"),
        ("Montréal (QC)", "QC"),
        ("Gatineau", "QC"),
        ("Moncton, Nouveau-Brunswick", "NB"),
        ("Halifax, N.-É.", "NS"),
        ("Victoria, Colombie-Britannique", "BC"),
        ("Charlottetown, PEI", "PE"),
        ("Terre-Neuve-et-Labrador", "NL"),
        ("Territoires du Nord-Ouest", "NT"),
        ("Niagara-on-the-Lake", None),
        ("Leeds", None),
        ("on the road", None),
        ("", None),
    ],
)
def test_a_place_tells_its_province_in_both_languages(place: str, code: str | None) -> None:
    found = province(Person("Ottoline Varga", places=(place,)))
    assert (found.code if found else None) == code


def test_the_first_place_that_tells_one_counts() -> None:
    found = province(Person("Ottoline Varga", places=("Medicine Ridge", "Saskatoon, SK", "Toronto, ON")))
    assert found is not None
    assert found.code == "SK"


def test_rows_that_a_province_names_are_there() -> None:
    for one in provinces().values():
        assert all(name in facts.removals() for name in one.rights)
        assert any(row["jurisdiction"] == one.body for row in facts.bodies())
        named = [site for site in (one.elections, one.court, one.business) if site]
        assert all(facts.site_kind(address.host(site) if is_link(site) else site) for site in named)
        assert bool(one.law) == bool(one.loi)


# -- no strategy is thin: whom to ask, what to read, what to bring -----------------------------------------------------


@pytest.mark.parametrize("tag", ["en-CA", "fr-CA"])
def test_advice_leads_to_the_page_where_members_ask_and_warns_that_it_is_written_down(tag: str) -> None:
    language.use(tag)
    person = Person("Ottoline Varga", places=("Guelph, Ontario",), language=tag)
    first, warning, front, *_rest = links("CONS-02", None, person)
    assert first.url == "https://ocswssw.org/registrants/professional-practice"
    assert first.seen, "it says where the address was seen"
    assert ("not confidential" if tag == "en-CA" else "pas confidentiel") in warning.title
    assert front.url == "https://ocswssw.org/"


def test_where_no_advice_page_is_known_it_says_so_after_the_regulator() -> None:
    front, none = links("CONS-02", None, Person("Ottoline Varga", places=("Winnipeg, Manitoba",)))
    assert front.url == "https://mcsw.ca/"
    assert none.title.startswith("Manitoba College of Social Workers: no page on advice for its members is known.")


@pytest.mark.parametrize("code", list(provinces()))
def test_learning_names_something_to_read_something_to_attend_and_the_lesson(code: str) -> None:
    person = Person("Ottoline Varga", places=(provinces()[code].names[0],), language="fr-CA")
    told = [(link.title, link.url) for link in links("CPE-02", None, person)]
    assert told[0][1].startswith("https://ncwwi.org/")
    assert any("webinaires" in title and url.startswith("https://casw-acts.ca/fr/") for title, url in told)
    assert any("identity-scan teach" in title for title, _url in told)


def test_a_page_of_a_regulator_that_is_for_its_members_is_not_shown_as_a_standard() -> None:
    person = Person("Ottoline Varga", places=("Guelph, Ontario",))
    assert not any("Coffee" in link.title or "consultation" in link.title for link in links("POL-01", None, person))
