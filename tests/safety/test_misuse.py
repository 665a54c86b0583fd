"""Made for looking oneself up, and awkward for anything else: a promise is no lock, but no door stands open.

Other names on the screens: tests/tui/test_first_run.py; another name's claim on a history:
tests/keeping/test_history.py.
"""

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest
from at_the_prompt import Run
from inside import bytes_inside

from identity_scan import demo, facts
from identity_scan.cli import entry
from identity_scan.cli.startup import now
from identity_scan.engines import ENGINES, row_file
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Depth, Person
from identity_scan.person import person_file
from identity_scan.planning import plan
from identity_scan.session.house import House
from identity_scan.speech.errors import BadInput

ME = Person("Marisol Quill", places=("Truro",), attested=True)
OTHER = Person("Benno Haverstock", places=("Truro",), attested=True)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("identity_scan.asking.fetch.Web", lambda _settings, **_how: demo.find("tamsin").web())


def scan(run: Run, who: Person, folder: Path) -> tuple[int, str]:
    path = folder / f"{who.name}.toml"
    own_person.write(who, path)
    ended = run("scan", "--person", str(path), "--engines", "bing", "--recipes", "N1")
    return ended.code, ended.err


@pytest.mark.usefixtures("offline")
def test_another_name_is_not_searched_at_all(run: Run, tmp_path: Path) -> None:
    own_person.write(ME, settings.folder() / "person.toml")
    assert scan(run, ME, tmp_path)[0] == 0
    before = {p.name: p.read_bytes() for p in settings.folder().iterdir()}
    code, said = scan(run, OTHER, tmp_path)
    assert code == 2
    assert "Nobody has said at this computer that Benno Haverstock" in said
    assert "identity-scan me" in said
    with History.open(settings.folder(), now) as history:
        assert len(history.scans()) == 1
        assert history.owned_by(ME.name)
    assert all(b"Haverstock" not in path.read_bytes() for path in settings.folder().iterdir())
    assert set(before) <= {p.name for p in settings.folder().iterdir()}


@pytest.mark.usefixtures("offline", "stand_in_here")
def test_an_invented_person_beside_the_worker_s_own_search_keeps_nothing(run: Run, tmp_path: Path) -> None:
    own_person.write(ME, settings.folder() / "person.toml")
    assert scan(run, ME, tmp_path)[0] == 0
    code, said = scan(run, replace(OTHER, work_emails=("benno@haverstock.example",)), tmp_path)
    assert code == 0
    assert "is an invented person" in said
    assert "searches of another name" in said
    with History.open(settings.folder(), now) as history:
        assert len(history.scans()) == 1
        assert history.owned_by(ME.name)


def test_changing_the_name_erases_all_of_the_one_before() -> None:
    """Searches, decisions, reports and notes; the screen asks before (tests/tui/test_first_run.py)."""
    house = House(now)
    house.take(ME)
    house.open()
    home = settings.folder()
    (home / "reports").mkdir()
    (home / "reports" / "identity-scan-2026-01-01.md").write_text("Marisol Quill")
    (home / "crash-1.txt").write_text("RuntimeError")
    house.take(OTHER)
    house.close()
    left = {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()}
    assert set(left) == {"identity-scan.key", "identity-scan.lease", "identity-scan.store-2.sqlite3"}
    assert own_person.read(home / "person.toml") == OTHER
    assert b"Quill" not in bytes_inside(home)


def test_correcting_oneself_erases_nothing() -> None:
    house = House(now)
    house.take(ME)
    house.open()
    (settings.folder() / "crash-1.txt").write_text("RuntimeError")
    house.take(Person("marisol quill", places=("Amherst",), attested=True))
    house.close()
    assert (settings.folder() / "crash-1.txt").exists()


def commands() -> list[tuple[str, click.Parameter]]:
    return [(name, p) for name, command in entry.commands.commands.items() for p in command.params]


def test_no_command_takes_a_name_a_query_or_several_persons() -> None:
    for name, parameter in commands():
        assert parameter.name not in ("name_of", "query", "queries", "names", "people", "list", "batch"), name
        if parameter.name == "person":
            assert not parameter.multiple, f"{name} takes one person"
            assert parameter.nargs == 1
    several = {(name, p.name) for name, p in commands() if p.nargs == -1 or getattr(p, "multiple", False)}
    of_a_report = {("report", name) for name in ("formats", "ticked", "unticked")}
    assert several == {("import", "files"), *of_a_report}, "pages of one's own, forms and lines of a report"
    assert not [c for c in entry.commands.commands if c in ("batch", "watch", "schedule", "query", "search", "lookup")]


def test_two_persons_given_are_one(run: Run, tmp_path: Path) -> None:
    own_person.write(ME, tmp_path / "me.toml")
    own_person.write(OTHER, tmp_path / "other.toml")
    (tmp_path / "rows.jsonl").write_text(json.dumps({"url": "https://a.example/", "title": "Marisol Quill"}))
    files = ("--person", str(tmp_path / "other.toml"), "--person", str(tmp_path / "me.toml"))
    ended = run("judge", str(tmp_path / "rows.jsonl"), *files, "--json", "-")
    assert json.loads(ended.out)["person"] == {"name": "Marisol Quill"}


@pytest.mark.parametrize(
    "text",
    [
        '[[person]]\nname = "Marisol Quill"\n[[person]]\nname = "Benno Haverstock"',
        'name = ["Marisol Quill", "Benno Haverstock"]\nself = true',
        'name = "Marisol Quill"\nname = "Benno Haverstock"\nself = true',
        'name = "Marisol Quill"\npeople = ["Benno Haverstock"]\nself = true',
        'name = "Marisol Quill"\nclient = "Benno Haverstock"\nself = true',
    ],
)
def test_a_person_file_of_several_persons_is_none(text: str) -> None:
    with pytest.raises(BadInput):
        person_file.parse(text)


@pytest.mark.parametrize("other", ["B. H.", "the client of Tuesday", "Haverstock", "benno haverstock", "Flat 4"])
def test_variants_must_share_a_part_of_the_name(other: str) -> None:
    """Or be a whole name, which the worker says is theirs as well; a plan is never made of anything else."""
    given = Person("Marisol Quill", other_names=(other,), attested=True)
    with pytest.raises(BadInput, match="no part in common"):
        plan.make(given, Depth.LIGHT, [ENGINES["bing"]])


def test_other_forms_of_a_name_are_no_list_of_people() -> None:
    many = tuple(f"Quill {letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    with pytest.raises(BadInput, match="more than one person has"):
        plan.make(Person("Marisol Quill", other_names=many, attested=True), Depth.LIGHT, [ENGINES["bing"]])


def test_rows_that_name_several_persons_are_judged_for_one() -> None:
    """A list of other names in a file of rows asks nobody anything, and makes no second person."""
    lines = [
        json.dumps({"url": f"https://a.example/{n}", "query": name, "person": name, "title": name})
        for n, name in enumerate(("Marisol Quill", "Benno Haverstock", "Ada Crumb"))
    ]
    collected = row_file.parse(lines, ME)
    assert {c.ask.query.recipe for c in collected} <= {"N1", "row", "N2", "N3"} | {r.id for r in facts.recipes()}
    assert sum(len(c.answer.hits) for c in collected) == 3
    assert not [name for name in dir(collected[0]) if "person" in name]
