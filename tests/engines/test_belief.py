"""An answer must earn belief: each rule on pages in the engines' own markup; and honest pages stay believed."""

import asyncio
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from pretend import NOON

from identity_scan import demo
from identity_scan.engines import ENGINES
from identity_scan.engines.belief import believed, settled, usable
from identity_scan.engines.engine import Options
from identity_scan.model import (
    CONTROL,
    Answer,
    Ask,
    Collected,
    Hit,
    HitKind,
    Medium,
    Outcome,
    Person,
    Query,
    Reply,
    Tier,
    Told,
)
from identity_scan.speech.telling import verbatim

ME = Person("Ottilie Marrowby", attested=True)
BRANDS = ("duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo")
TAMSIN = demo.find("tamsin")


def ask(text: str = '"Ottilie Marrowby"', recipe: str = "N1", page: int = 1, **more: object) -> Ask:
    return Ask("bing", Query(recipe, recipe, text, Tier.NAME, 10, **more), page)  # type: ignore[arg-type]


def rows(*titles: str, snippet: str = "") -> tuple[Hit, ...]:
    return tuple(Hit(n, title, f"https://p{n}.example/", snippet) for n, title in enumerate(titles, 1))


def weigh(asked: Ask, hits: tuple[Hit, ...], told: Told | None = None, more: bool | None = None) -> Answer:
    return believed(asked, Answer(Outcome.RESULTS, hits, more=more, told=told), "Bing", ME)


def ten(*titles: str) -> tuple[Hit, ...]:
    """Ten rows, the given titles first."""
    return rows(*titles, *(f"Carrot soup {n}" for n in range(10 - len(titles))))


# -- the words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ('"Ottilie Marrowby"', "OTTILIE MARROWBY, MSW"),
        ('"Ottilie Marrowby"', "Marrowby, Ottilie - minutes"),
        ('"Ottilie Marrowby"', "O. Marrowby, results"),
        ('"Ottilie Marrowby"', "Marrowby O"),
        ('"Élodie Brisefort"', "Elodie Brisefort, TS"),
        ('"Elodie Brisefort"', "Élodie BRISEFORT"),
        ('"Timothy Marrowby"', "Tim Marrowby wins"),
        ('"O. Marrowby"', "Ottilie Marrowby"),
        ('"Marrowby, Ottilie"', "Ottilie Marrowby"),
        ('"519-555-0144"', "Call 519 555 0144"),
        ('"519-555-0144"', "Call 5195550144"),
        ('"Ottilie Marrowby" "Harbour Family"', "Ottilie Marrowby at work"),
        ("Ottilie Marrowby", "The Marrowby family"),
        ("Ottilie Marrowby Guelph", "Marrowby, obituaries"),
        ("ottimarrow_77", "Profile of ottimarrow 77"),
        ("何同学的视频", "何同学的最新视频"),
        ('"何小燕"', "社工何小燕的文章"),
    ],
)
def test_a_form_of_what_was_asked_in_two_rows_of_ten_earns_belief(asked, shown):
    assert weigh(ask(asked), ten(shown, f"{shown} 2")).outcome is Outcome.RESULTS
    assert weigh(ask(asked), ten()).outcome is Outcome.DOUBTED


@pytest.mark.parametrize(
    ("name", "asked", "shown"),
    [
        ("Jürgen Müller", '"Jürgen Müller"', "Juergen Mueller, social worker"),
        ("Chan Siu Fong", '"Chan Siu Fong"', "Siufong Chan"),
        ("Rania Al-Khatib", '"Rania Al-Khatib"', "Rania El Khatib"),
    ],
)
def test_a_page_that_writes_the_name_in_another_way_of_its_tradition_is_believed(name, asked, shown):
    found = Answer(Outcome.RESULTS, rows(*[f"{shown} {n}" for n in range(10)]))
    assert believed(ask(asked), found, "Bing", Person(name)).outcome is Outcome.RESULTS
    other = Answer(Outcome.RESULTS, rows(*[f"{shown.replace(shown.split()[0], 'Tariq')} {n}" for n in range(10)]))
    assert believed(ask(asked), other, "Bing", Person(name)).outcome is Outcome.DOUBTED


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ('"Ottilie Marrowby"', "Ottilie Marriott, baker"),
        ('"Ottilie Marrowby"', "Village of Marrowby"),
        ('"Ottilie Marrowby"', "Ottoline Marrowby of Leeds"),
        ("Ottilie Marrowby", "Ottilie Hart, baker"),
        ("GPS watch distributor USA", "GPS coordinates"),
        ('"519-555-0144"', "Call 519 555 0199"),
    ],
)
def test_rows_for_something_near_are_doubted_and_kept_as_hints(asked, shown):
    hits = rows(*[f"{shown} {n}" for n in range(10)])
    answer = weigh(ask(asked), hits)
    assert (answer.outcome, answer.hits) == (Outcome.DOUBTED, hits)
    assert "Bing" in answer.why
    assert usable(ask(asked), answer), "as hints they may be of use, so the engine is asked on"


