"""The whole lesson by its keys, at the size of a projector and of a laptop; nothing leaves and nothing stays."""

import os
import socket
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import at_the_screen
import pytest
from classroom import Time, flat, opened, seen, until
from pretend import NOON
from textual.pilot import Pilot

from identity_scan.speech import language
from identity_scan.teach import Card, find, prompter
from identity_scan.teach.lesson import Says
from identity_scan.teach.own import EXAMPLE
from identity_scan.tui.teach.lesson_screen import LessonScreen
from identity_scan.tui.teach.notes_view import NotesApp

SIZES = pytest.mark.parametrize("size", [(160, 50), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")


class Watch:
    """Python's own audit events: whatever is opened to be written, and every connection."""

    def __init__(self) -> None:
        self.on = False
        self.written: list[str] = []
        self.asked: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, mode, flags = arguments
            writes = any(c in str(mode or "") for c in "wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and not str(path).startswith("/dev/") and "__pycache__" not in str(path):
                self.written.append(str(path))
        elif event == "sqlite3.connect" and arguments[0] == ":memory:":
            return  # it has no file; where it made one, that would be seen being opened
        elif event in ("sqlite3.connect", "os.mkdir", "os.rename", "os.remove", "shutil.copyfile", "tempfile.mkstemp"):
            self.written.append(f"{event} {arguments[0]}")
        elif event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system"):
            self.asked.append(f"{event} {arguments}")


@cache
def the_watch() -> Watch:
    """The one of this process, from the first test on that asks for it: whoever hears all that happens slows it."""
    made = Watch()
    sys.addaudithook(made)
    return made


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("the lesson tried to connect")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    watch = the_watch()
    watch.written, watch.asked, watch.on = [], [], True
    yield watch
    watch.on = False


def _disk(folder: Path) -> dict[str, tuple[int, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def test_the_watch_sees_what_is_written_and_asked(watched: Watch, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(OSError, match=r".*"):
        socket.getaddrinfo("lesson.example", 443)
    assert watched.written == [str(tmp_path / "note.txt")]


@SIZES
async def test_the_whole_lesson_by_its_keys(
    size: tuple[int, int], watched: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = _disk(tmp_path)
    async with opened(size) as (pilot, screen, time):
        visited = []
        assert "Before the class comes in" in seen(pilot)
        await pilot.press("space")
        assert screen.clock.runs
        while True:
            await pilot.pause()
            visited.append(screen.spot.kind)
            lines = seen(pilot)
            assert (
                lines.splitlines()[0].strip()
                == "LESSON · Tamsin Okerlund is invented. Nothing is sent, nothing is saved."
            )
            assert "/ 45:00" in lines
            assert "q end" in lines
            if screen.spot.kind == "vote":
                await _vote(pilot, screen, size)
            elif screen.spot.kind == "first":
                await pilot.press("1", "3", "5", "7", "space")
                await pilot.pause()
                assert len(screen.room.first) == 3
                assert "The tool" in seen(pilot)
                assert "the hostile page" in seen(pilot)
            elif screen.spot.kind == "ways":
                await _ways(pilot, screen)
            elif screen.spot.kind == "heard":
                await _heard(pilot, screen)
            elif screen.spot.kind == "stored":
                break
            time.now += 75
            await pilot.press("right")
        assert visited == [
            "opening", "consent", "wish", "scan", "cards", *["vote"] * 12, "differ", "first", "ways", "heard",
            *["reflect"] * 5,
            "support", "stored",
        ]  # fmt: skip
        assert "Nothing was stored" in seen(pilot)
        await pilot.press("q", "y")
    assert watched.written == []
    assert watched.asked == []
    assert _disk(tmp_path) == before


async def _heard(pilot: Pilot[None], screen: LessonScreen) -> None:
    """The class says what each sentence is, and takes it back; nothing of the answer before that."""
    asked = flat(pilot)
    assert "An assistant was asked: who is Tamsin Okerlund? It answered:" in asked
    assert "She has more than 20 years of experience." in asked
    assert "Which sentence is about Tamsin, which about somebody else, which is false?" in asked
    assert "The lesson:" not in asked
    await pilot.press("1", "2", "2", "5", "5", "5", "5", "3", "backspace")
    await pilot.pause()
    assert screen.room.claims == {0: Says.TRUE, 1: Says.FALSE, 4: Says.OPEN}
    assert "The class: about Tamsin, and false." in flat(pilot)
    await pilot.press("space")
    await pilot.pause()
    assert "The class and the lesson agree on 2 of 5." in screen.query_one("#told").visual.plain
    shown = " ".join(screen.query_one("#list").visual.plain.split())
    assert "The lesson: about Tamsin, and false." in shown
    assert ("She is early in her career." in shown) is not screen.slide.small
    assert ("The tool, to Tamsin: does not match what you entered" in shown) is not screen.slide.small
    assert not screen.slide.more
    await pilot.press("4")
    assert 3 not in screen.room.claims, "what is answered is not voted on any more"


async def _ways(pilot: Pilot[None], screen: LessonScreen) -> None:
    """Asked before, then a way, then what closes them all; nothing of it before the class has looked."""
    asked = flat(pilot)
    assert "Which pages lead from the name to the front door?" in asked
    assert "Tamsin R Okerlund, Hamilton ON - Phone" in asked
    assert "→" not in asked
    assert "close every way" not in asked
    await pilot.press("1", "2", "3", "2")
    assert len(screen.room.marked) == 2, "a mark can be taken back"
    await pilot.press("space")
    await pilot.pause()
    ways = flat(pilot)
    assert "Pages that lead there: 3. Found by the class: 1. Also marked: 1." in ways
    assert "your name → Delegation: traffic calming, Larkspur Crescent (PDF) → your front door (1 search)" in ways
    assert "Harmless pieces add up:" in ways
    assert "close every way" not in ways
    await pilot.press("space")
    await pilot.pause()
    assert "3 pages close every way that we see from your name to your front door:" in flat(pilot)
    await pilot.press("backspace", "4")
    assert len(screen.room.marked) == 2, "what is shown to no one cannot be marked"
    await pilot.press("space")


async def _vote(pilot: Pilot[None], screen: LessonScreen, size: tuple[int, int]) -> None:
    """Hidden before, shown after: label, rule, point, the tool's score, the group's split."""
    item = screen.items[screen.spot.part]
    lesson = screen.lesson
    hidden = flat(pilot)
    assert lesson.document(item).title.split("|")[0].strip()[:30] in hidden
    assert lesson.say(item.point)[:30] not in hidden
    assert "of 100" not in hidden
    counted = screen.spot.part < 3
    if counted:
        await pilot.press("p", "p", "s", "m", "e", "u", "P", "backspace")
    await pilot.press("space")
    await pilot.pause()
    await pilot.pause()
    shown = flat(pilot)
    assert f"{item.rule} {lesson.say(lesson.script.rules[item.rule])[:40]}" in shown
    assert lesson.say(item.point)[:30] in shown
    assert "The tool, to Tamsin:" in shown
    if counted:
        assert [share.hands for share in screen.room.split(item.finding)] == [1, 1, 1, 1, 0]
        assert shown.count("1 · 25%") == 4
        assert "0 · 0%" in shown
    if size[0] >= 100:
        judged = screen.rehearsal.judged(item.finding) if screen.rehearsal else None
        assert judged is not None
        told = "somebody else" if judged.label == "someone_else" else f"{judged.severity.score} of 100"
        assert told in shown


async def test_the_label_of_the_class_takes_the_place_of_the_answer_and_can_be_taken_back() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        item = screen.items[0]
        await pilot.press("c")
        assert screen.is_current, "nothing can be corrected before the answer is shown"
        await pilot.press("space", "c")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        assert "The class says: mixed" in seen(pilot)
        assert "The lesson's own answer: professional" in seen(pilot)
        assert screen.rehearsal is not None
        assert screen.rehearsal.card(item.finding) is Card.MIXED
        assert screen.first_card(item.finding) is Card.PROFESSIONAL
        await pilot.press("c", "0")
        await pilot.pause()
        assert screen.room.said == {}
        assert screen.rehearsal.card(item.finding) is Card.PROFESSIONAL


async def test_the_two_widest_splits_are_shown_large_and_first() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        votes = ["pppppppp", "ppppmmss", "sssp", "mmmm"]
        for hands in votes:
            await pilot.press(*hands, "space", "right")
        await until(pilot, screen, "differ")
        shown = seen(pilot)
        second, third = (screen.lesson.document(screen.items[n]).title[:25] for n in (1, 2))
        assert shown.index(second) < shown.index(third)
        assert "4 ·  50%" in shown
        assert screen.lesson.document(screen.items[3]).title[:25] not in shown
        assert "The tool may be wrong." in shown


async def test_an_item_can_be_exchanged_until_somebody_has_voted_on_it() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        first = screen.items[0]
        await pilot.press("x")
        assert screen.items[0] == screen.lesson.reserve[0]
        assert first not in screen.items
        await pilot.press("p", "x")
        assert screen.items[0] == screen.lesson.reserve[0]


async def test_the_search_plays_holds_and_shows_no_label() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await until(pilot, screen, "scan")
        slide: Any = screen.slide
        assert "Paused. Space lets it go on." in seen(pilot)
        slide.step()
        assert screen.played == 0
        await pilot.press("space", "plus", "plus")
        slide.step()
        slide.step()
        await pilot.pause()
        assert screen.played >= 2
        assert screen.pace == 0
        shown = seen(pilot)
        assert "A client types" in shown
        assert "Tamsin Okerlund" in shown.split("A client types")[1]
        assert not any(word in shown for word in ("mixed", "professional", "of 100"))
        await pilot.press("space")
        held = screen.played
        slide.step()
        assert screen.played == held
        screen.played = len(slide._all()) - 1
        await pilot.press("space")
        slide.step()
        await pilot.pause()
        assert "That is all" in seen(pilot)


async def test_a_page_that_threatens_is_named_and_not_read_out_while_the_search_plays() -> None:
    async with opened((160, 50)) as (pilot, screen, _time):
        await until(pilot, screen, "scan")
        slide: Any = screen.slide
        named = 0
        for played in range(1, len(slide._all()) + 1):
            screen.played = played
            slide.show()
            await pilot.pause()
            assert "STAY AWAY" not in seen(pilot)
            named += "May be hard to read: somebody may mean you harm" in seen(pilot)
        assert named > 3


async def test_support_contacts_are_typed_shown_and_forgotten(watched: Watch) -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await pilot.press("w")
        await pilot.pause()
        await at_the_screen.paste(pilot, "ring 555-0117")
        await pilot.press("escape")
        await until(pilot, screen, "consent")
        assert "ring 555-0117" in seen(pilot)
        await until(pilot, screen, "support")
        assert "ring 555-0117" in seen(pilot)
        assert screen.room.hands(screen.items[0].finding) == 0, "typing a contact counts no hand"
    assert watched.written == []


async def test_the_last_page_tells_the_truth_when_something_was_written(tmp_path: Path) -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        home = tmp_path / "home"
        home.mkdir()
        (home / "left-behind.txt").write_text("x")
        await until(pilot, screen, "stored")
        shown = flat(pilot)
        assert "Nothing was stored" not in shown
        assert "left-behind.txt" in shown


async def test_going_to_a_part_and_back_loses_no_hand() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("5")
        await pilot.pause()
        assert screen.spot.kind == "vote"
        await pilot.press("m", "m", "right", "right", "left")
        await pilot.pause()
        assert screen.spot.part == 0
        assert "2 · 100%" in seen(pilot)


async def test_the_clock_tells_how_late_it_is() -> None:
    async with opened((100, 30)) as (pilot, screen, time):
        await pilot.press("space")
        time.now += 7 * 60
        screen.draw()
        await pilot.pause()
        assert "7:00 / 45:00" in seen(pilot)
        assert "5 minutes late" in seen(pilot)
        await pilot.press("t")
        time.now += 600
        screen.draw()
        await pilot.pause()
        assert "clock stopped" in seen(pilot)
        assert "7:00 / 45:00" in seen(pilot)


@pytest.mark.parametrize("name", ["elodie", "corwin", str(EXAMPLE)], ids=["elodie", "corwin", "own"])
async def test_every_person_can_be_taught(name: str) -> None:
    async with opened((100, 30), name) as (pilot, screen, _time):
        assert screen.rehearsal is not None
        for _step in range(80):
            if screen.spot.kind == "stored":
                break
            await pilot.press("right")
        await pilot.pause()
        assert "Nothing was stored" in seen(pilot)


async def test_another_person_is_taken_before_the_lesson() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await pilot.press("3")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Corwin Adlam is invented" in seen(pilot)
        assert screen.rehearsal is not None
        assert screen.rehearsal.lesson.id == "corwin"


async def test_leaving_asks_first_and_hiding_hides_everything() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await pilot.press("h")
        await pilot.pause()
        assert "Tamsin" not in seen(pilot)
        await pilot.press("h")
        await pilot.press("q", "n")
        await pilot.pause()
        assert screen.is_current
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Choose the invented person" in flat(pilot)


async def test_the_notes_turn_page_by_page_with_their_own_clock() -> None:
    time = Time()
    app = NotesApp(find("tamsin"), time)
    async with app.run_test(size=(100, 30)) as pilot:
        assert "Before the lesson" in seen(pilot)
        assert "clock stopped" in seen(pilot)
        await pilot.press("right")
        assert app.clock.runs
        assert "Opening" in seen(pilot)
        await pilot.press("7")
        time.now += 14 * 60
        app.draw()
        await pilot.pause()
        shown = flat(pilot)
        assert "Vote before the answer 1/12" in shown
        assert "Answer: P, professional" in shown
        assert "2 minutes late" in shown
        assert "page 7 of 29, turned by hand" in shown
        await pilot.press("2", "8")
        assert app.at == 27
        await pilot.press("q")


async def test_the_notes_follow_the_lesson_in_the_other_window_page_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    notes = NotesApp(find("elodie"), time := Time())
    async with notes.run_test(size=(100, 30)) as beside, opened((100, 30)) as (pilot, screen, _time):
        notes.follow()
        assert "Tamsin Okerlund" in seen(beside), "another of the persons that ship was chosen"
        await until(pilot, screen, "vote")
        await pilot.press("x")
        notes.follow()
        await beside.pause()
        shown = flat(beside)
        assert notes.at == screen.at
        assert screen.lesson.say(screen.lesson.reserve[0].point) in shown, "the item that came from the reserve"
        assert "the answer is hidden" in shown
        assert seen(pilot).splitlines()[1].split()[0] == str(notes.at + 1), "one number on both"
        await pilot.press("space")
        notes.follow()
        assert "the answer is shown" in notes._where()
        await beside.press("left")
        notes.follow()
        assert notes._where() == "the class sees page 7", "one may leaf until the lesson goes on"
        await pilot.press("right")
        notes.follow()
        assert notes.at == screen.at
        line = prompter.place().read_text()
        assert "Tamsin Okerlund" not in line
        os.utime(prompter.place().parent, (1.0, 1.0))
        prompter.tell(prompter.Shown("tamsin", False, 3, 0.0, False, False))
        assert prompter.place().read_text() == line, "notes that were killed are written to no more"
        notes.follow()
        time.now += 60
        assert "turned by hand" in notes._where()
        await until(pilot, screen, "stored")
        assert "keep the number of the page in" in flat(pilot)
    assert not prompter.place().parent.exists()
    prompter.tell(prompter.Shown("tamsin", False, 0, 0.0, False, False))
    assert not prompter.place().parent.exists(), "without notes nothing is ever written"


async def test_hostile_words_of_a_person_of_ones_own_are_only_shown(tmp_path: Path) -> None:
    evil = "[/b] [@click=app.quit]x[/] [LISW] $accent"
    source = EXAMPLE.read_text("utf-8").replace("Student services - Quillfield School Board", evil)
    source = source.replace("the line under the pictures", evil).replace(
        "An easy start: the role and nothing else.", evil
    )
    source = "\n".join(row for row in source.splitlines() if not row.startswith(("work =", "portrayal =")))
    path = tmp_path / "own.toml"
    path.write_text(source, "utf-8")
    async with opened((100, 30), str(path)) as (pilot, screen, _time):
        await until(pilot, screen, "wish")
        assert "Nothing was written about that." in seen(pilot)
        await until(pilot, screen, "vote")
        assert evil in flat(pilot)
        await pilot.press("m", "space")
        await pilot.pause()
        assert flat(pilot).count(evil) == 2
        for kind in ("differ", "first"):
            await until(pilot, screen, kind)
            assert evil in flat(pilot)


async def test_a_key_on_the_first_screen_leads_to_the_lesson_and_back() -> None:
    from identity_scan.session.demonstration import demonstration
    from identity_scan.tui.app import IdentityScanApp
    from identity_scan.tui.screens.search_screen import SearchScreen

    app = IdentityScanApp(demonstration("tamsin", lambda: NOON, pace=0))
    async with app.run_test(size=(100, 30)) as pilot:
        await at_the_screen.until(pilot, lambda: app.ready and "teach a class" in seen(pilot))
        await pilot.press("t")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        await pilot.press("2", "4")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen), "the digits of the modes lead nowhere from here"
        await pilot.press("q", "o")
        await pilot.pause()
        assert isinstance(app.screen, SearchScreen)
        assert language.in_use() == "en-CA"


async def test_a_class_in_a_call_votes_in_its_chat_and_sees_the_page_alone() -> None:
    async with opened((100, 30)) as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        item = screen.items[0]
        await pilot.press("k")
        await pilot.pause()
        await at_the_screen.paste(pilot, "Ottilie Marrowby: P\nLars: p\nBo: M")
        await pilot.press("escape")
        await pilot.pause()
        assert [share.hands for share in screen.room.split(item.finding)] == [2, 0, 1, 0, 0]
        await at_the_screen.paste(pilot, "0 3 0 0 1")
        await pilot.pause()
        assert [share.hands for share in screen.room.split(item.finding)] == [2, 3, 1, 0, 1]
        assert "Ottilie" not in repr(screen.room)
        await pilot.press("z")
        await pilot.pause()
        shared = seen(pilot)
        assert "LESSON · Tamsin Okerlund is invented." in shared
        assert "/ 45:00" not in shared
        assert "q end" not in shared
        await pilot.press("z")
        await pilot.pause()
        assert "/ 45:00" in seen(pilot)
