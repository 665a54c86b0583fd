"""One line above the findings: how many are settled, in which order they stand, which index was not looked at."""

from collections.abc import Sequence

from textual.content import Content

from identity_scan.model import Vote
from identity_scan.present import words
from identity_scan.present.orders import ORDERS
from identity_scan.present.screens import key_name
from identity_scan.present.settling import Settled
from identity_scan.speech.language import gettext as _
from identity_scan.tui.widgets.lines import key_line

_BAR, _GAP = 9, "   "


def settled_line(settled: Settled, order: str, gaps: Sequence[str], width: int) -> Content:
    """Draw as much of it as there is room for, how far the worker is first."""
    parts = [_how_far(settled)]
    if settled.done < settled.every:
        parts.append(key_line(("t", _("the next"))))
    parts += [Content.assemble((gap, "$warning"), " ", *_key("b")) for gap in gaps[:1]]
    parts.append(Content.assemble((ORDERS[order].told, "$quiet"), " ", *_key("s")))
    while len(parts) > 1 and sum(part.cell_length + len(_GAP) for part in parts) > width:
        parts.pop(1)
    return Content(_GAP).join(parts)


def missing(gaps: Sequence[Vote]) -> tuple[str, ...]:
    """Say of each index that was not looked at, or not far enough, how far it was."""
    return tuple(map(_gap, gaps))


def _gap(gap: Vote) -> str:
    name = words.index(gap.index)
    if not gap.answered:
        return _("{index}: not yet").format(index=name)
    return _("{index}: {n} of {all}").format(index=name, n=gap.answered, all=gap.wanted)


def asked_line(question: str, settled: Settled, width: int) -> Content:
    """Draw a question at the left, and at the right how far the worker is."""
    asked, far = Content.assemble((question, "bold $accent")), _how_far(settled)
    return Content.assemble(asked, " " * max(len(_GAP), width - asked.cell_length - far.cell_length), far)


def _key(key: str) -> tuple[tuple[str, str]]:
    return ((key_name(key), "bold $accent"),)


def _how_far(settled: Settled) -> Content:
    full = _BAR * settled.done // settled.every if settled.every else 0
    full = max(full, 1 if settled.done else 0)
    bar = (words.sign("bar") * full, "$accent"), (words.sign("rest") * (_BAR - full), "$line")
    return Content.assemble((settled.told, "bold"), " ", *bar)
