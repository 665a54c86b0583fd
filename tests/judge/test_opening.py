"""What may be opened: a link of the web at once, a page that means harm only after a yes, anything else never."""

from dataclasses import replace

import pytest
from pretend import finding, judged
from safety.hostile import ADDRESSES, ALIKE

from identity_scan.judge.opening import How, Place, of_address, of_finding, of_link
from identity_scan.model import Link, Verdict
from identity_scan.speech.address import shown

HARMFUL = (
    judged(page_kind="hostile"),
    judged(None, ("threat_or_doxxing", "we know where"), page_kind="article"),
    judged(None, ("impersonation", "it is me"), page_kind="profile"),
    judged(None, ("threat_or_doxxing", "we know where"), verdict=Verdict.NOT_ME),
    judged(None, ("leisure", "trails"), ("threat_or_doxxing", "we know where")),
)


@pytest.mark.parametrize("one", HARMFUL)
def test_a_page_that_means_harm_is_never_a_link_and_asks_first(one) -> None:
    place = of_finding(one)
    assert place.how is How.ASKS
    assert not place.opens
    assert place.link == ""
    assert place.address == one.finding.url
    assert "somebody looks" in place.why
    agreed = place.agreed()
    assert agreed.opens
    assert agreed.link == one.finding.url


def test_any_other_page_of_the_web_is_a_link() -> None:
    assert of_finding(judged()).link == finding().url
    assert of_link(Link("https://wherefolk.example/opt-out", "Opt out")).opens


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:22/",
        "https://[::1]/a",
        "http://0x7f000001/",
        "http://192.168.1.1/admin",
        "https://intranet/",
        "https://printer.local/",
        "https://user:pw@club.example/",
    ],
)
def test_what_lies_inside_a_network_or_names_a_user_is_text_and_no_link(url: str) -> None:
    place = of_finding(judged(replace(finding(), url=url)))
    assert (place.how, place.link, place.address) == (How.NEVER, "", url)
    assert place.why


@pytest.mark.parametrize("url", [posing for posing, _as_whom in ALIKE if "xn--" in shown(posing)])
def test_a_host_that_may_pass_for_another_is_no_link_and_asks_first(url: str) -> None:
    place = of_finding(judged(replace(finding(), url=url)))
    assert (place.how, place.link) == (How.ASKS, "")
    assert "another site" in place.why


def test_letters_of_french_pass_for_no_others() -> None:
    assert of_finding(judged(replace(finding(), url="https://élodie-brisefort.example/é"))).opens


@pytest.mark.parametrize("bad", [*ADDRESSES, "https://club.example/\u202ex"])
def test_what_is_no_page_of_the_web_is_never_opened_whatever_is_said(bad: str) -> None:
    place = of_address(bad)
    assert place.how is How.NEVER
    assert place.link == ""
    assert place.why
    assert place.agreed() == place
    for how in (How.OPENS, How.ASKS):
        with pytest.raises(ValueError, match="only a web page"):
            Place(bad, how)
    hidden = of_finding(judged(replace(finding(), url=bad), page_kind="hostile"))
    assert hidden.how is How.NEVER
