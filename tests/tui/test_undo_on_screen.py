"""Each key that says something of a finding, then undo, with restarts between: all of it is on screen as it was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from own_home import own_home
from textual.widgets import Input

from identity_scan.demo import find
from identity_scan.keeping import own_person, settings
from identity_scan.model import Depth, Verdict
from identity_scan.tui.screens.findings_screen import FindingsScreen
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.widgets.finding_list import FindingList
from identity_scan.tui.widgets.finding_view import FindingView

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
TAMSIN = find("tamsin")


async def searched() -> None:
    own_person.write(TAMSIN.person, settings.folder() / "person.toml")
    house = own_home(TAMSIN, lambda: NOON)
    house.open()
    queries = [query for query, _ticked in house.offer(Depth.LIGHT).queries if query.recipe in ("N1", "P1")]
    plan = house.plan(Depth.LIGHT, queries, ("bing", "brave", "mojeek"))
    async for _item in house.search(plan):
        pass
    house.judge(over=True)
    house.close()


@asynccontextmanager
async def started(made: Any, days: float = 0) -> AsyncIterator[Any]:
    """The program as it is when it was just started, some days after the search, on its findings."""
    house = own_home(TAMSIN, lambda: NOON + timedelta(days))
    async with made.opened(house, (120, 40)) as pilot:
        await made.until(pilot, lambda: pilot.app.assessment is not None and not pilot.app.judging)
        await pilot.press("2")
        await made.until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        yield pilot
        await made.until(pilot, lambda: not pilot.app.judging)
    house.close()


def all_of(app: Any) -> list[tuple[object, ...]]:
    return [
        (
            (j.finding.id, j.finding.title, j.finding.url, j.finding.snippet, j.label, j.namesake),
            (j.identity.verdict, j.identity.by, j.exposure.verdict, j.exposure.by, j.severity.score, j.severity.band),
            sorted(d.kind for d in j.disclosures),
            [(s.engine, s.query.id, s.page, s.rank, s.title, s.url) for s in j.finding.sightings],
            j.decision,
        )
        for j in app.assessment.judged
    ]


async def press(made: Any, pilot: Any, finding: str, key: str) -> None:
    """Say something of a finding, as a person does: what opens over the list is answered."""
    await made.until(pilot, lambda: pilot.app.screen.query_one(FindingList).option_count > 0)
    pilot.app.screen.query_one(FindingList).open_others = True
    pilot.app.screen.go_to(finding)
    await made.until(pilot, lambda: pilot.app.screen.here and pilot.app.screen.here.finding.id == finding)
    known = dict(pilot.app.session.said)
    await pilot.press(key)
    if key in ("k", "j"):
        await made.until(pilot, lambda: not isinstance(pilot.app.screen, FindingsScreen))
        pilot.app.screen.query(Input).first().value = "So be it."
        await pilot.press(*(("enter", "enter") if key == "k" else ("enter",)))
    await made.until(pilot, lambda: pilot.app.session.said != known)
    await made.until(pilot, lambda: not pilot.app.judging)


def chosen(found: Any, verdict: Verdict, heavy: bool) -> str:
    """A finding of the worker's that weighs much and may be kept, or the first of another kind."""
    from identity_scan.advice.todo import may_be_kept

    rows = [j for j in found.judged if j.identity.verdict is verdict]
    return str(next(j for j in rows if not heavy or may_be_kept(j)).finding.id)


KEYS = (
    ("n", Verdict.ME),
    ("n", Verdict.UNSURE),
    ("m", Verdict.NOT_ME),
    ("m", Verdict.UNSURE),
    ("u", Verdict.ME),
    ("u", Verdict.NOT_ME),
    ("p", Verdict.ME),
    ("e", Verdict.ME),
    ("x", Verdict.ME),
    ("k", Verdict.ME),
    ("j", Verdict.ME),
)


async def take_back(made: Any, pilot: Any) -> None:
    await pilot.press("z")
    await made.until(pilot, lambda: not pilot.app.session.said and not pilot.app.judging)


