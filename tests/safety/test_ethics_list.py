"""ETHICS 5, "What the tool must never do": one test a line, named by the line."""

import ast
import asyncio
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import click
import pytest
from at_the_prompt import Run
from inside import bytes_inside
from safety.pretend_web import product

from identity_scan import demo
from identity_scan.asking.devtools_wire import MAY_SEND
from identity_scan.cli import entry
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options, Unready
from identity_scan.keeping import settings
from identity_scan.keeping.history import History
from identity_scan.keeping.history_file import STEPS
from identity_scan.keeping.settings import Settings
from identity_scan.model import Answer, Depth, Outcome, Person, Reply, Request, Verdict
from identity_scan.planning import plan
from identity_scan.reports import write
from identity_scan.session.search import Search

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ME = Person(
    "Marisol Quill",
    places=("Truro",),
    employers=("Fundy Family Centre",),
    work_emails=("mquill@fundy.example",),
    private_emails=("mari.q@letters.example",),
    private_phones=("902-555-0166",),
    home_address="7 Tidal Bore Road, Truro",
    family=("spouse Benno Quill",),
    birth_year=1984,
    portrayal="Steady and kind.",
    attested=True,
)
ROOMS = ("identity_scan", "tui", "reports")
LINES = {
    "store client information": "test_stores_no_client_information_and_invites_none",
    "upload anything": "test_uploads_nothing_but_the_chosen_queries",
    "sign in anywhere": "test_signs_in_nowhere_and_sends_no_form",
    "build or keep a dossier": "test_keeps_no_dossier_on_another_person",
    "run without the attestation": "test_does_not_run_without_the_attestation",
    "write private-detail queries": "test_no_window_title_and_no_clipboard_unasked",
    'say "nothing found"': "test_never_says_nothing_found_when_an_engine_failed",
    "call a person professional": "test_calls_nobody_professional_or_unprofessional",
}


def test_every_line_of_the_list_has_its_test() -> None:
    text = (ROOT / "docs" / "rules" / "ETHICS.md").read_text("utf-8")
    listed = re.findall(r"^\* (.+)", text.partition("## 5.")[2].partition("## 6.")[0], re.M)
    assert len(listed) == len(LINES)
    for line, (words, test) in zip(listed, LINES.items(), strict=True):
        assert line.startswith(words)
        assert test in globals()


