"""The pages that are talked over: before, opening, consent, the wish, the cards, reflection, support."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from identity_scan.present import words
from identity_scan.present.screens import Command
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later, ngettext, quoted
from identity_scan.teach import Card, Lesson
from identity_scan.tui.teach.large import letter
from identity_scan.tui.teach.lesson_commands import BEFORE
from identity_scan.tui.teach.slide import Slide, big, plain, under, with_scroll
from identity_scan.tui.widgets.lines import hanging

LARGE = 120
"""Columns of a terminal above which its letters are too small for the last row of a class."""


class BeforeSlide(Slide):
    """What the supervisor does before the class comes in; not part of the time."""

    HERE = BEFORE
    BINDINGS: ClassVar = with_scroll(BEFORE)
    ABOUT = later(
        "Choose the invented person, the length and the language, type the support contacts with w, and begin when "
        "the class is there."
    )

    def compose(self) -> ComposeResult:
        """Lay out the persons, the length and the language, and the list of things to do."""
        yield big(_("Before the class comes in"))
        yield Static(id="persons")
        yield Static(id="shape")
        yield Static(id="todo")
        notes = _("The speaker's notes, on a screen that the class does not see: {command}")
        paper = _("Papers for the class, the plan, a picture of each item: {command}")
        name = " ".join(filter(None, (self.lesson.called, "--short" if self.lesson_screen.is_short else "")))
        yield plain(notes.format(command=f"identity-scan teach {name} --notes"), "quiet gap-above")
        yield plain(paper.format(command=f"identity-scan teach {name} --handout . / --pictures ."), "quiet")

    def show(self) -> None:
        """Draw in the width there is."""
        persons = Content("\n").join([self._person(n, one) for n, one in enumerate(self.lesson_screen.choices, 1)])
        self.put("persons", persons)
        self.put("shape", self._shape())
        sign = Content.assemble((f"{words.sign('more')} ", "$accent"))
        lines = [*map(self.lesson.say, self.lesson.script.before[1:])]
        if self.app.size.width > LARGE:  # the letters of a terminal can only be made large by whoever looks at it
            now = _("The text is small now: {columns} columns by {rows} lines.")
            lines.insert(2, now.format(columns=self.app.size.width, rows=self.app.size.height))
        todo = [hanging(sign, Content(line), self.room) for line in lines]
        self.put("todo", Content("\n" if self.small else "\n\n").join(todo))

    def _person(self, n: int, lesson: Lesson) -> Content:
        chosen = lesson.id == self.lesson.id
        mark = words.sign("on") if chosen else " "
        lead = Content.assemble((f"{mark} ", "$accent"), (f"{n}  ", "bold $accent"))
        name = Content.assemble(
            (lesson.person.name, "bold" if chosen else ""), (f"   {lesson.say(lesson.work)}", "$quiet")
        )
        return hanging(lead, name, self.room)

    def _shape(self) -> Content:
        minutes, items = self.lesson.minutes, len(self.lesson.items)
        length = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        asked = ngettext("{n} item to vote on", "{n} items to vote on", items).format(n=items)
        spoken = language.NAMES[language.in_use()]
        return Content.assemble(
            ("  v  ", "bold $accent"),
            (length, "bold"),
            (f"   {asked}\n", "$quiet"),
            ("  l  ", "bold $accent"),
            (labelled(_("The lesson speaks"), spoken), ""),
        )

    def action_person(self, place: int) -> None:
        """Take another of the invented persons."""
        self.lesson_screen.take(place)

    def action_own(self) -> None:
        """Make a fictional person of one's own."""
        from identity_scan.tui.teach.sketch_screen import OwnPersonScreen

        self.app.push_screen(OwnPersonScreen(Path.cwd()), self.lesson_screen.take_own)

    def action_short(self) -> None:
        """Change between the whole lesson and the short one."""
        self.lesson_screen.shorten()

    def can(self, command: Command) -> bool:
        """Leave out the choice where there is one person only."""
        return not command.action.startswith("person") or len(self.lesson_screen.choices) > 1


class OpeningSlide(Slide):
    """The first page that the class sees; where there is room for it, with what one can do by the end."""

    ABOUT = later("The first page for the class. Say that the person is invented, and what the hour is for.")

    def compose(self) -> ComposeResult:
        """Lay out the title and the two sentences."""
        yield Static(classes="spring")
        yield big(self.lesson.line("title"), "headline")
        yield plain(self.lesson.line("lead"), "lead")
        yield plain(self.lesson.line("lead_source"), "quiet")
        yield Static(id="goals")
        yield big(self.lesson.line("invented"), "gap-above telling")
        yield Static(classes="spring")

    def show(self) -> None:
        """Draw the goals of the class, the instructor's own left out."""
        goals = [self.lesson.say(goal.title) for goal in self.lesson.script.goals[:-1]]
        rows = [
            hanging(Content.assemble((f"{n}  ", "bold $accent")), Content(g), self.room) for n, g in enumerate(goals, 1)
        ]
        lead = Content.assemble((_("By the end, participants can"), "bold"))
        self.put("goals", Content("\n\n").join([lead, *rows]))
        self.query("#goals").set(display=self.roomy)


