"""Writing reports: for their owner alone, over nothing, and redacted without a trace."""

import io
import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from pretend import demo_assessed
from pypdf import PdfReader
from pypdf.generic import ByteStringObject, TextStringObject
from systems import posix

from identity_scan import facts, reports
from identity_scan.demo import people
from identity_scan.keeping.remembering import record
from identity_scan.model import Assessment, Person, Safety, Status
from identity_scan.present import report_sentences, words
from identity_scan.present.leaving import Chosen
from identity_scan.speech import additions, address, language
from identity_scan.speech.errors import BadInput, NotInstalled
from identity_scan.speech.language import gettext as _
from identity_scan.speech.telling import verbatim

DAY = date(2026, 11, 22)
STATEMENT = "Made by the worker for reflection. Not a measure of competence or conduct."


@posix
def test_every_form_is_written_for_the_owner_alone(assessment, tmp_path):
    mask = os.umask(0)
    try:
        paths = reports.write(assessment, list(reports.FORMATS), tmp_path / "new" / "out", redact=False, today=DAY)
    finally:
        os.umask(mask)
    plain = [form for form in reports.FORMATS if form not in reports.SHEETS]
    assert [path.name for path in paths] == [
        *(f"identity-scan-2026-11-22.{form}" for form in plain),
        "identity-scan-2026-11-22-supervision.pdf",
        "identity-scan-2026-11-22-log.txt",
        "identity-scan-2026-11-22-notes.csv",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}
    assert stat.S_IMODE((tmp_path / "new" / "out").stat().st_mode) == 0o700


@posix
def test_a_folder_of_the_workers_own_keeps_its_rights(assessment, tmp_path):
    tmp_path.chmod(0o755)
    reports.write(assessment, ["md"], tmp_path, today=DAY)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_that_is_there_is_never_replaced(assessment, tmp_path):
    names = [reports.write(assessment, ["md"], tmp_path, False, DAY)[0].name for _again in range(3)]
    assert names == ["identity-scan-2026-11-22.md", "identity-scan-2026-11-22-2.md", "identity-scan-2026-11-22-3.md"]


def test_a_form_that_is_not_known_names_those_that_are_and_writes_nothing(assessment, tmp_path):
    with pytest.raises(BadInput, match="no report format called docx") as error:
        reports.write(assessment, ["md", "docx"], tmp_path, today=DAY)
    assert "html, pdf, md, csv, json, ics" in error.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_sentence(assessment, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadInput, match="cannot be written") as error:
        reports.write(assessment, ["md"], tmp_path / "file", today=DAY)
    assert "--out" in error.value.remedy


def test_redaction_is_the_default_and_is_in_the_name(assessment, tmp_path):
    assert reports.write(assessment, ["md"], tmp_path, today=DAY)[0].name == "identity-scan-2026-11-22-redacted.md"


def test_every_form_carries_the_statement(assessment, tmp_path):
    for redact in (True, False):
        for path in reports.write(assessment, [f for f in reports.FORMATS if f != "json"], tmp_path, redact, DAY):
            if path.name == "identity-scan-2026-11-22.csv":
                continue  # one table; the notes beside it carry it
            assert STATEMENT in " ".join(told(path).replace("\r\n ", "").split()), path.name
    redacted = reports.write(assessment, ["json"], tmp_path, True, DAY)[0]
    assert STATEMENT in told(redacted)


def told(path: Path) -> str:
    """Everything that a file says, its properties included; of a PDF also what is in no page, such as tags."""
    if path.suffix != ".pdf":
        return path.read_text("utf-8-sig" if path.suffix == ".csv" else "utf-8")
    made = PdfReader(io.BytesIO(path.read_bytes()))
    properties = made.trailer["/Root"]["/Metadata"].get_data().decode()
    hidden = (text for number in range(1, made.trailer["/Size"]) for text in texts(made.get_object(number)))
    return " ".join([*(page.extract_text() for page in made.pages), str(made.metadata), properties, *hidden])


