"""Settings: what is asked, in which language and colours, what is kept and where, and erasing all of it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.keeping import on_disk
from identity_scan.present import arranged
from identity_scan.present.screens import SETTINGS
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.entry_screen import EntryScreen
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.shell.theme import THEMES
from identity_scan.tui.widgets.sheet_text import row_text
from identity_scan.tui.widgets.tick_list import Tick, TickList

WIDEST = 200
"""Columns of a line before the list itself wraps it."""


class SettingsScreen(ModeScreen):
    """The settings, each changed where it stands."""

    MODE = "settings"
    CSS_PATH = "settings.tcss"
    HERE = SETTINGS
    BINDINGS: ClassVar = bindings(SETTINGS)

    def body(self) -> ComposeResult:
        """Lay out preferences and engines side by side, what is kept under them."""
        with Horizontal(id="settings-panes"):
            yield OptionList(id="preferences", markup=False)
            yield TickList(id="engines-list")
        with VerticalScroll(id="kept-side", can_focus=False), Vertical():
            yield Static(id="kept")

    def on_mount(self) -> None:
        """Begin on the preferences."""
        super().on_mount()
        self.query_one("#preferences").focus()

    def show(self) -> None:
        """Draw the settings as they stand."""
        now = self.session.settings()
        self._preferences = {p.id: p for p in now.preferences}
        listed = self.query_one("#preferences", OptionList)
        at = listed.highlighted or 0
        listed.border_title = Content(_("Settings"))
        told = map(arranged.preference, self._preferences.values())
        listed.set_options([Option(row_text(row, WIDEST), id=row.called) for row in told])
        if self._preferences:
            listed.highlighted = min(at, len(self._preferences) - 1)
        engines = self.query_one("#engines-list", TickList)
        engines.border_title = Content(_("Engines that a search asks"))
        rows = self.session.engines()
        engines.fill(
            [Tick(row.id, row_text(arranged.engine(row), WIDEST), not row.yours) for row in rows],
            [r.id for r in rows if r.asked],
        )
        kept = [Content.assemble((_("What is kept on this computer"), "bold"))]
        kept += [Content.assemble((line, "$quiet")) for line in now.kept]
        self.query_one("#kept", Static).update(Content("\n").join(kept))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what a demonstration has nothing for."""
        return not self.session.demo if action in ("erase", "who") else True

    @on(OptionList.OptionSelected, "#preferences")
    def _change(self, event: OptionList.OptionSelected) -> None:
        preference = self._preferences[event.option.id or ""]
        if preference.choices:
            values = [value for value, _words in preference.choices]
            at = values.index(preference.value) if preference.value in values else -1
            self._set(preference.id, values[(at + 1) % len(values)])
        else:
            screen = EntryScreen(preference.name, preference.what, preference.value)
            self.app.push_screen(screen, lambda value: None if value is None else self._set(preference.id, value))

    def _set(self, name: str, value: str) -> None:
        if name == "leave_nothing" and not self.session.demo:
            self._ask_where(value == "yes")
            return
        self.session.prefer(name, value)
        if name == "theme":
            self.app.theme = THEMES[value].name
        if name == "language":
            self.app.exit(self.session)
        self.show()

    def _ask_where(self, memory: bool) -> None:
        """Ask what becomes of the searches that are where they are kept now."""
        if self.shell.progress.running or self.shell.judging:
            told = _("A search is under way. Wait until it is over, or stop it (1, then esc); then change this.")
            self.shell.tell(told, severity="warning")
            return
        now = self.session.settings()
        n = now.on_disk if memory else now.in_memory
        if not n:
            self._move(memory, "keep")
            return
        choices = (
            ("k", "keep", _("keep them")),
            ("e", "erase", _("erase them for good")),
            ("n", "", _("neither: leave the setting as it is")),
        )
        asked = on_disk.question(n) if memory else on_disk.question_in_memory(n)
        lines = on_disk.consequences() if memory else on_disk.consequences_in_memory()
        self.app.push_screen(ChoiceScreen(asked, lines, choices), lambda answer: self._move(memory, answer))

    def _move(self, memory: bool, answer: str | None) -> None:
        if answer:
            self.session.prefer("leave_nothing", "yes" if memory else "no", erase=answer == "erase")
            self.shell.reopen()
            self.show()

    @on(TickList.Changed, "#engines-list")
    def _switched(self, event: TickList.Changed) -> None:
        self.session.prefer(event.value, "on" if event.value in event.ticks.ticked else "off")

    def action_choose(self) -> None:
        """Change what is under the cursor."""
        if isinstance(self.focused, OptionList):
            self.focused.action_select()

    def action_who(self) -> None:
        """Change what one told about oneself."""
        self.shell.ask_who(self.session.person)

    def action_erase(self) -> None:
        """Ask, then erase everything."""
        lines = (_("This erases:"), *self.session.settings().kept, "", _("This cannot be undone."))
        choices = (("n", "no", _("no, keep it")), ("y", "yes", _("yes, erase everything")))
        self.app.push_screen(ChoiceScreen(_("Erase everything?"), lines, choices), self._erase)

    def _erase(self, answer: str | None) -> None:
        if answer == "yes":
            self.shell.stop()
            self.session.close(erase=True)
            self.shell.parting = _("Everything this program kept on this computer has been erased.")
            self.app.exit(self.session)
