"""What may be opened, and how: the one rule on which addresses are links, which ask first, and which do neither.

Every face takes a place from here and never an address alone, so no face can turn a page that means harm into a link.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from identity_scan.model import Judged, Link, Said
from identity_scan.speech.address import is_web, shown
from identity_scan.speech.hosts import is_private
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import say

HARM: Final = frozenset({"threat_or_doxxing", "impersonation", "page:hostile"})
"""Facts and kinds of page that mean danger by somebody (SEVERITY 2: threat, exposure campaign, fake profile)."""


class How(StrEnum):
    """How a place is opened."""

    OPENS = "opens"
    ASKS = "asks"
    """Only after the worker was told who may see it, and said yes."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Place:
    """An address with the right to open it; raises ValueError where that right is given to what is no web page."""

    address: str
    """Where it is, to be read or copied."""
    how: How
    said: Said | None = None
    """Why it does not simply open."""

    def __post_init__(self) -> None:
        if self.how is not How.NEVER and not _fit(self.address):
            raise ValueError("only a web page can be opened")

    @property
    def why(self) -> str:
        """Why it does not simply open, in plain sentences in the language in use; empty where it does."""
        return words(self.said) if self.said else ""

    @property
    def opens(self) -> bool:
        """Whether it may stand as a link."""
        return self.how is How.OPENS

    @property
    def link(self) -> str:
        """The address where it may stand as a link; empty where it may not."""
        return self.address if self.opens else ""

    def agreed(self) -> "Place":
        """Return the same place after the worker's yes; what never opens stays closed."""
        return replace(self, how=How.OPENS, said=None) if self.how is How.ASKS else self


def means_harm(judged: Judged) -> bool:
    """Tell whether a page seems to be kept by somebody who means the worker harm."""
    return not HARM.isdisjoint({f"page:{judged.page_kind}", *(d.kind for d in judged.disclosures)})


def of_finding(judged: Judged) -> Place:
    """Return the place of a finding, whose address anybody may have written."""
    return of_page(judged, judged.finding.url)


def of_page(judged: Judged, url: str) -> Place:
    """Return the place of one of the addresses of a finding.

    One that means harm asks first, for whoever keeps it may see who looks, and so does one whose host poses as another.
    One inside a network, or with a user name, is no page that a client could see, and never opens.
    """
    place = of_address(url)
    if not place.opens:
        return place
    if is_private(urlsplit(place.address).hostname or ""):
        return replace(place, how=How.NEVER, said=say("opening.inside"))
    if "@" in urlsplit(place.address).netloc:
        return replace(place, how=How.NEVER, said=say("opening.user"))
    if means_harm(judged):
        return replace(place, how=How.ASKS, said=say("opening.watched"))
    if "xn--" in shown(place.address).partition("/")[0]:
        return replace(place, how=How.ASKS, said=say("opening.alike"))
    return place


def of_link(link: Link) -> Place:
    """Return the place of a link from the tables."""
    return of_address(link.url)


def of_address(url: str) -> Place:
    """Return the place of an address that is nobody's page in a search, such as an engine's or a form's."""
    if _fit(url):
        return Place(url, How.OPENS)
    return Place(url, How.NEVER, say("opening.no_web"))


def _fit(url: str) -> bool:
    return is_web(url) and url.isprintable()
