"""Actions: what could be done, one card at a time: why, how long, who, the steps, and how the next search checks it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from identity_scan.judge import opening
from identity_scan.model import Judged, Link, Status
from identity_scan.present import aids, dead_ends, steps, words
from identity_scan.present.blocks import Sentence, Sheet, Tone
from identity_scan.present.cards import Cards, dealt, when_it_happens
from identity_scan.present.decided import said
from identity_scan.present.papers import TO_DO
from identity_scan.present.screens import ACTIONS
from identity_scan.present.step_words import leads_to, title
from identity_scan.present.values import Note
from identity_scan.remembered import DeadEnd
from identity_scan.speech.errors import IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext
from identity_scan.speech.text import clean
from identity_scan.tui.screens.entry_screen import EntryScreen
from identity_scan.tui.screens.keep_screen import LONGEST, ask_to_keep
from identity_scan.tui.screens.letter_screen import LetterScreen
from identity_scan.tui.screens.mode import ModeScreen
from identity_scan.tui.screens.over import ChoiceScreen, TextScreen
from identity_scan.tui.screens.portrayal_screen import ask_to_portray
from identity_scan.tui.shell.commands import bindings
from identity_scan.tui.widgets.bars import NARROW
from identity_scan.tui.widgets.card_list import CardList
from identity_scan.tui.widgets.reading_pane import Reading
from identity_scan.tui.widgets.sheet_text import sheet_text

if TYPE_CHECKING:
    from identity_scan.advice.step_groups import Group
    from identity_scan.advice.todo import Card

_ON_A_CARD = {"set", "finding", "open", "nowhere", "letter", "look", "keep", "note"}
_ON_A_STEP = {"rests", "go_on"}
_ABOUT_A_FINDING = {"finding", "letter", "look", "keep"}
PORTRAYAL = "BND-04"
_HERE = {
    PORTRAYAL: ("", later("In this program: o lets you write it.")),
    "EOI-01": ("history", later("In this program: o goes to the history, c writes a reminder for your calendar.")),
    "EOI-02": ("search", later("In this program: o goes to the search, d makes it a deep one, w adds names.")),
    "DOC-01": ("history", later("In this program: o goes to the history, r writes a report for your own papers.")),
    "CPE-01": (
        "history",
        later("In this program: o goes to the history, r writes a report with an entry for the log."),
    ),
}
"""Steps that are taken in this program: in which mode, and how."""
_A_PAPER = later("In this program: o opens the document for it, filled in as far as possible, for you to finish.")


class ActionsScreen(ModeScreen):
    """Next steps, and where each stands."""

    MODE = "actions"
    CSS_PATH = "two_panes.tcss"
    HERE = ACTIONS
    BINDINGS: ClassVar = bindings(ACTIONS)

    def __init__(self) -> None:
        super().__init__()
        self._cards = Cards()
        self._about: str | None = None
        """The finding whose steps alone are shown."""
        self._shown: Mapping[str, str] = {}
        """The addresses that led nowhere when the cards were drawn."""

    def body(self) -> ComposeResult:
        """Lay out the list of cards and the card in full."""
        yield Static(id="actions-head")
        with Horizontal(id="action-panes"):
            yield CardList()
            yield Reading(id="card")

    def on_mount(self) -> None:
        """Begin on the list."""
        super().on_mount()
        self.watch(self.app, "cards", self._moved_on, init=False)
        self.query_one(CardList).focus()

    def on_screen_suspend(self) -> None:
        """Leaving the mode ends that the steps of one finding alone are shown."""
        if self._about is not None and self.shell.current_mode != self.MODE:
            self._about, self._stale = None, True

    def on_screen_resume(self) -> None:
        """Draw anew where an address was noted, or its note taken back, in another mode."""
        self._stale = self._stale or (self.shell.ready and self._shown != self.session.dead_ends)

    def show(self) -> None:
        """Draw the cards as they stand now; of one finding all at once, as they are few."""
        self._shown = self.session.dead_ends
        about = [card for card in self.shell.cards if self._about in {j.finding.id for j in card.findings}]
        if not about:
            self._about = None
        self._cards = dealt(about, None) if about else dealt(self.shell.cards)
        if self.shell.assessment is not None and not about:
            self._cards = replace(self._cards, happens=when_it_happens(self.shell.cards))
        self.query_one(CardList).show(self._cards, uncovered=self.shell.uncovered)
        self.query_one("#actions-head", Static).update(self._head())

    def _head(self) -> Content:
        if self.shell.assessment is None:
            return Content(self.no_search)
        if self._about is not None:
            n = len(self._cards.every)
            only = ngettext("{n} step for this result. esc shows all.", "{n} steps for this result. esc shows all.", n)
            return Content.assemble((only.format(n=n), "$accent"))
        calm = _("You need not do it all.") if self._cards.every else _("There is nothing that needs doing.")
        n = len(self._cards.done)
        # Where the list is low, what was done would be seen by nobody.
        done = f"  {_('Settled')}  {n}" if n and self.app.size.width < NARROW else ""
        return Content.assemble((calm, "$quiet"), (done, "$accent"))

    @property
    def step(self) -> "Group | None":
        """The step under the cursor, with all its pages."""
        name = self.query_one(CardList).here
        every = (*self._cards.groups, *self._cards.happens)
        return next((one for one in every if name in {one.id, *(card.id for card in one.cards)}), None)

    @property
    def here(self) -> "Card | None":
        """The card under the cursor: of a step with several pages that of one page, none on its own line."""
        name = self.query_one(CardList).here
        return next((card for card in self.step.cards if card.id == name), None) if self.step else None

    @on(CardList.Looked)
    def _looked(self) -> None:
        empty = _("enter opens or closes this part of the list.") if self._cards.every else ""
        sheet = self._sheet() or (Sentence(empty, Tone.QUIET),)
        self.query_one(Reading).read(partial(sheet_text, sheet))
        self.refresh_keys()

    def _sheet(self) -> Sheet:
        card, step = self.here, self.step
        if card is None:
            enter = Sentence(_("enter shows its pages, each with its own keys."), Tone.QUIET)
            return (*steps.whole_group(step, self._opened), enter) if step else ()
        told = _HERE[card.action.id][1] if self._goes(card) else _A_PAPER if card.action.id in TO_DO else ""
        here = (Sentence(_(told)),) if told else ()
        return steps.sheet(card, self._opened, self._places(card), here)

    def _opened(self, judged: Judged) -> bool:
        return judged.finding.id in self.shell.uncovered

    def _goes(self, card: "Card") -> bool:
        """Whether the step is taken in this program; a demonstration writes no file."""
        place = _HERE.get(card.action.id)
        return place is not None and (place[0] != "history" or self.session.reports is not None)

    @on(CardList.Opened)
    def _read(self) -> None:
        self.query_one(Reading).focus()

    # -- what the keys do ---------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what would do nothing to the card: a state that it is in, a finding or a place that it has not."""
        if action == "unfold":
            return self.here is None and bool(self._cards.every)
        if action in _ON_A_STEP:
            step = self.step
            return step is not None and (action != "go_on" or bool(leads_to(step.action)))
        if action not in _ON_A_CARD:
            return True
        from identity_scan.advice.todo import card_may_be_kept, may_stand

        card = self.here
        if card is None or (action in _ABOUT_A_FINDING and card.judged is None):
            return False
        possible = {
            "set": lambda: may_stand(card, Status(str(parameters[0]))),
            "open": lambda: self._goes(card) or card.action.id in TO_DO or self._place(card) is not None,
            "nowhere": lambda: self._link(card) is not None,
            "letter": lambda: bool(self._letters(card)),
            "keep": lambda: card_may_be_kept(card),
            "note": lambda: card.status is not Status.KEPT,
            "finding": lambda: self._is_found(card),
        }
        return possible[action]() if action in possible else True

    def _is_found(self, card: "Card") -> bool:
        """Whether the search in front shows the page: a step may be about one that it does not show any more."""
        rows = self.shell.assessment.judged if self.shell.assessment else ()
        return card.judged is not None and card.judged.finding.id in {judged.finding.id for judged in rows}

    def action_unfold(self) -> None:
        """Open what is folded under the line of the cursor, or fold it again, as enter does in the list."""
        self.query_one(CardList).action_select()

    def action_set(self, status: str) -> None:
        """Note where the step stands."""
        if (card := self.here) is None:
            return
        if left := steps.not_yet(card, Status(status)):
            self.shell.tell(left, severity="warning")
            return
        until = aids.ask_again(card.action, self.session.now().date()) if Status(status) is Status.WAITING else None
        self.shell.set_status(card.keys, Status(status), card.said.note if card.said else "", until)
        noted = _("Noted: {label}. z takes it back.").format(label=words.status(Status(status)))
        again = _("Ask again on {day}.").format(day=words.day(until)) if until else ""
        self.shell.tell(f"{noted} {again}".rstrip())

    def action_keep(self) -> None:
        """Keep what the card is about as it is, on purpose."""
        if (card := self.here) is not None and card.judged is not None:
            ask_to_keep(self, card.judged)

    def action_note(self) -> None:
        """Write a line of one's own about the step."""
        if (card := self.here) is None:
            return

        def written(line: str | None) -> None:
            if line is not None:
                until = card.said.until if card.said else None
                self.shell.set_status(
                    card.keys, card.said.status if card.said else Status.TO_DO, clean(line, LONGEST), until
                )
                self.shell.tell(_("Noted. z takes it back."))

        what = _("One line, without names of other people. It stays on this computer.")
        self.app.push_screen(EntryScreen(_(card.action.title), what, card.said.note if card.said else ""), written)

    def _places(self, card: "Card") -> tuple[Link, ...]:
        return aids.places_of(card, self.session.person, self.session.dead_ends)

    def _link(self, card: "Card") -> Link | None:
        """Where the step is taken on the web: the first place that is known and did not lead nowhere."""
        return next((link for link in self._places(card) if link.url), None)

    def _place(self, card: "Card") -> opening.Place | None:
        link = self._link(card)
        return opening.of_link(link) if link else None

    def action_open(self) -> None:
        """Open the place where it is done: in this program, or on the web."""
        card = self.here
        if card is None:
            return
        if card.action.id in TO_DO:
            self.shell.action_papers(TO_DO[card.action.id])
            return
        if not self._goes(card):
            if (place := self._place(card)) is not None:
                self.shell.visit(place)
            return
        mode, how = _HERE[card.action.id]
        if mode:
            self.shell.action_mode(mode)
            self.shell.tell(_(how))
        else:
            ask_to_portray(self)

    def action_nowhere(self) -> None:
        """Note that the address of the step led nowhere; what else there is stands in its place at once."""
        link = self._link(card) if (card := self.here) else None
        if link is None:
            return
        self.session.decide([DeadEnd(link.url)])
        self.shell.weigh()
        self._looked()
        noted = _("Noted: {what}. z takes it back.").format(what=said(DeadEnd(link.url)))
        self.shell.tell(f"{noted} {dead_ends.other_way(link)}".rstrip())

    def _letters(self, card: "Card") -> tuple[Note, ...]:
        person = self.session.person
        return aids.letters(card.judged, card.action, person) if card.judged and person else ()

    def action_letter(self) -> None:
        """Show the letter that fits; where several fit, let the person choose."""
        letters = self._letters(card) if (card := self.here) else ()
        if not letters:
            self.shell.tell(_("There is no letter for this step."))
        elif len(letters) == 1:
            self._show_letter(letters[0])
        else:
            choices = tuple((str(n), str(n - 1), letter.title) for n, letter in enumerate(letters, 1))
            screen = ChoiceScreen(_("Which letter?"), (), choices)
            self.app.push_screen(screen, lambda n: self._show_letter(letters[int(n)]) if n else None)

    def _show_letter(self, letter: Note) -> None:
        def wished(wish: str | None) -> None:
            if wish == "copy":
                unsent = _("Nothing was sent; you send it yourself, if and when you wish.")
                self.shell.copy(letter.text, _("the letter"), "letter", unsent)

        self.app.push_screen(LetterScreen(letter), wished)

    def action_look(self) -> None:
        """Look at the page once, and say what became of it."""
        if (card := self.here) is not None and card.judged is not None:
            self.shell.tell(_("Asking {site} once …").format(site=card.judged.finding.site))
            # The application's own, not the screen's: what goes wrong in it is told there.
            self.app.run_worker(self._look(card.judged), group="look", exclusive=True, exit_on_error=False)

    async def _look(self, judged: Judged) -> None:
        try:
            self.shell.tell((await self.session.look(judged)).told)
            self.shell.weigh()
        except IdentityScanError as error:
            self.shell.tell(str(error), severity="warning")

    def action_rests(self) -> None:
        """Show what the step rests on, how one knows that it worked, and how long all of it takes."""
        if (step := self.step) is not None:
            minutes = step.minutes if len(step.cards) > 1 else 0
            places = self._places(self.here) if self.here else ()
            told = steps.behind(step.action, minutes, places)
            self.app.push_screen(TextScreen(_(step.action.title), told))

    def action_go_on(self) -> None:
        """Go to the step that this one names; where it names several, let the person choose."""
        named = leads_to(self.step.action) if self.step else ()
        if len(named) == 1:
            self._go_on(named[0])
        elif named:
            choices = tuple((str(n), action, title(action)) for n, action in enumerate(named, 1))
            screen = ChoiceScreen(_("Which step?"), (), choices)
            self.app.push_screen(screen, lambda action: self._go_on(action) if action else None)

    def _go_on(self, action: str) -> None:
        """Put the cursor on a step; where nothing calls for it yet, show it over the list."""
        from identity_scan.advice.todo import on_demand

        every = (*self._cards.groups, *self._cards.happens)
        there = next((step for step in every if step.action.id == action), None)
        if there is not None:
            self.query_one(CardList).show(self._cards, there.id)
        else:
            self.app.push_screen(TextScreen(title(action), steps.sheet(on_demand(action), self._opened)[1:]))

    def action_by_hand(self) -> None:
        """Show what engines do not show."""
        from identity_scan.tui.screens.by_hand_screen import ByHandScreen

        self.app.push_screen(ByHandScreen(self.session))

    def action_finding(self) -> None:
        """Go back to the finding."""
        if (card := self.here) is not None and card.judged is not None:
            self.shell.show_finding(card.judged.finding.id)

    def action_undo(self) -> None:
        """Take back the last change; where that was an address that led nowhere, it stands there again at once."""
        self.shell.undo()
        self._looked()

    def action_all(self) -> None:
        """Show the cards of all findings again."""
        self._about = None
        self.show()
        self.query_one(CardList).focus()

    def go_to(self, finding: str) -> None:
        """Show the steps of a finding alone, the first of them under the cursor."""
        self._about = finding
        self.show()
        if self._about is None:
            self.shell.tell(_("Nothing needs doing about this finding."))
        else:
            self.query_one(CardList).show(self._cards, self._cards.every[0].id)
