"""Where a user name counts in full: where accounts live, and not as a word, nor on a page that finds nobody."""

import pytest

from identity_scan.judge.identity.identify import identify
from identity_scan.model import Finding, Person, Verdict
from identity_scan.person.handles import Page, Place, stands

WORKER = Person(
    "Tamsin Okerlund", usernames=("tamtam", "runner", "okerlund", "tam_runs98"), places=("Hamilton, Ontario",)
)
OWN = frozenset(("tamsin", "okerlund"))


@pytest.mark.parametrize(
    ("handle", "host", "path", "text", "place"),
    [
        ("tamtam", "instagram.com", "/tamtam", "tamtam • photos", Place.ACCOUNT),
        ("tamtam", "forum.example", "/members/tamtam", "Posts by tamtam", Place.ACCOUNT),
        ("tamtam", "tamtam.wordpress.com", "/", "Kiln notes", Place.ACCOUNT),
        ("tamtam", "news.example", "/a", "a post by @tamtam went round", Place.ACCOUNT),
        ("tam_runs98", "results.example", "/10k", "3. tam_runs98 45:12", Place.ACCOUNT),
        ("tamtam", "app.example", "/", "TamTam is a messenger", Place.SAID),
        ("runner", "shoes.example", "/", "every runner needs shoes", Place.SAID),
        ("runner", "instagram.com", "/runner", "runner", Place.SAID),
        ("okerlund", "homes.example", "/", "Build with Okerlund Homes", Place.SAID),
        ("tamtam", "x.example", "/u/tamtam", "404 the user tamtam does not exist", Place.NOWHERE),
        ("tam_runs98", "x.example", "/u/tam_runs98", "Page not found - tam_runs98", Place.NOWHERE),
        ("tam_runs98", "x.example", "/u/tam_runs98", "Utilisateur tam_runs98 introuvable", Place.NOWHERE),
        ("tam_runs98", "x.example", "/search?q=tam_runs98", "tam_runs98", Place.NOWHERE),
        ("tam_runs98", "x.example", "/p", "Search results for tam_runs98", Place.NOWHERE),
        ("tamtam", "x.example", "/", "tamtamburin and rantamtam", Place.NOWHERE),
    ],
)
def test_where_a_user_name_stands(handle: str, host: str, path: str, text: str, place: Place) -> None:
    assert stands(handle, Page(host, path, text), OWN)[0] is place


@pytest.mark.parametrize(
    ("title", "snippet"),
    [
        ("Page not found - User tamtam", "404 the user tamtam does not exist"),
        ("Search results for tamtam", "No player found. tamtam"),
        ("Tamtam - messenger", "TamTam is a messenger"),
        ("Best runner shoes", "Every runner needs shoes"),
        ("Okerlund Homes", "Build with Okerlund Homes"),
    ],
)
def test_a_word_makes_no_page_hers(title: str, snippet: str) -> None:
    (identity,) = identify([Finding("x", "https://s.example/p", title, snippet, "s.example", ())], WORKER)
    assert identity.verdict is Verdict.UNSURE
    assert "handle" not in identity.anchors
