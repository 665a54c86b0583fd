"""The lesson on paper: a hand-out for the class without answers, and the plan for the instructor (HTML and PDF)."""

import importlib.util
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from identity_scan.keeping import private_files
from identity_scan.model import Verdict
from identity_scan.present import words
from identity_scan.reports.html import filled
from identity_scan.speech import address, language
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.teach import Card, Item, Lesson
from identity_scan.teach.rehearsal import Rehearsal


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a paper; which fields it uses depends on its kind (see the templates)."""

    kind: str
    text: str = ""
    title: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    head: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, ready to be set."""

    name: str
    title: str
    subtitle: str
    banner: str
    language: str
    blocks: tuple[Block, ...]


def write(rehearsal: Rehearsal, folder: Path) -> list[Path]:
    """Write both papers into a folder and return where they stand; a file that is there is never replaced.

    The PDFs are left out where typst is not installed. Raises BadInput if the folder cannot be written.
    """
    papers = (students(rehearsal.lesson), instructor(rehearsal))
    made = [(f"{paper.name}.html", html(paper).encode()) for paper in papers]
    if has_pdf():
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


def has_pdf() -> bool:
    """Tell whether PDFs can be set here."""
    return importlib.util.find_spec("typst") is not None


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


def _for_students(lesson: Lesson) -> Iterator[Block]:
    yield Block("p", lesson.line("lead"))
    yield Block("small", lesson.line("lead_source"))
    yield Block("heading", _("What you agree to, and what not"))
    yield Block("terms", rows=tuple((lesson.say(n.title), lesson.say(n.text)) for n in lesson.script.consent))
    if lesson.person.portrayal:
        yield Block("heading", lesson.say(lesson.stage("wish").title))
        yield Block("quote", lesson.person.portrayal)
    yield Block("heading", lesson.say(lesson.stage("cards").title))
    yield Block("list", rows=tuple((lesson.say(q),) for q in lesson.script.two_questions))
    yield Block("terms", rows=tuple((f"{c}  {c.words}", lesson.say(t)) for c, t in lesson.script.cards.items()))
    yield Block("strong", lesson.line("reminder"))
    yield Block("heading", lesson.say(lesson.stage("vote").title))
    yield from (_item(lesson, n, item) for n, item in enumerate(lesson.items, 1))
    if any(stage.id == "first" for stage in lesson.script.stages):
        named = sorted(lesson.candidates, key=lambda candidate: candidate.finding)
        yield Block("heading", lesson.say(lesson.stage("first").title))
        yield Block("p", lesson.line("first_question"))
        yield Block("boxes", rows=tuple((lesson.say(candidate.name),) for candidate in named))
    yield Block("heading", lesson.say(lesson.stage("reflect").title))
    for question in lesson.questions:
        yield Block("question", lesson.say(question), number=2)
    yield Block("card", lesson.line("next_step"), _("My next step"), number=3)
    yield Block("card", lesson.line("support"), _("Support"), number=3)


def _item(lesson: Lesson, n: int, item: Item, told: Iterable[tuple[str, str]] = ()) -> Block:
    """A page as an engine shows it; with cards to tick where nothing is told."""
    document = lesson.document(item)
    rows = tuple(told)
    cards = () if rows else tuple(card.value for card in Card)
    return Block("item", document.snippet, document.title, rows, (address.shown(document.url), *cards), n)


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


