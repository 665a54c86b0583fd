"""What the command line tells on stderr of a search: before it runs, while it runs, and what is still to be had."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from identity_scan.cli.scene import Scene
from identity_scan.cli.startup import leaving_nothing, now, tell
from identity_scan.engines import ENGINES
from identity_scan.engines.belief import settled
from identity_scan.facts.indexes import CLIENTS_USE, NO_INDEX, OWN
from identity_scan.model import Assessment, Collected, Medium, Outcome, Plan, Scan
from identity_scan.planning import plan
from identity_scan.present import offer, words
from identity_scan.present.answers import why
from identity_scan.present.price import price
from identity_scan.present.values import EngineRow
from identity_scan.speech.aloud import sentence
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext, series
from identity_scan.speech.sentences import moment

_GAPS = {
    "google": later(
        "Google is not covered: it answers people only. Look there in a browser window that you watch: identity-scan "
        "scan --in-browser google. Or save the page of results in your own browser, and bring it here: identity-scan "
        "import FILE"
    ),
    "partly": later(
        "Google is covered in part only. To be sure, look there in a browser window that you watch: identity-scan "
        "scan --in-browser google. Or save the page of results in your own browser, and bring it here: identity-scan "
        "import FILE"
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

    def __init__(self, scene: Scene, made: Plan, going_on: Scan | None, quiet: bool, aloud: bool = False) -> None:
        """Take what stands there, what is asked now, and the search that it belongs to, if that was begun before."""
        self.quiet, self.aloud = quiet, aloud
        self._person, self._plan = scene.person, made
        self._engines = {row.id: row for row in scene.session.engines()}
        self._before = scene.progress.collected if going_on else ()
        self._asked = {item.ask.key for item in self._before}
        self._came = 0
        self._announced = price(made, tuple(self._engines.values())).missing
        self._bar: Any = None

    @property
    def kept(self) -> int:
        """How many answers are kept."""
        return len(self._asked)

    def announce(self) -> None:
        """Tell what will be asked of whom, how long it takes, what they learn, and what is left out."""
        if self.quiet:
            return
        made = self._by_program(plan.left(self._plan, settled(self._before)))
        cost = price(made, tuple(self._engines.values()))
        amount = offer.amount(cost.requests, cost.seconds)
        learned = _("Each engine learns the words that are asked, and the address of your network.")
        asks = (
            _("This asks {names}.").format(names=self._names(made.engines)),
            sentence(f"{amount[:1].upper()}{amount[1:]}", learned),
        )
        tell(
            self._only_in_browser(),
            *(asks if made.asks else ()),
            self._browser_like(made.engines),
            *(gap(index) for index in self._announced),
            self._left_out(),
        )
        if sys.stderr.isatty() and not self.aloud:
            self._bar = click.progressbar(length=len(made.asks), file=sys.stderr, label=_("Asking"))

    @staticmethod
    def _by_program(made: Plan) -> Plan:
        """What a program can ask: the rest is the worker's to open."""
        yours = {name for name in made.engines if name in ENGINES and ENGINES[name].request is None}
        return replace(made, asks=tuple(ask for ask in made.asks if ask.engine not in yours))

    def _only_in_browser(self) -> str:
        """Say which engines of the plan answer people only, and how they are asked."""
        yours = [name for name in self._plan.engines if name in ENGINES and ENGINES[name].request is None]
        if not yours:
            return ""
        return ngettext(
            "{names} answers people only, and is asked only in a browser that you watch: {command}",
            "{names} answer people only, and are asked only in a browser that you watch: {command}",
            len(yours),
        ).format(names=self._names(yours), command=f"identity-scan scan --in-browser {','.join(yours)}")

    def came(self, item: Collected) -> None:
        """Tell of one answer."""
        self._asked.add(item.ask.key)
        if self._bar:
            self._bar.update(1)
        elif not self.quiet:
            told = self._told(item)
            tell(self._sentence(item, told) if self.aloud else self._line(item, told))

    def _told(self, item: Collected) -> str:
        return why(item, now()) or words.rows(item.answer.outcome, len(item.answer.hits))

    def _line(self, item: Collected, said: str) -> str:
        return f"{self._engines[item.ask.engine].name} · {item.ask.query.id} · {item.ask.page} · {said}"

    def _sentence(self, item: Collected, said: str) -> str:
        self._came += 1
        told = _("{n}. {engine}, search {query}, page {page}: {said}")
        engine = self._engines[item.ask.engine].name
        return sentence(
            told.format(n=self._came, engine=engine, query=item.ask.query.id, page=item.ask.page, said=said)
        )

    def done(self) -> None:
        """Close the bar."""
        if self._bar:
            self._bar.update(self._bar.length)  # later pages that were not needed
            self._bar.render_finish()

    def after(self, scene: Scene) -> None:
        """Tell what was not answered, and every road that is still open to it."""
        if not self.quiet:
            tell(*self._roads(scene.judged, scene.session.engines()), self._deeper(scene))

    @staticmethod
    def _deeper(scene: Scene) -> str:
        """Offer to go deeper from a light search, with what that adds."""
        from identity_scan.session.deeper import added, deeper

        wider = deeper(scene.session, scene.progress)
        if wider is None or scene.progress.plan is None or leaving_nothing.get():
            return ""
        told = offer.deeper(added(scene.session, scene.progress.plan, wider))
        return f"{told} identity-scan scan --deeper"

    def _roads(self, assessment: Assessment, rows: Sequence[EngineRow]) -> Iterator[str]:
        refused = {e.engine for e in assessment.coverage.engines if e.outcomes.get(Outcome.BLOCKED)}
        if assessment.unanswered and not leaving_nothing.get():
            yield _("What was not answered can be asked once more: identity-scan scan --again")
        for row in rows:
            if row.resting and row.id in self._plan.engines:
                time = moment(row.resting, now())
                yield _("{engine} may be asked again from {time}.").format(engine=row.name, time=time)
        if looked := [row.id for row in rows if row.id in refused and ENGINES[row.id].browse]:
            yield ngettext(
                "{names} refused a program, and answers people. See what a client sees there, in a browser window that "
                "you watch: {command}",
                "{names} refused a program, and answer people. See what a client sees there, in a browser window that "
                "you watch: {command}",
                len(looked),
            ).format(names=self._names(looked), command=f"identity-scan scan --in-browser {','.join(looked)}")
        if plainly := [row.id for row in rows if row.id in refused and row.plain]:
            yield _(
                "{names} can also be asked through a client that pretends to be a browser. Their terms may forbid it, "
                "and they often refuse that too; think whether it is right for you: identity-scan scan --again "
                "--as-browser {ids}"
            ).format(names=self._names(plainly), ids=",".join(plainly))
        states = assessment.coverage.indexes
        if states.get("google") != "answered" and "google" not in self._announced:
            yield gap("google", states.get("google", ""))

    def _browser_like(self, names: Sequence[str]) -> str:
        like = [name for name in names if name in self._engines and self._engines[name].as_browser]
        if not like:
            return ""
        return _(
            "{names}: asked through a client that looks like a browser, and does not say that a program asks."
        ).format(names=self._names(like))

    def _left_out(self) -> str:
        """Say which searches of this depth no engine was switched on for."""
        missing = plan.unasked(plan.usual(self._person, self._plan.depth), self._plan)
        if not missing or any(query.medium is Medium.WEB for query in missing):
            return ""  # the worker chose the recipes, and knows what is left out
        ids = list(dict.fromkeys(query.recipe for query in missing))
        return _(
            "Not asked, as such searches often fail: {titles}. To ask them: identity-scan scan --recipes {ids}"
        ).format(titles=", ".join(map(words.recipe, ids)), ids=",".join(ids))

    def _names(self, ids: Sequence[str]) -> str:
        return ", ".join(self._engines[name].name if name in self._engines else name for name in ids)
