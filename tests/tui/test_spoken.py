"""The screens in words: whatever a screen shows, its twin says, and so that it can be read aloud."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
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
from identity_scan.model import Answer, Depth, Life, Outcome, Verdict
from identity_scan.present.fields import FIRST, WELCOME
from identity_scan.session.demonstration import demonstration
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.speech.telling import verbatim
from identity_scan.speech.text import fold
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.over import ChoiceScreen

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
WIDE = (160, 50)
DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff\x00-\x09\x0b-\x1f\x7f-\x9f]")
ABOUT_KEYS = (
    "Demonstration: an invented person. Nothing is sent, nothing is saved.",  # said above each twin
    "b opens it in your own browser.",
    "enter",
    "space",
    "Next",
    "But",
    "From",
    "all steps",
    "o asks first.",
    "{n} about somebody else",
    "{n} more, when you want them",
)
"""What stands on the screens only: what a key does there, and that something is counted there and told in full here."""
COUNTED = (("and {n} more page", "and {n} more pages"),)


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


def words(said: str) -> set[str]:
    """The words of a text that are there in full."""
    return {word for word in fold(re.sub(r"\S*…\S*", " ", said)).split() if len(word) > 1}


def body(screen: str) -> str:
    """What stands between the bars of a screen."""
    lines = screen.splitlines()
    bars = [n for n, line in enumerate(lines) if set(line.strip()) == {"─"}]
    return "\n".join(lines[bars[0] + 1 : bars[-1]])


class Walked:
    """The demonstration, searched and walked through on its screens: what each shows, and the scene they show."""

    def __init__(self, app: IdentityScanApp) -> None:
        self.app = app
        self.seen: dict[str, str] = {}

    @property
    def scene(self) -> Scene:
        return Scene(self.app.session, self.app.progress, self.app.assessment, self.app.since, demo="tamsin")


async def walked(made: Any, tongue: str) -> Walked:
    language.use(tongue)
    walk = Walked(IdentityScanApp(demonstration("tamsin", lambda: NOON, pace=0.0)))
    async with walk.app.run_test(size=WIDE) as pilot:
        await made.until(pilot, lambda: walk.app.ready)
        await made.until(pilot, lambda: "filetype" in made.text_of(walk.app))
        await pilot.press("s")
        await made.until(pilot, lambda: walk.app.progress.state is State.DONE and not walk.app.judging)
        for key, name in (("3", "client"), ("4", "actions"), ("6", "settings")):
            await pilot.press(key)
            await pilot.pause()
            walk.seen[name] = body(made.text_of(walk.app))
        # The last: what is opened there may be hard to read, and stays open on every screen.
        walk.seen["findings"] = await _findings(made, pilot, walk.app)
    return walk


async def _findings(made: Any, pilot: Any, app: IdentityScanApp) -> str:
    """Every eighth finding in full, what may be hard to read among them."""
    await pilot.press("2")
    parts = []
    for _turn in range(5):
        await pilot.press("space")
        await pilot.pause()
        if isinstance(app.screen, ChoiceScreen):
            await pilot.press("n")
            await pilot.pause()
        parts.append(body(made.text_of(app)))
        await pilot.press(*["down"] * 8)
    return "\n".join(parts)


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
async def test_whatever_a_screen_of_the_demonstration_shows_its_twin_says(made: Any, tongue: str) -> None:
    walk = await walked(made, tongue)
    for name, shown in walk.seen.items():
        twin = text(TWINS[name](walk.scene))
        assert len(words(shown)) > 20, f"the {name} screen shows nothing"
        counted = (language.ngettext(*forms, n) for forms in COUNTED for n in (1, 2))
        missing = words(shown) - words(twin) - words(" ".join((*map(_, ABOUT_KEYS), *counted)))
        assert missing == set(), f"the {name} screen shows what its twin does not say"


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
    assert "Open it in your own browser, or ask again later" in said
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
