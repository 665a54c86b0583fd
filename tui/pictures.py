"""Pictures of the main screens from the demonstration, for the README: `python -m identity_scan.tui.pictures FOLDER`.

Each is an SVG of the screen as it stands after the keys that lead there; nothing but the invented web is asked. One
more, `moving.svg`, shows them one after another; it stands still for whoever asked their system for less motion.
"""

import asyncio
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from identity_scan.merging.progress import State
from identity_scan.session.demonstration import demonstration
from identity_scan.speech import language
from identity_scan.tui.app import IdentityScanApp

SIZE = (120, 36)
DAY = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
"""When the pictures are taken: always then, so that they differ only where the screens do."""
PATIENCE = 600
"""Beats of a twentieth of a second to wait for a screen."""
SCREENS = {
    "home": ("0",),
    "search": ("1",),
    "findings": ("2", "down"),
    "client": ("3",),
    "actions": ("4", "down", "d"),
}
"""The pictures by name, and the keys that lead from one to the next."""
STANDS = 5
"""Seconds that each stands in the moving picture."""


async def take(folder: Path, person: str = "tamsin") -> tuple[Path, ...]:
    """Search as an invented person and write a picture of each main screen; give the files."""
    folder.mkdir(parents=True, exist_ok=True)
    app = IdentityScanApp(demonstration(person, lambda: DAY, pace=0.0))
    written: list[Path] = []
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot, lambda: app.ready)
        await pilot.press("s")
        await _until(pilot, lambda: app.progress.state is State.DONE and not app.judging)
        for name, keys in SCREENS.items():
            await pilot.press(*keys)
            await _until(pilot, lambda: not app.judging)
            written.append(folder / f"{name}.svg")
            written[-1].write_text(_on_its_own(app.export_screenshot()), "utf-8")
    moving = folder / "moving.svg"
    moving.write_text(_one_after_another([path.read_text("utf-8") for path in written]), "utf-8")
    return (*written, moving)


def _one_after_another(pictures: Sequence[str]) -> str:
    """One picture that shows each of these in turn, without a script."""
    view = re.search(r'viewBox="[^"]*"', pictures[0])
    turns = "".join(f".turn-{n} {{ animation-delay: {n * STANDS}s }}" for n in range(len(pictures)))
    style = (
        f"@keyframes turn {{ 0% {{ opacity: 1 }} {100 / len(pictures):g}% {{ opacity: 0 }} }}"
        f".turn {{ opacity: 0; animation: turn {len(pictures) * STANDS}s step-end infinite }}{turns}"
        "@media (prefers-reduced-motion: reduce) { .turn { animation: none } .turn-0 { opacity: 1 } }"
    )
    shown = "\n".join(f'<g class="turn turn-{n}">{picture}</g>' for n, picture in enumerate(pictures))
    return (
        f'<svg {view[0] if view else ""} xmlns="http://www.w3.org/2000/svg"><style>{style}</style>\n{shown}\n</svg>\n'
    )


def _on_its_own(svg: str) -> str:
    """Take the addresses of fonts out of a picture: whoever looks at it asks nobody else for anything."""
    return re.sub(r',\s*url\("https?:[^"]*"\)\s*format\("[^"]*"\)', "", svg)


async def _until(pilot: "Pilot[Any]", condition: Callable[[], bool]) -> None:
    for _beat in range(PATIENCE):
        if condition():
            await pilot.pause()
            return
        await pilot.pause(0.05)
    raise TimeoutError("the demonstration did not come to where the picture is taken")


if __name__ == "__main__":
    language.use("en-CA")
    for path in asyncio.run(take(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))):
        print(path)
