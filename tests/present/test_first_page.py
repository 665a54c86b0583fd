"""What stands on a first page: the ten places a client sees, and no more."""

from typing import Any

from identity_scan.model import Answer, Ask, Assessment, Collected, Outcome
from identity_scan.present.first_page import first_pages

BING = ("bing",)


def assessed(session: Any) -> Assessment:
    session.open()
    found: Assessment = session.assess({})
    return found


def shown(made: Any, *sightings: tuple[str, int], query: int = 0) -> list[tuple[int, str]]:
    """The places and findings of Bing's first page, for findings that were seen at these ranks."""
    asked = made.QUERIES[query][0]
    rows = tuple(made.judged(name, name, sightings=[made.sighting(name, "bing", rank)]) for name, rank in sightings)
    assessment = assessed(made.finished(rows))
    came = Collected(Ask("bing", asked), Answer(Outcome.RESULTS, (), more=True), made.NOON)
    (page,) = [p for p in first_pages(assessment, asked, [came], BING) if p.index == "bing"]
    return [(rank, judged.finding.id) for rank, judged in page.found]


def test_a_first_page_has_ten_places_and_what_comes_after_is_on_no_first_page(made: Any) -> None:
    seen = [("eleventh", 11), ("tenth", 10), ("first", 1), ("fifteenth", 15)]
    assert shown(made, *seen) == [(1, "first"), (10, "tenth")]
    assert shown(made, ("eleventh", 11), ("fifteenth", 15)) == []


def test_an_answer_written_by_a_machine_takes_no_place(made: Any) -> None:
    assert shown(made, ("written", 0), ("first", 1)) == [(1, "first")]


def test_what_another_query_showed_is_not_on_this_ones_page(made: Any) -> None:
    assert shown(made, ("first", 1), query=1) == []


def test_of_two_places_of_one_page_the_better_is_shown(made: Any) -> None:
    twice = [made.sighting("gram", "bing", 7), made.sighting("gram", "bing", 2)]
    rows = (made.judged("gram", "gram", sightings=twice),)
    assessment = assessed(made.finished(rows))
    asked = made.QUERIES[0][0]
    (page,) = [p for p in first_pages(assessment, asked, [], BING) if p.index == "bing"]
    assert [rank for rank, _judged in page.found] == [2]


def test_the_index_that_most_clients_use_comes_first_of_those_that_were_seen(made: Any) -> None:
    asked = made.QUERIES[0][0]
    seen = [made.sighting("page", engine, 1) for engine in ("mojeek", "brave", "bing", "startpage")]
    assessment = assessed(made.finished((made.judged("page", "page", sightings=seen),)))
    pages = first_pages(assessment, asked, [], ("mojeek", "brave", "bing", "startpage"))
    assert [page.index for page in pages][:2] == ["google", "bing"]
    without = assessed(made.finished((made.judged("page", "page", sightings=seen[:1]),)))
    assert first_pages(without, asked, [], ("mojeek", "bing"))[0].index == "mojeek", "what was not seen comes after it"
