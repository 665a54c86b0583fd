"""The command line as a worker or a program meets it: what it prints where, and how it ends."""

import json
import os
import stat
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from at_the_prompt import Run
from inside import inside

from identity_scan.keeping import settings
from identity_scan.speech.language import gettext as _

ME = """
name = "Marisol Quill"
places = ["Truro"]
professions = ["Social worker"]
employers = ["Fundy Family Centre"]
work_emails = ["marisol.quill@fundy.example"]
self = true
"""


@pytest.fixture
def me(tmp_path: Path) -> Path:
    path = tmp_path / "me.toml"
    path.write_text(ME, "utf-8")
    return path


def rows(path: Path, *found: dict[str, object]) -> Path:
    path.write_text(
        "\n".join(
            json.dumps({"engine": "bing", "query": '"Marisol Quill"', "rank": n} | f) for n, f in enumerate(found, 1)
        ),
        "utf-8",
    )
    return path


# -- the demonstration ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("person", ["tamsin", "elodie", "corwin"])
def test_the_demonstration_runs_offline_and_says_so(run: Run, person: str) -> None:
    ended = run("demo", person, "--json", "-")
    report = json.loads(ended.out)
    assert ended.code == 0
    assert _("Demonstration: an invented person. Nothing is sent, nothing is saved.") in ended.err
    assert report["schema"] == "identity-scan/1"
    assert report["scan"]["demo"] is True
    assert report["coverage"]["asked"] == report["coverage"]["answered"] > 30
    assert len(report["findings"]) > 30
    assert all(f["identity"]["reasons"] and f["exposure"]["reasons"] for f in report["findings"])


def test_the_demonstration_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    ended = run("demo", "--headless")
    assert ended.code == 0
    assert "Tamsin Okerlund" in ended.out
    assert not (tmp_path / "home").exists()


def test_an_unknown_invented_person_is_answered_with_the_known(run: Run) -> None:
    ended = run("demo", "hamlet", "--headless")
    assert (ended.code, ended.out) == (2, "")
    assert "tamsin, elodie, corwin" in ended.err


# -- judging rows -----------------------------------------------------------------------------------------------------


def test_judges_rows_from_a_file(run: Run, me: Path, tmp_path: Path) -> None:
    found = rows(
        tmp_path / "rows.jsonl",
        {
            "url": "https://www.fundyfamily.example/team",
            "title": "Our team",
            "snippet": "Marisol Quill, RSW, Fundy Family Centre",
        },
        {"url": "http://fundyfamily.example/team/?utm_source=x", "title": "Team", "snippet": "Marisol Quill"},
        {
            "url": "https://quillhomes.example/",
            "title": "Marisol Quill, REALTOR in Kelowna",
            "snippet": "Lakefront homes",
        },
    )
    out = tmp_path / "report.json"
    ended = run("judge", str(found), "--person", str(me), "--json", str(out))
    report = json.loads(out.read_text("utf-8"))
    assert ended.code == 0
    assert [f["identity"]["verdict"] for f in report["findings"]] == ["me", "not_me"]
    assert len(report["findings"][0]["sightings"]) == 2
    assert report["findings"][0]["exposure"]["verdict"] == "professional"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600 or sys.platform == "win32"


@pytest.mark.parametrize("content", [b"{}", b"\xff\xfe", b"nonsense"], ids=["no url", "not text", "not json"])
def test_rows_that_are_none_are_refused(run: Run, me: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(content)
    assert run("judge", str(path), "--person", str(me)).code == 2


# -- bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(None, "it asks who you are", id="missing"),
        pytest.param("", "empty", id="empty"),
        pytest.param('name = "M"\nself = true', "one letter", id="one letter"),
        pytest.param('name = "Marisol Quill"', "self = true", id="no attestation"),
        pytest.param('name = "Marisol Quill"\nemployer = "x"\nself = true', "employers", id="unknown field"),
    ],
)
def test_a_person_file_that_cannot_be_used(run: Run, tmp_path: Path, text: str | None, said: str) -> None:
    path = tmp_path / "person.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    ended = run("scan", "--person", str(path))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("scan", "--engines", "bingo"), "bing"),
        (("scan", "--recipes", "Z9"), "N1"),
        (("scan", "--depth", "bottomless"), "light"),
        (("scan", "--resume"), "no search to continue"),
        (("sacn",), "sacn"),
        (("judge", "nowhere.jsonl"), "--person"),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, tuple) else None,
)
def test_what_is_asked_for_wrongly(run: Run, me: Path, words: Sequence[str], said: str) -> None:
    person = ("--person", str(me)) if words[0] == "scan" else ()
    ended = run(*words, *person)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_database_of_a_newer_version_is_left_alone(run: Run, me: Path) -> None:
    folder = settings.folder()
    from identity_scan.keeping.history_file import NAME, connect

    connect(folder)[0].close()
    with closing(inside(folder)) as db:
        db.execute("PRAGMA user_version = 999")
    before = (folder / NAME).read_bytes()
    ended = run("scan", "--person", str(me))
    assert ended.code == 2
    assert ended.err.strip()
    assert (folder / NAME).read_bytes() == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_said(run: Run, me: Path, tmp_path: Path) -> None:
    found = rows(tmp_path / "rows.jsonl", {"url": "https://a.example/", "title": "Marisol Quill"})
    ended = run("judge", str(found), "--person", str(me), "--json", "/proc/nowhere/report.json")
    assert ended.code == 2
    assert "another place" in ended.err


def test_no_name_can_stand_on_the_command_line(run: Run) -> None:
    assert run("scan", "Marisol Quill").code == 2
    assert run("scan", "--name", "Marisol Quill").code == 2


# -- when the program itself fails ------------------------------------------------------------------------------------


def test_a_mistake_of_the_program_leaves_a_note_without_any_name(
    run: Run, me: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("Marisol Quill at https://a.example/")

    monkeypatch.setattr("identity_scan.engines.row_file.parse", fail)
    ended = run("judge", str(rows(tmp_path / "r.jsonl", {"url": "https://a.example/"})), "--person", str(me))
    (note,) = settings.folder().glob("crash-*.txt")
    assert ended.code == 70
    assert note.name in ended.err
    assert "RuntimeError" in note.read_text("utf-8")
    assert "Quill" not in note.read_text("utf-8") + ended.err
    assert "a.example" not in note.read_text("utf-8") + ended.err


# -- the engines ------------------------------------------------------------------------------------------------------


def test_lists_the_engines_with_their_index(run: Run) -> None:
    ended = run("engines")
    lines = {line.split()[0]: line for line in ended.out.splitlines()}
    assert ended.code == 0
    assert "google" in lines["startpage"]
    assert {"duckduckgo", "bing", "brave", "mojeek", "yahoo", "wikipedia", "searxng"} <= set(lines)
