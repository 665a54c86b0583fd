"""What the command line tells on stderr of a search: before it runs, while it runs, and what is still to be had."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from identity_scan.cli.startup import leaving_nothing, tell
from identity_scan.engines import ENGINES
from identity_scan.engines.belief import settled
from identity_scan.engines.engine import Engine
from identity_scan.facts.indexes import CLIENTS_USE, NO_INDEX, OWN
from identity_scan.model import Assessment, Collected, Medium, Outcome, Route
from identity_scan.planning import plan
from identity_scan.present import offer, words
from identity_scan.present.answers import why
from identity_scan.session.search import Search
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, series
from identity_scan.speech.sentences import moment

_GAPS = {
    "google": later(
        "Google is not covered: it answers people only. Search for yourself there in your own browser, save the page "
        "of results, and bring it here: identity-scan import FILE"
    ),
    "partly": later(
        "Google is covered in part only. To be sure, search for yourself there in your own browser, save the page of "
        "results, and bring it here: identity-scan import FILE"
    ),
    "bing": later("Bing is not covered. {names} show its results; at least one should be asked."),
    OWN.id: later("No engine with an index of its own is covered. {names} have one; clients use them too."),
}
"""What is said of an index that clients use and the plan leaves out, by its code; `names` are engines that show it."""


def gap(index: str, state: str = "") -> str:
    """Say that an index that clients use is not covered, or in `state` "partly", and what can be done about it."""
    own = [e for e in ENGINES.values() if e.usual and e.request is not None and e.index not in NO_INDEX]
    show = [e for e in own if (e.index not in CLIENTS_USE if index == OWN.id else e.index == index)]
    return _(_GAPS["partly" if state == "partly" else index]).format(names=series([e.name for e in show]))


class Narrator:
    """Tells how a search goes: a bar on a terminal, plain lines otherwise; nothing at all if it is `quiet`.

    For a screen reader, `aloud`, there is no bar, and each answer is a sentence.
    """

    def __init__(self, search: Search, quiet: bool, as_browser: Sequence[str] = (), aloud: bool = False) -> None:
        self.search, self.quiet, self.aloud = search, quiet, aloud
        self._came = 0
        self._as_browser = frozenset(as_browser)
        self._announced = plan.missing_indexes(search.plan, search.engines.values())
        self._bar: Any = None

    def announce(self) -> None:
        """Tell what will be asked of whom, how long it takes, what they learn, and what is left out."""
        if self.quiet:
            return
        made = plan.left(self.search.plan, settled(self.search.collected))
        cost = plan.cost(made, self.search.engines.values())
        amount = offer.amount(cost.requests, cost.seconds)
        learns = _("Each engine learns the words that are asked, and the address of your network.")
        tell(
            _("This asks {names}.").format(names=_names(made.engines)),
            sentence(f"{amount[:1].upper()}{amount[1:]}", learns),
            self._browser_like(made.engines),
            *(gap(index) for index in self._announced),
            self._left_out(),
        )
        if sys.stderr.isatty() and not self.aloud:
            self._bar = click.progressbar(length=len(made.asks), file=sys.stderr, label=_("Asking"))

    def came(self, item: Collected) -> None:
        """Tell of one answer."""
        if self._bar:
            self._bar.update(1)
        elif not self.quiet:
            tell(self._told(item))

    def _told(self, item: Collected) -> str:
        self._came += 1
        ask, said = item.ask, self._said(item)
        if not self.aloud:
            return f"{words.engine(ask.engine)} · {ask.query.id} · {ask.page} · {said}"
        told = _("{n}. {engine}, search {query}, page {page}: {said}")
        engine = words.engine(ask.engine)
        return sentence(told.format(n=self._came, engine=engine, query=ask.query.id, page=ask.page, said=said))

    def _said(self, item: Collected) -> str:
        return why(item, self.search.now()) or words.rows(item.answer.outcome, len(item.answer.hits))

    def done(self) -> None:
        """Close the bar."""
        if self._bar:
            self._bar.update(self._bar.length)  # later pages that were not needed
            self._bar.render_finish()

    def after(self, assessment: Assessment) -> None:
        """Tell what was not answered, and every road that is still open to it."""
        if not self.quiet:
            tell(*self._roads(assessment))

    def _roads(self, assessment: Assessment) -> Iterator[str]:
        refused = [e.engine for e in assessment.coverage.engines if e.outcomes.get(Outcome.BLOCKED)]
        if assessment.unanswered and not leaving_nothing.get():
            yield _("What was not answered can be asked once more: identity-scan scan --again")
        now = self.search.now()
        for name, until in self.search.resting().items():
            yield _("{engine} may be asked again from {time}.").format(
                engine=words.engine(name), time=moment(until, now)
            )
        if plainly := [name for name in refused if self._is_plain(ENGINES[name])]:
            yield _(
                "{names} refused a program that gives its own name. You can have them asked through a client that "
                "looks like a browser, if you think that right: identity-scan scan --again --as-browser {ids}"
            ).format(names=_names(plainly), ids=",".join(plainly))
        states = assessment.coverage.indexes
        if states.get("google") != "answered" and "google" not in self._announced:
            yield gap("google", states.get("google", ""))

    def _is_plain(self, engine: Engine) -> bool:
        own = engine.key or engine.instance or engine.request is None
        return engine.route is Route.PLAIN and not own and engine.id not in self._as_browser

    def _browser_like(self, names: Sequence[str]) -> str:
        asked = [name for name in names if name in ENGINES and ENGINES[name].request is not None]
        like = [name for name in asked if ENGINES[name].route is Route.DDGS or name in self._as_browser]
        if not like:
            return ""
        return _(
            "{names}: asked through a client that looks like a browser, and does not say that a program asks."
        ).format(names=_names(like))

    def _left_out(self) -> str:
        """Say which searches of this depth no engine was switched on for."""
        made = self.search.plan
        usual = plan.usual(self.search.person, made.depth)
        missing = plan.unasked(usual, made)
        if not missing or any(query.medium is Medium.WEB for query in missing):
            return ""  # the worker chose the recipes, and knows what is left out
        ids = list(dict.fromkeys(query.recipe for query in missing))
        return _(
            "Not asked, as such searches often fail: {titles}. To ask them: identity-scan scan --recipes {ids}"
        ).format(titles=", ".join(map(words.recipe, ids)), ids=",".join(ids))


def _names(ids: Sequence[str]) -> str:
    return ", ".join(map(words.engine, ids))
