"""What a search was answered, said once for every face: how far it is, what is covered, and each answer with its why.

Nothing is told as "nothing found" but what an engine said itself (law 1).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from identity_scan.judge.opening import means_harm
from identity_scan.merging.progress import Cell, Progress, State
from identity_scan.model import CONTROL, Assessment, Collected, Depth, Estimate, Hit, Judged, Outcome, Query, Said
from identity_scan.present import titles, words
from identity_scan.present.blocks import Block, Fact, Heading, Place, Sentence, Sheet, Tone
from identity_scan.present.cover import cover, decided
from identity_scan.present.not_seen import not_seen
from identity_scan.present.values import EngineRow
from identity_scan.speech.address import fingerprint, shown
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, listed, ngettext
from identity_scan.speech.sentences import words as told_at

# -- how far it is ----------------------------------------------------------------------------------------------------


def depth(progress: Progress) -> str:
    """Say what kind of search it is."""
    return words.depth(progress.plan.depth if progress.plan else Depth.LIGHT).capitalize()


def state(progress: Progress) -> str:
    """Say whether a search that is not going on came to its end, and whether every engine answered."""
    if progress.state is State.STOPPED and progress.left():
        return _("stopped early")
    if any(c.answer.said == Said("asking.enough") for c in progress.collected):
        return _("ended when nothing new appeared")
    if silent := {c.ask.engine for c in progress.unanswered()}:
        return ngettext(
            "done; {n} engine did not answer everything", "done; {n} engines did not answer everything", len(silent)
        ).format(n=len(silent))
    return _("done")


_COVERED = {
    # how far an index answered: (the code of its sign, its words)
    "answered": ("yes", later("covered")),
    "partly": ("partly", later("in part")),
    "not asked": ("no", later("not yet")),
}


def covered(progress: Progress, rows: Sequence[EngineRow], by_hand: Sheet) -> Sheet:
    """Say how far each index is covered, then who answers people only, and `by_hand` what to do about that."""
    states = progress.indexes({row.id: row.index for row in rows})
    asked = (_reached(words.index(index), state) for index, state in states.items())
    yours = (row.name for row in rows if row.yours and row.usual and row.index not in states)
    return (*asked, *(block for name in yours for block in (_reached(name, "not asked"), *by_hand)))


def beyond(progress: Progress, rows: Sequence[EngineRow]) -> Sheet:
    """Say how much is probably not seen; nothing before anything was answered."""
    index_of = {row.id: row.index for row in rows}
    return still_hidden(progress.indexes(index_of), progress.unseen(index_of))


def still_hidden(indexes: Mapping[str, str], estimate: Estimate | None) -> Sheet:
    """Say how much is probably not seen, by how far each index answered; nothing before anything was answered."""
    answered = set(indexes.values()) - {"not asked"}
    return (Sentence(not_seen(estimate), Tone.QUIET),) if answered else ()


def _reached(name: str, state: str) -> Fact:
    code, told = _COVERED[state]
    return Fact(name, _(told), code=code)


def so_far(assessment: Assessment) -> tuple[Fact, ...]:
    """Count the findings by label."""
    labels = [judged.label for judged in assessment.judged]
    return tuple(Fact(words.label(c), str(labels.count(c)), code=c) for c in words.LABELS if c in labels)


def newest(assessment: Assessment) -> tuple[Judged, ...]:
    """Return the findings that are named while a search goes on, the weightiest first."""
    return tuple(judged for judged in assessment.judged if judged.label != "someone_else")


# -- the grid ---------------------------------------------------------------------------------------------------------


def columns(progress: Progress, rows: Sequence[EngineRow]) -> tuple[EngineRow, ...]:
    """Give the engines of the grid, the brands of one index side by side, those for one's own browser first."""
    asked = set(progress.plan.engines) if progress.plan else set()
    there = [row for row in rows if row.id in asked or (row.yours and row.usual)]
    there += [EngineRow(name, name, name) for name in sorted(asked - {row.id for row in there})]
    order = list(dict.fromkeys(row.index for row in there))
    return tuple(sorted(there, key=lambda row: order.index(row.index)))


