"""What a person does in the history: what is due, two searches side by side, all of them over time, reports."""

import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from at_the_prompt import Run
from fits import _boxes
from icalendar import Calendar
from inside import inside
from own_home import own_home
from textual.widgets import Input, OptionList

from identity_scan import reports
from identity_scan.demo import find
from identity_scan.keeping import history_file, own_person, settings
from identity_scan.model import Depth, Safety, Scan
from identity_scan.person.person_file import text_of
from identity_scan.present.leaving import DEFAULT, Chosen
from identity_scan.present.values import PastScan
from identity_scan.session.house import House
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.history_screen import HistoryScreen
from identity_scan.tui.screens.leaving_screen import LeavingScreen
from identity_scan.tui.screens.report_screen import ReportScreen, WrittenScreen
from identity_scan.tui.widgets.over_time import over_time
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.tick_list import TickList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def flat(made: Any, pilot: Any) -> str:
    return " ".join(made.text_of(pilot.app).replace("│", " ").split())


def read(pilot: Any) -> list[str]:
    """All that stands beside the list, also what one has to scroll to, line by line."""
    return [strip.text.rstrip() for strip in pilot.app.screen.query_one(Reading)._strips]


def searches(n: int = 3) -> tuple[PastScan, ...]:
    """Some quarters, the newest first: more and more professional, less and less heavy."""
    return tuple(
        PastScan(
            Scan(f"s{n - 1 - back}", NOON - timedelta(91 * back), NOON - timedelta(91 * back), Depth.LIGHT),
            asked=15,
            answered=15 - back,
            counts={"professional": 9 - back, "personal": 4 + back, "someone_else": 2},
            urgent=back,
            heavy=2 + back,
            met=1 + back,
        )
        for back in range(n)
    )


# -- what is due, how long things are kept ----------------------------------------------------------------------------


@SIZES
async def test_is_told_on_opening_when_the_next_search_is_due(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.Session(), size) as pilot:
        assert "A light search is due." in made.text_of(pilot.app)
        assert "Nothing is sent before you press s." in made.text_of(pilot.app)
        await pilot.press("5")
        assert "A light search is due." in made.text_of(pilot.app)


@SIZES
async def test_sees_how_long_things_are_kept(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(scans=searches()), size) as pilot:
        await pilot.press("5")
        kept = "Words of results are kept 30 days, settled findings 90 days (6 changes it)."
        assert kept in made.text_of(pilot.app)


async def test_is_told_what_was_erased_for_its_age_when_the_program_began(made: Any) -> None:
    write_person()
    house = own_home(find("tamsin"), lambda: NOON)
    house.open()
    await search(house)
    house.close()
    later = own_home(find("tamsin"), lambda: NOON + timedelta(45))
    async with made.opened(later, (120, 36)) as pilot:
        await made.until(pilot, lambda: pilot.app.assessment is not None)
        assert "Erased, as they were kept long enough: the words of" in flat(made, pilot)
        await pilot.press("5")
        assert "Erased, as they were kept long enough: the words of" in flat(made, pilot)
        assert "A deep search is due: none has been finished yet." in flat(made, pilot)


def test_in_memory_only_says_that_all_ends_with_the_program() -> None:
    write_person()
    settings.change(leave_nothing=True)
    house = House(lambda: NOON)
    house.open()
    assert house.past().retention == ("All this is in memory only: it is gone when the program ends.",)
    house.close()


# -- two searches side by side ----------------------------------------------------------------------------------------


@SIZES
async def test_reads_what_became_of_each_page_in_a_sentence(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(scans=searches()), size) as pilot:
        await pilot.press("5")
        text = " ".join(" ".join(read(pilot)).split())
        assert "Since 4 May 2026" in text
        assert "1 new, 1 gone, 5 as they were" in text
        assert "gone: An old page gone.example Every engine that showed it answered again without it." in text
        await pilot.press("enter")
        assert isinstance(pilot.app.focused, Reading)


@SIZES
async def test_chooses_which_two_searches_are_compared(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(scans=searches()), size) as pilot:
        await pilot.press("5", "end", "space")
        assert "✓ 24 May 2026" in made.text_of(pilot.app)
        await pilot.press("home")
        assert "From s0 to s2" in made.text_of(pilot.app)
        await pilot.press("end", "space", "home")
        assert "Since 4 May 2026" in made.text_of(pilot.app)


