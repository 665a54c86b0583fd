"""The entry for the worker's log of continuing competence as a file of its own, to be pasted there."""

from identity_scan.present import learning
from identity_scan.present.report_values import View
from identity_scan.speech.language import gettext as _


def content(seen: View) -> bytes:
    """Return a redacted view as a file: a regulator may call for the log."""
    parts = (seen.demo, seen.learning, _(learning.NOT_IN_IT), seen.statement)
    return ("\n\n".join(filter(None, parts)) + "\n").encode(errors="replace")
