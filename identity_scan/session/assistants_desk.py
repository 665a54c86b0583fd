"""Questions to assistants, as the screens ask for them: put by the worker, taken in, judged, kept and compared."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _

if TYPE_CHECKING:
    from identity_scan.advice.handchecks import Tick
    from identity_scan.keeping.heard_table import KeptAnswer, KeptSentence
    from identity_scan.keeping.history import History
    from identity_scan.model import Assessment, Finding, Heard, OwnLook, Person, Reply, Source, Statement
    from identity_scan.planning.questions import Assistant as Assistant  # the screens speak of these as well
    from identity_scan.planning.questions import Question as Question
    from identity_scan.session.search import Search

LARGEST = 2_000_000
"""Bytes of an answer as text; ten thousand words have about 70,000."""
WORDS = ("me", "not_me", "true", "false")
"""What the worker can say of a sentence."""


class Front(Protocol):
    """What the desk needs of the session."""

    demo: bool
    person: Person | None
    front: Search | None

    @property
    def history(self) -> History:
        """The open history."""

    def now(self) -> datetime:
        """Tell the time."""


class Asked(Protocol):
    """Who is asked about, and whether they are invented."""

    demo: bool
    person: Person | None


class Looking(Protocol):
    """What tells where somebody looked themselves."""

    demo: bool
    person: Person | None
    assistants: AssistantsDesk

    @property
    def ticks(self) -> Mapping[str, Tick]:
        """What was noted of the checks by hand."""

    @property
    def dead_ends(self) -> Mapping[str, str]:
        """The addresses that led nowhere."""


def looks(session: Looking) -> tuple[OwnLook, ...]:
    """Give what no engine makes, checks and assistants, with the day on which the worker looked last."""
    from identity_scan.advice.handchecks import looks

    return looks(session.ticks, session.assistants.heard(), [one.id for one in assistants(session)])


def with_own_eyes(found: Assessment, session: Looking) -> Assessment:
    """Give an assessment with all that no engine tells: dead ends, what assistants said, what was looked at by hand."""
    from identity_scan.present import dead_ends

    noted = dead_ends.noted(found, session.dead_ends)
    return replace(noted, heard=session.assistants.heard(), looks=looks(session))


def questions(session: Asked, *, town: bool = True, trade: bool = True) -> tuple[Question, ...]:
    """Give the questions in their words; none where nobody has said who they are."""
    from identity_scan.planning.questions import questions as planned

    return planned(session.person, town=town, trade=trade) if session.person else ()


def question(session: Asked, name: str, *, town: bool = True, trade: bool = True) -> Question:
    """Give a question by its code; BadInput where there is none, or none for this worker."""
    asked = questions(session, town=town, trade=trade)
    found = next((q for q in asked if q.id == name), None)
    if found is None:
        raise BadInput(
            _("There is no question of that name for you."),
            _("These are known: {names}.").format(names=", ".join(q.id for q in asked)),
        )
    return found


def assistants(session: Asked) -> tuple[Assistant, ...]:
    """Give the assistants that can be asked; in a demonstration invented ones."""
    from identity_scan.planning.questions import assistants as known
    from identity_scan.planning.questions import invented as made

    if not session.demo:
        return tuple(known().values())
    from identity_scan.demo import ASSISTANTS

    return tuple(made(name, brand) for name, brand in ASSISTANTS.items())


def assistant(session: Asked, name: str) -> Assistant:
    """Give an assistant by id; BadInput that names them all."""
    known = assistants(session)
    found = next((a for a in known if a.id == name.lower()), None)
    if found is None:
        raise BadInput(
            _("There is no assistant of that name."),
            _("These are known: {names}.").format(names=", ".join(a.id for a in known)),
        )
    return found


def invented(session: Asked, asked: Assistant, question: Question) -> str:
    """Give what this assistant answers in a demonstration; empty outside of one, or where it has no answer."""
    if not session.demo or session.person is None:
        return ""
    from identity_scan.demo import answers

    return answers(session.person.name).get(asked.id, {}).get(question.id, "")


def of_file(path: Path) -> str | Reply:
    """Read an answer that was saved: a page, or text; BadInput for what cannot be read."""
    from identity_scan.engines import saved_page
    from identity_scan.speech.errors import why

    if path.suffix.lower() in saved_page.SUFFIXES:
        return saved_page.read(path)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST).decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise BadInput(_("{file} cannot be read ({reason}).").format(file=path.name, reason=why(error))) from None


class AssistantsDesk:
    """What a session offers of assistants."""

    def __init__(self, session: Front) -> None:
        self._at = session
        self._judged: dict[tuple[object, ...], tuple[Statement, ...]] = {}

    # -- taking in ----------------------------------------------------------------------------------------------------

    def take(self, assistant: Assistant, question: Question, came: str | Reply) -> Heard:
        """Judge an answer, copied as text or on a page, keep it, and give it beside what was said before.

        BadInput where no answer stands there.
        """
        from identity_scan.engines import answer_page
        from identity_scan.judge.statements import came_of, judged, pieces
        from identity_scan.keeping.heard_table import KeptAnswer

        if isinstance(came, str):
            said = answer_page.of_text(came, question.text)
        else:
            said = answer_page.of_page(came, assistant.answer, question.text, assistant.asked)
        if said.another:
            raise BadInput(
                _("What stands there answers another question than this one, so it was not taken in."),
                _("Ask this question there, word for word, or copy its answer and paste it here."),
            )
        person, now = self._person(), self._at.now()
        sentences, cut = pieces(said.text, person)
        if not sentences:
            raise BadInput(
                _("There is no assistant's answer there."),
                _("Wait until it has finished, copy the whole answer, and paste it here."),
            )
        found = judged(sentences, person, now.date())
        as_whole = came_of(found, person).value
        kept = tuple(map(_kept, found))
        answer = KeptAnswer(assistant.id, question.id, now, question.text, as_whole, kept, said.links, cut)
        self._at.history.heard.keep(answer)
        return next(h for h in self.heard() if (h.assistant, h.question) == (assistant.id, question.id))

    @asynccontextmanager
    async def window(self, address: str) -> AsyncIterator[Callable[[], Awaitable[Reply]]]:
        """Open an address in the watched window, signed out, and give what reads the page that stands there.

        The window ends with the block. BadInput where none can be opened, or where it was closed when it is read.
        """
        from identity_scan.session.look_together import opened

        if self._at.demo:
            raise BadInput(_("Invented, so there is nothing to open."))
        async with opened(self._person(), address, on_disk=self._at.history.on_disk) as read:
            yield read

    # -- what was said ------------------------------------------------------------------------------------------------

    def heard(self) -> tuple[Heard, ...]:
        """Give the last answer to each question, beside the one before it, in the order in which they came."""
        if self._at.person is None:
            return ()
        every = self._at.history.heard.all()
        latest: dict[tuple[str, str], KeptAnswer] = {}
        for answer in every:
            latest.pop(_key(answer), None)
            latest[_key(answer)] = answer
        return tuple(self._told(answer, _before(answer, every)) for answer in latest.values())

    def say(self, heard: Heard, statement: Statement, word: str) -> None:
        """Keep what the worker says of a sentence: one of WORDS; the same again, or nothing, takes it back."""
        answer = self._kept(heard)
        said = next((s.word for s in answer.sentences if s.print == statement.print), "")
        self._at.history.heard.say(answer, statement.print, "" if word == said else word, self._at.now())

    def _kept(self, heard: Heard) -> KeptAnswer:
        key = heard.assistant, heard.question, heard.at
        return next(a for a in self._at.history.heard.all() if (a.assistant, a.question, a.at) == key)

    def _told(self, answer: KeptAnswer, before: KeptAnswer | None) -> Heard:
        from identity_scan.model import Again, Came, Heard

        now, then = self._statements(answer), self._statements(before) if before else ()
        gone = (s for s in then if s.mine and not _among(s, now)) if _whole(answer) else ()
        again = {True: Again.SAID_AGAIN, False: Again.NEW}
        return Heard(
            assistant=answer.assistant,
            question=answer.question,
            asked=answer.asked,
            at=answer.at,
            came=Came(answer.came),
            statements=tuple(replace(s, again=again[_among(s, then)]) if s.mine and before else s for s in now),
            sources=self._sources(answer),
            before=before.at if before else None,
            gone=tuple(replace(s, again=Again.NO_LONGER) for s in gone),
            cut=answer.cut,
        )

    def _sources(self, answer: KeptAnswer) -> tuple[Source, ...]:
        """The pages that an answer links, with the finding of the search in front that each is."""
        from identity_scan.model import Source
        from identity_scan.speech import address

        known: dict[str, str] = {}
        for finding in self._findings():
            known |= {address.canonical(s.url): finding.id for s in finding.sightings}
        return tuple(Source(url, title, known.get(address.canonical(url), "")) for url, title in answer.sources)

    def _findings(self) -> Sequence[Finding]:
        from identity_scan.merging.merge import merge

        return merge(self._at.front.collected, {}) if self._at.front is not None else ()

    def _statements(self, answer: KeptAnswer) -> tuple[Statement, ...]:
        """Give what is said of each sentence now; where the sentences around it lost their words, of whom then.

        What is said now is kept, so that whatever goes by what is kept (how long words stay) says the same.
        """
        from identity_scan.judge.statements import Piece, judged

        person, today = self._person(), self._at.now().date()
        texts = tuple(Piece(s.text, s.thread) for s in answer.sentences if s.text)
        known = texts, person, today
        new = known not in self._judged
        if new:
            self._judged[known] = judged(texts, person, today)
        fresh = {s.print: s for s in self._judged[known]}
        whole = len(texts) == len(answer.sentences)
        found = [_now(s, fresh.get(s.print), whole=whole) for s in answer.sentences]
        if new:
            self._keep(answer, found)
        return tuple(_by_worker(s, k.word) for s, k in zip(found, answer.sentences, strict=True))

    def _keep(self, answer: KeptAnswer, found: Sequence[Statement]) -> None:
        from identity_scan.speech.errors import HistoryError

        pairs = zip(found, answer.sentences, strict=True)
        kept = (replace(_kept(s), word=k.word, spoken=k.spoken) if s.text else k for s, k in pairs)
        now = replace(answer, sentences=tuple(kept))
        if now != answer:
            with suppress(HistoryError):  # it is shown all the same, and kept at the next look
                self._at.history.heard.judged(now)

    def _person(self) -> Person:
        assert self._at.person is not None, "who is asked about is known first"
        return self._at.person


def _kept(statement: Statement) -> KeptSentence:
    from identity_scan.keeping.heard_table import KeptSentence

    weight = statement.severity
    return KeptSentence(
        print=statement.print,
        text=statement.text,
        thread=statement.thread,
        verdict=statement.identity.verdict.value,
        truth=statement.truth.value,
        life=statement.exposure.verdict.value,
        kinds=tuple(d.kind for d in statement.disclosures),
        keys=statement.keys,
        nobody=statement.of_nobody,
        score=weight.score if weight else 0,
        band=weight.band.value if weight else "",
        sure=(statement.identity.confidence, statement.exposure.confidence),
    )


def _now(kept: KeptSentence, fresh: Statement | None, *, whole: bool) -> Statement:
    """A sentence as it is judged now, unless it is of another now only because the sentences around it are gone."""
    same = fresh and (fresh.identity.verdict.value, fresh.of_nobody) == (kept.verdict, kept.nobody)
    return fresh if fresh and (whole or same) else _as_kept(kept)


def _as_kept(kept: KeptSentence) -> Statement:
    """A sentence as it was judged when all of its answer was at hand; nothing is said of it that was not kept."""
    from identity_scan.model import Band, Exposure, Identity, Life, Reason, Said, Severity, Statement, Truth, Verdict

    identity, exposure = kept.sure or (0.0, 0.0)
    return Statement(
        print=kept.print,
        text=kept.text,
        thread=kept.thread,
        identity=Identity(Verdict(kept.verdict), identity, (Reason(Said("judged.worded")),)),
        exposure=Exposure(Life(kept.life), exposure, ()),
        disclosures=(),
        severity=Severity(kept.score, Band(kept.band), ()) if kept.band else None,
        truth=Truth(kept.truth),
        of_nobody=kept.nobody,
        keys=kept.keys,
    )


def _by_worker(told: Statement, word: str) -> Statement:
    """A sentence with the worker's word on it before all else."""
    from identity_scan.model import By, Identity, Reason, Said, Truth, Verdict

    if not word:
        return told
    verdict = Verdict.NOT_ME if word == "not_me" else Verdict.ME
    said = Identity(verdict, 1.0, (Reason(Said("judged.you"), 0.0, "R20"),), By.WORKER)
    truth = Truth(word) if word in ("true", "false") else told.truth if verdict is Verdict.ME else Truth.UNKNOWN
    why = (Reason(Said("judged.you"), 0.0, "R20"),) if word in ("true", "false") else told.why
    return replace(told, identity=said, truth=truth, why=why, of_nobody=False, by_worker=True)


# -- one answer beside another ----------------------------------------------------------------------------------------


def _key(answer: KeptAnswer) -> tuple[str, str]:
    return answer.assistant, answer.question


def _before(answer: KeptAnswer, every: Sequence[KeptAnswer]) -> KeptAnswer | None:
    """The last answer before this one that was whole, of the same assistant to the same question in the same words."""
    same = (a for a in every if _key(a) == _key(answer) and a.asked == answer.asked and a.at < answer.at)
    return max(filter(_whole, same), key=lambda a: a.at, default=None)


def _whole(answer: KeptAnswer) -> bool:
    """Whether what an answer does not hold was not said: it is none of a refusal, or of a beginning."""
    return answer.came == "results" and not answer.cut


def _among(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether a sentence is among others, in the same words or saying nothing else of the worker."""
    said = {key for s in others for key in s.keys}
    return any(s.print == statement.print for s in others) or (bool(statement.keys) and said.issuperset(statement.keys))