# -- over time --------------------------------------------------------------------------------------------------------


@SIZES
@pytest.mark.parametrize("colours", [True, False], ids=["in colour", "NO_COLOR"])
async def test_sees_the_counts_over_time_in_numbers(
    made: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], colours: bool
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    async with made.opened(made.finished(scans=searches()), size) as pilot:
        await pilot.press("5", "t")
        rows = {line.strip()[:20].strip(): line.split() for line in read(pilot) if line.strip()}
        assert rows["act now"][2:5] == ["2", "1", "0"]
        assert rows["private, seen first"][3:6] == ["3", "2", "1"]
        assert "grade" not in rows
        assert rows["moderate or more"][3:6] == ["4", "3", "2"]
        assert rows["◆ professional"][2:5] == ["7", "8", "9"]
        assert rows["◇ personal"][2:5] == ["6", "5", "4"]
        assert rows["≠ somebody else"][3:6] == ["2", "2", "2"]
        assert rows["answered"][1:4] == ["13/15", "14/15", "15/15"]
        assert rows["act now"][5][-1] < rows["act now"][5][0]  # its line falls
        await pilot.press("t")
        assert "Since 4 May 2026" in made.text_of(pilot.app)


@pytest.mark.parametrize("width", [40, 60, 76, 110])
def test_the_course_of_many_searches_fits_its_room_and_says_what_it_leaves_out(width: int) -> None:
    drawn = over_time(searches(40), width).plain.splitlines()
    assert all(len(line) <= width for line in drawn if not line.startswith("Where fewer"))
    left = next(line for line in drawn if "not shown here" in line)
    columns = len(next(line for line in drawn if line.startswith("moderate")).split()) - 4
    assert left.startswith(f"{40 - columns} older searches")


def test_a_search_that_was_stopped_has_no_numbers() -> None:
    stopped = PastScan(replace(searches(1)[0].scan, finished=None), closed=False)
    assert "No search has been finished yet." in over_time((stopped,), 76).plain


# -- reports and reminders --------------------------------------------------------------------------------------------


@SIZES
async def test_a_report_holds_no_name_unless_it_is_their_own_copy(made: Any, size: tuple[int, int]) -> None:
    session = made.finished(scans=searches())
    async with made.opened(session, size) as pilot:
        await pilot.press("5", "down", "r")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        text = flat(made, pilot)
        assert "A report on the search of 23 Aug 2026" in text
        assert "It contains no name, address or title, and no words from any result." in text
        assert "ctrl+s writes" in text
        forms = [option.id for option in pilot.app.screen.query_one("#forms", TickList).options]
        assert forms == ["html", "pdf", "md", "txt", "csv", "json", "ics", "supervision", "log"]
        await pilot.press("down", "space", "ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LeavingScreen))
        assert "What you pass on, line by line" in flat(made, pilot)
        assert "ctrl+s writes" in flat(made, pilot)
        assert list(_boxes(pilot.app)) == []
        await pilot.press("ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, WrittenScreen))
        assert dict(session.done)["chosen"] == DEFAULT
        scan, formats, folder, redact = dict(session.done)["report"]
        assert (scan, set(formats), folder.name, redact) == ("s1", {"html", "pdf"}, "reports", True)
        assert size == (80, 24) or "reports/identity-scan-2026-11-22.pdf" in flat(made, pilot)  # or broken over a line
        await pilot.press("escape", "r", "tab", "down", "space")
        warned = "It contains your name and what was found. Do not pass it on: nobody has the right to ask you for it."
        assert warned in flat(made, pilot)
        await pilot.press("tab", "tab", *["backspace"] * 60)
        pilot.app.screen.query_one("#folder", Input).value = "papers"
        await pilot.press("enter")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, WrittenScreen))
        _scan, _formats, folder, redact = session.done[-1][1]
        assert (folder, redact) == (Path.home() / "papers", False)


