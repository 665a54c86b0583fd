"""A lesson as values: the person, their pages, the items of the vote with their answers, and the plan by the minute."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from identity_scan.demo.web import Document, World
from identity_scan.model import Person
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

SHORT_ITEMS = 4
"""How many items the short lesson has where the lesson does not say."""
Row = TypeVar("Row")


class Card(StrEnum):
    """The five cards of the vote; the value is what a file says, the letter is what a class holds up."""

    PROFESSIONAL = "P"
    PERSONAL = "S"
    MIXED = "M"
    ELSE = "E"
    UNCLEAR = "U"

    @property
    def label(self) -> str:
        """The label of the tool that the card stands for (TAXONOMY 2)."""
        return _LABELS[self]

    @property
    def letter(self) -> str:
        """The letter on the card, in the language in use: the first of its name."""
        return _(_LETTERS).split()[list(Card).index(self)]

    @property
    def named(self) -> str:
        """What the card is called, in the language in use; what stands in brackets may be left out."""
        return _(_NAMES[self])

    @property
    def brief(self) -> str:
        """What the card is called, in a word or two."""
        return self.named.partition(" (")[0]

    @property
    def words(self) -> str:
        """What the card says of a page, as it stands in a sentence."""
        return _(_SAYS[self])

    @classmethod
    def _missing_(cls, value: object) -> "Card | None":
        """Read the letters of the French cards too."""
        return {"V": cls.PERSONAL, "A": cls.ELSE, "I": cls.UNCLEAR}.get(str(value))

    @classmethod
    def lettered(cls, letter: str) -> "Card | None":
        """Return the card with this letter in the language in use; None if there is none."""
        return next((card for card in cls if card.letter == letter.upper()), None)

    @classmethod
    def of(cls, label: str) -> "Card":
        """Return the card for a label of the tool."""
        return next(card for card, name in _LABELS.items() if name == label)


_LABELS: Mapping[Card, str] = {
    Card.PROFESSIONAL: "professional",
    Card.PERSONAL: "personal",
    Card.MIXED: "mixed",
    Card.ELSE: "someone_else",
    Card.UNCLEAR: "unclear",
}
_NAMES: Mapping[Card, str] = {
    Card.PROFESSIONAL: later("professional"),
    Card.PERSONAL: later("self (personal)"),
    Card.MIXED: later("mixed"),
    Card.ELSE: later("else (another person)"),
    Card.UNCLEAR: later("unclear"),
}
_LETTERS = later("P S M E U")  # one message: the translator gives the first letter of each of the five names
_SAYS: Mapping[Card, str] = {
    **_NAMES,
    Card.PERSONAL: later("personal"),
    Card.ELSE: later("someone else"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One page that the class votes on, with the answer that the lesson holds right."""

    page: str
    """The address of a page of the invented web."""
    card: Card
    rule: str
    """The rule behind the answer, such as R3 (TAXONOMY 4)."""
    point: str
    also: str = ""
    """What belongs to the answer beside the label, such as client information."""
    ask: str = ""
    """A question for the two biggest camps."""

    @property
    def finding(self) -> str:
        """The id of the finding that the page becomes."""
        return address.fingerprint(self.page)


class Says(StrEnum):
    """What a sentence of an assistant is; the value is what a file says."""

    TRUE = "true"
    FALSE = "false"
    ELSE = "else"
    OPEN = "open"

    @property
    def words(self) -> str:
        """What it is called, in the language in use; {given} is to be filled in."""
        return _(_CLAIMS[self])


