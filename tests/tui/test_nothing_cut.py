"""At 80 columns by 24 lines every screen can be read in full, in both languages: no word cut, no line out of reach."""

from collections.abc import Iterator
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any

import at_the_screen
import pytest
from classroom import opened, until
from fits import cut, text_of, words_of
from own_home import own_home, searched
from pretend import NOON
from textual.app import App
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from vocabulary import foreign, known

from identity_scan.demo import find as demo_person
from identity_scan.keeping import settings
from identity_scan.merging.progress import State
from identity_scan.session.demonstration import demonstration
from identity_scan.session.house import House
from identity_scan.speech import language
from identity_scan.teach import find
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.first_run import FirstRunScreen
from identity_scan.tui.teach.notes_view import NotesApp
from identity_scan.tui.widgets.form_line import FormLine

SMALL = (80, 24)
TONGUES = pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
LONG = {"before", "differ"}
"""Pages of the lesson that are lists and may be longer than the screen; all others stand on it whole."""


def fits(app: App[Any], tongue: str, also: str = "") -> None:
    """Fail with everything that is cut on the screen in front; `also` holds further words that may stand there."""
    found = cut(app, known(tongue) | words_of([also]), foreign())
    assert not found, "\n".join([*found, *text_of(app)])


# -- the look itself --------------------------------------------------------------------------------------------------


class _Cut(App[None]):
    """Everything that the three looks are for, each of it once, beside what is in order."""

    CSS = """
    #low { height: 1; }
    #tight { width: 12; text-wrap: nowrap; text-overflow: ellipsis; }
    #hidden { height: 2; overflow: hidden; }
    #scrolls { height: 2; overflow-y: auto; }
    #hidden Static, #scrolls Static { height: 4; }
    #titled { width: 12; height: 3; border: solid red; }
    #nowrap { width: 14; height: 3; text-wrap: nowrap; }
    """

    def compose(self) -> Any:
        yield Static(Content("one two three four " * 10), id="low")
        yield Static(Content("professional"), id="fine")
        yield Static(Content("professionally done"), id="tight")
        with Container(id="hidden"):
            yield Static(Content("below"), id="deep")
        with Container(id="scrolls"):
            yield Static(Content("below"), id="reached")
        titled = Static(id="titled")
        titled.border_title = "A title of twenty"
        yield titled
        yield OptionList("an option too long for it", id="nowrap")
        yield Static(Content("a mere profess"), id="fragment")
        yield Input(placeholder="x" * 200, id="typed")


async def test_the_look_sees_everything_that_is_cut_and_nothing_else() -> None:
    app = _Cut()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        words = (
            "one two three four professional professionally done below a title of twenty an option too long for it mere"
        )
        found = "\n".join(cut(app, words_of([words]), frozenset()))
    for name in ("low", "tight", "deep", "titled", "nowrap", "typed"):
        assert f"#{name}:" in found, name
    assert "'profess' is no whole word: 'a mere profess'" in found
    for name in ("fine", "reached"):
        assert f"#{name}:" not in found, name


# -- the lesson -------------------------------------------------------------------------------------------------------


ROOMS = [
    *((name, "fr-CA", SMALL) for name in ("tamsin", "elodie", "corwin")),
    ("tamsin", "en-CA", SMALL),
    ("elodie", "fr-CA", (100, 30)),
    ("tamsin", "fr-CA", (120, 36)),
    ("corwin", "en-CA", (160, 50)),
]
"""French is the longer language: who and what stands whole in it does so in English, which is looked at once a kind."""


