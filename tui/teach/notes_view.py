"""The speaker's notes on a second screen: they follow the lesson on this computer, or are turned by hand.

Beside another computer the number of the page, which stands on both, is typed; then the clock is the notes' own.
"""

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
from identity_scan.teach import Item, Lesson, lessons, prompter
from identity_scan.teach.clock import Clock, behind, shown
from identity_scan.teach.course import spots
from identity_scan.teach.notes import Page, pages
from identity_scan.teach.prompter import Shown
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.shell.theme import THEMES
from identity_scan.tui.teach.large import number
from identity_scan.tui.teach.lesson_app import SHEET
from identity_scan.tui.widgets.lines import flowed, hanging

WIDEST, BESIDE = 100, 8
"""Columns of a line of the notes at most, and those beside it."""
EVERY, SILENT = 0.4, 4.0
"""Seconds from one look at the lesson to the next, and after how many without a word it speaks no more."""

KEYS = (
    Command("right,n,space,pagedown", "turn(1)", later("on"), later("The next page.")),
    Command("left,b,pageup", "turn(-1)", later("back"), later("The previous page.")),
    Command("0", "digit(0)", later("page number"), later("Type the number of the page that the class sees.")),
    *(Command(str(n), f"digit({n})", "", "", shown=False) for n in range(1, 10)),
    Command("t", "clock", later("clock"), later("Start or stop the clock.")),
    Command("r", "again", later("clock to 0:00"), later("Put the clock back.")),
    Command("l", "language", "", later("Change the language of the lesson: English or French."), shown=False),
    Command("ctrl+t", "colours", later("light or dark"), later("Switch between light and dark colours.")),
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
        self._whole, self._lesson, self._now, self.clock = lesson, lesson, now, Clock()
        self._pages, self.at = pages(lesson), 0
        self._said: Shown | None = None
        self._heard_at, self._typed = -SILENT, ""
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
        if prompter.listen():
            self.set_interval(EVERY, self.follow)
        else:  # nothing can be laid down for the lesson: these notes are leafed through, with a clock of their own
            self.set_interval(EVERY, self.draw)
        self.draw()

    def on_unmount(self) -> None:
        """Listen no more."""
        prompter.stop()

    @property
    def following(self) -> bool:
        """Whether the lesson in the other window speaks, and is the one of these notes."""
        return self._said is not None and self._now() - self._heard_at < SILENT

    def follow(self) -> None:
        """Turn to the page that the class sees, whenever it is another one than before; until then one may leaf."""
        prompter.still_here()
        said, before = prompter.heard(), self._said
        if said is not None and said != before and (lesson := self._held(said)):
            self._said, self._heard_at = said, self._now()
            if (lesson, said.item) != (self._lesson, before.item if before else ""):
                self._lesson = lesson
                self._pages = pages(lesson, self._items(lesson, said))
            if (said.lesson, said.short, said.at) != ((before.lesson, before.short, before.at) if before else ()):
                self._to(said.at)
        self.draw()

    def _held(self, said: Shown) -> Lesson | None:
        """Return the lesson that is held: that of these notes, or another of those that ship; None for any other."""
        known = (self._whole, *lessons())
        lesson = next((one for one in known if one.id == said.lesson), None)
        return lesson.shortened() if lesson and said.short else lesson

    @staticmethod
    def _items(lesson: Lesson, said: Shown) -> tuple[Item, ...]:
        """Put the item that the class sees in its place, should it have come from the reserve."""
        shown = spots(lesson)[said.at : said.at + 1]
        other = next((item for item in lesson.reserve if item.finding == said.item), None)
        if other is None or not shown:
            return lesson.items
        return (*lesson.items[: shown[0].part], other, *lesson.items[shown[0].part + 1 :])

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
        follows, page = self._said if self.following else None, self.page
        seconds = follows.seconds if follows else self.clock.seconds(self._now())
        late = behind(page.stage, seconds, page.part, page.parts)
        plan = _("planned {start}–{end} min").format(start=page.stage.start, end=page.stage.end)
        if not (follows or self.clock).runs:
            state = _("clock stopped")
        elif late > 0:
            state = ngettext("{n} minute late", "{n} minutes late", late).format(n=late)
        elif late < 0:
            state = ngettext("{n} minute to spare", "{n} minutes to spare", -late).format(n=-late)
        else:
            state = _("on time")
        minutes, rest = shown(seconds).split(":")
        rows = zip(number(int(minutes)).split("\n"), (" ", "·", "·"), _two(rest), strict=False)
        notes = (self._where(), plan, state)
        return Content("\n").join(
            [
                Content.assemble(
                    (f"{leaf:<8}", "bold $accent"),
                    (f"{m}{dot}{s}", "bold"),
                    *("   ", (note, "$warning" if late > 0 and note == state else "$quiet")),
                )
                for leaf, (m, dot, s), note in zip(number(self.at + 1).split("\n"), rows, notes, strict=False)
            ]
        )

    def _where(self) -> str:
        """Say whether these notes follow, and on an item whether the class has its answer already."""
        if not self.following or self._said is None:
            return _("page {n} of {all}, turned by hand").format(n=self.at + 1, all=len(self._pages))
        if self._said.at != self.at:
            return _("the class sees page {n}").format(n=self._said.at + 1)
        if self.page.kind != "vote":
            return _("follows the lesson")
        return _("the answer is shown") if self._said.answered else _("the answer is hidden")

    def action_turn(self, by: int) -> None:
        """Turn a page; the first turn starts the clock."""
        if self.at == 0 and by > 0 and not self.clock.runs and not self.clock.gone:
            self.clock = self.clock.start(self._now())
        self._typed = ""
        self._to(self.at + by)

    def action_digit(self, digit: int) -> None:
        """Turn to the page whose number is typed; a number that no page has begins anew."""
        typed = f"{self._typed}{digit}".lstrip("0")
        self._typed = typed if typed and int(typed) <= len(self._pages) else str(digit or "")
        if self._typed:
            self._to(int(self._typed) - 1)

    def _to(self, at: int) -> None:
        self.at = min(len(self._pages) - 1, max(0, at))
        self.query_one("#notes-page", VerticalScroll).scroll_home(animate=False)
        self.draw()
        self.call_after_refresh(self.draw)

    def action_clock(self) -> None:
        "Start or stop the clock."
        self.clock = self.clock.hold(self._now()) if self.clock.runs else self.clock.start(self._now())
        self.draw()

    def action_again(self) -> None:
        """Put the clock back to nothing."""
        self.clock = Clock().start(self._now()) if self.clock.runs else Clock()
        self.draw()

    def action_language(self) -> None:
        """Change between the languages."""
        language.use(next(tag for tag in language.NAMES if tag != language.in_use()))
        self._pages = pages(self._lesson, self._items(self._lesson, self._said) if self._said else ())
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
