"""What a client sees: the first page of each index in its order, and what on it speaks against the portrayal."""

from collections.abc import Iterator, Sequence

from identity_scan.cli.say import exactly, named, part, typed
from identity_scan.cli.scene import Scene
from identity_scan.model import Judged, Query
from identity_scan.present import words
from identity_scan.present.cover import title_said
from identity_scan.present.finding import name
from identity_scan.present.first_page import TURNS, FirstPage, contradictions, first_pages, query_for, summary
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, ngettext, quoted

LOUD = 70
"""The weight from which a result is named as one to act on, as on the screen."""


def first_page(scene: Scene) -> Iterator[str]:
    """Say the first pages for the bare name, then for the name with the city, then the portrayal beside them."""
    every: list[FirstPage] = []
    assert scene.judged
    for turn in TURNS:
        if (query := query_for(scene.progress.plan, turn)) is not None:
            pages = _pages(scene, query)
            every += pages
            yield ""
            yield sentence(_("A client who types {query} meets, first:").format(query=query.text), summary(pages))
            for page in pages:
                yield from _page(page, query, scene)
    yield from part(_("You wrote that you wish to be seen as"), [_portrayal(scene)])
    yield from part(_("What speaks against it on a first page"), _against(every))


def _pages(scene: Scene, query: Query) -> tuple[FirstPage, ...]:
    progress = scene.progress
    asked = [ask.engine for ask in progress.plan.asks if ask.query.id == query.id] if progress.plan else []
    return first_pages(scene.judged, query, progress.collected, scene.session.engines(), asked)


def _page(page: FirstPage, query: Query, scene: Scene) -> Iterator[str]:
    brand, index = scene.names.get(page.engine, page.engine), words.index(page.index)
    shown_by = index if brand == index else f"{index} ({brand})"
    if page.silence:
        yield sentence(labelled(shown_by, page.silence))
        for row in scene.session.engines() if page.yours else ():
            if row.yours and row.index == page.index:
                yield exactly(_("Its page for your own browser"), scene.command(f"answers {query.id} {row.id}"))
        return
    results = ngettext("{n} result", "{n} results", len(page.rows)).format(n=len(page.rows))
    yield sentence(labelled(shown_by, results))
    yield from (_row(rank, judged) for rank, judged in page.rows)


def _row(rank: int, judged: Judged) -> str:
    loud = words.band(judged.severity.band) if judged.severity.score >= LOUD and judged.label != "someone_else" else ""
    what = ", ".join(filter(None, (words.label(judged.label), loud)))
    return named(sentence(f"{rank}. {title_said(judged)}", what), name(judged))


def _portrayal(scene: Scene) -> str:
    wish = scene.person.portrayal
    if wish:
        return sentence(quoted(wish))
    return typed(_("You have not written that yet."), "identity-scan me portrayal")


def _against(pages: Sequence[FirstPage]) -> Iterator[str]:
    found = contradictions(pages)
    if not found:
        yield _("Nothing that this program could tell.")
    for judged, sentences in found:
        yield sentence(title_said(judged), words.label(judged.label), *sentences)
