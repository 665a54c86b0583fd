"""Commands on the tables of facts: an address that led nowhere is noted, and the notes are printed for a correction."""

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.help_format import SpokenGroup
from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.say import spoken
from identity_scan.cli.startup import DEMO, PERSON, TEXT, tell
from identity_scan.cli.text_form import say
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    from identity_scan.model import Link

SHELF = {"led-nowhere": "facts_command:led_nowhere", "report": "facts_command:report_"}


@click.group(cls=SpokenGroup, shelf=SHELF)
def facts() -> None:
    """Note that an address of the tables led nowhere, and print what you noted for whoever keeps them."""


@click.command("led-nowhere")
@click.argument("card")
@click.argument("address", required=False)
@TEXT
@DEMO
@PERSON
def led_nowhere(card: str, address: str | None, demo: str | None, person: Path | None) -> int:
    """Note that an ADDRESS of a step led nowhere, its first one if none is named; say what else there is.

    It stays on this computer, and is taken back with undo.
    """
    from identity_scan.cli.step_commands import card_of
    from identity_scan.present.aids import places
    from identity_scan.present.decided import said
    from identity_scan.present.finding import place
    from identity_scan.remembered import DeadEnd

    with scene_of(person, demo) as scene:
        step = card_of(scene, card)
        before = places(step.judged, step.action, scene.person, scene.session.dead_ends)
        end = DeadEnd(_meant(before, address).url)
        scene.session.decide([end])
        tell(_("Noted: {what}.").format(what=said(end)))
        after = places(step.judged, step.action, scene.person, scene.session.dead_ends)
        say(spoken(place(link) for link in after if link not in before))
    forgotten = _("A demonstration keeps nothing, so it is forgotten again.")
    tell(forgotten if demo else _("To take it back: identity-scan undo"))
    return 0


def _meant(links: "tuple[Link, ...]", address: str | None) -> "Link":
    """The address that is meant, by the words of its link; BadInput where the step has none, or not this one."""
    known = [link for link in links if link.url]
    if not known:
        raise BadInput(_("This step has no address that could lead nowhere."), "")
    fits = [link for link in known if address in (None, link.url, link.url.removeprefix("mailto:"))]
    if not fits:
        raise BadInput(
            _("This step has no address {address}.").format(address=clean(address or "", 200)),
            labelled(_("It has"), " ".join(link.url.removeprefix("mailto:") for link in known)),
        )
    return fits[0]


@click.command("report")
@PERSON
def report_(person: Path | None) -> int:
    """Print the addresses that you noted, to paste where the tables are kept; it says nothing about you."""
    from identity_scan.facts import addresses

    with scene_of(person, None, newcomers=True) as scene:
        lines = addresses.led_nowhere(scene.session.dead_ends)
    if not lines:
        tell(_("You noted no address that led nowhere."))
        return 0
    click.echo(f"identity-scan {version('identity-scan')}\n{lines}", nl=False)
    tell(_("It says nothing about you; only which addresses you tried. Nothing was sent."))
    return 0
