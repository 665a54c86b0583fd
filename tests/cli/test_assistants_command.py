"""What assistants say on the command line: the questions, an answer taken in, the worker's word, a letter, JSON."""

import json
from pathlib import Path

import pytest
from at_the_prompt import Run

from identity_scan import demo
from identity_scan.keeping import own_person, settings

ANSWER = (
    "Tamsin Okerlund is a registered social worker in Hamilton, Ontario. She is a pilot in Winnipeg.\n"
    "Another Tamsin Okerlund sells boats in Perth."
)


@pytest.fixture(autouse=True)
def _me() -> None:
    own_person.write(demo.find("tamsin").person, settings.folder() / "person.toml")


def answer(tmp_path: Path, text: str = ANSWER) -> str:
    path = tmp_path / "answer.txt"
    path.write_text(text, "utf-8")
    return str(path)


def test_it_lists_the_questions_and_the_assistants_and_sends_nothing(run: Run) -> None:
    ended = run("assistants")
    assert ended.code == 0
    assert "Who is Tamsin Okerlund, child protection worker in Hamilton?" in ended.out
    assert "ChatGPT (chatgpt). not asked yet." in ended.out
    assert "one answer proves nothing" in ended.out


def test_one_assistant_tells_how_it_is_asked_and_what_it_keeps(run: Run) -> None:
    ended = run("assistants", "perplexity", "--no-town")
    assert "https://www.perplexity.ai/search?q=Who%20is%20Tamsin%20Okerlund%2C%20child%20protection%20worker%3F" in (
        ended.out
    )
    assert "What it keeps" in ended.out
    assert "with the question in the address: that alone sends it. Perplexity gets the question" in ended.out
    assert "In your own browser your account may keep the question" in ended.out


def test_an_answer_is_taken_in_and_told_and_kept(run: Run, tmp_path: Path) -> None:
    ended = run("assistants", "chatgpt", "--answer", answer(tmp_path))
    assert ended.code == 0
    assert "She is a pilot in Winnipeg. does not match what you entered" in ended.out
    assert "privacy.openai.com" in ended.out
    assert "Privacy Commissioner" in ended.out
    assert "1 does not match what you entered" in run("assistants").out


def test_json_holds_every_sentence(run: Run, tmp_path: Path) -> None:
    ended = run("assistants", "chatgpt", "--answer", answer(tmp_path), "--json", "-")
    (told,) = json.loads(ended.out)["assistants"]
    assert [s["truth"] for s in told["sentences"]] == ["true", "false", "unknown"]
    assert [s["identity"]["verdict"] for s in told["sentences"]] == ["me", "me", "not_me"]


def test_the_worker_says_otherwise_and_takes_it_back(run: Run, tmp_path: Path) -> None:
    run("assistants", "chatgpt", "--answer", answer(tmp_path))
    name = next(
        line.split()[-1].rstrip(".") for line in run("assistants", "chatgpt").out.splitlines() if "Name: " in line
    )
    shown = run("assistants", "chatgpt").out.split("She is a pilot in Winnipeg")[1]
    name = shown.split("Name: ")[1].split()[0].rstrip(".")
    run("assistants", "chatgpt", "--say", name, "true")
    assert "1 does not match" not in run("assistants").out
    run("assistants", "chatgpt", "--say", name, "true")
    assert "1 does not match" in run("assistants").out


def test_a_letter_stands_in_both_languages_and_tells_nothing_private(run: Run, tmp_path: Path) -> None:
    run("assistants", "chatgpt", "--answer", answer(tmp_path))
    told = run("assistants", "chatgpt", "--letter").out
    assert "Your service gives an answer about me that is wrong" in told
    assert "Votre service donne" in told
    assert "Larkspur" not in told
    assert "905-555" not in told


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("oracle",), "There is no assistant of that name."),
        (("chatgpt", "--question", "home"), "There is no question of that name for you."),
        (("chatgpt", "--letter"), "was not asked yet"),
        (("chatgpt", "--answer", "gone.txt"), "cannot be read"),
        (("chatgpt", "--say", "abcdef", "true"), "No sentence of ChatGPT is called that."),
        (("chatgpt", "--say", "abcdef", "perhaps"), "me, not-me, true or false"),
        (("--letter",), "Say which assistant you mean."),
    ],
)
def test_bad_input_ends_in_plain_words(run: Run, given: tuple[str, ...], said: str) -> None:
    ended = run("assistants", *given)
    assert ended.code == 2
    assert said in ended.err


def test_a_page_without_an_answer_is_said(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>Sign in to go on</p></body></html>", "utf-8")
    ended = run("assistants", "chatgpt", "--answer", str(page))
    assert ended.code == 2
    assert "There is no assistant's answer there." in ended.err


def test_the_demonstration_answers_offline(run: Run) -> None:
    ended = run("assistants", "--demo", "elodie", "--json", "-")
    told = json.loads(ended.out)["assistants"]
    assert len(told) == 6
    assert {row["outcome"] for row in told} == {"results", "refused", "none"}
