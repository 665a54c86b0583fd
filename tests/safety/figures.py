"""The figures of the safety tests, measured and written into SECURITY.md between its marks.

.venv/bin/python -m tests.safety.figures              # about ten minutes, most of them spent fuzzing
.venv/bin/python -m tests.safety.figures --kills 20 --fuzz 30 --walks 3
"""

import argparse
import asyncio
import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from safety import kills, promises, sealing_kills  # noqa: E402
from safety.hostile import ADDRESSES, ALIKE, TEXTS, harmless  # noqa: E402
from safety.places import FORMS, TEXT_PLACES, Met  # noqa: E402
from safety.pretend_web import pretending  # noqa: E402
from safety.test_erase_disk import SECRETS  # noqa: E402
from safety.test_hostile_pages import _ALLOWED, CHECKS  # noqa: E402
from safety.test_hostile_screens import WALK, walked  # noqa: E402
from safety.test_network import allowed, whole_use  # noqa: E402
from safety.test_what_leaves import FORMS as LEAVING  # noqa: E402

from identity_scan import demo  # noqa: E402

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def hostile(walks: int) -> str:
    """Put every text in every place and on every screen."""
    for name, evil in TEXTS.items():
        with tempfile.TemporaryDirectory() as folder:
            met = Met(evil, Path(folder))
            for place, of in TEXT_PLACES.items():
                harmless(of(met), f"{name}, {place}")
            for form in FORMS:
                said = met.report(form).decode()
                harmless(said, f"{name}, {form}", "\n" + _ALLOWED.get(form, ""))
                CHECKS[form](said)
    chosen = list(TEXTS.values())[:walks]
    screens = sum(asyncio.run(walked(evil)) for evil in chosen)
    places = len(TEXT_PLACES) + len(FORMS)
    return (
        f"{len(TEXTS)} hostile texts × {places} places (plain command line, history, letters, list of actions, judged "
        f"rows, imports, person file, {len(FORMS)} report forms) = {len(TEXTS) * places} shown, none steered; "
        f"{len(chosen)} × {len(WALK)} screens = {screens}, none steered; {len(ADDRESSES)} addresses that must not be "
        f"opened, none was; {len(ALIKE)} look-alike hosts, all told apart"
    )


def survived(times: int) -> str:
    """Kill so often."""
    command = [sys.executable, "-m", "safety.kills", str(times)]
    done = subprocess.run(command, cwd=ROOT / "tests", capture_output=True, text=True)
    told = kills.Told(**json.loads(done.stdout))
    assert not told.lost, told.lost
    moments = ", ".join(f"{n} in {what}" for what, n in sorted(dict(told.during).items()))
    return (
        f"{told.survived} of {told.kills} kills (kill -9) survived: {moments}; {told.acknowledged} acknowledged "
        "answers, decisions, states and reports, all of them there"
    )


def sealed() -> str:
    """Kill what changes a home as a whole."""
    command = [sys.executable, "-m", "safety.sealing_kills", "6"]
    done = subprocess.run(command, cwd=ROOT / "tests", capture_output=True, text=True)
    told = sealing_kills.Told(**json.loads(done.stdout))
    assert not told.locked_out, told.locked_out
    assert not told.plain, told.plain
    kinds = ", ".join(f"{n} in {what}" for what, n in told.points.items())
    return (
        f"{sum(told.points.values()):,} moments of sealing and the like at which it was killed ({kinds}): no lock-out, "
        "nothing in plain words under a seal"
    )


