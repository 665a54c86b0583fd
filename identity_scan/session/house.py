"""The session on the core itself: a worker's own search, with its history on this computer.

What is heavy is imported where it is used, so that the first picture does not wait for it; open() runs in a thread.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, cast

from identity_scan.keeping import settings
from identity_scan.session.earlier import Earlier
from identity_scan.session.kept_here import KeptHere
from identity_scan.session.own_file import tongue, where
from identity_scan.session.step_desk import Steps
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import in_use

if TYPE_CHECKING:
    from identity_scan.engines.engine import Engine, Options
    from identity_scan.keeping.history import History
    from identity_scan.model import (
        Assessment,
        Collected,
        Decision,
        Depth,
        Person,
        Plan,
        Query,
        Recipe,
        Safety,
        Scan,
    )
    from identity_scan.present.values import EngineRow, Kept, Preference, Price, Since
    from identity_scan.remembered import Record
    from identity_scan.session.contract import Session, Writer
    from identity_scan.session.search import Search


class House(Steps, KeptHere, Earlier):
    """The worker's own search."""

    demo = False
    history: History

    def __init__(self, clock: Callable[[], datetime], write: Writer | None = None) -> None:
        """Take the clock, and what writes reports where any shall be written."""
        self.person: Person | None = None
        self.people: tuple[Person, ...] = ()
        self._clock = clock
        self._reports = write
        self._settings = settings.read()
        self._engines: Mapping[str, Engine] = {}
        self._search: Search | None = None
        self._taken: list[Callable[[], str]] = []
        self._earlier: tuple[str, tuple[Record, ...]] = ("", ())
        """The records before a search, by its id: they do not change while it runs."""
        self._rows: tuple[tuple[Any, ...], datetime, tuple[EngineRow, ...]] | None = None
        """The engines, read once a change since screens ask with every key: by what, until when, and the rows."""
        self.notices: tuple[str, ...] = ()

    # -- opening ------------------------------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """The language to speak."""
        return self._settings.language or (self.person.language if self.person else self._tongue())

    def _tongue(self) -> str:
        return tongue()

    @property
    def theme(self) -> str:
        """Light or dark."""
        return self._settings.theme or "dark"

    def now(self) -> datetime:
        """Tell the time."""
        return self._clock()

    def read_person(self) -> None:
        """Read the person file, if there is one; a BadInput says what is wrong with it."""
        from identity_scan.keeping import own_person

        self.person = own_person.read(where()) if own_person.is_kept(where()) else None
        if self.person is None:
            self.notices = own_person.lost(where())

    def open(self) -> Kept | None:
        """Load the engines and the history; give the latest search."""
        from identity_scan.engines import ENGINES

        if self.person is None:
            self.read_person()
        self._engines = ENGINES
        if not hasattr(self, "history") or self._closed:
            self.history = self._open_history()
            self._closed = False
        if self.person is None:
            return None
        latest = next((s for s in reversed(self.history.scans())), None)
        return self.load(latest.id) if latest else None

    _closed = True

    def _open_history(self) -> History:
        from identity_scan.keeping.history import History

        if self._settings.leave_nothing or self.person is None:
            return History.open(None, self.now)  # of whom nobody knows yet, nothing is on the disk
        history = History.open(settings.folder(), self.now)
        self._tidied = str(history.tidy(self.now(), self._settings.snippet_days, self._settings.closed_days))
        self.notices = (*history.notices, *([self._tidied] if self._tidied else ()))
        if not history.claim(self.person.name):
            history.close()
            not_kept = _("This computer keeps the searches of another name, so this one is not kept (6 erases it).")
            self.notices = (*self.notices, not_kept)
            return History.open(None, self.now)
        return history

    def close(self) -> None:
        """Close the history."""
        if not self._closed:
            self.history.close()
            self._closed = True

    def own(self) -> Session:
        """Give this session itself."""
        return self

    def demonstration(self) -> Session:
        """Give the session of the demonstration."""
        from identity_scan.session.demonstration import DemoHouse

        return DemoHouse(None, self._clock, write=self._reports)

    def choose(self, person: Person) -> None:
        """A worker's own search has one person only."""

    def save_person(self, person: Person) -> None:
        """Keep the person; another name erases what was kept of the one before."""
        from identity_scan.keeping import erase

        newcomer = self.person is None
        if not newcomer and not self._closed and not self.history.owned_by(person.name):
            self.close()
            erase.earlier(settings.folder())
        self._write(person)
        self.person, self._search, self._taken = person, None, []
        if newcomer:
            self.close()

    def set_safety(self, safety: Safety) -> None:
        """Take another safety context; what is judged from here on counts it."""
        self._change(safety=safety)

    def set_portrayal(self, portrayal: str) -> None:
        """Take other words on how the person wishes to be seen; what is judged from here on is set beside them."""
        self._change(portrayal=portrayal)

    def _change(self, **changes: Any) -> None:
        assert self.person is not None
        self.person = replace(self.person, **changes)
        if self._search is not None:
            self._search.person = self.person
        if not self.demo:
            self._write(self.person)

    def _write(self, person: Person) -> None:
        from identity_scan.keeping import own_person

        if not self._closed and self.history.on_disk:
            self.history.judgements.drop()  # they hold what was said of the person until now
        if not self._settings.leave_nothing:
            own_person.write(person, where())

    # -- planning -----------------------------------------------------------------------------------------------------

    def engines(self) -> tuple[EngineRow, ...]:
        """Give the engines, those a search asks first."""
        from identity_scan.session.engine_rows import engine_rows

        history = None if self._closed else self.history
        known = self._settings, tuple(self._engines), in_use(), id(history)
        if self._rows is None or self._rows[0] != known or self.now() >= self._rows[1]:
            resting = history.resting() if history else {}
            until = min((*resting.values(), self.now() + timedelta(days=1)))
            self._rows = known, until, engine_rows(self._engines.values(), self._settings, resting)
        return self._rows[2]

    def recipe(self, name: str) -> Recipe | None:
        """Give a kind of query."""
        from identity_scan.facts import recipes

        return next((recipe for recipe in recipes() if recipe.id == name), None)

    def due(self) -> Depth:
        """Say which depth is next."""
        from identity_scan.planning import plan

        return plan.due(self.history.scans(), self.now())

    def queries(self, depth: Depth) -> tuple[tuple[Query, bool], ...]:
        """Give all that could be asked, and what a search of this depth asks."""
        from identity_scan.facts import recipes
        from identity_scan.model import CONTROL, Medium
        from identity_scan.planning import plan

        assert self.person is not None
        usual = {query.id for query in plan.usual(self.person, depth)}
        media = {medium for engine in self._settings.chosen(self._engines) for medium in engine.media} | {Medium.WEB}
        kinds = (recipe for recipe in recipes() if recipe.id != CONTROL and recipe.medium in media)
        return tuple((query, query.id in usual) for kind in kinds for query in plan.queries(kind, self.person))

    def plan(self, depth: Depth, queries: Sequence[Query], engines: Sequence[str]) -> Plan:
        """Give the plan of these queries to these engines, with the one that tells an engine that makes things up."""
        from identity_scan.planning import plan

        assert self.person is not None
        chosen = [self._engines[name] for name in engines if name in self._engines]
        return plan.make(self.person, depth, chosen, queries, self._chance())

    def _chance(self) -> Random:
        return Random(f"{self.now():%Y%m%d}")

    def price(self, plan: Plan) -> Price:
        """Say what a plan costs."""
        from identity_scan.planning.plan import cost, missing_indexes
        from identity_scan.present.values import Price

        engines = self._engines.values()
        found = cost(plan, engines)
        return Price(found.requests, found.seconds, missing_indexes(plan, engines))

    # -- searching ----------------------------------------------------------------------------------------------------

    async def search(self, plan: Plan, kept: Sequence[Collected], scan: Scan | None) -> AsyncGenerator[Collected, None]:
        """Ask what has no answer yet; each answer is on the disk before it is given out."""
        from identity_scan.session.search import Search

        assert self.person is not None
        engines = [self._engines[name] for name in plan.engines if name in self._engines]
        if scan is None or self._search is None:
            self._search = Search.begin(self.person, plan, engines, self.history, self.now, demo=self.demo)
        else:
            self._search.plan = plan
            self._search.engines = {**self._search.engines, **{engine.id: engine for engine in engines}}
        transport = self._transport()
        async with AsyncExitStack() as stack:
            if hasattr(transport, "aclose"):
                stack.push_async_callback(transport.aclose)
            run = cast("AsyncGenerator[Collected, None]", self._search.run(transport, self._options))
            answers = await stack.enter_async_context(aclosing(run))
            async for item in answers:
                self._rows = None  # its engine may be left alone from here on
                yield item

    def _transport(self) -> Any:
        from identity_scan.asking.fetch import Web

        return Web(self._settings)

    def _options(self, engine: Engine) -> Options:
        return self._settings.options(engine, self.person.language if self.person else "")

    def scan(self) -> Scan | None:
        """Give the search under way, or the last one."""
        return self._search.scan if self._search else None

    def finish(self, assessment: Assessment) -> Assessment:
        """Note that the search is over; say where each step stands now that it counts."""
        if self._search is None:
            return assessment
        done = self._search.scan.finished or self.now()
        self._search.scan = replace(self._search.scan, finished=done)
        return self._search.note(assessment)

    def assess(
        self, plan: Plan, collected: Sequence[Collected], decisions: Mapping[str, Decision] | None = None
    ) -> Assessment:
        """Judge what came, by these words of the worker or by those that are kept."""
        assert self._search is not None
        return self._search.assessment(decisions)

    def since(self, assessment: Assessment) -> Since | None:
        """Say what became of the findings since the search before."""
        if self._search is None:
            return None
        from identity_scan.present.past import since

        name = self._search.scan.id
        if self._earlier[0] != name:
            begun = [scan.id for scan in self.history.scans()]
            before = frozenset(begun[: begun.index(name)])
            self._earlier = (name, tuple(r for r in self.history.records() if r.scan.id in before))
        return since(self._earlier[1], assessment, self._search.collected)

    # -- deciding -----------------------------------------------------------------------------------------------------

    def decisions(self) -> Mapping[str, Decision]:
        """Give what the worker said of findings."""
        return self.history.decisions()

    def others_until(self) -> Mapping[str, date]:
        """Give until when the words of each result of this search about somebody else are kept, by finding."""
        if self._search is None or self._closed or not self.history.on_disk:
            return {}
        kept = self.history.others(self._search.scan.id)
        return {finding: until.astimezone(self.now().tzinfo).date() for finding, until in kept.items()}

    def forget_others(self) -> Kept | None:
        """Let those words go, since the worker has looked, and give the search as it is kept from then on."""
        if self._search is None:
            return None
        self.history.forget(tuple(self.others_until()))
        return self.load(self._search.scan.id)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep what the worker said."""
        from identity_scan.present.decided import newly

        known = self.history.decisions()
        self.history.decide(*(newly(known.get(decision.finding), decision) for decision in decisions))
        self._taken.append(self._undo_decision)

    def _undo_decision(self) -> str:
        from identity_scan.present.decided import said

        before = self._decided()
        taken = self.history.undo()
        if taken is None or self._search is None:
            return said(taken) if taken else ""
        anew = _("Its words are no longer kept, so the next search judges it anew.")
        return f"{said(taken)}. {anew}" if self._search.wordless(before - self._decided()) else said(taken)

    def _decided(self) -> frozenset[str]:
        """The findings of which the worker said who they are about."""
        return frozenset(finding for finding, one in self.history.decisions().items() if one.verdict)

    def undo(self) -> str:
        """Take back the last decision or change of status; before this run's, the decisions of earlier runs."""
        return self._taken.pop()() if self._taken else self._undo_decision()

    def load(self, scan: str) -> Kept | None:
        """Take up a kept search."""
        from identity_scan.present.values import Kept
        from identity_scan.session.search import Search

        assert self.person is not None
        kept = self.history.scan(scan)
        plan = self.history.plan(scan)
        engines = [self._engines[name] for name in plan.engines if name in self._engines]
        self._search = Search.resume(self.person, plan, kept, engines, self.history, self.now)
        return Kept(kept, self._search.plan, tuple(self._search.collected))

    # -- settings -----------------------------------------------------------------------------------------------------

    def preferences(self) -> tuple[Preference, ...]:
        """Give the settings."""
        from identity_scan.session import preferences

        return preferences.listed(self._settings, self.theme, self.language)

    def prefer(self, name: str, value: str) -> None:
        """Change a setting and keep it."""
        from identity_scan.session import preferences

        self._rows = None
        if name == "leave_nothing" and not self.demo:
            self.keep_where(value == "yes")
        else:
            self._settings = preferences.changed(self._settings, name, value, keep=not self.demo)

    def as_browser(self, engine: str) -> None:
        """Ask an engine through the client that looks like a browser, in this run of the program."""
        self._settings = replace(self._settings, ddgs_route=(*self._settings.ddgs_route, engine))

    def switch(self, engine: str, on: bool) -> None:
        """Ask an engine, or leave it out, from now on."""
        from identity_scan.session import preferences

        self._settings = preferences.switched(self._settings, self._engines[engine], on, keep=not self.demo)

    def erase(self) -> None:
        """Erase everything that is kept on this computer."""
        if not self._closed:
            self.history.close()
            self._closed = True
        from identity_scan.keeping import erase

        erase.erase((settings.folder(), settings.config_folder()))
        self.person, self._search, self._taken = None, None, []
        self._settings = settings.Settings()

    # -- beside the search --------------------------------------------------------------------------------------------

    def browse(self, engine: str, text: str) -> str | None:
        """Give the address that opens a query in a browser."""
        found = self._engines.get(engine)
        return found.opens(text) if found else None

    async def brought(self) -> AsyncGenerator[Collected | str, None]:
        """Wait for result pages from the person's own browser."""
        from identity_scan.asking.own_browser import clipboard_way, downloads_folder, pages
        from identity_scan.engines import saved_page

        async for page in pages(clipboard_way(), downloads_folder(), lambda: self.now().timestamp()):
            if page.reply is None or self._search is None or self.person is None:
                yield page.why
                continue
            try:
                item = saved_page.take(page.reply, self.person, self._search.plan.asks, self.now())
            except BadInput as error:
                yield str(error)
                continue
            self._search.add(item)
            yield item
