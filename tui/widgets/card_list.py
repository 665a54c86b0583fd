"""The list of cards: what is in hand, what comes first, then the rest and what is done, folded and counted."""

from collections.abc import Iterator

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.language import gettext as _
from identity_scan.language import ngettext
from identity_scan.model import Status
from tui import words
from tui.cards import AT_ONCE, Card, Cards
from tui.gentle import title_of

REST, DONE = "rest", "done"
_MARKS = {Status.DOING: "partly", Status.WAITING: "waiting", Status.RETURNED: "no", Status.UNCHANGED: "no"}


class CardList(OptionList):
    """Cards in piles; enter on a folded pile opens it."""

    class Looked(Message):
        """The cursor is on another card, or on none."""

    class Opened(Message):
        """The person wants to read a card."""

    def __init__(self) -> None:
        super().__init__(id="cards", markup=False)
        self._cards = Cards()
        self._unfolded: frozenset[str] = frozenset()

    @property
    def here(self) -> str | None:
        """The card under the cursor."""
        option = self.highlighted_option
        return None if option is None or option.id in (None, REST, DONE) else option.id

    def show(self, cards: Cards, prefer: str | None = None) -> None:
        """Draw the piles; the cursor stays on its card, or goes to the preferred one."""
        at = self.highlighted or 0
        option = self.highlighted_option
        wanted = prefer or (option.id if option else None)
        self._cards = cards
        if prefer and any(card.id == prefer for card in cards.rest):
            self._unfolded |= {REST}
        options = list(self._rows())
        self.set_options(options)
        places = {o.id: n for n, o in enumerate(options) if not o.disabled}
        nearest = min(places.values(), key=lambda n: abs(n - at)) if places else None
        self.highlighted = places.get(wanted, nearest)
        self.post_message(self.Looked())

    def _rows(self) -> Iterator[Option]:
        cards = self._cards
        if cards.in_hand:
            yield _heading(_("In hand"))
            yield from map(_row, cards.in_hand)
        if cards.first:
            yield _heading(_("Begin with"))
            yield from map(_row, cards.first)
        elif len(cards.in_hand) >= AT_ONCE and cards.rest:
            yield _heading(_("Three in hand are plenty; the rest can wait."))
        more = ngettext("{n} more, when you want it", "{n} more, when you want them", len(cards.rest))
        yield from self._pile(REST, cards.rest, more.format(n=len(cards.rest)))
        settled = ngettext("{n} done or settled", "{n} done or settled", len(cards.done))
        yield from self._pile(DONE, cards.done, settled.format(n=len(cards.done)))

    def _pile(self, name: str, cards: tuple[Card, ...], text: str) -> Iterator[Option]:
        if not cards:
            return
        opened = name in self._unfolded
        fold = "" if opened else f"  {words.sign('more')} enter"
        yield Option(Content.assemble((text, "$accent"), (fold, "$quiet")), id=name)
        if opened:
            yield from map(_row, cards)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Report the card under the cursor."""
        event.stop()
        self.post_message(self.Looked())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a card or a pile."""
        event.stop()
        if event.option.id in (REST, DONE):
            self._unfolded ^= {event.option.id}
            self.show(self._cards)
        else:
            self.post_message(self.Opened())


def _heading(text: str) -> Option:
    return Option(Content.assemble((text, "bold $accent")), disabled=True)


def _row(card: Card) -> Option:
    status, band = card.advice.status, card.judged.severity.band
    mark = words.sign(_MARKS.get(status, "off" if status is Status.TO_DO else "yes"))
    state = "" if status is Status.TO_DO else f"{words.status(status)} · "
    first = Content.assemble((f"{mark} ", "$accent"), _(card.advice.action.title))
    second = Content.assemble(
        (f"  {words.sign(band.value)} ", words.tint(band.value)), (f"{state}{title_of(card.judged)}", "$quiet")
    )
    return Option(Content.assemble(first, "\n", second), id=card.id)
