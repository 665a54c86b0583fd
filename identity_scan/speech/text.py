"""Text from the web: the one gate it enters by, and the form it is compared in."""

import re
import unicodedata

from identity_scan.speech.folding import fold as fold  # part of this gate: the form that text is compared in

LONGEST = 2_000
"""Characters kept of one title or snippet: the longest that engines show are about 500."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"({_MARK}{{4}}){_MARK}+")
"""Signs heaped on one letter, which terminals draw over the lines above; no language needs more than four."""


def clean(text: str, longest: int = LONGEST) -> str:
    """Make text from the web harmless to show: no control, bidi or zero-width characters, white space folded.

    Everything that comes from a page, a file of rows or a person file passes here once, at the edge (law 4).
    The result still must be shown only in forms that parse no markup.
    """
    # A long run costs time before it is cut, and nothing past a generous margin can survive the cut.
    seen = (
        " " if c.isspace() else c for c in text[: longest * 8] if c.isspace() or unicodedata.category(c) not in _UNSEEN
    )
    folded = _PILED.sub(r"\1", unicodedata.normalize("NFC", " ".join("".join(seen).split())))
    return folded if len(folded) <= longest else folded[: longest - 1].rstrip() + "…"


def said(text: str) -> str:
    """Return a text as it may stand in any sheet: text from older histories and the worker's own notes included."""
    return text if text.replace("\u00a0", " ").isprintable() and len(text) <= LONGEST else clean(text)


def printable(text: str) -> str:
    """Return a sentence of the program as a terminal may print it: lines stay, nothing steers the terminal.

    For what may hold a name that nobody cleaned, such as that of a file.
    """
    if text.isprintable():  # nearly all of it, and a hundred times as quick to tell
        return text
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)


def holds(folded: str, phrase: str) -> bool:
    """Tell whether folded text holds the phrase (folded too) as whole words."""
    return bool(phrase) and f" {phrase} " in f" {folded} "
