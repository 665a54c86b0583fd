"""The eleven strategies as a map: where the worker stands with each, and the key that leads on."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.present import strategies, words
from identity_scan.present.blocks import Sheet
from identity_scan.present.papers import Known
from identity_scan.present.screens import STRATEGIES
from identity_scan.present.strategies import Stand, State
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.screens.list_over import ListOver
from identity_scan.tui.shell.commands import bindings


class StrategiesScreen(ListOver["strategies.Lead | None"]):
    """The map; answers with where the next key leads."""

    NAMED = "strategies"
    HEADING = later("The eleven strategies")
    HERE = STRATEGIES
    BINDINGS: ClassVar = bindings(STRATEGIES)

    def __init__(self, known: Known) -> None:
        super().__init__()
        self._stands = strategies.stands(known)

    def rows(self) -> Iterator[Option]:
        """Give a line a strategy."""
        return map(_option, self._stands)

    def about(self) -> str:
        """Say what the map is."""
        return _(strategies.ABOUT)

    def first(self) -> int:
        """Give the first that is not done."""
        return next((n for n, one in enumerate(self._stands) if one.state is not State.DONE), 0)

    def sheet(self) -> Sheet:
        """Tell where the worker stands with the strategy under the cursor."""
        return strategies.sheet(self.here)

    @property
    def here(self) -> Stand:
        """The strategy under the cursor."""
        return self._stands[self.at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the paper where a strategy has none."""
        return strategies.to_paper(self.here) is not None if action == "paper" and self.is_mounted else True

    @on(OptionList.OptionSelected, "#rows")
    def action_go(self) -> None:
        """Go to what is next."""
        self.dismiss(self.here.lead)

    def action_paper(self) -> None:
        """Go to the paper of the strategy."""
        if (lead := strategies.to_paper(self.here)) is not None:
            self.dismiss(lead)


def _option(stand: Stand) -> Option:
    mark = (f"{words.sign(stand.state.code)} ", words.tint(stand.state.code))
    return Option(Content.assemble(mark, f"{stand.number:>2}. {stand.title}", (f"  {stand.state.words}", "$quiet")))
