"""Every block of a sheet appears in every face: in order, points with their sign, places no more open than they may."""

import asyncio
import csv
import html
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from blocks_told import missing
from bs4 import BeautifulSoup
from pretend import demo_assessed
from pypdf import PdfReader

from identity_scan.advice.handchecks import hand_checks
from identity_scan.advice.todo import todo
from identity_scan.cli.say import spoken
from identity_scan.cli.scene import rehearsed
from identity_scan.keeping.compare import compare
from identity_scan.keeping.remembering import record
from identity_scan.keeping.settings import Settings
from identity_scan.merging.progress import Cell, Progress
from identity_scan.model import Answer, Assessment, Outcome, Safety, Verdict
from identity_scan.present import (
    answers,
    arranged,
    finding,
    first_page,
    offer,
    own_checks,
    past,
    report_sentences,
    steps,
)
from identity_scan.present.blocks import (
    Block,
    Cells,
    Cover,
    Fact,
    Heading,
    Piece,
    Place,
    Reason,
    Row,
    Sentence,
    Sheet,
    Step,
    Table,
    Tone,
    Typed,
    Way,
    covers,
    written,
)
from identity_scan.present.cover import by_page
from identity_scan.present.leaving import Chosen
from identity_scan.present.preview import lines as offered
from identity_scan.present.report_pages import pages
from identity_scan.present.report_parts import HARD, parts
from identity_scan.present.report_values import Shown, View
from identity_scan.present.report_view import view
from identity_scan.present.values import Price
from identity_scan.remembered import Record
from identity_scan.reports.csv import notes, table
from identity_scan.reports.html import html as as_html
from identity_scan.reports.markdown import markdown
from identity_scan.reports.pdf import pdf
from identity_scan.reports.plain_text import aloud, of_view
from identity_scan.session import preferences
from identity_scan.session.demonstration import demonstration
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.speech.telling import verbatim
from identity_scan.tui.widgets.sheet_text import sheet_text

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
OPEN, SITE, KEPT_AWAY = "https://page.example/one", "https://site.example/out", "watch.example/two"
TITLE = "May be hard to read: a death"
TONGUES = pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])


@pytest.fixture(scope="module")
def found() -> Assessment:
    return demo_assessed("tamsin")


def every_kind() -> Sheet:
    """A sheet with a block of each kind, as a finding on paper has them."""
    return (
        Heading(TITLE, "personal", "personal", _("title"), ("a death",)),
        Place("page.example/one", OPEN),
        Fact(_("Words shown"), "She lives at 9 Mill Lane.", ("9 Mill Lane",)),
        Cover("a death", ("You can look now.", "Or later."), (Heading("In memory of Lars"), Place(KEPT_AWAY))),
        Heading("It is you", "sure", column=_("is it you")),
        Reason("Your address stands there."),
        Heading("60 of 100, high", "Plan a step.", "high", _("how much it matters")),
        Reason("A fact adds.", 60),
        Reason("Age takes.", -60),
        Reason("This does neither."),
        Heading("What it shows you", column=_("what it gives away")),
        Reason("It names your wife.", words="Perpetua Lund"),
        Sentence("You did not want that.", Tone.WARNING),
        Heading("What to do", column=_("next steps")),
        Step(1, "Ask the site, about 20 minutes", "3f2a9c/PRIV-04"),
        Place("site.example/out", SITE, "Their form", "checked 2026-11."),
        Place("privacy@site.example", name="By mail", note="No page."),
        Place(KEPT_AWAY, note="Who keeps it sees who looks.", asks=True),
        Typed("A letter", "identity-scan actions --letter club"),
        Row("Our team", ("professional", "team.example"), 4, "professional"),
        Row("A point"),
        Table("By index", ("index", "work", "home"), (("Bing", "1", "2"),), ((Piece("personal", 0, 1),),)),
    )


# -- the faces --------------------------------------------------------------------------------------------------------


