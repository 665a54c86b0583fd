"""What the screens would show now: a session that was opened, its last search, and what is said of it."""

from dataclasses import dataclass, field, replace

from identity_scan.keeping.on_disk import nothing_yet
from identity_scan.merging.progress import Progress, State
from identity_scan.model import Assessment, Decision, Judged, Person
from identity_scan.present import words
from identity_scan.present.values import EngineRow, Kept, Since
from identity_scan.session.contract import Session
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

SHORT = 6
"""Signs of an id that are said: enough to tell the findings of one search apart."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A session and its search, as every screen reads them."""

    session: Session
    progress: Progress = field(default_factory=Progress)
    assessment: Assessment | None = None
    since: Since | None = None
    demo: str = ""
    """The invented person by id; empty for the worker's own search."""

    @property
    def person(self) -> Person:
        """The worker; raises BadInput that says how to begin if nobody has said who they are."""
        if self.session.person is None:
            raise BadInput(_("Nobody has said yet whose search this is."), _("Say who you are: identity-scan me"))
        return self.session.person

    @property
    def judged(self) -> Assessment:
        """What is said of the last search; raises BadInput if there is none."""
        if self.assessment is None:
            raise nothing_yet(self.session.not_shown())
        return self.assessment

    @property
    def names(self) -> dict[str, str]:
        """The brands of the engines by their ids."""
        return {row.id: row.name for row in self.session.engines()}

    def command(self, typed: str) -> str:
        """Return a command as it is typed for this search."""
        return f"identity-scan {typed} --text" + (f" --demo {self.demo}" if self.demo else "")

    def finding(self, start: str) -> Judged:
        """Return the finding that an id, or its beginning, means; BadInput if it means none, or more than one."""
        fits = [j for j in self.judged.judged if start and j.finding.id.startswith(start.lower())]
        if len(fits) != 1:
            what = _("There is no finding called {name}.") if not fits else _("Several findings begin with {name}.")
            raise BadInput(
                what.format(name=clean(start, 80)),
                _("This lists them: {command}").format(command=self.command("findings")),
            )
        return fits[0]

    def decided(self, *decisions: Decision) -> "Scene":
        """Keep the worker's word, judge anew, and note it with the search if that is over."""
        self.session.decide(decisions)
        return self._noted()

    def undone(self) -> str:
        """Take back the worker's last word, judge anew and note it; return what was taken back, empty if nothing."""
        taken = self.session.undo()
        if taken:
            self._noted()
        return taken

    def _noted(self) -> "Scene":
        after = _told(self)
        if after.assessment is None or after.progress.state is not State.DONE:
            return after
        return replace(after, assessment=self.session.finish(after.assessment))


def opened(session: Session, search: str = "") -> Scene:
    """Open a session on its last search, or on the one that is named."""
    kept = session.open()
    if search and session.person is not None:
        kept = session.load(search)
    return _of(Scene(session), kept)


def _of(scene: Scene, kept: Kept | None) -> Scene:
    if kept is None:
        return scene
    state = State.DONE if kept.scan.finished else State.STOPPED
    return _told(replace(scene, progress=Progress(kept.plan, kept.collected, state, kept.scan)))


def _told(scene: Scene) -> Scene:
    if scene.progress.plan is None:
        return scene
    assessment = scene.session.assess(scene.progress.plan, scene.progress.collected)
    return replace(scene, assessment=assessment, since=scene.session.since(assessment))


def brand(row: EngineRow) -> str:
    """Return an engine by its brand, and by the index whose results it shows where that has another name."""
    index = words.index(row.index)
    return row.name if row.name == index else f"{row.name} ({index})"


async def rehearsed(session: Session, demo: str) -> Scene:
    """Open a demonstration and search it through as the screen offers it; nothing is sent, nothing is kept."""
    session.open()
    depth = session.due()
    queries = [query for query, ticked in session.queries(depth) if ticked]
    plan = session.plan(depth, queries, [row.id for row in session.engines() if row.asked])
    progress = Progress.begun(plan, (), None)
    async for item in session.search(plan, (), None):
        progress = progress.with_answer(item)
    scene = _told(Scene(session, progress.ended(State.DONE, session.scan()), demo=demo))
    return replace(scene, assessment=session.finish(scene.judged))
