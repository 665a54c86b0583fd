"""The plan before it runs: what would be asked, of whom, and what it costs. Nothing is sent from here."""

from collections.abc import Iterator
from functools import partial

from identity_scan.cli.say import exactly, part, spoken
from identity_scan.cli.say_answers import by_hand
from identity_scan.cli.scene import Scene, brand
from identity_scan.model import Plan, Query
from identity_scan.present import offer
from identity_scan.present.price import price
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def plan(scene: Scene, made: Plan) -> Iterator[str]:
    """Say what a search of this depth offers, what of it this plan asks, and what that costs."""
    session, rows = scene.session, scene.session.engines()
    offered = session.offer(made.depth)
    yield from spoken([offer.heading(made.depth)])
    yield sentence(offered.due)
    asked = {query.id for query in made.queries}
    every = (*(query for query, _ticked in sorted(offered.queries, key=lambda pair: pair[0].private)), *made.queries)
    told = {query.id: _query(query) for query in every}
    yield from part(_("What is asked"), (said for name, said in told.items() if name in asked))
    yield from part(_("What is not asked, and could be"), (said for name, said in told.items() if name not in asked))
    priced = partial(price, rows=rows)
    engines = (sentence(labelled(brand(row), offer.share(row, made, priced)), row.why or row.habit) for row in rows)
    yield from part(_("Who is asked"), engines)
    yield ""
    yield from spoken(offer.cost(made, priced, (by_hand(),)))
    yield from part(_("What to type"), _next(scene))


def _query(query: Query) -> str:
    told = offer.query(query)
    return sentence(f"{told.name} ({told.id})", told.beside)


def _next(scene: Scene) -> Iterator[str]:
    yield sentence(_("Nothing is sent before you start it."))
    if scene.session.demo:
        yield exactly(_("See what it finds"), scene.command("findings"))
    else:
        yield exactly(_("Start it"), "identity-scan scan --text")
    yield exactly(_("The light one"), scene.command("plan --depth light"))
    yield exactly(_("The deep one"), scene.command("plan --depth deep"))
    yield exactly(_("Only some of it"), scene.command("plan --recipes N1,P1 --engines bing,brave"))
