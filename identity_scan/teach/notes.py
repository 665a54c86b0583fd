"""The script of a lesson as lines: what the speaker reads on a second screen, or prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, quoted
from identity_scan.teach.course import Spot, spots
from identity_scan.teach.lesson import Claim, Item, Lesson, Stage


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the notes, beside the page of the lesson that has the same number."""

    kind: str
    stage: Stage
    part: int
    parts: int
    title: str
    lines: tuple[str, ...]
    """What to do and to remember."""
    says: tuple[str, ...] = ()
    """What is read aloud or shown to nobody but the speaker."""


def pages(lesson: Lesson, items: Sequence[Item] = ()) -> tuple[Page, ...]:
    """Return the notes of a lesson, a page for each of its own; `items` are those that stand in the places now."""
    return tuple(_page(lesson, spot, tuple(items) or lesson.items) for spot in spots(lesson))


def _page(lesson: Lesson, spot: Spot, items: Sequence[Item]) -> Page:
    stage = lesson.stage(spot.stage)
    if spot.kind == "before":
        return Page(spot.kind, stage, 0, 1, _("Before the lesson"), tuple(map(lesson.say, lesson.script.before)))
    title = lesson.say(stage.title)
    if spot.kind in ("vote", "reflect"):
        title = f"{title}   {spot.part + 1}/{spot.parts}"
    lines = (lesson.say(stage.how), *map(lesson.say, stage.notes)) if spot.part == 0 else ()
    says = _answer(lesson, items[spot.part]) if spot.kind == "vote" else _said(lesson, spot)
    return Page(spot.kind, stage, spot.part, spot.parts, title, lines, tuple(says))


def _answer(lesson: Lesson, item: Item) -> Iterator[str]:
    yield lesson.document(item).title
    also = f", {lesson.say(item.also)}" if item.also else ""
    yield _("Answer: {card}, {label}{also}. {rule}").format(
        card=item.card.letter,
        label=item.card.words,
        also=also,
        rule=labelled(item.rule, lesson.say(lesson.script.rules[item.rule])),
    )
    yield _("Point: {point}").format(point=lesson.say(item.point))
    if item.ask:
        yield _("Ask: {question}").format(question=lesson.say(item.ask))


def _said(lesson: Lesson, spot: Spot) -> Iterator[str]:
    if spot.kind == "opening":
        yield lesson.line("lead")
    elif spot.kind == "consent":
        yield from (labelled(lesson.say(n.title), lesson.say(n.text)) for n in lesson.script.consent)
    elif spot.kind == "wish":
        yield quoted(lesson.person.portrayal)
        yield lesson.line("wish_question")
    elif spot.kind == "cards":
        yield from (labelled(f"{c.letter}  {c.named}", lesson.say(text)) for c, text in lesson.script.cards.items())
        yield lesson.line("reminder")
    elif spot.kind == "differ":
        yield from map(lesson.say, lesson.script.differ_questions)
    elif spot.kind == "first":
        yield lesson.line("first_question")
        yield lesson.line("first_reminder")
    elif spot.kind == "ways":
        yield lesson.line("ways_question")
        yield lesson.line("ways_reminder")
    elif spot.kind == "heard":
        yield lesson.line("heard_question")
        yield from (_claimed(lesson, n, claim) for n, claim in enumerate(lesson.claims, 1))
        yield lesson.line("heard_reminder")
    elif spot.kind == "reflect":
        numbered = list(enumerate(lesson.questions, 1))
        yield from (f"{n}. {lesson.say(q)}" for n, q in numbered[spot.part * 2 : spot.part * 2 + 2])
    elif spot.kind == "support":
        yield lesson.line("next_step")
    elif spot.kind == "stored":
        yield lesson.line("thanks")


def _claimed(lesson: Lesson, n: int, claim: Claim) -> str:
    answer = labelled(lesson.say(claim.says.words), lesson.say(claim.point))
    return f"{n}. {quoted(claim.text)} {answer}"


def text(lesson: Lesson) -> str:
    """Return all notes as plain text, for a printer or a screen reader."""
    lines = [_("Speaker's notes: {name}").format(name=lesson.person.name), lesson.line("invented"), ""]
    for n, page in enumerate(pages(lesson), 1):
        when = _("{start}–{end} min").format(start=page.stage.start, end=page.stage.end)
        lines += [f"{n:>2}  {when if page.part == 0 else '':<12}{page.title}".rstrip()]
        lines += [f"    - {line}" for line in page.lines]
        lines += [f"    {line}" for line in page.says]
        lines.append("")
    return "\n".join(lines)
