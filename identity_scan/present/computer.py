"""What the program needs of a computer, and what there is of it: each part said once, with a remedy where it lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from identity_scan.present.blocks import Block, Fact, Heading, Sentence, Sheet, Tone, Typed
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later


class State(Enum):
    """How it stands with a part; each is its own heading, as colour alone says nothing."""

    LACKS = later("Missing, and needed")
    LESS = later("Missing; the rest works without it")
    THERE = later("Present")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the program uses, how it was found, and what was seen of it."""

    name: str
    found: str
    seen: Mapping[str, object] = field(default_factory=dict)
    """What its sentences name; `what` and `remedy` are sentences of their own, where it brings them."""

    @property
    def state(self) -> State:
        """How it stands with it."""
        return _SAID[self.name, self.found][0]


NAMES: Final = {
    "terminal": later("Terminal window"),
    "colours": later("Colours"),
    "folder": later("Data folder"),
    "settings": later("Settings"),
    "clock": later("Clock"),
    "code": later("Parts of the program"),
    "proxy": later("Proxy"),
    "certificates": later("Certificates"),
    "browser": later("Browser to look together"),
    "clipboard": later("Clipboard"),
    "keyring": later("Keyring"),
    "pdf": later("PDF reports"),
}
_ITS_OWN: Final = ("{what}", "{remedy}")
_SAID: Final[Mapping[tuple[str, str], tuple[State, str, str]]] = {
    # part, how it was found: how it stands with it, what is said of it, what can be done
    ("terminal", "fits"): (State.THERE, later("{columns} columns by {lines} lines: enough for every screen."), ""),
    ("terminal", "small"): (
        State.LESS,
        later("{columns} columns by {lines} lines; the screens need 80 by 24 to show everything."),
        later("Make the window larger, or its text smaller."),
    ),
    ("terminal", "dumb"): (
        State.LACKS,
        later("This terminal cannot place text on a screen (TERM is {term})."),
        later("Open another terminal, or type identity-scan --text, which prints line by line."),
    ),
    ("terminal", "untold"): (State.THERE, later("What is printed here is not shown in one, so none is known."), ""),
    ("terminal", "none"): (
        State.LACKS,
        later("None: the input is not a keyboard, or the output goes to a file."),
        later("Type identity-scan in a terminal window, or identity-scan --text anywhere."),
    ),
    ("colours", "all"): (State.THERE, later("All of them. Nothing is shown by colour alone."), ""),
    ("colours", "few"): (State.THERE, later("A few. Nothing is shown by colour alone."), ""),
    ("colours", "off"): (State.THERE, later("Switched off by NO_COLOR. Nothing is shown by colour alone."), ""),
    ("folder", "there"): (State.THERE, later("{path} can be written."), ""),
    ("folder", "new"): (State.THERE, later("{path} can be made when something is kept."), ""),
    ("folder", "refused"): (
        State.LACKS,
        later("Nothing can be written in {path}."),
        later("Name another folder in IDENTITY_SCAN_HOME, or search without keeping anything."),
    ),
    ("folder", "full"): (
        State.LACKS,
        later("There is hardly any space left on the disk that holds {path}."),
        later("Free at least {least} MB."),
    ),
    ("settings", "there"): (State.THERE, later("{path} is read."), ""),
    ("settings", "none"): (State.THERE, later("None are set, so the usual ones apply."), ""),
    ("settings", "wrong"): (State.LACKS, *_ITS_OWN),
    ("clock", "right"): (State.THERE, later("{day}, {time}."), ""),
    ("clock", "behind"): (
        State.LACKS,
        later(
            "{day}, which is before this program was made: no secure connection is possible while the clock is wrong."
        ),
        later("Set the date and the time of this computer."),
    ),
    ("code", "loads"): (State.THERE, later("All can be loaded."), ""),
    ("code", "refused"): (
        State.LACKS,
        later("Not all can be loaded: {names}."),
        later("Install the program again. If an agency looks after this computer, it may have to allow them."),
    ),
    ("proxy", "none"): (State.THERE, later("None is set: searches go straight to the engines."), ""),
    ("proxy", "set"): (State.THERE, later("Searches go through {proxy}."), ""),
    ("certificates", "system"): (State.THERE, later("Those that this computer trusts."), ""),
    ("certificates", "file"): (State.THERE, later("Those that this computer trusts, and {path} as well."), ""),
    ("certificates", "wrong"): (State.LACKS, *_ITS_OWN),
    ("browser", "there"): (State.THERE, later("{browser} can be opened."), ""),
    ("browser", "none"): (
        State.LESS,
        later("Neither Chrome, Edge, Brave, Vivaldi nor Chromium was found."),
        later("Install one, or name it in the settings (browser). Without it you copy or save each page yourself."),
    ),
    ("browser", "wrong"): (State.LESS, *_ITS_OWN),
    ("clipboard", "there"): (State.THERE, later("A page that you copy in your browser can be read."), ""),
    ("clipboard", "wayland"): (
        State.LESS,
        later("What you copy in your browser cannot be read: wl-paste is missing."),
        later("Install wl-clipboard, or save the pages."),
    ),
    ("clipboard", "x11"): (
        State.LESS,
        later("What you copy in your browser cannot be read: xclip is missing."),
        later("Install xclip, or save the pages."),
    ),
    ("clipboard", "none"): (
        State.LESS,
        later("No windows can be shown here, so there is nothing to copy from."),
        later("Save pages elsewhere, and import them."),
    ),
    ("keyring", "there"): (State.THERE, later("{keyring} is asked for engine keys."), ""),
    ("keyring", "missing"): (
        State.LESS,
        later("It is not asked for engine keys, because the package keyring is not installed."),
        "",
    ),
    ("keyring", "none"): (
        State.LESS,
        later("The package is installed, but this computer offers no keyring."),
        later("Engine keys can be entered in the settings."),
    ),
    ("pdf", "there"): (State.THERE, later("They can be made."), ""),
    ("pdf", "missing"): (
        State.LESS,
        later("None can be made here; the HTML report can be printed from a browser instead."),
        "",
    ),
}
_TYPED: Final = {
    ("folder", "refused"): "identity-scan scan --leave-nothing",
    ("clipboard", "none"): "identity-scan import FILE",
    ("keyring", "missing"): "{adding}",
    ("pdf", "missing"): "{adding}",
}
"""What is typed for a remedy."""


def lacking(parts: Iterable[Part]) -> Sequence[Part]:
    """Return the parts without which the program does not do what it is for."""
    return [part for part in parts if part.state is State.LACKS]


def sheet(parts: Sequence[Part]) -> Sheet:
    """Say all parts, what is needed and lacks first, each with what can be done."""
    every = (block for state in State for block in _under(state, parts))
    done = Sentence(_("Nothing was sent to find this out, and nothing about you was read or written."), Tone.QUIET)
    return (*every, done)


def _under(state: State, parts: Sequence[Part]) -> Iterator[Block]:
    told = [part for part in parts if part.state is state]
    if told:
        yield Heading(_(state.value))
    for part in told:
        _state, what, remedy = _SAID[part.name, part.found]
        yield Fact(_(NAMES[part.name]), _(what).format(**part.seen))
        remedy = _(remedy).format(**part.seen) if remedy else ""
        if command := _TYPED.get((part.name, part.found), "").format(**part.seen):
            yield Typed(remedy or _("Add it, if you wish."), command)
        elif remedy:
            yield Sentence(remedy)
