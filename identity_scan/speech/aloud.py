"""Text that can be read aloud: one line, one thing said, with a stop behind it, and nothing that is only drawn."""

from identity_scan.speech.text import printable

_DRAWN = dict.fromkeys((*range(0x2500, 0x25A0), *range(0x2800, 0x2900)), " ")
"""Signs that draw boxes, bars and pictures: read aloud they are noise, also where a page has them in its title."""
_ENDS = (".", "!", "?", "…", ":")
_CLOSING = "»”\"')\u00a0 "


def line(text: str) -> str:
    """Return a text as one line that can be read aloud."""
    return " ".join(printable(text).translate(_DRAWN).split())


def sentence(*texts: str) -> str:
    """Return texts as sentences on one line; a stop is put where one has none, so that the voice pauses there."""
    return " ".join(_ended(told) for text in texts if (told := line(text)))


def _ended(text: str) -> str:
    return text if text.rstrip(_CLOSING).endswith(_ENDS) else f"{text}."
