"""The list of findings: mine by weight, then unsure, then somebody else's, which are counted and folded."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.language import gettext as _
from identity_scan.language import ngettext
from identity_scan.model import Band, Handling, Judged
from tui import words
from tui.collection import Findings
from tui.commands import key_name
from tui.gentle import title_of

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
        self._drawn: dict[tuple[str, bool], tuple[Judged, Content]] = {}
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

    def show(self, findings: Findings, shown: frozenset[str], prefer: Sequence[str] = ()) -> None:
        """Draw the findings; the cursor stays on its finding, or goes to the first of `prefer` that is there.

        `shown` are the findings that were opened although they may be hard to read.
        """
        wanted = [*prefer, *([self.here] if self.here else [])]
        at = self.highlighted or 0
        self._findings, self._shown = findings, shown
        options = list(self._rows(findings, shown))
        self.set_options(options)
        places = {option.id: n for n, option in enumerate(options) if option.id and not option.disabled}
        chosen = next((places[name] for name in wanted if name in places), None)
        if chosen is None and places:
            chosen = min(places.values(), key=lambda n: abs(n - at))
        self.highlighted = chosen

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
        key = judged.finding.id, shown
        before = self._drawn.get(key)
        if before is None or before[0] is not judged:
            before = self._drawn[key] = (judged, row(judged, shown))
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


def row(judged: Judged, shown: bool) -> Content:
    """Draw one finding in two lines; what may be hard to read is named, not shown, until the person opens it."""
    label = judged.label
    first = Content.assemble(
        (f"{words.sign(label)} ", words.tint(label)), (title_of(judged, shown), "bold" if _weighty(judged) else "")
    )
    return Content.assemble(first, "\n  ", _second(judged))


def _second(judged: Judged) -> Content:
    band = judged.severity.band
    if judged.label in ("someone_else", "unclear"):
        weight: tuple[str, str] = (words.label(judged.label), "$quiet")
    else:
        weight = (
            f"{words.label(judged.label)} · {_loud(band)}{words.band(band)} {judged.severity.score}",
            _ink(judged),
        )
    where = ", ".join(words.index(name) for name in sorted(judged.finding.indexes))
    kept = f" · {_('kept on purpose')}" if judged.decision and judged.decision.handling is Handling.KEEP else ""
    return Content.assemble(weight, (f" · {judged.finding.site} · {where}{kept}", "$quiet"))


def _loud(band: Band) -> str:
    """The sign of a band that asks for something; the quiet ones have none."""
    return "" if band in (Band.NOTE, Band.LOW) else f"{words.sign(band.value)} "


def _weighty(judged: Judged) -> bool:
    return judged.label != "someone_else" and judged.severity.score >= 45


def _ink(judged: Judged) -> str:
    return words.tint(judged.severity.band.value) if judged.severity.score >= 45 else "$quiet"
