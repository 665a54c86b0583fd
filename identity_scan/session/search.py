"""One search from its plan to its assessment: what the command line and the interface both drive.

Every answer is kept before it is shown, an engine that refused is left alone until its time, and a search that is
stopped or killed goes on where it was.

What asks and what judges is imported where it is used: showing what was judged before needs neither.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from identity_scan.judge.worked_out import WorkedOut
from identity_scan.keeping.judgements import Place
from identity_scan.model import (
    Advice,
    Answer,
    Assessment,
    Collected,
    Decision,
    Judged,
    Outcome,
    Person,
    Plan,
    Scan,
    Status,
    Verdict,
)
from identity_scan.session.begun import new_scan
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.telling import say

if TYPE_CHECKING:
    import asyncio

    from identity_scan.asking.fetch import Transport
    from identity_scan.engines.engine import Engine, Options
    from identity_scan.keeping.basis import Basis
    from identity_scan.keeping.history import History
    from identity_scan.keeping.snapshot import Snapshot
    from identity_scan.remembered import Seen

AGAIN_WITHIN = timedelta(days=7)
"""How long after a search what it is missing may still be asked for: as long as the longest rest of an engine."""


def may_go_on(scan: Scan, unanswered: Sequence[Collected], now: datetime) -> None:
    """Raise BadInput for a search that cannot be asked once more for what got no answer.

    It is too old for answers of today to belong to it, or all was answered.
    """
    if now - (scan.finished or scan.started) > AGAIN_WITHIN:
        raise BadInput(
            _("The last search is too old for new answers to belong to it."),
            _("Start a new one: identity-scan scan"),
        )
    if not unanswered:
        raise BadInput(_("Every request of the last search was answered."))


@dataclass(slots=True)
class Search:
    """A search under way; `collected` grows as answers come."""

    person: Person
    plan: Plan
    scan: Scan
    engines: Mapping[str, Engine]
    history: History
    now: Callable[[], datetime]
    collected: list[Collected] = field(default_factory=list)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    """What is remembered of a search that was finished: too little is kept of it to judge all of it again."""
    basis: Mapping[str, Basis] = field(default_factory=dict)
    """What the rules said of its findings while the most of it was at hand."""
    fresh: bool = True
    """An answer came since it was noted last."""
    taken_up: bool = False
    """All that it has is as it lies in the history."""
    worked: WorkedOut = field(default_factory=WorkedOut)
    """What was worked out of its findings: with each answer and each word, only what is new is judged."""
    followed: bool = False
    """Somebody asks what is judged while answers come, so that nothing need be judged ahead for them."""
    _looked_up: bool = False
    """What was judged in an earlier run was asked for: once is enough, each word would have all of it written anew."""
    _made: list[_Made] = field(default_factory=list)
    """The newest judgements of this run."""
    _alone: _Made | None = None
    """The same as the rules alone judge it."""
    _noted_of: Person | None = None
    """As whom the person was known when it was noted what the rules say."""
    _noted: frozenset[str] = frozenset()
    """The findings of which that was noted."""

    @classmethod
    def begin(
        cls,
        person: Person,
        plan: Plan,
        engines: Iterable[Engine],
        history: History,
        now: Callable[[], datetime],
        *,
        demo: bool = False,
    ) -> Search:
        """Begin a search and keep its plan."""
        scan = new_scan(plan.depth, now(), demo)
        history.begin(scan, plan)
        return cls(person, plan, scan, {e.id: e for e in engines}, history, now)

    @classmethod
    def resume(
        cls,
        person: Person,
        plan: Plan,
        scan: Scan,
        engines: Iterable[Engine],
        history: History,
        now: Callable[[], datetime],
    ) -> Search:
        """Take up a search that was stopped; what it has is not asked again; private queries get their words back."""
        from identity_scan.planning.plan import refilled

        kept = list(history.collected(scan.id))
        asked = refilled(plan, person), scan, {e.id: e for e in engines}, history, now, kept
        if scan.finished is None:
            return cls(person, *asked, taken_up=True)
        seen, basis = history.record(scan.id).seen, history.basis(scan.id)
        spoken = {name for name, one in basis.items() if one.said and one.verdict}
        # Where nobody was spoken of, all was noted as the rules alone judge it; otherwise only those who were.
        noted = frozenset(spoken or (() if any(one.said for one in basis.values()) else basis))
        return cls(person, *asked, seen, basis, fresh=False, taken_up=True, _noted_of=person, _noted=noted)

    def unanswered(self) -> tuple[Collected, ...]:
        """Return what ended without an answer, or was not asked because of that: what `run` asks once more."""
        from identity_scan.merging.coverage import unanswered

        return unanswered(self.plan, self.collected)

    def go_on(self, plan: Plan) -> None:
        """Take what is asked from here on.

        With a plan that asks more, a search of its own begins with all that this one has: this one stays as it ended,
        whatever becomes of the other.
        """
        if {ask.key for ask in plan.asks} > {ask.key for ask in self.plan.asks}:
            self.scan = new_scan(plan.depth, self.now(), self.scan.demo)
            self.history.begin(self.scan, plan, self.collected)
            self.seen, self.basis, self.fresh, self.taken_up = {}, {}, True, False
            self._noted_of, self._noted = None, frozenset()
        self.plan = plan

    async def run(
        self,
        transport: Transport,
        options_of: Callable[[Engine], Options],
        enough: asyncio.Event | None = None,
    ) -> AsyncIterator[Collected]:
        """Ask what has no answer yet; each answer is on the disk before it is yielded, and judged while others come.

        Once it is `enough`, no more is asked, and what is left is given out as not asked.
        """
        from identity_scan.asking.collect import collect
        from identity_scan.engines.belief import settled
        from identity_scan.session.ahead import Ahead
        from identity_scan.session.enough import until

        answers = collect(
            self.plan,
            self.engines,
            transport,
            options_of,
            now=self.now,
            person=self.person,
            done=settled(self.collected),
            resting=self.history.resting(),
            on_rest=self.history.rest,
        )
        async with aclosing(until(answers, enough)) as going, Ahead(self._prepare) as ahead:
            async for item in going:
                self.add(item)
                ahead.came()
                yield item
        for item in self._not_asked() if enough and enough.is_set() else ():
            self.add(item)
            yield item

    def _not_asked(self) -> tuple[Collected, ...]:
        """What is left to ask where the worker had enough, as not asked."""
        from identity_scan.engines.belief import settled
        from identity_scan.planning.plan import left

        ended, not_asked = {c.ask.key for c in self.collected}, Answer(Outcome.SKIPPED, said=say("asking.enough"))
        asks = (ask for ask in left(self.plan, settled(self.collected)).asks if ask.key not in ended)
        return tuple(Collected(ask, not_asked, self.now()) for ask in asks)

    def _prepare(self, breath: Callable[[], None]) -> None:
        """Judge what has come, unless somebody has that done; in a thread."""
        from identity_scan import facts

        if not self.followed:
            statuses = self.history.verified(facts.actions())
            self._judge(self.history.decisions(), statuses, self.worked.breathing(breath))

    def add(self, item: Collected) -> None:
        """Take an answer, also one that came by another road, such as a page from the person's own browser.

        What says less never takes the place of what says more: a refusal that of an answer, a request not asked that of
        a refusal.
        """
        here = next((c.answer.outcome for c in self.collected if c.ask.key == item.ask.key), None)
        if here is not None and here.says > item.answer.outcome.says:
            return
        self.history.keep(self.scan.id, item)
        self.fresh, self.taken_up = True, False
        self.collected = [c for c in self.collected if c.ask.key != item.ask.key] + [item]

    def assessment(self, store: Snapshot | None = None) -> Assessment:
        """Say what is judged of what has come so far, by what the history holds (`store`, read here if left out).

        What was judged of the same answers by the same words is given again, whether in this run or kept from before.
        """
        from identity_scan import facts
        from identity_scan.keeping import snapshot

        self.followed = True
        store = store or snapshot.read(self.history, facts.actions())
        found = self._known(store) or self._kept(store) or self._judged(store)
        return found if found.scan == self.scan else replace(found, scan=self.scan)

    def by(self, store: Snapshot, decisions: Mapping[str, Decision]) -> Assessment:
        """Say what is judged of the same answers by these words of the worker."""
        said = store.with_words(decisions, store.changes)
        return self._known(said) or self._judged(said)

    def _known(self, store: Snapshot) -> Assessment | None:
        """What was judged in this run of the same answers by the same words; steps may stand elsewhere since."""
        rests_on = self._rests_on(store.decisions)
        known = next((made for made in self._made if made.rests_on == rests_on), None)
        if known is None or known.statuses == store.statuses:
            return known.assessment if known else None
        from identity_scan.session.assess import advised

        return self._remember(store, advised(known.assessment, store.statuses, self.now().date()))

    def _kept(self, store: Snapshot) -> Assessment | None:
        """What was kept of an earlier run; what has to be judged anew is kept for the next one, once."""
        if self._looked_up or not self.taken_up:
            return None
        self._looked_up = True
        place = Place.of(self.history, self.scan, self.person, self.plan, self.now().date())
        found = place.read(self.collected)
        if found is None:
            found = self._judge(store.decisions, store.statuses)
            place.keep(found)
        return self._remember(store, found)

    def _judged(self, store: Snapshot) -> Assessment:
        return self._remember(store, self._judge(store.decisions, store.statuses))

    def _judge(
        self,
        decisions: Mapping[str, Decision],
        statuses: Mapping[tuple[str, str], Status] | None = None,
        worked: WorkedOut | None = None,
    ) -> Assessment:
        """Judge what is not worked out yet; of what is about somebody else, only so much is said as is still kept."""
        from identity_scan.engines import ENGINES
        from identity_scan.keeping.reduced import reduced
        from identity_scan.session.assess import assess

        index_of = {name: engine.index for name, engine in ENGINES.items()}
        found = assess(
            self.person,
            self.scan,
            self.plan,
            self.collected,
            index_of,
            today=self.now().date(),
            decisions=decisions,
            statuses=statuses,
            seen=self.seen,
            basis=self.basis,
            worked=worked or self.worked,
            known=self.history.pages(),
        )
        queries, there = {q.id: q for q in self.plan.queries}, frozenset(j.finding.id for j in found.judged)
        return replace(found, judged=(*found.judged, *reduced(self.seen.values(), queries, index_of, there)))

    def _rests_on(self, decisions: Mapping[str, Decision]) -> tuple[object, ...]:
        return self.plan, self.now().date(), self.person, dict(decisions), _Same(self.collected)

    def _remember(self, store: Snapshot, found: Assessment) -> Assessment:
        """Keep the newest two in memory: what was said before a word, and after it."""
        new = _Made(self._rests_on(store.decisions), store.statuses, found)
        if not store.decisions:
            self._alone = new
        others = [made for made in self._made if made.rests_on != new.rests_on]
        self._made = [new, *others[:1]]
        return found

    def wordless(self, findings: Iterable[str]) -> bool:
        """Tell whether only a fingerprint is left of one of these findings."""
        from identity_scan.merging.merge import merge

        there = {finding.id for finding in merge(self.collected, {}, *self.history.pages())}
        return any(f not in there and f in self.seen and self.seen[f].verdict is Verdict.NOT_ME for f in findings)

    def finish(self) -> Assessment:
        """Close the search and return its assessment."""
        self.scan = replace(self.scan, finished=self.now())
        return self.note(self.assessment())

    def note(self, assessment: Assessment) -> Assessment:
        """Keep what is said of a search that is over, and return it with where each step stands now."""
        from identity_scan import facts

        self.write_down(assessment)
        return restated(assessment, self.history.verified(facts.actions()))

    def write_down(self, assessment: Assessment) -> None:
        """Keep what is said of a search that is over: when it ends, and again after each word of the worker's."""
        from identity_scan.engines.belief import settled

        if doubted := set(settled(self.collected)) - set(self.collected):
            self.history.doubt(self.scan.id, doubted)
        fresh, self.fresh = self.fresh, False
        ended, by_rules = self.scan.finished or self.now(), self._by_rules(assessment, fresh)
        self.history.finish(self.scan.id, ended, assessment, by_rules, fresh=fresh)
        if fresh and self.history.on_disk:
            self._again().assessment()

    def _again(self) -> Search:
        """The same search as whoever opens it next finds it: some words go when it is over, or were never kept."""
        plan = self.history.plan(self.scan.id)
        found = Search.resume(self.person, plan, self.history.scan(self.scan.id), (), self.history, self.now)
        return replace(found, worked=self.worked)

    def _by_rules(self, assessment: Assessment, fresh: bool) -> Assessment | None:
        """The same as the rules alone judge it: what an undo leads to.

        None where the history knows that already: answers and person are as they were when it was noted.
        """
        spoken = {j.finding.id for j in assessment.judged if j.decision and (j.decision.verdict or j.decision.life)}
        if not spoken:
            return assessment
        if not fresh and self.person == self._noted_of and spoken <= self._noted:
            return None
        if self._alone is None or self._alone.rests_on != self._rests_on({}):
            self._alone = _Made(self._rests_on({}), {}, self._judge({}))
        return self._alone.assessment


class _Same:
    """A list of answers that is the very same: a search makes a new one with each answer, and never changes one."""

    def __init__(self, of: Sequence[Collected]) -> None:
        self._of = of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._of is other._of

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _Made:
    """What was judged, and all that it rests on."""

    rests_on: tuple[object, ...]
    statuses: Mapping[tuple[str, str], Status]
    assessment: Assessment


def restated(assessment: Assessment, statuses: Mapping[tuple[str, str], Status]) -> Assessment:
    """Say where each step stands now that this search is among those that are compared."""

    def stands(judged: Judged, advice: Advice) -> Advice:
        return replace(advice, status=statuses.get((judged.finding.id, advice.action.id), advice.status))

    of = {finding for finding, _action in statuses}  # all others stay the very same, and need not be drawn again
    rows = (
        replace(j, advice=tuple(stands(j, a) for a in j.advice)) if j.finding.id in of else j for j in assessment.judged
    )
    return replace(assessment, judged=tuple(rows))
