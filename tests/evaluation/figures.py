"""Print every figure of the judges: `python tests/evaluation/figures.py`. It needs ../shared, and takes about a minute.

The fictional workers and the real names are read from ../shared and judged by the command itself; the persons of
`invented/` were written for this project and labelled before they were first judged.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
EVALUATION = HERE.parents[2] / "shared" / "evaluation"
JUDGE = (sys.executable, "-c", "from identity_scan.cli.entry import main; main()", "judge")


def _run(*command: object) -> str:
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Judge and score everything there is."""
    if not EVALUATION.is_dir():
        sys.exit("../shared is not here: the labelled results are read from there")
    with tempfile.TemporaryDirectory() as folder:
        for person in sorted((EVALUATION / "people").iterdir()):
            report = Path(folder) / f"{person.name}.json"
            _run(*JUDGE, person / "results.jsonl", "--person", person / "person.toml", "--json", report)
            figures = json.loads(_run(sys.executable, EVALUATION / "score.py", report, person / "gold.json"))
            print(person.name, *(f"{name} {value}" for name, value in figures.items()), sep="  ")
    for script, rows in (("score_match.py", "weps-train.jsonl"), ("score_namesakes.py", "weps-train-clusters.jsonl")):
        print(script, _run(sys.executable, EVALUATION / script, EVALUATION / rows, "--", *JUDGE))
    rows = EVALUATION / "names" / "names.jsonl"
    print("score_names.py", _run(sys.executable, EVALUATION / "score_names.py", rows, "--", _itself(), "judge"))
    print(_run(sys.executable, HERE / "measure_invented.py"))
    print(_run(sys.executable, HERE / "measure_names.py"))
    print(_run(sys.executable, HERE / "measure_strangers.py"))


def _itself() -> Path:
    """The command as it is installed beside this Python: what checks names calls two commands of it."""
    return Path(sys.executable).with_name("identity-scan")


if __name__ == "__main__":
    main()
