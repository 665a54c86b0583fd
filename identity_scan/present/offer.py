"""What a search would ask, before it is started: each query, each engine and the cost, said once for every face."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from identity_scan.merging.progress import rest_of
from identity_scan.model import Depth, Plan, Query
from identity_scan.present import words
from identity_scan.present.blocks import Block, Fact, Heading, Sentence, Sheet, Tone
from identity_scan.present.values import EngineRow, Price
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import listed, ngettext

Priced = Callable[[Plan], Price]
"""Says what a plan costs."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of a plan, which may be ticked."""

    id: str
    name: str
    beside: str
    """What it is for, or whose results it shows."""
    why: str = ""
    """Why it cannot be ticked, what it needs, or how it usually answers."""
    tells: bool = False
    """It tells the engines a private fact."""
    possible: bool = True


def heading(depth: Depth) -> Heading:
    """Return what kind of search it is, and how often it is made."""
    light, deep = _("what a client types first; once a quarter"), _("every way to find you; once a year")
    return Heading(words.depth(depth).capitalize(), light if depth is Depth.LIGHT else deep)


def query(asked: Query) -> Offer:
    """Return a query with what it is for."""
    title = words.recipe(asked.recipe)
    about = _("tells the engine: {what}").format(what=title) if asked.private else title
    return Offer(asked.id, asked.text, about, tells=asked.private)


def engine(row: EngineRow) -> Offer:
    """Return an engine with the index whose results it shows, where that has another name."""
    index = words.index(row.index)
    possible = not row.yours and (row.asked or not row.why)
    return Offer(row.id, row.name, index if index != row.name else "", row.why or row.habit, possible=possible)


def share(row: EngineRow, made: Plan, priced: Priced) -> str:
    """Say what one engine has of a plan."""
    asks = tuple(ask for ask in made.asks if ask.engine == row.id)
    if not asks:
        return _("not asked")
    price = priced(rest_of(made, asks))
    return amount(price.requests, price.seconds)


def cost(made: Plan, priced: Priced, by_hand: Sheet) -> Sheet:
    """Say what a plan costs, and what it leaves out; `by_hand` says what to do about that."""
    return tuple(_cost(made, priced(made), by_hand)) if made.asks else (Sentence(_("There is nothing to ask.")),)


def _cost(made: Plan, price: Price, by_hand: Iterable[Block]) -> Iterator[Block]:
    engines = ngettext("{n} engine", "{n} engines", len(made.engines)).format(n=len(made.engines))
    yield Fact(_("What it costs"), f"{amount(price.requests, price.seconds)}, {engines}")
    if private := sum(query.private for query in made.queries):
        tells = ngettext(
            "{n} of them tells the engines a private fact about you.",
            "{n} of them tell the engines a private fact about you.",
            private,
        )
        yield Sentence(tells.format(n=private), Tone.WARNING)
    if price.missing:
        names = listed(map(words.index, price.missing))
        yield Sentence(_("Not covered by this plan: {names}.").format(names=names), Tone.WARNING)
        yield from by_hand


def deeper(price: Price) -> str:
    """Say what it adds to go on from a light search with a deep one."""
    more = amount(price.requests, price.seconds)
    return _("A deep search can go on from here, by every other way to find you: {amount} more.").format(amount=more)


def nothing_new(answers: int) -> str:
    """Say that a search brings nothing new for a while."""
    return _("The last {n} answers brought nothing new.").format(n=answers)


def amount(requests: int, seconds: float) -> str:
    """Say how many requests something takes, and about how long."""
    told = ngettext("at most {n} request", "at most {n} requests", requests).format(n=requests)
    return f"{told}, {words.duration(seconds)}"
