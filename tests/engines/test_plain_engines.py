"""Brave, Mojeek, Startpage, Yahoo, Ecosia, Qwant and Yandex: the same two pages about an invented worker."""

import pytest

from identity_scan.engines import ENGINES, Options
from identity_scan.model import HitKind, Outcome, Query, Reply, Tier

TEAM = "https://www.harbourfamily.example/team/ottilie-marrowby"
TITLE = "Ottilie Marrowby, MSW, RSW"
SNIPPET = "Ottilie Marrowby is a registered social worker."
RUN = ("Guelph results", "https://parkrun.example/guelph", "27:41, place 88.")

RESULTS = {
    "brave": ((TITLE, TEAM, SNIPPET), "2026-04-15", RUN, True),
    "mojeek": ((TITLE, TEAM, "... Ottilie Marrowby is a registered social worker ..."), None, RUN, True),
    "startpage": ((TITLE, TEAM, SNIPPET), None, (*RUN[:2], f"13 Mar 2026 ... {RUN[2]}"), True),
    "yahoo": ((TITLE, "https://www.harbourfamily.example/team?id=4&l=en", SNIPPET), "2026-06-16", RUN, True),
    "ecosia": ((TITLE, TEAM, f"13 Mar 2026 ... {SNIPPET}"), "2026-03-13", RUN, True),
    "qwant": ((TITLE, TEAM, SNIPPET), None, RUN, False),
    "yandex": ((TITLE, TEAM, SNIPPET), None, RUN, True),
}


@pytest.mark.parametrize("engine", RESULTS)
def test_titles_addresses_and_snippets_come_out_exactly(read, engine):
    first, date, second, more = RESULTS[engine]
    answer = read(engine, "results.html")
    rows = [hit for hit in answer.hits if hit.kind is HitKind.WEB]
    assert answer.outcome is Outcome.RESULTS
    assert [(h.title, h.url, h.snippet) for h in rows] == [first, second]
    assert [h.rank for h in rows] == [1, 2]
    assert (rows[0].date, answer.more) == (date, more)


@pytest.mark.parametrize("engine", ["brave", "yandex"])
def test_an_answer_written_by_a_machine_is_kept_apart_at_rank_0(read, engine):
    written, *rest = read(engine, "results.html").hits
    assert (written.kind, written.rank) == (HitKind.GENERATED, 0)
    assert "Ottilie Marrowby is a social worker who practises in Guelph, Ontario." in written.snippet
    assert "More" not in written.snippet
    assert all(hit.kind is HitKind.WEB for hit in rest)


@pytest.mark.parametrize("engine", ["brave", "mojeek", "startpage", "yahoo", "ecosia", "yandex"])
def test_the_engines_own_none_is_none(read, engine):
    answer = read(engine, "none.html")
    assert (answer.outcome, answer.hits, answer.more) == (Outcome.NONE, (), False)
    assert ENGINES[engine].name in answer.why


def test_the_phone_page_of_yandex_gives_its_rows_without_goods_videos_and_pictures(read):
    answer = read("yandex", "phone.html")
    assert [(hit.title, hit.url) for hit in answer.hits] == [(TITLE, TEAM), RUN[:2]]


def test_the_older_none_of_yandex_is_none(read):
    assert read("yandex", "none-older.html").outcome is Outcome.NONE


def test_yahoo_that_asks_the_words_without_quotes_has_none(read):
    assert read("yahoo", "unquoted.html").outcome is Outcome.NONE


@pytest.mark.parametrize("engine", RESULTS)
def test_challenges_consent_and_closed_doors_are_blocked_with_status_200(read, engine):
    answer = read(engine, "blocked.html")
    assert (answer.outcome, answer.hits) == (Outcome.BLOCKED, ())
    assert ENGINES[engine].name in answer.why


def test_the_reason_tells_cookies_puzzles_and_countries_apart(read):
    assert "cookies" in read("yahoo", "blocked.html").why
    assert "puzzle" in read("mojeek", "blocked.html").why
    assert "country" in read("qwant", "blocked.html").why


