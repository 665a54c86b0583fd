"""The privacy note says what the code does, in both languages the same: days, folders, engines, commands, links."""

import re
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from platformdirs import macos, unix, windows

from identity_scan.cli import entry
from identity_scan.engines import ENGINES
from identity_scan.keeping import key_file, settings
from identity_scan.keeping.retention import OTHERS_LIFE
from identity_scan.person.person_file import FIELDS

DOCS = Path(__file__).parents[2] / "docs"
NOTES = {name: (DOCS / name).read_text("utf-8") for name in ("PRIVACY.md", "CONFIDENTIALITE.md")}
both = pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
CELLS = 7
LOCAL = r"C:\Users\quill\AppData\Local"


def answers(note: str) -> list[str]:
    """What the table answers, question by question."""
    return re.findall(r"^\| \*\*.+?\*\* \| (.+) \|$", note, re.M)


@both
def test_the_days_are_those_of_the_code(note: str) -> None:
    _what, _where, long, *_rest = answers(note)
    chosen = settings.Settings()
    days = (OTHERS_LIFE.days, chosen.snippet_days, chosen.closed_days, chosen.snippet_days)
    assert tuple(map(int, re.findall(r"(\d+) (?:days|jours)", long))) == days
    named = re.findall(r"`(\w+)`", long)
    assert named == ["snippet_days", "closed_days"]
    assert all(hasattr(chosen, name) for name in named)


@pytest.mark.skipif(sys.platform == "win32", reason="asks for the folders of three systems as POSIX writes paths")
@both
def test_the_folders_are_those_of_the_code(note: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/quill"))
    monkeypatch.setenv("HOME", "/home/quill")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(windows, "get_win_folder", lambda _csidl: LOCAL)
    where = answers(note)[1]
    linux, mac = unix.Unix("identity-scan", False), macos.MacOS("identity-scan", False)
    for path in (linux.user_data_dir, mac.user_data_dir, linux.user_config_dir):
        at = PurePosixPath("~") / PurePosixPath(path.replace("\\", "/")).relative_to("/home/quill")
        assert f"`{at}`" in where
    there = PureWindowsPath(windows.Windows("identity-scan", False).user_data_dir)
    assert rf"`%LOCALAPPDATA%\{there.relative_to(LOCAL)}`" in where
    assert f"`{settings.HOME}`" in where
    assert f"`{key_file.NAME}`" in where


@both
def test_the_engines_are_those_that_are_asked_unless_the_worker_chooses(note: str) -> None:
    sent = answers(note)[4]
    usual = [engine for engine in ENGINES.values() if engine.usual and engine.request]
    by_hand = [engine.name for engine in ENGINES.values() if engine.request is None]
    assert " " + ", ".join(engine.name for engine in usual) + "." in sent
    assert all(re.search(rf"\b{name}\b", sent) for name in by_hand)
    others = [engine.name for engine in ENGINES.values() if engine not in usual and engine.request]
    assert [name for name in others if name in sent] == []


@both
def test_the_commands_are_there(note: str) -> None:
    named = [found.split() for found in re.findall(r"`identity-scan ([^`]+)`", note)]
    assert {command for command, *_rest in named} == {"seal", "scan", "erase"}
    for command, *options in named:
        assert set(options) <= {one for p in entry.commands.commands[command].params for one in p.opts}


TOLD = {
    ("name", "other_names", "family_name"): ("names", "noms"),
    ("places",): ("places", "lieux"),
    ("professions", "employers", "schools"): ("trade, employers and schools", "métier, employeurs et écoles"),
    ("usernames", "accounts", "domains"): ("user names and sites", "noms d’utilisateur et sites"),
    ("work_emails", "private_emails", "work_phones", "private_phones"): (
        "work and private contacts",
        "coordonnées professionnelles et privées",
    ),
    ("home_address",): ("home street", "rue"),
    ("family",): ("family", "famille"),
    ("birth_year",): ("year of birth", "année de naissance"),
    ("interests", "keywords"): ("interests", "centres d’intérêt"),
    ("portrayal",): ("how they wish to be seen", "image souhaitée"),
    ("safety",): ("how safe they need to be", "besoin de sécurité"),
}
"""What a worker may say of themselves, in the words of the notes."""


def test_every_field_that_a_worker_may_fill_is_told_of() -> None:
    assert {name for names in TOLD for name in names} == set(FIELDS) - {"language", "self"}
    for english, french in TOLD.values():
        assert english in answers(NOTES["PRIVACY.md"])[0]
        assert french in answers(NOTES["CONFIDENTIALITE.md"])[0]


def test_both_notes_say_the_same_in_the_same_places() -> None:
    english, french = NOTES.values()
    assert len(answers(english)) == len(answers(french)) == CELLS
    for one, other in zip(answers(english), answers(french), strict=True):
        assert re.findall(r"\d+", one) == re.findall(r"\d+", other)
        assert re.findall(r"`[^`]+`", one) == re.findall(r"`[^`]+`", other)
    law = [re.findall(r"(P-8\.6|P-39\.1|A-2\.1|04p03)(?=[/)])", note) for note in NOTES.values()]
    assert law[0] == law[1]
    assert set(law[0]) == {"P-8.6", "P-39.1", "A-2.1", "04p03"}
