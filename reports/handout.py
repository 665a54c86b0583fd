"""The lesson on paper: a hand-out for the class without answers, and the plan for the instructor (HTML and PDF)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from identity_scan.keeping import private_files
from identity_scan.model import Verdict
from identity_scan.present import words
from identity_scan.present.blocks import (
    Block,
    Fact,
    Heading,
    Reason,
    Room,
    Row,
    Sentence,
    Sheet,
    Step,
    Table,
    Tone,
    ended,
    written,
)
from identity_scan.present.guideline import both_codes
from identity_scan.present.report_parts import Item, Part
from identity_scan.present.summit import summit
from identity_scan.reports.html import filled
from identity_scan.speech import additions, address, language
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, quoted
from identity_scan.teach import Card, Lesson
from identity_scan.teach import Item as LessonItem
from identity_scan.teach.kit import kit
from identity_scan.teach.lesson import Note, Says
from identity_scan.teach.rehearsal import Rehearsal

_NOBODY = later("This page names nobody, and belongs to whoever takes it home.")


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, ready to be set."""

    name: str
    title: str
    subtitle: str
    banner: str
    language: str
    parts: tuple[Part, ...]
    dense: bool = False
    """It is to fit on one page."""


def write(rehearsal: Rehearsal, folder: Path) -> list[Path]:
    """Write the papers into a folder and return where they stand; a file that is there is never replaced.

    The PDFs are left out where typst is not installed. Raises BadInput if the folder cannot be written.
    """
    lesson = rehearsal.lesson
    papers = (students(lesson), at_home(lesson), assignment(lesson), instructor(rehearsal))
    made = [(f"{paper.name}.html", html(paper).encode()) for paper in papers]
    if additions.has_pdf():
        made += [(f"{paper.name}.pdf", pdf(paper)) for paper in papers]
    try:
        if not folder.exists():
            private_files.folder(folder)
        return [private_files.write_beside(folder / name, content) for name, content in made]
    except OSError as error:
        raise BadInput(
            _("The papers cannot be written in {folder} ({reason}).").format(folder=folder, reason=why(error)),
            _("Choose another folder with --handout."),
        ) from error


# -- what stands on paper ---------------------------------------------------------------------------------------------


def students(lesson: Lesson) -> Paper:
    """Return the hand-out for the class: every page to vote on, and no answer."""
    return Paper(
        f"lesson-{lesson.id}-students",
        lesson.line("title"),
        _("Hand-out for the class"),
        _banner(lesson),
        language.in_use(),
        tuple(_for_students(lesson)),
    )


def _banner(lesson: Lesson) -> str:
    return _("{name} is invented, and so is every page shown here.").format(name=lesson.person.name)


def _for_students(lesson: Lesson) -> Iterator[Part]:
    yield Part("lead", "", (Sentence(lesson.line("lead")), Sentence(lesson.line("lead_source"), Tone.QUIET)))
    yield Part("consent", _("What you agree to, and what not"), _notes(lesson, lesson.script.consent))
    if lesson.person.portrayal:
        yield Part("wish", lesson.say(lesson.stage("wish").title), (Sentence(quoted(lesson.person.portrayal)),))
    cards = (Fact(f"{card.letter}  {card.named}", lesson.say(text)) for card, text in lesson.script.cards.items())
    told = (*_numbered(lesson, lesson.script.two_questions), *cards, Sentence(lesson.line("reminder"), Tone.STRONG))
    yield Part("cards", lesson.say(lesson.stage("cards").title), told)
    items = (_item(lesson, n, item) for n, item in enumerate(lesson.items, 1))
    yield Part("vote", lesson.say(lesson.stage("vote").title), (), tuple(items))
    if any(stage.id == "first" for stage in lesson.script.stages):
        named = (candidate.name for candidate in sorted(lesson.candidates, key=lambda candidate: candidate.finding))
        asked = (Sentence(lesson.line("first_question")), *_boxes(lesson, named))
        yield Part("first", lesson.say(lesson.stage("first").title), asked)
    if any(stage.id == "heard" for stage in lesson.script.stages):
        yield Part("heard", lesson.say(lesson.stage("heard").title), _heard(lesson))
    questions = (block for question in lesson.questions for block in (Sentence(lesson.say(question)), Room(2)))
    yield Part("reflect", lesson.say(lesson.stage("reflect").title), tuple(questions))
    step = cut_out(_("My next step"), lesson.line("next_step"), 3)
    yield Part("cut", "", (), (step, cut_out(_("Support"), lesson.line("support"), 3)))


def at_home(lesson: Lesson) -> Paper:
    """Return the page that goes home: how one searches one's own name alone, and when not to; it names nobody."""
    said = kit().said
    call = cut_out(_(said["home_call"]), _(said["home_call_about"]), 2)
    step = cut_out(_(said["home_step"]), _(said["home_step_about"]), 2)
    parts = (
        Part("lead", "", (Sentence(_(said["home_lead"]), Tone.STRONG),)),
        Part("home", "", tuple(Fact(_(note.title), _(note.text)) for note in kit().home)),
        Part("cut", "", (), (call, step)),
    )
    title = _(said["home_title"])
    return Paper(f"lesson-{lesson.id}-at-home", title, _("To take home"), _(_NOBODY), language.in_use(), parts)


