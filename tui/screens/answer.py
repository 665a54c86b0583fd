"""What one engine answered to one query: its results, its own "none", or why there is no answer and what to do."""

from collections.abc import Iterator

from textual.content import Content

from identity_scan.language import gettext as _
from identity_scan.model import Collected, Outcome, Query
from tui import words
from tui.progress import Cell, Progress
from tui.screens.over import TextScreen
from tui.session import EngineRow


class AnswerScreen(TextScreen):
    """One cell of the grid, opened."""

    def __init__(self, query: Query, engine: EngineRow, cell: Cell, progress: Progress) -> None:
        keys = [("b", "browse", _("in my browser"))]
        if cell.trouble is not None and not progress.running:
            keys.append(("r", "again", _("ask the refused again")))
            if engine.plain and cell.trouble.answer.outcome is Outcome.BLOCKED:
                keys.append(("v", "as_browser", _("ask as a browser would")))
        super().__init__(
            f"{engine.name} · {query.text}", Content("\n").join(_body(engine, cell, progress)), tuple(keys)
        )


def _body(engine: EngineRow, cell: Cell, progress: Progress) -> Iterator[Content]:
    if cell.code == "yours":
        yield Content(
            _("{engine} answers people, not programs. Press b to look at it in your own browser.").format(
                engine=engine.name
            )
        )
        return
    if not cell.answers:
        waiting = (
            _("Not asked yet; it is in line.")
            if progress.running
            else _("Not asked: the search was stopped before it.")
        )
        yield Content(waiting)
        return
    for item in cell.answers:
        yield from _answer(item)
    if cell.trouble is not None and engine.resting is not None:
        until = words.clock(engine.resting)
        yield Content(_("It is left alone until {time}; ask it again then.").format(time=until))


def _answer(item: Collected) -> Iterator[Content]:
    answer, outcome = item.answer, item.answer.outcome
    if outcome is Outcome.NONE:
        yield Content(_("The engine itself says that it has no result for these words."))
        return
    if outcome is not Outcome.RESULTS:
        sign = words.sign(outcome.value)
        yield Content.assemble(
            (f"{sign} {words.outcome(outcome)}", words.tint(outcome.value)), f" · {words.clock(item.at)}"
        )
        yield Content(answer.why or "")
        yield Content(_("This does not mean that there is nothing to find."))
        yield Content.assemble((words.remedy(outcome), "$quiet"))
    yield from _rows(item) if answer.hits or outcome is Outcome.RESULTS else ()


def _rows(item: Collected) -> Iterator[Content]:
    answer = item.answer
    found = words.rows(answer.outcome, len(answer.hits))
    yield Content.assemble((_("Page {n}").format(n=item.ask.page), "bold"), f" · {found} · {words.clock(item.at)}")
    for hit in answer.hits:
        yield Content.assemble((f"{hit.rank:>3}  ", "$quiet"), (hit.title, "bold"))
        yield Content.assemble("     ", (hit.url, "$accent"))
        if hit.snippet:
            yield Content.assemble("     ", (hit.snippet, "$quiet"))
