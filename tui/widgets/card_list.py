"""The list of steps: three to begin with, then the rest by road, what waits and what is done, counted and foldable."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.present import words
from identity_scan.present.cards import FIRST, HAPPENS, PILES, WAITING, Cards, Pile, piles
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.advice.step_groups import Group
    from identity_scan.advice.todo import Card

_FOLDS = frozenset(PILES)


class CardList(OptionList):
    """Steps in piles, each with its pages; enter on a folded pile, or on a step with several pages, opens it."""

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
        """The card, or the step with several pages, under the cursor."""
        option = self.highlighted_option
        return None if option is None or option.id is None or option.id in _FOLDS else option.id

    def show(self, cards: Cards, prefer: str | None = None, uncovered: frozenset[str] | None = None) -> None:
        """Draw the piles; the cursor stays on its card, or goes to the preferred one.

        `uncovered` are the findings whose titles may be shown although they may be hard to read; as before if not said.
        """
        self._uncovered = self._uncovered if uncovered is None else uncovered
        at = self.highlighted or 0
        option = self.highlighted_option
        wanted = prefer or (option.id if option else None)
        self._cards = cards
        self._unfolded |= {fold for pile in piles(cards) for fold in _leading_to(prefer, pile)}
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
                fold = "" if opened else f"  {words.sign('more')}"
                yield Option(Content.assemble((pile.title, "$accent"), (fold, "$quiet")), id=pile.id)
            for group in pile.groups if opened else ():
                yield from self._group(group, _(group.action.when) if pile.id == HAPPENS else "")

    def _group(self, group: "Group", when: str) -> Iterator[Option]:
        """A step, and under it its pages where it has several and is open."""
        if len(group.cards) == 1:
            yield _row(group, self._uncovered, when)
            return
        opened = group.id in self._unfolded
        yield _several(group, self._uncovered, opened)
        for card in group.cards if opened else ():
            yield _page(card, self._uncovered)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Report the card under the cursor."""
        event.stop()
        self.post_message(self.Looked())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a card, a step with several pages, or a pile."""
        event.stop()
        name = event.option.id or ""
        several = {group.id: group for group in self._cards.groups if len(group.cards) > 1}
        if name in _FOLDS or name in several:
            self._unfolded ^= {name}
            to_first = name in several and name in self._unfolded
            self.show(self._cards, several[name].lead.id if to_first else None)
        else:
            self.post_message(self.Opened())


def _heading(text: str) -> Option:
    return Option(Content.assemble((text, "bold $accent")), disabled=True)


def _leading_to(card: str | None, pile: Pile) -> Iterator[str]:
    """What has to be open for a card, or a step, to be seen."""
    for group in pile.groups:
        if card in {group.id, *(one.id for one in group.cards)}:
            yield from (pile.id, group.id)


def _row(group: "Group", uncovered: frozenset[str], when: str = "") -> Option:
    from identity_scan.advice.step_groups import begun
    from identity_scan.present.steps import group_line, mark

    told = group_line(group, lambda judged: judged.finding.id in uncovered)
    state = f"{told.stands} · " if begun(group.lead) else ""
    about = when or f"{state}{told.sites} · {told.effort}"
    return Option(_two_lines(mark(group.lead), told.title, told.band, about), id=group.id)


def _several(group: "Group", uncovered: frozenset[str], opened: bool) -> Option:
    from identity_scan.present.steps import group_line, mark

    told = group_line(group, lambda judged: judged.finding.id in uncovered)
    fold = "" if opened else f"  {words.sign('more')}"
    about = " · ".join(filter(None, (told.sites, told.stands, told.effort)))
    sign = "partly" if told.stands and group.open else mark(group.lead)
    return Option(_two_lines(sign, told.title, told.band, f"{about}{fold}"), id=group.id)


def _page(card: "Card", uncovered: frozenset[str]) -> Option:
    from identity_scan.present.steps import page

    row = page(card, lambda judged: judged.finding.id in uncovered)
    beside = f"  {row.beside[0]}" if row.beside else ""
    text = Content.assemble((f"    {words.sign(row.code)} ", words.tint(row.code)), row.text, (beside, "$quiet"))
    return Option(text, id=card.id)


def _two_lines(mark: str, title: str, band: str, about: str) -> Content:
    first = Content.assemble((f"{words.sign(mark)} ", "$accent"), title)
    sign = band or "off"
    second = Content.assemble((f"  {words.sign(sign)} ", words.tint(sign)), (about, "$quiet"))
    return Content.assemble(first, "\n", second)
