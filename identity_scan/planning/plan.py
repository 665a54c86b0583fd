"""Recipes and a person become queries, queries and engines become a plan, and a plan has a cost before it runs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby, islice
from random import Random
from typing import Protocol

from identity_scan import facts
from identity_scan.facts.indexes import CLIENTS_USE, NO_INDEX, OWN
from identity_scan.model import (
    CLOCK_SLIP,
    CONTROL,
    Ask,
    Collected,
    Depth,
    Medium,
    NameKind,
    Outcome,
    Person,
    Plan,
    Query,
    Recipe,
    Safety,
    Scan,
)
from identity_scan.person.person_file import check_names, name_forms, split
from identity_scan.person.practice import practice_of
from identity_scan.planning.index_shares import pages, shares
from identity_scan.planning.worth_reading import goes_on, news, rows
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import day
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import fold

ANSWER_SECONDS = 1.0
"""What an engine usually takes to answer; only for the estimate on screen."""


class Asked(Protocol):
    """What a plan needs to know of an engine."""

    @property
    def id(self) -> str:
        """What names it."""

    @property
    def gap(self) -> float:
        """Seconds between two requests."""

    @property
    def page_size(self) -> int:
        """Results on a full page."""

    @property
    def media(self) -> frozenset[Medium]:
        """Which searches it has."""

    @property
    def index(self) -> str:
        """Whose results it shows."""

    @property
    def first_only(self) -> bool:
        """It shows a program its first page alone."""

    @property
    def names_only(self) -> bool:
        """It is asked for forms of the name, and for nothing beside them."""

    @property
    def request(self) -> object:
        """How it is asked; None if a person must ask it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan asks at most: requests in all and per engine, and about how many seconds it takes."""

    requests: int
    seconds: float
    engines: Mapping[str, int]


# -- what is asked ----------------------------------------------------------------------------------------------------


def ticked(recipe: Recipe, person: Person, depth: Depth) -> bool:
    """Tell whether a recipe belongs to a scan of this depth before the worker changes anything (SELF_SEARCH 5).

    Whoever works where anger is met also gets their user names, files and former places in a light scan; who has a
    practice of their own is also looked for by its telephone, its e-mail and complaints in a deep one.
    """
    if recipe.private:
        return False
    wary = person.safety is not Safety.NONE and recipe.id in ("U1", "F1", "P2")
    practises = depth is Depth.DEEP and recipe.id in ("K1", "W5") and bool(practice_of(person))
    return depth in recipe.depths or wary or practises


def usual(person: Person, depth: Depth) -> tuple[Query, ...]:
    """Return the queries of a scan as it is offered."""
    return tuple(q for recipe in facts.recipes() if ticked(recipe, person, depth) for q in queries(recipe, person))


def queries(recipe: Recipe, person: Person) -> tuple[Query, ...]:
    """Return the queries that a recipe makes of a person; none if the person has nothing to fill it with."""
    values = _VALUES[recipe.over](person) if recipe.over else [""]
    words = _ADDED["fr" if person.language.startswith("fr") else "en"] | {"name": _bare(person.name)}
    texts = dict.fromkeys(recipe.form.format_map(words | {recipe.over: _bare(v)}) for v in values)
    numbered = len(texts) > 1
    return tuple(
        Query(
            id=f"{recipe.id}.{n}" if numbered else recipe.id,
            recipe=recipe.id,
            text=text,
            tier=recipe.tier,
            results=recipe.results,
            medium=recipe.medium,
            private=recipe.private,
        )
        for n, text in enumerate(texts, 1)
    )


def refilled(plan: Plan, person: Person) -> Plan:
    """Return a kept plan with the words of its private queries, which are never stored, filled in from the person."""
    secret = {q.id: q for recipe in facts.recipes() if recipe.private for q in queries(recipe, person)}
    asks = (replace(a, query=secret.get(a.query.id, a.query)) if a.query.private else a for a in plan.asks)
    return replace(plan, asks=tuple(a for a in asks if a.query.text))


def named(ids: Iterable[str], person: Person) -> tuple[Query, ...]:
    """Return the queries of the recipes with these ids; raises BadInput for an id that is none."""
    known = {recipe.id.lower(): recipe for recipe in facts.recipes()}
    for name in ids:
        if name.lower() not in known:
            raise BadInput(
                _("There is no recipe called {name}.").format(name=name),
                _("The recipes are: {names}.").format(names=", ".join(r.id for r in known.values())),
            )
    return tuple(query for name in ids for query in queries(known[name.lower()], person))


def _bare(value: str) -> str:
    """A value without what an engine would take for an operator; the recipe's own signs are put around it."""
    return (
        " ".join(value.replace('"', " ").lstrip("!-").split())
        if not value.startswith(("site:", "(site:", "filetype:"))
        else value
    )


