"""The lines around a page: which part of the lesson, how the time stands, and the keys."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from identity_scan.present.screens import Command
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.teach import Card
from identity_scan.teach.clock import behind, shown
from identity_scan.tui.teach.lesson_commands import ALWAYS
from identity_scan.tui.widgets.bars import pressing
from identity_scan.tui.widgets.lines import flowed

if TYPE_CHECKING:
    from identity_scan.tui.teach.lesson_screen import LessonScreen


class LessonHead(Static):
    """The part of the lesson at the left, the time at the right."""

    def __init__(self) -> None:
        super().__init__(id="lesson-head")

    def show(self, screen: "LessonScreen") -> None:
        """Draw the line."""
        left, right = _where(screen), _time(screen)
        room = screen.app.size.width - 4 - left.cell_length - right.cell_length
        self.update(left + Content(" " * max(2, room)) + right)


def _where(screen: "LessonScreen") -> Content:
    spot = screen.spot
    if spot.kind == "before":
        return Content.assemble((_("Before the lesson"), "bold"))
    title = screen.lesson.say(screen.lesson.stage(spot.stage).title)
    several = spot.kind in ("vote", "reflect")
    count = _("{n} of {all}").format(n=spot.part + 1, all=spot.parts) if several else ""
    number = f"{screen.at + 1:>2}  "  # the same as in the speaker's notes, which may stand on another computer
    return Content.assemble((number, "bold $accent"), (title, "bold"), (f"   {count}", "bold $accent"))


def _time(screen: "LessonScreen") -> Content:
    stage, spot = screen.lesson.stage(screen.spot.stage), screen.spot
    seconds = screen.clock.seconds(screen.now())
    plan = _("planned {start}–{end} min").format(start=stage.start, end=stage.end)
    if spot.kind == "before":
        return Content.assemble((_("{n} minutes").format(n=screen.lesson.minutes), "$quiet"))
    late = behind(stage, seconds, spot.part, spot.parts)
    state, ink = "", "$quiet"
    if not screen.clock.runs:
        state = _("clock stopped")
    elif late > 0:
        state, ink = ngettext("{n} minute late", "{n} minutes late", late).format(n=late), "$warning"
    elif late < 0:
        state = ngettext("{n} minute to spare", "{n} minutes to spare", -late).format(n=-late)
    narrow = screen.app.size.width < 100
    parts = [state] if narrow else [plan, state]
    quiet = " · ".join(part for part in parts if part)
    return Content.assemble((quiet, ink), "   ", (shown(seconds), "bold"), (f" / {screen.lesson.minutes}:00", "$quiet"))


class LessonKeys(Static):
    """Every key of the page, those that would do nothing left out; each can be clicked."""

    def __init__(self) -> None:
        super().__init__(id="lesson-keys")
        self.auto_links = False

    def show(self, screen: "LessonScreen") -> None:
        """Draw the keys, in as many lines as they need."""
        slide = screen.slide
        here = [self._key(c, slide.called(c), "focused") for c in slide.HERE if c.shown and slide.can(c)]
        if slide.more:
            here.append(Content.assemble(("↑ ↓", "bold $accent"), " ", (_("more"), "$quiet")))
        on = any(c.action == "forward" and c.shown for c in slide.HERE)  # it stands there already, by another key
        keys = here + [
            self._key(c, c.label, "screen") for c in ALWAYS if c.shown and not (on and c.action == "forward")
        ]
        self.update(flowed(keys, screen.app.size.width - 4))

    def _key(self, command: Command, label: str, space: str) -> Content:
        name = hands() if command.action == "hand('P')" else _KEYS.get(command.action) or command.key_shown
        key = Content.assemble((name, "bold $accent"), " ", (label, "$quiet"))
        return key.stylize(pressing(f"{space}.{command.action}")) if space == "screen" else key


def hands() -> str:
    """Return the keys of the five cards, in the language in use."""
    return " ".join(card.letter.lower() for card in Card)


_KEYS = {
    "person(0)": "1 2 3",
    "choose(0)": "1–8",
}
"""Keys that stand for several are shown together."""
