"""What can be added to the program where it is installed, and what has to be typed for it."""

import importlib.util
import sys
from pathlib import Path

from identity_scan.speech.errors import NotInstalled
from identity_scan.speech.language import gettext as _

STANDALONE = bool(getattr(sys, "frozen", False))
"""Whether this is the application that brings its own Python: nothing can be added to it."""


def is_there(package: str) -> bool:
    """Tell whether a package is installed, without loading it."""
    return importlib.util.find_spec(package) is not None


def command(package: str) -> str:
    """Return what adds a package where the program itself is installed; "" where nothing can be added."""
    if STANDALONE:
        return ""
    home, wanted = Path(sys.prefix), f'"{_within_bounds(package)}"'
    if (home / "pipx_metadata.json").exists():
        return f"pipx inject {home.name} {wanted}"
    if (home / "uv-receipt.toml").exists():
        return f"uv pip install --python {_quoted(home)} {wanted}"
    called = "& " if sys.platform == "win32" and " " in sys.executable else ""  # else PowerShell only prints it
    return f"{called}{_quoted(Path(sys.executable))} -m pip install {wanted}"


def adding(package: str) -> str:
    """Say how a package is added; "" where nothing can be."""
    typed = command(package)
    return _("To add {package}, type: {command}").format(package=package, command=typed) if typed else ""


def has_pdf() -> bool:
    """Tell whether PDFs can be made here: what sets them is an addition."""
    return is_there("typst")


def no_pdf() -> NotInstalled:
    """Say that no PDF can be made here, what is as good, and how to add what makes it."""
    print_it = _("Write html in its place, and print it from your browser, on paper or as a PDF.")
    what = _("There is no PDF, because typst, which makes it, is not installed.")
    return NotInstalled(what, f"{print_it} {adding('typst')}".strip())


def _within_bounds(package: str) -> str:
    """The package with the versions that the program allows, as its own metadata say."""
    from importlib import metadata

    try:
        bounds = metadata.requires("identity-scan") or ()
    except metadata.PackageNotFoundError:
        bounds = ()
    return next((bound.partition(";")[0].strip() for bound in bounds if bound.startswith(package)), package)


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