def _forms(*kinds: NameKind) -> Callable[[Person], list[str]]:
    return lambda person: [f.text for f in name_forms(person) if f.kind in kinds]


def _same_surname(person: Person, other: str) -> bool:
    return fold(split(other)[2]) == fold(split(person.name)[2])


def _listed(person: Person, *, same_surname: bool) -> list[str]:
    given = fold(split(person.name)[0])
    listed = [f.text for f in name_forms(person) if f.kind is NameKind.OTHER]
    if not same_surname:
        return [o for o in listed if not _same_surname(person, o)][:3]
    return [o for o in listed if _same_surname(person, o) and fold(split(o)[0]) != given][:3]


def _accents(person: Person) -> list[str]:
    forms = [f.text for f in name_forms(person) if f.kind is NameKind.ACCENTS]
    return [f for f in forms if fold(f).replace(" ", "") == fold(person.name).replace(" ", "")][:2]


def _initials(person: Person) -> list[str]:
    forms = _forms(NameKind.INITIALS)(person)
    listed = [f for f in forms if f in person.other_names]
    return [f for f in listed or forms if not re.search(r"^[^\W\d]\.? \S+$", f) or len(fold(f)) > 7][:2]


def _city(place: str) -> str:
    return place.split(",")[0].strip()


_FRENCH_TITLES = ("travailleuse sociale", "travailleur social")
_SECOND_TITLES = {
    "fr": ("psychothérapeute", "thérapeute", "médiatrice", "médiateur", "sexologue", "intervenante", "intervenant"),
    "en": ("psychotherapist", "therapist", "counsellor", "mediator", "case manager"),
}
"""What a client types of somebody who is more than a social worker: the first that the person told of."""


def _profession(person: Person) -> list[str]:
    """The title clients search with, a second one that the worker told of, and where two languages are spoken that of
    the other (SELF_SEARCH 3).
    """
    told = f" {fold(' '.join(person.professions))} "
    french = person.language.startswith("fr") or "travail" in told
    if not french and not person.professions:
        return []
    first = next((t for t in _FRENCH_TITLES if t.split()[0] in told), "travail social") if french else "social worker"
    second = (t for t in _SECOND_TITLES["fr" if french else "en"] if f" {fold(t)} " in told)
    both = ["social worker"] if french else ["travail social"] if _BILINGUAL & set(map(_region, person.places)) else []
    return [first, *islice(second, 1), *both]


_BILINGUAL = frozenset(("quebec", "new brunswick", "nouveau brunswick"))


def _region(place: str) -> str:
    return fold(place.rpartition(",")[2])


def _misspelling(person: Person) -> list[str]:
    """The two slips that people make most: i for y, and a doubled letter written once."""
    swaps = (("y", "i"), ("i", "y"), ("ph", "f"), ("ck", "k"), ("tt", "t"), ("nn", "n"), ("ll", "l"), ("ie", "ei"))
    given, _middle, surname = split(person.name)
    made = [f"{given.replace(a, b, 1)} {surname}" for a, b in swaps if a in given[1:]]
    return made[:1] if surname else []


_ADDED: Mapping[str, dict[str, str]] = {
    "en": {"reviews": "reviews", "decision": "complaint OR decision"},
    "fr": {"reviews": "avis", "decision": "plainte OR décision"},
}
"""What a recipe may add to a name, in the worker's language."""