def assignment(lesson: Lesson) -> Paper:
    """Return the short written assignment for the class, with the rows by which it is marked."""
    title, about = _(kit().said["assignment_title"]), _("For the class")
    parts = (Part("lead", "", _asked()), _rubric())
    return Paper(f"lesson-{lesson.id}-assignment", title, about, _banner(lesson), language.in_use(), parts)


def _asked() -> Sheet:
    return tuple(Step(n, _(text)) for n, text in enumerate(kit().assignment, 1))


def _rubric() -> Part:
    said = kit().said
    head = (_("goal"), _("not yet"), _("meets it"), _("beyond it"))
    rows = tuple(tuple(map(_, row)) for row in kit().rubric)
    return Part("rubric", _(said["rubric_title"]), (Sentence(_(said["rubric_about"])), Table("", head, rows)))


def _strategies(lesson: Lesson) -> Part:
    """Set each strategy of the guideline beside the items that serve it and a question that fits them."""
    rows = tuple(
        (_(one.title), ", ".join(map(str, one.of(lesson))) or _("any"), _(one.ask)) for one in kit().strategies
    )
    head = (_("strategy"), _("item"), _("question"))
    return Part("strategies", _(kit().said["strategies_title"]), (Table("", head, rows),))


def _notes(lesson: Lesson, notes: Iterable[Note]) -> Sheet:
    return tuple(Fact(lesson.say(note.title), lesson.say(note.text)) for note in notes)


def _numbered(lesson: Lesson, lines: Iterable[str]) -> Sheet:
    return tuple(Step(n, lesson.say(line)) for n, line in enumerate(lines, 1))


def _boxes(lesson: Lesson, lines: Iterable[str]) -> Sheet:
    return tuple(Row(lesson.say(line), code="to-tick") for line in lines)


def cut_out(title: str, text: str, lines: int) -> Item:
    """Return a card to write on and to keep."""
    return Item((Heading(title), Sentence(text), Room(lines)))


def _item(lesson: Lesson, n: int, item: LessonItem, told: Sheet = ()) -> Item:
    """A page as an engine shows it; with cards to tick where nothing is told."""
    document = lesson.document(item)
    where = Sentence(address.shown(document.url), Tone.QUIET)
    shown = (Heading(document.title), where, Sentence(document.snippet))
    return Item((*shown, *(told or (Room(ticks=tuple(card.letter for card in Card)),))), n)


def instructor(rehearsal: Rehearsal) -> Paper:
    """Return the plan for the instructor: the minutes, the answers, what the tool says, and what to do if."""
    lesson = rehearsal.lesson
    return Paper(
        f"lesson-{lesson.id}-instructor",
        lesson.line("title"),
        _("Plan for the instructor: {name}").format(
            name=", ".join(filter(None, (lesson.person.name, lesson.say(lesson.work))))
        ),
        _banner(lesson),
        language.in_use(),
        tuple(_for_instructor(rehearsal)),
    )


def _for_instructor(rehearsal: Rehearsal) -> Iterator[Part]:
    lesson, script = rehearsal.lesson, rehearsal.lesson.script
    goals = (f"{lesson.say(goal.title)} ({lesson.say(goal.text)})" for goal in script.goals)
    yield Part("goals", _("By the end, participants can"), tuple(Step(n, goal) for n, goal in enumerate(goals, 1)))
    yield Part("codes", _("Two codes of ethics"), (Sentence(lesson.line("crosswalk_about")), both_codes()))
    yield Part("whom", _("Whom to show"), _notes(lesson, script.whom))
    yield Part("before", _("Before"), _boxes(lesson, script.before))
    minutes = Table("", (_("minutes"), _("what"), _("how")), tuple(_stages(lesson)))
    yield Part("plan", _("The plan by the minute"), (minutes,))
    own = _(
        "What the tool says is its own, worked out when this paper was made. Where it differs from the answer, say so."
    )
    yield Part("items", _("The items, with their answers"), (Sentence(own),), _told_items(rehearsal, lesson.items, 1))
    if lesson.reserve:
        reserve = _told_items(rehearsal, lesson.reserve, len(lesson.items) + 1)
        yield Part("reserve", _("In reserve"), (), reserve)
    if any(stage.id == "first" for stage in script.stages):
        steps = Table("", (_("page"), _("step"), _("how much")), tuple(_steps(rehearsal)))
        yield Part("first", _("What the tool would do first"), (steps,))
    if any(stage.id == "ways" for stage in script.stages):
        yield Part("ways", lesson.say(lesson.stage("ways").title), tuple(_ways(rehearsal)))
    if any(stage.id == "heard" for stage in script.stages):
        yield Part("heard", lesson.say(lesson.stage("heard").title), _heard(lesson, answers=True))
    yield _strategies(lesson)
    yield Part("reflect", _("Questions for reflection"), _numbered(lesson, lesson.questions))
    yield Part("assignment", _(kit().said["assignment_title"]), _asked())
    yield _rubric()
    yield Part("trouble", _("If something goes wrong"), _notes(lesson, script.trouble))
    after = (*_numbered(lesson, script.after), *_notes(lesson, script.variations))
    yield Part("after", _("Afterwards"), after)
    yield Part("consent", _("Consent for class use, to be said aloud"), _notes(lesson, script.consent))
    yield Part("cut", "", (), (cut_out(_("Support contacts"), lesson.line("support"), 4),))


