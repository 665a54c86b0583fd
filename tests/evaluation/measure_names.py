"""Print how forms of a name are told apart per tradition: `python tests/evaluation/measure_names.py`.

The forms and the strangers beside them stand in tests/person/traditions.toml; each is judged on a page of the worker's
own employer, in her town, with her trade.
"""

import tomllib
from pathlib import Path

from identity_scan.judge.identity.identify import identify
from identity_scan.model import Finding, Person, Verdict
from identity_scan.person.own_form import is_own

TABLE = Path(__file__).resolve().parents[1] / "person" / "traditions.toml"
EMPLOYER = "Escarpment Child and Family Services"


def main() -> None:
    """Judge every form of every worker."""
    counts = {"hers": [0, 0], "strangers": [0, 0], "own": [0, 0]}
    for row in tomllib.loads(TABLE.read_text("utf-8"))["worker"]:
        person = Person(
            row["name"],
            other_names=tuple(row.get("other_names", ())),
            family_name=row.get("family_name", ""),
            places=("Hamilton, Ontario",),
            professions=("Social worker, RSW",),
            employers=(EMPLOYER,),
        )
        for kind in ("hers", "strangers"):
            for shown in row[kind]:
                snippet = f"{shown}, intake social worker, RSW, Hamilton, Ontario."
                url = "https://escarpmentcfs.example/team/1"
                (found,) = identify([Finding("x", url, f"{shown} - {EMPLOYER}", snippet, "", ())], person)
                mine = kind == "hers"
                for name, right in ((kind, found.verdict is Verdict.ME), ("own", is_own(shown, person))):
                    counts[name][0] += right is mine
                    counts[name][1] += 1
    said = ("hers told right", "strangers kept apart", "own-name check right")
    pairs = zip(said, counts.values(), strict=True)
    print("names", *(f"{name} {right}/{all_}" for name, (right, all_) in pairs), sep="  ")


if __name__ == "__main__":
    main()
