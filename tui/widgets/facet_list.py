"""The facets: who, which life, how much, what site, whose index, what is new; one line a value, with its count."""

from functools import partial

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.present import words
from identity_scan.present.collection import Facet, Findings
from identity_scan.tui.shell.private_textual import KeptRows
from identity_scan.tui.widgets.row import Row

ROOMY = 45
"""Lines from which there is room for a blank line between the groups."""


class FacetList(KeptRows):
    """Values to choose from; choosing one again lets it go."""

    class Chosen(Message):
        """A value was chosen or let go."""

        def __init__(self, group: str, value: str) -> None:
            super().__init__()
            self.group, self.value = group, value

    def __init__(self) -> None:
        super().__init__(id="facets", markup=False)
        self.auto_links = False
        self._shown: tuple[object, bool] | None = None
        self._made: dict[object, Row] = {}
        """Lines as they were drawn last: a word of the worker changes the counts of a few."""

    def show(self, findings: Findings) -> None:
        """Draw the facets of these findings; the cursor stays on its line."""
        roomy = self.app.size.height >= ROOMY
        if self._shown == (shown := (findings.facets(), roomy)):
            return
        self._shown = shown
        here = self.highlighted_option.id if self.highlighted_option else None
        options: list[Option] = []
        for question, facets in shown[0]:
            options.append(Option(self._heading(question, "\n" if options and roomy else ""), disabled=True))
            options += [Option(self._facet(facet), id=f"{facet.group}:{facet.value}") for facet in facets]
        self.set_options(options)
        ids = [o.id for o in options]
        if here in ids:
            self.highlighted = ids.index(here)

    def _heading(self, question: str, gap: str) -> Row:
        made = Row(1 + len(gap), partial(Content.assemble, gap, (question, "bold $accent")))
        return self._made.setdefault((question, gap), made)

    def _facet(self, facet: Facet) -> Row:
        return self._made.setdefault(facet, Row(1, partial(_line, facet)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Report the value."""
        event.stop()
        group, _colon, value = (event.option.id or "").partition(":")
        self.post_message(self.Chosen(group, value))


def _line(facet: Facet) -> Content:
    mark = words.sign("on") if facet.chosen else " "
    name = facet.label if len(facet.label) <= 15 else facet.label[:14] + "…"
    ink = "bold $foreground" if facet.chosen else "$foreground" if facet.count else "$quiet"
    return Content.assemble((f"{mark} ", "$accent"), (f"{name:<15}", ink), (f"{facet.count:>4}", "$quiet"))
