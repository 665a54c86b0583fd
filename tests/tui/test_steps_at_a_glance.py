"""The steps as they meet the eye: few words, three to begin with, each step once, its pages a list to tick."""

from datetime import UTC, datetime
from typing import Any

from at_the_screen import lines_of, text_of, until

from identity_scan.merging.progress import State
from identity_scan.model import Band, Status, Verdict
from identity_scan.session.demonstration import demonstration
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.over import ChoiceScreen, TextScreen
from identity_scan.tui.widgets.card_list import CardList
from identity_scan.tui.widgets.reading_pane import Reading

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def words_on(app: Any) -> list[str]:
    """What a person reads there, the line that only a demonstration has included."""
    return [word for line in lines_of(app) for word in line.split() if any(map(str.isalnum, word))]


def rows(app: Any) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(CardList).options]


def read(app: Any) -> str:
    return " ".join(" ".join(strip.text for strip in app.screen.query_one(Reading)._strips).split())


async def test_the_demonstration_shows_three_steps_the_rest_by_road_and_few_words() -> None:
    app = IdentityScanApp(demonstration("tamsin", lambda: NOON, pace=0))
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.press("s")
        await until(pilot, lambda: app.progress.state is State.DONE and not app.judging)
        await pilot.press("4")
        await until(pilot, lambda: bool(app.cards) and "Begin with these three" in text_of(app))
        assert len(words_on(app)) <= 180, len(words_on(app))
        shown = rows(app)
        assert sum("\n" in row for row in shown) == 3
        assert {"Change it yourself", "Ask the site", "Talk", "Minor"} <= {row.split("  ")[0] for row in shown}
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Keep proof of threats and fake pages" in text_of(app)
        await pilot.press("end")
        await pilot.pause()
        assert "When it happens" in text_of(app)


def asked(made: Any, pages: int) -> Any:
    found = tuple(
        made.judged(f"f{n}", f"Page {n}", score=60 - n, band=Band.HIGH, advice=[made.advice("PRIV-04", "Ask them")])
        for n in range(pages)
    )
    return made.finished(findings=found)


async def test_the_pages_of_a_step_are_ticked_one_by_one(made: Any) -> None:
    session = asked(made, 13)
    async with made.opened(session, (120, 36)) as pilot:
        await pilot.press("4")
        await made.until(pilot, lambda: "13 pages" in made.text_of(pilot.app))
        assert "d begun" not in made.text_of(pilot.app), "no key acts on thirteen pages at once"
        await pilot.press("d", "v")
        assert session.statuses == {}
        await pilot.press("enter", "down")
        await made.until(pilot, lambda: "About: Page 1" in read(pilot.app))
        await pilot.press("w")
        await made.until(pilot, lambda: session.statuses == {("f1", "PRIV-04"): Status.WAITING})
        await made.until(pilot, lambda: any("1 of 13 begun" in row for row in rows(pilot.app)))
        assert any("Page 1 " in row and "waiting for an answer until" in row for row in rows(pilot.app))
        await pilot.press("z")
        await made.until(pilot, lambda: session.standings == {})


async def test_how_long_all_of_it_takes_and_what_it_rests_on_is_said_when_it_is_asked_for(made: Any) -> None:
    async with made.opened(asked(made, 13), (120, 36)) as pilot:
        await pilot.press("4")
        await made.until(pilot, lambda: "13 pages" in made.text_of(pilot.app))
        assert "65 minutes" not in made.text_of(pilot.app)
        assert "Guideline" not in made.text_of(pilot.app)
        await pilot.press("r")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        assert "For all its pages: about 65 minutes" in made.text_of(pilot.app)
        assert "Guideline: " in made.text_of(pilot.app)


async def test_a_step_that_another_names_is_one_key_away(made: Any) -> None:
    pages = (
        made.judged("a", "Page a", band=Band.HIGH, score=60, advice=[made.advice("CONS-04")]),
        made.judged("b", "Page b", band=Band.HIGH, score=50, advice=[made.advice("DOC-03", "Keep proof")]),
        made.judged("c", "Page c", band=Band.HIGH, score=40, advice=[made.advice("PRIV-02")]),
    )
    async with made.opened(made.finished(findings=pages), (120, 36)) as pilot:
        await pilot.press("4")
        listed = pilot.app.screen.query_one(CardList)
        for name, steps in (("a/CONS-04", ("{DOC-03}",)), ("c/PRIV-02", ("{PRIV-05}",))):
            step = next(g for g in pilot.app.screen._cards.groups if g.id == name)
            object.__setattr__(step.action, "steps", steps)
            listed.show(pilot.app.screen._cards, name)
            await pilot.pause()
            await pilot.press("g")
            await pilot.pause()
            if name == "a/CONS-04":
                assert listed.here == "b/DOC-03"
        await made.until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        assert "Use a de-indexing or privacy complaint right" in made.text_of(pilot.app)


async def test_where_a_step_names_several_the_person_chooses(made: Any) -> None:
    page = made.judged("a", "Page a", band=Band.HIGH, score=60, advice=[made.advice("PRIV-04")])
    async with made.opened(made.finished(findings=(page,)), (120, 36)) as pilot:
        await pilot.press("4")
        step = next(g for g in pilot.app.screen._cards.groups if g.id == "a/PRIV-04")
        object.__setattr__(step.action, "steps", ("Choose: {PRIV-03}, {PRIV-05} or {EOI-08}.",))
        pilot.app.screen.query_one(CardList).show(pilot.app.screen._cards, "a/PRIV-04")
        await pilot.pause()
        await pilot.press("g")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("3")
        await made.until(pilot, lambda: "Keep it, on purpose" in made.text_of(pilot.app))


async def test_done_is_not_noted_of_what_the_program_knows_to_be_open(made: Any) -> None:
    unsure = tuple(
        made.judged(f"u{n}", f"Page {n}", verdict=Verdict.UNSURE, advice=[made.advice("EOI-03", "Settle them")])
        for n in range(2)
    )
    session = made.finished(findings=unsure, person=made.person(portrayal=""))
    async with made.opened(session, (120, 36)) as pilot:
        await pilot.press("4")
        for name, left in (
            ("u0/EOI-03", "2 results still need your answer. So it is not noted as done."),
            ("scan/BND-04", "The words are not written yet. So it is not noted as done."),
        ):
            pilot.app.screen.query_one(CardList).show(pilot.app.screen._cards, name)
            await made.until(pilot, lambda name=name: pilot.app.screen.here and pilot.app.screen.here.id == name)
            await pilot.press("v")
            await made.until(pilot, lambda left=left: left in {said.message for said in pilot.app._notifications})
        assert session.statuses == {}
        await pilot.press("d")
        assert session.statuses == {("scan", "BND-04"): Status.DOING}
