"""Fits the weights of facts/likely.tsv on the rows of told/, and prints how right they are on rows left out.

    pip install numpy                                  (for fitting only; the product does without)
    python tests/evaluation/fit_likely.py              prints how right each code is on rows left out
    python tests/evaluation/fit_likely.py --write      and writes the weights

Each row of told/ is a title and a snippet as an engine may show them, with placeholders for the worker's own names, and
the kinds of fact that a reader sees in it. They were written for this project, with no regard to the rules. A file
tells of those kinds only that some row of it shows.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from identity_scan.engines import row_file
from identity_scan.facts import FOLDER
from identity_scan.judge.facts import likely_facts
from identity_scan.judge.facts.page_kind import look
from identity_scan.judge.reading import likely
from identity_scan.judge.reading.clauses import bodies
from identity_scan.judge.reading.known import known
from identity_scan.judge.reading.marked import mark
from identity_scan.merging.merge import merge
from identity_scan.model import Person
from identity_scan.person.reading import read

HERE = Path(__file__).resolve().parent
FOLDS, ROUNDS, HOLD_BACK = 5, 160, 1.0
"""Parts of which one is left out at a time, rounds of fitting, and how strongly weights are held back."""
MOST_SIGNS = 9_000
"""How many signs are kept, those that weigh most."""
FAINTEST = 4
"""Weights below so many fiftieths are not written: they change nothing that is told."""
OTHERS = 0.5
"""What a row counts that was labelled for other codes: it rarely shows this one."""
ASKED = {
    "relationship_status": 0.8, "employer_criticism": 0.74, "threat_or_doxxing": 0.7, "family_health": 0.7,
    "client_info": 0.7,
}  # fmt: skip
"""The precision asked of a code on rows left out; of those not named, COMMONLY.

