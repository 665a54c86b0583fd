"""The indexes behind the engines: what each is called, and what is known of asking it to take a page out.

An engine's file names its index; all that is known of an index itself stands in this one table. A code that is not in
it (rows of a file may come from any engine) is an index of its own of which nothing is known.
"""

from dataclasses import dataclass
from typing import Final

from identity_scan.speech.language import later


@dataclass(frozen=True, slots=True)
class Index:
    """A list of pages that one engine or several show."""

    id: str
    name: str
    """A brand, or an English word to be translated."""
    clients: bool = False
    """Clients search with it, so a search without it sums nothing up (SEVERITY 6)."""
    stands: bool = True
    """It is a list of its own; one site, or a mixture of what others list, stands for no index."""
    removal: tuple[str, ...] = ()
    """The rows of removals.tsv for a page that stands there but should not be found."""
    refresh: tuple[str, ...] = ()
    """Those for a page that is changed or gone and is still shown as it was."""
    legal: tuple[str, ...] = ()
    """Those for a request that rests on a law."""
    asking: str = ""
    """Whom to ask, as a sentence, where there is no row for its removal."""


_ALL: Final = (
    Index(
        "google", "Google", clients=True,
        removal=("google-personal-info",), refresh=("google-outdated",), legal=("google-legal",),
    ),
    Index(
        "bing", "Bing", clients=True,
        removal=("bing-concern",), refresh=("bing-content-removal",), legal=("bing-concern",),
    ),
    Index("brave", "Brave", removal=("brave-rtbf",), legal=("brave-rtbf",)),
    Index("mojeek", "Mojeek", removal=("mojeek",), legal=("mojeek",)),
    Index("yandex", "Yandex", refresh=("yandex-deleted",), asking=later("It acts mostly on pages that are gone.")),
    Index("marginalia", "Marginalia", asking=later("One person keeps it: write to the address on its page.")),
    Index("keenable", "Keenable", asking=later("A small company keeps it: write to the address on its site.")),
    Index("mwmbl", "Mwmbl", asking=later("Volunteers keep it: write to the address on its site.")),
    Index("kagi", "Kagi", asking=later("It shows what several others list: ask those first.")),
    Index("yahoo", "Yahoo", asking=later("Its news comes from newspapers: ask the newspaper.")),
    Index(
        "wikipedia", "Wikipedia", stands=False,
        asking=later("Its editors decide: write on the talk page of the article, or to its volunteers by e-mail."),
    ),
    Index(
        "mixed", later("Mixed"), stands=False,
        asking=later("It shows what other engines list: ask the engine that is named beside the result."),
    ),
)  # fmt: skip

INDEXES: Final = {index.id: index for index in _ALL}
"""The indexes by code, those first that clients use."""
CLIENTS_USE: Final = tuple(index.id for index in _ALL if index.clients)
"""The indexes that clients search with (SEVERITY 6): without a look at each of them nothing sums a search up."""
NO_INDEX: Final = frozenset(index.id for index in _ALL if not index.stands)
"""What stands for no index: one site, and an instance that may ask anybody."""
OWN: Final = Index("own", later("an engine with an index of its own"))
"""What a plan lacks if it asks none beside those that clients use; any of them will do."""


def index(code: str) -> Index:
    """Return what is known of an index; of one that is not known, a name made of its code."""
    if code == OWN.id:
        return OWN
    return INDEXES.get(code) or Index(code, code.replace("-", " ").capitalize())