def _ways(rehearsal: Rehearsal) -> Iterator[Block]:
    """What the class is to find by hand, and what closes it."""
    found = summit(rehearsal.assessment, ())
    yield Sentence(rehearsal.lesson.line("ways_question"))
    yield from (Row(title) for _finding, title in found.pages)
    yield from (Sentence(said) for said in (found.head or found.free,) if said)
    yield from (Step(n, f"{ended(page.title)} {page.do}".rstrip()) for n, page in enumerate(found.closing, 1))
    yield from (Sentence(said) for said in (found.left, found.stays) if said)


def _heard(lesson: Lesson, *, answers: bool = False) -> Sheet:
    """The sentences of the assistant: with what each is, or with a box for each that it can be."""
    lead = Sentence(lesson.line("heard_asked")), Sentence(lesson.line("heard_question"), Tone.STRONG)
    if not answers:
        kinds = tuple(lesson.say(says.words) for says in Says)
        rows = tuple((one.text, *(words.sign("to-tick") for _says in Says)) for one in lesson.claims)
        return (*lead, Table("", (_("sentence"), *kinds), rows))
    told = ((one.text, lesson.say(one.says.words), lesson.say(one.point)) for one in lesson.claims)
    return (*lead, Table("", (_("sentence"), _("answer"), _("point")), tuple(told)))


def _told_items(rehearsal: Rehearsal, items: Iterable[LessonItem], first: int) -> tuple[Item, ...]:
    told = ((n, item, tuple(_told(rehearsal, item))) for n, item in enumerate(items, first))
    return tuple(_item(rehearsal.lesson, n, item, said) for n, item, said in told)


def _stages(lesson: Lesson) -> Iterator[tuple[str, ...]]:
    for stage in lesson.script.stages:
        how = "\n".join((lesson.say(stage.how), *(f"– {lesson.say(note)}" for note in stage.notes)))
        yield f"{stage.start}–{stage.end}", lesson.say(stage.title), how


def _told(rehearsal: Rehearsal, item: LessonItem) -> Iterator[Fact]:
    lesson = rehearsal.lesson
    also = f", {lesson.say(item.also)}" if item.also else ""
    yield Fact(_("Answer"), f"{item.card.letter}  {item.card.words}{also}")
    yield Fact(item.rule, lesson.say(lesson.script.rules[item.rule]))
    yield Fact(_("Point"), lesson.say(item.point))
    if item.ask:
        yield Fact(_("Ask"), lesson.say(item.ask))
    if (judged := rehearsal.judged(item.finding)) is None:
        return
    label = words.label(judged.label)
    score = f", {judged.severity.score} ({words.band(judged.severity.band)})"
    heaviest = [part for part in judged.severity.reasons if part.points][:3]
    why = " ".join(written(Reason(part.text, round(part.points))) for part in heaviest)
    who = "" if judged.identity.verdict is Verdict.NOT_ME else score
    yield Fact(_("The tool"), f"{label}{who}. {why}")


def _steps(rehearsal: Rehearsal) -> Iterator[tuple[str, ...]]:
    for n, (candidate, judged, advice) in enumerate(rehearsal.steps(), 1):
        band = words.band(judged.severity.band)
        yield f"{n}. {rehearsal.lesson.say(candidate.name)}", _(advice.action.title), f"{judged.severity.score}, {band}"


# -- as a file --------------------------------------------------------------------------------------------------------


def html(paper: Paper) -> str:
    """Return a paper as HTML that asks nobody for anything; every value is escaped by the template engine."""
    return filled("handout.html", paper=paper)


def printed(paper: Paper) -> bytes:
    """Return a paper as what prints best here: a PDF, or HTML where none can be made."""
    return pdf(paper) if additions.has_pdf() else html(paper).encode(errors="replace")


def pdf(paper: Paper) -> bytes:
    """Return a paper as a tagged PDF."""
    from identity_scan.reports.pdf import typeset

    told = {name: getattr(paper, name) for name in ("language", "title", "subtitle", "banner", "dense")}
    return typeset("handout.typ", told, paper.parts)
