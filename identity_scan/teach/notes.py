"""The script of a lesson as lines: what the speaker reads on a second screen, or prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, quoted
from identity_scan.teach.lesson import Item, Lesson, Stage


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the notes: a part of the plan, or one item of its vote."""

    stage: Stage
    part: int
    parts: int
    title: str
    lines: tuple[str, ...]
    """What to do and to remember."""
    says: tuple[str, ...] = ()
    """What is read aloud or shown to nobody but the speaker."""


def pages(lesson: Lesson) -> tuple[Page, ...]:
    """Return the notes of a lesson, a page for each part and for each item."""
    return tuple(_pages(lesson))


def _pages(lesson: Lesson) -> Iterator[Page]:
    for stage in lesson.script.stages:
        lines = (lesson.say(stage.how), *map(lesson.say, stage.notes))
        if stage.id != "vote":
            yield Page(stage, 0, 1, lesson.say(stage.title), lines, tuple(_said(lesson, stage)))
            continue
        for n, item in enumerate(lesson.items):
            title = f"{lesson.say(stage.title)}   {n + 1}/{len(lesson.items)}"
            yield Page(stage, n, len(lesson.items), title, lines if n == 0 else (), tuple(_answer(lesson, item)))


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


def _said(lesson: Lesson, stage: Stage) -> Iterator[str]:
    if stage.id == "opening":
        yield lesson.line("lead")
        yield from (labelled(lesson.say(n.title), lesson.say(n.text)) for n in lesson.script.consent)
    elif stage.id == "wish":
        yield quoted(lesson.person.portrayal)
        yield lesson.line("wish_question")
    elif stage.id == "cards":
        yield from (labelled(f"{c.letter}  {c.named}", lesson.say(text)) for c, text in lesson.script.cards.items())
        yield lesson.line("reminder")
    elif stage.id == "differ":
        yield from map(lesson.say, lesson.script.differ_questions)
    elif stage.id == "first":
        yield lesson.line("first_question")
        yield lesson.line("first_reminder")
    elif stage.id == "ways":
        yield lesson.line("ways_question")
        yield lesson.line("ways_reminder")
    elif stage.id == "reflect":
        yield from (f"{n}. {lesson.say(q)}" for n, q in enumerate(lesson.questions, 1))
    elif stage.id == "close":
        yield lesson.line("next_step")
        yield lesson.line("thanks")


def text(lesson: Lesson) -> str:
    """Return all notes as plain text, for a printer or a screen reader."""
    lines = [_("Speaker's notes: {name}").format(name=lesson.person.name), lesson.line("invented"), ""]
    for page in pages(lesson):
        when = _("{start}–{end} min").format(start=page.stage.start, end=page.stage.end)
        lines += [f"{when if page.part == 0 else '':<12}{page.title}".rstrip()]
        lines += [f"    - {line}" for line in page.lines]
        lines += [f"    {line}" for line in page.says]
        lines.append("")
    return "\n".join(lines)
