"""The screens as text on the command line: a worker who hears the screen searches, reads, decides and takes it back."""

import io
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from at_the_prompt import AtATerminal, Ran, Run, can_be_heard, named
from pretend import kept_search
from systems import posix

from identity_scan import demo
from identity_scan.asking import fetch
from identity_scan.cli import entry, me_command
from identity_scan.cli.startup import now
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Life, Safety, Verdict
from identity_scan.present.fields import FIRST, several

TAMSIN = demo.find("tamsin")
NOW = datetime.now(UTC)
NAME = "Odalys Wren-Castellane"


def search(days_ago: int = 1) -> str:
    """One finished search of the invented web, kept in the home of the test."""
    when = NOW - timedelta(days=days_ago)
    with History.open(settings.folder(), lambda: when) as history:
        return kept_search("tamsin", history, when, ["bing", "brave"]).scan.id


@pytest.fixture
def me() -> None:
    own_person.write(TAMSIN.person, settings.folder() / "person.toml")


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with lines typed at its questions."""

    def go(*words: str, lines: tuple[str, ...] = ()) -> Ran:
        said = AtATerminal("\n".join([*lines, ""])) if words[0] == "me" else io.StringIO("\n".join([*lines, ""]))
        monkeypatch.setattr("sys.stdin", said)
        return run(*words)

    return go


# -- the demonstration ------------------------------------------------------------------------------------------------

SCREENS = {
    "plan": "Tamsin Okerlund Hamilton (P1). Your name and your city.",
    "answers": "Bing: Asked at Yahoo instead, which shows the same list.\nYahoo: 25 results. | "
    "Looked by hand: not looked.\nAssistants asked: not looked.",
    "answers N1 yahoo": "Page 1, 10 results",
    "answers N1 bing": "Asked at Yahoo instead, which shows the same list.",
    "findings": "It shows a user name that you confirmed",
    "findings --brief": "personal, high",
    "findings --who unsure": "Perhaps about you: 3 findings.",
    "first-page": "A client who types Tamsin Okerlund Hamilton sees first:",
    "actions": "What it will not do:",
    "by-hand": "Case law, not yet looked up.",
    "ways": "3 pages close every way that we see from your name to your front door",
    "paper": "A note to file. For a client's request",
    "paper note": "Client, or file number: an empty line, to write on.",
    "strategies": "11. Develop your own risk management guidelines, due.",
    "history": "Pages that needed you at once, oldest first: 5.",
    "settings": "Language: English.",
}


@pytest.mark.parametrize("command", SCREENS)
def test_a_student_hears_each_screen_of_the_demonstration(run: Run, tmp_path: Path, command: str) -> None:
    ended = run(*command.split(), "--demo", "tamsin", "--text")
    assert ended.code == 0
    assert ended.out.startswith("Demonstration: an invented person. Nothing is sent, nothing is saved.")
    assert [said for said in SCREENS[command].split(" | ") if said not in ended.out] == []
    can_be_heard(ended)
    assert not (tmp_path / "home").exists()


def test_the_demonstration_says_where_things_stand_and_what_to_type(run: Run) -> None:
    ended = run("demo", "corwin", "--text")
    assert ended.code == 0
    can_be_heard(ended)
    assert "This search is about Corwin Adlam." in ended.out
    commands = re.findall(r"Type: identity-scan ([a-z-]+)", ended.out)
    assert {"plan", "answers", "findings", "first-page", "actions", "by-hand", "history", "settings", "help"} <= set(
        commands
    )
    assert all(name in entry.COMMANDS for name in commands)


def test_a_student_decides_in_the_demonstration_and_nothing_is_kept(run: Run, tmp_path: Path) -> None:
    name = named(run("findings", "--brief", "--who", "unsure", "--demo", "tamsin").out, "411")
    ended = run("decide", name, "me", "--demo", "tamsin")
    assert ended.code == 0
    assert "1 result noted: me." in ended.err
    assert "411. personal" in ended.out
    assert "A demonstration keeps nothing" in ended.err
    assert not (tmp_path / "home").exists()


def test_a_letter_of_the_demonstration_is_printed(run: Run) -> None:
    out = run("actions", "--demo", "tamsin", "--text").out
    words = re.search(r"Type: identity-scan (actions --finding .*)", out)
    assert words
    ended = run(*words[1].split())
    assert ended.code == 0
    assert len(ended.out) > 300


def test_the_twins_speak_french(run: Run) -> None:
    ended = run("findings", "--demo", "elodie", "--text")
    assert ended.code == 0
    assert "Démonstration\u00a0: personne inventée." in ended.out
    assert "Est-ce vous? Oui." in ended.out
    can_be_heard(ended)


def test_an_unknown_invented_person_is_answered_with_the_known(run: Run) -> None:
    ended = run("findings", "--demo", "hamlet")
    assert (ended.code, ended.out) == (2, "")
    assert "tamsin, elodie, corwin" in ended.err


# -- one's own search -------------------------------------------------------------------------------------------------


def test_a_newcomer_is_told_how_to_begin(run: Run) -> None:
    ended = run("--text")
    assert ended.code == 0
    assert "Begin with my own name: identity-scan me" in ended.out
    for command in ("plan", "answers", "findings", "first-page", "history"):
        ended = run(command, "--text")
        assert (ended.code, ended.out) == (2, ""), command
        assert "identity-scan me" in ended.err


@pytest.mark.usefixtures("me")
@pytest.mark.parametrize("command", ["findings", "first-page", "actions"])
def test_without_a_search_a_screen_says_what_to_do(run: Run, command: str) -> None:
    ended = run(command, "--text")
    assert (ended.code, ended.out) == (2, "")
    assert "Start one: identity-scan scan" in ended.err


@pytest.mark.usefixtures("me")
def test_the_plan_says_what_is_due_and_takes_what_is_chosen(run: Run) -> None:
    assert "begin with a light one" in run("plan").out
    chosen = run("plan", "--recipes", "N1,K2", "--engines", "bing").out
    asked, others = chosen.split("What is not asked, and could be.")
    assert '"Tamsin Okerlund" (N1).' in asked
    assert "(K2). tells the engine: Your private phone." in asked
    assert "(P1)." in others
    assert re.search(r"^Bing: at most \d+ requests, ", chosen, re.MULTILINE)
    assert "Brave: not asked." in chosen
    assert "1 of them tells the engines a private fact about you." in chosen
    assert "Not covered by this plan:" in chosen


@pytest.mark.usefixtures("me")
def test_says_where_things_stand(run: Run) -> None:
    search(3)
    ended = run("--text")
    can_be_heard(ended)
    assert "This search is about Tamsin Okerlund." in ended.out
    assert re.search(r"Deep search, \d+ \w+ 20\d\d, started \d\d:\d\d\.", ended.out)
    assert re.search(r"^\d+ of \d+ requests were answered\.", ended.out, re.MULTILINE)
    assert "Google has not been searched yet: look there in a browser window that you watch" in ended.out
    assert "grade" not in ended.out.lower()
    assert re.search(r"^\d+ findings\.$", ended.out, re.MULTILINE)
    assert "The next light search is due on" in ended.out
    assert "--text" in ended.out
    assert run("findings").out, "text is all that this command has"


@pytest.mark.usefixtures("me")
def test_a_verdict_is_overruled_heard_and_taken_back(run: Run) -> None:
    search()
    name = named(run("findings", "--brief", "--who", "me", "--show").out, "LinkedIn")
    ended = run("decide", name, "unsure")
    assert (ended.code, "1 result noted: unsure." in ended.err) == (0, True)
    assert "identity-scan undo" in ended.err
    assert "Not sure that it is you, you said so." in run("findings", name, "--text").out
    with History.open(settings.folder(), now) as history:
        (decision,) = history.decisions().values()
        assert decision.finding.startswith(name)
        assert decision.verdict is Verdict.UNSURE
    assert "Taken back: unsure" in run("undo").out
    assert re.search(r"^It is you, sure\.$|^It is likely you\.$", run("findings", name).out, re.MULTILINE)
    assert "There is nothing to take back." in run("undo").out


@pytest.mark.usefixtures("me")
def test_somebody_else_is_taken_back_whole_until_the_worker_has_looked(typed: Run) -> None:
    run = typed
    search()
    name = named(run("findings", "--brief", "--who", "me").out, "LinkedIn")
    before, all_of_it = run("findings", name).out, run("findings", "--show").out
    ended = run("decide", name, "not-me")
    assert "LinkedIn" in ended.out
    assert re.search(r"stay on this computer until \d+ \w+ \d{4}, or until you have looked", ended.err)
    heard = run("findings", name).out
    assert "It is somebody else" in heard
    assert "LinkedIn" in heard
    assert re.search(r"stay on this computer until \d+ \w+ \d{4}", heard)
    run("history")  # and every other command that reads
    run("findings", "--text")
    assert "Taken back: somebody else" in run("undo").out
    assert run("findings", name).out == before
    assert run("findings", "--show").out == all_of_it
    run("decide", name, "not-me")
    n = run("findings", "--brief", "--who", "not-me").out.count("Name: ")
    asked = run("looked", lines=("",))
    assert (asked.code, asked.out) == (1, "")
    assert f"forget the words of {n} results" in asked.err
    assert "cannot be undone" in asked.err
    assert "LinkedIn" in run("findings", name).out
    assert f"The words of {n} results about somebody else are forgotten." in run("looked", lines=("y",)).out
    heard = run("findings", name).out
    assert "It is somebody else" in heard
    assert "LinkedIn" not in heard
    assert "Its words are no longer kept" in run("undo").out
    assert run("looked", "--text", "--yes").out == "No words of results about somebody else are kept.\n"


@pytest.mark.usefixtures("me")
def test_which_life_is_overruled_beside_the_verdict(run: Run) -> None:
    search()
    name = named(run("findings", "--brief", "--life", "professional").out, "LinkedIn")
    run("decide", name, "me")
    run("decide", name, "mixed", "--note", "They wrote of my hobby.")
    with History.open(settings.folder(), now) as history:
        (decision,) = history.decisions().values()
    assert (decision.verdict, decision.life, decision.note) == (Verdict.ME, Life.MIXED, "They wrote of my hobby.")
    heard = run("findings", name).out
    assert "It mixes your two lives, you said so." in heard
    assert "They wrote of my hobby." in heard


def test_a_whole_group_is_settled_at_once(run: Run) -> None:
    settings.change(language="en-CA")
    out = run("findings", "--who", "not-me", "--demo", "elodie").out
    group = re.search(r"^(.+): ([2-9]) results\.$", out, re.MULTILINE)
    assert group, out
    block = next(b for b in out.split("\n\n") if group[0] in b)
    name = re.search(r"^Name: (\w+)$", block, re.MULTILINE)
    assert name
    ended = run("decide", name[1], "unsure", "--group", "--demo", "elodie")
    assert f"{group[2]} results noted: unsure." in ended.err
    decided, _heading, moved = ended.out.partition("Changed by this decision.")
    assert decided.count("Name: ") == int(group[2])
    assert f"{moved.count('Name: ')} other results depended on these pages" in ended.err


@pytest.mark.usefixtures("me")
def test_what_touches_safety_is_not_kept_and_what_is_kept_is_let_go(run: Run) -> None:
    search()
    hard = named(run("findings", "--brief", "--show").out, "STAY AWAY")
    ended = run("decide", hard, "keep")
    assert ended.code == 2
    assert "not offered to be kept" in ended.err
    fine = named(run("findings", "--brief", "--band", "note").out, "professional, note")
    day = now().date() + timedelta(days=60)
    assert run("decide", fine, "keep", "--note", "It is my work.", "--until", day.isoformat()).code == 0
    heard = run("findings", fine).out
    assert f"Kept on purpose. It is my work. Look again on {day.day} {day:%b} {day.year}." in heard
    run("decide", fine, "let-go")
    assert "Kept on purpose" not in run("findings", fine).out


@pytest.mark.usefixtures("me")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("findings", "ffffff"), "There is no finding called ffffff."),
        (("findings", "--band", "huge"), "--band takes one of:"),
        (("answers", "Z9", "bing"), "These were: N1"),
        (("answers", "N1", "askjeeves"), "These were: bing"),
        (("decide", "ffffff", "me"), "There is no finding called ffffff."),
        (("decide", "ffffff", "them"), "not-me"),
        (("settings", "volume", "11"), "There is no setting called volume."),
        (("settings", "theme", "pink"), "dark, light"),
        (("settings", "BRAVE_API_KEY", "secret"), "not given on the command line"),
        (("help", "everything"), "findings, first-page"),
        (("me", "shoe_size"), "portrayal"),
        (("compare", "a", "b", "--text"), "There is no search called a."),
    ],
)
def test_what_is_asked_for_wrongly(run: Run, words: tuple[str, ...], said: str) -> None:
    search()
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.usefixtures("me")
def test_two_searches_are_compared_in_sentences(run: Run) -> None:
    first, second = search(40), search(2)
    ended = run("history", "--text")
    can_be_heard(ended)
    assert f"Name: {first}" in ended.out
    assert re.search(r"^Since \d+ \w+ 20\d\d\.$", ended.out, re.MULTILINE)
    assert "Over time, the oldest search first.\n" in ended.out
    assert "\nmoderate or more: " in ended.out
    assert "From " in run("compare", first, second, "--text").out
    assert "Nothing changed, as far as the engines answered both times" in run("compare", "--text").out
    assert run("findings", "--search", first, "--brief").out.count("Name: ") > 20


def test_tables_become_sentences(run: Run) -> None:
    ended = run("engines", "--text")
    can_be_heard(ended)
    assert "engine: startpage. brand: Startpage. index: google. asked: yes." in ended.out


@pytest.mark.usefixtures("me", "stand_in_here")
def test_a_search_is_told_answer_by_answer_and_reported_without_layout(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDENTITY_SCAN_GAP", "0")

    monkeypatch.setattr(fetch, "Web", lambda _settings, only_here: TAMSIN.web())
    ended = run("scan", "--engines", "bing", "--recipes", "N1,P1", "--text")
    assert ended.code == 0, ended.err
    assert "1. Bing, search N1, page 1: 10 results." in ended.err
    can_be_heard(ended)
    assert "---" not in ended.out
    assert "About you (" in ended.out
    assert all(len(line) == len(line.strip()) for line in ended.out.splitlines())


# -- settings, and who one is -----------------------------------------------------------------------------------------


def test_a_setting_is_changed_and_an_engine_left_out(typed: Run) -> None:
    assert "Language: English." in typed("settings", "--text").out
    assert "Langue" in typed("settings", "language", "fr-CA").out
    assert settings.read().language == "fr-CA"
    typed("settings", "language", "en-CA")
    assert "Mojeek: not asked." in typed("settings", "mojeek", "off").out
    assert settings.read().engines_off == ("mojeek",)
    typed("settings", "proxy", "-", lines=("http://proxy.test:8080",))
    assert settings.read().proxy == "http://proxy.test:8080"


def test_a_key_is_typed_unseen_and_never_said(typed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.prompt", lambda *_a, **named: "s3cret" if named["hide_input"] else "")
    ended = typed("settings", "BRAVE_API_KEY", "-")
    assert settings.read().key("BRAVE_API_KEY") == "s3cret"
    assert "s3cret" not in ended.out + ended.err + typed("settings").out


WHO = (NAME, "Odie Wren", "", "Juniper Bay, Ontario; Old Town", "Social worker", "", "", "", "", "1", "n")
SEEN = ("Calm and fair.",)
SAFE = ("3",)


def test_a_newcomer_says_who_they_are_line_by_line(typed: Run) -> None:
    ended = typed("me", lines=("O", *WHO, *SEEN, *SAFE, "somebody", NAME.lower(), "2"))
    assert ended.code == 0
    assert settings.read().engines_off == ("duckduckgo",)
    for said in (
        "May DuckDuckGo be asked the way a browser asks? It answers only what looks like a browser",
        "What can clients find about you",
        "Write your own full name.",
        "Your city. Hamilton, Ontario; then former ones. It tells you apart from namesakes. Engines see it.",
        "1 of 3. Who you are.",
        "This tool searches for one person: you.",
        "Type your own full name, as in the first step",
        "identity-scan plan --text",
    ):
        assert said in ended.err, said
    saved = own_person.read(settings.folder() / "person.toml")
    assert (saved.name, saved.other_names, saved.places) == (NAME, ("Odie Wren",), ("Juniper Bay, Ontario", "Old Town"))
    assert (saved.portrayal, saved.safety, saved.attested) == ("Calm and fair.", Safety.ANGER, True)


def test_nothing_is_kept_of_who_stops_before_the_promise(typed: Run, tmp_path: Path) -> None:
    ended = typed("me", lines=(*WHO, *SEEN, *SAFE, "somebody else"))
    assert ended.code == 1
    assert not list((tmp_path / "home").glob("person*"))


@posix
def test_lines_that_are_pasted_behind_an_answer_belong_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    ours, theirs = pty.openpty()
    with open(theirs) as keyboard:
        monkeypatch.setattr("sys.stdin", keyboard)
        monkeypatch.setattr("click.prompt", lambda *_a, **_n: "Hamilton, Ontario")
        os.write(ours, b"Truro\n- Amherst\n")
        (places,) = (field for field in FIRST if field.name == "places")
        said = me_command._line(places, "")
        assert several(said, places) == ("Hamilton, Ontario", "Truro", "Amherst")
    os.close(ours)


@pytest.mark.usefixtures("me")
def test_one_line_is_changed_and_what_is_kept_stays(typed: Run) -> None:
    name = search()
    ended = typed("me", "portrayal", lines=("Calm, fair, and at home at home.",))
    assert ended.code == 0
    assert f"Now: {TAMSIN.person.portrayal}"[:60] in ended.err
    saved = own_person.read(settings.folder() / "person.toml")
    assert saved.portrayal == "Calm, fair, and at home at home."
    assert saved.places == TAMSIN.person.places
    with History.open(settings.folder(), now) as history:
        assert [scan.id for scan in history.scans()] == [name]
    typed("me", "interests", lines=("-",))
    assert own_person.read(settings.folder() / "person.toml").interests == ()


@pytest.mark.usefixtures("me")
def test_another_name_is_warned_of_promised_and_erases_what_was_kept(typed: Run) -> None:
    search()
    ended = typed("me", "name", lines=(NAME, NAME))
    assert ended.code == 0, ended.err
    assert "Another name erases what was kept under the one before" in ended.err
    with History.open(settings.folder(), now) as history:
        assert history.scans() == ()


def test_text_is_understood_before_and_after_the_command_and_not_remembered(run: Run) -> None:
    assert run("--text", "engines").out.startswith("engine: ")
    assert not run("engines").out.startswith("engine: ")


def test_each_command_is_where_the_shelf_says() -> None:
    made = entry.commands.commands
    assert set(made) == set(entry.COMMANDS)
    assert all(isinstance(command, click.Command) and command.name == name for name, command in made.items())
