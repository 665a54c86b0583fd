"""The same input gives the same output whatever the language, and what was stored in one is read in another."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from at_the_prompt import Run

from identity_scan import demo
from identity_scan.advice.todo import todo
from identity_scan.asking.unreachable import unreachable
from identity_scan.engines import ENGINES
from identity_scan.engines.engine import Engine, Options
from identity_scan.judge import opening
from identity_scan.keeping import own_person, settings
from identity_scan.keeping.history import History
from identity_scan.keeping.reduced import without_words
from identity_scan.model import Answer, Assessment, Depth, HitKind, Judged, Outcome, Reply, Request, Said, Tier, Verdict
from identity_scan.planning import plan
from identity_scan.present import titles
from identity_scan.session import recheck
from identity_scan.session.search import Search
from identity_scan.speech import language
from identity_scan.speech.sentences import SENTENCES, moment, words
from identity_scan.speech.telling import say, verbatim

TAMSIN = demo.find("tamsin")
NAMES = ("bing", "brave", "mojeek", "yahoo", "qwant", "startpage", "google")
ASKED = [ENGINES[name] for name in NAMES]
NOW = datetime.now(UTC) - timedelta(days=2)  # so that no rest of an engine reaches into today
PAGES = Path(__file__).parents[1] / "pages"
TONGUES = ("en-CA", "fr-CA")


@dataclass
class Refusing:
    """The invented web, of which most engines refuse, fail, or send what cannot be read."""

    web: Any = field(default_factory=TAMSIN.web)

    async def send(self, engine: Engine, request: Request) -> Reply:
        if engine.id == "bing":
            return Reply(429, request.url, {"retry-after": "5400"}, b"slow down")
        if engine.id == "brave":
            raise unreachable("slow", engine.name)
        if engine.id == "yahoo":
            return Reply(200, request.url, {}, b"<html><body><p>Welcome</p></body></html>")
        if engine.id == "qwant":
            return Reply(503, request.url, {}, b"")
        if engine.id == "startpage":
            return Reply(200, request.url, {}, b"")
        reply: Reply = await self.web.send(engine, request)
        return reply


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    own_person.write(TAMSIN.person, settings.folder() / "person.toml")
    yield
    language.use("en-CA")


def searched(tongue: str) -> Assessment:
    """A search made in a language and kept in the home of the test."""
    language.use(tongue)

    async def ask(found: Search) -> None:
        async for _item in found.run(Refusing(), lambda _e: Options()):
            pass

    with History.open(settings.folder(), lambda: NOW) as history:
        assert history.claim(TAMSIN.person.name)
        made = plan.make(TAMSIN.person, Depth.LIGHT, ASKED)
        found = Search.begin(TAMSIN.person, made, ASKED, history, lambda: NOW)
        asyncio.run(ask(found))
        return found.finish()


def told(assessment: Assessment) -> tuple[Said, ...]:
    """All that is told of who did not answer, and in place of a grade."""
    whys = (
        *(e.said for e in assessment.coverage.engines),
        *(c.answer.said for c in assessment.unanswered),
        assessment.grade.said,
    )
    return tuple(dict.fromkeys(said for said in whys if said))


def in_tongue(tongue: str, said: tuple[Said, ...]) -> set[str]:
    language.use(tongue)
    return {words(one) for one in said}


# -- what is stored ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("made_in", "read_in"), [TONGUES, TONGUES[::-1]])
def test_a_search_made_in_one_language_is_read_in_another_throughout(run: Run, made_in: str, read_in: str) -> None:
    said = told(searched(made_in))
    assert len({one.code for one in said}) >= 6
    theirs, ours = in_tongue(made_in, said), in_tongue(read_in, said)
    assert not theirs & ours, "what is the same in both languages shows nothing"
    settings.change(language=read_in)
    written = [Path(line) for line in run("report", "json", "txt", "md", "html", "--full").out.splitlines()]
    texts = [flat(path.read_text("utf-8")) for path in written]
    texts += [flat(run(*command).out) for command in (("answers", "--text"), ("findings", "--text"))]
    assert len(texts) == 6
    for text in texts:
        assert not [sentence for sentence in theirs if flat(sentence) in text]
    given = json.loads(written[0].read_text("utf-8"))
    assert {row["why"] for row in given["not_checked"]} | {given["grade"]["why"]} <= ours
    assert {row["why"] for row in given["coverage"]["engines"] if row["why"]} <= ours
    heard = flat(run("answers", "--text").out)
    assert all(flat(row["why"]) in heard for row in given["not_checked"] if row["engine"] != "google")


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_sentence_that_an_earlier_version_stored_is_shown_as_it_stands() -> None:
    searched("en-CA")
    old = "Bing wurde zu oft gefragt [429]."
    with History.open(settings.folder(), lambda: NOW) as history:
        scan = history.scans()[-1].id
        history._db.execute("UPDATE answer SET why = ? WHERE why IS NOT NULL", (old,))
        history._db.execute("UPDATE scan SET grade = ?", (json.dumps(["B", "A few things.", True]),))
        whys = {item.answer.said for item in history.collected(scan) if item.answer.said}
        record = history.record(scan)
    language.use("fr-CA")
    assert {words(why) for why in whys} == {old}
    assert (record.grade.letter, record.grade.why, record.grade.provisional) == ("B", "A few things.", True)


@pytest.mark.parametrize("text", ["[429] came back.", "[]", '["asking.rests", 3]', "[1, 2]", "{}", ""])
def test_an_old_sentence_is_never_taken_for_a_code(text: str) -> None:
    from identity_scan.keeping.stored_rows import said_from, said_to

    assert said_from(text) == verbatim(text)
    assert said_from(said_to(verbatim(text))) == verbatim(text)


# -- what is made ------------------------------------------------------------------------------------------------------


def test_the_same_pages_are_read_and_judged_alike_in_every_language() -> None:
    made = []
    for tongue in TONGUES:
        language.use(tongue)
        made.append({path: given(path) for path in sorted(PAGES.rglob("*.*"))})
    assert len(made[0]) > 20
    assert made[0] == made[1]
    assert {a.outcome for a in made[0].values()} >= {Outcome.RESULTS, Outcome.NONE, Outcome.BLOCKED, Outcome.CHANGED}


def given(path: Path) -> Answer:
    return ENGINES[path.parent.name].read(Reply(200, "", {}, path.read_bytes()))


def test_a_search_comes_to_the_same_in_every_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for tongue in TONGUES:
        monkeypatch.setattr(settings, "folder", lambda tongue=tongue: tmp_path / tongue)
        made.append(searched(tongue))
    one, two = made
    assert one.coverage == two.coverage
    assert one.grade == two.grade
    assert [(c.ask, c.answer) for c in one.unanswered] == [(c.ask, c.answer) for c in two.unanswered]
    assert [verdicts(judged) for judged in one.judged] == [verdicts(judged) for judged in two.judged]
    assert one.namesakes == two.namesakes
    assert one.namesakes
    assert len(one.judged) > 5


def verdicts(judged: Judged) -> tuple[object, ...]:
    return judged.identity, judged.exposure, judged.disclosures, judged.severity, judged.conflicts


def test_what_was_judged_in_one_language_is_told_in_another() -> None:
    made = searched("en-CA")
    reasons = [r for j in made.judged for r in (*j.identity.reasons, *j.exposure.reasons, *j.severity.reasons)]
    facts = [fact for j in made.judged for fact in j.disclosures]
    relief = [j.severity for j in made.judged if j.severity.eased_by]
    steps = [advice for j in made.judged for advice in j.advice]
    cards = todo(made, NOW.date())
    places = [opening.of_address("file:///etc/passwd"), opening.of_finding(hostile(made.judged[0]))]
    gone, less = Reply(404, "", {}, b""), Reply(200, "", {}, b"<p>Welcome.</p>" * 40)
    looks = [recheck.read(reply, next(j for j in made.judged if j.disclosures)) for reply in (gone, less)]
    assert len(reasons) > 20
    assert facts
    assert relief
    assert len(steps) > 10
    assert len(cards) > 5

    def every() -> list[str]:
        parts = [*(r.text for r in reasons), *(f.reason for f in facts), *(s.relief for s in relief)]
        return parts + [one.why for several in (steps, cards, places, looks) for one in several]

    english = every()
    language.use("fr-CA")
    assert not [here for here, there in zip(english, every(), strict=True) if here == there]


def hostile(judged: Judged) -> Judged:
    return replace(judged, page_kind="hostile")


def test_what_has_no_title_of_its_own_is_called_by_the_language_in_use() -> None:
    made = searched("en-CA")
    other = next(j for j in without_words(made).judged if j.identity.verdict is Verdict.NOT_ME)
    page = next(j for j in made.judged if j.identity.verdict is Verdict.ME)
    written = replace(page, finding=replace(page.finding, title="Bing", kind=HitKind.GENERATED))
    found = []
    for tongue in TONGUES:
        language.use(tongue)
        found.append([titles.of(other), titles.of(written), titles.of(page)])
    assert found[0] == ["About somebody else", "Answer written by Bing", page.finding.title]
    assert found[1] == ["Sur quelqu’un d’autre", "Réponse rédigée par Bing", page.finding.title]


@pytest.mark.parametrize("old", ["Answer written by Bing", "Réponse rédigée par Bing"])
def test_an_answer_that_an_earlier_version_called_in_its_language_is_called_in_the_one_in_use(old: str) -> None:
    from identity_scan.keeping.stored_rows import hit_from, seen_from

    places = json.dumps([["bing", "N1", int(Tier.NAME) if isinstance(Tier.NAME, int) else Tier.NAME, 1, 0]])
    row = (1, "f1", "mixed", "me", "mixed", "", 10, "low", places, old, "https://bing.example/", 1)
    assert hit_from({"rank": 0, "title": old, "kind": "generated_answer"}).title == "Bing"
    assert hit_from({"rank": 1, "title": old}).title == old, "the title of a page is its own"
    seen = seen_from(row)  # type: ignore[arg-type]
    assert (seen.title, seen.generated) == ("Bing", True)


# -- how it is worded --------------------------------------------------------------------------------------------------


def test_a_time_has_its_day_unless_it_is_today() -> None:
    until = datetime(2026, 11, 15, 15, 22, tzinfo=UTC)
    rests = say("asking.rests", engine="Bing", time=until.isoformat())
    clock = f"{until.astimezone():%H:%M}"
    assert words(rests, until - timedelta(minutes=9)).endswith(f"from {clock}.")
    assert words(rests, until + timedelta(days=1)).endswith(f"from {until.astimezone():%Y-%m-%d} {clock}.")
    assert words(rests).endswith(f"from {moment(until)}.")


def test_what_a_newer_version_stored_is_shown_by_its_code() -> None:
    assert words(say("asking.dreams", engine="Bing")) == "asking.dreams"


def test_every_code_has_a_sentence_of_its_own() -> None:
    assert all(code and form for code, form in SENTENCES.items())
    assert all(len(form) == 2 and "{n}" in form[1] for form in SENTENCES.values() if isinstance(form, tuple))