def sources() -> Iterator[Path]:
    return (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


# -- store client information, or a field that invites it --------------------------------------------------------------

OTHERS = re.compile(
    r"client|patient|case(?!s?_?fold)|student|colleague|applicant|supervis|relative|subject|target|who_else"
)


def test_stores_no_client_information_and_invites_none() -> None:
    names = [f.name for kind in (Person, Settings) for f in fields(kind)]
    with sqlite3.connect(":memory:") as db:
        db.executescript(";".join(STEPS))
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        names += tables + [row[1] for table in tables for row in db.execute(f"PRAGMA table_info({table})")]
    for command in entry.commands.commands.values():
        names += [name for p in command.params for name in (p.name or "", *p.opts)]
    assert len(names) > 80
    assert [name for name in names if OTHERS.search(name)] == []


# -- upload anything other than the chosen search queries to the chosen engines ----------------------------------------


def asked(person: Person, depth: Depth) -> Iterator[tuple[Engine, str, Request]]:
    """Every request of a usual plan, with the words that were chosen."""
    chosen = [engine for engine in ENGINES.values() if engine.request]
    for ask in plan.make(person, depth, chosen, chance=Random(0)).asks:
        engine, options = ENGINES[ask.engine], Options(key="k", instance="https://searx.example")
        before = Reply(200, "https://x.example/", {}, b"")
        makers = (
            lambda engine=engine, ask=ask, options=options, before=before: engine.request(
                ask.query, ask.page, options, before
            ),
            lambda engine=engine, options=options: engine.opening(options) if engine.opening else None,
            lambda engine=engine, ask=ask, options=options: engine.token(ask.query, options) if engine.token else None,
        )
        for make in makers:
            try:
                made = make()
            except Unready:
                continue
            if made:
                yield engine, ask.query.text, made


def parts(request: Request) -> list[str]:
    pairs = (*request.params, *(request.form or ()), *request.headers, *request.cookies)
    return [request.url, *(value for _name, value in pairs)]


@pytest.mark.parametrize("depth", list(Depth))
def test_uploads_nothing_but_the_chosen_queries(depth: Depth) -> None:
    private = (*ME.private_emails, *ME.private_phones, "Tidal Bore", "Benno", "1984", ME.portrayal)
    own = ("Quill", "Marisol", "Truro", "Fundy", "fundy")
    requests = list(asked(ME, depth))
    assert len({engine.id for engine, _words, _request in requests}) > 8
    for engine, words, request in requests:
        for part in parts(request):
            rest = part.replace(words, "")
            assert not [mine for mine in own if mine in rest], f"{engine.id} is told more than the query"
            assert not [secret for secret in private if secret in part], "private facts are asked for on request only"


# -- sign in anywhere or send a form -----------------------------------------------------------------------------------


def test_signs_in_nowhere_and_sends_no_form() -> None:
    """A form is sent to a search box alone: its fields are the query and how to show it."""
    signing = re.compile(r"log-?in|sign-?in|passw|\buser(name)?\b|session|auth(?!or)|account", re.I)
    for engine, words, request in asked(ME, Depth.DEEP):
        names = [name for name, _value in (*request.params, *(request.form or ()), *request.cookies)]
        assert not [name for name in (*names, request.url.replace(words, "")) if signing.search(name)], engine.id
        if request.form:
            assert words in [value for _name, value in request.form], engine.id
    for path in sources():
        assert not re.search(r"browser_cookie|cookiejar\.load|webdriver|playwright|mechanize", path.read_text("utf-8"))


# -- build or keep a dossier on another person, including a namesake ---------------------------------------------------


@pytest.mark.parametrize("how", ["looked through", "after two weeks"])
def test_keeps_no_dossier_on_another_person(tmp_path: Path, how: str) -> None:
    """Once looked through, or after 14 days, only fingerprints of somebody else stay: no title, address or snippet.

    Until then they stand in the history alone, so that a word can be taken back: in no report, and never with facts.
    """
    who, clock = demo.find("tamsin"), [NOON]
    engines = [ENGINES[name] for name in ("bing", "brave", "mojeek")]
    home, papers = tmp_path / "home", tmp_path / "reports"
    with History.open(home, lambda: clock[0]) as history:
        asked = plan.make(who.person, Depth.DEEP, engines)
        search = Search.begin(who.person, asked, engines, history, lambda: clock[0])
        asyncio.run(_all(search, who.web()))
        assessment = search.finish()
        write(assessment, ("json", "md", "html", "csv", "txt"), papers, redact=False, today=NOON.date())
        kept, basis = history.records()[-1].seen, history.basis(search.scan.id)
        others = [j.finding for j in assessment.judged if j.identity.verdict is Verdict.NOT_ME]
        assert len(others) > 3
        before = bytes_of(home)
        if how == "looked through":
            history.forget([finding.id for finding in others])
        else:
            clock[0] += timedelta(days=14, seconds=1)
            history.tidy(clock[0])
        after = bytes_of(home)
    mine = [j.finding for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME]
    texts = {text for f in mine for s in f.sightings for text in (f.title, f.url, s.title, s.url)}
    for finding in others:
        own = {text.encode() for text in {finding.title, finding.url, finding.snippet} - texts - {""}}
        assert all(text in before for text in own), "they were there, so this test can fail"
        assert not [text for text in own if text in after or text in bytes_of(papers)]
        assert kept[finding.id].title == kept[finding.id].url == ""
        assert kept[finding.id].kinds == basis[finding.id].kinds == ()
    assert mine[0].title.encode() in after
    assert mine[0].title.encode() in bytes_of(papers)


def bytes_of(folder: Path) -> bytes:
    """All bytes of a folder; what is encrypted as whoever has the key could read it."""
    return bytes_inside(folder)


async def _all(search: Search, web: object) -> None:
    async for _item in search.run(web, lambda _engine: Options()):  # type: ignore[arg-type]
        pass


# -- run without the attestation, or in demonstration mode reach the network -------------------------------------------


@pytest.mark.parametrize("line", ["", "self = false\n"], ids=["not said", "denied"])
@pytest.mark.parametrize("words", [("scan",), ("judge", "rows.jsonl"), ("actions",), ("report", "md"), ("by-hand",)])
def test_does_not_run_without_the_attestation(run: Run, tmp_path: Path, words: tuple[str, ...], line: str) -> None:
    path = tmp_path / "me.toml"
    path.write_text(f'name = "Marisol Quill"\n{line}', "utf-8")
    ended = run(*words, "--person", str(path))
    assert (ended.code, ended.out) == (2, "")
    assert "self = true" in ended.err
    assert not settings.folder().exists()


def test_the_demonstration_cannot_reach_the_network(tmp_path: Path) -> None:
    """A process that is killed the moment it makes a socket, looks a name up or connects."""
    home = tmp_path / "home"
    watch = {"PYTHONPATH": str(Path(__file__).parent / "watch"), "SAFETY_FORBID": "1"}
    environment = dict(os.environ) | watch | {"IDENTITY_SCAN_HOME": str(home)}
    for name in ("tamsin", "elodie"):
        ended = product("demo", name, "--headless", environment=environment)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.strip()
    assert not home.exists(), "and it saves nothing"
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    control = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)
    assert control.returncode == 99, "the watch kills what connects, so this test can fail"


