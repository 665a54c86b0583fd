"""What a person is told, as values: a sheet is a row of blocks, made once, that each face only lays out.

A face may choose type, colour, place and how much it shows at a time. It never sees the finding, the step or the search
behind a sheet, so it cannot decide what may be opened, what is covered, what comes first or what counts.

Every text of a block is in the language in use when the sheet was made, clean (text.clean), and free of markup.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed


class Tone(StrEnum):
    """How a block is meant; the words say it too, as colour alone never does."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows; the blocks after it belong to it up to the next heading."""

    text: str
    beside: str = ""
    """A few words that qualify it, such as how sure a verdict is."""
    code: str = ""
    """A label or a band, by which a face picks a sign and a colour (signs.sign)."""
    column: str = ""
    """What it answers, for a face that sets many sheets in one table: the same for all of them."""
    marks: tuple[str, ...] = ()
    """The words of it that tell most."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing said, in one sentence or a few."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the heading above it holds."""

    text: str
    points: int = 0
    """What it adds to a score, or takes from it; 0 where it does neither."""
    words: str = ""
    """The very words of the page that it rests on, where the text does not hold them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing with its name: "Date", "Words shown"."""

    name: str
    text: str
    marks: tuple[str, ...] = ()
    """The words of it that tell most."""
    exact: bool = False
    """It is to be copied as it stands: no stop is put behind it."""
    code: str = ""
    """By which a face picks a sign and a colour for its name (signs.sign)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the numbered things to do."""

    number: int
    text: str
    called: str = ""
    """What it is called in commands."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address, as it is shown, and where it leads if it may be opened."""

    shown: str
    opens: str = ""
    """The address to open; empty where it must not or cannot be opened."""
    name: str = ""
    note: str = ""
    """How surely it is right, or why it does not simply open."""
    asks: bool = False
    """A face that can ask first may open it after a yes."""
    number: int = 0
    """Its place among the results of an engine; 0 for what is no result."""

    @property
    def titled(self) -> str:
        """Its name, with its place among others."""
        return f"{self.number}. {self.name}" if self.number else self.name


@dataclass(frozen=True, slots=True)
class Typed:
    """What can be done from here, and the command to type for it."""

    does: str
    command: str


@dataclass(frozen=True, slots=True)
class Cover:
    """A word before what may be hard to read, and what lies under it."""

    kind: str
    """What kind of thing it is, in a few words."""
    says: tuple[str, ...]
    """What to know, or to do first, as sentences."""
    under: "Sheet" = ()
    """What a reader who chooses to may read; empty where it has to be asked for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it counts, how many, and its length beside the longest (0 to 1)."""

    label: str
    n: int
    share: float
    code: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with the numbers beside them."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a row's bar, from where to how far along it (0 to 1)."""

    code: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, the first cell of each naming its row; each row may have a bar of its numbers in pieces."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[tuple[Piece, ...], ...] = ()


Block = Heading | Sentence | Reason | Fact | Step | Place | Typed | Cover | Chart | Table
Sheet = tuple[Block, ...]


def texts(sheet: Iterable[Block]) -> Iterator[str]:
    """Return every text that a sheet holds, what lies under a cover included, in order."""
    for block in sheet:
        match block:
            case Heading(text, beside):
                yield from filter(None, (text, beside))
            case Reason(text=text, words=words):
                yield from filter(None, (text, words))
            case Sentence(text):
                yield text
            case Step(text=text, called=called):
                yield from filter(None, (text, called))
            case Fact(name, text):
                yield from (name, text)
            case Place(shown=shown, name=name, note=note):
                yield from filter(None, (name, shown, note))
            case Typed(does, command):
                yield from (does, command)
            case Cover(kind, says, under):
                yield from (kind, *says, *texts(under))
            case Chart(title, bars):
                yield from (title, *(text for bar in bars for text in (bar.label, str(bar.n))))
            case Table(title, head, rows):
                yield from filter(None, (title, *head, *(cell for row in rows for cell in row)))


def covers(sheet: Iterable[Block]) -> Iterator[Cover]:
    """Return the covers of a sheet under which there is something to read."""
    return (block for block in sheet if isinstance(block, Cover) and block.under)


def runs(sheet: Iterable[Block]) -> tuple[tuple[str, Sheet], ...]:
    """Return the blocks of one kind that follow each other together, with the name of the kind, as in a list."""
    return tuple((kind.__name__.lower(), tuple(run)) for kind, run in groupby(sheet, type))


def written(block: Block) -> str:
    """Return a block as it is written in a line of plain text; what lies under a cover is left out."""
    match block:
        case Heading(text, beside):
            return f"{text}. {beside}" if beside.endswith(".") else ", ".join(filter(None, (text, beside)))
        case Sentence(text):
            return text
        case Reason(text, points, words):
            more = "; ".join(filter(None, (signed(points), words)))
            return f"{text.rstrip('.')} ({more})." if more else text
        case Fact(name, text):
            return labelled(name, text)
        case Step(number, text, called):
            return f"{number}. {text}" + (f" ({called})" if called else "")
        case Place(shown=shown, note=note):
            led = labelled(block.titled, shown) if block.name else shown
            return f"{led} ({note})" if note else led
        case Typed(does, command):
            return labelled(does, command)
        case Cover(kind, says):
            return " ".join((_("May be hard to read: {kind}").format(kind=kind) + ".", *says))
        case Chart(title) | Table(title):
            told = listed(rows_said(block))
            return labelled(title, told) if title else told


def rows_said(block: Chart | Table) -> Iterator[str]:
    """Return each row of a chart or a table in words, for where no columns can be seen."""
    if isinstance(block, Chart):
        yield from (labelled(bar.label, str(bar.n)) for bar in block.bars)
        return
    for name, *cells in block.rows:
        named = zip(block.head[1:], cells, strict=True)
        yield labelled(name, listed(labelled(head, cell) for head, cell in named if cell))


def ended(text: str) -> str:
    """Return a text that another may follow: with a stop behind it."""
    return text if text.endswith((".", "!", "?", "…", "”", "»")) else f"{text}."


def signed(points: int) -> str:
    """Return points as they are written, +15 or -8; nothing for none."""
    return f"{points:+d}" if points else ""