@pytest.mark.parametrize(("name", "tongue", "size"), ROOMS, ids=lambda value: str(value).replace(", ", "x"))
async def test_every_page_of_the_lesson_stands_whole(
    name: str, tongue: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    short = TemporaryDirectory(prefix="h")  # a page shows where it looked: the place of a test is too long for a line
    request.addfinalizer(short.cleanup)
    monkeypatch.setenv("IDENTITY_SCAN_HOME", f"{short.name}/home")
    language.use(tongue)
    async with opened(size, name) as (pilot, screen, _time):

        async def looked() -> None:
            await pilot.pause()
            await pilot.pause()
            folders = " ".join(str(folder) for folder in screen.before)
            heard = " ".join(claim.text for claim in screen.lesson.claims)  # in the language of the invented person
            fits(pilot.app, tongue, also=f"{folders} {heard}")
            assert screen.spot.kind in LONG or not screen.slide.more, "\n".join(text_of(pilot.app))

        for place, spot in enumerate(screen.course):
            screen.call_later(screen._to, place)
            await looked()
            if spot.kind == "scan":
                screen.played = len(screen.slide._all()) // 2
                screen.slide.show()
            elif spot.kind == "vote":
                await at_the_screen.strike(pilot, [*"12m3p100seu", "space"])
            elif spot.kind == "first":
                await at_the_screen.strike(pilot, ["1", "2", "3", "space"])
            elif spot.kind == "heard":
                await at_the_screen.strike(pilot, ["1", "2", "2", "space"])
            else:
                continue
            await looked()


@TONGUES
async def test_what_opens_over_the_lesson_stands_whole(tongue: str) -> None:
    language.use(tongue)
    async with opened(SMALL, "elodie") as (pilot, screen, _time):
        await until(pilot, screen, "vote")
        await pilot.press("m", "space")
        for keys in (("question_mark",), ("g",), ("w",), ("q",), ("c",), ("h",)):
            await pilot.press(*keys)
            await at_the_screen.until(pilot, lambda: pilot.app.screen is not screen)
            fits(pilot.app, tongue)
            await pilot.press("escape")
            await at_the_screen.until(pilot, lambda: pilot.app.screen is screen)
        for kind, key in (("differ", "c"), ("before", "o")):
            await until(pilot, screen, kind)
            await pilot.press(key)
            await at_the_screen.until(pilot, lambda: pilot.app.screen is not screen)
            fits(pilot.app, tongue)
            await pilot.press("escape")
            await at_the_screen.until(pilot, lambda: pilot.app.screen is screen)


@TONGUES
async def test_every_page_of_the_notes_stands_whole(tongue: str) -> None:
    language.use(tongue)
    app = NotesApp(find("elodie"), lambda: 1_000.0)
    async with app.run_test(size=SMALL) as pilot:
        for _page in app._pages:
            await pilot.pause()
            fits(app, tongue)
            await pilot.press("right")


# -- the seven screens, and what opens over them ----------------------------------------------------------------------

ROUND: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "2",
        (
            "down",
            "down",
            "enter",
            "escape",
            "f",
            "escape",
            "g",
            "escape",
            "slash",
            "a",
            "escape",
            "escape",
            "k",
            "escape",
            "j",
            "escape",
        ),
    ),
    ("3", ("t", "w", "escape", "enter")),
    (
        "4",
        ("down", "enter", "escape", "c", "escape", "b", "down", "e", "escape", "escape", "k", "escape", "j", "escape"),
    ),
    ("5", ("enter", "escape")),
    ("7", ("down", "down", "right_square_bracket", "tab", "end")),
    ("6", ("delete", "escape", *["down"] * 14, "enter", "escape", "tab", "end")),
)
"""What a person presses on each screen; after each key all of it can be read."""


@TONGUES
async def test_every_screen_and_what_opens_over_it_stands_whole(tongue: str) -> None:
    language.use(tongue)
    app = IdentityScanApp(demonstration("tamsin" if tongue == "en-CA" else "elodie", lambda: NOON, pace=0))
    async with app.run_test(size=SMALL) as pilot:

        async def pressed(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await at_the_screen.until(pilot, lambda: not app.judging)
                app.clear_notifications()
                await pilot.pause()
                asked = " ".join(query.text for query, _ticked in app.session.offer().queries)
                fits(app, tongue, also=f"{asked} {' '.join(q.text for q in app.progress.queries)}")

        async def closed() -> None:
            for _over in range(4):
                if len(app.screen_stack) > 1:
                    await pilot.press("escape")
                    await pilot.pause()

        await at_the_screen.until(pilot, lambda: app.ready)
        await pressed("d", "d", "question_mark", "escape", "ctrl+p", "escape", "h", "h", "w", "escape", "s")
        await at_the_screen.until(pilot, lambda: app.progress.state is State.DONE and not app.judging)
        await pressed("down", "right", "enter", "escape", "n")
        for mode, keys in ROUND:
            await closed()
            await pressed(mode, "question_mark", "escape", *keys)


@pytest.fixture
def short_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home with a short name, as people have one: the paths in it need not be broken."""
    with TemporaryDirectory(prefix="is") as folder:
        monkeypatch.setenv("IDENTITY_SCAN_HOME", folder)
        yield


@TONGUES
@pytest.mark.usefixtures("short_home")
async def test_the_history_of_ones_own_searches_stands_whole(tongue: str) -> None:
    await searched("tamsin", tongue, (("bing", "brave"), ("bing", "brave", "mojeek")))
    app = IdentityScanApp(own_home(demo_person("tamsin"), lambda: datetime(2026, 12, 1, 9, 0, tzinfo=UTC)))
    folder = f"{settings.folder()} {settings.config_folder()}"
    async with app.run_test(size=SMALL) as pilot:
        await at_the_screen.until(pilot, lambda: app.ready and not app.judging)
        for key in (
            "5",
            "down",
            "enter",
            "escape",
            "space",
            "t",
            "t",
            "r",
            "escape",
            "6",
            "delete",
            "escape",
            "w",
            "escape",
        ):
            await pilot.press(key)
            await at_the_screen.until(pilot, lambda: not app.judging)
            app.clear_notifications()
            await pilot.pause()
            fits(app, tongue, also=f"{folder} reports identity-scan.sqlite3-shm -wal person.toml settings.toml")


@TONGUES
async def test_every_field_of_the_first_run_stands_whole(tongue: str) -> None:
    language.use(tongue)
    app = IdentityScanApp(House(lambda: NOON))
    async with app.run_test(size=SMALL) as pilot:
        await at_the_screen.until(pilot, lambda: isinstance(app.screen, FirstRunScreen))
        fits(app, tongue)
        await pilot.press("tab", "enter")
        for key, step in (("", "who"), ("ctrl+o", "more")):
            await pilot.press(*filter(None, [key]))
            for field in app.screen.query(f"#{step} FormLine"):
                field.focus()
                await pilot.pause()
                fits(app, tongue)
        app.screen.query_one("#field-name", FormLine).value = "Odalys Castellane"
        for _step in range(3):
            await pilot.press("ctrl+n")
            await pilot.pause()
            fits(app, tongue, also="Odalys Castellane")