def fuzzed(seconds: int) -> str:
    """Fuzz so long, if atheris is there."""
    command = [sys.executable, "tests/fuzz/fuzz_engines.py", f"-max_total_time={seconds}"]
    (ROOT / "build" / "fuzz").mkdir(parents=True, exist_ok=True)
    command.append("-artifact_prefix=build/fuzz/")  # where what it finds stays
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
    if "No module named 'atheris'" in done.stderr:
        return "not fuzzed: atheris is not installed here"
    assert done.returncode == 0, f"ended with {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-1000:]}"
    runs = re.search(r"Done (\d+) runs in (\d+) second", done.stdout + done.stderr)
    slowest = re.findall(r"slowest ([\d.]+) s", done.stdout)
    assert runs
    took = f", the slowest {slowest[-1]} s" if slowest else ""
    return f"{int(runs[1]):,} inputs fuzzed in {runs[2]} s (atheris): no crash, none over 1 s{took}"


def contacted() -> str:
    """Watch a whole use."""
    with tempfile.TemporaryDirectory() as place, pretending(demo.find("tamsin").world, Path(place)) as web:
        use = whole_use(Path(place), web)
    reached = {host.partition(":")[0] for places in use.connected.values() for host in places}
    assert reached <= allowed()
    assert all(not use.connected[name] and not use.watched[name] for name in use.ran if not name.startswith("scan"))
    listed = ", ".join(sorted(reached))
    return (
        f"{len(reached)} hosts contacted in a whole use of {len(use.ran)} commands, each of them in the plan "
        f"({listed}); by the demonstration, reports, actions and erasing: none"
    )


SELF, DISK = "tests/safety/test_self_search_only.py", "tests/safety/test_erase_disk.py"
REFUSED, WORKS = f"{SELF}::test_it_is_refused_and_nobody_is_asked", f"{SELF}::test_it_works_and_security_says_so"
ERASED = f"{DISK}::test_on_the_bare_disk_no_word_of_the_worker_remains"
TOLD = "tests/safety/test_what_leaves.py::test_nobody_can_tell_from_the_default_who_is_threatened"


def walked_by_tests() -> list[str]:
    """Run the tests whose number is a figure: misuse, two windows, the bare disk, what a default sheet tells."""
    (windows,) = (
        row.tests for row in promises.rows((ROOT / "SECURITY.md").read_text("utf-8")) if "wind" in row.promise
    )
    outcomes = promises.ran((REFUSED, WORKS, ERASED, TOLD, *windows))
    refused, works, told = (len(outcomes[test]) for test in (REFUSED, WORKS, TOLD))
    safe = sum(set(outcomes[test]) == {"passed"} for test in windows)
    on_disk = set(outcomes.pop(ERASED))
    assert all(set(seen) == {"passed"} for seen in outcomes.values()), outcomes
    disk = (
        f"0 of {len(SECRETS)} words of the worker (name, telephone, street) on a bare disk (ext4) after a search, six "
    )
    disk += "forms of report and erasing"
    return [
        f"{refused + works} ways of turning it on somebody else walked: {refused} refused with nobody asked, {works} "
        "work, each named above",
        f"{safe} of {len(windows)} scenarios of two windows without a lost word",
        disk if on_disk == {"passed"} else "the bare disk was not measured: none may be mounted here",
        f"{told * len(LEAVING)} pairs of what leaves by default ({len(LEAVING)} forms, {told} languages), of a worker "
        "who is threatened and of one who is not: the same but for the counts by life",
    ]


def main() -> None:
    """Measure, print, and write what was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--fuzz", type=int, default=420, help="seconds; 0 leaves the figure out")
    options.add_argument("--walks", type=int, default=len(TEXTS), help="hostile texts that are taken round the screens")
    chosen = options.parse_args()
    last = [fuzzed(chosen.fuzz)] if chosen.fuzz else []  # told last, but run first: what it finds is worth a stop
    lines = [hostile(chosen.walks), survived(chosen.kills), sealed(), *walked_by_tests(), contacted(), *last]
    told = "\n".join(
        [f"Measured on {date.today()}, Python {sys.version.split()[0]}:", "", *(f"* {line}." for line in lines)]
    )
    print(told)
    path = ROOT / "SECURITY.md"
    before, _mark, rest = path.read_text("utf-8").partition(BEGIN)
    path.write_text(f"{before}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
