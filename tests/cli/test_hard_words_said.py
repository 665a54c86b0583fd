"""Words that may be hard to read, on the command line: each command names the kind of thing, and prints no link."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from at_the_prompt import Run
from pretend import kept_search

from identity_scan import demo
from identity_scan.cli.startup import now
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History

TAMSIN = demo.find("tamsin")
HURTS = re.compile(r"stay away|took my kids|grey hatchback|https?://casjusticewatch", re.IGNORECASE)
COVER = "May be hard to read: somebody may mean you harm"
DEMO = (
    "findings",
    "findings --brief",
    "first-page",
    "answers",
    "answers N1 yahoo",
    "actions",
    "actions --all",
    "demo --headless",
)
KEPT = (
    "actions",
    "actions --all",
    "findings --text",
    "findings --brief",
    "first-page --text",
    "answers N1 brave --text",
)


@pytest.fixture
def kept() -> str:
    """Two finished searches of the invented web; the page that means harm is about the worker in both."""
    own_person.write(TAMSIN.person, settings.folder() / "person.toml")
    for days in (60, 1):
        _search(datetime.now(UTC) - timedelta(days=days))
    with History.open(settings.folder(), now) as history:
        return next(name for name, seen in history.records()[-1].seen.items() if "threat_or_doxxing" in seen.kinds)


def _search(when: datetime) -> None:
    with History.open(settings.folder(), lambda: when) as history:
        kept_search("tamsin", history, when, ["bing", "brave"])


@pytest.mark.parametrize("command", DEMO)
def test_no_command_of_the_demonstration_prints_them_unasked(run: Run, command: str) -> None:
    words = command.split()
    ended = run("demo", "tamsin", "--headless") if words[0] == "demo" else run(*words, "--demo", "tamsin", "--text")
    assert ended.code == 0
    assert not HURTS.search(ended.out)
    assert COVER in ended.out


@pytest.mark.parametrize("command", KEPT)
def test_no_command_prints_those_of_a_search_that_is_kept(run: Run, kept: str, command: str) -> None:
    ended = run(*command.split())
    assert ended.code == 0
    assert not HURTS.search(ended.out)
    assert COVER in ended.out


def test_a_step_in_full_names_its_finding_without_its_words(run: Run, kept: str) -> None:
    for more in ((), ("--text",)):
        ended = run("actions", "--finding", kept[:6], *more)
        assert not HURTS.search(ended.out)
        assert COVER in ended.out


def test_what_is_read_on_purpose_is_read_whole_and_is_still_no_link(run: Run, kept: str) -> None:
    ended = run("findings", kept[:6], "--text")
    assert "STAY AWAY" in ended.out
    assert "casjusticewatch.example/hamilton" in ended.out
    assert "https://casjusticewatch" not in ended.out
    assert "Whoever keeps this page may see that somebody looks" in ended.out
    assert "STAY AWAY" in run("findings", "--show", "--brief", "--text").out


def test_a_word_on_it_does_not_read_it_out_and_afterwards_it_is_open(run: Run, kept: str) -> None:
    ended = run("decide", kept[:6], "me")
    assert COVER in ended.out
    assert not HURTS.search(ended.out)
    assert "STAY AWAY" in run("findings", "--brief", "--text").out
    assert "STAY AWAY" in run("actions").out


def test_a_comparison_names_it_without_its_words(run: Run, kept: str) -> None:
    with History.open(settings.folder(), now) as history:  # as if the search before had not met it
        first = history.records()[0].seq
        history._db.execute("DELETE FROM seen WHERE scan = ? AND finding = ?", (first, kept))
    for more in ((), ("--text",)):
        ended = run("compare", *more)
        assert ended.code == 0
        assert not HURTS.search(ended.out)
        assert COVER in ended.out


@pytest.mark.usefixtures("stand_in_here")
def test_a_look_at_it_is_refused(run: Run, kept: str) -> None:
    ended = run("look", kept[:6])
    assert ended.code == 2
    assert "see who looks" in ended.err


def test_danger_says_whom_to_call_and_nothing_else_about_waiting(run: Run, kept: str) -> None:
    said = run("findings", "--text").out
    at = said.index(COVER)
    block = said[at : said.index("To read it:", at)]
    assert "first call 911 or your local emergency number" in block
    assert "Keep proof before anything else" in block
    assert "waiting a day" not in block
