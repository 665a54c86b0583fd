"""A sheet as text in a pane: headings in bold, points set in, telling words between « and » on a coloured ground."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from identity_scan.present import words
from identity_scan.present.blocks import (
    Block,
    Cover,
    Fact,
    Heading,
    Place,
    Reason,
    Row,
    Sentence,
    Sheet,
    Step,
    Table,
    Tone,
    Typed,
    Way,
    lines,
    signed,
)
from identity_scan.present.screens import key_name
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, quoted
from identity_scan.tui.widgets.lines import NARROWEST, bullet, hanging
from identity_scan.tui.widgets.told_under import told_under

_INKS = {Tone.PLAIN: "", Tone.STRONG: "$accent", Tone.QUIET: "$quiet", Tone.WARNING: "$warning"}
_BLANK = Content("")
_IN = "   "


def sheet_text(sheet: Sheet, width: int) -> Content:
    """Draw a sheet for so many columns."""
    lines: list[Content] = []
    of_a_fact = False
    for before, block in zip((None, *sheet), sheet, strict=False):
        lines += [_BLANK] if before and _apart(before, block) else []
        of_a_fact = of_a_fact and not _begins(block)
        drawn = _lines(block, width - len(_IN) if of_a_fact else width)
        lines += (hanging(Content(_IN), line, width) for line in drawn) if of_a_fact else drawn
        of_a_fact = of_a_fact or (isinstance(block, Fact) and bool(block.code))
    return Content("\n").join(lines)


def _begins(block: Block) -> bool:
    """Whether it is a thing of its own, to which what follows belongs: a heading, or a fact with a sign."""
    return isinstance(block, Heading) or (isinstance(block, Fact) and bool(block.code))


def _apart(before: Block, block: Block) -> bool:
    """Whether a line is left free between two blocks."""
    steps = isinstance(block, Step) and not isinstance(before, Heading | Step)
    if _of_an_engine(before) or _of_an_engine(block):
        return True
    return _begins(block) or steps or (isinstance(before, Step) and not isinstance(block, Step))


def _of_an_engine(block: Block) -> bool:
    """Whether it is what an engine shows of a page, which stands by itself."""
    return isinstance(block, Fact) and block.tells is not None


def _lines(block: Block, width: int) -> Iterator[Content]:
    match block:
        case Heading():
            yield _heading(block)
        case Sentence(text, tone):
            sign = (f"{words.sign('partly')} ", "$warning") if tone is Tone.WARNING else ""
            yield hanging(Content.assemble(sign), Content.assemble((text, _INKS[tone])), width)
        case Reason(text, points, said):
            more = (f" ({signed(points)})" if points else "") + (f"  {quoted(said)}" if said else "")
            yield bullet(text, (more, "$quiet"), width=width)
        case Fact(text=text, tells=tells) if tells is not None:
            yield from told_under(text, tells, width)
        case Fact(name, text, marks, code=code):
            yield _named(name, marked(text, marks), width, code)
        case Step(number, text, called):
            told = Content.assemble(text, (f"  {called}".rstrip(), "$quiet"))
            yield hanging(Content.assemble((f"{number:>2}. ", "$accent")), told, width)
        case Way(says=says):
            yield _named(block.head, Content(" ".join(says)), width)
        case Row():
            yield row_text(block, width)
        case Table():
            yield from (hanging(Content(""), Content(told), width) for told in lines(block))
        case Place():
            yield from _place(block, width)
        case Typed(does, command):
            yield bullet(does, (f"  {command}", "$quiet"), width=width)
        case Cover(kind, says):
            yield from _cover(kind, says)


def _heading(block: Heading) -> Content:
    sign = (f"{words.sign(block.code)} ", words.tint(block.code)) if block.code else ""
    return Content.assemble(sign, marked(block.text, block.marks, "bold"), (f"  {block.beside}".rstrip(), "$quiet"))


def row_text(row: Row, width: int) -> Content:
    """Draw a line of a list, what is said beside it under it."""
    sign = Content.assemble((f"{row.number:>2} " if row.number else "", "$quiet"), row_sign(row))
    beside = (hanging(Content(_IN), Content.assemble((said, "$quiet")), width) for said in row.beside)
    return Content("\n").join([hanging(sign, Content(row.text), width), *beside])


def row_sign(row: Row) -> Content:
    """Draw the signs of a line: what it is, and that it stands out."""
    codes = [code for code in (row.code, row.loud) if code]
    return Content.assemble(*((f"{words.sign(code)} ", words.tint(code)) for code in codes))


def _named(name: str, text: Content, width: int, code: str = "") -> Content:
    sign, ink = (f"{words.sign(code)} ", words.tint(code)) if code else ("", "$quiet")
    told = Content.assemble((sign + labelled(name, "").rstrip() + " ", ink), text)
    return Content(f"\n{_IN}").join(told.wrap(max(NARROWEST, width - len(_IN))))


def _place(place: Place, width: int) -> Iterator[Content]:
    shown = Content.assemble((place.shown, "$accent"))
    if place.number:
        yield hanging(
            Content.assemble((f"{place.number:>2}. ", "$quiet")), Content.assemble((place.name, "bold")), width
        )
    elif place.name:
        yield _named(_("Where"), Content(place.name), width)
    yield hanging(Content(_IN), shown, width) if place.name else shown
    if place.asks:
        yield Content.assemble((f"{place.note} {_('o asks first.')}", "$warning"))
    elif place.note:
        yield hanging(Content(_IN), Content.assemble((place.note, "$quiet")), width)


def _cover(kind: str, says: Iterable[str]) -> Iterator[Content]:
    how = ((key_name("space"), "bold $accent"), (" " + _("shows it."), "$quiet"))
    yield Content.assemble((_("This one may be hard to read: {kind}.").format(kind=kind), "bold"), "  ", *how)
    for said in says:
        yield from (_BLANK, Content(said))


# -- telling words ----------------------------------------------------------------------------------------------------


def marked(text: str, found: Iterable[str], style: str = "") -> Content:
    """Draw a text with these words marked, where it holds them; overlapping words are marked once."""
    parts: list[tuple[str, str]] = []
    at = 0
    for start, end in _spans(text, found):
        parts += [(text[at:start], style), (f"«{text[start:end]}»", "bold $foreground on $telling")]
        at = end
    return Content.assemble(*parts, (text[at:], style))


def _spans(text: str, found: Iterable[str]) -> list[tuple[int, int]]:
    lower = text.lower()
    taken: list[tuple[int, int]] = []
    if len(lower) != len(text):  # a letter that changes its length: better unmarked than marked wrongly
        return taken
    for word in found:
        start = lower.find(word.lower())
        if start >= 0 and not any(a < start + len(word) and start < b for a, b in taken):
            taken.append((start, start + len(word)))
    return sorted(taken)
