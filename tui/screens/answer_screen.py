"""What one engine answered to one query: its results, its own "none", or why there is no answer and what to do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from textual.content import Content

from identity_scan.judge.opening import means_harm
from identity_scan.merging.progress import Cell, Progress
from identity_scan.model import Collected, Hit, Judged, Outcome, Query
from identity_scan.present import words
from identity_scan.present.cover import by_page, cover
from identity_scan.present.values import EngineRow
from identity_scan.speech.address import fingerprint, shown
from identity_scan.speech.language import gettext as _
from identity_scan.tui.screens.over import TextScreen


@dataclass(frozen=True, slots=True)
class _Findings:
    """What is judged of the rows of an answer, by the fingerprints of their addresses."""

    judged: Mapping[str, Judged]
    uncovered: frozenset[str]

    def of(self, hit: Hit) -> Judged | None:
        return self.judged.get(fingerprint(hit.url))

    def covered(self, hit: Hit) -> Judged | None:
        """The finding of a row whose words are covered still."""
        judged = self.of(hit)
        return judged if judged and judged.finding.id not in self.uncovered and cover(judged) else None


class AnswerScreen(TextScreen):
    """One cell of the grid, opened."""

    def __init__(
        self,
        query: Query,
        engine: EngineRow,
        cell: Cell,
        progress: Progress,
        judged: Iterable[Judged] = (),
        uncovered: frozenset[str] = frozenset(),
    ) -> None:
        """Take the cell, and what is judged so far with the findings that the worker has opened."""
        found = _Findings(by_page(judged), uncovered)
        hits = (hit for item in cell.answers for hit in item.answer.hits)
        self.covered = next(filter(None, map(found.covered, hits)), None)
        """The first finding whose words are covered here."""
        keys = [("b", "browse", _("in my browser"))]
        if self.covered is not None:
            keys.insert(0, ("w", "words", _("show the words of the first covered one")))
        if cell.trouble is not None and not progress.running:
            keys.append(("r", "again", _("ask the refused again")))
            if engine.plain and cell.trouble.answer.outcome is Outcome.BLOCKED:
                keys.append(("v", "as_browser", _("ask as a browser would")))
        super().__init__(
            f"{engine.name} · {query.text}", Content("\n").join(_body(engine, cell, progress, found)), tuple(keys)
        )


def _body(engine: EngineRow, cell: Cell, progress: Progress, found: _Findings) -> Iterator[Content]:
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
        yield from _answer(item, found)
    if cell.trouble is not None and engine.resting is not None:
        until = words.clock(engine.resting)
        yield Content(_("It is left alone until {time}; ask it again then.").format(time=until))


def _answer(item: Collected, found: _Findings) -> Iterator[Content]:
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
    yield from _rows(item, found) if answer.hits or outcome is Outcome.RESULTS else ()


def _rows(item: Collected, found: _Findings) -> Iterator[Content]:
    answer = item.answer
    said = words.rows(answer.outcome, len(answer.hits))
    yield Content.assemble((_("Page {n}").format(n=item.ask.page), "bold"), f" · {said} · {words.clock(item.at)}")
    for hit in answer.hits:
        yield from _row(hit, found)


def _row(hit: Hit, found: _Findings) -> Iterator[Content]:
    """Draw a row; of one that may be hard to read the kind of thing and the site, of one that means harm no link."""
    if (hard := found.covered(hit)) is not None and (over := cover(hard)):
        yield Content.assemble((f"{hit.rank:>3}  ", "$quiet"), over.title)
        yield Content.assemble("     ", (hard.finding.site, "$quiet"))
        return
    judged = found.of(hit)
    yield Content.assemble((f"{hit.rank:>3}  ", "$quiet"), (hit.title, "bold"))
    where = shown(hit.url) if judged and means_harm(judged) else hit.url  # terminals make links of whole addresses
    yield Content.assemble("     ", (where, "$accent"))
    if hit.snippet:
        yield Content.assemble("     ", (hit.snippet, "$quiet"))
