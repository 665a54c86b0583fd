"""One view, many forms: every fact of the JSON report stands in each of the others, in the words of that form."""

import csv
import html
import inspect
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from identity_scan import reports
from identity_scan.advice import handchecks
from identity_scan.model import Assessment, Band, Estimate, Handling, Link, Outcome, OwnLook, Status, Vote
from identity_scan.present import report_sentences, words
from identity_scan.present.leaving import Chosen
from identity_scan.present.not_seen import not_seen
from identity_scan.remembered import Record
from identity_scan.session.grade import grade
from identity_scan.speech import language
from identity_scan.speech.address import shown
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext

DAY = date(2026, 11, 22)


def of_html(made: bytes) -> str:
    page = BeautifulSoup(made.decode(), "lxml")
    return " ".join([page.body.get_text(" "), *(a["href"] for a in page.find_all("a"))])


def of_pdf(made: bytes) -> str:
    pages = PdfReader(io.BytesIO(made)).pages
    links = (a.get_object() for page in pages for a in page.get("/Annots") or ())
    opened = (str(a["/A"]["/URI"]) for a in links if "/A" in a and "/URI" in a["/A"])
    # What stands at the top of each page would divide a sentence that goes on from the page before.
    told = [page.extract_text().replace(_(report_sentences.STATEMENT), "", 1) for page in pages]
    return " ".join([*(re.sub(r"\n\d+$", "", text) for text in told), *opened])


def of_markdown(made: bytes) -> str:
    return html.unescape(re.sub(r"\\(.)", r"\1", made.decode()))


def of_csv(made: bytes) -> str:
    text = made.decode().replace("\ufeff", "")
    rows = csv.reader(io.StringIO(text), delimiter=";" if language.in_use() == "fr-CA" else ",")
    return " ".join(cell for row in rows for cell in row)


READ: dict[str, Callable[[bytes], str]] = {
    "html": of_html, "pdf": of_pdf, "md": of_markdown, "csv": of_csv, "txt": bytes.decode,
}  # fmt: skip
FOR_PROGRAMS = frozenset((
    *("schema", "id", "finished", "depth", "demo", "index", "recipe", "page", "rank", "confidence", "weight"),
    *("by", "where", "site", "namesake", "namesakes", "label", "provisional", "letter", "asked", "answered"),
    *("invented", "blocked", "changed", "failed", "skipped", "doubted", "kind", "told", "paths", "assistants"),
))  # fmt: skip
"""Keys whose values only programs need: names of rows, and the figures behind a word that every form says."""


def whole(form: str, given: Assessment, records: Sequence[Record] = ()) -> bytes:
    """A report that holds everything: the PDF with its annex, the table with its notes."""
    notes = reports.content("notes", given, DAY, records, False) if form == "csv" else b""
    return reports.content(form, given, DAY, records, False, Chosen(annex=True)) + notes


