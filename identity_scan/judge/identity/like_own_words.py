"""What the worker told, as words that a result may share: a page that speaks of the same things may be theirs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from identity_scan.judge.identity.likeness import Likeness, Sketch, dot, oddity, sketch, unit
from identity_scan.judge.reading.known import Known
from identity_scan.model import Finding
from identity_scan.person.lexicon import field_of_site, idle_words, phrases, trades
from identity_scan.person.names import Names
from identity_scan.person.reading import read
from identity_scan.speech.text import fold

_PAGES = 6
"""How many of the worker's own pages results are compared with."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The words of a person file, without the name, and each of their pages as a result of its own."""

    facts: frozenset[str]
    keywords: frozenset[str]
    addresses: frozenset[str]
    pairs: frozenset[str]
    """Words that stand side by side in what they told."""
    fields: Mapping[str, float]
    pages: tuple[Sketch, ...]
    """Keyword by account: what they call their page, and where it is."""
    life: Sketch
    """Work, school and places in one."""

    @property
    def words(self) -> frozenset[str]:
        """All words."""
        return self.facts | self.keywords | self.addresses


def profile(me: Known) -> Profile:
    """Return what a person file says, ready to be compared."""
    person, names = me.person, me.called
    skip = idle_words() | names.words
    life = (*person.professions, *person.employers, *person.schools, *person.places)
    facts = (*life, *person.interests, person.portrayal)
    addresses = tuple(url.split("//", 1)[-1] for url in person.accounts)
    longer = max(len(person.keywords), len(person.accounts))
    pages = [(_nth(person.keywords, n), _nth(person.accounts, n)) for n in range(min(longer, _PAGES))]
    return Profile(
        facts=_words(facts, skip),
        keywords=_words(person.keywords, skip),
        addresses=frozenset(w for w in _words(addresses, skip) if len(w) > 2),
        pairs=_pairs((*facts, *person.keywords), skip),
        fields=_fields((*facts, *person.keywords, *addresses), addresses),
        pages=tuple(_page(title, url, "", names) for title, url in pages),
        life=_page(person.name, "", ". ".join(life), names),
    )


def _nth(texts: Sequence[str], n: int) -> str:
    return texts[n] if n < len(texts) else ""


def _page(title: str, url: str, snippet: str, names: Names) -> Sketch:
    reading = read(Finding("", url, title, snippet, "", ()))
    return sketch(reading, names.mention(reading), names.words)


def _words(texts: Iterable[str], skip: frozenset[str]) -> frozenset[str]:
    return frozenset(w for text in texts for w in fold(text).split() if len(w) > 1 and w not in skip)


def pairs_of(words: Sequence[str], skip: frozenset[str]) -> frozenset[str]:
    """Return the words that stand side by side, small words left out."""
    told = [w if len(w) > 1 and w not in skip else "" for w in words]
    return frozenset(f"{a} {b}" for a, b in pairwise(told) if a and b)


def _pairs(texts: Iterable[str], skip: frozenset[str]) -> frozenset[str]:
    return frozenset(pair for text in texts for pair in pairs_of(fold(text).split(), skip))


def _fields(texts: Iterable[str], pages: Iterable[str]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for phrase in {p for text in texts for _s, _e, p in phrases(tuple(fold(text).split()), trades())}:
        kinds = trades()[phrase]
        for trade in kinds:
            found[trade.field] = found.get(trade.field, 0.0) + (1.5 if trade.person else 1.0) / len(kinds)
    for page in pages:
        if field := field_of_site(page.split("/", 1)[0]):
            found[field] = found.get(field, 0.0) + 1.5
    return unit(found)


def compare(told: Profile, result: Sketch, pairs: frozenset[str], scan: Likeness) -> dict[str, float]:
    """Return in what a result is like what the worker told, by the names of the weights."""
    facts, keywords = result.words & told.facts, result.words & told.keywords
    addresses = result.words & (told.addresses - told.keywords - told.facts)
    fields = dot(told.fields, result.fields)
    features = {
        "facts": _sum(facts - keywords, scan),
        "keywords": _sum(keywords, scan),
        "addresses": _sum(addresses, scan),
        "count": min(len(facts | keywords), 6) / 3,
        "pairs": min(len(pairs & told.pairs), 4) / 2,
        "same_field": fields,
        "other_field": float(bool(told.fields) and bool(result.fields) and fields < 0.1),
    }
    for name, words in (("facts", facts), ("keywords", keywords - facts), ("addresses", addresses)):
        odd = [oddity(w) for w in words]
        features[f"odd_{name}"] = min(sum(odd), 30.0) / 10
        features[f"odder_{name}"] = sum(v > 5.5 for v in odd) / 2
    lifted = result.words & told.words
    features["lift"] = min(sum(map(scan.lift, lifted)), 12.0) / 4
    return features | _to_pages(told, result, scan)


def _to_pages(told: Profile, result: Sketch, scan: Likeness) -> dict[str, float]:
    life = _held(scan.link(told.life, result))
    links = sorted((_held(scan.link(page, result)) for page in told.pages), reverse=True) or [life]
    return {
        "nearest_page": links[0] / 2,
        "near_pages": sum(links[:2]) / len(links[:2]) / 2,
        "all_pages": sum(links) / len(links) / 2,
        "life": life / 2,
    }


def _held(logit: float) -> float:
    return max(min(logit, 6.0), -6.0)


def _sum(words: Iterable[str], scan: Likeness) -> float:
    return min(sum(map(scan.rarity, words)), 15.0) / 5


def telling(told: Profile, result: Sketch) -> tuple[str, ...]:
    """Return the words that a result shares with what the worker told, the rarest first."""
    return tuple(sorted(result.words & told.words, key=lambda w: (-oddity(w), w)))
