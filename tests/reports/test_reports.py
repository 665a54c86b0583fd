"""Writing reports: for their owner alone, over nothing, and redacted without a trace."""

import io
import json
import os
import stat
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

import reports
from identity_scan.demo import people
from identity_scan.errors import BadInput
from identity_scan.model import Assessment, Person, Safety

DAY = date(2026, 11, 22)
STATEMENT = "Made by the worker for reflection. Not a measure of competence or conduct."


def test_every_form_is_written_for_the_owner_alone(assessment, tmp_path):
    mask = os.umask(0)
    try:
        paths = reports.write(assessment, list(reports.FORMATS), tmp_path / "new" / "out", redact=False, today=DAY)
    finally:
        os.umask(mask)
    assert [path.name for path in paths] == [f"identity-scan-2026-11-22.{form}" for form in reports.FORMATS]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}
    assert stat.S_IMODE((tmp_path / "new" / "out").stat().st_mode) == 0o700


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
            assert STATEMENT in " ".join(told(path).replace("\r\n ", "").split()), path.name
    redacted = reports.write(assessment, ["json"], tmp_path, True, DAY)[0]
    assert STATEMENT in told(redacted)


def told(path: Path) -> str:
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    made = PdfReader(io.BytesIO(path.read_bytes()))
    properties = made.trailer["/Root"]["/Metadata"].get_data().decode()
    return " ".join(page.extract_text() for page in made.pages) + str(made.metadata) + properties


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
        judged.append(replace(j, finding=page, contradicts=(secret,)))
    grade = replace(assessment.grade, why=secret)
    engines = tuple(replace(e, why=secret) for e in assessment.coverage.engines)
    left = tuple(
        replace(c, answer=replace(c.answer, why=secret), ask=replace(c.ask, query=replace(c.ask.query, text=secret)))
        for c in assessment.unanswered
    )
    names = tuple(replace(n, label=secret) for n in assessment.namesakes)
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
    for path in reports.write(given, list(reports.FORMATS), tmp_path, True, DAY, records):
        text = told(path).casefold()
        assert not [secret for secret in secrets if secret.casefold() in text], path.name
        assert not [secret for secret in secrets if secret.casefold() in path.name.casefold()]
    # The same search finds them in the worker's own copy: it can fail.
    own = told(reports.write(given, ["md"], tmp_path, False, DAY, records)[0])
    assert given.person.name in own


def test_counts_are_the_same_in_every_form(assessment, tmp_path):
    paths = {p.suffix: told(p) for p in reports.write(assessment, ["json", "md", "txt"], tmp_path, True, DAY)}
    counted = json.loads(paths[".json"])["counts"]["Which life the results show"]
    assert counted == {"professional": 1, "mixed": 1, "personal": 1, "unclear": 1, "about someone else": 1}
    for label, n in counted.items():
        assert f"* {label}: {n}" in paths[".md"]
        assert f"  {label}: {n}" in paths[".txt"]
