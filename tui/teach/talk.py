"""The pages that are talked over: before, opening, consent, the wish, the cards, reflection, support."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.language import gettext as _
from identity_scan.language import later, quoted
from identity_scan.teach import Card
from tui import words
from tui.commands import Command
from tui.teach.commands import BEFORE
from tui.teach.large import letter
from tui.teach.slide import Slide, big, plain, with_scroll


class BeforeSlide(Slide):
    """What the supervisor does before the class comes in; not part of the time."""

    HERE = BEFORE
    BINDINGS: ClassVar = with_scroll(BEFORE)
    ABOUT = later("Choose the invented person, type the support contacts with w, and begin when the class is there.")

    def compose(self) -> ComposeResult:
        """Lay out the list of things to do, and the persons."""
        yield big(_("Before the class comes in"))
        with Vertical(id="persons"):
            for n, lesson in enumerate(self.lesson_screen.choices, 1):
                chosen = lesson.id == self.lesson.id
                mark = words.sign("on") if chosen else " "
                about = lesson.say(lesson.work)
                yield Static(
                    Content.assemble(
                        (f"{mark} ", "$accent"),
                        (f"{n}  ", "bold $accent"),
                        (lesson.person.name, "bold" if chosen else ""),
                        (f"   {about}", "$quiet"),
                    )
                )
        for line in self.lesson.script.before[1:]:
            yield Static(Content.assemble((f"{words.sign('more')} ", "$accent"), self.lesson.say(line)), classes="todo")
        notes = _("The speaker's notes, on a screen that the class does not see: {command}")
        paper = _("Hand-out and plan on paper: {command}")
        name = self.lesson.id
        yield plain(notes.format(command=f"identity-scan teach {name} --notes"), "quiet gap-above")
        yield plain(paper.format(command=f"identity-scan teach {name} --handout ."), "quiet")

    def action_person(self, place: int) -> None:
        """Take another of the invented persons."""
        self.lesson_screen.take(place)

    def can(self, command: Command) -> bool:
        """Leave out the choice where there is one person only."""
        return not command.action.startswith("person") or len(self.lesson_screen.choices) > 1


class OpeningSlide(Slide):
    """The first page that the class sees."""

    ABOUT = later("The first page for the class. Say that the person is invented, and what the hour is for.")

    def compose(self) -> ComposeResult:
        """Lay out the title and the two sentences."""
        yield Static(classes="spring")
        yield big(self.lesson.line("title"), "headline")
        yield plain(self.lesson.line("lead"), "lead")
        yield plain(self.lesson.line("lead_source"), "quiet")
        yield big(self.lesson.line("invented"), "gap-above telling")
        yield Static(classes="spring")


class ConsentSlide(Slide):
    """The consent lines of ETHICS 8, with the supervisor's own contacts."""

    ABOUT = later("Say these lines aloud. Nobody is asked to take part, and nobody is asked why not.")

    def compose(self) -> ComposeResult:
        """Lay out a line for each."""
        yield big(_("What you agree to, and what not"))
        for note in self.lesson.script.consent:
            yield Static(
                Content.assemble((self.lesson.say(note.title) + "   ", "bold $accent"), self.lesson.say(note.text)),
                classes="consent",
            )
        yield Static(id="consent-contacts", classes="consent")

    def show(self) -> None:
        """Add the contacts as they were typed."""
        contacts = self.lesson_screen.room.contacts.strip() or _("to be named by the instructor (w types them)")
        self.query_one("#consent-contacts", Static).update(
            Content.assemble((_("Support") + "   ", "bold $accent"), " · ".join(contacts.splitlines()))
        )


class WishSlide(Slide):
    """How the person wishes to be seen: the measure of everything that follows."""

    ABOUT = later("Read the statement aloud. It is the measure: not what we would like, but what this worker wishes.")

    def compose(self) -> ComposeResult:
        """Lay out the statement in large type."""
        lesson = self.lesson
        yield Static(classes="spring")
        who = ", ".join(filter(None, (lesson.person.name, lesson.say(lesson.work))))
        yield plain(_("{who}: wishes to be seen as").format(who=who), "quiet")
        said = quoted(lesson.person.portrayal) if lesson.person.portrayal else _("Nothing was written about that.")
        yield big(said, "quote")
        yield plain(lesson.line("wish_question"), "question")
        yield Static(classes="spring")


class CardsSlide(Slide):
    """Two questions, five cards."""

    ABOUT = later("First who, then which life. Leave this page up while the cards are handed out.")

    def compose(self) -> ComposeResult:
        """Lay out the questions over the cards."""
        lesson = self.lesson
        for n, question in enumerate(lesson.script.two_questions, 1):
            yield big(f"{n}  {lesson.say(question)}")
        with Vertical(id="definitions"):
            for card in Card:
                with Horizontal(classes="definition"):
                    yield Static(_letter(card, self.roomy), classes="glyph" if self.roomy else "initial")
                    yield Static(
                        Content.assemble(
                            (card.words, "bold"), "\n" if self.roomy else "   ", lesson.say(lesson.script.cards[card])
                        )
                    )
        yield big(lesson.line("reminder"), "telling")


def _letter(card: Card, large: bool) -> Content:
    return Content.assemble((letter(card) if large else f" {card} ", f"bold {words.tint(card.label)}"))


class ReflectSlide(Slide):
    """Reflection questions, two at a time."""

    ABOUT = later("Silent writing first, then whoever wishes. Right and left show other questions.")

    def compose(self) -> ComposeResult:
        """Lay out the pair."""
        yield Static(classes="spring")
        for question in self.lesson.pairs()[self.spot.part]:
            yield big(self.lesson.say(question), "reflection")
        yield Static(classes="spring")
        yield plain(_("Silent writing. Then whoever wishes."), "quiet")


class SupportSlide(Slide):
    """The card that goes home, and whom one can turn to."""

    ABOUT = later("Name the contacts aloud. w changes them; they are kept in memory only.")

    def compose(self) -> ComposeResult:
        """Lay out the next step over the contacts."""
        yield big(self.lesson.line("next_step"), "reflection")
        yield big(self.lesson.line("support"), "heading")
        yield Static(id="contacts")

    def show(self) -> None:
        """Draw the contacts as they were typed."""
        said = self.lesson_screen.room.contacts.strip()
        empty = _(
            "Nothing was typed. Press w, or write them on the board: counselling, field office, the regulator's "
            "advice line, a service against violence."
        )
        self.query_one("#contacts", Static).update(
            Content.assemble((said, "bold")) if said else Content.assemble((empty, "$quiet"))
        )
