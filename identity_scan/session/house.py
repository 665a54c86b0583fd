"""The session on the core itself, in whatever home it is given: the worker's own, or an invented one.

What is heavy is imported where it is used, so that the first picture does not wait for it; open() runs in a thread.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from identity_scan.keeping import settings
from identity_scan.session.assistants_desk import AssistantsDesk
from identity_scan.session.home import Home, OwnHome
from identity_scan.session.kept_here import KeptHere
from identity_scan.session.looking_desk import LookingDesk
from identity_scan.session.paper_desk import PaperDesk
from identity_scan.session.taking_back import Spoken
from identity_scan.speech.errors import BadInput, HistoryError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import in_use

if TYPE_CHECKING:
    from asyncio import Event

    from identity_scan.advice.handchecks import Tick
    from identity_scan.engines.engine import Engine, Options
    from identity_scan.keeping.history import History
    from identity_scan.keeping.snapshot import Snapshot
    from identity_scan.model import Assessment, Collected, Decision, Depth, Judged, Person, Plan, Query, Scan
    from identity_scan.present.decided import Word
    from identity_scan.present.values import Arranged, Compared, EngineRow, Judgement, Kept, Offer, Past, Since, Step
    from identity_scan.remembered import DeadEnd
    from identity_scan.session.contract import Session, Writer
    from identity_scan.session.drafted import Drafted
    from identity_scan.session.recheck import Recheck
    from identity_scan.session.search import Search


class House:
    """One person's searches: what is kept of them, and the one in front."""

    def __init__(self, clock: Callable[[], datetime], write: Writer | None = None, home: Home | None = None) -> None:
        """Take the clock, what writes reports where any shall be written, and where the session lives."""
        self._clock, self._write_reports = clock, write
        self._home: Home = home or OwnHome()
        self.demo = self._home.demo
        self.person: Person | None = None
        self.people: tuple[Person, ...] = ()
        self.notices: tuple[str, ...] = ()
        self.not_shown = ""
        self.said: Mapping[str, Decision] = {}
        self._settings = self._home.settings()
        self._kept = KeptHere(self._home, self.now)
        self.looking, self.assistants, self.papers = LookingDesk(self), AssistantsDesk(self), PaperDesk(self, write)
        self._spoken = Spoken(self._kept)
        self._engines: Mapping[str, Engine] = {}
        self.front: Search | None = None
        self._store: Snapshot | None = None  # what the history held when it was read last
        self._reading = Lock()
        self._rows: tuple[tuple[Any, ...], datetime, tuple[EngineRow, ...]] | None = None
        """The engines, read once a change since screens ask with every key: by what, until when, and the rows."""

    # -- what it is ---------------------------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """The language to speak."""
        return self._settings.language or (self.person.language if self.person else self._home.tongue())

    @property
    def theme(self) -> str:
        """Light or dark."""
        return self._settings.theme or "dark"

    @property
    def history(self) -> History:
        """The open history."""
        return self._kept.history

    @property
    def scan(self) -> Scan | None:
        """The search under way, or the one in front."""
        return self.front.scan if self.front else None

    @property
    def ticks(self) -> Mapping[str, Tick]:
        """What was noted of each check by hand."""
        return self.history.ticks()

    @property
    def dead_ends(self) -> Mapping[str, str]:
        """The addresses that led nowhere, each with the month in which that was noted."""
        return self._spoken.dead_ends

    @property
    def reports(self) -> Path | None:
        """The folder of the person's own reports; those of somebody invented stand where the program was started."""
        return Path.cwd() / "identity-scan-invented" if self.demo else settings.folder() / "reports"

    def now(self) -> datetime:
        """Tell the time."""
        return self._clock()

    # -- opening ------------------------------------------------------------------------------------------------------

    def open(self, search: str = "") -> Kept | None:
        """Load the engines and the history; give the search of this name, or the latest."""
        if self.person is None:
            self.people, self.person = self._home.people(), self._home.person()
        self._engines = self._home.engines()
        history = self._kept.opened(self.person, self._settings)
        self.notices, self.not_shown = self._kept.notices, self._kept.not_shown(self._settings)
        self.said = history.decisions()
        if self.person is None:
            self.notices = tuple(dict.fromkeys((*self.notices, *self._home.lost())))
            return None
        latest = search or next((s.id for s in reversed(history.scans())), "")
        return self._taken_up(latest) if latest else None

    def _taken_up(self, scan: str) -> Kept:
        """Put a kept search in front."""
        from identity_scan.present.values import Kept
        from identity_scan.session.search import Search

        assert self.person is not None
        kept, plan = self.history.scan(scan), self.history.plan(scan)
        engines = self._named(plan.engines)
        self.front = Search.resume(self.person, plan, kept, engines, self.history, self.now)
        return Kept(kept, self.front.plan, tuple(self.front.collected))

    def close(self, *, erase: bool = False) -> None:
        """Close the history; with `erase`, erase everything that is kept on this computer."""
        self._kept.close()
        if erase:
            try:
                self._kept.erase()
            except HistoryError:  # another window is open, so nothing was erased: go on as before
                self._kept.opened(self.person, self._settings)
                raise
            self._forget()
            self.person, self._settings = None, settings.Settings()

    def _forget(self) -> None:
        self.front, self._store = None, None
        self._spoken.forget()

    def other(self) -> Session:
        """Give the session of the demonstration; from there, that of the worker's own search."""
        from identity_scan.session.demonstration import demonstration

        if self.demo:
            return House(self._clock, self._write_reports)
        return demonstration(None, self._clock, write=self._write_reports)

    def take(self, person: Person) -> None:
        """Take the person as they are from here on, and keep them; another name erases what was kept before."""
        before, self.person = self.person, person
        alike = before is not None and replace(before, safety=person.safety, portrayal=person.portrayal) == person
        if not (alike or self.demo or before is None):
            self._make_way(person, before)
        self._keep(person)
        if alike:
            if self.front is not None:
                self.front.person = person
            return
        self._forget()
        if self.demo or before is None:
            self._kept.close()

    def _make_way(self, person: Person, before: Person) -> None:
        """Erase what was kept of the one before: first, as who they are stands in the same store."""
        try:
            self._kept.give_way(person)
        except HistoryError:  # nothing was erased
            self.person = before
            self._kept.opened(before, self._settings)
            raise
        except BadInput:  # all but one file
            self._keep(person)
            raise

    def _keep(self, person: Person) -> None:
        if self._kept.open is not None and self._kept.open.on_disk:
            self._kept.open.judgements.drop()  # they hold what was said of the person until now
        if not self._settings.leave_nothing:
            self._home.keep_person(person)

    # -- asking -------------------------------------------------------------------------------------------------------

    def engines(self) -> tuple[EngineRow, ...]:
        """Give the engines, those a search asks first."""
        from identity_scan.session.engine_rows import engine_rows

        history = self._kept.open
        known = self._settings, tuple(self._engines), in_use(), id(history)
        if self._rows is None or self._rows[0] != known or self.now() >= self._rows[1]:
            resting = history.resting() if history else {}
            until = min((*resting.values(), self.now() + timedelta(days=1)))
            last = None if self.demo else history.last_answers() if history else {}
            rows = engine_rows(self._engines.values(), self._settings, resting, last, self._home.pace())
            self._rows = known, until, rows
        return self._rows[2]

    def _named(self, names: Sequence[str]) -> list[Engine]:
        return [self._engines[name] for name in names if name in self._engines]

    def offer(self, depth: Depth | None = None) -> Offer:
        """Give all that could be asked, and what a search of this depth asks."""
        from identity_scan.facts import recipes
        from identity_scan.model import CONTROL, Medium
        from identity_scan.planning import plan
        from identity_scan.present.values import Offer

        assert self.person is not None
        depth = depth or self._next()
        usual = {query.id for query in plan.usual(self.person, depth)}
        media = {medium for engine in self._settings.chosen(self._engines) for medium in engine.media} | {Medium.WEB}
        kinds = (recipe for recipe in recipes() if recipe.id != CONTROL and recipe.medium in media)
        queries = tuple((query, query.id in usual) for kind in kinds for query in plan.queries(kind, self.person))
        return Offer(depth, queries, self._due())

    def _next(self) -> Depth:
        """The depth that is next; in a demonstration the light search shows the most in the shortest time."""
        from identity_scan.model import Depth
        from identity_scan.planning import plan

        return Depth.LIGHT if self.demo else plan.due(self.history.scans(), self.now())

    def _due(self) -> str:
        from identity_scan.planning import plan

        scans = self.history.scans()
        if not scans and self.not_shown:
            return self.not_shown  # when the next one is due goes by those
        return "" if self.demo else plan.when_due(scans, self.now())

    def plan(self, depth: Depth, queries: Sequence[Query], engines: Sequence[str]) -> Plan:
        """Give the plan of these queries to these engines, with the one that tells an engine that makes things up."""
        from identity_scan.planning import plan

        assert self.person is not None
        return plan.make(self.person, depth, self._named(engines), queries, self._home.chance(self.now()))

    async def search(
        self, plan: Plan, scan: Scan | None = None, enough: Event | None = None
    ) -> AsyncGenerator[Collected, None]:
        """Ask what has no answer yet; each answer is on the disk before it is given out."""
        from identity_scan.session.search import Search

        assert self.person is not None
        engines = self._named(plan.engines)
        if scan is None or self.front is None:
            self.front = Search.begin(self.person, plan, engines, self.history, self.now, demo=self.demo)
        else:
            self.front.go_on(plan)
            self.front.engines = {**self.front.engines, **{engine.id: engine for engine in engines}}
        async with self._home.web(self.person, self._settings) as transport:
            run = cast("AsyncGenerator[Collected, None]", self.front.run(transport, self._options, enough))
            async with aclosing(run) as answers:
                async for item in answers:
                    self._rows = None  # its engine may be left alone from here on
                    yield item
        self._rows = None

    def _options(self, engine: Engine) -> Options:
        return self._settings.options(engine, self.person.language if self.person else "")

    async def brought(self, files: Sequence[Path] = ()) -> AsyncGenerator[Collected | str, None]:
        """Give each answer of these files; without any, wait for pages from the person's own browser."""
        from identity_scan.session import bringing

        if files:
            asks = self.front.plan.asks if self.front else ()
            items = bringing.of_files(files, self.person, asks, self.now())
            self._join([item for item in items if not isinstance(item, str)])
            for item in items:
                yield item
            return
        async for page in bringing.pages(self.now):
            found = bringing.taken(page, self.person, self.front.plan.asks if self.front else (), self.now())
            if not isinstance(found, str):
                self._join([found])
            yield found

    def _join(self, items: Sequence[Collected]) -> None:
        """Let answers join the search in front; a search of them alone if there is none."""
        from identity_scan.model import Depth, Plan
        from identity_scan.session.search import Search

        if self.front is None and items:
            assert self.person is not None
            plan = Plan(Depth.LIGHT, tuple(item.ask for item in items))
            self.front = Search.begin(self.person, plan, (), self.history, self.now, demo=self.demo)
        for item in items:
            assert self.front is not None
            self.front.add(item)

    # -- judging ------------------------------------------------------------------------------------------------------

    def judge(self, word: Word | None = None, *, over: bool = False) -> Judgement:
        """Say what is found: as it was judged before, where nothing changed since then."""
        from identity_scan.judge.moves import moved
        from identity_scan.present.values import Judgement
        from identity_scan.session.assistants_desk import with_own_eyes
        from identity_scan.session.search import restated

        search = self.front
        assert search is not None, "there is a search before it is judged"
        store = self._read()
        before = search.by(store, word.known) if word else None  # first: it is what was said last, and still in memory
        found = search.assessment(store)
        moves = moved(before.judged, found.judged, word.findings) if before and word else ()
        if over:
            search.scan = replace(search.scan, finished=search.scan.finished or self.now())
            search.write_down(replace(found, scan=search.scan))
            store = self._read()
            found = restated(replace(found, scan=search.scan), store.statuses)
        found = with_own_eyes(found, self)
        until = self._kept.until(search.scan.id)
        look_back = partial(self._since, found, store, search)
        return Judgement(found, moves, until, partial(self._cards, found, store), look_back)

    def _read(self) -> Snapshot:
        """Read the history, unless nothing in it has changed since it was read last."""
        from identity_scan import facts
        from identity_scan.keeping import snapshot

        with self._reading:
            if self._store is None or self._store.changes != self.history.judgements.changes():
                self._store = snapshot.read(self.history, facts.actions())
                self.said = self._store.decisions
            return self._store

    def _cards(self, found: Assessment, store: Snapshot) -> tuple[Any, ...]:
        from identity_scan.advice.todo import todo

        return todo(found, self.now().date(), store.standings, store.checked, store.scans, store.records)

    def _since(self, found: Assessment, store: Snapshot, search: Search) -> Since | None:
        from identity_scan.present.past import since

        return since(store.before(search.scan.id), found, search.collected)

    # -- the worker's word --------------------------------------------------------------------------------------------

    def decide(self, words: Sequence[Decision | Step | Tick | DeadEnd]) -> None:
        """Keep what the worker said; a decision changes nothing that was read but the decisions."""
        from identity_scan.model import Decision
        from identity_scan.remembered import DeadEnd

        store = self._read()
        with self._reading:
            self.said = self._spoken.keep(words, self.said)
            only = all(isinstance(word, Decision | DeadEnd) for word in words)
            self._store = store.with_words(self.said, self.history.judgements.changes()) if only else None

    def undo(self) -> str:
        """Take back the last decision or step; before this run's, the decisions of earlier runs."""
        before = self.said
        taken = self._spoken.undo()
        self._read()
        kept = {name for name, one in self.said.items() if one.verdict}
        lost = {name for name, one in before.items() if one.verdict} - kept
        if not lost or self.front is None or not self.front.wordless(lost):
            return taken
        return f"{taken}. {_('Its words are no longer kept, so the next search judges it again.')}"

    def forget_others(self) -> Kept | None:
        """Let those words go, since the worker has looked, and give the search as it is kept from then on."""
        if self.front is None:
            return None
        self.history.forget(tuple(self._kept.until(self.front.scan.id)))
        return self._taken_up(self.front.scan.id)

    async def look(self, judged: Judged) -> Recheck:
        """Look at a page once, and keep what became of it."""
        from identity_scan.session.recheck import look

        if self.demo or self.person is None:
            raise BadInput(_("Invented, so there is nothing to look at."))
        async with self._home.web(self.person, self._settings) as web:
            found = await look(judged, cast("Any", web))
        if found.gone is not None:
            self.history.looked(judged.finding.id, found.gone)
        return found

    # -- looking back -------------------------------------------------------------------------------------------------

    def past(self) -> Past:
        """Give the searches that are kept, the newest first."""
        from identity_scan.present.past import past_scans
        from identity_scan.present.values import Past

        kept = self._kept.retention(self._settings, self.not_shown)
        return Past(past_scans(self.history), self._due(), kept, self._settings.support)

    def compare(self, newer: str, other: str = "") -> Compared:
        """Compare a search with another one, with the one before it if none is named."""
        from identity_scan.present.past import compared

        return compared(self.history, newer, other)

    def report(self, scan: str) -> Drafted:
        """Give the reports of a kept search before they are written."""
        from identity_scan.session.assistants_desk import with_own_eyes
        from identity_scan.session.drafted import Drafted
        from identity_scan.session.search import Search

        assert self.person is not None
        assert self._write_reports is not None, "the composition root hands in what writes reports"
        kept, plan, store = self.history.scan(scan), self.history.plan(scan), self._read()
        found = Search.resume(self.person, plan, kept, (), self.history, self.now).assessment(store)
        found = with_own_eyes(found, self)
        return Drafted(found, self.now().date(), store.records, self._write_reports, self._cards(found, store))

    # -- settings -----------------------------------------------------------------------------------------------------

    def settings(self) -> Arranged:
        """Give the settings, and what is kept where."""
        from identity_scan.session import preferences

        return self._kept.arranged(preferences.listed(self._settings, self.theme, self.language))

    def prefer(self, name: str, value: str, *, erase: bool = False) -> None:
        """Change a setting and keep it, or how an engine is asked."""
        from identity_scan.session import preferences

        self._rows = None
        keep = not self.demo
        if name in self._engines:
            self._settings = preferences.switched(self._settings, self._engines[name], value, keep=keep)
            return
        self._settings = preferences.changed(self._settings, name, value, keep=keep)
        if name == "leave_nothing" and keep:
            self._forget()
            try:
                self._kept.move(self.person, self._settings, erase)
            except HistoryError:
                self._settings = preferences.changed(self._settings, name, "no", keep=keep)
                self._kept.opened(self.person, self._settings)
                raise
            self.notices, self.not_shown = self._kept.notices, self._kept.not_shown(self._settings)
            self.said = self.history.decisions()
