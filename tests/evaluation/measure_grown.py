"""Measure the judge on persons whom the rules never met: the worst of them, and how many of each private fact are seen.

    python tests/evaluation/measure_grown.py [--seed 1] [--persons 12] [--kept] [--misses] [--reasons 40]

--kept judges the sentences that are kept back; which of them are misread is never printed, so that nobody mends
towards them.
--reasons prints so many reasons, drawn by the seed, for somebody to read.

First measured, before any rule was mended (seed 1): identity .93, exposure .74, private facts .63 right and .46
found; of those kept back: .92, .59, .63 and .38. Fourteen labels of who is meant were put right after that run: a
full name with the town alone may be left unsure where others bear it too (R1). After the clauses were read: .99, .96,
.99 and .93; kept back .99, .87, .94 and .87, which is not quite blind, for one hand wrote the sentences and the
grammar. Sentences written after that, and measured once before any look (the last part of kept_*.toml): before .93,
.52, .78 and .10, after .98, .81, .95 and .49. What is told in words that nobody foresaw is still missed half the
time.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from grown import Grown, Row, grow

from identity_scan.judge import judge
from identity_scan.model import Judged, Verdict
from identity_scan.speech.sentences import words

TODAY = date(2026, 11, 22)
PRIVATE = frozenset((
    "home_address", "home_area", "private_phone", "private_email", "date_of_birth", "age_or_birth_year",
    "family_members", "child_identity", "child_first_name", "relationship_status", "daily_routine", "health_self",
    "family_health", "finances", "political_affiliation", "religion", "activism", "substance_use", "intimate_life",
    "criminal_or_police", "court_private_matter", "threat_or_doxxing", "client_info", "demeaning_content",
    "employer_criticism", "discipline", "leisure",
))  # fmt: skip
"""The facts that must not be missed, nor claimed where nobody says them; those of work may go either way."""
VERDICTS = {"yes": Verdict.ME, "no": Verdict.NOT_ME, "unsure": Verdict.UNSURE}
Pair = tuple[Row, Judged]


@dataclass
class Figures:
    """What was right of one person's rows, or of many's."""

    counts: Counter[str] = field(default_factory=Counter)
    lives: list[tuple[str, str]] = field(default_factory=list)
    facts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, row: Row, judged: Judged) -> None:
        """Count one row."""
        verdict = judged.identity.verdict
        if row.about in VERDICTS:
            wanted = VERDICTS[row.about]
            self.counts["identity all"] += 2
            self.counts["identity"] += 2 if verdict is wanted else Verdict.UNSURE in (verdict, wanted)
            self.counts["hidden"] += row.about == "yes" and verdict is Verdict.NOT_ME
            self.counts["false me"] += row.about != "yes" and verdict is Verdict.ME
        if row.about not in ("yes", "any") or verdict is Verdict.NOT_ME:
            return
        shown = {d.kind for d in judged.disclosures} & PRIVATE
        self.facts.update((kind, "seen" if kind in shown else "missed") for kind in row.must)
        self.facts.update((kind, "false") for kind in shown - row.must - row.may)
        self.counts["score all"] += 1
        self.counts["score"] += row.least <= judged.severity.score <= row.most
        self.counts["flag all"] += len(row.flags | row.no_flags)
        self.counts["flag"] += len(row.flags & judged.flags) + len(row.no_flags - judged.flags)
        if row.life:
            self.lives.append((row.life, judged.exposure.verdict.value))

    def told(self) -> dict[str, float]:
        """Return the figures, 0 to 1 but for the two counts at the end."""
        totals: Counter[str] = Counter()
        for (_kind, how), n in self.facts.items():
            totals[how] += n
        seen = totals["seen"]
        return {
            "identity": self.counts["identity"] / self.counts["identity all"],
            "exposure": _macro(self.lives),
            "right": seen / max(1, seen + totals["false"]),
            "found": seen / max(1, seen + totals["missed"]),
            "score": self.counts["score"] / self.counts["score all"],
            "flags": self.counts["flag"] / max(1, self.counts["flag all"]),
            "hidden": self.counts["hidden"],
            "false me": self.counts["false me"],
        }


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    scores = []
    for life in ("professional", "personal", "mixed"):
        both = sum(a == life for a, _b in pairs) + sum(b == life for _a, b in pairs)
        scores.append(2 * sum(a == b == life for a, b in pairs) / both if both else 1.0)
    return sum(scores) / len(scores)


def judged_rows(grown: Grown) -> list[Pair]:
    """Judge a person's rows as one search would."""
    findings = [row.finding(n) for n, row in enumerate(grown.rows, 1)]
    judged, _groups = judge(findings, grown.person, today=TODAY)
    return list(zip(grown.rows, judged, strict=True))


