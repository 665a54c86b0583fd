"""Every captured page of ../shared/serps and ../shared/replay, read from there: outcome, number of rows, first row."""

import csv
from pathlib import Path

import pytest

from identity_scan.engines import ENGINES
from identity_scan.engines.belief import believed
from identity_scan.engines.recognise import recognise
from identity_scan.model import Ask, Outcome, Query, Reply, Tier

SHARED = Path(__file__).resolve().parents[3] / "shared"
SERPS = SHARED / "serps"
REPLAY = SHARED / "replay" / "pages"

OURS = {"duckduckgo-lite": "duckduckgo"}
NOT_OURS = {"bing-api", "google-cse", "searchapi", "serper", "serpstack"}
"""Services that the product does not ask."""
EXPECTED = {
    "results": {Outcome.RESULTS},
    "none": {Outcome.NONE},
    "captcha": {Outcome.BLOCKED},
    "consent": {Outcome.BLOCKED},
    "error": {Outcome.BLOCKED, Outcome.CHANGED},
}
ROWS = {"pages/google/24-ai-tools-pt-2025.html": 8}
"""The index counts two pages that are unfolded answers of "people also ask"; those are not organic."""
TITLES = {
    "pages/yahoo/05-red-fragment.html": "New Music Video Debuts Ahead Of “Descendants: The Rise Of Red ...",
    "pages/qwant/01-movies-api-v1.json": "Watch Movies Online For Free | Zmovies",
}
"""The index has the breadcrumb glued to the title, and the title with its markup."""
ADDRESSES = {"pages/wikipedia/02-barack-obama-2013.json": "https://en.wikipedia.org/wiki/Barack_Obama"}
"""The reply holds titles only; the address is made of the title."""


def captured() -> list[dict[str, str]]:
    index = SERPS / "index.tsv"
    if not index.is_file():
        return []
    with index.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["engine"] not in NOT_OURS]


CUT = 57
"""Characters at which the index cuts some titles."""


def squeezed(text: str) -> str:
    return "".join(text.split())  # pages re-wrapped by a formatter gain or lose spaces at tags


CAPTURED = [pytest.param(row, id=row["file"].removeprefix("pages/")) for row in captured()]
missing = pytest.mark.skipif(not CAPTURED, reason="../shared/serps is not here: captured pages are read from there")


@missing
@pytest.mark.parametrize("row", CAPTURED)
def test_captured_page(row):
    engine = OURS.get(row["engine"], row["engine"])
    answer = ENGINES[engine].read(Reply(200, "", {}, (SERPS / row["file"]).read_bytes()))
    hits = [hit for hit in answer.hits if hit.rank]
    assert answer.outcome in EXPECTED[row["kind"]]
    assert (answer.why is None) == (answer.outcome is Outcome.RESULTS)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    if row["kind"] == "results":
        assert len(hits) == ROWS.get(row["file"], int(row["organic_results"]))
        title = TITLES.get(row["file"], row["first_title"])
        shown = hits[0].title[: len(title)] if len(title) == CUT else hits[0].title
        assert squeezed(shown) == squeezed(title)
        assert hits[0].url == ADDRESSES.get(row["file"], row["first_url"])
    else:
        assert hits == []


DECOYS = {"pages/bing/b03-sograce.html"}
"""Pages on which the engine answered with something else, as it does with programs."""


def query_of(row: dict[str, str], reply: Reply) -> str:
    """What was asked, as far as the index or the page tells."""
    told = row["query"]
    if told and told != "?" and not told.startswith("(") and "..." not in told:
        return told
    found = recognise(reply) if row["file"].endswith(".html") else None
    return found.query if found else ""


@missing
@pytest.mark.parametrize("row", [p for p in CAPTURED if p.values[0]["kind"] in ("results", "none")])
def test_a_captured_page_is_believed_unless_it_is_a_decoy(row):
    engine = OURS.get(row["engine"], row["engine"])
    reply = Reply(200, "", {}, (SERPS / row["file"]).read_bytes())
    if not (asked := query_of(row, reply)):
        pytest.skip("nobody knows what was asked")
    read = ENGINES[engine].read(reply)
    answer = believed(Ask(engine, Query("N1", "N1", asked, Tier.NAME, 10)), read, engine)
    expected = Outcome.DOUBTED if row["file"] in DECOYS else read.outcome
    assert answer.outcome is expected, answer.why
    assert answer.hits == read.hits


PAGES = [p for p in CAPTURED if p.values[0]["file"].endswith(".html") and p.values[0]["kind"] in ("results", "none")]


@missing
@pytest.mark.parametrize("row", PAGES)
def test_captured_page_is_recognised(row):
    found = recognise(Reply(200, "", {}, (SERPS / row["file"]).read_bytes()))
    assert found is not None
    assert (found.engine, found.page) == (OURS.get(row["engine"], row["engine"]), 1)
    if row["query"] and row["genuine"] == "yes" and "..." not in row["query"]:
        assert found.query.replace('"', "") == row["query"].replace('"', "")


REPLAYED = [
    *((engine, "") for engine in ["duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo"]),
    *((engine, ".captcha") for engine in ["duckduckgo", "bing", "brave", "mojeek", "startpage", "yahoo"]),
    *((engine, ".none") for engine in ["duckduckgo", "bing", "yahoo"]),
]


@pytest.mark.parametrize(("engine", "kind"), REPLAYED)
def test_replayed_page(engine, kind):
    page = REPLAY / f"{engine}{kind}.html"
    if not page.is_file():
        pytest.skip(f"../shared/replay/pages/{page.name} is not here")
    outcome = {"": Outcome.RESULTS, ".none": Outcome.NONE, ".captcha": Outcome.BLOCKED}[kind]
    answer = ENGINES[engine].read(Reply(200, "", {}, page.read_bytes()))
    assert answer.outcome is outcome
    assert bool(answer.hits) == (outcome is Outcome.RESULTS)