def texts(value: object) -> Iterator[str]:
    """The texts within an object of a PDF; numbers are places on the page."""
    if isinstance(value, (TextStringObject, ByteStringObject)):
        yield str(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(inner)


def strings(person: Person) -> set[str]:
    """Every string of the person file, and each word of a name or an address that tells something by itself."""
    found: set[str] = set()
    for field in fields(person):
        value = getattr(person, field.name)
        if field.name in ("attested", "safety", "language"):
            continue
        for text in value if isinstance(value, tuple) else [str(value or "")]:
            found |= {text, *(part for part in text.replace(",", " ").split() if len(part) > 4)} - {""}
    common = {"Child", "Family", "Social", "Field"}  # parts of names of places of work that any page may hold
    return {text for text in found if text not in common and field_word(text)}


def field_word(text: str) -> bool:
    """Leave out words of the portrayal, which is prose: only names, numbers and addresses can give someone away."""
    return not (text.islower() and text.isalpha() and len(text) < 12) or text in {
        "sculling",
        "curling",
        "choir",
        "chorale",
    }


def exposed(assessment: Assessment, person: Person) -> Assessment:
    """The assessment of this person with everything about them in every place that holds a text."""
    secret = " ".join(sorted(strings(person)))
    judged = []
    for j in assessment.judged:
        sightings = tuple(replace(s, title=secret, snippet=secret) for s in j.finding.sightings)
        page = replace(j.finding, title=secret, snippet=secret, sightings=sightings)
        judged.append(replace(j, finding=page, conflicts=(verbatim(secret),)))
    grade = replace(assessment.grade, said=verbatim(secret))
    engines = tuple(replace(e, said=verbatim(secret)) for e in assessment.coverage.engines)
    left = tuple(
        replace(
            c,
            answer=replace(c.answer, said=verbatim(secret)),
            ask=replace(c.ask, query=replace(c.ask.query, text=secret)),
        )
        for c in assessment.unanswered
    )
    names = tuple(replace(n, said=verbatim(secret)) for n in assessment.namesakes)
    coverage = replace(assessment.coverage, engines=engines)
    return replace(
        assessment,
        person=person,
        judged=tuple(judged),
        grade=grade,
        coverage=coverage,
        unanswered=left,
        namesakes=names,
    )


@pytest.mark.parametrize("person", [None, *(d.person for d in people())], ids=["by hand", *(d.id for d in people())])
def test_a_redacted_report_holds_no_string_of_the_person_file(assessment, histories, tmp_path, person):
    given = exposed(assessment, person or replace(assessment.person, safety=Safety.THREAT))
    records = histories(given)
    secrets = {*strings(given.person), "wherefolk", "ottirows", "Millrace", "9 Millrace Lane", "petals", "florist"}
    assert len(secrets) > 25
    columns = ("name", "name_fr", "document_title", "document_title_fr")
    regulators = [row[column] for row in facts.bodies() for column in columns if "regulator" in row["type"]]
    for path in reports.write(given, list(reports.FORMATS), tmp_path, True, DAY, records):
        text = told(path)
        if path.name.endswith("-log.txt"):  # written for the regulator, which it names
            for body in sorted(filter(None, regulators), key=len, reverse=True):
                text = text.replace(body, "")
        text = text.casefold()
        assert not [secret for secret in secrets if secret.casefold() in text], path.name
        assert not [secret for secret in secrets if secret.casefold() in path.name.casefold()]
    # The same search finds them in the worker's own copy: it can fail.
    own = told(reports.write(given, ["md"], tmp_path, False, DAY, records)[0])
    assert given.person.name in own


def every_string(person: Person) -> set[str]:
    """Every string of the person file as it stands, and each part of a name, an address or a mail box."""
    values = [getattr(person, f.name) for f in fields(person) if f.name not in ("attested", "safety", "language")]
    whole = {str(text) for value in values for text in (value if isinstance(value, tuple) else [value]) if text}
    names = (person.name, *person.other_names, *person.family, person.home_address, *person.private_emails)
    parts = {part for name in names for part in re.split(r"[\s,@.()'-]+", name) if part[:1].isupper() or part.isdigit()}
    return whole | {part for part in parts if len(part) > 2}


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_the_redacted_reports_of_a_demo_person_hold_no_string_of_the_person_file_nor_of_a_result(
    name, tongue, tmp_path
):
    found = demo_assessed(name)
    language.use(tongue)
    records = (replace(record(found, ()), scan=replace(found.scan, id="before")), record(found, ()))
    pages = [j.finding for j in found.judged]
    secrets = every_string(found.person) | {text for page in pages for text in (page.title, page.snippet, page.site)}
    secrets |= {page.url for page in pages} | {address.shown(page.url) for page in pages}
    secrets = {" ".join(secret.split()).casefold() for secret in secrets if secret}
    assert len(secrets) > 100

    def given_away(path: Path) -> set[str]:
        """The secrets that stand in a file or in its name, as words: "tam" stands in "dtstamp"."""
        text = " ".join(told(path).split()).casefold() + " " + path.name.casefold()
        there = (secret for secret in secrets if secret in text)
        return {secret for secret in there if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text)}

    for path in reports.write(found, list(reports.FORMATS), tmp_path, True, DAY, records):
        assert not given_away(path), path.name
    own = reports.write(found, ["pdf"], tmp_path, False, DAY, records)[0]
    assert len(given_away(own)) > 60, "the same search finds them in the own copy: it can fail"


