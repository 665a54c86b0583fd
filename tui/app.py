"""The application: its modes over one session, the search that runs behind them, and the boundary for errors."""

from __future__ import annotations

from identity_scan.tui.shell import waking

# isort: split

import asyncio
import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App, SystemCommand
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from identity_scan.present.screens import EVERYWHERE, Command
from identity_scan.present.screens import MODES as MODE_COMMANDS
from identity_scan.present.typed_commands import ABOUT
from identity_scan.speech import language
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.tui.browsing import Browsing
from identity_scan.tui.screens.curtain import Hiding
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.screens.search_screen import SearchScreen
from identity_scan.tui.shell.boundary import what_went_wrong
from identity_scan.tui.shell.commands import bindings, possible
from identity_scan.tui.shell.private_textual import Lasting, LastStop, OneMessage, StyledOnce
from identity_scan.tui.shell.theme import THEMES, without_colour

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from identity_scan.model import Assessment, Person
    from identity_scan.present.papers import Known
    from identity_scan.present.strategies import Lead
    from identity_scan.session.contract import Session
    from identity_scan.tui.screens.first_run import FirstRunScreen


def _class(module: str, name: str) -> type[ModeScreen]:
    """The screen of a mode; it is imported when a person first goes there, so that the first picture is quick."""
    found: type[ModeScreen] = getattr(import_module(f"identity_scan.tui.screens.{module}"), name)
    return found


def _screen(module: str, name: str) -> ModeScreen:
    return _class(module, name)()


SIGNS_A_SECOND = 14
"""How fast a sentence is read by somebody who has just looked up from something else."""
MOUNTED = 0.5
"""Seconds after which a message stands on the screen; until then the styles show the last one alone."""
LATER_STYLES = ("widgets.tcss", "screens/search.tcss", "screens/home.tcss")
"""Styles that the first picture does without: reading them takes as long as a tenth of it."""


def _keep_the_last(screen: Screen[object]) -> None:
    """Take away messages that were not mounted yet when the next one took their place: Textual forgets those."""
    for toast in [*screen.query("Toast")][:-1]:
        toast.remove()


