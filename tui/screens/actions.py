"""Actions: what could be done, one card at a time: why, how long, who, the steps, and how the next search checks it."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from identity_scan.errors import IdentityScanError
from identity_scan.language import gettext as _
from identity_scan.language import later, ngettext
from identity_scan.model import Link, Status
from tui import words
from tui.cards import Card, Cards, dealt
from tui.commands import ACTIONS, bindings
from tui.gentle import title_of
from tui.screens.letter import LetterScreen
from tui.screens.mode import ModeScreen
from tui.screens.over import ChoiceScreen
from tui.session import Note, Session
from tui.widgets.card_list import CardList
from tui.widgets.lines import hanging
from tui.widgets.reading import Reading


class ActionsScreen(ModeScreen):
    """Next steps, and where each stands."""

    MODE = "actions"
    CSS_PATH = "two_panes.tcss"
    HERE = ACTIONS
    BINDINGS: ClassVar = bindings(ACTIONS)
    ABOUT = later(
        "Each card is one thing that you could do about one finding; the first is what helps most for its effort, "
        "and safety always comes first. The program never sends, files or deletes anything for you: it explains, "
        "opens the place, and remembers where each step stands. The next search looks whether it worked. You need "
        "not do all of it; three at a time is plenty."
    )

    def __init__(self) -> None:
        super().__init__()
        self._cards = Cards()

    def body(self) -> ComposeResult:
        """Lay out the list of cards and the card in full."""
        yield Static(id="actions-head")
        with Horizontal(id="action-panes"):
            yield CardList()
            yield Reading(id="card")

    def on_mount(self) -> None:
        """Begin on the list."""
        super().on_mount()
        self.query_one(CardList).focus()

    def show(self) -> None:
        """Draw the cards as they stand now."""
        self._cards = dealt(self.house.assessment)
        self.query_one(CardList).show(self._cards)
        self.query_one("#actions-head", Static).update(self._head())

    def _head(self) -> Content:
        if self.house.assessment is None:
            return Content(_("No search yet. Press 1, then s."))
        if not self._cards.every:
            return Content(_("There is nothing that needs doing."))
        calm = _("You need not do all of this. At most three at a time; safety first.")
        done = ngettext("{n} done or settled", "{n} done or settled", len(self._cards.done)).format(
            n=len(self._cards.done)
        )
        return Content.assemble((calm, "$quiet"), (f"  {done}" if self._cards.done else "", "$accent"))

    @property
    def here(self) -> Card | None:
        """The card under the cursor."""
        name = self.query_one(CardList).here
        return next((card for card in self._cards.every if card.id == name), None)

    @on(CardList.Looked)
    def _looked(self) -> None:
        self.query_one(Reading).read(partial(_text, self.here, self.session))
        self.refresh_keys()

    @on(CardList.Opened)
    def _read(self) -> None:
        self.query_one(Reading).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a card when there is none, and the place when there is no link."""
        if action in ("set", "finding", "open", "letter", "look"):
            card = self.here
            if card is None or (action == "open" and _place(card) is None):
                return False
            return action != "letter" or bool(self.session.letters(card.judged, card.advice.action))
        return True

    def action_set(self, status: str) -> None:
        """Note where the action stands."""
        if (card := self.here) is None:
            return
        until = self.session.ask_again(card.advice.action) if Status(status) is Status.WAITING else None
        self.house.set_status(card.judged.finding.id, card.advice.action.id, Status(status), until)
        noted = _("Noted: {label}. z takes it back.").format(label=words.status(Status(status)))
        again = _("Ask again on {day}.").format(day=until.isoformat()) if until else ""
        self.house.tell(f"{noted} {again}".rstrip())

    def action_open(self) -> None:
        """Open the place where it is done."""
        card = self.here
        if card is not None and (address := _place(card)) is not None:
            self.house.visit(address)

    def action_letter(self) -> None:
        """Show the letter that fits; where several fit, let the person choose."""
        card = self.here
        letters = self.session.letters(card.judged, card.advice.action) if card else ()
        if not letters:
            self.house.tell(_("No letter helps with this one."))
        elif len(letters) == 1:
            self._show_letter(letters[0])
        else:
            choices = tuple((str(n), str(n - 1), letter.title) for n, letter in enumerate(letters, 1))
            screen = ChoiceScreen(_("Which letter?"), (), choices)
            self.app.push_screen(screen, lambda n: self._show_letter(letters[int(n)]) if n else None)

    def _show_letter(self, letter: Note) -> None:
        def copied(wish: str | None) -> None:
            if wish == "copy":
                self.app.copy_to_clipboard(letter.text)
                self.house.tell(_("Copied. Nothing was sent; you send it yourself, if and when you wish."))

        self.app.push_screen(LetterScreen(letter), copied)

    @work(group="look", exclusive=True, exit_on_error=False)
    async def action_look(self) -> None:
        """Look at the page once, and say what became of it."""
        if (card := self.here) is not None:
            self.house.tell(_("Asking {site} once …").format(site=card.judged.finding.site))
            try:
                self.house.tell(await self.session.look(card.judged))
            except IdentityScanError as error:
                self.house.tell(str(error), severity="warning")

    def action_by_hand(self) -> None:
        """Show what engines do not show."""
        from tui.screens.by_hand import ByHandScreen

        self.app.push_screen(ByHandScreen(self.session))

    def action_finding(self) -> None:
        """Go back to the finding."""
        if (card := self.here) is not None:
            self.house.show_finding(card.judged.finding.id)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.house.undo()

    def go_to(self, finding: str) -> None:
        """Put the cursor on the first card of a finding."""
        self._cards = dealt(self.house.assessment)
        card = next((card for card in self._cards.every if card.judged.finding.id == finding), None)
        if card is not None:
            self.query_one(CardList).show(self._cards, card.id)
        else:
            self.house.tell(_("Nothing needs doing about this finding."))


