"""The lesson on screen: an invented person before a class, and the speaker's notes on a second screen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity_scan.teach import Lesson
    from identity_scan.tui.teach.lesson_screen import LessonScreen


def whole_lesson() -> "LessonScreen":
    """Return the lesson as a screen that any of our applications can open; it dismisses itself at its end."""
    from identity_scan.speech import language
    from identity_scan.teach import lessons
    from identity_scan.tui.teach.lesson_screen import LessonScreen

    shipped = lessons()
    ours = next((one for one in shipped if one.person.language == language.in_use()), shipped[0])
    return LessonScreen(ours, shipped)


def open_lesson(lesson: "Lesson", theme: str = "light", short: bool = False) -> int:
    """Open the lesson; give the exit code."""
    from identity_scan.tui.teach.lesson_app import LessonApp

    app = LessonApp(lesson, theme=theme, short=short)
    app.run()
    return app.return_code or 0


def open_notes(lesson: "Lesson") -> int:
    """Open the speaker's notes, for a second screen that the class does not see; give the exit code."""
    from identity_scan.tui.teach.notes_view import NotesApp

    app = NotesApp(lesson)
    app.run()
    return app.return_code or 0
