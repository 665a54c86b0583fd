"""One page, one finding: what several engines and queries show of a page comes together, and nothing is lost."""

from dataclasses import replace
from datetime import UTC, datetime

from identity_scan.merging.merge import merge
from identity_scan.model import Answer, Ask, Collected, Finding, Hit, HitKind, Outcome, Query, Tier

NAME = Query("N1", "N1", '"Marisol Quill"', Tier.NAME, 30)
CITY = Query("P1", "P1", "Marisol Quill Truro", Tier.WORD, 20)
INDEX = {"bing": "bing", "duckduckgo": "bing", "brave": "brave"}
AT = datetime(2026, 3, 1, tzinfo=UTC)


def answered(engine: str, *hits: Hit, query: Query = NAME, page: int = 1) -> Collected:
    return Collected(Ask(engine, query, page), Answer(Outcome.RESULTS, hits), AT)


def one(*collected: Collected) -> Finding:
    (finding,) = merge(collected, INDEX)
    return finding


def test_the_same_page_under_three_addresses_is_one_finding_with_three_sightings() -> None:
    finding = one(
        answered("bing", Hit(4, "Run club", "https://m.quillnews.example/run?utm_source=x", "Saturdays at seven")),
        answered("duckduckgo", Hit(2, "Run club - News", "http://www.quillnews.example/run/", "Saturdays")),
        answered("brave", Hit(1, "Run club", "https://www.quillnews.example/run#c", "")),
    )
    assert [(s.engine, s.rank) for s in finding.sightings] == [("brave", 1), ("duckduckgo", 2), ("bing", 4)]
    assert finding.url == "http://www.quillnews.example/run/"
    assert finding.snippet == "Saturdays at seven"
    assert finding.site == "quillnews.example"


def test_brands_on_one_index_are_one_vote() -> None:
    hit = Hit(1, "Quill", "https://quill.example/a")
    assert one(answered("bing", hit), answered("duckduckgo", hit)).indexes == {"bing"}
    assert one(answered("bing", hit), answered("brave", hit)).indexes == {"bing", "brave"}


def test_the_rank_counts_the_pages_before() -> None:
    first = [Hit(n, f"Page {n}", f"https://a.example/{n}") for n in range(1, 8)]
    findings = merge(
        [answered("bing", Hit(1, "Late", "https://late.example/"), page=2), answered("bing", *first)], INDEX
    )
    assert next(f for f in findings if f.title == "Late").sightings[0].rank == 8


def test_an_answer_written_by_a_machine_takes_no_rank_and_shifts_none() -> None:
    says = Hit(0, "Overview", "", "Marisol Quill is a social worker in Truro", kind=HitKind.GENERATED)
    first = [says, *(Hit(n, f"Page {n}", f"https://a.example/{n}") for n in range(1, 8))]
    second = answered("bing", replace(says, title="Again"), Hit(1, "Late", "https://late.example/"), page=2)
    findings = merge([second, answered("bing", *first)], INDEX)
    assert next(f for f in findings if f.title == "Late").sightings[0].rank == 8
    assert {s.rank for f in findings if f.kind is HitKind.GENERATED for s in f.sightings} == {0}


def test_the_bare_name_comes_before_a_better_rank_with_another_word() -> None:
    page = "https://quill.example/a"
    finding = one(answered("bing", Hit(1, "A", page), query=CITY), answered("bing", Hit(9, "A", page)))
    assert finding.sightings[0].query == NAME


def test_a_generated_answer_is_a_finding_of_its_own() -> None:
    says = Hit(0, "Overview", "https://quill.example/a", "Marisol Quill is …", kind=HitKind.GENERATED)
    findings = merge([answered("bing", says, Hit(1, "A", "https://quill.example/a"))], INDEX)
    assert sorted(f.kind for f in findings) == [HitKind.GENERATED, HitKind.WEB]
    assert len({f.id for f in findings}) == 2


def test_a_finding_keeps_its_name_from_scan_to_scan() -> None:
    before = one(answered("bing", Hit(4, "Run", "https://www.quillnews.example/run?gclid=1")))
    after = one(answered("brave", Hit(1, "Running", "http://quillnews.example/run")))
    assert before.id == after.id
    assert "quill" not in before.id


def test_answers_without_results_make_no_finding() -> None:
    assert merge([Collected(Ask("bing", NAME), Answer(Outcome.NONE), AT)], INDEX) == ()
