"""The process itself: nothing of the worker in a core dump, in a traceback, in what libraries log, or in `ps`."""

import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from identity_scan.cli import no_trace

SECRET = "Marisol Quill"
HOLDER = """
import os, signal, sys
from identity_scan.cli import entry
from identity_scan.keeping import settings
secret = "Marisol " + "Quill"
def crash(*_): os.kill(os.getpid(), signal.SIGSEGV)
settings.read = crash
sys.argv = ["identity-scan", "history"]
entry.main()
"""
ALIVE = """
import ctypes, resource, sys
from identity_scan.cli import entry, startup
from identity_scan.keeping import settings
def look():
    print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
    raise SystemExit
settings.read = look
sys.argv = ["identity-scan", "history"]
entry.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how the process stands")
def test_the_process_cannot_be_dumped_once_a_command_runs() -> None:
    ended = subprocess.run([sys.executable, "-c", ALIVE], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.split() == ["(0,", "0)", "0"], ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="dumps a core as POSIX does")
def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    import resource

    def allowed() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    if resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY:
        pytest.skip("this computer allows no core at all")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(
        [sys.executable, "-c", HOLDER], cwd=tmp_path, env=environment, preexec_fn=allowed, timeout=60, check=False
    )
    assert ended.returncode == -signal.SIGSEGV
    assert list(tmp_path.iterdir()) == []


def test_what_fails_outside_of_the_boundary_is_told_without_its_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for hooks, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(hooks, name, getattr(hooks, name))
    monkeypatch.setattr(no_trace, "_no_core", lambda: None)
    monkeypatch.setattr(no_trace, "_not_dumpable", lambda: None)
    no_trace.leave_no_trace()

    def fails() -> None:
        raise ValueError(SECRET)

    one = threading.Thread(target=fails)
    one.start()
    one.join()
    try:
        fails()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    told = capsys.readouterr().err
    assert told.count("ValueError (") == 2
    assert "fails:" in told
    assert SECRET not in told
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger().handlers)
