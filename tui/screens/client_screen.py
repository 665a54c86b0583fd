"""What a client sees: first pages side by side, in order, and beside them how the worker wishes to be seen."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, ItemGrid, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.model import Judged
from identity_scan.present import words
from identity_scan.present.blocks import Row, Sentence
from identity_scan.present.cover import Opened
from identity_scan.present.first_page import TURNS, FirstPage, first_pages, lead, portrayal, query_for, row
from identity_scan.present.screens import CLIENT
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.covers import uncover
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.screens.portrayal_screen import ask_to_portray
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import row_sign, sheet_text


class PageList(OptionList):
    """The first page of one index."""

    def __init__(self, index: str) -> None:
        super().__init__(markup=False, classes="first-page")
        self.index = index
        self.engine = ""

    def show(self, page: FirstPage, opened: Opened) -> None:
        """Draw the page in order; the cursor stays on its line."""
        self.engine = page.engine
        self.border_title = Content(page.name)
        at = self.highlighted
        self.set_class(bool(page.silence), "-silent")
        if page.silence:
            how = " " + _("b opens it in your own browser.") if page.yours else ""
            self.set_options([Option(Content.assemble((page.silence + how, "$quiet")), disabled=True)])
            return
        self.set_options([_option(row(rank, judged, opened)) for rank, judged in page.found])
        self.highlighted = min(at or 0, len(page.found) - 1)


def _option(row: Row) -> Option:
    """A place in one line; what its sign means stands below the pages."""
    return Option(Content.assemble((f"{row.number:>2} ", "$quiet"), row_sign(row), row.text), id=row.leads)


class ClientScreen(ModeScreen):
    """The first page, as a stranger meets it."""

    MODE = "client"
    CSS_PATH = "client.tcss"
    HERE = CLIENT
    BINDINGS: ClassVar = bindings(CLIENT)

    def __init__(self) -> None:
        super().__init__()
        self._turn = TURNS[0]

    def body(self) -> ComposeResult:
        """Lay out the sentence, the pages and the portrayal."""
        yield Static(id="client-head")
        with Horizontal(id="client-panes"):
            with Vertical(id="client-side"):
                yield VerticalScroll(
                    ItemGrid(id="first-pages", min_column_width=28), id="client-scroll", can_focus=False
                )
                yield Static(id="client-legend")
            yield Reading(id="portrayal-side")

    def show(self) -> None:
        """Draw the pages of the query in turn."""
        head = self.query_one("#client-head", Static)
        assessment, progress = self.shell.assessment, self.shell.progress
        query = query_for(progress.plan, self._turn) or query_for(progress.plan, TURNS[0])
        if assessment is None or query is None or progress.plan is None:
            head.update(Content(self.no_search))
            return
        asked = [a.engine for a in progress.plan.asks if a.query.id == query.id]
        pages = first_pages(assessment, query, progress.collected, asked)
        told = lead(query, pages)
        head.update(Content.assemble((told.text, "bold"), "\n", (told.beside, "$quiet")))
        self._show_pages(pages)
        self.query_one("#client-legend", Static).update(_legend())
        wish = self.session.person.portrayal if self.session.person else ""
        unwritten = Sentence(_("You have not written that yet; w lets you."))
        beside = portrayal(wish, pages, self._opened, unwritten)
        self.query_one(Reading).read(partial(sheet_text, beside), home=False)

    def _opened(self, judged: Judged) -> bool:
        return judged.finding.id in self.shell.uncovered

    def _show_pages(self, pages: tuple[FirstPage, ...]) -> None:
        grid = self.query_one("#first-pages", ItemGrid)
        lists = {p.index: p for p in self.query(PageList)}
        for page in pages:
            if page.index not in lists:
                lists[page.index] = PageList(page.index)
                grid.mount(lists[page.index])
            lists[page.index].show(page, self._opened)
        for index, gone in lists.items():
            if index not in {p.index for p in pages}:
                gone.remove()
        if pages and not isinstance(self.focused, PageList):
            lists[pages[0].index].focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the turn to the city when the search did not ask it."""
        if action == "turn":
            return query_for(self.shell.progress.plan, TURNS[1]) is not None
        return True

    def action_turn(self) -> None:
        """Change between the bare name and the name with the city."""
        self._turn = TURNS[1 - TURNS.index(self._turn)]
        self.show()

    def action_portray(self) -> None:
        """Write how one wishes to be seen, or change it."""
        ask_to_portray(self)

    def action_browse(self) -> None:
        """Open the query in one's own browser, at the engine under the cursor."""
        here = self.focused if isinstance(self.focused, PageList) else None
        query = query_for(self.shell.progress.plan, self._turn)
        if here and query:
            self.shell.browse(here.engine, query.text)

    def action_reveal(self) -> None:
        """Show the title under the cursor where it may be hard to read."""
        here = self.focused if isinstance(self.focused, PageList) else None
        option = here.highlighted_option if here else None
        assessment = self.shell.assessment
        for judged in assessment.judged if option and assessment else ():
            if option and judged.finding.id == option.id:
                uncover(self.shell, judged)

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.shell.show_finding(event.option.id)


def _legend() -> Content:
    names = ("professional", "personal", "mixed", "someone_else", "unclear")
    return Content("   ").join(
        [Content.assemble((f"{words.sign(n)} ", words.tint(n)), (words.label(n), "$quiet")) for n in names]
    )
