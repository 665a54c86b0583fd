"""What would you do first: three steps by the class, beside the tool's order."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from identity_scan.model import Advice, Judged
from identity_scan.present import words
from identity_scan.present.screens import Command
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext, ordinal
from identity_scan.teach.lesson import Candidate
from identity_scan.teach.room import MOST_FIRST
from identity_scan.tui.teach.lesson_commands import FIRST
from identity_scan.tui.teach.slide import Slide, big, plain, with_scroll
from identity_scan.tui.widgets.lines import hanging


class FirstSlide(Slide):
    """A list in no order, three choices, then the tool's order."""

    HERE = FIRST
    BINDINGS: ClassVar = with_scroll(FIRST)
    ABOUT = later(
        "In groups of three, two minutes. Then press the numbers of the three steps that the class would "
        "take first, in order; the same number removes a step. Space shows the tool's order: safety, "
        "clients, then what is serious and easy to change."
    )

    def compose(self) -> ComposeResult:
        """Lay out the question, the list, the tool's order beside it."""
        yield big(self.lesson.line("first_question"))
        with Horizontal(id="orders"):
            yield Static(id="ours")
            yield Static(id="tools")
        yield Static(id="both")
        yield plain(self.lesson.line("first_reminder"), "quiet order")

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
        self.put("ours", Content(gap).join(self._list()))
        self.put("tools", Content(gap).join(self._tool()) if self._shown else Content(""))
        self.put("both", self._both() if self._shown else Content(self._to_choose()))

    def _list(self) -> list[Content]:
        chosen = self.lesson_screen.room.first
        column = self._column
        if not self._shown:
            return [self._candidate(n, candidate, column) for n, candidate in enumerate(self._candidates, 1)]
        names = {candidate.finding: self.lesson.say(candidate.name) for candidate in self._candidates}
        ours = [
            hanging(Content.assemble((f"{_place(n):<{column}}", "bold $accent")), Content(names[f]), self._left)
            for n, f in enumerate(chosen, 1)
        ]
        return [Content.assemble((_("The class"), "$quiet")), *(ours or [Content(_("chose nothing"))])]

    @property
    def _column(self) -> int:
        """The columns of the class's first, second and third."""
        longest = max(len(_place(n)) for n in range(MOST_FIRST + 1))
        return 2 + (max(longest, len(_("The class"))) if self._shown and not self.roomy else longest)

    def _place_of(self, candidate: Candidate) -> int:
        """Which choice of the class it is; 0 if none."""
        chosen = self.lesson_screen.room.first
        return chosen.index(candidate.finding) + 1 if candidate.finding in chosen else 0

    @property
    def _left(self) -> int:
        """The columns of the class's list, once the tool's stands beside it."""
        return self.room * 2 // 5 - 2

    def _candidate(self, n: int, candidate: Candidate, column: int) -> Content:
        place = self._place_of(candidate)
        lead = Content.assemble((f"{_place(place):<{column}}", "bold $accent"), (f"{n}  ", "$accent"))
        return hanging(lead, Content.assemble((self.lesson.say(candidate.name), "bold" if place else "")), self.room)

    def _tool(self) -> list[Content]:
        steps = self.rehearsal.steps() if self.rehearsal else ()
        head = f"{_('The class'):<{self._column}}{_('The tool')}" if not self.roomy else _("The tool")
        return [Content.assemble((head, "$quiet")), *(self._step(n, *row) for n, row in enumerate(steps, 1))]

    def _step(self, n: int, candidate: Candidate, judged: Judged, advice: Advice) -> Content:
        name = (self.lesson.say(candidate.name), "bold" if n <= MOST_FIRST else "")
        about = f"{_(advice.action.title)} · {judged.severity.score} {words.band(judged.severity.band)}"
        if not self.roomy:  # one list for both, so that all of it is seen at once
            lead = Content.assemble((f"{_place(self._place_of(candidate)):<{self._column}}", "bold $accent"), f"{n}  ")
            what = ("", "") if self.small or n > MOST_FIRST else (f"\n{about}", "$quiet")
            return hanging(lead, Content.assemble(name, what), self.room)
        mark = words.sign("on") if self._place_of(candidate) else " "
        lead = Content.assemble((f"{mark} ", "$accent"), (f"{n}  ", "$accent"))
        return hanging(lead, Content.assemble(name, "\n", (about, "$quiet")), self.room - self._left - 6)

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

    def _to_choose(self) -> str:
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
        self.lesson_screen.draw()
        return True

    def action_choose(self, place: int) -> None:
        """Choose a step, or take it back; no more once the tool's order is shown."""
        candidates = self._candidates
        if place < len(candidates) and not self._shown:
            self.lesson_screen.change(self.lesson_screen.room.choose(candidates[place].finding))
            self.show()

    def action_undo(self) -> None:
        """Cover the tool's order again, or take back the step that was chosen last."""
        chosen = self.lesson_screen.room.first
        if self._shown:
            self.lesson_screen.order_shown = False
            self.show()
            self.lesson_screen.draw()
        elif chosen:
            self.lesson_screen.change(self.lesson_screen.room.choose(chosen[-1]))
            self.show()

    def can(self, command: Command) -> bool:
        """Leave out what would do nothing."""
        if command.action.startswith("choose"):
            return not self._shown
        return command.action != "undo" or self._shown or bool(self.lesson_screen.room.first)

    def called(self, command: Command) -> str:
        """Once all is shown, the key that showed it leads on."""
        if not self._shown:
            return command.label
        return {"forward": _("on"), "undo": _("cover it again")}.get(command.action, command.label)


def _place(number: int) -> str:
    return ordinal(number) if number else ""
