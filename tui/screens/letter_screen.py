"""A letter ready to copy; nothing is ever sent from here."""

from textual.content import Content

from identity_scan.present.values import Note
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.over import TextScreen


class LetterScreen(TextScreen):
    """One letter, with the key that copies it."""

    def __init__(self, letter: Note) -> None:
        before = [Content.assemble((letter.before, "$warning")), Content("")] if letter.before else []
        fill_in = Content.assemble((_("What is in [brackets] is for you to fill in or cross out."), "$quiet"))
        body = Content("\n").join([*before, fill_in, Content(""), Content(letter.text)])
        super().__init__(letter.title, body, (("c", "copy", _("copy it")),))
