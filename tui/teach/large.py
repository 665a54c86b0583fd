"""Letters that can be read from the last row: the five cards in each language, seven columns by five rows."""

from collections.abc import Mapping

from identity_scan.present import words
from identity_scan.teach import Card

_GLYPHS: Mapping[str, str] = {
    "P": "██████ |██   ██|██████ |██     |██     ",
    "S": " ██████|██     | █████ |     ██|██████ ",
    "M": "██   ██|███ ███|██ █ ██|██   ██|██   ██",
    "E": "███████|██     |█████  |██     |███████",
    "U": "██   ██|██   ██|██   ██|██   ██| █████ ",
    "V": "██   ██|██   ██|██   ██| ██ ██ |  ███  ",
    "A": " █████ |██   ██|███████|██   ██|██   ██",
    "I": "██████ |  ██   |  ██   |  ██   |██████ ",
}
WIDTH = 7
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def letter(card: Card) -> str:
    """Return the letter of a card, five rows."""
    rows = _GLYPHS[card.letter].replace("|", "\n")
    return rows.replace("█", "#") if words.plain_console() else rows


def bar(part: float, width: int) -> str:
    """Return a bar as long as a part (0 to 1) of a width, to an eighth of a column."""
    if words.plain_console():
        return "#" * round(part * width)
    whole, eighths = divmod(round(part * width * 8), 8)
    return "█" * whole + (_EIGHTHS[eighths] if eighths else "")


_DIGITS = ("┏━┓╺┓ ╺━┓╺━┓╻ ╻┏━╸┏━╸╺━┓┏━┓┏━┓", "┃ ┃ ┃ ┏━┛ ━┫┗━┫┗━┓┣━┓  ┃┣━┫┗━┫", "┗━┛╺┻╸┗━╸╺━┛  ╹╺━┛┗━┛  ╹┗━┛╺━┛")


def number(count: int) -> str:
    """Return a number, three columns a digit and three rows."""
    if words.plain_console():
        return f"\n{count}\n"
    return "\n".join("".join(row[3 * int(d) : 3 * int(d) + 3] for d in str(count)) for row in _DIGITS)
