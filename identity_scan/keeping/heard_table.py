"""What assistants said, as it is kept: sentence by sentence, each for as long as it may be (ETHICS 3.7, 6).

A sentence about the worker keeps its words for 90 days, any other for 14 days; then a fingerprint is left, by which it
is known again when the same is asked. What the worker says of a sentence holds for it wherever the same assistant says
it: in other answers, to other questions, before and after.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from identity_scan.keeping import said_before

ABOUT_ME: Final = timedelta(days=90)
"""How long the words of a sentence about the worker stay."""
OF_OTHERS: Final = timedelta(days=14)
"""How long any other words stay (ETHICS 3.7)."""
TABLE: Final = """
    CREATE TABLE heard (
        assistant TEXT NOT NULL, question TEXT NOT NULL, at TEXT NOT NULL, asked TEXT NOT NULL, came TEXT NOT NULL,
        cut INTEGER NOT NULL, told TEXT NOT NULL, sources TEXT NOT NULL, PRIMARY KEY (assistant, question, at)
    ) STRICT
"""
"""The step of the store that makes room for it."""
_ALL: Final = "SELECT * FROM heard ORDER BY at, assistant, question"
_IT: Final = "assistant = ? AND question = ? AND at = ?"
_KEEP: Final = "INSERT OR REPLACE INTO heard VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class KeptSentence:
    """A sentence as it is kept; without words only what it was called stays."""

    print: str
    text: str
    thread: int
    verdict: str
    truth: str
    life: str
    kinds: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    """Fingerprints of what it says, by which it is known again in other words."""
    nobody: bool = False
    word: str = ""
    """What the worker said of it: me, not_me, true or false; empty where they said nothing."""
    spoken: str = ""
    """When they said so."""
    score: int = 0
    band: str = ""
    """How heavy it was called; empty where that was not kept."""
    sure: tuple[float, ...] = ()
    """How sure it was whom it is about, and from which life."""

    @property
    def mine(self) -> bool:
        """Whether it is about the worker, by their word before any rule."""
        return self.word in ("me", "true", "false") or (not self.word and not self.nobody and self.verdict == "me")

    @property
    def of_other(self) -> bool:
        """Whether it is about somebody else, by the worker's word before any rule."""
        return self.word == "not_me" or (not self.word and not self.nobody and self.verdict == "not_me")


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What came of one question, as it is kept."""

    assistant: str
    question: str
    at: datetime
    asked: str
    came: str
    sentences: tuple[KeptSentence, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """Address and title of each page that it links."""
    cut: bool = False

    @property
    def of_others(self) -> bool:
        """Whether a page that it links may be another's: some of it is about nobody known to be the worker."""
        return any(not s.mine and not s.nobody for s in self.sentences)


@dataclass(frozen=True, slots=True)
class HeardTable:
    """What assistants said; every method raises HistoryError when the disk fails it."""

    _read: Callable[..., list[sqlite3.Row]]
    _writing: Callable[[], AbstractContextManager[sqlite3.Connection]]
    _empty_journal: Callable[[], None]

    def keep(self, answer: KeptAnswer) -> None:
        """Keep an answer; one to the same question at the same moment is replaced."""
        with self._writing() as db:
            said_before.replace(db, said_before.ANSWER, _key(answer))
            db.execute(_KEEP, _row(answer))

    def all(self) -> tuple[KeptAnswer, ...]:
        """Return all answers, the oldest first."""
        return tuple(_with_words(map(answer_from, self._read(_ALL))))

    def say(self, answer: KeptAnswer, print_: str, word: str, now: datetime) -> None:
        """Keep what the worker says of a sentence, wherever this assistant says it; empty takes it back."""
        before = next(((s.word, s.spoken) for s in answer.sentences if s.print == print_), ("", ""))
        with self._writing() as db:
            said_before.replace(db, said_before.SENTENCE, (*_key(answer), print_), before)
            reword(db, answer.assistant, print_, (word, now.isoformat() if word else ""))

    def judged(self, answer: KeptAnswer) -> None:
        """Keep an answer as its sentences are judged now: no word of the worker's, and so nothing to take back."""
        with self._writing() as db:
            db.execute(_KEEP, _row(answer))

    def forget_others(self) -> int:
        """Let the words about somebody else go, since the worker has looked; return of how many sentences."""
        with self._writing() as db:
            gone = _shortened(db, lambda _answer, sentence: sentence.of_other, lambda _answer: True)
        self._empty_journal()
        return gone


def reword(db: sqlite3.Connection, assistant: str, print_: str, said: Sequence[str] | str) -> None:
    """Set the worker's word on a sentence and when they said it, wherever an assistant says it."""
    word, spoken = (said, "") if isinstance(said, str) else said
    for row in db.execute("SELECT * FROM heard WHERE assistant = ?", (assistant,)).fetchall():
        answer = answer_from(row)
        found = tuple(replace(s, word=word, spoken=spoken) if s.print == print_ else s for s in answer.sentences)
        if found != answer.sentences:
            db.execute(_KEEP, _row(replace(answer, sentences=found)))


