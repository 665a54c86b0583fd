"""What leaves the house: nobody who reads it can tell a worker who is threatened from one who is not."""

import asyncio
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from identity_scan import reports
from identity_scan.demo.web import DemoWeb, World
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Options
from identity_scan.keeping.history import History
from identity_scan.model import Assessment, Depth, Person, Safety
from identity_scan.planning import plan
from identity_scan.present import leaving, preview, words
from identity_scan.remembered import Record
from identity_scan.session.search import Search
from identity_scan.speech import language

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FORMS = ("html", "pdf", "md", "csv", "json", "txt", "ics", "supervision")
CALM = Person(
    name="Wilhelmina Achterberg",
    places=("Sudbury, Ontario",),
    professions=("Social worker, RSW",),
    employers=("Nickel Basin Family Centre",),
    usernames=("minaknits",),
    home_address="14 Pumphouse Road, Sudbury",
    private_phones=("705-555-0119",),
    language="en-CA",
    attested=True,
)
HUNTED = replace(CALM, safety=Safety.THREAT)
NAME = CALM.name
DULL = (
    ("https://nickelbasin.example/team", f"{NAME}, RSW - Our team", f"{NAME} is a social worker in Sudbury."),
    ("https://knits.example/guild", f"Guild members: {NAME}", f"{NAME} of Sudbury knits socks."),
    ("https://runs.example/2019", "Results of the fun run 2019", f"{NAME}, Sudbury, 41st"),
)
TELLING = (
    DULL[0],
    ("https://nasty.example/w", f"{NAME} will pay for this", f"{NAME} lives at 14 Pumphouse Road, Sudbury. Find her."),
    ("https://people.example/wa", f"{NAME}, Sudbury | People", f"{NAME}, 14 Pumphouse Road, Sudbury. 705-555-0119."),
    (
        "https://minaknits.wordpress.com/2019/04/the-boy-with-the-mittens",
        "The boy with the mittens | minaknits",
        f"Yesterday on a home visit I met a father of three who would not open. I stayed with my client. By {NAME}",
    ),
    ("https://meetme.com/member/minaknits", f"{NAME} (minaknits) - MeetMe", "Single in Sudbury, looking for dates."),
    ("https://church.example/council", f"Parish council: {NAME}", f"{NAME}, Sudbury, warden of St. Barbara's church."),
    ("https://party.example/candidates", f"{NAME} for council", f"{NAME}, RSW, Sudbury: vote for our party."),
    ("https://hope.example/stories", f"My depression: {NAME}", f"{NAME} of Sudbury on years of treatment."),
    (
        "https://bloemen.example/w",
        f"{NAME}, florist, Antwerp",
        f"{NAME} has sold roses in Antwerp, Belgium, since 1951.",
    ),
    ("https://rates.example/wa", f"Reviews of {NAME}, Sudbury", "Terrible social worker, she took my kids away."),
)


def searched(person: Person, pages: Sequence[tuple[str, str, str]], folder: Path) -> tuple[Assessment, list[Record]]:
    """Two light searches as they are offered to this person, of a web that holds these pages, a quarter apart."""
    rows = [
        {"url": url, "title": title, "snippet": text, "date": None, "keywords": NAME, "indexes": ["bing", "brave"]}
        for url, title, text in pages
    ]
    world, home = folder / "world.json", folder / "home"
    home.mkdir()
    moment = [NOON - timedelta(days=91)]
    engines = [ENGINES["bing"], ENGINES["brave"]]

    async def ask(search: Search) -> None:
        async for _item in search.run(DemoWeb(World.read(world)), lambda _engine: Options()):
            pass

    with History.open(home, lambda: moment[0]) as history:
        assert history.claim(person.name)
        for shown in (rows[:1], rows):
            world.write_text(json.dumps({"documents": shown}), "utf-8")
            made = plan.make(person, Depth.LIGHT, engines)
            search = Search.begin(person, made, engines, history, lambda: moment[0])
            asyncio.run(ask(search))
            found = search.finish()
            moment[0] = NOON
        return found, list(history.records())


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> tuple[tuple[Assessment, list[Record]], ...]:
    """A worker whom somebody threatens, with pages that tell of all that is nobody's business; and one without."""
    language.use("en-CA")
    folders = (tmp_path_factory.mktemp("hunted"), tmp_path_factory.mktemp("calm"))
    return searched(HUNTED, TELLING, folders[0]), searched(CALM, DULL, folders[1])


