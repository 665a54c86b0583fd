"""Result pages that the worker brings from their own browser: saved in files, copied, or saved from now on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled

if TYPE_CHECKING:
    from identity_scan.asking.own_browser import Brought
    from identity_scan.model import Ask, Collected, Person


def of_files(
    files: Sequence[Path], person: Person | None, asks: Sequence[Ask], now: datetime
) -> tuple[Collected | str, ...]:
    """Return the answer that each file holds, or its name with why it holds none."""
    return tuple(_of_file(file, person, asks, now) for file in files)


def _of_file(file: Path, person: Person | None, asks: Sequence[Ask], now: datetime) -> Collected | str:
    from identity_scan.engines import saved_page

    try:
        return saved_page.take(saved_page.read(file), _known(person), asks, now)
    except BadInput as error:
        return labelled(file.name, str(error))


def pages(now: Callable[[], datetime]) -> AsyncIterator[Brought]:
    """Give each page that is copied, or saved among the downloads, from now on."""
    from identity_scan.asking.own_browser import clipboard_way, downloads_folder
    from identity_scan.asking.own_browser import pages as brought

    return brought(clipboard_way(), downloads_folder(), lambda: now().timestamp())


def taken(page: Brought, person: Person | None, asks: Sequence[Ask], now: datetime) -> Collected | str:
    """Return the answer that a page holds, or why it holds none."""
    from identity_scan.engines import saved_page

    if page.reply is None:
        return page.why
    try:
        return saved_page.take(page.reply, _known(person), asks, now)
    except BadInput as error:
        return str(error)


def _known(person: Person | None) -> Person:
    if person is None:
        raise BadInput(_("Nobody has said yet whose search this is."), _("Say who you are: identity-scan me"))
    return person
