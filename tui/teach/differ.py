"""Where the class and the tool differed most, and where the tool and this lesson do."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.language import gettext as _
from identity_scan.language import later, percent
from identity_scan.teach import Card, Item
from identity_scan.teach.room import Difference
from tui import words
from tui.teach.large import bar
from tui.teach.slide import Slide, big, plain

WIDEST = 2
"""Items that are talked about; the others stand in a line each."""


class DifferSlide(Slide):
    """The two widest splits in large, the others below."""

    ABOUT = later("Take the two items at the top. Ask which word decided, and who is harmed if we are wrong.")

    def compose(self) -> ComposeResult:
        """Lay out the questions, the two widest splits, the rest."""
        yield big("   ".join(map(self.lesson.say, self.lesson.script.differ_questions)), "question")
        found = [d for d in self.lesson_screen.differences() if d.against or d.width]
        if not self.lesson_screen.room.raised:
            yield plain(_("No hands were counted, so there is no difference to show."), "quiet")
        elif not found:
            yield plain(_("Class and tool agreed on everything that was voted on."), "quiet")
        with Vertical(id="widest"):
            for difference in found[:WIDEST]:
                yield Static(self._split(difference), classes="split")
        for difference in found[WIDEST : WIDEST + (8 if self.roomy else 2)]:
            yield Static(Content(self._line(difference)), classes="quiet one")
        yield from self._tool_alone()
        yield plain(self.lesson.line("differ_reminder"), "telling")

    def _item(self, finding: str) -> tuple[int, Item]:
        return next((n, item) for n, item in enumerate(self.lesson_screen.items, 1) if item.finding == finding)

    def _title(self, item: Item) -> str:
        return self.lesson.document(item).title

    def _split(self, difference: Difference) -> Content:
        n, item = self._item(difference.finding)
        tool = self.lesson_screen.first_card(item.finding)
        rows = [Content.assemble((f"{n}  {self._title(item)}", "bold"))]
        width = max(8, min(64, self.app.size.width - 68))
        for share in self.lesson_screen.room.split(item.finding):
            if not share.hands and share.card not in (tool, item.card):
                continue
            rows.append(
                Content.assemble(
                    (f"  {share.card} ", f"bold {words.tint(share.card.label)}"),
                    f"{share.card.words:<16}",
                    (f"{bar(share.part, width):<{width}}", words.tint(share.card.label)),
                    f" {share.hands:>3} · {percent(share.part):>4}  ",
                    (self._whose(item, share.card, tool), "bold $accent"),
                )
            )
        return Content("\n").join(rows)

    def _whose(self, item: Item, card: Card, tool: Card | None) -> str:
        return " · ".join([_("answer")] * (card is item.card) + [_("tool")] * (card is tool))

    def _line(self, difference: Difference) -> str:
        n, item = self._item(difference.finding)
        says = _("{n}  {share} of the hands were not for the tool's card: {title}")
        return says.format(n=n, title=self._title(item), share=percent(difference.against))

    def _tool_alone(self) -> ComposeResult:
        """Say it plainly where the tool does not hold up the card that this lesson holds right."""
        screen = self.lesson_screen
        for n, item in enumerate(screen.items, 1):
            tool = screen.first_card(item.finding)
            if screen.rehearsal is not None and tool is not item.card:
                says = _("{n}  The tool holds up {tool}, this lesson {card}. Who is right?")
                yield plain(says.format(n=n, tool=tool, card=item.card), "both")