def test_junk_is_of_no_use_even_as_hints():
    answer = weigh(ask(), ten())
    assert not usable(ask(), answer)
    assert "do not hold the words" in answer.why


@pytest.mark.parametrize("n", [1, 2, 3])
def test_of_few_rows_one_word_is_enough_since_snippets_are_cut(n):
    assert weigh(ask(), rows(*["A page that Ottilie wrote", "Soup", "Stew"][:n])).outcome is Outcome.RESULTS
    assert weigh(ask(), rows(*["Soup", "Stew", "Bread"][:n])).outcome is Outcome.DOUBTED


def test_the_site_that_was_asked_for_is_enough_where_few_rows_show_no_word():
    on_site = (Hit(1, "otti77", "https://www.photos.example/otti77"),)
    assert weigh(ask('"Ottilie Marrowby" site:photos.example'), on_site).outcome is Outcome.RESULTS
    assert weigh(ask('"Ottilie Marrowby" site:other.example'), on_site).outcome is Outcome.DOUBTED


@pytest.mark.parametrize("medium", [Medium.IMAGES, Medium.NEWS, Medium.VIDEO])
def test_beside_a_picture_one_word_of_the_name_is_enough(medium):
    asked = ask(medium=medium)
    assert weigh(asked, ten("Ottilie at the fair", "Marrowby")).outcome is Outcome.RESULTS
    assert weigh(asked, ten()).outcome is Outcome.DOUBTED


def test_an_answer_that_a_machine_wrote_is_no_row():
    written = Hit(0, "Answer", "https://www.bing.com/", "Ottilie Marrowby is a person.", kind=HitKind.GENERATED)
    assert weigh(ask(), (written, *ten())).outcome is Outcome.DOUBTED


# -- the question -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [Outcome.RESULTS, Outcome.NONE])
def test_an_answer_to_another_question_tells_nothing(outcome):
    hits = rows("Ottilie Marrowby") if outcome is Outcome.RESULTS else ()
    answer = believed(ask(), Answer(outcome, hits, told=Told(query="Otto Marlow")), "Bing", ME)
    assert answer.outcome is Outcome.DOUBTED
    assert "answered a different question: «Otto Marlow»" in answer.why
    assert answer.told is None, "what the page claims is not kept"


def test_the_words_of_a_private_question_are_not_repeated():
    asked = ask('"12 Cork Street"', "K4", private=True)
    answer = believed(asked, Answer(Outcome.NONE, told=Told(query="12 Cork Street Guelph")), "Bing", ME)
    assert answer.outcome is Outcome.DOUBTED
    assert "Cork" not in answer.why


@pytest.mark.parametrize("repeated", ['"ottilie  marrowby"', "“Ottilie Marrowby”", "OTTILIE MARROWBY"])
def test_quotes_case_and_spaces_make_no_other_question(repeated):
    assert weigh(ask(), rows("Ottilie Marrowby"), Told(query=repeated)).outcome is Outcome.RESULTS


def test_a_page_that_says_it_asked_something_else_must_show_what_was_asked_in_half_of_its_rows():
    told = Told(query='"Ottilie Marrowby"', instead="Ottilie Barrowby")
    other = [f"Ottilie Barrowby {n}" for n in range(8)]
    answer = weigh(ask(), rows("Ottilie Marrowby", "Marrowby, O", *other), told)
    assert answer.outcome is Outcome.DOUBTED
    assert "«Ottilie Barrowby»" in answer.why
    assert weigh(ask(), rows("Ottilie Barrowby"), told).outcome is Outcome.DOUBTED, "of few rows too"
    assert weigh(ask(), rows("Ottilie Marrowby", "Ottilie Barrowby"), told).outcome is Outcome.RESULTS


def test_rows_of_a_page_that_says_it_dropped_the_quotes_are_read_as_unquoted():
    apart = rows(*[f"Village of Marrowby {n}" for n in range(10)])
    assert weigh(ask(), apart, Told(query='"Ottilie Marrowby"', unquoted=True)).outcome is Outcome.RESULTS
    assert weigh(ask(), apart, Told(query="Ottilie Marrowby")).outcome is Outcome.RESULTS
    assert weigh(ask(), apart, Told(query='"Ottilie Marrowby"')).outcome is Outcome.DOUBTED
    assert weigh(ask(), ten(), Told(unquoted=True)).outcome is Outcome.DOUBTED, "junk stays junk"


