"""DuckDuckGo's three pages in one reading."""

import pytest

from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Options
from identity_scan.model import Outcome, Query, Reply, Route, Tier


def test_html_page_gives_the_rows_without_adverts_and_with_their_true_addresses(read):
    answer = read("duckduckgo", "results.html")
    assert answer.outcome is Outcome.RESULTS
    assert answer.why is None
    assert [(h.rank, h.title, h.url, h.date) for h in answer.hits] == [
        (1, "Ottilie Marrowby, MSW, RSW | Harbour Family Services",
         "https://www.harbourfamily.example/team/ottilie-marrowby?tab=bio&lang=en", "2026-03-02"),
        (2, "Guelph results: Marrowby, O.", "https://parkrun.example/guelph/results/?a=1+2", None),
    ]  # fmt: skip
    assert answer.hits[0].snippet == "Ottilie Marrowby is a registered social worker in Guelph & area."
    assert answer.more is True


@pytest.mark.parametrize(("page", "date"), [("lite.html", "2026-05-27"), ("script.html", "2025-08-20")])
def test_lite_and_script_pages_give_the_same_rows(read, page, date):
    answer = read("duckduckgo", page)
    assert [(h.url, h.snippet, h.date) for h in answer.hits] == [
        ("https://www.harbourfamily.example/team/ottilie-marrowby", answer.hits[0].snippet, date),
        ("https://parkrun.example/guelph", "27:41, place 88.", None),
    ]
    assert answer.hits[0].snippet.endswith("Marrowby is a registered social worker.")
    assert answer.more is True


def test_its_no_result_row_is_none_and_no_result(read):
    answer = read("duckduckgo", "none.html")
    assert (answer.outcome, answer.hits) == (Outcome.NONE, ())


@pytest.mark.parametrize("status", [200, 202])
def test_its_duck_puzzle_is_blocked_in_any_language(read, status):
    answer = read("duckduckgo", "blocked.html", status)
    assert answer.outcome is Outcome.BLOCKED
    assert "your own browser" in answer.why


def test_a_redesigned_page_is_changed(read):
    assert read("duckduckgo", "changed.html").outcome is Outcome.CHANGED


def test_first_request_is_a_form_that_looks_like_the_page_sends_it(ask):
    request = ask("duckduckgo", language="fr-CA")
    assert request.url == "https://html.duckduckgo.com/html/"
    assert dict(request.form) == {"q": '"Ottilie Marrowby"', "kl": "ca-fr", "b": ""}
    assert ENGINES["duckduckgo"].route is Route.DDGS
    assert ENGINES["duckduckgo"].chained


def test_later_request_hands_on_what_the_page_before_gave(ask, written):
    before = Reply(200, "https://html.duckduckgo.com/html/", {}, written("duckduckgo", "results.html"))
    form = dict(ask("duckduckgo", 2, before=before).form)
    assert (form["s"], form["vqd"], form["q"]) == ("10", "4-12345", '"Ottilie Marrowby"')


@pytest.mark.parametrize("text", ["!g Ottilie Marrowby", '"!g Ottilie" Marrowby', "Ottilie g!", "\\ Ottilie"])
def test_no_sign_in_a_query_sends_it_to_another_site(ask, text):
    asked = dict(ask("duckduckgo", text=text).form)["q"]
    assert "!" not in asked
    assert not asked.startswith("\\")
    assert "Ottilie" in asked


def test_an_empty_list_on_a_later_page_is_the_end_and_on_the_first_is_not_understood(said):
    empty = '<html><body><div id="links" class="results"></div></body></html>'
    later = said("duckduckgo", empty, url="https://html.duckduckgo.com/html/#page=2")
    assert (later.outcome, later.hits, later.more) == (Outcome.RESULTS, (), False)
    assert said("duckduckgo", empty, url="https://html.duckduckgo.com/html/").outcome is Outcome.CHANGED
    way_back = '<div class="nav-link"><form action="/html/"><input type="hidden" name="s" value="0"></form></div>'
    led_back = said("duckduckgo", empty.replace('results">', 'results">' + way_back))
    assert (led_back.outcome, led_back.more) == (Outcome.RESULTS, False)


def test_the_headers_of_its_form_tell_one_story():
    asked = ENGINES["duckduckgo"].request(Query("N1", "N1", "x", Tier.NAME, 10), 1, Options(), None)
    told = dict(asked.headers)
    assert told["Sec-Fetch-Site"] == "same-origin"
    assert asked.url.startswith(told["Origin"])
    assert told["Referer"].startswith(told["Origin"])
