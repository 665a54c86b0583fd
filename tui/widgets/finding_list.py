"""The list of findings: mine by weight, then unsure, then somebody else's, which are counted and folded."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.model import Judged
from identity_scan.present import settling, words
from identity_scan.present.collection import Findings, same
from identity_scan.present.consequences import was
from identity_scan.present.finding import line
from identity_scan.present.orders import Order, named
from identity_scan.present.screens import key_name
from identity_scan.speech.language import ngettext
from identity_scan.tui.shell.private_textual import KeptRows
from identity_scan.tui.widgets.cursor import Groups, kept
from identity_scan.tui.widgets.lines import NARROWEST, cut
from identity_scan.tui.widgets.row import WHOLE, Fitted, Row

_GAP = "  "
TALL = 32
"""Lines of the terminal from which a line is left free between two groups."""
OTHERS = "others"
"""The id of the line that opens and closes what is about somebody else."""


class FindingList(KeptRows):
    """One line a finding: what it is called, what the worker said of it, what it is."""

    class Opened(Message):
        """The person wants to read a finding."""

    def __init__(self) -> None:
        super().__init__(id="findings", markup=False)
        self.auto_links = False
        self.open_others = False
        self.kept_until = ""
        """How long the words of somebody else's are kept, as a sentence."""
        self._airy = False
        self._findings = Findings()
        self._shown: frozenset[str] = frozenset()
        self._drawn: tuple[tuple[object, ...], tuple[object, ...]] = ((), ())
        """What is drawn: the rows in their order, and what else their lines come from."""
        self._groups: Groups = ((), (), (), ())
        """The rows that the cursor can stand on, as they are drawn: mine, unsure, the fold, somebody else's."""
        self._rows_of: dict[tuple[str, bool, str, str], tuple[Judged, Option]] = {}
        """Rows as they were made last; a row is made anew only for another judgement."""
        self._lines_of: dict[tuple[str, ...], Option] = {}
        """What stands between the findings, by its words."""

    @property
    def here(self) -> str | None:
        """The finding under the cursor."""
        option = self.highlighted_option
        return None if option is None or option.id in (OTHERS, None) else option.id

    @property
    def order(self) -> tuple[str, ...]:
        """The findings that the cursor can stand on, from top to bottom."""
        return tuple(row for rows in self._groups for row in rows if row != OTHERS)

    @property
    def among_others(self) -> bool:
        """Whether the cursor stands on what is about somebody else, or on the line that opens it."""
        return any(self._at in rows for rows in self._groups[2:])

    def show(
        self, findings: Findings, shown: frozenset[str], prefer: Sequence[str] = (), *, follow: bool = True
    ) -> None:
        """Draw the findings; the cursor goes to the first of `prefer` that is there, else it stays where it was.

        `shown` are the findings that were opened although they may be hard to read. With `follow` the cursor goes
        along with its finding to another group, as while answers come; without, it stays in its group (see kept).
        """
        here, before, line = self._at, self._groups, self._line_on_screen()
        self._findings, self._shown = findings, shown
        rows = findings.visible()
        self._airy = self.app.size.height >= TALL
        how = findings.narrowed, findings.by, self.open_others, self.kept_until, self._airy
        by = findings.namesakes, findings.moves_shown, shown, how
        if not (by == self._drawn[1] and same(rows, self._drawn[0])):  # most letters leave the list as it is
            self._drawn = rows, by
            self.set_options(self._rows(findings, shown))
        elif not prefer:
            return
        after = self._groups
        there = {row for rows in after for row in rows}
        wanted = (*prefer, *([here] if follow else []))
        chosen = next((row for row in wanted if row in there), None) or kept(here, before, after)
        self.highlighted = self.get_option_index(chosen) if chosen else None
        if self.highlighted is not None and not any(map(_stands, self.options[: self.highlighted])):
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        elif line is not None:  # neither the rows above the cursor nor those that left may move it from under the eyes
            self.scroll_to(y=self._line() - line, animate=False, immediate=True, force=True)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the row under the cursor in sight, the first one with its heading."""
        super().scroll_to_highlight(top)
        if self.highlighted == 1 and not _stands(self.options[0]):
            self.scroll_to(y=0, animate=False, immediate=True)

    @property
    def _at(self) -> str:
        """The row under the cursor, a finding or the fold."""
        option = self.highlighted_option
        return option.id or "" if option else ""

    def _line(self) -> int:
        """The line of the list on which the row under the cursor begins."""
        rows = (option.prompt for option in self.options[: self.highlighted])
        return sum(row.lines for row in rows if isinstance(row, Row))

    def _line_on_screen(self) -> int | None:
        """How far below the top of the list the cursor is seen; None if it is scrolled away."""
        if self.highlighted is None:
            return None
        line = self._line() - self.scroll_offset.y
        return line if 0 <= line < self.scrollable_content_region.height else None

    def _rows(self, findings: Findings, shown: frozenset[str]) -> Iterator[Option]:
        mine, unsure, others = findings.parted()
        opened = self.open_others or findings.narrowed
        groups = self._by_namesake(others) if opened else {}
        theirs = [judged for members in groups.values() for judged in members]
        fold = (OTHERS,) if others else ()
        self._groups = _ids(mine), _ids(unsure), fold, _ids(theirs)
        for n, (heading, under) in enumerate(groupby(mine, findings.order.heading)):
            yield from self._under(heading, tuple(under), above=n > 0 and self._airy)
        if unsure:
            said = ngettext("{n} result: is it you?", "{n} results: are they you?", len(unsure))
            yield self._heading("unsure", said.format(n=len(unsure)), "\n" if mine and self._airy else "")
        for judged in unsure:
            yield self._row(judged, judged.finding.id in shown)
        if others:
            yield self._fold(len(others), opened)
        for group, members in groups.items():
            if label := findings.label_of(group):
                yield self._heading(group or "", f"{label} ({len(members)})")
            for judged in members:
                yield self._row(judged, True)

    def _under(self, heading: str, members: Sequence[Judged], *, above: bool) -> Iterator[Option]:
        if heading:
            sign = ("\n" if above else "") + f"{words.sign(heading)} "
            yield self._heading(heading, f"{named(heading)}  {len(members)}", sign, words.tint(heading))
        for judged in members:
            yield self._row(judged, judged.finding.id in self._shown)

    @staticmethod
    def _by_namesake(others: Sequence[Judged]) -> Mapping[str | None, Sequence[Judged]]:
        groups: dict[str | None, list[Judged]] = {}
        for judged in others:
            groups.setdefault(judged.namesake, []).append(judged)
        return groups

    def _fold(self, count: int, opened: bool) -> Option:
        text = ngettext("{n} about somebody else", "{n} about somebody else", count).format(n=count)
        fold = "" if opened else f" {words.sign('more')} {key_name('enter')}"
        head = Content.assemble((f"{words.sign('someone_else')} ", words.tint("someone_else")), text, (fold, "$quiet"))
        kept = Content.assemble("\n  ", (self.kept_until, "$quiet")) if self.kept_until else Content("")
        line = Row(2 if self.kept_until else 1, partial(Content.assemble, head, kept))
        return self._lines_of.setdefault((OTHERS, text, fold, self.kept_until), Option(line, id=OTHERS))

    def _row(self, judged: Judged, shown: bool) -> Option:
        move = self._findings.moves_shown.get(judged.finding.id)
        key = judged.finding.id, shown, self._findings.by, was(move) if move else ""
        before = self._rows_of.get(key)
        if before is None or before[0] is not judged:
            made = partial(row, judged, shown, self._findings.order, key[-1])
            before = self._rows_of[key] = (judged, Option(Fitted(2 if move else 1, made), id=judged.finding.id))
        return before[1]

    def _heading(self, group: str, text: str, sign: str = "", ink: str = "") -> Option:
        lines = 1 + sign.count("\n")
        made = Option(Row(lines, partial(Content.assemble, (sign, ink), (text, ink or "$quiet"))), disabled=True)
        return self._lines_of.setdefault((group, text, sign), made)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a finding, or the fold."""
        event.stop()
        if event.option.id == OTHERS:
            self.open_others = not self.open_others
            self.show(self._findings, self._shown, prefer=(OTHERS,))
        else:
            self.post_message(self.Opened())


