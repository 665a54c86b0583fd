"""The lesson: one page at a time, a banner that never goes, a clock, and everything of the hour in memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.teach import Card, Item, Lesson, prompter, traces
from identity_scan.teach.clock import Clock
from identity_scan.teach.course import Spot, first_of, spots
from identity_scan.teach.rehearsal import Rehearsal, rehearse
from identity_scan.teach.room import Difference, Room
from identity_scan.tui.screens.curtain import CurtainScreen
from identity_scan.tui.screens.over import ChoiceScreen, TextScreen
from identity_scan.tui.shell.boundary import what_went_wrong
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.shell.theme import THEMES
from identity_scan.tui.teach.differ import DifferSlide
from identity_scan.tui.teach.first_look import FirstSlide
from identity_scan.tui.teach.heard_slide import HeardSlide
from identity_scan.tui.teach.lesson_bars import LessonHead, LessonKeys
from identity_scan.tui.teach.lesson_commands import ALWAYS
from identity_scan.tui.teach.scan_slide import ScanSlide
from identity_scan.tui.teach.slide import Slide
from identity_scan.tui.teach.stored_slide import StoredSlide
from identity_scan.tui.teach.talk import (
    BeforeSlide,
    CardsSlide,
    ConsentSlide,
    OpeningSlide,
    ReflectSlide,
    SupportSlide,
    WishSlide,
)
from identity_scan.tui.teach.typed import ContactsScreen
from identity_scan.tui.teach.vote import VoteSlide
from identity_scan.tui.teach.ways_slide import WaysSlide
from identity_scan.tui.widgets.lines import hanging

SLIDES: Mapping[str, type[Slide]] = {
    "before": BeforeSlide,
    "opening": OpeningSlide,
    "consent": ConsentSlide,
    "wish": WishSlide,
    "scan": ScanSlide,
    "cards": CardsSlide,
    "vote": VoteSlide,
    "differ": DifferSlide,
    "first": FirstSlide,
    "ways": WaysSlide,
    "heard": HeardSlide,
    "reflect": ReflectSlide,
    "support": SupportSlide,
    "stored": StoredSlide,
}


class LessonScreen(Screen[None]):
    """Holds the lesson and what happens in the room; it ends with the screen."""

    CSS_PATH = "lesson.tcss"
    BINDINGS: ClassVar = bindings(ALWAYS)

    def __init__(
        self,
        lesson: Lesson,
        choices: Sequence[Lesson] = (),
        now: Callable[[], float] = monotonic,
        playing: bool = True,
        short: bool = False,
    ) -> None:
        """Take the lesson and those it can be changed for; `now` is read for the clock."""
        super().__init__()
        self.choices = tuple(choices) or (lesson,)
        self.now, self.is_short = now, short
        self.before: Mapping[Path, Mapping[str, traces.Print]] = {}
        self.pace, self._plays = 2, playing
        self.room = Room()
        self._beat = 0
        self._opened_in, self._spoken = language.in_use(), ""
        self._begin(lesson)

    def _begin(self, lesson: Lesson) -> None:
        """Begin with this lesson, and an empty room but for the contacts."""
        self._whole = lesson
        self.lesson, self.room = lesson.shortened() if self.is_short else lesson, Room(contacts=self.room.contacts)
        self.rehearsal: Rehearsal | None = None
        self._own_cards: Mapping[str, Card] = {}
        self.course = spots(self.lesson)
        self.items: tuple[Item, ...] = self.lesson.items
        self.revealed: frozenset[str] = frozenset()
        self.order_shown = False
        self.ways_shown = 0
        """How much of the ways is shown: nothing, the ways, what closes them."""
        self.heard_shown = False
        """What the sentences of the assistant are is on the screen."""
        self.clock = Clock()
        self.at, self.played, self.playing = 0, 0, self._plays
        self.since = self.now()
        """When one came to the page that is shown."""

    # -- the page -----------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the banner, the head, the page and the keys."""
        yield Static(id="lesson-banner")
        yield LessonHead()
        with Vertical(id="stage"):
            yield SLIDES[self.spot.kind](self.spot)
        yield LessonKeys()

    def on_mount(self) -> None:
        """Look at the disk, begin to search, and let the clock be seen."""
        self.before = traces.look()
        self.set_interval(1.0, self._tick)
        self.draw()
        self._rehearse()

    @property
    def spot(self) -> Spot:
        """Where in the lesson one is."""
        return self.course[self.at]

    @property
    def slide(self) -> Slide:
        """The page that is shown."""
        return self.query_one("#slide", Slide)

    def draw(self) -> None:
        """Draw the lines around the page; while one page makes room for the next there is nothing to draw."""
        if not self.query("#slide"):
            return
        invented = _("LESSON · {name} is invented. Nothing is sent, nothing is saved.")
        self.query_one("#lesson-banner", Static).update(Content(invented.format(name=self.lesson.person.name)))
        self.query_one(LessonHead).show(self)
        self.query_one(LessonKeys).show(self)
        self._tell_notes()

    def _tell_notes(self) -> None:
        """Say to the speaker's notes, where some listen, what the class sees."""
        self._beat += 1
        item = self.items[self.spot.part].finding if self.spot.kind == "vote" else ""
        prompter.tell(
            prompter.Shown(
                lesson=self.lesson.id,
                short=self.is_short,
                at=self.at,
                seconds=self.clock.seconds(self.now()),
                runs=self.clock.runs,
                answered=item in self.revealed,
                item=item,
                beat=self._beat,
            )
        )

    def _tick(self) -> None:
        self.draw()
        if self.query("#slide"):
            self.slide.tick()

    def on_resize(self) -> None:
        """Draw in the new width."""
        self.call_after_refresh(self.draw)

    async def _to(self, place: int) -> None:
        if not 0 <= place < len(self.course) or (place == self.at and self.query("#slide")):
            return
        self.at, self.since = place, self.now()
        await self._remake()

    async def _remake(self) -> None:
        stage = self.query_one("#stage")
        async with self.batch():
            await stage.remove_children()
            await stage.mount(SLIDES[self.spot.kind](self.spot))
        self.draw()

    # -- the tool -----------------------------------------------------------------------------------------------------

    @work(exclusive=True, group="rehearsal", exit_on_error=False)
    async def _rehearse(self) -> None:
        self.rehearsal = await rehearse(self.lesson)
        pages = (*self.lesson.items, *self.lesson.reserve)
        self._own_cards = {item.finding: self.rehearsal.card(item.finding) for item in pages}
        self._show()

    def _show(self) -> None:
        """Draw the page in its place, after something that it shows has changed."""
        if self.query("#slide"):
            self.slide.show()
            self.draw()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn a failure in the background into a sentence; the lesson goes on without the tool's word."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.notify(what_went_wrong(event.worker.error), severity="error", markup=False)

    def first_card(self, finding: str) -> Card | None:
        """Return the card that the tool held up before anybody corrected it; None while it is still reading."""
        return self._own_cards.get(finding)

    def differences(self) -> tuple[Difference, ...]:
        """Return the items that were voted on, the widest difference first."""
        shown = {item.finding for item in self.items}
        return self.room.differences({f: card for f, card in self._own_cards.items() if f in shown})

    # -- what happens in the room -------------------------------------------------------------------------------------

    def change(self, room: Room) -> None:
        """Take the room as it is now."""
        self.room = room
        self.draw()

    def reveal(self, finding: str) -> None:
        """Note that the answer of an item is on the screen."""
        self.revealed |= {finding}
        self.draw()

    def correct(self, finding: str, card: Card | None) -> None:
        """Put the class's own label in the place of the answer, and let the tool judge again with it."""
        self.change(self.room.correct(finding, card))
        if self.rehearsal is not None:
            self.rehearsal = self.rehearsal.corrected(self.room.said)
        self._show()

    def spare(self) -> tuple[Item, ...]:
        """Return the reserve items that are not in use."""
        used = {item.finding for item in self.items}
        return tuple(item for item in (*self.lesson.reserve, *self.lesson.items) if item.finding not in used)

    def exchange(self, part: int) -> None:
        """Put the next reserve item in the place of one."""
        spare = self.spare()
        if spare:
            self.items = (*self.items[:part], spare[0], *self.items[part + 1 :])
            self.draw()

    def take(self, place: int) -> None:
        """Take another of the invented persons, before the lesson has begun."""
        if place < len(self.choices) and self.choices[place].id != self.lesson.id:
            self._begin(self.choices[place])
            french = self.lesson.person.language == "fr-CA"
            language.use(self._spoken or ("fr-CA" if french else self._opened_in))
            self._anew()

    def take_own(self, made: tuple[Path, Lesson] | None) -> None:
        """Take the fictional person that was just made on a screen."""
        if made is not None:
            path, lesson = made
            self.choices = (*self.choices, lesson)
            self.take(len(self.choices) - 1)
            self.notify(_("Written: {path}").format(path=path), markup=False)

    def shorten(self) -> None:
        """Change between the whole lesson and the short one, before it has begun."""
        self.is_short = not self.is_short
        self._begin(self._whole)
        self._anew()

    def _anew(self) -> None:
        self._rehearse()
        self.run_worker(self._remake(), exclusive=True, group="page")

    # -- what the keys do ---------------------------------------------------------------------------------------------

    async def action_forward(self) -> None:
        """Take a step within the page, or go to the next."""
        if not self.query("#slide") or self.slide.forward():
            return
        if self.spot.kind == "before":
            self.clock = self.clock.start(self.now())
        await self._to(self.at + 1)

    async def action_back(self) -> None:
        """Go back one page."""
        await self._to(self.at - 1)

    def action_clock(self) -> None:
        "Start or stop the clock."
        self.clock = self.clock.hold(self.now()) if self.clock.runs else self.clock.start(self.now())
        self.draw()

    def action_go(self) -> None:
        """Ask where to."""
        stages = self.lesson.script.stages
        rows = [
            (str(n), stage.id, f"{stage.start:>2}–{stage.end:<2}  {self.lesson.say(stage.title)}")
            for n, stage in enumerate(stages, 1)
        ]
        self.app.push_screen(ChoiceScreen(_("Go to"), (), tuple(rows)), self._go)

    async def _go(self, chosen: str | None) -> None:
        if chosen is not None:
            await self._to(first_of(self.lesson.stage(chosen), self.course))

    def action_contacts(self) -> None:
        """Type the support contacts."""
        self.app.push_screen(ContactsScreen(self.room.contacts), self._contacts)

    def _contacts(self, contacts: str | None) -> None:
        if contacts is not None:
            self.change(replace(self.room, contacts=contacts))
            self._show()

    async def action_language(self) -> None:
        """Change the language of the lesson; the tool judges again, since its reasons are sentences too."""
        self._spoken = next(tag for tag in language.NAMES if tag != language.in_use())
        language.use(self._spoken)
        if self.rehearsal is not None:
            self.rehearsal = self.rehearsal.corrected(self.room.said)
        await self._remake()

    def on_unmount(self) -> None:
        """Leave the language as it was before the lesson."""
        language.use(self._opened_in)

    def action_colours(self) -> None:
        """Change between light and dark; not remembered."""
        dark = THEMES["dark"].name
        self.app.theme = THEMES["light"].name if self.app.theme == dark else dark

    def action_share(self) -> None:
        """Leave the page alone on the screen, for a class that sees it through a call; the same key brings the rest."""
        self.toggle_class("-shared")

    def action_hide(self) -> None:
        """Hide everything at once."""
        self.app.push_screen(CurtainScreen())

    def action_explain(self) -> None:
        """Explain the page in front and its keys."""
        if not self.query("#slide"):
            return
        slide = self.slide
        commands = [c for c in (*slide.HERE, *ALWAYS) if c.what and slide.can(c)]
        column, width = max(len(c.key_shown) for c in commands), min(100, self.app.size.width * 9 // 10) - 8
        keys = [
            hanging(Content.assemble((f"{c.key_shown:>{column}}  ", "bold $accent")), Content(c.help), width)
            for c in commands
        ]
        stage = self.lesson.stage(self.spot.stage)
        about = Content(_(slide.ABOUT)) if slide.ABOUT else Content("")
        self.app.push_screen(TextScreen(self.lesson.say(stage.title), Content("\n").join([about, Content(""), *keys])))

    def action_leave(self) -> None:
        """Ask before everything that was counted is forgotten."""
        choices = (("y", "yes", _("End it")), ("n", "no", _("Stay")))
        lines = (_("Everything that was counted and typed is forgotten; nothing was saved."),)
        self.app.push_screen(ChoiceScreen(_("End the lesson?"), lines, choices), self._left)

    def _left(self, answer: str | None) -> None:
        if answer == "yes":
            self.dismiss()
