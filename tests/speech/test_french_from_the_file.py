"""An English computer on which the person file alone says French: every face speaks French, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from at_the_prompt import Run
from at_the_screen import lines_of, until
from own_home import own_home, searched
from pretend import NOON
from vocabulary import english_left

from identity_scan.cli import entry
from identity_scan.demo import find
from identity_scan.keeping import settings
from identity_scan.model import Depth
from identity_scan.session.home import OwnHome
from identity_scan.session.house import House
from identity_scan.speech import additions, language
from identity_scan.tui.app import IdentityScanApp

OF_THE_COMPUTER = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
NOT_TWINS = ("erase", "seal", "me", "import", "judge", "scan", "demo", "report", "remind", "undo", "look", "looked")
"""Commands that ask, or change what is kept; what they print is walked below or in their own tests."""
TAKES = {"decide": None, "compare": None, "engines": (), "facts": ("--help",), "teach": ("--notes",)}
"""What stands behind a command that says nothing alone; none for one that needs a finding or two searches."""
FORMS = ("html", "md", "txt", "csv", "ics", "supervision", "log")


@pytest.fixture
async def french_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Élodie's own installation, searched once, on a computer that is in English and with no language chosen."""
    for name in OF_THE_COMPUTER:
        monkeypatch.setenv(name, "en_CA.UTF-8" if name == "LANG" else "")
    monkeypatch.setattr(additions, "has_pdf", lambda: False)
    await searched("elodie", "fr-CA")
    settings.change(language="")
    language.use("en-CA")
    assert not settings.read().language


def walked() -> Iterator[tuple[str, ...]]:
    """Every command that says something without asking, and the help of each."""
    yield ("--text",)
    yield ("--help",)
    for name in entry.COMMANDS:
        yield (name, "--help")
        more = TAKES.get(name, ("--text",))
        if name not in NOT_TWINS and more is not None:
            yield (name, *more)
    yield ("actions", "--all", "--text")
    yield ("findings", "--show", "--text")
    yield ("report", *FORMS, "--out", "written", "--full", "--yes")
    yield ("report", "md", "txt", "--out", "redacted", "--redact", "--yes")
    yield ("teach", "--handout", "papers")


@pytest.mark.usefixtures("french_file")
def test_every_command_and_paper_speaks_the_language_of_the_person_file(
    run: Run, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    english = {}
    for words in walked():
        language.use("en-CA")
        ended = run(*words)
        assert ended.code in (0, 1), (words, ended.err)
        if left := english_left(ended.out + ended.err):
            english[" ".join(words)] = left
        for line in ended.out.splitlines():
            if line.startswith(("written", "redacted", "papers")) and not line.endswith(".pdf"):
                with open(line, encoding="utf-8") as file:
                    if left := english_left(file.read().replace("\n ", "")):
                        english[line] = left
    assert english == {}


@pytest.mark.usefixtures("french_file")
async def test_every_screen_speaks_the_language_of_the_person_file() -> None:
    house = own_home(find("elodie"), lambda: NOON)
    language.use(house.language)
    app = IdentityScanApp(house)
    seen = []
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: app.ready and not app.judging)
        for mode in "1234567":
            for keys in ((mode,), ("down", "enter")):
                await pilot.press(*keys)
                await until(pilot, lambda: not app.judging)
                seen.append("\n".join(lines_of(app)))
    assert "Élodie" in "".join(seen)
    assert {piece for lines in seen for piece in english_left(lines)} == set()


def test_a_newcomer_at_a_french_computer_is_shown_elodie_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OF_THE_COMPUTER:
        monkeypatch.setenv(name, "fr_CA.UTF-8" if name == "LANG" else "")
    ended = run("demo", "--text")
    assert "Élodie Brisefort" in ended.out
    assert "Tamsin" not in ended.out
    assert english_left(ended.out + ended.err) == []
    language.use("fr-CA")
    invented = House(lambda: datetime(2026, 11, 22, tzinfo=UTC), home=OwnHome()).other()
    invented.open()
    assert invented.person is not None
    assert invented.person.name == "Élodie Brisefort"
    assert invented.offer(Depth.LIGHT).queries
