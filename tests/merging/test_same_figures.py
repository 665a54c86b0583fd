"""One search told by every face: the same figures, the same sentences, and nothing called asked that was skipped."""

import asyncio
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from at_the_prompt import Run
from own_home import Clock, own_home

from identity_scan import demo
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Depth, Reply, Request
from identity_scan.planning import plan
from identity_scan.session.search import Search
from identity_scan.tui.app import IdentityScanApp

TAMSIN = demo.find("tamsin")
NOW = datetime.now(UTC)
BRANDS = ("duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo", "wikipedia")
FIELD = ("brave", "mojeek", "startpage")
"""Those that refuse a plain client nearly always: what a first search truly meets."""
ANSWERED = re.compile(r"(\d+) of (\d+) requests were answered")


class Refusing:
    """The invented web, where some engines refuse everything."""

    def __init__(self, *refusing: str) -> None:
        self.refusing, self.web = refusing, TAMSIN.web()

    async def send(self, engine: Engine, request: Request) -> Reply:
        if engine.id in self.refusing:
            return Reply(429, request.url, {}, b"too many requests")
        return await self.web.send(engine, request)


def searched(*refusing: str, until: int | None = None) -> None:
    """Keep a search of the invented web in the home of the test; with `until` it is stopped after so many answers."""
    own_person.write(TAMSIN.person, settings.folder() / "person.toml")
    engines = [ENGINES[name] for name in BRANDS]
    when = NOW - timedelta(hours=3)
    queries = plan.named(["N1", "P1", "W1", "W2"], TAMSIN.person)

    async def ask(found: Search) -> None:
        async for _item in found.run(Refusing(*refusing), lambda _engine: Options()):
            if until is not None and len(found.collected) >= until:
                return

    with History.open(settings.folder(), lambda: when) as history:
        assert history.claim(TAMSIN.person.name)
        made = plan.make(TAMSIN.person, Depth.LIGHT, engines, queries)
        found = Search.begin(TAMSIN.person, made, engines, history, lambda: when)
        asyncio.run(ask(found))
        if until is None:
            found.finish()


def report(run: Run, tmp_path: Path, form: str) -> str:
    assert run("report", form, "--full", "--out", str(tmp_path)).code == 0
    return next(tmp_path.glob(f"*.{form}")).read_text("utf-8")


async def on_screen(key: str) -> str:
    """What a mode of the interface shows of the kept search."""
    app = IdentityScanApp(own_home(TAMSIN, Clock(NOW)))
    async with app.run_test(size=(160, 50)) as pilot:
        await _so(pilot, lambda: app.assessment is not None and not app.judging)
        await pilot.press(*key)
        await _so(pilot, lambda: not app.judging)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        return " ".join(" ".join("".join(segment.text for segment in strip) for strip in strips).split())


async def _so(pilot: Any, condition: Callable[[], bool]) -> None:
    for _turn in range(2_000):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came to be")


@pytest.mark.parametrize("refusing", [(), FIELD, ("bing", "duckduckgo", "yahoo")], ids=["all", "field", "no bing"])
def test_every_face_has_the_figures_of_the_json_report(run: Run, tmp_path: Path, refusing: tuple[str, ...]) -> None:
    searched(*refusing)
    made = json.loads(report(run, tmp_path, "json"))
    covered = made["coverage"]
    wanted = covered["answered"], covered["asked"]
    for engine in covered["engines"]:
        assert (engine["id"] in refusing) == (engine["outcomes"]["results"] + engine["outcomes"]["none"] == 0)
    told = {
        "markdown": report(run, tmp_path, "md"),
        "text": " ".join(report(run, tmp_path, "txt").split()),
        "spoken": run("--text").out,
        "answers": run("answers").out,
        "history": run("history", "--text").out,
    }
    for face, said in told.items():
        found = {tuple(map(int, pair)) for pair in ANSWERED.findall(said)}
        assert found == {wanted}, face
    assert f" {wanted[0]}/{wanted[1]} " in run("history").out
    assert f"{wanted[0]} of {wanted[1]} answered" in asyncio.run(on_screen("1l"))
    assert f"{wanted[0]}/{wanted[1]} answered" in asyncio.run(on_screen("5"))


