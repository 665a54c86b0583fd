"""What could be done after a search, one card an action, in the order to do it: safety, clients, then effect.

Effect is what a finding weighs plus how easily the step is taken (SEVERITY 7), for the minutes that it costs; an hour
is counted for the start, so that quick trifles do not push what is heavy down. The first step of a finding counts most
(ACTIONS, "How the tool should offer them").
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from identity_scan import facts
from identity_scan.advice import roads
from identity_scan.advice.advise import CLIENTS_NEXT, SAFETY_FIRST
from identity_scan.advice.advise import KEEP as KEEP
from identity_scan.advice.occasions import ALSO, EACH_SCAN, WHY
from identity_scan.advice.occasions import events as events
from identity_scan.advice.occasions import when_it_happens as when_it_happens
from identity_scan.judge.recalled import absent
from identity_scan.judge.ways import guards
from identity_scan.merging.absence import Checked
from identity_scan.model import (
    Action,
    Advice,
    Assessment,
    Band,
    Handling,
    Judged,
    Link,
    Said,
    Scan,
    Status,
    Verdict,
)
from identity_scan.remembered import Record, Seen, Standing
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import say, together, verbatim

SETTLE: Final = "EOI-03"
PORTRAYAL: Final = "BND-04"
"""Done as soon as the words are there: that is how the next search checks it."""
ALWAYS: Final = "scan"
"""Stands for the finding in the key of an action that is done once, not for each search."""

_ONCE: Final = frozenset({"CONS-01", "CONS-02", "CONS-04", "CONS-05", "CPE-02", "IC-01", SETTLE})
"""One talk, one question, one policy serves several findings: one card for all of them."""
_EASE: Final = {"easy": 15, "moderate": 5, "hard": 0, "impossible": -15}
_START = 60
_LESS = 1e-6
_PLACES: Final = (1.0, 0.6, 0.4, 0.3)
_WHOLE, _WHOLE_SCORE = 0.3, 20
"""Share and score with which what concerns the search as a whole stands among the findings."""
_SETTLED: Final = frozenset({Status.DONE, Status.KEPT, Status.GONE, Status.CHANGED, Status.DEMOTED})
_WAITS: Final = frozenset({Status.WAITING, Status.NOT_CHECKED, Status.NOT_SEEN})

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do: about a finding, about several at once, or about the search as a whole."""

    key: Key
    """What names it in the history: the finding (or the search) and the action."""
    action: Action
    because: Said
    """Why it is offered."""
    findings: tuple[Judged, ...] = ()
    """What it is about; empty for the search as a whole."""
    status: Status = Status.TO_DO
    said: Standing | None = None
    """What the worker noted: since when, until when, why."""
    checked: Checked | None = None
    """What later searches made of it, and what that rests on."""
    due: bool = False
    """A date that the worker set has come."""
    link: Link | None = None
    rank: int = 2
    effect: float = 0.0
    guard: bool = False
    """Whether its page stands in every way to the home."""

    @property
    def why(self) -> str:
        """Why it is offered, in plain sentences in the language in use."""
        return words(self.because)

    @property
    def id(self) -> str:
        """The key in one word, such as 3f2a…/PRIV-04."""
        return "/".join(self.key)

    @property
    def judged(self) -> Judged | None:
        """The finding it is about, the first of several; None for the search as a whole."""
        return self.findings[0] if self.findings else None

    @property
    def keys(self) -> tuple[Key, ...]:
        """What it is noted under: one key for each finding that it is about."""
        return tuple((j.finding.id, self.action.id) for j in self.findings) or (self.key,)

    @property
    def way(self) -> roads.Way:
        """Its road, what it will not do, how easy it is."""
        return roads.way(self.action.id)

    @property
    def open(self) -> bool:
        """Whether the worker can do something about it now."""
        return self.due or self.status not in _SETTLED | _WAITS

    @property
    def open_still(self) -> Said | None:
        """What the program itself knows to be left of it, so that it cannot be noted as done; None where it knows none.

        That one cannot tell who a result is about is a full answer: only what nothing was said of is unsettled.
        """
        if self.action.id == PORTRAYAL and self.status is not Status.DONE:
            return say("todo.unwritten")
        unsettled = sum(map(_unsettled, self.findings)) if self.action.id == SETTLE else 0
        return say("todo.unsettled", n=unsettled) if unsettled else None

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return not self.due and self.status in _SETTLED


def _unsettled(judged: Judged) -> bool:
    answered = judged.decision is not None and judged.decision.verdict is not None
    return judged.identity.verdict is Verdict.UNSURE and not answered