def wrong(row: Row, judged: Judged) -> Iterator[str]:
    """Yield what is misread of a row."""
    if row.about in VERDICTS and judged.identity.verdict is not VERDICTS[row.about]:
        yield f"{judged.identity.verdict.value} {[(r.words[:24], r.weight) for r in judged.identity.reasons[:4]]}"
    if row.about not in ("yes", "any"):
        return
    texts = {d.kind: d.text for d in judged.disclosures if d.kind in PRIVATE}
    if row.life and judged.exposure.verdict != row.life:
        yield f"life {judged.exposure.verdict.value}, not {row.life}"
    if extra := texts.keys() - row.must - row.may:
        yield f"extra {[(kind, texts[kind][:40]) for kind in sorted(extra)]}"
    if missing := row.must - texts.keys():
        yield f"missing {sorted(missing)}"
    if not row.least <= judged.severity.score <= row.most:
        yield f"score {judged.severity.score}"
    if (row.flags - judged.flags) | (row.no_flags & judged.flags):
        yield f"flags {sorted(judged.flags)}"


def _print_figures(all_of: Sequence[tuple[Grown, list[Pair]]]) -> None:
    whole, by_kind = Figures(), {kind: [0, 0] for kind in range(10)}
    each = []
    for grown, pairs in all_of:
        figures = Figures()
        for row, judged in pairs:
            figures.add(row, judged)
            whole.add(row, judged)
            by_kind[row.kind][0] += not [*wrong(row, judged)]
            by_kind[row.kind][1] += 1
        each.append((grown, figures.told()))
    print("all   ", _rounded(whole.told()))
    for name in ("identity", "exposure", "right", "found", "score"):
        grown, figures = min(each, key=lambda one: one[1][name])
        print(f"worst {name} {figures[name]:.3f}: {grown.person.name} ({grown.language}, {grown.setting})")
    print("rows right by misreading", *(f"{kind}: {n}/{of}" for kind, (n, of) in by_kind.items() if of), sep="  ")
    kinds = sorted({kind for kind, _how in whole.facts})
    for kind in kinds:
        seen, missed, false = (whole.facts[kind, how] for how in ("seen", "missed", "false"))
        print(f"  {kind:24} seen {seen} of {seen + missed}, claimed falsely {false}")


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in figures.items()}


def _print_misses(all_of: Sequence[tuple[Grown, list[Pair]]]) -> None:
    seen = set()
    for grown, pairs in all_of:
        for row, judged in pairs:
            lines = [*wrong(row, judged)]
            if lines and (key := (row.kind, row.title[:24], lines[0])) not in seen:
                seen.add(key)
                print(f"{row.kind} {grown.language} {row.title[:80]} [{judged.page_kind}]\n    {row.snippet[:170]}")
                print(*(f"      {line}" for line in lines), sep="\n")


def _print_reasons(all_of: Sequence[tuple[Grown, list[Pair]]], size: int, seed: int) -> None:
    reasons = [
        (row.title, words(one.said))
        for _grown, pairs in all_of
        for row, judged in pairs
        for one in (*judged.identity.reasons[:1], *judged.exposure.reasons[:1], *judged.disclosures)
    ]
    for title, reason in random.Random(seed).sample(reasons, min(size, len(reasons))):
        print(f"{title[:60]}\n    {reason}")


def main() -> None:
    """Print the figures, and what was asked for besides."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--persons", type=int, default=12)
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--reasons", type=int, default=0)
    args = parser.parse_args()
    grown = [grow(args.seed * 1000 + n, kept=args.kept) for n in range(args.persons)]
    all_of = [(one, judged_rows(one)) for one in grown]
    _print_figures(all_of)
    if args.misses and not args.kept:
        _print_misses(all_of)
    if args.reasons:
        _print_reasons(all_of, args.reasons, args.seed)


if __name__ == "__main__":
    main()
