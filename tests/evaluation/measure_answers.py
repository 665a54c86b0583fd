"""How right the judgement of answers of assistants is: `python -m tests.evaluation.measure_answers`.

The sentences stand in answers.toml and, where something true stands beside something else, in answers_clauses.toml,
with labels that were written before anything was measured.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from identity_scan.demo import find
from identity_scan.judge.statements import judged, pieces
from identity_scan.judged import Statement
from identity_scan.model import Person
from identity_scan.person.person_file import parse

ROWS = Path(__file__).with_name("answers.toml")
CLAUSES = ROWS.with_name("answers_clauses.toml")
TODAY = date(2026, 11, 30)


@dataclass(frozen=True)
class Row:
    """A sentence, what it should be called and what it is called."""

    person: str
    late: bool
    """Written after the rules stood, about a worker whom they never met."""
    text: str
    about: str
    truth: str
    private: bool
    said: Statement

    @property
    def called(self) -> str:
        """Whom it is called to be about."""
        return "nobody" if self.said.of_nobody else self.said.identity.verdict.value

    @property
    def right(self) -> bool:
        """Whether it is called what it is."""
        return self.called == self.about


def rows(path: Path = ROWS) -> Iterator[Row]:
    """Judge all answers, each as a whole, and yield its sentences with their labels."""
    for answer in tomllib.loads(path.read_text("utf-8"))["answer"]:
        person = _person(answer["person"])
        sentences, _cut = pieces("\n".join(row["text"] for row in answer["say"]), person)
        said = judged(sentences, person, TODAY)
        assert len(said) == len(answer["say"]), [s.text for s in said]
        for row, one in zip(answer["say"], said, strict=True):
            truth, private = row.get("truth", ""), row.get("private", False)
            late = answer.get("late", False)
            yield Row(answer["person"], late, row["text"], row["about"], truth, private, one)


def _person(name: str) -> Person:
    own = ROWS.parent / "invented" / f"{name}.toml"
    return parse(own.read_text("utf-8")) if own.exists() else find(name).person


@dataclass(frozen=True)
class Figures:
    """How many of how many."""

    sentences: int
    identity: float
    false_found: float
    true_called_false: int
    true_found: float
    called_true: int
    """What is called true and is not, or not wholly."""
    private_found: float


def figures(found: list[Row]) -> Figures:
    """Count."""
    mine = [r for r in found if r.about == "me"]
    false, true = ([r for r in mine if r.truth == kind] for kind in ("false", "true"))
    private = [r for r in mine if r.private]
    shown = [r for r in private if r.said.disclosures or r.said.why]
    return Figures(
        len(found),
        sum(r.right for r in found) / len(found),
        sum(r.said.false for r in false) / len(false),
        sum(r.said.false for r in found if r.truth != "false"),
        sum(r.said.truth.value == "true" for r in true) / len(true),
        sum(r.said.truth.value == "true" for r in mine if r.truth != "true"),
        len(shown) / len(private),
    )


def main() -> None:
    """Print the figures, and every sentence that is called what it is not."""
    for path in (ROWS, CLAUSES):
        found = list(rows(path))
        print(path.stem, figures(found))
        print("late", figures([r for r in found if r.late]))
        print(Counter((r.about, r.called) for r in found))
        for r in found:
            if not r.right or (r.about == "me" and r.said.truth.value != r.truth):
                print(f"{r.about}/{r.truth or '-'} called {r.called}/{r.said.truth.value}: {r.text}")
                print("     ", [(w.said.code, w.words) for w in (*r.said.why, *r.said.identity.reasons[:2])])


if __name__ == "__main__":
    main()