def asked_words(query: Query) -> str:
    """Return the words of a query; those of the control search in other words, since nobody is called that."""
    return _("an invented name, as a test") if query.recipe == CONTROL else query.text


@dataclass(frozen=True, slots=True)
class Mark:
    """What one engine answered to one query, as a list or a grid shows it."""

    code: str
    """The code of its sign; empty while it is in line."""
    brief: str
    says: str
    trouble: str = ""
    """The code of the sign for what was not answered although something was."""


def cell_of(cells: Mapping[tuple[str, str], Cell], query: Query, row: EngineRow, rows: Iterable[EngineRow]) -> Cell:
    """Return what one engine answered to one query; of one that the plan does not ask it, why."""
    if (found := cells.get((query.id, row.id))) is not None:
        return found
    if row.yours:
        return Cell("yours")
    same = (other for other in rows if other.index == row.index and not other.yours and other.id != row.id)
    return Cell("elsewhere", instead=tuple(other.name for other in same if (query.id, other.id) in cells))


def mark(cell: Cell) -> Mark:
    """Return what a cell holds."""
    if cell.code == "yours":
        return Mark(cell.code, _("yours"), _("yours to look at"))
    if cell.code == "elsewhere":
        return Mark("note", "", _not_asked(cell))
    if cell.code in ("waiting", "asking", "left"):
        return Mark({"asking": "waiting", "left": "skipped"}.get(cell.code, ""), "", _not_asked(cell))
    if cell.code != Outcome.RESULTS:
        told = words.outcome(Outcome(cell.code))
        return Mark(cell.code, told, told)
    told = words.rows(Outcome.RESULTS, cell.hits)
    if cell.trouble is None:
        return Mark(cell.code, str(cell.hits), told)
    outcome = cell.trouble.answer.outcome
    return Mark(cell.code, str(cell.hits), f"{told}; {words.outcome(outcome)}", outcome.value)


def _not_asked(cell: Cell) -> str:
    if cell.code in ("waiting", "asking"):
        return _("Not asked yet; it is in line.")
    if cell.code == "elsewhere":
        told = ngettext(
            "Asked at {engines} instead, which shows the same list.",
            "Asked at {engines} instead, which show the same list.",
            len(cell.instead),
        )
        return told.format(engines=listed(cell.instead)) if cell.instead else _("This search is not asked here.")
    return _("Not asked: the search was stopped before it.")


def grid(progress: Progress, rows: Sequence[EngineRow]) -> Iterator[Sheet]:
    """Say for each query what each engine answered."""
    cells, engines = progress.cells(), columns(progress, rows)
    for query in progress.queries:
        asked = (Fact(row.name, mark(cell_of(cells, query, row, engines)).says) for row in engines)
        yield (Heading(labelled(asked_words(query), query.id)), *asked)


# -- one answer -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside an answer."""

    now: datetime
    pages: Mapping[str, Judged] = field(default_factory=dict)
    """The findings by the fingerprints of their addresses (cover.by_page)."""
    opened: Callable[[Judged], bool] = decided
    """Tells whether the words of a finding may be shown although they may be hard to read."""

    def covered(self, hit: Hit) -> Judged | None:
        """Return the finding of a row whose words are covered still."""
        judged = self.pages.get(fingerprint(hit.url))
        return judged if judged and not self.opened(judged) and cover(judged) else None


def answer(engine: EngineRow, cell: Cell, beside: Beside, by_hand: Sheet) -> Sheet:
    """Return what one engine answered to one query: its results, its own "none", or why there is no answer.

    `by_hand` says how to look at it where it answers people only.
    """
    if cell.code == "yours":
        people = _("{engine} answers people, not programs. Look at it in your own browser.")
        return (Sentence(people.format(engine=engine.name)), *by_hand)
    if not cell.answers:
        return (Sentence(_not_asked(cell)),)
    told = [block for item in cell.answers for block in _answer(item, beside)]
    return (*told, *_rests(engine)) if cell.trouble is not None else tuple(told)


