"""A saved or copied page says itself whose it is and what it answers."""

import re

import pytest

from identity_scan.engines import ENGINES
from identity_scan.engines.recognise import recognise
from identity_scan.model import Reply

PAGES = [
    *(("duckduckgo", page) for page in ("results.html", "lite.html", "script.html", "none.html")),
    *(("google", page) for page in ("results.html", "phone.html", "plain.html", "none.html")),
    *(
        (engine, "results.html")
        for engine in ["bing", "brave", "startpage", "yahoo", "ecosia", "qwant", "mojeek", "yandex"]
    ),
    ("bing", "none.html"),
    ("yandex", "phone.html"),
    ("yandex", "none-older.html"),
]


@pytest.mark.parametrize(("engine", "page"), PAGES)
def test_engine_query_and_page_come_from_the_page_itself(written, engine, page):
    found = recognise(Reply(200, "", {}, written(engine, page)))
    assert found is not None
    assert (found.engine, found.query) == (engine, '"Ottilie Marrowby"')
    assert found.page == (2 if (engine, page) == ("google", "results.html") else 1)


@pytest.mark.parametrize("engine", ["bing", "brave", "mojeek", "yahoo", "ecosia", "google"])
def test_a_copied_page_without_its_search_box_is_known_by_its_links(written, engine):
    page = written(engine, "results.html").decode()
    copied = re.sub(r"<head>.*?</head>|<form.*?</form>|<input[^>]*>|<textarea.*?</textarea>|</?html[^>]*>", "", page)
    found = recognise(Reply(200, "", {}, copied.encode()))
    assert found is not None
    assert (found.engine, found.query) == (engine, '"Ottilie Marrowby"')


def test_the_address_that_a_browser_notes_when_it_saves_a_page_is_used():
    page = ('<!-- saved from url=(0062)https://www.bing.com/search?q=%22Ottilie+Marrowby%22&first=21 -->'
            '<html><body><ol id="b_results"><li class="b_algo"></li></ol></body></html>')  # fmt: skip
    found = recognise(Reply(200, "file:///home/x/page.html", {}, page.encode("utf-16")))
    assert found is not None
    assert (found.engine, found.query, found.page) == ("bing", '"Ottilie Marrowby"', 3)


@pytest.mark.parametrize("engine", [name for name, e in ENGINES.items() if e.layout and e.layout.page[0] and e.browse])
def test_a_later_page_is_known_by_the_address_that_it_was_opened_at(written, engine):
    """Brave's own pages say nothing of their number: taken for the first, the second was opened again and again."""
    name, second, step = ENGINES[engine].layout.page
    opened = f"{ENGINES[engine].opens('Ottilie Marrowby')}&{name}={second + step}"
    found = recognise(Reply(200, opened, {}, written(engine, "results.html")))
    assert found is not None
    assert (found.engine, found.page) == (engine, 3)


@pytest.mark.parametrize(("start", "number"), [(100, 1), (200, 2), (300, 3)])
def test_a_google_page_of_a_hundred_rows_counts_as_one_page(start, number):
    row = '<div class="g"><a href="https://a{n}.example/"><h3 class="LC20lb">Ottilie Marrowby {n}</h3></a></div>'
    rows = "".join(row.format(n=n) for n in range(97))  # a few of a hundred are always its own blocks
    page = (f'<html><body><textarea name="q">"Ottilie Marrowby"</textarea><div id="rso">{rows}</div>'
            f'<a id="pnnext" href="/search?q=x&start={start}">Next</a></body></html>')  # fmt: skip
    found = recognise(Reply(200, "", {}, page.encode()))
    assert found is not None
    assert (found.engine, found.page) == ("google", number)


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<html><body><h1>My blog</h1><a href='https://www.google.com/search?q=x'>x</a></body></html>",
        b"{}",
        b"\xff\xfe",
    ],
)
def test_other_pages_are_not_taken_for_results(page):
    assert recognise(Reply(200, "https://blog.example/", {}, page)) is None


@pytest.mark.parametrize(
    ("engine", "page"), [("google", "consent.html"), ("google", "blocked.html"), ("yahoo", "blocked.html")]
)
def test_walls_are_not_taken_for_results(written, engine, page):
    assert recognise(Reply(200, "", {}, written(engine, page))) is None
