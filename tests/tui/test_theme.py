"""Colours that can be read, measured: 7:1 for text, 4.5:1 for all else (WCAG 2.2), on every ground they stand on.

In high contrast everything has 7:1. Measured twice: the colours themselves, and what is drawn on every screen.
"""

from typing import Any

import pytest
from textual.app import App
from textual.color import Color

from identity_scan.present import words
from identity_scan.present.legend import legend
from identity_scan.present.typed_commands import ABOUT
from identity_scan.tui.shell.theme import GROUNDS, TEXT, THEMES, TINTS

_DRAWN = frozenset(" ─│┌┐└┘├┤┬┴┼━┃╭╮╰╯▌▐▎▔▁░▇█▅▃")
"""Rules, frames, bars and scroll bars; whatever a bar tells stands in words beside it."""


def luminance(colour: Color) -> float:
    channels = (c / 255 for c in colour.rgb)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least(theme: str) -> float:
    """The contrast of whatever carries meaning, at least."""
    return 7 if theme == "contrast" else 4.5


def faint(app: App[Any], ratio: float) -> list[str]:
    """What is drawn with less contrast than this on what is in front: words, signs, keys; not rules and bars."""
    found = []
    front = next(iter(app.screen.query(".over")), app.screen).region  # what lies beneath is dimmed on purpose
    for strip in app.screen._compositor.render_strips()[front.y : front.bottom]:
        for text, style, _control in strip.crop(front.x, front.right):
            if not style or set(text) <= _DRAWN:
                continue
            ink, ground = style.color, style.bgcolor
            assert ink, repr(text)
            assert ground, repr(text)
            if (measured := contrast(ink.get_truecolor().hex, ground.get_truecolor().hex)) < ratio:
                found.append(f"{measured:.1f} {ink.name} on {ground.name}: {text!r}")
    return found


@pytest.mark.parametrize("name", THEMES)
async def test_whatever_is_drawn_on_a_screen_can_be_read(made: Any, name: str) -> None:
    session = made.finished()
    session.theme = name
    async with made.opened(session, (120, 36)) as pilot:
        assert pilot.app.theme == THEMES[name].name
        for key in (*"01234567", "question_mark", "enter"):
            await pilot.press(key)
            await pilot.pause()
            found = faint(pilot.app, least(name))
            assert not found, (key, found)


def colours(name: str) -> dict[str, str]:
    theme = THEMES[name]
    return theme.to_color_system().generate() | theme.variables


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_has_seven_to_one(name: str, ground: str) -> None:
    found = colours(name)
    measured = {text: round(contrast(found[text], found[ground]), 1) for text in TEXT}
    assert all(ratio >= 7 for ratio in measured.values()), measured


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_signs_and_labels_have_four_and_a_half_to_one(name: str, ground: str) -> None:
    found = colours(name)
    measured = {tint: round(contrast(found[tint], found[ground]), 1) for tint in TINTS}
    assert all(ratio >= least(name) for ratio in measured.values()), measured


@pytest.mark.parametrize("name", THEMES)
def test_the_words_of_textual_itself_can_be_read_too(name: str) -> None:
    found = colours(name)
    for text in ("text-muted", "text-disabled", "foreground-muted", "footer-key-foreground", "link-color"):
        assert contrast(found[text], found["background"]) >= 4.5, text
    assert contrast(found["block-cursor-foreground"], found["block-cursor-background"]) >= 7
    assert contrast(found["input-cursor-foreground"], found["input-cursor-background"]) >= 7


def test_every_sign_is_tinted_with_a_measured_colour() -> None:
    for code in words.CODES:
        assert words.tint(code).removeprefix("$") in (*TEXT, *TINTS, "line"), code


def test_labels_that_stand_side_by_side_have_different_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal in ("xterm-256color", "linux"):
        monkeypatch.setenv("TERM", terminal)
        for together in (
            ("professional", "personal", "mixed", "unclear", "someone_else"),
            ("results", "none", "blocked", "skipped", "waiting", "yours"),
            ("moderate", "high", "act-now"),
        ):
            assert len({words.sign(code) for code in together}) == len(together), (terminal, together)


@pytest.mark.parametrize("terminal", ["xterm-256color", "linux"])
def test_no_sign_means_two_things_on_any_screen(monkeypatch: pytest.MonkeyPatch, terminal: str) -> None:
    monkeypatch.setenv("TERM", terminal)
    meanings: dict[str, set[str]] = {}
    for mode in ABOUT:
        for code, means in legend(mode):
            meanings.setdefault(words.sign(code), set()).add(means)
    assert len(meanings) >= 20
    assert {sign: told for sign, told in meanings.items() if len(told) > 1} == {}


def test_a_plain_console_gets_plain_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert all(words.sign(code).isascii() for code in words.CODES)
