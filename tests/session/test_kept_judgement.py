"""What was judged is kept with its search, given out until what it rests on changes, and shortened with it."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from inside import bytes_inside, inside
from pretend import NOON, kept_search

from identity_scan import demo
from identity_scan.engines import ENGINES
from identity_scan.facts import recipes
from identity_scan.keeping import history_file, judgements
from identity_scan.keeping.history import History
from identity_scan.keeping.judgement_table import JudgementTable
from identity_scan.model import (
    Answer,
    Ask,
    Assessment,
    Collected,
    Decision,
    Depth,
    Hit,
    Life,
    Outcome,
    Person,
    Status,
    Verdict,
)
from identity_scan.planning import plan
from identity_scan.session import assess as assessing
from identity_scan.session.search import Search
from identity_scan.speech import language

pytestmark = pytest.mark.usefixtures("judged_anew")

WHO = "corwin"
ME = demo.find(WHO).person


@pytest.fixture(params=["corwin", "tamsin"])
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path, lambda: NOON) as opened:
        kept_search(WHO, opened)
        yield opened


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The searches that were judged, in place of being read."""
    names: list[str] = []
    assess = assessing.assess

    def counted(person: Person, scan: object, *given: object, **named: object) -> Assessment:
        names.append(person.name)
        return assess(person, scan, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(assessing, "assess", counted)
    return names


def opened(history: History, person: Person = ME, day: int = 0) -> Assessment:
    scan = history.scans()[-1]
    now = NOON + timedelta(days=day)
    return Search.resume(person, history.plan(scan.id), scan, (), history, lambda: now).assessment()


def said(folder: Path) -> list[str]:
    with closing(inside(folder)) as db:
        return [row[0] for row in db.execute("SELECT said FROM judgement")]


def bytes_of(folder: Path) -> bytes:
    return bytes_inside(folder)


def test_what_was_kept_is_what_would_be_judged_anew(tmp_path: Path, who: str) -> None:
    person = demo.find(who).person
    with History.open(tmp_path, lambda: NOON) as history:
        kept_search(who, history)
        assert said(tmp_path), "it was kept when the search ended"
        kept = opened(history, person)
        history.judgements.drop()
        anew = opened(history, person)
    assert kept == anew
    assert repr(kept) == repr(anew), "down to whole numbers and the order of what is listed"


def test_what_was_judged_once_is_not_judged_again(history: History, judged: list[str]) -> None:
    opened(history), opened(history)
    assert judged == []
    history.judgements.drop()
    opened(history), opened(history)
    assert len(judged) == 1, "it was kept again by the first who needed it"


CHANGES: dict[str, Callable[[History, str], object]] = {
    "a word of the worker's": lambda h, f: h.decide(Decision(f, Verdict.NOT_ME)),
    "a word taken back": lambda h, _f: (h.undo(), h.undo()),
    "a step": lambda h, f: h.set_status(f, "PRIV-02", Status.DONE),
    "a step put back": lambda h, _f: h.undo(),
    "a look at a page": lambda h, f: h.looked(f, True),
    "an answer": lambda h, _f: h.keep(h.scans()[-1].id, h.collected(h.scans()[-1].id)[0]),
    "words that are over": lambda h, _f: h.tidy(NOON + timedelta(days=31)),
    "somebody else's words": lambda h, _f: h.forget(h.others(h.scans()[-1].id)),
}


@pytest.mark.parametrize("what", CHANGES)
def test_it_is_judged_again_when_something_changed(history: History, judged: list[str], what: str) -> None:
    finding = opened(history).judged[0].finding.id
    history.decide(Decision(finding, life=Life.PERSONAL))
    history.set_status(finding, "PRIV-02", Status.WAITING)
    opened(history)
    before = len(judged)
    CHANGES[what](history, finding)
    opened(history)
    assert len(judged) == before + 1


def test_it_is_judged_again_for_another_person_day_language_or_edition(
    history: History, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(history, replace(ME, portrayal="A quiet colleague."))
    opened(history, day=1)
    assert len(judged) == 2
    language.use("fr-CA")
    try:
        french = opened(history)
        assert opened(history) == french
        assert len(judged) == 3
    finally:
        language.use("en-CA")
    assert opened(history) != french
    assert len(judged) == 4
    monkeypatch.setattr(judgements, "edition", lambda: "of next year")
    opened(history)
    assert len(judged) == 5


@pytest.mark.parametrize("damage", ["", "[]", "{", "[[],[],[[1]],[],[],[],[]]", '[[],[["Reason",[99]]],[],[],0,0,[]]'])
def test_what_cannot_be_read_is_judged_again_without_a_word(
    history: History, tmp_path: Path, judged: list[str], damage: str
) -> None:
    whole = opened(history)
    with closing(inside(tmp_path)) as db:
        db.execute("UPDATE judgement SET said = ?", (damage,))
    db.close()
    assert opened(history) == whole
    assert len(judged) == 1


def test_a_change_while_it_is_judged_lets_nothing_be_kept(history: History, tmp_path: Path) -> None:
    before = history.judgements.changes()
    history.decide(Decision("f1", Verdict.ME))
    history.judgements.keep(history.scans()[-1].id, "x", "of before", before)
    assert said(tmp_path) == []


def test_a_disk_that_fails_is_no_hindrance(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    history.judgements.drop()
    monkeypatch.setattr(JudgementTable, "keep", _full)
    assert opened(history).judged


def _full(*_given: object) -> None:
    with history_file.plainly(None):
        raise OSError(28, "No space left on device")


# -- what shortens a result shortens what was judged of it ------------------------------------------------------------

MARK = "zzmarkerzz"


def test_a_note_in_it_is_gone_from_every_file_once_it_is_taken_back(history: History, tmp_path: Path) -> None:
    finding = opened(history).judged[0].finding.id
    history.decide(Decision(finding, note=MARK))
    opened(history)
    assert MARK in said(tmp_path)[0], "it was there, so this test can fail"
    history.undo()
    assert MARK.encode() not in bytes_of(tmp_path)


def _words_of(judged: Assessment, verdict: Verdict) -> str:
    texts = [j.finding.snippet for j in judged.judged if j.identity.verdict is verdict]
    return max((run for text in texts for run in re.findall(r"[\w ,.]+", text)), key=len)


def test_words_that_are_over_are_gone_from_every_file(history: History, tmp_path: Path) -> None:
    words = _words_of(opened(history), Verdict.ME)
    assert words in said(tmp_path)[0]
    history.tidy(NOON + timedelta(days=31))
    opened(history, day=31)
    assert said(tmp_path), "what is left was judged and kept"
    assert words.encode() not in bytes_of(tmp_path)


def test_somebody_elses_words_are_gone_from_every_file_once_looked_through(history: History, tmp_path: Path) -> None:
    words = _words_of(opened(history), Verdict.NOT_ME)
    assert words in said(tmp_path)[0]
    history.forget(history.others(history.scans()[-1].id))
    opened(history)
    assert said(tmp_path)
    assert words.encode() not in bytes_of(tmp_path)


def test_details_of_what_is_settled_are_gone_from_every_file(history: History, tmp_path: Path) -> None:
    found = opened(history)
    one = next(j for j in found.judged if j.identity.verdict is Verdict.ME)
    history.set_status(one.finding.id, "PRIV-02", Status.DONE)
    opened(history)
    assert one.finding.url in said(tmp_path)[0]
    history.tidy(NOON + timedelta(days=91))
    opened(history, day=91)
    assert said(tmp_path)
    assert one.finding.url.encode() not in bytes_of(tmp_path)


def test_what_was_judged_of_an_earlier_person_file_goes_with_the_next_opening(history: History, tmp_path: Path) -> None:
    before = replace(ME, employers=(*ME.employers, MARK))
    place = judgements.Place.of(history, history.scans()[-1], before, history.plan(history.scans()[-1].id), NOON.date())
    history.judgements.keep(
        history.scans()[-1].id, place.rests_on, f"You work at {MARK}.", history.judgements.changes()
    )
    assert MARK.encode() in bytes_of(tmp_path)
    opened(history)
    assert said(tmp_path)
    assert MARK.encode() not in bytes_of(tmp_path)


def test_the_words_of_a_private_query_are_not_in_it(tmp_path: Path) -> None:
    me = replace(ME, private_phones=("902-555-0177",))
    queries = plan.named(tuple(recipe.id for recipe in recipes() if recipe.private), me)
    assert any("0177" in query.text for query in queries)
    made = plan.make(me, Depth.LIGHT, [ENGINES["bing"]], queries)
    with History.open(tmp_path, lambda: NOON) as history:
        search = Search.begin(me, made, [ENGINES["bing"]], history, lambda: NOON)
        for ask in made.asks:
            hit = Hit(1, f"{me.name} of the choir", "https://choir.example/", "A page that shows no number.")
            search.add(Collected(Ask("bing", ask.query), Answer(Outcome.RESULTS, (hit,)), NOON))
        search.finish()
        assert "choir.example" in said(tmp_path)[0]
        assert b"555-0177" not in bytes_of(tmp_path)


def test_what_a_search_in_memory_was_judged_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with History.open(None, lambda: NOON) as history:
        kept_search(WHO, history)
        assert opened(history) == opened(history)
    assert [*tmp_path.rglob("*")] == []


def test_erased_is_what_was_judged_too(history: History, tmp_path: Path) -> None:
    words = _words_of(opened(history), Verdict.ME)
    assert words.encode() in bytes_of(tmp_path)
    history.erase()
    assert words.encode() not in bytes_of(tmp_path)