async def test_each_line_that_leaves_has_its_tick_and_nothing_is_written_before(made: Any) -> None:
    session = made.finished(scans=searches())
    async with made.opened(session) as pilot:
        await pilot.press("5", "r", "end", "up", "space", "ctrl+s")  # the sheet for supervision, beside a page
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LeavingScreen))
        lines = pilot.app.screen.query_one("#lines", TickList)
        assert lines.ticked == ("ever", "covered", "life")
        assert [option.id for option in lines.options][:4] == ["ever", "covered", "life", "matter"]
        assert "A step reveals what was found, even without a name." in flat(made, pilot)
        await pilot.press("escape")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        assert "report" not in dict(session.done), "what was not agreed to is not written"
        await pilot.press("ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LeavingScreen))
        await pilot.press("space", "end", "space")
        pilot.app.screen.query_one("#talk", Input).value = "Saying no to requests"
        await pilot.press("ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, WrittenScreen))
        wanted = Chosen(frozenset({"CONS-05"}), frozenset({"covered"}), "", "Saying no to requests")
        assert dict(session.done)["chosen"] == wanted
        assert set(dict(session.done)["report"][1]) == {"html", "supervision"}


@SIZES
async def test_ways_are_drawn_in_the_own_copy_where_that_is_ticked_and_the_tick_can_be_taken_back(
    made: Any, size: tuple[int, int]
) -> None:
    session = made.finished(scans=searches())
    async with made.opened(session, size) as pilot:
        await pilot.press("5", "r")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        tick = pilot.app.screen.query_one("#drawn", TickList)
        assert not tick.display, "what others read holds no way"
        await pilot.press("tab", "down", "space")
        await made.until(pilot, lambda: tick.display)
        assert "with the easiest ways to" in flat(made, pilot)
        assert tick.ticked == ()
        await pilot.press("tab", "space")
        assert "Whoever finds it sees how to reach you." in flat(made, pilot)
        await pilot.press("space", "space", "ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, WrittenScreen))
        assert dict(session.done)["chosen"] == Chosen(ways=True)
        await pilot.press("escape", "r")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        await pilot.press("tab", "down", "space", "tab", "space", "space", "ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, WrittenScreen))
        assert dict(session.done)["chosen"] == DEFAULT


@SIZES
async def test_the_pdf_of_the_own_copy_has_its_annex_only_where_that_is_ticked(
    made: Any, size: tuple[int, int]
) -> None:
    session = made.finished(scans=searches())
    async with made.opened(session, size) as pilot:
        await pilot.press("5", "r")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        tick = pilot.app.screen.query_one("#annex", TickList)
        await pilot.press("down", "space")
        assert not tick.display, "what others read has none"
        await pilot.press("tab", "down", "space")
        await made.until(pilot, lambda: tick.display)
        assert "the PDF with an annex" in flat(made, pilot)
        await pilot.press("tab", "tab", "space", "ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, WrittenScreen))
        assert dict(session.done)["chosen"] == Chosen(annex=True)


@pytest.mark.parametrize(("safety", "form"), [(Safety.THREAT, "html"), (Safety.NONE, "json")])
async def test_the_tick_is_not_offered_in_danger_nor_where_nothing_is_drawn(
    made: Any, safety: Safety, form: str
) -> None:
    session = made.finished(scans=searches())
    session.person = replace(session.person, safety=safety)
    async with made.opened(session) as pilot:
        await pilot.press("5", "r")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        if form != "html":
            await pilot.press("space", *["down"] * 5, "space")
        await pilot.press("tab", "down", "space")
        await made.until(pilot, lambda: "It contains your name and what was found." in flat(made, pilot))
        assert pilot.app.screen.query_one("#forms", TickList).ticked == (form,)
        assert not pilot.app.screen.query_one("#drawn", TickList).display
        await pilot.press("ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, WrittenScreen))
        assert not dict(session.done)["chosen"].ways


@SIZES
async def test_a_folder_that_cannot_be_written_is_a_plain_sentence(made: Any, size: tuple[int, int]) -> None:
    why = "The reports cannot be written in /root (Permission denied)."
    session = made.finished(scans=searches(), unwritable=why)
    async with made.opened(session, size) as pilot:
        await pilot.press("5", "r", "ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LeavingScreen))
        await pilot.press("ctrl+s")
        await made.until(pilot, lambda: f"{why} Choose another folder." in flat(made, pilot))
        assert isinstance(pilot.app.screen, ReportScreen)
        assert "--out" not in flat(made, pilot)
        await pilot.press("home", "space", "ctrl+s")
        await made.until(pilot, lambda: "Tick at least one format." in flat(made, pilot))
        await pilot.press("escape", "c")
        await made.until(pilot, lambda: "The reports cannot be written" in flat(made, pilot))


@SIZES
async def test_without_typst_a_pdf_is_refused_before_anything_is_chosen_and_what_is_as_good_is_said(
    made: Any, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    session = made.finished(scans=searches())
    async with made.opened(session, size) as pilot:
        await pilot.press("5", "r")
        await made.until(pilot, lambda: "installed)" in flat(made, pilot))
        await pilot.press("down", "space", "ctrl+s")
        await made.until(pilot, lambda: "print it from your browser, on paper or as a PDF." in flat(made, pilot))
        assert isinstance(pilot.app.screen, ReportScreen)
        await pilot.press("space", "ctrl+s")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, LeavingScreen))


async def test_a_demonstration_offers_its_report_and_no_reminder_of_somebody_invented(made: Any) -> None:
    session = made.finished(demo=True, scans=searches())
    async with made.opened(session) as pilot:
        await pilot.press("5")
        await pilot.pause()
        line = str(pilot.app.screen.query_one("#keys").render())
        assert "r a report" in line
        assert "c a reminder" not in line
        await pilot.press("c")
        assert isinstance(pilot.app.screen, HistoryScreen)


async def test_at_80_by_24_nothing_of_the_history_and_its_questions_is_cut_off(made: Any) -> None:
    async with made.opened(made.finished(scans=searches(8)), (80, 24)) as pilot:
        for keys in (("5",), ("t",), ("t", "r"), ("tab", "down", "space"), ("ctrl+s",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert list(_boxes(pilot.app)) == []
            assert not [line for line in read_front(pilot) if line.endswith("…")]


def read_front(pilot: Any) -> list[str]:
    """The lines beside the list of searches, if they are in front."""
    return read(pilot) if pilot.app.screen.query(Reading) else []


# -- on the house itself ----------------------------------------------------------------------------------------------


def write_person() -> None:
    own_person.write(find("tamsin").person, settings.folder() / "person.toml")


async def search(house: House, engines: tuple[str, ...] = ("bing", "brave", "mojeek")) -> Any:
    queries = [query for query, _ticked in house.offer(Depth.LIGHT).queries if query.recipe in ("N1", "P1")]
    plan = house.plan(Depth.LIGHT, queries, engines)
    async for _item in house.search(plan):
        pass
    return house.judge(over=True).assessment


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = NOON - timedelta(200)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


async def test_two_chosen_searches_are_compared_as_the_command_line_does(run: Run) -> None:
    write_person()
    clock = Clock()
    house = own_home(find("tamsin"), clock)
    house.open()
    for engines in (("bing", "brave"), ("bing", "mojeek"), ("bing", "brave")):
        await search(house, engines)
        clock.at += timedelta(60)
    newest, middle, oldest = house.past().searches
    assert newest.asked == newest.answered
    against_middle = house.compare(newest.scan.id)
    assert "Brave; Mojeek answered in one of the two only" in against_middle.silent
    against_oldest = house.compare(newest.scan.id, oldest.scan.id)
    assert against_oldest.silent == ""
    assert against_oldest.changes == ()
    assert against_oldest.head.startswith("From ")
    assert house.compare(oldest.scan.id, newest.scan.id) == against_oldest  # the order is theirs, not of the keys
    house.close()
    told = run("compare", middle.scan.id, newest.scan.id).out
    for change in against_middle.changes:
        assert change.text in told
        assert change.says in told


async def test_reports_of_every_form_are_written_and_none_is_ever_replaced(tmp_path: Path) -> None:
    write_person()
    house = own_home(find("tamsin"), lambda: NOON, reports.write)
    house.open()
    await search(house)
    folder = house.reports
    assert folder == settings.folder() / "reports"
    scan = house.past().searches[0].scan.id
    forms = ("html", "pdf", "md", "txt", "csv", "json", "ics")
    first = house.report(scan).write(forms, folder, redact=True)
    before = {path: path.read_bytes() for path in first}
    second = house.report(scan).write(forms, folder, redact=True)
    assert [path.name.split(".")[1] for path in first] == list(forms)
    assert not set(first) & set(second)
    assert all("-2." in path.name for path in second)
    assert before == {path: path.read_bytes() for path in first}
    assert b"Okerlund" not in b"".join(before.values())
    (own,) = house.report(scan).write(("md",), tmp_path / "mine", redact=False)
    assert b"Okerlund" in own.read_bytes()
    sheet, entry = house.report(scan).write(("supervision", "log"), folder, redact=False)
    assert sheet.read_bytes().startswith(b"%PDF")
    assert b"Okerlund" not in sheet.read_bytes() + entry.read_bytes()
    events = Calendar.from_ical(first[-1].read_bytes()).walk("VEVENT")
    assert len(events) == 2
    house.close()


async def test_a_search_whose_end_was_cut_off_is_finished_on_the_next_opening(made: Any) -> None:
    write_person()
    house = own_home(find("tamsin"), lambda: NOON)
    house.open()
    queries = [query for query, _ticked in house.offer(Depth.LIGHT).queries if query.recipe == "N1"]
    plan = house.plan(Depth.LIGHT, queries, ("bing",))
    assert [item async for item in house.search(plan)]
    house.close()  # killed after the last answer
    again = own_home(find("tamsin"), lambda: NOON + timedelta(minutes=5))
    async with made.opened(again) as pilot:
        await made.until(pilot, lambda: again.past().searches[0].closed)
        await pilot.press("5")
        await made.until(pilot, lambda: "stopped early" not in flat(made, pilot))


# -- what can be wrong on this computer -------------------------------------------------------------------------------


async def test_a_damaged_history_is_kept_aside_and_said_to_stay_readable(made: Any) -> None:
    write_person()
    (settings.folder() / history_file.NAME).write_bytes(b"no database at all" * 300)
    (settings.folder() / "person.toml").write_text(text_of(find("tamsin").person), "utf-8")
    async with made.opened(House(lambda: NOON), (80, 24)) as pilot:
        said = "The history could not be read. It was kept as identity-scan.damaged-1.sqlite3, and a new one was begun."
        await pilot.press("5")
        await made.until(pilot, lambda: said in flat(made, pilot))
    assert (settings.folder() / "identity-scan.damaged-1.sqlite3").exists()


async def test_a_history_of_a_newer_version_is_refused_in_a_sentence_and_left_as_it_is(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[tuple[int, str]] = []
    write_person()
    file = settings.folder() / history_file.NAME
    with closing(inside(settings.folder())) as db:
        db.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    app = IdentityScanApp(House(lambda: NOON))
    monkeypatch.setattr(app, "exit", lambda _result, return_code, message: left.append((return_code, message)))
    async with app.run_test() as pilot:
        await made.until(pilot, lambda: bool(left))
    ((code, said),) = left
    assert code == 2
    assert said.startswith("The history on this computer was made by a newer identity-scan.")
    assert file.read_bytes() == before


async def test_a_clock_that_went_back_is_said_and_nothing_is_erased_for_it(made: Any) -> None:
    write_person()
    house = own_home(find("tamsin"), lambda: NOON)
    house.open()
    await search(house)
    house.close()
    async with made.opened(own_home(find("tamsin"), lambda: NOON - timedelta(900)), (80, 24)) as pilot:
        await made.until(pilot, lambda: pilot.app.assessment is not None)
        assert "What is due is unknown: the last search has a date in the future, 22 November 2026." in flat(
            made, pilot
        )
        await pilot.press("5")
        assert "What is due is unknown" in flat(made, pilot)
        assert pilot.app.screen.query_one("#scans", OptionList).option_count == 1
        assert "Erased" not in flat(made, pilot)


async def test_of_a_newcomer_nothing_is_on_the_disk_before_they_said_who_they_are(made: Any, tmp_path: Path) -> None:
    house = House(lambda: NOON)
    async with made.opened(house):
        pass
    assert not list(tmp_path.rglob("*.sqlite3"))
    house.take(find("tamsin").person)
    house.open()
    assert house.history.owned_by("Tamsin Okerlund")
    assert not house.history.owned_by("Corwin Adlam")
    house.close()


def test_the_searches_of_another_name_are_left_alone_and_that_is_said() -> None:
    write_person()
    house = House(lambda: NOON)
    house.open()
    house.close()
    own_person.write(find("corwin").person, settings.folder() / "person.toml")
    other = House(lambda: NOON)
    other.open()
    assert any("keeps the searches of another name" in notice for notice in other.notices)
    other.close()
