"""What a client sees: the first page of each index for one query, in order, as a stranger meets it; one for all faces.

Brands that show one index are one page: DuckDuckGo, Yahoo and Bing are asked thrice and met once.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from identity_scan.engines.belief import settled
from identity_scan.model import Answer, Assessment, Collected, Judged, Outcome, Plan, Query, Tier, Verdict
from identity_scan.present import words
from identity_scan.present.blocks import Block, Heading, Row, Sentence, Sheet, Typed
from identity_scan.present.cover import Opened, title_of
from identity_scan.present.finding import name
from identity_scan.remembered import FIRST_PAGE
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext, quoted
from identity_scan.speech.text import said

TURNS: Final = ("N1", "P1")
"""The recipes of the bare name and of the name with the city."""
_CLIENTS_USE: Final = ("google", "bing")
"""The indexes that most clients use: where they were seen, they come first, everywhere."""
LOUD: Final = 70
"""The weight from which a page is named as one to act on."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first page of one index, told by the brand that showed most of it."""

    index: str
    engine: str
    """The brand, by id; where there is none because people alone are answered, the one that the worker opens."""
    name: str
    """The index, and the brand where that has another name."""
    found: tuple[tuple[int, Judged], ...]
    silence: str = ""
    """Why there is no page: a sentence; empty if there is one."""
    yours: bool = False
    """There is none because it answers people only: the person opens it in their own browser."""
    outcome: str = ""
    """The same as `silence` in a word or two."""
    none: bool = False
    """The engine itself says that it has none."""


def query_for(plan: Plan | None, recipe: str) -> Query | None:
    """Give the query of a recipe in this plan."""
    return next((q for q in plan.queries if q.recipe == recipe), None) if plan else None


def bare_name(assessment: Assessment) -> Query | None:
    """Give the query that is nearest to what a client types, where the plan is not at hand: the name as it is."""
    asked = {s.query.id: s.query for j in assessment.judged for s in j.finding.sightings}
    asked |= {c.ask.query.id: c.ask.query for c in assessment.unanswered}
    names = (query for query in asked.values() if query.tier is Tier.NAME and query.recipe == TURNS[0])
    return min(names, default=None, key=lambda query: (len(query.id.split(".")), query.id))


def first_pages(
    assessment: Assessment, query: Query, came: Sequence[Collected], asked: Iterable[str] = ()
) -> tuple[FirstPage, ...]:
    """Give the first page of every index that was asked this query, or that only answers people.

    `came` are the answers that are at hand, `asked` the engines that were to be asked. An index of which neither tells
    anything, as in a report of kept findings, has a page only if it showed a finding.
    """
    from identity_scan.engines import ENGINES  # not at the top: the first picture needs none of it

    found = _found(assessment, query)
    answers = {c.ask.engine: c.answer for c in settled(came) if c.ask.query.id == query.id and c.ask.page == 1}
    yours = {e.id for e in ENGINES.values() if e.request is None and e.usual}
    known = {e.id: e.index for e in ENGINES.values()} | {e.engine: e.index for e in assessment.coverage.engines}
    by_index: dict[str, list[str]] = {}
    for engine, index in known.items():
        if engine in {*asked, *found, *answers, *yours}:
            by_index.setdefault(index, []).append(engine)
    pages = (_page(index, brands, found, answers, yours) for index, brands in by_index.items())
    return tuple(sorted(pages, key=lambda page: (bool(page.silence), _how_far_down(page.index))))


def _how_far_down(index: str) -> int:
    return _CLIENTS_USE.index(index) if index in _CLIENTS_USE else len(_CLIENTS_USE)


def _found(assessment: Assessment, query: Query) -> Mapping[str, list[tuple[int, Judged]]]:
    by_engine: dict[str, list[tuple[int, Judged]]] = {}
    for judged in assessment.judged:
        for sighting in judged.finding.sightings:
            if sighting.query.id == query.id and 0 < sighting.rank <= FIRST_PAGE and not sighting.doubted:
                by_engine.setdefault(sighting.engine, []).append((sighting.rank, judged))
    return by_engine


