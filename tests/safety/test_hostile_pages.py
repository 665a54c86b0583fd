"""Whatever a page says, it is only text: every hostile text in every place that shows one.

The same on uncleaned values: tests/reports (each form by the rules of its reader, and the PDF). On the screens with
hand-made values: tests/tui/test_hostile_text.py; with a whole hostile web behind them: test_hostile_screens.py.
"""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from safety.hostile import ADDRESSES, ALIKE, TEXTS, harmless
from safety.places import FORMS, NOON, TEXT_PLACES, Met, with_addresses

from identity_scan import reports
from identity_scan.advice import letters
from identity_scan.engines.reading.unwrap import unwrap
from identity_scan.speech import address
from identity_scan.speech.text import clean

_LINK = re.compile(r"\]\(<?([^)>\s]*)")
_ALLOWED = {"csv": "\r\n\ufeff", "ics": "\r\n"}


@pytest.fixture(scope="module", params=TEXTS)
def met(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Met:
    return Met(TEXTS[request.param], tmp_path_factory.mktemp("met"))


@pytest.mark.parametrize("place", TEXT_PLACES)
def test_no_text_steers_what_shows_it(met: Met, place: str) -> None:
    said = TEXT_PLACES[place](met)
    assert said.strip() or place == "a person file that is none"
    harmless(said, place)
    assert max(map(len, said.splitlines()), default=0) < 20_000


@pytest.mark.parametrize("form", FORMS)
def test_no_text_breaks_out_of_a_report(met: Met, form: str) -> None:
    made = met.report(form)
    said = made.decode("utf-8")
    harmless(said, form, "\n" + _ALLOWED.get(form, ""))
    CHECKS[form](said)


def _html(said: str) -> None:
    page = BeautifulSoup(said, "lxml")
    assert not page.select("script, iframe, object, embed, img, form, base, meta[http-equiv=refresh]")
    assert {str(link) for link in page.select("link")} <= {'<link href="data:," rel="icon"/>'}
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.lower().startswith("on") or name == "src"]
        target = str(tag.get("href") or "#")
        assert tag.name == "link" or target.startswith(("http://", "https://", "#")), target


def _markdown(said: str) -> None:
    for target in _LINK.findall(re.sub(r"\\.", "", said)):
        assert target.startswith(("http://", "https://")), target
    assert not re.search(r"(?<!\\)!\[|(?<!\\)<(?!https?://)\w", said)
    assert said.count("\n# ") + said.startswith("# ") == 2  # one title each: the full report and the redacted one


def _csv(said: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(said.replace("\ufeff", ""))) for cell in row]
    assert len(cells) > 50
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)]


def _json(said: str) -> None:
    decoder, at = json.JSONDecoder(), 0
    for schema in ("identity-scan/1", "identity-scan/1/redacted"):
        found, at = decoder.raw_decode(said, at)
        assert found["schema"] == schema
        at = len(said) - len(said[at:].lstrip())


def _ics(said: str) -> None:
    assert said.count("BEGIN:VEVENT") == said.count("END:VEVENT") == 4  # two events each, full and redacted
    assert "owned" not in said
    assert all(len(line.encode()) <= 75 for line in said.replace("\r\n", "\n").split("\n"))


def _text(said: str) -> None:
    assert all(len(line) < 400 for line in said.splitlines())


CHECKS = {"html": _html, "md": _markdown, "csv": _csv, "json": _json, "ics": _ics, "txt": _text}


# -- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", ADDRESSES)
def test_an_address_that_is_none_of_the_web_is_nowhere_a_link(bad: str, tmp_path: Path, calm: Met) -> None:
    assert not address.is_web(bad)
    assert unwrap(bad) == "" or address.is_web(unwrap(bad))
    assessment = with_addresses(calm.searched, clean(bad, 4000))
    for path in reports.write(assessment, ["html", "md"], tmp_path, False, NOON.date()):
        for target in re.findall(r'href="([^"]*)"|\]\(<([^>]*)>', path.read_text("utf-8")):
            assert "".join(target).startswith(("http", "#", "data:,")), target
            assert "evil" not in "".join(target)
    for name in letters.names():
        assert "evil" not in letters.write(name, assessment.judged[0], assessment.person).text


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Met:
    return Met("calm", tmp_path_factory.mktemp("calm"))


@pytest.mark.parametrize(("posing", "as_whom"), ALIKE)
def test_a_host_that_poses_as_another_is_told_apart(posing: str, as_whom: str) -> None:
    shown = address.shown(posing)
    assert shown.split("/")[0].split(":")[0] != as_whom
    assert not shown.startswith(f"{as_whom}/")
    assert not address.is_web(posing) or shown.split("/")[0].isascii()


def test_an_honest_host_is_shown_as_people_know_it() -> None:
    assert address.shown("https://www.école-sociale.example/équipe?x=1") == "école-sociale.example/équipe?x=1"
    assert address.shown("https://a.example:8443/") == "a.example:8443"


def test_nothing_steers_once_a_wrapped_address_is_unwrapped() -> None:
    for text in TEXTS.values():
        wrapped = (
            f"https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F{quote(text[:300], safe='', errors='replace')}"
        )
        harmless(address.unwrap(wrapped), "unwrapped")
