"""Make the pictures of the README from the invented persons: `python docs/pictures.py`."""

import asyncio
import re
from pathlib import Path

from textual.pilot import Pilot

from identity_scan import language
from tui.app import IdentityScanApp
from tui.demonstration import DemoHouse
from tui.progress import State

FOLDER = Path(__file__).parent
SIZE = (128, 38)
SCREENS = (("search", "1"), ("findings", "2"), ("client", "3"), ("actions", "4"))


def _without_strangers(svg: str) -> str:
    """Leave out the fonts that the picture would fetch from elsewhere; any fixed-width font of the reader's will do."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return svg.replace("Fira Code", "ui-monospace, SFMono-Regular, Consolas, 'DejaVu Sans Mono'")


async def _searched(pilot: Pilot[object]) -> None:
    app = pilot.app
    assert isinstance(app, IdentityScanApp)
    async with asyncio.timeout(120):
        while not (app.ready and app.screen.query("#plan-queries")):
            await pilot.pause(0.1)
        await pilot.press("s")
        while app.progress.state is not State.DONE or app.assessment is None:
            await pilot.pause(0.1)
    await pilot.pause(0.5)


async def main() -> None:
    """Search for the invented worker, and take a picture of each main screen."""
    language.use("en-CA")
    app = IdentityScanApp(DemoHouse("tamsin"))
    async with app.run_test(size=SIZE) as pilot:
        await _searched(pilot)
        for name, key in SCREENS:
            await pilot.press(key)
            await pilot.pause(0.5)
            if name == "findings":
                await pilot.press("down", "down")
                await pilot.pause(0.5)
            (FOLDER / f"{name}.svg").write_text(
                _without_strangers(app.export_screenshot(title="identity-scan")), "utf-8"
            )


if __name__ == "__main__":
    asyncio.run(main())
