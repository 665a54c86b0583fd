"""The seam between the faces and the rest stays small, and what answers it is made of parts, not of mixins."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from at_the_prompt import Run
from pretend import NOON, kept_search

from identity_scan.demo import find
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.session.assistants_desk import AssistantsDesk
from identity_scan.session.contract import Session
from identity_scan.session.house import House
from identity_scan.session.looking_desk import LookingDesk
from identity_scan.session.paper_desk import PaperDesk

ROOT = Path(__file__).resolve().parents[2]
MOST = 20
"""Methods that a session may have: what wants to be another one is a value first, or a function of one."""
VALUES = frozenset({"bool", "str", "Person", "None", "tuple", "Mapping", "Decision", "Scan", "Tick", "Path", "..."})
"""What a session may hold for everybody to read."""
DESKS = {"looking": LookingDesk, "assistants": AssistantsDesk, "papers": PaperDesk}
"""Objects that it holds beside values: what belongs together, and only some screens need."""
ON_DESKS = 4
"""Methods that each of these may have, so that they do not become the session's own by another name."""
PLAIN = frozenset({"Protocol", "StrEnum", "Exception", "IdentityScanError"})


def public(kind: type) -> dict[str, object]:
    return {name: value for name, value in vars(kind).items() if not name.startswith("_")}


def methods(kind: type) -> set[str]:
    return {name for name, value in public(kind).items() if inspect.isfunction(value)}


def values(kind: type) -> dict[str, str]:
    """What can be read of a session without a call, with its type as it is written."""
    read = {name: value for name, value in public(kind).items() if isinstance(value, property)}
    found = {name: str(inspect.signature(one.fget).return_annotation) for name, one in read.items() if one.fget}
    return {**kind.__annotations__, **found}


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def test_a_session_has_at_most_twenty_methods_and_hides_no_others_behind_what_it_holds() -> None:
    assert len(methods(Session)) <= MOST, sorted(methods(Session))
    assert max(len(methods(desk)) for desk in DESKS.values()) <= ON_DESKS
    for name, written in values(Session).items():
        if name in DESKS:
            continue
        assert set(re.findall(r"\w+|\.\.\.", str(written).replace("typing.", ""))) - _modules(written) <= VALUES, name


def _modules(written: object) -> set[str]:
    """The packages before a name, where a type is shown with them."""
    return {part for path in re.findall(r"[\w.]+", str(written)) for part in path.split(".")[:-1]} | {"class"}


def test_the_house_answers_the_contract_and_nothing_beside_it() -> None:
    assert methods(House) == methods(Session)
    assert set(values(House)) - set(values(Session)) == {"history"}, "what is read of it by its own parts, and by tests"


@pytest.mark.parametrize("folder", ["tui", "identity_scan/cli", "identity_scan/session"])
def test_nobody_asks_an_object_what_it_can_do(folder: str) -> None:
    asked = [
        f"{place}:{call.lineno}"
        for place, tree in trees(folder)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id == "hasattr" or (call.func.id == "getattr" and "session" in ast.unparse(call.args[0]))
    ]
    assert asked == []


def test_the_session_is_made_of_parts_and_not_of_mixins() -> None:
    mixed = [
        f"{place}: {node.name}({ast.unparse(base)})"
        for place, tree in trees("identity_scan/session")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if ast.unparse(base) not in PLAIN
    ]
    assert mixed == []


OPENS = {
    "identity_scan.session.house": {
        "identity_scan/cli/opening_scene.py",
        "identity_scan/teach/rehearsal.py",
        "tui/__init__.py",
    },
    "identity_scan.session.demonstration": {
        "identity_scan/cli/opening_scene.py",
        "identity_scan/teach/rehearsal.py",
        "tui/__init__.py",
        "tui/pictures.py",
    },
    "identity_scan.session.assess": {"identity_scan/cli/search_commands.py"},
    "identity_scan.keeping.history": set[str](),
    "identity_scan.keeping.snapshot": set[str](),
}
"""Who opens a session: one place for all commands, one for the interface, one for the lesson. Rows from a file are
judged without one; nobody but a session opens a history."""


def test_there_is_one_way_into_a_session_for_each_face() -> None:
    found: dict[str, set[str]] = {module: set() for module in OPENS}
    for place, tree in trees("identity_scan/cli", "identity_scan/teach", "tui", "reports"):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in found:
                found[node.module].add(place)
    assert found == OPENS


def test_a_command_and_its_twin_for_a_screen_reader_open_the_same_session(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_person.write(find("tamsin").person, settings.folder() / "person.toml")
    with History.open(settings.folder(), lambda: NOON) as history:
        kept_search("tamsin", history)
    opened: list[str] = []
    real = House.open
    monkeypatch.setattr(House, "open", lambda self, search="": (opened.append(search), real(self, search))[1])
    for words in (("history",), ("actions",), ("by-hand",), ("findings",), ("answers",), ("plan",), ("settings",)):
        for way in ((), ("--text",)):
            opened.clear()
            assert run(*words, *way).code == 0
            assert opened == [""], (words, way)


def test_a_paper_is_offered_beside_the_reports_and_never_loose_in_the_home() -> None:
    for reports in (Path("/kept/reports"), None):
        session = SimpleNamespace(reports=reports)
        assert PaperDesk(cast("Session", session), None).folder == (reports or settings.folder() / "reports")
