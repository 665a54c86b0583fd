"""One page, one finding: what several engines and queries show of a page comes together, and nothing is lost."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from identity_scan.merging.former_prints import former
from identity_scan.merging.merge import merge
from identity_scan.model import Answer, Ask, Collected, Finding, Hit, HitKind, Outcome, Query, Tier
from identity_scan.speech import address

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


PAGE = "https://directory.example/counselling/marisol-quill"
TITLE = "Marisol Quill, Counsellor, Truro"


@pytest.mark.parametrize(
    ("title", "other"),
    [
        (TITLE, Hit(2, TITLE, f"{PAGE}?tr=Hdr_Brand", "Grief changes everything")),
        (TITLE, Hit(2, f"{TITLE}, B2N | Directory", f"{PAGE}?tr=Hdr_Brand", "Grief changes everything … 902-555-0121")),
        (TITLE, Hit(2, TITLE, f"{PAGE}?variant=b", "")),
    ],
)
def test_an_address_that_no_table_knows_is_the_same_page_by_its_title(title: str, other: Hit) -> None:
    first = Hit(1, title, PAGE, "Grief changes everything, and you need not be fine.")
    found = one(answered("bing", first, other))
    assert len(found.sightings) == 2
    assert found.url == PAGE
    assert found.id == address.fingerprint(PAGE)


@pytest.mark.parametrize(
    ("one_", "other"),
    [
        (Hit(1, "10 km results", "https://race.example/r?bib=417"), Hit(2, "10 km results", "https://race.example/r?bib=418")),
        (Hit(1, TITLE, PAGE, "Grief and loss"), Hit(2, TITLE, f"{PAGE}?view=full", "Hours of the pool in Amherst")),
        (Hit(1, TITLE, f"{PAGE}?u=1", "Entry 17 of 90"), Hit(2, TITLE, f"{PAGE}?u=2", "Entry 18 of 90")),
        (Hit(1, "Results", "https://race.example/r?c=a"), Hit(2, "Results", "https://race.example/r?c=b")),
        (Hit(1, TITLE, "https://a.example/x", "Same words"), Hit(2, TITLE, "https://b.example/x", "Same words")),
    ],
)  # fmt: skip
def test_two_records_of_one_list_stay_apart(one_: Hit, other: Hit) -> None:
    assert len(merge([answered("bing", one_, other)], INDEX)) == 2


def test_two_entries_of_one_directory_with_one_number_are_one_page() -> None:
    listed = Hit(
        1, "M Quill - 7 Larch Rd, Truro", "https://www.canada411.ca/res/9025550143/M-Quill/1.html", "M Quill 7 Larch Rd"
    )
    reverse = Hit(
        2,
        "902-555-0143 | Reverse lookup",
        "https://www.canada411.ca/search/re/1/9025550143/-",
        "M Quill 7 Larch Rd Truro",
    )
    assert len(one(answered("bing", listed, reverse)).sightings) == 2


# -- what an earlier version called a page ----------------------------------------------------------------------------

SHORT = "https://www.youtube.com/shorts/abc"


def test_a_page_goes_on_under_the_name_by_which_the_history_knows_it() -> None:
    old = former(SHORT)
    assert old != address.fingerprint(SHORT), "this version folds it otherwise"
    hits = answered("bing", Hit(1, "Run", SHORT))
    assert one(hits).id == address.fingerprint(SHORT)
    (kept,) = merge([hits], INDEX, frozenset(), frozenset({old}))
    assert kept.id == old
    (plain,) = merge([answered("bing", Hit(1, "Run", "https://m.youtube.com/watch?v=abc"))], INDEX, frozenset({old}))
    assert plain.id == address.fingerprint(SHORT), "another address of the page did not bear that name"


def test_of_two_names_that_one_page_was_kept_under_the_one_with_a_decision_stays() -> None:
    plain, decided = address.fingerprint(PAGE), former(f"{PAGE}?tr=Hdr_Brand")
    hits = answered("bing", Hit(1, TITLE, PAGE), Hit(2, TITLE, f"{PAGE}?tr=Hdr_Brand"))
    assert [f.id for f in merge([hits], INDEX, frozenset({decided}), frozenset({plain}))] == [decided]


def test_a_name_that_two_pages_shared_tells_of_neither() -> None:
    pages = [f"https://site.example/ren%{byte}" for byte in ("E9", "E8")]
    assert [former(url) for url in pages] == ["", ""]
    shared = hashlib.blake2b(b"site.example/ren%EF%BF%BD", digest_size=8, person=b"id-scan").hexdigest()
    hits = answered("bing", *(Hit(n, f"Page {n}", url) for n, url in enumerate(pages, 1)))
    assert {f.id for f in merge([hits], INDEX, frozenset({shared}))} == set(map(address.fingerprint, pages))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.quillnews.example/life/run-club?utm_source=x", "2ea782a82388aea1"),
        ("https://fr-ca.facebook.com/mari.quill", "6bc19aff6ea936ae"),
        ("https://www.youtube.com/shorts/abc", "930b19e6c8df2bcd"),
        ("https://web.archive.org/web/2024/https://quill.example/a", "4c4d82c532007488"),
        ("https://x.com/quill/status/1?s=20", "4add8a8c01e41713"),
        ("https://race.example/10k?bib=417&hl=fr", "a2a3f59d1a2950aa"),
        ("https://site.example/être/%C3%A9?q=é", "a8fcc92012903f37"),
    ],
)
def test_what_earlier_versions_called_a_page_never_changes(url: str, name: str) -> None:
    """As the versions until November 2026 named them: kept histories rest on it."""
    assert former(url) == name


def test_answers_without_results_make_no_finding() -> None:
    assert merge([Collected(Ask("bing", NAME), Answer(Outcome.NONE), AT)], INDEX) == ()