def _answer(item: Collected, beside: Beside) -> Iterator[Block]:
    outcome, hits, at = item.answer.outcome, item.answer.hits, words.clock(item.at)
    if outcome is Outcome.NONE:
        yield Sentence(_("The engine itself says that it has no results for these words."))
        return
    if outcome is not Outcome.RESULTS:
        yield Heading(words.outcome(outcome), at, outcome.value)
        yield from (Sentence(why(item, beside.now)), Sentence(not_nothing()))
        yield Sentence(words.remedy(outcome), Tone.QUIET)
    if hits or outcome is Outcome.RESULTS:
        yield Heading(_("Page {n}").format(n=item.ask.page), f"{words.rows(outcome, len(hits))}, {at}")
    for hit in hits:
        yield _row(hit, beside)


def _row(hit: Hit, beside: Beside) -> Place:
    """A row; of one that may be hard to read the kind of thing and the site, of one that means harm no link."""
    if (hard := beside.covered(hit)) is not None and (over := cover(hard)):
        return Place(hard.finding.site, name=over.title, number=hit.rank)
    judged = beside.pages.get(fingerprint(hit.url))
    where = shown(hit.url) if judged and means_harm(judged) else hit.url  # terminals make links of whole addresses
    return Place(where, name=titles.of_page(hit), note=hit.snippet, number=hit.rank)


def why(item: Collected, now: datetime) -> str:
    """Say why there is no answer; a time of today without its day."""
    return told_at(item.answer.said, now) if item.answer.said else ""


def not_nothing() -> str:
    """Say what the lack of an answer does not tell."""
    return _("This does not mean that there is nothing to find.")


def _rests(row: EngineRow) -> Sheet:
    if row.resting is None:
        return ()
    told = _("It is left alone until {time}; ask it again then.")
    return (Sentence(told.format(time=words.clock(row.resting)), Tone.QUIET),)


# -- what got no answer -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Silence:
    """Requests to one engine that ended alike without an answer."""

    id: str
    """The engine."""
    outcome: Outcome
    why: str
    n: int
    queries: tuple[str, ...]
    """Their words, as far as they may be named here."""

    @property
    def engine(self) -> str:
        """The brand."""
        return words.engine(self.id)

    @property
    def what(self) -> str:
        """How they ended."""
        return words.outcome(self.outcome)

    @property
    def says(self) -> str:
        """All of it in a line."""
        times = ngettext("{n} request", "{n} requests", self.n).format(n=self.n)
        told = labelled(self.engine, f"{self.what} ({times}). {self.why}".rstrip())
        return f"{told} {listed(dict.fromkeys(self.queries))}".rstrip()


def silences(
    items: Iterable[Collected], of: Callable[[Query], str], reason: Callable[[Collected], str]
) -> tuple[Silence, ...]:
    """Return what got no answer, alike ones together; `of` gives the words of a query, empty where it is not named."""
    groups: dict[tuple[str, Outcome, str], list[str]] = {}
    for item in items:
        groups.setdefault((item.ask.engine, item.answer.outcome, reason(item)), []).append(of(item.ask.query))
    return tuple(
        Silence(engine, outcome, why, len(queries), tuple(filter(None, queries)))
        for (engine, outcome, why), queries in groups.items()
    )


def silent(progress: Progress, rows: Sequence[EngineRow], now: datetime) -> Sheet:
    """Say who did not answer, what it did, for which searches, why, and what helps."""
    engines = {row.id: row for row in rows}
    told: list[Block] = []
    for silence in silences(progress.unanswered(), asked_words, lambda item: why(item, now)):
        told += [Sentence(silence.says), Sentence(words.remedy(silence.outcome))]
        told += _rests(engines.get(silence.id, EngineRow(silence.id, silence.id, silence.id)))
    return (Sentence(not_nothing()), *told) if told else ()
