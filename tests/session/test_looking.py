"""The searches of looking together, one after the other, over a window that shows what a test puts there."""

from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any

import pytest

from identity_scan.asking.watched_window import Tab, TabClosed
from identity_scan.keeping.history import History
from identity_scan.merging.progress import Progress, State
from identity_scan.model import Depth, Outcome, Person, Query, Tier
from identity_scan.planning.look_queue import Queued, as_plan
from identity_scan.session import look_together
from identity_scan.session.look_together import Event, LookTogether, Took, address_of, check, openable
from identity_scan.session.looking_desk import next_look
from identity_scan.session.search import Search
from identity_scan.speech.errors import BadInput

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ME = Person("Ottilie Marrowby", work_emails=("o@harbourfamily.example",), attested=True)
BARE = Query("N1", "N1", '"Ottilie Marrowby"', Tier.NAME, 30)
CITY = Query("P1", "P1", "Ottilie Marrowby Guelph", Tier.WORD, 10)


ROW = (
    '<div class="MjjYud"><div class="tF2Cxc"><a href="https://a.example/{n}">'
    '<h3 class="LC20lb">Ottilie Marrowby</h3></a></div></div>'
)
PAGE = (
    "<!DOCTYPE html><html><head></head><body><textarea class='gLFyf' name='q'>{asked}</textarea>"
    "<div id='search'><div id='rso'>{rows}</div></div><div id='nav'>{onward}</div></body></html>"
)


def results(asked: str, first: int, more: bool) -> str:
    rows = "".join(ROW.format(n=n) for n in range(first, first + 10))
    onward = '<a id="pnnext" href="/search?q=x&start=10">Next</a>' if more else ""
    return PAGE.format(asked=asked, rows=rows, onward=onward)


PUZZLE = '<html><body><form id="captcha-form" action="index"></form></body></html>'


class Shown:
    """A window in which each address that is opened shows its page, from the second look on.

    `leads`: where an address leads in place of its own page.
    """

    def __init__(self, pages: dict[str, str], leads: dict[str, str] | None = None) -> None:
        self.pages, self.opened, self._looks = pages, list[str](), 0
        self._leads = leads or {}

    async def open(self, address: str) -> None:
        self.opened.append(address)

    async def tab(self) -> Tab:
        self._looks += 1
        if self._looks > 30 * len(self.opened):
            raise TabClosed
        return Tab(str(len(self.opened)), "", self.opened[-1])

    async def read(self) -> Any:
        from identity_scan.model import Reply

        here = self._leads.get(self.opened[-1], self.opened[-1])
        return Reply(200, here, {}, self.pages[here].encode())


def together(history: History, looks: tuple[Queued, ...], shown: Shown, slept: list[float]) -> LookTogether:
    search = Search.begin(ME, as_plan(looks, Depth.LIGHT), (), history, lambda: NOON)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    return LookTogether(search, looks, shown, pace=5.0, patience=1e9, sleep=sleep, clock=lambda: 0.0)  # type: ignore[arg-type]


async def one(looking: LookTogether) -> Event:
    assert await looking.open()
    async with aclosing(looking.watch()) as events:
        return await anext(events)


async def test_the_pages_behind_the_bare_name_follow_and_no_engine_is_hurried() -> None:
    looks, slept = (Queued("google", BARE), Queued("google", CITY)), list[float]()
    second, third = (address_of(Queued("google", BARE, n)) for n in (2, 3))
    assert (second[-9:], third[-9:]) == ("&start=10", "&start=20")
    pages = {
        address_of(looks[0]): results('"Ottilie Marrowby"', 1, more=True),
        second: results('"Ottilie Marrowby"', 8, more=False),
        address_of(looks[1]): results("Ottilie Marrowby Guelph", 30, more=True),
    }
    with History.open(None, lambda: NOON) as history:
        shown = Shown(pages)
        looking = together(history, looks, shown, slept)
        fresh = []
        while looking.here is not None:
            event = await one(looking)
            assert isinstance(event, Took)
            fresh.append(event.fresh)
            looking.go_on()
        kept = {c.ask.key for c in history.collected(looking.search.scan.id)}
    assert shown.opened == list(pages)
    assert [look.page for look in looking.looks] == [1, 2, 1]
    assert fresh == [10, 7, 10]
    assert kept == {("google", "N1", 1), ("google", "N1", 2), ("google", "P1", 1)}
    assert slept.count(5.0) == 2  # before the second and the third page


async def test_a_later_page_that_leads_back_to_the_first_is_opened_once_and_the_next_search_follows() -> None:
    looks = (Queued("google", BARE), Queued("google", CITY))
    first, second, city = (address_of(Queued("google", q, n)) for q, n in ((BARE, 1), (BARE, 2), (CITY, 1)))
    pages = {
        first: results('"Ottilie Marrowby"', 1, more=True),
        city: results("Ottilie Marrowby Guelph", 30, more=False),
    }
    with History.open(None, lambda: NOON) as history:
        shown = Shown(pages, {second: first})
        looking = together(history, looks, shown, [])
        while looking.here is not None and len(shown.opened) < 5:
            assert isinstance(await one(looking), Took)
            looking.go_on()
    assert shown.opened == [first, second, city]


async def test_after_a_second_puzzle_it_is_better_to_stop_and_what_was_not_passed_is_kept_as_refused() -> None:
    looks = (Queued("google", BARE), Queued("google", CITY), Queued("brave", BARE))
    with History.open(None, lambda: NOON) as history:
        looking = together(history, looks, Shown({address_of(look): PUZZLE for look in looks}), [])
        await one(looking)
        assert not looking.stuck
        looking.go_on()
        await one(looking)
        assert looking.stuck
        looking.leave()
        assert looking.left == [looks[2]]
        kept = {c.ask.query.id: c.answer.outcome for c in history.collected(looking.search.scan.id)}
    assert kept == {"N1": Outcome.BLOCKED, "P1": Outcome.BLOCKED}


def test_only_pages_with_an_address_are_opened_and_only_engines_that_can_be_read() -> None:
    grows = Queued("duckduckgo", BARE, 2)
    assert openable((Queued("duckduckgo", BARE), grows, Queued("mojeek", BARE, 2))) == (
        Queued("duckduckgo", BARE), Queued("mojeek", BARE, 2)
    )  # fmt: skip
    with pytest.raises(BadInput, match="no page that could be read"):
        check(("google", "bing-images"))


def test_an_invented_person_needs_a_web_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = (Queued("google", BARE),)
    for elsewhere in ("", "http://proxy.agency.test:8080"):
        monkeypatch.setenv("HTTPS_PROXY", elsewhere)
        with pytest.raises(BadInput, match="finds real people"):
            look_together._proxy(ME, address_of(looks[0]))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert look_together._proxy(ME, address_of(looks[0])) == "http://127.0.0.1:9"
    real = Person("Ottilie Marrowby", work_emails=("o@harbourfamily.ca",), attested=True)
    monkeypatch.delenv("HTTPS_PROXY")
    assert look_together._proxy(real, address_of(looks[0])) == ""


def test_what_is_looked_up_by_hand_is_what_has_no_answer_else_the_bare_name(made: Any) -> None:
    session = made.finished()
    name = made.QUERIES[0][0]
    done = Progress(session.kept.plan, session.kept.collected, State.DONE, session.kept.scan)
    assert next_look(session, done, "google") == name
    assert next_look(session, Progress(), "google") is None