_CLAIMS: Mapping[Says, str] = {
    Says.TRUE: later("about {given}, and true"),
    Says.FALSE: later("about {given}, and false"),
    Says.ELSE: later("about somebody else"),
    Says.OPEN: later("nobody can say from here"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of what an invented assistant answers, with what the lesson holds it to be."""

    text: str
    says: Says
    point: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that could be done first: a page, in a few words."""

    page: str
    name: str

    @property
    def finding(self) -> str:
        """The id of the finding that the page becomes."""
        return address.fingerprint(self.page)


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the plan: its minutes from the start of the lesson, what to do, and notes for the speaker."""

    id: str
    start: int
    end: int
    title: str
    how: str
    notes: tuple[str, ...] = ()
    short: int = 0
    """Its minutes in the short lesson; none if it is left out there."""


@dataclass(frozen=True, slots=True)
class Note:
    """A short text under a word or two."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """What every lesson shares; sentences hold {name}, {given} and {work}."""

    said: Mapping[str, str]
    """The single sentences, by name."""
    two_questions: tuple[str, ...]
    differ_questions: tuple[str, ...]
    goals: tuple[Note, ...]
    whom: tuple[Note, ...]
    """Whom one may show to a class, in the order of preference."""
    consent: tuple[Note, ...]
    cards: Mapping[Card, str]
    stages: tuple[Stage, ...]
    rules: Mapping[str, str]
    before: tuple[str, ...]
    trouble: tuple[Note, ...]
    after: tuple[str, ...]
    variations: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Everything that one lesson needs; nothing of it is ever written to the disk."""

    id: str
    person: Person
    world: World
    today: date
    """The day on which the invented web stands still, so that the scores are the same each time."""
    work: str
    items: tuple[Item, ...]
    reserve: tuple[Item, ...]
    candidates: tuple[Candidate, ...]
    questions: tuple[str, ...]
    script: Script
    claims: tuple[Claim, ...] = ()
    """An assistant's answer, sentence by sentence; a lesson without one leaves that part out."""
    short_items: tuple[int, ...] = ()
    """The items of the short lesson, counted from 1; the first ones where none are named."""
    short_questions: tuple[int, ...] = ()
    called: str = field(default="", compare=False)
    """What one types to open it: the name of a person that ships, or a file."""

    @property
    def given(self) -> str:
        """The given name, as one speaks of somebody in a class."""
        return self.person.name.split()[0]

    def say(self, sentence: str) -> str:
        """Return a sentence of the lesson in the language in use, its places filled in."""
        spoken = _(sentence)
        for place, words in (("{name}", self.person.name), ("{given}", self.given), ("{work}", _(self.work))):
            spoken = spoken.replace(place, words)
        return spoken

    def line(self, name: str) -> str:
        """Return one of the shared sentences."""
        return self.say(self.script.said[name])

    def stage(self, name: str) -> Stage:
        """Return a part of the plan by its id."""
        return next(s for s in self.script.stages if s.id == name)

    @property
    def minutes(self) -> int:
        """How long the lesson takes."""
        return self.script.stages[-1].end

    def document(self, item: Item) -> Document:
        """Return the page of an item as the invented web has it; one of its other addresses serves as well."""
        same = [d for d in self.world.documents if address.fingerprint(d.url) == item.finding]
        return next((d for d in same if d.url == item.page), same[0])

    def shortened(self) -> "Lesson":
        """Return the lesson of twenty minutes: four items and two questions, without the search and the first steps."""
        stages: list[Stage] = []
        for stage in (stage for stage in self.script.stages if stage.short):
            start = stages[-1].end if stages else 0
            stages.append(replace(stage, start=start, end=start + stage.short))
        return replace(
            self,
            items=_some(self.items, self.short_items, SHORT_ITEMS),
            questions=_some(self.questions, self.short_questions, 2),
            script=replace(self.script, stages=tuple(stages)),
        )

    def pairs(self) -> tuple[tuple[str, ...], ...]:
        """Return the reflection questions two at a time."""
        return tuple(tuple(self.questions[n : n + 2]) for n in range(0, len(self.questions), 2))


def _some(rows: tuple[Row, ...], numbers: tuple[int, ...], usual: int) -> tuple[Row, ...]:
    chosen = tuple(rows[n - 1] for n in numbers if 1 <= n <= len(rows))
    return chosen or rows[:usual]


def messages(lesson: Lesson) -> Iterator[str]:
    """Give every English sentence of a lesson that a person reads, for the catalogues."""
    script = lesson.script
    yield from (*script.said.values(), *script.two_questions, *script.differ_questions, *script.rules.values())
    yield from (*script.cards.values(), *script.before, *script.after, lesson.work, *lesson.questions)
    notes = (*script.goals, *script.whom, *script.consent, *script.trouble, *script.variations)
    for note in notes:
        yield from (note.title, note.text)
    for stage in script.stages:
        yield from (stage.title, stage.how, *stage.notes)
    for item in (*lesson.items, *lesson.reserve):
        yield from (text for text in (item.point, item.also, item.ask) if text)
    yield from (claim.point for claim in lesson.claims)
    yield from (candidate.name for candidate in lesson.candidates)
