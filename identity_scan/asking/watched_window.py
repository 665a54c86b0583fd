"""A browser window that the worker watches: signed out, with a profile that is thrown away.

It is started as anybody starts it, and each search is opened as a new tab by the browser's own command line. Only to
read the page that stands there is a tab attached to, and let go at once. Nothing in it is clicked, typed or run.
"""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from identity_scan.asking import throwaway
from identity_scan.asking.browser_found import Browser
from identity_scan.asking.browser_process import Process, launch, start, stop
from identity_scan.asking.devtools_wire import BrowserGone, Refused, Wire
from identity_scan.model import Reply
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _

QUIET: Final = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-component-update",
    "--disable-background-networking",
)
"""No welcome, no sign-in, no updates, nothing fetched beside the pages. None of it hides what the browser is."""
BEAT = 0.3
"""Seconds between two looks at which tabs there are."""
OPENS_WITHIN = 20.0
"""Seconds until a tab that was asked for must be there."""
_ROAD = "identity-scan import FILE"


class WindowClosed(BrowserGone):
    """The worker closed the window, or the browser died: nothing more can be opened in it."""


class TabClosed(Exception):
    """The tab of this search was closed, and the window still stands."""


@dataclass(frozen=True, slots=True)
class Tab:
    """What the browser says of a tab without anybody looking into it."""

    id: str
    title: str
    address: str


@contextlib.asynccontextmanager
async def window(browser: Browser, data: Path, proxy: str = "") -> AsyncIterator["Window"]:
    """Start the browser in a profile of its own, and close it and take the profile away whatever happens.

    `proxy`: the address of a proxy to go through, empty for the system's own. BadInput if it does not start.
    """
    _check_display()
    stack = contextlib.ExitStack()
    try:
        folder = stack.enter_context(throwaway.profile(data))
    except OSError as error:
        raise BadInput(_("No folder for the browser could be made ({reason}).").format(reason=why(error))) from error
    with stack:
        made = _start(browser, folder, proxy)
        try:
            await made.ready()
            yield made
        finally:
            await asyncio.shield(asyncio.to_thread(made.close))


def _check_display() -> None:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise BadInput(
            _("There is no screen here on which a browser window could open."),
            _("Search in a browser elsewhere, save the pages of results, and bring them here: {command}").format(
                command=_ROAD
            ),
        )


def _start(browser: Browser, folder: Path, proxy: str) -> "Window":
    command = (
        *browser.command,
        f"--user-data-dir={folder}",
        f"--disk-cache-dir={folder / 'cache'}",
        *QUIET,
        *([f"--proxy-server={_nameless(proxy)}"] if proxy else []),
    )
    said = folder / "said.txt"
    try:
        started = start((*command, "about:blank"), said)
    except OSError as error:
        raise BadInput(
            _("{browser} could not be started ({reason}).").format(browser=browser.name, reason=why(error)),
            _("Copy or save the pages in a browser of your own instead, and bring them here: {command}").format(
                command=_ROAD
            ),
        ) from error
    return Window(browser, command, started.process, Wire(started.incoming, started.outgoing), said)


def _nameless(proxy: str) -> str:
    """Without its password, which other programs could read: the browser asks the worker for it."""
    parts = urlsplit(proxy)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl().rstrip("/")


class Window:
    """The window with the tab of the search that was opened last."""

    def __init__(
        self, browser: Browser, command: Sequence[str], process: Process, wire: Wire, said: Path | None = None
    ) -> None:
        self.browser = browser
        self._command, self._process, self._wire, self._said = tuple(command), process, wire, said
        self._tab = ""
        self._launched: list[subprocess.Popen[bytes]] = []

    @property
    def left_behind(self) -> str:
        """The folder that the browser kept its things in, if it still stands; empty once it is gone."""
        folder = self._said.parent if self._said else None
        return str(folder) if folder and folder.exists() else ""

    async def ready(self) -> None:
        """Wait until the browser answers; BadInput if it never does."""
        try:
            await self._tabs()
        except BrowserGone:
            await asyncio.to_thread(self.close)
            raise self._not_started() from None

    def _not_started(self) -> BadInput:
        said = ""
        with contextlib.suppress(OSError):
            said = self._said.read_text("utf-8", "replace") if self._said else ""
        if "disallowed by the system admin" in said:
            what = _("Whoever looks after this computer does not let programs read {browser}.")
        else:
            what = _("{browser} closed before its window appeared, or lets no program read it.")
        return BadInput(
            what.format(browser=self.browser.name),
            _("Copy or save the pages in a browser of your own instead, and bring them here: {command}").format(
                command=_ROAD
            ),
        )

    async def open(self, address: str) -> None:
        """Open an address as a new tab, as a link in another program does; WindowClosed or TabClosed."""
        before = {tab.id for tab in await self._tabs()}
        try:
            # Not in a thread: one that starts after ctrl+c would be a browser that nobody ends. "--" ends the options.
            launched = launch([*self._command, "--", address])
        except OSError as error:
            raise WindowClosed from error
        self._launched = [p for p in self._launched if p.poll() is None] + [launched]
        for _look in range(int(OPENS_WITHIN / BEAT)):
            if fresh := [tab for tab in await self._tabs() if tab.id not in before]:
                self._tab = fresh[-1].id
                return
            await asyncio.sleep(BEAT)
        raise TabClosed

    async def tab(self) -> Tab:
        """Return the tab of this search as it stands, without looking into it; WindowClosed or TabClosed."""
        for tab in await self._tabs():
            if tab.id == self._tab:
                return tab
        raise TabClosed

    async def read(self) -> Reply | None:
        """Return the page that stands in the tab, None if it moved on meanwhile; attached for this alone."""
        try:
            session = str((await self._call("Target.attachToTarget", targetId=self._tab, flatten=True))["sessionId"])
        except Refused:
            return None
        try:
            root = (await self._call("DOM.getDocument", session, depth=0))["root"]
            markup = (await self._call("DOM.getOuterHTML", session, nodeId=root["nodeId"]))["outerHTML"]
        except Refused:
            return None
        finally:
            with contextlib.suppress(Refused, BrowserGone):
                await self._call("Target.detachFromTarget", sessionId=session)
        body = str(markup).encode("utf-8", "replace")
        return Reply(200, str(root.get("documentURL", "")), {"content-type": "text/html; charset=utf-8"}, body)

    def close(self) -> None:
        """End the browser; it may take some seconds, so not in the loop."""
        for launched in self._launched:
            stop(launched)
        self._wire.close()
        self._process.end()

    async def _tabs(self) -> list[Tab]:
        """The tabs of pages; on macOS a browser lives on without a window, which is as good as closed."""
        listed = (await self._call("Target.getTargets"))["targetInfos"]
        tabs = [Tab(t["targetId"], t.get("title", ""), t.get("url", "")) for t in listed if t.get("type") == "page"]
        if not tabs:
            raise WindowClosed
        return tabs

    async def _call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        try:
            return await self._wire.call(method, session, **params)
        except BrowserGone as error:
            raise WindowClosed from error
