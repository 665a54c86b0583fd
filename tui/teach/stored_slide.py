"""The last page: what this lesson left on the disk, looked up now."""

from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext
from identity_scan.teach import prompter, traces
from identity_scan.tui.teach.slide import Slide, big, plain
from identity_scan.tui.widgets.lines import hanging

NAMED = 6
"""New files that are named in a folder; the rest is counted."""


class StoredSlide(Slide):
    """Nothing was stored, and here is where it was looked for."""

    ABOUT = later("The folders in which this program could write were checked before the lesson and again now.")

    def compose(self) -> ComposeResult:
        """Look at the disk, and lay out what was seen."""
        self._places = traces.compare(self.lesson_screen.before)
        left = sum(len(place.changed) for place in self._places)
        yield Static(classes="spring")
        if left:
            said = ngettext("{n} file changed during this lesson", "{n} files changed during this lesson", left)
            yield big(said.format(n=left), "headline")
            yield plain(_("The lesson itself writes nothing: another window of this program may have."), "lead")
        else:
            yield big(_("Nothing was stored"), "headline")
            yield plain(_("The hands, the labels and the contacts are gone when this screen closes."), "lead")
        yield plain(_("Looked for on this computer, just now:"), "quiet gap-above")
        yield Static(id="places")
        if prompter.listened():
            notes = _("The speaker's notes keep the number of the page in {place} until they close.")
            yield plain(notes.format(place=_short(prompter.place())), "quiet gap-above")
        yield big(self.lesson.line("thanks"), "gap-above")
        yield Static(classes="spring")

    def show(self) -> None:
        """Draw the places in the width there is."""
        gap = "\n" if self.small else "\n\n"
        drawn = Content(gap).join([_place(place, self.room) for place in self._places])
        self.put("places", drawn)


_KINDS = {
    "kept": later("searches and decisions"),
    "chosen": later("settings"),
    "both": later("searches, decisions and settings"),
    "passing": later("temporary files of this program"),
}


def _place(place: traces.Place, width: int) -> Content:
    sign = "no" if place.changed else "yes"
    first = Content.assemble((_(_KINDS[place.kind]), "bold"), "  ", (_short(place.folder), "$quiet"))
    return hanging(
        Content.assemble((f"{words.sign(sign)}  ", words.tint(sign))),
        Content.assemble(first, "\n", (_state(place), words.tint(sign) if place.changed else "")),
        width,
    )


def _short(folder: Path) -> str:
    """A folder without the name of whoever sits at the computer, which a class need not read."""
    home = Path.home()
    return str(Path("~", folder.relative_to(home))) if folder.is_relative_to(home) else str(folder)


def _state(place: traces.Place) -> str:
    if place.changed:
        return _("New or changed: {files}.").format(files=_named(place.changed))
    if not place.exists:
        return _("Nothing: the folder does not exist.")
    if place.files:  # counted, not named: the class need not see what the supervisor keeps
        untouched = ngettext(
            "Nothing new. {n} earlier file, untouched.", "Nothing new. {n} earlier files, untouched.", place.files
        )
        return untouched.format(n=place.files)
    return _("Nothing.")


def _named(files: tuple[str, ...]) -> str:
    rest = len(files) - NAMED
    more = [ngettext("{n} more", "{n} more", rest).format(n=rest)] if rest > 0 else []
    return ", ".join([*files[:NAMED], *more])