def _with_words(answers: Iterable[KeptAnswer]) -> Iterator[KeptAnswer]:
    """Yield answers, the oldest first, with the worker's last word on each sentence wherever its assistant says it.

    A word that is taken back is taken back everywhere, so what still stands somewhere holds.
    """
    found = list(answers)
    said = {(a.assistant, s.print): (s.word, s.spoken) for a in found for s in a.sentences if s.word}
    for answer in found:
        words = [said.get((answer.assistant, s.print), ("", "")) for s in answer.sentences]
        sentences = zip(answer.sentences, words, strict=True)
        yield replace(answer, sentences=tuple(replace(s, word=word, spoken=at) for s, (word, at) in sentences))


def remove(db: sqlite3.Connection, key: Sequence[str]) -> None:
    """Take an answer away; nothing where it is gone."""
    db.execute(f"DELETE FROM heard WHERE {_IT}", (*key,))


def tidy(db: sqlite3.Connection, now: datetime) -> int:
    """Erase the words that were kept long enough; return of how many sentences. Runs inside a transaction.

    An answer that was asked anew since goes whole once nothing of it has words.
    """

    def due(answer: KeptAnswer, sentence: KeptSentence) -> bool:
        if sentence.mine:
            return now - _aware(answer.at) > ABOUT_ME
        # What the worker's word made another's stays while that word can still be taken back.
        spoken = datetime.fromisoformat(sentence.spoken) if sentence.spoken else answer.at
        return now - max(_aware(answer.at), _aware(spoken)) > OF_OTHERS

    gone = _shortened(db, due, lambda answer: now - _aware(answer.at) > OF_OTHERS)
    db.execute(
        "DELETE FROM heard WHERE julianday(?) - julianday(at) > ? AND EXISTS (SELECT 1 FROM heard AS later WHERE "
        "later.assistant = heard.assistant AND later.question = heard.question AND later.at > heard.at)",
        (now.isoformat(), ABOUT_ME.days),
    )
    return gone


def _shortened(
    db: sqlite3.Connection,
    due: Callable[[KeptAnswer, KeptSentence], bool],
    closed: Callable[[KeptAnswer], bool],
) -> int:
    """Take the words of what is due away, and the addresses of an answer that has no word left.

    Those of an answer that speaks of others as well may be theirs: they go once it is `closed`.
    """
    gone = 0
    kept = list(map(answer_from, db.execute(_ALL).fetchall()))
    for raw, before in zip(kept, _with_words(kept), strict=True):
        sentences = tuple(_bare(s) if s.text and due(before, s) else s for s in before.sentences)
        gone += sum(a != b for a, b in zip(before.sentences, sentences, strict=True))
        links = any(s.text for s in sentences) and not (before.of_others and closed(before))
        after = replace(before, sentences=sentences, sources=before.sources if links else ())
        if after != raw:
            db.execute(_KEEP, _row(after))
    return gone


def _bare(sentence: KeptSentence) -> KeptSentence:
    """Return a sentence without its words; of one about somebody else nothing stays but that it was one."""
    if sentence.mine:
        return replace(sentence, text="")
    kept = replace(sentence, text="", kinds=(), keys=(), score=0, band="")
    return replace(kept, truth="unknown", life="unclear") if sentence.of_other else kept


def _row(answer: KeptAnswer) -> tuple[str | int, ...]:
    told, sources = _dump([asdict(s) for s in answer.sentences]), _dump(list(map(list, answer.sources)))
    return *_key(answer), answer.asked, answer.came, int(answer.cut), told, sources


def _key(answer: KeptAnswer) -> tuple[str, str, str]:
    return answer.assistant, answer.question, answer.at.isoformat()


def answer_from(row: Any) -> KeptAnswer:
    """Return a row as an answer; raises ValueError, KeyError or TypeError for what is none."""
    return KeptAnswer(
        assistant=row["assistant"],
        question=row["question"],
        at=datetime.fromisoformat(row["at"]),
        asked=row["asked"],
        came=row["came"],
        sentences=tuple(map(_sentence, json.loads(row["told"]))),
        sources=tuple((str(url), str(title)) for url, title in json.loads(row["sources"])),
        cut=bool(row["cut"]),
    )


def _sentence(told: dict[str, Any]) -> KeptSentence:
    sure = {"sure": tuple(map(float, told.get("sure", ())))}
    return KeptSentence(**{**told, "kinds": tuple(told["kinds"]), "keys": tuple(told["keys"]), **sure})


def _dump(values: Iterable[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _aware(when: datetime) -> datetime:
    return when if when.tzinfo else when.astimezone()
