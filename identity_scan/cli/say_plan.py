"""The plan before it runs: what would be asked, of whom, and what it costs. Nothing is sent from here."""

from collections.abc import Iterator, Sequence

from identity_scan.cli.say import exactly, part, spoken
from identity_scan.cli.say_answers import by_hand
from identity_scan.cli.scene import Scene, brand
from identity_scan.model import Depth, Plan, Query
from identity_scan.present import offer
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def plan(scene: Scene, depth: Depth, made: Plan) -> Iterator[str]:
    """Say what a search of this depth offers, what of it this plan asks, and what that costs."""
    session = scene.session
    yield from spoken([offer.heading(depth)])
    yield sentence(session.when_due())
    offered = sorted(session.queries(depth), key=lambda pair: pair[0].private)
    asked = {query.id for query in made.queries}
    queries = {query.id: query for query in (*(q for q, _ticked in offered), *made.queries)}
    told = {query.id: _query(scene, query) for query in queries.values()}
    yield from part(_("What is asked"), (said for name, said in told.items() if name in asked))
    yield from part(_("What is not asked, and could be"), (said for name, said in told.items() if name not in asked))
    engines = (
        sentence(labelled(brand(row), offer.share(row, made, session.price)), row.why or row.habit)
        for row in session.engines()
    )
    yield from part(_("Who is asked"), engines)
    yield ""
    yield from spoken(offer.cost(made, session.price, (by_hand(),)))
    yield from part(_("What to type"), _next(scene))


def _query(scene: Scene, query: Query) -> str:
    told = offer.query(query, scene.session.recipe(query.recipe))
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


def of(scene: Scene, depth: Depth, queries: Sequence[Query], engines: Sequence[str]) -> Plan:
    """Make the plan as it is ticked where nothing is chosen, or as it is chosen."""
    session = scene.session
    chosen = queries or [query for query, ticked in session.queries(depth) if ticked]
    return session.plan(depth, chosen, engines or [row.id for row in session.engines() if row.asked])
