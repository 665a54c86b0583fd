"""Text from the web: the one gate it enters by, and the form it is compared in."""

import re
import unicodedata

LONGEST = 2_000
"""Characters kept of one title or snippet: the longest that engines show are about 500."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str, longest: int = LONGEST) -> str:
    """Make text from the web harmless to show: no control, bidi or zero-width characters, white space folded.

    Everything that comes from a page, a file of rows or a person file passes here once, at the edge (DESIGN, law 4).
    The result still must be shown only in forms that parse no markup.
    """
    # A long run costs time before it is cut, and nothing past a generous margin can survive the cut.
    seen = (
        " " if c.isspace() else c for c in text[: longest * 8] if c.isspace() or unicodedata.category(c) not in _UNSEEN
    )
    folded = " ".join("".join(seen).split())
    return folded if len(folded) <= longest else folded[: longest - 1].rstrip() + "…"


def fold(text: str) -> str:
    """Return text for comparison: lower case, no accents, every other sign a single space, no space at the ends."""
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae").replace("ø", "o").replace("ł", "l")
    )
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


def holds(folded: str, phrase: str) -> bool:
    """Tell whether folded text holds the phrase (folded too) as whole words."""
    return bool(phrase) and f" {phrase} " in f" {folded} "