Half of the rows were written to mislead: on pages as they come it is higher (the persons of figures.py tell how much).
"""
COMMONLY = 0.67

WORKERS = {
    "en": Person(
        name="Alida Rosenquist", other_names=("Ali Rosenquist",), places=("Merritton, Ontario",),
        professions=("Social worker, MSW, RSW",), employers=("Larkspur Family Services",),
        schools=("Niagara Glen University",), usernames=("alida_rq",), family=("partner Joren Maki", "daughter Svea"),
        home_address="44 Quillfeather Street, Merritton", interests=("pottery",), birth_year=1986, attested=True,
    ),
    "fr": Person(
        name="Alida Rosenquist", other_names=("Ali Rosenquist",), places=("Merritton, Québec",),
        professions=("Travailleuse sociale, T.S.",), employers=("CLSC des Larkspur",), language="fr-CA",
        schools=("Université du Glen",), usernames=("alida_rq",), family=("conjoint Joren Maki", "fille Svea"),
        home_address="44, rue Quillfeather, Merritton", interests=("poterie",), birth_year=1986, attested=True,
    ),
}  # fmt: skip
FILLED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        "TITLE": ("RSW", "MSW, RSW"), 
        "ROLE": ("social worker", "family worker", "hospital social worker", "counsellor"),
        "EMPLOYER": ("Larkspur Family Services",), "STREET": ("Quillfeather Street",),
    },
    "fr": {
        "TITLE": ("T.S.", "TS"), "ROLE": ("travailleuse sociale", "intervenante", "intervenante sociale"),
        "EMPLOYER": ("CLSC des Larkspur",), "STREET": ("rue Quillfeather",),
    },
}  # fmt: skip
ALIKE = {
    "NAME": ("Alida Rosenquist",), "GIVEN": ("Alida",), "SURNAME": ("Rosenquist",), "HANDLE": ("alida_rq",),
    "TOWN": ("Merritton",), "PARTNER": ("Joren",), "CHILD": ("Svea",),
}  # fmt: skip
HOSTS = (
    ("instagram", "www.instagram.com/alida_rq/p/C1"), ("tiktok", "www.tiktok.com/@alida_rq/video/7"),
    ("threads", "www.threads.net/@alida_rq/post/C1"), ("bluesky|bsky", "bsky.app/profile/alida_rq/post/3k"),
    ("linkedin", "www.linkedin.com/posts/alida-rosenquist-1"), ("goodreads", "www.goodreads.com/review/show/9"),
    ("ratemds", "www.ratemds.com/doctor-ratings/9"), ("gofundme", "www.gofundme.com/f/x9"),
    ("kijiji", "www.kijiji.ca/v-x/9"), ("marketplace", "www.facebook.com/marketplace/item/9"),
    ("youtube", "www.youtube.com/watch?v=9"), (r"change\.org", "www.change.org/p/x9"),
    (r"\bgroup\b|groupe public", "www.facebook.com/groups/x9/posts/9"),
    ("facebook", "www.facebook.com/alida_rq/posts/9"),
    (r"u/alida_rq", "www.reddit.com/user/alida_rq/comments/9"), (r"reddit|\br/", "www.reddit.com/r/x/comments/9/c"),
    (r"\b(?:on|sur) (?:x|twitter)\b", "x.com/alida_rq/status/9"), ("alida_rq", "social.example/alida_rq/9"),
    ("", "www.site.example/page/9"),
)  # fmt: skip
"""What a title tells of where it stands: the rows have no address."""


@dataclass(frozen=True)
class Row:
    """One labelled row: the codes that its file tells of, those that it shows, and its signs."""

    told: frozenset[str]
    shows: frozenset[str]
    signs: frozenset[str]


def rows() -> list[Row]:
    """Return all rows, each with its signs."""
    found = []
    for path in sorted((HERE / "told").glob("*.jsonl")):
        language, chance = path.name[:2], random.Random(path.name)
        labelled = [json.loads(text) for text in path.read_text("utf-8").splitlines()]
        told = frozenset(code for one in labelled for code in _codes(one))
        found += [Row(told, frozenset(_codes(one)), _signs(one, language, chance)) for one in labelled]
    return found


def _codes(one: Mapping[str, object]) -> list[str]:
    return list(one["kinds"])  # type: ignore[call-overload]


def _signs(one: Mapping[str, str], language: str, chance: random.Random) -> frozenset[str]:
    def fill(text: str) -> str:
        for name, values in {**ALIKE, **FILLED[language]}.items():
            text = text.replace(f"{{{name}}}", chance.choice(values))
        return text

    title, snippet = fill(one["title"]), fill(one["snippet"])
    host = next(host for look_, host in HOSTS if re.search(look_, title.lower()))
    worker = WORKERS[language]
    record = {"engine": "bing", "query": '"Alida Rosenquist"', "rank": 1, "url": f"https://{host}", "title": title}
    collected = row_file.parse([json.dumps({**record, "snippet": snippet})], worker)
    (finding,) = merge(collected, row_file.index_of(collected))
    me, page = known(worker), read(finding)
    reading = mark(page, me.name_words, bodies(me))
    return frozenset(likely_facts.signs_of(reading, me, look(reading, me)))


# -- fitting ----------------------------------------------------------------------------------------------------------

Matrix = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Of each row: the numbers of its signs one after the other, where each row begins, and what a sign of it counts."""


@cache
def _codes_of(told: tuple[frozenset[str], ...]) -> tuple[str, ...]:
    return tuple(sorted(frozenset().union(*told)))


def codes(rows_: Sequence[Row]) -> tuple[str, ...]:
    """Return all codes, in order."""
    return _codes_of(tuple(dict.fromkeys(row.told for row in rows_)))


def matrix(rows_: Sequence[Row], number: Mapping[str, int]) -> Matrix:
    """Return rows as numbers of their signs."""
    held = [sorted(number[sign] for sign in row.signs if sign in number) for row in rows_]
    counts = np.concatenate([np.full(len(row), likely.SCALE / np.sqrt(len(row) or 1)) for row in held])
    return np.concatenate([np.array(row, int) for row in held]), np.cumsum([0, *map(len, held)]), counts