def todo(
    assessment: Assessment,
    today: date,
    standings: Mapping[Key, Standing] | None = None,
    shown: Mapping[Key, Checked] | None = None,
    scans: Sequence[Scan] = (),
    records: Sequence[Record] = (),
) -> tuple[Card, ...]:
    """Return all cards of a search, in the order to do them: what is open, what waits, what is settled.

    `standings` are the worker's own words (History.standings), `shown` what later searches made of them
    (History.checked), `scans` all searches that are kept, in the order they were begun, this one among them or not.
    With `records` (History.records) steps on pages that this search does not show are among them too.
    """
    said, seen = standings or {}, shown or {}
    cards = (
        *_guards_first(tuple(_of_findings(assessment, today)), guards(assessment)),
        *_namesakes(assessment.judged),
        *_of_the_whole(assessment, today, said, scans),
        *_begun(assessment.judged, said),
        *_missing(assessment, said, records),
    )
    standing = [_standing(card, said.get(card.key), seen.get(card.key), today) for card in cards]
    return tuple(sorted(_merged(standing), key=_place))


def _merged(cards: Iterable[Card]) -> Iterator[Card]:
    """Make one card of those that one step serves, as far as they stand at the same point."""
    alike: dict[tuple[str, Status, bool], list[Card]] = {}
    for card in cards:
        if card.action.id in _ONCE and card.findings:
            alike.setdefault((card.action.id, card.status, card.due), []).append(card)
        else:
            yield card
    for group in alike.values():
        group.sort(key=_place)
        findings = tuple(j for card in group for j in card.findings)
        n = len(findings)
        about = say("todo.concerns", n=n) if n > 1 else None
        yield replace(group[0], findings=findings, because=together(group[0].because, about))


def _place(card: Card) -> tuple[int, int, int, bool, float, str]:
    """What is open, what waits, what is settled; of equal rank what is begun stands first, so that it is not lost."""
    group = 0 if card.open else 2 if card.settled else 1
    step = SAFETY_FIRST.index(card.action.id) if card.action.id in SAFETY_FIRST else 0
    begun = card.due or card.status is not Status.TO_DO
    return group, card.rank, step, not begun, -card.effect, card.id


def _standing(card: Card, said: Standing | None, seen: Checked | None, today: date) -> Card:
    if said is None:
        return card
    status = seen.status if seen else said.status
    dated = status in (Status.WAITING, Status.KEPT) and said.until is not None and said.until <= today
    return replace(card, status=status, said=said, checked=seen, due=card.due or dated)


# -- about findings ---------------------------------------------------------------------------------------------------


def _of_findings(assessment: Assessment, today: date) -> Iterator[Card]:
    for judged in assessment.judged:
        if judged.identity.verdict is not Verdict.NOT_ME:
            yield from _kept(judged, today) or _advised(judged)


def _guards_first(cards: Sequence[Card], guards: Collection[str]) -> Iterator[Card]:
    """Let the first step on a page that stands in every way to the home come before those of its band (SEVERITY 7)."""
    most: dict[tuple[int, Band], float] = {}
    for card in cards:
        alike = card.rank, card.findings[0].severity.band
        most[alike] = max(card.effect, most.get(alike, 0.0))
    left = set(guards)
    for card in cards:
        judged = card.findings[0]
        if judged.finding.id in left and card.open:
            left.remove(judged.finding.id)
            first = most[card.rank, judged.severity.band] + _LESS
            yield replace(card, effect=first, because=together(card.because, say("todo.guards")), guard=True)
        else:
            yield card


def _kept(judged: Judged, today: date) -> tuple[Card, ...]:
    """The one card of a finding that is kept on purpose: the tool asks no more until the date (EOI-08)."""
    decision = judged.decision
    if decision is None or not _is_kept(judged):
        return ()
    why = verbatim(decision.note) if decision.note else say("todo.kept")
    card = Card((judged.finding.id, KEEP), facts.actions()[KEEP], why, (judged,))
    if decision.until is not None and decision.until <= today:
        why = say("todo.look_again")
        return (
            replace(card, because=why, due=True, status=Status.KEPT, effect=_effect(judged, card.action, 0)),
            *_advised(judged),
        )
    return (replace(card, status=Status.KEPT),)


def may_be_kept(judged: Judged) -> bool:
    """Tell whether a finding may be kept on purpose: not what touches clients or safety, nor what is not settled."""
    return any(advice.action.id == KEEP for advice in judged.advice)


def card_may_be_kept(card: Card) -> bool:
    """Tell whether a card is about one finding that may be kept, or is kept already."""
    if card.judged is None or len(card.findings) > 1:
        return False
    return may_be_kept(card.judged) or _is_kept(card.judged)


def may_stand(card: Card, status: Status) -> bool:
    """Tell whether a card can be put there: not where it stands already, unless its day has come."""
    return card.action.id != KEEP and (card.due or card.status is not status)


def _advised(judged: Judged) -> tuple[Card, ...]:
    """The steps of a finding in their order; none stands before the one that was put before it.

    That it may be kept is on offer with the finding itself; it is no work, and so no card, until it is said.
    """
    cards: list[Card] = []
    for number, advice in enumerate(judged.advice):
        if advice.action.id == KEEP and advice.status is Status.TO_DO:
            continue
        effect = _effect(judged, advice.action, number)
        before = (card.effect - _LESS for card in cards if card.rank == _rank(advice.action.id))
        cards.append(_card(judged, advice, min((effect, *before))))
    return tuple(cards)


