"""Bing: challenges with status 200, and quoted words answered with pages that hold them apart."""

import pytest

from identity_scan.engines.belief import believed
from identity_scan.model import Ask, Outcome, Query, Tier

ASK = Ask("bing", Query("N1", "N1", '"Ottilie Marrowby"', Tier.NAME, 10))

ROW = (
    '<li class="b_algo"><h2><a href="https://x{n}.example/">{title}</a></h2>'
    '<div class="b_caption"><p>{text}</p></div></li>'
)


def page(typed: str, rows: list[tuple[str, str]], pager: str = "") -> str:
    items = "".join(ROW.format(n=n, title=title, text=text) for n, (title, text) in enumerate(rows))
    box = typed.replace('"', "&quot;")
    return (
        f'<html><body><input id="sb_form_q" name="q" value="{box}"><ol id="b_results">{items}{pager}</ol></body></html>'
    )


def test_results_leave_out_adverts_questions_videos_and_links_within_a_site(read):
    answer = read("bing", "results.html")
    assert [(h.rank, h.title, h.url, h.snippet, h.date) for h in answer.hits] == [
        (1, "Ottilie Marrowby, MSW, RSW - Harbour Family Services",
         "https://www.harbourfamily.example/team/ottilie?a=1&b=é", "Ottilie Marrowby is a registered social worker …",
         "2025-08-15"),
        (2, "Guelph results: Marrowby, O.", "https://parkrun.example/guelph/results/",
         "27:41, place 88. Ottilie Marrowby.", None),
    ]  # fmt: skip
    assert answer.more is True


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("none.html", Outcome.NONE),
        ("unquoted.html", Outcome.NONE),
        ("blocked.html", Outcome.BLOCKED),
        ("changed.html", Outcome.CHANGED),
    ],
)
def test_other_outcomes_have_no_rows_and_say_why(read, name, outcome):
    answer = read("bing", name)
    assert (answer.outcome, answer.hits) == (outcome, ())
    assert "Bing" in answer.why


def test_words_apart_on_every_row_are_no_answer_for_the_quoted_name(said):
    """That it has none is claimed only where Bing says so itself: such rows are doubted, and kept as hints."""
    rows = [(f"Ottilie Hart {n}", "A baker.") for n in range(4)] + [(f"Marrowby {n}", "A village.") for n in range(4)]
    read = said("bing", page('"Ottilie Marrowby"', rows))
    answer = believed(ASK, read, "Bing")
    assert (read.outcome, answer.outcome) == (Outcome.RESULTS, Outcome.DOUBTED), "reading knows no query"
    assert answer.hits == read.hits
    assert "not together" in answer.why


def test_rows_about_something_else_altogether_are_not_believed(said):
    rows = [(f"Weather in Lyon {n}", "Rain.") for n in range(8)]
    answer = believed(ASK, said("bing", page('"Ottilie Marrowby"', rows)), "Bing")
    assert answer.outcome is Outcome.DOUBTED
    assert "do not hold the words" in answer.why


def test_one_row_with_the_words_together_makes_the_page_results(said):
    rows = [(f"Ottilie Hart {n}", "A baker.") for n in range(7)] + [("People", "Éva and OTTILIE MARROWBY met.")]
    assert len(said("bing", page('"Ottilie Marrowby"', rows)).hits) == 8


def test_few_rows_are_left_to_the_reader(said):
    assert said("bing", page('"Ottilie Marrowby"', [("O. Marrowby", "A baker.")])).outcome is Outcome.RESULTS


def test_a_pager_that_asks_the_words_without_quotes_is_none(said):
    pager = '<li class="b_pag"><a class="sb_pagN" href="/search?q=ottilie+marrowby&amp;first=11">Next</a></li>'
    assert said("bing", page('"Ottilie Marrowby"', [("Ottilie", "A name.")], pager)).outcome is Outcome.NONE


def test_requests_name_market_and_start(ask):
    assert dict(ask("bing").params) == {"q": '"Ottilie Marrowby"', "mkt": "en-CA"}
    assert dict(ask("bing", 3).params)["first"] == "21"
    assert ask("bing").form is None


def test_an_empty_list_on_a_later_page_is_the_end(said):
    empty = (
        '<html><body><ol id="b_results"><li class="b_pag"><a href="https://help.example/">?</a></li></ol></body></html>'
    )
    answer = said("bing", empty, url="https://www.bing.com/search?q=x&first=11")
    assert (answer.outcome, answer.hits, answer.more) == (Outcome.RESULTS, (), False)
    assert said("bing", empty, url="https://www.bing.com/search?q=x").outcome is Outcome.CHANGED
