"""The notes to a table of results, in a file beside it: a table that holds anything else is none that can be sorted."""

from identity_scan.present.report_values import View
from identity_scan.reports.csv import notes


def content(seen: View) -> bytes:
    """Return the file; it opens with the mark by which spreadsheets know UTF-8."""
    return notes(seen).encode("utf-8-sig", errors="replace")
