"""Every command with its output sent into a file or a pipe, on a Windows whose consoles know few letters."""

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from at_the_prompt import Run

from identity_scan import demo
from identity_scan.cli import entry
from identity_scan.engines import Engine
from identity_scan.keeping import own_person, settings
from identity_scan.model import Reply, Request
from identity_scan.speech import language

ELODIE = demo.find("elodie")
CODE_PAGES = pytest.mark.parametrize("code_page", ["cp1252", "cp850"])
DONE = {0, 1, 2}
"""How a command may end here: done, done in part, or with a sentence on what it lacks."""

Printed = Callable[..., tuple[int, str, str]]


class Invented:
    """Élodie's invented web in place of the real one."""

    def __init__(self, _settings: settings.Settings, *, only_here: bool = False) -> None:
        assert only_here, "an invented person"
        self.send = ELODIE.web().send

    async def __aenter__(self) -> "Invented":
        return self

    async def __aexit__(self, *_raised: object) -> None:
        return

    async def visit(self, _engine: Engine, request: Request) -> Reply:
        return Reply(200, request.url, {}, "<html><body>Élodie n’est plus ici.</body></html>".encode())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in_here: None) -> Path:
    """A home as that of Élodie on Windows: with a space and accents in its path."""
    folder = tmp_path / "Élodie Brisefort" / "OneDrive - Équipe" / "identity-scan"
    monkeypatch.setenv(settings.HOME, str(folder))
    monkeypatch.setattr("identity_scan.asking.fetch.Web", Invented)
    own_person.write(ELODIE.person, folder / "person.toml")
    return folder


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Printed]:
    """Run a command whose streams are files in a code page of Windows, and that is handed `typed` through a pipe."""

    def go(code_page: str, *words: str, typed: bytes = b"") -> tuple[int, str, str]:
        out, err, put_in = (io.TextIOWrapper(io.BytesIO(start), encoding=code_page) for start in (b"", b"", typed))
        with monkeypatch.context() as here:
            for name, stream in (("stdin", put_in), ("stdout", out), ("stderr", err)):
                here.setattr(sys, name, stream)
            here.setattr(sys, "argv", ["identity-scan", *words])
            with pytest.raises(SystemExit) as ended:
                entry.main()
        for stream in (out, err):
            stream.flush()
        said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]  # type: ignore[attr-defined]
        assert "Traceback" not in said[1], words
        return int(ended.value.code or 0), said[0], said[1]

    yield go
    language.use("en-CA")


def everything(folder: Path) -> Iterator[tuple[str, ...]]:
    """Each command of the program on Élodie's own searches; `FINDING` stands for one of hers."""
    rows = folder.parent / "lignes.jsonl"
    rows.write_text(json.dumps({"url": "https://école.example/é", "title": "Élodie → «été»"}) + "\n", "utf-8")
    page = folder.parent / "page enregistrée.html"
    shutil.copy(Path(__file__).parents[1] / "pages" / "bing" / "results.html", page)
    here = str(folder.parent / "Rapports d'été")
    mine = str(folder.parent / "moi.toml")
    own_person.write(ELODIE.person, Path(mine))
    yield ("scan", "--depth", "light", "--engines", "bing,mojeek")
    yield ("scan", "--recipes", "N1", "--engines", "bing", "--json", "-")
    yield from (("history",), ("compare",), ("engines",), ("plan",), ("answers",), ("findings",), ("first-page",))
    yield from (("actions", "--all"), ("actions", "--catalogue"), ("actions", "--finding", "FINDING"), ("by-hand",))
    yield ("looked",)
    yield from (("decide", "FINDING", "not-me"), ("undo",), ("settings",), ("settings", "language", "fr-CA"))
    yield from (
        ("help",),
        ("help", "findings"),
        ("look", "FINDING"),
        ("ways",),
        ("paper",),
        ("strategies",),
        ("assistants",),
        ("paper", "policy", "--language", "fr"),
        ("remind", "--out", here),
        ("facts", "report"),
    )
    yield ("report", "html", "pdf", "md", "csv", "json", "ics", "txt", "--full", "--out", here)
    yield from (("import", str(page)), ("judge", str(rows), "--person", mine))
    yield from (("teach", "--example"), ("teach", "elodie", "--notes"), ("teach", "elodie", "--handout", here))
    yield from (("teach", "--check", mine), ("seal", "--open"), ("me", "places"))
    yield from (("demo", "elodie", *how) for how in (("--headless",), ("--text",), ("--json", "-")))
    yield from ((), ("--text",), ("--help",), ("--version",), ("doctor",), ("no such command",), ("erase", "--yes"))


