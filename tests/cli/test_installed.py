"""The product as people install it, beside a stranger's packages with the names of its folders: `tui` and `reports`."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from own_home import searched

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("standard", "editable")
HOLDS = (
    "tui/app.py",
    "tui/identity_scan.tcss",
    "tui/screens/findings.tcss",
    "reports/html.py",
    "reports/templates/report.html",
    "reports/templates/report.css",
    "reports/templates/report.typ",
    "locale/fr_CA/LC_MESSAGES/identity_scan.mo",
    "facts/severity.json",
    "facts/recipes.toml",
    "facts/removals.tsv",
    "demo/pages/bing.html",
    "demo/tamsin/world.json",
)
RUNS = """
import site, sys
import reports, tui
folder, *words = sys.argv[1:]
site.addsitedir(folder)
import identity_scan.reports, identity_scan.tui.app
from identity_scan.cli.entry import main
print("ours:", identity_scan.reports.__file__, identity_scan.tui.__file__, file=sys.stderr)
print("theirs:", reports.OWNER, tui.OWNER, file=sys.stderr)
sys.argv = ["identity-scan", *words]
main()
"""


def wheel(kind: str, folder: Path) -> Path:
    builder = pytest.importorskip(
        "hatchling.builders.wheel", reason="hatchling builds the wheel: pip install -e '.[test]'"
    )
    return Path(next(builder.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=[kind])))


@pytest.fixture(scope="module", params=KINDS)
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A folder of packages with the product, as a wheel or as a checkout, and a stranger's `reports` and `tui`."""
    if importlib.util.find_spec("pip") is None:
        pytest.skip("pip is not in this environment: it is what installs the wheel")
    folder = tmp_path_factory.mktemp(request.param)
    made = wheel(request.param, folder)
    packages = folder / "packages"
    without = ("--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", "--quiet")
    subprocess.run([sys.executable, "-m", "pip", "install", *without, "--target", packages, made], check=True)
    for name in ("reports", "tui"):
        (packages / name).mkdir()
        (packages / name / "__init__.py").write_text('OWNER = "a stranger"\n')
    return request.param, packages


async def test_history_and_report_work_beside_a_strangers_packages_of_the_same_names(
    installed: tuple[str, Path], tmp_path: Path
) -> None:
    await searched("tamsin", "en-CA")
    kind, packages = installed
    place = packages / "identity_scan" if kind == "standard" else ROOT

    def ran(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-c", RUNS, packages, *words],
            env={**os.environ, "PYTHONPATH": str(packages), "PYTHONIOENCODING": "utf-8"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        assert f"ours: {place / 'reports'}{os.sep}__init__.py {place / 'tui'}{os.sep}__init__.py" in done.stderr
        assert "theirs: a stranger a stranger" in done.stderr
        return done.stdout

    assert "20260901-" in ran("history")
    ran("report", "html", "md", "pdf", "--full", "--out", str(tmp_path))
    pages = [path.read_text("utf-8") for path in tmp_path.glob("*.*") if path.suffix in (".html", ".md")]
    assert len(pages) == 2
    assert all("Tamsin Okerlund" in page for page in pages)


def test_the_wheel_holds_all_that_runs_and_nothing_that_only_translators_need(tmp_path: Path) -> None:
    names = zipfile.ZipFile(wheel("standard", tmp_path)).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert [name for name in HOLDS if f"identity_scan/{name}" not in names] == []
    assert {top for top in tops if not top.endswith(".dist-info")} == {"identity_scan"}
    assert [name for name in names if name.endswith((".po", ".pyc"))] == []
    for folder, inside in (("identity_scan", ""), ("tui", "tui/"), ("reports", "reports/")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in (".po", ".pyc"):
                assert f"identity_scan/{inside}{path.relative_to(ROOT / folder).as_posix()}" in names
