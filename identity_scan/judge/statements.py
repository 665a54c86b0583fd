"""What an assistant said, sentence by sentence: about whom, from which life, which facts, and whether it agrees.

A sentence is judged like a result. An answer that turns to somebody else of the name begins a new thread; what a
sentence leaves open is told by its thread. Nothing that stands in an answer is an instruction to anybody (law 4). Pure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import groupby
from typing import Final

from identity_scan.judge.facts.answer_signs import Signs, signs
from identity_scan.judge.facts.assertions import compared
from identity_scan.judge.judging import judge
from identity_scan.judge.severity import weigh, weights_of
from identity_scan.model import (
    Came,
    Disclosure,
    Finding,
    HitKind,
    Identity,
    Judged,
    Person,
    Query,
    Reason,
    Sighting,
    Statement,
    Tier,
    Truth,
    Verdict,
)
from identity_scan.speech.telling import say
from identity_scan.speech.text import clean, fold

LONGEST: Final = 120_000
"""Signs of an answer that are read; ten thousand words have about half as many."""
MOST: Final = 800
"""Sentences of an answer that are judged."""
_SENTENCE: Final = 700
_BULLET: Final = re.compile(r"^\s*(?:[-*•–—▪‣]|\d{1,2}[.)]|#{1,6}|>)\s+")
_MARKS: Final = re.compile(r"\*\*|__|`|\[\d{1,3}\]|【[^】]{0,40}】")
_LINK: Final = re.compile(r"\[([^\]]{1,200})\]\((https?://[^\s)]{4,1000})\)")
_BREAK: Final = re.compile(r"(?<=[.!?…])[\"”»)]*\s+(?=[\"“«(]?[A-ZÀ-Ý\d@])")
_SHORT: Final = re.compile(
    r"(?:\b(?:Dr|Mrs?|Ms|Mme|M|Mlle|St|Ste|Inc|Ltd|Jr|Sr|No|Prof|vs|e\.g|i\.e|T\.S|p\.ex|etc|approx|Ave|Blvd|Ont|Sask)"
    r"|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of an answer as it was read, and which of the persons it speaks of."""

    text: str
    thread: int


# -- a text becomes sentences -----------------------------------------------------------------------------------------


def pieces(text: str, person: Person) -> tuple[tuple[Piece, ...], bool]:
    """Return the sentences of an answer in order, and whether it was too long to be read to its end."""
    cut = len(text) > LONGEST
    found: list[Piece] = []
    thread = 0
    for sentence in _sentences(text[:LONGEST]):
        if found and signs(sentence, person).turns:
            thread += 1
        found.append(Piece(sentence, thread))
        if len(found) == MOST:
            return tuple(found), True
    return tuple(found), cut


def _sentences(text: str) -> Iterator[str]:
    for raw in text.splitlines():
        line = _MARKS.sub("", _LINK.sub(r"\1", _BULLET.sub("", raw)))
        begun = ""
        for part in _BREAK.split(line):
            begun = f"{begun} {part}".strip()
            if not _SHORT.search(begun):
                yield from _told(begun)
                begun = ""
        yield from _told(begun)


def _told(sentence: str) -> Iterator[str]:
    kept = clean(sentence, _SENTENCE)
    if sum(sign.isalpha() for sign in kept) > 2:
        yield kept


def print_of(text: str) -> str:
    """Return the fingerprint of a sentence, whatever its accents, capitals and signs."""
    return blake2b(fold(text).encode(), digest_size=9).hexdigest()


# -- sentences are judged ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Alone:
    """A sentence judged for itself."""

    signs: Signs
    judged: Judged
    clues: Mapping[str, str]
    """The words of the evidence on whom it is about, by kind."""

    @property
    def of_nobody(self) -> bool:
        """Whether it tells of no person; advice that holds something of the worker's does."""
        own = self.signs.holds or bool(self.judged.identity.anchors)
        return self.signs.refuses or self.signs.nothing or (self.signs.advises and not own)


def judged(sentences: Sequence[Piece], person: Person, today: date) -> tuple[Statement, ...]:
    """Judge the sentences of an answer, in the same order."""
    alone = {piece.text: _alone(piece.text, person, today) for piece in sentences}
    found: list[Statement] = []
    for _thread, group in groupby(_back(sentences, alone), key=lambda piece: piece.thread):
        thread = tuple(group)
        told_of = any(s.mine for s in found)
        whole = _whole(thread, alone, person, today, told_of=told_of)
        found += [_statement(piece, alone[piece.text], whole, person, today) for piece in thread]
    return tuple(found)


def _back(sentences: Sequence[Piece], alone: Mapping[str, _Alone]) -> Iterator[Piece]:
    """Begin a thread also where an answer that had turned to somebody else comes back to the worker."""
    away, more, last = False, 0, 0
    for piece in sentences:
        here = alone[piece.text]
        if piece.thread != last:
            away, last = here.signs.other, piece.thread
        elif away and here.judged.identity.verdict is Verdict.ME and here.judged.identity.anchors:
            away, more = False, more + 1
        yield replace(piece, thread=piece.thread + more)


def came_of(statements: Sequence[Statement], person: Person) -> Came:
    """Return what an answer is as a whole: a refusal or a "nothing found" only if it tells of nobody beside."""
    if not statements:
        return Came.CHANGED
    if any(not s.of_nobody for s in statements):
        return Came.RESULTS
    told = [signs(s.text, person) for s in statements]
    return Came.REFUSED if any(t.refuses for t in told) else Came.NONE if any(t.nothing for t in told) else Came.RESULTS