CONNECTS = {"socket", "ssl", "httpx", "primp", "ddgs", "urllib.request", "http", "ftplib", "smtplib", "subprocess",
            "webbrowser", "requests", "aiohttp", "xmlrpc", "telnetlib", "identity_scan.asking.fetch"}  # fmt: skip


def test_the_demonstrations_own_web_imports_nothing_that_can_connect() -> None:
    code = "import sys; before = set(sys.modules); import identity_scan.demo.web; print(*(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    theirs = {name for name in loaded.stdout.split() if name.startswith("identity_scan")}
    assert "identity_scan.demo.web" in theirs
    for path in (ROOT / "identity_scan" / "demo").rglob("*.py"):
        assert imported(path) & CONNECTS == set(), path.name
    assert not theirs & {"identity_scan.asking.fetch", "identity_scan.session.recheck", "identity_scan.asking.collect"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names | {name.partition(".")[0] for name in names if not name.startswith("identity_scan")}


def test_one_file_alone_can_open_a_connection() -> None:
    """And nothing opens a browser but the one method that looks at the address first."""
    clients = {p.name for p in sources() if imported(p) & {"httpx", "primp", "ddgs", "requests", "aiohttp", "http"}}
    assert clients == {"fetch.py"}
    opening = {
        p.name for p in sources() if re.search(r"\bopen_url\(|webbrowser|startfile|xdg-open", p.read_text("utf-8"))
    }
    assert opening == {"browsing.py"}
    # A browser that is watched is started in one place, and what it is sent can do nothing but read.
    assert {p.name for p in sources() if "--remote-debugging" in p.read_text("utf-8")} == {"browser_process.py"}
    hidden = re.compile(r"--headless|enable-automation|AutomationControlled")
    assert not [p for p in sources() if "asking" in p.parts and hidden.search(p.read_text("utf-8"))]
    assert {method.partition(".")[2][:3] for method in MAY_SEND} == {"get", "att", "det"}


# -- write private-detail queries, names or results to a log, crash report, window title or clipboard unasked ----------
# Logs: test_network.py. Crash reports: tests/cli/test_cli.py, tests/tui/test_search_screen.py.


LOGS = {"fetch.py", "no_trace.py"}
"""The files that know of logs: both keep what libraries log away."""


def test_no_window_title_and_no_clipboard_unasked() -> None:
    from identity_scan.tui.app import IdentityScanApp

    assert IdentityScanApp.TITLE == "identity-scan"
    copying = {}
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "copy_to_clipboard":
                copying[path.name] = copying.get(path.name, 0) + 1
            if (
                isinstance(node, ast.Attribute)
                and node.attr in ("title", "sub_title")
                and isinstance(node.ctx, ast.Store)
            ):
                assert not isinstance(node.value, ast.Name) or node.value.id not in ("app", "self.app"), path.name
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in ("set_terminal_title", "setproctitle"), path.name
    assert copying == {"app.py": 1}, "only by `copy`, what has a key of its own"
    assert not [path for path in sources() if imported(path) & {"logging", "syslog"} and path.name not in LOGS]


# -- say "nothing found" when an engine failed -------------------------------------------------------------------------
# Every fault on every engine, through every face: tests/merging/test_honesty.py.

NOTHING = re.compile(
    r"nothing (was |is )?found|no results?\b(?! was recognised)|found nothing|not found|rien (n'a été )?trouvé", re.I
)


class Failing:
    """A web in which some engines refuse, and the others say that there is nothing."""

    def __init__(self, *refusing: str) -> None:
        self.refusing, self.web = refusing, demo.find("tamsin").web()

    async def send(self, engine: Engine, request: Request) -> Reply:
        if engine.id in self.refusing:
            return Reply(429, request.url, {}, b"too many requests")
        return await self.web.send(engine, request)


@pytest.mark.parametrize("refusing", [("bing",), ("bing", "brave"), ("bing", "brave", "mojeek")])
def test_never_says_nothing_found_when_an_engine_failed(refusing: tuple[str, ...]) -> None:
    from identity_scan.reports.plain_text import text

    engines = [ENGINES[name] for name in ("bing", "brave", "mojeek")]
    with History.open(None, lambda: NOON) as history:
        search = Search.begin(ME, plan.make(ME, Depth.LIGHT, engines), engines, history, lambda: NOON)
        asyncio.run(_all(search, Failing(*refusing)))
        assessment = search.finish()
    said = text(assessment)
    assert assessment.judged == ()
    assert not NOTHING.search(said), NOTHING.findall(said)
    assert assessment.grade.letter is None
    assert assessment.unanswered
    for name in refusing:
        assert ENGINES[name].name in said
    assert {c.answer.outcome for c in assessment.unanswered} <= {Outcome.BLOCKED, Outcome.SKIPPED}
    assert Answer(Outcome.BLOCKED).why is None


# -- call a person professional or unprofessional ----------------------------------------------------------------------

CALLING = re.compile(
    r"unprofessional|non[- ]professionnel(?!s? de)"
    r"|(?:you|they|he|she|person|worker) (?:is|are|looks?|seems?|behaves?) (?:not )?(?:very )?professional"
    r"|vous êtes (?:peu |pas )?professionnel",
    re.I,
)


READ = ("words_", "clauses_")
"""What begins the name of a file that holds what others write, by which it is known; nothing of it is said."""


def test_calls_nobody_professional_or_unprofessional() -> None:
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*"))
    said = [p for p in files if p.suffix in (".py", ".toml", ".html", ".md", ".po") and not p.name.startswith(READ)]
    assert len(said) > 100
    found = []
    for path in said:
        for match in CALLING.finditer(path.read_text("utf-8")):
            line = path.read_text("utf-8")[: match.start()].count("\n") + 1
            found.append(f"{path.relative_to(ROOT)}:{line} {match[0]}")
    assert found == []
    assert CALLING.search("you are unprofessional"), "it can fail"
    assert isinstance(entry.commands, click.Group)
