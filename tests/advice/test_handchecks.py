"""What is looked up by hand: the whole list of SELF_SEARCH 7, filled from the province, ticked and kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from pretend import NOON

from identity_scan import facts
from identity_scan.advice.handchecks import LONGEST, HandCheck, Tick, hand_checks, looks, names
from identity_scan.keeping.history import History
from identity_scan.model import Came, Heard, Person
from identity_scan.person.provinces import provinces
from identity_scan.present import own_checks

OWN_PLACES = {
    "https://lens.google.com/",
    "https://www.bing.com/visualsearch",
    "https://tineye.com/",
    "https://haveibeenpwned.com/",
    "https://www.google.com/alerts",
    "https://www.google.com/maps",
    "https://lookup.icann.org/",
    "https://www.getcybersafe.gc.ca/",
}
"""Front pages that no table names; each is said to be from memory."""


def checks(*places: str, language: str = "en-CA") -> dict[str, HandCheck]:
    return {c.id: c for c in hand_checks(Person("Ottoline Varga", places=places, language=language))}


def test_the_list_is_whole_and_says_why_and_how() -> None:
    found = checks("Guelph, Ontario")
    assert set(found) == set(names())
    assert {"case_law", "register", "elections_federal", "elections_provincial", "business", "facebook"} <= set(found)
    assert {"local_paper", "clubs", "web_archive", "phone_directory", "land", "court_files"} <= set(found)
    for check in found.values():
        assert check.why.endswith(".")
        assert check.how.endswith(".")
        assert check.looks.endswith("."), "what a result looks like"
        assert check.sends.endswith("."), "what it sends to whom"
        assert not check.done


@pytest.mark.parametrize("code", list(provinces()))
def test_links_are_of_the_province_and_of_the_tables(code: str) -> None:
    cells = {
        cell
        for row in (*facts.brokers().values(), *facts.removals().values(), *facts.bodies())
        for cell in row.values()
    }
    domains = (
        {row["domain"] for row in facts.bodies()}
        | {p.court for p in provinces().values()}
        | {p.business.removeprefix("https://") for p in provinces().values()}
    )
    for check in checks(provinces()[code].names[0]).values():
        for link in check.links:
            host = link.url.removeprefix("https://").strip("/")
            front_page = any(cell.startswith(link.url) for cell in cells if cell) or host in domains
            named = link.url in OWN_PLACES and link.seen == "memory"
            assert not link.url or link.url in cells or front_page or facts.site_kind(host) or named
            assert link.url or link.title


def test_a_link_does_not_carry_the_name() -> None:
    for check in checks("Guelph, Ontario").values():
        assert all("varga" not in link.url.lower() and "{" not in link.url for link in check.links)


def test_the_business_register_of_ontario_is_its_own_page_and_said_to_be_from_memory() -> None:
    (link,) = checks("Guelph, Ontario")["business"].links
    assert (link.url, link.seen) == ("https://www.ontario.ca/page/ontario-business-registry", "memory")


def test_where_the_tables_hold_nothing_it_is_said() -> None:
    quebec = checks("Sherbrooke, Québec")
    assert quebec["business"].links[0].url == "https://registreentreprises.gouv.qc.ca/"
    assert quebec["elections_provincial"].links[0].url == "https://electionsquebec.qc.ca/"
    saskatchewan = checks("Regina, Saskatchewan")
    assert saskatchewan["elections_provincial"].links[0].url == ""
    assert "Saskatchewan" in saskatchewan["elections_provincial"].links[0].title
    assert "province" in checks()["business"].links[0].title


def test_the_number_itself_is_never_asked_for() -> None:
    assert "never your number" in checks()["phone_directory"].how


def test_ticks_are_kept_with_one_line_and_can_be_taken_away(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        history.tick("case_law", result="nothing\nwith my name\x07 " + "x" * 500)
        history.tick("register")
    with History.open(tmp_path, lambda: NOON) as history:
        found = {c.id: c for c in hand_checks(Person("Ottoline Varga"), history.ticks())}
        assert found["case_law"].done
        assert found["case_law"].tick is not None
        assert found["case_law"].tick.result.startswith("nothing with my name x")
        assert len(found["case_law"].tick.result) <= LONGEST
        assert found["register"].done
        assert not found["clubs"].done
        history.tick("register", done=False)
        assert not history.ticks()["register"].done


def test_erasing_the_history_erases_the_ticks(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        history.tick("case_law", result="one line")
        history.erase()
    with History.open(tmp_path, lambda: NOON) as history:
        assert history.ticks() == {}


def test_what_was_never_looked_at_is_due_and_what_is_old_is_due_again() -> None:
    everything = {name: Tick(name, True, at=NOON) for name in names()}
    told = own_checks.due(looks({}, (), ("chatgpt",)), NOON.date())
    assert told == f"{len(names())} of {len(names())} checks by hand were never done; next: Case law."
    assert own_checks.due(looks(everything, (), ("chatgpt",)), NOON.date()) == ""
    old = own_checks.due(looks(everything, (), ()), NOON.date() + timedelta(days=91))
    assert "more than three months old" in old
    taken_away = everything | {"clubs": Tick("clubs", False, "nothing there", NOON)}
    assert "School, club" in own_checks.due(looks(taken_away, (), ()), NOON.date()), "a tick taken away is none"


def test_an_assistant_that_was_asked_counts_as_looked_at() -> None:
    ticked = {name: Tick(name, True, at=NOON) for name in names() if name != "assistants"}
    answer = Heard("chatgpt", "who", "Who is Ottoline Varga?", NOON, Came.REFUSED)
    assert own_checks.due(looks(ticked, (), ()), NOON.date()).endswith("next: What assistants answer about you.")
    assert own_checks.due(looks(ticked, (answer,), ()), NOON.date()) == ""


def test_each_look_stands_in_coverage_as_looked_by_hand_on_a_day_or_as_not_looked() -> None:
    answer = Heard("gemini", "who", "Who is Ottoline Varga?", NOON, Came.REFUSED)
    made = looks({"case_law": Tick("case_law", True, at=NOON)}, (answer,), ("chatgpt", "gemini"))
    told = {fact.name: fact.text for fact in own_checks.each(made)}
    assert len(told) == len(names()) + 2
    day = "looked by hand on 22 Nov 2026"
    assert {name for name, text in told.items() if text == day} == {
        "Case law", "What assistants answer about you", "Gemini",
    }  # fmt: skip
    assert {text for text in told.values() if text != day} == {"not looked"}
    by_hand, asked = own_checks.in_short(made)
    assert (by_hand.text, asked.text) == (
        f"2 of {len(names())}, the last on 22 Nov 2026",
        "1 of 2, the last on 22 Nov 2026",
    )
    assert {fact.text for fact in own_checks.in_short(looks({}, (), ("chatgpt",)))} == {"not looked"}
