"""What one engine answered to one query: its results, its own "none", or why there is no answer and what to do."""

from identity_scan.merging.progress import Cell
from identity_scan.model import Outcome, Query
from identity_scan.present.answers import Beside, answer, asked_words
from identity_scan.present.blocks import Sentence
from identity_scan.present.values import EngineRow
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.over import TextScreen


class AnswerScreen(TextScreen):
    """One cell of the grid, opened."""

    def __init__(self, query: Query, engine: EngineRow, cell: Cell, beside: Beside, *, running: bool) -> None:
        """Take the cell, and what is known beside it; while the search is `running` nothing can be asked again."""
        hits = (hit for item in cell.answers for hit in item.answer.hits)
        self.covered = next(filter(None, map(beside.covered, hits)), None)
        """The first finding whose words are covered here."""
        keys = [("b", "browse", _("in my browser"))]
        if self.covered is not None:
            keys.insert(0, ("w", "words", _("show the words of the first covered one")))
        if cell.trouble is not None and not running:
            keys.append(("r", "again", _("ask again")))
            if engine.plain and cell.trouble.answer.outcome is Outcome.BLOCKED:
                keys.append(("v", "as_browser", _("ask as a browser would")))
        told = answer(engine, cell, beside, (Sentence(_("b opens it in your own browser.")),))
        super().__init__(f"{engine.name} · {asked_words(query)}", told, tuple(keys))
