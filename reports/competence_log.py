"""The entry for the worker's log of continuing competence as a file of its own, to be pasted there."""

from collections.abc import Sequence
from datetime import date

from identity_scan.model import Assessment
from identity_scan.present import learning
from identity_scan.present.report_view import view
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _


def content(assessment: Assessment, today: date, records: Sequence[Record], redact: bool) -> bytes:
    """Return the file; it is the same redacted or not, since a regulator may call for the log."""
    seen = view(assessment, today, records, redact=True)
    parts = (seen.demo, seen.learning, _(learning.NOT_IN_IT), seen.statement)
    return ("\n\n".join(filter(None, parts)) + "\n").encode(errors="replace")
