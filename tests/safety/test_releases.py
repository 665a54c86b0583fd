"""A release is what its commit holds, the same each time it is built, and signed as SECURITY says."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SECURITY = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def workflow(name: str) -> dict[str, Any]:
    """A workflow as it is read: `on` is true there, as YAML has it."""
    read = yaml.safe_load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def steps(job: dict[str, Any]) -> tuple[str, list[str]]:
    """What a job runs, as one text, and the actions that it uses."""
    run = "\n".join(step.get("run", "") for step in job["steps"])
    return run, [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]


# -- built ------------------------------------------------------------------------------------------------------------


def built(to: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHON": sys.executable, **environment}
    return subprocess.run(
        [ROOT / ".ci" / "release", to], cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False
    )


needs_git = pytest.mark.skipif(
    sys.platform == "win32" or not (ROOT / ".git").exists() or shutil.which("sha256sum") is None,
    reason="builds a commit, with the tools of Linux",
)


@needs_git
def test_a_release_is_what_its_commit_holds_and_twice_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    ended = built(first)
    assert ended.returncode == 0, ended.stderr
    assert built(second, TZ="Asia/Tokyo", LC_ALL="C", HOME=str(tmp_path)).returncode == 0
    sums = (first / "SHA256SUMS").read_text("utf-8")
    assert sums == (second / "SHA256SUMS").read_text("utf-8")
    named = {name: digest for digest, name in (line.split() for line in sums.splitlines())}
    assert {path.name for path in first.iterdir()} == {*named, "SHA256SUMS"}
    for name, digest in named.items():
        assert hashlib.sha256((first / name).read_bytes()).hexdigest() == digest
    (wheel,) = first.glob("*.whl")
    (source,) = first.glob("*.tar.gz")
    tables = set(zipfile.ZipFile(first / "identity-scan-facts.zip").namelist())
    assert {"platforms.csv", "platforms.json", "NOTICE"} <= tables, "others use them, and correct them"
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name.partition("/")[0] for name in inside} == {"identity_scan"}
    committed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names - {"PKG-INFO"} <= set(committed)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="asks Git what is kept")
def test_what_is_built_or_another_s_is_not_kept_beside_the_source() -> None:
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in kept.split("\0") if name and (ROOT / name).is_file()]
    assert paths
    assert [path.name for path in paths if path.stat().st_size > 1_000_000] == []
    assert [path.name for path in paths if path.suffix in {".whl", ".zip", ".gz", ".so", ".exe", ".pyc"}] == []


@needs_git
def test_a_tag_that_is_not_the_version_is_refused_and_nothing_is_overwritten(tmp_path: Path) -> None:
    ended = built(tmp_path / "dist", TAG="v999.0")
    assert ended.returncode == 1
    assert "the tag v999.0 is not that of the version" in ended.stderr
    assert list((tmp_path / "dist").iterdir()) == []
    (tmp_path / "dist" / "mine").write_text("x")
    assert built(tmp_path / "dist").returncode == 1
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["mine"]


# -- signed, and published --------------------------------------------------------------------------------------------


def test_the_workflow_does_what_security_says() -> None:
    release = workflow("release")
    assert release[True] == {"push": {"tags": ["v*"]}}
    build, publish = release["jobs"]["build"], release["jobs"]["publish"]
    run, _uses = steps(build)
    assert "pip install --require-hashes --only-binary :all: -r requirements.lock" in run
    assert run.count(".ci/release ") == 2
    assert "cmp dist/SHA256SUMS" in run
    assert publish["needs"] == "build"
    run, uses = steps(publish)
    assert "actions/attest" in uses
    assert "gh release create" in run
    signature = re.search(r'cp "\$SIGNATURE" dist/(\S+)', run)
    assert signature is not None
    assert f"`{signature[1]}`" in SECURITY
    assert "`.github/workflows/release.yml`" in SECURITY
    assert "gh attestation verify SHA256SUMS --repo OWNER/NAME" in SECURITY
    assert "sha256sum --check --ignore-missing SHA256SUMS" in SECURITY


def test_only_what_signs_may_sign_and_only_what_publishes_may_write() -> None:
    release = workflow("release")
    assert release["permissions"] == {}
    assert release["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert release["jobs"]["publish"]["permissions"] == {
        "contents": "write",
        "id-token": "write",
        "attestations": "write",
    }
    assert "actions/checkout" not in steps(release["jobs"]["publish"])[1], "no code of the repository runs beside them"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit(path: Path) -> None:
    text = path.read_text("utf-8")
    used = [step["uses"] for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"] if "uses" in step]
    pinned = re.findall(r"uses: (\S+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$", text, re.M)
    assert used
    assert pinned == used, "a commit, and its version beside it"


def test_the_readme_installs_with_every_hash_checked() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "pip install --require-hashes --only-binary :all: -r requirements.lock" in readme
    assert "pip install --no-deps --no-build-isolation ." in readme
