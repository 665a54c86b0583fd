"""What is said of the addresses of the tables: only what a look at them showed."""

import asyncio
import csv
import json
from datetime import date
from pathlib import Path

import pytest

from identity_scan import facts
from identity_scan.asking.unreachable import unreachable
from identity_scan.cli import fact_check
from identity_scan.engines.engine import Engine
from identity_scan.facts import addresses
from identity_scan.facts.addresses import Came, Look
from identity_scan.model import Link, Reply, Request
from identity_scan.present.where_seen import where_seen

DAY = date(2027, 1, 12)
OF_GOOGLE = "https://search.google.com/search-console/remove-outdated-content"


class Sites:
    """A web of which each address answers as told, or cannot be reached."""

    def __init__(self, **replies: tuple[int, str] | str) -> None:
        self.replies = {f"https://{host.replace('_', '.')}/help/remove": reply for host, reply in replies.items()}
        self.asked: list[str] = []

    async def visit(self, engine: Engine, request: Request) -> Reply:
        self.asked.append(request.url)
        reply = self.replies[request.url]
        if isinstance(reply, str):
            raise unreachable(reply, engine.name, host="elsewhere.example")
        status, final = reply
        page = b"<html><head><title>Remove\ta page</title></head><body>form</body></html>"
        return Reply(status, final or request.url, {"content-type": "text/html"}, page)


@pytest.mark.parametrize(
    ("status", "final", "came"),
    [
        (200, "https://a.example/help/remove", Came.OPENED),
        (200, "https://www.a.example/en/help/remove/", Came.OPENED),
        (200, "https://a.example/", Came.MOVED),
        (200, "https://b.example/help/remove", Came.MOVED),
        (404, "https://a.example/help/remove", Came.GONE),
        (410, "https://a.example/help/remove", Came.GONE),
        (200, "https://a.example/login?next=help", Came.NOT_TOLD),
        (403, "https://a.example/help/remove", Came.NOT_TOLD),
        (202, "https://a.example/help/remove", Came.NOT_TOLD),
        (503, "https://a.example/help/remove", Came.NOT_TOLD),
    ],
)
def test_only_the_page_itself_is_opened_and_only_the_site_says_gone(status: int, final: str, came: Came) -> None:
    assert addresses.judge(status, "https://a.example/help/remove", final) is came


def test_a_look_records_status_final_address_title_and_day_and_a_broken_line_is_not_gone() -> None:
    web = Sites(a_example=(200, ""), b_example=(404, ""), c_example="slow", d_example="foreign")
    looked = asyncio.run(fact_check.check((*web.replies, *web.replies), web, DAY))
    assert web.asked == list(web.replies), "each address is asked once"
    assert looked[0] == Look("https://a.example/help/remove", "2027-01-12", Came.OPENED, 200, "", "Remove a page")
    assert [look.came for look in looked] == [Came.OPENED, Came.GONE, Came.NOT_TOLD, Came.MOVED]
    assert looked[3].final == "elsewhere.example"
    assert looked[2].title, "why no reply came is told"


def test_what_was_opened_is_said_to_be_and_nothing_else_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"form_url": OF_GOOGLE, "seen": "2026-11 public code"}
    assert "public code" in where_seen(Link(OF_GOOGLE, "", facts.seen(row, "form_url")))
    stray = Look("https://never.example/", "2027-01-12", Came.OPENED, 200, "", "")
    opened = Look(OF_GOOGLE, "2027-01-12", Came.OPENED, 200, "", "Outdated")
    fact_check.write([stray, opened], tmp_path)
    assert addresses.table([opened]) == (tmp_path / "opened.tsv").read_text("utf-8"), "what no table offers is left out"
    for file in facts.FOLDER.glob("*.tsv"):
        if file.name != "opened.tsv":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(facts, "FOLDER", tmp_path)
    facts._opened.cache_clear()
    try:
        said = where_seen(Link(OF_GOOGLE, "", facts.seen(row, "form_url")))
    finally:
        facts._opened.cache_clear()
    assert said == "opened in January 2027: the page was there"


def test_the_report_puts_what_broke_first_and_names_the_cell() -> None:
    gone = Look(OF_GOOGLE, "2027-01-12", Came.GONE, 404, "", "Not found")
    said = addresses.report([Look("https://ok.example/", "2027-01-12", Came.OPENED, 200, "", "Fine"), gone])
    assert "ok.example" not in said
    assert f"- <{OF_GOOGLE}> (404, 2027-01-12: Not found); removals google-outdated form_url" in said


def test_closed_services_are_not_looked_at_and_no_search_with_a_name_is() -> None:
    offered = addresses.places()
    closed = {row["id"] for row in facts.platforms() if row["closed"]}
    assert closed
    assert not closed & {place.row for place in offered if place.table == "platforms"}
    assert not [place for place in offered if "{" in place.url]


def test_the_export_holds_every_row_in_both_forms_and_says_where_they_come_from(tmp_path: Path) -> None:
    fact_check.export(tmp_path)
    for name in fact_check.TABLES:
        rows = json.loads((tmp_path / f"{name}.json").read_text("utf-8"))
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == rows
        assert len(rows) == len(facts.rows(name))
    assert "JustDeleteMe" in (tmp_path / "NOTICE").read_text("utf-8")
    schema = (tmp_path / "FACTS.md").read_text("utf-8")
    assert [name for name in fact_check.TABLES if f"`{name}.tsv`" not in schema] == []
    assert (tmp_path / "LICENSE").exists()
