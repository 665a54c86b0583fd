"""Which way a request may go: proxies, private addresses, redirects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.asking import proxies
from identity_scan.model import Reply, Request
from identity_scan.speech.hosts import is_private


@pytest.mark.parametrize(
    ("environment", "setting", "url", "proxy"),
    [
        ({}, "", "https://a.test/", ""),
        ({}, "http://set.test:1", "https://a.test/", "http://set.test:1"),
        ({}, " set.test:1 ", "https://a.test/", "http://set.test:1"),
        ({"HTTPS_PROXY": "http://env.test:1"}, "http://set.test:1", "https://a.test/", "http://env.test:1"),
        ({"HTTPS_PROXY": "http://env.test:1"}, "", "http://a.test/", ""),
        ({"ALL_PROXY": "http://all.test:1"}, "", "http://a.test/", "http://all.test:1"),
        ({"https_proxy": "http://u:p@env.test:1"}, "", "https://a.test/", "http://u:p@env.test:1"),
        ({"HTTPS_PROXY": "http://env.test:1", "NO_PROXY": "a.test"}, "", "https://a.test/", ""),
        ({"HTTPS_PROXY": "http://env.test:1", "NO_PROXY": "a.test"}, "", "https://b.a.test/", ""),
        ({"HTTPS_PROXY": "http://env.test:1", "NO_PROXY": "a.test"}, "", "https://ba.test/", "http://env.test:1"),
        ({"NO_PROXY": "*"}, "http://set.test:1", "https://a.test/", ""),
        ({"HTTP_PROXY": "http://env.test:1"}, "", "http://127.0.0.1:8080/", ""),
        ({"HTTP_PROXY": "http://env.test:1"}, "", "http://10.0.0.5/", "http://env.test:1"),
    ],
)
def test_the_proxy_of_an_address(environment, setting, url, proxy, monkeypatch):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxies.proxy_for(url, setting) == proxy


def test_a_proxy_is_shown_without_its_password():
    assert proxies.without_password("http://jane:secret@proxy.test:8080") == "proxy.test:8080"
    assert proxies.without_password("http://proxy.test:8080/") == "proxy.test:8080"


PRIVATE = (
    "localhost a.localhost 127.0.0.1 127.1 2130706433 0x7f000001 0177.0.0.1 10.1.2.3 172.16.0.1 192.168.0.1 "
    "169.254.1.1 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 [::1] fe80::1 fe80::1%eth0 fc00::1 "
    "::ffff:10.0.0.1 2002:0a00:1:: "
    "64:ff9b::10.0.0.1 ::10.0.0.1 2001:0:1:2:3:4:f5ff:fffe １０.0.0.1 10。0。0。1 10%2e0%2e0%2e1 "
    "nas.local x.internal router.home.arpa 127.0.0.1. "
    "intranet intranet. INTRANET nas.lan wiki.corp NAS.Local. printer.home sharepoint.intranet host.localdomain"
)


@pytest.mark.parametrize("host", PRIVATE.split())
def test_a_private_host_is_known_in_every_spelling(host):
    assert is_private(host)


@pytest.mark.parametrize(
    "host",
    [
        "www.bing.com",
        "8.8.8.8",
        "2606:4700::1",
        "64:ff9b::8.8.8.8",
        "localhost.test",
        "10.test",
        "1.2.3.4.5",
        "0x.test",
        "local.test",
    ],
)
def test_a_public_host_is_not_private(host):
    assert not is_private(host)


@pytest.mark.parametrize(
    ("url", "hosts", "host", "home"),
    [
        ("https://www.bing.com/search", (), "cn.bing.com", True),
        ("https://www.bing.com/search", (), "bing.com.", True),
        ("https://www.bing.com/search", (), "bing.com.tracker.example", False),
        ("https://www.bing.com/search", (), "xbing.com", False),
        ("https://api.search.alpha.test/", ("alpha.example",), "fr.alpha.example", True),
        ("https://one.github.io/", (), "two.github.io", False),
        ("https://a.co.uk/", (), "b.co.uk", False),
        ("http://8.8.4.4/", (), "9.9.4.4", False),
        ("http://[", (), "tracker.example", False),
    ],
)
def test_an_engine_is_at_home_on_its_own_site_and_those_that_it_declares(url, hosts, host, home):
    assert proxies.is_at_home(host, proxies.house(url, hosts)) is home


@given(st.text(max_size=40))
def test_any_host_is_judged(host):
    assert is_private(host) in (True, False)


@given(st.text(max_size=60), st.sampled_from([301, 302, 307, 200]))
def test_any_location_is_a_target_or_none(location, status):
    found = proxies.target(Reply(status, "https://a.test/x", {"location": location}))
    assert (found is None) == (status == 200 or not location.strip())


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        ("https://a.test/", "https://a.test/b", True),
        ("http://a.test/", "https://a.test/", True),
        ("http://a.test:8080/", "http://a.test:8080/x", True),
        ("http://a.test:8080/", "http://a.test:22/", False),
        ("https://a.test/", "https://www.a.test/", False),
        ("https://A.test/", "https://a.test:443/", True),
    ],
)
def test_headers_that_may_hold_a_key_go_on_only_to_the_same_place(here, there, same):
    asked = Request(here, headers=(("X-Key", "k"),), cookies=(("c", "1"),), params=(("q", "n"),))
    onward = proxies.onward(asked, 302, there)
    assert onward.url == there
    assert onward.params == ()
    assert (onward.headers, onward.cookies) == ((asked.headers, asked.cookies) if same else ((), ()))
