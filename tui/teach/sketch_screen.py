"""A fictional person of the supervisor's own, made on a screen: who it is, and page by page what the class votes on."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from identity_scan.present import words
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean
from identity_scan.teach import Card, Lesson
from identity_scan.teach.sketch import KINDS, PAGE, PERSON, Sketch, SketchedPage, keep
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.tick_list import Tick, TickList


class OwnPersonScreen(ModalScreen[tuple[Path, Lesson] | None]):
    """Fields for the person, fields for one page after another; it answers with the lesson that was written."""

    CSS_PATH: ClassVar = ["../screens/over.tcss", "sketch_screen.tcss"]
    BINDINGS: ClassVar = [
        Binding("ctrl+n", "add", "page", show=False, priority=True),
        Binding("ctrl+z", "drop", "take back", show=False, priority=True),
        Binding("ctrl+s", "write", "write", show=False, priority=True),
        Binding("down", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "field before", show=False),
        Binding("escape", "dismiss", "leave", show=False),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._pages: tuple[SketchedPage, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the fields under one another."""
        about = _(
            "Everything must be made up: nobody's real name, number or address. Addresses are invented for "
            "you, and what looks real is refused."
        )
        with Vertical(classes="over"):
            yield Static(Content(_("A fictional person of your own")), classes="heading")
            with VerticalScroll(id="own-fields", can_focus=False):
                yield Static(Content(about))
                yield from self._fields(PERSON)
                yield Static(id="sketched")
                yield from self._fields(PAGE)
                yield Static(Content(_("Where it stands")), classes="label")
                yield TickList(id="kind", single=True)
                yield Static(Content(_("The right card")), classes="label")
                yield TickList(id="card", single=True)
            yield Static(id="wrong")
            keys = (
                ("ctrl+n", _("this page is done")),
                ("ctrl+z", _("remove the last page")),
                ("ctrl+s", _("write, open")),
            )
            yield Static(key_line(*keys, ("escape", _("leave"))))

    @staticmethod
    def _fields(names: Mapping[str, str]) -> ComposeResult:
        for name, label in names.items():
            yield Static(Content(_(label)), classes="label")
            yield Input(id=f"own-{name}", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Fill the choices and let one type at once."""
        self._clear()
        self.query_one("#own-name", Input).focus()

    def _clear(self) -> None:
        """Make the fields of a page ready for the next one, and list those that are done."""
        for name in PAGE:
            self.query_one(f"#own-{name}", Input).value = ""
        kinds = [Tick(name, Content(_(label))) for name, (label, _url) in KINDS.items()]
        cards = [Tick(card.value, Content(f"{card.letter}  {card.named}")) for card in Card]
        self.query_one("#kind", TickList).fill(kinds, [next(iter(KINDS))])
        self.query_one("#card", TickList).fill(cards, [Card.PROFESSIONAL.value])
        done = [f"{n}  {page.card.letter}  {page.title}" for n, page in enumerate(self._pages, 1)]
        lead = _("Pages so far: {n}; a lesson needs three, and holds up to twelve.").format(n=len(self._pages))
        self.query_one("#sketched", Static).update(Content("\n".join([lead, *done])))
        self._tell("")

    def _tell(self, wrong: str) -> None:
        self.query_one("#wrong", Static).update(Content.assemble((wrong, words.tint("no"))))

    def _typed(self, name: str) -> str:
        return clean(self.query_one(f"#own-{name}", Input).value, 600)

    def action_add(self) -> None:
        """Put the page that stands in the fields to the others."""
        if not all(map(self._typed, PAGE)):
            self._tell(_("A page needs a title, its words and what is to be learned from it."))
            return
        kind, card = (self.query_one(f"#{name}", TickList).ticked[0] for name in ("kind", "card"))
        page = SketchedPage(kind, self._typed("title"), self._typed("text"), Card(card), self._typed("point"))
        self._pages = (*self._pages, page)
        self._clear()
        self.query_one("#own-title", Input).focus()

    def action_drop(self) -> None:
        """Take the last page back, into its fields."""
        if self._pages:
            last, self._pages = self._pages[-1], self._pages[:-1]
            self._clear()
            for name in PAGE:
                self.query_one(f"#own-{name}", Input).value = getattr(last, name)

    def action_write(self) -> None:
        """Check everything, write the file and open the lesson; say what speaks against it."""
        person = {name: self._typed(name) for name in PERSON}
        try:
            self.dismiss(keep(Sketch(**person, pages=self._pages), self._folder))
        except BadInput as error:
            self._tell(str(error))
