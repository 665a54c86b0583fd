"""Search: the plan with its cost, then the live grid, coverage and what is found so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from identity_scan.merging.progress import State
from identity_scan.present.screens import SEARCH
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.shell.onward import Onward, onward

if TYPE_CHECKING:
    from identity_scan.merging.progress import Cell
    from identity_scan.model import Person, Query
    from identity_scan.present.values import EngineRow
    from identity_scan.tui.widgets.grid import AnswerGrid
    from identity_scan.tui.widgets.plan_view import PlanView

_PLANNING = {"start", "tick", "depth", "own", "who", "look", "teach"}
_LIVE = {"open_cell", "browse", "again", "stop", "resume", "new", "enough"}


class SearchScreen(ModeScreen):
    """Plan a search, watch it run, stop it, go on with it."""

    MODE = "search"
    HERE = SEARCH
    BINDINGS: ClassVar = bindings(SEARCH)

    def __init__(self) -> None:
        super().__init__()
        self._wanted: frozenset[str] = frozenset()
        """Views that are there, or on their way."""
        self._there: frozenset[str] = frozenset()
        self._going = "plan"
        """The view that was asked for last; it may still be on its way."""
        self._goal = ""
        """The engine that the cursor of the grid is to go to, once the grid is there."""
        self._looked_on = Onward()
        """How the search in front may go on: worked out once for each answer, never for a key."""

    def body(self) -> ComposeResult:
        """Lay out a word; the plan and the live view come when they are needed, so that the first picture is quick."""
        with ContentSwitcher(initial="waiting", id="search-views"):
            yield Static(Content(_("Getting ready.")), id="waiting")

    @property
    def _cell(self) -> tuple[Query, EngineRow, Cell] | None:
        """What is under the cursor of the grid."""
        from identity_scan.tui.widgets.grid import AnswerGrid

        return next((grid.here for grid in self.query(AnswerGrid)), None)

    @property
    def _onward(self) -> Onward:
        if self._looked_on.progress is not self.shell.progress:
            self._looked_on = onward(self.session, self.shell.progress)
        return self._looked_on

    @property
    def _live(self) -> bool:
        return self.query_one(ContentSwitcher).current == "live"

    @property
    def _plan(self) -> PlanView:
        from identity_scan.tui.widgets.plan_view import PlanView

        return self.query_one(PlanView)

    def show(self) -> None:
        """Draw the plan, or the search so far."""
        progress = self.shell.progress
        if self.session.person is None:
            return
        if progress.running and not self._live:
            self._turn_to("live")
        elif self._live and progress.state is not State.IDLE:
            self._show_live()
        else:
            self._turn_to("plan" if progress.state is State.IDLE else self._going)

    def _turn_to(self, view: str) -> None:
        self._going = view
        switcher = self.query_one(ContentSwitcher)
        if view not in self._there:
            self._add(view)
            return
        switcher.current = view
        self.query_one("#plan-queries" if view == "plan" else "#grid").focus()
        if view == "live":
            self._show_live()
        else:
            self._plan.show(self.session)
        self.refresh_keys()

    @work(group="views", exit_on_error=False)
    async def _add(self, view: str) -> None:
        if view not in self._wanted:
            self._wanted |= {view}
            await self.query_one(ContentSwitcher).add_content(_made(view))
            self._there |= {view}
            self._turn_to(self._going)

    def _show_live(self) -> None:
        from identity_scan.tui.widgets.grid import AnswerGrid
        from identity_scan.tui.widgets.live_view import LiveView

        if "live" in self._there:
            house = self.shell
            view = self.query_one(LiveView)
            view.show(house.progress, house.assessment, self.session, house.uncovered, self._onward.told)
            if self._goal:
                self.query_one("#grid", AnswerGrid).go_to(self._goal)
                self._goal = ""

    def on_resize(self) -> None:
        """Share the new width among the columns."""
        super().on_resize()
        if self.shell.ready and self._live:
            self._show_live()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what would do nothing in this state."""
        if action not in _PLANNING | _LIVE:
            return True
        if not self.shell.ready:
            return False
        progress, planning = self.shell.progress, not self._live
        possible = {
            "start": planning,
            "tick": planning,
            "depth": planning or (self._live and self._onward.wider is not None),
            "who": planning and not progress.running,
            "own": self.session.demo and not progress.running,
            "resume": progress.state is State.STOPPED and bool(progress.left()),
            "open_cell": self._live,
            "browse": self._live or not (self.session.demo or progress.running),
            "teach": planning and not progress.running,
            "look": planning and progress.state is not State.IDLE,
            "again": self._live and not progress.running and bool(progress.unanswered()),
            "new": self._live and not progress.running,
            "stop": progress.running,
            "enough": progress.running and self._live and self._onward.nothing_new,
        }
        return possible[action]

    # -- what the keys do ---------------------------------------------------------------------------------------------

    def action_start(self) -> None:
        """Start the plan that is ticked."""
        plan = self._plan.plan
        if plan is None:
            self.shell.tell(_("Tick at least one line on each side."), severity="warning")
            return
        self.shell.search(plan)

    def action_tick(self) -> None:
        """Tick the line under the cursor, or take its tick away."""
        from identity_scan.tui.widgets.tick_list import TickList

        if isinstance(self.focused, TickList):
            self.focused.action_select()

    def action_depth(self) -> None:
        """Change between light and deep; after a light search, go on from it with the deep one."""
        from identity_scan.model import Depth

        if self._live:
            wider, progress = self._onward.wider, self.shell.progress
            if wider is not None:
                self.shell.search(wider, progress.collected, progress.scan)
            return
        plan = self._plan
        plan.set_depth(Depth.DEEP if plan.depth is Depth.LIGHT else Depth.LIGHT)

    def action_enough(self) -> None:
        """End the search here, as nothing new comes."""
        self.shell.end_here()
        self.shell.tell(_("Ended here. The rest is shown as not asked; r asks it."))

    def action_resume(self) -> None:
        """Go on with the search that was stopped."""
        progress = self.shell.progress
        if progress.plan is not None:
            self._turn_to("live")
            self.shell.search(progress.plan, progress.collected, progress.scan)

    def action_again(self) -> None:
        """Ask what was not answered once more; what came stays, a refusal until the engine answers."""
        progress = self.shell.progress
        if progress.plan is not None:
            self.shell.search(progress.plan, progress.collected, progress.scan)

    def go_to(self, at: str) -> None:
        """Show the plan, the search so far, or there the column of an engine."""
        if at == "plan":
            self._turn_to("live" if self.shell.progress.running else "plan")
            return
        self._goal = "" if at == "live" else at
        self._turn_to("live")

    def action_new(self) -> None:
        """Go back to the plan."""
        self._turn_to("plan")

    def action_look(self) -> None:
        """Go back to the answers of the last search."""
        self._turn_to("live")

    def action_stop(self) -> None:
        """Stop at once."""
        self.shell.stop()
        self.shell.tell(_("Stopped. Every answer so far is kept; c goes on with the rest."))

    def action_own(self) -> None:
        """Leave the demonstration for one's own search."""
        self.app.exit(self.session.other())

    def action_who(self) -> None:
        """Choose another invented person, or change what one told about oneself."""
        if not self.session.demo:
            self.shell.ask_who(self.session.person)
            return
        from identity_scan.tui.screens.over import ChoiceScreen

        choices = tuple((str(n), person.name, _described(person)) for n, person in enumerate(self.session.people, 1))
        lines = (_("They are invented, and so is the web they live in."),)
        self.app.push_screen(ChoiceScreen(_("Whose search do you want to watch?"), lines, choices), self._take)

    def _take(self, name: str | None) -> None:
        person = next((p for p in self.session.people if p.name == name), None)
        if person is not None:
            self.session.take(person)
            self.app.exit(self.session)

    def action_teach(self) -> None:
        """Open the lesson for a class, over everything else."""
        self.shell.open_lesson()

    def action_open_cell(self) -> None:
        """Show what stands behind the cell under the cursor."""
        if (here := self._cell) is not None:
            self._open(*here)

    def on_answer_grid_opened(self, event: AnswerGrid.Opened) -> None:
        """Show what stands behind a cell that was chosen."""
        self._open(event.query_asked, event.engine, event.cell)

    def _open(self, query: Query, engine: EngineRow, cell: Cell) -> None:
        from identity_scan.present.answers import Beside
        from identity_scan.present.cover import by_page
        from identity_scan.tui.screens.answer_screen import AnswerScreen

        judged, opened = self.shell.assessment.judged if self.shell.assessment else (), self.shell.uncovered
        beside = Beside(self.session.now(), by_page(judged), lambda j: j.finding.id in opened)
        shown = AnswerScreen(query, engine, cell, beside, running=self.shell.progress.running)

        def then(wish: str | None) -> None:
            if wish == "words" and shown.covered is not None:
                from identity_scan.tui.screens.covers import uncover

                uncover(self.shell, shown.covered, lambda: self._open(query, engine, cell))
            elif wish == "as_browser":
                self.session.prefer(engine.id, "browser")
                self.shell.tell(
                    _("From now on {engine} is asked through a client that looks like a browser.").format(
                        engine=engine.name
                    )
                )
            self._after_answer(wish)

        self.app.push_screen(shown, then)

    def _after_answer(self, wish: str | None) -> None:
        if wish == "browse":
            self.action_browse()
        elif wish in ("again", "as_browser") and self.check_action("again", ()):
            self.action_again()

    def action_browse(self) -> None:
        """Open searches in the person's own browser: those of the column under the cursor, or of the plan."""
        if not self._live:
            self._look_at_plan()
            return
        here = self._cell
        if here is None:
            return
        query, engine, _cell = here
        self.shell.browse(engine.id, query.text)

    def _look_at_plan(self) -> None:
        plan = self._plan.plan
        if plan is None:
            self.shell.tell(_("Tick at least one line on each side."), severity="warning")
        elif not self.shell.look_at(plan.queries, self._looked):
            self.shell.tell(
                _(
                    "No browser was found that this program can watch. Start the search, and press b on a cell to copy "
                    "a page."
                ),
                severity="warning",
            )

    def _looked(self) -> None:
        if self.shell.progress.state is not State.IDLE:
            self._turn_to("live")


def _made(view: str) -> Widget:
    from identity_scan.tui.widgets.live_view import LiveView
    from identity_scan.tui.widgets.plan_view import PlanView

    return LiveView() if view == "live" else PlanView()


def _described(person: Person) -> str:
    who = [person.name, *(person.professions[:1]), *(person.places[:1])]
    return " · ".join(who)
