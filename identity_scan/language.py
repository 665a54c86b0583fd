"""The language of everything a person reads: English source, other languages from gettext catalogues."""

import gettext as _gettext
from collections.abc import Iterable
from contextvars import ContextVar
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
_ENGLISH = _gettext.NullTranslations()
_current: ContextVar[_gettext.NullTranslations] = ContextVar("language", default=_ENGLISH)


def use(language: str) -> None:
    """Speak this language from here on: a tag like en-CA or fr-CA; English where there is no catalogue."""
    tag = language.replace("-", "_")
    base = tag.split("_")[0].lower()
    kin = sorted(path.name for path in CATALOGUES.glob(f"{base}_*"))  # fr-FR is better served in fr-CA than in English
    _current.set(_gettext.translation("identity_scan", CATALOGUES, [tag, base, *kin], fallback=True))


def gettext(message: str) -> str:
    """Return the message in the language in use."""
    return _current.get().gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the message for n, in the language in use."""
    return _current.get().ngettext(one, many, n)


def later(message: str) -> str:
    """Mark a message of a table for the catalogues; it is translated where it is shown."""
    return message


def labelled(label: str, said: str) -> str:
    """Return a label and what it says, joined as the language in use does: French leaves a space before the colon."""
    return gettext("{label}: {said}").format(label=label, said=said)


def listed(parts: Iterable[str]) -> str:
    """Return parts of a list that have commas of their own, divided as the language in use does."""
    return gettext("; ").join(parts)


def decimal(value: float, places: int = 2) -> str:
    """Return a number with the decimal sign of the language in use."""
    return f"{value:.{places}f}".replace(".", gettext("0.5").strip("05"))


def percent(share: float) -> str:
    """Return a share (0 to 1) as people write it."""
    return gettext("{n}%").format(n=round(share * 100))


def quoted(words: str) -> str:
    """Return the words of somebody within guillemets."""
    return gettext("«{words}»").format(words=words)


def of_system() -> str:
    """Return the language of this computer as a tag, en-CA where it does not say."""
    import locale

    try:
        tag = locale.getlocale()[0] or ""
    except ValueError:
        tag = ""
    return "fr-CA" if tag.lower().startswith("fr") else "en-CA"