_VALUES: Mapping[str, Callable[[Person], Sequence[str]]] = {
    "accents": _accents,
    "nickname": lambda p: _listed(p, same_surname=True),
    "former": lambda p: _listed(p, same_surname=False),
    "surname_first": lambda p: _forms(NameKind.SURNAME_FIRST)(p)[:1],
    "initials": _initials,
    "misspelling": _misspelling,
    "city": lambda p: [_city(place) for place in p.places[:1]],
    "former_place": lambda p: [_city(place) for place in p.places[1:3]],
    "employer": lambda p: [e.split(",")[0] for e in p.employers[:1]],
    "profession": _profession,
    "school": lambda p: p.schools[:1],
    "practice": lambda p: [practice_of(p)] if practice_of(p) else [],
    "filetype": lambda _p: ["filetype:docx", "filetype:xlsx", "filetype:pptx"],
    "platform": lambda _p: [
        "site:facebook.com",
        "site:instagram.com",
        "site:tiktok.com",
        "site:reddit.com",
        "site:x.com",
    ],
    "domain": lambda p: p.domains[:1],
    "username": lambda p: p.usernames[:5],
    "work_contact": lambda p: [*p.work_phones[:1], *p.work_emails[:1]],
    "private_phone": lambda p: p.private_phones[:2],
    "private_email": lambda p: p.private_emails[:2],
    "control": lambda _p: [],  # see control()
    "home_street": lambda p: [p.street] if p.street else [],
}
"""The fields that a recipe's `over` may name."""


# -- when -------------------------------------------------------------------------------------------------------------

LIGHT_EVERY = timedelta(days=91)
DEEP_EVERY = timedelta(days=365)
"""A light scan each quarter, a deep one each year: no professional body gives a number; ours (SELF_SEARCH 1)."""


def due(scans: Iterable[Scan], now: datetime) -> Depth:
    """Return the depth that is next: light at first, then deep if none was finished within the year, else light."""
    done = [(s.depth, s.finished) for s in scans if s.finished and not s.demo]
    this_year = any(depth is Depth.DEEP and now - finished < DEEP_EVERY for depth, finished in done)
    return Depth.DEEP if done and not this_year else Depth.LIGHT


def overdue(scans: Iterable[Scan], now: datetime) -> bool:
    """Tell whether a search should be made now; not where nobody can tell, as the last one bears a date to come."""
    done = [(s.finished, s.depth) for s in scans if s.finished and not s.demo]
    if not done:
        return True
    last = max(finished for finished, _depth in done)
    deep = [finished for finished, depth in done if depth is Depth.DEEP]
    slipped = last - now > CLOCK_SLIP
    return not slipped and (not deep or max(deep) + DEEP_EVERY <= now or last + LIGHT_EVERY <= now)


def when_due(scans: Iterable[Scan], now: datetime) -> str:
    """Say when the next search is due, as a sentence."""
    done = [(s.finished, s.depth) for s in scans if s.finished and not s.demo]
    if not done:
        return _("No search has been finished yet: begin with a light one; a deep one can go on from it.")
    last = max(finished for finished, _depth in done)
    if last - now > CLOCK_SLIP:
        said = _("What is due is unknown: the last search has a date in the future, {day}.")
        return said.format(day=day(last))
    if all(depth is not Depth.DEEP for _finished, depth in done):
        return _("A deep search is due: none has been finished yet.")
    if max(finished for finished, depth in done if depth is Depth.DEEP) + DEEP_EVERY <= now:
        return _("A deep search is due: the last one was a year ago.")
    if last + LIGHT_EVERY <= now:
        return _("A light search is due.")
    return _("The next light search is due on {day}.").format(day=day(last + LIGHT_EVERY))


# -- who is asked, and what it costs ----------------------------------------------------------------------------------


def control(person: Person, chance: Random) -> Query:
    """Return the query for an invented name of the same shape as the person's: words, lengths, hyphens."""
    shape = re.findall(r"[^\W\d_]+|[^\w]+|[\d_]+", person.name)
    name = "".join(_invented(len(part), chance) if part.isalpha() else part for part in shape)
    (recipe,) = (r for r in facts.recipes() if r.id == CONTROL)
    return Query(CONTROL, CONTROL, recipe.form.format(control=_bare(name)), recipe.tier, recipe.results)


def _invented(length: int, chance: Random) -> str:
    letters = (chance.choice("bdfgklmnprstvz" if n % 2 == 0 else "aeiou") for n in range(max(length, 4)))
    return "".join(letters).capitalize()


