"""The command that fills a paper of the guideline: listed, shown, or written in the form that its name ends in."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from identity_scan.cli.opening_scene import scene_of
from identity_scan.cli.say import exactly, named, spoken
from identity_scan.cli.startup import DEMO, PERSON, TEXT, in_text, tell
from identity_scan.cli.text_form import say
from identity_scan.present import papers
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

if TYPE_CHECKING:
    from identity_scan.cli.scene import Scene
    from identity_scan.present.papers import Paper


@click.command()
@click.argument("name", required=False)
@click.option("--language", "tongue", type=click.Choice(["en", "fr"]), help=later("The language of the document."))
@click.option("--out", type=click.Path(path_type=Path), help=later("The file: .docx, .pdf, .html, .txt or .md."))
@click.option("--agency", is_flag=True, help=later("The policy for a whole agency or team."))
@TEXT
@DEMO
@PERSON
def paper(
    name: str | None, tongue: str | None, out: Path | None, agency: bool, demo: str | None, person: Path | None
) -> int:
    """Fill in a document for you to finish: policy, guidelines, decision, note, supervision, proposal.

    Without a name they are listed. A document is filled in from what you said and decided, names the regulator of your
    province, and works without any search. Whatever concerns a client is an empty line: it is never asked, never kept.
    """
    papers.check(name or papers.NAMES[0])
    with scene_of(person, demo, newcomers=True, beside=not in_text.get()) as scene:
        if name is None:
            say(_listed(scene))
            return 0
        made = papers.paper(name, _known(scene), f"{tongue}-CA" if tongue else "", agency=agency)
        if out is None:
            _show(made)
            return 0
        click.echo(scene.session.papers.write(made, out))
        tell(made.before, made.subtitle)
    return 0


@click.command()
@TEXT
@DEMO
@PERSON
def strategies(demo: str | None, person: Path | None) -> int:
    """Show where you stand with each of the guideline's eleven strategies, as far as it is noted, and what is next."""
    with scene_of(person, demo, newcomers=True) as scene:
        say(_map(scene))
    return 0


def _map(scene: "Scene") -> Iterator[str]:
    from identity_scan.present import strategies as told

    every = told.stands(_known(scene))
    yield from (sentence(_(told.ABOUT)), sentence(told.summed(every)))
    ends = f" --demo {scene.demo}" if scene.demo else ""
    for stand in every:
        yield from ("", *spoken(told.sheet(stand)))
        if stand.lead.way is told.Way.PLACE:
            yield exactly(_("Address"), stand.lead.typed)
        else:
            followed = stand.lead.way in (told.Way.PAPER, told.Way.STEPS)
            yield exactly(_("Type"), stand.lead.typed + (ends if followed else ""))


def _known(scene: "Scene") -> "papers.Known":
    told = scene.told
    return scene.session.papers.known(told.assessment.judged, told.cards) if told else scene.session.papers.known()


def _listed(scene: "Scene") -> Iterator[str]:
    for one in papers.titles():
        yield named(sentence(one.title, one.about), one.name)
    demo = f" --demo {scene.demo}" if scene.demo else ""
    yield exactly(_("To read one"), f"identity-scan paper policy{demo}")
    yield exactly(_("To write one, for a word processor"), f"identity-scan paper policy --out policy.docx{demo}")


def _show(made: "Paper") -> None:
    if in_text.get():
        say((sentence(made.title), *spoken(papers.preview(made))))
        return
    from identity_scan.reports.paper_forms import text

    click.echo(text(made).decode(), nl=False)
