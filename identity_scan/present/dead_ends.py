"""What stands in the place of an address that led nowhere: that it did, and what else there is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from identity_scan.advice.cells import in_month, told
from identity_scan.model import Advice, Assessment, Judged, Link
from identity_scan.present.where_seen import instead
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import quoted


def places(links: Iterable[Link], dead_ends: Mapping[str, str]) -> tuple[Link, ...]:
    """Return places as they are to be told once some led nowhere; `dead_ends` holds these with the month of the note.

    The words in the place of such an address open nothing; other addresses that the tables hold follow them.
    """
    found: dict[str, Link] = {}
    for link in links:
        for one in _as_noted(link, dead_ends):
            found.setdefault(one.url or one.title, one)
    return tuple(found.values())


def _as_noted(link: Link, dead_ends: Mapping[str, str]) -> Iterator[Link]:
    if link.url not in dead_ends:
        yield link
        return
    yield replace(told(link.title), fallback=_what_else(link, dead_ends[link.url]))
    for other in link.instead:
        yield from _as_noted(other, dead_ends)


def _what_else(link: Link, month: str) -> str:
    where = address.shown(link.url.removeprefix("mailto:"))
    said = _("In {month} you noted that {address} led nowhere.").format(month=in_month(month), address=where)
    return f"{said} {_in_words(link)}".rstrip()


def _in_words(link: Link) -> str:
    """What to do where the tables hold no other address; nothing where one follows."""
    if link.instead:
        return ""
    if link.sought:
        none = _("No other address is known. Search for {what}, on the front page of the same site or elsewhere.")
        return none.format(what=quoted(link.sought))
    return _("From memory, not opened: {other}").format(other=link.fallback) if link.fallback else ""


def other_way(link: Link) -> str:
    """Say what to do in place of an address, for whoever has just said that it led nowhere."""
    return instead(link) or _in_words(link)


def noted(found: Assessment, dead_ends: Mapping[str, str]) -> Assessment:
    """Return the same with what stands in the place of addresses that led nowhere; the very same where none did."""
    if not any(_leads(advice, dead_ends) for judged in found.judged for advice in judged.advice):
        return found
    return replace(found, judged=tuple(_of(judged, dead_ends) for judged in found.judged))


def _of(judged: Judged, dead_ends: Mapping[str, str]) -> Judged:
    if not any(_leads(advice, dead_ends) for advice in judged.advice):
        return judged
    return replace(judged, advice=tuple(_instead(advice, dead_ends) for advice in judged.advice))


def _leads(advice: Advice, dead_ends: Mapping[str, str]) -> bool:
    return advice.link is not None and advice.link.url in dead_ends


def _instead(advice: Advice, dead_ends: Mapping[str, str]) -> Advice:
    """A step with the next address of the same row, or with the words in its place."""
    if advice.link is None or not _leads(advice, dead_ends):
        return advice
    words, *others = _as_noted(advice.link, dead_ends)
    return replace(advice, link=next((other for other in others if other.url), words))
