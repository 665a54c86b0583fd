"""The eleven strategies as a map: where the worker stands with each, and the key that leads on."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.present import strategies, words
from identity_scan.present.papers import Known
from identity_scan.present.strategies import Stand, State
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.over import OverScreen
from identity_scan.tui.shell.private_textual import Lasting
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text


class StrategiesScreen(Lasting, OverScreen["strategies.Lead | None"]):
    """The map; answers with where the next key leads."""

    CSS_PATH: ClassVar = ["over.tcss", "papers.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape,q", "dismiss", "close", show=False),
        Binding("p", "paper", "paper", show=False),
    ]

    NAMED = "strategies"

    def __init__(self, known: Known) -> None:
        super().__init__()
        self._stands = strategies.stands(known)

    def compose(self) -> ComposeResult:
        """Lay out the map over the strategy that is marked."""
        with Vertical(classes="over"):
            yield Static(Content(_("The eleven strategies")), classes="heading")
            yield Static(Content.assemble((_(strategies.ABOUT), "$quiet")), id="about")
            yield OptionList(*map(_option, self._stands), id="checks", markup=False)
            yield Reading(id="check")
            keys = ("enter", _("continues")), ("p", _("its document")), ("escape", _("close"))
            yield Static(self.keys_of(*keys), classes="gap-above")

    def on_mount(self) -> None:
        """Begin on the first that is not done."""
        options = self.query_one("#checks", OptionList)
        options.highlighted = next((n for n, one in enumerate(self._stands) if one.state is not State.DONE), 0)
        options.focus()

    @property
    def here(self) -> Stand:
        """The strategy under the cursor."""
        return self._stands[self.query_one("#checks", OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted, "#checks")
    def _looked(self) -> None:
        self.query_one(Reading).read(partial(sheet_text, strategies.sheet(self.here)))

    @on(OptionList.OptionSelected, "#checks")
    def _on(self) -> None:
        self.dismiss(self.here.lead)

    def action_paper(self) -> None:
        """Go to the paper of the strategy, where it has one."""
        if (lead := strategies.to_paper(self.here)) is not None:
            self.dismiss(lead)


def _option(stand: Stand) -> Option:
    mark = (f"{words.sign(stand.state.code)} ", words.tint(stand.state.code))
    return Option(Content.assemble(mark, f"{stand.number:>2}. {stand.title}", (f"  {stand.state.words}", "$quiet")))
