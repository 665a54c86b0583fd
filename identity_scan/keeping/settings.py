"""What the worker set once for all scans: engines, keys, proxy, language, how long things are kept.

The environment goes before the file, so that one run can differ from the rest. Both the settings and the data may stand
in one folder of the worker's choice: `IDENTITY_SCAN_HOME`.
"""

import contextlib
import dataclasses
import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from identity_scan.keeping import private_files
from identity_scan.speech import textfile
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.errors import where as spot
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

if TYPE_CHECKING:  # the settings are read before the first paint, the engines only for a scan
    from identity_scan.engines.engine import Engine, Options
    from identity_scan.model import Medium

HOME = "IDENTITY_SCAN_HOME"
NAME = "settings.toml"
KEYS = ("BRAVE_API_KEY", "MOJEEK_API_KEY", "KAGI_API_KEY", "SERPAPI_KEY", "MARGINALIA_API_KEY")
"""The keys that an engine may ask for, named as in the environment."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The worker's settings; every field has a default, so an absent file is a usual case."""

    engines_on: tuple[str, ...] = ()
    """Engines that a scan asks although it usually would not."""
    engines_off: tuple[str, ...] = ()
    ddgs_route: tuple[str, ...] = ()
    """Engines that the worker chose to ask through the client that looks like a browser."""
    searxng: str = ""
    """The address of the worker's own SearXNG."""
    proxy: str = ""
    ca_file: str = ""
    language: str = ""
    """Empty: the language of the person file."""
    theme: str = ""
    closed_days: int = 90
    """Days that the details of a closed finding are kept (ETHICS 6)."""
    snippet_days: int = 30
    """Days that the words of a result are kept after its scan (ETHICS 6)."""
    contact: str = ""
    """Where engines may write to about the searches; told to those that are asked under the program's own name."""
    support: str = ""
    """Whom the worker would call, in their own words; shown to them alone, on the start page."""
    browser: str = ""
    """The command line of the browser that is watched; empty: the first that is found."""
    leave_nothing: bool = False
    """Whether searches and decisions live in memory only, as on a computer that others use too."""
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The worker's keys by name; never shown, and so not in the repr."""

    def options(self, engine: "Engine", language: str = "") -> "Options":
        """Return what this engine is to be asked with; the language is the person's where none is set."""
        from identity_scan.engines.engine import Options

        return Options(
            language=self.language or language or Options().language,
            key=self.key(engine.key),
            instance=(os.environ.get("SEARXNG_URL") or self.searxng).strip() if engine.instance else "",
        )

    def key(self, name: str | None) -> str:
        """Return a key: from the environment, then the file, then the system's keyring; empty if it is in none."""
        if not name:
            return ""
        return (os.environ.get(name) or self.keys.get(name) or _from_keyring(name)).strip()

    def chosen(self, engines: Mapping[str, "Engine"], named: Iterable[str] = ()) -> tuple["Engine", ...]:
        """Return the engines of a scan: those named, otherwise the usual ones as switched on and off here.

        An engine that needs a key or an address of the worker's own is usual once that is there. BadInput names the
        nearest engine for a name that is none.
        """
        named = tuple(named)
        for name in (*named, *self.engines_on, *self.engines_off):
            if name not in engines:
                raise BadInput(
                    _("There is no search engine called {name}.").format(name=name),
                    _nearest(name, engines) or _("Run `identity-scan engines` to see them all."),
                )
        if named:
            return tuple(engines[name] for name in dict.fromkeys(named))
        return tuple(e for e in engines.values() if self._asks(e))

    def unsaid(self, engines: Mapping[str, "Engine"]) -> tuple["Engine", ...]:
        """Return the engines that must be asked as a browser asks, where the worker has not said if they may be."""
        from identity_scan.model import Route

        said = (*self.engines_on, *self.engines_off)
        return tuple(e for e in engines.values() if e.usual and e.route is Route.DDGS and e.id not in said)

    def for_media(self, engines: Mapping[str, "Engine"], media: Iterable["Medium"]) -> tuple["Engine", ...]:
        """Return the engines for searches of these kinds that a scan does not ask by itself, and that are not off."""
        wanted = frozenset(media)
        found = (e for e in engines.values() if e.media & wanted and e.id not in self.engines_off)
        return tuple(e for e in found if not self._asks(e))

    def _asks(self, engine: "Engine") -> bool:
        if engine.request is None or engine.id in self.engines_off:
            return False
        options = self.options(engine)
        ready = (not engine.key or options.key) and (not engine.instance or options.instance)
        needs = bool(engine.key or engine.instance)
        return engine.id in self.engines_on or bool(ready and (engine.usual or needs))


def config_folder() -> Path:
    """Return the folder of the settings file; it may not exist yet."""
    if home := os.environ.get(HOME):
        return Path(home).expanduser()
    from platformdirs import user_config_path

    return user_config_path("identity-scan", appauthor=False)


def folder() -> Path:
    """Return the folder of the history, the person file and the reports; it may not exist yet."""
    if home := os.environ.get(HOME):
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path("identity-scan", appauthor=False)


