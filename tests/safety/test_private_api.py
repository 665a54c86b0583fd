"""The inside of click, Rich and Textual is touched in three files alone, each says why; a change is noticed here."""

import ast
import gettext
import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import rich._wrap
import textual.content
from textual.app import App
from textual.binding import Binding
from textual.message_pump import MessagePump
from textual.screen import Screen

import identity_scan.reports
import identity_scan.tui
from identity_scan.cli import private_click
from identity_scan.speech import language
from identity_scan.speech.errors import BadInput
from identity_scan.tui.shell.private_textual import Lasting, LastStop, OneMessage

LIBRARIES = ("click", "rich", "textual")
TOLD = {"private_click", "private_rich", "private_textual"}
ELSEWHERE = [
    f"{package.__name__}.{'.'.join(file.relative_to(folder).with_suffix('').parts)}".removesuffix(".__init__")
    for package in (identity_scan, identity_scan.tui, identity_scan.reports)
    for folder in [Path(str(package.__file__)).parent]
    for file in sorted(folder.rglob("*.py"))
    if file.stem not in TOLD
]


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def of_library(module: str) -> bool:
    return module.partition(".")[0] in LIBRARIES


def source(module: str) -> ast.Module:
    return ast.parse(Path(str(import_module(module).__file__)).read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Private names that a module takes from a library, by import or behind a dot."""
    names = {"click", "rich", "textual"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module and of_library(node.module):
            names |= {alias.asname or alias.name for alias in node.names}
            yield from (part for part in node.module.split(".") if private(part))
            yield from (alias.name for alias in node.names if private(alias.name))
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if of_library(a.name) and any(map(private, a.name.split("."))))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and private(node.attr) and isinstance(node.value, ast.Name):
            yield from [f"{node.value.id}.{node.attr}"] if node.value.id in names else []


def inherited(made: type) -> set[str]:
    """Private names that the classes of a library keep on a class of ours."""
    return {name for base in made.__mro__ if of_library(base.__module__) for name in kept(base)}


@cache
def kept(base: type) -> frozenset[str]:
    """Private names that one class of a library keeps."""
    return frozenset(re.findall(r"(?:self\.|def )(_[a-z]\w*)", inspect.getsource(base)))


def used(tree: ast.Module, module: str) -> Iterator[str]:
    """Private names that a class of ours defines or asks of itself, although a library's class has them."""
    for node in tree.body:
        made = getattr(import_module(module), node.name, None) if isinstance(node, ast.ClassDef) else None
        if isinstance(made, type) and any(of_library(base.__module__) for base in made.__mro__):
            theirs = inherited(made)
            for inner in ast.walk(node):
                name = getattr(inner, "name", "") if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) else ""
                if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name) and inner.value.id == "self":
                    name = inner.attr
                if private(name) and name in theirs:
                    yield f"{made.__name__}.{name}"


@pytest.mark.parametrize("module", ELSEWHERE)
def test_nothing_private_of_a_library_is_touched_elsewhere(module: str) -> None:
    tree = source(module)
    assert [*imported(tree), *used(tree, module)] == []


@pytest.mark.parametrize("module", sorted(TOLD))
def test_what_is_touched_is_told_in_one_file_for_each_library(module: str) -> None:
    place = f"identity_scan.{'cli' if module == 'private_click' else 'tui.shell'}.{module}"
    tree = source(place)
    assert ast.get_docstring(tree)
    if module != "private_click":  # click's names are reached through vars(), which no import shows
        assert [*imported(tree), *used(tree, place)], "and the test above would see it elsewhere"


# -- click ------------------------------------------------------------------------------------------------------------


def test_click_keeps_gettext_where_it_was() -> None:
    assert {module.__name__ for module in private_click.TAUGHT} >= {"click.core", "click.exceptions", "click.types"}
    for module in private_click.TAUGHT:
        left = [name for name, kept in vars(module).items() if kept in (gettext.gettext, gettext.ngettext)]
        assert left == [], module.__name__


