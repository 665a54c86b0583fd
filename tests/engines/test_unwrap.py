"""Addresses come out of the engines' redirects exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.engines.reading.layout import iso
from identity_scan.engines.reading.unwrap import unwrap

BASE = "https://www.google.com/"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("//duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fb%3Fc%3D1%2B2%26d%3D%2520&rut=1", "https://a.example/b?c=1+2&d=%20"),
        ("https://www.bing.com/ck/a?!&&p=8&u=a1aHR0cHM6Ly9hLmV4YW1wbGUvYj9jPcOp&ntb=1", "https://a.example/b?c=é"),
        ("https://www.bing.com/cr?IG=6&r=https%3a%2f%2fa.example%2fb&p=D", "https://a.example/b"),
        ("https://r.search.yahoo.com/_ylt=A/RV=2/RO=10/RU=https%3a%2f%2fa.example%2fb%3fc%3d1/RK=2/RS=x-", "https://a.example/b?c=1"),
        ("/url?q=https://a.example/b%3Fc%3D1&sa=U&ved=2", "https://a.example/b?c=1"),
        ("https://www.google.ca/url?sa=t&url=https%3A%2F%2Fa.example%2F&ved=2", "https://a.example/"),
        ("https://a.example/l/?uddg=mine", "https://a.example/l/?uddg=mine"),
        ("https://a.example/search?q=%C3%A9+x#top", "https://a.example/search?q=%C3%A9+x#top"),
        ("/search?q=more", ""),
        ("?q=more", ""),
        ("#", ""),
        ("javascript:void(0)", ""),
        ("mailto:a@example.org", ""),
        ("https://duckduckgo.com/y.js?ad_domain=a.example", ""),
        ("//duckduckgo.com/l/?uddg=https%3A%2F%2Fduckduckgo.com%2Fy.js%3Fad_domain%3Da.example", ""),
        ("https://www.bing.com/aclick?ld=e8", ""),
        ("https://www.bing.com/ck/a?u=a1L3ZpZGVvcy8&p=1", ""),
        ("https://www.google.com/aclk?sa=l", ""),
        ("http://[broken", ""),
    ],
)  # fmt: skip
def test_redirects_are_unwrapped_and_adverts_dropped(href, url):
    assert unwrap(href, BASE) == url


@given(st.text(max_size=80))
def test_any_text_is_unwrapped_to_a_web_address_or_nothing(href):
    assert unwrap(href, BASE) == "" or unwrap(href, BASE).startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("Aug 15, 2025", "2025-08-15"),
        ("15 août 2025", "2025-08-15"),
        ("1 juil. 2024", "2024-07-01"),
        ("18.03.2013", "2013-03-18"),
        ("2026-03-02T00:00:00.0000000", "2026-03-02"),
        ("Jun 16, 2026 · ", "2026-06-16"),
        ("03/04/2025", None),  # the day or the month?
        ("7 hours ago", None),
        ("2025", None),
        ("Feb 30, 2025", None),
    ],
)
def test_only_dates_that_are_sure_are_given(shown, date):
    assert iso(shown) == date
