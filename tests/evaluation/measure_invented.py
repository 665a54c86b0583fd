"""Measure the whole judgement on the fictional persons of invented/ whose rows say who is meant, and what to do.

    python tests/evaluation/measure_invented.py [--misses] [NAME ...]

The labels were written before the first run. That run, blind, gave (mean of the first four): identity 0.96, exposure
1.00, facts 0.91 right and 0.93 found, actions 0.97; no result of the worker's own was taken for somebody else's.

The pairs hold a French and an English person whose rows show the same kinds of page, line by line, with the same
labels: what differs between their figures is the language. Their rows also say how near a client gets, how hard a
change is and whether the page goes against how the worker wants to be seen, which makes the score that severity is
compared with. They too were labelled before the first run. Blind, French | English:

                                    identity     exposure     facts right  facts found  actions      severity
    noemie, stephane | imogen,
    gordon: before any mending      0.93 | 0.97  0.90 | 0.96  0.93 | 0.90  0.87 | 0.92  0.92 | 0.95  0.83 | 0.95
    chantal | maureen: before       0.94 | 0.96  1.00 | 0.92  0.92 | 0.92  0.88 | 0.86  0.90 | 0.90  0.95 | 0.86
      after mending the first two   0.99 | 0.96  1.00 | 0.92  0.92 | 0.92  0.90 | 0.88  0.97 | 0.97  0.99 | 0.90
    marieeve | marylou: before      0.87 | 0.87  0.94 | 1.00  0.96 | 1.00  0.72 | 0.84  0.90 | 0.95  0.83 | 1.00
      after mending the first three 0.94 | 0.94  1.00 | 1.00  0.97 | 1.00  0.88 | 0.84  0.95 | 0.95  0.99 | 0.99

Eleven labels were later brought in line with those of ../shared: a thesis that names the worker's school is schooling
too, "NAME - social worker - TOWN - RateMDs" names the role, a partner named as such is a relationship, and a child who
is only named in a profile's line is a first name.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import correlation, fmean
from typing import Any

from identity_scan.advice.advise import advise
from identity_scan.judge import judge
from identity_scan.judge.severity import Weights, visibility
from identity_scan.judge.severity import score as weighed
from identity_scan.keeping.own_person import read
from identity_scan.model import Finding, Judged, Life, Person, Query, Sighting, Tier
from identity_scan.speech import address

INVENTED = Path(__file__).parent / "invented"
WHOLE = ("james", "josiane", "olivier", "sarah")
PAIRS = (("noemie", "imogen"), ("stephane", "gordon"), ("chantal", "maureen"), ("marieeve", "marylou"))
"""French and English, with the same kinds of page and the same labels line by line."""
VERDICTS = {"yes": "me", "no": "not_me", "unsure": "unsure"}
TODAY = date(2026, 11, 22)
COUNTED = frozenset((
    "private_phone", "work_contact", "home_address", "home_area", "private_email", "date_of_birth",
    "age_or_birth_year", "family_members", "child_identity", "relationship_status", "client_info", "role_credential",
    "account_handle", "education_history", "daily_routine", "finances", "political_affiliation", "publication",
    "leisure", "health_self", "criminal_or_police", "discipline", "negative_review", "employer_criticism",
))  # fmt: skip
"""The facts that ../shared counts."""
Row = Mapping[str, Any]


def judged_rows(name: str) -> list[tuple[Judged, Row]]:
    """Judge a person's rows as one search would."""
    person = read(INVENTED / f"{name}.toml")
    rows = [json.loads(line) for line in (INVENTED / f"{name}.jsonl").read_text("utf-8").splitlines()]
    findings = []
    for n, row in enumerate(rows, 1):
        url, title, snippet = row["url"], row["title"], row["snippet"]
        seen = Sighting("bing", "bing", Query("q", "W1", "name", Tier.NAME, 30), 1, n, url, title, snippet)
        findings.append(Finding(str(n), url, title, snippet, address.site(url), (seen,)))
    judged, _groups = judge(findings, person, today=TODAY)
    return list(zip(judged, rows, strict=True))


def shown(judged: Judged) -> set[str]:
    """Return the kinds of fact that are counted."""
    return {d.kind for d in judged.disclosures} & COUNTED


