"""One page, many addresses: what is the same page, what is not, and what is safe to show."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publicsuffixlist import PSLFILE, PublicSuffixList

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
        "https://r.search.yahoo.com/_ylt=Aw;_ylu=Y/RV=2/RE=1/RU=https%3a%2f%2fwww.quillnews.example%2flife%2frun-club/RK=2/RS=x",
        "https://www.google.com/amp/s/www.quillnews.example/life/run-club/amp/",
        "https://www-quillnews-example.cdn.ampproject.org/c/s/www.quillnews.example/life/run-club",
        "https://www.bing.com/amp/s/www.quillnews.example/life/run-club",
        "https://www-quillnews-example.translate.goog/life/run-club?_x_tr_sl=en&_x_tr_tl=fr&_x_tr_hl=fr",
        "https://translate.google.ca/translate?sl=en&tl=fr&u=https://www.quillnews.example/life/run-club",
        "https://web.archive.org/web/20240102030405/https://www.quillnews.example/life/run-club",
        "https://web.archive.org/web/2024id_/http:/quillnews.example/life/run-club",
        "https://archive.ph/20240102/https://www.quillnews.example/life/run-club",
        "https://webcache.googleusercontent.com/search?q=cache:abcDEF12345:https://quillnews.example/life/run-club",
        "https://www.google.com/url?url=https://web.archive.org/web/2024/https://quillnews.example/life/run-club",
        "https://www.quillnews.example/life/run-club?output=amp",
        "https://www.quillnews.example/life/run-club?sid=9f86d081884c7d659a2f",
        "https://web.archive.org/web/2024*/https://www.quillnews.example/life/run-club",
        "https://webcache.googleusercontent.com/search?q=cache:abcDEF12345:https://quillnews.example/life/run-club+quill&hl=en",
        "https://www.quillnews.example/life/run-club?PHPSESSID=9f&share=facebook&langue=fr&format=print",
        "https://www.quillnews.example/life/run-club?mtm_campaign=x&gad_source=1&mibextid=a&utm_id=7",
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
        ("https://site.example/ren%E9", "https://site.example/ren%E8"),
        ("https://site.example/a?q=ren%E9", "https://site.example/a?q=ren%E8"),
        ("https://site.example/view?ref=2041", "https://site.example/view?ref=2042"),
        ("https://race.example/r?sid=17", "https://race.example/r?sid=18"),
        ("https://map.example/?lat=1&lng=2", "https://map.example/?lat=1&lng=3"),
        ("https://web.site.example/a", "https://site.example/a"),
        ("https://fr.wikipedia.org/wiki/Quill", "https://en.wikipedia.org/wiki/Quill"),
        ("https://www.instagram.com/quill/", "https://www.instagram.com/quill/tagged/"),
        ("https://web.archive.org/about", "https://archive.org/about"),
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
        ("https://web.facebook.com/mari.quill", "https://www.facebook.com/mari.quill?fref=nf"),
        ("https://www.facebook.com/people/Mari-Quill/100077/", "https://m.facebook.com/profile.php?id=100077"),
        ("https://www.threads.net/@quill", "https://www.threads.com/@quill?xmt=AQ"),
        ("https://www.youtube.com/shorts/abc", "https://m.youtube.com/watch?v=abc&feature=share"),
        ("https://www.youtube.com/embed/abc", "https://www.youtube-nocookie.com/embed/abc?rel=0"),
        ("https://www.instagram.com/quill/p/XYZ/", "https://www.instagram.com/p/XYZ/?igsh=1"),
        ("https://mobile.twitter.com/quill/status/12/photo/1", "https://x.com/quill/status/12?t=ab&s=09"),
        ("https://quill.blogspot.ca/2019/05/run.html?m=1", "https://quill.blogspot.com/2019/05/run.html"),
        ("https://bücher.example/quill", "https://xn--bcher-kva.example/quill"),
        ("https://fr.411.ca/person/profile/1", "https://411.ca/person/profile/1"),
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


def test_bytes_that_are_no_text_are_shown_as_they_are() -> None:
    assert address.shown("https://site.example/ren%E9/être") == "site.example/ren%E9/être"


def test_a_wrapper_opens_what_it_wraps_and_a_copy_opens_itself() -> None:
    assert address.unwrap("https://l.facebook.com/l.php?u=https%3A%2F%2Fquill.example%2Fa") == "https://quill.example/a"
    kept = "https://web.archive.org/web/2024/https://quill.example/a"
    assert address.unwrap(kept) == kept
    assert address.original(kept) == "https://quill.example/a"


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


def test_a_site_is_what_the_whole_list_of_suffixes_says() -> None:
    """The rules are read one last label at a time; names in another script and encoded ones go by the same list."""
    whole = PublicSuffixList()
    rules = [line for line in Path(PSLFILE).read_text("utf-8").splitlines() if line and not line.startswith("//")]
    names = [f"a.b.{rule.lstrip('!').replace('*', 'any')}" for rule in rules[::23]]
    names += [name.encode("idna").decode() for name in names if not name.isascii()]
    names += ["", "localhost", "two.nowhere", "three.two.nowhere", "x.com.", "..", "192.168.0.1"]
    assert [address.site(name) for name in names] == [whole.privatesuffix(name) or name for name in names]
