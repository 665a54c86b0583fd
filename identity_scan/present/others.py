"""How long the words of results about somebody else stay on this computer, and what it takes to let them go."""

from collections.abc import Collection
from datetime import date

from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext


def pile(days: Collection[date], how: str) -> str:
    """Say how long the words of all these results stay, and `how` one says that one has looked; empty for none."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return _("Words kept until {day}, or until you have looked ({how})").format(day=words.day(last), how=how)
    return _("Words kept until {first}, some until {last}, or until you have looked ({how})").format(
        first=words.day(first), last=words.day(last), how=how
    )


def one(day: date) -> str:
    """Say how long the words of one result stay."""
    return _("Its words stay on this computer until {day}, or until you have looked; then only a fingerprint.").format(
        day=words.day(day)
    )


def question(n: int) -> str:
    """Ask whether the words of so many results may go."""
    return ngettext(
        "You have looked: forget the words of {n} result about somebody else?",
        "You have looked: forget the words of {n} results about somebody else?",
        n,
    ).format(n=n)


def goes() -> tuple[str, str]:
    """Say what goes, what stays, and what to do first."""
    return (
        _("Title, words and address go for good; a fingerprint stays, so that the page can be counted."),
        _("If one of them is about you after all, say so first. This cannot be undone."),
    )


def gone(n: int) -> str:
    """Say that they went."""
    return ngettext(
        "The words of {n} result about somebody else are forgotten.",
        "The words of {n} results about somebody else are forgotten.",
        n,
    ).format(n=n)
