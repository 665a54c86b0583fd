"""Commands on what is kept: what is read of earlier searches, what a report gives away, and that erasing erases."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from at_the_prompt import Run
from pretend import kept_search

from identity_scan import demo
from identity_scan.cli.startup import now
from identity_scan.keeping import erase, own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Decision, Handling, Safety, Verdict
from identity_scan.planning import plan
from identity_scan.speech import language

TAMSIN = demo.find("tamsin")
NOW = datetime.now(UTC)


def search(days_ago: int, engines: Sequence[str] = ("bing", "brave")) -> str:
    """One finished search of the invented web, kept in the home of the test."""
    when = NOW - timedelta(days=days_ago)
    with History.open(settings.folder(), lambda: when) as history:
        return kept_search("tamsin", history, when, engines).scan.id


@pytest.fixture(autouse=True)
def _me() -> None:
    own_person.write(TAMSIN.person, settings.folder() / "person.toml")


def test_lists_the_searches_and_says_when_the_next_is_due(run: Run) -> None:
    first, second = search(40), search(2)
    ended = run("history")
    assert ended.code == 0
    assert [line.split()[0] for line in ended.out.splitlines()[1:]] == [second, first]
    assert language.day(NOW - timedelta(days=2) + plan.LIGHT_EVERY) in ended.err


def test_says_that_a_first_search_is_a_light_one(run: Run) -> None:
    assert "begin with a light one; a deep one can go on from it" in run("history").err


def test_compares_two_searches_and_calls_nothing_gone_that_was_not_asked(run: Run) -> None:
    search(40)
    search(2, ["bing"])
    ended = run("compare")
    assert ended.code == 0
    kinds = {line.split(":")[0] for line in ended.out.splitlines() if not line.startswith(" ")}
    assert "gone" not in kinds
    assert "cannot be compared" in kinds


def test_changes_are_written_for_programs_too(run: Run, tmp_path: Path) -> None:
    first = search(40)
    second = search(2, ["bing"])
    said = run("compare", "--json", "-")
    assert said.code == 0
    rows = json.loads(said.out)
    assert all(set(row) == {"finding", "title", "change", "why"} for row in rows)
    words = {"new", "same", "moved", "changed", "not seen", "gone", "back", "not comparable"}
    assert {row["change"] for row in rows} <= words
    with History.open(settings.folder(), now) as history:
        seen = history.record(first).seen
    assert {row["finding"] for row in rows} == seen.keys()
    assert {row["title"] for row in rows if seen[row["finding"]].verdict is Verdict.NOT_ME} == {""}
    why = {row["why"] for row in rows if row["change"] == "not comparable"}
    assert "It cannot be compared: that query was not asked of Brave this time." in why
    path = tmp_path / "changes.json"
    assert run("compare", second, first, "--json", str(path)).out == ""
    assert json.loads(path.read_text("utf-8")) == rows
    assert run("compare", first, "--json", "-", "--text").out == said.out
    assert run("compare", "--json", str(tmp_path / "nowhere" / "changes.json")).code == 2


def test_the_changes_of_nothing_are_no_json(run: Run) -> None:
    search(1)
    ended = run("compare", "--json", "-")
    assert (ended.code, ended.out) == (2, "")


def test_one_search_alone_cannot_be_compared(run: Run) -> None:
    search(1)
    ended = run("compare")
    assert ended.code == 2
    assert "two finished searches" in ended.err


def test_the_own_copy_is_full_and_what_leaves_the_folder_is_redacted(run: Run, tmp_path: Path) -> None:
    search(1)
    own = run("report", "html", "md")
    paths = [Path(line) for line in own.out.splitlines()]
    assert [p.suffix for p in paths] == [".html", ".md"]
    assert all("Tamsin Okerlund" in p.read_text("utf-8") for p in paths)
    assert "Do not pass them on" in own.err
    outside = run("report", "html", "md", "json", "csv", "--out", str(tmp_path / "out"))
    for path in map(Path, outside.out.splitlines()):
        text = path.read_text("utf-8")
        assert "Okerlund" not in text
        assert "Larkspur" not in text
        assert ".example" not in text


def test_ways_are_drawn_in_the_own_copy_where_that_is_said(run: Run, tmp_path: Path) -> None:
    search(1)
    plain, drawn = (run("report", "html", "md", *more).out.splitlines() for more in ((), ("--draw-ways",)))
    assert [path.endswith(".md") for path in drawn] == [False, True]
    for without, with_ways in zip(plain, drawn, strict=True):
        assert "The easiest way today" not in Path(without).read_text("utf-8")
        assert Path(with_ways).read_text("utf-8").count("The easiest way today") >= 3
    elsewhere = run("report", "txt", "--full", "--draw-ways", "--out", str(tmp_path))
    assert "The easiest way today" in Path(elsewhere.out.strip()).read_text("utf-8")


@pytest.mark.parametrize("asked", [("html", "--redact"), ("json", "ics"), ("supervision",), ("html", "--out", "there")])
def test_ways_are_drawn_nowhere_else(run: Run, asked: tuple[str, ...]) -> None:
    search(1)
    refused = run("report", *asked, "--draw-ways")
    assert (refused.code, refused.out) == (2, "")
    assert "Ways are drawn only in your own full copy." in refused.err


def test_in_danger_no_way_is_drawn_and_it_is_said_why(run: Run) -> None:
    search(1)
    own_person.write(replace(TAMSIN.person, safety=Safety.THREAT), settings.folder() / "person.toml")
    made = run("report", "html", "txt", "--draw-ways")
    assert made.code == 0
    assert all("easiest way" not in Path(path).read_text("utf-8") for path in made.out.splitlines())
    assert len(made.out.splitlines()) == 2
    assert "No way is drawn while something is happening" in made.err


def test_a_reminder_is_a_calendar_file(run: Run) -> None:
    search(1)
    (path,) = map(Path, run("remind").out.splitlines())
    assert path.suffix == ".ics"
    assert "BEGIN:VEVENT" in path.read_text("utf-8")
    assert "Okerlund" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "docx"), "html, pdf, md"),
        (("report", "html", "--scan", "nowhere"), "nowhere"),
        (("compare", "a", "b"), "a"),
    ],
)
def test_what_is_asked_for_wrongly(run: Run, words: tuple[str, ...], said: str) -> None:
    search(1)
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_report_needs_a_search(run: Run) -> None:
    ended = run("report", "html")
    assert ended.code == 2
    assert "no search yet" in ended.err


def test_erasing_leaves_no_trace_and_touches_nothing_else(run: Run) -> None:
    search(1)
    with History.open(settings.folder(), now) as history:
        history.decide(Decision("f" * 16, handling=Handling.KEEP, note="Tamsin Okerlund, 118 Larkspur Crescent"))
    assert run("report", "html").code == 0
    other = settings.folder() / "holiday.txt"
    other.write_text("mine", "utf-8")
    assert erase.left([settings.folder()], TAMSIN.person)
    ended = run("erase", "--yes")
    assert ended.code == 0
    assert [p.name for p in settings.folder().rglob("*")] == ["holiday.txt"]
    assert not erase.left([settings.folder()], TAMSIN.person)
    assert "Nothing is kept" in run("erase", "--yes").err


def test_erasing_asks_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.prompt", lambda *_args, **_kwargs: "perhaps")
    assert run("erase").code == 1
    assert own_person.is_kept(settings.folder() / "person.toml")


# -- what leaves the house --------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal at which a person sits who answers with these, one a question; the questions are told nowhere else."""
    answers: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_asked, **_how: answers.pop(0))
    return answers


