"""The vote: one item, large, its label hidden; hands counted by one key a card; then the answer, and who said what."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Paste
from textual.widgets import Static

from identity_scan.model import Judged
from identity_scan.present import words
from identity_scan.present.screens import Command
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext, percent
from identity_scan.teach import Card, Item
from identity_scan.teach.clock import shown
from identity_scan.teach.room import MOST_HANDS
from identity_scan.teach.tally import tally
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.teach.large import bar, letter, number
from identity_scan.tui.teach.lesson_commands import VOTE
from identity_scan.tui.teach.said import matters, verdict
from identity_scan.tui.teach.slide import Slide, with_scroll
from identity_scan.tui.teach.typed import ChatScreen

TO_VOTE = 20
"""Seconds that a class has to vote (TEACHING)."""
ADDRESS = 90
"""Signs of an address that are shown; more would be in the way of the words."""


class CardBox(Static):
    """One card: its letter, its name, the hands for it; after the answer also a bar, and whose card it is."""

    def __init__(self, card: Card) -> None:
        super().__init__(id=f"card-{card}", classes="card")
        self.card = card
        self.auto_links = False

    def draw(self, hands: int, part: float | None, whose: str, large: bool) -> None:
        """Draw the card; `part` is None while the answer is hidden."""
        tint = words.tint(self.card.label)
        name = self.card.brief
        lines = [Content.assemble((letter(self.card), f"bold {tint}"), "\n")] if large else []
        lines.append(
            Content(name) if large else Content.assemble((f"{self.card.letter} ", f"bold {tint}"), (name, tint))
        )
        if part is None:
            lines.append(Content.assemble((number(hands), "bold" if hands else "$quiet")))
        else:
            lines.append(Content.assemble((bar(part, max(4, self.content_size.width)) or " ", tint)))
            lines.append(Content.assemble((str(hands), "bold"), (f" · {percent(part)}", "$quiet")))
        self.border_title = Content(whose)
        self.update(Content("\n").join(lines))


class VoteSlide(Slide):
    """One item."""

    HERE = VOTE
    BINDINGS: ClassVar = with_scroll(VOTE)
    ABOUT = later(
        "Read the result aloud; its label is hidden. 20 seconds to vote. Press P, S, M, E or U once for "
        "each hand, or type the number first: 12 m. Shift or the backspace key removes a hand. Then let "
        "one person speak for each of the two biggest groups, and press space. If the class has the better "
        "reason, c replaces the answer with its label."
    )
    typed = ""
    """The number that was typed, until the card comes."""

    def compose(self) -> ComposeResult:
        """Lay out the result, the room for the answer, and the cards."""
        yield Static(classes="spring")
        yield Static(id="result")
        with Horizontal(id="answer"):
            yield Static(id="answer-letter")
            with Vertical(id="answer-side"):
                yield Static(id="answer-text")
                yield Static(id="answer-tool")
        yield Static(id="question")
        yield Static(id="vote-time")
        yield Static(classes="spring")
        with Horizontal(id="cards"):
            for card in Card:
                yield CardBox(card)

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def item(self) -> Item:
        """The item in this place, a reserve one if it was exchanged."""
        return self.lesson_screen.items[self.spot.part]

    @property
    def revealed(self) -> bool:
        """Whether the answer is on the screen."""
        return self.item.finding in self.lesson_screen.revealed

    @property
    def judged(self) -> Judged | None:
        """What the tool says, the class's own label minded."""
        return self.rehearsal.judged(self.item.finding) if self.rehearsal else None

    def show(self) -> None:
        """Draw the page as far as it may be seen."""
        self.set_class(self.revealed, "-revealed")
        self.put("result", self._result())
        self.put("question", self._question())
        self.tick()
        if self.revealed:
            self._draw_answer()
        self.call_after_refresh(self._draw_cards)

    def tick(self) -> None:
        """Say how much of the time to vote is left, then how long this item has taken."""
        screen = self.lesson_screen
        seconds = int(screen.now() - screen.since)
        stage = self.lesson.stage(self.spot.stage)
        planned = (stage.end - stage.start) * 60 // self.spot.parts
        if seconds < TO_VOTE and not self.lesson_screen.room.hands(self.item.finding):
            said = ngettext("{n} second to vote", "{n} seconds to vote", TO_VOTE - seconds).format(n=TO_VOTE - seconds)
        else:
            brief = _("{n} of {all}").format(n=shown(seconds), all=shown(planned))
            said = brief if self.small else labelled(_("this item"), brief)
        how = _("one key for each hand, or a number first: 12 m")
        parts = [f"{self.typed} …"] if self.typed else [said] if self.revealed else [said, how]
        self.put("vote-time", Content(" · ".join(parts)))

    def _result(self) -> Content:
        document = self.lesson.document(self.item)
        gap = "\n" if self.small or (self.revealed and not self.roomy) else "\n\n"
        where = address.shown(document.url)
        return Content.assemble(
            (where if len(where) <= ADDRESS else where[: ADDRESS - 1] + "…", "$accent"),
            gap,
            (document.title, "bold"),
            gap,
            document.snippet,
        )

    def _question(self) -> Content:
        if self.revealed:
            return Content(self.lesson.say(self.item.ask))
        return Content.assemble(("  ".join(map(self.lesson.say, self.lesson.script.two_questions)), "bold"))

    def _draw_answer(self) -> None:
        said = self.lesson_screen.room.said.get(self.item.finding)
        card = said or self.item.card
        ink = f"bold {words.tint(card.label)}"
        show_letter = not self.small
        self.put("answer-letter", Content.assemble((letter(card), ink)))
        also = f" · {self.lesson.say(self.item.also)}" if self.item.also and said is None else ""
        lead = _("The class says: {label}").format(label=card.words) if said else card.words
        rule = self.lesson.say(self.lesson.script.rules[self.item.rule])
        lines = [Content.assemble((lead if show_letter else f"{card.letter}  {lead}", ink), (also, "bold"))]
        if said:
            lines.append(Content(_("The lesson's own answer: {label}.").format(label=self.item.card.words)))
        lines += [
            Content.assemble((f"{self.item.rule}  ", "$accent"), rule),
            Content.assemble((self.lesson.say(self.item.point), "bold")),
        ]
        self.put("answer-text", Content("\n").join(lines))
        self.put("answer-tool", self._tool(2 if self.small else 6 if self.roomy else 3))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Leave out the tool's lesser reasons where the page would not fit otherwise."""
        if self.revealed and self.more:
            self.put("answer-tool", self._tool(1))

    def _tool(self, rows: int) -> Content:
        judged = self.judged
        if judged is None:
            return Content.assemble((_("The tool is still reading."), "$quiet"))
        lead = _("The tool, to {given}:").format(given=self.lesson.given)
        return Content.assemble((f"{lead} ", "$accent"), verdict(judged), "\n", (matters(judged, rows), "$quiet"))

    def _draw_cards(self) -> None:
        room, item = self.lesson_screen.room, self.item
        tool = self.lesson_screen.first_card(item.finding)
        large = self.roomy or not (self.small or self.revealed)
        for share in room.split(item.finding):
            answer = room.said.get(item.finding, item.card)
            right = _("answer") if self.roomy else words.sign("yes")
            marks = [right] if self.revealed and share.card is answer else []
            marks += [_("tool")] if self.revealed and share.card is tool else []
            whose = (" · " if self.roomy else " ").join(marks)
            for box in self.query(f"#card-{share.card}").results(CardBox):
                box.set_class(self.revealed and share.card is answer, "-answer")
                box.draw(share.hands, share.part if self.revealed else None, whose, large)

    # -- what the keys do ---------------------------------------------------------------------------------------------

    def forward(self) -> bool:
        """Show the answer first."""
        self.typed = ""
        if self.revealed:
            return False
        self.lesson_screen.reveal(self.item.finding)
        self.show()
        self.scroll_home(animate=False)
        return True

    def action_digit(self, digit: int) -> None:
        """Take a digit of the number that goes before a card."""
        self.typed = f"{self.typed}{digit}".lstrip("0")[-len(str(MOST_HANDS)) :]
        self.tick()

    def action_hand(self, letter: str) -> None:
        """Count one hand, or as many as were typed before; a letter of the other language counts nothing."""
        if card := Card.lettered(letter):
            hands, self.typed = min(int(self.typed or 1), MOST_HANDS), ""
            self._room(self.lesson_screen.room.raise_hand(self.item.finding, card, hands))

    def action_lower(self, letter: str) -> None:
        """Take one hand of a card back."""
        if card := Card.lettered(letter):
            self.typed = ""
            self._room(self.lesson_screen.room.lower_hand(self.item.finding, card))

    def action_undo(self) -> None:
        """Forget the number that was typed, or take back what was counted last."""
        if self.typed:
            self.typed = ""
            self.tick()
        else:
            self._room(self.lesson_screen.room.undo(self.item.finding))

    def _room(self, room: object) -> None:
        self.lesson_screen.change(room)  # type: ignore[arg-type]
        self.show()

    def action_chat(self) -> None:
        """Ask for the votes of a class that is elsewhere."""
        self.app.push_screen(ChatScreen(), self._from_chat)

    def on_paste(self, event: Paste) -> None:
        """Count what is pasted, without asking."""
        self._from_chat(event.text)

    def _from_chat(self, text: str | None) -> None:
        room, counted = self.lesson_screen.room, tally(text or "")
        for card, hands in counted.items():
            room = room.raise_hand(self.item.finding, card, hands)
        if counted:
            self._room(room)
        elif text and text.strip():
            self.notify(_("No line ends with the letter of a card."), markup=False)

    def action_correct(self) -> None:
        """Ask for the class's own label."""
        if self.revealed:
            self.app.push_screen(label_of_the_class(), self._corrected)

    def _corrected(self, choice: str | None) -> None:
        if choice is not None:
            self.lesson_screen.correct(self.item.finding, Card(choice) if choice else None)

    def action_exchange(self) -> None:
        """Take an item from the reserve; an item that was voted on stays."""
        if not self.can(_EXCHANGE):
            return
        self.lesson_screen.exchange(self.spot.part)
        self.show()

    def can(self, command: Command) -> bool:
        """Leave out what would do nothing now."""
        name = command.action.partition("(")[0]
        counted = self.lesson_screen.room.hands(self.item.finding)
        if name == "correct":
            return self.revealed
        if name == "exchange":
            return not self.revealed and not counted and bool(self.lesson_screen.spare())
        return name != "undo" or bool(counted)

    def called(self, command: Command) -> str:
        """Once all is shown, the key that showed it leads on."""
        return _("on") if command.action == "forward" and self.revealed else command.label


def label_of_the_class() -> ChoiceScreen:
    """Return the question what the class itself says of an item; "" leaves the lesson's answer."""
    choices = [(card.letter.lower(), card.value, card.words) for card in Card]
    choices.append(("0", "", _("leave the lesson's answer")))
    lines = (_("It counts for this lesson only. The tool judges again with it, as with the worker's own word."),)
    return ChoiceScreen(_("What does the class say?"), lines, tuple(choices))


_EXCHANGE = next(command for command in VOTE if command.action == "exchange")
