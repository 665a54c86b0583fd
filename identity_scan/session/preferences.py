"""The settings as the screen shows them: what each is, its value in words, and what a new value changes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from identity_scan.keeping import settings
from identity_scan.keeping.settings import KEYS, Settings
from identity_scan.model import Route
from identity_scan.present.values import Preference
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

if TYPE_CHECKING:
    from identity_scan.engines.engine import Engine

_TEXTS = (
    (
        "support",
        later("Whom you would call"),
        later("A name and a number for hard moments: employee assistance, a colleague. Only you see it."),
    ),
    ("searxng", later("Your own SearXNG"), later("Its address, such as https://searx.test; empty if you have none.")),
    ("proxy", later("Proxy of your agency"), later("Only if your network needs one; ask whoever looks after it.")),
    (
        "contact",
        later("Contact for engines"),
        later(
            "An address that they may write to; each engine learns it. Wikipedia slows down programs that give none."
        ),
    ),
    (
        "browser",
        later("Browser that you watch"),
        later("Its program; if empty, the first of Chrome, Edge, Brave, Vivaldi, Chromium that is found."),
    ),
    ("ca_file", later("Certificates of your agency"), later("A file, only if your agency inspects connections.")),
)
_KEYS = {
    "BRAVE_API_KEY": later("Own key for Brave’s API"),
    "MOJEEK_API_KEY": later("Own key for Mojeek’s API"),
    "KAGI_API_KEY": later("Own key for Kagi’s API"),
    "SERPAPI_KEY": later("Own key for SerpApi, which asks Google"),
    "MARGINALIA_API_KEY": later("Own key for Marginalia"),
}
"""What each key is called; its name in the environment is for commands."""
_OF_KEYS = {
    "BRAVE_API_KEY": later("needs a credit card; a thousand searches a month cost nothing"),
    "MARGINALIA_API_KEY": later("type public for the key that everybody shares, and that is often busy"),
    "SERPAPI_KEY": later("Google has sued SerpApi over how it gets Google's pages: decide whether you want to use it"),
}
"""What to know of a key before one gets it."""
_DAYS = (
    ("snippet_days", later("Words of results are kept"), (7, 30, 90)),
    ("closed_days", later("Settled findings are kept"), (30, 90, 365)),
)
_LANGUAGES = (("en-CA", "English"), ("fr-CA", "Français"))


def listed(chosen: Settings, theme: str, language: str) -> tuple[Preference, ...]:
    """Give every setting with its value; the value of a key is never shown."""
    themes = (
        ("dark", _("dark")),
        ("light", _("light, also for a projector")),
        ("contrast", _("high contrast")),
    )
    tongue = next((value for value, _words in _LANGUAGES if value[:2] == language[:2]), "en-CA")
    rows = [
        Preference("theme", _("Colours"), theme, themes),
        Preference("language", _("Language"), tongue, _LANGUAGES),
    ]
    for name, title, choices in _DAYS:
        days = tuple((str(n), _("{n} days").format(n=n)) for n in sorted({*choices, getattr(chosen, name)}))
        rows.append(Preference(name, _(title), str(getattr(chosen, name)), days))
    kept = (("no", _("on this computer")), ("yes", _("in memory only, and nothing is left behind")))
    rows.append(Preference("leave_nothing", _("Searches are kept"), "yes" if chosen.leave_nothing else "no", kept))
    rows += [Preference(name, _(title), str(getattr(chosen, name)), (), _(what)) for name, title, what in _TEXTS]
    for key in KEYS:
        have = _("set; type - to remove it") if chosen.key(key) else _("not set")
        rows.append(
            Preference(
                key, _(_KEYS[key]), "", (), " · ".join(filter(None, (have, _(_OF_KEYS.get(key, ""))))), secret=True
            )
        )
    return tuple(rows)


def changed(chosen: Settings, name: str, value: str, *, keep: bool) -> Settings:
    """Give the settings with one changed, kept in the settings file unless this is a demonstration."""
    return _with(chosen, _fields(chosen, name, value), keep)


def _with(chosen: Settings, fields: dict[str, Any], keep: bool) -> Settings:
    """Change these fields alone in the file: what holds for this run of the program is not written there."""
    if keep:
        settings.change(**fields)
    return replace(chosen, **fields)


def _fields(chosen: Settings, name: str, value: str) -> dict[str, Any]:
    if name in KEYS:
        if not value:
            return {}
        rest = {key: secret for key, secret in chosen.keys.items() if key != name}
        return {"keys": rest if value == "-" else rest | {name: value}}
    if name in dict((n, c) for n, _title, c in _DAYS):
        return {name: int(value)}
    if name == "leave_nothing":
        return {name: value == "yes"}
    if name not in {"theme", "language", *(n for n, _title, _what in _TEXTS)}:
        raise BadInput(_("There is no setting called {name}.").format(name=name))
    return {name: value}


def switched(chosen: Settings, engine: "Engine", value: str, *, keep: bool) -> Settings:
    """Give the settings with an engine asked ("on"), left out ("off"), or asked as a "browser" in this run."""
    if value == "browser":
        return replace(chosen, ddgs_route=(*chosen.ddgs_route, engine.id))
    ons, offs = set(chosen.engines_on) - {engine.id}, set(chosen.engines_off) - {engine.id}
    usual = engine.usual or bool(engine.key or engine.instance)
    if value == "on" and (not usual or engine.route is Route.DDGS):
        ons.add(engine.id)  # of one that is asked as a browser asks it is noted that the worker chose so
    if value == "off" and usual:
        offs.add(engine.id)
    return _with(chosen, {"engines_on": tuple(sorted(ons)), "engines_off": tuple(sorted(offs))}, keep)
