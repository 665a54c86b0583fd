"""What the history asks of its database, as SQL: the tables themselves stand in `database`."""

QUERY = "INSERT OR IGNORE INTO query VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
DOUBT = "UPDATE answer SET outcome = ?, why = ? WHERE scan = ? AND engine = ? AND query = ? AND page = ?"
OUTCOME = "SELECT outcome FROM answer WHERE scan = ? AND engine = ? AND query = ? AND page = ?"
KEEP = """
    INSERT INTO answer (scan, engine, query, page, outcome, why, more, results, hits, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scan, engine, query, page) DO UPDATE SET
    outcome = excluded.outcome, why = excluded.why, more = excluded.more, results = excluded.results,
    hits = excluded.hits, at = excluded.at
"""
LAST = """
    SELECT engine, query, page, outcome, why, more, at, '[]' AS hits, q.* FROM answer
    JOIN query q ON q.scan = answer.scan AND q.id = answer.query
    WHERE seq IN (SELECT max(seq) FROM answer WHERE outcome != ? GROUP BY engine)
"""
PAGES = """
    SELECT answer.scan, engine, query, text, page, outcome, answer.results, more FROM answer
    JOIN query q ON q.scan = answer.scan AND q.id = answer.query
"""
LOOKS = """
    SELECT scan.seq AS scan, look.* FROM look JOIN scan ON scan.seq =
    (SELECT max(seq) FROM scan WHERE seq <= look.after AND grade IS NOT NULL)
"""
IN_ORDER = "ORDER BY after"  # of several looks after one search the last one counts
LOOK = """
    INSERT OR REPLACE INTO look (finding, after, gone, at) VALUES (?, (SELECT coalesce(max(seq), 0) FROM scan), ?, ?)
"""
DECIDED_ON = "SELECT finding FROM decision UNION SELECT finding FROM status"
SEEN_ONLY = "SELECT finding FROM seen UNION SELECT finding FROM look"
NAMED_MORE = "SELECT DISTINCT finding, places FROM seen WHERE places LIKE '%\"]%'"
DECIDE = """
    INSERT INTO decision (step, finding, verdict, life, handling, note, until, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
STATUS = """
    INSERT INTO status VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM scan))
    ON CONFLICT (finding, action) DO UPDATE SET note = excluded.note, until = excluded.until,
    since = iif(status = excluded.status, since, excluded.since),
    after = iif(status = excluded.status, after, excluded.after), status = excluded.status
"""
