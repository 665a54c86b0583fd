"""Pictures as they stand: each screen as text, at three sizes and in both languages, and the pictures of the README.

`SNAPSHOTS=write pytest tests/tui/test_pictures.py` writes the texts anew; look at what changed before keeping it.
"""

import os
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from identity_scan.present.values import PastScan
from identity_scan.speech import language
from identity_scan.tui.pictures import SCREENS, take

FOLDER = Path(__file__).parent / "snapshots"
MODES = ("home", "search", "findings", "client", "actions", "history", "settings")


@pytest.mark.parametrize(
    ("tongue", "size"),
    [("en-CA", (80, 24)), ("en-CA", (120, 36)), ("en-CA", (160, 50)), ("fr-CA", (80, 24)), ("fr-CA", (160, 50))],
    ids=["en-80x24", "en-120x36", "en-160x50", "fr-80x24", "fr-160x50"],
)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.usefixtures("hostile_aids")
async def test_the_screen_stands_as_it_did(made: Any, mode: str, tongue: str, size: tuple[int, int]) -> None:
    language.use(tongue)
    scan = made.finished().kept.scan
    session = made.finished(scans=(PastScan(scan, 15, 15, {"mixed": 1, "professional": 1}, urgent=0, heavy=2, met=1),))
    async with made.opened(session, size) as pilot:
        await made.until(pilot, lambda: not pilot.app.judging)
        await pilot.press(str(MODES.index(mode)))
        await pilot.pause()
        text = re.sub(r"\b\d\d:\d\d\b", "hh:mm", made.text_of(pilot.app)) + "\n"
    file = FOLDER / f"{mode}-{tongue[:2]}-{size[0]}x{size[1]}.txt"
    if os.environ.get("SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


async def test_the_pictures_of_the_readme_are_made_from_an_invented_person(tmp_path: Path) -> None:
    files = await take(tmp_path / "pictures")
    assert [file.stem for file in files] == [*SCREENS, "moving"]
    for file in files:
        text = " ".join(ElementTree.parse(file).getroot().itertext())
        assert "url(" not in file.read_text("utf-8").replace("url(#", "")
        assert "Demonstration:" in text.replace("\xa0", " ")
