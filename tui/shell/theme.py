"""Themes of our own: light and dark, quiet enough to read for an hour, strong enough for a projector; high contrast.

Every colour that carries text is measured against every ground it stands on (tests/tui/test_theme.py): 7:1 for text,
4.5:1 for all else, and 7:1 for everything in high contrast. No meaning rests on colour alone: each has a sign or a
word beside it.
"""

from collections.abc import Mapping
from dataclasses import replace

from textual.theme import Theme

TEXT = ("foreground", "quiet")
"""Variables that running text is set in: at least 7:1 on every ground."""
TINTS = ("primary", "accent", "success", "warning", "error", "work", "home", "both", "other")
"""Variables for signs, labels and lines: at least 4.5:1 on every ground."""
GROUNDS = ("background", "surface", "panel", "chosen", "chosen-blurred", "telling")
"""Variables that text stands on."""


_SAME: Mapping[str, str] = {
    # variable of Textual: the colour of ours that it takes
    "text": "foreground",
    "text-muted": "quiet",
    "text-disabled": "quiet",
    "foreground-muted": "quiet",
    "foreground-disabled": "quiet",
    "block-cursor-foreground": "foreground",
    "block-cursor-background": "chosen",
    "block-cursor-blurred-foreground": "foreground",
    "block-cursor-blurred-background": "chosen-blurred",
    "block-hover-background": "chosen-blurred",
    "border": "accent",
    "border-blurred": "line",
    "input-cursor-background": "foreground",
    "input-cursor-foreground": "background",
    "input-selection-background": "chosen",
    "input-selection-foreground": "foreground",
    "button-foreground": "foreground",
    "button-color-foreground": "background",
    "footer-key-foreground": "accent",
    "link-color": "accent",
    "link-color-hover": "foreground",
    "link-background-hover": "chosen",
    "scrollbar": "line",
    "scrollbar-hover": "quiet",
    "scrollbar-active": "accent",
    "scrollbar-background": "background",
    "scrollbar-background-hover": "background",
    "scrollbar-background-active": "background",
    "scrollbar-corner-color": "background",
    "text-success": "success",
    "text-warning": "warning",
    "text-error": "error",
    "text-primary": "primary",
    "text-accent": "accent",
}
_OWN = ("quiet", "work", "home", "both", "other", "chosen", "chosen-blurred", "telling", "line")
_STYLES = {"block-cursor-text-style": "none", "button-focus-text-style": "bold"}


def _theme(name: str, dark: bool, colours: Mapping[str, str]) -> Theme:
    own = {key: colours[key] for key in _OWN}
    theirs = {variable: colours[ours] for variable, ours in _SAME.items()}
    return Theme(
        name=name,
        dark=dark,
        primary=colours["primary"],
        secondary=colours["primary"],
        accent=colours["accent"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        variables=own | theirs | _STYLES,
    )


DARK = _theme(
    "identity-scan-dark",
    True,
    {
        "background": "#15191d",
        "surface": "#1b2025",
        "panel": "#21272d",
        "foreground": "#e8eaec",
        "quiet": "#c2c8ce",
        "primary": "#8cc4cf",
        "accent": "#8cc4cf",
        "success": "#98c9a3",
        "warning": "#e6bd78",
        "error": "#f0a399",
        "work": "#93bdf2",
        "home": "#d9aee6",
        "both": "#e6bd78",
        "other": "#b4bac0",
        "chosen": "#263b42",
        "chosen-blurred": "#262d33",
        "telling": "#3a3420",
        "line": "#46505a",
    },
)
LIGHT = _theme(
    "identity-scan-light",
    False,
    {
        "background": "#fbfaf7",
        "surface": "#f4f2ed",
        "panel": "#eceae4",
        "foreground": "#1a1e22",
        "quiet": "#3d444b",
        "primary": "#0f5663",
        "accent": "#0f5663",
        "success": "#215b32",
        "warning": "#714600",
        "error": "#8f2217",
        "work": "#174f94",
        "home": "#72298a",
        "both": "#714600",
        "other": "#474e55",
        "chosen": "#cfe3e6",
        "chosen-blurred": "#e2e6e4",
        "telling": "#f6e7b4",
        "line": "#a9aca8",
    },
)
CONTRAST = _theme(
    "identity-scan-contrast",
    True,
    {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#0d0d0d",
        "foreground": "#ffffff",
        "quiet": "#ececec",
        "primary": "#86e6ff",
        "accent": "#86e6ff",
        "success": "#9cf5ae",
        "warning": "#ffdc70",
        "error": "#ffbdb5",
        "work": "#b4d4ff",
        "home": "#f2ccff",
        "both": "#ffdc70",
        "other": "#dedede",
        "chosen": "#00384a",
        "chosen-blurred": "#1f1f1f",
        "telling": "#3a3000",
        "line": "#9a9a9a",
    },
)
THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}


def without_colour(theme: Theme) -> Theme:
    """Give a theme in which the cursor is told without colour, for NO_COLOR."""
    shown = {"block-cursor-text-style": "underline", "block-cursor-blurred-text-style": "none"}
    return replace(theme, variables=theme.variables | shown)