def on_paper(found: Assessment, sheets: Iterable[Sheet]) -> View:
    shown = tuple(Shown(n, "3f2a9c", True, 60, "high", "", "", sheet) for n, sheet in enumerate(sheets, 1))
    seen = replace(view(found, DAY), mine=shown, unsure=(), lead=(), first=(), steps=(), changes=(), against=())
    return replace(seen, state=(), answer=(), annex=True)


def of_pdf(made: bytes) -> str:
    """The words of a PDF without what stands at the top of each page, which would divide what goes on over two."""
    marked = _("Demonstration: an invented person, nothing was searched.").split()
    told = []
    for page in PdfReader(io.BytesIO(made)).pages:
        head, _line, rest = page.extract_text().partition(_(report_sentences.STATEMENT))
        told.append(rest if head.split() in ([], marked) else page.extract_text())
    return " ".join(re.sub(r"\n\d+$", "", text) for text in told)


def of_csv(made: str) -> str:
    rows = csv.reader(io.StringIO(made), delimiter=";" if language.in_use() == "fr-CA" else ",")
    return " ".join(cell for row in rows for cell in row)


ON_PAPER: dict[str, Callable[[View], str]] = {
    "html": lambda seen: BeautifulSoup(as_html(seen), "lxml").get_text(" "),
    "pdf": lambda seen: of_pdf(pdf(seen)),
    "markdown": lambda seen: html.unescape(re.sub(r"\\(.)", r"\1", markdown(seen))),
    "csv": lambda seen: of_csv(table(seen) + ("" if seen.redacted else notes(seen))),
    "text": of_view,
    "text aloud": aloud,
}
ON_SCREEN: dict[str, Callable[[Sheet], str]] = {
    "interface": lambda sheet: sheet_text(sheet, 2000).plain,
    "interface, narrow": lambda sheet: sheet_text(sheet, 40).plain,
    "spoken": lambda sheet: "\n".join(spoken(sheet)),
}


def uncovered(sheet: Sheet) -> Sheet:
    """A sheet without what lies under its cover, which stands at another place."""
    return tuple(replace(block, under=()) if isinstance(block, Cover) else block for block in sheet)


# -- every block ------------------------------------------------------------------------------------------------------


@TONGUES
@pytest.mark.parametrize("face", ON_SCREEN)
def test_every_block_appears_on_screen_and_aloud_in_its_order(face: str, tongue: str) -> None:
    language.use(tongue)
    sheet = uncovered(every_kind())
    assert missing(sheet, ON_SCREEN[face](sheet), ordered=False) == []
    # A name may stand before or after its address; all else keeps its place.
    assert missing([b for b in sheet if not isinstance(b, Place)], ON_SCREEN[face](sheet)) == []


@TONGUES
@pytest.mark.parametrize("face", ON_PAPER)
def test_every_block_appears_in_every_report_in_its_order(found: Assessment, face: str, tongue: str) -> None:
    language.use(tongue)
    sheet = every_kind()
    told = ON_PAPER[face](on_paper(found, [sheet]))
    assert missing(sheet, told, ordered=False) == []
    # What kind of thing lies under a cover is said where its words stand, and by the heading.
    says = [Sentence(said) for block in sheet if isinstance(block, Cover) for said in block.says]
    head, *rest = (one for block in sheet for one in (says if isinstance(block, Cover) else [block]))
    after = told[told.index(TITLE) :]
    # The names of facts are the names of columns in a table, and a cover has a column of its own.
    kinds = Heading | Reason | Sentence | Step | Typed | Row
    if face == "csv":
        rest = [b for b in rest if isinstance(b, kinds) and b not in says]
    assert missing(rest, after) == []
    assert missing([replace(head, beside="")], told) == []  # type: ignore[type-var]
    assert missing(next(covers(sheet)).under, after[after.index("In memory of Lars") :]) == []


@TONGUES
@pytest.mark.parametrize("face", [*ON_SCREEN, *ON_PAPER])
def test_more_and_less_are_told_apart_in_every_face(found: Assessment, face: str, tongue: str) -> None:
    language.use(tongue)
    sheet = uncovered(every_kind())
    told = ON_SCREEN[face](sheet) if face in ON_SCREEN else ON_PAPER[face](on_paper(found, [sheet]))
    told = " ".join(told.split())
    more, less = r"\+60|60 points (?:more|de plus)", r"-60|60 points (?:less|de moins)"
    for reason, sign in (("A fact adds", more), ("Age takes", less)):
        assert re.search(rf"{reason}\W{{0,6}}(?:{sign})", told), (face, reason)
    assert re.search(r"This does neither\.(?!\W*[+-]?\d+\W*(?:points|\)))", told), face


