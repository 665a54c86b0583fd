"""What the worker's word did beyond the page it was said of, in sentences: what it moved, what it left out."""

from collections.abc import Sequence

from identity_scan.judge.moves import Move, counted
from identity_scan.judge.together import Together
from identity_scan.model import Verdict
from identity_scan.present import words
from identity_scan.present.decided import Word
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, ngettext


def told(word: Word, moves: Sequence[Move], here: bool) -> str:
    """Say what a word did, what else it moved, and by which key that is seen and taken back.

    `here`: the key that shows them is one of the screen in front.
    """
    said = moved(moves, len(word.findings), word.undone and word.words == 1)
    shows = _("v shows them") if here else ""
    takes = _("z undoes all of it") if word.words == 1 else _("z undoes the last decision")
    return sentence(word.noted, said, ", ".join(filter(None, (shows, "" if word.undone else takes))))


def moved(moves: Sequence[Move], said_of: int = 1, undone: bool = False) -> str:
    """Say how many other results moved with a word, and where to; empty if none did.

    `said_of` is how many pages the word was said of; `undone`: the word was taken back.
    """
    n, parts = len(moves), counted(moves)
    if not moves:
        return ""
    if undone:
        return ngettext("{n} other result changed back with it.", "{n} other results changed back with it.", n).format(
            n=n
        )
    if said_of == 1 and len(parts) == 1:
        return _all_alike(n, next(iter(parts))).format(n=n)
    if said_of == 1:
        head = _("{n} other results depended on this page")
    else:
        head = ngettext("{n} other result depended on these pages", "{n} other results depended on these pages", n)
    return sentence(labelled(head.format(n=n), ", ".join(_part(to, of).format(n=of) for to, of in parts.items())))


def _all_alike(n: int, to: Verdict | None) -> str:
    if to is Verdict.UNSURE:
        return ngettext(
            "{n} other result depended on this page and is now unsure.",
            "{n} other results depended on this page and are now unsure.",
            n,
        )
    if to is Verdict.ME:
        return ngettext(
            "{n} other result depended on this page and is now yours.",
            "{n} other results depended on this page and are now yours.",
            n,
        )
    if to is Verdict.NOT_ME:
        return ngettext(
            "{n} other result depended on this page and is now about somebody else.",
            "{n} other results depended on this page and are now about somebody else.",
            n,
        )
    return ngettext(
        "{n} other result depended on this page and is now judged differently.",
        "{n} other results depended on this page and are now judged differently.",
        n,
    )


def _part(to: Verdict | None, n: int) -> str:
    if to is Verdict.UNSURE:
        return ngettext("{n} now unsure", "{n} now unsure", n)
    if to is Verdict.ME:
        return ngettext("{n} now yours", "{n} now yours", n)
    if to is Verdict.NOT_ME:
        return ngettext("{n} now about somebody else", "{n} now about somebody else", n)
    return ngettext("{n} judged differently", "{n} judged differently", n)


def was(move: Move) -> str:
    """Say where a result stood before the last word."""
    label = words.label(move.before.label)
    if move.before.verdict is not Verdict.ME:
        return _("was: {label}").format(label=label)
    weight = f"{words.band(move.before.band)} {move.before.score}"
    return _("was: {label}").format(label=f"{label}, {weight}")


def left_out(parts: Together) -> tuple[str, ...]:
    """Say how many results a word for a whole group leaves out, and why; a sentence each."""
    said = []
    if n := len(parts.unsure):
        said.append(
            ngettext("Left out: {n} result that is unsure.", "Left out: {n} results that are unsure.", n).format(n=n)
        )
    if n := len(parts.own):
        kinds = dict.fromkeys(words.anchor(judged.identity.anchors[0]) for judged in parts.own)
        said.append(
            ngettext(
                "Left out: {n} result that shows something of yours ({what}).",
                "Left out: {n} results that show something of yours ({what}).",
                n,
            ).format(n=n, what=", ".join(kinds))
        )
    return (*said, _("Say separately who each one is about.")) if said else ()