def test_in_a_terminal_each_line_is_shown_and_nothing_leaves_without_a_yes(
    run: Run, terminal: list[str], tmp_path: Path
) -> None:
    search(1)
    terminal += ["n", "y"]
    out = tmp_path / "out"
    refused = run("report", "supervision", "txt", "--out", str(out))
    assert (refused.code, refused.out, out.exists()) == (1, "", False)
    left, shown = refused.err.split("This is what leaves your hands, line by line:")
    assert "life: Which life the results show: professional:" in shown
    assert "Unlist" not in shown
    assert "Not written, unless you name it with --with:" in left
    assert "  unlist: Unlist your phone and home address: " in left
    agreed = run("report", "txt", "--with", "priv-02", "--without", "life", "--out", str(out))
    assert "unlist: Unlist" in agreed.err.split("This is what leaves")[1]
    told = Path(agreed.out.strip()).read_text("utf-8")
    assert "Unlist your phone and home address" in told
    assert "PRIV-02" not in told
    assert "Which life the results show" not in told
    assert not terminal, "both were asked"


def test_own_words_are_typed_and_stand_nowhere_else(run: Run, terminal: list[str], tmp_path: Path) -> None:
    search(1)
    terminal += ["I slept badly.", "How to say no."]
    made = run("report", "txt", "--own-words", "--yes", "--out", str(tmp_path))
    told = Path(made.out.strip()).read_text("utf-8")
    assert "What I think of it: I slept badly." in told
    assert "How to say no." in told


def test_without_a_terminal_the_default_is_written_without_a_question(run: Run, tmp_path: Path) -> None:
    search(1)
    made = run("report", "txt", "supervision", "--out", str(tmp_path))
    assert (made.code, made.err) == (0, "")
    told = Path(made.out.splitlines()[0]).read_text("utf-8")
    assert "Which life the results show" in told
    assert "Next steps" not in told
    assert "act now" not in told


def test_lines_that_are_none_or_of_the_own_copy_are_said(run: Run, tmp_path: Path) -> None:
    search(1)
    wrong = run("report", "txt", "--redact", "--with", "everything")
    assert (wrong.code, wrong.out) == (2, "")
    assert "There is no line called everything." in wrong.err
    assert " talk," in wrong.err
    own = run("report", "txt", "--with", "PRIV-02")
    assert own.code == 2
    assert "this is your own copy" in own.err
