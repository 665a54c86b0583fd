"""The lesson alone, as `identity-scan teach` opens it."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import ClassVar

from identity_scan.speech.errors import IdentityScanError
from identity_scan.teach import Lesson, lessons
from identity_scan.tui.screens.curtain import Hiding
from identity_scan.tui.shell.private_textual import LastStop
from identity_scan.tui.shell.theme import THEMES
from identity_scan.tui.teach.lesson_screen import LessonScreen

SHEET = Path(__file__).parent.parent / "identity_scan.tcss"


class LessonApp(Hiding[None], LastStop[None]):
    """One lesson in the light colours of a projector; nothing else can be reached from here."""

    CSS_PATH = SHEET
    TITLE = "identity-scan"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [Hiding.HIDES]

    def __init__(
        self,
        lesson: Lesson,
        now: Callable[[], float] = monotonic,
        playing: bool = True,
        theme: str = "light",
        short: bool = False,
    ) -> None:
        super().__init__()
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = THEMES[theme].name
        shipped = lessons()
        choices = shipped if any(lesson.id == one.id for one in shipped) else (lesson,)
        self._screen = LessonScreen(lesson, choices, now, playing, short)

    def on_mount(self) -> None:
        """Open the lesson; the program ends with it."""
        self.push_screen(self._screen, lambda _nothing: self.exit())

    def told(self, error: IdentityScanError) -> bool:
        """Show the sentence of an expected failure, as long as there is a screen to show it on."""
        if self.is_running:
            self.notify(str(error), severity="error", markup=False)
        return self.is_running
