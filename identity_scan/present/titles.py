"""What a page is called on every face, also where it has no title of its own: an engine's answer, what was reduced."""

from typing import TYPE_CHECKING

from identity_scan.keeping.reduced import REDUCED
from identity_scan.model import Finding, Hit, HitKind, Judged
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.keeping.compare import Change


def of(judged: Judged) -> str:
    """Return what a finding is called; empty where the web gave it no title."""
    return _("About somebody else") if REDUCED in judged.flags else of_page(judged.finding)


def of_page(page: Finding | Hit) -> str:
    """Return what a page or a row is called: of an engine's own answer whose it is."""
    return _written(page.title) if page.kind is HitKind.GENERATED else page.title


def of_change(change: "Change") -> str:
    """Return what a page of two searches is called; empty where its words are no longer kept."""
    title, _url = change.page
    seen = change.later or change.earlier
    return _written(title) if seen is not None and seen.generated else title


def _written(title: str) -> str:
    """An answer that an engine wrote bears the engine's name; one from a file of rows has a title of its own."""
    from identity_scan.engines import ENGINES  # not at the top: the first picture needs none of it

    brands = {engine.name for engine in ENGINES.values()}
    return _("Answer written by {engine}").format(engine=title) if title in brands else title
