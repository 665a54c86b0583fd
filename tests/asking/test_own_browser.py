"""Pages that come back from a person's own browser: a real one, its real clipboard, its real downloads folder."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from systems import posix

from identity_scan import demo
from identity_scan.asking import own_browser
from identity_scan.asking.own_browser import Brought
from identity_scan.engines import ENGINES, saved_page
from identity_scan.model import Collected, Depth
from identity_scan.planning import plan

TAMSIN = demo.find("tamsin")
PLAN = plan.make(TAMSIN.person, Depth.LIGHT, [ENGINES["bing"]])
GOOGLE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>"Tamsin Okerlund" - Google Search</title></head><body id="gsr">
<a href="https://www.google.com/search?q=%22Tamsin+Okerlund%22&amp;udm=2">Images</a>
<form action="/search" role="search"><textarea class="gLFyf" name="q">"Tamsin Okerlund"</textarea></form>
<div id="search"><div id="rso"><div class="MjjYud"><div class="tF2Cxc"><div class="yuRUbf">
<a href="https://www.escarpmentcfs.example/about/intake-team"><h3 class="LC20lb">Intake team · été</h3></a></div>
<div class="VwiC3b">Tamsin Okerlund, MSW, RSW</div></div></div></div></div></body></html>"""
SAVED = """<!DOCTYPE html>
<!-- saved from url=(0070)https://www.google.ca/search?q=%22Tamsin+Okerlund%22 -->
"""


async def first(pages: AsyncIterator[Brought]) -> Brought:
    async with asyncio.timeout(30):
        async for page in pages:
            return page
    raise AssertionError("nothing came")


def as_the_disk(probe: Path) -> Callable[[], float]:
    """The clock that the disk writes on its files, wherever that of the tests stands."""

    def now() -> float:
        probe.touch()
        return probe.stat().st_mtime

    return now


def taken(page: Brought) -> Collected:
    assert page.reply, page.why
    return saved_page.take(page.reply, TAMSIN.person, PLAN.asks, datetime(2026, 3, 1, tzinfo=UTC))


async def test_a_page_saved_while_the_screen_waits_is_taken_and_an_older_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "older.html").write_text(GOOGLE.replace("Intake", "Older"), "utf-8")
    async with aclosing(own_browser.pages(None, tmp_path, as_the_disk(tmp_path / "clock"))) as pages:
        waiting = asyncio.ensure_future(first(pages))
        await asyncio.sleep(0)
        (tmp_path / "result.html").write_text(SAVED + GOOGLE, "utf-8")
        item = taken(await waiting)
    assert (item.ask.engine, item.ask.query.id) == ("google", "N1")
    assert [hit.title for hit in item.answer.hits] == ["Intake team · été"]


async def test_what_lies_on_the_clipboard_before_is_left_alone() -> None:
    pasted = iter([b"<p>private</p>", b"<p>private</p>", GOOGLE.encode()])
    async with aclosing(own_browser.pages(lambda: next(pasted, b""), None, lambda: 0.0)) as pages:
        page = await first(pages)
    assert page.reply
    assert b"private" not in page.reply.body


async def test_a_clipboard_that_another_program_holds_at_first_is_left_alone_too() -> None:
    pasted = iter([None, None, b"<p>private</p>", b"<p>private</p>", GOOGLE.encode()])
    async with aclosing(own_browser.pages(lambda: next(pasted, b""), None, lambda: 0.0)) as pages:
        page = await first(pages)
    assert page.reply
    assert b"private" not in page.reply.body


@posix
def test_a_clipboard_program_that_hangs_or_is_missing_is_no_empty_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_browser, "_PATIENCE", 0.1)
    assert own_browser._output(("sleep", "5")) is None
    assert own_browser._output(("no-such-clipboard-program",)) is None
    assert own_browser._output(("false",)) == b""


def test_the_way_of_windows_and_of_macos_to_hold_html() -> None:
    windows = b"Version:0.9\r\nStartHTML:0001\r\nSourceURL:https://www.google.ca/search?q=x\r\n" + GOOGLE.encode()
    assert saved_page.from_clipboard(windows).url == "https://www.google.ca/search?q=x"
    assert taken(Brought(saved_page.from_clipboard(windows))).ask.engine == "google"
    assert own_browser._from_hex("«data HTML3C703E».".encode()) == b"<p>"
    assert own_browser._from_hex(b"missing value") == b""


# -- a real browser ---------------------------------------------------------------------------------------------------

NEEDED = ("Xvfb", "chromium", "xclip", "xdotool")
missing = [name for name in NEEDED if not shutil.which(name)]


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1200x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    monkeypatch.setenv("DISPLAY", name)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    yield name
    server.terminate()
    server.wait()


@pytest.fixture
def browser(display: str, tmp_path: Path) -> Iterator[str]:
    page = tmp_path / "page.html"
    page.write_text(GOOGLE, "utf-8")
    words = "--no-sandbox --disable-gpu --no-first-run --disable-sync --disable-background-networking"
    process = subprocess.Popen(
        [
            "chromium",
            *words.split(),
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=1100,800",
            page.as_uri(),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    found = subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Google Search"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    yield found.stdout.split()[0]
    process.terminate()
    process.wait()


@pytest.mark.skipif(bool(missing), reason=f"not on this machine: {', '.join(missing)}")
async def test_select_all_and_copy_in_a_real_browser_brings_the_page(browser: str) -> None:
    way = own_browser.clipboard_way()
    assert way
    async with aclosing(own_browser.pages(way, None, lambda: 0.0)) as pages:
        waiting = asyncio.ensure_future(first(pages))
        for _attempt in range(10):
            copy = ["xdotool", "windowfocus", "--sync", browser, "key", "--window", browser, "ctrl+a", "ctrl+c"]
            await asyncio.to_thread(subprocess.run, copy, check=False, timeout=20)
            done, _pending = await asyncio.wait([waiting], timeout=2)
            if done:
                break
        item = taken(await waiting)
    assert (item.ask.engine, item.ask.query.id) == ("google", "N1")
    assert [(hit.title, hit.url) for hit in item.answer.hits] == [
        ("Intake team · été", "https://www.escarpmentcfs.example/about/intake-team")
    ]