def make(
    person: Person,
    depth: Depth,
    engines: Sequence[Asked],
    chosen: Iterable[Query] | None = None,
    chance: Random | None = None,
) -> Plan:
    """Return the plan of a scan: each chosen query (the usual ones if none are chosen) to each engine that can take it.

    Engines that show one index share its queries. With `chance` each engine is also asked once for an invented name,
    after the first query. Raises BadInput if a name to be searched shares no part with the person's own.
    """
    check_names(person)
    asked = list(usual(person, depth) if chosen is None else chosen)
    given = shares(asked, engines)
    if chance and any(query.medium is Medium.WEB for query in asked):
        asked.insert(1, control(person, chance))
    takers = {engine.id for query in asked for engine in engines if query.recipe != CONTROL and given(query, engine)}
    return Plan(
        depth=depth,
        asks=tuple(
            Ask(engine.id, query, page)
            for query in asked
            for engine in engines
            if (engine.id in takers and not engine.names_only if query.recipe == CONTROL else given(query, engine))
            for page in pages(query, engine)
        ),
    )


MAIN_INDEXES = (*CLIENTS_USE, OWN.id)
"""What clients search with: Google, Bing, and at least one engine with an index of its own, such as Brave or Mojeek."""


def without(plan: Plan, indexes: Iterable[str]) -> tuple[str, ...]:
    """Return which of the main indexes are not among these, for a plan that searches for pages."""
    shown = {index if index in MAIN_INDEXES else OWN.id for index in indexes if index not in NO_INDEX}
    for_pages = any(query.medium is Medium.WEB for query in plan.queries)
    return tuple(index for index in MAIN_INDEXES if index not in shown) if for_pages else ()


def left(plan: Plan, collected: Iterable[Collected]) -> Plan:
    """Return what of a plan is still to be asked, at most: no believed answer yet, and needed by what came so far.

    What is doubted is asked again, but it tells as well how far the engine's list goes.
    """
    told = (Outcome.RESULTS, Outcome.NONE, Outcome.DOUBTED)
    came = [item for item in collected if item.answer.outcome in told]
    kept, brought = {item.ask.key: item.answer for item in came}, news(came)
    hits: dict[tuple[str, str], int] = defaultdict(int)
    over: set[tuple[str, str]] = set()
    asks = []
    for ask in sorted(plan.asks, key=lambda ask: ask.page):
        cell = ask.engine, ask.query.id
        answer = kept.get(ask.key)
        if (answer is None or not answer.outcome.answered) and cell not in over:
            asks.append(ask)
        if answer is None:
            continue
        hits[cell] += rows(answer)
        if not goes_on(ask.query, answer, hits[cell], brought[ask.key]):
            over.add(cell)
    wanted = {ask.key for ask in asks}
    return replace(plan, asks=tuple(ask for ask in plan.asks if ask.key in wanted))


def widened(plan: Plan, deep: Plan) -> Plan | None:
    """Return a plan with all that a deeper one asks beside it; None where that adds nothing, or asks other words.

    What both ask is left as it was asked, with what came of it.
    """
    asked = {query.id: query for query in plan.queries}
    fixed = (q for q in deep.queries if q.id in asked and not (q.private or q.recipe == CONTROL))
    if any(query.text != asked[query.id].text for query in fixed):
        return None
    theirs = (replace(ask, query=asked.get(ask.query.id, ask.query)) for ask in deep.asks)
    asks = {ask.key: ask for ask in (*theirs, *plan.asks)}
    return Plan(deep.depth, tuple(asks.values())) if len(asks) > len(plan.asks) else None


def unasked(queries: Iterable[Query], plan: Plan) -> tuple[Query, ...]:
    """Return the queries that a plan asks of nobody, as no engine of it has such a search."""
    asked = {query.id for query in plan.queries}
    return tuple(query for query in queries if query.id not in asked)


def cost(plan: Plan, engines: Iterable[Asked]) -> Cost:
    """Return what a plan asks at most, and about how long its busiest engine takes."""
    gaps = {engine.id: engine.gap for engine in engines}
    by_engine = {name: len(list(asks)) for name, asks in groupby(sorted(a.engine for a in plan.asks))}
    seconds = max((n * (gaps.get(name, 0) + ANSWER_SECONDS) for name, n in by_engine.items()), default=0.0)
    return Cost(sum(by_engine.values()), seconds, by_engine)
