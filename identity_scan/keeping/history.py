"""What is kept between runs, on this computer alone: scans, answers, decisions, where actions stand (ETHICS 6).

Every change is on the disk when its method returns: a program that is killed loses nothing it was told was kept. The
words of a private query are never stored. Results about somebody else shrink to a fingerprint once the worker has
looked through them, or after two weeks: until then a word that is taken back brings all of it back.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType

from identity_scan.advice.handchecks import Tick, one_line
from identity_scan.keeping import (
    carried,
    history_file,
    history_sql,
    last_word,
    noted,
    rests,
    retention,
    rot,
    rot_said,
    said_before,
    stored_rows,
    sweeping,
)
from identity_scan.keeping.basis import Basis
from identity_scan.keeping.compare import checked
from identity_scan.keeping.judgement_table import JudgementTable
from identity_scan.keeping.open_database import OpenDatabase
from identity_scan.keeping.ownership import claim, same_owner
from identity_scan.keeping.retention import Tidied, aware
from identity_scan.merging.absence import Checked
from identity_scan.model import (
    Action,
    Assessment,
    Collected,
    Decision,
    Depth,
    Outcome,
    Plan,
    Query,
    Scan,
    Status,
)
from identity_scan.remembered import DeadEnd, Record, Standing, Stood, Unsaid
from identity_scan.speech.errors import HistoryError
from identity_scan.speech.language import gettext as _

LONGEST_REST = timedelta(days=7)
"""A rest that reaches further comes from a clock that was wrong, and must not silence an engine for ever."""


class History(OpenDatabase):
    """The history of one worker; open it with `History.open`, use it in a `with` block.

    It may be used from several threads. Every method raises HistoryError when the disk fails it.
    """

    notices: tuple[str, ...]
    """What the worker should be told about the opening, as sentences."""
    _rests_in: Path | None = None

    def __init__(
        self, db: sqlite3.Connection, folder: Path | None, notices: tuple[str, ...], clock: Callable[[], datetime]
    ) -> None:
        super().__init__(db, folder)
        self._clock = clock
        self.notices = notices

    @classmethod
    def open(cls, folder: Path | None, clock: Callable[[], datetime], *, rests_in: Path | None = None) -> "History":
        """Open the history in this folder, made if need be; None keeps everything in memory and leaves nothing.

        The clock is that of whoever opens it: two clocks in one session would disagree on what is over. `rests_in` is
        the folder of the installation where one in memory is to heed which engines are left alone.
        Raises HistoryError for a database of a newer version, a full disk or a folder that cannot be written. A damaged
        database is kept aside under another name, and `notices` says so.
        """
        db, notices = history_file.connect(folder)
        history = cls(db, folder, notices, clock)
        history._rests_in = None if history.read_only else folder or rests_in
        if folder:
            if not history.read_only:
                history_file.date(folder, clock())
            with history_file.plainly(folder):
                history.notices = tuple(dict.fromkeys((*notices, *sweeping.told(history, db, folder, clock))))
        if scans := history.scans():
            history.notices += retention.clock_went_back(max(aware(s.started) for s in scans), clock())
        return history

    def __enter__(self) -> "History":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def erase(self) -> tuple[Path, ...]:
        """Delete every file of the history and close it; returns what was deleted. See also history_file.remove."""
        with self._lock:
            self.close()
            return history_file.remove(self._folder) if self._folder else ()

    @property
    def on_disk(self) -> bool:
        """Whether what is kept outlives the program."""
        return self._folder is not None

    def files(self) -> tuple[Path, ...]:
        """Return the files that erase() would delete."""
        return history_file.files(self._folder) if self._folder else ()

    # -- whose it is --------------------------------------------------------------------------------------------------

    def owner(self) -> str | None:
        """Return the fingerprint of the name that this history belongs to, None as long as it is nobody's."""
        rows = self._read("SELECT print FROM owner")
        return rows[0][0].hex() if rows else None

    def owned_by(self, name: str) -> bool:
        """Tell whether the history is this person's, or still nobody's; case and accents do not matter."""
        return same_owner(self._read("SELECT salt, print FROM owner"), name)

    def claim(self, name: str) -> bool:
        """Make the history this person's if it is nobody's; False, and nothing changed, if it is somebody else's.

        One identity an installation (ETHICS 3.1): before another name may claim it, it must be erased.
        """
        if self.read_only:
            return self.owned_by(name)
        if self.owner() is None:
            with self._writing() as db:
                claim(db, name)
        return self.owned_by(name)

    # -- scans --------------------------------------------------------------------------------------------------------

    def begin(self, scan: Scan, plan: Plan, known: Iterable[Collected] = ()) -> None:
        """Keep a scan that is about to run, its plan and what it begins with; a demonstration in memory only."""
        if scan.demo and self._folder:
            raise HistoryError(_("The demonstration keeps nothing on this computer."))
        with self._writing() as db:
            columns = scan.id, scan.started.isoformat(), scan.depth, scan.demo, stored_rows.plan_to(plan)
            try:
                row = db.execute("INSERT INTO scan (id, started, depth, demo, plan) VALUES (?, ?, ?, ?, ?)", columns)
            except sqlite3.IntegrityError as error:
                raise HistoryError(_("There is a search called {id} already.").format(id=scan.id)) from error
            for query in plan.queries:
                db.execute(history_sql.QUERY, (row.lastrowid, *stored_rows.query_to(query)))
            for item in known:
                db.execute(history_sql.QUERY, (row.lastrowid, *stored_rows.query_to(item.ask.query)))
                db.execute(history_sql.KEEP, (row.lastrowid, *stored_rows.collected_to(item)))
        if self._folder:
            history_file.remember(self._folder)

    def keep(self, scan_id: str, collected: Collected) -> None:
        """Keep one answer; a request asked again gets the newer one, but no refusal replaces an answer or hints."""
        ask, answer = collected.ask, collected.answer
        with self._writing() as db:
            seq = self._seq(scan_id)
            here = db.execute(history_sql.OUTCOME, (seq, *ask.key)).fetchone()
            if here is None or answer.outcome.says >= Outcome(here["outcome"]).says:
                db.execute(history_sql.QUERY, (seq, *stored_rows.query_to(ask.query)))
                db.execute(history_sql.KEEP, (seq, *stored_rows.collected_to(collected)))
                rot.found(db, "answer", seq, ask.key)

    def doubt(self, scan_id: str, items: Iterable[Collected]) -> None:
        """Take back the belief in answers that were kept: what came after them showed that their engine earns none."""
        with self._writing() as db:
            seq = self._seq(scan_id)
            rows = [(i.answer.outcome, stored_rows.said_to(i.answer.said), seq, *i.ask.key) for i in items]
            db.executemany(history_sql.DOUBT, rows)

    def finish(
        self,
        scan_id: str,
        when: datetime,
        assessment: Assessment,
        by_rules: Assessment | None = None,
        *,
        fresh: bool = False,
    ) -> None:
        """Close a scan: keep one row a finding for later comparison. Only what a client may have written goes at once.

        A scan may be finished again: after a word of the worker's, or (`fresh`) after further answers, such as pages
        brought from a browser. `by_rules` is the same as the rules alone judge it, which tells what an undo leads to.
        """
        with self._writing() as db:
            noted.finish(db, self._row(scan_id), when, assessment, by_rules, fresh)
        self._empty_journal()

    def scans(self) -> tuple[Scan, ...]:
        """Return all scans in the order they were begun, whatever the clock said."""
        return tuple(stored_rows.scan_from(row) for row in self._read("SELECT * FROM scan ORDER BY seq"))

    def scan(self, scan_id: str) -> Scan:
        """Return one scan; raises HistoryError if there is none of that name."""
        return stored_rows.scan_from(self._row(scan_id))

    def plan(self, scan_id: str) -> Plan:
        """Return the plan of a scan; private queries have no words, so a resumed plan is made again from the person."""
        row = self._row(scan_id)
        return stored_rows.plan_from(Depth(row["depth"]), row["plan"], self._queries(row["seq"]))

    def collected(self, scan_id: str) -> tuple[Collected, ...]:
        """Return the answers of a scan in the order they came; a hit without an address holds an erased one's place."""
        seq = self._row(scan_id)["seq"]
        queries = self._queries(seq)
        rows = self._read("SELECT * FROM answer WHERE scan = ? ORDER BY seq", seq)
        kept = tuple(stored_rows.collected_from(row, queries[row["query"]]) for row in rows)
        lost = rot.lost_answers(self._db, seq)
        return (*kept, *(rot_said.unread(e, queries[q], page, self._clock()) for e, q, page in lost if q in queries))

    def outcomes(self) -> Mapping[str, Outcome]:
        """Return how the last request to each engine ended."""
        return {engine: last.answer.outcome for engine, last in self.last_answers().items()}

    def last_answers(self) -> Mapping[str, Collected]:
        """Return the last request that each engine got, without its rows."""
        rows = self._read(history_sql.LAST, Outcome.SKIPPED)
        return {row["engine"]: stored_rows.collected_from(row, stored_rows.query_from(row)) for row in rows}

    # -- what is remembered of finished scans -------------------------------------------------------------------------

    def record(self, scan_id: str) -> Record:
        """Return what is remembered of a finished scan, for comparison."""
        row = self._row(scan_id)
        if row["grade"] is None:
            raise HistoryError(_("The search {id} was not finished.").format(id=scan_id), _("Resume it first."))
        seen = self._read("SELECT * FROM seen WHERE scan = ?", row["seq"])
        pages = self._read(f"{history_sql.PAGES} WHERE answer.scan = ?", row["seq"])
        looks = self._read(f"{history_sql.LOOKS} AND scan.seq = ? {history_sql.IN_ORDER}", row["seq"])
        found = stored_rows.record_from(row, seen, pages, looks)
        return replace(found, unread=rot.lost_findings(self._db).get(row["seq"], frozenset()))

    def records(self) -> tuple[Record, ...]:
        """Return what is remembered of all finished scans, the oldest first."""
        seen: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._read("SELECT * FROM seen"):
            seen[row["scan"]].append(row)
        pages: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._read(history_sql.PAGES):
            pages[row["scan"]].append(row)
        looks: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._read(f"{history_sql.LOOKS} {history_sql.IN_ORDER}"):
            looks[row["scan"]].append(row)
        scans = self._read("SELECT * FROM scan WHERE grade IS NOT NULL ORDER BY seq")
        found = tuple(stored_rows.record_from(r, seen[r["seq"]], pages[r["seq"]], looks[r["seq"]]) for r in scans)
        lost = rot.lost_findings(self._db)
        return tuple(replace(r, unread=lost[r.seq]) if r.seq in lost else r for r in found)

    def looked(self, finding: str, gone: bool) -> None:
        """Keep what a look at the page of a finding told: that it is gone, or that it is there."""
        with self._writing() as db:
            db.execute(history_sql.LOOK, (finding, int(gone), self._clock().isoformat()))

    def basis(self, scan_id: str) -> Mapping[str, Basis]:
        """Return what the rules said of each finding of a finished scan, by finding: what an undo goes back to."""
        seq = self._seq(scan_id)
        with self._lock, history_file.plainly(self._folder):
            return noted.basis(self._db, seq)

    @property
    def judgements(self) -> JudgementTable:
        """What was judged of each scan."""
        return JudgementTable(self._read, self._writing, self._empty_journal)

    # -- the worker's word --------------------------------------------------------------------------------------------

    def decide(self, *decisions: Decision) -> None:
        """Keep what the worker said of a finding, or of several in one step; what is left out stays as it was said.

        A note of one blank takes an earlier note away, and date.max an earlier day.
        """
        with self._writing() as db:
            step, at = said_before.last(db) + 1, self._clock().isoformat()
            rows = [(step, *stored_rows.decision_to(d), at) for d in decisions]
            db.executemany(history_sql.DECIDE, rows)

    def decisions(self) -> Mapping[str, Decision]:
        """Return the worker's word by finding, with everything they said of it so far."""
        said: dict[str, Decision] = {}
        for row in self._read("SELECT * FROM decision ORDER BY seq"):
            said[row["finding"]] = stored_rows.decision_from(row, said.get(row["finding"]) or Decision(row["finding"]))
        return said

    def pages(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the pages that the worker decided on, and those only seen or looked at, by all names they bear."""
        asked = map(self._read, (history_sql.DECIDED_ON, history_sql.SEEN_ONLY))
        decided, seen = ({row["finding"] for row in rows} for rows in asked)
        return stored_rows.by_name(decided, seen - decided, self._read(history_sql.NAMED_MORE))

    def undo(self) -> Decision | Stood | DeadEnd | Unsaid | None:
        """Take back the last step and return what was said in it (the last of several); None if there is none."""
        with self._writing() as db:
            taken = last_word.take_back(db)
        if taken is not None:
            self._empty_journal()  # a note that is taken back is gone at once, not when the program ends
        return taken

    def lead_nowhere(self, url: str) -> None:
        """Keep that an address of the tables led nowhere, and the month."""
        with self._writing() as db:
            last_word.lead_nowhere(db, url, f"{self._clock():%Y-%m}")

    def dead_ends(self) -> Mapping[str, str]:
        """Return the addresses that led nowhere in the order in which that was noted, each with its month."""
        return {row["url"]: row["month"] for row in self._read("SELECT * FROM dead_end ORDER BY step")}

    def set_status(self, finding: str, action: str, status: Status, note: str = "", until: date | None = None) -> None:
        """Keep where the worker says that an action stands; the day counts from when it came to stand there."""
        self.stand([(finding, action)], status, note, until)

    def stand(self, keys: Iterable[tuple[str, str]], status: Status, note: str, until: date | None) -> None:
        """Keep the same of several actions in one step."""
        day = until.isoformat() if until else None
        with self._writing() as db:
            last_word.stand(db, keys, status, note, day, self._clock().isoformat())

    def statuses(self) -> Mapping[tuple[str, str], Status]:
        """Return where each action stands by the worker's word, by finding and action id."""
        return {key: standing.status for key, standing in self.standings().items()}

    def standings(self) -> Mapping[tuple[str, str], Standing]:
        """Return where each action stands with since when, note and until when, by finding and action id."""
        return {
            (row["finding"], row["action"]): stored_rows.standing_from(row)
            for row in self._read("SELECT * FROM status")
        }

    def verified(self, actions: Mapping[str, Action]) -> Mapping[tuple[str, str], Status]:
        """Return where each action stands by the worker's word and by what scans have shown since."""
        return {key: found.status for key, found in self.checked(actions).items()}

    def checked(self, actions: Mapping[str, Action]) -> Mapping[tuple[str, str], Checked]:
        """Return the same with what it rests on."""
        standings = self.standings()
        records = self.records() if standings else ()
        return {
            (finding, action): checked(standing, finding, actions[action], records)
            for (finding, action), standing in standings.items()
            if action in actions
        }

    def take_over(self, other: "History") -> None:
        """Keep all that another history of this person holds, behind what is here."""
        with other._lock, self._writing() as db:
            carried.carry(other._db, db)

    # -- what is looked up by hand ------------------------------------------------------------------------------------

    def tick(self, check: str, done: bool = True, result: str = "") -> None:
        """Keep what the worker noted of a hand check: whether it is done, and one line."""
        row = check, done, one_line(result), self._clock().isoformat()
        with self._writing() as db:
            was = db.execute("SELECT done, result, at FROM hand_check WHERE id = ?", (check,)).fetchone()
            said_before.replace(db, said_before.HAND_CHECK, (check,), tuple(was) if was else None)
            db.execute("INSERT OR REPLACE INTO hand_check VALUES (?, ?, ?, ?)", row)

    def ticks(self) -> Mapping[str, Tick]:
        """Return what was noted of each hand check, by its id."""
        return {
            row["id"]: Tick(row["id"], bool(row["done"]), row["result"], datetime.fromisoformat(row["at"]))
            for row in self._read("SELECT * FROM hand_check")
        }

    # -- engines that are left alone ----------------------------------------------------------------------------------

    def rest(self, engine: str, until: datetime) -> None:
        """Leave an engine alone until then."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO rest VALUES (?, ?)", (engine, until.isoformat()))
        if self._rests_in:
            rests.note(self._rests_in, engine, until)

    def resting(self) -> Mapping[str, datetime]:
        """Return the engines that are still to be left alone, and until when."""
        kept = {row["engine"]: datetime.fromisoformat(row["until"]) for row in self._read("SELECT * FROM rest")}
        for engine, until in (rests.read(self._rests_in) if self._rests_in else {}).items():
            kept[engine] = max(until, kept.get(engine, until), key=aware)
        now = self._clock()
        return {e: until for e, until in kept.items() if now < aware(until) <= now + LONGEST_REST}

    # -- retention ----------------------------------------------------------------------------------------------------

    def tidy(self, now: datetime, snippet_days: int = 30, closed_days: int = 90) -> Tidied:
        """Erase what has been kept long enough (ETHICS 6); returns what went, and can say it in a sentence."""
        if self.read_only:
            return Tidied()
        with self._writing() as db:
            gone = retention.tidy(db, now, timedelta(snippet_days), timedelta(closed_days))
        self._empty_journal()
        if self._folder:
            with history_file.plainly(self._folder):
                gone = replace(gone, copies=history_file.expire(self._folder, now - timedelta(closed_days)))
        return gone

    def others(self, scan_id: str) -> Mapping[str, datetime]:
        """Return until when the words of each result about somebody else are kept, by finding; those still there."""
        row = self._row(scan_id)
        with self._lock, history_file.plainly(self._folder):
            return retention.others(self._db, row)

    def forget(self, findings: Collection[str]) -> int:
        """Let only fingerprints stay of these results about somebody else, in every scan; the worker has looked.

        Returns how many results had words until now; nothing brings these back. What is about the worker is left alone.
        """
        with self._writing() as db:
            gone = retention.looked(db, findings)
        self._empty_journal()
        self.heard.forget_others()
        return gone

    # -- inside -------------------------------------------------------------------------------------------------------

    def _row(self, scan_id: str) -> sqlite3.Row:
        rows = self._read("SELECT * FROM scan WHERE id = ?", scan_id)
        if not rows:
            raise HistoryError(
                _("There is no search called {id}.").format(id=scan_id),
                _("`identity-scan history` lists those there are."),
            )
        return rows[0]

    def _seq(self, scan_id: str) -> int:
        return int(self._row(scan_id)["seq"])

    def _queries(self, seq: int) -> dict[str, Query]:
        return {row["id"]: stored_rows.query_from(row) for row in self._read("SELECT * FROM query WHERE scan = ?", seq)}
