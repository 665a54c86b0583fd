"""A scan that is killed at any moment keeps every answer that it showed, and goes on with the rest."""

import contextlib
import json
import random
import subprocess
from collections import Counter

import pytest
from stand_in import PEOPLE, command, environment, serve

WHO = PEOPLE / "persona-c"
ENGINES = ("bing", "brave", "mojeek")
SCAN = ("scan", "--person", WHO / "person.toml", "--engines", ",".join(ENGINES), "--depth", "light", "--json")


def whole(stand_in, folder, *more):
    done = subprocess.run(
        command(*SCAN, folder / "report.json", *more),
        env=environment(stand_in, folder / "home"),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode in (0, 1), done.stderr
    return json.loads((folder / "report.json").read_text("utf-8"))


def killed(stand_in, folder, answers, *more, moment=0.0):
    """Scan until so many answers are shown and a moment has passed, then kill without warning."""
    process = subprocess.Popen(
        command(*SCAN, folder / "report.json", *more),
        env=environment(stand_in, folder / "home"),
        stderr=subprocess.PIPE,
        text=True,
    )
    shown = []
    for line in process.stderr:
        shown += [line] if line.count(" · ") >= 3 else []
        if len(shown) >= answers:
            break
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(moment)
    process.kill()
    process.stderr.close()
    process.wait(10)
    return shown


def sightings(report):
    return {
        (finding["id"], s["engine"], s["recipe"], s["page"], s["rank"])
        for finding in report["findings"]
        for s in finding["sightings"]
    }


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with serve(WHO / "world.json", tmp_path_factory.mktemp("replay"), "--latency", "0.1") as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def unbroken(world, tmp_path_factory):
    return whole(world, tmp_path_factory.mktemp("unbroken"))


@pytest.mark.parametrize("answers", [1, 11])
def test_killed_and_resumed_is_as_never_killed(world, unbroken, tmp_path, answers):
    before = len(world.asked())
    assert len(killed(world, tmp_path, answers)) == answers
    report = whole(world, tmp_path, "--resume")
    asked = Counter((row["engine"], json.dumps(row["fields"])) for row in world.asked()[before:])
    twice = Counter(engine for (engine, _), times in asked.items() if times > 1)
    assert all(times <= 1 for times in twice.values()), "only what was under way is asked again"
    assert sightings(report) == sightings(unbroken)
    assert report["coverage"]["answered"] == unbroken["coverage"]["answered"]


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_random_moments_twice_over_it_loses_no_answer_that_was_shown(world, unbroken, tmp_path, seed):
    chance = random.Random(seed)
    for more in ((), ("--resume",)):
        killed(world, tmp_path, chance.randint(1, 6), *more, moment=chance.uniform(0, 0.2))
    report = whole(world, tmp_path, "--resume")
    assert sightings(report) == sightings(unbroken)
    assert report["coverage"]["answered"] == unbroken["coverage"]["answered"]
