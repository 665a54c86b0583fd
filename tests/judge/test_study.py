"""A search that grows is read where it is new, and judged as if all of it were read at once."""

from dataclasses import replace

import pytest

from identity_scan.judge import judge
from identity_scan.judge.identity import study as studies
from identity_scan.model import Finding, Person
from identity_scan.person.reading import Reading
from tests.judge.conftest import TODAY
from tests.judge.test_namesakes import finding


def test_of_a_search_that_grows_only_what_is_new_is_read(worker: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    read, asked = studies.read, list[str]()

    def counted(one: Finding) -> Reading:
        asked.append(one.id)
        return read(one)

    monkeypatch.setattr(studies, "read", counted)
    first, second, third = (finding(n, f"{worker.name} - page {n}", f"What {worker.name} said.") for n in range(3))
    other = replace(second, title=f"{worker.name} - obituary")
    steps = (([first, second], 2), ([first, second], 0), ([third, first, second], 1), ([first, other], 1))
    studies.forget()
    grown = []
    for findings, new in steps:
        asked.clear()
        grown.append(judge(findings, worker, today=TODAY))
        assert len(asked) == new
    for (findings, _new), judged in zip(steps, grown, strict=True):
        studies.forget()
        assert judge(findings, worker, today=TODAY) == judged