@TONGUES
@pytest.mark.parametrize("redact", [False, True], ids=["own copy", "redacted"])
@pytest.mark.parametrize("face", ON_PAPER)
def test_every_part_of_a_report_stands_in_every_form_in_one_order(
    found: Assessment, face: str, redact: bool, tongue: str
) -> None:
    language.use(tongue)
    every = [line.id for line in offered(found, DAY)]
    chosen = Chosen(frozenset(every), reflection="Calm.", talk="Saying no.", annex=True)
    seen = view(found, DAY, redact=redact, chosen=chosen)
    elsewhere = {"csv": {"mine", "unsure", "numbers", "pictures"}, "html": {HARD}}.get(face, set())
    laid_out = pages if face == "pdf" and not redact else parts
    # A name may stand before or after its address; what is covered is said by its heading.
    blocks: list[Block] = []
    for part in laid_out(seen):
        if part.id not in elsewhere:
            blocks += (Heading(part.title), *part.says)
            blocks += [b for item in part.items for b in item.sheet if not isinstance(b, Place | Cover)]
    # Cells are drawn in a PDF, and said to whoever does not see them (tests/reports/test_pdf_report.py).
    blocks = [b for b in blocks if not (face == "pdf" and isinstance(b, Cells))]
    assert len(blocks) > (60 if redact else 100)
    assert missing(blocks, ON_PAPER[face](seen)) == []


@TONGUES
@pytest.mark.parametrize("face", ON_PAPER)
def test_what_closes_the_ways_is_in_every_form_of_her_own_copy_and_in_none_that_others_read(
    found: Assessment, face: str, tongue: str
) -> None:
    language.use(tongue)
    own, theirs = (view(found, DAY, redact=redact) for redact in (False, True))
    (title,) = (part.title for part in parts(own) if part.id == "ways")
    told = " ".join(ON_PAPER[face](own).split())
    blocks = [block for sheet in own.ways for block in sheet]
    assert sum(isinstance(block, Step) for block in blocks) > 3
    assert missing([Heading(title), *blocks], told) == []
    assert not any(isinstance(block, Fact) or "→" in written(block) for block in blocks), "no way is on paper"
    assert not theirs.ways
    assert missing([Heading(title)], ON_PAPER[face](theirs)), "not even its title"


DRAWN = Chosen(ways=True)


@TONGUES
@pytest.mark.parametrize("face", ON_PAPER)
def test_ways_that_are_ticked_are_in_every_form_of_her_own_copy_and_in_none_that_others_read(
    found: Assessment, face: str, tongue: str
) -> None:
    language.use(tongue)
    own, theirs = (view(found, DAY, redact=redact, chosen=DRAWN) for redact in (False, True))
    ways = [block for sheet in own.ways for block in sheet if isinstance(block, Way)]
    assert len(ways) >= 3
    assert all(sum(isinstance(block, Way) for block in sheet) < 2 for sheet in own.ways), "the easiest to each end"
    told = " ".join(ON_PAPER[face](own).split())
    drawn = [Sentence(text) for way in ways for stop in way.stops for text in (stop.page, stop.gives)]
    assert missing(drawn if face == "pdf" else ways, told, ordered=False) == []
    assert not theirs.ways


def test_in_danger_no_way_is_on_paper_though_it_is_asked_for(found: Assessment) -> None:
    in_danger = replace(found, person=replace(found.person, safety=Safety.THREAT))
    sheets = view(in_danger, DAY, chosen=DRAWN).ways
    assert sheets == view(in_danger, DAY).ways
    assert not any(isinstance(block, Way) for sheet in sheets for block in sheet)