class IdentityScanApp(
    Hiding["Session | None"],
    Lasting,
    LastStop["Session | None"],
    OneMessage["Session | None"],
    StyledOnce["Session | None"],
    Browsing,
):
    """The terminal interface; its result is the session to go on with, None to leave."""

    CSS_PATH = "identity_scan.tcss"
    TITLE = "identity-scan"
    MODES: ClassVar = {
        "home": partial(_screen, "home_screen", "HomeScreen"),
        "findings": partial(_screen, "findings_screen", "FindingsScreen"),
        "client": partial(_screen, "client_screen", "ClientScreen"),
        "actions": partial(_screen, "steps_screen", "ActionsScreen"),
        "history": partial(_screen, "history_screen", "HistoryScreen"),
        "settings": partial(_screen, "settings_screen", "SettingsScreen"),
        "ways": partial(_screen, "ways_screen", "WaysScreen"),
    }
    DEFAULT_MODE = "search"
    BINDINGS: ClassVar = [*bindings((*MODE_COMMANDS, *EVERYWHERE)), Hiding.HIDES]
    ENABLE_COMMAND_PALETTE = True

    typed: Person | None = None
    """What a newcomer typed before they looked at something else: it is not asked again."""
    farewell = ""
    """What the application before this one did last, as a sentence."""
    parting = ""
    """What this one did last."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-middle"), (140, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]
        for theme in THEMES.values():
            self.register_theme(without_colour(theme) if os.environ.get("NO_COLOR") else theme)
        # Set without its watcher, which runs at the start anyway: the styles would be parsed twice.
        self.set_reactive(App.theme, THEMES.get(session.theme, THEMES["dark"]).name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> SearchScreen:
        """Give the screen of the first mode: as a mode like the others its styles would be read twice at the start."""
        return SearchScreen()

    def on_mount(self) -> None:
        """Paint first; what is heavy is loaded behind the first picture."""
        self.add_mode(self.DEFAULT_MODE, SearchScreen)
        self.call_after_refresh(self._after_first_picture)

    def _after_first_picture(self) -> None:
        self._read_styles(*(Path(__file__).parent / name for name in LATER_STYLES))
        self.stylesheet.update(self)
        self.screen.refresh(layout=True)
        self.open_session()

    def _read_styles(self, *files: Path) -> None:
        """Read further styles; where Textual does it, all those before them are read a second time."""
        for file in files:
            if not self.stylesheet.has_source(str(file)):
                self.stylesheet.read(file)
        self.stylesheet.parse()

    def switch_mode(self, mode: str) -> AwaitMount:
        """Go to another mode, the first time with its styles."""
        if isinstance(made := self.MODES.get(mode), partial):
            screen = _class(*made.args)
            self._read_styles(Path(str(sys.modules[screen.__module__].__file__)).parent / str(screen.CSS_PATH))
        return super().switch_mode(mode)

    def watch_assessment(self, assessment: Assessment | None) -> None:
        """What was kept is on its way to the screen, and with it the start is over."""
        if assessment is not None:
            waking.over()

    def came_back(self) -> None:
        """Show somebody who has searched before where they stand, unless they went elsewhere meanwhile."""
        if self.current_mode == self.DEFAULT_MODE and isinstance(self.screen, SearchScreen):
            self.switch_mode("home")

    def after_open(self) -> None:
        """Ask a newcomer who they are."""
        if self.progress.plan is None:
            waking.over()
        if self.session.person is None:
            self.ask_who()

    # -- what can be done everywhere ----------------------------------------------------------------------------------

    def action_mode(self, mode: str) -> None:
        """Go to another mode; what lies over the present one stays there."""
        if mode != self.current_mode and isinstance(self.screen, ModeScreen):
            self.switch_mode(mode)

    def action_explain(self) -> None:
        """Explain the screen in front."""
        from identity_scan.tui.screens.over import HelpScreen

        screen = self.screen
        if isinstance(screen, ModeScreen):
            self.push_screen(HelpScreen(screen.MODE, ABOUT[screen.MODE], screen.HERE))

    def action_computer(self) -> None:
        """Say what this computer has for the program, and what it lacks."""
        from identity_scan.present.computer import sheet
        from identity_scan.session import this_computer
        from identity_scan.tui.screens.over import TextScreen

        parts = this_computer.every((self.size.width, self.size.height), self.session.now())
        self.push_screen(TextScreen(_("This computer"), sheet(parts)))

    def _known(self) -> Known:
        return self.session.papers.known(self.assessment.judged if self.assessment else (), self.cards)

    def action_papers(self, name: str = "") -> None:
        """Show the papers to finish, the named one first."""
        from identity_scan.tui.screens.papers_screen import PapersScreen

        if self.ready and isinstance(self.screen, ModeScreen):
            self.push_screen(PapersScreen(self.session.papers, self._known(), name))

    def action_strategies(self) -> None:
        """Show where the worker stands with the strategies of the guideline, and go on from there."""
        from identity_scan.tui.screens.strategies_screen import StrategiesScreen

        if self.ready and isinstance(self.screen, ModeScreen):
            self.push_screen(StrategiesScreen(self._known()), self._led)

    def _led(self, lead: Lead | None) -> None:
        from identity_scan.judge.opening import of_address
        from identity_scan.present.strategies import Way

        if lead is None:
            return
        steps = partial(self.show_actions, lead.name) if lead.name else partial(self.switch_mode, "actions")
        goes: dict[Way, Callable[[], object]] = {
            Way.PAPER: partial(self.action_papers, lead.name),
            Way.PLACE: lambda: self.visit(of_address(lead.name)),
            Way.STEPS: steps,
            Way.SEARCH: partial(self.switch_mode, self.DEFAULT_MODE),
            Way.LESSON: self.open_lesson,
        }
        goes[lead.way]()

    def action_leave(self) -> None:
        """Leave; while a search is under way it is asked first, which is stopped then and kept."""
        if not self.progress.running:
            self.exit(None)
            return
        from identity_scan.tui.screens.over import ChoiceScreen

        lines = (_("A search is under way. Quitting stops it; every answer so far is kept, and you can go on later."),)
        choices = (("n", "", _("no, let it run")), ("y", "yes", _("yes, quit")))
        self.push_screen(ChoiceScreen(_("Quit now?"), lines, choices), self._leave)

    def _leave(self, answer: str | None) -> None:
        if answer:
            self.stop()
            self.exit(None)

    def action_interrupted(self) -> None:
        """Say what ctrl+c did, which is nothing, and what does what it is pressed for elsewhere."""
        self.tell(_("ctrl+c does nothing here, and nothing was lost. esc stops a search, q quits."))

    def action_change_theme(self) -> None:
        """Change between light and dark, and remember it."""
        name = "light" if self.theme == THEMES["dark"].name else "dark"
        self.theme = THEMES[name].name
        self.session.prefer("theme", name)

    def lead(self, mode: str, at: str = "") -> None:
        """Go to a mode, with the cursor on a finding, an engine or a view."""
        self.switch_mode(mode)
        if at:
            self.call_after_refresh(self._on, mode, at)

    def show_finding(self, finding: str) -> None:
        """Go to a finding in its mode."""
        self.lead("findings", finding)

    def show_actions(self, finding: str) -> None:
        """Go to the steps for a finding in their mode."""
        self.lead("actions", finding)

    def _on(self, mode: str, at: str) -> None:
        if isinstance(self.screen, ModeScreen) and mode == self.screen.MODE:
            self.screen.go_to(at)

    def copy(self, text: str, what: str, file: str = "", adds: str = "") -> None:
        """Copy a text, and say whether it is known to be there; else save it where `file` names it, and show it."""
        self.run_worker(self._copy(text, what, file, adds), group="copy", exit_on_error=False)

    async def _copy(self, text: str, what: str, file: str, adds: str) -> None:
        from identity_scan.tui.screens.over import TextScreen
        from identity_scan.tui.shell import clipboard

        if not self.is_headless and await asyncio.to_thread(clipboard.put, text):
            self.tell(f"{_('Copied: {what}.').format(what=what)} {adds}".rstrip())
            return
        self.copy_to_clipboard(text)
        asked = _("Your terminal was asked to copy it. If nothing appears when you paste, copy it from here:")
        saved = await asyncio.to_thread(self._saved, text, file) if file else ""
        shown = text.removeprefix("https://")  # terminals make links of whole addresses, also of those that mean harm
        said = " ".join(filter(None, (saved, adds, asked)))
        if not self.hidden:  # a clipboard may take its time
            self.push_screen(TextScreen(what[:1].upper() + what[1:], Content(f"{said}\n\n{shown}")))

    def _saved(self, text: str, file: str) -> str:
        """Say where a text is saved that may not have been copied; nothing where nothing is left on this computer."""
        try:
            path = self.session.papers.put_by(text, file)
        except IdentityScanError as error:
            return error.what
        return _("Saved as {path}.").format(path=path) if path else ""

    def open_lesson(self) -> None:
        """Open the lesson on an invented person; it dismisses itself at its end."""
        from identity_scan.tui.teach import whole_lesson

        self.push_screen(whole_lesson())

    def ask_who(self, person: Person | None = None) -> None:
        """Open the steps in which a person says who they are."""
        from identity_scan.tui.screens.first_run import FirstRunScreen

        asked = FirstRunScreen(self.session, person, self.typed, self.farewell)
        self.push_screen(asked, lambda answer: self._answered(answer, asked))

    def _answered(self, answer: Person | str | None, asked: FirstRunScreen) -> None:
        from identity_scan.model import Person

        self.typed = None if isinstance(answer, Person) else asked.typed
        if isinstance(answer, Person):
            self.session.take(answer)
            self.exit(self.session)
        elif answer == "demonstration":
            self.exit(self.session.other())
        elif answer == "leave":
            self.exit(None)
        elif answer:
            self.session.prefer("language", answer)
            self.exit(self.session)

    def action_assistants(self) -> None:
        """Ask assistants about the worker, and look at what they say."""
        from identity_scan.tui.screens.assistants_screen import AssistantsScreen

        if self.session.person is not None and not isinstance(self.screen, AssistantsScreen):
            self.push_screen(AssistantsScreen(self.session))

    def action_command_palette(self) -> None:
        """List all commands by name."""
        from identity_scan.tui.screens.palette_screen import Palette

        if not Palette.is_open(cast("App[object]", self)):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette every command of the screen and of the application, from the one declaration."""
        if isinstance(screen, ModeScreen):
            yield from (self._in_palette(c, screen) for c in screen.HERE if possible(screen, c))
        yield from (self._in_palette(c, self) for c in (*MODE_COMMANDS, *EVERYWHERE) if c.action != "command_palette")

    def _in_palette(self, command: Command, space: ModeScreen | IdentityScanApp) -> SystemCommand:
        title = f"{command.label}   ({command.key_shown})"
        return SystemCommand(
            title[:1].upper() + title[1:], command.help, lambda: self.call_later(space.run_action, command.action)
        )

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Nothing blinks, not even the cursor of a line to type in."""
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    # -- the boundary: no traceback ever reaches a person -------------------------------------------------------------

    def tell(self, message: str, title: str = "", severity: str = "information") -> None:
        """Show a plain sentence for a while, in place of the one before; never while the screen is hidden."""
        if self.hidden:
            return
        # One at a time, also while a key is held down: they lie over what is read.
        if self.show_message(message, title, cast("SeverityLevel", severity), max(6.0, len(message) / SIGNS_A_SECOND)):
            self.screen.set_timer(MOUNTED, partial(_keep_the_last, self.screen))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn the failure of something in the background into a sentence."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            if event.worker.group == "open":  # without the person or the history there is nothing to show
                self.exit(None, return_code=2, message=what_went_wrong(event.worker.error))
                return
            self.tell(what_went_wrong(event.worker.error), severity="error")
            if event.worker.group == "judge":  # one judgement that failed must not be the last
                self.judge_as_needed()

    def told(self, error: IdentityScanError) -> bool:
        """Show the sentence of an expected failure."""
        self.tell(str(error), severity="error")
        return True


def run(session: Session) -> int:
    """Run the interface until the person leaves; give the exit code.

    A change of language or of person begins it anew with the session that it ended with.
    """
    going: Session | None = session
    code = 0
    typed, farewell = None, ""
    while going is not None:
        language.use(going.language)
        app = IdentityScanApp(going)
        app.typed, app.farewell = typed, farewell
        present, going = going, app.run()
        typed, farewell = app.typed, app.parting
        code = app.return_code or 0
        if going is not present:
            present.close()
    return code
