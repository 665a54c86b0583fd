"""Fourteen ways of turning the program on somebody else, each walked; SECURITY names the three that work.

Whoever changes the program, or makes up the files of an installation with it, needs none of them.
"""

import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from at_the_prompt import AtATerminal, Ran, Run

from identity_scan import demo
from identity_scan.asking.fetch import Web
from identity_scan.asking.unreachable import Unreachable
from identity_scan.engines import ENGINES, saved_page
from identity_scan.keeping import history_file, own_person, settings
from identity_scan.keeping.ownership import claim
from identity_scan.model import Person, Reply, Request
from identity_scan.person.person_file import text_of
from identity_scan.speech.errors import BadInput

ROOT = Path(__file__).resolve().parent.parent.parent
ME = Person("Marisol Quill", other_names=("M. Quill",), usernames=("quillruns",), places=("Truro",), attested=True)
CLIENT = Person("Benno Haverstock", places=("Truro",), private_phones=("902-555-0188",), attested=True)
POSED = replace(CLIENT, work_emails=("benno@haverstock.example",))
OWN = "person.toml"
SCAN = ("scan", "--engines", "bing", "--recipes", "N1", "--json", "-")


class Way:
    """What somebody does who looks for another person: at the prompt, in a computer of their own."""

    def __init__(self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.run, self.folder, self._patch = run, folder, monkeypatch
        self.asked: list[str] = []
        self._patch.setattr("identity_scan.asking.fetch.Web", self._web)

    def _web(self, _chosen: settings.Settings, **_how: bool) -> object:
        self.asked.append("the web")
        return demo.find("tamsin").web()

    def file(self, person: Person) -> str:
        path = self.folder / f"{len(list(self.folder.iterdir()))}.toml"
        path.write_text(text_of(person), "utf-8")
        return str(path)

    def lay(self, person: Person) -> None:
        settings.folder().mkdir(parents=True, exist_ok=True)
        (settings.folder() / OWN).write_text(text_of(person), "utf-8")

    def types(self, *lines: str, terminal: bool = True) -> None:
        text = "".join(f"{line}\n" for line in lines)
        self._patch.setattr("sys.stdin", AtATerminal(text) if terminal else io.StringIO(text))

    def home(self, name: str) -> None:
        self._patch.setenv("IDENTITY_SCAN_HOME", str(self.folder / name))

    def proxy(self) -> None:
        self._patch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")


@pytest.fixture
def way(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Way:
    return Way(run, tmp_path, monkeypatch)


NEW = (CLIENT.name, *[""] * 12)
"""What `me` is answered about a client, but for the promise."""


def loop_over_files(way: Way) -> Ran:
    own_person.write(ME, settings.folder() / OWN)
    return way.run(*SCAN, "--person", way.file(CLIENT))


def home_for_each(way: Way) -> Ran:
    way.home("another")
    return way.run(*SCAN, "--person", way.file(CLIENT))


def file_laid_in_a_new_home(way: Way) -> Ran:
    way.lay(CLIENT)
    return way.run(*SCAN)


def file_laid_over_one_s_own(way: Way) -> Ran:
    own_person.write(ME, settings.folder() / OWN)
    way.lay(CLIENT)
    return way.run(*SCAN)


def own_name_and_somebody_s_other_names(way: Way) -> Ran:
    own_person.write(ME, settings.folder() / OWN)
    way.lay(replace(ME, other_names=(CLIENT.name,)))
    return way.run(*SCAN)


def own_name_and_somebody_s_telephone(way: Way) -> Ran:
    own_person.write(ME, settings.folder() / OWN)
    file = way.file(replace(ME, private_phones=CLIENT.private_phones))
    return way.run("scan", "--recipes", "K2", "--engines", "bing", "--json", "-", "--person", file)


def invented_first_and_real_afterwards(way: Way) -> Ran:
    way.proxy()
    way.lay(POSED)
    way.run(*SCAN)
    way.lay(CLIENT)
    way.asked.clear()
    return way.run(*SCAN)


def invented_on_the_real_web(way: Way) -> Ran:
    return way.run(*SCAN, "--person", way.file(POSED))


def leaving_nothing_in_a_loop(way: Way) -> Ran:
    way.types(CLIENT.name, terminal=False)
    return way.run(*SCAN, "--leave-nothing", "--person", way.file(CLIENT))


def promise_through_a_pipe(way: Way) -> Ran:
    way.types(*NEW, CLIENT.name, terminal=False)
    way.run("me")
    return way.run(*SCAN)


def pages_asked_for_somebody(way: Way) -> Ran:
    own_person.write(ME, settings.folder() / OWN)
    queries = ('"Benno Haverstock" NOT "Marisol Quill"', '"Benno Haverstock" OR "Marisol Quill"', "Benno Haverstock")
    for number, query in enumerate((*queries, '"Benno Haverstock" quillruns')):
        (way.folder / f"{number}.html").write_text(GOOGLE.format(query=query.replace('"', "&quot;")), "utf-8")
    ended = way.run("import", *map(str, sorted(way.folder.glob("?.html"))), "--json", "-")
    assert ended.err.count("contains no form of your own name") == 4
    return ended


def rows_that_one_has(way: Way) -> Ran:
    (way.folder / "rows.jsonl").write_text('{"url": "https://a.example/", "title": "Benno Haverstock"}', "utf-8")
    return way.run("judge", str(way.folder / "rows.jsonl"), "--person", way.file(CLIENT), "--json", "-")


def lie_at_a_terminal(way: Way) -> Ran:
    way.types(CLIENT.name)
    return way.run(*SCAN, "--leave-nothing", "--person", way.file(CLIENT))


def invented_through_a_proxy_that_leads_on(way: Way) -> Ran:
    way.proxy()
    return way.run(*SCAN, "--person", way.file(POSED))


GOOGLE = """<html lang="en"><head><title>{query} - Google Search</title></head><body id="gsr">
<form action="/search" role="search"><textarea class="gLFyf" name="q">{query}</textarea></form>
<div id="search"><div id="rso"><div class="MjjYud"><div class="g tF2Cxc"><div class="yuRUbf">
<a href="https://intake.example/team"><h3 class="LC20lb">Intake team</h3></a></div><div class="VwiC3b">Marisol Quill
</div></div></div></div></div></body></html>"""
REFUSED: tuple[Callable[[Way], Ran], ...] = (
    loop_over_files,
    home_for_each,
    file_laid_in_a_new_home,
    file_laid_over_one_s_own,
    own_name_and_somebody_s_other_names,
    own_name_and_somebody_s_telephone,
    invented_first_and_real_afterwards,
    invented_on_the_real_web,
    leaving_nothing_in_a_loop,
    promise_through_a_pipe,
    pages_asked_for_somebody,
)
WORKS: dict[Callable[[Way], Ran], str] = {
    rows_that_one_has: "`judge` sends nothing and takes any file",
    lie_at_a_terminal: "a lie, typed at a terminal",
    invented_through_a_proxy_that_leads_on: "passed off as invented",
}


@pytest.mark.parametrize("does", REFUSED)
def test_it_is_refused_and_nobody_is_asked(way: Way, does: Callable[[Way], Ran]) -> None:
    ended = does(way)
    assert ended.code in (2, 3), ended.err
    assert ended.out == ""
    assert way.asked == []


@pytest.mark.parametrize("does", WORKS)
def test_it_works_and_security_says_so(way: Way, does: Callable[[Way], Ran]) -> None:
    ended = does(way)
    assert '"name": "Benno Haverstock"' in ended.out, ended.err
    assert WORKS[does] in " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
    assert len(REFUSED) + len(WORKS) == 14
    assert len(WORKS) <= 3


def test_what_an_invented_person_shows_is_marked_everywhere(way: Way) -> None:
    ended = invented_through_a_proxy_that_leads_on(way)
    assert re.search(r'"person": \{\s*"name": "Benno Haverstock",\s*"invented": true', ended.out)
    for form in ("md", "txt", "html"):
        way.run("report", form, "--person", way.file(POSED), "--out", str(way.folder / "out"))
    written = [path.read_text("utf-8") for path in (way.folder / "out").iterdir()]
    assert len(written) == 3
    assert all("about an invented person" in " ".join(text.split()) for text in written)


async def test_no_request_of_an_invented_person_goes_round_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_PROXY may take an engine out of it, and a redirect may lead elsewhere: each request is looked at."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "bing.com")
    async with Web(settings.Settings(), only_here=True) as web:
        with pytest.raises(Unreachable, match="invented"):
            await web.send(ENGINES["bing"], Request("https://www.bing.com/search"))


def test_the_worker_s_own_file_counts_once_they_said_so(way: Way) -> None:
    """Laid by hand it is the draft of their answers: only the promise is left to type."""
    way.lay(ME)
    assert "nobody has said at this computer" in way.run("findings").err
    way.types(*[""] * 40, ME.name, "")
    assert way.run("me").code == 0
    kept = own_person.read(settings.folder() / OWN)
    assert (kept.name, kept.other_names, kept.usernames) == (ME.name, ME.other_names, ME.usernames)
    assert not (settings.folder() / OWN).exists()
    assert way.run(*SCAN, "--person", way.file(ME)).code == 0


def test_who_was_invented_until_now_says_so_too(way: Way) -> None:
    way.lay(POSED)
    way.types("-", terminal=False)
    ended = way.run("me", "work_emails")
    assert ended.code == 2
    assert "at a terminal" in ended.err
    assert own_person.read(settings.folder() / OWN) == POSED


def test_a_history_of_an_earlier_version_counts_as_the_word_of_then(way: Way) -> None:
    """It asked for the attestation before its first search; a file without a history may be anybody's."""
    way.lay(ME)
    with closing(sqlite3.connect(settings.folder() / "identity-scan.sqlite3", isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        db.executescript(history_file.STEPS[0])
        db.execute("PRAGMA user_version = 1")
        claim(db, ME.name)
    way.run("history")  # moves it in
    assert not (settings.folder() / OWN).exists()
    assert own_person.read(settings.folder() / OWN) == ME
    assert way.run(*SCAN).code == 0
    way.home("without a history")
    way.lay(ME)
    assert way.run(*SCAN).code == 2


def test_a_page_for_oneself_is_still_taken() -> None:
    item = saved_page.take(Reply(200, "", {}, GOOGLE.format(query="Marisol Quill").encode()), ME, (), datetime.now(UTC))
    assert item.answer.hits
    with pytest.raises(BadInput, match="one person: you"):
        saved_page.take(Reply(200, "", {}, GOOGLE.format(query=CLIENT.name).encode()), ME, (), datetime.now(UTC))
