"""Waiting for pages from the person's own browser: copied or saved there, they are taken in by themselves."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.model import Collected, Outcome
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext
from identity_scan.tui.screens.over import OverScreen
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.lines import bullet

if TYPE_CHECKING:
    from identity_scan.session.look_together import Queued


class BrowserScreen(OverScreen[None]):
    """Says what to do in the browser, and what came of it; the clipboard is looked at only while this stands here."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar = [
        Binding("escape,q", "dismiss", "done", show=False),
        Binding("enter", "next", "next", show=False),
    ]

    NAMED = "look"

    def __init__(
        self,
        engine: str,
        text: str,
        address: str = "",
        rest: "Sequence[Queued]" = (),
        opens: "Callable[[Queued], str]" = lambda _look: "",
    ) -> None:
        """Take the brand, the words that were asked, and the address where no browser could be started on it.

        `rest`: the searches that follow, each opened by a key; `opens` opens one, and gives its address if it could
        not be.
        """
        super().__init__()
        self._engine, self._asked, self._address = engine, text, address
        self._rest, self._opens = list(rest), opens
        self._came: list[Content] = []

    def compose(self) -> ComposeResult:
        """Lay out the steps over what came."""
        with Vertical(classes="over choice"):
            yield Static(Content(self._heading()), classes="heading", id="heading")
            yield Static(Content(self._address), id="address")
            yield Static(self._steps(), id="steps", classes="gap-above")
            yield Static(
                Content.assemble((_("Waiting for the first page …"), "$quiet")), id="came", classes="gap-above"
            )
            yield Static(self._keys(), id="keys", classes="gap-above")

    def _heading(self) -> str:
        if self._address:
            return _("No browser could be started from here. Open this address yourself:")
        return _("Your browser was asked to open: {query}").format(query=self._asked)

    def _steps(self) -> Content:
        steps = (
            _("Wait until the results from {engine} appear.").format(engine=self._engine),
            _("Copy the whole page (ctrl+a, then ctrl+c), or save it (ctrl+s) to your downloads."),
            _("Come back here: the page is read automatically. Do the same with the next page, if you like."),
        )
        return Content("\n").join(bullet(step, width=90, sign=str(n)) for n, step in enumerate(steps, 1))

    def _keys(self) -> Content:
        n = len(self._rest)
        more = ngettext("open the next search, {n} more", "open the next search, {n} more", n).format(n=n)
        return self.keys_of(*((("enter", more),) if n else ()), ("escape", _("done")))

    def action_next(self) -> None:
        """Open the search that follows; where none does, be done."""
        if not self._rest:
            self.dismiss()
            return
        look = self._rest.pop(0)
        self._engine, self._asked = words.engine(look.engine), look.query.text
        self._address = self._opens(look)
        shown = {"heading": Content(self._heading()), "address": Content(self._address), "steps": self._steps()}
        for name, content in {**shown, "keys": self._keys()}.items():
            self.query_one(f"#{name}", Static).update(content)

    def on_mount(self) -> None:
        """Begin to wait."""
        self._wait()

    @work(group="browser", exclusive=True, exit_on_error=False)
    async def _wait(self) -> None:
        shell = shell_of(self)
        async for item in shell.session.brought():
            if isinstance(item, Collected):
                shell.take_in(item)
                self._rest = [look for look in self._rest if look.cell != (item.ask.engine, item.ask.query.id)]
                self.query_one("#keys", Static).update(self._keys())
            self._came.append(_line(item))
            self.query_one("#came", Static).update(Content("\n").join(self._came[-6:]))


def _line(item: Collected | str) -> Content:
    if isinstance(item, str):
        return Content.assemble((f"{words.sign('no')} ", "$warning"), item)
    hits = words.rows(item.answer.outcome, len(item.answer.hits))
    taken = _("read: {query}, page {page}, {hits}").format(query=item.ask.query.text, page=item.ask.page, hits=hits)
    if item.answer.outcome is Outcome.DOUBTED:
        sign, ink = words.sign("doubted"), words.tint("doubted")
        return Content.assemble((f"{sign} ", ink), taken, "\n  ", item.answer.why or "")
    return Content.assemble((f"{words.sign('yes')} ", "$success"), taken)
