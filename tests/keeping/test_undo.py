"""A word that is taken back brings all of it back, after a restart too: finding, verdict, life, score, place, words."""

import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from pretend import NOON, kept_search
from safety.pretend_web import product

from identity_scan import demo
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Assessment, Decision, Handling, Judged, Life, Verdict
from identity_scan.session.search import Search

WHO = "corwin"
"""Among the findings of this one are reviews that clients may have written, namesakes, pages that lean on others."""
WORDS = [{"verdict": v} for v in Verdict] + [{"life": life} for life in (Life.PROFESSIONAL, Life.PERSONAL, Life.MIXED)]


def told(history: History, day: int = 0, *, noted: bool = False) -> Assessment:
    """The search as a program that was just started tells it; `noted` with the search, as after a word."""
    (scan,) = history.scans()
    search = Search.resume(demo.find(WHO).person, history.plan(scan.id), scan, (), history, lambda: NOON)
    assessment = search.assessment()
    return search.note(assessment) if noted else assessment


def all_of(found: Sequence[Judged]) -> list[tuple[object, ...]]:
    """Everything that a person could miss of findings, in their order."""
    return [
        (
            (j.finding.id, j.finding.title, j.finding.url, j.finding.snippet, j.label, j.namesake),
            (j.identity.verdict, j.identity.by, j.exposure.verdict, j.exposure.by, j.severity.score, j.severity.band),
            sorted(d.kind for d in j.disclosures),
            [(s.engine, s.query.id, s.page, s.rank, s.title, s.url) for s in j.finding.sightings],
        )
        for j in found
    ]


@pytest.mark.parametrize("day", [0, 31], ids=["the same day", "when the words are erased"])
def test_somebody_else_is_taken_back_of_one_finding_after_another(tmp_path: Path, day: int) -> None:
    when = NOON + timedelta(day)
    with History.open(tmp_path, lambda: when) as history:
        kept_search(WHO, history)
        history.tidy(when)
        before, remembered = all_of(told(history).judged), history.records()
        for name in [row[0][0] for row in before][:: 2 if day == 0 else 4]:
            history.decide(Decision(name, Verdict.NOT_ME))
            said = told(history, noted=True)
            assert next(j for j in said.judged if j.finding.id == name).identity.verdict is Verdict.NOT_ME
            history.tidy(when)
            history.undo()
            assert all_of(told(history).judged) == before
        told(history, noted=True)
        assert history.records() == remembered, "and the comparison with other searches knows nothing of it"


@pytest.mark.parametrize("seed", range(4))
def test_many_words_are_taken_back_one_after_the_other_to_where_it_began(tmp_path: Path, seed: int) -> None:
    """Some of them noted with the search, as the screen does, some not yet, as when the program was killed."""
    chance = Random(seed)
    when = NOON + timedelta((0, 20, 31, 0)[seed])
    with History.open(tmp_path, lambda: when) as history:
        kept_search(WHO, history)
        history.tidy(when)
        before = all_of(told(history).judged)
        names = [row[0][0] for row in before]
        for _turn in range(8):
            history.decide(*(Decision(name, **chance.choice(WORDS)) for name in chance.sample(names, 2)))
            if chance.random() < 0.5:
                told(history, noted=True)
        history.tidy(when)
        while history.undo():
            if chance.random() < 0.5:
                told(history, noted=True)
        assert all_of(told(history).judged) == before


def test_a_word_that_stands_when_the_words_go_is_not_forgotten_with_them(tmp_path: Path) -> None:
    """What the worker said of one page moved others: erasing the snippets moves none of them back."""
    with History.open(tmp_path, lambda: NOON) as history:
        kept_search(WHO, history)
        unsure = [j for j in told(history).judged if j.identity.verdict is Verdict.UNSURE]
        history.decide(*(Decision(j.finding.id, Verdict.ME) for j in unsure[:2]))
        said = {j.finding.id: j.identity.verdict for j in told(history, noted=True).judged}
        history.tidy(NOON + timedelta(31))
        later = {j.finding.id: j.identity.verdict for j in told(history).judged}
    assert later == {name: said[name] for name in later}
    assert len(later) >= len(said) - 1, "a generated answer is nothing but its words"


def test_what_a_client_wrote_stays_erased_and_its_weight_comes_back(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        (review,) = [j for j in kept_search(WHO, history).judged if "Rate My Professors" in j.finding.title]
        wrote = review.finding.snippet.encode()
        assert wrote
        history.decide(Decision(review.finding.id, Verdict.NOT_ME))
        told(history, noted=True)
        history.undo()
        (back,) = [j for j in told(history).judged if j.finding.id == review.finding.id]
    assert wrote not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert (back.label, back.severity.score) == (review.label, review.severity.score)
    assert {d.kind for d in back.disclosures} == {d.kind for d in review.disclosures}


# -- in processes of their own ----------------------------------------------------------------------------------------


def test_deciding_reading_and_undoing_in_separate_processes(tmp_path: Path) -> None:
    home = settings.folder()
    own_person.write(demo.find(WHO).person, home / "person.toml")
    settings.change(language="en-CA")
    with History.open(home, lambda: NOON) as history:
        kept_search(WHO, history)
        # As many days old as it is, whatever day it is: what is about somebody else by the rules may be gone.
        mine = [j for j in told(history).judged if j.identity.verdict is Verdict.ME and j.severity.score >= 45]

    def typed(*words: str) -> str:
        ended = product(*words, environment=os.environ)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    typed("findings")  # what is due by its age goes before, not in between
    before, brief = typed("findings", "--show"), typed("findings", "--brief", "--show", "--text")
    name = mine[0].finding.id
    typed("decide", name, "not-me")
    assert "It is somebody else" in typed("findings", name)
    assert mine[0].finding.title in typed("findings", name, "--text")
    assert typed("undo") == "Taken back: somebody else\n"
    assert typed("findings", "--show") == before
    assert typed("findings", "--brief", "--show", "--text") == brief


def test_a_word_on_what_is_kept_is_taken_back_too(tmp_path: Path) -> None:
    with History.open(tmp_path, lambda: NOON) as history:
        kept_search(WHO, history)
        before = all_of(told(history).judged)
        name = str(before[0][0][0])  # type: ignore[index]
        history.decide(Decision(name, handling=Handling.KEEP, note="It is my work."))
        told(history, noted=True)
        history.undo()
        assert all_of(told(history).judged) == before
        assert history.decisions() == {}
