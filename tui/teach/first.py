"""What would you do first: three steps by the class, beside the tool's order."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from identity_scan.language import gettext as _
from identity_scan.language import later, ngettext
from identity_scan.model import Advice, Judged
from identity_scan.teach.lesson import Candidate
from identity_scan.teach.room import MOST_FIRST
from tui import words
from tui.commands import Command
from tui.teach.commands import FIRST
from tui.teach.slide import Slide, big, plain, with_scroll
from tui.widgets.lines import hanging


class FirstSlide(Slide):
    """A list in no order, three choices, then the tool's order."""

    HERE = FIRST
    BINDINGS: ClassVar = with_scroll(FIRST)
    ABOUT = later(
        "In threes, two minutes. Then press the digits of the three steps that the class would take first, in order; "
        "the same digit takes a step back. Space shows the tool's order: safety, clients, then what is heavy and easy."
    )

    def compose(self) -> ComposeResult:
        """Lay out the question, the list, the tool's order beside it."""
        yield big(self.lesson.line("first_question"))
        with Horizontal(id="orders"):
            yield Static(id="ours")
            yield Static(id="tools")
        yield Static(id="both")
        yield plain(self.lesson.line("first_reminder"), "quiet")

    @property
    def _candidates(self) -> tuple[Candidate, ...]:
        """In an order that says nothing."""
        return tuple(sorted(self.lesson.candidates, key=lambda c: c.finding))

    @property
    def _shown(self) -> bool:
        return self.lesson_screen.order_shown

    def show(self) -> None:
        """Draw the two lists."""
        self.set_class(self._shown, "-revealed")
        gap = "\n\n" if self.roomy else "\n"
        self.query_one("#ours", Static).update(Content(gap).join(self._list()))
        self.query_one("#tools", Static).update(Content(gap).join(self._tool()) if self._shown else Content(""))
        self.query_one("#both", Static).update(self._both() if self._shown else Content(self._left()))

    def _list(self) -> list[Content]:
        chosen = self.lesson_screen.room.first
        rows = []
        for n, candidate in enumerate(self._candidates, 1):
            place = chosen.index(candidate.finding) + 1 if candidate.finding in chosen else 0
            mark = (f"{_place(place)}  ", "bold $accent") if place else ("     ", "")
            name = (self.lesson.say(candidate.name), "bold" if place else "")
            rows.append(Content.assemble(mark, (f"{n}  ", "$accent"), name))
        if not self._shown:
            return rows
        names = {candidate.finding: self.lesson.say(candidate.name) for candidate in self._candidates}
        width = self.app.size.width * 2 // 5 - 6
        ours = [
            hanging(Content.assemble((f"{_place(n)}  ", "bold $accent")), Content(names[f]), width)
            for n, f in enumerate(chosen, 1)
        ]
        return [Content.assemble((_("The class"), "$quiet")), *(ours or [Content(_("chose nothing"))])]

    def _tool(self) -> list[Content]:
        steps = self.rehearsal.steps() if self.rehearsal else ()
        return [Content.assemble((_("The tool"), "$quiet")), *(self._step(n, *row) for n, row in enumerate(steps, 1))]

    def _step(self, n: int, candidate: Candidate, judged: Judged, advice: Advice) -> Content:
        mine = candidate.finding in self.lesson_screen.room.first
        mark = words.sign("on") if mine else " "
        about = f"{_(advice.action.title)} · {judged.severity.score} {words.band(judged.severity.band)}"
        name = self.lesson.say(candidate.name)
        ink = "bold" if n <= MOST_FIRST else ""
        if self.small:
            return Content.assemble((f"{mark} ", "$accent"), (f"{n}  ", "$accent"), (name, ink))
        return Content.assemble(
            (f"{mark} ", "$accent"), (f"{n}  ", "$accent"), (name, ink), "\n     ", (about, "$quiet")
        )

    def _both(self) -> Content:
        steps = self.rehearsal.steps() if self.rehearsal else ()
        tool = {candidate.finding for candidate, _judged, _advice in steps[:MOST_FIRST]}
        same = len(tool & set(self.lesson_screen.room.first))
        said = ngettext(
            "{n} of the class's steps is among the tool's first three.",
            "{n} of the class's steps are among the tool's first three.",
            same,
        ).format(n=same)
        return Content.assemble((said, "bold"))

    def _left(self) -> str:
        left = MOST_FIRST - len(self.lesson_screen.room.first)
        return (
            ngettext("{n} step to choose.", "{n} steps to choose.", left).format(n=left) if left else _("Three steps.")
        )

    def forward(self) -> bool:
        """Show the tool's order first."""
        if self._shown:
            return False
        self.lesson_screen.order_shown = True
        self.show()
        return True

    def action_choose(self, place: int) -> None:
        """Choose a step, or take it back."""
        candidates = self._candidates
        if place < len(candidates):
            self.lesson_screen.change(self.lesson_screen.room.choose(candidates[place].finding))
            self.show()

    def action_undo(self) -> None:
        """Take back the step that was chosen last."""
        chosen = self.lesson_screen.room.first
        if chosen:
            self.lesson_screen.change(self.lesson_screen.room.choose(chosen[-1]))
            self.show()

    def can(self, command: Command) -> bool:
        """Leave out what would do nothing."""
        return command.action != "undo" or bool(self.lesson_screen.room.first)


def _place(number: int) -> str:
    return ("", _("1st"), _("2nd"), _("3rd"))[number]
