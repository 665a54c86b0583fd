"""What to do next on the command line: the list, a letter, where a step stands, what is looked up by hand, a look."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from at_the_prompt import Run
from pretend import kept_search

from identity_scan import demo
from identity_scan.advice.roads import way
from identity_scan.asking import fetch
from identity_scan.cli.startup import now
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Depth, Handling, Reply, Request, Status
from identity_scan.planning import plan
from identity_scan.present import words
from identity_scan.session.search import Search

TAMSIN = demo.find("tamsin")
TWO = ("bing", "brave")
ASKED = [ENGINES[name] for name in TWO]


@pytest.fixture(autouse=True)
def _me() -> None:
    own_person.write(TAMSIN.person, settings.folder() / "person.toml")


def search(when: datetime) -> str:
    """One finished search of the invented web, kept in the home of the test."""
    with History.open(settings.folder(), lambda: when) as history:
        return kept_search("tamsin", history, when, TWO).scan.id


@pytest.fixture
def kept() -> str:
    return search(datetime.now(UTC) - timedelta(days=1))


def card(out: str, action: str) -> str:
    found = re.search(rf"\[([0-9a-f]{{6}})/{way(action).name}\]", out)
    assert found, out
    return found[1]


def test_without_a_search_it_says_what_to_do(run: Run) -> None:
    ended = run("actions")
    assert ended.code == 2
    assert "identity-scan scan" in ended.err


@pytest.mark.usefixtures("kept")
def test_where_a_step_stands_is_taken_back_by_another_run_of_the_program(run: Run) -> None:
    before = run("actions", "--all").out
    name = f"{card(before, 'PRIV-04')}/{way('PRIV-04').name}"
    assert run("actions", "--waiting", name).code == 0
    assert run("actions", "--all").out != before
    assert run("undo").code == 0
    assert run("actions", "--all").out == before


@pytest.mark.usefixtures("kept")
def test_the_list_begins_with_safety_and_is_no_wall(run: Run) -> None:
    ended = run("actions")
    assert ended.code == 0
    titles = re.findall(r"^\d+\. (.+?)  \[", ended.out, re.MULTILINE)
    assert set(titles[:2]) == {"Open a workplace safety response", "Keep proof of threats and fake pages"}
    assert len(titles) == 10
    assert "more with --all" in ended.err
    everything = run("actions", "--all").out
    assert len(re.findall(r"^\d+\. ", everything, re.MULTILINE)) > 20
    assert len(re.findall(r"^   - ", everything, re.MULTILINE)) > 20, "each step once, its pages under it"


@pytest.mark.usefixtures("kept")
def test_a_finding_in_full_says_what_a_step_will_not_do_and_which_letters_there_are(run: Run) -> None:
    name = card(run("actions", "--all").out, "PRIV-04")
    ended = run("actions", "--finding", name)
    assert "What it will not do: The publisher may say no" in ended.out
    assert "It has worked when: The page reads as agreed" in ended.out
    assert "The next search checks whether the page can still be found" in ended.out
    assert "--letter" in ended.out


@pytest.mark.usefixtures("kept")
def test_a_letter_is_printed_alone_so_that_it_can_be_copied(run: Run) -> None:
    name = card(run("actions", "--all").out, "PRIV-04")
    english = run("actions", "--finding", name, "--letter", "club")
    french = run("actions", "--finding", name, "--letter", "club", "--language", "fr")
    assert english.out.splitlines()[2] == "Hello,"
    assert french.out.splitlines()[2] == "Bonjour,"
    assert "Wait two weeks" in english.err
    assert "Wait two weeks" not in english.out


@pytest.mark.usefixtures("kept")
def test_where_a_step_stands_is_kept(run: Run) -> None:
    name = card(run("actions", "--all").out, "PRIV-04")
    ended = run("actions", "--waiting", f"{name}/ask-publisher", "--note", "asked")
    assert ended.code == 0
    assert "waiting for an answer" in ended.err
    with History.open(settings.folder(), now) as history:
        (standing,) = history.standings().values()
    assert standing.status is Status.WAITING
    assert standing.note == "asked"
    assert standing.until == (datetime.now().astimezone() + timedelta(14)).date()
    assert "waiting for an answer until" in run("actions", "--finding", name).out
    run("actions", "--todo", f"{name}/ask-publisher")
    assert "waiting for an answer until" not in run("actions", "--finding", name).out


@pytest.mark.usefixtures("kept")
def test_what_concerns_the_whole_search_can_be_done_by_its_name_alone(run: Run) -> None:
    assert run("actions", "--done", "EOI-01").code == 0
    assert "2 settled" in run("actions").out  # and how she wishes to be seen, which is written


@pytest.mark.usefixtures("kept")
def test_the_next_search_has_the_last_word_on_what_was_done(run: Run) -> None:
    name = card(run("actions", "--all").out, "PRIV-04")
    run("actions", "--done", f"{name}/ask-publisher")
    assert re.search(rf"\[{name}/ask-publisher\]\n.* · done\n", run("actions", "--finding", name).out)
    search(datetime.now(UTC) + timedelta(minutes=1))
    assert re.search(r"done on \d+ [A-Z][a-z]+ \d{4}, since then: unchanged", run("actions", "--finding", name).out)


@pytest.mark.usefixtures("kept")
def test_keeping_on_purpose_asks_no_more_but_not_for_a_threat(run: Run) -> None:
    everything = run("actions", "--all").out
    race, threat = card(everything, "OPS-03"), card(everything, "CONS-04")
    day = (now().date() + timedelta(days=60)).isoformat()
    assert run("actions", "--keep", race, "--note", "my work", "--until", day).code == 0
    assert f"kept on purpose until {words.day(date.fromisoformat(day))}" in run("actions", "--finding", race).out
    with History.open(settings.folder(), now) as history:
        (decision,) = history.decisions().values()
    assert decision.handling is Handling.KEEP
    assert decision.note == "my work"
    refused = run("actions", "--keep", threat)
    assert refused.code == 2
    assert "safety" in refused.err


@pytest.mark.usefixtures("kept")
def test_a_note_stands_beside_its_finding(run: Run) -> None:
    name = card(run("actions", "--all").out, "PRIV-04")
    assert "Your note: asked Priya first" in run("actions", "--finding", name, "--note", "asked Priya first").out
    assert "Your note: asked Priya first" in run("actions", "--finding", name).out


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "words",
    [
        ("--done", "ffffff/PRIV-04"),
        ("--done", "/PRIV-04"),
        ("--doing", "nonsense"),
        ("--finding", "zzzz"),
        ("--letter", "club"),
        ("--keep", "zzzz"),
        ("--until", "tomorrow"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(run: Run, words: tuple[str, ...]) -> None:
    ended = run("actions", *words)
    assert ended.code == 2
    assert ended.err.strip()
    assert ended.out == ""


@pytest.mark.usefixtures("kept")
def test_an_unknown_letter_names_those_there_are(run: Run) -> None:
    name = card(run("actions", "--all").out, "PRIV-04")
    ended = run("actions", "--finding", name, "--letter", "nonsense")
    assert ended.code == 2
    assert "quebec" in ended.err


def test_the_catalogue_needs_no_search_and_holds_everything(run: Run) -> None:
    ended = run("actions", "--catalogue")
    assert ended.code == 0
    assert len(re.findall(r"^  [a-z]+[a-z-]*  [A-Z]", ended.out, re.MULTILINE)) == 52
    assert ended.out.count("What it will not do:") == 52


def test_hand_checks_are_listed_and_ticked(run: Run) -> None:
    assert "[ ] case_law" in run("by-hand").out
    ended = run("by-hand", "--done", "case_law", "--note", "one decision, of a namesake")
    assert "[x] case_law" in ended.out
    assert "= one decision, of a namesake" in ended.out
    assert "[ ] case_law" in run("by-hand", "--again", "case_law").out
    assert run("by-hand", "--done", "nonsense").code == 2


@pytest.mark.usefixtures("kept", "stand_in_here")
@pytest.mark.parametrize(("status", "word", "code"), [(404, "gone", 0), (403, "cannot tell", 1)])
def test_a_look_asks_once_and_says_what_it_saw(
    run: Run, monkeypatch: pytest.MonkeyPatch, status: int, word: str, code: int
) -> None:
    asked: list[str] = []

    async def visit(self: fetch.Web, engine: Engine, request: Request) -> Reply:
        asked.append(request.url)
        return Reply(status, request.url)

    monkeypatch.setattr(fetch.Web, "visit", visit)
    name = card(run("actions", "--all").out, "PRIV-04")
    ended = run("look", name)
    assert ended.code == code
    assert ended.out.startswith(f"{word}: ")
    assert len(asked) == 1


@pytest.mark.usefixtures("kept", "stand_in_here")
@pytest.mark.parametrize(("status", "body", "gone"), [(404, b"", True), (403, b"", None), (200, b"", None)])
def test_what_a_look_saw_is_kept_with_its_day_if_it_can_tell(
    run: Run, monkeypatch: pytest.MonkeyPatch, status: int, body: bytes, gone: bool | None
) -> None:
    async def visit(self: fetch.Web, engine: Engine, request: Request) -> Reply:
        return Reply(status, request.url, {"content-type": "text/html"}, body)

    monkeypatch.setattr(fetch.Web, "visit", visit)
    run("look", card(run("actions", "--all").out, "PRIV-04"))
    with History.open(settings.folder(), now) as history:
        looks = [look.gone for record in history.records() for look in record.looks.values()]
    assert looks == ([] if gone is None else [gone])


@pytest.mark.usefixtures("kept", "stand_in_here")
def test_a_page_that_only_an_earlier_search_shows_can_be_looked_at(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a search does not show a page any more, the page itself is what tells."""
    asked: list[str] = []

    async def visit(self: fetch.Web, engine: Engine, request: Request) -> Reply:
        asked.append(request.url)
        return Reply(404, request.url)

    monkeypatch.setattr(fetch.Web, "visit", visit)
    with History.open(settings.folder(), now) as history:
        (earlier,) = history.records()
        seen = {seen.url: seen for seen in earlier.seen.values() if seen.url}
        made = plan.make(TAMSIN.person, Depth.LIGHT, ASKED)
        Search.begin(TAMSIN.person, made, ASKED, history, lambda: datetime.now(UTC)).finish()
        assert not history.records()[-1].seen
    profile = next(url for url in seen if "ourbigday" in url)
    assert run("look", seen[profile].finding[:8]).out.startswith("gone: ")
    assert asked == [profile]
    hostile = next(url for url in seen if "justicewatch" in url)
    assert "may mean you harm" in run("look", seen[hostile].finding[:8]).err
    assert run("look", "ffffffffffff").code == 2
    assert asked == [profile]


@pytest.mark.usefixtures("kept", "stand_in_here")
def test_nothing_of_a_look_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def visit(self: fetch.Web, engine: Engine, request: Request) -> Reply:
        return Reply(200, request.url, {"content-type": "text/html"}, b"<p>UNFORGETTABLE</p>" * 20)

    monkeypatch.setattr(fetch.Web, "visit", visit)
    run("look", card(run("actions", "--all").out, "PRIV-04"))
    for path in Path(settings.folder()).rglob("*"):
        assert path.is_dir() or b"UNFORGETTABLE" not in path.read_bytes()
