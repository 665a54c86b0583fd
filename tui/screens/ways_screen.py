"""The ways from the worker's name to what harms: what closes them first, and beside it the way, card by card."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.model import Judged
from identity_scan.present.screens import WAYS
from identity_scan.present.ways_told import Card, Closing, End, Told, told
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.screens.covers import uncover
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.lines import hanging

NARROWEST = 24
"""Columns below which a card is not drawn narrower."""


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
            yield OptionList(id="closing", markup=False)
            yield VerticalScroll(Static(id="way-text"), id="way")

    def show(self) -> None:
        """Draw the ways of the search in front."""
        assessment, head = self.shell.assessment, self.query_one("#ways-head", Static)
        if assessment is None:
            head.update(Content(self.no_search))
            return
        self._told = told(assessment, lambda judged: judged.finding.id in self.shell.uncovered)
        head.update(_head(self._told))
        rows = self.query_one("#closing", OptionList)
        at = rows.highlighted
        rows.set_options(_options(self._told))
        rows.highlighted = at if at is not None and at < rows.option_count else _first(rows)
        rows.focus()
        self._show_way()

    def _here(self) -> tuple[End, Closing] | None:
        """The end and the page under the cursor."""
        option = self.query_one("#closing", OptionList).highlighted_option
        if self._told is None or option is None or option.id is None:
            return None
        end, page = map(int, option.id.split("."))
        return self._told.ends[end], self._told.ends[end].closing[page]

    def _walks(self) -> tuple[tuple[Card, ...], ...]:
        """The ways to the end under the cursor, those over its page first."""
        if (here := self._here()) is None:
            return ()
        end, page = here
        return tuple(sorted(end.walks, key=lambda walk: page.finding not in {card.finding for card in walk}))

    def _show_way(self) -> None:
        here, walks = self._here(), self._walks()
        pane = self.query_one("#way-text", Static)
        width = max(NARROWEST, self.query_one("#way").content_size.width or 48)
        pane.update(_way(here[0], walks, self._walk % len(walks), width) if here and walks else Content(""))

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
        return self._here() is not None if action in ("go", "actions", "reveal") else True

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
    lines += [Content(said) for said in (*told.unsettled, told.addresses) if said]
    if not told.ends:
        lines.append(Content.assemble((told.free, "bold")))
    return Content("\n").join((*lines, Content.assemble((told.limit, "$quiet"))))


def _options(told: Told) -> list[Option]:
    options: list[Option] = []
    for at, end in enumerate(told.ends):
        options.append(Option(Content.assemble((end.brief, "bold")), disabled=True))
        for number, page in enumerate(end.closing):
            text = Content.assemble((f" {number + 1:>2}  ", "$accent"), page.title, (f"  {page.do}".rstrip(), "$quiet"))
            options.append(Option(text, id=f"{at}.{number}"))
    if told.ends and told.free:
        options.append(Option(Content.assemble((told.free, "$quiet")), disabled=True))
    return options


def _first(rows: OptionList) -> int | None:
    return next((n for n, option in enumerate(rows.options) if not option.disabled), None)


def _way(end: End, walks: tuple[tuple[Card, ...], ...], at: int, width: int) -> Content:
    """One way, a card a page, with what is typed between them; then what each step leaves open."""
    walk = walks[at]
    easiest = walk == end.walks[0]
    title = _("The easiest way today") if easiest else _("Another way")
    searches = ngettext("{n} search", "{n} searches", len(walk)).format(n=len(walk))
    lines = [Content.assemble((title, "bold"), (f"  {searches}", "$quiet")), Content("")]
    for card in walk:
        lines += [Content.assemble(("  ○ ", "$quiet"), card.by), Content.assemble(("  │", "$quiet"))]
        lines += _card(card.title, width)
        lines.append(Content.assemble(("  │", "$quiet")))
    lines += [Content.assemble(("  ● ", "$error"), (end.name, "bold")), Content("")]
    told = (end.left, end.stays, end.more, end.if_yours)
    lines += [hanging(Content(""), Content(said), width) for said in told if said]
    return Content("\n").join(lines)


def _card(title: str, width: int) -> list[Content]:
    inner = Content(title).wrap(width - 8)
    rule = "─" * (width - 6)
    rows = [
        Content.assemble(("  │ ", "$line"), line, " " * (width - 7 - line.cell_length), ("│", "$line"))
        for line in inner
    ]
    return [Content.assemble((f"  ╭{rule}╮", "$line")), *rows, Content.assemble((f"  ╰{rule}╯", "$line"))]
