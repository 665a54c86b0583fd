"""Measure the judgement on three workers and 114 single rows that it was never mended towards.

    python tests/evaluation/measure_strangers.py

They were written and labelled by somebody who did not know the rules, the word files or the rows of told/, and nobody
looked at what was judged wrongly: whoever does must write others in their place. The scorers are those of ../shared.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCORERS = HERE.parents[2] / "shared" / "evaluation"
STRANGERS = HERE / "strangers"
JUDGE = (sys.executable, "-c", "from identity_scan.cli.entry import main; main()", "judge")


def _run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Print the figures of each worker, then those of the rows."""
    if not SCORERS.is_dir():
        sys.exit("../shared is not here: the scorers are there")
    with tempfile.TemporaryDirectory() as folder:
        for person in sorted(path.parent for path in STRANGERS.glob("*/gold.json")):
            report = Path(folder) / f"{person.name}.json"
            _run(*JUDGE, person / "results.jsonl", "--person", person / "person.toml", "--json", report)
            figures = json.loads(_run(sys.executable, SCORERS / "score.py", report, person / "gold.json"))
            print(person.name, *(f"{name} {value}" for name, value in figures.items()), sep="  ")
    program = Path(sys.executable).parent / "identity-scan"
    print("rows", _run(sys.executable, SCORERS / "score_traps.py", STRANGERS / "traps", "--", program, "judge"))


if __name__ == "__main__":
    main()
