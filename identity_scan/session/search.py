"""One search from its plan to its assessment: what the command line and the interface both drive.

Every answer is kept before it is shown, an engine that refused is left alone until its time, and a search that is
stopped or killed goes on where it was.

What asks and what judges is imported where it is used: showing what was judged before needs neither.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from identity_scan.judge.worked_out import WorkedOut
from identity_scan.keeping.judgements import Place
from identity_scan.model import (
    Advice,
    Assessment,
    Collected,
    Decision,
    Depth,
    Judged,
    Person,
    Plan,
    Scan,
    Status,
    Verdict,
)
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.asking.fetch import Transport
    from identity_scan.engines.engine import Engine, Options
    from identity_scan.keeping.basis import Basis
    from identity_scan.keeping.history import History
    from identity_scan.remembered import Seen

AGAIN_WITHIN = timedelta(days=7)
"""How long after a search what it is missing may still be asked for: as long as the longest rest of an engine."""


def new_scan(depth: Depth, now: datetime, demo: bool = False) -> Scan:
    """Return a scan that begins now, under a name that sorts by time."""
    return Scan(f"{now:%Y%m%d-%H%M%S}-{uuid4().hex[:4]}", now, None, depth, demo)


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
    written: bool = False
    """Its judgement was kept: once is enough, each further word would have all of it written anew."""
    worked: WorkedOut = field(default_factory=WorkedOut)
    """What was worked out of its findings: with each answer and each word, only what is new is judged."""
    followed: bool = False
    """Somebody asks what is judged while answers come, so that nothing need be judged ahead for them."""

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
        return cls(person, *asked, seen, basis, fresh=False, taken_up=True)

    @classmethod
    def again(cls, person: Person, history: History, now: Callable[[], datetime]) -> Search:
        """Take up the newest search, finished or not, to ask again what got no answer; `run` then asks just that.

        Raises BadInput if there is none, if it is too old for answers of today to belong to it, or if all was answered.
        """
        from identity_scan.engines import ENGINES

        latest = next(reversed(history.scans()), None)
        if latest is None:
            raise BadInput(_("There is no search to go on with."), _("Start a new one: identity-scan scan"))
        if now() - (latest.finished or latest.started) > AGAIN_WITHIN:
            raise BadInput(
                _("The last search is too old for new answers to belong to it."),
                _("Start a new one: identity-scan scan"),
            )
        made = history.plan(latest.id)
        engines = (ENGINES[name] for name in made.engines if name in ENGINES)
        search = cls.resume(person, made, latest, engines, history, now)
        if not search.unanswered():
            raise BadInput(_("Every request of the last search was answered."))
        return search

    def unanswered(self) -> tuple[Collected, ...]:
        """Return what ended without an answer, or was not asked because of that: what `run` asks once more."""
        from identity_scan.merging.coverage import unanswered

        return unanswered(self.plan, self.collected)

    def resting(self) -> Mapping[str, datetime]:
        """Return the engines of this search that refused and are still left alone, and from when they may be asked."""
        return {name: until for name, until in self.history.resting().items() if name in self.plan.engines}

    async def run(self, transport: Transport, options_of: Callable[[Engine], Options]) -> AsyncIterator[Collected]:
        """Ask what has no answer yet; each answer is on the disk before it is yielded, and judged while others come."""
        from identity_scan.asking.collect import collect
        from identity_scan.engines.belief import settled
        from identity_scan.session.ahead import Ahead

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
        async with aclosing(answers), Ahead(self._prepare) as ahead:
            async for item in answers:
                self.add(item)
                ahead.came()
                yield item

    def _prepare(self, breath: Callable[[], None]) -> None:
        """Judge what has come, unless somebody has that done; in a thread."""
        if not self.followed:
            self._judged(None, self.worked.breathing(breath))

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

    def assessment(self, decisions: Mapping[str, Decision] | None = None) -> Assessment:
        """Say what is judged of what has come so far: as it was judged before, where nothing changed since then.

        `decisions` are the worker's words to judge by, by finding; those that are kept if left out.
        """
        self.followed = True
        if decisions is not None or not self.taken_up:
            return self._judged(decisions, self.worked)
        place = Place.of(self.history, self.scan, self.person, self.plan, self.now().date())
        known = place.read(self.collected)
        if known is not None:
            return known
        found = self._judged(None, self.worked)
        if not self.written:
            self.written = True
            place.keep(found)
        return found

    def _judged(self, decisions: Mapping[str, Decision] | None, worked: WorkedOut) -> Assessment:
        """Judge what is not worked out yet; of what is about somebody else, only so much is said as is still kept."""
        from identity_scan import facts
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
            decisions=self.history.decisions() if decisions is None else decisions,
            statuses=self.history.verified(facts.actions()),
            seen=self.seen,
            basis=self.basis,
            worked=worked,
            known=self.history.pages(),
        )
        queries, there = {q.id: q for q in self.plan.queries}, frozenset(j.finding.id for j in found.judged)
        return replace(found, judged=(*found.judged, *reduced(self.seen.values(), queries, index_of, there)))

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
        from identity_scan.engines.belief import settled

        self.history.doubt(self.scan.id, set(settled(self.collected)) - set(self.collected))
        fresh, self.fresh = self.fresh, False
        ended, by_rules = self.scan.finished or self.now(), self._by_rules(assessment)
        self.history.finish(self.scan.id, ended, assessment, by_rules, fresh=fresh)
        if fresh and self.history.on_disk:
            self._again().assessment()
        return restated(assessment, self.history.verified(facts.actions()))

    def _again(self) -> Search:
        """The same search as whoever opens it next finds it: some words go when it is over, or were never kept."""
        plan = self.history.plan(self.scan.id)
        found = Search.resume(self.person, plan, self.history.scan(self.scan.id), (), self.history, self.now)
        return replace(found, worked=self.worked)

    def _by_rules(self, assessment: Assessment) -> Assessment:
        spoken = any(j.decision and (j.decision.verdict or j.decision.life) for j in assessment.judged)
        return self.assessment({}) if spoken else assessment


def restated(assessment: Assessment, statuses: Mapping[tuple[str, str], Status]) -> Assessment:
    """Say where each step stands now that this search is among those that are compared."""

    def stands(judged: Judged, advice: Advice) -> Advice:
        return replace(advice, status=statuses.get((judged.finding.id, advice.action.id), advice.status))

    of = {finding for finding, _action in statuses}  # all others stay the very same, and need not be drawn again
    rows = (
        replace(j, advice=tuple(stands(j, a) for a in j.advice)) if j.finding.id in of else j for j in assessment.judged
    )
    return replace(assessment, judged=tuple(rows))
