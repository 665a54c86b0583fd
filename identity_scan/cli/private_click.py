"""The one thing of click's inside that is touched: by which name its modules ask gettext for their sentences.

click translates what it says itself with the interpreter's own gettext, and has no public way to be given another
catalogue: the only one is the environment (LANGUAGE), which every program that is started from here would inherit, the
worker's browser first. A test notices when click keeps gettext elsewhere, or says a sentence that is not translated.
"""

from types import ModuleType
from typing import Final

from click import core, exceptions, formatting, parser, termui, types

from identity_scan.speech.language import gettext as _


def _several(one: str, many: str, n: int) -> str:
    return _(one if n == 1 else many)


def _taught() -> tuple[ModuleType, ...]:
    heard = tuple(module for module in (core, exceptions, formatting, parser, termui, types) if "_" in vars(module))
    for module in heard:
        vars(module)["_"] = _
        if "ngettext" in vars(module):
            vars(module)["ngettext"] = _several
    return heard


TAUGHT: Final = _taught()
"""The parts of click that speak."""
