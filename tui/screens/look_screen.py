"""Looking together: the queue of searches, what stands in the watched window, what came and what it changed."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from identity_scan.merging.progress import Progress, State
from identity_scan.model import Outcome
from identity_scan.present import looking as said
from identity_scan.present import words
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.screens.over import OverScreen
from identity_scan.tui.shell.shell import shell_of

if TYPE_CHECKING:
    from identity_scan.session.look_together import Event, LookTogether, Queued, Took

SHOWN = 6
"""Lines of what came that are shown, the newest last."""
_KEYS = (
    ("enter", later("open the next search")),
    ("s", later("skip it")),
    ("x", later("leave this engine")),
    ("c", later("copy or save instead")),
    ("escape", later("end")),
)


class LookScreen(OverScreen[str | None]):
    """Each key opens one search in the worker's own browser; esc closes the window, and what came is kept.

    Its answer is "copy" where the worker would rather copy or save pages.
    """

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "wish('enter')", "next", show=False),
        Binding("s", "wish('skip')", "skip", show=False),
        Binding("x", "wish('leave')", "leave", show=False),
        Binding("c", "dismiss('copy')", "copy", show=False),
        Binding("escape,q", "dismiss", "end", show=False),
    ]

    NAMED = "look"

    def __init__(self, looks: "Sequence[Queued]", join: bool = True) -> None:
        """Take the searches in their order, and whether their pages join the search in front."""
        super().__init__()
        self._looks, self._join = tuple(looks), join
        self._left: list[Queued] = list(looks)
        self._wishes: asyncio.Queue[str] = asyncio.Queue()
        self._came: list[Content] = []
        self._taken = 0
        self._awaited = False
        """A search is open whose page has not come yet."""

    def compose(self) -> ComposeResult:
        """Lay out what it is over where it stands, what came, and the keys."""
        name, maker = shell_of(self).session.looking.watched()
        with Vertical(classes="over choice"):
            yield Static(Content(_("Look together")), classes="heading")
            with VerticalScroll(classes="lines", id="before"):
                yield Static(Content("\n".join((said.consent(), *said.before(self._looks, name, maker)))))
            yield Static("", id="place", classes="gap-above")
            yield Static("", id="stands", classes="blank")
            yield Static("", id="came", classes="gap-above blank")
            yield Static(self.keys_of(*((key, _(name)) for key, name in _KEYS)), classes="gap-above")

    def on_mount(self) -> None:
        """Say where it stands, and wait for the first key."""
        self._show_place()
        self._look()

    def action_wish(self, wish: str) -> None:
        """Hand a key on to whoever waits for it."""
        self._wishes.put_nowait(wish)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def _show_place(self) -> None:
        asked = said.search(self._left[0]) if self._left else ""
        where = Content.assemble((said.place(self._looks, self._left), "bold"), *(["  ", asked] if asked else []))
        self.query_one("#place", Static).update(where)

    def _stands(self, line: str, ink: str = "$quiet") -> None:
        stands = self.query_one("#stands", Static)
        stands.update(Content.assemble((line, ink)))
        stands.set_class(not line, "blank")

    def _note(self, sign: str, ink: str, line: str) -> None:
        self._came.append(Content.assemble((f"{sign} ", ink), line))
        came = self.query_one("#came", Static)
        came.update(Content("\n").join(self._came[-SHOWN:]))
        came.remove_class("blank")

    # -- what happens -------------------------------------------------------------------------------------------------

    @work(group="look", exclusive=True, exit_on_error=False)
    async def _look(self) -> None:
        while (wish := await self._wishes.get()) != "enter":  # no window before the first search is wanted
            self._left = (
                self._left[1:] if wish == "skip" else [k for k in self._left if k.engine != self._left[0].engine]
            )
            if not self._left:
                self.dismiss()
                return
            self._show_place()
        self._looks = tuple(self._left)
        self.query_one("#before").display = False  # what came needs the room
        self._stands(_("Opening the window …"))
        opened: LookTogether | None = None
        try:
            async with shell_of(self).session.looking.together(self._looks, join=self._join) as together:
                opened = together
                self._show_search(together)
                await self._all(together)
        except IdentityScanError as error:
            self._note(words.sign("no"), "$warning", str(error))
        self._stands(said.closed(self._taken, opened.left_behind) if opened else _("No window was opened."))

    def _show_search(self, together: "LookTogether") -> None:
        """Have the application show the search that the pages join, where it is a new one."""
        search, shell = together.search, shell_of(self)
        if shell.progress.scan is None or shell.progress.scan.id != search.scan.id:
            shell.take(Progress(search.plan, tuple(search.collected), State.DONE, search.scan))

    async def _all(self, together: "LookTogether") -> None:
        """Do what the keys say until all was opened and a last key closes the window."""
        watching = asyncio.create_task(self._open(together))
        try:
            while True:
                wish = await self._wished(watching)
                if together.here is None:
                    return
                if wish == "enter" and self._awaited and not watching.done():
                    together.nudge()
                elif wish == "enter":
                    watching.cancel()
                    watching = asyncio.create_task(self._open(together))
                else:
                    self._awaited = False
                    together.leave() if wish == "leave" else together.go_on()
                self._left = together.left
                self._show_place()
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _wished(self, watching: "asyncio.Task[None]") -> str:
        """Wait for a key; a window that closes meanwhile ends it."""
        key = asyncio.create_task(self._wishes.get())
        try:
            await asyncio.wait({key, watching}, return_when=asyncio.FIRST_COMPLETED)
            if watching.done() and not watching.cancelled():
                watching.result()
            return await key
        finally:
            key.cancel()

    async def _open(self, together: "LookTogether") -> None:
        """Open the search that is next, and tell what stands in its tab until another one is opened."""
        self._awaited = True
        self._stands(_("It is opening; I will read it when its results appear."))
        if not await together.open():
            self._note(words.sign("no"), "$warning", _("Its tab did not open."))
            return
        async with contextlib.aclosing(together.watch()) as events:
            async for event in events:
                self._tell(event, together)

    def _tell(self, event: "Event", together: "LookTogether") -> None:
        from identity_scan.session.look_together import Took

        if isinstance(event, str):
            self._note(words.sign("no"), "$warning", event)
        elif isinstance(event, Took):
            self._took(event, together)
        else:
            engine = together.here.engine if together.here else ""
            stuck = f" {said.propose_to_stop(engine)}" if together.stuck else ""
            self._stands(said.stands(event.stage, engine) + stuck, "$warning")

    def _took(self, event: "Took", together: "LookTogether") -> None:
        shell_of(self).take_in(event.item)
        self._taken += 1
        if event.item.answer.outcome is Outcome.DOUBTED:
            self._note(words.sign("doubted"), words.tint("doubted"), said.took(event.item, event.fresh))
        else:
            self._note(words.sign("yes"), "$success", said.took(event.item, event.fresh))
        if self._awaited:
            self._awaited = False
            together.go_on()
        self._left, self._looks = together.left, together.looks
        self._stands(_("Look as long as you like; if you go to the next page, I read it too."))
        self._show_place()
