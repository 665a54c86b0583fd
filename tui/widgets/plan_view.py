"""The plan before it runs: what would be asked, whom, and what it costs. Nothing is sent from here."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.model import Depth, Plan, Query
from identity_scan.present import words
from identity_scan.present.price import price as price_of
from identity_scan.present.values import EngineRow
from identity_scan.session.contract import Session
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import listed, ngettext
from identity_scan.tui.widgets.tick_list import Tick, TickList


class PlanView(Vertical):
    """Queries and engines to tick, with the cost under them."""

    def __init__(self) -> None:
        super().__init__(id="plan")
        self.depth = Depth.LIGHT
        self._queries: dict[str, Query] = {}
        self._session: Session | None = None
        self._due = ""
        """When the next search is due, as a sentence."""

    def compose(self) -> ComposeResult:
        """Lay out the heading, two lists and the cost."""
        yield Static(Content(_("Getting ready …")), id="plan-head")
        with Horizontal(id="plan-lists"):
            yield TickList(id="plan-queries")
            yield TickList(id="plan-engines")
        yield Static(id="plan-cost")

    def show(self, session: Session) -> None:
        """Fill the lists for the person of this session."""
        offer = session.offer(self.depth if self._session else None)
        self.depth, self._due, self._session = offer.depth, offer.due, session
        offered = sorted(offer.queries, key=lambda pair: pair[0].private)
        self._queries = {query.id: query for query, _ticked in offered}
        queries = self.query_one("#plan-queries", TickList)
        queries.border_title = Content(_("What is asked"))
        queries.fill([_line(query) for query, _ticked in offered], [q.id for q, ticked in offered if ticked])
        engines = self.query_one("#plan-engines", TickList)
        engines.border_title = Content(_("Who is asked"))
        rows = session.engines()
        engines.fill([_engine_line(row) for row in rows], [row.id for row in rows if row.asked])
        self._say_cost()

    def set_depth(self, depth: Depth) -> None:
        """Take the light or the deep set of queries."""
        self.depth = depth
        if self._session is not None:
            self.show(self._session)

    @property
    def plan(self) -> Plan | None:
        """The plan as it is ticked, None if there is nothing to ask."""
        if self._session is None:
            return None
        chosen = [self._queries[name] for name in self.query_one("#plan-queries", TickList).ticked]
        engines = self.query_one("#plan-engines", TickList).ticked
        plan = self._session.plan(self.depth, chosen, engines)
        return plan if plan.asks else None

    @on(TickList.Changed)
    def _ticked(self) -> None:
        self._say_cost()

    def _say_cost(self) -> None:
        plan, head, cost = self.plan, self.query_one("#plan-head", Static), self.query_one("#plan-cost", Static)
        head.update(Content.assemble(_heading(self.depth), (f"\n{self._due}" if self._due else "", "$accent")))
        if plan is None or self._session is None:
            cost.update(Content(_("Tick at least one line on each side.")))
            return
        price = price_of(plan, self._session.engines())
        engines = ngettext("{n} engine", "{n} engines", len(plan.engines)).format(n=len(plan.engines))
        requests = ngettext("at most {n} request", "at most {n} requests", price.requests).format(n=price.requests)
        private = [q for q in plan.queries if q.private]
        line = [(f"{requests} · {engines} · {words.duration(price.seconds)}", "$foreground")]
        if private:
            tell = ngettext(
                "{n} of them tells the engines a private fact of yours.",
                "{n} of them tell the engines a private fact of yours.",
                len(private),
            ).format(n=len(private))
            line.append((f"\n{words.sign('changed')} {tell}", "$warning"))
        if price.missing:
            not_asked = _(
                "{sign} Not covered by this plan: {names}. In the search, press b and copy the pages yourself."
            )
            names = listed([words.index(name) for name in price.missing])
            line.append(("\n" + not_asked.format(sign=words.sign("changed"), names=names), "$warning"))
        line.append(("\n" + _("Nothing is sent before you press s."), "$quiet"))
        cost.update(Content.assemble(*line))


def _heading(depth: Depth) -> Content:
    if depth is Depth.LIGHT:
        return Content.assemble(
            (_("Light search"), "bold"),
            "  ",
            (_("what a client types first; once a quarter"), "$quiet"),
        )
    return Content.assemble((_("Deep search"), "bold"), "  ", (_("every way to find you; once a year"), "$quiet"))


def _line(query: Query) -> Tick:
    title = words.recipe(query.recipe)
    about = _("tells the engine: {what}").format(what=title) if query.private else title
    return Tick(
        query.id,
        Content.assemble((query.text, "$foreground"), "  ", (about, "$warning" if query.private else "$quiet")),
    )


def _engine_line(row: EngineRow) -> Tick:
    name = Content.assemble((row.name, "$foreground"), "  ", (words.index(row.index), "$quiet"))
    if row.why:
        name = Content.assemble(name, "\n", (row.why, "$quiet"))
    return Tick(row.id, name, possible=not row.yours and (row.asked or not row.why))
