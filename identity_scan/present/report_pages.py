"""The report on few pages, for a form that cannot fold: what matters, then everything else where it is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from identity_scan.present.blocks import Block, Heading, Row, Sentence, Sheet, Step, Tone
from identity_scan.present.report_parts import ANSWER, PICTURES, Item, Part, parts
from identity_scan.present.report_values import View
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext

CARDS_SHOWN: Final = 40
"""Findings that have a card of their own, the heaviest first; the others are counted."""
STEPS_SHOWN: Final = 8
"""Pages that are named of those that close the ways to one end."""
ANNEX: Final = "annex"
"""The part that opens what is there only where it was asked for."""
_SHORT: Final = (ANSWER, PICTURES, "mine", "unsure", "others", "steps", "ways", "strategies", "looked", "method")
_WHOLE: Final = ("mine", "unsure", "steps", "first", "numbers", "changes", "asked", "unchecked", "hard")
_ELSEWHERE: Final = later(
    "This report is short. The reasons for every finding, all steps in full and what each engine "
    "answered are in the HTML report, and in the annex of this one if you asked for it; so are the "
    "words that may be hard to read."
)


def pages(seen: View) -> tuple[Part, ...]:
    """Return the parts of the worker's own copy on a few pages, with all others in full behind them in an annex."""
    every = {part.id: part for part in parts(seen)}
    short = {name: _short(every[name]) for name in _SHORT if name in every}
    if not seen.annex:
        return (*short.values(), Part("elsewhere", _("What is not on these pages"), (Sentence(_(_ELSEWHERE)),)))
    opens = Part(ANNEX, _("Annex: everything in full"), (Sentence(_("What follows repeats nothing but titles.")),))
    return (*short.values(), opens, *(part for name, part in every.items() if short.get(name) != part))


def _short(part: Part) -> Part:
    if part.id in ("mine", "unsure"):
        return replace(part, items=tuple(_cards(part.items)), counted=False, title=f"{part.title} ({len(part.items)})")
    if part.id == "steps":
        rows = (_row(n, item) for n, item in enumerate(part.items, 1))
        return replace(part, says=(*part.says, *rows), items=())
    if part.id == "strategies":
        return replace(part, says=tuple(map(_stand, part.says)))
    if part.id == "looked":
        return replace(part, items=())
    if part.id == "ways":
        return replace(part, items=tuple(replace(item, sheet=tuple(_few(item.sheet))) for item in part.items))
    return part


def _stand(block: Block) -> Block:
    """A strategy by where one stands with it, and what is next."""
    return replace(block, beside=(block.beside[0], block.beside[-1])) if isinstance(block, Row) else block


def _few(sheet: Sheet) -> Iterator[Block]:
    """A sheet with its first steps, and how many more there are; of few pages there is no more than a handful."""
    steps = [block for block in sheet if isinstance(block, Step)]
    left = steps[STEPS_SHOWN:]
    for block in sheet:
        if block not in left:
            yield block
        elif block == left[0]:
            n = len(left)
            yield Sentence(
                ngettext("{n} more page is in the HTML report.", "{n} more pages are in the HTML report.", n).format(
                    n=n
                )
            )


def _cards(items: Sequence[Item]) -> Iterator[Item]:
    """A card for each of the heaviest, a line for what is fine as it is, and how many more there are."""
    weighty = [item for item in items if not item.fine]
    for item in weighty[:CARDS_SHOWN]:
        yield replace(item, sheet=(*item.sheet[:1], *item.brief) if item.brief else item.sheet)
    if more := len(weighty[CARDS_SHOWN:]):
        told = ngettext("{n} more, of less weight", "{n} more, of less weight", more).format(n=more)
        yield Item((Heading(told), Sentence(_("They are listed in the HTML report."), Tone.QUIET)))
    if fine := [item for item in items if item.fine]:
        n = len(fine)
        told = ngettext("{n} of them is fine as it is", "{n} of them are fine as they are", n).format(n=n)
        yield Item((Heading(told), *map(_fine, fine[:CARDS_SHOWN])))


def _fine(item: Item) -> Row:
    head = item.sheet[0]
    assert isinstance(head, Heading)
    return Row(head.text, (head.beside,), item.number, head.code)


def _row(number: int, item: Item) -> Row:
    head = item.sheet[0]
    assert isinstance(head, Heading)
    return Row(head.text, (head.beside,), number)
