"""Run a plan: all engines at once, one request at a time an engine, every answer given out as it comes.

Each request of the plan ends in exactly one of seven outcomes (law 1); what an engine sent is believed or doubted as
soon as it is read. A refusal is respected: the engine is left alone for a stated time. Nothing is tried twice but a
broken connection, once. What one engine gave no answer to is asked of another one of its index, if the
plan asks one at all.
"""

import asyncio
import contextvars
import gc
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TypeVar

from identity_scan.asking import stand_ins
from identity_scan.asking.fetch import Transport
from identity_scan.asking.stand_ins import Turns
from identity_scan.asking.unreachable import Unreachable
from identity_scan.engines.belief import believed, usable
from identity_scan.engines.engine import Engine, Options, Unready
from identity_scan.model import Answer, Ask, Collected, Outcome, Person, Plan, Reply, Request, Said
from identity_scan.planning.worth_reading import goes_on, rows, shown
from identity_scan.speech.telling import say

T = TypeVar("T")

MISSES = 3
"""Answers in a row that cannot be used, after which an engine is not asked further."""
OPENING_KEPT = timedelta(minutes=5)
"""How long an engine's opening page serves, as in a browser that stays open."""
LONGEST_REST = timedelta(days=7)


def _nothing(*_arguments: object) -> None:
    return


async def collect(
    plan: Plan,
    engines: Mapping[str, Engine],
    transport: Transport,
    options_of: Callable[[Engine], Options],
    *,
    now: Callable[[], datetime],
    person: Person | None = None,
    done: Iterable[Collected] = (),
    resting: Mapping[str, datetime] | None = None,
    on_rest: Callable[[str, datetime], None] = _nothing,
    on_ask: Callable[[Ask], None] = _nothing,
) -> AsyncGenerator[Collected, None]:
    """Give out the plan's requests with their answers, in the order they end; closing it stops all at once.

    `person`: whose name the words of an answer are held against. `done`: what an earlier run gave out; what was
    answered there is not asked again. `resting`: engines that refused,
    with the time from which they may be asked; `on_rest` is told of new ones. `on_ask` is told of each request as it
    takes its turn. Later pages that the plan foresees but that are not needed are not given out at all.
    """
    ended: asyncio.Queue[Collected | None] = asyncio.Queue()
    kept = {c.ask.key: c.answer for c in done if c.answer.outcome.answered}
    scan = _Scan(transport, now, person, kept, resting or {}, on_rest, on_ask, ended.put_nowait)
    tasks = [
        asyncio.create_task(_ask_engine(scan, name, engines.get(name), options_of, own))
        for name, own in stand_ins.turns(plan, engines).items()
    ]
    gc.freeze()  # else the trees of many pages make it look through all that lives, 50 ms and more each time
    try:
        going = len(tasks)
        while going:
            item = await ended.get()
            if item is None:
                going -= 1
            else:
                yield item
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        gc.unfreeze()
        scan.reader.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Scan:
    """What the engines of one run share."""

    transport: Transport
    now: Callable[[], datetime]
    person: Person | None
    kept: Mapping[tuple[str, str, int], Answer]
    resting: Mapping[str, datetime]
    on_rest: Callable[[str, datetime], None]
    on_ask: Callable[[Ask], None]
    put: Callable[[Collected | None], None]
    reader: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "read"))

    async def aside(self, work: Callable[..., T], *given: object) -> T:
        """Do what takes time in one thread, piece by piece, so that the interface keeps moving while pages come."""
        run = contextvars.copy_context().run  # the language goes with it
        return await asyncio.get_running_loop().run_in_executor(self.reader, partial(run, work, *given))

    def say(self, ask: Ask, answer: Answer) -> None:
        self.put(Collected(ask, answer, self.now()))

    def skip(self, asks: Iterable[Ask], why: Said | None) -> None:
        for ask in asks:
            if ask.key not in self.kept:
                self.say(ask, Answer(Outcome.SKIPPED, said=why))


