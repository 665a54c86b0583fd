"""Where the class and the tool differed most, and where the tool and this lesson do."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, percent
from identity_scan.teach import Card, Item
from identity_scan.teach.room import Difference
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.teach.large import bar
from identity_scan.tui.teach.lesson_commands import DIFFER
from identity_scan.tui.teach.slide import Slide, big, plain, with_scroll
from identity_scan.tui.teach.vote import label_of_the_class
from identity_scan.tui.widgets.lines import hanging

WIDEST = 2
"""Items that are talked about; the others stand in a line each."""
NUMBERS = 30
"""Columns beside a bar: the edge, the letter, the hands and their part."""


class DifferSlide(Slide):
    """The two widest splits in large, the others below."""

    HERE = DIFFER
    BINDINGS: ClassVar = with_scroll(DIFFER)
    ABOUT = later(
        "Take the two items at the top. Ask which word decided, and who is harmed if we are wrong. Where "
        "the class has the better reason, c replaces the answer with its label."
    )

    def compose(self) -> ComposeResult:
        """Lay out the questions, the two widest splits, the rest."""
        yield big("   ".join(map(self.lesson.say, self.lesson.script.differ_questions)), "question")
        found = self._found
        if not self.lesson_screen.room.raised:
            yield plain(_("No hands were counted, so there is no difference to show."), "quiet")
        elif not found:
            yield plain(_("The class and the tool agreed on everything that was voted on."), "quiet")
        with Vertical(id="widest"):
            for n in range(len(found[:WIDEST])):
                yield Static(id=f"split-{n}", classes="split")
        yield Static(id="rest", classes="quiet")
        yield Static(id="tool-alone")
        yield plain(self.lesson.line("differ_reminder"), "telling")

    @property
    def _found(self) -> tuple[Difference, ...]:
        return tuple(d for d in self.lesson_screen.differences() if d.against or d.width)

    def show(self) -> None:
        """Draw in the width there is."""
        found = self._found
        for n, difference in enumerate(found[:WIDEST]):
            self.put(f"split-{n}", self._split(difference))
        rest = [self._line(difference) for difference in found[WIDEST:]]
        for name, lines in (("rest", rest), ("tool-alone", self._tool_alone())):
            self.put(name, Content("\n").join(lines))
            self.query(f"#{name}").set(display=bool(lines))

    def _item(self, finding: str) -> tuple[int, Item]:
        return next((n, item) for n, item in enumerate(self.lesson_screen.items, 1) if item.finding == finding)

    def _titled(self, n: int, item: Item, said: str) -> Content:
        text = Content.assemble((self.lesson.document(item).title, "$foreground"), "  ", said)
        return hanging(Content.assemble((f"{n:>2}  ", "$accent")), text, self.room)

    def _split(self, difference: Difference) -> Content:
        n, item = self._item(difference.finding)
        tool = self.lesson_screen.first_card(item.finding)
        title = Content.assemble((self.lesson.document(item).title, "bold"))
        rows = [hanging(Content.assemble((f"{n:>2}  ", "bold $accent")), title, self.room - 6)]
        names = max(len(card.brief) for card in Card)
        width = max(8, min(64, self.room - names - NUMBERS - len(" · ".join(_marks()))))
        for share in self.lesson_screen.room.split(item.finding):
            if not share.hands and share.card not in (tool, item.card):
                continue
            rows.append(
                Content.assemble(
                    (f"    {share.card.letter} ", f"bold {words.tint(share.card.label)}"),
                    f"{share.card.brief:<{names}} ",
                    (f"{bar(share.part, width):<{width}}", words.tint(share.card.label)),
                    f" {share.hands:>3} · {percent(share.part):>{len(percent(1))}}  ",
                    (self._whose(item, share.card, tool), "bold $accent"),
                )
            )
        return Content("\n").join(rows)

    def _whose(self, item: Item, card: Card, tool: Card | None) -> str:
        said = self.lesson_screen.room.said.get(item.finding)
        return " · ".join(m for m, whose in zip(_marks(), (item.card, tool, said), strict=True) if whose is card)

    def _line(self, difference: Difference) -> Content:
        n, item = self._item(difference.finding)
        says = _("{share} of the hands did not go to the tool's card.").format(share=percent(difference.against))
        return self._titled(n, item, says)

    def _tool_alone(self) -> list[Content]:
        """Say it plainly where the tool does not hold up the card that this lesson holds right."""
        screen = self.lesson_screen
        if screen.rehearsal is None:
            return []
        says = _("The tool says {tool}, this lesson {card}. Who is right?")
        tools = [(n, item, screen.first_card(item.finding)) for n, item in enumerate(screen.items, 1)]
        return [
            self._titled(n, item, says.format(tool=tool.words, card=item.card.words))
            for n, item, tool in tools
            if tool is not None and tool is not item.card
        ]

    def action_correct(self) -> None:
        """Ask which item the class would correct, those first on which it differed most."""
        items = [self._item(difference.finding) for difference in self.lesson_screen.differences()]
        items += [one for one in enumerate(self.lesson_screen.items, 1) if one not in items]
        rows = [
            (str(at) if at < 10 else " ", item.finding, f"{n}  {self.lesson.document(item).title}")
            for at, (n, item) in enumerate(items, 1)
        ]
        self.app.push_screen(ChoiceScreen(_("Which item?"), (), tuple(rows)), self._which)

    def _which(self, finding: str | None) -> None:
        if finding is not None:
            self.app.push_screen(label_of_the_class(), lambda choice: self._corrected(finding, choice))

    def _corrected(self, finding: str, choice: str | None) -> None:
        if choice is not None:
            self.lesson_screen.correct(finding, Card(choice) if choice else None)


def _marks() -> tuple[str, str, str]:
    return _("answer"), _("tool"), _("class")
