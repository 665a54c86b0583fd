"""The session on the core itself: the demonstration's whole road, and a worker's own search on the invented web."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from own_home import Clock, own_home

from identity_scan.demo import find
from identity_scan.keeping import own_person, settings
from identity_scan.model import Decision, Depth, Handling, Outcome, Status, Verdict
from identity_scan.present.price import price
from identity_scan.present.values import Step
from identity_scan.session.demonstration import demonstration
from identity_scan.session.house import House
from identity_scan.speech.errors import IdentityScanError

NOON = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
FEW = ("bing", "brave", "mojeek")


def own() -> House:
    house = own_home(find("tamsin"), Clock(NOON))
    if not own_person.is_kept(settings.folder() / "person.toml"):
        house.take(find("tamsin").person)
    house.open()
    return house


async def searched(house: House, engines: Sequence[str] = FEW, recipes: Sequence[str] = ("N1", "P1")) -> Any:
    queries = [query for query, _ticked in house.offer(Depth.LIGHT).queries if query.recipe in recipes]
    plan = house.plan(Depth.LIGHT, queries, engines)
    async for _item in house.search(plan):
        pass
    assessment = house.judge().assessment
    house.judge(over=True)
    return assessment


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_each_invented_person_can_be_chosen(name: str) -> None:
    house = demonstration(name, Clock(NOON))
    house.open()
    assert house.person == find(name).person
    assert len(house.people) == 3


async def test_the_demonstration_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    house = demonstration(None, Clock(NOON), pace=0)
    house.open()
    assessment = await searched(house)
    house.decide([Decision(assessment.judged[0].finding.id, Verdict.NOT_ME)])
    house.prefer("theme", "light")
    house.prefer("bing", "off")
    house.close()
    assert not list(tmp_path.rglob("*"))


async def test_a_search_is_there_again_after_the_program_was_closed() -> None:
    house = own()
    assessment = await searched(house)
    house.close()
    again = own()
    kept = again.open()
    assert kept is not None
    assert kept.scan.finished is not None
    mine = {j.finding.id for j in assessment.judged if j.identity.verdict is not Verdict.NOT_ME}
    shown = again.judge().assessment
    assert mine <= {j.finding.id for j in shown.judged}


async def test_a_search_that_was_stopped_goes_on_after_the_program_was_closed() -> None:
    house = own()
    queries = [q for q, _ticked in house.offer(Depth.LIGHT).queries if q.recipe in ("N1", "P1")]
    plan = house.plan(Depth.LIGHT, queries, FEW)
    run = house.search(plan)
    first = [await anext(run) for _turn in range(3)]
    await run.aclose()
    house.close()
    again = own()
    kept = again.open()
    assert kept is not None
    assert kept.scan.finished is None
    assert {c.ask.key for c in kept.collected} >= {c.ask.key for c in first}
    rest = [c async for c in again.search(kept.plan, kept.scan)]
    assert rest
    assert not {c.ask.key for c in rest} & {c.ask.key for c in first}


async def test_a_private_query_gets_its_words_back_from_the_person_never_from_the_disk() -> None:
    house = own()
    await searched(house, recipes=("N1", "K2"))
    house.close()
    phone = find("tamsin").person.private_phones[0]
    again = own()
    kept = again.open()
    assert kept is not None
    assert not any(query.text for query in again.history.plan(kept.scan.id).queries if query.private)
    assert any(phone in query.text for query in kept.plan.queries if query.private)


async def test_decisions_and_states_of_actions_are_taken_back_in_order() -> None:
    house = own()
    assessment = await searched(house)
    one, two = (j.finding.id for j in assessment.judged[:2])
    house.decide([Decision(one, Verdict.NOT_ME), Decision(two, Verdict.NOT_ME)])
    house.decide([Step(((one, "PRIV-01"),), Status.DONE)])
    house.decide([Decision(one, handling=Handling.KEEP)])
    assert house.undo() == "kept on purpose"
    assert house.undo() == "done"
    assert (one, "PRIV-01") not in house.history.statuses()
    assert house.undo() == "somebody else"
    assert house.said == {}
    assert house.undo() == ""


@pytest.mark.parametrize("forgotten", [False, True], ids=["within two weeks", "looked through"])
@pytest.mark.parametrize("word", [Verdict.UNSURE, Verdict.NOT_ME])
async def test_a_word_that_is_taken_back_after_the_program_was_closed_counts_no_longer(
    word: Verdict, forgotten: bool
) -> None:
    house = own()
    one = next(j for j in (await searched(house)).judged if j.identity.verdict is Verdict.ME).finding.id
    house.decide([Decision(one, word)])
    kept = house.open(house.scan.id)
    house.judge(over=True)
    assert (one in house.judge().until) is (word is Verdict.NOT_ME)
    if forgotten:
        house.forget_others()
    house.close()

    again = own()
    kept = again.open()
    assert kept is not None
    said = again.undo()
    now = next(j.identity for j in again.judge().assessment.judged if j.finding.id == one)
    if word is Verdict.UNSURE or not forgotten:
        assert now.verdict is Verdict.ME
        assert said == ("unsure" if word is Verdict.UNSURE else "somebody else")
    else:  # the worker said that they had looked, and words that went do not come back
        assert now.verdict is Verdict.NOT_ME
        assert said == "somebody else. Its words are no longer kept, so the next search judges it again."


async def test_what_was_not_asked_before_is_not_called_new() -> None:
    house = own()
    await searched(house, recipes=("N1",))
    await searched(house, recipes=("N1", "P1"))
    past = house.past().searches
    assert [line.scan.depth for line in past] == [Depth.LIGHT, Depth.LIGHT]
    assert past[0].answered > past[1].answered
    found = house.compare(past[0].scan.id)
    assert found.head.startswith("Since 22 Nov 2026, ")
    assert {change.kind for change in found.changes} == {"not comparable"}
    since = house.judge().since
    assert since is not None
    assert since.day == "22 Nov 2026"
    assert "new" not in since.kinds.values()


def test_another_name_erases_what_was_kept() -> None:
    house = own()
    house.decide([Decision("some", Verdict.ME)])
    house.take(find("corwin").person)
    house.open()
    assert house.said == {}
    assert house.person is not None
    assert house.person.name == "Corwin Adlam"


async def test_erasing_leaves_no_file(tmp_path: Path) -> None:
    house = own()
    await searched(house)
    house.prefer("theme", "light")
    told = "\n".join(house.settings().kept)
    assert f"searches, decisions and what you said about yourself, locked with the key: {settings.folder()}" in told
    assert ".sqlite3" not in told, "what lies there is said, not how its file is called"
    house.close(erase=True)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_settings_are_kept_and_a_key_is_never_shown() -> None:
    house = own()
    house.prefer("BRAVE_API_KEY", "s3cret")
    house.prefer("snippet_days", "7")
    house.prefer("yandex", "on")
    house.prefer("bing", "off")
    again = settings.read()
    assert again.snippet_days == 7
    assert again.keys["BRAVE_API_KEY"] == "s3cret"
    assert again.engines_on == ("yandex",)
    assert again.engines_off == ("bing",)
    assert "s3cret" not in str(house.settings().preferences)
    house.prefer("BRAVE_API_KEY", "-")
    assert not settings.read().keys


def test_a_broken_person_file_is_a_plain_sentence() -> None:
    settings.folder().mkdir(parents=True)
    (settings.folder() / "person.toml").write_text("name = [")
    with pytest.raises(IdentityScanError):
        House(Clock(NOON)).open()


async def test_google_is_offered_for_the_persons_own_browser() -> None:
    house = own()
    google = next(row for row in house.engines() if row.id == "google")
    assert google.yours
    assert google.opens('"A B"') == "https://www.google.com/search?q=%22A+B%22"


async def test_an_engine_that_refuses_is_left_alone_and_shown_so() -> None:
    house = own()
    house.history.rest("bing", house.now() + timedelta(hours=1))
    row = next(row for row in house.engines() if row.id == "bing")
    assert row.resting is not None
    assert "left alone until" in row.why
    assessment = await searched(house)
    skipped = {c.ask.engine for c in assessment.unanswered if c.answer.outcome is Outcome.SKIPPED}
    assert skipped == {"bing"}


def test_a_plan_without_google_says_so_before_it_runs() -> None:
    house = demonstration("tamsin", lambda: NOON)
    house.open()
    assert house.person
    queries = [query for query, ticked in house.offer(Depth.LIGHT).queries if ticked]
    every = [row.id for row in house.engines() if row.asked]
    assert price(house.plan(Depth.LIGHT, queries, every), house.engines()).missing == ()
    without = [name for name in every if name != "startpage"]
    assert price(house.plan(Depth.LIGHT, queries, without), house.engines()).missing == ("google",)


def test_pictures_are_offered_only_once_an_engine_for_them_is_switched_on() -> None:
    house = demonstration("tamsin", lambda: NOON)
    house.open()
    assert not {query.recipe for query, _ticked in house.offer(Depth.DEEP).queries} & {"M1", "M2", "M3"}


def test_the_client_that_looks_like_a_browser_is_taken_only_when_chosen_and_not_kept() -> None:
    house = House(lambda: NOON)
    house.open()
    rows = {row.id: row for row in house.engines()}
    assert rows["bing"].plain
    assert not rows["duckduckgo"].plain  # it answers no other
    house.prefer("bing", "browser")
    assert not {row.id: row for row in house.engines()}["bing"].plain
    assert settings.read().ddgs_route == ()
    house.close()


async def test_the_plan_says_before_who_usually_refuses_and_what_happened_here_goes_before_it() -> None:
    house = own()
    house.open()
    habits = {row.id: row.habit for row in house.engines()}
    assert "usually answers" in habits["yahoo"]
    assert habits["brave"] == "usually refuses a program: look together with b"
    assert habits["google"] == ""  # its line says already that it answers people only
    await searched(house, ("brave",))
    assert {row.id: row.habit for row in house.engines()}["brave"] == "answered here the last time"
    house.close()
