"""Keeping a finding on purpose: why, in one sentence, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from identity_scan.model import Decision, Handling, Judged
from identity_scan.present import words
from identity_scan.present.cover import title_of
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean
from identity_scan.tui.widgets.lines import key_line

if TYPE_CHECKING:
    from identity_scan.tui.screens.mode import ModeScreen

LONGEST = 300
"""Signs of a note: a line, not a place for what was found."""
_QUARTER, _YEAR = timedelta(91), timedelta(365)
_NEVER, _OTHER, _LET_GO = "never", "other", "let go"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was answered: whether it is kept, why and until when."""

    keep: bool
    note: str
    until: date | None = None


class KeepScreen(ModalScreen[Kept | None]):
    """Two questions; esc leaves everything as it was."""

    CSS_PATH: ClassVar = ["over.tcss", "keep.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", "leave", show=False),
        Binding("enter", "onward", "onward", show=False, priority=True),
    ]

    def __init__(self, title: str, decision: Decision, today: date) -> None:
        super().__init__()
        self._title, self._before, self._today = title, decision, today

    def compose(self) -> ComposeResult:
        """Lay out the reason over the days to choose from."""
        with Vertical(classes="over choice"):
            yield Static(Content(_("Keep it on purpose")), classes="heading")
            yield Static(Content.assemble((self._title, "$quiet")))
            yield Static(Content(_("Why? One sentence, without names.")), classes="gap-above")
            yield Input(self._before.note, id="why", compact=True, max_length=LONGEST, select_on_focus=False)
            yield Static(Content(_("Until when? You will then be asked to look at it again.")), classes="gap-above")
            yield OptionList(*self._days(), id="until", markup=False)
            yield Input(id="day", compact=True, placeholder=self._example())
            yield Static(id="wrong")
            yield Static(key_line(("enter", _("continues")), ("escape", _("cancels"))))

    def _days(self) -> Iterator[Option]:
        days = {
            self._today + _QUARTER: _("for three months, until {day}"),
            self._today + _YEAR: _("for a year, until {day}"),
        }
        before = self._before.until if self._is_kept else None
        if before and before > self._today:
            days = {before: _("as before, until {day}")} | {day: text for day, text in days.items() if day != before}
        for day, text in days.items():
            yield Option(Content(text.format(day=words.day(day))), id=day.isoformat())
        yield Option(Content(_("until another date, which I type")), id=_OTHER)
        yield Option(Content(_("until I say otherwise")), id=_NEVER)
        if self._is_kept:
            yield Option(Content(_("no longer: put it back on the list")), id=_LET_GO)

    @property
    def _is_kept(self) -> bool:
        return self._before.handling is Handling.KEEP

    def _example(self) -> str:
        return _("such as {day}").format(day=(self._today + _QUARTER).isoformat())

    def on_mount(self) -> None:
        """Begin with the reason."""
        self.query_one("#day", Input).display = False
        self.query_one("#until", OptionList).highlighted = 0
        self.query_one("#why", Input).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to the list and to the day; in the reason it leads on, before the next key is read."""
        return self.focused is self.query_one("#why") if action == "onward" else True

    def action_onward(self) -> None:
        """Go on to the days."""
        self.query_one("#until", OptionList).focus()

    @on(OptionList.OptionSelected, "#until")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option.id or ""
        self.query_one("#day", Input).display = name == _OTHER
        if name == _OTHER:
            self.query_one("#day", Input).focus()
        elif name == _LET_GO:
            self.dismiss(Kept(False, self._note))
        else:
            self.dismiss(Kept(True, self._note, None if name == _NEVER else date.fromisoformat(name)))

    @on(Input.Submitted, "#day")
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            day = date.fromisoformat(event.value.strip())
        except ValueError:
            day = None
        if day is None or day <= self._today:
            wrong = _("Write a future date as year, month and day: {example}.").format(example=self._example())
            self.query_one("#wrong", Static).update(Content.assemble((wrong, "$error")))
        else:
            self.dismiss(Kept(True, self._note, day))

    @property
    def _note(self) -> str:
        return clean(self.query_one("#why", Input).value, LONGEST)


def ask_to_keep(screen: "ModeScreen", judged: Judged) -> None:
    """Ask why and until when a finding is kept; say so where it is not offered (ACTIONS, "How to offer them")."""
    from identity_scan.advice.todo import may_be_kept

    decision = screen.session.said.get(judged.finding.id, Decision(judged.finding.id))
    if decision.handling is not Handling.KEEP and not may_be_kept(judged):
        why = _("This one is not offered to be kept: it touches clients or your safety, or it is not settled as yours.")
        screen.shell.tell(why, severity="warning")
        return
    title = title_of(judged, judged.finding.id in screen.shell.uncovered)
    asked = KeepScreen(title, decision, screen.session.now().date())
    screen.app.push_screen(asked, partial(_answered, screen, decision))


def _answered(screen: "ModeScreen", decision: Decision, kept: Kept | None) -> None:
    if kept is None:
        return
    handling = Handling.KEEP if kept.keep else Handling.FIX
    when = _("before {day}").format(day=words.day(kept.until)) if kept.until else _("until you say otherwise")
    noted = _("Kept on purpose. It is not brought up again {when}.").format(when=when)
    decided = replace(decision, handling=handling, note=kept.note, until=kept.until)
    screen.shell.decide([decided], noted if kept.keep else _("No longer kept on purpose."))
