"""The speaker's notes on a second screen: the script page by page, with a clock of its own."""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from identity_scan.present.screens import Command
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext
from identity_scan.teach import Lesson
from identity_scan.teach.clock import Clock, behind, shown
from identity_scan.teach.notes import Page, pages
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.shell.theme import THEMES
from identity_scan.tui.teach.large import number
from identity_scan.tui.teach.lesson_app import SHEET
from identity_scan.tui.widgets.lines import flowed, hanging

WIDEST, BESIDE = 100, 8
"""Columns of a line of the notes at most, and those beside it."""

KEYS = (
    Command("right,n,space,pagedown", "turn(1)", later("on"), later("The next page.")),
    Command("left,b,pageup", "turn(-1)", later("back"), later("The page before.")),
    Command("t", "clock", later("clock"), later("Start or hold the clock.")),
    Command("r", "again", later("clock to 0:00"), later("Put the clock back.")),
    Command("l", "language", "", later("Change the language of the lesson: English or French."), shown=False),
    Command("ctrl+t", "colours", later("light or dark"), later("Change between light and dark colours.")),
    Command("q,ctrl+q", "quit", later("end"), later("Close the notes.")),
)


class NotesApp(App[None]):
    """What the class does not see; the first step starts the clock."""

    CSS_PATH: ClassVar = [SHEET, "notes.tcss"]
    TITLE = "identity-scan"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = bindings(KEYS)

    def __init__(self, lesson: Lesson, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._lesson, self._now, self.clock = lesson, now, Clock()
        self._pages, self.at = pages(lesson), 0
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES["dark"].name

    def compose(self) -> ComposeResult:
        """Lay out the clock over the page."""
        yield Static(id="notes-banner")
        yield Static(id="notes-clock")
        with VerticalScroll(id="notes-page"):
            yield Static(id="notes-title")
            yield Static(id="notes-lines")
            yield Static(id="notes-says")
        yield Static(id="notes-next")
        yield Static(id="notes-keys")

    def on_mount(self) -> None:
        """Draw, and let the clock go."""
        self.query_one("#notes-page").focus()
        self.set_interval(1.0, self.draw)
        self.draw()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.at]

    def draw(self) -> None:
        """Draw everything."""
        page, invented = self.page, _("NOTES · {name} is invented. Nothing is sent, nothing is saved.")
        self._put("notes-banner", Content(invented.format(name=self._lesson.person.name)))
        self._put("notes-clock", self._time())
        self._put("notes-title", Content.assemble((page.title, "bold $accent")))
        sign, room = Content.assemble(("· ", "$accent")), min(WIDEST, self.size.width - BESIDE)
        self._put("notes-lines", Content("\n").join([hanging(sign, Content(x), room) for x in page.lines]))
        self._put("notes-says", Content("\n\n").join([Content(x) for x in page.says]))
        self.query_one("#notes-lines").display = bool(page.lines)
        following = self._pages[self.at + 1].title if self.at + 1 < len(self._pages) else _("the end")
        self._put("notes-next", Content.assemble((_("Then: {title}").format(title=following), "$quiet")))
        keys = [Content.assemble((c.key_shown, "bold $accent"), " ", (c.label, "$quiet")) for c in KEYS if c.shown]
        if self.query_one("#notes-page").max_scroll_y:
            keys.insert(0, Content.assemble(("↑ ↓", "bold $accent"), " ", (_("more"), "$quiet")))
        self._put("notes-keys", flowed(keys, self.size.width - 4))

    def _put(self, name: str, content: Content) -> None:
        self.query_one(f"#{name}", Static).update(content)

    def _time(self) -> Content:
        seconds, page = self.clock.seconds(self._now()), self.page
        late = behind(page.stage, seconds, page.part, page.parts)
        plan = _("planned {start}–{end} min").format(start=page.stage.start, end=page.stage.end)
        if not self.clock.runs:
            state = _("clock held")
        elif late > 0:
            state = ngettext("{n} minute late", "{n} minutes late", late).format(n=late)
        elif late < 0:
            state = ngettext("{n} minute in hand", "{n} minutes in hand", -late).format(n=-late)
        else:
            state = _("on time")
        minutes, rest = shown(seconds).split(":")
        rows = zip(number(int(minutes)).split("\n"), (" ", "·", "·"), _two(rest), strict=False)
        notes = ("", plan, state)
        return Content("\n").join(
            [
                Content.assemble(
                    (f"{m}{dot}{s}", "bold"), "   ", (note, "$warning" if late > 0 and note == state else "$quiet")
                )
                for (m, dot, s), note in zip(rows, notes, strict=False)
            ]
        )

    def action_turn(self, by: int) -> None:
        """Turn a page; the first turn starts the clock."""
        if self.at == 0 and by > 0 and not self.clock.runs and not self.clock.gone:
            self.clock = self.clock.start(self._now())
        self.at = min(len(self._pages) - 1, max(0, self.at + by))
        self.query_one("#notes-page", VerticalScroll).scroll_home(animate=False)
        self.draw()
        self.call_after_refresh(self.draw)

    def action_clock(self) -> None:
        """Start or hold the clock."""
        self.clock = self.clock.hold(self._now()) if self.clock.runs else self.clock.start(self._now())
        self.draw()

    def action_again(self) -> None:
        """Put the clock back to nothing."""
        self.clock = Clock().start(self._now()) if self.clock.runs else Clock()
        self.draw()

    def action_language(self) -> None:
        """Change between the languages."""
        language.use(next(tag for tag in language.NAMES if tag != language.in_use()))
        self._pages = pages(self._lesson)
        self.draw()

    def on_resize(self) -> None:
        """Draw in the new width."""
        self.call_after_refresh(self.draw)

    def action_colours(self) -> None:
        """Change between light and dark."""
        self.theme = THEMES["light" if self.theme == THEMES["dark"].name else "dark"].name


def _two(rest: str) -> list[str]:
    """Return two digits, a leading nought included."""
    left, right = (number(int(digit)).split("\n") for digit in rest)
    return [a + b for a, b in zip(left, right, strict=True)]
