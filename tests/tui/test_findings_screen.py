"""What a person does on the findings screen."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote

import pytest
from at_the_screen import lines_of
from textual.widgets import Input

from identity_scan.judge import opening
from identity_scan.model import (
    Answer,
    Ask,
    Band,
    Collected,
    Handling,
    Hit,
    Life,
    Outcome,
    Safety,
    Verdict,
)
from identity_scan.present import urgency
from identity_scan.speech import language
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import say, verbatim
from identity_scan.tui.screens.browser_screen import BrowserScreen
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.over import TextScreen
from identity_scan.tui.shell import clipboard
from identity_scan.tui.widgets.finding_list import FindingList
from identity_scan.tui.widgets.finding_view import FindingView

SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])


def read(made: Any, pilot: Any) -> str:
    """All that the finding under the cursor says, also what one has to scroll to."""
    return " ".join(strip.text for strip in pilot.app.screen.query_one(FindingView)._strips)


def here(app: Any) -> str | None:
    return app.screen.query_one(FindingList).here


@SIZES
async def test_reads_the_weightiest_finding_first_with_its_reasons(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("2")
        text = made.text_of(pilot.app)
        assert here(pilot.app) == "gram"
        assert "▅ high  1" in text
        assert "«CAS by day, trails by night. Future Mrs. Okoro.»" in text
        told = " ".join(read(made, pilot).split())
        assert "└ ◇ a relationship or marital status" in told
        assert "Is it you? Likely. Your user name, which you gave." in told
        assert "What it shows likely mixed; high." in told.replace(":", "")
        assert "%" not in told
        await pilot.press("enter")
        assert "58 of 100, high" in read(made, pilot)


@SIZES
async def test_says_that_a_result_is_somebody_else_and_goes_on_to_the_next(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("2", "n")
        assert session.said["gram"].verdict is Verdict.NOT_ME
        assert here(pilot.app) == "paper"
        await pilot.press("end")
        await made.until(pilot, lambda: "3 about somebody else" in made.text_of(pilot.app))


@SIZES
async def test_settles_a_namesake_group_and_takes_it_back(made: Any, size: tuple[int, int]) -> None:
    session = made.finished()
    async with made.opened(session, size) as pilot:
        await pilot.press("2")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        pilot.app.screen.go_to("realtor3")
        await pilot.press("g")
        text = made.text_of(pilot.app)
        assert "realtor in Kelowna: 2 results" in text
        assert "Homes by Marguerite" in text
        assert "Left out: 1 result that is unsure." in text
        await pilot.press("n")
        await pilot.pause()
        assert {name for name, d in session.said.items() if d.verdict is Verdict.NOT_ME} == {"realtor1", "realtor2"}
        await pilot.press("end")
        assert "2 about somebody else" in made.text_of(pilot.app)
        assert here(pilot.app) != "realtor3"
        assert "Kelowna houses" in made.text_of(pilot.app)
        await pilot.press("z")
        assert session.said == {}
        await pilot.press("end")
        await made.until(pilot, lambda: "2 about somebody else" in made.text_of(pilot.app))


async def test_says_which_life_a_result_shows_and_the_reason_says_who_said_so(made: Any) -> None:
    session = made.finished()
    async with made.opened(session, (160, 50)) as pilot:
        await pilot.press("2", "p")
        assert session.said["gram"].life is Life.PROFESSIONAL
        assert here(pilot.app) != "gram"
        await pilot.press("up", "enter")
        assert here(pilot.app) == "gram"
        assert "It shows your professional life" in made.text_of(pilot.app)
        assert "you said so" in made.text_of(pilot.app)


async def test_keeps_a_finding_on_purpose_and_lets_it_go_again(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("2", "k")
        assert "Why? One sentence, without names." in made.text_of(pilot.app)
        assert session.said == {}
        await made.paste(pilot, "my own page")
        await pilot.press("enter", "down", "enter")
        kept = session.said["gram"]
        assert (kept.handling, kept.note, kept.until) == (Handling.KEEP, "my own page", date(2027, 11, 22))
        assert "Kept on purpose." in made.text_of(pilot.app)
        await made.until(pilot, lambda: "Look again on 22 Nov 2027." in " ".join(read(made, pilot).split()))
        await pilot.press("k", "enter", "end", "enter")
        assert session.said["gram"].handling is Handling.FIX
        assert session.said["gram"].until is None


@SIZES
async def test_is_warned_before_a_finding_that_may_be_hard_to_read(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("2", "down")
        text = made.text_of(pilot.app)
        assert "may be hard to read: a death in the family" in " ".join(text.lower().split())
        assert "Lars" not in text
        await pilot.press("space")
        assert "Obituary of Lars Fennimore" in made.text_of(pilot.app)


@SIZES
async def test_filters_while_typing_and_shows_all_again(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("2", "slash", *"trail")
        text = made.text_of(pilot.app)
        assert "Thornbury trail club" in text
        assert "Our team" not in text
        await pilot.press("escape")
        assert not pilot.app.screen.query_one("#filter", Input).display
        assert "Our team" in made.text_of(pilot.app)


async def test_letters_typed_into_the_filter_are_not_taken_for_commands(made: Any) -> None:
    session = made.finished()
    async with made.opened(session) as pilot:
        await pilot.press("2", "slash", *"menu 23 hq")
        assert session.said == {}
        assert pilot.app.screen.query_one("#filter", Input).value == "menu 23 hq"


@SIZES
async def test_narrows_by_a_facet_and_lets_it_go(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("2", "f", "home", "down", "enter")
        await pilot.press("f")
        text = made.text_of(pilot.app)
        assert "2 of 7 shown: unsure" in text
        assert "Marge Fenn" not in text
        await pilot.press("escape", "home")
        assert "Marge Fenn" in made.text_of(pilot.app)


@SIZES
async def test_opens_what_is_about_somebody_else_grouped_by_who_it_is(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("2")
        assert "realtor in Kelowna" not in made.text_of(pilot.app)
        await pilot.press("end", "enter", "end")
        text = made.text_of(pilot.app)
        assert "realtor in Kelowna (2)" in text
        assert "Homes by Marguerite" in text


async def test_reads_a_finding_on_the_whole_of_a_small_screen(made: Any) -> None:
    async with made.opened(made.finished(), (80, 24)) as pilot:
        await pilot.press("2", "enter")
        text = made.text_of(pilot.app)
        assert "What would lower it most" in text
        assert "Our team" not in text
        await pilot.press("escape")
        assert "Our team" in made.text_of(pilot.app)


async def test_opens_a_page_only_if_it_is_of_the_web(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with made.opened(made.finished()) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: opened.append(url))
        await pilot.press("2", "o")
        pilot.app.visit(opening.of_address("file:///etc/passwd"))
        pilot.app.visit(opening.of_address("javascript:alert(1)"))
        assert opened == ["https://gram.example/page"]


async def test_a_page_of_the_demonstration_is_never_opened(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with made.opened(made.finished(demo=True)) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: opened.append(url))
        await pilot.press("2", "o")
        assert opened == []


async def test_is_told_what_to_do_when_there_is_no_search_yet(made: Any) -> None:
    async with made.opened(made.Session()) as pilot:
        await pilot.press("2")
        assert "No search yet. Press 1, then s." in made.text_of(pilot.app)


async def test_an_empty_result_never_reads_as_nothing_found(made: Any) -> None:
    async with made.opened(made.finished(findings=())) as pilot:
        await pilot.press("2")
        text = made.text_of(pilot.app)
        said = " ".join(text.replace("│", " ").split())
        assert "No engine showed a result. Press 1 to see which of them answered." in said
        assert "nothing found" not in text.lower()


def threatened(made: Any, name: str = "hostile", title: str = "Stay away") -> Any:
    return made.judged(name, title, score=89, band=Band.ACT_NOW, kinds=[("threat_or_doxxing", "stay away")])


async def test_is_asked_after_a_threat_whether_they_are_in_danger_now(made: Any) -> None:
    session = made.finished(findings=(threatened(made),))
    async with made.opened(session) as pilot:
        await pilot.press("2", "space")
        assert "Are you in danger now?" in made.text_of(pilot.app)
        await pilot.press("y")
        await pilot.pause()
        assert session.person.safety is Safety.THREAT


async def test_is_asked_once_whether_they_are_in_danger_now_and_not_again_at_the_next_threat(made: Any) -> None:
    session = made.finished(findings=(threatened(made), threatened(made, "second", "You know where to find her")))
    async with made.opened(session) as pilot:
        await pilot.press("2", "space")
        assert "Are you in danger now?" in made.text_of(pilot.app)
        await pilot.press("n", "down", "space")
        await made.until(pilot, lambda: "You know where to find her" in made.text_of(pilot.app))
        assert "Are you in danger now?" not in made.text_of(pilot.app)
        assert session.person.safety is Safety.NONE


async def test_may_leave_the_question_about_danger_as_it_is(made: Any) -> None:
    session = made.finished(findings=(threatened(made),))
    async with made.opened(session) as pilot:
        await pilot.press("2", "space", "escape")
        await pilot.pause()
        assert session.person.safety is Safety.NONE
        assert "Stay away" in made.text_of(pilot.app).replace("«", "").replace("»", "")


async def test_nothing_blinks(made: Any) -> None:
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2", "slash")
        await pilot.pause()
        assert not pilot.app.focused.cursor_blink
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        assert not pilot.app.focused.cursor_blink


async def test_the_cursor_is_told_without_colour(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with made.opened(made.finished()) as pilot:
        await pilot.press("2")
        await pilot.pause()
        lines = pilot.app.screen._compositor.render_strips()
        told = [s.text for line in lines for s in line if s.style and s.style.underline]
        assert "Marge Fenn (@margefenn_fict)" in "".join(told)


# -- what stands in place of a grade ----------------------------------------------------------------------------------


def head(app: Any) -> str:
    return " ".join(str(app.screen.query_one("#findings-head").content).split())


def without_google(made: Any) -> Any:
    """A kept search in which Startpage, which shows Google's results, refused everything."""
    usual = made.finished()
    refused = Answer(Outcome.BLOCKED, said=verbatim("It asked for a puzzle."))
    came = tuple(replace(c, answer=refused) if c.ask.engine == "startpage" else c for c in usual.kept.collected)
    return made.finished(pages=(google_page(made),)), replace(usual.kept, collected=came)


