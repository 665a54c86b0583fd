"""One page, many addresses: what is the same page, what is not, and what is safe to show."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.speech import address

PAGE = "https://www.quillnews.example/life/run-club"
TOKEN = base64.urlsafe_b64encode(PAGE.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "other",
    [
        "http://quillnews.example/life/run-club/",
        "https://m.quillnews.example/life/run-club",
        "https://quillnews.example:443/life/run-club#comments",
        "https://www.quillnews.example/life/run-club?utm_source=bing&msclkid=1",
        "https://www.quillnews.example/life/run-club?hl=fr&siteLocale=en_CA",
        "https://www.quillnews.example/amp/life/run-club.html",
        "https://www.quillnews.example/life/run-club/amp/",
        "https://www.quillnews.example/life/run-club?replytocom=88",
        "https://www.quillnews.example/life/run%2Dclub?ref=brave",
        "https://www.quillnews.example/life/run-club?print=1",
        "https://www.quillnews.example/life/run-club/index.html",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fwww.quillnews.example%2Flife%2Frun-club&rut=x",
        f"https://www.bing.com/ck/a?!&&p=8f&u=a1{TOKEN}&ntb=1",
        "https://www.google.ca/url?q=https://www.quillnews.example/life/run-club&sa=U",
    ],
)
def test_is_the_same_page(other: str) -> None:
    assert address.canonical(other) == address.canonical(PAGE)
    assert address.fingerprint(other) == address.fingerprint(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://race.example/10k?bib=417", "https://race.example/10k?bib=418"),
        ("https://ratings.example/p/1.html", "https://ratings.example/p/1.html?page=2"),
        ("https://court.example/filestream.ashx?DocumentId=1", "https://court.example/filestream.ashx?DocumentId=2"),
        ("https://site.example/people/a", "https://site.example/people/b"),
        ("https://jane.github.io/x", "https://john.github.io/x"),
        ("https://www.youtube.com/watch?v=aaa", "https://www.youtube.com/watch?v=bbb"),
        ("https://site.example:8080/a", "https://site.example/a"),
    ],
)
def test_a_parameter_that_means_something_is_kept(one: str, other: str) -> None:
    assert address.canonical(one) != address.canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://twitter.com/quill/status/1", "https://x.com/quill/status/1?s=20"),
        ("https://fr-ca.facebook.com/mari.quill", "https://m.facebook.com/mari.quill?locale=en_GB"),
        ("https://ca.linkedin.com/in/mari-quill?trk=people", "https://www.linkedin.com/in/mari-quill/fr-ca"),
        ("https://youtu.be/abc?si=1", "https://www.youtube.com/watch?v=abc&t=10s"),
        ("https://old.reddit.com/r/x/comments/1a/some_words/", "https://www.reddit.com/r/x/comments/1a/"),
        ("https://fr.m.wikipedia.org/wiki/Quill", "https://fr.wikipedia.org/wiki/Quill"),
    ],
)
def test_platforms_spell_one_page_in_several_ways(one: str, other: str) -> None:
    assert address.canonical(one) == address.canonical(other)


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://a.example/", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://[broken", False),
        ("https://a.example:99999/", False),
        ("", False),
    ],
)
def test_only_pages_of_the_web_may_be_opened(url: str, is_one: bool) -> None:
    assert address.is_web(url) is is_one


def test_the_site_is_the_registrable_domain() -> None:
    assert address.site("https://people.uni.example.on.ca/x") == "example.on.ca"
    assert address.site("https://jane.github.io/") == "jane.github.io"
    assert address.site("nonsense") == "nonsense"


def test_a_host_that_poses_as_another_is_shown_as_what_it_is() -> None:
    assert address.shown("https://www.facebооk.com/x/").startswith("xn--")
    assert address.shown("https://www.café.example/être/") == "café.example/être"
    assert "\u202e" not in address.shown("https://a.example/%E2%80%AEgpj.exe")


@given(st.text(max_size=200))
def test_no_address_is_too_strange(url: str) -> None:
    assert isinstance(address.canonical(url), str)
    assert isinstance(address.shown(url), str)
    assert len(address.fingerprint(url)) == 16


@given(
    st.from_regex(r"https?://[a-z]{1,8}\.example(/[a-z0-9.\-]{0,6}){0,4}(\?[a-z]{1,4}=[a-z0-9]{0,4})?", fullmatch=True)
)
def test_the_canonical_form_is_stable(url: str) -> None:
    once = address.canonical(url)
    assert address.canonical(f"https://{once}") == once
