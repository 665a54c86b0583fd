"""Fits the weights of facts/identity.toml on the training rows in ../shared, and prints cross-validated figures.

    pip install numpy            (for fitting only; the product does without)
    python tests/evaluation/fit_identity.py            prints figures, one name left out at a time
    python tests/evaluation/fit_identity.py --write    and writes the weights below the line in identity.toml

Every figure printed is for names that the weights were not fitted on: the links between results, what a result shows
itself, the scan's second look and the groups are all fitted anew for each name left out.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import weps

from identity_scan.facts import FOLDER
from identity_scan.judge.identity import like_own_pages, weighing
from identity_scan.judge.identity.identify import gather
from identity_scan.judge.identity.like_own_words import Profile, profile
from identity_scan.judge.identity.likeness import Likeness, Links
from identity_scan.judge.identity.study import study
from identity_scan.judge.identity.weighing import Evidence
from identity_scan.judge.namesakes import namesake_groups
from identity_scan.model import Person

LINE = "# -- below this line: written by tests/evaluation/fit_identity.py; do not edit by hand --"
Weights = dict[str, float]
Rows = Sequence[Mapping[str, float]]


@dataclass
class Scan:
    """One person's rows, read once."""

    name: str
    cases: list[Evidence]
    told: Profile
    likeness: Likeness
    gold: list[frozenset[str]]


def scan(person: Person, rows: Sequence[weps.Row], gold: list[frozenset[str]]) -> Scan:
    read = study([weps.finding(row) for row in rows], person)
    return Scan(person.name, gather(read, {}, None), profile(read.me), read.likeness, gold)


def fit(rows: Rows, truth: Sequence[float], weights: Sequence[float], strength: float) -> Weights:
    """Logistic regression by Newton's method; `strength` is the inverse of the ridge, as in scikit-learn's C."""
    names = [k for k in rows[0] if k != "constant"]
    x = np.array([[row[k] for k in names] + [1.0] for row in rows])
    y, w = np.array(truth, float), np.array(weights, float)
    w *= len(w) / w.sum()
    ridge = np.append(np.full(len(names), 1 / strength), 1e-9)
    beta = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (p - y)) + ridge * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta -= step * min(1.0, 5 / max(np.abs(step).max(), 1e-9))
        if np.abs(step).max() < 1e-6:
            break
    return {k: float(v) for k, v in zip([*names, "constant"], beta, strict=True)}


# -- links between two results --------------------------------------------------------------------------------------


def pair_rows(one: Scan) -> tuple[Rows, list[float], list[float]]:
    rows, truth = [], []
    sketches = one.likeness.sketches
    for n in range(len(sketches)):
        for m in range(n):
            rows.append(one.likeness.features(sketches[n], sketches[m]))
            truth.append(float(bool(one.gold[n] & one.gold[m])))
    return rows, truth, [1 / len(sketches)] * len(rows)


def fit_together(parts: Sequence[tuple[Rows, list[float], list[float]]], strength: float) -> Weights:
    rows, truth, weights = ([x for part in parts for x in part[i]] for i in range(3))
    return fit(rows, truth, weights, strength)  # type: ignore[arg-type]


# -- is it me? ------------------------------------------------------------------------------------------------------


def own_rows(one: Scan, pair: Weights) -> list[dict[str, float]]:
    one.likeness.weights = pair
    return like_own_pages.own_features(one.cases, one.told, one.likeness)


def truth_of(one: Scan) -> list[float]:
    return [float(bool(gold)) for gold in one.gold]


def scan_rows(own: Rows, weights: Weights, links: Links) -> list[dict[str, float]]:
    around = like_own_pages.scan_features([like_own_pages.weigh(row, weights) for row in own], links)
    return [{**a, **b} for a, b in zip(own, around, strict=True)]


class Matches:
    """The fits of "is it me?", with one name left out or none."""

    def __init__(self, people: Sequence[Scan], pairs: Mapping[str, Weights]) -> None:
        self.people = people
        self.own = [own_rows(one, pairs[one.name]) for one in people]
        self.links = []
        for one in people:
            one.likeness.weights = pairs[one.name]
            self.links.append(one.likeness.links())

    def first(self, left_out: str) -> Weights:
        keep = [n for n, one in enumerate(self.people) if one.name not in (left_out, weps.SWAPPED)]
        return fit_together([(self.own[n], truth_of(self.people[n]), [1.0] * len(self.own[n])) for n in keep], 1.0)

    def cross_validated(self) -> dict[str, Weights]:
        names = sorted({one.name for one in self.people})
        first = {name: self.first(name) for name in names}
        self.second_rows = [
            scan_rows(own, first[one.name], links)
            for one, own, links in zip(self.people, self.own, self.links, strict=True)
        ]
        return {name: self.second(name) for name in names}

    def second(self, left_out: str) -> Weights:
        keep = [n for n, one in enumerate(self.people) if one.name not in (left_out, weps.SWAPPED)]
        parts = [(self.second_rows[n], truth_of(self.people[n]), [1.0] * len(self.own[n])) for n in keep]
        return fit_together(parts, 10.0)


