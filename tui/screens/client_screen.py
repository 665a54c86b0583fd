"""What a client sees: the pages in the order in which a stranger meets them, with their place at each index."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from identity_scan.model import Judged
from identity_scan.present.blocks import Sentence, Sheet
from identity_scan.present.first_page import (
    TURNS,
    FirstPage,
    first_pages,
    lead,
    lives,
    met,
    query_for,
    wished,
    written_against,
)
from identity_scan.present.screens import CLIENT, key_name
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled
from identity_scan.tui.screens.covers import covered, uncover
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.screens.portrayal_screen import ask_to_portray
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.lines import flowed
from identity_scan.tui.widgets.page_list import ROOMY, PageList, heads, lives_met
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

TALL = 45
"""Lines from which there is room for all that is said of a page."""
_BESIDE = 3
"""Columns beside a line of the list: its padding and its scroll bar."""


class ClientScreen(ModeScreen):
    """The first page, as a stranger sees it."""

    MODE = "client"
    CSS_PATH = "client.tcss"
    HERE = CLIENT
    BINDINGS: ClassVar = bindings(CLIENT)

    def __init__(self) -> None:
        super().__init__()
        self._turn = TURNS[0]
        self._index = ""
        """The index whose order it is; empty for the first that was seen of those that most clients use."""
        self._pages: tuple[FirstPage, ...] = ()
        self._by_id: dict[str, Judged] = {}

    def body(self) -> ComposeResult:
        """Lay out the sentence, what was not seen, the pages and the wish."""
        yield Static(id="client-head")
        yield Static(id="client-silent")
        yield Static(id="client-columns")
        yield PageList()
        yield Reading(id="portrayal-side")

    def on_mount(self) -> None:
        """Begin on the pages."""
        super().on_mount()
        pages = self.query_one(PageList)
        pages.focus()
        self.watch(pages, "highlighted", self._show_wish, init=False)

    def on_resize(self) -> None:
        """Draw in the new width."""
        super().on_resize()
        if self._pages:
            self._show_heads()

    def show(self) -> None:
        """Draw the pages of the query in turn."""
        head = self.query_one("#client-head", Static)
        assessment, progress = self.shell.assessment, self.shell.progress
        query = query_for(progress.plan, self._turn) or query_for(progress.plan, TURNS[0])
        if assessment is None or query is None or progress.plan is None:
            head.update(Content(self.no_search))
            return
        asked = [a.engine for a in progress.plan.asks if a.query.id == query.id]
        self._pages = first_pages(assessment, query, progress.collected, asked)
        told = lead(query, self._pages)
        below = lives_met(lives(self._pages), self.app.size.width - 4) if self._seen else Content(told.beside)
        head.update(Content.assemble((told.text, "bold"), "\n", below))
        self._show_silent()
        self._show_pages()

    @property
    def _seen(self) -> tuple[FirstPage, ...]:
        return tuple(page for page in self._pages if not page.silence)

    @property
    def _in_front(self) -> str:
        """The index whose order is shown."""
        seen = [page.index for page in self._seen]
        return self._index if self._index in seen else next(iter(seen), "")

    def _show_silent(self) -> None:
        """Say of each index of which no page was seen why not; never that it shows nothing."""
        silent = [page for page in self._pages if page.silence and not page.none]
        parts = [_silent(page) for page in silent]
        line = self.query_one("#client-silent", Static)
        line.display = bool(parts)
        line.update(flowed(parts, self.app.size.width - 4))

    def _show_pages(self) -> None:
        every = met(self._seen, self._in_front)
        self._by_id = {one.judged.finding.id: one.judged for one in every}
        self.query_one(PageList).show(every, self._seen, self._in_front, self._opened)
        self._show_heads()
        self._show_wish()

    def _show_heads(self) -> None:
        width = self.app.size.width - _BESIDE
        self.query_one("#client-columns", Static).update(heads(self._seen, self._in_front, width))

    def _show_wish(self) -> None:
        """Say how the worker wishes to be seen, and what of the page under the cursor speaks against it."""
        self.refresh_keys()
        self.query_one(Reading).read(partial(sheet_text, self._wish()), home=True)

    def _wish(self) -> Sheet:
        wish = self.session.person.portrayal if self.session.person else ""
        whole = wished(wish, Sentence(_("You have not written that yet; press w to write it.")))
        judged, size = self._here, self.app.size
        if judged is None or not judged.contradicts:
            return whole
        *wrote, row = written_against(judged, self._opened)
        if size.height >= TALL:
            return (*whole, replace(row, beside=row.beside[1:]))
        # Where there is little room, what stands in the line itself is not said again.
        return (*wrote, replace(row, beside=row.beside[2 if size.width >= ROOMY else 1 :]))

    def _opened(self, judged: Judged) -> bool:
        return judged.finding.id in self.shell.uncovered

    @property
    def _here(self) -> Judged | None:
        return self._by_id.get(self.query_one(PageList).here)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what would do nothing: a turn to what was not asked, a finding or a cover where there is none."""
        if action == "turn":
            return query_for(self.shell.progress.plan, TURNS[1]) is not None
        if action == "turn_index":
            return len(self._seen) > 1
        if action in ("go", "reveal") and self.is_mounted:
            judged = self._here
            return judged is not None and (action == "go" or covered(self.shell, judged))
        return True

    def action_turn(self) -> None:
        """Change between the bare name and the name with the city."""
        self._turn = TURNS[1 - TURNS.index(self._turn)]
        self.show()

    def action_turn_index(self, step: int) -> None:
        """Show the order of another index."""
        seen = [page.index for page in self._seen]
        self._index = seen[(seen.index(self._in_front) + step) % len(seen)]
        self._show_pages()
        self.query_one(PageList).highlighted = 0

    def action_portray(self) -> None:
        """Write how one wishes to be seen, or change it."""
        ask_to_portray(self)

    def action_browse(self) -> None:
        """Open the query in one's own browser: at the index that was not seen, else at the one in front."""
        query = query_for(self.shell.progress.plan, self._turn)
        yours = next((page for page in self._pages if page.yours), None)
        page = yours or next((page for page in self._pages if page.index == self._in_front), None)
        if page and query:
            self.shell.browse(page.engine, query.text)

    def action_reveal(self) -> None:
        """Show the title under the cursor where it may be hard to read."""
        if (judged := self._here) is not None:
            uncover(self.shell, judged)

    def action_go(self) -> None:
        """Go to the finding under the cursor."""
        if (judged := self._here) is not None:
            self.shell.show_finding(judged.finding.id)

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_go()


def _silent(page: FirstPage) -> Content:
    if page.yours:
        told = _("{index}: not yet").format(index=page.name)
        return Content.assemble((told, "$warning"), " ", (key_name("b"), "bold $accent"))
    return Content.assemble((labelled(page.name, page.outcome), "$warning"))
