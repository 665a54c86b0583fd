"""The last page: what this lesson left on the disk, looked up now."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from identity_scan.language import gettext as _
from identity_scan.language import later, ngettext
from identity_scan.teach import traces
from tui import words
from tui.teach.slide import Slide, big, plain


class StoredSlide(Slide):
    """Nothing was stored, and here is where it was looked for."""

    ABOUT = later("The folders in which this program could write are looked at before the lesson and again now.")

    def compose(self) -> ComposeResult:
        """Look at the disk, and lay out what was seen."""
        places = traces.compare(self.lesson_screen.before)
        left = sum(len(place.changed) for place in places)
        yield Static(classes="spring")
        if left:
            yield big(
                ngettext("{n} file changed during this lesson", "{n} files changed during this lesson", left).format(
                    n=left
                ),
                "headline",
            )
            yield plain(_("The lesson itself writes nothing: another window of this program may have."), "lead")
        else:
            yield big(_("Nothing was stored"), "headline")
            yield plain(_("The hands, the labels and the contacts end with this screen."), "lead")
        yield plain(_("Looked for on this computer, just now:"), "quiet gap-above")
        for place in places:
            yield Static(_place(place), classes="place")
        yield big(self.lesson.line("thanks"), "gap-above")
        yield Static(classes="spring")


def _place(place: traces.Place) -> Content:
    if not place.exists:
        says = _("does not exist")
    elif place.changed:
        says = _("new or changed: {files}").format(files=", ".join(place.changed[:5]))
    elif place.before:
        says = _("nothing new; {n} from before, untouched").format(
            n=ngettext("{n} file", "{n} files", place.before).format(n=place.before)
        )
    else:
        says = _("nothing")
    sign = "no" if place.changed else "yes"
    return Content.assemble(
        (f"{words.sign(sign)}  ", words.tint(sign)), (says, "bold"), "   ", (str(place.folder), "$quiet")
    )
