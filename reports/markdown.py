"""The Markdown report; no text from the web can make a heading, a link, a picture or a table of its own in it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote

from identity_scan.model import Assessment
from identity_scan.present import report_sentences, words
from identity_scan.present.blocks import Cover, Fact, Heading, Place, Reason, Sentence, Sheet, ended, written
from identity_scan.present.report_view import Shown, Table, View, view
from identity_scan.remembered import Record
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed

_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>&|~#!^$@=]"  # these mean something anywhere
    r"|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{3})[.)]|(?<=^\d{4})[.)]"  # these at the start, as of a list
    r"|:(?=//)|(?<=www)\.|(?<=WWW)\."  # and these make some readers see a link
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def content(assessment: Assessment, today: date, records: Sequence[Record], redact: bool) -> bytes:
    """Return the file."""
    return markdown(view(assessment, today, records, redact=redact)).encode(errors="replace")


def plain(text: str) -> str:
    """Return text that Markdown shows as it stands: every sign that could mean something is written as itself.

    Angle brackets become entities, since not every reader takes a backslash before them for what it is.
    """
    return _SIGNS.sub(_as_itself, " ".join(text.split()))


def _as_itself(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0]) or "\\" + match[0]


def markdown(seen: View) -> str:
    """Return a view as Markdown (CommonMark with tables)."""
    return "\n".join(_lines(seen)) + "\n"


def _lines(seen: View) -> Iterator[str]:
    yield f"# {plain(seen.title)}"
    yield from _paragraphs(seen.demo, seen.subtitle, seen.name, seen.statement)
    yield from _paragraphs(seen.overview, seen.covered, seen.changed)
    yield from _first(seen)
    yield from _section(_("In numbers"))
    for chart in seen.charts:
        yield from (
            "",
            f"**{plain(chart.title)}**",
            "",
            *(f"* {plain(labelled(b.label, str(b.n)))}" for b in chart.bars),
        )
    for table in seen.tables:
        yield from _table(table)
    yield from _list(_("Since the search before"), [labelled(c.kind, f"{c.title}. {c.says}") for c in seen.changes])
    for title, found in ((_("About you"), seen.mine), (_("Perhaps about you"), seen.unsure)):
        if found:
            yield from _section(title)
        for finding in found:
            yield from _sheet(str(finding.number), finding.sheet)
    yield from _list(_("About somebody else"), [seen.others] if seen.others else [])
    yield from _redacted(seen)
    yield from _steps(seen)
    yield from _for_others(seen)
    yield from _end(seen)
    yield from _apart(seen.hard)


def _paragraphs(*texts: str) -> Iterator[str]:
    for text in filter(None, texts):
        yield from ("", plain(text))


def _section(title: str) -> Iterator[str]:
    yield from ("", f"## {plain(title)}")


def _list(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from _section(title)
        yield from ("", *(f"* {plain(item)}" for item in items))


def _first(seen: View) -> Iterator[str]:
    if seen.first:
        yield from _section(_("What a client sees first"))
    for page in seen.first:
        yield from ("", f"### {plain(page.engine)}", "", plain(page.says), "")
        for place in page.places:
            where = ", ".join(filter(None, (place.label, place.site)))
            told = f"{place.title} ({where})" if place.title else place.label
            yield f"* {place.rank} {plain(place.sign)} {plain(told)}"
    if seen.portrayal:
        yield from _paragraphs(_("You wrote that you wish to be seen as: {words}").format(words=seen.portrayal))
    yield from ("", *(f"* {plain(said)}" for said in seen.against)) if seen.against else ()


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"**{plain(table.title)}**", "", _row(table.head), _row(["---"] * len(table.head), raw=True))
    yield from (_row(row) for row in table.rows)


def _row(cells: Sequence[str], raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else plain(cell) for cell in cells) + " |"


def _sheet(number: str, sheet: Sheet) -> Iterator[str]:
    """A sheet under its title: a point for each thing, what a heading says and why in one."""
    head, *rest = sheet
    assert isinstance(head, Heading)
    yield from ("", f"### {number} {plain(head.text)}".rstrip(), "", plain(head.beside), "")
    for before, block in zip((head, *rest), rest, strict=False):
        match block:
            case Heading(text, beside):
                yield f"* **{plain(text)}**" + (f" {plain(ended(beside))}" if beside else "")
            case Reason() | Sentence() if not isinstance(before, Place | Cover):
                yield f"  {plain(ended(written(block)))}"
            case Fact(name, text):
                yield f"* {_bold(name, text)}"
            case Place(shown, opens, name, note):
                led = (f"{plain(labelled(name, ''))} " if name else "") + _link(shown, opens)
                yield "* " + (f"{led} {plain(f'({note})')}" if note else led)
            case Cover(says=says):
                yield from (f"* {plain(said)}" for said in says)
            case _:
                yield f"* {plain(written(block))}"


def _apart(hard: Sequence[Shown]) -> Iterator[str]:
    """What may be hard to read, behind all else."""
    if hard:
        yield from _section(_(report_sentences.APART))
        yield from _paragraphs(_(report_sentences.WHY_APART))
    for finding in hard:
        yield from _sheet(str(finding.number), finding.behind)


def _bold(name: str, said: str) -> str:
    return f"**{labelled(plain(name), '').strip()}** {plain(said)}"


def _link(text: str, url: str) -> str:
    return f"[{plain(text)}](<{quote(url, safe=':/?&=%+~,;@!$#')}>)" if url else plain(text)


def _redacted(seen: View) -> Iterator[str]:
    if seen.rows:
        yield from _section(_("Each result, without its words"))
        head = (_("no."), _("label"), _("how much"), _("actions"), _("decided"))
        yield from ("", _row(head), _row(["---"] * len(head), raw=True))
        yield from (_row((str(r.number), r.label, r.band, ", ".join(r.actions), r.decision)) for r in seen.rows)


def _steps(seen: View) -> Iterator[str]:
    if seen.steps:
        yield from _section(_("Next steps"))
    for step in seen.steps:
        yield from _sheet("", step.sheet)


def _for_others(seen: View) -> Iterator[str]:
    if seen.redacted:
        yield from _list(_("Questions for reflection"), seen.reflection)
        yield from _list(_("For your competence log: the learning, never the findings"), seen.learning.splitlines())


def _end(seen: View) -> Iterator[str]:
    yield from _list(
        _("Who was asked, and who answered"),
        [
            *(labelled(e.name, f"{e.says}. {e.why}") for e in seen.engines),
            labelled(_("Index by index"), listed(seen.indexes)),
        ],
    )
    yield from _list(_("Not checked"), [group.says for group in seen.unchecked])
    yield from _list(_("How this was made, and what it cannot tell"), [*seen.method, *seen.limits])
    told = _("Next light search: {light}. Next deep search: {deep}.")
    yield from _paragraphs(told.format(light=words.day(seen.next_light), deep=words.day(seen.next_deep)))