def read(where: Path | None = None) -> Settings:
    """Read the settings file of a folder; defaults where there is none. BadInput for what cannot be understood."""
    path = (where or config_folder()) / NAME
    unread = _("The settings file {path} cannot be read.").format(path=path)
    try:
        text = textfile.decoded(path.read_bytes(), unread)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise BadInput(unread, f"{why(error)}.") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what = _("What is wrong: {error}. Correct it, or delete the file to start with none.").format(error=spot(error))
        raise BadInput(
            _("The settings file {path} has a mistake in how it is written.").format(path=path),
            f"{what} {_(_PATHS)}" if "\\" in text else what,
        ) from error
    if table.get("keys"):
        _make_private(path)
    return parse(table)


def parse(table: Mapping[str, Any]) -> Settings:
    """Check a table of settings; BadInput names a field that is unknown or of the wrong kind."""
    known = {f.name: f for f in dataclasses.fields(Settings)}
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            raise BadInput(_("The settings have no field called {name}.").format(name=name), _nearest(name, known))
        values[name] = _value(name, value, getattr(Settings(), name))
    for name in values.get("keys", {}):
        if name not in KEYS:
            raise BadInput(_("There is no key called {name}.").format(name=name), _nearest(name, KEYS))
    return Settings(**values)


def change(where: Path | None = None, /, **fields: Any) -> Settings:
    """Change the named settings and keep all others. BadInput if the file cannot be written."""
    place = where or config_folder()
    settings = dataclasses.replace(read(place), **fields)
    write(settings, place)
    return settings


def write(settings: Settings, where: Path | None = None) -> Path:
    """Write the settings with a line of explanation each; atomic, mode 0600. BadInput if it cannot be written."""
    path = (where or config_folder()) / NAME
    half = path.with_name(f".{NAME}.{os.getpid()}")
    try:
        private_files.folder(path.parent)
        half.unlink(missing_ok=True)
        private_files.write(half, _text(settings).encode())
        private_files.replace(half, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            half.unlink()
        raise BadInput(
            _("The settings could not be saved in {path}.").format(path=path),
            _("{error}. What was there is unchanged.").format(error=why(error)),
        ) from error
    return path


# -- reading and writing one field ------------------------------------------------------------------------------------

_KINDS = {
    tuple: later("a list of texts in brackets"),
    dict: later("a table of texts"),
    str: later("a text in quotation marks"),
    int: later("a whole number, not below zero"),
    bool: later("true or false"),
}
_PATHS = later("Write the path of a file with / in place of \\, or between single quotes.")

_EXPLAINED = {
    "engines_on": "engines to ask although a scan usually does not, such as yandex",
    "engines_off": "engines never to ask",
    "ddgs_route": "engines to ask through a client that looks like a browser, because they refuse the honest one",
    "searxng": "the address of your own SearXNG, such as https://searx.test",
    "proxy": "the proxy of your agency, such as http://user:password@proxy.test:8080",
    "ca_file": "a file with your agency's certificates (PEM), such as 'C:\\agency.pem', where it inspects connections",
    "language": "en-CA or fr-CA; empty: as in the person file",
    "theme": "the colours of the screen",
    "closed_days": "days that the details of a closed finding are kept",
    "snippet_days": "days that the words of a result are kept",
    "contact": "an address that engines may write to, such as https://agency.test or an e-mail address; told to them",
    "support": "whom you would call if it is heavy, such as 'Employee assistance, 555 0100'; shown to you alone",
    "browser": "the program of the browser for searches that you watch, such as '/usr/bin/chromium'",
    "leave_nothing": "true: searches and decisions are kept in memory only, and end with the program",
    "keys": f"your own keys, any of {', '.join(KEYS)}; the environment goes before them",
}


def _value(name: str, value: Any, default: Any) -> Any:
    kind = dict if name == "keys" else type(default)
    good = {
        tuple: isinstance(value, list) and all(isinstance(v, str) for v in value),
        dict: isinstance(value, dict) and all(isinstance(v, str) for v in value.values()),
        str: isinstance(value, str),
        int: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        bool: isinstance(value, bool),
    }[kind]
    wrong = _("The setting {name} cannot be understood.").format(name=name)
    if not good:
        raise BadInput(wrong, _("It should be {kind}.").format(kind=_(_KINDS[kind])))
    if name == "ca_file" and any(sign < " " for sign in value):  # "C:\temp" between double quotes holds a tab
        raise BadInput(wrong, _(_PATHS))
    return kind(value)


def _text(settings: Settings) -> str:
    import tomli_w

    parts = ["# identity-scan: your settings; what stands behind # is as it comes.\n"]
    for f in dataclasses.fields(settings):
        value, comment = getattr(settings, f.name), "# " + _EXPLAINED[f.name]
        value = dict(value) if f.name == "keys" else list(value) if isinstance(value, tuple) else value
        line = tomli_w.dumps({f.name: value}) if value or f.name != "keys" else "[keys]\n"
        off = "# " if value == _plain_default(f.name) else ""
        parts.append(f"{comment}\n{off}{line}")
    return "\n".join(parts)


def _plain_default(name: str) -> Any:
    value = getattr(Settings(), name)
    return list(value) if isinstance(value, tuple) else value


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name.lower(), list(known), 1, 0.5) or difflib.get_close_matches(
        name.upper(), list(known), 1, 0.5
    )
    return _("Did you mean {name}?").format(name=close[0]) if close else ""


def _make_private(path: Path) -> None:
    """Close a file that holds keys to other users of the computer; best effort, as some disks know no modes."""
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError:
        return


def _from_keyring(name: str) -> str:
    """Read a key from the system's keyring; empty where none is installed, unlocked or in working order."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password("identity-scan", name) or ""
    except KeyringError:
        return ""