def keys(value: object, inside: str = "") -> Iterator[str]:
    """Every key of the report; of tables by name only the names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inside not in ("indexes", "told", "paths"):
                yield key
                yield from keys(inner, key)
    if isinstance(value, list):
        for inner in value:
            yield from keys(inner, inside)


def test_no_key_of_the_json_report_is_forgotten_here(assessment):
    read = set(keys(json.loads(reports.content("json", assessment, DAY, (), False))))
    code = inspect.getsource(facts) + inspect.getsource(of_finding)
    assert {key for key in read - FOR_PROGRAMS if f'"{key}"' not in code} == set()


def facts(report: dict) -> Iterator[str]:
    """Every fact of the JSON report that is not about somebody else, as a person reads it."""
    yield report["person"]["name"]
    yield words.day(date.fromisoformat(report["scan"]["started"][:10]))
    yield report["grade"]["why"]
    for engine in report["coverage"]["engines"]:
        answered = engine["outcomes"]["results"] + engine["outcomes"]["none"]
        skipped = engine["outcomes"]["skipped"]
        yield words.engine(engine["id"])
        yield _("answered {n} of {asked}").format(n=answered, asked=sum(engine["outcomes"].values()) - skipped)
        if skipped:
            more = "{told}, {n} more was not asked", "{told}, {n} more were not asked"
            yield ngettext(*more, skipped).format(told="", n=skipped).strip(", ")
        yield engine["why"] or ""
    for index, state in report["coverage"]["indexes"].items():
        yield language.labelled(words.index(index), words.coverage(state))
    beyond = report["coverage"]["estimate"]
    yield not_seen(Estimate(beyond["seen"], beyond["unseen_low"], beyond["unseen_high"]))
    for look in report["coverage"]["by_hand"]:
        yield handchecks.title(look["id"]) if look["kind"] == "check" else look["id"]
        day = look["looked"] and words.day(date.fromisoformat(look["looked"]))
        yield _("looked by hand on {day}").format(day=day) if day else _("not looked")
    for missing in report["not_checked"]:
        yield from (words.engine(missing["engine"]), missing["query"], missing["why"] or "")
        yield words.outcome(Outcome(missing["outcome"]))
    for finding in report["findings"]:
        if finding["identity"]["verdict"] != "not_me":
            yield from of_finding(finding)


def of_finding(finding: dict) -> Iterator[str]:
    yield from (finding["title"], finding["snippet"], shown(finding["url"]))
    yield words.day(date.fromisoformat(finding["date"])) if finding["date"] else ""
    yield from (words.engine(s["engine"]) for s in finding["sightings"])
    for judgement in (finding["identity"], finding["exposure"]):
        yield from (reason["text"] for reason in judgement["reasons"])
    for shows in finding["disclosures"]:
        yield from (shows["reason"].rstrip("."), shows["text"])
    yield str(finding["severity"]["score"])
    yield words.band(Band(finding["severity"]["band"]))
    for part in finding["severity"]["reasons"]:
        yield part["text"].rstrip(".")
        yield f"({part['points']:+.0f})" if part["points"] else ""
    for action in finding["actions"]:
        yield from (_(action["title"]), _(action["guideline"]), str(action["minutes"]))  # its code is for programs
        yield from (words.status(Status(action["status"])), (action["url"] or "").removeprefix("mailto:"))
    yield words.handling(Handling(finding["decision"]))[1:] if finding["decision"] else ""


def written_to(assessment: Assessment) -> Assessment:
    """The same with an action that is done by a letter: its address is no page."""
    first = assessment.judged[0]
    mail = Link("mailto:privacy@wherefolk.example", "How to leave WhereFolk.", "2026-11 public code", "Also by post.")
    advice = (*first.advice[:1], replace(first.advice[1], link=mail))
    return replace(assessment, judged=(replace(first, advice=advice), *assessment.judged[1:]))


def looked_at(assessment: Assessment) -> Assessment:
    """The same with Google's index looked at, so that there is a grade, and some of what no engine shows."""
    votes = (*assessment.coverage.votes, Vote("google", 2, 2, True))
    made = (
        OwnLook("case_law", DAY),
        OwnLook("portraits"),
        OwnLook("Lantern", DAY, True),
        OwnLook("Magpie", None, True),
    )
    return replace(assessment, coverage=replace(assessment.coverage, votes=votes), looks=made)


def graded(assessment: Assessment) -> Assessment:
    """The same with the grade as it is given in the language in use."""
    return replace(assessment, grade=grade(assessment.judged, assessment.coverage, assessment.person.safety))


def test_the_letter_of_the_grade_stands_in_json_and_in_no_other_form(assessment, histories):
    """The other forms are the same whatever the letter, and whatever letters the searches before it had."""
    given = graded(looked_at(assessment))
    assert given.grade.letter == "D"
    for form, read in READ.items():
        told = set()
        for letter in ("A", "E", None):
            marked = replace(given, grade=replace(given.grade, letter=letter))
            told.add(read(whole(form, marked, histories(marked))))
        assert len(told) == 1, form
        assert "grade" not in told.pop().lower(), form
    assert json.loads(reports.content("json", given, DAY, (), False))["grade"]["letter"] == "D"


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("form", READ)
def test_every_fact_of_the_json_report_stands_in_the_others(assessment, histories, form, tongue):
    language.use(tongue)
    for given in map(graded, (assessment, written_to(assessment), looked_at(assessment))):
        made = {name: whole(name, given, histories(given)) for name in ("json", form)}
        told = "".join(READ[form](made[form]).split())
        if form == "csv":  # a day can be sorted there
            told = told.replace("2025-03-01", "".join(words.day(date(2025, 3, 1)).split()))
        wanted = [fact for fact in facts(json.loads(made["json"])) if fact]
        assert len(wanted) > 100
        assert not [fact for fact in wanted if "".join(fact.split()) not in told]
