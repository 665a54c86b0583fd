"""The screens in words: whatever a screen shows, its twin says, and so that it can be read aloud."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from blocks_told import missing, squeezed
from safety.hostile import harmless
from safety.test_hostile_screens import SHOWN, hostile

from identity_scan.cli import (
    say_answers,
    say_by_hand,
    say_findings,
    say_first_page,
    say_history,
    say_plan,
    say_settings,
    say_steps,
    say_top,
)
from identity_scan.cli.say import text
from identity_scan.cli.say_help import help_on
from identity_scan.cli.scene import Scene, offered, opened, rehearsed
from identity_scan.merging.progress import State
from identity_scan.model import Answer, Decision, Depth, Life, Outcome, Verdict
from identity_scan.present import words
from identity_scan.present.blocks import Block, Cover, Heading, Place, Sentence, Sheet
from identity_scan.present.fields import FIRST, WELCOME
from identity_scan.session.demonstration import demonstration
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.telling import verbatim
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens import steps_screen
from identity_scan.tui.screens.by_hand_screen import ByHandScreen
from identity_scan.tui.screens.client_screen import PageList
from identity_scan.tui.widgets.reading_pane import Reading

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
WIDE = (160, 50)
DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff\x00-\x09\x0b-\x1f\x7f-\x9f]")


def plan_of(scene: Scene) -> Iterator[str]:
    return say_plan.plan(scene, offered(scene.session, Depth.LIGHT))


TWINS: dict[str, Callable[[Scene], Iterable[str]]] = {
    "top": say_top.top,
    "plan": plan_of,
    "search": say_answers.answers,
    "findings": lambda scene: (
        *say_findings.findings(scene, {}, "", brief=False, shown=False),
        *say_findings.findings(scene, {}, "", brief=False, shown=True),
    ),
    "client": say_first_page.first_page,
    "actions": lambda scene: say_steps.actions(scene, every=True),
    "by hand": say_by_hand.by_hand,
    "history": say_history.history,
    "settings": say_settings.settings,
}


class Walked:
    """The demonstration, searched on its screens: what a pane shows, and what the twin makes of the same scene."""

    def __init__(self, app: IdentityScanApp) -> None:
        self.app = app

    @property
    def scene(self) -> Scene:
        return Scene(self.app.session, self.app.progress, demo="tamsin")

    def pane(self) -> Sheet:
        """The sheet that the pane of the screen in front shows, once every block of it was found in its lines."""
        pane = self.app.screen.query_one(Reading)
        (sheet,) = pane._text.args  # type: ignore[attr-defined]
        assert in_order(sheet, " ".join(strip.text for strip in pane._strips))
        return tuple(sheet)


def _said_out(block: Block) -> Block:
    """A heading as the twin says it: minutes are no "min" to somebody who listens."""
    if not isinstance(block, Heading):
        return block
    return replace(block, beside=re.sub(r"(\d+) min\b", lambda found: words.minutes(int(found[1])), block.beside))


def in_order(sheet: Iterable[Block], told: str) -> bool:
    """Whether each block is told; a name may stand before or after its address, all else keeps its place."""
    keys = {_(how) for _mode, how in steps_screen._HERE.values()}  # the twin names commands in their place
    every = [block for block in sheet if not (isinstance(block, Sentence) and block.text in keys)]
    assert missing(every, told, ordered=False) == []
    assert missing((block for block in every if not isinstance(block, Place)), told) == []
    return bool(every)


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
async def test_every_block_that_a_pane_of_the_demonstration_shows_its_twin_says(made: Any, tongue: str) -> None:
    language.use(tongue)
    walk = Walked(IdentityScanApp(demonstration("tamsin", lambda: NOON, pace=0.0)))
    async with walk.app.run_test(size=WIDE) as pilot:
        await made.until(pilot, lambda: walk.app.ready)
        await made.until(pilot, lambda: "filetype" in made.text_of(walk.app))
        await pilot.press("s")
        await made.until(pilot, lambda: walk.app.progress.state is State.DONE and not walk.app.judging)
        await pilot.press("2")
        for _turn in range(4):
            await pilot.pause()
            (at_first_sight,) = walk.app.screen.query_one(Reading)._text.args
            if not isinstance(at_first_sight[0], Cover):
                every = text(say_findings.findings(walk.scene, {}, "", brief=False, shown=True))
                assert missing(at_first_sight, every) == []
                await pilot.press("enter")
                assert in_order(walk.pane(), text(say_findings.one(walk.scene, walk.app.screen.here.finding.id)))
                await pilot.press("escape")
            await pilot.press(*["down"] * 7)
        await pilot.press("3")
        await pilot.pause()
        assert in_order(walk.pane(), text(say_first_page.first_page(walk.scene)))
        for page in walk.app.screen.query(PageList):
            shown = [option.prompt.plain for option in page.options]
            titles = [re.split(r"\s{2,}", row.strip())[0] for row in shown]
            said = squeezed(text(say_first_page.first_page(walk.scene)))
            assert [title for title in titles if squeezed(title) not in said] == []
        await pilot.press("4")
        for _turn in range(3):
            await pilot.pause()
            assert in_order(map(_said_out, walk.pane()), text(say_steps.step(walk.app.screen.here, walk.scene)))
            await pilot.press("down")
        await pilot.press("b")
        await made.until(pilot, lambda: isinstance(walk.app.screen, ByHandScreen))
        await pilot.pause()
        assert in_order(walk.pane(), text(say_by_hand.by_hand(walk.scene)))


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_every_line_can_be_read_aloud(tongue: str) -> None:
    language.use(tongue)
    scene = asyncio.run(rehearsed(demonstration("elodie", lambda: NOON, pace=0.0), "elodie"))
    twins = {name: text(twin(scene)) for name, twin in TWINS.items()} | {"help": text(help_on())}
    for name, said in twins.items():
        assert said.strip(), name
        for line in said.splitlines():
            assert not DRAWN.search(line), f"{name}: {line!r}"
            assert line == line.strip(), f"{name}: what is set in is not heard: {line!r}"
            assert "  " not in line, f"{name}: columns are not heard: {line!r}"
            ends = line.rstrip(" \u00a0»”\"')")
            assert not line or ends.endswith((".", "!", "?", ":", "…")) or ": " in line or " : " in line, (name, line)


@pytest.mark.parametrize("evil", SHOWN.values(), ids=SHOWN)
def test_a_hostile_web_stays_one_harmless_line_each(evil: str) -> None:
    scene = asyncio.run(rehearsed(hostile(evil), "tamsin"))
    for name, twin in TWINS.items():
        said = text(twin(scene))
        for line in said.splitlines():
            harmless(line, name)
            assert not DRAWN.search(line), f"{name}: {line!r}"
    titles = [j.finding.title for j in scene.judged.judged if j.finding.title]
    listed = text(say_findings.findings(scene, {}, "", brief=True, shown=True)).splitlines()
    assert titles
    assert len([line for line in listed if " Name: " in line]) == len(scene.judged.judged), "a line a finding"


def test_boxes_and_bars_in_a_title_are_not_read_aloud(made: Any) -> None:
    session = made.finished(findings=(made.judged("f1", "│ Team ├──┤ ████ \U0001f600 page"),))
    said = text(say_findings.findings(opened(session), {}, "", brief=True, shown=False))
    assert "Team \U0001f600 page." in said


# -- single screens ---------------------------------------------------------------------------------------------------


def test_what_may_be_hard_to_read_is_named_and_shown_when_it_is_asked_for(made: Any) -> None:
    scene = opened(made.finished())
    every = text(say_findings.findings(scene, {}, "", brief=False, shown=False))
    assert "May be hard to read: a death in the family." in every
    assert "Obituary" not in every
    assert "Obituary of Lars Fennimore." in text(say_findings.one(scene, "paper"))
    assert "Obituary" in text(say_findings.findings(scene, {}, "", brief=False, shown=True))


def test_the_facets_narrow_and_an_unknown_value_is_answered_with_the_known(made: Any) -> None:
    scene = opened(made.finished())
    said = text(say_findings.findings(scene, {"who": "unsure"}, "", brief=True, shown=False))
    assert "2 of 7 findings: unsure." in said
    assert "Thornbury trail club" in said
    assert "Our team" not in said
    assert "1 of 7 findings: «trails night»." in text(
        say_findings.findings(scene, {}, "trails night", brief=True, shown=False)
    )
    assert "1 of 7 findings: new." in text(say_findings.findings(scene, {"new": "new"}, "", brief=True, shown=False))
    with pytest.raises(Exception, match="me, unsure, not-me"):
        text(say_findings.findings(scene, {"who": "them"}, "", brief=True, shown=False))


def test_what_nothing_was_said_of_is_told_alone_and_in_the_order_that_was_asked_for(made: Any) -> None:
    session = made.finished()
    session.said = {"gram": Decision("gram", Verdict.ME)}
    scene = opened(session)
    assert "1 of 7 settled." in text(say_findings.findings(scene, {}, "", brief=True, shown=False))
    told = text(say_findings.findings(scene, {}, "", undecided=True, brief=True, shown=True))
    assert "Marge Fenn" not in told
    assert "Thornbury trail club" in told
    every = text(say_findings.findings(scene, {}, "", by="site", brief=True, shown=True))
    sites = ("agency.example", "gram.example", "paper.example")
    assert sorted(sites, key=every[every.index("About you") :].index) == list(sites)
    with pytest.raises(BadInput, match="no order backwards"):
        text(say_findings.findings(scene, {}, "", by="backwards", brief=True, shown=False))


def test_a_refusal_is_told_with_its_reason_and_its_remedy_and_never_as_nothing(made: Any) -> None:
    session = made.finished()
    refused = Answer(Outcome.BLOCKED, said=verbatim("It asked for a puzzle to be solved."))
    kept = session.kept
    items = tuple(
        type(c)(c.ask, refused if c.ask.engine == "startpage" and c.ask.query.id == "N1" else c.answer, c.at)
        for c in kept.collected
    )
    session.kept = type(kept)(kept.scan, kept.plan, items)
    scene = opened(session)
    said = text(say_answers.answers(scene))
    assert "Done; 1 engine did not answer everything." in said
    assert "Google: in part." in said
    assert 'Startpage: refused (1 request). It asked for a puzzle to be solved. "Marguerite Fennimore".' in said
    assert "This does not mean that there is nothing to find." in said
    assert "Look together in a browser window that you watch, or ask again later" in said
    assert "identity-scan scan --again --text" in said
    one = text(say_answers.answer(scene, "n1", "startpage"))
    assert "It asked for a puzzle to be solved." in one
    assert "Address: https://gram.example/page" in text(say_answers.answer(scene, "N1", "bing"))
    assert "answers people, not programs" in text(say_answers.answer(scene, "N1", "google"))
    with pytest.raises(Exception, match="N1, P1, W2"):
        text(say_answers.answer(scene, "Z9", "bing"))


def test_a_decision_takes_effect_and_is_taken_back(made: Any) -> None:
    from identity_scan.model import Decision

    scene = opened(made.finished())
    after = scene.decided(Decision("club", verdict=Verdict.ME, life=Life.PERSONAL))
    said = text(say_findings.one(after, "club"))
    assert "It is you, you said so." in said
    after.session.undo()
    assert "Not sure that it is you" in text(say_findings.one(after.decided(), "club"))


def test_a_newcomer_is_told_what_this_is_and_how_to_begin(made: Any) -> None:
    said = text(say_top.top(opened(made.Session(person=None))))
    assert WELCOME[0] in said
    assert "identity-scan me" in said
    assert "identity-scan demo --text" in said
    assert FIRST[0].label not in said


def test_a_screen_that_there_is_not_is_answered_with_those_there_are() -> None:
    assert "decide NAME not-me" in text(help_on("findings"))
    assert "decide" not in text(help_on("settings"))
    with pytest.raises(Exception, match="first-page"):
        text(help_on("finding"))


def test_speaking_needs_nothing_that_draws() -> None:
    screens = ("answers", "by_hand", "findings", "first_page", "history", "plan", "settings", "steps", "top", "help")
    modules = ", ".join(f"say_{screen}" for screen in screens)
    code = f"import sys\nfrom identity_scan.cli import {modules}\nprint('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
