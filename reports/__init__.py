"""One view of a scan, many formats."""

import importlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from identity_scan.keeping import private_files
from identity_scan.keeping.reduced import without_words
from identity_scan.model import Assessment
from identity_scan.present.leaving import DEFAULT, LEARNING, Chosen
from identity_scan.remembered import Record
from identity_scan.speech import additions
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.present.report_values import Dealt, View

FORMATS = {
    "html": "html",
    "pdf": "pdf",
    "md": "markdown",
    "csv": "csv",
    "json": "json",
    "ics": "calendar",
    "txt": "plain_text",
    "supervision": "supervision",
    "log": "competence_log",
}
"""The module of this package that writes each, with `content(seen: View) -> bytes`."""
NOTES = "notes"
"""What stands beside the table of the worker's own copy, in a file of its own."""
_MODULES = {**FORMATS, NOTES: "csv_notes"}
SHEETS = {"supervision": "pdf", "log": "txt"}
"""Forms that hold counts and questions alone, the same whoever reads them, and what their files end in.

Where no PDF can be made, what would be one is HTML."""
_LOG = Chosen(frozenset((LEARNING,)))
"""The entry for the worker's own log is nothing but that."""


def names_nobody(form: str) -> bool:
    """Tell whether a form holds no name and nothing of what was found even in the worker's own copy."""
    return form.lower().removeprefix(".") in (*SHEETS, "ics")


def known(forms: Iterable[str]) -> tuple[str, ...]:
    """Return the forms as they are called here, each once.

    Raises BadInput for one that is unknown, NotInstalled for one that cannot be made here.
    """
    wanted = tuple(dict.fromkeys(name.lower().removeprefix(".") for name in forms))
    if unknown := [name for name in wanted if name not in FORMATS]:
        raise BadInput(
            _("There is no report format called {name}.").format(name=", ".join(unknown)),
            _("Choose among: {formats}.").format(formats=", ".join(FORMATS)),
        )
    if "pdf" in wanted and not additions.has_pdf():
        raise additions.no_pdf()
    return wanted


def write(
    assessment: Assessment,
    formats: Iterable[str],
    folder: Path,
    redact: bool = True,
    today: date | None = None,
    records: Sequence[Record] = (),
    chosen: Chosen = DEFAULT,
    cards: "Dealt | None" = None,
) -> list[Path]:
    """Write the reports of a scan into a folder, for its owner's eyes only, and return where they stand.

    A file that is there is never replaced: the new one gets a number. `records` are those of finished scans, oldest
    first; with them the report tells what changed. `chosen` is what a report for others holds, `cards` are the steps as
    the screens deal them. Raises BadInput for a format that is unknown or cannot be made here, before anything is
    written, or for a folder that cannot be written. A file stays for longer than the words about somebody else may: it
    holds none of them.
    """
    from identity_scan.present.report_view import view  # which the JSON of `judge` needs nothing of

    wanted = known(formats)
    assessment = without_words(assessment)
    day = today or (assessment.scan.finished or assessment.scan.started).date()
    stem = f"identity-scan-{'invented-' if assessment.scan.demo else ''}{day.isoformat()}"
    files = (*wanted, *((NOTES,) if "csv" in wanted and not redact else ()))
    views: dict[tuple[bool, Chosen], View] = {}  # most forms show the very same

    def seen(form: str) -> "View":
        kind = redact or names_nobody(form), _LOG if form == "log" else chosen
        if kind not in views:
            views[kind] = view(assessment, day, records, redact=kind[0], chosen=kind[1], cards=cards)
        return views[kind]

    made = [(name, _laid_out(name, assessment, seen(name))) for name in files]
    try:
        if not folder.exists():
            private_files.folder(folder)
        return [private_files.write_beside(folder / _name(stem, name, redact), written) for name, written in made]
    except OSError as error:
        raise BadInput(
            _("The reports cannot be written in {folder} ({reason}).").format(folder=folder, reason=why(error)),
            _("Choose another folder with --out."),
        ) from error


def _name(stem: str, form: str, redact: bool) -> str:
    if form in SHEETS:
        ending = SHEETS[form] if additions.has_pdf() else SHEETS[form].replace("pdf", "html")
        return f"{stem}-{form}.{ending}"
    if form == NOTES:
        return f"{stem}-{NOTES}.csv"
    return f"{stem}{'-redacted' if redact and not names_nobody(form) else ''}.{form}"


def content(
    form: str,
    assessment: Assessment,
    today: date,
    records: Sequence[Record],
    redact: bool,
    chosen: Chosen = DEFAULT,
    cards: "Dealt | None" = None,
) -> bytes:
    """Return a report as a file; a form that names nobody is given nothing by which anybody could be named."""
    from identity_scan.present.report_view import view

    lets = _LOG if form == "log" else chosen
    seen = view(assessment, today, records, redact=redact or names_nobody(form), chosen=lets, cards=cards)
    return _laid_out(form, assessment, seen)


def _laid_out(form: str, assessment: Assessment, seen: "View") -> bytes:
    # Only what is asked for is imported: the PDF maker alone weighs more than all the rest.
    module = importlib.import_module(f"identity_scan.reports.{_MODULES[form]}")
    made: bytes = module.content(seen) if form != "json" or seen.redacted else module.whole(assessment, seen)
    return made
