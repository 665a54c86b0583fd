"""What a step is called, and what it tells to do; another step that it names stands there by its title."""

import re
from collections.abc import Iterator
from typing import Final

from identity_scan import facts
from identity_scan.model import Action
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import quoted

_NAMED: Final = re.compile(r"\{([A-Z]+-\d\d)\}")
"""How actions.json names another step within a text."""


def title(action: str) -> str:
    """Return the title of an action of the catalogue, in the language in use."""
    return _(facts.actions()[action].title)


def told(text: str) -> str:
    """Return a text of the catalogue in the language in use, each step that it names by its title in quotes."""
    return _NAMED.sub(lambda found: quoted(title(found[1])), _(text))


def to_do(action: Action) -> tuple[str, ...]:
    """Return what a step tells to do, in its order."""
    return tuple(map(told, action.steps))


def leads_to(action: Action) -> tuple[str, ...]:
    """Return the ids of the other steps that it names, each once, in the order in which it does."""
    return tuple(dict.fromkeys(_all_named(action)))


def _all_named(action: Action) -> Iterator[str]:
    for text in action.steps:
        yield from _NAMED.findall(text)
