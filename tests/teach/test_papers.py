"""The papers of a lesson: they ask nobody for anything, the class's holds no answer, and they can be set as PDF."""

import asyncio
import io
import re
import stat
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from at_the_prompt import Run
from click.testing import CliRunner
from pypdf import PdfReader

from identity_scan import facts
from identity_scan.advice.codes import side_by_side
from identity_scan.cli.teach_command import teach
from identity_scan.reports import handout
from identity_scan.speech import additions, address, language
from identity_scan.speech.errors import BadInput
from identity_scan.teach import find, lessons
from identity_scan.teach.kit import kit
from identity_scan.teach.own import EXAMPLE, read
from identity_scan.teach.rehearsal import Rehearsal, rehearse


@pytest.fixture(scope="module")
def played() -> Rehearsal:
    return asyncio.run(rehearse(find("tamsin")))


class _Reader(HTMLParser):
    """What a browser would fetch or run, and the words that a person reads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.asks: list[str] = []
        self.words = ""
        self._style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        named = dict(attributes)
        if tag in ("script", "iframe", "object", "embed", "form", "img", "a", "video", "audio", "base"):
            self.asks.append(tag)
        if tag == "link" and named.get("href") != "data:,":
            self.asks.append(str(named))
        self.asks += [name for name, _value in attributes if name.startswith("on") or name in ("src", "srcset")]

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if self._style:
            self.asks += re.findall(r"url\(|@import|http", data)
        else:
            self.words += data


def _words(page: str) -> str:
    return " ".join(_Reader(page).words.split())


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_no_paper_asks_the_network_for_anything(lesson: object) -> None:
    made = asyncio.run(rehearse(lesson))  # type: ignore[arg-type]
    for paper in (handout.students(made.lesson), handout.instructor(made)):
        page = handout.html(paper)
        assert _Reader(page).asks == []
        assert "default-src 'none'" in page
        assert f"{made.lesson.person.name} is invented, and so is every page shown here." in _words(page)


def test_the_class_gets_every_page_and_no_answer(played: Rehearsal) -> None:
    read_ = _words(handout.html(handout.students(played.lesson)))
    for item in played.lesson.items:
        assert " ".join(played.lesson.document(item).title.split()) in read_
        assert address.shown(played.lesson.document(item).url) in read_
        assert item.point not in read_
        assert played.lesson.script.rules[item.rule] not in read_
    for claim in played.lesson.claims:
        assert claim.text in read_
        assert claim.point not in read_
    assert all(note.text in read_ for note in played.lesson.script.consent)
    assert all(question in read_ for question in played.lesson.questions)


def test_the_instructor_gets_the_minutes_the_answers_and_what_the_tool_says(played: Rehearsal) -> None:
    read_ = _words(handout.html(handout.instructor(played)))
    for stage in played.lesson.script.stages:
        assert f"{stage.start}–{stage.end}" in read_
    for item in (*played.lesson.items, *played.lesson.reserve):
        assert item.point in read_
    worst = played.steps()[0]
    assert f"{worst[1].severity.score}, act now" in read_
    assert all(f"{n}. {step[0].name}" in read_ for n, step in enumerate(played.steps(), 1))
    assert all(f"{before}" in read_ and f"{now}" in read_ for before, now in side_by_side())
    assert "to be checked" not in read_
    script = played.lesson.script
    for note in (*script.trouble, *script.goals, *script.whom, *script.variations, *script.consent):
        assert note.title in read_
        assert note.text in read_


def test_what_a_person_of_ones_own_says_is_shown_and_never_run(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> #show [x] $y$ {{ 7*7 }}"
    source = EXAMPLE.read_text("utf-8").replace("An easy start: the role and nothing else.", evil)
    source = source.replace("Lake Mile 2025 - results", evil)
    path = tmp_path / "own.toml"
    path.write_text(source, "utf-8")
    made = asyncio.run(rehearse(read(path)))
    for paper in (handout.students(made.lesson), handout.instructor(made)):
        assert _Reader(handout.html(paper)).asks == []
        if additions.has_pdf():
            assert handout.pdf(paper).startswith(b"%PDF")
    assert evil in _words(handout.html(handout.instructor(made)))


def test_the_papers_are_written_for_their_owner_and_replace_nothing(played: Rehearsal, tmp_path: Path) -> None:
    first = handout.write(played, tmp_path / "papers")
    again = handout.write(played, tmp_path / "papers")
    assert not set(first) & set(again)
    assert {path.suffix for path in first} == ({".html", ".pdf"} if additions.has_pdf() else {".html"})
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in first} == {0o600}
    with pytest.raises(BadInput, match="cannot be written"):
        handout.write(played, first[0])


def test_the_pdfs_are_tagged_and_hold_the_text(played: Rehearsal) -> None:
    if not additions.has_pdf():
        pytest.skip("typst is not installed")
    for paper in (handout.students(played.lesson), handout.instructor(played)):
        content = handout.pdf(paper)
        assert b"/MarkInfo" in content
        assert b"/StructTreeRoot" in content
        assert content.count(b"/Type /Page\n") + content.count(b"/Type/Page") + content.count(b"/Type /Page ") >= 3


def test_a_paper_names_the_language_it_is_written_in(played: Rehearsal) -> None:
    assert handout.students(played.lesson).language == "en-CA"
    language.use("fr-CA")
    paper = handout.instructor(played)
    assert paper.language == "fr-CA"
    assert "Deux codes d’éthique" in _words(handout.html(paper))


def test_the_command_writes_them_and_names_them(tmp_path: Path) -> None:
    done = CliRunner().invoke(teach, ["corwin", "--handout", str(tmp_path)], standalone_mode=False)
    assert done.return_value == 0
    assert sorted(done.stdout.split()) == sorted(str(path) for path in tmp_path.iterdir())
    assert {"lesson-corwin-students.html", "lesson-corwin-instructor.html"} <= {p.name for p in tmp_path.iterdir()}


def test_notes_into_a_pipe_are_text() -> None:
    told = CliRunner().invoke(teach, ["elodie", "--notes"], standalone_mode=False)
    assert told.return_value == 0
    assert "Élodie Brisefort" in told.stdout
    assert "\x1b" not in told.stdout


def test_the_plan_holds_what_the_class_is_to_find_and_what_closes_it_and_the_hand_out_does_not(
    played: Rehearsal,
) -> None:
    plan = _words(handout.html(handout.instructor(played)))
    asked = plan.index("Which pages lead from the name to the front door?")
    assert "905-555-0142 – who called?" in plan[asked:]
    closes = plan.index("3 pages close every way that we see from your name to your front door", asked)
    assert "Then: Unlist your phone and home address." in plan[closes:]
    assert "close every way" not in _words(handout.html(handout.students(played.lesson)))


def test_every_report_of_an_invented_person_is_marked_and_lies_where_one_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("report", "md", "html", "txt", "csv", "supervision", "log", "--demo", "corwin")
    written = [Path(line) for line in ended.out.splitlines()]
    assert len(written) == 7, "the table has its notes beside it"
    assert all(path.parent == tmp_path / "identity-scan-invented" for path in written)
    assert all("-invented-" in path.name for path in written)
    for path in written:
        if path.suffix == ".pdf":
            assert all("invented person" in page.extract_text() for page in PdfReader(path).pages)
        else:
            assert "an invented person" in path.read_text("utf-8"), path
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_the_page_that_goes_home_is_one_page_that_names_nobody(tongue: str) -> None:
    language.use(tongue)
    paper = handout.at_home(find("tamsin"))
    told = _words(handout.html(paper))
    assert "Tamsin" not in told
    for note in kit().home:
        assert " ".join(language.gettext(note.text).split()) in told
    assert language.gettext(kit().said["home_lead"]) in told
    if additions.has_pdf():
        assert len(PdfReader(io.BytesIO(handout.pdf(paper))).pages) == 1


def test_the_assignment_is_marked_by_the_learning_goals_and_every_strategy_has_an_item(played: Rehearsal) -> None:
    given, plan = (_words(handout.html(p)) for p in (handout.assignment(played.lesson), handout.instructor(played)))
    assert len(kit().rubric) == len(played.lesson.script.goals) - 1, "a row for each goal but the instructor's own"
    for row in kit().rubric:
        assert all(cell in given and cell in plan for cell in row)
    assert len(kit().strategies) == 11
    assert {one.title for one in kit().strategies} == {action.strategy for action in facts.actions().values()}
    for lesson in lessons():
        assert all(one.of(lesson) for one in kit().strategies), lesson.id
    for one in kit().strategies:
        numbers = ", ".join(map(str, one.of(played.lesson)))
        assert re.search(rf"{one.title}\s*{numbers}\s*{re.escape(one.ask)}", plan)


def test_a_picture_of_each_item_for_the_slides_of_a_call_as_wide_as_a_slide(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not additions.has_pdf():
        pytest.skip("typst is not installed")
    own = tmp_path / "own.toml"
    own.write_text(EXAMPLE.read_text("utf-8").replace("Lake Mile 2025 - results", "#show [x] $y$ */"), "utf-8")
    ended = run("teach", str(own), "--pictures", str(tmp_path / "slides"))
    written = [Path(line) for line in ended.out.splitlines()]
    assert len(written) == len(read(own).items)
    for path in written:
        header = path.read_bytes()[:24]
        assert header.startswith(b"\x89PNG")
        assert (int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")) == (1920, 1080)
    monkeypatch.setattr(additions, "has_pdf", lambda: False)
    assert "typst" in run("teach", "corwin", "--pictures", str(tmp_path / "none")).err
