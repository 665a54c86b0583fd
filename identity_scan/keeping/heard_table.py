"""What assistants said, as it is kept: sentence by sentence, each for as long as it may be (ETHICS 3.7, 6).

A sentence about the worker keeps its words for 90 days, any other for 14 days; then a fingerprint is left, by which it
is known again when the same is asked.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
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

    @property
    def mine(self) -> bool:
        """Whether it is about the worker, by their word before any rule."""
        return not self.nobody and (self.word in ("me", "true", "false") or (not self.word and self.verdict == "me"))


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
        return tuple(map(_answer, self._read("SELECT * FROM heard ORDER BY at, assistant, question")))

    def say(self, answer: KeptAnswer, print_: str, word: str) -> None:
        """Keep what the worker says of a sentence, wherever it stands in this answer; empty takes it back."""
        before = next((s.word for s in answer.sentences if s.print == print_), "")
        with self._writing() as db:
            said_before.replace(db, said_before.SENTENCE, (*_key(answer), print_), before)
            reword(db, _key(answer), print_, word)

    def forget_others(self) -> int:
        """Let the words about somebody else go, since the worker has looked; return of how many sentences."""
        with self._writing() as db:
            gone = _shortened(db, lambda _answer, sentence: not sentence.mine and sentence.verdict == "not_me")
        self._empty_journal()
        return gone


def reword(db: sqlite3.Connection, key: Sequence[str], print_: str, word: str) -> None:
    """Set the worker's word on a sentence, wherever it stands in an answer; nothing where the answer is gone."""
    for row in db.execute(f"SELECT * FROM heard WHERE {_IT}", (*key,)).fetchall():
        answer = _answer(row)
        said = tuple(replace(s, word=word) if s.print == print_ else s for s in answer.sentences)
        db.execute(_KEEP, _row(replace(answer, sentences=said)))


def remove(db: sqlite3.Connection, key: Sequence[str]) -> None:
    """Take an answer away; nothing where it is gone."""
    db.execute(f"DELETE FROM heard WHERE {_IT}", (*key,))


def tidy(db: sqlite3.Connection, now: datetime) -> int:
    """Erase the words that were kept long enough; return of how many sentences. Runs inside a transaction.

    An answer that was asked anew since goes whole once nothing of it has words.
    """

    def due(answer: KeptAnswer, sentence: KeptSentence) -> bool:
        return now - _aware(answer.at) > (ABOUT_ME if sentence.mine else OF_OTHERS)

    gone = _shortened(db, due)
    db.execute(
        "DELETE FROM heard WHERE julianday(?) - julianday(at) > ? AND EXISTS (SELECT 1 FROM heard AS later WHERE "
        "later.assistant = heard.assistant AND later.question = heard.question AND later.at > heard.at)",
        (now.isoformat(), ABOUT_ME.days),
    )
    return gone


def _shortened(db: sqlite3.Connection, due: Callable[[KeptAnswer, KeptSentence], bool]) -> int:
    """Take the words of what is due away, and the addresses of an answer that has no word left."""
    gone = 0
    for row in db.execute("SELECT * FROM heard").fetchall():
        before = _answer(row)
        sentences = tuple(_bare(s) if s.text and due(before, s) else s for s in before.sentences)
        if sentences == before.sentences:
            continue
        gone += sum(a != b for a, b in zip(before.sentences, sentences, strict=True))
        worded = any(s.text for s in sentences)
        after = replace(before, sentences=sentences, sources=before.sources if worded else ())
        db.execute(_KEEP, _row(after))
    return gone


def _bare(sentence: KeptSentence) -> KeptSentence:
    return replace(sentence, text="", kinds=sentence.kinds if sentence.mine else ())


def readable(row: Any) -> KeptAnswer:
    """Return a row as an answer; raises ValueError, KeyError or TypeError for what is none."""
    return _answer(row)


def _row(answer: KeptAnswer) -> tuple[str | int, ...]:
    told, sources = _dump([asdict(s) for s in answer.sentences]), _dump(list(map(list, answer.sources)))
    return *_key(answer), answer.asked, answer.came, int(answer.cut), told, sources


def _key(answer: KeptAnswer) -> tuple[str, str, str]:
    return answer.assistant, answer.question, answer.at.isoformat()


def _answer(row: Any) -> KeptAnswer:
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
    return KeptSentence(**{**told, "kinds": tuple(told["kinds"]), "keys": tuple(told["keys"])})


def _dump(values: Iterable[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _aware(when: datetime) -> datetime:
    return when if when.tzinfo else when.astimezone()