@pytest.mark.parametrize("engine", RESULTS)
def test_a_redesigned_page_is_changed(read, engine):
    answer = read(engine, "changed.html")
    assert (answer.outcome, answer.hits) == (Outcome.CHANGED, ())


@pytest.mark.parametrize(("status", "word"), [(429, "too often"), (403, "programs")])
@pytest.mark.parametrize("engine", RESULTS)
def test_refusing_statuses_are_blocked_whatever_the_page_says(said, engine, status, word):
    answer = said(engine, "<html><body><h1>No</h1></body></html>", status)
    assert answer.outcome is Outcome.BLOCKED
    assert word in answer.why


def test_an_unavailable_page_is_blocked_only_with_a_challenge(read, said):
    assert said("brave", "<html><body><h1>503</h1></body></html>", 503).outcome is Outcome.CHANGED
    assert read("brave", "blocked.html", 503).outcome is Outcome.BLOCKED


def test_qwant_reads_the_reply_that_its_page_is_made_of(read):
    answer = read("qwant", "results.json")
    assert [(h.title, h.url, h.snippet) for h in answer.hits] == [(TITLE, TEAM, SNIPPET), RUN]


@pytest.mark.parametrize(
    ("engine", "page", "params"),
    [
        ("brave", 1, {"q": '"Ottilie Marrowby"', "source": "web"}),
        ("brave", 3, {"q": '"Ottilie Marrowby"', "source": "web", "offset": "2"}),
        ("mojeek", 1, {"q": '"Ottilie Marrowby"'}),
        ("mojeek", 2, {"q": '"Ottilie Marrowby"', "s": "11"}),
        ("yahoo", 1, {"p": '"Ottilie Marrowby"', "ei": "UTF-8", "iscqry": ""}),
        ("yahoo", 3, {"p": '"Ottilie Marrowby"', "ei": "UTF-8", "b": "15"}),
        ("yandex", 2, {"text": '"Ottilie Marrowby"', "p": "1"}),
    ],
)
def test_requests_ask_for_the_page_wanted(ask, engine, page, params):
    request = ask(engine, page)
    assert dict(request.params) == params
    assert dict(request.headers) == {"Accept-Language": "en-CA,en;q=0.8"}


@pytest.mark.parametrize(("tag", "region"), [("fr-CA", "fr_CA"), ("en-CA", "en_CA"), ("en", "all")])
def test_startpage_is_told_the_region_that_it_would_guess_otherwise(tag: str, region: str) -> None:
    asked = ENGINES["startpage"].request
    assert asked
    cookies = dict(asked(Query("N1", "N1", "Nell Ambrose", Tier.NAME, 10), 1, Options(language=tag), None).cookies)
    assert f"search_results_regionEEE{region}" in cookies["preferences"].split("N1N")


def test_startpage_fills_in_the_form_of_its_home_page(ask, written):
    opening = ENGINES["startpage"].opening
    assert opening is not None
    assert opening(Options()).url == "https://www.startpage.com/"
    home = b'<form id="search" method="post"><input name="query"><input type="hidden" name="sc" value="tok1">'
    first = ask("startpage", before=Reply(200, "", {}, home))
    assert (first.url, dict(first.form)["sc"]) == ("https://www.startpage.com/sp/search", "tok1")
    second = dict(ask("startpage", 2, before=Reply(200, "", {}, written("startpage", "results.html"))).form)
    assert (second["query"], second["sc"], second["page"]) == ('"Ottilie Marrowby"', "tok2", "2")
    assert "abp" not in second  # answered with a block since 2026


@pytest.mark.parametrize("engine", [e.id for e in ENGINES.values() if e.browse or e.look])
def test_every_engine_with_a_page_opens_it_with_the_words(engine):
    address = ENGINES[engine].opens('"Ottilie Marrowby" !g')
    assert address is not None
    assert address.startswith("https://")
    assert address.endswith("%22Ottilie+Marrowby%22+g")