def test_every_command_is_tried(home: Path) -> None:
    assert set(entry.COMMANDS) <= {words[0] for words in everything(home) if words}


def test_no_command_stumbles_over_a_letter_that_the_code_page_lacks(printed: Printed, home: Path) -> None:
    finding, said = "", ""
    for words in everything(home):
        if not words:  # the screen needs a terminal
            continue
        code, out, err = printed("cp850", *(finding if word == "FINDING" else word for word in words))
        assert code in DONE, (words, code, err)
        assert "�" not in out + err, words
        said += out
        if words[-1] == "-" and words[0] == "scan":
            finding = json.loads(out)["findings"][0]["id"]
    assert "Élodie" in said
    assert "→" in said, "something was printed that neither code page has"
    assert not own_person.is_kept(home / "person.toml"), "and erased in the end"


@CODE_PAGES
def test_a_real_pipe_gets_utf_8_and_no_file_is_read_in_the_code_page(code_page: str, tmp_path: Path) -> None:
    ours = "warnings.filterwarnings('error', category=EncodingWarning, module='identity_scan|tui|reports')"
    program = f"import warnings; {ours}; from identity_scan.cli.entry import main; main()"
    environment = dict(os.environ) | {"PYTHONIOENCODING": code_page, "IDENTITY_SCAN_HOME": str(tmp_path / "Élodie")}
    for words in (("demo", "elodie", "--headless"), ("teach", "elodie", "--notes")):
        command = [sys.executable, "-X", "warn_default_encoding", "-c", program, *words]
        ended = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert ended.returncode == 0, ended.stderr
        assert "Élodie Brisefort" in ended.stdout.decode("utf-8")


# -- what is handed in ------------------------------------------------------------------------------------------------


def noted(printed: Printed, typed: bytes) -> tuple[int, str]:
    """Keep a finding of Élodie's with a note through a pipe; give how it ended, and the list of actions or the why."""
    out = printed("cp850", "scan", "--engines", "bing", "--recipes", "N1", "--json", "-")[1]
    finding = json.loads(out)["findings"][0]["id"]
    code, _out, err = printed("cp850", "actions", "--finding", finding, "--note", "-", typed=typed)
    return code, err if code else printed("cp850", "actions", "--finding", finding)[1]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_a_note_through_a_pipe_is_utf_8_with_or_without_a_mark(printed: Printed, home: Path, mark: bytes) -> None:
    code, said = noted(printed, mark + "vue à l’été\r\n".encode())
    assert code == 0
    assert " vue à l’été" in said


def test_a_note_in_a_code_page_is_told_and_not_guessed_at(printed: Printed, home: Path) -> None:
    code, said = noted(printed, "vue à l'été\r\n".encode("cp850"))
    assert code == 2
    assert "UTF-8" in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no files that are no files")
def test_what_is_no_file_is_not_deleted_to_make_room_for_a_report(printed: Printed, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "null")
    code, _out, err = printed("cp1252", "demo", "tamsin", "--json", str(tmp_path / "null"))
    assert (code, (tmp_path / "null").is_fifo()) == (2, True)
    assert "cannot be written" in err


# -- whoever reads it leaves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "raised", "code"),
    [
        ("linux", BrokenPipeError(errno.EPIPE, "Broken pipe"), 1),
        ("win32", OSError(errno.EINVAL, "Invalid argument"), 1),
        ("win32", OSError(errno.EINVAL, "Invalid argument", "a:b.txt"), 70),
        ("linux", OSError(errno.EINVAL, "Invalid argument"), 70),
    ],
)
def test_a_reader_who_leaves_is_no_fault_of_the_program(
    run: Run, monkeypatch: pytest.MonkeyPatch, system: str, raised: OSError, code: int
) -> None:
    def leaves(*_words: object, **_named: object) -> None:
        raise raised

    monkeypatch.setattr(entry, "commands", SimpleNamespace(main=leaves))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(os, "dup2", lambda _one, _other: None)
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1, raising=False)
    ended = run("history")
    assert ended.code == code
    assert ("went wrong" in ended.err) == (code == 70)