async def test_each_key_is_taken_back_at_once_with_all_it_did_and_stays_so(made: Any) -> None:
    await searched()
    async with started(made) as pilot:
        before = all_of(pilot.app)
        for key, about in KEYS:
            await press(made, pilot, chosen(pilot.app.assessment, about, key == "k"), key)
            assert all_of(pilot.app) != before, key
            await take_back(made, pilot)
            assert all_of(pilot.app) == before, key
    async with started(made) as pilot:
        assert all_of(pilot.app) == before


async def test_each_key_is_taken_back_with_all_it_did_also_after_restarts(made: Any) -> None:
    await searched()
    async with started(made) as pilot:
        before = all_of(pilot.app)
        key, about = said = KEYS[0]
        await press(made, pilot, chosen(pilot.app.assessment, about, key == "k"), key)
    for following in (*KEYS[1:], None):
        async with started(made) as pilot:
            assert all_of(pilot.app) != before, said
            await take_back(made, pilot)
            assert all_of(pilot.app) == before, said
            if following:
                key, about = said = following
                await press(made, pilot, chosen(pilot.app.assessment, about, key == "k"), key)
    async with started(made) as pilot:
        assert all_of(pilot.app) == before


async def test_somebody_elses_words_can_come_back_for_two_weeks_and_the_screen_says_until_when(made: Any) -> None:
    await searched()
    async with started(made) as pilot:
        before = all_of(pilot.app)
        finding = chosen(pilot.app.assessment, Verdict.ME, False)
        title = next(j for j in pilot.app.assessment.judged if j.finding.id == finding).finding.title
        await press(made, pilot, finding, "n")
        pilot.app.screen.go_to(finding)
        await pilot.press("enter")
        await made.until(pilot, lambda: "until 6 Dec 2026" in read(pilot))
    async with started(made, 13.9) as pilot:
        assert title in [j.finding.title for j in pilot.app.assessment.judged]
        await pilot.press("z")
        await made.until(pilot, lambda: not pilot.app.session.said and not pilot.app.judging)
        assert all_of(pilot.app) == before
        await press(made, pilot, finding, "n")
    async with started(made, 28) as pilot:
        assert title not in [j.finding.title for j in pilot.app.assessment.judged]
        await pilot.press("z")
        await made.until(pilot, lambda: not pilot.app.session.said)
        await made.until(pilot, lambda: "words are no longer kept" in made.text_of(pilot.app))


def read(pilot: Any) -> str:
    """All that the finding under the cursor says, also what one has to scroll to."""
    return " ".join(" ".join(strip.text.split()) for strip in pilot.app.screen.query_one(FindingView)._strips)


async def test_one_key_says_that_the_worker_has_looked_and_only_in_that_pile(made: Any) -> None:
    await searched()
    async with started(made) as pilot:
        app = pilot.app
        others = [j for j in app.assessment.judged if j.identity.verdict is Verdict.NOT_ME]
        n = len(others)
        assert n > 1
        assert "I have looked" not in made.text_of(app)
        await pilot.press("i")
        assert isinstance(app.screen, FindingsScreen), "the key does nothing on a page of the worker's own"
        await pilot.press("end")
        await made.until(pilot, lambda: "I have looked" in made.text_of(app))
        assert f"{n} about somebody else" in made.text_of(app)
        line = app.screen.query_one(FindingList).get_option("others").prompt.plain
        assert "Words kept until 6 Dec 2026, or until you have looked (i)" in line
        await pilot.press("i")
        await made.until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        assert f"forget the words of {n} results" in made.text_of(app)
        assert "cannot be undone" in made.text_of(app)
        await pilot.press("escape")
        await made.until(pilot, lambda: isinstance(app.screen, FindingsScreen))
        assert len(app.session.judge().until) == n
        await pilot.press("i")
        await made.until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("y")
        await made.until(pilot, lambda: not app.session.judge().until and not app.judging)
        assert f"{n} about somebody else" in made.text_of(app), "they are counted as before"
        assert "I have looked" not in made.text_of(app)
        assert not [j for j in app.assessment.judged if j.identity.verdict is Verdict.NOT_ME and j.finding.url]
    written = b"".join(path.read_bytes() for path in settings.folder().rglob("*") if path.is_file())
    mine = {j.finding.title for j in app.assessment.judged}
    assert others[0].finding.title not in mine
    assert not [j for j in others if j.finding.url.encode() in written]