def _stands(option: Option) -> bool:
    """Whether the cursor can stand on a row."""
    return not option.disabled


def _ids(rows: Sequence[Judged]) -> tuple[str, ...]:
    return tuple(judged.finding.id for judged in rows)


def row(judged: Judged, shown: bool, order: Order, was: str, width: int) -> Content:
    """Draw one finding in a line; what may be hard to read is named, not shown, until the person opens it.

    `was` says in a line of its own where it stood before the last word.
    """
    told, (beside, code) = line(judged, opened=shown), order.column(judged)
    said = f"{words.sign('yes')} {word}" if (word := settling.word(judged)) else ""
    sign = f"{words.sign(code)} " if code else ""
    beside = cut(beside, max(NARROWEST, width // 3))
    right = Content.assemble((said, words.tint("yes")), "  " if said else "", (sign + beside, _ink(code)))
    room = max(NARROWEST, width - right.cell_length - len(_GAP))
    title = Content.assemble((cut(told.title, room), "bold" if told.heavy else ""))
    gap = " " * max(len(_GAP), width - title.cell_length - right.cell_length) if width < WHOLE else _GAP
    return Content.assemble(title, gap, right, *(("\n  ", (was, "$quiet")) if was else ()))


def _ink(code: str) -> str:
    return words.tint(code) if code else "$quiet"