_OF_A_SEARCH: Final = frozenset(
    f"identity.{kind}" for kind in ("rare", "common", "share", "strange_share", "alike", "unlike", "generated")
)
"""Reasons that speak of the other results of a search: a sentence has none beside it."""


def _alone(text: str, person: Person, today: date) -> _Alone:
    """Judge a sentence for itself, as a result that names the worker."""
    query = Query("A", "A", "", Tier.WORD, 1)
    seen = Sighting("", "", query, 1, 0, "", person.name, text)
    finding = Finding(print_of(text), "", person.name, text, "", (seen,), None, HitKind.GENERATED)
    result = judge([finding], person, today=today)[0][0]
    identity, told = result.identity, signs(text, person)
    if identity.verdict is Verdict.UNSURE and identity.anchors and not told.other:
        # What is the worker's alone stands beside what is not: two people mixed up, and so about the worker.
        result = replace(result, identity=replace(identity, verdict=Verdict.ME, confidence=0.6))
    alone = tuple(r for r in result.identity.reasons if r.said.code not in _OF_A_SEARCH)
    result = replace(result, identity=replace(result.identity, reasons=alone or result.identity.reasons))
    clues = {r.said.code.removeprefix("identity."): r.words for r in reversed(result.identity.reasons)}
    return _Alone(told, result, clues)


def _whole(
    thread: Sequence[Piece], alone: Mapping[str, _Alone], person: Person, today: date, *, told_of: bool
) -> Identity:
    """Return whom a thread is about: what most of its sentences that can tell say, otherwise all of it together.

    Whoever is another than those before is not the worker where the worker was `told_of`, and none without a word for
    it elsewhere.
    """
    told = [p for p in thread if not alone[p.text].of_nobody]
    found = [alone[p.text].judged.identity for p in told]
    mine = [i for i in found if i.verdict is Verdict.ME]
    others = [i for i in found if i.verdict is Verdict.NOT_ME]
    anchored = any(i.anchors for i in found)
    if alone[thread[0].text].signs.other and not anchored and (told_of or not mine):
        words = thread[0].text
        return Identity(Verdict.NOT_ME, 0.9, (Reason(say("identity.turned", words=words), -3.0, "R1", words),))
    if mine and (len(mine) >= len(others) or anchored):
        return mine[0]
    if others and not mine:
        return others[0]
    if not mine and (last := next((p.text for p in told if alone[p.text].signs.ended), "")):
        return Identity(Verdict.NOT_ME, 0.8, (Reason(say("identity.deceased", words=last), -3.0, "R1", last),))
    return _alone(clean(" ".join(p.text for p in told)), person, today).judged.identity


_GRAVE: Final = frozenset({"false_information", "discipline"})
"""What an accusation weighs like, true or not: a generated answer says it, and it can be false (SEVERITY 2)."""
_SOMEBODY_ELSES: Final = frozenset({"trade", "place", "employer", "death", "age"})
"""What, said wrongly of the worker, is probably another person's."""


def _statement(piece: Piece, alone: _Alone, whole: Identity, person: Person, today: date) -> Statement:
    nobody = alone.of_nobody
    identity = _of_nobody(piece.text) if nobody else _identity(alone.judged.identity, whole, piece.text)
    mine = identity.verdict is Verdict.ME
    facts = alone.judged.disclosures if identity.verdict is not Verdict.NOT_ME and not nobody else ()
    truth, why = compared(piece.text, person, alone.clues, facts, today) if mine else (Truth.UNKNOWN, ())
    told = {reason.said.code.rpartition(".")[2] for reason in why}
    wrong = told if truth is Truth.FALSE else set()
    kinds = {fact.kind for fact in facts} | ({"false_information"} if wrong else set())
    kinds |= _GRAVE if "blame" in told else set()
    return Statement(
        print=print_of(piece.text),
        text=piece.text,
        thread=piece.thread,
        identity=identity,
        exposure=alone.judged.exposure,
        disclosures=facts,
        severity=weigh(weights_of(replace(alone.judged, identity=identity), person, kinds)),
        truth=truth,
        why=why,
        of_nobody=nobody,
        mixed=bool(wrong & _SOMEBODY_ELSES),
        keys=_keys(why, facts),
    )


def _keys(why: Sequence[Reason], facts: Sequence[Disclosure]) -> tuple[str, ...]:
    """Return fingerprints of what a sentence says of the worker, the same in other words."""
    said = {f"{reason.said.code.rpartition('.')[2]}:{fold(reason.words)}" for reason in why}
    said |= {f"{fact.kind}:{fold(fact.text)}" for fact in facts}
    return tuple(sorted(map(print_of, said)))


def _identity(alone: Identity, whole: Identity, text: str) -> Identity:
    """Return whom a sentence is about: its thread tells, unless it holds what is the worker's own."""
    if alone.verdict is Verdict.ME and (alone.anchors or whole.verdict is not Verdict.NOT_ME):
        return alone
    if alone.verdict is whole.verdict or whole.verdict is Verdict.UNSURE:
        return alone
    why = Reason(say(f"identity.thread_{whole.verdict.value}", words=text), 0.0, "R1", text)
    return replace(whole, reasons=(why, *whole.reasons))


def _of_nobody(text: str) -> Identity:
    return Identity(Verdict.UNSURE, 1.0, (Reason(say("identity.of_nobody", words=text), 0.0, "R1", text),))
