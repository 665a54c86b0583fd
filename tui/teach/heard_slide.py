"""An assistant's answer: the class says of each sentence whom it is about and whether it is true, then sees it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from identity_scan.present import assistants_told
from identity_scan.present.blocks import Heading, Reason
from identity_scan.present.screens import Command
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, quoted
from identity_scan.teach.lesson import Claim, Says
from identity_scan.tui.teach.lesson_commands import HEARD
from identity_scan.tui.teach.slide import Slide, big, plain, with_scroll
from identity_scan.tui.widgets.lines import hanging


class HeardSlide(Slide):
    """The sentences, what the class says of each, then what the lesson and the tool say."""

    HERE = HEARD
    BINDINGS: ClassVar = with_scroll(HEARD)
    ABOUT = later(
        "Read the answer aloud. The digit of a sentence says of it in turn: about the person and true, about the "
        "person and false, about somebody else, nobody can say from here. Space shows the answer, with what the tool "
        "says."
    )

    left_out = 0
    """How much of what stands beside the answers is left out, so that the page stands whole: tool, then points."""

    def compose(self) -> ComposeResult:
        """Lay out the question, the sentences, the reminder."""
        yield big(self.lesson.line("heard_asked"))
        yield Static(id="list")
        yield Static(id="told")
        yield plain(self.lesson.line("heard_reminder"), "telling order")

    @property
    def _shown(self) -> bool:
        return self.lesson_screen.heard_shown

    def show(self) -> None:
        """Draw as far as it is shown, and as much of it as the page has room for."""
        self.left_out = 0
        self.set_class(self._shown, "-revealed")
        self._draw()

    def _draw(self) -> None:
        self.set_class(self.left_out == 2, "-tight")
        gap = "\n" if self.small or (self._shown and not self.roomy) else "\n\n"
        self.put("list", Content(gap).join(self._sentence(n, claim) for n, claim in enumerate(self.lesson.claims)))
        self.put("told", Content.assemble((self._below(), "bold")))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._shown and self.more and self.left_out < 2:
            self.left_out += 1
            self._draw()

    def _below(self) -> str:
        if not self._shown:
            return self.lesson.line("heard_question")
        said = self.lesson_screen.room.claims
        right = sum(said.get(n) is claim.says for n, claim in enumerate(self.lesson.claims))
        return _("The class and the lesson agree on {n} of {all}.").format(n=right, all=len(self.lesson.claims))

    def _sentence(self, n: int, claim: Claim) -> Content:
        said = self.lesson_screen.room.claims.get(n)
        lines = [Content(quoted(claim.text))]
        if said is not None:
            lines.append(Content.assemble((_("The class: {says}.").format(says=self._called(said)), "bold")))
        if self._shown:
            answer = _("The lesson: {says}.").format(says=self._called(claim.says))
            point = self.lesson.say(claim.point) if self.left_out < 2 else ""
            told = Content.assemble((answer, "bold $accent"), f" {point}".rstrip())
            lines = [*lines[:-1], lines[-1] + " " + told] if said and self.left_out == 2 else [*lines, told]
            if not self.left_out and (tool := self._tool(claim)):
                lines.append(Content.assemble((tool, "$quiet")))
        return hanging(Content.assemble((f"{n + 1}  ", "bold $accent")), Content("\n").join(lines), self.room)

    def _called(self, says: Says) -> str:
        return self.lesson.say(says.words)

    def _tool(self, claim: Claim) -> str:
        """What the tool says of a sentence, and why, to the person whom it is asked about."""
        told = self.rehearsal.claim(claim) if self.rehearsal else None
        if told is None:
            return ""
        sheet = assistants_told.one(told)
        beside = next((block.beside for block in sheet if isinstance(block, Heading)), "")
        why = next((block.text for block in sheet if isinstance(block, Reason)), "")
        return f"{_('The tool, to {given}:').format(given=self.lesson.given)} {beside}. {why}".rstrip()

    # -- what the keys do ---------------------------------------------------------------------------------------------

    def forward(self) -> bool:
        """Show the answer first."""
        if self._shown:
            return False
        self._turn(True)
        return True

    def _turn(self, shown: bool) -> None:
        self.lesson_screen.heard_shown = shown
        self.show()
        self.lesson_screen.draw()

    def action_claim(self, number: int) -> None:
        """Take the next of what a sentence can be; no more once the answer is shown."""
        if number < len(self.lesson.claims) and not self._shown:
            self.lesson_screen.change(self.lesson_screen.room.claim(number))
            self.show()

    def action_undo(self) -> None:
        """Cover the answer again, or take back what was said last."""
        if self._shown:
            self._turn(False)
        else:
            self.lesson_screen.change(self.lesson_screen.room.unclaimed())
            self.show()

    def can(self, command: Command) -> bool:
        """Leave out what would do nothing."""
        if command.action.startswith("claim"):
            return not self._shown
        return command.action != "undo" or self._shown or bool(self.lesson_screen.room.claims)

    def called(self, command: Command) -> str:
        """Name the key by what it does next."""
        if command.action == "forward" and self._shown:
            return _("on")
        return _("cover it again") if command.action == "undo" and self._shown else command.label