def google_page(made: Any) -> Collected:
    hit = Hit(1, "Marge Fenn", "https://gram.example/page", "")
    return Collected(Ask("google", made.QUERIES[0][0]), Answer(Outcome.RESULTS, (hit,), more=False), made.NOON)


@SIZES
async def test_counts_what_needs_the_worker_and_shows_no_letter(made: Any, size: tuple[int, int]) -> None:
    async with made.opened(made.finished(), size) as pilot:
        await pilot.press("2")
        assert head(pilot.app) == (
            "1 page needs a step this month. First: a relationship or marital status, at gram.example. "
            "2 results need your answer: are they you?"
        )
        await pilot.press("b")
        assert isinstance(pilot.app.screen, FindingsScreen), "nothing is left to look at, so the key does nothing"


@SIZES
async def test_looks_in_google_on_the_key_that_is_named(
    made: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    visited: list[str] = []
    session, kept = without_google(made)
    session.kept = kept

    def page(engine: str, text: str) -> str:
        return f"https://{engine}.example/{quote(text)}"

    rows = tuple(replace(row, opens=partial(page, row.id)) for row in made.ENGINES)
    monkeypatch.setattr(session, "engines", lambda: rows)
    async with made.opened(session, size) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url, **_kw: visited.append(url))
        await pilot.press("2")
        assert "Google: not yet b" in made.text_of(pilot.app)
        await pilot.press("b")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, BrowserScreen))
        assert visited == [page("google", made.QUERIES[0][0].text)]
        await made.until(pilot, lambda: "read: " in made.text_of(pilot.app))
        await pilot.press("escape")
        await made.until(pilot, lambda: "Google: 1 of 3 b" in made.text_of(pilot.app))
        await pilot.press("b")
        await made.until(pilot, lambda: len(visited) == 2)
        assert visited[1] == page("google", made.QUERIES[1][0].text), "the next search that Google has no answer to"


