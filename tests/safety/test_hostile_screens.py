"""The screens, with a whole hostile web behind them: the demonstration's own session, searched and walked through."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from at_the_screen import until
from rich.segment import Segment
from safety.hostile import ADDRESSES, TEXTS, harmless
from safety.places import ME, world

from identity_scan.demo import Demonstration
from identity_scan.judge.opening import of_address
from identity_scan.merging.progress import State
from identity_scan.session.demonstration import InventedHome
from identity_scan.session.house import House
from identity_scan.tui.app import IdentityScanApp

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
WALK = (
    ("the grid", ()),
    ("an answer", ("right", "enter")),
    ("findings", ("escape", "2")),
    ("reading", ("enter",)),
    ("facets", ("escape", "f")),
    ("other people", ("end", "enter")),
    ("what a client sees", ("escape", "3")),
    ("actions", ("4",)),
    ("history", ("5",)),
    ("settings", ("6",)),
)
_STEERS = ("terminal title", "clipboard (OSC 52)", "link (OSC 8)", "C1 escapes", "bidi override", "heaped signs",
           "zero", "line separators", "lone surrogate")  # fmt: skip
_MARKUP = ("Textual action", "Textual closing", "rich markup", "credentials in brackets", "Textual variables")
SHOWN = {
    "all that steers": " ".join(TEXTS[name] for name in _STEERS),
    "all that is markup": " ".join(TEXTS[name] for name in _MARKUP),
    "a word of a megabyte": TEXTS["a word of a megabyte"],
}
"""Together, to be quick; the command for the figures walks with each of all the texts alone."""


def hostile(evil: str) -> House:
    """An invented person in a web that is hostile wherever it can be."""
    portrait = replace(ME, portrayal="Calm and fair.")
    worlds = (Demonstration("tamsin", "", portrait, world(evil)),)
    return House(lambda: NOON, home=InventedHome("tamsin", 0.0, worlds))


def segments(app: IdentityScanApp) -> Iterator[Segment]:
    for strip in app.screen._compositor.render_strips():
        yield from strip


def looked_at(app: IdentityScanApp, where: str) -> None:
    """Nothing on the screen steers the terminal, leads out, or does what a page says."""
    for segment in segments(app):
        if segment.control:
            continue
        harmless(segment.text, where, allowed="")
        style = segment.style
        if style is not None:
            assert style.link is None or style.link.startswith(("http://", "https://")), where
            assert "quit" not in str(style.meta.get("@click", "")), where


async def walked(evil: str) -> int:
    """Search and go everywhere; returns how many screens were looked at."""
    app = IdentityScanApp(hostile(evil))
    async with app.run_test(size=(140, 44)) as pilot:
        while app.progress.state is State.IDLE:  # what is heavy is loaded behind the first picture
            await pilot.press("s")
            await pilot.pause(0.05)
        await until(pilot, lambda: app.progress.state is State.DONE and app.assessment is not None)
        for where, keys in WALK:
            await pilot.press(*keys)
            await pilot.pause()
            assert app.is_running, where
            looked_at(app, where)
        assert app.assessment is not None
        assert app.assessment.judged, "the hostile web was searched"
    assert app.return_code in (None, 0)
    return len(WALK)


@pytest.mark.parametrize("name", SHOWN)
async def test_a_hostile_web_is_only_text_on_every_screen(name: str) -> None:
    assert await walked(SHOWN[name]) == len(WALK)


async def test_only_the_web_is_ever_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    house = hostile("calm")
    app = IdentityScanApp(house)
    opened: list[str] = []
    monkeypatch.setattr(app, "open_url", lambda url, **_more: opened.append(url))
    async with app.run_test():
        house.demo = False  # type: ignore[misc]  # a demonstration opens nothing at all
        for bad in ADDRESSES:
            app.visit(of_address(bad))
        assert opened == []
        app.visit(of_address("https://club.example/members"))
        assert opened == ["https://club.example/members"]
        house.demo = True  # type: ignore[misc]
        app.visit(of_address("https://club.example/members"))
        assert len(opened) == 1
