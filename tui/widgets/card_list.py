"""The list of cards: what is in hand or next, then the rest, what waits and what is done, each counted and foldable."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.model import Status
from identity_scan.present import words
from identity_scan.present.cards import DONE, FIRST, HAPPENS, REST, WAITING, Cards, piles
from identity_scan.present.screens import key_name
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card

PILES = (REST, WAITING, DONE, HAPPENS)
_MARKS = {
    Status.TO_DO: "off",
    Status.DOING: "partly",
    Status.WAITING: "waiting",
    Status.NOT_SEEN: "waiting",
    Status.NOT_CHECKED: "waiting",
    Status.RETURNED: "no",
    Status.UNCHANGED: "no",
}


class CardList(OptionList):
    """Cards in piles; enter on a folded pile opens it."""

    class Looked(Message):
        """The cursor is on another card, or on none."""

    class Opened(Message):
        """The person wants to read a card."""

    def __init__(self) -> None:
        super().__init__(id="cards", markup=False)
        self._cards = Cards()
        self._unfolded: frozenset[str] = frozenset({WAITING})
        self._uncovered: frozenset[str] = frozenset()

    @property
    def here(self) -> str | None:
        """The card under the cursor."""
        option = self.highlighted_option
        return None if option is None or option.id in (None, *PILES) else option.id

    def show(self, cards: Cards, prefer: str | None = None, uncovered: frozenset[str] | None = None) -> None:
        """Draw the piles; the cursor stays on its card, or goes to the preferred one.

        `uncovered` are the findings whose titles may be shown although they may be hard to read; as before if not said.
        """
        self._uncovered = self._uncovered if uncovered is None else uncovered
        at = self.highlighted or 0
        option = self.highlighted_option
        wanted = prefer or (option.id if option else None)
        self._cards = cards
        self._unfolded |= {pile.id for pile in piles(cards) if prefer in {card.id for card in pile.cards}}
        options = list(self._rows())
        self.set_options(options)
        places = {o.id: n for n, o in enumerate(options) if not o.disabled}
        nearest = min(places.values(), key=lambda n: abs(n - at)) if places else None
        self.highlighted = places.get(wanted, nearest)
        self.post_message(self.Looked())

    def _rows(self) -> Iterator[Option]:
        for pile in piles(self._cards):
            opened = pile.id in (FIRST, *self._unfolded)
            if pile.id == FIRST:
                yield _heading(pile.title)
            else:
                fold = "" if opened else f"  {words.sign('more')} {key_name('enter')}"
                yield Option(Content.assemble((pile.title, "$accent"), (fold, "$quiet")), id=pile.id)
            for card in pile.cards if opened else ():
                yield _row(card, self._uncovered, _(card.action.when) if pile.id == HAPPENS else "")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Report the card under the cursor."""
        event.stop()
        self.post_message(self.Looked())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a card or a pile."""
        event.stop()
        if event.option.id in PILES:
            self._unfolded ^= {event.option.id}
            self.show(self._cards)
        else:
            self.post_message(self.Opened())


def _heading(text: str) -> Option:
    return Option(Content.assemble((text, "bold $accent")), disabled=True)


def _row(card: "Card", uncovered: frozenset[str], when: str = "") -> Option:
    from identity_scan.present.steps import line

    told = line(card, lambda judged: judged.finding.id in uncovered, when)
    mark, band = words.sign(_MARKS.get(card.status, "yes")), told.band or "off"
    state = "" if card.status is Status.TO_DO else f"{told.state} · "
    first = Content.assemble((f"{mark} ", "$accent"), told.title)
    second = Content.assemble((f"  {words.sign(band)} ", words.tint(band)), (f"{state}{told.about}", "$quiet"))
    return Option(Content.assemble(first, "\n", second), id=card.id)