async def test_while_answers_come_it_says_that_the_search_is_going(made: Any) -> None:
    async with made.opened(made.Session(hold_after=4)) as pilot:
        await pilot.press("s")
        await made.until(pilot, lambda: pilot.app.assessment is not None and len(pilot.app.progress.collected) == 4)
        await pilot.press("2")
        await made.until(pilot, lambda: "4 of 4 requests were answered." in head(pilot.app))
        assert head(pilot.app).startswith("The search is still running.")
        assert "Google" not in head(pilot.app)


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
@pytest.mark.parametrize(("size", "seen"), [((80, 24), 7), ((120, 36), 16), ((160, 50), 16)])
async def test_at_its_heaviest_the_head_leaves_room_for_the_list(
    made: Any, tongue: str, size: tuple[int, int], seen: int
) -> None:
    language.use(tongue)
    rows = tuple(
        made.judged(f"page{n}", f"Page {n:02}", score=80, band=Band.ACT_NOW, kinds=[("threat_or_doxxing", "words")])
        for n in range(20)
    )
    session, kept = without_google(made)
    session.kept, session.findings = kept, rows
    async with made.opened(session, size) as pilot:
        pilot.app.uncovered = frozenset(row.finding.id for row in rows)
        await pilot.press("2")
        await pilot.pause()
        told = head(pilot.app)
        assert told.startswith(words(urgency.counted(Band.ACT_NOW, 20)))
        assert (" ".join(words(say("needs.alone")).split()) in told) is (size[1] == 50)
        assert "Google" in made.text_of(pilot.app)
        assert sum(f"Page {n:02}" in line[:60] for n in range(20) for line in lines_of(pilot.app)) >= seen