def score(both: list[tuple[Judged, Row]], name: str) -> dict[str, float]:
    """Return the figures as ../shared counts them: verdicts, life (macro-F1), facts and actions of the worker's own."""
    person = read(INVENTED / f"{name}.toml")
    sure = [(j, row) for j, row in both if row["about"] != "unsure"]
    right = sum({VERDICTS[row["about"]]: 1.0, "unsure": 0.5}.get(j.identity.verdict, 0.0) for j, row in sure)
    own = [(j, row) for j, row in both if row["about"] == "yes"]
    facts: Counter[str] = Counter()
    for j, row in own:
        wanted = set(row["facts"]) & COUNTED
        facts.update(hit=len(shown(j) & wanted), shown=len(shown(j)), wanted=len(wanted))
    done = sum(bool({a.action.id for a in advise(j, person)[:3]} & set(row["actions"])) for j, row in own)
    ranked = [(_labelled(j, row, person), j.severity.score) for j, row in own if "near" in row]
    return {
        "identity": right / len(sure),
        "exposure": _macro([(j.exposure.verdict, row["life"]) for j, row in own]),
        "facts_precision": facts["hit"] / facts["shown"],
        "facts_recall": facts["hit"] / facts["wanted"],
        "action": done / len(own),
        "hidden": sum(j.identity.verdict == "not_me" for j, _row in own),
        **({"severity": _agreement(ranked)} if ranked else {}),
    }


def _agreement(pairs: list[tuple[int, int]]) -> float:
    """Return the rank correlation of two scores, equal ones sharing their place."""
    return correlation(*([_place(value, all_of) for value in all_of] for all_of in zip(*pairs, strict=True)))


def _place(value: int, among: Sequence[int]) -> float:
    return sum(other < value for other in among) + sum(other == value for other in among) / 2


def by_language(pairs: Sequence[tuple[str, str]] = PAIRS) -> tuple[dict[str, float], dict[str, float]]:
    """Return the mean figures of the French persons and of the English ones."""
    french, english = ([score(judged_rows(name), name) for name in names] for names in zip(*pairs, strict=True))
    return _mean(french), _mean(english)


def _mean(figures: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: fmean(one[name] for one in figures) for name in figures[0]}


def _labelled(judged: Judged, row: Row, person: Person) -> int:
    """Return the score that SEVERITY gives to the labels of a row."""
    return weighed(
        Weights(
            facts=frozenset(row["facts"]),
            life=Life(row["life"]),
            boundary=row["near"],
            discrepancy="contradicts" if row["contradicts"] else "",
            change=row["change"],
            visibility=visibility(judged.finding.sightings),
            safety=person.safety,
        )
    )


def _macro(pairs: list[tuple[str, str]]) -> float:
    lives = ("professional", "personal", "mixed")
    hits = {life: 2 * sum(a == b == life for a, b in pairs) for life in lives}
    return sum(hits[v] / (sum(a == v for a, _b in pairs) + sum(b == v for _a, b in pairs)) for v in lives) / 3


def misses(both: list[tuple[Judged, Row]], name: str) -> None:
    """Print where judgement and labels differ."""
    person = read(INVENTED / f"{name}.toml")
    for j, row in both:
        wrong = []
        if j.identity.verdict != VERDICTS[row["about"]]:
            wrong.append(f"{j.identity.verdict} {[(r.words[:20], r.weight) for r in j.identity.reasons[:5]]}")
        if row["about"] == "yes":
            if j.exposure.verdict != row["life"]:
                wrong.append(f"life {j.exposure.verdict.value}, not {row['life']}")
            wanted = set(row["facts"]) & COUNTED
            extra = [(d.kind, d.text[:30]) for d in j.disclosures if d.kind in COUNTED - wanted]
            wrong += [f"extra {extra}"] if extra else []
            wrong += [f"missing {sorted(wanted - shown(j))}"] if wanted - shown(j) else []
            acts = [a.action.id for a in advise(j, person)[:3]]
            wrong += [] if set(acts) & set(row["actions"]) else [f"actions {acts}, not {row['actions']}"]
        if wrong:
            print(f"  {row['title'][:60]} [{j.page_kind}]", *wrong, sep="\n      ")


def main() -> None:
    """Print the figures of every person, and the misses if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    for name in args.names or (*WHOLE, *(name for pair in PAIRS for name in pair)):
        both = judged_rows(name)
        print(name, {k: round(v, 3) for k, v in score(both, name).items()})
        if args.misses:
            misses(both, name)
    if not args.names:
        for language, figures in zip(("French", "English"), by_language(), strict=True):
            print(language, {k: round(v, 3) for k, v in figures.items()})


if __name__ == "__main__":
    main()
