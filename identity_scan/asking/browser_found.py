"""Which browser of this computer can be watched: one that is made of Chromium, or the one that the worker names."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

NAMED: Final = "IDENTITY_SCAN_BROWSER"
"""The command line of the browser to take, before the settings'."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A browser by its brand: who makes it, and how it is called on each system."""

    name: str
    maker: str
    windows: str
    macos: str
    linux: tuple[str, ...]


KINDS: Final = (
    Kind("Chrome", "Google", "chrome.exe", "Google Chrome", ("google-chrome-stable", "google-chrome")),
    Kind("Edge", "Microsoft", "msedge.exe", "Microsoft Edge", ("microsoft-edge-stable", "microsoft-edge")),
    Kind("Brave", "Brave", "brave.exe", "Brave Browser", ("brave-browser-stable", "brave-browser", "brave")),
    Kind("Vivaldi", "Vivaldi", "vivaldi.exe", "Vivaldi", ("vivaldi-stable", "vivaldi")),
    Kind("Chromium", "", "chromium.exe", "Chromium", ("chromium", "chromium-browser")),
)
"""In the order in which they are taken: first what most clients use."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that can be started: its command line without an address, its brand, and who makes it."""

    command: tuple[str, ...]
    name: str
    maker: str = ""


def found(setting: str = "", environment: Mapping[str, str] | None = None) -> Browser | None:
    """Return the browser to watch, None where there is none; BadInput if one is named that cannot be started."""
    named = (os.environ if environment is None else environment).get(NAMED, "").strip() or setting.strip()
    if named:
        return _named(named)
    return next(_installed(), None)


def _named(line: str) -> Browser:
    try:
        words = shlex.split(line, posix=os.name == "posix")
    except ValueError:
        words = []
    words = [word.strip('"') for word in words]
    program = shutil.which(os.path.expanduser(words[0])) if words else None
    if program is None:
        raise BadInput(
            _("The browser {name} cannot be started.").format(name=clean(line, 120)),
            _("Name its program in the settings (browser) or in IDENTITY_SCAN_BROWSER, or remove the name."),
        )
    kind = next((k for k in KINDS if _is(k, program)), None)
    return Browser((program, *words[1:]), kind.name if kind else Path(program).stem, kind.maker if kind else "")


def _is(kind: Kind, program: str) -> bool:
    base = Path(program).name.lower()
    return base in (kind.windows, kind.macos.lower(), *kind.linux)


def _installed() -> Iterator[Browser]:
    where = {"win32": _on_windows, "darwin": _on_macos}.get(sys.platform, _on_linux)
    for kind in KINDS:
        if program := where(kind):
            yield Browser((program,), kind.name, kind.maker)


def _on_linux(kind: Kind) -> str:
    """A browser in a snap or a flatpak cannot write its profile where this program keeps its data."""
    for name in kind.linux:
        program = shutil.which(name)
        if program and not re.match(r"/snap/|/var/lib/snapd/", os.path.realpath(program)):
            return program
    return ""


def _on_macos(kind: Kind) -> str:
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        program = folder / f"{kind.macos}.app" / "Contents" / "MacOS" / kind.macos
        if program.is_file():
            return str(program)
    return ""


def _on_windows(kind: Kind) -> str:
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):  # type: ignore[attr-defined]
        key = rf"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{kind.windows}"
        try:
            path = str(winreg.QueryValue(root, key)).strip('"')  # type: ignore[attr-defined]
        except OSError:
            continue
        if Path(path).is_file():
            return path
    return ""
