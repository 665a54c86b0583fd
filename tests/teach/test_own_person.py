"""A fictional person of one's own: what may be used, and every sign that somebody real is meant, with its place."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from at_the_prompt import Run
from classroom import opened
from click.testing import CliRunner
from textual.widgets import Input

from identity_scan import demo
from identity_scan.cli.startup import now
from identity_scan.cli.teach_command import teach
from identity_scan.keeping import own_person, seal, settings
from identity_scan.keeping.history import History
from identity_scan.keeping.settings import folder
from identity_scan.person import person_file
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput
from identity_scan.teach import find
from identity_scan.teach.library import script
from identity_scan.teach.own import _ROWS, _TOP, EXAMPLE, check, example, read
from identity_scan.teach.real import signs
from identity_scan.teach.rehearsal import rehearse
from identity_scan.tui.teach.sketch_screen import OwnPersonScreen

Change = Callable[[dict[str, Any]], object]


def _example() -> dict[str, Any]:
    return tomllib.loads(EXAMPLE.read_text("utf-8"))


def _written(path: Path, change: Change) -> Path:
    data = _example()
    change(data)
    path.write_text(tomli_w.dumps(data), "utf-8")
    return path


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
async def test_the_example_is_a_lesson(tongue: str) -> None:
    path = example(tongue)
    assert check(path) == ()
    lesson = find(str(path))
    played = await rehearse(lesson)
    assert lesson.person.language == tongue
    assert played.missing() == ()
    assert all(played.card(item.finding) is item.card for item in (*lesson.items, *lesson.reserve))


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_the_example_names_every_field_and_every_rule(tongue: str) -> None:
    text = example(tongue).read_text("utf-8")
    fields = {*_TOP, *(field for needed, allowed in _ROWS.values() for field in (*needed, *allowed))}
    assert not [name for name in fields if not re.search(rf"\b{name}\b", text)]
    assert not [rule for rule in script().rules if not re.search(rf"#.*\b{rule}\b", text)]


async def test_json_and_a_folder_say_the_same(tmp_path: Path) -> None:
    data = _example()
    one = tmp_path / "one.json"
    one.write_text(json.dumps(data, default=str), "utf-8")
    several = tmp_path / "several"
    several.mkdir()
    (several / "person.toml").write_text(tomli_w.dumps(data.pop("person")), "utf-8")
    (several / "world.json").write_text(json.dumps({"documents": data.pop("documents")}), "utf-8")
    (several / "lesson.toml").write_text(tomli_w.dumps(data), "utf-8")
    assert read(one) == read(several) == read(EXAMPLE)


def test_questions_that_fit_anybody_are_asked_where_none_are_given(tmp_path: Path) -> None:
    lesson = read(_written(tmp_path / "own.toml", lambda data: data.pop("questions")))
    assert len(lesson.questions) >= 2
    assert not any(name in question for question in lesson.questions for name in ("Tamsin", "Élodie", "Corwin"))


def _snippet(text: str) -> Change:
    return lambda data: data["documents"][1].update(snippet=text)


def _url(text: str) -> Change:
    return lambda data: data["documents"][0].update(url=text) or data["item"][0].update(page=text)


REFUSED: list[tuple[str, Change, str]] = [
    ("a number", _snippet("Call 905-529-1234."), r"documents 2, snippet .*905-529-1234"),
    ("a number in brackets", _snippet("Call (506) 234 0164"), r"documents 2, snippet .*234 0164"),
    ("a number without dashes", _snippet("text 5062340164 now"), r"5062340164"),
    ("a number with the country", _snippet("+1 506 234 0164"), r"506 234 0164"),
    ("555 but not kept free", _snippet("905-555-2142"), r"555-2142"),
    ("a local number", _snippet("ring 529-1234 after six"), r"529-1234"),
    ("a number abroad", _snippet("+44 20 7946 0958"), r"7946 0958"),
    ("a French number", _snippet("06 12 34 56 78"), r"06 12 34 56 78"),
    (
        "a number of the person",
        lambda d: d["person"].update(private_phones=["506-234-0164"]),
        r"person, private_phones 1",
    ),
    ("an e-mail address", _snippet("write to w.oxbow@gmail.com"), r"documents 2, snippet .*w\.oxbow@gmail\.com"),
    ("an e-mail of the person", lambda d: d["person"].update(work_emails=["w@board.ca"]), r"person, work_emails 1"),
    ("a number with strange dashes", _snippet("905\u2013529\u20111234"), r"905-529-1234"),
    ("a number in other digits", _snippet("٩٠٥-٥٢٩-١٢٣٤"), r"905-529-1234"),
    ("a number with slashes", _snippet("905 / 529 / 1234"), r"905 / 529 / 1234"),
    ("a number in pairs", _snippet("416 967 11 11"), r"416 967 11 11"),
    ("a postal code", _snippet("12 Main Street, L8N 3T2"), r"postal code L8N 3T2"),
    ("an e-mail spelt out", _snippet("w.oxbow at gmail dot com"), r"w\.oxbow at gmail dot com"),
    (
        "a profile in the text",
        _snippet("see facebook.com/w.oxbow"),
        r"documents 2, snippet.*/w\.oxbow.*«fict»",
    ),
    ("numbers of items that are none", lambda d: d.update(short_items=[9]), r"short_items: .* from 1 to 3"),
    ("a site", _url("https://www.quillfieldschools.ca/staff"), r"documents 1, url .*quillfieldschools\.ca"),
    ("a profile without a mark", _url("https://www.linkedin.com/in/wilhelmina-oxbow"), r"documents 1, url .*«fict»"),
    ("a site in the text", _snippet("see quillfield-schools.ca for hours"), r"quillfield-schools\.ca"),
    ("a site of the person", lambda d: d["person"].update(domains=["quillfield.ca"]), r"person, domains 1"),
    ("not said to be invented", lambda d: d.pop("invented"), r"invented = true"),
    ("no person", lambda d: d.pop("person"), r"person"),
    ("no name", lambda d: d["person"].update(name="W"), r"name is missing"),
    ("an unknown field of the person", lambda d: d["person"].update(nmae="x"), r"nmae"),
    ("an unknown field", lambda d: d.update(itemz=[]), r"itemz.*Did you mean item"),
    ("an unknown card", lambda d: d["item"][1].update(card="X"), r"item 2: card must be P, S, M, E or U"),
    ("an unknown rule", lambda d: d["item"][1].update(rule="R99"), r"item 2: rule must be one of"),
    ("no point", lambda d: d["item"][0].pop("point"), r"item 1: point is missing"),
    ("a page that is not there", lambda d: d["first"][0].update(page="https://a.example/"), r"first 1: no document"),
    ("too few items", lambda d: d.update(item=d["item"][:2]), r"item: there are 2; a lesson has 3 to 24"),
    ("a list that is none", lambda d: d.update(item="many"), r"item: this should be a list"),
    (
        "an index that is none",
        lambda d: d["documents"][0].update(indexes=["altavista"]),
        r"documents 1: indexes may be",
    ),
    ("no web address", _url("ftp://files.example/a"), r"documents 1: the address must begin with https"),
    ("questions that are none", lambda d: d.update(questions=[1]), r"questions: this should be a list of sentences"),
    ("a day that is none", lambda d: d.update(date="soon"), r"date: write the day"),
]


@pytest.mark.parametrize(("change", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_looks_real_or_does_not_fit_is_refused_with_its_place(change: Change, says: str, tmp_path: Path) -> None:
    path = _written(tmp_path / "own.toml", change)
    problems = "\n".join(map(str, check(path)))
    assert re.search(says, problems), problems
    with pytest.raises(BadInput, match=r"own\.toml cannot be used"):
        read(path)


@pytest.mark.parametrize(
    "text",
    [
        "905-555-0142 or (905) 555-0199 or 1-905-555-0100, local 555-0110",
        "born 1931-2019, 2019-33-00117, 98,412, NEQ 2270000117, ORCID 0000-0000-0000",
        "w.oxbow@quillfieldschools.example at quillfieldschools.example",
        "Change.org, e.g. at 7 a.m., F25-29, 47:51, T.S., 12 500 $",
        "ring 905\u2013555\u20110142, Lower Quillfield J1X 0X0, on facebook.com, on ontario.ca",
    ],
)
def test_what_is_plainly_invented_is_let_through(text: str, tmp_path: Path) -> None:
    assert check(_written(tmp_path / "own.toml", _snippet(text))) == ()


@pytest.mark.parametrize("name", [one.id for one in demo.people()])
def test_the_persons_that_ship_would_pass(name: str) -> None:
    place = demo.FOLDER / name
    rows = [tomllib.loads((place / f"{file}.toml").read_text("utf-8")) for file in ("person", "lesson")]
    world = json.loads((place / "world.json").read_text("utf-8"))
    assert list(signs({"person": rows[0], **rows[1], **world})) == []


def test_a_line_number_leads_to_the_place() -> None:
    text = EXAMPLE.read_text("utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "506-555-0164" in row)
    path = folder() / "own.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("506-555-0164", "506-234-0164"), "utf-8")
    assert [problem.place for problem in check(path)] == [f"person, private_phones 1 (line {line})"]


@pytest.mark.parametrize(
    "name",
    [
        "Wilhelmina Oxbow-Tarrant",
        "wilhelmina oxbow tarrant",
        "Oxbow, Willa",
        "Wilhelmina J. Oxbow Tarrant",
        "W. Tarrant Oxbow Wilhelmina",
    ],
)
def test_the_person_of_this_computer_is_refused(name: str) -> None:
    own_person.write(person_file.parse(f'name = "{name}"\nself = true'), folder() / "person.toml")
    assert "computer searches for" in str(check(EXAMPLE)[0])


@pytest.mark.parametrize("name", ["Willa Quillfield", "Wilhelmina Stone", "Oxbow"])
def test_a_name_that_shares_a_word_is_another_person(name: str) -> None:
    own_person.write(person_file.parse(f'name = "{name}"\nself = true'), folder() / "person.toml")
    assert check(EXAMPLE) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("usernames", ["rosalind_w_1984"]),
        ("private_emails", ["rosalind@post.example"]),
        ("work_phones", ["905-555-0117"]),
        ("home_address", "14 Elm Row, Ancaster"),
        ("other_names", ["Rosalind Wexcombe-Hale"]),
    ],
)
def test_nothing_of_the_person_of_this_computer_may_stand_in_it(
    field: str, value: str | list[str], tmp_path: Path
) -> None:
    mine = {"name": "Rosalind Wexcombe", field: value, "self": True}
    own_person.write(person_file.parse(tomli_w.dumps(mine)), folder() / "person.toml")
    detail = value if isinstance(value, str) else value[0]
    path = _written(tmp_path / "own.toml", _snippet(f"Something: {detail}, and on."))
    problems = check(path)
    assert len(problems) == 1, problems
    assert problems[0].place.startswith("documents 2, snippet (line ")
    assert "computer searches for" in problems[0].text


@pytest.mark.parametrize("written", ["RosalindWexcombe", "#RosalindWexcombe", "Rosalínd Wexcombe", "(905)555-0117"])
def test_nor_in_another_way_of_writing_it(written: str, tmp_path: Path) -> None:
    mine = {"name": "Rosalind Wexcombe", "work_phones": ["905-555-0117"], "self": True}
    own_person.write(person_file.parse(tomli_w.dumps(mine)), folder() / "person.toml")
    assert len(check(_written(tmp_path / "own.toml", _snippet(f"Something: {written}, and on.")))) == 1


def test_the_owner_of_the_history_is_refused_without_a_person_file_and_the_history_is_not_touched() -> None:
    with History.open(folder(), now) as history:
        history.claim("Wilhelmina Oxbow-Tarrant")
    before = {path: path.stat().st_mtime_ns for path in folder().iterdir()}
    assert "computer searches for" in str(check(EXAMPLE)[0])
    assert {path: path.stat().st_mtime_ns for path in folder().iterdir()} == before


def test_another_owner_does_not_matter() -> None:
    with History.open(folder(), now) as history:
        history.claim("Somebody Else")
    assert check(EXAMPLE) == ()


@pytest.mark.parametrize("content", [b"name = [", b"\xff\xfe\x00", b"[]", b"", b"{" * 5_000])
def test_a_file_that_is_none_is_answered_with_a_sentence(content: bytes, tmp_path: Path) -> None:
    for end in (".toml", ".json"):
        path = tmp_path / f"own{end}"
        path.write_bytes(content)
        with pytest.raises(BadInput):
            read(path)


def test_a_file_that_windows_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(EXAMPLE.read_text("utf-8"), "utf-16", newline="\r\n")
    assert check(path) == ()
    assert read(path) == read(EXAMPLE)


def test_the_example_is_written_into_a_file_and_replaces_none(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "mine.toml"
    ran = run("teach", "--example", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert "--check" in ran.err
    assert path.read_text("utf-8") == EXAMPLE.read_text("utf-8")
    again = run("teach", "--example", str(path))
    assert again.code == 2
    assert "it is there already" in again.err


def test_a_lesson_of_ones_own_is_opened_by_its_file(tmp_path: Path) -> None:
    path = _written(tmp_path / "my class.toml", lambda data: data)
    assert read(path).called == f'"{path}"'
    assert find("corwin").called == "corwin"


def test_the_check_on_the_command_line(tmp_path: Path) -> None:
    fine = CliRunner().invoke(teach, ["--check", str(EXAMPLE)], standalone_mode=False)
    assert fine.return_value == 0
    assert fine.stdout == ""
    assert "Nothing is wrong with it" in fine.stderr
    bad = _written(tmp_path / "own.toml", _snippet("905-529-1234"))
    refused = CliRunner().invoke(teach, ["--check", str(bad)], standalone_mode=False)
    assert refused.return_value == 2
    assert len(refused.stdout.splitlines()) == 1


def test_the_check_says_what_it_could_not_compare_with(run: Run) -> None:
    folder().mkdir(parents=True)
    (folder() / seal.OLD_NAME).write_bytes(b"sealed")
    ran = run("teach", "--check", str(EXAMPLE))
    assert ran.code == 0
    assert "it was not compared with your own name" in ran.err


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_the_example_is_printed_in_the_language_in_use(tongue: str, run: Run) -> None:
    settings.change(language=tongue)
    assert run("teach", "--example").out == example(tongue).read_text("utf-8")


# -- made on a screen -------------------------------------------------------------------------------------------------

PAGES = (
    ("Our team", "Jorunn Plattbarrow, school social worker.", "The role and nothing else."),
    ("Lake Mile results", "14. Jorunn Plattbarrow, 31:07", "Personal, and fine."),
    ("Plattbarrow, notary", "Thirty years a notary in Moncton.", "A name is not an identity."),
)


async def test_a_person_of_ones_own_is_made_on_a_screen_checked_written_and_taught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened((100, 30)) as (pilot, screen, _time):
        await pilot.press("o")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, OwnPersonScreen)
        form.query_one("#own-name", Input).value = "Jorunn Plattbarrow"
        form.query_one("#own-work", Input).value = "school social worker"
        for title, text, point in PAGES:
            for name, value in (("title", title), ("text", f"{text} Ring 416 867 5309."), ("point", point)):
                form.query_one(f"#own-{name}", Input).value = value
            await pilot.press("ctrl+n")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "could be somebody's" in str(form.query_one("#wrong").render())
        assert list(tmp_path.glob("*.toml")) == [], "what looks real is not even written"
        for _page in PAGES:
            await pilot.press("ctrl+z")
        for title, text, point in PAGES:
            for name, value in (("title", title), ("text", text), ("point", point)):
                form.query_one(f"#own-{name}", Input).value = value
            await pilot.press("ctrl+n")
        await pilot.press("ctrl+s")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.lesson.person.name == "Jorunn Plattbarrow"
        assert screen.rehearsal is not None
        assert screen.rehearsal.missing() == ()
        assert check(tmp_path / "jorunn-plattbarrow.toml") == ()


def test_the_same_is_made_line_by_line_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    language.use("fr-CA")
    lines = ["Jorunn Plattbarrow", "travailleuse sociale", "", "Joignable."]
    for (title, text, point), letter in zip(PAGES, "PVa", strict=True):
        lines += [title, text, point, "3", letter]
    done = CliRunner().invoke(teach, ["--make"], input="\n".join([*lines, "", ""]), standalone_mode=False)
    assert done.return_value == 0, done.stderr
    made = read(Path(done.stdout.strip()))
    assert [item.card for item in made.items] == ["P", "S", "E"]
    assert made.person.portrayal == "Joignable."