def scores(told: Matrix, weights: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return what each row weighs for each code."""
    sign, begins, counts = told
    total = np.add.reduceat(weights[sign] * counts[:, None], np.minimum(begins[:-1], len(sign) - 1), axis=0)
    total[begins[:-1] == begins[1:]] = 0
    return total + start


def fit(rows_: Sequence[Row], number: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of signs and codes, and what each code weighs before any sign."""
    every = codes(rows_)
    told = matrix(rows_, number)
    sign, begins, counts = told
    of_row = np.repeat(np.arange(len(rows_)), np.diff(begins))
    shown = np.array([[code in row.shows for code in every] for row in rows_], float)
    share = np.array([[1.0 if code in row.told else OTHERS for code in every] for row in rows_])
    weights, start = np.zeros((len(number), len(every))), np.full(len(every), -3.0)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    first_, second_ = np.zeros_like(start), np.zeros_like(start)
    for n in range(1, ROUNDS + 1):
        wrong = (1 / (1 + np.exp(-scores(told, weights, start))) - shown) * share
        slope = HOLD_BACK * weights
        for code in range(len(every)):
            slope[:, code] += np.bincount(sign, weights=wrong[of_row, code] * counts, minlength=len(number))
        step = 0.05 * np.sqrt(1 - 0.999**n) / (1 - 0.9**n)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        first_, second_ = 0.9 * first_ + 0.1 * wrong.sum(0), 0.999 * second_ + 0.001 * wrong.sum(0) ** 2
        weights -= step * first / (np.sqrt(second) + 1e-8)
        start -= step * first_ / (np.sqrt(second_) + 1e-8)
    return weights, start


def fitted(rows_: Sequence[Row]) -> tuple[dict[str, int], np.ndarray, np.ndarray]:
    """Fit on all signs that stand in two rows or more, then again on those that weigh most."""
    seen = Counter(sign for row in rows_ for sign in row.signs)
    number = {sign: n for n, sign in enumerate(sorted(sign for sign, times in seen.items() if times > 1))}
    weights, _start = fit(rows_, number)
    order = np.argsort(-np.abs(weights).max(axis=1))[:MOST_SIGNS]
    names = list(number)
    kept = {sign: n for n, sign in enumerate(sorted(names[one] for one in order))}
    return kept, *fit(rows_, kept)


def left_out(rows_: Sequence[Row]) -> np.ndarray:
    """Return what each row weighs for each code by weights that were fitted without it."""
    order = np.random.default_rng(0).permutation(len(rows_))
    found = np.zeros((len(rows_), len(codes(rows_))))
    for part in range(FOLDS):
        out = order[part::FOLDS]
        number, weights, start = fitted([rows_[n] for n in sorted(set(order.tolist()) - set(out.tolist()))])
        found[out] = scores(matrix([rows_[n] for n in out], number), weights, start)
    return found


def least(rows_: Sequence[Row], found: np.ndarray) -> dict[str, float]:
    """Print how right each code is told of rows left out, and return from which weight on it is right often enough."""
    from_: dict[str, float] = {}
    for n, code in enumerate(codes(rows_)):
        mine = [row for row, one in enumerate(rows_) if code in one.told]
        shown = np.array([code in rows_[row].shows for row in mine])
        order = np.argsort(-found[mine, n])
        right = np.cumsum(shown[order])
        precision, recall = right / np.arange(1, len(order) + 1), right / shown.sum()
        good = np.flatnonzero(precision >= ASKED.get(code, COMMONLY))
        last = int(good[-1]) if len(good) else 0
        from_[code] = float(found[mine, n][order[last]])
        best = 2 * precision * recall / (precision + recall + 1e-9)
        told = f"told at precision {precision[last]:.2f}: {recall[last]:.2f}"
        print(f"{code:24} {int(shown.sum()):4}  best F {best.max():.2f}  {told}")
    return from_


def write(rows_: Sequence[Row], from_: Mapping[str, float]) -> None:
    """Write the weights of all rows."""
    number, weights, start = fitted(rows_)
    every = codes(rows_)
    lines = ["# Written by tests/evaluation/fit_likely.py, not by hand; judge/reading/likely.py tells what it holds."]
    lines += [f"code\t{code}\t{start[n]:.3f}\t{from_[code]:.3f}" for n, code in enumerate(every)]
    for sign, n in number.items():
        row = [(code, round(float(w) * likely.UNIT)) for code, w in enumerate(weights[n])]
        lines.append(f"{sign}\t" + " ".join(f"{code} {w}" for code, w in row if abs(w) >= FAINTEST))
    (FOLDER / "likely.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Print the figures, and write the weights if asked."""
    rows_ = rows()
    print(f"{len(rows_)} rows, {len({sign for row in rows_ for sign in row.signs})} signs")
    from_ = least(rows_, left_out(rows_))
    if "--write" in sys.argv:
        write(rows_, from_)


if __name__ == "__main__":
    main()
