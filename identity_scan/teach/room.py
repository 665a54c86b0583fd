"""What happens in the room: hands, the class's own labels, the steps it chose. In memory, and only for this hour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from identity_scan.teach.lesson import Card, Says

MOST_FIRST = 3
"""How many steps a group chooses."""
MOST_HANDS = 999
"""How many hands can be counted at once."""


@dataclass(frozen=True, slots=True)
class Share:
    """One camp: a card, its hands, and the part of all hands from 0 to 1."""

    card: Card
    hands: int
    part: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the class was from the tool on one item; both parts from 0 to 1."""

    finding: str
    against: float
    """The part of the hands that were not for the tool's label."""
    width: float
    """How widely the class was split: 0 if all agree, 1 if the five cards have as many hands each."""


@dataclass(frozen=True, slots=True)
class Room:
    """The state of the class; each change gives a new one. Items are named by the id of their finding."""

    raised: tuple[tuple[str, Card, int], ...] = ()
    """The counts in the order they were made: the item, the card, how many hands."""
    said: Mapping[str, Card] = field(default_factory=dict)
    """The label that the class put in the place of the answer."""
    first: tuple[str, ...] = ()
    """The steps that the class would take first, by finding."""
    marked: tuple[str, ...] = ()
    """The pages of which the class says that they lead to the front door, by finding."""
    claims: Mapping[int, Says] = field(default_factory=dict)
    """What the class holds a sentence of the assistant to be, by its number from 0."""
    contacts: str = ""
    """Support contacts as the supervisor typed them."""

    def raise_hand(self, finding: str, card: Card, hands: int = 1) -> "Room":
        """Count one hand more, or several at once."""
        return replace(self, raised=(*self.raised, (finding, card, hands)))

    def lower_hand(self, finding: str, card: Card) -> "Room":
        """Take one hand of a card back."""
        return self._less(finding, card, 1)

    def undo(self, finding: str) -> "Room":
        """Take back what was counted last for this item, however many hands."""
        return self._less(finding, None, MOST_HANDS)

    def _less(self, finding: str, card: Card | None, hands: int) -> "Room":
        counts = [n for n, (item, shown, _n) in enumerate(self.raised) if item == finding and card in (None, shown)]
        if not counts:
            return self
        item, shown, many = self.raised[counts[-1]]
        left = ((item, shown, many - hands),) if many > hands else ()
        return replace(self, raised=self.raised[: counts[-1]] + left + self.raised[counts[-1] + 1 :])

    def split(self, finding: str) -> tuple[Share, ...]:
        """Return the five camps of an item, in the order of the cards."""
        every = self.hands(finding)
        hands = {c: sum(n for item, shown, n in self.raised if (item, shown) == (finding, c)) for c in Card}
        return tuple(Share(c, hands[c], hands[c] / every if every else 0.0) for c in Card)

    def hands(self, finding: str) -> int:
        """Return how many hands were counted for an item."""
        return sum(n for item, _card, n in self.raised if item == finding)

    def correct(self, finding: str, card: Card | None) -> "Room":
        """Put the class's own label in the place of the answer, or take it back."""
        kept = {item: label for item, label in self.said.items() if item != finding}
        return replace(self, said=kept if card is None else {**kept, finding: card})

    def choose(self, finding: str) -> "Room":
        """Add a step, or take it back if it is chosen; no more than three."""
        if finding in self.first:
            return replace(self, first=tuple(f for f in self.first if f != finding))
        return replace(self, first=(*self.first, finding)) if len(self.first) < MOST_FIRST else self

    def mark(self, finding: str) -> "Room":
        """Mark a page as one that leads to the front door, or take the mark back."""
        kept = tuple(marked for marked in self.marked if marked != finding)
        return replace(self, marked=kept if finding in self.marked else (*kept, finding))

    def claim(self, number: int) -> "Room":
        """Take the next of what a sentence can be; after the last nothing is said of it."""
        every = list(Says)
        at = every.index(self.claims[number]) + 1 if number in self.claims else 0
        kept = {n: says for n, says in self.claims.items() if n != number}
        return replace(self, claims=kept | ({number: every[at]} if at < len(every) else {}))

    def unclaimed(self) -> "Room":
        """Take back what was said of a sentence last."""
        return replace(self, claims=dict(list(self.claims.items())[:-1]))

    def differences(self, tool: Mapping[str, Card]) -> tuple[Difference, ...]:
        """Return the items that were voted on, those first on which the class was split most widely (TEACHING).

        Where all agree there is nothing to talk over, even against the tool; of two alike the one further from it.
        """
        found = (self._difference(finding, card) for finding, card in tool.items() if self.hands(finding))
        return tuple(sorted(found, key=lambda d: (-d.width, -d.against)))

    def _difference(self, finding: str, tool: Card) -> Difference:
        parts = self.split(finding)
        against = sum(share.part for share in parts if share.card is not tool)
        return Difference(finding, against, _width([share.part for share in parts]))


def _width(parts: Sequence[float]) -> float:
    """Return one less the sum of squares, scaled so that an even split over all cards gives 1."""
    return (1 - sum(part * part for part in parts)) / (1 - 1 / len(parts)) if any(parts) else 0.0