def _place(card: Card) -> str | None:
    return card.advice.link.url if card.advice.link and card.advice.link.url else None


def _text(card: Card | None, session: Session, width: int) -> Content:
    return Content("\n").join(_card(card, session, width)) if card else Content("")


def _card(card: Card, session: Session, width: int) -> Iterator[Content]:
    action, advice = card.advice.action, card.advice
    yield Content.assemble((_(action.title), "bold"))
    minutes = ngettext("about {n} minute", "about {n} minutes", action.minutes).format(n=action.minutes)
    road, will_not = session.road(action)
    facts = [road, minutes, _(action.who), words.status(advice.status)]
    yield Content.assemble((" · ".join(fact for fact in facts if fact), "$quiet"))
    yield Content("")
    yield _told(_("About"), title_of(card.judged), width)
    if advice.why:
        yield _told(_("Why"), advice.why, width)
    yield Content("")
    for number, step in enumerate(action.steps, 1):
        yield hanging(Content.assemble((f"{number:>2}. ", "$accent")), Content(_(step)), width)
    yield Content("")
    for link in session.places(card.judged, action) or ((advice.link,) if advice.link else ()):
        yield from _link(link, width)
    if will_not:
        yield _told(_("But"), will_not, width)
    yield _told(_("Checked"), _("by the next search: {check}").format(check=_(action.check)), width)
    yield _told(_("When"), _(action.when), width)
    source = _("the guideline, {strategy}; {part}").format(strategy=_(action.strategy), part=_(action.guideline))
    yield _told(_("From"), source, width)


def _told(name: str, text: str, width: int) -> Content:
    return hanging(Content.assemble((f"{name:<9}", "$quiet")), Content(text), width)


def _link(link: Link, width: int) -> Iterator[Content]:
    yield _told(_("Where"), link.title or link.url, width)
    if link.url:
        yield Content.assemble(" " * 9, (link.url, "$accent"))
    if link.checked:
        sure = f", {words.sure(link.confidence)}" if link.confidence else ""
        yield Content.assemble(" " * 9, (_("checked {when}{sure}").format(when=link.checked, sure=sure), "$quiet"))
    if link.fallback:
        yield _told("", _("If it is no longer there: {other}").format(other=link.fallback), width)
