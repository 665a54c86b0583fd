"""The command that says the ways from the worker's name to what harms, and what closes them."""

from pathlib import Path

import click

from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.say import spoken
from identity_scan.cli.startup import DEMO, PERSON, TEXT
from identity_scan.cli.text_form import say


@click.command()
@TEXT
@DEMO
@PERSON
def ways(demo: str | None, person: Path | None) -> int:
    """Show what leads from your name to your home, and the fewest pages to change so that no way is left."""
    from identity_scan.present.cover import decided
    from identity_scan.present.ways_told import sheet

    with scene_of(person, demo) as scene:
        say(spoken(sheet(scene.judged, decided)))
    return 0