@TONGUES
def test_in_danger_the_advocate_comes_first_on_paper_too(found: Assessment, tongue: str) -> None:
    language.use(tongue)
    in_danger = replace(found, person=replace(found.person, safety=Safety.THREAT))
    first = view(in_danger, DAY).ways[0][0]
    assert isinstance(first, Sentence)
    assert first.tone is Tone.WARNING
    assert ("advocate" if tongue == "en-CA" else "intervenante") in first.text


# -- places -----------------------------------------------------------------------------------------------------------


def links(face: str, seen: View) -> set[str]:
    """All that a reader of a report may follow, or that a program takes for a link."""
    if face == "html":
        return {str(a["href"]) for a in BeautifulSoup(as_html(seen), "lxml").find_all("a", href=True)} - {"#main"}
    if face == "pdf":
        notes = (a.get_object() for page in PdfReader(io.BytesIO(pdf(seen))).pages for a in page.get("/Annots") or ())
        return {str(a["/A"]["/URI"]) for a in notes if "/A" in a and "/URI" in a["/A"]}
    text = {"markdown": markdown, "csv": table, "text": of_view, "text aloud": aloud}[face](seen)
    return set(re.findall(r"(?:https?://|www\.)[^\s>)\"]+", text))


@pytest.mark.parametrize("face", ON_PAPER)
def test_a_place_that_may_not_be_opened_is_a_link_in_no_report(found: Assessment, face: str) -> None:
    there = links(face, on_paper(found, [every_kind()]))
    assert there == ({OPEN, SITE} if face in ("html", "pdf", "markdown") else set())


@pytest.mark.parametrize("face", ON_SCREEN)
def test_nor_on_a_screen_where_addresses_are_no_links_of_themselves(face: str) -> None:
    sheet = every_kind()
    assert not re.search(r"https?://\S*watch", ON_SCREEN[face](sheet))
    assert not [span for span in sheet_text(sheet, 80).spans if "link" in str(span.style)]
    assert "In memory of Lars" not in ON_SCREEN[face](sheet), "what lies under a cover is asked for"


# -- what was asked, and what changed ---------------------------------------------------------------------------------


def in_order(sheet: Iterable[Block]) -> Sheet:
    """The blocks of a sheet that stand in one order in a face: a name may stand before or after its address."""
    return tuple(block for block in sheet if not isinstance(block, Place))


def since_a_search(found: Assessment) -> tuple[Record, Record]:
    """The record of this search behind that of one which did not find its first page yet."""
    now = record(found, ())
    before = replace(found.scan, id="before", started=found.scan.started - timedelta(days=91))
    return replace(now, scan=before, seen=dict(list(now.seen.items())[1:])), now


def of_a_search(tongue: str) -> Iterator[Sheet]:
    """Whatever is said of a plan, of how far a search is, of each of its answers, and of what changed since."""
    language.use(tongue)
    scene = asyncio.run(rehearsed(demonstration("tamsin", lambda: NOON, pace=0.0), "tamsin"))
    progress, rows = refused(scene.progress), scene.session.engines()
    plan, by_hand = progress.plan, (Typed("Look yourself", "identity-scan import FILE"),)
    assert plan is not None
    yield (offer.heading(plan.depth), *offer.cost(plan, lambda _plan: Price(9, 300, ("google",)), by_hand))
    yield answers.covered(progress, rows, by_hand)
    yield answers.so_far(scene.judged)
    yield from answers.grid(progress, rows)
    yield answers.silent(progress, rows, NOON)
    beside = answers.Beside(NOON, by_page(scene.judged.judged))
    cells = progress.cells()
    engines = {row.id: row for row in rows}
    yield from (answers.answer(engines[engine], cell, beside, by_hand) for (_query, engine), cell in cells.items())
    yield from (answers.answer(row, Cell("yours"), beside, by_hand) for row in rows if row.yours)
    before, now = since_a_search(scene.judged)
    earlier, later = past.recorded(before), past.recorded(now)
    yield past.over_time((later, earlier))
    told = past.side_by_side(compare(before, now), named=True)
    assert told.changes
    yield from (past.sheet(told, opened.__contains__, names=True) for opened in ((), {c.finding for c in told.changes}))


