"""The plan before it runs: what would be asked, of whom, and what it costs. Nothing is sent from here."""

from collections.abc import Iterator, Sequence

from identity_scan.cli.say import exactly, fact, part
from identity_scan.cli.scene import Scene, brand
from identity_scan.merging.progress import rest_of
from identity_scan.model import Depth, Plan, Query
from identity_scan.present import words
from identity_scan.present.price import price as price_of
from identity_scan.present.values import EngineRow
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed, ngettext


def plan(scene: Scene, made: Plan) -> Iterator[str]:
    """Say what a search of this depth offers, what of it this plan asks, and what that costs."""
    offer, rows = scene.session.offer(made.depth), scene.session.engines()
    yield _heading(made.depth)
    yield sentence(offer.due)
    offered = sorted(offer.queries, key=lambda pair: pair[0].private)
    asked = {query.id for query in made.queries}
    queries = {query.id: query for query in (*(q for q, _ticked in offered), *made.queries)}
    wanted = [query for query in queries.values() if query.id in asked]
    yield from part(_("What is asked"), map(_query, wanted))
    others = [query for query in queries.values() if query.id not in asked]
    yield from part(_("What is not asked, and could be"), map(_query, others))
    yield from part(_("Who is asked"), (_engine(row, made, rows) for row in rows))
    yield from part(_("What it costs"), _cost(made, rows))
    yield from part(_("What to type"), _next(scene))


def _heading(depth: Depth) -> str:
    if depth is Depth.LIGHT:
        return fact(_("Light search"), _("what a client types first; once a quarter"))
    return fact(_("Deep search"), _("every way to find you; once a year"))


def _query(query: Query) -> str:
    title = words.recipe(query.recipe)
    about = _("tells the engine: {what}").format(what=title) if query.private else title
    return sentence(f"{query.text} ({query.id})", about)


def _engine(row: EngineRow, made: Plan, rows: Sequence[EngineRow]) -> str:
    asks = tuple(ask for ask in made.asks if ask.engine == row.id)
    if not asks:
        return sentence(labelled(brand(row), _("not asked")), row.why)
    price = price_of(rest_of(made, asks), rows)
    cost = ngettext("at most {n} request", "at most {n} requests", price.requests).format(n=price.requests)
    return sentence(labelled(brand(row), f"{cost}, {words.duration(price.seconds)}"), row.why)


def _cost(made: Plan, rows: Sequence[EngineRow]) -> Iterator[str]:
    if not made.asks:
        yield _("There is nothing to ask.")
        return
    price = price_of(made, rows)
    engines = ngettext("{n} engine", "{n} engines", len(made.engines)).format(n=len(made.engines))
    requests = ngettext("at most {n} request", "at most {n} requests", price.requests).format(n=price.requests)
    yield sentence(f"{requests[:1].upper()}{requests[1:]}, {engines}, {words.duration(price.seconds)}")
    if private := sum(query.private for query in made.queries):
        yield ngettext(
            "{n} of them tells the engines a private fact of yours.",
            "{n} of them tell the engines a private fact of yours.",
            private,
        ).format(n=private)
    if price.missing:
        names = listed([words.index(name) for name in price.missing])
        yield _(
            "Not covered by this plan: {names}. Search for yourself there in your own browser, save the page of "
            "results, and bring it here: identity-scan import FILE"
        ).format(names=names)


def _next(scene: Scene) -> Iterator[str]:
    yield sentence(_("Nothing is sent before you start it."))
    if scene.session.demo:
        yield exactly(_("See what it finds"), scene.command("findings"))
    else:
        yield exactly(_("Start it"), "identity-scan scan --text")
    yield exactly(_("The light one"), scene.command("plan --depth light"))
    yield exactly(_("The deep one"), scene.command("plan --depth deep"))
    yield exactly(_("Only some of it"), scene.command("plan --recipes N1,P1 --engines bing,brave"))
