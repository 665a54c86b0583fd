"""Pictures as they stand: each screen as text, at three sizes in both languages, and its colours in each theme.

Also the pictures of the README.

`SNAPSHOTS=write pytest tests/tui/test_pictures.py` writes the texts anew; look at what changed before keeping it.
"""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from at_the_screen import text_of
from rich.style import Style
from textual.app import App

from identity_scan.present.values import PastScan
from identity_scan.speech import language
from identity_scan.tui.pictures import SCREENS, take
from identity_scan.tui.shell.theme import THEMES

FOLDER = Path(__file__).parent / "snapshots"
MODES = ("home", "search", "findings", "client", "actions", "history", "settings", "ways")
SIZES = ((80, 24), (120, 36), (160, 50))


def differs(name: str, text: str) -> str:
    """Compare with what is kept under a name; return the name if it is otherwise."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return "" if file.exists() and text == file.read_text("utf-8") else f"{name}:\n{text}"


def named(style: Style) -> str:
    """A style by its colours and by how its letters are set."""
    how = [name for name in ("bold", "italic", "underline", "reverse", "dim") if getattr(style, name)]
    ink, ground = (colour.name if colour else "-" for colour in (style.color, style.bgcolor))
    return " ".join((ink, "on", ground, *how))


async def each_screen(made: Any, size: tuple[int, int], theme: str = "dark") -> AsyncIterator[tuple[str, App[Any]]]:
    """Show one screen after the other, as each stands after the one before."""
    scan = made.finished().kept.scan
    session = made.finished(scans=(PastScan(scan, 15, 15, {"mixed": 1, "professional": 1}, urgent=0, heavy=2, met=1),))
    session.theme = theme
    async with made.opened(session, size) as pilot:
        await made.until(pilot, lambda: not pilot.app.judging)
        for number, mode in enumerate(MODES):
            await pilot.press(str(number))
            await pilot.pause()
            yield mode, pilot.app


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
@pytest.mark.usefixtures("hostile_aids")
async def test_each_screen_stands_as_it_did(made: Any, tongue: str, size: tuple[int, int]) -> None:
    language.use(tongue)
    found = [
        differs(f"{mode}-{tongue[:2]}-{size[0]}x{size[1]}", re.sub(r"\b\d\d:\d\d\b", "hh:mm", text_of(app)) + "\n")
        async for mode, app in each_screen(made, size)
    ]
    assert not any(found), "\n\n".join(filter(None, found))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.usefixtures("hostile_aids")
async def test_each_screen_is_drawn_in_the_colours_of_its_theme(made: Any, theme: str) -> None:
    """The words are the same in each theme: kept is what is drawn in which colours, with the first words of each."""
    found = []
    async for mode, app in each_screen(made, (120, 36), theme):
        drawn: dict[str, list[str]] = {}
        for strip in app.screen._compositor.render_strips():
            for text, style, _control in strip:
                if style and any(map(str.isalnum, text)):
                    drawn.setdefault(named(style), []).append(text.strip())
        lines = [f"{style}: {' | '.join(texts[:4])}" for style, texts in drawn.items()]
        found.append(f"{mode}\n" + "\n".join(lines))
    text = re.sub(r"\b\d\d:\d\d\b", "hh:mm", "\n\n".join(found)) + "\n"
    assert not differs(f"colours-{theme}", text), text


async def test_the_pictures_of_the_readme_are_made_from_an_invented_person(tmp_path: Path) -> None:
    files = await take(tmp_path / "pictures")
    assert [file.stem for file in files] == [*SCREENS, "moving"]
    for file in files:
        text = " ".join(ElementTree.parse(file).getroot().itertext())
        assert "url(" not in file.read_text("utf-8").replace("url(#", "")
        assert "Demonstration:" in text.replace("\xa0", " ")
