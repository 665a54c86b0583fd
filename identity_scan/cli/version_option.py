"""Which version this is, where it keeps its data, and what it runs on: what a report of a fault should say."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata

import click

from identity_scan.keeping import settings
from identity_scan.speech import additions
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def version() -> str:
    """Return the version that is installed."""
    return metadata.version("identity-scan")


def about() -> Iterator[str]:
    """Say the version, the data folder, and the Python that it runs on, a line each."""
    system = {"Darwin": "macOS"}.get(platform.system(), platform.system())
    own = _("its own") if additions.STANDALONE else sys.executable
    yield f"identity-scan, version {version()}"
    yield labelled(_("Data folder"), str(settings.folder()))
    yield labelled("Python", f"{platform.python_version()}, {system} {platform.machine()}, {own}")


def show(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print it and end, as an option does that asks for nothing else."""
    if wanted and not context.resilient_parsing:
        for line in about():
            click.echo(line)
        context.exit()
