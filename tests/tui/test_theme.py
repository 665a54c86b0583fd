"""Colours that can be read, measured: 7:1 for text, 4.5:1 for all else (WCAG 2.2), on every ground they stand on."""

import pytest
from textual.color import Color

from identity_scan.present import words
from identity_scan.present.legend import legend
from identity_scan.present.typed_commands import ABOUT
from identity_scan.tui.shell.theme import GROUNDS, TEXT, THEMES, TINTS


def luminance(colour: Color) -> float:
    channels = (c / 255 for c in colour.rgb)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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
    assert all(ratio >= 4.5 for ratio in measured.values()), measured


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
