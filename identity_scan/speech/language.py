"""The language of everything a person reads: English source, other languages from gettext catalogues."""

import gettext as _gettext
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

CATALOGUES = Path(__file__).parent.parent / "locale"
NAMES: Mapping[str, str] = {"en-CA": "English", "fr-CA": "français"}
"""The languages that are spoken, each by its own name."""


@dataclass(slots=True)
class _Spoken:
    """One for the whole program, not one a task: whoever changes it on a screen changes it for every part of it."""

    tag: str = "en-CA"
    words: _gettext.NullTranslations = field(default_factory=_gettext.NullTranslations)


_now = _Spoken()


def use(language: str) -> None:
    """Speak this language from here on: a tag like en-CA or fr-CA; English where there is no catalogue."""
    tag = language.replace("-", "_")
    base = tag.split("_")[0].lower()
    kin = sorted(path.name for path in CATALOGUES.glob(f"{base}_*"))  # fr-FR is better served in fr-CA than in English
    _now.words = _gettext.translation("identity_scan", CATALOGUES, [tag, base, *kin], fallback=True)
    _now.tag = "fr-CA" if base == "fr" else "en-CA"


def in_use() -> str:
    """Return the tag of the language in use, one of NAMES."""
    return _now.tag


def gettext(message: str) -> str:
    """Return the message in the language in use."""
    return _now.words.gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the message for n, in the language in use."""
    return _now.words.ngettext(one, many, n)


def later(message: str) -> str:
    """Mark a message of a table for the catalogues; it is translated where it is shown."""
    return message


_MONTHS = later(
    "January February March April May June July August September October November December"
)  # one message: the translator gives twelve words
_DAY = later("{day} {month} {year}")
_FIRST_DAY = later("1 {month} {year}")


def day(when: date) -> str:
    """Return a date as people write it, in the language in use."""
    month = gettext(_MONTHS).split()[when.month - 1]
    return gettext(_FIRST_DAY if when.day == 1 else _DAY).format(day=when.day, month=month, year=when.year)


def month(year: int, number: int) -> str:
    """Return a month of a year as people write it, in the language in use; `number` from 1."""
    return gettext("{month} {year}").format(month=gettext(_MONTHS).split()[number - 1], year=year)


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark the two forms of a message of a table for the catalogues, as later() does one."""
    return one, many


def labelled(label: str, said: str) -> str:
    """Return a label and what it says, joined as the language in use does: French leaves a space before the colon.

    A question needs no colon.
    """
    if label.endswith("?"):
        return f"{label} {said}"
    return gettext("{label}: {said}").format(label=label, said=said)


def listed(parts: Iterable[str]) -> str:
    """Return parts of a list that have commas of their own, divided as the language in use does."""
    return gettext("; ").join(parts)


def series(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return gettext("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def ordinal(n: int) -> str:
    """Return a place in an order, from 1, as people write it: 4th."""
    if n == 1:
        return gettext("1st")
    ending = later("{n}th") if n // 10 % 10 == 1 else _ENDINGS.get(n % 10, later("{n}th"))
    return gettext(ending).format(n=n)


_ENDINGS: Mapping[int, str] = {1: later("{n}st"), 2: later("{n}nd"), 3: later("{n}rd")}


def decimal(value: float, places: int = 2) -> str:
    """Return a number with the decimal sign of the language in use."""
    return f"{value:.{places}f}".replace(".", gettext("0.5").strip("05"))


def percent(share: float) -> str:
    """Return a share (0 to 1) as people write it."""
    return gettext("{n}%").format(n=round(share * 100))


def quoted(words: str) -> str:
    """Return the words of somebody within guillemets."""
    return gettext("«{words}»").format(words=words)


def of_system(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of this computer as a tag, en-CA where it does not say."""
    # Read as gettext reads it: a person may want a language for which the system itself has no tables.
    tag = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if tag.partition(".")[0] not in ("C", "POSIX"):
        tag = environment.get("LANGUAGE") or tag
    tag = tag or _of_windows() or _of_locale()
    return "fr-CA" if tag.lower().startswith("fr") else "en-CA"


def _of_windows() -> str:
    """The language of Windows' own menus, such as fr_CA; its locale tells how numbers are written, in words."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def _of_locale() -> str:
    import locale

    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""
