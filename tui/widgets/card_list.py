"""The list of cards: what is in hand or next, then the rest, what waits and what is done, each counted and foldable."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.model import Status
from identity_scan.present import words
from identity_scan.present.cards import AT_ONCE, Cards
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.shell.commands import key_name

if TYPE_CHECKING:
    from identity_scan.advice.todo import Card

REST, WAITING, DONE, HAPPENS = "rest", "waiting", "done", "happens"
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
        piles = {REST: cards.rest, WAITING: cards.waiting, DONE: cards.done}
        self._unfolded |= {name for name, pile in piles.items() if prefer in {card.id for card in pile}}
        options = list(self._rows())
        self.set_options(options)
        places = {o.id: n for n, o in enumerate(options) if not o.disabled}
        nearest = min(places.values(), key=lambda n: abs(n - at)) if places else None
        self.highlighted = places.get(wanted, nearest)
        self.post_message(self.Looked())

    def _rows(self) -> Iterator[Option]:
        cards = self._cards
        if cards.first:
            yield _heading(self._first())
            yield from (_row(card, self._uncovered) for card in cards.first)
        rest, waiting, done = len(cards.rest), len(cards.waiting), len(cards.done)
        more = ngettext("{n} more, when you want it", "{n} more, when you want them", rest)
        yield from self._pile(REST, cards.rest, more.format(n=rest))
        waits = ngettext("{n} waiting, or not sure yet", "{n} waiting, or not sure yet", waiting)
        yield from self._pile(WAITING, cards.waiting, waits.format(n=waiting))
        settled = ngettext("{n} done or settled", "{n} done or settled", done)
        yield from self._pile(DONE, cards.done, settled.format(n=done))
        hidden = len(cards.happens)
        unseen = ngettext("{n} for what no search can show", "{n} for what no search can show", hidden)
        yield from self._pile(HAPPENS, cards.happens, unseen.format(n=hidden))

    def _first(self) -> str:
        in_hand, shown = self._cards.in_hand, len(self._cards.first)
        if not in_hand:
            return _("Begin with")
        return _("In hand; the rest can wait") if in_hand >= min(AT_ONCE, shown) else _("In hand, and next")

    def _pile(self, name: str, cards: "tuple[Card, ...]", text: str) -> Iterator[Option]:
        if not cards:
            return
        opened = name in self._unfolded
        fold = "" if opened else f"  {words.sign('more')} {key_name('enter')}"
        yield Option(Content.assemble((text, "$accent"), (fold, "$quiet")), id=name)
        if opened:
            yield from (_row(card, self._uncovered, _(card.action.when) if name == HAPPENS else "") for card in cards)

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
