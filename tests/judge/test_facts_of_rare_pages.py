"""Facts that only some kinds of page tell: a number at work, hours, an account's name, money; and who speaks."""

from collections.abc import Callable

import pytest

from identity_scan.model import HitKind, Judged

Judge = Callable[..., Judged]
LISTING = "https://www.kijiji.ca/v-crib/1"
GROUP = "https://www.facebook.com/groups/bs/posts/1"

SHOWN = [
    ("work_contact", "Crib for sale", "Stonecroft, office line 204-555-0147", LISTING),
    ("private_phone", "Crib for sale", "Stonecroft 204-555-0147", LISTING),
    ("workplace_schedule", "Crib for sale", "Text Pippa after 6 pm", LISTING),
    ("workplace_schedule", "Pippa Stonecroft on X: on duty until midnight", "", "https://x.com/pipstone_mb/status/3"),
    ("account_handle", "quillrow (Pippa Stonecroft)", "12 repositories", "https://github.com/quillrow"),
    ("account_handle", "overview for quillrow", "Pippa Stonecroft", "https://www.reddit.com/user/quillrow"),
    ("family_members", "Pippa Stonecroft | Facebook", "my daughter starts school", "https://www.facebook.com/pippa.s"),
    ("family_members", "Pippa Stonecroft | Facebook", "took my daughter Lily to school", "https://www.facebook.com/pippa.s"),
    ("child_identity", "Pippa Stonecroft | Facebook", "took my daughter Lily to school", "https://www.facebook.com/pippa.s"),
    ("work_contact", "Stonecroft Counselling - contact", "Philippa Stonecroft, RSW. 204-555-0147", "https://stonecroftcounselling.example/contact"),
    ("finances", "Assessment roll", "77 Coulterville Road $ 312,000", "https://assessment.example/roll/77-coulterville-road"),
    ("finances", "Stonecroft v. Dune Roofing, small claims", "claim of $4,200", "https://courtlists.example/small-claims/1"),
    ("finances", "Guest suite, Brandon", "Hosted by Pippa. 90 $ per night", LISTING),
]  # fmt: skip
NOT_SHOWN = [
    ("private_phone", "Crib for sale", "Stonecroft, office line 204-555-0147", LISTING),
    ("workplace_schedule", "Gazette", "Philippa Stonecroft came after 6 pm", "https://gazette.example/news/1"),
    ("private_phone", "Stonecroft Counselling - contact", "Philippa Stonecroft, RSW. 204-555-0147", "https://stonecroftcounselling.example/contact"),
    ("account_handle", "Philippa Stonecroft", "12 repositories", "https://github.com/philippastonecroft"),
    ("finances", "Crib for sale", "Stonecroft 204-555-0147", LISTING),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "title", "snippet", "url"), SHOWN)
def test_shown(judge_row: Judge, kind: str, title: str, snippet: str, url: str) -> None:
    facts = {fact.kind: fact for fact in judge_row(title, snippet, url).disclosures}
    assert kind in facts
    assert facts[kind].text in facts[kind].reason


@pytest.mark.parametrize(("kind", "title", "snippet", "url"), NOT_SHOWN)
def test_not_shown(judge_row: Judge, kind: str, title: str, snippet: str, url: str) -> None:
    assert kind not in {fact.kind for fact in judge_row(title, snippet, url).disclosures}


def test_a_picture_that_a_search_for_pictures_shows_is_a_page_of_pictures(judge_row: Judge) -> None:
    page = "https://photos.example/1"
    assert judge_row("Philippa Stonecroft", "", page, kind=HitKind.IMAGE).page_kind == "image"
    assert judge_row("Philippa Stonecroft", "", page).page_kind == "page"


@pytest.mark.parametrize(
    ("who", "control"),
    [
        ("Pippa", "self"),
        ("Pippa S", "self"),
        ("Pippa Stonecroft", "self"),
        ("Pippa Quill", "third_party"),
        ("Pippa Q", "third_party"),
        ("Ann S", "third_party"),
    ],
)
def test_who_speaks_in_a_group_is_known_by_the_given_name_alone_or_with_the_right_initial(
    judge_row: Judge, who: str, control: str
) -> None:
    assert judge_row("Buy and Sell", f"{who}: crib, 20 dollars", GROUP).control == control
