"""How a browser is given its pipe on Windows: two handles that are named to it, and no others."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from identity_scan.asking import browser_process


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What Windows would be asked to start; handles are the file numbers and a thousand."""
    noted: dict[str, Any] = {"inheritable": []}
    msvcrt = ModuleType("msvcrt")
    msvcrt.get_osfhandle = lambda end: end + 1000  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(browser_process.sys, "platform", "win32")
    monkeypatch.setattr(
        browser_process.os, "set_handle_inheritable", lambda h, on: noted["inheritable"].append((h, on)), raising=False
    )
    monkeypatch.setattr(subprocess, "STARTUPINFO", lambda **given: SimpleNamespace(**given), raising=False)

    def popen(command: list[str], **given: Any) -> Any:
        noted.update(command=command, **given)
        return SimpleNamespace(poll=lambda: None)

    monkeypatch.setattr(subprocess, "Popen", popen)
    return noted


def test_on_windows_a_browser_inherits_its_two_ends_of_the_pipe_and_is_told_which(
    begun: dict[str, Any], tmp_path: Path
) -> None:
    browser_process._on_windows(("msedge.exe", "--remote-debugging-pipe"), tmp_path / "said", 5, 6)
    assert begun["command"] == ["msedge.exe", "--remote-debugging-pipe", "--remote-debugging-io-pipes=1005,1006"]
    assert begun["startupinfo"].lpAttributeList == {"handle_list": [1005, 1006]}
    assert begun["inheritable"] == [(1005, True), (1006, True)]
    assert not [word for word in begun["command"] if "port" in word]
