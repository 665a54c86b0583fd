"""Votes of a class that is elsewhere: counts that are typed, or a chat, of which only letters are taken."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from identity_scan.teach.lesson import Card

_COUNTED = re.compile(
    r"(?<![^\W_])([^\W\d_])\s*[:=]?\s*(\d{1,3})(?![^\W_])"  # P 4
    r"|(?<![^\W_])(\d{1,3})\s*([^\W\d_])(?![^\W_])"  # 4P
)
_NUMBERS = re.compile(r"[\d\s,;/]+")
MOST = 999


def tally(text: str) -> Mapping[Card, int]:
    """Return how many hands a text counts for each card; none where it counts nothing.

    «P 4, S 2, M 5», «4P 2S», five numbers in the order of the cards, or lines of which each ends in one letter. Names
    before a letter, as a chat shows them, are neither read nor returned.
    """
    counted = Counter(dict(_counts(text)))
    if not counted and _NUMBERS.fullmatch(text) and len(numbers := re.findall(r"\d+", text)) == len(Card):
        counted.update(dict(zip(Card, map(int, numbers), strict=True)))
    if not counted:
        ends = (line.rstrip(" .!").split()[-1:] for line in text.splitlines())
        cards = (Card.lettered(end[0].rpartition(":")[2]) for end in ends if end)
        counted.update(card for card in cards if card)
    return {card: min(counted[card], MOST) for card in Card if counted[card]}


def _counts(text: str) -> Iterator[tuple[Card, int]]:
    """Every pair of a letter and a number, if the text is nothing but such pairs."""
    if re.fullmatch(r"[\s,;./·|]*", _COUNTED.sub("", text)):
        for before, after, number, letter in _COUNTED.findall(text):
            if card := Card.lettered(before or letter):
                yield card, int(after or number)