def _card(judged: Judged, advice: Advice, effect: float) -> Card:
    return Card(
        key=(judged.finding.id, advice.action.id),
        action=advice.action,
        because=advice.said,
        findings=(judged,),
        status=advice.status,
        link=advice.link,
        rank=_rank(advice.action.id),
        effect=effect,
    )


def _rank(action: str) -> int:
    return 0 if action in SAFETY_FIRST else 1 if action in CLIENTS_NEXT else 2


def _effect(judged: Judged, action: Action, number: int) -> float:
    return _PLACES[min(number, len(_PLACES) - 1)] * _worth(judged.severity.score, action, judged.change)


def _worth(score: int, action: Action, change: str = "moderate") -> float:
    """Score and ease, for the minutes and the start."""
    bonus = _EASE.get(roads.ease(action.id, change), 0)
    return max(0, score + bonus) / (_START + action.minutes)


def _namesakes(judged: Iterable[Judged]) -> Iterator[Card]:
    """One card a namesake for whom the worker could be taken; a slight likeness is no work."""
    groups: dict[str, list[Judged]] = {}
    for j in judged:
        if j.identity.verdict is Verdict.NOT_ME and j.confusable == "strong":
            groups.setdefault(j.namesake or j.finding.id, []).append(j)
    for group in groups.values():
        lead = max(group, key=lambda j: j.severity.score)
        for advice in (a for a in lead.advice if a.action.id != SETTLE):
            card = _card(lead, advice, _effect(lead, advice.action, 0))
            yield replace(card, findings=(lead, *(j for j in group if j is not lead)))


def _begun(judged: Iterable[Judged], said: Mapping[Key, Standing]) -> Iterator[Card]:
    """Steps that were begun on a page and are not advised any more: what waits for an answer is not lost from sight."""
    there = {j.finding.id: j for j in judged if j.identity.verdict is not Verdict.NOT_ME and not _is_kept(j)}
    for (finding, action), standing in said.items():
        j = there.get(finding)
        if j and standing.status is not Status.TO_DO and action not in {advice.action.id for advice in j.advice}:
            yield _card(j, Advice(facts.actions()[action], say("todo.begun")), 0)


def _is_kept(judged: Judged) -> bool:
    return judged.decision is not None and judged.decision.handling is Handling.KEEP


def _missing(assessment: Assessment, said: Mapping[Key, Standing], records: Sequence[Record]) -> Iterator[Card]:
    """Steps on pages that this search does not show: whether they are gone is what the worker waits to hear."""
    there = {j.finding.id for j in assessment.judged}
    earlier = takewhile(lambda record: record.scan.id != assessment.scan.id, records)
    last = {seen.finding: seen for record in earlier for seen in record.seen.values() if _may_be_mine(seen)}
    for key, standing in said.items():
        finding, action = key
        if finding in last and finding not in there and standing.status is not Status.TO_DO:
            why = say("todo.not_shown")
            yield Card(key, facts.actions()[action], why, (absent(last[finding]),), rank=_rank(action))


def _may_be_mine(seen: Seen) -> bool:
    return seen.verdict is not Verdict.NOT_ME and bool(seen.title or seen.url)


# -- about the search as a whole --------------------------------------------------------------------------------------


def on_demand(action: str) -> Card:
    """Return the card of an action that nothing called for yet, so that the worker can begin with it; KeyError if none.

    Once begun it is among the others until it is done.
    """
    return Card((ALWAYS, action), facts.actions()[action], say("todo.begun"), rank=_rank(action))


def _of_the_whole(
    assessment: Assessment, today: date, said: Mapping[Key, Standing], scans: Sequence[Scan]
) -> Iterator[Card]:
    now = events(assessment, today, scans)
    advised = {a.action.id for j in assessment.judged if j.identity.verdict is Verdict.ME for a in j.advice}
    for action in facts.actions().values():
        triggers = [t for t in (*action.triggers, *ALSO.get(action.id, ())) if t in now]
        begun = (ALWAYS, action.id) in said
        if (triggers or begun) and action.id not in advised:
            key = (assessment.scan.id if triggers and triggers[0] in EACH_SCAN else ALWAYS, action.id)
            why = say(WHY[triggers[0]]) if triggers else say("todo.begun")
            effect = _WHOLE * _worth(_WHOLE_SCORE, action)
            there = action.id == PORTRAYAL and assessment.person.portrayal
            status = Status.DONE if there else Status.TO_DO
            yield Card(key, action, why, status=status, rank=_rank(action.id), effect=effect)


_PATIENCE: Final = {roads.Road.SITE: 14, roads.Road.ENGINE: 14, roads.Road.RIGHT: 30}
"""Days to wait for an answer: two weeks for a site (PRIV-04), thirty days where a law gives them."""


def wait_until(action: str, today: date) -> date | None:
    """Return when to ask again after a request; None where nobody else has to answer."""
    days = _PATIENCE.get(roads.way(action).road)
    return today + timedelta(days) if days else None
