"""The command line on engines: who is asked how, who rests, and the roads that are open to a refused search."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from at_the_prompt import Run

from identity_scan import demo
from identity_scan.cli.startup import now
from identity_scan.engines.engine import Engine
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Reply, Request


@pytest.fixture
def me(tmp_path: Path) -> Path:
    path = tmp_path / "me.toml"
    path.write_text('name = "Marisol Quill"\nwork_emails = ["quill@truro.example"]\nself = true\n', "utf-8")
    return path


def test_the_engines_are_listed_with_brand_key_and_rest_and_no_key_is_ever_printed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRAVE_API_KEY", "sk-very-secret")
    until = datetime.now().astimezone() + timedelta(hours=1)
    own_person.write(demo.find("tamsin").person, settings.folder() / "person.toml")
    with History.open(settings.folder(), now) as history:
        history.rest("bing", until)
    ended = run("engines")
    lines = {line.split()[0]: line for line in ended.out.splitlines()}
    assert "sk-very-secret" not in ended.out + ended.err
    assert "BRAVE_API_KEY (set)" in lines["brave-api"]
    assert "Brave Search API" in lines["brave-api"]
    assert "MOJEEK_API_KEY (not set)" in lines["mojeek-api"]
    assert f"{until:%Y-%m-%d %H:%M}" in lines["bing"]
    assert "as a browser" in lines["duckduckgo"]
    assert "in your browser" in lines["google"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as-browser", "google"), "does not answer programs"),
        (("--as-browser", "brave-api"), "the way its owner wishes"),
        (("--as-browser", "brav"), "brave"),
        (("--again",), "no search to continue"),
    ],
)
def test_roads_that_are_none(run: Run, me: Path, words: Sequence[str], said: str) -> None:
    ended = run("scan", "--person", str(me), *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


# -- a whole search at the prompt, over the invented web --------------------------------------------------------------


class Invented:
    """The invented web in place of the real one; some engines refuse, and it keeps which settings it was given."""

    refusing: frozenset[str] = frozenset()
    asked: ClassVar[list[str]] = []
    given: ClassVar[list[settings.Settings]] = []

    def __init__(self, chosen: settings.Settings, *, only_here: bool = False) -> None:
        assert only_here, "an invented person is searched on this computer alone"
        self.given.append(chosen)
        self.web = demo.find("tamsin").web()

    async def __aenter__(self) -> "Invented":
        return self

    async def __aexit__(self, *_raised: object) -> None:
        return

    async def send(self, engine: Engine, request: Request) -> Reply:
        self.asked.append(engine.id)
        if engine.id in self.refusing:
            return Reply(429, request.url, {"retry-after": "1"}, b"no")
        return await self.web.send(engine, request)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, stand_in_here: None) -> type[Invented]:
    monkeypatch.setattr(Invented, "refusing", frozenset())
    monkeypatch.setattr(Invented, "asked", [])
    monkeypatch.setattr(Invented, "given", [])
    monkeypatch.setattr("identity_scan.asking.fetch.Web", Invented)
    return Invented


@pytest.fixture
def tamsin(tmp_path: Path) -> Path:
    from identity_scan.keeping import own_person

    path = tmp_path / "tamsin.toml"
    own_person.write(demo.find("tamsin").person, path)
    return path


def scan(run: Run, person: Path, *words: str) -> tuple[int, str]:
    ended = run("scan", "--person", str(person), "--json", str(person.with_suffix(".json")), *words)
    return ended.code, " ".join(ended.err.split())


def test_a_refused_search_is_told_every_road_and_takes_none_by_itself(
    run: Run, web: type[Invented], tamsin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "refusing", frozenset({"bing", "duckduckgo", "startpage"}))
    code, said = scan(run, tamsin, "--recipes", "N1")
    assert code == 1
    assert "scan --again" in said
    assert "--as-browser bing,startpage" in said, "DuckDuckGo is asked so already"
    assert "Google is not covered" in said
    assert "Bing may be asked again from" in said
    assert web.given[-1].ddgs_route == ()


def test_checking_the_engines_asks_each_that_can_be_asked(run: Run, web: type[Invented], tamsin: Path) -> None:
    ended = run("engines", "--check", "--person", str(tamsin))
    assert ended.code == 0
    assert set(web.asked) == {"duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo", "wikipedia"}


def test_the_other_route_is_taken_if_the_worker_says_so_for_this_search_alone(
    run: Run, web: type[Invented], tamsin: Path
) -> None:
    code, said = scan(run, tamsin, "--recipes", "N1", "--as-browser", "bing,brave")
    assert code == 0
    assert "DuckDuckGo, Bing, Brave: asked through a client that looks like a browser" in said
    assert web.given[-1].ddgs_route == ("bing", "brave")
    assert settings.read().ddgs_route == ()


def test_again_asks_only_what_was_refused(
    run: Run, web: type[Invented], tamsin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "refusing", frozenset({"mojeek"}))
    scan(run, tamsin, "--recipes", "N1")
    monkeypatch.setattr(web, "refusing", frozenset())
    web.asked.clear()
    with History.open(settings.folder(), now) as history:
        history.rest("mojeek", datetime.now().astimezone())  # its rest is over
    code, said = scan(run, tamsin, "--again")
    assert (code, set(web.asked)) == (0, {"mojeek"})
    assert said.startswith("Tamsin Okerlund is an invented person: all of this is marked so. This asks Mojeek. At most")


def test_a_plan_warns_of_a_missing_index_before_anything_is_asked(run: Run, web: type[Invented], tamsin: Path) -> None:
    _code, said = scan(run, tamsin, "--recipes", "N1", "--engines", "bing")
    before, _, _after = said.partition("Bing · ")
    assert "Google is not covered" in before
    assert "No engine with an index of its own is covered" in before


def test_pictures_are_asked_if_named_and_otherwise_said_to_be_left_out(
    run: Run, web: type[Invented], tamsin: Path
) -> None:
    _code, said = scan(run, tamsin, "--depth", "deep", "--engines", "bing")
    assert "Pictures under your name" in said
    assert "scan --recipes M1,M2,M3" in said
    web.asked.clear()
    code, _said = scan(run, tamsin, "--recipes", "M1")
    assert set(web.asked) == {"duckduckgo-images", "bing-images"}
    assert code == 3, "the invented web has no pictures, and nobody may call that an answer"


def test_quiet_is_quiet(run: Run, web: type[Invented], tamsin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "refusing", frozenset({"bing"}))
    assert scan(run, tamsin, "--recipes", "N1", "--quiet") == (1, "")


@pytest.mark.usefixtures("web")
def test_a_word_on_somebody_invented_is_taken_back_whether_their_file_is_named_or_not(run: Run, tamsin: Path) -> None:
    scan(run, tamsin, "--recipes", "N1", "--engines", "bing,mojeek")
    whose = ("--person", str(tamsin))

    def told() -> list[str]:
        return [line for line in run("findings", "--brief", *whose).out.splitlines() if "Name: " in line]

    before = told()
    name = before[1].rpartition(" ")[2]
    for asked in ((), whose):
        run("decide", name, "not-me", *whose)
        assert told() != before
        assert run("undo", *asked).out == "Taken back: somebody else\n"
        assert told() == before
    assert "Taken back" not in run("undo").out, "nothing is left"
    assert run("looked", "--yes").code == 2, "whose they are is asked, and not said that there are none"


def test_nobody_who_can_be_asked_means_no_client_that_looks_like_a_browser_but_for_invented_people(run: Run) -> None:
    tamsin = demo.find("tamsin").person
    real = replace(tamsin, work_emails=("t@agency.test",), private_emails=(), domains=("agency.test",))
    for person, before in ((tamsin, True), (real, False)):
        own_person.write(person, settings.folder() / "person.toml")
        ended = run("plan", "--text")
        assert ("DuckDuckGo (Bing): not asked" not in ended.out) is before
        assert ("DuckDuckGo is not asked" in ended.err) is not before
    assert run("settings", "duckduckgo", "on", "--text").code == 0
    chosen = run("plan", "--text")
    assert "DuckDuckGo (Bing): at most" in chosen.out
    assert "DuckDuckGo is not asked" not in chosen.err
