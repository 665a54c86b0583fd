"""How search engines usually answer a program that gives its own name, on a home line in 2026.

From what others who ask them reported between May and September 2026; what this installation met itself goes before it.
"""

from enum import StrEnum
from typing import Final


class Habit(StrEnum):
    """What an engine usually does when a program asks it."""

    ANSWERS = "answers"
    SOMETIMES = "sometimes"
    OTHER_WORDS = "other_words"
    """It answers, and often shows pages for other words."""
    REFUSES = "refuses"
    NEVER = "never"
    """It answers people only."""


SEEN: Final = "2026-11"
"""The month in which the table was last looked through."""
HABITS: Final = {
    "wikipedia": Habit.ANSWERS,
    "yahoo": Habit.ANSWERS,
    "bing": Habit.OTHER_WORDS,
    "duckduckgo": Habit.SOMETIMES,
    "brave": Habit.REFUSES,
    "mojeek": Habit.REFUSES,
    "startpage": Habit.REFUSES,
    "yandex": Habit.REFUSES,
    "google": Habit.NEVER,
    "ecosia": Habit.NEVER,
    "qwant": Habit.NEVER,
}
"""By engine; of one that is not here nothing is known."""
