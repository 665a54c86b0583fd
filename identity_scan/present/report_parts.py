"""A report divided into its parts, in the one order of every form: a form lays them out, and leaves none away.

How far the search could see comes first: what follows can only be read beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from identity_scan.present import past, report_sentences, words
from identity_scan.present.blocks import Block, Fact, Heading, Reason, Sentence, Sheet, Step, Table
from identity_scan.present.report_view import Shown, View
from identity_scan.present.values import Change
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import listed


@dataclass(frozen=True, slots=True)
class Card:
    """One of the things that a part is about, on a sheet that begins with its title."""

    sheet: Sheet
    number: int = 0
    """By which it is known in the report; 0 where the things are not numbered."""
    called: str = ""
    """What it is called in commands, where its words are asked for by one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report under its title."""

    code: str
    """By which a form finds the looks of it."""
    title: str
    sheet: Sheet = ()
    cards: tuple[Card, ...] = ()
    brief: Sheet = ()
    """A line for each card, for forms that have no room for them."""

    @property
    def count(self) -> int:
        """How many things it numbers, which is said beside the title."""
        return sum(card.number > 0 for card in self.cards)


OPENING = ("covered", "overview")
"""The parts that a form may set at the head, as one."""


def parts(seen: View, *, apart: bool = True) -> Iterator[Part]:
    """Return the parts in which there is something to read; `apart` with words that may be hard to read at the end."""
    every = (
        Part("covered", _("What was asked"), _sentences([seen.covered])),
        Part("overview", _("In short"), _sentences([seen.overview, seen.changed])),
        Part("first", _("What a client sees first"), tuple(_first(seen))),
        Part("numbers", _("In numbers"), (*seen.charts, *seen.tables)),
        Part(
            "changes",
            _("Since the search before"),
            tuple(map(_change, seen.changes)),
        ),
        *_findings(seen),
        Part("others", _("About somebody else"), _sentences([seen.others])),
        Part("rows", _("Each result, without its words"), tuple(_rows(seen))),
        _steps(seen),
        Part("reflection", _("Questions for reflection"), _points(seen.reflection)),
        Part(
            "learning",
            _("For your competence log: the learning, never the findings"),
            _sentences(seen.learning.splitlines()),
        ),
        *_asked(seen),
        Part("method", _("How this was made, and what it cannot tell"), tuple(_method(seen))),
        _apart(seen.hard if apart else ()),
    )
    return (part for part in every if part.sheet or part.cards)


def _sentences(told: Iterable[str]) -> Sheet:
    return tuple(Sentence(said) for said in told if said)


def _points(told: Iterable[str]) -> Sheet:
    return tuple(map(Reason, told))


def _first(seen: View) -> Iterator[Block]:
    for page in seen.first:
        yield Heading(page.engine, page.says)
        for place in page.places:
            where = ", ".join(filter(None, (place.label, place.site)))
            yield Step(place.rank, f"{place.title} ({where})" if place.title else place.label)
    if seen.portrayal:
        yield Fact(_("You wrote that you wish to be seen as"), seen.portrayal)
    if seen.against:
        yield Heading(_("What speaks against it"))
        yield from map(Reason, seen.against)


def _change(change: Change) -> Fact:
    told = past.fact(change)
    return replace(told, text=f"{told.text}. {change.says}")


def _findings(seen: View) -> Iterator[Part]:
    if seen.redacted:
        return
    nothing = () if seen.mine else (Sentence(_("No result was recognised as yours.")),)
    yield Part("mine", _("About you"), nothing, _cards(seen.mine))
    yield Part("unsure", _("Perhaps about you"), (), _cards(seen.unsure))


def _cards(found: Iterable[Shown]) -> tuple[Card, ...]:
    return tuple(Card(one.sheet, one.number, one.called if one.behind else "") for one in found)


def _rows(seen: View) -> Iterator[Table]:
    if seen.rows:
        head = (_("no."), _("label"), _("how much"), _("actions"), _("decided"))
        rows = ((str(r.number), r.label, r.band, ", ".join(r.actions), r.decision) for r in seen.rows)
        yield Table("", head, tuple(rows))


def _steps(seen: View) -> Part:
    lead = _("Three at a time is plenty. Each is told once here, however many results it is for.")
    return Part(
        "steps",
        _("Next steps"),
        _sentences([lead] if seen.steps else []),
        tuple(Card(step.sheet) for step in seen.steps),
        _points(step.says for step in seen.steps),
    )


def _asked(seen: View) -> Iterator[Part]:
    engines = (
        Fact(
            e.name if e.index == e.name else _("{engine} (results of {index})").format(engine=e.name, index=e.index),
            f"{e.says}. {e.why}".rstrip(),
            code="yes" if e.complete else "skipped",
        )
        for e in seen.engines
    )
    by_index = Fact(_("Index by index"), listed(seen.indexes))
    yield Part("asked", _("Who was asked, and who answered"), (*engines, *([by_index] if seen.indexes else [])))
    nothing = Sentence(_("About these, nothing can be said: the engine gave no answer."))
    told = _points(group.says for group in seen.unchecked)
    yield Part("unchecked", _("Not checked"), (nothing, *told) if told else ())


def _method(seen: View) -> Iterator[Block]:
    yield from _points((*seen.method, *seen.limits))
    told = _("Next light search: {light}. Next deep search: {deep}.")
    yield Sentence(told.format(light=words.day(seen.next_light), deep=words.day(seen.next_deep)))


def _apart(hard: Iterable[Shown]) -> Part:
    cards = tuple(Card(one.behind, one.number) for one in hard)
    why = _sentences([_(report_sentences.WHY_APART)] if cards else [])
    return Part("apart", _(report_sentences.APART), why, cards)


def title(part: Part) -> str:
    """Return the title of a part as a line, with how many things it numbers."""
    return f"{part.title} ({part.count})" if part.count else part.title
