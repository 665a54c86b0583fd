"""What this computer has for the program, looked up without sending anything or touching what is kept.

Where the terminal is concerned, the face that asks tells what it sees.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Final

from identity_scan.keeping import private_files, settings
from identity_scan.present.computer import Part
from identity_scan.speech import additions
from identity_scan.speech.errors import BadInput

WIDTH, HEIGHT = 80, 24
"""Columns and lines from which on every screen shows all of itself (tests/tui)."""
LEAST = 50
"""Megabytes that a history of some years and its copies may need."""
MADE: Final = date(2026, 11, 1)
"""The tables of facts were compiled then: no clock that is right says an earlier day."""
_LOADED: Final = (
    "sqlcipher3",
    "cryptography.hazmat.primitives.ciphers.aead",
    "lxml.etree",
    "primp",
    "textual",
    "httpx",
)
"""Parts that hold machine code, which an agency's computer may refuse, or that all else stands on."""


def at_once(size: tuple[int, int] | None, keeps: bool) -> Sequence[Part]:
    """Return what the first screen needs, in a moment: a terminal, and a folder where something is to be kept."""
    shown = terminal(size) if size else Part("terminal", "none")
    return (shown, *((folder(settings.folder()),) if keeps else ()))


def every(size: tuple[int, int] | None, now: datetime) -> Sequence[Part]:
    """Return all parts, in the order in which they are told."""
    set_, chosen = _settings()
    return (
        *(terminal(size), _colours(os.environ), folder(settings.folder()), set_, _clock(now), _code()),
        *(_proxy(chosen.proxy), _certificates(chosen.ca_file), _browser(chosen.browser), _clipboard(os.environ)),
        *(_keyring(), _pdf()),
    )


def terminal(size: tuple[int, int] | None) -> Part:
    """Tell of the terminal by its columns and lines, None where what is said is not shown in one."""
    term = os.environ.get("TERM", "")
    if size is None:
        return Part("terminal", "untold")
    if term in ("dumb", "unknown") and sys.platform != "win32":
        return Part("terminal", "dumb", {"term": term})
    columns, lines = size
    return Part("terminal", _fit(columns, lines), {"columns": columns, "lines": lines})


def _fit(columns: int, lines: int) -> str:
    return "fits" if columns >= WIDTH and lines >= HEIGHT else "small"


def _colours(environment: Mapping[str, str]) -> Part:
    if environment.get("NO_COLOR"):
        return Part("colours", "off")
    many = environment.get("COLORTERM", "") in ("truecolor", "24bit") or "256" in environment.get("TERM", "")
    return Part("colours", "all" if many or environment.get("WT_SESSION") else "few")


def folder(path: Path) -> Part:
    """Tell whether a folder can be written.

    A file without a name is made in it, and is gone at once; where the folder is not yet, its rights are looked at.
    """
    import shutil

    above = next((one for one in (path, *path.parents) if one.exists()), path)
    seen = {"path": path, "least": LEAST}
    if not above.is_dir() or not _writable(above, tried=above == path):
        return Part("folder", "refused", seen)
    if shutil.disk_usage(above).free < LEAST * 1_000_000:
        return Part("folder", "full", seen)
    return Part("folder", "there" if above == path else "new", seen)


def _writable(path: Path, tried: bool) -> bool:
    return private_files.takes_files(path) if tried else os.access(path, os.W_OK | os.X_OK)


def _settings() -> tuple[Part, settings.Settings]:
    """How it stands with the settings, and what they are; the usual ones where they cannot be read."""
    path = settings.config_folder() / settings.NAME
    try:
        return Part("settings", "there" if path.exists() else "none", {"path": path}), settings.read()
    except BadInput as wrong:
        return Part("settings", "wrong", {"what": wrong.what, "remedy": wrong.remedy}), settings.Settings()


def _clock(now: datetime) -> Part:
    from identity_scan.present.words import day

    seen = {"day": day(now), "time": f"{now:%H:%M}"}
    return Part("clock", "behind" if now.date() < MADE else "right", seen)


def _code() -> Part:
    refused = []
    for name in _LOADED:
        try:
            import_module(name)
        except (ImportError, OSError):  # what Windows says where a policy forbids a library
            refused.append(name.partition(".")[0])
    return Part("code", "refused" if refused else "loads", {"names": ", ".join(refused)})


def _proxy(setting: str) -> Part:
    from identity_scan.asking import proxies

    proxy = proxies.without_password(proxies.proxy_for(proxies.ANY_ENGINE, setting))
    return Part("proxy", "set" if proxy else "none", {"proxy": proxy})


def _certificates(setting: str) -> Part:
    from identity_scan.asking import proxies

    try:
        path = proxies.certificates(setting)
    except BadInput as wrong:
        return Part("certificates", "wrong", {"what": wrong.what, "remedy": wrong.remedy})
    return Part("certificates", "file" if path else "system", {"path": path})


def _browser(setting: str) -> Part:
    from identity_scan.asking import browser_found

    try:
        found = browser_found.found(setting)
    except BadInput as wrong:
        return Part("browser", "wrong", {"what": wrong.what, "remedy": wrong.remedy})
    return Part("browser", "there", {"browser": found.name}) if found else Part("browser", "none")


def _clipboard(environment: Mapping[str, str]) -> Part:
    from identity_scan.asking.own_browser import clipboard_way

    if clipboard_way() is not None:
        return Part("clipboard", "there")
    shown = next((way for way in ("WAYLAND_DISPLAY", "DISPLAY") if environment.get(way)), "")
    return Part("clipboard", {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "x11"}.get(shown, "none"))


def _keyring() -> Part:
    """Which keyring there is; it is not asked for anything, as it might ask for its password."""
    if not additions.is_there("keyring"):
        return Part("keyring", "missing", {"adding": additions.command("keyring")})
    import keyring
    from keyring.backends import fail

    backend = keyring.get_keyring()
    nothing = isinstance(backend, fail.Keyring)
    return Part("keyring", "none" if nothing else "there", {"keyring": backend.name})


def _pdf() -> Part:
    there = additions.has_pdf()
    return Part("pdf", "there" if there else "missing", {"adding": additions.command("typst")})