def _for_instructor(rehearsal: Rehearsal) -> Iterator[Block]:
    lesson, script = rehearsal.lesson, rehearsal.lesson.script
    yield Block("heading", _("By the end, participants can"))
    yield Block("list", rows=tuple((f"{lesson.say(goal.title)} ({lesson.say(goal.text)})",) for goal in script.goals))
    yield Block("heading", _("Two codes of ethics"))
    yield Block("p", lesson.line("crosswalk_about"))
    rows = tuple((lesson.say(note.title), lesson.say(note.text)) for note in script.crosswalk)
    yield Block("table", head=(_("guideline (code of 2005)"), _("code of 2024")), rows=rows)
    yield Block("heading", _("Whom to show"))
    yield Block("terms", rows=tuple((lesson.say(n.title), lesson.say(n.text)) for n in script.whom))
    yield Block("heading", _("Before"))
    yield Block("boxes", rows=tuple((lesson.say(line),) for line in script.before))
    yield Block("heading", _("The plan by the minute"))
    yield Block("table", head=(_("minutes"), _("what"), _("how")), rows=tuple(_stages(lesson)))
    yield Block("heading", _("The items, with their answers"))
    own = _("What the tool says is its own, made together with this paper. Where it differs from the answer, say so.")
    yield Block("p", own)
    yield from (_item(lesson, n, i, _told(rehearsal, i)) for n, i in enumerate(lesson.items, 1))
    if lesson.reserve:
        yield Block("heading", _("In reserve"))
        yield from (
            _item(lesson, n, i, _told(rehearsal, i)) for n, i in enumerate(lesson.reserve, len(lesson.items) + 1)
        )
    if any(stage.id == "first" for stage in script.stages):
        yield Block("heading", _("What the tool would do first"))
        yield Block("table", head=(_("page"), _("step"), _("how much")), rows=tuple(_steps(rehearsal)))
    yield Block("heading", _("Questions for reflection"))
    yield Block("list", rows=tuple((lesson.say(question),) for question in lesson.questions))
    yield Block("heading", _("If something goes wrong"))
    yield Block("terms", rows=tuple((lesson.say(n.title), lesson.say(n.text)) for n in script.trouble))
    yield Block("heading", _("Afterwards"))
    yield Block("list", rows=tuple((lesson.say(line),) for line in script.after))
    yield Block("terms", rows=tuple((lesson.say(n.title), lesson.say(n.text)) for n in script.variations))
    yield Block("heading", _("Consent for class use, to be said aloud"))
    yield Block("terms", rows=tuple((lesson.say(n.title), lesson.say(n.text)) for n in script.consent))
    yield Block("card", lesson.line("support"), _("Support contacts"), number=4)


def _stages(lesson: Lesson) -> Iterator[tuple[str, ...]]:
    for stage in lesson.script.stages:
        how = "\n".join((lesson.say(stage.how), *(f"– {lesson.say(note)}" for note in stage.notes)))
        yield f"{stage.start}–{stage.end}", lesson.say(stage.title), how


def _told(rehearsal: Rehearsal, item: Item) -> Iterator[tuple[str, str]]:
    lesson = rehearsal.lesson
    also = f", {lesson.say(item.also)}" if item.also else ""
    yield _("Answer"), f"{item.card}  {item.card.words}{also}"
    yield item.rule, lesson.say(lesson.script.rules[item.rule])
    yield _("Point"), lesson.say(item.point)
    if item.ask:
        yield _("Ask"), lesson.say(item.ask)
    judged = rehearsal.judged(item.finding)
    if judged is None:
        return
    label = words.label(judged.label)
    score = f", {judged.severity.score} ({words.band(judged.severity.band)})"
    heaviest = [part for part in judged.severity.reasons if part.points][:3]
    why = " ".join(f"{part.text.rstrip('.')} ({part.points:+.0f})." for part in heaviest)
    who = "" if judged.identity.verdict is Verdict.NOT_ME else score
    yield _("The tool"), f"{label}{who}. {why}"


def _steps(rehearsal: Rehearsal) -> Iterator[tuple[str, ...]]:
    for n, (candidate, judged, advice) in enumerate(rehearsal.steps(), 1):
        band = words.band(judged.severity.band)
        yield f"{n}. {rehearsal.lesson.say(candidate.name)}", _(advice.action.title), f"{judged.severity.score}, {band}"


# -- as a file --------------------------------------------------------------------------------------------------------


def html(paper: Paper) -> str:
    """Return a paper as HTML that asks nobody for anything; every value is escaped by the template engine."""
    return filled("handout.html", paper=paper)


def pdf(paper: Paper) -> bytes:
    """Return a paper as a tagged PDF; its values travel as JSON and are never part of the source."""
    import typst

    source = files("identity_scan.reports").joinpath("templates/handout.typ").read_bytes()
    text = json.dumps(asdict(paper), ensure_ascii=False)
    try:
        return typst.compile(source, format="pdf", sys_inputs={"paper": text}, pdf_standards="ua-1")
    except typst.TypstError:
        return typst.compile(source, format="pdf", sys_inputs={"paper": text})
