"""The papers and the code say the same: each rule, law and path that is named exists, each late import is listed."""

import ast
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from identity_scan.person.person_file import FIELDS, parse

ROOT = Path(__file__).resolve().parents[2]
RULES = {path.stem: path.read_text("utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
ARCHITECTURE = (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
NOTES = ("docs/PRIVACY.md", "docs/CONFIDENTIALITE.md")
PAPERS = (
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/ARCHITECTURE.md",
    "docs/FORMATS.md",
    *NOTES,
)
HERE = "tests/docs/test_docs.py"
FOLDERS = ("identity_scan", "tui", "reports", "tests", "docs", ".ci")
RULE = re.compile(r"\b(SEVERITY|TAXONOMY|ETHICS|SELF_SEARCH|ACTIONS|TEACHING|SOURCES) (R?)(\d+)(?:\.(\d+))?")
PATH = re.compile(r"(?<![\w./'\"-])(?:identity_scan|tui|reports|tests|docs|\.ci)/[\w./-]*\w")
"""A path from the root of the repository; in quotes it is a value of the code."""


@cache
def sources() -> dict[str, str]:
    """The text of all that is written by hand, by its path."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    kinds = (".py", ".toml", ".json", ".tcss", ".html", "")
    read = [path for path in found if path.suffix in kinds and "__pycache__" not in path.parts]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in [*read, ROOT / "pyproject.toml"]}
    return texts | {name: (ROOT / name).read_text("utf-8") for name in PAPERS}


def exists(name: str, rule: str, number: str, point: str | None) -> bool:
    """Tell whether a text of the rules has this rule, section, or point of a section or list."""
    if rule:
        return re.search(rf"^\*\*R{number} ", RULES[name], re.M) is not None
    section = re.search(rf"^## {number}\. .*?(?=^## |\Z)", RULES[name], re.M | re.S)
    if section is None:  # a text whose sections have no numbers has one numbered list
        return not re.search(r"^## \d", RULES[name], re.M) and bool(re.search(rf"^{number}\. ", RULES[name], re.M))
    return point is None or re.search(rf"^{point}\. ", section[0], re.M) is not None


def test_every_rule_that_is_cited_stands_in_the_rules() -> None:
    cited = {(path, found.groups()) for path, text in sources().items() for found in RULE.finditer(text)}
    assert len({found for _path, found in cited}) > 30
    assert sorted((path, found) for path, found in cited if not exists(*found)) == []


def test_every_law_that_is_cited_is_told() -> None:
    told = set(re.findall(r"^(\d)\. \*\*", ARCHITECTURE.partition("## Four laws")[2].partition("\n## ")[0], re.M))
    assert told == {"1", "2", "3", "4"}
    cited = {number for text in sources().values() for number in re.findall(r"\blaw (\d+)\b", text)}
    assert {"1", "4"} <= cited <= told


def test_no_text_is_cited_that_is_not_in_the_repository() -> None:
    elsewhere = re.compile(r"\b(DESIGN|STYLE|TOOLS|SCREENS|PICKS)(?: \d|, law|\.md)")
    assert [
        path for path, text in sources().items() if elsewhere.search(text) and path != "tests/docs/test_docs.py"
    ] == []


def test_every_path_that_is_named_is_there() -> None:
    named = {(path, found[0]) for path, text in sources().items() for found in PATH.finditer(text)}
    named = {(path, at) for path, at in named if path != HERE and "." in at.rpartition("/")[2] and "skarn" not in at}
    assert len(named) > 30
    assert sorted((path, at) for path, at in named if not (ROOT / at).exists()) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_between_papers_leads_somewhere(paper: str) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", (ROOT / paper).read_text("utf-8")):
        assert ((ROOT / paper).parent / target).exists(), target


def test_every_room_is_told_of() -> None:
    rows = ARCHITECTURE.partition("## The rooms")[2].partition("### Who may")[0]
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    assert [room for room in layers if f"| `{room}` |" not in rows] == []
    order = re.search(r"From low to high: ([\w, ]+)\.", " ".join(ARCHITECTURE.split()))
    assert order is not None
    assert order[1].split(", ") == list(reversed(layers))


def late(path: Path) -> Iterator[str]:
    """What is imported inside the functions of a file, but for what is imported for types alone."""
    tree = ast.parse(path.read_text("utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    yield node.module or ""
                elif isinstance(node, ast.Import):
                    yield node.names[0].name


def test_every_import_inside_a_function_has_its_reason() -> None:
    table = ARCHITECTURE.partition("## Imports inside functions")[2]
    reasons = dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", table, re.M))
    files = [path for folder in ("identity_scan", "tui", "reports") for path in (ROOT / folder).rglob("*.py")]
    wait = [path.relative_to(ROOT).as_posix() for path in files if any(late(path))]
    listed = {path: [where for where in reasons if fnmatchcase(path, where)] for path in wait}
    assert [path for path, where in listed.items() if not where] == []
    assert reasons.keys() == {where for found in listed.values() for where in found}


def test_the_person_file_that_is_shown_is_one() -> None:
    example = (ROOT / "docs" / "FORMATS.md").read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    assert tuple(tomllib.loads(example)) == FIELDS
    assert parse(example).name == "Tamsin Okerlund"
