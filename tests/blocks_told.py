"""Whether a face says every block of a value, in its order."""

import re
from collections.abc import Iterable

from identity_scan.present.blocks import Block, texts


def squeezed(text: str) -> str:
    """A text without what a face may set otherwise: white space, guillemets around telling words, the last stop."""
    return re.sub(r"[\s«»]", "", text).rstrip(".").casefold()


def missing(sheet: Iterable[Block], told: str, *, ordered: bool = True) -> list[str]:
    """The texts of a sheet that are not in what a face says, or not where their turn is."""
    at, left, all_of_it = 0, [], squeezed(told)
    for text in texts(sheet):
        place = all_of_it.find(squeezed(text), at)
        if place < 0:
            left.append(text)
        elif ordered:
            at = place
    return left
