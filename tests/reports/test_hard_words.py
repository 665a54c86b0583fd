"""A page that means harm in every form of report: never a link, its words apart, what helps first beside it."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from identity_scan import reports
from identity_scan.model import Assessment, Band, Disclosure, Judged, Reason, Severity, Verdict, Where
from identity_scan.present.cover import cover
from identity_scan.present.leaving import Chosen
from identity_scan.reports.plain_text import text
from identity_scan.speech import language
from identity_scan.speech.telling import verbatim

DAY = date(2026, 11, 22)
FORMS = ("html", "pdf", "md", "csv", "txt")
URL = "https://watchthem.example/stay-away-from-varga"
TITLE, SNIPPET = "Ottoline Varga – STAY AWAY", "She took my brother. Drives a grey hatchback."
HURTS = re.compile(r"stay[- ]+away|took my brother|grey hatchback", re.IGNORECASE)
FACTS = (
    Disclosure(
        "professional_criticism",
        "took my brother",
        Where.SNIPPET,
        verbatim("Criticizes how you work: took my brother."),
    ),
    Disclosure("threat_or_doxxing", "STAY AWAY", Where.TITLE, verbatim("Exposes or threatens you: STAY AWAY.")),
)
APART = "The words of these pages, if you want to read them"


def hostile(base: Judged, **changes: object) -> Judged:
    seen = tuple(replace(s, url=URL, title=TITLE, snippet=SNIPPET) for s in base.finding.sightings)
    page = replace(
        base.finding, id="f-hostile", url=URL, title=TITLE, snippet=SNIPPET, site="watchthem.example", sightings=seen
    )
    harm = replace(
        base, finding=page, disclosures=FACTS, severity=Severity(89, Band.ACT_NOW, ()), decision=None, conflicts=()
    )
    harm = replace(harm, **changes)
    why = (Reason(verbatim("It shows your work.")), *(Reason(d.said) for d in harm.disclosures))
    return replace(harm, exposure=replace(base.exposure, reasons=why))


def with_harm(assessment: Assessment, **changes: object) -> Assessment:
    return replace(assessment, judged=(hostile(assessment.judged[0], **changes), *assessment.judged))


def newly(assessment: Assessment) -> Assessment:
    """The same where the page is new since the search before (see `histories`)."""
    first, second, *rest = assessment.judged
    harm = hostile(second)
    return replace(assessment, judged=(first, replace(harm, finding=replace(harm.finding, id="f-photos")), *rest))


def pages(form: str, made: bytes) -> tuple[str, str]:
    """What stands in a report before the words that stand apart, and those: both as plain text."""
    if form == "html":
        page = BeautifulSoup(made.decode(), "lxml")
        apart = " ".join(box.extract().get_text(" ") for box in page.select("details.hard"))
        return page.get_text(" "), apart
    if form == "pdf":
        every = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    elif form == "csv":
        rows = csv.reader(io.StringIO(made.decode("utf-8-sig")))
        every = "\n".join(" ".join(row) for row in rows)
    else:
        every = made.decode()
    before, there, behind = every.partition(APART)
    assert there or not HURTS.search(every)
    return before, behind


def links(form: str, made: bytes) -> list[str]:
    """Everything in a report that its reader may follow, or that a program takes for a link."""
    if form == "html":
        return [str(a["href"]) for a in BeautifulSoup(made.decode(), "lxml").find_all(href=True)]
    if form == "pdf":
        reader = PdfReader(io.BytesIO(made))
        notes = (a.get_object() for page in reader.pages for a in page.get("/Annots") or ())
        every = " ".join(page.extract_text() for page in reader.pages)
        told = [str(a["/A"]["/URI"]) for a in notes if "/A" in a and "/URI" in a["/A"]]
        return told + re.findall(r"https?://\S+", every)
    return re.findall(r"(?:https?://|www\.)[^\s>)\"]+", made.decode())


def content(form: str, *given: object) -> bytes:
    """A report with everything in it: the PDF with its annex, the table with its notes."""
    made = reports.content(form, *given, False, Chosen(annex=True))  # type: ignore[arg-type]
    notes = reports.content("notes", *given, False) if form == "csv" else b""  # type: ignore[arg-type]
    return made + notes.removeprefix(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"page_kind": "hostile", "disclosures": FACTS[:1]},
        {"identity": None},
        {
            "disclosures": (
                Disclosure("impersonation", "STAY AWAY", Where.TITLE, verbatim("Seems to pose as you: STAY AWAY.")),
            )
        },
    ],
    ids=["a threat", "a hostile page", "unsure", "a false profile"],
)
@pytest.mark.parametrize("form", FORMS)
def test_it_is_never_a_link(assessment, form, changes):
    if "identity" in changes:
        changes = {"identity": replace(assessment.judged[0].identity, verdict=Verdict.UNSURE)}
    made = content(form, with_harm(assessment, **changes), DAY, ())
    there = links(form, made)
    assert not [link for link in there if "watchthem" in link]
    assert form in ("csv", "txt", "md") or any("wherefolk" in link for link in there), "other pages are links"
    before, apart = pages(form, made)
    assert not HURTS.search(before)
    assert "watchthem.example/stay-away-from-varga" in "".join(apart.split())
    assert "watchthem.example" in before


@pytest.mark.parametrize("form", FORMS)
def test_its_words_stand_apart_and_what_helps_first_beside_it(assessment, histories, form):
    given = with_harm(assessment)
    before, apart = pages(form, content(form, given, DAY, histories(given)))
    assert not HURTS.search(before)
    for words in (TITLE, SNIPPET, "took my brother", "Exposes or threatens you: STAY AWAY."):
        assert "".join(words.split()) in "".join(apart.split())
    for said in cover(given.judged[0]).care:
        assert "".join(said.split()) in "".join(before.split())
    assert "May be hard to read: somebody may mean you harm" in " ".join(before.split())
    assert "It shows your work." in " ".join(before.split()), "a reason that does not repeat the page stays"
    assert "somebodylooks" in "".join(apart.split())


def test_the_first_page_of_the_pdf_holds_none_of_it(assessment):
    short = PdfReader(io.BytesIO(reports.content("pdf", with_harm(assessment), DAY, (), False)))
    assert not HURTS.search(" ".join(page.extract_text() for page in short.pages)), "nor does all of the short one"
    reader = PdfReader(io.BytesIO(content("pdf", with_harm(assessment), DAY, ())))
    assert not HURTS.search(reader.pages[0].extract_text())
    apart = [n for n, page in enumerate(reader.pages) if APART in " ".join(page.extract_text().split())]
    assert apart == [len(reader.pages) - 1], "on a page of its own"
    assert reader.pages[-1].extract_text().split(APART)[0].count("\n") < 3


def test_the_words_of_the_html_are_closed_and_say_what_they_hold(assessment):
    page = BeautifulSoup(reports.content("html", with_harm(assessment), DAY, (), False).decode(), "lxml")
    (box,) = page.select("details.hard")
    assert not box.has_attr("open")
    assert "somebody may mean you harm" in box.summary.get_text()
    assert not HURTS.search(box.summary.get_text())


def test_a_finding_that_was_decided_is_covered_on_paper_all_the_same(assessment):
    decided = assessment.judged[0].decision
    made = reports.content("txt", with_harm(assessment, decision=decided), DAY, (), False)
    assert not HURTS.search(pages("txt", made)[0])


def test_an_obituary_is_covered_and_its_page_may_be_opened_from_behind_the_fold(assessment):
    given = with_harm(assessment, page_kind="obituary", disclosures=())
    made = reports.content("html", given, DAY, (), False)
    assert not HURTS.search(pages("html", made)[0])
    page = BeautifulSoup(made.decode(), "lxml")
    assert page.select_one("details.hard a")["href"] == URL
    assert "Nothing gets worse by waiting a day." in page.get_text()


def test_on_a_terminal_the_words_are_left_out_and_the_command_that_shows_them_is_named(assessment):
    for spoken in (False, True):
        printed = text(with_harm(assessment), spoken=spoken, read="identity-scan findings {name} --text")
        assert not HURTS.search(printed)
        assert "identity-scan findings f-host --text" in printed
        assert APART not in printed


def test_programs_read_all_of_it(assessment, histories):
    given = newly(assessment)
    made = json.loads(reports.content("json", given, DAY, histories(given), False))
    assert (made["findings"][1]["title"], made["findings"][1]["url"]) == (TITLE, URL)
    assert [change["title"] for change in made["told"]["changes"]] == [TITLE]


@pytest.mark.parametrize("form", FORMS)
def test_that_it_is_new_is_told_without_its_words(assessment, histories, form):
    given = newly(assessment)
    before, _apart = pages(form, content(form, given, DAY, histories(given)))
    assert not HURTS.search(before)
    assert "It was not among the results that were read last time" in " ".join(before.split())


@pytest.mark.parametrize("form", FORMS)
def test_in_french_too(assessment, form):
    language.use("fr-CA")
    made = reports.content(form, with_harm(assessment), DAY, (), False)
    every = made.decode("utf-8-sig") if form != "pdf" else ""
    assert form == "pdf" or "appelez d’abord le 911" in " ".join(every.replace("&#39;", "’").split())
