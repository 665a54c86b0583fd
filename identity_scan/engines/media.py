"""Pictures, news and videos: what these searches share. Each is declared in a file of its own.

They are the backends of ddgs, one named engine a call, asked as ddgs asks them and sent through its HTTP client; they
are read here, since ddgs gives the same exception for refused and for empty. None of these searches has a sign of its
own for "there is nothing", so an empty list is `changed` and never `none`. Pictures are listed by the page they stand
on: the addresses of the pictures themselves are left where they are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from identity_scan.engines.engine import Asker, Engine
from identity_scan.engines.reading import refusing
from identity_scan.engines.reading.layout import Found, Layout, read
from identity_scan.engines.reading.result_page import Page, decode
from identity_scan.engines.reading.unwrap import parameters
from identity_scan.engines.requesting import opens
from identity_scan.model import Answer, Hit, HitKind, Medium, Outcome, Reply, Route
from identity_scan.speech.text import fold, holds

_KIND = {Medium.IMAGES: HitKind.IMAGE, Medium.NEWS: HitKind.NEWS, Medium.VIDEO: HitKind.VIDEO}


def told(answer: Answer, medium: Medium, engine: str, query: str) -> Answer:
    """Return an answer with its rows marked for what they are; no rows are no claim that there are none."""
    hits = tuple(replace(hit, kind=_KIND[medium]) for hit in answer.hits)
    kept = tuple(hit for hit in hits if medium is not Medium.IMAGES or _speaks_of(hit, query))
    if kept:
        return replace(answer, hits=kept)
    if hits:
        return Answer(Outcome.CHANGED, said=refusing.why(refusing.UNRELATED, engine))
    if answer.outcome in (Outcome.RESULTS, Outcome.NONE):
        return Answer(Outcome.CHANGED, said=refusing.why(refusing.UNTOLD, engine))
    return answer


def _speaks_of(hit: Hit, query: str) -> bool:
    """Tell whether a row holds a word of the name; a page of pictures is filled up with whatever looks alike."""
    asked_for = [word for phrase in re.findall(r'"([^"]+)"', query) for word in fold(phrase).split() if len(word) > 2]
    shown = fold(f"{hit.title} {hit.snippet} {hit.url}")
    return not asked_for or any(holds(shown, word) for word in asked_for)


def further(
    house: Engine,
    id: str,
    name: str,
    medium: Medium,
    request: Asker,
    read_reply: Callable[[Reply], Answer],
    at: str,
    *,
    page_size: int = 10,
) -> Engine:
    """Return a further search of a house: by wish, through ddgs, in the turn of the house.

    `at` opens it in a browser.
    """
    return Engine(
        id=id,
        name=name,
        index=house.index,
        read=read_reply,
        request=request,
        look=lambda text: opens(at, text),
        route=Route.DDGS,
        page_size=page_size,
        usual=False,
        media=frozenset({medium}),
        hosts=house.hosts,
        brand=house.id,
    )


def piece(layout: Layout, name: str, *ways: Callable[[Page], Iterator[Found]]) -> Layout:
    """Return the layout of a house's other search: its walls are those of its pages, its "nothing" is not known."""
    return Layout(
        engine=name, home=layout.home, rows=ways, results="", blocked=layout.blocked, blocked_in=layout.blocked_in,
        consent=layout.consent, consent_in=layout.consent_in,
    )  # fmt: skip


def page_reader(layout: Layout, medium: Medium, asked_as: str) -> Callable[[Reply], Answer]:
    """Return what reads the pieces of a page; `asked_as` is the parameter that holds the query."""

    def read_reply(reply: Reply) -> Answer:
        answer = told(read(reply, layout), medium, layout.engine, parameters(reply.url).get(asked_as, ""))
        empty = answer.outcome is Outcome.CHANGED and not decode(reply).strip()
        return Answer(Outcome.CHANGED, said=refusing.why(refusing.UNTOLD, layout.engine)) if empty else answer

    return read_reply