def read(path: Path) -> str:
    """All that a file says, but for the counts by life: of HTML its source, of a PDF its words and properties."""
    if path.suffix == ".pdf":
        made = PdfReader(io.BytesIO(path.read_bytes()))
        text = " ".join([*(page.extract_text() for page in made.pages), str(made.metadata)])
    else:
        text = path.read_bytes().decode("utf-8-sig")
    text = re.sub(r'<rect class="fill[^>]*>|(?<=<td class="n">)\d+', "#", text)
    return re.sub(rf'({"|".join(map(words.label, words.LABELS))})([\s"|:]*)\d+', r"\1\2#", text)


def written(pair, folder: Path, forms: Sequence[str] = FORMS, chosen: leaving.Chosen = leaving.DEFAULT):
    """For each of these searches, what each file says, by its name."""
    return [
        {path.name: read(path) for path in reports.write(found, forms, folder / str(n), True, DAY, records, chosen)}
        for n, (found, records) in enumerate(pair)
    ]


def test_the_two_searches_differ_in_all_that_must_not_be_told(pair):
    """Else the tests below could not fail."""
    (hunted, _), (calm, _) = pair
    steps = [{a.action.id for j in found.judged for a in j.advice} for found in (hunted, calm)]
    assert steps[0] - steps[1] >= {"CONS-04", "CONS-05", "PRIV-01", "PRIV-02", "OPS-04", "EDM-03"}
    assert hunted.coverage.asked > calm.coverage.asked, "who is threatened is asked about more"
    assert len(hunted.judged) > len(calm.judged)


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_nobody_can_tell_from_the_default_who_is_threatened(pair, tongue, tmp_path):
    language.use(tongue)
    hunted, calm = written(pair, tmp_path)
    assert len(hunted) == len(FORMS)
    assert hunted.keys() == calm.keys()
    for name, told in hunted.items():
        assert told == calm[name], name
        assert "#" in told or name.endswith(".ics"), "the counts by life stand there"


def test_what_is_ticked_stands_there_and_tells_them_apart(pair, tmp_path):
    """Each line alone, so that none of them is drawn by what another lets through."""
    (found, records), _calm = pair
    every = {line.id: line for line in preview.lines(found, DAY, records)}
    off = [name for name, line in every.items() if not line.ticked]
    assert {*leaving.ASKED_FOR, "CONS-05", "OPS-04"} <= {*off}
    default = written(pair[:1], tmp_path / "default", ["txt"])[0].popitem()[1]
    for name in off:
        made = written(pair[:1], tmp_path / name, ["txt"], leaving.Chosen(frozenset({name})))
        (told,) = made[0].values()
        assert told != default, name
        others = {step: every[step].says.split(":")[0] for step in off if step.isupper() and step != name}
        own = re.sub("«[^»]*»", "", " ".join(told.split()))  # a step may name another that comes before it
        assert not [step for step, title in others.items() if title in own], name


def test_a_line_that_is_taken_away_is_gone(pair, tmp_path):
    (found, records), _calm = pair
    for line in preview.lines(found, DAY, records):
        if line.ticked:
            chosen = leaving.Chosen(removed=frozenset({line.id}))
            (path,) = reports.write(found, ["md"], tmp_path, True, DAY, records, chosen)
            (kept,) = reports.write(found, ["md"], tmp_path, True, DAY, records)
            assert len(path.read_text("utf-8")) < len(kept.read_text("utf-8")), line.id
