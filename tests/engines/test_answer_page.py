"""The answer that stands on an assistant's page, in markup written for the test."""

from identity_scan.engines.answer_page import of_page, of_text
from identity_scan.model import Reply

QUESTION = "Who is Ottoline Varga?"
PAGE = """<html><head><title>Lantern</title></head><body>
<nav><a href="https://lantern.example/other">Who is Ottoline Varga? (an older chat)</a></nav>
<main>
 <div class="you"><p>Who is Ottoline Varga?</p></div>
 <div class="lantern-says" data-role="answer">
  <p>Ottoline Varga is a <b>social worker</b> in Truro.</p>
  <ul><li>She works at <a href="https://fundy.example/team">Fundy Shore</a>.</li></ul>
  <button>Copy</button><script>alert(1)</script>
 </div>
</main>
<form><textarea>Ask anything</textarea></form>
<footer>Lantern can make mistakes. <a href="https://terms.example/">Terms</a></footer>
</body></html>"""


def page(markup: str = PAGE) -> Reply:
    return Reply(200, "https://lantern.example/c/1", {"content-type": "text/html; charset=utf-8"}, markup.encode())


def test_it_is_read_where_it_is_known_to_stand() -> None:
    said = of_page(page(), "[data-role='answer']", QUESTION)
    assert said.text == "Ottoline Varga is a social worker in Truro.\nShe works at Fundy Shore."
    assert said.links == (("https://fundy.example/team", "Fundy Shore"),)


def test_where_that_is_gone_it_is_what_follows_the_question() -> None:
    said = of_page(page(), ".was-renamed", QUESTION)
    assert said.text == "Ottoline Varga is a social worker in Truro.\nShe works at Fundy Shore."


def test_the_last_of_several_answers_counts() -> None:
    again = PAGE.replace("</main>", '<div data-role="answer"><p>She is a dentist in Regina.</p></div></main>')
    assert of_page(page(again), "[data-role='answer']", QUESTION).text == "She is a dentist in Regina."


def test_a_page_without_an_answer_gives_none() -> None:
    for markup in ("", "<html><body></body></html>", "<html><body><p>Sign in to go on with Lantern</p></body></html>"):
        assert not of_page(page(markup), "[data-role='answer']", QUESTION).text


def test_an_answer_to_another_question_is_none_of_this_one() -> None:
    talk = (
        '<html><body><p class="you">{}</p><div data-role="answer"><p>She is a social worker in Truro.</p></div>'
        '<p class="you">{}</p><div data-role="answer"><p>He is a client of a clinic in Regina.</p></div></body></html>'
    )
    for first, last in ((QUESTION, "Who is Basil Thorne?"), ("Who is Basil Thorne?", "And his wife?")):
        said = of_page(page(talk.format(first, last)), "[data-role='answer']", QUESTION, ".you")
        assert (said.text, said.links, said.another) == ("", (), True)
    stranger = of_page(page(talk.format("Who is Basil Thorne?", "And his wife?")), "[data-role='answer']", QUESTION)
    assert (stranger.text, stranger.another) == ("", True), "nor where it is not known in what the questions stand"
    said = of_page(page(talk.format("Who is Basil Thorne?", QUESTION)), "[data-role='answer']", QUESTION, ".you")
    assert said.text == "He is a client of a clinic in Regina."


def test_an_answer_that_is_still_awaited_is_not_the_one_before_it() -> None:
    markup = (
        "<html><body><p class='you'>Who is Basil Thorne?</p><div data-role='answer'>He is a client in Regina.</div>"
        "<p class='you'>You said: Who is <b>Ottoline</b>\n Varga?</p></body></html>"
    )
    for asked in (".you", ""):
        said = of_page(page(markup), "[data-role='answer']", QUESTION, asked)
        assert (said.text, said.another) == ("", False)


def test_a_page_may_show_its_question_in_its_title_or_its_address_alone() -> None:
    markup = "<html><head><title>{}</title></head><body><div data-role='answer'>A social worker in Truro.</div></body>"
    assert of_page(page(markup.format(f"{QUESTION} - search")), "[data-role='answer']", QUESTION).text
    asked = Reply(200, "https://lantern.example/?q=Who+is%20Ottoline+Varga%3F", {}, markup.format("").encode())
    assert of_page(asked, "[data-role='answer']", QUESTION).text


def test_links_of_other_talks_and_what_is_not_seen_are_left_out() -> None:
    markup = (
        "<html><body><div><a href='https://talks.example/client'>My client in Regina</a></div>"
        f"<p>{QUESTION}</p><p>A social worker, see <a href='https://fundy.example/team'>Fundy Shore</a>."
        "<span style='display: none'>for machines</span></p></body></html>"
    )
    said = of_page(page(markup), "", QUESTION)
    assert said.text == "A social worker, see Fundy Shore."
    assert said.links == (("https://fundy.example/team", "Fundy Shore"),)


def test_what_is_copied_may_hold_the_question() -> None:
    assert of_text("Who is Ottoline Varga?\n\nShe is a social worker.", QUESTION).text == "She is a social worker."
    assert of_text("She is a social worker.", QUESTION).text == "She is a social worker."
    assert of_text("Who is Ottoline Varga?", QUESTION).text == ""


def test_addresses_in_a_text_are_places_to_look() -> None:
    said = of_text("She works there (https://fundy.example/team), see [1](https://press.example/a).")
    assert [url for url, _title in said.links] == ["https://fundy.example/team", "https://press.example/a"]