async def _ask_engine(
    scan: _Scan, name: str, engine: Engine | None, options_of: Callable[[Engine], Options], turns: Turns
) -> None:
    try:
        options = options_of(engine) if engine else Options()
        why = _why_not(scan, name, engine, options)
        asking = _Asking(scan, engine, options, why) if engine else None
        while (asks := await turns.next(able=asking is not None and not asking.closed)) is not None:
            if asking is None:
                scan.skip(asks, why)
            turns.ended(asks, answered=asking is not None and await asking.query(asks))
    finally:
        turns.over()
        scan.put(None)


class _InsteadError(Exception):
    """What had to come before a request did not; its answer stands for the request's own."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.outcome)
        self.answer = answer


@dataclass(slots=True)
class _Asking:
    """One engine's part of a run."""

    scan: _Scan
    engine: Engine
    options: Options
    closed: Said | None = None
    """Why it is not asked any further, None while it is."""
    misses: int = 0
    opening: tuple[Reply, datetime] | None = None
    last: dict[tuple[str, str, int], Reply] = field(default_factory=dict)
    """The reply before, by its request, for engines whose pages hang together."""
    known: set[str] = field(default_factory=set)
    """The pages that it has shown, by their fingerprints."""

    async def query(self, asks: Sequence[Ask]) -> bool:
        """Ask for page after page while there is more to have; tell whether all that was asked was answered."""
        hits = 0
        for place, ask in enumerate(asks):
            if (answer := self.scan.kept.get(ask.key)) is None:
                if self.closed:
                    self.scan.skip(asks[place:], self.closed)
                    return False
                self.scan.on_ask(ask)
                answer = await self._ask(ask)
                self._count(usable(ask, answer))
                self.scan.say(ask, answer)
            if not answer.outcome.answered:
                before = "doubted" if answer.outcome is Outcome.DOUBTED else "before"
                self.scan.skip(asks[place + 1 :], self.closed or say(f"asking.{before}"))
                return False
            hits += rows(answer)
            new = len(shown(answer) - self.known)
            self.known |= shown(answer)
            if not goes_on(ask.query, answer, hits, new):
                break
        return True

    def _count(self, of_use: bool) -> None:
        self.misses = 0 if of_use else self.misses + 1
        if self.misses >= MISSES and not self.closed:
            self.closed = self._say("misses")

    async def _ask(self, ask: Ask) -> Answer:
        if self.engine.request is None:  # such an engine never gets here: _why_not
            return Answer(Outcome.SKIPPED)
        try:
            before = await self._before(ask)
            request = await self.scan.aside(self.engine.request, ask.query, ask.page, self.options, before)
            reply = await self._send(request)
        except Unreachable as error:
            return self._unreached(error)
        except _InsteadError as instead:
            return instead.answer
        except Unready:
            return Answer(Outcome.CHANGED, said=self._say("unread"))
        except Exception:  # noqa: BLE001 - the boundary of an engine: its fault must not stop the others
            return Answer(Outcome.FAILED, said=self._say("fault"))
        self.last = {ask.key: reply}
        answer = await self._read(reply)
        return believed(ask, answer, self.engine.name, self.scan.person)

    async def _before(self, ask: Ask) -> Reply | None:
        """What the engine wants at hand for this page; asked for again where a resumed scan has it no longer."""
        if ask.page == 1 and self.engine.token is not None:
            return await self._fetch(self.engine.token(ask.query, self.options))
        if ask.page == 1:
            return await self._open()
        earlier = Ask(ask.engine, ask.query, ask.page - 1)
        if not self.engine.chained or earlier.key in self.last:
            return self.last.get(earlier.key)
        answer = await self._ask(earlier)
        if answer.outcome is not Outcome.RESULTS:
            raise _InsteadError(replace(answer, hits=()))  # its rows are those of the page before
        return self.last[earlier.key]

    async def _open(self) -> Reply | None:
        if self.engine.opening is None:
            return None
        if self.opening and self.scan.now() - self.opening[1] < OPENING_KEPT:
            return self.opening[0]
        reply = await self._fetch(self.engine.opening(self.options))
        self.opening = reply, self.scan.now()
        return reply

    async def _fetch(self, request: Request) -> Reply:
        """Fetch what comes before a search; a refusal there is the search's own."""
        reply = await self._send(request)
        answer = await self._read(reply)
        if answer.outcome in (Outcome.BLOCKED, Outcome.FAILED):
            raise _InsteadError(answer)
        return reply

    async def _send(self, request: Request) -> Reply:
        try:
            return await self.scan.transport.send(self.engine, request)
        except Unreachable as error:
            if not error.cut:
                raise
            return await self.scan.transport.send(self.engine, request)

    async def _read(self, reply: Reply) -> Answer:
        """Read a reply; where the engine refuses, or names a time, it is left alone."""
        if reply.status in (407, 511):
            return Answer(Outcome.FAILED, said=self._say(str(reply.status)))
        try:
            answer = await self.scan.aside(self.engine.read, reply)
        except Exception:  # noqa: BLE001 - the boundary of an engine: its fault must not stop the others
            answer = Answer(Outcome.CHANGED, said=self._say("unread"))
        if answer.outcome is Outcome.BLOCKED:
            self._rest("rests", _retry_after(reply, self.scan.now()) or timedelta(seconds=self.engine.rest))
            return answer if answer.said else Answer(Outcome.BLOCKED, said=self._say("refused"))
        if reply.status >= 500:
            if wait := _retry_after(reply, self.scan.now()):
                self._rest("pause", wait)
            return Answer(Outcome.FAILED, said=self._say("5xx", status=reply.status))
        return answer

    def _unreached(self, error: Unreachable) -> Answer:
        """What it means that no reply came; one that is sent on to strangers is refused, as by a wall of its own."""
        if not error.refused:
            return Answer(Outcome.FAILED, said=error.said)
        self._rest("rests", timedelta(seconds=self.engine.rest))
        return Answer(Outcome.BLOCKED, said=error.said)

    def _say(self, code: str, **args: str | int) -> Said:
        return say(f"asking.{code}", engine=self.engine.name, **args)

    def _rest(self, why: str, wait: timedelta) -> None:
        until = self.scan.now() + min(max(wait, timedelta(seconds=self.engine.gap)), LONGEST_REST)
        self.closed = self._say(why, time=_moment(until))
        self.scan.on_rest(self.engine.id, until)


