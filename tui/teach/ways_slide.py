"""The summit: the class finds what leads from the name to the front door, then sees the ways and what closes them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from identity_scan.present import words
from identity_scan.present.screens import Command
from identity_scan.present.summit import Summit, summit
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.tui.teach.lesson_commands import WAYS
from identity_scan.tui.teach.slide import Slide, big, plain, with_scroll
from identity_scan.tui.widgets.lines import hanging

ASKED, SHOWN, CLOSED = range(3)
"""What the page shows: the question, the ways, what closes them."""


class WaysSlide(Slide):
    """A list in no order that the class marks, the ways, the cut."""

    HERE = WAYS
    BINDINGS: ClassVar = with_scroll(WAYS)
    ABOUT = later(
        "Ask where somebody who has only the name would get to, page by page, and mark with the numbers "
        "what leads to the front door. Space shows the ways that the tool sees, then the fewest changes "
        "after which none is left."
    )

    def compose(self) -> ComposeResult:
        """Lay out the question, the list, what is shown of the ways, the reminder."""
        yield big("", "asked")
        yield Static(id="list")
        yield Static(id="told")
        yield plain(self.lesson.line("ways_reminder"), "telling order")

    @property
    def _summit(self) -> Summit | None:
        rehearsal = self.rehearsal
        if rehearsal is None:
            return None
        known = [one.finding for one in self.lesson_screen.items] + [one.finding for one in self.lesson.candidates]
        return summit(rehearsal.assessment, known)

    def show(self) -> None:
        """Draw as far as it is shown."""
        found, stage = self._summit, self.lesson_screen.ways_shown
        self.set_class(stage == CLOSED, "-revealed")
        self.query_one(".asked", Static).update(Content.assemble((self._question(found), "bold")))
        gap = "\n\n" if self.roomy else "\n"
        if found is None or not found.pages:
            self.put("list", Content(found.free if found else _("The tool is still reading.")))
            self.put("told", Content(""))
            return
        self.put("list", Content(gap).join(self._list(found) if stage < CLOSED else []))
        self.put("told", Content("\n" if self.small else "\n\n").join(self._told(found)))
        self.query_one("#list").display = stage < CLOSED

    def _question(self, found: Summit | None) -> str:
        if found is None or found.kind in ("", "home"):
            return self.lesson.line("ways_question")
        return _("Which pages lead from the name to {end}?").format(end=found.end)

    def _list(self, found: Summit) -> list[Content]:
        shown = self.lesson_screen.ways_shown == SHOWN
        return [self._page(n, page, found.leading if shown else ()) for n, page in enumerate(found.pages, 1)]

    def _page(self, n: int, page: tuple[str, str], leading: frozenset[str] | tuple[()]) -> Content:
        finding, title = page
        mark = words.sign("on") if finding in self.lesson_screen.room.marked else " "
        lead = Content.assemble((f"{mark} ", "$accent"), (f"{n}  ", "$accent"))
        if finding not in leading:
            return hanging(lead, Content(title), self.room)
        return hanging(lead, Content.assemble((title, "bold"), (f"  {_('leads there')}", "$accent")), self.room)

    def _told(self, found: Summit) -> list[Content]:
        stage = self.lesson_screen.ways_shown
        if stage == ASKED:
            return []
        lead = Content.assemble((_("The tool, to {given}:").format(given=self.lesson.given), "$accent"))
        return [lead, *(self._ways(found) if stage == SHOWN else self._what_closes(found))]

    def _ways(self, found: Summit) -> list[Content]:
        """How much of it the class found, one way, and a longer one in which harmless pieces add up."""
        marked = set(self.lesson_screen.room.marked)
        besides = marked & {page for page, _title in found.pages} - found.leading
        said = _("Pages that lead there: {all}. Found by the class: {right}. Also marked: {wrong}.").format(
            all=len(found.leading), right=len(found.leading & marked), wrong=len(besides)
        )
        told = [(_("One way:"), found.way), (_("Harmless pieces add up:"), found.adds_up)]
        return [
            Content.assemble((said, "bold")),
            *(
                hanging(Content("  "), Content.assemble((f"{name} ", "$quiet"), way), self.room)
                for name, way in told
                if way
            ),
        ]

    def _what_closes(self, found: Summit) -> list[Content]:
        """The pages to change, each with its first step, and what is left after them."""
        rows = [
            hanging(
                Content.assemble((f"{n}  ", "bold $accent")),
                Content.assemble((page.title, "bold"), (f"  {page.do}".rstrip(), "$quiet")),
                self.room,
            )
            for n, page in enumerate(found.closing, 1)
        ]
        rest = [hanging(Content(""), Content(said), self.room) for said in (found.left, found.stays) if said]
        return [Content.assemble((found.head, "bold")), *rows, *rest]

    def forward(self) -> bool:
        """Show the ways first, then what closes them."""
        found = self._summit
        if self.lesson_screen.ways_shown == CLOSED or found is None or not found.pages:
            return False
        self._turn(1)
        return True

    def _turn(self, by: int) -> None:
        self.lesson_screen.ways_shown += by
        self.show()
        self.lesson_screen.draw()

    def action_mark(self, place: int) -> None:
        """Mark a page, or take the mark back; no more once the ways are shown."""
        found = self._summit
        if found and place < len(found.pages) and self.lesson_screen.ways_shown == ASKED:
            self.lesson_screen.change(self.lesson_screen.room.mark(found.pages[place][0]))
            self.show()

    def action_undo(self) -> None:
        """Cover again what was shown last, or take back the last mark."""
        marked = self.lesson_screen.room.marked
        if self.lesson_screen.ways_shown > ASKED:
            self._turn(-1)
        elif marked:
            self.lesson_screen.change(self.lesson_screen.room.mark(marked[-1]))
            self.show()

    def can(self, command: Command) -> bool:
        """Leave out what would do nothing."""
        if command.action.startswith("mark"):
            return self.lesson_screen.ways_shown == ASKED
        return command.action != "undo" or self.lesson_screen.ways_shown > ASKED or bool(self.lesson_screen.room.marked)

    def called(self, command: Command) -> str:
        """Name the key by what it shows next."""
        shown = self.lesson_screen.ways_shown
        if command.action == "forward":
            return (command.label, _("what closes them"), _("on"))[shown]
        return _("cover it again") if command.action == "undo" and shown > ASKED else command.label
