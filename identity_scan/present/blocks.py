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
class Tell:
    """Words within a text, what they tell, and the label of the life that this belongs to; empty for neither."""

    words: str
    what: str
    code: str = ""


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
    tells: tuple[Tell, ...] | None = None
    """An engine's own words: those of them that tell something, and what; None for any other text."""


@dataclass(frozen=True, slots=True)
class Cells(Fact):
    """A row of places, each with what stands there; a face that draws shows them, all others say the fact alone."""

    cells: tuple[str, ...] = ()
    """The label of each place in order; empty where nothing is known of a place, none where nothing was seen."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the numbered things to do."""

    number: int
    text: str
    called: str = ""
    """What it is called in commands."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of a way: what is typed to find it, what it is called, and what it gives."""

    typed: str
    page: str
    gives: str
    step: int = 0
    """The number of the thing to do that closes the way here; 0 where none does."""

    @property
    def asks(self) -> str:
        """What is typed, as it stands before a card."""
        return labelled(_("typed"), self.typed)

    @property
    def shows(self) -> str:
        """What it gives, as it stands on a card."""
        return labelled(_("shows"), self.gives)

    @property
    def closes(self) -> str:
        """Which of the things to do closes the way here; empty where none does."""
        return _("Step {n} closes the way here").format(n=self.step) if self.step else ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from the name over pages; a face that draws shows its stops, and all others say the same in sentences."""

    name: str
    beside: str
    """How many searches it takes."""
    stops: tuple[Stop, ...]
    says: tuple[str, ...]
    sure: bool = True
    """Whether all of it is settled; what is not is drawn in broken lines."""

    @property
    def head(self) -> str:
        """What it is, and how long it is."""
        return f"{self.name} ({self.beside})"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: a place on a first page, a point, a setting."""

    text: str
    beside: tuple[str, ...] = ()
    """What else is said of it."""
    number: int = 0
    """Its place in the list; 0 where the order tells nothing."""
    code: str = ""
    """A label, by which a face picks a sign and a colour (signs.sign)."""
    loud: str = ""
    """A band by which it stands out; what it is called is among what is said beside."""
    called: str = ""
    """What it is called in commands."""
    leads: str = ""
    """The finding that it is about, by id, for a face where one can go there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the bar beside a row of a table, from where to how far along it (0 to 1)."""

    code: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, the first cell of each naming its row; a table of two columns counts one thing."""

    title: str
    """What it shows; empty where the heading above it says so."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[tuple[Piece, ...], ...] = ()
    """The numbers of each row as a bar; none or all."""
    codes: tuple[str, ...] = ()
    """A label or a band for each row, by which a face picks a sign; none or all."""


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write in on paper; elsewhere it is nothing."""

    lines: int = 1
    ticks: tuple[str, ...] = ()
    """What can be ticked before the first line."""


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
    words: bool = False
    """Words stand in the place of an address: none is known, or it led nowhere."""

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


Block = Heading | Sentence | Reason | Fact | Step | Way | Row | Table | Room | Place | Typed | Cover
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
            case Fact(name, text, tells=tells):
                yield from (name, text, *(tell.what for tell in tells or ()))
            case Way(says=says):
                yield from (block.head, *says)
            case Row(text, beside, called=called):
                yield from filter(None, (text, *beside, called))
            case Room(ticks=ticks):
                yield from ticks
            case Table(title, rows=rows):
                yield from filter(None, (title, *(cell for row in rows for cell in row)))
            case Place(shown=shown, name=name, note=note):
                yield from filter(None, (name, shown, note))
            case Typed(does, command):
                yield from (does, command)
            case Cover(kind, says, under):
                yield from (kind, *says, *texts(under))


def covers(sheet: Iterable[Block]) -> Iterator[Cover]:
    """Return the covers of a sheet under which there is something to read."""
    return (block for block in sheet if isinstance(block, Cover) and block.under)


def runs(sheet: Iterable[Block]) -> tuple[tuple[str, Sheet], ...]:
    """Return the blocks of one kind that follow each other together, with the name of the kind, as in a list."""
    return tuple((kind.__name__.lower(), tuple(run)) for kind, run in groupby(sheet, type))


def lines(block: Block) -> Iterator[str]:
    """Return a block as lines of plain text: a table row by row, all else in one."""
    if isinstance(block, Table):
        yield from filter(None, (block.title, *rows_said(block)))
    else:
        yield written(block)


def rows_said(table: Table) -> Iterator[str]:
    """Return each row of a table in words, for where no columns can be seen."""
    for first, *cells in table.rows:
        told = [labelled(name, cell) for name, cell in zip(table.head[1:], cells, strict=True) if cell]
        yield labelled(first, cells[0] if len(cells) == 1 else listed(told))


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
        case Way(says=says):
            return labelled(block.head, " ".join(says))
        case Row(text, beside, number):
            told = f"{number}. {text}" if number else text
            return f"{told} ({listed(beside)})" if beside else told
        case Table():
            return listed(lines(block))
        case Room(ticks=ticks):
            return "  ".join(ticks)
        case Place(shown=shown, note=note):
            led = labelled(block.titled, shown) if block.name else shown
            return f"{led} ({note})" if note else led
        case Typed(does, command):
            return labelled(does, command)
        case Cover(kind, says):
            return " ".join((_("May be hard to read: {kind}").format(kind=kind) + ".", *says))


def ended(text: str) -> str:
    """Return a text that another may follow: with a stop behind it."""
    return text if text.endswith((".", "!", "?", "…", "”", "»")) else f"{text}."


def signed(points: int) -> str:
    """Return points as they are written, +15 or -8; nothing for none."""
    return f"{points:+d}" if points else ""