# -- why an engine is not asked ----------------------------------------------------------------------------------------


def _why_not(scan: _Scan, name: str, engine: Engine | None, options: Options) -> Said | None:
    """Say why an engine is not asked at all; None if it is."""
    if engine is None:
        return say("asking.unknown", engine=name)
    if engine.request is None:
        return say("asking.browser", engine=engine.name)
    if engine.key and not options.key:
        return say("asking.key", engine=engine.name, key=engine.key)
    if engine.instance and not options.instance:
        return say("asking.instance", engine=engine.name)
    now = scan.now()
    until = max((scan.resting[e] for e in (engine.id, engine.brand) if e in scan.resting), default=now)
    if until > now:
        return say("asking.rests", engine=engine.name, time=_moment(until))
    return None


def _moment(until: datetime) -> str:
    """A time as it is told: with its zone, since the clock of whoever reads it may stand otherwise."""
    return until.astimezone(UTC).isoformat(timespec="seconds")


def _retry_after(reply: Reply, now: datetime) -> timedelta | None:
    """How long the engine itself asks to be left alone, None if it does not say."""
    said = reply.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        wait = timedelta(seconds=min(int(said[:9]), LONGEST_REST.total_seconds()))
    else:
        try:
            when = parsedate_to_datetime(said)
        except (ValueError, TypeError):
            return None
        wait = (when if when.tzinfo else when.replace(tzinfo=UTC)) - now.astimezone(UTC)
    return wait if wait > timedelta(0) else None