@pytest.mark.parametrize("form", reports.SHEETS)
def test_a_sheet_is_the_same_whoever_asks_for_it(assessment, form):
    made = [reports.content(form, assessment, DAY, (), redact) for redact in (False, True)]
    assert made[0] == made[1]


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_the_entry_for_the_log_tells_the_learning_and_what_to_leave_out(assessment, tongue, tmp_path):
    language.use(tongue)
    done = [replace(advice, status=Status.DONE) for advice in assessment.judged[1].advice]
    given = replace(
        assessment,
        judged=(assessment.judged[0], replace(assessment.judged[1], advice=tuple(done)), *assessment.judged[2:]),
    )
    entry = told(reports.write(given, ["log"], tmp_path, today=DAY)[0])
    mark, *points = [line.split(":")[0].strip("\u00a0\u202f ") for line in entry.splitlines() if ":" in line]
    assert mark == _("This is about an invented person: nobody's own search.").partition(":")[0].strip("\u00a0\u202f ")
    english = ["Date and time", "Activity", "Standard", "Learned", "Changed", "Next goal", "Leave out"]
    assert points == (english if tongue == "en-CA" else [_(name) for name in english[:-1]] + [points[-1]])
    if tongue == "en-CA":
        assert "22 Nov 2026, … minutes" in entry
        assert "3 families of search engines" not in entry, "one of them did not answer"
        assert "structured self-search (deep search); 2 families of search engines" in entry
        assert "2 steps done; 1 waits for others; 1 result kept on purpose; …" in entry
        assert "Learned: …" in entry, "only the worker can say that"
        assert "section 5; Ontario College of Social Workers and Social Service Workers: Practice Notes" in entry
        assert "light search on 21 Feb 2027" in entry
    assert "Grade" not in entry
    assert "84" not in entry


@pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
def test_the_sheet_for_supervision_has_counts_questions_whose_it_is_and_what_was_ticked(
    assessment, histories, tongue, tmp_path
):
    language.use(tongue)
    records = histories(assessment)
    ticked = Chosen(frozenset(("PRIV-02", "changed")))
    (path,) = reports.write(assessment, ["supervision"], tmp_path, today=DAY, records=records, chosen=ticked)
    text = "".join(told(path).split())
    (default,) = reports.write(assessment, ["supervision"], tmp_path, today=DAY, records=records)
    unticked = "".join(told(default).split())
    wanted = [
        *report_sentences.BOUNDARIES,
        "What we agreed: what, by whom, until when",
        "Who supervises",
        *report_sentences.REFLECTION,
        *report_sentences.METHOD,
        *report_sentences.LIMITS,
        report_sentences.STATEMENT,
        "Unlist your phone and home address",
    ]
    for said in wanted:
        assert "".join(_(said).split()) in text, said
        assert ("".join(_(said).split()) in unticked) is (said != wanted[-1]), said
    for code in words.LABELS:
        assert "".join(words.label(code).split()) in unticked
    if tongue == "en-CA":
        assert "Nobodymaydemandit" in text
        assert "new1" in text
        assert "new1" not in unticked
    assert len(PdfReader(io.BytesIO(default.read_bytes())).pages) == 1
    made = PdfReader(io.BytesIO(path.read_bytes()))
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in made.trailer["/Root"]["/Metadata"].get_data()


def test_counts_are_the_same_in_every_form(assessment, tmp_path):
    paths = {p.suffix: told(p) for p in reports.write(assessment, ["json", "md", "txt"], tmp_path, True, DAY)}
    counted = json.loads(paths[".json"])["counts"]["Which life the results show"]
    assert counted == {"professional": 1, "mixed": 1, "personal": 1, "unclear": 1, "somebody else": 1}
    for label, n in counted.items():
        assert f"| {label} | {n} |" in paths[".md"]
        assert f"  {label}: {n}" in paths[".txt"]


def test_an_index_that_could_not_be_reached_is_not_said_to_be_unasked(assessment, tmp_path):
    told = " ".join(reports.write(assessment, ["txt"], tmp_path, False, DAY)[0].read_text("utf-8").split())
    assert "Mojeek: no answer" in told
    assert "Mojeek: not asked" not in told


def test_without_typst_the_sheet_is_html_and_a_pdf_is_refused_with_what_to_do(assessment, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "identity_scan.reports.pdf", raising=False)
    with pytest.raises(NotInstalled, match="Write html in its place, and print it from your browser") as refused:
        reports.write(assessment, ["html", "pdf"], tmp_path, today=DAY)
    assert list(tmp_path.iterdir()) == []
    assert f'{sys.executable} -m pip install "typst' in refused.value.remedy
    (sheet,) = reports.write(assessment, ["supervision"], tmp_path, today=DAY)
    assert sheet.name == "identity-scan-2026-11-22-supervision.html"
    assert "A self-search, for supervision" in sheet.read_text("utf-8")


@pytest.mark.parametrize(
    ("left_by", "said"),
    [
        ("pipx_metadata.json", 'pipx inject {home.name} "typst'),
        ("uv-receipt.toml", 'uv pip install --python {home} "typst'),
    ],
)
def test_what_is_typed_to_add_it_is_that_of_whoever_installed_the_program(tmp_path, monkeypatch, left_by, said):
    (tmp_path / left_by).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert additions.command("typst").startswith(said.format(home=tmp_path))
    monkeypatch.setattr(additions, "STANDALONE", True)
    assert additions.command("typst") == ""
    assert "To add" not in additions.no_pdf().remedy
