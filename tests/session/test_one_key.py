"""A word is applied once: kept in one step, judged once, noted in one step, and the history read once for it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from own_home import own_home
from pretend import NOON, kept_search

from identity_scan import demo
from identity_scan.cli.scene import Scene, opened
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.model import Assessment, Decision, Handling, Judged, Life, Status, Verdict
from identity_scan.present.decided import Word
from identity_scan.present.values import Step
from identity_scan.session import assess as assessing
from identity_scan.session.house import House

pytestmark = pytest.mark.usefixtures("judged_anew")

WHO = demo.find("corwin")
ALL_OF_IT = ("decisions", "standings", "scans", "records", "statuses", "checked", "verified", "ticks")


class Counted:
    """How often what the history holds was read, written and judged."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reads: Counter[str] = Counter()
        self.writes: list[str] = []
        self.steps = 0
        """Transactions, whoever makes them."""
        self.judged = 0
        for name in ALL_OF_IT:
            monkeypatch.setattr(History, name, self._read(name, getattr(History, name)))
        for name in ("decide", "stand", "finish", "undo", "doubt", "keep"):
            monkeypatch.setattr(History, name, self._write(name, getattr(History, name)))
        monkeypatch.setattr(History, "_writing", self._step(History._writing))
        monkeypatch.setattr(assessing, "assess", self._judge(assessing.assess))

    def _read(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def reading(history: History, *given: object) -> object:
            self.reads[name] += 1
            return real(history, *given)

        return reading

    def _step(self, real: Callable[..., object]) -> Callable[..., object]:
        def writing(history: History, **named: object) -> object:
            self.steps += 1
            return real(history, **named)

        return writing

    def _write(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def writing(history: History, *given: object, **named: object) -> object:
            self.writes.append(name)
            return real(history, *given, **named)

        return writing

    def _judge(self, real: Callable[..., Assessment]) -> Callable[..., Assessment]:
        def judging(*given: object, **named: object) -> Assessment:
            self.judged += 1
            return real(*given, **named)

        return judging


@pytest.fixture
def house() -> Iterator[House]:
    """A worker's own session on a search that is over, as it is when the program has just begun."""
    own_person.write(WHO.person, settings.folder() / "person.toml")
    with History.open(settings.folder(), lambda: NOON) as history:
        kept_search(WHO.id, history)
    house = own_home(WHO, lambda: NOON)
    yield house
    house.close()


def leading(found: Assessment) -> Judged:
    """A page of the worker's that others lean on."""
    return next(j for j in found.judged if j.identity.verdict is Verdict.ME)


SAID: dict[str, Callable[[Scene, Judged], tuple[Decision | Step, ...]]] = {
    "it is me": lambda _s, j: (Decision(j.finding.id, Verdict.ME),),
    "somebody else": lambda _s, j: (Decision(j.finding.id, Verdict.NOT_ME),),
    "unsure": lambda _s, j: (Decision(j.finding.id, Verdict.UNSURE),),
    "a life": lambda _s, j: (Decision(j.finding.id, life=Life.PERSONAL),),
    "kept": lambda _s, j: (Decision(j.finding.id, handling=Handling.KEEP, note="It is true."),),
    "a group": lambda s, _j: tuple(Decision(j.finding.id, Verdict.NOT_ME) for j in s.judged.judged[-3:]),
}


@pytest.mark.parametrize("word", SAID)
def test_a_word_is_read_written_and_judged_once(house: House, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    scene = opened(house)
    said = SAID[word](scene, leading(scene.judged))
    counted = Counted(monkeypatch)
    after = scene.decided(*said)
    assert after.judgement.cards
    assert after.judgement.since is None
    assert counted.judged == 1, "once, with the word: without it, it was judged before"
    assert counted.writes == ["decide", "finish"], "the word at once, and what was found by it once that is known"
    assert counted.steps == 2
    assert max(counted.reads.values()) == 1, counted.reads
    by_id = {j.finding.id: j for j in after.judged.judged}
    assert all(by_id[one.finding].decision for one in said if isinstance(one, Decision))


def test_a_step_is_written_once_and_nothing_is_judged_for_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = opened(house)
    card = next(card for card in scene.judgement.cards if card.open and len(card.keys) > 1)
    counted = Counted(monkeypatch)
    house.decide([Step(card.keys, Status.DOING, "begun")])
    told = house.judge()
    assert next(c for c in told.cards if c.keys == card.keys).status is Status.DOING
    statuses = {(j.finding.id, a.action.id): a.status for j in told.assessment.judged for a in j.advice}
    assert {statuses[key] for key in card.keys if key in statuses} == {Status.DOING}
    assert counted.judged == 0
    assert counted.writes == ["stand"], "all keys of a card in one step"
    assert counted.steps == 1
    assert max(counted.reads.values()) <= 2, counted.reads  # what is taken back is read as it stood before


def test_a_word_that_is_taken_back_is_judged_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = opened(house)
    before = scene.judged
    scene = scene.decided(Decision(leading(before).finding.id, Verdict.NOT_ME))
    counted = Counted(monkeypatch)
    assert scene.undone() == "somebody else"
    assert counted.judged <= 1, "as it was before the word, it is still known"
    assert counted.writes == ["undo", "finish"]
    assert house.judge().assessment == before


def test_what_a_word_moved_is_told_beside_it_whatever_was_judged_before(house: House) -> None:
    scene = opened(house)
    before = scene.judged
    name = leading(before).finding.id
    known = dict(house.said)
    house.decide([Decision(name, Verdict.NOT_ME)])
    house.decide([replace(house.said[name], life=Life.PERSONAL)])
    told = house.judge(Word("", frozenset({name}), known))
    moved = {move.finding: (move.before, move.after) for move in told.moves}
    were = {j.finding.id: j.label for j in before.judged}
    assert moved
    assert name not in moved
    assert all(was.label == were[finding] for finding, (was, _now) in moved.items())


def test_it_is_judged_the_same_as_by_whoever_opens_it_next(house: House) -> None:
    scene = opened(house)
    after = scene.decided(Decision(leading(scene.judged).finding.id, Verdict.NOT_ME))
    house.close()
    again = own_home(WHO, lambda: NOON)
    assert opened(again).judged == after.judged
    again.close()