@pytest.mark.parametrize(
    ("made", "words"),
    [
        pytest.param(lambda: click.NoSuchOption("--colour"), "--colour", id="option"),
        pytest.param(lambda: click.MissingParameter(param_type="argument", param_hint="FILE"), "FILE", id="missing"),
        pytest.param(lambda: click.BadParameter("x", param_hint="--depth"), "--depth", id="value"),
    ],
)
def test_a_mistake_is_told_in_french(made: Callable[[], click.ClickException], words: str) -> None:
    language.use("en-CA")
    english = made().format_message()
    language.use("fr-CA")
    french = made().format_message()
    assert words in french
    assert french != english


# -- rich -------------------------------------------------------------------------------------------------------------


def test_textual_breaks_lines_with_the_pattern_that_is_changed() -> None:
    assert textual.content.divide_line is rich._wrap.divide_line
    assert rich._wrap.divide_line("la fin\u00a0: ici", 7) == [3, 9], "the colon stays with its word"
    assert rich._wrap.divide_line("la fin : ici", 7) == [7], "a plain space divides"


# -- Textual ----------------------------------------------------------------------------------------------------------


class Failing(Lasting, LastStop[None]):
    """An application of which two keys fail: one as expected, one by a fault."""

    BINDINGS = [Binding("e", "expected"), Binding("f", "fault")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []

    def tell(self, message: str, title: str = "", severity: str = "information") -> None:
        """Keep the sentence."""
        self.sentences.append(message)

    def told(self, error: BadInput) -> bool:  # type: ignore[override]
        """Keep the sentence."""
        self.tell(str(error))
        return True

    def action_expected(self) -> None:
        """Fail as expected."""
        raise BadInput("This cannot be read.")

    def action_fault(self) -> None:
        """Fail by a fault."""
        raise ZeroDivisionError


async def test_an_expected_failure_is_told_and_the_next_key_is_heard() -> None:
    async with Failing().run_test() as pilot:
        await pilot.press("e", "e")
        assert pilot.app.sentences == ["This cannot be read."] * 2


async def test_a_fault_reaches_the_last_stop() -> None:
    with pytest.raises(ZeroDivisionError):
        async with Failing().run_test() as pilot:
            await pilot.press("f")


def test_textual_still_asks_what_is_overridden() -> None:
    assert "self._handle_exception(" in inspect.getsource(App) + inspect.getsource(MessagePump)
    assert "self._dispatch_message(" in inspect.getsource(MessagePump)
    signature: Any = inspect.signature(MessagePump._dispatch_message)
    assert [*signature.parameters] == ["self", "message"]
    assert [*inspect.signature(App._handle_exception).parameters] == ["self", "error"]


async def test_a_message_is_worded_anew_in_its_place_and_stays_for_its_own_time() -> None:
    app = OneMessage[None]()
    async with app.run_test(notifications=True) as pilot:
        assert app.show_message("The first.", "", "information", 60.0)
        while not (app.screen.query("Toast") and app.screen.query_one("Toast").size):
            await pilot.pause()
        toast = app.screen.query_one("Toast")
        assert not app.show_message("The second, of [b] more words.", "", "information", 60.0)
        await pilot.pause()
        assert app.screen.query_one("Toast") is toast
        assert "The second, of [b] more words." in app.export_screenshot().replace("&#160;", " ")
        assert not app.show_message("The third.", "", "information", 0.1)
        while app.screen.query("Toast"):  # the minute of the others is over for it as well
            await pilot.pause()
        assert len(app._notifications) == 0
        assert app.show_message("A fourth, put up anew.", "", "information", 60.0)


async def test_a_message_told_after_another_screen_was_in_front_is_put_up_anew() -> None:
    app = OneMessage[None]()
    async with app.run_test(notifications=True) as pilot:
        app.show_message("The first.", "", "information", 60.0)
        while not (app.screen.query("Toast") and app.screen.query_one("Toast").size):
            await pilot.pause()
        await app.push_screen(Screen())
        app.pop_screen()
        assert app.show_message("The second.", "", "information", 60.0), "the other screen may show it too"
