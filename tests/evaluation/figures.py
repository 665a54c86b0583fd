"""Print every figure of the judges: `python tests/evaluation/figures.py`. It needs ../shared, and takes about a minute.

    python tests/evaluation/figures.py --strangers     only those of strangers/

The fictional workers and the real names are read from ../shared and judged by the command itself; the persons of
`invented/` were written for this project and labelled before they were first judged. Those of `strangers/`, three
workers and 114 single rows, were written by somebody who knew neither the rules nor the word files nor the rows of
told/, and nothing was mended towards them: whoever looks at what is judged wrongly there must write others instead.
Those of `met/`, four workers and 210 single rows, were written in the same way, in words as oblique as people use, and
what was judged wrongly there was mended by its kind. At first look identity was .96 .95 .88 .95 of robert, nadege,
rayanne and parvinder, exposure .87 .87 .89 .96, recall of facts .85 .83 .71 .70; of the rows a to f must 26 of 60 and
must-not 55 of 60, of g to i, written after that was mended, must-not 76 of 90.
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
    if "--strangers" not in sys.argv:
        _known()
    _workers(HERE / "strangers")
    _rows(HERE / "strangers" / "traps")


def _workers(folder: Path) -> None:
    """Print the figures of each worker of a folder."""
    with tempfile.TemporaryDirectory() as place:
        for person in sorted(path.parent for path in folder.glob("*/gold.json")):
            report = Path(place) / f"{person.name}.json"
            _run(*JUDGE, person / "results.jsonl", "--person", person / "person.toml", "--json", report)
            figures = json.loads(_run(sys.executable, EVALUATION / "score.py", report, person / "gold.json"))
            print(person.name, *(f"{name} {value}" for name, value in figures.items()), sep="  ")


def _rows(folder: Path) -> None:
    """Print the figures of a folder of single rows."""
    scored = _run(sys.executable, EVALUATION / "score_traps.py", folder, "--", _itself(), "judge")
    print("rows", folder.name, scored, sep="  ")


def _known() -> None:
    """Print the figures of those whom the rules have met, and of names."""
    _workers(EVALUATION / "people")
    for script, rows in (("score_match.py", "weps-train.jsonl"), ("score_namesakes.py", "weps-train-clusters.jsonl")):
        print(script, _run(sys.executable, EVALUATION / script, EVALUATION / rows, "--", *JUDGE))
    rows = EVALUATION / "names" / "names.jsonl"
    print("score_names.py", _run(sys.executable, EVALUATION / "score_names.py", rows, "--", _itself(), "judge"))
    print(_run(sys.executable, HERE / "measure_invented.py"))
    print(_run(sys.executable, HERE / "measure_names.py"))
    _workers(HERE / "met")
    for rows in sorted((HERE / "met" / "rows").iterdir()):
        _rows(rows)


def _itself() -> Path:
    """The command as it is installed beside this Python: what checks names calls two commands of it."""
    return Path(sys.executable).with_name("identity-scan")


if __name__ == "__main__":
    main()