def _page(
    index: str,
    brands: Sequence[str],
    found: Mapping[str, list[tuple[int, Judged]]],
    answers: Mapping[str, Answer],
    yours: Collection[str],
) -> FirstPage:
    best = max(brands, key=lambda engine: len(found.get(engine, ())))
    if seen := found.get(best):
        unique = {judged.finding.id: (rank, judged) for rank, judged in sorted(seen, key=lambda r: -r[0])}
        return FirstPage(index, best, _shown_by(index, best), tuple(sorted(unique.values(), key=lambda r: r[0])))
    came = [answers[brand] for brand in brands if brand in answers]
    by_hand = [brand for brand in brands if brand in yours and not came]
    engine = by_hand[0] if by_hand else best
    none = any(answer.outcome is Outcome.NONE for answer in came)
    why = _silence(came, by_hand)
    return FirstPage(index, engine, _shown_by(index, engine), (), why, bool(by_hand), _outcome(came), none)


def _shown_by(index: str, engine: str) -> str:
    shown, brand = words.index(index), words.engine(engine)
    return shown if shown == brand else f"{shown} ({brand})"


def _silence(came: Sequence[Answer], by_hand: Sequence[str]) -> str:
    if any(answer.outcome is Outcome.NONE for answer in came):
        return _("The engine itself says: no result.")
    if any(answer.outcome is Outcome.RESULTS for answer in came):
        return _("It showed results, but they are no longer kept.")
    if came:
        return _("Not seen: {why}").format(why=came[0].why or words.outcome(came[0].outcome))
    return _("Not seen: it answers people only.") if by_hand else _("Not asked yet.")


@dataclass(frozen=True, slots=True)
class Met:
    """A page that a client meets, and its place on the first page of each index."""

    judged: Judged
    places: Mapping[str, int]

    def before(self, index: str) -> tuple[bool, int, int]:
        """Return what it is sorted by for somebody who looks at one index: its place there, then the best elsewhere."""
        return index not in self.places, self.places.get(index, 0), min(self.places.values())


def met(pages: Iterable[FirstPage], index: str) -> tuple[Met, ...]:
    """Return each page of the web once, in the order in which it is met at one index, then those met elsewhere."""
    places: dict[str, dict[str, int]] = {}
    found: dict[str, Judged] = {}
    for page in pages:
        for rank, judged in page.found:
            found[judged.finding.id] = judged
            places.setdefault(judged.finding.id, {})[page.index] = rank
    every = (Met(judged, places[name]) for name, judged in found.items())
    return tuple(sorted(every, key=lambda one: one.before(index)))


def beside_the_wish(judged: Judged) -> str:
    """Return what of a page speaks against how the worker wishes to be seen, in a few words; empty for nothing."""
    facts = [dict(one.args).get("fact") for one in judged.conflicts]
    told = [words.fact(str(fact)) if fact else _unquoted(said(text))
            for fact, text in zip(facts, judged.contradicts, strict=True)]  # fmt: skip
    return ", ".join(dict.fromkeys(told))


def _outcome(came: Sequence[Answer]) -> str:
    """In a word, the most telling of what came; that it has none, only where the engine itself said so."""
    if not came:
        return _("not yet")
    best = min(came, key=lambda answer: (answer.outcome is not Outcome.NONE, answer.outcome is not Outcome.RESULTS))
    return _("no longer kept") if best.outcome is Outcome.RESULTS else words.outcome(best.outcome)


# -- as it is told ----------------------------------------------------------------------------------------------------


def row(rank: int, judged: Judged, opened: Opened, *, paper: bool = False) -> Row:
    """Return a place on a first page; on paper, which others may read, nobody else's page has its title."""
    label = words.label(judged.label)
    if paper and judged.identity.verdict is Verdict.NOT_ME:
        return Row(label, number=rank, code=judged.label)
    loud = judged.severity.band if judged.severity.score >= LOUD and judged.label != "someone_else" else None
    against_it = "" if paper else beside_the_wish(judged)
    wish = _("against your wish: {what}").format(what=against_it) if against_it else ""
    beside = (label, words.band(loud) if loud else "", said(judged.finding.site), wish)
    return Row(
        said(title_of(judged, opened(judged))) or _("(no title)"),
        tuple(filter(None, beside)),
        number=rank,
        code=judged.label,
        loud=loud or "",
        called="" if paper else name(judged),
        leads=judged.finding.id,
    )


