"""The standalone application in a window of its own: what it leaves to others, and that a last word can be read."""

import os
from collections.abc import Callable

import pytest

from identity_scan.cli import entry, own_window


def ends(code: int) -> Callable[[], None]:
    def main() -> None:
        raise SystemExit(code)

    return main


@pytest.mark.parametrize(("alone", "code", "asks"), [(True, 2, 1), (True, 0, 0), (False, 2, 0)])
def test_a_window_that_would_close_over_a_failure_waits_for_a_key(
    monkeypatch: pytest.MonkeyPatch, alone: bool, code: int, asks: int
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(own_window, "_is_alone", lambda: alone)
    monkeypatch.setattr(own_window, "_sized", lambda: None)
    monkeypatch.setattr(entry, "main", ends(code))
    monkeypatch.setattr("builtins.input", lambda said: asked.append(said) or "")
    with pytest.raises(SystemExit) as end:
        own_window.main()
    assert end.value.code == code
    assert asked == ["Press enter to close this window."] * asks


def test_a_browser_that_is_started_takes_its_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/identity-scan/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")
    monkeypatch.setenv("DYLD_LIBRARY_PATH", "/opt/identity-scan/_internal")
    monkeypatch.setattr(own_window, "_is_alone", lambda: False)
    monkeypatch.setattr(entry, "main", ends(0))
    with pytest.raises(SystemExit):
        own_window.main()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/theirs"
    assert "DYLD_LIBRARY_PATH" not in os.environ