def main() -> None:
    scans = []
    for name, rows in weps.namesakes().items():
        scans.append(scan(Person(name), rows, [frozenset(row["label"]["entities"]) for row in rows]))
    parts = {one.name: pair_rows(one) for one in scans}

    def pair(left_out: str) -> Weights:
        return fit_together([part for name, part in parts.items() if name not in (left_out, weps.SWAPPED)], 1.0)

    pairs = {one.name: pair(one.name) for one in scans}
    final: dict[str, Weights] = {"pair": pair("")}
    print("links between results", {k: round(v, 2) for k, v in final["pair"].items()})

    people = []
    for rows in weps.matches().values():
        gold = [frozenset(["me"] if row["label"]["same_person"] else []) for row in rows]
        people.append(scan(weps.person(rows[0]["query_person"]), rows, gold))
    matches = Matches(people, pairs)
    second = matches.cross_validated()
    report_matches(matches, second)
    final["own"], final["scan"] = matches.first(""), matches.second("")
    final["group"] = fit_groups(scans, pairs)
    if "--write" in sys.argv:
        write(final)


def report_matches(matches: Matches, second: Mapping[str, Weights]) -> None:
    said, clean = [], []
    for one, rows in zip(matches.people, matches.second_rows, strict=True):
        logits = [like_own_pages.weigh(row, second[one.name]) for row in rows]
        need = like_own_pages.needed(logits)
        part = ([z >= need for z in logits], [bool(gold) for gold in one.gold])
        said.append(part)
        if one.name != weps.SWAPPED:
            clean.append(part)
    print("is it me, by likeness alone: precision, recall, F", [round(v, 4) for v in weps.match_figures(said)])
    print("   without the name whose labels are another's    ", [round(v, 4) for v in weps.match_figures(clean)])


# -- which results are one person? ------------------------------------------------------------------------------------


def draw_rows(one: Scan, links: Links) -> tuple[Rows, list[float], list[float]]:
    """For every group and every larger one: what draws it there, and whether most of it belongs there."""
    rows, truth = [], []
    chains = namesake_groups.chains(links, weighing.model().limits["chain"])
    of = {n: group for group in chains for n in group}
    for group in chains:
        for target in namesake_groups.targets_of(group, max(chains, key=len), of, links):
            people = Counter(person for n in target for person in one.gold[n])
            belongs = sum(people.most_common(1)[0][0] in one.gold[n] for n in group) / len(group)
            rows.append(
                namesake_groups.drawing(group, target, of, namesake_groups.shape(chains), links, one.likeness.sketches)
            )
            truth.append(float(belongs >= 0.5))
    return rows, truth, [1.0] * len(rows)


def fit_groups(scans: Sequence[Scan], pairs: Mapping[str, Weights]) -> Weights:
    links = {}
    for one in scans:
        one.likeness.weights = pairs[one.name]
        links[one.name] = one.likeness.links()
    parts = {one.name: draw_rows(one, links[one.name]) for one in scans}

    def weights(left_out: str) -> Weights:
        keep = [part for name, part in parts.items() if name not in (left_out, weps.SWAPPED) and part[0]]
        return fit_together(keep, 0.3)

    figures = {}
    for one in scans:
        used = replace(weighing.model(), group=weights(one.name))
        said = [""] * len(one.cases)
        for number, members in enumerate(namesake_groups.grouped(links[one.name], one.likeness.sketches, used)):
            for n in members:
                said[n] = str(number)
        figures[one.name] = weps.group_figures(one.gold, said)
    mean = [sum(f[i] for f in figures.values()) / len(figures) for i in range(3)]
    clean = [f[2] for name, f in figures.items() if name != weps.SWAPPED]
    print(
        "which results are one person: precision, recall, F",
        [round(v, 4) for v in mean],
        "clean",
        round(sum(clean) / len(clean), 4),
    )
    return weights("")


def write(final: Mapping[str, Weights]) -> None:
    path = Path(FOLDER) / "identity.toml"
    head = path.read_text("utf-8").split(LINE)[0].rstrip()
    lines = [head, "", LINE]
    for section, weights in final.items():
        lines += ["", f"[{section}]", *(f'"{k}" = {v:.4f}' for k, v in weights.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    weighing.model.cache_clear()


if __name__ == "__main__":
    main()
