"""The command for papers: listed, shown, written by what the name ends in, for newcomers as well."""

from pathlib import Path

import pytest
from at_the_prompt import Run
from docx import Document

from identity_scan.keeping import settings
from identity_scan.present.papers import NAMES

INVENTED = "Tamsin Okerlund is an invented person: all of this is marked so."


def test_without_a_name_they_are_listed_and_nothing_is_kept(run: Run, tmp_path: Path) -> None:
    ended = run("paper")
    assert ended.code == 0
    assert all(f"Name: {name}\n" in ended.out for name in NAMES)
    assert not list(tmp_path.rglob("*.toml"))


def test_one_that_there_is_not_ends_with_2_and_writes_no_file(run: Run, tmp_path: Path) -> None:
    ended = run("paper", "decisoin", "--out", str(tmp_path / "sheet.md"))
    assert ended.code == 2
    assert "policy, guidelines, decision, note, supervision" in ended.err
    assert not (tmp_path / "sheet.md").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_newcomer_reads_each_with_its_blanks(run: Run, name: str) -> None:
    ended = run("paper", name)
    assert ended.code == 0
    assert "[the body that you answer to]" in " ".join(ended.out.split())


def test_it_is_written_in_the_language_and_the_form_that_are_asked_for(run: Run, tmp_path: Path) -> None:
    ended = run("paper", "policy", "--agency", "--language", "fr", "--out", str(tmp_path / "politique.docx"))
    assert ended.code == 0, ended.err
    assert ended.out == f"{tmp_path / 'politique.docx'}\n"
    assert Document(str(tmp_path / "politique.docx")).paragraphs[0].text == "Politique sur les médias sociaux"


def test_a_paper_of_the_demonstration_is_filled_marked_and_leaves_nothing_else(run: Run, tmp_path: Path) -> None:
    ended = run("paper", "guidelines", "--demo", "tamsin", "--out", str(tmp_path / "mine.txt"))
    assert ended.code == 0, ended.err
    told = (tmp_path / "mine.txt").read_text("utf-8")
    assert told.count(INVENTED) == 2
    assert "A calm, fair and reachable child protection worker." in told
    assert "strava.com" in told
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "mine.txt"]
    assert not settings.folder().exists()


def test_a_screen_reader_hears_each_empty_line_as_one(run: Run) -> None:
    ended = run("paper", "note", "--demo", "tamsin", "--text")
    assert ended.code == 0
    assert "Client, or file number: an empty line, to write on." in ended.out
    assert "__" not in ended.out
