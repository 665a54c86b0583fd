"""Every place where a text from outside is shown or kept, as a function from the text to what a person would meet."""

import asyncio
import base64
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cached_property
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import tomli_w

from identity_scan import facts, reports
from identity_scan.advice import letters
from identity_scan.demo.web import DemoWeb, Document, World
from identity_scan.engines import ENGINES, row_file, saved_page
from identity_scan.engines.engine import Options
from identity_scan.engines.row_file import index_of
from identity_scan.keeping.history import History
from identity_scan.model import Assessment, Collected, Depth, Person, Plan, Reply
from identity_scan.person import person_file
from identity_scan.planning import plan
from identity_scan.reports.plain_text import text
from identity_scan.session.assess import assess
from identity_scan.session.begun import new_scan
from identity_scan.session.search import Search
from identity_scan.speech.errors import BadInput
from identity_scan.speech.text import fold

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ME = Person(
    "Ottoline Varga",
    places=("Guelph",),
    professions=("Social worker",),
    employers=("Speed River General",),
    private_phones=("519-555-0187",),
    home_address="9 Millrace Lane, Guelph",
    attested=True,
)
ASKED = [ENGINES[name] for name in ("bing", "brave", "duckduckgo", "mojeek", "startpage", "yahoo")]
ADDRESS = "https://club.example/members?x="
SHORT = 6_000
"""Of the longest texts only so much is put on each of many pages: no page of an engine is a megabyte."""


def world(evil: str) -> World:
    """Return a web in which a text stands in titles, snippets and addresses, beside the person's own facts."""
    bad = evil[:SHORT].encode("utf-8", "replace").decode()
    address = ADDRESS + quote(bad[:300], safe="")
    pages = (
        (address, f"Ottoline Varga {bad}", "Ottoline Varga, Guelph, 519-555-0187"),
        ("https://photos.example/otti", f"{bad} Ottoline Varga", f"{bad} lives at 9 Millrace Lane, Guelph"),
        ("https://petals.example/", bad, f"Ottoline Varga, florist in Kelowna {bad}"),
    )
    indexes = frozenset(engine.index for engine in ASKED)
    return World(
        tuple(Document(u, t, s, indexes, fold(f"ottoline varga guelph social worker {t[:200]}")) for u, t, s in pages)
    )


