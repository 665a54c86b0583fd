"""A home that an earlier version kept is read whole: nothing lost, nothing judged otherwise, and undo goes on."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from inside import as_earlier
from pretend import NOON, kept_search

from identity_scan import demo
from identity_scan.engines import ENGINES
from identity_scan.keeping import database, history_file, moving_in
from identity_scan.keeping.history import History
from identity_scan.merging.former_prints import former
from identity_scan.model import (
    Answer,
    Assessment,
    By,
    Collected,
    Decision,
    Depth,
    Hit,
    Life,
    Outcome,
    Status,
    Verdict,
)
from identity_scan.planning import plan
from identity_scan.session.search import Search
from identity_scan.speech.address import fingerprint

WHO = "corwin"
VERSIONS = range(1, len(history_file.STEPS) + 1)


def told(history: History) -> Assessment:
    (scan,) = history.scans()
    return Search.resume(demo.find(WHO).person, history.plan(scan.id), scan, (), history, lambda: NOON).assessment()


def all_of(found: Assessment) -> list[tuple[object, ...]]:
    return [
        (j.finding.id, j.finding.title, j.finding.url, j.label, j.severity.score, sorted(d.kind for d in j.disclosures))
        for j in found.judged
    ]


def everything(history: History) -> tuple[object, ...]:
    (scan,) = history.scans()
    plan, collected = history.plan(scan.id), history.collected(scan.id)
    kept = (history.owner(), history.scans(), plan, collected, history.records(), history.last_answers())
    return *kept, history.decisions(), history.standings(), history.ticks(), history.resting()


def filled(folder: Path) -> tuple[tuple[object, ...], list[tuple[object, ...]]]:
    """Keep a search as versions did that erased somebody else's words at once; return all that is kept and judged."""
    with History.open(folder, lambda: NOON) as history:
        found = kept_search(WHO, history)
        mine, other = (j.finding.id for j in found.judged[:2])
        history.decide(Decision(mine, Verdict.ME, note="The talk of May."))
        history.decide(Decision(mine, life=Life.PERSONAL))
        history.decide(Decision(other, Verdict.NOT_ME))
        history.set_status(mine, "PRIV-02", Status.WAITING, "Asked.", date(2026, 12, 20))
        history.tick("SEEN", True, "Looked it up.")
        history.rest("mojeek", NOON + timedelta(days=1))
        (scan,) = history.scans()
        search = Search.resume(demo.find(WHO).person, history.plan(scan.id), scan, (), history, lambda: NOON)
        search.note(search.assessment())
        history.forget(history.others(scan.id))
        return everything(history), all_of(told(history))


def as_kept_by(version: int, folder: Path) -> None:
    """Put a file in place that holds the same in the tables of an earlier version."""
    now = as_earlier(folder, "now")
    path = folder / moving_in.OLD_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for number, step in enumerate(history_file.STEPS[:version], 1):
            database.take(db, number, step)
        db.execute("ATTACH ? AS now", (str(now),))
        tables = [row[0] for row in db.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
        for table in (name for name in tables if not name.startswith("sqlite_") and name != "mark"):
            columns = ", ".join(row[1] for row in db.execute(f"SELECT * FROM pragma_table_info('{table}')"))
            db.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")
        db.execute(f"PRAGMA user_version = {version}")
    now.unlink()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_home_of_each_earlier_version_is_read_whole(tmp_path: Path, version: int) -> None:
    kept, judged = filled(tmp_path)
    as_kept_by(version, tmp_path)
    with History.open(tmp_path, lambda: NOON) as history:
        led_on = bool(history.notices)
        assert everything(history) == kept
        assert all_of(told(history)) == judged
        assert history.others(history.scans()[0].id) == {}
        assert not history.tidy(NOON + timedelta(days=15)).others
    with History.open(tmp_path, lambda: NOON) as history:
        assert everything(history) == kept, "and once more, now that it is of this version"
    assert led_on is (version < len(history_file.STEPS))
    assert (tmp_path / f"identity-scan.before-version-{len(history_file.STEPS)}.sqlite3").exists() is led_on


@pytest.mark.parametrize("version", VERSIONS)
def test_words_said_under_an_earlier_version_are_taken_back_as_far_as_kept(tmp_path: Path, version: int) -> None:
    filled(tmp_path)
    as_kept_by(version, tmp_path)
    with History.open(tmp_path, lambda: NOON) as history:
        mine, other = history.decisions()
        label = {row[0]: row[3] for row in all_of(told(history))}
        assert (label[mine], label[other]) == ("personal", "someone_else")
        while history.undo():
            pass
        (again,) = [j for j in told(history).judged if j.finding.id == mine]
        assert (again.identity.by, again.exposure.by) == ("rule", "rule")
        assert again.finding.title
        (gone,) = [j for j in told(history).judged if j.finding.id == other]
        assert (gone.label, gone.finding.url) == ("someone_else", "")


def test_what_was_said_of_a_page_that_was_named_otherwise_still_holds() -> None:
    """This version folds the address to another name; the page goes on under the one that the worker decided on."""
    url, person = "https://www.youtube.com/shorts/abc", demo.find(WHO).person
    hit = Hit(1, "A talk", url, "About rivers")
    asked = plan.make(person, Depth.LIGHT, [ENGINES["bing"]])
    with History.open(None, lambda: NOON) as history:
        history.decide(Decision(former(url), Verdict.ME, note="My talk."))
        history.set_status(former(url), "PRIV-02", Status.WAITING)
        search = Search.begin(person, asked, [ENGINES["bing"]], history, lambda: NOON)
        search.collected.append(Collected(asked.asks[0], Answer(Outcome.RESULTS, (hit,)), NOON))
        (found,) = search.assessment().judged
        assert found.finding.id == former(url) != fingerprint(url)
        assert (found.identity.verdict, found.identity.by) == (Verdict.ME, By.WORKER)
