"""What a client meets, a line a page: its title, which life it shows, what speaks against it, where it stands."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from identity_scan.model import Judged
from identity_scan.present import words
from identity_scan.present.cover import title_of
from identity_scan.present.first_page import FirstPage, Met, beside_the_wish
from identity_scan.speech.text import said
from identity_scan.tui.widgets.lines import NARROWEST, cut, flowed
from identity_scan.tui.widgets.row import Fitted

_GAP, _BAR = "  ", 20
ROOMY, WIDE = 100, 140
"""Columns from which what speaks against a page is told beside it, not only that something does; from which the life
stands there in a word, not by its sign alone, which is told above the list."""


class PageList(OptionList):
    """The pages in the order in which they are met at one index."""

    def __init__(self) -> None:
        super().__init__(markup=False, classes="first-page", id="first-pages")

    def show(
        self, met: Sequence[Met], pages: Sequence[FirstPage], index: str, opened: Callable[[Judged], bool]
    ) -> None:
        """Draw the pages in the order of one index; the cursor stays on its page."""
        here = self.here
        rows = ((one, partial(_line, one, pages, index, opened(one.judged))) for one in met)
        self.set_options([Option(Fitted(1, fit), id=one.judged.finding.id) for one, fit in rows])
        names = [one.judged.finding.id for one in met]
        if names:
            self.highlighted = names.index(here) if here in names else 0

    @property
    def here(self) -> str:
        """The finding under the cursor."""
        option = self.highlighted_option
        return option.id or "" if option else ""


def lives_met(counts: Mapping[str, int], width: int) -> Content:
    """Draw how many of the pages show which life, as a bar and in words; the signs are those of the lines below."""
    every = sum(counts.values())
    bar = [(words.sign("bar") * max(1, _BAR * n // every), words.tint(label)) for label, n in counts.items()]
    told = [
        Content.assemble((f"{words.sign(label)} ", words.tint(label)), (f"{n} {words.label(label)}", "$quiet"))
        for label, n in counts.items()
    ]
    return flowed([Content.assemble(*bar), *told], width)


def heads(pages: Sequence[FirstPage], index: str, width: int) -> Content:
    """Draw the names of the indexes above their columns, the one whose order it is marked."""
    names = [_named(page.index, chosen=page.index == index, room=_room(page)) for page in pages]
    drawn = Content("").join(names)
    return Content.assemble(" " * max(0, width - drawn.cell_length), drawn)


def _named(index: str, *, chosen: bool, room: int) -> Content:
    name = words.index(index)
    return Content.assemble(" " * (room - len(name)), (name, "bold $accent" if chosen else "$quiet"))


def _room(page: FirstPage) -> int:
    return len(words.index(page.index)) + len(_GAP)


def _line(one: Met, pages: Sequence[FirstPage], index: str, shown: bool, width: int) -> Content:
    judged = one.judged
    right = Content.assemble(*_against(judged, width), *_life(judged, width), *(_place(one, p, index) for p in pages))
    room = max(NARROWEST, width - right.cell_length - len(_GAP))
    title = Content(cut(said(title_of(judged, shown)) or "…", room))
    return Content.assemble(title, " " * max(len(_GAP), width - title.cell_length - right.cell_length), right)


def _place(one: Met, page: FirstPage, index: str) -> tuple[str, str]:
    return f"{one.places.get(page.index, ''):>{_room(page)}}", "bold $accent" if page.index == index else "$quiet"


def _life(judged: Judged, width: int) -> tuple[tuple[str, str], ...]:
    told = f"{words.sign(judged.label)} {words.label(judged.label)}" if width >= WIDE else words.sign(judged.label)
    return ((told, words.tint(judged.label)),)


def _against(judged: Judged, width: int) -> tuple[tuple[str, str], ...]:
    if not (told := beside_the_wish(judged)):
        return ()
    sign = words.sign("no")
    first = cut(told if width >= WIDE else told.partition(", ")[0], width // 3)
    return ((f"{sign} {first}" if width >= ROOMY else sign, words.tint("no")), (_GAP, ""))
