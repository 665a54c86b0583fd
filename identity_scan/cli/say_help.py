"""The help of each screen: what it is for, and what to type for each thing that can be done there."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from identity_scan.cli.say import exactly, part, typed
from identity_scan.cli.say_top import SCREENS
from identity_scan.speech.aloud import sentence
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import clean

_WHERE = {
    "plan": "search_screen.SearchScreen",
    "answers": "search_screen.SearchScreen",
    "findings": "findings_screen.FindingsScreen",
    "first-page": "client_screen.ClientScreen",
    "actions": "steps_screen.ActionsScreen",
    "history": "history_screen.HistoryScreen",
    "settings": "settings_screen.SettingsScreen",
}
"""Where the screens keep the words on what they are for."""
_TYPED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "plan": (
        (later("The light search, or the deep one"), "plan --depth deep --text"),
        (later("Only some of it"), "plan --recipes N1,P1 --engines bing,brave --text"),
        (later("Start the search that is due"), "scan --text"),
        (later("Start the one that you chose"), "scan --depth deep --recipes N1,P1 --engines bing,brave --text"),
        (later("Change what you told about yourself."), "me"),
    ),
    "answers": (
        (later("Start a search."), "scan --text"),
        (later("Go on with a search that was stopped."), "scan --resume --text"),
        (later("Ask the engines that did not answer once more."), "scan --again --text"),
        (later("Ask one as a browser would"), "scan --again --as-browser startpage --text"),
        (later("Show what the engine answered, or why it did not."), "answers N1 bing --text"),
        (later("Take in a page from your own browser"), "import FILE"),
    ),
    "findings": (
        (later("One finding whole"), "findings NAME --text"),
        (later("A line each"), "findings --brief --text"),
        (later("Choose what to show: who, which life, how much, where."), "findings --who unsure --life mixed --text"),
        (later("Show only what holds the words you type."), "findings --words 'trail club' --text"),
        (later("Also what may be hard to read"), "findings --show --text"),
        (later("This is me."), "decide NAME me"),
        (later("This is somebody else."), "decide NAME not-me"),
        (later("I cannot tell who this is."), "decide NAME unsure"),
        (later("It shows my professional life."), "decide NAME professional"),
        (later("It shows my personal life."), "decide NAME personal"),
        (later("It shows both lives at once."), "decide NAME mixed"),
        (
            later(
                "Settle results about one other person at once, but for those that are unsure or show what is yours."
            ),
            "decide NAME not-me --group",
        ),
        (later("Keep it as it is, on purpose."), "decide NAME keep"),
        (later("Take back the last decision."), "undo"),
        (
            later("Say that you have looked through what is about somebody else; its words go for good."),
            "looked",
        ),
    ),
    "first-page": ((later("Go to this finding."), "findings NAME --text"),),
    "actions": (
        (later("All steps for one finding"), "actions --finding NAME --text"),
        (later("I have begun with this."), "actions --doing NAME"),
        (later("I have asked and wait for an answer."), "actions --waiting NAME"),
        (later("This is done; the next search checks it."), "actions --done NAME"),
        (later("Put it back on the list."), "actions --todo NAME"),
        (later("Ask the page once whether it is gone, still there or changed."), "look NAME"),
        (later("What search engines do not show, to look up yourself."), "by-hand --text"),
    ),
    "ways": (
        (later("One finding whole"), "findings NAME --text"),
        (later("All steps for one finding"), "actions --finding NAME --text"),
    ),
    "by-hand": (
        (later("I have looked this up."), "by-hand --done NAME"),
        (later("With one line of what came of it"), "by-hand --done NAME --note -"),
        (later("Take the tick away."), "by-hand --again NAME"),
    ),
    "history": (
        (later("What changed between two searches"), "compare NAME NAME --text"),
        (later("Show the findings of this search."), "findings --search NAME --text"),
        (later("Write a report"), "report txt"),
        (later("A calendar file with the next search"), "remind"),
    ),
    "settings": (
        (later("Change a setting"), "settings NAME VALUE"),
        (later("Give a key, which is typed unseen"), "settings BRAVE_API_KEY -"),
        (later("Change what you told about yourself."), "me"),
        (later("Erase all that this program keeps on this computer."), "erase"),
    ),
}


def help_on(screen: str = "") -> Iterator[str]:
    """Explain one screen, or all of them; raises BadInput that names them for one that there is not."""
    if screen and screen not in _TYPED:
        raise BadInput(
            _("There is no screen called {name}.").format(name=clean(screen, 80)),
            _("They are: {names}.").format(names=", ".join(_TYPED)),
        )
    for command, name, what in SCREENS:
        if screen in ("", command):
            yield from part(_(name), _explained(command, what))
    yield from part(_("Everywhere"), _everywhere())


def _explained(command: str, what: str) -> Iterator[str]:
    yield sentence(_(what))
    yield _about(command)
    yield exactly(_("Type"), f"identity-scan {command} --text")
    for does, words in _TYPED[command]:
        yield typed(_(does), f"identity-scan {words}")


def _about(command: str) -> str:
    if command not in _WHERE:
        return ""
    module, _dot, name = _WHERE[command].partition(".")
    return sentence(_(getattr(import_module(f"identity_scan.tui.screens.{module}"), name).ABOUT))


def _everywhere() -> Iterator[str]:
    yield sentence(_("With --text each command says one thing a line, without tables, for a screen reader."))
    yield sentence(_("With --demo tamsin it is about an invented person; nothing is sent, nothing is saved."))
    yield sentence(
        _("A finding, a step and a search are called by the name behind them; for a finding its beginning is enough.")
    )
    yield exactly(_("All commands"), "identity-scan --help")
