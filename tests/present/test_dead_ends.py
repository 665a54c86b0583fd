"""What stands in the place of an address that led nowhere, on each step, and what a worker hands on of it."""

import re
from dataclasses import replace
from typing import Any

from pretend import demo_assessed, finding, judged

from identity_scan import demo, facts
from identity_scan.advice.links import links
from identity_scan.facts import addresses
from identity_scan.model import Judged, Link, Person
from identity_scan.person.provinces import provinces
from identity_scan.present import aids, dead_ends
from identity_scan.present.finding import place
from identity_scan.speech import language

ME = Person("Ottoline Varga", places=("Moncton, NB",))
OUTDATED = "https://search.google.com/search-console/remove-outdated-content"
NOTED = "2026-11"


def on(url: str, kind: str = "profile", index: str = "google") -> Judged:
    return judged(finding(url=url, engine=index, index=index), page_kind=kind, control="self")


def offered() -> dict[str, Link]:
    """Every address that any step offers to anybody, anywhere in the country."""
    pages = [on(f"https://{row['domain']}/otti") for row in facts.platforms()]
    pages += [on(f"https://{domain}/otti", "people_search") for domain in facts.brokers()]
    pages += [on("https://page.example/", kind, "bing") for kind in ("obituary", "decision", "archive", "article")]
    asked = [(action, page, ME) for page in pages for action in ("OPS-01", "OPS-02", "OPS-07", "PRIV-02")]
    asked += [(action, page, ME) for action in facts.actions() for page in (pages[0], pages[-1])]
    for province in provinces().values():
        people = [Person("O. Varga", places=(province.names[0],), language=tongue) for tongue in ("en-CA", "fr-CA")]
        asked += [(action, pages[0], one) for one in people for action in ("POL-01", "POL-04", "PRIV-05")]
    found = [link for action, page, one in asked for link in links(action, page, one)]
    return {one.url: one for link in found for one in (link, *link.instead) if one.url}


def test_every_address_of_a_step_has_where_it_was_seen_its_cell_and_something_else_to_do() -> None:
    known = offered()
    assert len(known) > 400
    for url, link in known.items():
        assert link.seen, url
        assert addresses.cells(url), url
        assert link.fallback or link.instead or link.sought, url


def test_words_take_its_place_and_say_what_to_do_from_memory() -> None:
    (way, *_more) = links("OPS-01", on("https://www.strava.com/athletes/1"), ME)
    (told,) = dead_ends.places([way], {way.url: NOTED})
    assert (told.url, told.title, told.seen) == ("", way.title, "")
    said = place(told)
    assert not said.opens
    assert said.shown == "Privacy settings of Strava"
    assert said.note == (
        f"In November 2026 you noted that {way.url.removeprefix('https://www.')} led nowhere. "
        "From memory, not opened: Open Strava and look for privacy in its settings."
    )


def test_where_the_tables_hold_no_other_it_says_what_to_search_for() -> None:
    (register, *_more) = links("POL-04", None, Person("O. Varga", places=("Halifax, NS",)))
    (told,) = dead_ends.places([register], {register.url: NOTED})
    assert "No other address is known." in told.fallback
    assert "Search for «Nova Scotia College of Social Workers: public register»" in told.fallback


def test_the_other_page_of_the_same_row_follows_with_where_it_was_seen_itself() -> None:
    row = facts.removals()["google-outdated"]
    (form,) = [one for one in links("OPS-07", on("https://page.example/"), ME) if one.url == OUTDATED]
    told, how = dead_ends.places([form], {OUTDATED: NOTED})
    assert (told.url, how.url, how.seen) == ("", row["help_url"], facts.seen(row, "help_url"))
    told, also = dead_ends.places([form], {OUTDATED: NOTED, how.url: NOTED})
    assert (told.url, also.url) == ("", "")


def test_a_finding_tells_it_too_and_one_without_stays_the_very_same() -> None:
    found = demo_assessed("tamsin")
    urls = [a.link.url for j in found.judged for a in j.advice if a.link and a.link.url]
    assert urls
    assert dead_ends.noted(found, {"https://elsewhere.example/": NOTED}) is found
    after = dead_ends.noted(found, {urls[0]: NOTED})
    assert urls[0] not in [a.link.url for j in after.judged for a in j.advice if a.link]
    same = [(a, b) for a, b in zip(found.judged, after.judged, strict=True) if a is b]
    assert 0 < len(same) < len(found.judged)


def test_it_is_said_in_french() -> None:
    language.use("fr-CA")
    (way, *_more) = links("OPS-01", on("https://www.strava.com/athletes/1"), ME)
    (told,) = dead_ends.places([way], {way.url: NOTED})
    assert told.fallback.startswith("En novembre 2026, vous avez noté que ")
    assert "De mémoire, jamais ouvert" in told.fallback


# -- what is handed on ------------------------------------------------------------------------------------------------

LINE = re.compile(
    r"- (platforms|brokers|removals|professional_bodies) [\w.-]+ [a-z_]+ <\S+>: led nowhere, noted 20\d\d-\d\d; "
    r"seen: (memory|20\d\d(-\d\d)? (stored copy|public code|opened))"
)


def test_what_is_handed_on_are_cells_of_the_tables_and_nothing_of_a_person_or_a_finding() -> None:
    found = demo_assessed("tamsin")
    person = demo.find("tamsin").person
    noted = dict.fromkeys([*offered(), *(j.finding.url for j in found.judged)], NOTED)
    lines = addresses.led_nowhere(noted).splitlines()
    assert len(lines) >= len(offered())
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    words = {part.lower() for name in (person.name, *person.other_names, *person.places) for part in name.split()}
    words |= {mail.lower() for mail in (*person.work_emails, *person.private_emails)}
    words |= {j.finding.id for j in found.judged} | {j.finding.url.lower() for j in found.judged}
    said = "\n".join(lines).lower()
    assert len(words) > 20
    assert [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)] == []


def test_an_address_that_no_table_holds_any_more_is_left_out() -> None:
    assert addresses.led_nowhere({"https://search.example/?q=Ottoline+Varga": NOTED}) == ""


def test_a_step_without_a_known_place_has_its_own(made: Any) -> None:
    session = made.finished()
    session.open()
    card = next(card for card in session.cards(session.assess({})) if card.link is not None)
    assert aids.places_of(card, None, {}) == (card.link,)
    assert aids.places_of(replace(card, link=None), None, {}) == ()
