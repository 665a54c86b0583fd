"""Where things stand, and what to type for each screen."""

from collections.abc import Iterator

from identity_scan.cli.say import exactly, fact, part, typed
from identity_scan.cli.say_answers import headline, no_search
from identity_scan.cli.say_findings import counted, not_looked_at_yet
from identity_scan.cli.scene import Scene
from identity_scan.present import own_checks
from identity_scan.present.cards import dealt
from identity_scan.present.fields import WELCOME
from identity_scan.present.typed_commands import SCREENS
from identity_scan.session.assistants_desk import looks
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext


def top(scene: Scene) -> Iterator[str]:
    """Say whose search it is, what the last one found, and what comes next."""
    if scene.session.person is None:
        yield from _newcomer()
        return
    yield sentence(_("This search is about {name}.").format(name=scene.session.person.name))
    stands = tuple(_stands(scene)) if scene.progress.plan is not None else ()
    yield from part(_("Where you stand"), stands)
    yield from part(_("The last search"), (said for said in _standing(scene) if said not in stands))
    yield from part(_("What to type for each screen"), _screens(scene))


def _newcomer() -> Iterator[str]:
    yield from map(sentence, map(_, WELCOME))
    yield ""
    yield exactly(_("Try it on an invented person first"), "identity-scan demo --text")
    yield exactly(_("Begin with my own name"), "identity-scan me")
    yield exactly(_("Show it to a class"), "identity-scan teach")


def _stands(scene: Scene) -> Iterator[str]:
    """The start page, in the words of the screen."""
    from identity_scan.session.at_home import page

    told = scene.told
    cards, since = (told.cards, told.since) if told else ((), None)
    shown = page(scene.session, scene.progress, scene.assessment, cards, since)
    yield from map(sentence, shown.head)
    yield from (
        typed(", ".join(filter(None, (thing.text, thing.beside))), _command(scene, thing.typed))
        for thing in shown.things
    )
    yield from map(sentence, filter(None, (shown.nothing, *shown.seen, shown.since)))
    if shown.course is not None:
        yield fact(shown.course.name, ", ".join(shown.course.numbers))
    yield sentence(shown.talk)
    if shown.unwritten and not scene.session.demo:
        yield typed(_("Write your own entry, shown to you alone"), "identity-scan settings support 'NAME AND NUMBER'")


def _command(scene: Scene, words: str) -> str:
    return f"identity-scan {words}" if words.startswith("scan --in") else scene.command(words)


def _standing(scene: Scene) -> Iterator[str]:
    yield from headline(scene) if scene.progress.plan is not None else (no_search(scene),)
    if scene.assessment is not None:
        yield from not_looked_at_yet(scene)
        yield from counted(scene)
        yield _steps(scene)
    due = scene.session.offer().due
    if due != scene.session.not_shown:
        yield sentence(due)
    if unseen := own_checks.due(looks(scene.session), scene.session.now().date()):
        yield sentence(unseen)


def _steps(scene: Scene) -> str:
    steps = dealt(scene.judgement.cards)
    n = len(steps.first) + len(steps.rest)
    if not n:
        return _("There is nothing that needs doing.")
    offered = ngettext("There is {n} next step.", "There are {n} next steps.", n).format(n=n)
    return sentence(offered, _("Three at a time is plenty."))


def _screens(scene: Scene) -> Iterator[str]:
    for command, name, what in SCREENS:
        yield typed(sentence(_(name), _(what)), scene.command(command))
    yield typed(_("Explain each screen, and what can be done there."), "identity-scan help")
    if not scene.session.demo:
        yield typed(_("Start a search."), "identity-scan scan --text")
        yield typed(_("Change what you said about yourself."), "identity-scan me")
        yield typed(_("Undo the last decision."), "identity-scan undo")
    own = _(
        "Say who a result is about, which life it shows, or that you keep it; your word counts more than the program's."
    )
    yield typed(own, scene.command("decide FINDING me"))
