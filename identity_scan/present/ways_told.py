"""The ways from the worker's name to what harms, as they are told to the worker alone (ETHICS 12; docs/WAYS.md).

It begins with what closes them, and in danger with the advocate's step. A page that may be hard to read is named by
its cover, other people by what they are to the worker. "No way" is said of the pages that the search showed, no more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from identity_scan.judge.ways import Target, Ways, of
from identity_scan.model import Assessment, Judged, Safety, Verdict
from identity_scan.present.blocks import Block, Fact, Heading, Sentence, Sheet, Step, Tone
from identity_scan.present.cover import Opened, title_of
from identity_scan.present.finding import name
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext, plural

_MANY: Final = 3
"""Pages of a cut, and walks, that are told one by one; the rest is counted."""

_ENDS: Final[Mapping[str, str]] = {
    "home": later("your front door"),
    "phone": later("your private telephone"),
    "family": later("your family"),
    "whereabouts": later("where you are at a known time"),
    "clients": later("what clients told you"),
    "past_name": later("a past name of yours"),
}
_OTHERS: Final[Mapping[str, str]] = {
    "family_members": later("somebody of your family"),
    "child_identity": later("your child"),
    "child_first_name": later("your child"),
}
"""How other people are named, by the fact that names them."""
_CLOSES: Final = plural(
    "{n} page closes every way that we see from your name to {end}:",
    "{n} pages close every way that we see from your name to {end}:",
)
_UNSETTLED: Final = plural(
    "If {n} result that is not settled is yours, it leads to {end} too. Say whether it is you.",
    "If {n} results that are not settled are yours, they lead to {end} too. Say whether they are you.",
)
_LEFT: Final = plural("After step {step}, {n} way is left.", "After step {step}, {n} ways are left.")


def sheet(assessment: Assessment, opened: Opened) -> Sheet:
    """Return all ways of a search as one sheet; calm where nothing is reached."""
    return tuple(_Told(assessment, opened).blocks())


@dataclass(frozen=True)
class _Told:
    assessment: Assessment
    opened: Opened

    @cached_property
    def _ways(self) -> Ways:
        return of(self.assessment)

    @cached_property
    def _pages(self) -> Mapping[str, Judged]:
        return {judged.finding.id: judged for judged in self.assessment.judged}

    def blocks(self) -> Iterator[Block]:
        reached = [target for target in self._ways.targets if target.reached]
        if reached and self.assessment.person.safety is Safety.THREAT:
            yield Sentence(_(_ADVOCATE), Tone.WARNING)
        for target in reached:
            yield from self._cut(target)
            yield from self._easiest(target)
        yield from self._unsettled()
        if free := [_(_ENDS[target.kind]) for target in self._ways.targets if not target.reached]:
            yield Heading(_("What this search did not show"))
            yield Sentence(_("No page that was seen leads to: {ends}.").format(ends="; ".join(free)))
        yield Sentence(_(_LIMIT), Tone.QUIET)

    def _cut(self, target: Target) -> Iterator[Block]:
        n = len(target.cut)
        yield Heading(ngettext(*_CLOSES, n).format(n=n, end=_(_ENDS[target.kind])))
        for number, page in enumerate(target.cut[:_MANY], 1):
            yield Step(number, f"{self._title(page)}. {self._change(page)}".rstrip(), name(self._pages[page]))
        if n > _MANY:
            yield Sentence(ngettext("and {n} more", "and {n} more", n - _MANY).format(n=n - _MANY))
        yield Sentence(self._left(target))
        if stays := [page for page in target.cut if self._pages[page].change == "impossible"]:
            titles = "; ".join(map(self._title, stays))
            yield Sentence(_(_STAYS).format(pages=titles))

    def _title(self, page: str) -> str:
        """The title of a page, with nobody else's name in it (ETHICS 12)."""
        judged = self._pages[page]
        title = title_of(judged, self.opened(judged))
        for one in judged.disclosures:
            if one.kind in _OTHERS and len(one.text) > 1:
                title = re.sub(rf"(?<!\w){re.escape(one.text)}(?!\w)", f"[{_(_OTHERS[one.kind])}]", title)
        return title

    def _change(self, page: str) -> str:
        """What to do about a page: its first step."""
        advice = self._pages[page].advice
        return f"{_(advice[0].action.title)}." if advice else ""

    def _left(self, target: Target) -> str:
        """What each step of a short list leaves open."""
        said = []
        for step in range(1, min(len(target.cut), _MANY)):
            n = sum(not set(target.cut[:step]) & set(walk) for walk in target.walks)
            said.append(ngettext(*_LEFT, n).format(step=step, n=n))
        return " ".join((*said, _("After all of them: none that we can see.")))

    def _easiest(self, target: Target) -> Iterator[Block]:
        walk = target.walks[0]
        way = " → ".join((_("your name"), *map(self._title, walk), _(_ENDS[target.kind])))
        searches = ngettext("{n} search", "{n} searches", len(walk)).format(n=len(walk))
        yield Fact(_("The easiest way today"), f"{way} ({searches})")

    def _unsettled(self) -> Iterator[Block]:
        for target in self._ways.targets:
            pages = self._not_settled(target.if_yours)
            if n := len(pages):
                told = ngettext(*_UNSETTLED, n).format(n=n, end=_(_ENDS[target.kind]))
                yield Sentence(f"{told} {'; '.join(map(self._title, pages[:_MANY]))}")

    def _not_settled(self, walks: Sequence[tuple[str, ...]]) -> list[str]:
        sure = {page for target in self._ways.targets for walk in target.walks for page in walk}
        unsure = (page for walk in walks for page in walk if page not in sure)
        return [page for page in dict.fromkeys(unsure) if self._pages[page].identity.verdict is Verdict.UNSURE]


_ADVOCATE: Final = later(
    "Before you change anything, talk to an advocate for technology safety, at a shelter or a victim service: "
    "a sudden clean-up may warn somebody."
)
_STAYS: Final = later("This can hardly be changed: {pages}. Change what leads to it, and keep private words off it.")
_LIMIT: Final = later(
    "These ways are made of the results of this search alone; nothing more was looked up. "
    "What no engine showed, or a page behind a sign-in holds, may lead there too."
)
