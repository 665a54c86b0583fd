"""The live grid: queries down, engines across, one cell an answer, a sign and a number in each."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message
from textual.widgets import DataTable

from identity_scan.merging.progress import Cell, Progress
from identity_scan.model import Outcome, Query
from identity_scan.present import words
from identity_scan.present.answers import Mark, asked_words, cell_of, columns, mark
from identity_scan.present.values import EngineRow

_FIRST_HALVES = ("Duck", "Start", "Wiki")
"""How the names begin that are made of two words and written as one."""


class AnswerGrid(DataTable[Text]):
    """Answers as they come; enter on a cell tells what the engine answered."""

    class Opened(Message):
        """The person wants to see what one engine answered to one query."""

        def __init__(self, query: Query, engine: EngineRow, cell: Cell) -> None:
            super().__init__()
            self.query_asked, self.engine, self.cell = query, engine, cell

    def __init__(self) -> None:
        super().__init__(id="grid", fixed_columns=1, header_height=2, cell_padding=1, zebra_stripes=False)
        self._queries: dict[str, Query] = {}
        self._engines: tuple[EngineRow, ...] = ()
        self._cells: Mapping[tuple[str, str], Cell] = {}
        self._drawn: dict[tuple[str, str], str] = {}
        self._layout: tuple[object, ...] = ()
        self._room: dict[str, int] = {}

    def show(self, progress: Progress, rows: Sequence[EngineRow]) -> None:
        """Draw the cells that changed; everything if the plan, the width or the colours are others."""
        if progress.plan is None:
            return
        self._queries = {q.id: q for q in progress.queries}
        self._engines = columns(progress, rows)
        self._cells = progress.cells()
        layout = (tuple(self._queries), self._engines, self.app.size.width, self.app.theme)
        if layout != self._layout:
            self._layout = layout
            self._lay_out()
        for query in self._queries.values():
            for engine in self._engines:
                self._draw_cell(query, engine)

    def _lay_out(self) -> None:
        at = self.cursor_coordinate
        self.clear(columns=True)
        self._drawn.clear()
        wide = _widths(self.app.size.width, self._engines)
        self._room = {engine.id: width for engine, width in zip(self._engines, wide[1:], strict=True)}
        self.add_column(Text(""), width=wide[0], key="query")
        roomy = self.app.size.width >= 120
        families = _families(self._engines, wide[1:]) if roomy else [""] * len(self._engines)
        for engine, family, width in zip(self._engines, families, wide[1:], strict=True):
            self.add_column(_head(family, engine.name, width, self._ink("$quiet")), width=width, key=engine.id)
        for name, query in self._queries.items():
            text = Text(_ending(asked_words(query), wide[0]), no_wrap=True)
            self.add_row(text, *(Text("") for _engine in self._engines), key=name)
        self.cursor_coordinate = at
        self.styles.max_height = self.header_height + len(self._queries)  # no taller than its rows, and never over all

    def _draw_cell(self, query: Query, engine: EngineRow) -> None:
        told = mark(self.cell_at(query, engine))
        text = _words(told, self._room[engine.id])
        if self._drawn.get((query.id, engine.id)) != text:
            self._drawn[(query.id, engine.id)] = text
            self.update_cell(
                query.id, engine.id, Text(text, style=self._ink(words.tint(told.code)) if told.code else "")
            )

    def cell_at(self, query: Query, engine: EngineRow) -> Cell:
        """Give what stands at a place of the grid."""
        return cell_of(self._cells, query, engine, self._engines)

    def _ink(self, variable: str) -> str:
        return self.app.theme_variables[variable.removeprefix("$")]

    @property
    def here(self) -> tuple[Query, EngineRow, Cell] | None:
        """The query, the engine and the cell under the cursor; the first engine on the column of queries."""
        if not self._queries or not self._engines:
            return None
        query = list(self._queries.values())[min(self.cursor_row, len(self._queries) - 1)]
        engine = self._engines[max(0, min(self.cursor_column - 1, len(self._engines) - 1))]
        return query, engine, self.cell_at(query, engine)

    def go_to(self, engine: str) -> None:
        """Put the cursor on the first query of an engine."""
        at = next((n for n, row in enumerate(self._engines, 1) if row.id == engine), None)
        if at is not None:
            self.move_cursor(row=0, column=at)

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Report the cell that was chosen."""
        event.stop()
        if (here := self.here) is not None:
            self.post_message(self.Opened(*here))


def _widths(room: int, engines: Sequence[EngineRow]) -> list[int]:
    """Share the width: what the engines need, the rest for the words of the query."""
    each = [max(_column(engine, room), 4) for engine in engines]
    left = room - 4 - sum(width + 2 for width in each) - 2
    return [max(14, min(left, 60)), *each]


def _column(engine: EngineRow, room: int) -> int:
    name = max(map(len, _broken(engine.name))) if room < 120 else len(engine.name)
    return max(name, 9 if room >= 140 else 7 if room >= 120 else 4)


def _ending(text: str, width: int) -> str:
    """Cut a query at its beginning: what tells queries apart stands at their end."""
    return text if cell_len(text) <= width else "…" + text[-(width - 1) :]


def _families(engines: Sequence[EngineRow], widths: Sequence[int]) -> list[str]:
    """Draw a line over the brands of one index, its name at the beginning; nothing over a brand with its own index."""
    dash = "-" if words.plain_console() else "─"
    drawn: list[str] = []
    for n, (engine, width) in enumerate(zip(engines, widths, strict=True)):
        first = n == 0 or engines[n - 1].index != engine.index
        last = n + 1 == len(engines) or engines[n + 1].index != engine.index
        name = words.index(engine.index)
        if first and last:
            drawn.append(name if name != engine.name else "")
        else:
            drawn.append((f"{name} " if first else "").ljust(width, dash)[:width])
    return drawn


def _broken(name: str) -> tuple[str, ...]:
    """Break a long name in two for a narrow column, where it is made of two words; no word is cut."""
    if len(name) <= 6:
        return (name,)
    if " " in name:
        first, _space, second = name.partition(" ")
        return first, second
    seam = next((len(first) for first in _FIRST_HALVES if name.startswith(first)), len(name))
    return tuple(filter(None, (name[:seam], name[seam:])))


def _head(family: str, name: str, width: int, quiet: str) -> Text:
    if len(name) > width:
        return Text("\n".join(_broken(name)))
    return Text.assemble((family[:width] if width >= 6 else "", quiet), "\n", name)


def _words(told: Mark, room: int) -> str:
    """Draw what a cell holds: its sign, and its name or number where there is room for it."""
    signs = [words.sign(code) for code in (told.code, told.trouble) if code]
    said = " ".join([*signs[:1], *filter(None, (told.brief,)), *signs[1:]])
    return said if cell_len(said) <= room or told.code == Outcome.RESULTS else signs[0]