@dataclass
class Met:
    """All that comes of one hostile text; each property is a place, made when it is looked at."""

    evil: str
    folder: Path

    @cached_property
    def searched(self) -> Assessment:
        """The search of a web that holds the text everywhere, kept in a history on the disk."""
        made = plan.make(ME, Depth.LIGHT, ASKED)
        with History.open(self.folder / "home", lambda: NOON) as history:
            search = Search.begin(ME, made, ASKED, history, lambda: NOON)
            asyncio.run(_all(search, DemoWeb(world(self.evil))))
            return search.finish()

    @cached_property
    def stored(self) -> str:
        """What the history gives back."""
        assert self.searched.judged
        with History.open(self.folder / "home", lambda: NOON) as history:
            kept = history.collected(history.scans()[-1].id)
            seen = [(s.title, s.url, s.label) for r in history.records() for s in r.seen.values()]
        return "\n".join([*_told(kept), *(part for row in seen for part in row)])

    @cached_property
    def printed(self) -> str:
        """What the plain command line prints of a search."""
        return text(self.searched)

    @cached_property
    def letters(self) -> str:
        """Every letter there is, written for a page that holds the text."""
        mine = self.searched.judged[0]
        written = [letters.write(name, mine, ME, tongue) for name in letters.names() for tongue in ("en", "fr")]
        return "\n".join(letter.text for letter in written)

    @cached_property
    def cards(self) -> str:
        """What `actions` prints, in full."""
        from identity_scan.advice.step_groups import grouped
        from identity_scan.advice.todo import todo
        from identity_scan.cli.step_commands import _brief, _full

        cards = todo(self.searched, NOON.date())
        scene: Any = SimpleNamespace(person=ME, session=SimpleNamespace(dead_ends={}))
        lines = [
            line
            for n, group in enumerate(grouped(cards), 1)
            for part in (_brief(n, group, True), *(_full(n, card, scene) for card in group.cards))
            for line in part
        ]
        return "\n".join(lines)

    @cached_property
    def judged_rows(self) -> str:
        """What `judge` prints of rows from a file."""
        short = self.evil[:SHORT]
        row = {
            "engine": short,
            "query": short,
            "url": ADDRESS + short,
            "title": short,
            "snippet": f"Ottoline Varga {short}",
        }
        odd = {**row, "url": f"https://l.facebook.com/l.php?u={quote(ADDRESS + short, safe='', errors='replace')}"}
        token = base64.urlsafe_b64encode((ADDRESS + short).encode("utf-8", "replace")).decode().rstrip("=")
        odder = {**row, "url": f"https://www.bing.com/ck/a?u=a1{token}", "date": short}
        collected = row_file.parse([json.dumps(r) for r in (row, odd, odder)], ME)
        made = Plan(Depth.DEEP, tuple(c.ask for c in collected))
        scan = new_scan(Depth.DEEP, NOON)
        judged = assess(ME, scan, made, collected, index_of(collected), today=NOON.date())
        return "\n".join([text(judged), *(j.finding.url for j in judged.judged), *_told(collected)])

    @cached_property
    def imported(self) -> str:
        """What a saved page, a web archive and a clipboard give, or why they are refused."""
        name = escape(f'"Ottoline Varga" {self.evil[:SHORT]}', quote=True)
        evil = escape(self.evil[:SHORT], quote=True)
        page = (
            f"<html><head><title>{evil}</title></head><body>"
            f'<form action="/search"><input name="q" value="{name}"></form>'
            f'<ol id="b_results"><li class="b_algo"><h2><a href="{ADDRESS}{evil}">{evil}</a></h2>'
            f'<div class="b_caption"><p>{evil}</p></div></li></ol></body></html>'
        ).encode("utf-8", "replace")
        archive = EmailMessage()
        archive["Snapshot-Content-Location"] = quote(
            f"https://www.bing.com/search?q={self.evil[:300]}", errors="replace"
        )
        archive.set_content(page.decode(), subtype="html")
        told = []
        clip = b"Version:0.9\r\nSourceURL:https://www.bing.com/search?q=x\x1b]0;x\x07\r\n" + page
        for reply in (
            Reply(200, "", {}, page),
            saved_page.from_archive(bytes(archive)),
            saved_page.from_clipboard(clip),
        ):
            try:
                item = saved_page.take(reply, ME, (), NOON)
            except BadInput as error:
                told.append(str(error))
            else:
                told += [item.ask.query.text, item.ask.query.id, *_told([item])]
            told.append(reply.url)
        return "\n".join(told)

    @cached_property
    def person(self) -> str:
        """What a person file with the text in every field gives, or why it is refused."""
        bad = self.evil[:SHORT].encode("utf-8", "replace").decode()
        fields = {
            name: value
            for name, value in {
                "name": f"Ottoline Varga {bad}",
                "places": [bad],
                "employers": [bad],
                "usernames": [bad],
                "home_address": bad,
                "portrayal": bad,
                "accounts": [bad],
                "family": [bad],
            }.items()
        }
        written = {**fields, "self": True}
        refused = ""
        try:
            found = person_file.parse(tomli_w.dumps(written))
        except BadInput as error:  # what is no name is refused, in words that hold it
            refused = str(error)
            found = person_file.parse(tomli_w.dumps({**written, "name": "Ottoline Varga"}))
        forms = [form.text for form in person_file.name_forms(found)]
        asked = [query.text for recipe in facts.recipes() for query in plan.queries(recipe, found)]
        lists = (*found.places, *found.employers, *found.usernames, *found.accounts, *found.family)
        return "\n".join([refused, found.name, found.home_address, found.portrayal, *lists, *forms, *asked])

    @cached_property
    def unreadable_person(self) -> str:
        """Why a person file that is nothing but the text is refused."""
        try:
            person_file.parse(self.evil[:SHORT])
        except BadInput as error:
            return str(error)
        return ""

    def report(self, form: str) -> bytes:
        """A report in one form, full, and redacted behind it."""
        where = self.folder / form
        paths = [
            p for redact in (False, True) for p in reports.write(self.searched, [form], where, redact, NOON.date())
        ]
        return b"\n".join(path.read_bytes() for path in paths)


TEXT_PLACES: Mapping[str, Callable[[Met], str]] = {
    "the plain command line": lambda met: met.printed,
    "the history's file": lambda met: met.stored,
    "letters": lambda met: met.letters,
    "the list of actions": lambda met: met.cards,
    "judged rows": lambda met: met.judged_rows,
    "imported pages": lambda met: met.imported,
    "the person file": lambda met: met.person,
    "a person file that is none": lambda met: met.unreadable_person,
}
FORMS = ("html", "md", "csv", "json", "ics", "txt")
"""The report forms that are read as text; the PDF is read back in tests/reports/test_pdf_report.py."""


async def _all(search: Search, web: DemoWeb) -> None:
    async for _item in search.run(web, lambda _engine: Options()):
        pass


def _told(collected: "tuple[Collected, ...] | list[Collected]") -> Iterator[str]:
    for item in collected:
        yield item.answer.why or ""
        for hit in item.answer.hits:
            yield from (hit.title, hit.url, hit.snippet, hit.date or "")


def with_addresses(assessment: Assessment, address: str) -> Assessment:
    """Return the assessment with an address in the place of every finding's."""
    judged = tuple(replace(j, finding=replace(j.finding, url=address)) for j in assessment.judged)
    return replace(assessment, judged=judged)