async def test_the_head_is_whole_again_once_a_filter_is_gone_under_which_a_word_was_said(made: Any) -> None:
    threat = [("threat_or_doxxing", "words")]
    rows = tuple(made.judged(f"page{n}", "Page", score=80 - n, band=Band.ACT_NOW, kinds=threat) for n in range(4))
    async with made.opened(made.finished(findings=rows), (80, 24)) as pilot:
        await pilot.press("2")
        await made.until(pilot, lambda: len(head(pilot.app)) > 80)
        await pilot.press("slash", *"page", "enter", "n", "escape")
        await made.until(pilot, lambda: head(pilot.app).startswith("3 pages need you") and not pilot.app.judging)
        assert head(pilot.app) in " ".join(made.text_of(pilot.app).split())
        await pilot.resize_terminal(120, 36)
        await made.until(pilot, lambda: pilot.app.screen.query_one("#findings-head").size.height == 1)


# -- copying, and the order -------------------------------------------------------------------------------------------


async def test_copies_the_address_and_shows_it_where_no_clipboard_is_known_to_work(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with made.opened(made.finished()) as pilot:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        await pilot.press("2", "c")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        assert copied == ["https://gram.example/page"]
        text = made.text_of(pilot.app)
        assert "gram.example/page" in text
        assert "https://" not in text, "terminals make links of whole addresses"
        assert "Copied" not in text, "the terminal does not tell whether it did"


async def test_says_that_it_is_copied_where_it_was_read_back(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    async with made.opened(made.finished()) as pilot:
        monkeypatch.setattr(type(pilot.app), "is_headless", False)
        monkeypatch.setattr(clipboard, "put", lambda text: copied.append(text) or True)
        await pilot.press("2", "c")
        await made.until(pilot, lambda: "Copied: the address." in made.text_of(pilot.app))
        assert copied == ["https://gram.example/page"]


async def test_the_order_is_changed_by_one_key_and_named(made: Any) -> None:
    rows = (
        made.judged("b", "Older and heavier", score=60, band=Band.HIGH, life=Life.PERSONAL),
        made.judged("a", "Newer and lighter", score=20),
    )
    rows = (rows[0], replace(rows[1], finding=replace(rows[1].finding, date="2026-05-04")))
    async with made.opened(made.finished(findings=rows)) as pilot:
        await pilot.press("2")

        def order() -> list[str]:
            return [option.id for option in pilot.app.screen.query_one(FindingList).options if option.id]

        seen = {}
        for _turn in range(5):
            line = next(line for line in made.text_of(pilot.app).splitlines() if "settled" in line)
            seen[line.split("   ")[-1].strip()] = order()
            await pilot.press("s")
        assert seen == {
            "by weight s": ["b", "a"],
            "newest first s": ["a", "b"],
            "by site s": ["a", "b"],
            "by engine s": ["b", "a"],
            "by life s": ["a", "b"],
        }
        assert order() == ["b", "a"], "and after the last the first again"


async def test_a_title_is_cut_in_its_middle(made: Any) -> None:
    rows = tuple(made.judged(f"p{n}", f"Minutes of the council of Thornbury, part {n}" * 2) for n in range(3))
    async with made.opened(made.finished(findings=rows)) as pilot:
        await pilot.press("2")
        lines = [line for line in made.text_of(pilot.app).splitlines() if "Minutes of" in line[:30]]
        assert [f"part {n}" in line[:60] for n, line in enumerate(lines)] == [True] * 3
