"""Where a user name that the worker listed stands for them: on their account, not wherever its letters stand."""

import re
from dataclasses import dataclass
from enum import IntEnum

from identity_scan.facts import site_kind
from identity_scan.person.lexicon import common_words, gazetteer, idle_words, trades
from identity_scan.person.name_parts import is_english_given
from identity_scan.speech.text import fold

_ACCOUNTS = frozenset((
    "social", "forum", "blog", "video", "photo", "music", "gaming", "fitness", "code", "shopping-wishlist", "dating",
    "messaging", "professional-network", "fundraising", "review", "shopping", "file-sharing", "event", "genealogy",
))  # fmt: skip
"""Kinds of site where people have accounts."""
_KEPT_FOR = re.compile(r"/(?:@|~|u/|users?/|profiles?/|members?/|people/|authors?/|id/|athletes?/|in/|channel/|c/)$")
"""What stands before a user name in the path of an account on any site."""
_NOBODY = re.compile(
    r"\b(?:(?:page|user|profile|account|member|player|channel) (?:was |is |could )?not (?:be )?(?:found|available)"
    r"|page not found|not found|error 404|404\b|no (?:such )?(?:user|player|member|profile|account|channel|result)\w*"
    r"|(?:does|did)(?: not|n['’]t) exist|doesn['’]t exist|isn['’]t available|has been (?:suspended|deleted|removed)"
    r"|unknown user|user unknown|(?:username|handle|name) is available|introuvables?|n['’]existe (?:pas|plus)"
    r"|aucun (?:utilisateur|membre|joueur|compte|profil|résultat|resultat)\w*|utilisateur inconnu|page non trouvée?"
    r"|compte (?:suspendu|supprimé|désactivé)|est disponible)",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"(?:^|/)(?:search|recherche|rechercher|find|results?|resultats|s|tag|tags|hashtag|explore)(?:/|\?|$)"
    r"|[?&](?:q|query|s|search|keyword)=",
    re.IGNORECASE,
)
_SEARCHED = re.compile(
    r"\b(?:search results?|results? for|résultats? (?:de|pour)|recherche (?:de|pour)|you searched)\b", re.I
)
_TELLING = 9
"""Letters from which a user name without digit or sign is nobody else's by chance."""


class Place(IntEnum):
    """For how much a user name stands where it was found."""

    ACCOUNT = 0  # it is the worker's account, or a name that nobody else bears
    SAID = 1  # it may be theirs, or a word, or somebody else's
    NOWHERE = 2


@dataclass(frozen=True, slots=True)
class Page:
    """What of a result a user name is looked for in."""

    host: str
    path: str
    """Path and query, in lower case."""
    text: str
    """Title and snippet as they stand."""


def stands(handle: str, page: Page, own_words: frozenset[str]) -> tuple[Place, str]:
    """Return for how much a user name (in lower case) stands on a page, and the words that show it.

    `own_words` are the folded words of the worker's name: a surname is no user name where accounts do not live.
    """
    lowered = page.text.casefold()
    in_path, in_text = _in_path(handle, page), _whole(handle, lowered)
    if not (in_path or in_text) or _NOBODY.search(page.text):
        return Place.NOWHERE, ""
    if _SEARCH.search(page.path) or _SEARCHED.search(page.text):
        return Place.NOWHERE, ""
    words = in_text or in_path
    if is_everyday(handle, own_words):
        return Place.SAID, words
    at_home = site_kind(page.host) in _ACCOUNTS
    if in_path and (at_home or _KEPT_FOR.search(page.path[: page.path.find(handle)])):
        return Place.ACCOUNT, words
    if is_telling(handle) or (in_text.startswith("@") or (at_home and in_text)):
        return Place.ACCOUNT, words
    return Place.SAID, words


def is_telling(handle: str) -> bool:
    """Tell whether a user name is so odd or long that nobody else writes it by chance: tam_runs98, porchlightcorwin."""
    return bool(re.search(r"[\d_.\-]", handle)) or len(handle) >= _TELLING


def _in_path(handle: str, page: Page) -> str:
    """Return a user name that is a whole part of the address: in the path, or before the domain."""
    if re.search(rf"(?<![a-z0-9_.\-]){re.escape(handle)}(?![a-z0-9_\-])", page.path):
        return handle
    return handle if page.host.startswith(f"{handle}.") and page.host.count(".") > 1 else ""


def _whole(handle: str, lowered: str) -> str:
    match = re.search(rf"(?<![a-z0-9.])@?{re.escape(handle)}(?![a-z0-9])", lowered)
    return match.group() if match else ""


def is_everyday(handle: str, own_words: frozenset[str]) -> bool:
    """Tell whether a user name is an everyday word, or a part of the worker's name alone."""
    word = fold(handle)
    stem = word.removesuffix("s")
    if word in own_words or is_english_given(word):
        return True
    known = (common_words(), trades(), idle_words(), frozenset(gazetteer()["words"]["everyday"]))
    return any(form in words for form in (word, stem) for words in known)
