"""A report from its first line to its last: parts under their headings, in the one order in which every form has them.

The first page is the answer, with what is not known in it. What may be hard to read stands last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from identity_scan.present import past, report_sentences, words
from identity_scan.present.blocks import Block, Fact, Row, Sentence, Sheet
from identity_scan.present.report_values import EngineRow, Shown, View
from identity_scan.present.values import Change
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, listed


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a part with a sheet of its own, such as a finding."""

    sheet: Sheet
    number: int = 0
    """0 where it has none."""
    called: str = ""
    """What it is called in commands."""
    brief: Sheet = ()
    """What stands under its title where the rest of the sheet is folded away; empty where nothing is folded."""
    codes: tuple[str, ...] = ()
    """By what a list of such things can be filtered."""
    fine: bool = False
    """Nothing need be done about it."""

    @property
    def folded(self) -> Sheet:
        """The sheet without its title and without what stands under that already."""
        return tuple(block for block in self.sheet[1:] if not any(block is shown for shown in self.brief))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report: a heading, what is said under it, and the things that belong to it."""

    id: str
    title: str
    says: Sheet = ()
    items: tuple[Item, ...] = ()
    counted: bool = False
    """How many things it has stands beside its title."""


HARD = "hard"
"""The part of words that may be hard to read, for forms that cannot fold them away where they belong."""


ANSWER = "answer"
"""The part that is the first page."""
PICTURES = "pictures"
OPEN = frozenset((ANSWER, PICTURES, "mine", "unsure", "others"))
"""The parts of the worker's own copy that are read first; a form that can fold shows the titles of the others."""


def parts(seen: View) -> tuple[Part, ...]:
    """Return the parts of a report, those that have nothing to say left out."""
    every = (*_opening(seen), *_findings(seen), *_to_do(seen), *_behind(seen), *_made(seen))
    return tuple(part for part in every if part.says or part.items)


def _opening(seen: View) -> Iterator[Part]:
    if seen.redacted:
        yield Part("covered", _("What was asked"), _sentences(seen.covered))
        yield Part("short", _("In short"), _sentences(seen.changed))
        yield Part("numbers", _("In numbers"), (*seen.charts, *seen.tables))
        return
    yield Part(ANSWER, _("Where you stand"), seen.state, tuple(map(Item, seen.answer)))
    yield Part(PICTURES, _("In pictures"), seen.pictures)


def _behind(seen: View) -> Iterator[Part]:
    """What the first page and the pictures rest on, page by page and number by number."""
    yield Part("first", _("What a client sees first"), seen.lead, tuple(map(Item, seen.first)))
    if not seen.redacted:
        yield Part("numbers", _("In numbers"), (*seen.kinds, *seen.charts, *seen.tables))
    yield Part("changes", _("Since the search before"), tuple(map(_change, seen.changes)))


def _change(change: Change) -> Fact:
    told = past.fact(change)
    return replace(told, text=f"{told.text}. {change.says}")


def _findings(seen: View) -> Iterator[Part]:
    nobody = () if seen.mine or seen.redacted else _sentences(_("No result was recognised as yours."))
    yield Part("mine", _("About you"), nobody, _shown(seen.mine), counted=bool(seen.mine))
    yield Part("unsure", _("Perhaps about you"), (), _shown(seen.unsure), counted=True)
    yield Part("others", _("About somebody else"), _sentences(seen.others))
    yield Part("heard", _("What assistants say about you"), (), tuple(map(Item, seen.heard)))


def _shown(findings: Sequence[Shown]) -> tuple[Item, ...]:
    return tuple(Item(f.sheet, f.number, f.called, f.brief, f.codes, f.fine) for f in findings)


def _to_do(seen: View) -> Iterator[Part]:
    if seen.steps:
        plenty = _("Three at a time is plenty. Each appears once here, however many results it is for.")
        yield Part("steps", _("Next steps"), _sentences(plenty), tuple(Item(step.sheet) for step in seen.steps))
    if seen.ways:
        before, *ends = seen.ways
        yield Part("ways", _("What closes the ways to you"), before, tuple(map(Item, ends)))
    yield Part("strategies", _("The eleven strategies"), seen.strategies)
    own = _sentences(labelled(_(report_sentences.REFLECTED), seen.reflected)) if seen.reflected else ()
    yield Part("reflect", _("Questions for reflection"), (*_rows(seen.reflection), *own))
    if seen.redacted:
        yield Part("talk", _(report_sentences.TALK), _sentences(seen.talk or _("Nothing was written here yet.")))
    yield Part("learning", _(report_sentences.LEARNING), _rows(seen.learning.splitlines()))


def _made(seen: View) -> Iterator[Part]:
    by_index = (Fact(_("Index by index"), listed(seen.indexes)),) if seen.indexes else ()
    reached = () if seen.redacted else _sentences(seen.covered)
    asked = (*reached, *map(_engine, seen.engines), *by_index)
    yield Part("asked", _("Who was asked, and who answered"), asked)
    if seen.looks:
        yield Part("looked", _("What no engine shows, looked at by hand"), seen.looked, (Item(seen.looks),))
    if seen.unchecked:
        nothing = _("About these, nothing can be said: the engine gave no answer.")
        yield Part("unchecked", _("Not checked"), (Sentence(nothing), *_rows([u.says for u in seen.unchecked])))
    upcoming = _("Next light search: {light}. Next deep search: {deep}.")
    told = upcoming.format(light=words.day(seen.next_light), deep=words.day(seen.next_deep))
    yield Part(
        "method",
        _("How this was made, and what it cannot tell"),
        (*_rows((*seen.method, *seen.limits)), Sentence(told), Sentence(seen.statement)),
    )
    if seen.hard:
        why = _(report_sentences.WHY_APART)
        apart = tuple(Item(found.behind, found.number, found.called) for found in seen.hard)
        yield Part(HARD, _(report_sentences.APART), (Sentence(why),), apart)


def _engine(row: EngineRow) -> Fact:
    shown = _("{engine} (results of {index})").format(engine=row.name, index=row.index)
    name, code = row.name if row.index == row.name else shown, "yes" if row.complete else "skipped"
    return Fact(name, f"{row.says}. {row.why}".rstrip(), code=code)


def _sentences(*texts: str) -> Sheet:
    return tuple(Sentence(text) for text in texts if text)


def _rows(texts: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Row(text) for text in texts)
