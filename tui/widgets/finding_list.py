"""The list of findings: mine by weight, then unsure, then somebody else's, which are counted and folded."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.model import Band, Judged, Verdict
from identity_scan.present import words
from identity_scan.present.collection import Findings
from identity_scan.present.consequences import was
from identity_scan.present.finding import line
from identity_scan.speech.language import ngettext
from identity_scan.tui.shell.commands import key_name
from identity_scan.tui.widgets.cursor import Groups, kept

OTHERS = "others"
"""The id of the line that opens and closes what is about somebody else."""


class FindingList(OptionList):
    """Two lines a finding: what it is called, and what it is."""

    class Opened(Message):
        """The person wants to read a finding."""

    def __init__(self) -> None:
        super().__init__(id="findings", markup=False)
        self.open_others = False
        self.kept_until = ""
        """How long the words of somebody else's are kept, as a sentence."""
        self._findings = Findings()
        self._shown: frozenset[str] = frozenset()
        self._drawn: dict[tuple[str, bool, str], tuple[Judged, Content]] = {}
        """Rows as they were drawn last; a row is drawn anew only for another judgement."""

    @property
    def here(self) -> str | None:
        """The finding under the cursor."""
        option = self.highlighted_option
        return None if option is None or option.id in (OTHERS, None) else option.id

    @property
    def among_others(self) -> bool:
        """Whether the cursor stands on what is about somebody else, or on the line that opens it."""
        option = self.highlighted_option
        return option is not None and (option.id == OTHERS or option.id in {j.finding.id for j in self._others_here()})

    def _others_here(self) -> tuple[Judged, ...]:
        return self._findings.parted()[2]

    def show(
        self, findings: Findings, shown: frozenset[str], prefer: Sequence[str] = (), *, follow: bool = True
    ) -> None:
        """Draw the findings; the cursor goes to the first of `prefer` that is there, else it stays where it was.

        `shown` are the findings that were opened although they may be hard to read. With `follow` the cursor goes
        along with its finding to another group, as while answers come; without, it stays in its group (see kept).
        """
        here, before, line = self._at, self._groups(), self._line_on_screen()
        self._findings, self._shown = findings, shown
        self.set_options(self._rows(findings, shown))
        after = self._groups()
        there = [row for rows in after for row in rows]
        wanted = (*prefer, *([here] if follow else []))
        chosen = next((row for row in wanted if row in there), None) or kept(here, before, after)
        self.highlighted = self.get_option_index(chosen) if chosen else None
        if line is not None:  # neither the rows above the cursor nor those that left may move it from under the eyes
            self.scroll_to(y=self._line() - line, animate=False, immediate=True, force=True)

    @property
    def _at(self) -> str:
        """The row under the cursor, a finding or the fold."""
        option = self.highlighted_option
        return option.id or "" if option else ""

    def _groups(self) -> Groups:
        """The rows that the cursor can stand on, as they are drawn: mine, unsure, the fold, somebody else's."""
        verdicts = {j.finding.id: j.identity.verdict for j in self._findings.rows}
        rows = [option.id for option in self.options if option.id]
        parts = (Verdict.ME, Verdict.UNSURE, None, Verdict.NOT_ME)
        return tuple(tuple(row for row in rows if verdicts.get(row) is part) for part in parts)

    def _line(self) -> int:
        """The line of the list on which the row under the cursor begins; no row is ever wrapped."""
        return sum(1 if option.id in (OTHERS, None) else 2 for option in self.options[: self.highlighted])

    def _line_on_screen(self) -> int | None:
        """How far below the top of the list the cursor is seen; None if it is scrolled away."""
        if self.highlighted is None:
            return None
        line = self._line() - self.scroll_offset.y
        return line if 0 <= line < self.scrollable_content_region.height else None

    def _rows(self, findings: Findings, shown: frozenset[str]) -> Iterator[Option]:
        mine, unsure, others = findings.parted()
        for judged in mine:
            yield self._row(judged, judged.finding.id in shown)
        if unsure:
            yield _heading(
                ngettext("{n} result: is it you?", "{n} results: are they you?", len(unsure)).format(n=len(unsure))
            )
        for judged in unsure:
            yield self._row(judged, judged.finding.id in shown)
        if others:
            yield from self._others(others, findings)

    def _others(self, others: tuple[Judged, ...], findings: Findings) -> Iterator[Option]:
        opened = self.open_others or findings.narrowed
        text = ngettext("{n} about somebody else", "{n} about somebody else", len(others)).format(n=len(others))
        fold = "" if opened else f" {words.sign('more')} {key_name('enter')}"
        head = Content.assemble((f"{words.sign('someone_else')} ", words.tint("someone_else")), text, (fold, "$quiet"))
        kept = Content.assemble("\n  ", (self.kept_until, "$quiet")) if self.kept_until else Content("")
        yield Option(Content.assemble(head, kept), id=OTHERS)
        if not opened:
            return
        for group in dict.fromkeys(j.namesake for j in others):
            members = [j for j in others if j.namesake == group]
            if label := findings.label_of(group):
                yield _heading(f"{label} ({len(members)})")
            for judged in members:
                yield self._row(judged, True)

    def _row(self, judged: Judged, shown: bool) -> Option:
        move = self._findings.moves_shown.get(judged.finding.id)
        key = judged.finding.id, shown, was(move) if move else ""
        before = self._drawn.get(key)
        if before is None or before[0] is not judged:
            before = self._drawn[key] = (judged, row(judged, shown, key[-1]))
        return Option(before[1], id=judged.finding.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a finding, or the fold."""
        event.stop()
        if event.option.id == OTHERS:
            self.open_others = not self.open_others
            self.show(self._findings, self._shown, prefer=(OTHERS,))
        else:
            self.post_message(self.Opened())


def _heading(text: str) -> Option:
    return Option(Content.assemble((text, "$quiet")), disabled=True)


def row(judged: Judged, shown: bool, was: str = "") -> Content:
    """Draw one finding in two lines; what may be hard to read is named, not shown, until the person opens it.

    `was` says where it stood before the last word.
    """
    told = line(judged, opened=shown, was=was)
    loud = f"{words.sign(told.band)} " if told.band not in ("", Band.NOTE, Band.LOW) else ""
    what = " · ".join(filter(None, (told.label, f"{loud}{told.weight}" if told.weight else "")))
    return Content.assemble(
        (f"{words.sign(told.code)} ", words.tint(told.code)),
        (told.title, "bold" if told.heavy else ""),
        "\n  ",
        (f"{words.sign('yes')} {told.mine} · " if told.mine else "", words.tint("yes")),
        (what, words.tint(told.band) if told.band and told.heavy else "$quiet"),
        ("".join(f" · {part}" for part in told.where), "$quiet"),
    )