def sheet(page: FirstPage, opened: Opened, look: Typed | None = None, *, paper: bool = False) -> Sheet:
    """Return one first page; `look` is how a page that answers people only is opened."""
    if page.silence:
        return (Heading(page.name), Sentence(page.silence), *((look,) if look and page.yours else ()))
    results = ngettext("{n} result", "{n} results", len(page.found)).format(n=len(page.found))
    return (Heading(page.name, results), *(row(rank, judged, opened, paper=paper) for rank, judged in page.found))


def lead(query: Query, pages: Iterable[FirstPage]) -> Heading:
    """Say which words a client types, and sum up what they meet, each page of the web counted once."""
    return Heading(_("A client who types {query} sees first:").format(query=query.text), _summary(pages))


def lives(pages: Iterable[FirstPage]) -> Mapping[str, int]:
    """Count the pages that are met by their labels, each page of the web once."""
    labels = {j.finding.id: j.label for page in pages for _rank, j in page.found}
    counts = Counter(labels.values())
    return {label: counts[label] for label in words.LABELS if counts[label]}


def _summary(pages: Iterable[FirstPage]) -> str:
    counts = lives(tuple(pages))
    every = sum(counts.values())
    if not every:
        return _("No first page was seen yet.")
    told = [
        words_of.format(n=counts[name])
        for name, words_of in (
            ("professional", ngettext("{n} shows your work", "{n} show your work", counts.get("professional", 0))),
            ("personal", _("{n} your private life")),
            ("mixed", _("{n} both at once")),
            ("someone_else", _("{n} somebody else")),
            ("unclear", _("{n} unclear")),
        )
        if name in counts
    ]
    one = ngettext("Of {n} page: ", "Of {n} pages on these first pages: ", every).format(n=every)
    return one + ", ".join(told) + "."


# -- beside the worker's own wish -------------------------------------------------------------------------------------


def wished(wish: str, unwritten: Block) -> Sheet:
    """Return how the worker wishes to be seen, or `unwritten`."""
    return Heading(_("You wrote that you wish to be seen as")), Sentence(quoted(wish)) if wish else unwritten


def portrayal(wish: str, pages: Iterable[FirstPage], opened: Opened, unwritten: Block) -> Sheet:
    """Return how the worker wishes to be seen, or `unwritten`, and what speaks against it, the weightiest first."""
    return (
        *wished(wish, unwritten),
        Heading(_("What contradicts it on a first page")),
        *against(pages, opened),
    )


def against(pages: Iterable[FirstPage], opened: Opened) -> Iterator[Block]:
    """Return what on first pages speaks against the worker's own words, a line a page."""
    found = {j.finding.id: j for page in pages for _rank, j in page.found if j.contradicts}
    if not found:
        yield Sentence(_("Nothing that this program could tell."))
    for judged in sorted(found.values(), key=lambda judged: -judged.severity.score):
        yield against_one(judged, opened)


def written_against(judged: Judged, opened: Opened) -> tuple[*tuple[Heading | Sentence, ...], Row]:
    """Return the worker's own words that a page speaks against, and what of it does."""
    clause = next((said(str(text)) for one in judged.conflicts if (text := dict(one.args).get("clause"))), "")
    wrote = (Heading(_("You wrote")), Sentence(quoted(clause))) if clause else ()
    return *wrote, against_one(judged, opened)


def against_one(judged: Judged, opened: Opened) -> Row:
    """Return what of one page speaks against the worker's own words."""
    told = contradictions(judged)
    return Row(said(title_of(judged, opened(judged))), (words.label(judged.label), *told), code=judged.label)


def contradictions(judged: Judged) -> tuple[str, ...]:
    """Return what of a page speaks against the worker's own words, without the words that it quotes from them."""
    return tuple(dict.fromkeys(_unquoted(said(text)) for text in judged.contradicts))


def _unquoted(sentence: str) -> str:
    """A contradiction without the words that it quotes from the portrayal, which stands beside it."""
    quote = re.match(r".*[”»]\.?\s+(?=\S)", sentence)
    return sentence[quote.end() :] if quote else sentence