def refused(progress: Progress) -> Progress:
    """The same search, in which Brave refused whatever it was asked."""
    no = Answer(Outcome.BLOCKED, said=verbatim("Brave asked for a puzzle."))
    items = (replace(c, answer=no) if c.ask.engine == "brave" else c for c in progress.collected)
    return replace(progress, collected=tuple(items))


@TONGUES
def test_whatever_is_said_of_a_search_is_on_screen_and_aloud_in_its_order(tongue: str) -> None:
    every = tuple(of_a_search(tongue))
    kinds = {type(block) for sheet in every for block in sheet}
    assert kinds >= {Heading, Sentence, Fact, Place, Typed}
    for face, draw in ON_SCREEN.items():
        for sheet in every:
            told = draw(sheet)
            assert missing(sheet, told, ordered=False) == [], face
            assert missing(in_order(sheet), told) == [], face


# -- what is found ----------------------------------------------------------------------------------------------------


@TONGUES
def test_whatever_is_said_of_a_finding_or_a_step_is_on_screen_and_aloud(found: Assessment, tongue: str) -> None:
    language.use(tongue)
    beside = finding.Beside({}, group="Two pages", until=DAY)
    shown = [finding.on_screen(j, beside, opened=opened) for j in found.judged[:40] for opened in (True, False)]
    cards = [steps.sheet(card, lambda _judged: False) for card in todo(found, DAY)[:20]]
    assert sum(isinstance(block, Cover) for sheet in shown for block in sheet) == 2
    for sheet in (*shown, *cards):
        for face, draw in ON_SCREEN.items():
            left = missing(sheet, draw(sheet), ordered=False)
            assert left == [], face


@TONGUES
@pytest.mark.parametrize("face", ON_SCREEN)
def test_first_pages_settings_and_what_is_looked_up_by_hand_are_on_screen_and_aloud(
    found: Assessment, face: str, tongue: str
) -> None:
    language.use(tongue)
    query = first_page.bare_name(found)
    assert query
    pages = first_page.first_pages(found, query, found.unanswered)
    look = Typed("Its page", "identity-scan answers N1 google")
    sheets = [first_page.sheet(page, lambda _judged: True, look) for page in pages]
    sheets += [(first_page.lead(query, pages),)]
    sheets += [first_page.portrayal(found.person.portrayal, pages, lambda _judged: True, Sentence("Not yet."))]
    sheets += [own_checks.sheet(check, names=True) for check in hand_checks(found.person)]
    sheets += [tuple(arranged.preference(p, others=True) for p in preferences.listed(Settings(), "dark", tongue))]
    assert sum(isinstance(block, Row) for sheet in sheets for block in sheet) > 30
    for sheet in sheets:
        # Screens have no need of what a thing is called in commands; a name may stand before or after its address.
        told = [replace(b, called="") if isinstance(b, Row) else b for b in sheet if not isinstance(b, Place)]
        assert missing(told, ON_SCREEN[face](sheet)) == []


@TONGUES
@pytest.mark.parametrize("face", ON_PAPER)
def test_whatever_is_said_of_a_finding_or_a_step_is_in_every_report(found: Assessment, face: str, tongue: str) -> None:
    language.use(tongue)
    mine = [j for j in found.judged if j.identity.verdict is not Verdict.NOT_ME][:12]
    # In a table a date stands as it can be sorted, in a column of its own.
    sheets = [
        tuple(b for b in finding.on_paper(j) if not (face == "csv" and isinstance(b, Fact) and b.name == _("Date")))
        for j in mine
    ]
    told = ON_PAPER[face](on_paper(found, sheets))
    assert sum(bool(next(covers(sheet), ())) for sheet in sheets) >= 1
    assert [text for sheet in sheets for text in missing(sheet, told, ordered=False)] == []
    asked = steps.asked_for(mine)
    told = ON_PAPER[face](replace(on_paper(found, []), steps=asked))
    if face in ("html", "pdf", "markdown"):
        assert [text for one in asked for text in missing(one.sheet, told, ordered=False)] == []
