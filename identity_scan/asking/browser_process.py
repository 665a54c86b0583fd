"""Starting and ending a browser as a process of its own, with the pipe that it is read by.

On Linux and macOS it finds its ends of the pipe as files 3 and 4; on Windows their handles are named to it.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_FREE = 10
"""No file of ours is among the first, which the browser's ends of the pipe take."""
_ENDS_WITHIN = 5.0
"""Seconds that a browser has to put its things away, until it is ended."""


class Process(Protocol):
    """A process that was started here."""

    def alive(self) -> bool:
        """Tell whether it still runs."""

    def end(self) -> None:
        """Wait until it has ended by itself, end it if it does not."""


@dataclass(frozen=True, slots=True)
class Started:
    """A browser with our two ends of its pipe."""

    process: Process
    incoming: int
    outgoing: int


def start(command: Sequence[str], said: Path) -> Started:
    """Start a browser that is read by a pipe; what it says of its troubles goes to a file. Raises OSError."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    try:
        begin = _on_windows if sys.platform == "win32" else _elsewhere
        process = begin((*command, "--remote-debugging-pipe"), said, theirs_in, theirs_out)
    except OSError:
        os.close(ours_in)
        os.close(ours_out)
        raise
    finally:
        os.close(theirs_in)
        os.close(theirs_out)
    return Started(process, ours_in, ours_out)


def environment() -> dict[str, str]:
    """Return what a browser is started with: what this program has, without what is its own business."""
    own = ("IDENTITY_SCAN_", "SSL_CERT_")
    return {
        k: v for k, v in os.environ.items() if not k.startswith(own) and not k.endswith(("_API_KEY", "SERPAPI_KEY"))
    }


def launch(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start the browser once more, which hands an address on to the one that runs; raises OSError."""
    nowhere, own = subprocess.DEVNULL, sys.platform != "win32"
    return subprocess.Popen(
        command, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=environment(), start_new_session=own
    )


def stop(launched: "subprocess.Popen[bytes]") -> None:
    """End what was launched at once, with all of its own: left alone, it might become a browser of its own."""
    if launched.poll() is None:
        if sys.platform == "win32":
            launched.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(launched.pid, signal.SIGKILL)
    launched.wait()


# -- Linux, macOS -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Spawned:
    pid: int
    ended: bool = False

    def alive(self) -> bool:
        if not self.ended:
            with contextlib.suppress(ChildProcessError):
                self.ended = os.waitpid(self.pid, os.WNOHANG)[0] == self.pid
                return not self.ended
            self.ended = True
        return False

    def end(self) -> None:
        for sign in (None, signal.SIGTERM, signal.SIGKILL):
            if sign is not None:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.pid, sign)
            until = time.monotonic() + _ENDS_WITHIN
            while self.alive() and time.monotonic() < until:
                time.sleep(0.02)
            if self.ended:
                break
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)  # helpers that outlived it hold files of the profile open


def _elsewhere(command: Sequence[str], said: Path, incoming: int, outgoing: int) -> Process:
    """In a group of its own, so that ctrl+c in the terminal is ours, and all of it ends at once."""
    import fcntl

    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _FREE) for end in (incoming, outgoing)]
    try:
        pid = os.posix_spawn(
            command[0],
            list(command),
            environment(),
            file_actions=[
                (os.POSIX_SPAWN_DUP2, high[0], 3),
                (os.POSIX_SPAWN_DUP2, high[1], 4),
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, str(said), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            ],
            setpgroup=0,
        )
    finally:
        for end in high:
            os.close(end)
    return _Spawned(pid)


# -- Windows ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Opened:
    popen: "subprocess.Popen[bytes]"

    def alive(self) -> bool:
        return self.popen.poll() is None

    def end(self) -> None:
        for stop in (None, self.popen.terminate, self.popen.kill):
            if stop is not None:
                stop()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.popen.wait(_ENDS_WITHIN)
                return


def _on_windows(command: Sequence[str], said: Path, incoming: int, outgoing: int) -> Process:
    import msvcrt

    windows: Any = subprocess
    handles = [msvcrt.get_osfhandle(end) for end in (incoming, outgoing)]  # type: ignore[attr-defined]
    for handle in handles:
        os.set_handle_inheritable(handle, True)  # type: ignore[attr-defined]
    named = f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"
    # Only these two are handed on; without the list the browser would hold every file that is open here.
    about = windows.STARTUPINFO(lpAttributeList={"handle_list": handles})
    with said.open("wb") as troubles:
        popen = subprocess.Popen([*command, named], startupinfo=about, stderr=troubles, env=environment())
    return _Opened(popen)
