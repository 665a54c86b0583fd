"""A gentle word before what may be hard to read: which findings, and what is said of them first."""

from identity_scan.language import gettext as _
from identity_scan.language import later
from identity_scan.model import Judged, Verdict

_KINDS = {
    "threat_or_doxxing": later("somebody may mean you harm"),
    "impersonation": later("somebody may pose as you"),
    "demeaning_content": later("demeaning words"),
    "intimate_life": later("your intimate life"),
    "false_information": later("something false about you"),
    "child_identity": later("your child"),
    "criminal_or_police": later("a police or court matter"),
    "court_private_matter": later("a court matter"),
    "discipline": later("a discipline matter"),
    "negative_review": later("harsh words about your work"),
    "professional_criticism": later("harsh words about your work"),
}
_PAGES = {"obituary": later("a death in the family"), "memorial": later("a death in the family")}


def title_of(judged: Judged, shown: bool = False) -> str:
    """Give the title to show in a list: the kind of thing it is instead, until the person has opened it."""
    if not shown and (kind := word_before(judged)):
        return _("May be hard to read: {kind}").format(kind=kind)
    return judged.finding.title or judged.finding.site


def word_before(judged: Judged) -> str:
    """Say what kind of thing a finding is, if it may be hard to read; empty otherwise and for other people's pages."""
    if judged.identity.verdict is Verdict.NOT_ME:
        return ""
    if judged.page_kind in _PAGES:
        return _(_PAGES[judged.page_kind])
    return next((_(_KINDS[d.kind]) for d in judged.disclosures if d.kind in _KINDS), "")
