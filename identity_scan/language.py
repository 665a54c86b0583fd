"""The language of everything a person reads: English source, other languages from gettext catalogues."""

import gettext as _gettext
from contextvars import ContextVar
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
_ENGLISH = _gettext.NullTranslations()
_current: ContextVar[_gettext.NullTranslations] = ContextVar("language", default=_ENGLISH)


def use(language: str) -> None:
    """Speak this language from here on: a tag like en-CA or fr-CA; English where there is no catalogue."""
    tag = language.replace("-", "_")
    _current.set(_gettext.translation("identity_scan", CATALOGUES, [tag, tag.split("_")[0]], fallback=True))


def gettext(message: str) -> str:
    """Return the message in the language in use."""
    return _current.get().gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the message for n, in the language in use."""
    return _current.get().ngettext(one, many, n)


def later(message: str) -> str:
    """Mark a message of a table for the catalogues; it is translated where it is shown."""
    return message


def of_system() -> str:
    """Return the language of this computer as a tag, en-CA where it does not say."""
    import locale

    try:
        tag = locale.getlocale()[0] or ""
    except ValueError:
        tag = ""
    return "fr-CA" if tag.lower().startswith("fr") else "en-CA"
