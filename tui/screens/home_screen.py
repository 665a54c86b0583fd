"""Home: where the worker stands, at most three next things with a key each, what was seen, whom to talk to."""

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.present.next_things import Thing
from identity_scan.present.screens import HOME
from identity_scan.present.where_you_stand import Page
from identity_scan.session.at_home import page
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import in_use, labelled
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.lines import NARROWEST, hanging
from identity_scan.tui.widgets.over_time import in_blocks

_KEYS: Final = {c.action.split("'")[1]: c for c in HOME if "'" in c.action} | {
    "start": next(c for c in HOME if c.action == "search")
}
"""The key of each kind of thing."""
_BESIDE: Final = 8
"""Columns beside a line of the list, as in home.tcss."""
TONGUES: Final = ("en-CA", "fr-CA")


class HomeScreen(ModeScreen):
    """Where the worker stands."""

    MODE = "home"
    CSS_PATH = "home.tcss"
    HERE = HOME
    BINDINGS: ClassVar = bindings(HOME)

    def __init__(self) -> None:
        super().__init__()
        self._page = Page(())

    def body(self) -> ComposeResult:
        """Lay out the sentence, the things under it, and what is quiet."""
        with VerticalScroll(id="home", can_focus=False):
            yield Static(Content(_("Getting ready.")), id="stand")
            yield OptionList(id="things", markup=False)
            yield Static(id="beside")

    def on_mount(self) -> None:
        """Begin on the first thing."""
        super().on_mount()
        self.query_one("#things").focus()

    def on_resize(self) -> None:
        """Draw in the new width."""
        super().on_resize()
        if self.shell.ready:
            self._lay_out()

    def show(self) -> None:
        """Draw where things stand, once what was kept is on the screen."""
        shell = self.shell
        if (
            shell.assessment is None
            and shell.judging
            and shell.progress.plan is not None
            and not shell.progress.running
        ):
            return
        self._page = page(self.session, shell.progress, shell.assessment, shell.cards, shell.since)
        self._lay_out()

    def _lay_out(self) -> None:
        first, *more = self._page.head or ("",)
        said = [Content.assemble((first, "bold")), *(Content.assemble((text, "$quiet")) for text in more)]
        if self._page.nothing:
            said.append(Content(self._page.nothing))
        self.query_one("#stand", Static).update(Content("\n").join(said))
        things = self.query_one("#things", OptionList)
        at = things.highlighted or 0
        things.display = bool(self._page.things)
        width = self.app.size.width - _BESIDE
        things.set_options([Option(_drawn(thing, width), id=thing.name) for thing in self._page.things])
        if self._page.things:
            things.highlighted = min(at, len(self._page.things) - 1)
        self.query_one("#beside", Static).update(Content("\n").join(_beside(self._page)))
        self.refresh_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of what is not among the next things."""
        if action == "lead":
            return any(thing.name in parameters for thing in self._page.things) or "by_hand" in parameters
        possible = {
            "go": bool(self._page.things),
            "report": self.session.reports is not None and self.shell.assessment is not None,
            "tongue": not self.shell.progress.running,
        }
        return possible.get(action, True)

    # -- what the keys do ---------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#things")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_lead(event.option.id or "")

    def action_go(self) -> None:
        """Go to the thing under the cursor."""
        self.query_one("#things", OptionList).action_select()

    def action_lead(self, name: str) -> None:
        """Go where a thing is done, with the cursor on it."""
        if name == "by_hand":
            from identity_scan.tui.screens.by_hand_screen import ByHandScreen

            self.app.push_screen(ByHandScreen(self.session))
            return
        if (thing := next((thing for thing in self._page.things if thing.name == name), None)) is not None:
            self.shell.lead(thing.mode, thing.at)

    def action_search(self) -> None:
        """Go to the plan of a new search."""
        self.shell.lead("search", "plan")

    def action_report(self) -> None:
        """Ask which files of the search in front, and write them."""
        from identity_scan.tui.screens.report_screen import offered

        if (assessment := self.shell.assessment) is not None:
            offered(self.app, self.session, assessment.scan)

    def action_tongue(self) -> None:
        """Speak the other language from here on; the program begins anew in it, with the search as it is."""
        other = next(tag for tag in TONGUES if tag[:2] != in_use()[:2])
        self.session.prefer("language", other)
        self.app.exit(self.session)


def _drawn(thing: Thing, width: int) -> Content:
    """Draw a thing: its key, its sentence, and at the right how long it takes, under it where there is no room."""
    key = Content.assemble((f"{_KEYS[thing.name].key_shown}  ", "bold $accent"))
    room = width - key.cell_length
    text, beside = Content(thing.text), Content.assemble((thing.beside, "$quiet"))
    gap = room - text.cell_length - beside.cell_length
    if not thing.beside:
        return hanging(key, text, width)
    if gap >= 2:
        return key + text + Content(" " * gap) + beside
    under = Content(" " * key.cell_length)
    return hanging(key, text, max(NARROWEST, width)) + Content("\n") + under + beside


def _beside(told: Page) -> Iterator[Content]:
    """What was seen and how it went; then, apart, whom to talk to."""
    yield from (Content.assemble((text, "$quiet")) for text in told.seen)
    if told.since:
        yield Content(told.since)
    if (course := told.course) is not None:
        drawn = in_blocks(course.values)
        numbers = " → ".join(course.numbers)
        name = labelled(course.name, "").rstrip() + " "
        yield Content.assemble((f"{drawn}  " if drawn else "", "$accent"), (name, "$quiet"), numbers)
    if told.talk:
        hint = f" {_('Your own entry: in the settings (6).')}" if told.unwritten else ""
        yield from (Content(""), Content.assemble(told.talk, (hint, "$quiet")))
