"""The tool's own part in a lesson: the real search over the invented web, the real judgement, the real order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from identity_scan import facts
from identity_scan.advice.todo import todo
from identity_scan.demo import Demonstration
from identity_scan.model import (
    CONTROL,
    Advice,
    Assessment,
    Collected,
    Decision,
    Depth,
    Judged,
    Life,
    Medium,
    Outcome,
    Plan,
    Statement,
    Verdict,
)
from identity_scan.planning import plan
from identity_scan.session import assistants_desk
from identity_scan.session.contract import Session
from identity_scan.session.demonstration import InventedHome
from identity_scan.session.house import House
from identity_scan.speech.text import fold
from identity_scan.teach.lesson import Candidate, Card, Claim, Lesson


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One search of a lesson, played through beforehand, and what the tool makes of it."""

    lesson: Lesson
    plan: Plan
    collected: tuple[Collected, ...]
    assessment: Assessment
    session: Session
    """Of the invented person, in memory alone: the class's labels are said to it."""

    def judged(self, finding: str) -> Judged | None:
        """Return what the tool says of a finding; None if no answer showed its page."""
        return next((j for j in self.assessment.judged if j.finding.id == finding), None)

    def card(self, finding: str) -> Card:
        """Return the card that the tool would hold up."""
        judged = self.judged(finding)
        return Card.of(judged.label) if judged else Card.UNCLEAR

    def missing(self) -> tuple[str, ...]:
        """Return the addresses of the lesson that no answer showed."""
        wanted = {item.page: item.finding for item in (*self.lesson.items, *self.lesson.reserve)}
        wanted |= {c.page: c.finding for c in self.lesson.candidates}
        return tuple(page for page, finding in wanted.items() if self.judged(finding) is None)

    def corrected(self, said: Mapping[str, Card]) -> "Rehearsal":
        """Judge again, with the class's labels as the worker's own word (TAXONOMY R20)."""
        while self.session.undo():  # a label may have been taken back, and all that are left are said anew
            pass
        if said:
            self.session.decide([_decision(finding, card) for finding, card in said.items()])
        return replace(self, assessment=self.session.judge().assessment)

    def steps(self) -> tuple[tuple[Candidate, Judged, Advice], ...]:
        """Return the lead step of each candidate, in the order in which the product's own list has them (advice.todo).

        What would only be kept on purpose is no work there, and so comes last.
        """
        cards = todo(self.assessment, self.lesson.today)
        place = {key: n for n, key in enumerate(key for card in cards for key in card.keys)}
        found = [(c, j) for c in self.lesson.candidates if (j := self.judged(c.finding)) and j.advice]
        rows = [(candidate, judged, judged.advice[0]) for candidate, judged in found]
        return tuple(sorted(rows, key=lambda row: place.get((row[1].finding.id, row[2].action.id), len(place))))

    def claim(self, claim: Claim) -> Statement | None:
        """Return what the tool says of a sentence of the assistant; None if it makes no sentence of it."""
        heard = (statement for answer in self.session.assistants.heard() for statement in answer.statements)
        return next((statement for statement in heard if fold(statement.text) == fold(claim.text)), None)

    def played(self) -> tuple[Collected, ...]:
        """Return the answers worth watching, query by query: first pages, the made-up name left out."""
        place = {query.id: n for n, query in enumerate(self.plan.queries)}
        watched = [c for c in self.collected if c.ask.page == 1 and c.answer.outcome is Outcome.RESULTS]
        return tuple(sorted((c for c in watched if c.ask.query.id != CONTROL), key=lambda c: place[c.ask.query.id]))


async def rehearse(lesson: Lesson) -> Rehearsal:
    """Search the invented web from end to end, with the engines' own readers and no way out, and judge what came.

    Private details are asked too, as in no other search: they are invented like everything here.
    """
    someone = Demonstration(lesson.id, "", lesson.person, lesson.world)
    session = House(lambda: _noon(lesson), home=InventedHome(lesson.id, 0.0, (someone,), as_listed=True))
    session.open()
    kinds = [r for r in facts.recipes() if r.id != CONTROL and r.medium is Medium.WEB]
    asked = [query for kind in kinds for query in plan.queries(kind, lesson.person)]
    made = session.plan(Depth.DEEP, asked, [row.id for row in session.engines() if not row.yours])
    collected = tuple([item async for item in session.search(made)])
    found = session.judge(over=True).assessment
    if lesson.claims:
        asked_of, said = assistants_desk.assistants(session)[0], " ".join(claim.text for claim in lesson.claims)
        session.assistants.take(asked_of, assistants_desk.question(session, "who"), said)
    return Rehearsal(lesson, made, collected, found, session)


def _noon(lesson: Lesson) -> datetime:
    return datetime.combine(lesson.today, time(12), UTC)


def _decision(finding: str, card: Card) -> Decision:
    if card is Card.ELSE:
        return Decision(finding, verdict=Verdict.NOT_ME)
    if card is Card.UNCLEAR:
        return Decision(finding, verdict=Verdict.UNSURE)
    return Decision(finding, verdict=Verdict.ME, life=Life(card.label))
