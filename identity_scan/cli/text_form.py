"""The screens as plain text, for screen readers and pipes: each screen has a command of its own name.

What they say is made in the `say_…` modules, from the session that the screens themselves stand on.
"""

from collections.abc import Iterable
from pathlib import Path

import click

from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.startup import DEMO, PERSON, TEXT
from identity_scan.cli.typed_plan import listed, planned
from identity_scan.speech.language import later


def say(lines: Iterable[str]) -> None:
    """Print lines that were made for a screen reader."""
    from identity_scan.cli.say import text

    click.echo(text(lines))


def say_top(demo: str | None = None) -> None:
    """Say where things stand, and what to type for each screen."""
    from identity_scan.cli.say_top import top

    with scene_of(None, demo, newcomers=True) as scene:
        say(top(scene))


# -- one command a screen ---------------------------------------------------------------------------------------------


@click.command("plan")
@click.option("--depth", type=click.Choice(["light", "deep"]), help=later("How far to go; what is due if left out."))
@click.option("--engines", "named", help=later("Ask these engines only, separated by commas."))
@click.option(
    "--recipes", help=later("Ask these recipes only, such as N1,P1; a private one is switched on by its name.")
)
@TEXT
@DEMO
@PERSON
def plan_(depth: str | None, named: str | None, recipes: str | None, demo: str | None, person: Path | None) -> int:
    """Show what a search would ask of whom, and what it costs; nothing is sent."""
    from identity_scan.cli import say_plan as spoken

    with scene_of(person, demo, sends=False) as scene:
        say(spoken.plan(scene, planned(scene, depth, listed(recipes), listed(named))))
    return 0


@click.command()
@click.argument("recipe", required=False)
@click.argument("engine", required=False)
@TEXT
@DEMO
@PERSON
def answers(recipe: str | None, engine: str | None, demo: str | None, person: Path | None) -> int:
    """Show what each engine answered in the last search; with RECIPE and ENGINE, only that answer."""
    from identity_scan.cli import say_answers as spoken

    with scene_of(person, demo) as scene:
        if recipe:
            say(spoken.answer(scene, recipe, engine or ""))
        else:
            say(spoken.answers(scene))
    return 0


@click.command()
@click.argument("finding", required=False)
@click.option("--who", help=later("Only these: me, unsure or not-me."))
@click.option("--life", help=later("Only these: professional, personal, mixed or unclear."))
@click.option("--band", help=later("Only these: act-now, high, moderate, low or note."))
@click.option("--site", help=later("Only this kind of site, such as social."))
@click.option("--index", help=later("Only what this index shows, such as google."))
@click.option("--new", help=later("Only what is new, changed, moved or returned since the search before."))
@click.option("--words", "wanted", default="", help=later("Only what holds these words."))
@click.option("--undecided", is_flag=True, help=later("Only what you have not decided yet, the unsure first."))
@click.option("--sort", "by", default="weight", help=later("In this order: weight, newest, site, engine or life."))
@click.option("--brief", is_flag=True, help=later("A line each."))
@click.option("--show", is_flag=True, help=later("Also what may be hard to read."))
@click.option("--search", "named", default="", help=later("Which search; the newest if left out."))
@TEXT
@DEMO
@PERSON
def findings(
    finding: str | None,
    who: str | None,
    life: str | None,
    band: str | None,
    site: str | None,
    index: str | None,
    new: str | None,
    wanted: str,
    undecided: bool,
    by: str,
    brief: bool,
    show: bool,
    named: str,
    demo: str | None,
    person: Path | None,
) -> int:
    """Show what was found: who it is about, which life it shows, why, how much it matters; one FINDING, or all."""
    from identity_scan.cli import say_findings as spoken

    facets = {"who": who and who.replace("-", "_"), "life": life, "band": band, "site": site, "index": index}
    chosen = {group: value for group, value in {**facets, "new": new}.items() if value}
    with scene_of(person, demo, named) as scene:
        if finding:
            say(spoken.one(scene, finding))
        else:
            say(spoken.findings(scene, chosen, wanted, by=by, undecided=undecided, brief=brief, shown=show))
    return 0


@click.command("first-page")
@TEXT
@DEMO
@PERSON
def first_page(demo: str | None, person: Path | None) -> int:
    """Show what a client meets first, in each index, and what contradicts how you wish to be seen."""
    from identity_scan.cli.say_first_page import first_page as spoken

    with scene_of(person, demo) as scene:
        say(spoken(scene))
    return 0


@click.command("help")
@click.argument("screen", required=False)
@TEXT
def help_(screen: str | None) -> int:
    """Explain each screen, and what can be done there; or one SCREEN."""
    from identity_scan.cli.say_help import help_on

    say(help_on(screen or ""))
    return 0
