"""What the screens would show now: a session that was opened, its last search, and what is said of it."""

from collections.abc import Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from identity_scan.keeping.on_disk import nothing_yet
from identity_scan.merging.progress import Progress, State
from identity_scan.model import Assessment, Collected, Decision, Depth, Judged, Person, Plan, Scan
from identity_scan.present import words
from identity_scan.present.decided import Word
from identity_scan.present.values import EngineRow, Judgement, Step
from identity_scan.session.contract import Session
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

if TYPE_CHECKING:
    import asyncio

    from identity_scan.advice.todo import Card

SHORT = 6
"""Signs of an id that are said: enough to tell the findings of one search apart."""


@dataclass(frozen=True)
class Scene:
    """A session and its search, as every screen and every command reads them."""

    session: Session
    progress: Progress = field(default_factory=Progress)
    demo: str = ""
    """The invented person by id; empty for the worker's own search."""
    weighed: Judgement | None = None
    """What was judged when something was said or asked; without it that is judged when it is first asked for."""

    @cached_property
    def told(self) -> Judgement | None:
        """What is said of the last search, and what follows from it; None if there is none."""
        return self.weighed or (self.session.judge() if self.progress.plan is not None else None)

    @property
    def person(self) -> Person:
        """The worker; raises BadInput that says how to begin if nobody has said who they are."""
        if self.session.person is None:
            raise BadInput(_("Nobody has said yet whose search this is."), _("Say who you are: identity-scan me"))
        return self.session.person

    @property
    def assessment(self) -> Assessment | None:
        """What is said of the last search; None if there is none."""
        return self.told.assessment if self.told else None

    @property
    def judgement(self) -> Judgement:
        """The same with what follows from it; raises BadInput if there is no search."""
        if self.told is None:
            raise nothing_yet(self.session.not_shown)
        return self.told

    @property
    def judged(self) -> Assessment:
        """What is said of the last search; raises BadInput if there is none."""
        return self.judgement.assessment

    @property
    def names(self) -> dict[str, str]:
        """The brands of the engines by their ids."""
        return {row.id: row.name for row in self.session.engines()}

    def command(self, typed: str) -> str:
        """Return a command as it is typed for this search."""
        return f"identity-scan {typed} --text" + (f" --demo {self.demo}" if self.demo else "")

    def finding(self, start: str) -> Judged:
        """Return the finding that an id, or its beginning, means; BadInput if it means none, or more than one."""
        fits = self._called(start, self.judged.judged)
        if not fits:  # a step may be about a page that this search does not show any more
            fits = self._called(start, (j for card in self.judgement.cards for j in card.findings))
        if len(fits) != 1:
            what = _("There is no finding called {name}.") if not fits else _("Several findings begin with {name}.")
            raise BadInput(
                what.format(name=clean(start, 80)),
                _("This lists them: {command}").format(command=self.command("findings")),
            )
        return fits[0]

    @staticmethod
    def _called(start: str, rows: Iterable[Judged]) -> list[Judged]:
        return list({j.finding.id: j for j in rows if start and j.finding.id.startswith(start.lower())}.values())

    def about(self, start: str) -> "tuple[Card, ...]":
        """Return the cards of the finding that an id, or its beginning, means."""
        name = self.finding(start).finding.id
        return tuple(card for card in self.judgement.cards if name in {j.finding.id for j in card.findings})

    def decided(self, *words: Decision | Step) -> "Scene":
        """Keep the worker's word, weigh all by it, and note it with the search if that is over."""
        word = Word("", frozenset(one.finding for one in words if isinstance(one, Decision)), self.session.said)
        self.session.decide(words)
        return self._weighed(word)

    def undone(self) -> str:
        """Take back the worker's last word, weigh all anew; return what was taken back, empty if nothing."""
        taken = self.session.undo()
        if taken:
            self._weighed()
        return taken

    def _weighed(self, word: Word | None = None) -> "Scene":
        if self.progress.plan is None:
            return self
        return replace(self, weighed=self.session.judge(word, over=self.progress.state is State.DONE))


def opened(session: Session, search: str = "") -> Scene:
    """Open a session on its last search, or on the one that is named."""
    kept = session.open(search)
    if kept is None:
        return Scene(session)
    state = State.DONE if kept.scan.finished else State.STOPPED
    return Scene(session, Progress(kept.plan, kept.collected, state, kept.scan))


def brand(row: EngineRow) -> str:
    """Return an engine by its brand, and by the index whose results it shows where that has another name."""
    index = words.index(row.index)
    return row.name if row.name == index else f"{row.name} ({index})"


async def searched(
    scene: Scene,
    plan: Plan,
    scan: Scan | None = None,
    came: Callable[[Collected], None] = lambda _item: None,
    enough: "asyncio.Event | None" = None,
) -> Scene:
    """Ask what has no answer yet, and say what is found; `came` is told each answer. With a scan, go on with that.

    Once it is `enough`, no more is asked, and what is left is told as not asked.
    """
    progress = Progress.begun(plan, scene.progress.collected if scan else (), scan)
    async with aclosing(scene.session.search(plan, scan, enough)) as answers:
        async for item in answers:
            progress = progress.with_answer(item)
            came(item)
    over = progress.ended(State.DONE, scene.session.scan)
    return replace(scene, progress=over, weighed=scene.session.judge(over=True))


async def rehearsed(session: Session, demo: str, depth: Depth | None = None) -> Scene:
    """Open a demonstration and search it through to this depth; nothing is sent, nothing is kept."""
    session.open()
    return await searched(Scene(session, demo=demo), offered(session, depth))


def offered(session: Session, depth: Depth | None = None) -> Plan:
    """Give the plan of a search as it is offered: what is ticked, to whoever is asked."""
    offer = session.offer(depth)
    queries = [query for query, ticked in offer.queries if ticked]
    return session.plan(offer.depth, queries, [row.id for row in session.engines() if row.asked])
