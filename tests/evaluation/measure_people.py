"""Measure exposure, facts, actions and severity on the fictional persons of ../shared/evaluation.

    python tests/evaluation/measure_people.py [--judged] [--misses] [FOLDER ...]

Without --judged the identity verdicts are those of the gold labels: the figures tell the rest of the judge alone.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from identity_scan.advice.advise import advise
from identity_scan.engines import row_file
from identity_scan.judge import appraise, judge
from identity_scan.keeping import own_person
from identity_scan.merging.merge import merge
from identity_scan.model import Identity, Judged, Reason, Verdict
from identity_scan.speech import address
from identity_scan.speech.telling import verbatim

SHARED = Path(__file__).resolve().parents[3] / "shared"
PEOPLE = SHARED / "evaluation" / "people"
TODAY = date(2026, 11, 22)
_VERDICTS = {"yes": Verdict.ME, "no": Verdict.NOT_ME, "unsure": Verdict.UNSURE}


def scorer() -> Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]:
    """Return the score function of ../shared."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "evaluation" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score  # type: ignore[no-any-return]


def judged_people(folder: Path, gold: Mapping[str, Any], *, by_gold: bool) -> tuple[Judged, ...]:
    """Judge the rows of one person's folder."""
    who = own_person.read(folder / "person.toml")
    collected = row_file.parse((folder / "results.jsonl").read_text("utf-8").splitlines(), who)
    findings = merge(collected, row_file.index_of(collected))
    if by_gold:
        labels = {
            address.canonical(url): _VERDICTS[g["about_me"]] for g in gold["findings"].values() for url in g["urls"]
        }
        identities = [
            Identity(labels.get(address.canonical(f.url), Verdict.UNSURE), 0.9, (Reason(verbatim("gold")),))
            for f in findings
        ]
        judged: Sequence[Judged] = appraise(findings, identities, who, today=TODAY)
    else:
        judged, _groups = judge(findings, who, today=TODAY)
    return tuple(replace(j, advice=advise(j, who)) for j in judged)


def report(judged: Sequence[Judged]) -> dict[str, Any]:
    """Return the part of the report that the scorer reads."""
    return {"findings": [_finding(j) for j in judged]}


def _finding(j: Judged) -> dict[str, Any]:
    return {
        "url": j.finding.url,
        "sightings": [{"url": s.url} for s in j.finding.sightings],
        "identity": {"verdict": j.identity.verdict.value},
        "exposure": {"verdict": j.exposure.verdict.value},
        "disclosures": [{"kind": d.kind, "text": d.text} for d in j.disclosures],
        "severity": {"score": j.severity.score},
        "actions": [{"id": a.action.id} for a in j.advice],
        "page": (j.page_kind, j.control, j.change, j.boundary, bool(j.contradicts)),
    }


FACTS = frozenset(
    [
        "private_phone",
        "work_contact",
        "home_address",
        "home_area",
        "private_email",
        "date_of_birth",
        "age_or_birth_year",
        "family_members",
        "child_identity",
        "relationship_status",
        "client_info",
        "role_credential",
        "account_handle",
        "education_history",
        "daily_routine",
        "finances",
        "political_affiliation",
        "publication",
        "leisure",
        "health_self",
        "criminal_or_police",
        "discipline",
        "negative_review",
        "employer_criticism",
    ]
)


def misses(made: Mapping[str, Any], gold: Mapping[str, Any]) -> None:
    """Print where the report and the gold differ."""
    by_url = {address.canonical(s["url"]): f for f in made["findings"] for s in [*f["sightings"], f]}
    for name, g in gold["findings"].items():
        f = next((by_url[address.canonical(u)] for u in g["urls"] if address.canonical(u) in by_url), None)
        if not f or g["about_me"] == "no":
            continue
        shown, wanted = {d["kind"] for d in f["disclosures"]}, set(g["exposes"])
        texts = {d["kind"]: d["text"] for d in f["disclosures"]}
        act = [a["id"] for a in f["actions"]][:3]
        bad = (
            f["exposure"]["verdict"] != g["exposure"]
            or shown & FACTS != wanted & FACTS
            or not set(act) & set(g["actions"])
        )
        gap = abs(f["severity"]["score"] - g.get("score", 0))
        if bad or gap >= 20:
            print(
                f"{name} [{g['about_me']}] life {f['exposure']['verdict']}/{g['exposure']}"
                f" score {f['severity']['score']}/{g.get('score')} {f['page']}"
            )
            print(
                f"    extra {[(k, texts[k][:40]) for k in sorted(shown - wanted)]}\n"
                f"    missing {sorted(wanted - shown)}"
            )
            if not set(act) & set(g["actions"]):
                print(f"    actions {act} wanted {g['actions']}")


def main() -> None:
    """Print the figures of every person, and the misses if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--judged", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("folders", nargs="*", type=Path)
    args = parser.parse_args()
    score = scorer()
    for folder in args.folders or sorted(PEOPLE.iterdir()):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        made = report(judged_people(folder, gold, by_gold=not args.judged))
        print(folder.name, json.dumps(score(made, gold)), file=sys.stdout)
        if args.misses:
            misses(made, gold)


if __name__ == "__main__":
    main()
