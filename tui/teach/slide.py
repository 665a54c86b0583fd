"""What the pages of a lesson have in common."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from identity_scan.present.screens import Command
from identity_scan.teach import Lesson
from identity_scan.teach.course import Spot
from identity_scan.teach.rehearsal import Rehearsal
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.teach.lesson_commands import ON
from identity_scan.tui.widgets.lines import hanging

if TYPE_CHECKING:
    from identity_scan.tui.teach.lesson_screen import LessonScreen

_SCROLL = [Binding("up", "scroll_up", show=False), Binding("down", "scroll_down", show=False)]
ROOMY = 40
"""Rows of the terminal from which there is room for large letters everywhere."""
LOW = 28
"""Rows under which everything is set small."""
WIDEST = 120
"""Columns after which a line is too long to be read with ease."""
MARGINS = 12, 6
"""Columns beside the text of a page, in a usual and in a small terminal; as in lesson.tcss."""


class Slide(VerticalScroll, can_focus=True, inherit_bindings=False):
    """One page: it is made anew each time one comes to it, from what the screen keeps."""

    HERE: ClassVar[tuple[Command, ...]] = ON
    BINDINGS: ClassVar = [*bindings(ON), *_SCROLL]
    ABOUT: ClassVar[str] = ""
    """What the page is for, in a few sentences, for the help."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(id="slide", classes=f"slide {spot.kind}")
        self.spot = spot

    @property
    def lesson_screen(self) -> "LessonScreen":
        """The screen that holds everything of the lesson."""
        return cast("LessonScreen", self.screen)

    @property
    def lesson(self) -> Lesson:
        """The lesson."""
        return self.lesson_screen.lesson

    @property
    def rehearsal(self) -> Rehearsal | None:
        """What the tool found and says; None while it is still at it."""
        return self.lesson_screen.rehearsal

    @property
    def small(self) -> bool:
        """Whether there is little room."""
        return self.app.size.height < LOW

    @property
    def roomy(self) -> bool:
        """Whether there is much room."""
        return self.app.size.height >= ROOMY

    @property
    def more(self) -> bool:
        """Whether there is more than is seen, so that one has to scroll."""
        return self.max_scroll_y > 0

    @property
    def room(self) -> int:
        """The columns that a line of text may take."""
        return min(WIDEST, self.app.size.width - MARGINS[self.small] - 1)

    def on_mount(self) -> None:
        """Draw, and take the keys."""
        self.focus()
        self._set_small()
        self.show()

    def on_resize(self) -> None:
        """Draw again in the new size."""
        self._set_small()
        self.show()
        self.call_after_refresh(self.lesson_screen.draw)

    def _set_small(self) -> None:
        self.set_class(self.small, "-small")
        self.set_class(self.roomy, "-roomy")

    def show(self) -> None:
        """Draw from what the screen keeps."""

    def put(self, name: str, content: Content) -> None:
        """Fill a line of the page; nothing if the page is just making room for the next."""
        for line in self.query(f"#{name}").results(Static):
            line.update(content)

    def tick(self) -> None:
        """Draw what goes with the time; called every second."""

    def forward(self) -> bool:
        """Take one step within the page; False if there is none left."""
        return False

    def can(self, command: Command) -> bool:
        """Tell whether a command would do anything now."""
        return True

    def called(self, command: Command) -> str:
        """Return the word for a command in the line of keys."""
        return command.label

    async def action_forward(self) -> None:
        """Go on."""
        await self.lesson_screen.action_forward()


def with_scroll(commands: tuple[Command, ...]) -> list[BindingType]:
    """Return the bindings of a page with commands of its own."""
    return [*bindings(commands), *_SCROLL]


def big(text: str, classes: str = "") -> Static:
    """Return a line in bold, standing free."""
    return Static(Content.assemble((text, "bold")), classes=f"big {classes}")


def under(title: str, text: str, column: int, width: int) -> Content:
    """Return a text under a word or two at its left, both wrapped to their columns."""
    return hanging(Content.assemble((f"{title:<{column}}", "bold $accent")), Content(text), width)


def plain(text: str, classes: str = "") -> Static:
    """Return a text as it is."""
    return Static(Content(text), classes=classes)
