"""The plan before it runs: what would be asked, whom, and what it costs. Nothing is sent from here."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.model import Depth, Plan, Query
from identity_scan.present import offer
from identity_scan.present.blocks import Sentence, Tone
from identity_scan.present.price import price
from identity_scan.session.contract import Session
from identity_scan.speech.language import gettext as _
from identity_scan.tui.widgets.sheet_text import sheet_text
from identity_scan.tui.widgets.tick_list import Tick, TickList

BESIDE = 4
"""Columns beside the lines under the lists, as in widgets.tcss."""


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
        possible = session.offer(self.depth if self._session else None)
        self.depth, self._due, self._session = possible.depth, possible.due, session
        offered = sorted(possible.queries, key=lambda pair: pair[0].private)
        self._queries = {query.id: query for query, _ticked in offered}
        queries = self.query_one("#plan-queries", TickList)
        queries.border_title = Content(_("What is asked"))
        queries.fill(
            [_line(offer.query(query)) for query, _ticked in offered],
            [q.id for q, ticked in offered if ticked],
        )
        engines = self.query_one("#plan-engines", TickList)
        engines.border_title = Content(_("Who is asked"))
        rows = session.engines()
        engines.fill([_line(offer.engine(row)) for row in rows], [row.id for row in rows if row.asked])
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
        about = (offer.heading(self.depth), *((Sentence(self._due, Tone.STRONG),) if self._due else ()))
        head.update(sheet_text(about, self.app.size.width))
        if plan is None or self._session is None:
            cost.update(Content(_("Tick at least one line on each side.")))
            return
        by_hand = Sentence(_("In the search, press b and copy the pages yourself."))
        told = offer.cost(plan, partial(price, rows=self._session.engines()), (by_hand,))
        nothing_sent = Sentence(_("Nothing is sent before you press s."), Tone.QUIET)
        cost.update(sheet_text((*told, nothing_sent), self.app.size.width - BESIDE))


def _line(told: offer.Offer) -> Tick:
    beside = Content.assemble((f"  {told.beside}" if told.beside else "", "$warning" if told.tells else "$quiet"))
    why = Content.assemble((f"\n{told.why}" if told.why else "", "$quiet"))
    return Tick(told.id, Content.assemble((told.name, "$foreground"), beside, why), possible=told.possible)
