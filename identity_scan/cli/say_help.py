"""The help of each screen: what it is for, and what to type for each thing that can be done there."""

from collections.abc import Iterator

from identity_scan.cli.say import exactly, part
from identity_scan.cli.say import typed as say_typed
from identity_scan.present.typed_commands import ABOUT, MODE_OF, SCREENS, typed
from identity_scan.speech.aloud import sentence
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean


def help_on(screen: str = "") -> Iterator[str]:
    """Explain one screen, or all of them; raises BadInput that names them for one that there is not."""
    names = [command for command, _name, _what in SCREENS]
    if screen and screen not in names:
        raise BadInput(
            _("There is no screen called {name}.").format(name=clean(screen, 80)),
            _("They are: {names}.").format(names=", ".join(names)),
        )
    for command, name, what in SCREENS:
        if screen in ("", command):
            yield from part(_(name), _explained(command, what))
    yield from part(_("Everywhere"), _everywhere())


def _explained(command: str, what: str) -> Iterator[str]:
    yield sentence(_(what))
    yield sentence(_(ABOUT.get(MODE_OF.get(command, command), "")))
    yield exactly(_("Type"), f"identity-scan {command} --text")
    for does, words in typed(command).items():
        yield say_typed(does, f"identity-scan {words}")


def _everywhere() -> Iterator[str]:
    yield sentence(_("With --text each command says one thing per line, without tables, for a screen reader."))
    yield sentence(_("With --demo tamsin it is about an invented person; nothing is sent, nothing is saved."))
    yield sentence(
        _("A finding, a step and a search are called by the name behind them; for a finding its beginning is enough.")
    )
    yield exactly(_("What this computer has and lacks."), "identity-scan doctor")
    yield exactly(_("All commands"), "identity-scan --help")
