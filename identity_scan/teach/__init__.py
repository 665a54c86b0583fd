"""The lesson for a class: an invented person, a vote before every answer, nothing sent and nothing saved (TEACHING)."""

from identity_scan.teach.lesson import Card, Item, Lesson, Stage
from identity_scan.teach.library import find, lessons

__all__ = ["Card", "Item", "Lesson", "Stage", "find", "lessons"]
