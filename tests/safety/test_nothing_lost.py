"""What was acknowledged is there, whatever happens to the program, the disk or the clock.

Beside this: a full file, a newer and a damaged database, another writer in tests/keeping/test_history.py; a killed
process of the product itself, resumed, in tests/replay/test_resume.py. `python -m tests.safety.figures` kills 200
times.
"""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from safety.kills import ASKED, PLAN, WHO

from identity_scan.engines.engine import Engine, Options
from identity_scan.keeping.history import History
from identity_scan.model import Decision, Outcome, Reply, Request, Verdict
from identity_scan.session.search import Search
from identity_scan.speech.errors import HistoryError

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are of POSIX")


@posix
def test_nothing_acknowledged_is_lost_by_kill_minus_nine() -> None:
    """In a process of its own, since it forks: there are no threads there."""
    times = int(os.environ.get("SAFETY_KILLS", "24"))
    command = [sys.executable, "-m", "safety.kills", str(times)]
    done = subprocess.run(command, cwd=ROOT / "tests", capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert f'"survived": {times}' in done.stdout
    for moment in ("search", "judging", "decision", "report"):
        assert f'"{moment}"' in done.stdout, "kills fell into every kind of work"


# -- the disk ---------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def tiny_disk(folder: Path, options: str) -> Iterator[Path]:
    """Mount a small disk; the test is skipped where that is not allowed."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only the superuser may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


async def searched(search: Search, web: object = None) -> None:
    async for _item in search.run(web or WHO.web(), lambda _engine: Options()):  # type: ignore[arg-type]
        pass


def begun(history: History) -> Search:
    return Search.begin(WHO.person, PLAN, ASKED, history, lambda: NOW)


def until_full(folder: Path) -> tuple[int, str]:
    """Search on a disk until it is full; returns how many answers were acknowledged, and the sentence."""
    searches: list[Search] = []
    with History.open(folder / "home", lambda: NOW) as history:
        try:
            for _search in range(200):
                searches.append(begun(history))  # which may be the very thing that finds no room
                asyncio.run(searched(searches[-1]))
        except HistoryError as error:
            return sum(len(search.collected) for search in searches), str(error)
    raise AssertionError("the disk never became full")


def test_a_disk_that_is_full_in_mid_search_loses_nothing(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", "size=600k,mode=0700") as disk:
        kept, said = until_full(disk)
        assert "disk is full" in said
        assert "safe" in said
        (disk / "ballast").unlink(missing_ok=True)
        with History.open(disk / "home", lambda: NOW) as history:
            assert not history.notices
            assert sum(len(history.collected(scan.id)) for scan in history.scans()) >= kept > 0


LIMITED = """
    import resource, signal, sys
    from pathlib import Path
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    sys.path.insert(0, {tests!r})
    from safety.test_nothing_lost import until_full
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    kept, said = until_full(Path({folder!r}))
    print(kept, said)
"""


@posix
def test_a_file_that_may_not_grow_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    code = textwrap.dedent(LIMITED).format(tests=str(ROOT / "tests"), folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=ROOT)
    kept, _space, said = done.stdout.partition(" ")
    assert done.returncode == 0, done.stderr[-1000:]
    assert said.strip()
    assert "Traceback" not in said
    with History.open(tmp_path / "home", lambda: NOW) as history:
        assert not history.notices
        assert sum(len(history.collected(scan.id)) for scan in history.scans()) >= int(kept) > 0


CLOSED = """
    import os, sys
    sys.path.insert(0, "tests")
    from unprivileged import give_up
    from identity_scan.cli.entry import main
    give_up()
    os.environ["IDENTITY_SCAN_HOME"] = sys.argv[1]
    sys.argv = ["identity-scan", "scan", "--person", sys.argv[2], "--engines", "bing"]
    main()
"""


@posix
def test_a_folder_that_may_not_be_written_is_a_sentence_before_anything_is_sent(tmp_path: Path) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o555)
        me = Path(place).with_suffix(".toml")
        me.write_text('name = "Marisol Quill"\nprivate_emails = "mq@home.example"\nself = true\n', "utf-8")
        me.chmod(0o644)
        command = [sys.executable, "-c", textwrap.dedent(CLOSED), f"{place}/data", str(me)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
        me.unlink()
        os.chmod(place, 0o755)
    assert done.returncode == 2, done.stderr
    assert "may not write" in done.stderr
    assert "choose another data folder" in done.stderr
    assert "Traceback" not in done.stderr


# -- two at once ------------------------------------------------------------------------------------------------------

TWICE = """
    import asyncio, sys
    from pathlib import Path
    sys.path.insert(0, {tests!r})
    from identity_scan.keeping import lease
    from safety.test_nothing_lost import NOW, History, begun, searched
    for waits in (lease.share, lease.alone.__wrapped__):
        waits.__defaults__ = (60.0,)  # on a busy machine the other copy may take longer than a person would wait
    with History.open(Path({folder!r}), lambda: NOW) as history:
        for _search in range(3):
            search = begun(history)
            asyncio.run(searched(search))
            search.finish()
            print(search.scan.id, len(search.collected), flush=True)
"""


def test_two_copies_started_at_once_both_keep_all(tmp_path: Path) -> None:
    code = textwrap.dedent(TWICE).format(tests=str(ROOT / "tests"), folder=str(tmp_path / "home"))
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": ROOT}
    both = [subprocess.Popen([sys.executable, "-c", code], **pipes) for _copy in range(2)]
    said = [copy.communicate(timeout=120) for copy in both]
    assert [copy.returncode for copy in both] == [0, 0], said
    with History.open(tmp_path / "home", lambda: NOW) as history:
        assert not history.notices
        assert len(history.scans()) == 6
        for line in "".join(out for out, _err in said).splitlines():
            name, answers = line.split()
            assert len(history.collected(name)) == int(answers)
            assert history.record(name).seen


# -- the clock --------------------------------------------------------------------------------------------------------


class Sleepy:
    """The invented web on a computer whose clock jumps while it answers."""

    def __init__(self, jumps: dict[int, timedelta]) -> None:
        self.web, self.jumps, self.answers, self.shift = WHO.web(), jumps, 0, timedelta(0)

    def now(self) -> datetime:
        return NOW + self.shift

    async def send(self, engine: Engine, request: Request) -> Reply:
        self.answers += 1
        self.shift += self.jumps.get(self.answers, timedelta(0))
        return await self.web.send(engine, request)


@pytest.mark.parametrize(
    "jumps",
    [
        pytest.param({2: timedelta(hours=9)}, id="the laptop sleeps a night"),
        pytest.param({2: timedelta(days=-400)}, id="the clock is set back"),
        pytest.param({2: timedelta(hours=9), 4: timedelta(days=-2), 6: timedelta(days=30)}, id="to and fro"),
    ],
)
def test_a_clock_that_jumps_in_mid_search_loses_nothing(tmp_path: Path, jumps: dict[int, timedelta]) -> None:
    web = Sleepy(jumps)
    with History.open(tmp_path, web.now) as history:
        search = Search.begin(WHO.person, PLAN, ASKED, history, web.now)
        asyncio.run(searched(search, web))
        assessment = search.finish()
        history.decide(Decision("x", verdict=Verdict.ME))
        history.tidy(web.now())
        answers = history.collected(search.scan.id)
        assert len(answers) == len(search.collected) == len(PLAN.asks)
        assert assessment.coverage.answered == assessment.coverage.wanted
        assert {c.answer.outcome for c in answers} <= {Outcome.RESULTS, Outcome.NONE}
        assert history.decisions()["x"].verdict is Verdict.ME
        assert history.scans()[-1].id == search.scan.id
        assert history.record(search.scan.id).seen


def test_a_refusal_noted_before_the_clock_was_set_back_silences_nobody_for_ever(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOW) as history:
        history.rest("bing", NOW + timedelta(hours=1))
    with History.open(tmp_path, lambda: NOW - timedelta(days=400)) as history:
        assert history.resting() == {}


@posix
def test_ctrl_c_keeps_what_came(tmp_path: Path) -> None:
    code = textwrap.dedent(TWICE).format(tests=str(ROOT / "tests"), folder=str(tmp_path / "home"))
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True, "cwd": ROOT}
    with subprocess.Popen([sys.executable, "-c", code], **pipes) as copy:
        assert copy.stdout
        name, answers = copy.stdout.readline().split()
        copy.send_signal(signal.SIGINT)
        copy.stdout.read()
    with History.open(tmp_path / "home", lambda: NOW) as history:
        assert len(history.collected(name)) == int(answers)