NOTICES = {
    "says so": 'Showing results for <b>{other}</b>. <a href="/search?{q}={quoted}">No, {asked}</a>',
    "says so in French": "<i>Affichage des résultats pour</i> <b>{other}</b>",
    "offers what was asked": 'Did we guess? <a href="/search?{q}={quoted}">{asked}</a>',
}


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("engine", BRANDS)
def test_every_engine_is_heard_when_it_says_that_it_asked_another_name(engine, notice):
    asked, q = '"Tamsin Okerlund"', {"yahoo": "p", "startpage": "query"}.get(engine, "q")
    page = html(engine, asked).replace("Okerlund", "Oakland")
    for quote in ("&#34;", "%22"):  # in its box, and on the way to the next page, it repeats what was asked
        page = re.sub(f"{quote}Tamsin(.{{1,3}})Oakland{quote}", rf"{quote}Tamsin\1Okerlund{quote}", page)
    bar = NOTICES[notice].format(other="Tamsin Oakland", asked=asked, q=q, quoted="%22Tamsin+Okerlund%22")
    answer = read(engine, asked, page.replace("<body", f"<body><p>{bar}</p", 1))
    assert answer.outcome is Outcome.DOUBTED
    assert "answered a different question" in answer.why
    assert ("«Tamsin Oakland»" in answer.why) == ("says" in notice), answer.why


# -- the rows ---------------------------------------------------------------------------------------------------------


def html(engine: str, asked: str, page: int = 1) -> str:
    """A page of the invented web, in the engine's own markup."""

    async def fetched() -> Reply:
        web, options = TAMSIN.web(), Options("en-CA")
        made, before = ENGINES[engine], None
        if made.opening:
            before = await web.send(made, made.opening(options))
        assert made.request
        return await web.send(made, made.request(Query("N1", "N1", asked, Tier.NAME, 30), page, options, before))

    return asyncio.run(fetched()).body.decode()


def read(engine: str, asked: str, page: str, headers: dict[str, str] | None = None) -> Answer:
    found = ENGINES[engine].read(Reply(200, "", headers or {}, page.encode()))
    assert found.outcome is not Outcome.DOUBTED, "reading knows no query"
    return believed(replace(ask(asked), engine=engine), found, ENGINES[engine].name, TAMSIN.person)


ITEMS = {
    "duckduckgo": ".result", "bing": ".b_algo", "brave": ".snippet", "startpage": ".result", "yahoo": ".relsrch",
}  # fmt: skip
"""What tells a row by its class; Mojeek's are told by their headings."""


@pytest.mark.parametrize("engine", BRANDS)
def test_an_honest_page_is_believed(engine):
    answer = read(engine, '"Tamsin Okerlund"', html(engine, '"Tamsin Okerlund"'))
    assert answer.outcome is Outcome.RESULTS
    assert len(answer.hits) == 10
    assert read(engine, '"Nobody At All"', html(engine, '"Nobody At All"')).outcome is Outcome.NONE


@pytest.mark.parametrize("each", [3, 10])
@pytest.mark.parametrize("change", ["dropped", "renamed"])
@pytest.mark.parametrize("engine", ITEMS)
def test_a_page_of_which_few_rows_can_be_read_is_doubted(engine, change, each):
    page = BeautifulSoup(html(engine, '"Tamsin Okerlund"'), "lxml")
    for n, item in enumerate(page.select(ITEMS[engine])):
        if n % each:
            item["class"] = ["xq81"] if change == "renamed" else []
    answer = read(engine, '"Tamsin Okerlund"', str(page))
    assert answer.outcome is Outcome.DOUBTED
    assert f"Only {len(answer.hits)} of the 10 results" in answer.why
    assert ENGINES[engine].name in answer.why


def test_what_stands_beside_the_rows_is_no_row_that_was_missed():
    page = BeautifulSoup(html("bing", '"Tamsin Okerlund"'), "lxml")
    for n, item in enumerate(page.select(".b_algo")):
        if n:
            item["class"] = ["b_ad" if n % 2 else "b_ans"]  # adverts and boxes of answers
    for onward in page.select(".b_pag"):
        onward.decompose()
    assert read("bing", '"Tamsin Okerlund"', str(page)).outcome is Outcome.RESULTS