class ConsentSlide(Slide):
    """The consent lines of ETHICS 8, with the supervisor's own contacts."""

    ABOUT = later("Say these lines aloud. Nobody is asked to take part, and nobody is asked why not.")

    def compose(self) -> ComposeResult:
        """Lay out a line for each."""
        yield big(_("What you agree to, and what not"))
        yield Static(id="consent")

    def show(self) -> None:
        """Draw the lines, and the contacts as they were typed."""
        contacts = self.lesson_screen.room.contacts.strip() or _("to be named by the instructor (w types them)")
        rows = [(self.lesson.say(note.title), self.lesson.say(note.text)) for note in self.lesson.script.consent]
        rows.append((_("Support"), " · ".join(contacts.splitlines())))
        column = max(len(title) for title, _text in rows) + 2
        if self.small:
            lines = [Content.assemble((f"{title}  ", "bold $accent"), text) for title, text in rows]
        else:
            lines = [under(title, text, column, self.room) for title, text in rows]
        self.put("consent", Content("\n" if self.small else "\n\n").join(lines))


class WishSlide(Slide):
    """How the person wishes to be seen: the measure of everything that follows."""

    ABOUT = later("Read the statement aloud. It is the measure: not what we would like, but what this worker wishes.")

    def compose(self) -> ComposeResult:
        """Lay out the statement in large type."""
        lesson = self.lesson
        yield Static(classes="spring")
        work = f" ({lesson.say(lesson.work)})" if lesson.work else ""
        yield plain(_("{who} wishes to be seen as").format(who=lesson.person.name + work), "quiet")
        said = quoted(lesson.person.portrayal) if lesson.person.portrayal else _("Nothing was written about that.")
        yield big(said, "quote")
        yield plain(lesson.line("wish_question"), "question")
        yield Static(classes="spring")


class CardsSlide(Slide):
    """Two questions, five cards."""

    ABOUT = later("First who, then which life. Leave this page up while the cards are handed out.")

    def compose(self) -> ComposeResult:
        """Lay out the questions over the cards."""
        for n, question in enumerate(self.lesson.script.two_questions, 1):
            yield big(f"{n}  {self.lesson.say(question)}", "which")
        with Vertical(id="definitions"):
            for card in Card:
                with Horizontal(classes="definition"):
                    if self.roomy:
                        yield Static(
                            Content.assemble((letter(card), f"bold {words.tint(card.label)}")), classes="glyph"
                        )
                    yield Static(id=f"means-{card}")
        yield big(self.lesson.line("reminder"), "telling")

    def show(self) -> None:
        """Draw the cards in the width there is."""
        column = max(len(card.named) for card in Card) + 2
        for card in Card:
            means = self.lesson.say(self.lesson.script.cards[card])
            if self.roomy:
                said = Content.assemble((card.named, "bold"), "\n", means)
            else:
                lead = Content.assemble(
                    (f" {card.letter}  ", f"bold {words.tint(card.label)}"), (f"{card.named:<{column}}", "bold")
                )
                said = hanging(lead, Content(means), self.room)
            self.put(f"means-{card}", said)


class ReflectSlide(Slide):
    """Reflection questions, two at a time."""

    ABOUT = later("Silent writing first, then whoever wishes speaks. Right and left show other questions.")

    def compose(self) -> ComposeResult:
        """Lay out the pair."""
        yield Static(classes="spring")
        for question in self.lesson.pairs()[self.spot.part]:
            yield big(self.lesson.say(question), "reflection")
        yield Static(classes="spring")
        yield plain(_("Silent writing. Then whoever wishes speaks."), "quiet")


class SupportSlide(Slide):
    """The card that goes home, and whom one can turn to."""

    ABOUT = later("Name the contacts aloud. w changes them; they are kept in memory only.")

    def compose(self) -> ComposeResult:
        """Lay out the next step over the contacts."""
        yield Static(classes="spring")
        yield big(self.lesson.line("next_step"), "reflection")
        yield big(self.lesson.line("support"), "heading")
        yield Static(id="contacts")
        yield plain(self.lesson.line("home"), "telling")
        yield Static(classes="spring")

    def show(self) -> None:
        """Draw the contacts as they were typed."""
        said = self.lesson_screen.room.contacts.strip()
        empty = _(
            "Nothing was typed. Press w, or write them on the board: counselling, field office, the regulator's "
            "advice line, a service against violence."
        )
        self.put("contacts", Content.assemble((said, "bold")) if said else Content.assemble((empty, "$quiet")))
