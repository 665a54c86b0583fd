"""One scan of each world for all tests of this folder."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from stand_in import PEOPLE, StandIn, command, environment, serve


@dataclass(frozen=True)
class Scanned:
    """What a scan left: its report, its exit code, its narration."""

    path: Path
    code: int
    narration: str

    @property
    def report(self) -> dict:
        return json.loads(self.path.read_text("utf-8"))


@pytest.fixture(scope="session")
def replay_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("replay")


def scan(stand_in: StandIn, who: str, folder: Path, *arguments: object) -> Scanned:
    """Scan a person of the evaluation through a stand-in, as a worker would, with a fresh home."""
    report = folder / "report.json"
    person = PEOPLE / who / "person.toml"
    done = subprocess.run(
        command("scan", "--depth", "deep", "--person", person, "--json", report, *arguments),
        env=environment(stand_in, folder / "home"),
        capture_output=True,
        text=True,
        timeout=300,
    )
    notes = [note.read_text("utf-8") for note in (folder / "home").glob("crash-*.txt")]
    assert not notes, notes
    return Scanned(report, done.returncode, done.stderr)


@pytest.fixture(scope="session")
def scanned(replay_folder, tmp_path_factory):
    """Scan a world once, with the faults asked for; kept for the session."""
    kept: dict[tuple[str, ...], Scanned] = {}

    def of(who: str, *options: str) -> Scanned:
        if (who, *options) not in kept:
            with serve(PEOPLE / who / "world.json", replay_folder, *options) as stand_in:
                kept[(who, *options)] = scan(stand_in, who, tmp_path_factory.mktemp(who))
        return kept[(who, *options)]

    return of
