"""What the modes have in common: the bars around a body, and the watching of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen

from identity_scan.present.screens import Command
from identity_scan.speech.language import gettext as _
from identity_scan.tui.shell.commands import possible
from identity_scan.tui.shell.private_textual import Lasting
from identity_scan.tui.shell.shell import Shell, shell_of
from identity_scan.tui.widgets.bars import Banner, KeyBar, ModeBar

if TYPE_CHECKING:
    from identity_scan.session.contract import Session


class ModeScreen(Lasting, Screen[None]):
    """A mode: a body between the mode line and the key line, drawn anew when the search has moved on."""

    MODE: ClassVar[str] = ""
    HERE: ClassVar[tuple[Command, ...]] = ()

    _stale = True
    _drawing = False
    _able: tuple[bool, ...] = ()

    @property
    def shell(self) -> Shell:
        """The application, by what a screen may ask of it."""
        return shell_of(self)

    @property
    def session(self) -> Session:
        """What the screens ask."""
        return self.shell.session

    def compose(self) -> ComposeResult:
        """Lay out the bars around the body."""
        yield ModeBar(self.MODE)
        yield Banner(self.session.demo)
        yield from self.body()
        yield KeyBar(self.HERE)

    def body(self) -> ComposeResult:
        """Lay out what is between the bars."""
        yield from ()

    def on_mount(self) -> None:
        """Follow the search from here on."""
        self.watch(self.app, "progress", self._moved_on, init=False)
        self.watch(self.app, "assessment", self._moved_on, init=False)
        self.watch(self.app, "ready", self._moved_on, init=False)
        self.watch(self.app, "uncovered", self._moved_on, init=False)

    def on_screen_resume(self) -> None:
        """Draw what changed while another mode was in front."""
        self._draw_bars()
        if self._stale:
            self._draw()

    def on_resize(self) -> None:
        """Draw in the new width."""
        self._draw_bars()

    def _moved_on(self) -> None:
        """Note that there is something to draw; many changes in a row are drawn once, and never within the search."""
        self._stale = True
        if self.is_current and not self._drawing:
            self._drawing = True
            self.call_later(self._draw_soon)

    def _draw_soon(self) -> None:
        self._drawing = False
        if self._stale and self.is_current:
            self._draw()

    def _draw(self) -> None:
        self._stale = False
        self._draw_bars()
        if self.shell.ready:
            self.show()
        self.refresh_keys()

    def _draw_bars(self) -> None:
        person = self.session.person
        assessment = self.shell.assessment
        mine = len(assessment.judged) if assessment else 0
        for bar in self.query(ModeBar):
            bar.show(person.name if person else "", mine)

    def show(self) -> None:
        """Draw the body from the session and the search; called once the core is loaded, and after every change."""

    @property
    def no_search(self) -> str:
        """What a screen says that has no search to show: what to press, or that some are kept and not looked at."""
        kept = self.session.not_shown
        return f"{kept} {_('6 changes it.')}" if kept else _("No search yet. Press 1, then s.")

    def refresh_keys(self) -> None:
        """Draw the key line anew, if what can be done is not what it was."""
        able = tuple(possible(self, command) for command in self.HERE)
        if able != self._able:
            self._able = able
            self.refresh_bindings()

    def go_to(self, at: str) -> None:
        """Put the cursor on a finding, where the mode shows any; in the search, on an engine or a view."""
