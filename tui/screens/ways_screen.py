"""The ways from the worker's name to what harms: what closes them first, and beside it the way, card by card."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.model import Judged
from identity_scan.present.screens import WAYS
from identity_scan.present.ways_told import Card, Closing, End, Told, searches, told
from identity_scan.tui.screens.covers import covered, uncover
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.lines import hanging
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.tick_list import PADDING

NARROWEST = 24
"""Columns below which a card is not drawn narrower."""
_WHOLE, _BROKEN = "─│", "╌┆"
"""The lines of a way, across and down: broken where it is not settled that its pages are the worker's."""


class ClosingList(OptionList):
    """The pages to change, end by end, each row whole in the columns there are."""

    _told: Told | None = None
    _drawn_for = 0
    """The columns that the rows are wrapped to."""

    def fill(self, told: Told | None) -> None:
        """List what to change, nothing for None; the cursor stays where it was, or on the first page."""
        at = self.highlighted
        self._told, self._drawn_for = told, self._room
        self.set_options(_options(told, self._room) if told else [])
        pages = [n for n, option in enumerate(self.options) if not option.disabled]
        self.highlighted = at if at in pages else next(iter(pages), None)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width - PADDING

    def on_resize(self) -> None:
        """Wrap to the new width."""
        if self._told is not None and self._room != self._drawn_for:
            self.fill(self._told)


class WaysScreen(ModeScreen):
    """What to change so that no way is left, end by end."""

    MODE = "ways"
    CSS_PATH = "ways.tcss"
    HERE = WAYS
    BINDINGS: ClassVar = bindings(WAYS)

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self._walk = 0

    def body(self) -> ComposeResult:
        """Lay out the sentence, what to change, and the way."""
        yield Static(id="ways-head")
        with Horizontal(id="ways-panes"):
            yield ClosingList(id="closing", markup=False)
            yield Reading(id="way")

    def show(self) -> None:
        """Draw the ways of the search in front."""
        assessment, head = self.shell.assessment, self.query_one("#ways-head", Static)
        opened = self.shell.uncovered
        self._told = told(assessment, lambda judged: judged.finding.id in opened) if assessment else None
        head.update(_head(self._told) if self._told else Content(self.no_search))
        rows = self.query_one(ClosingList)
        rows.fill(self._told)
        rows.focus()
        self._show_way()

    def _here(self) -> tuple[End, Closing] | None:
        """The end and the page under the cursor."""
        option = self.query_one(ClosingList).highlighted_option
        if self._told is None or option is None or option.id is None:
            return None
        end, page = map(int, option.id.split("."))
        every = (*self._told.ends, *self._told.perhaps)
        return every[end], every[end].closing[page]

    def _walks(self) -> tuple[tuple[Card, ...], ...]:
        """The ways to the end under the cursor, those over its page first."""
        if (here := self._here()) is None:
            return ()
        end, page = here
        return tuple(sorted(end.walks, key=lambda walk: page.finding not in {card.finding for card in walk}))

    def _show_way(self) -> None:
        here, walks = self._here(), self._walks()
        if here and walks:
            self.query_one("#way", Reading).read(partial(_way, here, walks[self._walk % len(walks)]))
        else:
            self.query_one("#way", Reading).read(lambda _width: Content(""))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._walk = 0
        self._show_way()
        self.refresh_keys()

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what would do nothing here."""
        if action == "walk":
            return len(self._walks()) > 1
        here = self._here()
        if action == "reveal":
            judged = self._judged(here[1].finding) if here else None
            return judged is not None and covered(self.shell, judged)
        return here is not None if action in ("go", "actions") else True

    def action_go(self) -> None:
        """Go to the finding under the cursor."""
        if here := self._here():
            self.shell.show_finding(here[1].finding)

    def action_actions(self) -> None:
        """Go to the steps for the finding under the cursor."""
        if here := self._here():
            self.shell.show_actions(here[1].finding)

    def action_walk(self, step: int) -> None:
        """Show another way to the same end."""
        self._walk += step
        self._show_way()

    def action_reveal(self) -> None:
        """Show the title under the cursor where it may be hard to read."""
        if (here := self._here()) and (judged := self._judged(here[1].finding)):
            uncover(self.shell, judged)

    def _judged(self, finding: str) -> Judged | None:
        assessment = self.shell.assessment
        return next((j for j in assessment.judged if j.finding.id == finding), None) if assessment else None


def _head(told: Told) -> Content:
    """What comes first: in danger the advocate; then what is not settled or contradicts, and where no way was seen."""
    lines = [Content.assemble((told.first, "$warning"))] if told.first else []
    lines += [Content(told.addresses)] if told.addresses else []
    if not (told.ends or told.perhaps):
        lines.append(Content.assemble((told.free, "bold")))
    return Content("\n").join((*lines, Content.assemble((told.limit, "$quiet"))))


def _options(told: Told, width: int) -> list[Option]:
    options: list[Option] = []
    for at, end in enumerate((*told.ends, *told.perhaps)):
        options.append(Option(hanging(Content(""), Content.assemble((end.brief, "bold")), width), disabled=True))
        for number, page in enumerate(end.closing):
            sign = Content.assemble((f" {number + 1:>2}  ", "$accent"))
            options.append(Option(hanging(sign, Content(page.title), width), id=f"{at}.{number}"))
    if options and told.free:
        options.append(Option(hanging(Content(""), Content.assemble((told.free, "$quiet")), width), disabled=True))
    return options


def _way(here: tuple[End, Closing], walk: tuple[Card, ...], width: int) -> Content:
    """What to do on the page under the cursor, and one way, a card a page, with what is typed between them."""
    end, page = here
    said = (page.do, end.left, end.stays)
    lines = [hanging(Content(""), Content(text), width) for text in said if text]
    lines += [Content(""), Content.assemble((end.called(walk), "bold"), (f"  {searches(walk)}", "$quiet"))]
    edges = _WHOLE if end.sure else _BROKEN
    on = Content.assemble((f"  {edges[1]}", "$quiet"))
    for card in walk:
        lines += [Content.assemble(("  ○ ", "$quiet"), card.by), on]
        lines += [*_card(card.title, max(NARROWEST, width), edges), on]
    lines.append(Content.assemble(("  ● ", "$error"), (end.name, "bold")))
    lines += [hanging(Content(""), Content(text), width) for text in (end.more, end.if_yours) if text]
    return Content("\n").join(lines)


def _card(title: str, width: int, edges: str) -> list[Content]:
    across, down = edges[0], edges[1]
    inner = Content(title).wrap(width - 8)
    rule = across * (width - 6)
    rows = [
        Content.assemble((f"  {down} ", "$line"), line, " " * (width - 7 - line.cell_length), (down, "$line"))
        for line in inner
    ]
    return [Content.assemble((f"  ╭{rule}╮", "$line")), *rows, Content.assemble((f"  ╰{rule}╯", "$line"))]