@pytest.mark.parametrize("refusing", [(), FIELD], ids=["all", "field"])
def test_the_same_sentences_stand_in_place_of_a_grade_on_every_face(
    run: Run, tmp_path: Path, refusing: tuple[str, ...]
) -> None:
    searched(*refusing)
    made = json.loads(report(run, tmp_path, "json"))
    open_ones = [f for f in made["findings"] if f["identity"]["verdict"] == "me" and f["severity"]["band"] == "act-now"]
    counts = f"{len(open_ones)} pages need you this week. First: "
    faces = {
        "json": made["told"]["overview"],
        "markdown": report(run, tmp_path, "md").replace("\\", ""),
        "text": " ".join(report(run, tmp_path, "txt").split()),
        "spoken": run("findings").out,
        "top": run("--text").out,
        "screen": asyncio.run(on_screen("2")),
    }
    for face, said in faces.items():
        if face == "top":  # which is the first is said as what to do next, and whom to talk to in a line of its own
            assert counts.removesuffix(" First: ") in said
            assert "Look at it: " in said
            assert "You need not do this alone" in said
            assert "People to talk to: employee assistance" in said
        else:
            assert counts in said, face
            assert "You need not do this alone: there is your employee assistance program" in said, face
        assert ("Google has not been searched yet" in said) == (refusing == FIELD), face
        assert "grade" not in said.lower().replace("upgrade", ""), face
    assert (made["grade"]["letter"] is None) == (refusing == FIELD)
    if refusing == FIELD:
        assert "Google has not been searched yet: press b." in faces["screen"]
        assert "identity-scan import FILE" in faces["spoken"]
        assert made["grade"]["why"] == "Google has not been searched yet."


def test_what_was_skipped_is_nowhere_called_asked(run: Run, tmp_path: Path) -> None:
    """Where three engines refuse, most of their searches are never sent, and no face says that they were."""
    searched(*FIELD)
    made = json.loads(report(run, tmp_path, "json"))
    skipped = sum(engine["outcomes"]["skipped"] for engine in made["coverage"]["engines"])
    wanted = made["coverage"]["asked"] + skipped
    assert skipped >= 3
    told = [report(run, tmp_path, "md"), report(run, tmp_path, "txt"), run("--text").out, run("answers").out]
    for said in (*told, run("history", "--text").out, asyncio.run(on_screen("1l")), asyncio.run(on_screen("5"))):
        assert f"of {wanted}" not in said
        assert f"/{wanted}" not in said
    for said in told:
        assert f"{skipped} more were not asked" in " ".join(said.split())


def test_a_search_that_was_stopped_has_one_set_of_figures_too(run: Run, tmp_path: Path) -> None:
    searched(until=9)
    covered = json.loads(report(run, tmp_path, "json"))["coverage"]
    skipped = sum(engine["outcomes"]["skipped"] for engine in covered["engines"])
    said = run("--text").out
    assert ANSWERED.findall(said) == [(str(covered["answered"]), str(covered["asked"]))]
    assert f"{skipped} more were not asked." in said
    assert "Stopped early. Every answer so far is kept." in said
    assert f"{covered['answered']} of {covered['asked']} answered" in asyncio.run(on_screen("1l"))


COMMANDS = ("findings", "findings --brief", "answers", "first-page", "actions", "history", "plan", "settings", "help")
CALLED = {
    "en-CA": re.compile(r"\b(grades?|grading)\b", re.IGNORECASE),
    "fr-CA": re.compile(r"\b(cotes? [A-E]\b|cote globale)", re.IGNORECASE),
}


@pytest.mark.parametrize("who", ["tamsin", "elodie", "corwin"])
def test_no_face_of_the_demonstration_gives_a_letter(run: Run, who: str) -> None:
    tongue = demo.find(who).person.language
    for command in COMMANDS:
        said = run(*command.split(), *(() if command == "help" else ("--demo", who)), "--text").out
        assert len(said) > 100, command
        assert not CALLED[tongue].search(said), command
    made = json.loads(run("demo", who, "--headless", "--json", "-").out)
    told = " ".join(run("demo", who, "--headless").out.split())
    assert made["grade"]["letter"] in "ABCDE"
    assert " ".join(made["grade"]["why"].split()) in told
    assert not CALLED[tongue].search(told)
