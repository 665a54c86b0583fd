"""What a client sees: the first page of each index in its order, and what on it speaks against the portrayal."""

from collections.abc import Iterator

from identity_scan.cli.say import spoken
from identity_scan.cli.scene import Scene
from identity_scan.present.blocks import Typed
from identity_scan.present.cover import decided
from identity_scan.present.first_page import TURNS, FirstPage, first_pages, lead, portrayal, query_for, sheet
from identity_scan.speech.language import gettext as _


def first_page(scene: Scene) -> Iterator[str]:
    """Say the first pages for the bare name, then for the name with the city, then the portrayal beside them."""
    every: list[FirstPage] = []
    found, plan, came = scene.judged, scene.progress.plan, scene.progress.collected
    for query in filter(None, (query_for(plan, turn) for turn in TURNS)):
        asked = [ask.engine for ask in plan.asks if ask.query.id == query.id] if plan else []
        pages = first_pages(found, query, came, asked)
        every += pages
        yield ""
        yield from spoken((lead(query, pages),))
        for page in pages:
            look = scene.command(f"answers {query.id} {page.engine}")
            yield from spoken(sheet(page, decided, Typed(_("Its page for your own browser"), look)))
    yield ""
    unwritten = Typed(_("You have not written that yet."), "identity-scan me portrayal")
    yield from spoken(portrayal(scene.person.portrayal, every, decided, unwritten))