@pytest.mark.parametrize(
    ("told", "more", "says"),
    [
        (Told(counted=10, total=240), None, "Only 2 of the 10"),
        (Told(unread=2), None, "Only 2 of the 4"),
        (Told(unread=8), None, "Only 2 of the 10"),
        (Told(total=3_000), None, ""),
        (Told(unread=1), True, ""),
        (Told(counted=3, total=3), False, ""),
    ],
)
def test_two_rows_are_held_against_what_the_page_counts(told, more, says):
    answer = weigh(ask(), rows("Ottilie Marrowby", "Marrowby, Ottilie"), told, more)
    assert (answer.outcome is Outcome.DOUBTED) == bool(says)
    assert says in (answer.why or "")


def test_a_single_row_is_doubted_where_the_page_counts_many_or_leads_on():
    one = rows("Ottilie Marrowby")
    assert "counts 3000 results, and only 1" in weigh(ask(), one, Told(total=3_000)).why
    assert "links to a next page" in weigh(ask(), one, Told(), more=True).why
    assert weigh(ask(), one, Told(total=1), more=False).outcome is Outcome.RESULTS
    assert weigh(ask(page=2), one, Told(total=31), more=False).outcome is Outcome.RESULTS, "the last of several pages"


def test_nothing_on_a_page_that_counts_something_is_not_nothing():
    answer = believed(ask(), Answer(Outcome.NONE, told=Told(counted=10, total=24)), "Mojeek", ME)
    assert answer.outcome is Outcome.DOUBTED
    assert believed(ask(), Answer(Outcome.NONE, told=Told(total=0)), "Mojeek", ME).outcome is Outcome.NONE


# -- the end of the page ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ['"Tamsin Okerlund"', '"Nobody At All"'])
@pytest.mark.parametrize("engine", BRANDS)
def test_a_page_that_broke_off_is_never_an_answer(engine, asked):
    whole = html(engine, asked)
    for part in range(1, 20):
        answer = read(engine, asked, whole[: (len(whole) - 12) * part // 19])
        assert not answer.outcome.answered, part
        assert ENGINES[engine].name in answer.why


def test_fewer_bytes_than_were_announced_are_a_page_that_broke_off():
    whole = html("bing", '"Tamsin Okerlund"')
    answer = read("bing", '"Tamsin Okerlund"', whole, {"content-length": str(len(whole.encode()) + 1)})
    assert "was cut off" in answer.why
    packed = {"content-length": "999999", "content-encoding": "gzip"}
    assert read("bing", '"Tamsin Okerlund"', whole, packed).outcome is Outcome.RESULTS, "that counts packed bytes"


def test_a_piece_copied_from_a_page_did_not_break_off():
    whole = html("bing", '"Tamsin Okerlund"')
    piece = whole[whole.index('<ol id="b_results"') : whole.index("</ol>") + 5]
    assert read("bing", '"Tamsin Okerlund"', piece).outcome is Outcome.RESULTS


# -- the invented name ------------------------------------------------------------------------------------------------


def test_any_row_for_the_invented_name_doubts_its_engine():
    control = ask('"Vadogu Sitelom"', CONTROL)
    answer = weigh(control, rows("Vado, a town"))
    assert answer.outcome is Outcome.DOUBTED
    before = Collected(ask(), Answer(Outcome.RESULTS, rows("Ottilie Marrowby")), NOON)
    other = Collected(replace(ask(), engine="brave"), Answer(Outcome.NONE), NOON)
    came = (before, other, Collected(control, answer, NOON))
    assert [item.answer.outcome for item in settled(came)] == [Outcome.DOUBTED, Outcome.NONE, Outcome.DOUBTED]
    assert settled(came)[0].answer.hits == before.answer.hits
    assert settled(settled(came)) == settled(came)


@pytest.mark.parametrize("told", [Told(unquoted=True), Told(query="Vadogu Sitelom")])
def test_unless_the_page_says_itself_that_it_dropped_the_quotes(told):
    control = ask('"Vadogu Sitelom"', CONTROL)
    answer = weigh(control, rows("Vado, a town"), told)
    assert answer.outcome is Outcome.NONE
    before = Collected(ask(), Answer(Outcome.RESULTS, rows("Ottilie Marrowby")), NOON)
    assert settled((before, Collected(control, answer, NOON)))[0].answer.outcome is Outcome.RESULTS


def test_what_is_no_answer_passes_as_it_is():
    for outcome in (Outcome.BLOCKED, Outcome.CHANGED, Outcome.FAILED, Outcome.SKIPPED):
        assert believed(ask(), Answer(outcome, said=verbatim("So.")), "Bing", ME) == Answer(
            outcome, said=verbatim("So.")
        )
