"""The map of the eleven strategies says what is known, and no more."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pretend import ME, judged

from identity_scan import facts
from identity_scan.advice.todo import Card, on_demand
from identity_scan.model import Person, Status
from identity_scan.present import strategies
from identity_scan.present.blocks import Row
from identity_scan.present.papers import Known
from identity_scan.present.strategies import STRATEGIES, Stand, State, Way
from identity_scan.remembered import Standing
from identity_scan.speech import language

TODAY = date(2026, 11, 30)
SAID = datetime(2026, 11, 3, 12, tzinfo=UTC)


def card(action: str, status: Status) -> Card:
    return replace(
        on_demand(action), status=status, said=Standing(status, SAID) if status is not Status.TO_DO else None
    )


def stand(name: str, *cards: Card, **known: date) -> Stand:
    made = Known(TODAY, ME, cards=cards, **known)  # type: ignore[arg-type]
    return next(one for one in strategies.stands(made) if one.id == name)


def test_they_are_the_eleven_of_the_catalogue_in_its_order() -> None:
    assert tuple(dict.fromkeys(action.strategy for action in facts.actions().values())) == STRATEGIES
    assert len(STRATEGIES) == 11


@pytest.mark.parametrize(
    ("statuses", "state", "says"),
    [
        ((), State.NEVER, "Nothing is noted here, and the last search calls for nothing."),
        ((Status.TO_DO,), State.DUE, "1 step is open: Give clients a short social media policy"),
        (
            (Status.DOING,),
            State.BEGUN,
            "1 step is begun or waiting: Give clients a short social media policy (3 Nov 2026)",
        ),
        ((Status.WAITING,), State.BEGUN, "1 step is begun or waiting"),
        ((Status.DONE,), State.DONE, "1 step is done or settled"),
        ((Status.DONE, Status.TO_DO), State.DUE, "1 step is done or settled"),
    ],
)
def test_where_the_worker_stands_follows_from_the_steps(statuses: tuple[Status, ...], state: State, says: str) -> None:
    told = stand("Informed Consent", *(card("IC-01", status) for status in statuses), last=TODAY, next=TODAY)
    assert told.state is state
    assert any(said.startswith(says) for said in told.says), told.says


def test_without_a_search_nothing_is_said_of_one() -> None:
    told = strategies.stands(Known(TODAY))
    assert {one.state for one in told} == {State.NEVER}
    assert not any("the last search" in said for one in told for said in one.says)
    assert all(one.lead.says and one.lead.typed for one in told), "each leads on all the same"


def test_exploring_is_done_while_the_search_is_fresh_and_due_after_it() -> None:
    name = "Explore Your On-Line Identity"
    assert stand(name).state is State.NEVER
    fresh = stand(name, last=date(2026, 11, 2), next=date(2027, 2, 1))
    assert (fresh.state, fresh.says[:2]) == (
        State.DONE,
        ("Searched on 2 Nov 2026.", "The next one is due on 1 Feb 2027."),
    )
    assert stand(name, last=date(2026, 5, 2), next=TODAY).state is State.DUE


def test_open_steps_of_a_finding_lead_to_it() -> None:
    found = judged()
    about = replace(on_demand("PRIV-04"), findings=(found,), status=Status.TO_DO)
    lead = stand("Privacy & Confidentiality", about).lead
    assert (lead.way, lead.name) == (Way.STEPS, found.finding.id)


@pytest.mark.parametrize("tag", ["en-CA", "fr-CA"])
def test_the_page_in_the_report_holds_all_eleven_and_names_no_finding(tag: str) -> None:
    language.use(tag)
    found = judged()
    about = replace(on_demand("PRIV-04"), findings=(found,), status=Status.TO_DO)
    page = strategies.whole(Known(TODAY, replace(ME, language=tag), (found,), (about,)))
    rows = [block for block in page if isinstance(block, Row)]
    assert [row.number for row in rows] == list(range(1, 12))
    told = " ".join(text for row in rows for text in (row.text, *row.beside))
    assert found.finding.site not in told
    assert found.finding.title not in told
    assert ("due" if tag == "en-CA" else "à faire") in told


def test_a_worker_without_a_known_regulator_is_led_to_a_paper() -> None:
    told = {one.id: one.lead.way for one in strategies.stands(Known(TODAY, Person("Ada Quill")))}
    assert told["Consultation"] is Way.PAPER
    assert told["Policies & Guidelines"] is Way.PAPER
