"""In which script signs are: told by ranges, since a regular expression of thousands of signs is slow to compile."""

Ranges = tuple[tuple[str, str], ...]
HAN: Ranges = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"))
_HANGUL = ("\uac00", "\ud7af")
IDEOGRAPHS: Ranges = (("\u3005", "\u3005"), ("\u3040", "\u30ff"), *HAN, _HANGUL)
"""The signs of the names of China, Japan and Korea."""
UNSPACED: Ranges = (("\u3005", "\u30ff"), *HAN, _HANGUL)
"""The same, with the marks that stand between them: what is written without spaces between its words."""
SYLLABIC: Ranges = (
    ("\u1200", "\u137f"), ("\u1400", "\u167f"), ("\u18b0", "\u18ff"), ("\ua000", "\ua48f"), *UNSPACED,
)  # fmt: skip
"""Scripts in which one sign is a syllable or a word, and can be a whole name."""


def is_in(sign: str, ranges: Ranges) -> bool:
    """Tell whether a sign is of these ranges; nothing is of none."""
    return bool(sign) and any(first <= sign <= last for first, last in ranges)


def any_in(text: str, ranges: Ranges) -> bool:
    """Tell whether a text holds a sign of these ranges."""
    return not text.isascii() and any(is_in(sign, ranges) for sign in text)


def all_in(text: str, ranges: Ranges) -> bool:
    """Tell whether a text is of signs of these ranges alone; an empty one is not."""
    return not text.isascii() and all(is_in(sign, ranges) for sign in text)
