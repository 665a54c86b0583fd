"""What can be done about what an assistant says: its maker's own routes, the worker's rights, and a letter."""

from collections.abc import Iterator

from identity_scan import facts
from identity_scan.advice import letters, links
from identity_scan.advice.removals import route
from identity_scan.facts.assistants import Assistant
from identity_scan.model import Heard, Link, Person


def routes(assistant: Assistant) -> tuple[Link, ...]:
    """Return how to ask the maker of an assistant for a correction, with where that was seen."""
    return tuple(route(assistant.removal)) if assistant.removal in facts.removals() else ()


def rights(person: Person) -> tuple[Link, ...]:
    """Return who hears a complaint where the worker lives, after the company has been asked."""
    return links.of_the_person("rights", person)


def privacy(assistant: Assistant) -> Iterator[Link]:
    """Yield where an assistant is told to keep less."""
    if assistant.keeps_url:
        yield Link(assistant.keeps_url, assistant.name, assistant.keeps_seen)


def letter(heard: Heard, person: Person, language: str = "") -> letters.Letter:
    """Return the letter to the maker of an assistant, in the worker's language or in the one that is named.

    It holds the name and the question, and no word of what the worker gave: what is wrong is told in general terms.
    """
    return letters.about_answer(heard.asked, person, language)
