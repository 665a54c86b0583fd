"""What is to be told, as a value: a code and what fills its places, the same in every language.

The core makes these; sentences.py alone makes the words, in the language in use when somebody reads them. So the same
input gives the same output whatever the language, and what was stored in one language is read in another.
"""

from dataclasses import dataclass

Arg = str | int | float | tuple[str, ...] | tuple["Said", ...]
"""What fills a place: a moment is an ISO text with its zone, a kind of fact its code, an engine its brand name."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to be told: a code of sentences.SENTENCES with its arguments, in order."""

    code: str
    args: tuple[tuple[str, Arg], ...] = ()


def say(code: str, **args: Arg) -> Said:
    """Return what is to be told, its places filled by name."""
    return Said(code, tuple(args.items()))


def verbatim(text: str) -> Said:
    """Return a sentence that stands as it is, in whatever language: how earlier versions stored theirs."""
    return Said("", (("text", text),))


def together(*parts: Said | None) -> Said:
    """Return several things told one after the other, as one; what is None says nothing."""
    some = tuple(part for part in parts if part is not None)
    return some[0] if len(some) == 1 else Said("together", (("parts", some),))
