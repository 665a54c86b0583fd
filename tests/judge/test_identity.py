"""Is it me? Each kind of evidence by itself, what R1 forbids, the worker's word, and results nobody thought of."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity_scan.judge.identity.identify import identify
from identity_scan.model import By, Decision, Finding, HitKind, Identity, Person, Verdict
from identity_scan.speech import address, language

TODAY = date(2026, 3, 15)
MAREN = Person(
    "Maren Tolvaag",
    other_names=("Mari Tolvaag", "Maren E. Tolvaag"),
    places=("Juniper Falls, Ontario", "Saskatoon"),
    professions=("Hospital social worker, MSW, RSW",),
    employers=("Birchwater Child and Family Services", "Riverbend Hospital, adult mental health"),
    domains=("birchwater.example",),
    schools=("University of Two Lakes",),
    usernames=("marenruns",),
    work_emails=("m.tolvaag@birchwater.example",),
    private_phones=("705-555-0166",),
    home_address="9 Tamarack Lane, Juniper Falls",
    family=("husband Piers Achterberg", "daughter Juno"),
    interests=("curling", "trail running"),
    birth_year=1984,
)
ME, NOT_ME, UNSURE = Verdict.ME, Verdict.NOT_ME, Verdict.UNSURE
OTHERS = [
    ("Maren Tolvaag, REALTOR - Halifax", "20 years selling the South Shore"),
    ("Maren Tolvaag - Dentist", "Regina, Saskatchewan. Book an appointment."),
]


def finding(title: str, snippet: str = "", url: str = "https://page.example/a", kind: HitKind = HitKind.WEB) -> Finding:
    return Finding(address.fingerprint(url + title), url, title, snippet, address.site(url), (), None, kind)


def judged(title: str, snippet: str = "", url: str = "https://page.example/a", *, common: bool = False) -> Identity:
    others = [finding(t, s, f"https://other{n}.example/") for n, (t, s) in enumerate(OTHERS)] if common else []
    return identify([finding(title, snippet, url), *others], MAREN, {}, TODAY)[0]


def says(identity: Identity, words: str) -> bool:
    return any(words in reason.text for reason in identity.reasons)


ANCHORS = {
    "employer": ("Our team", "Maren Tolvaag, Birchwater Child and Family Services", "", "Your employer appears beside"),
    "employer's initials": ("BCFS newsletter", "Welcome Maren Tolvaag", "", "«BCFS»"),
    "employer, half in initials": ("Birchwater CFS annual report", "Maren Tolvaag", "", "«Birchwater CFS»"),
    "employer's site": ("Team", "Maren Tolvaag", "https://www.birchwater.example/team", "«birchwater.example»"),
    "own telephone": ("Sale", "Maren Tolvaag (705) 555-0166", "", "«(705) 555-0166»"),
    "own e-mail": ("Paper", "Maren Tolvaag m.tolvaag@birchwater.example", "", "m.tolvaag@birchwater.example"),
    "home address": ("Minutes", "Maren Tolvaag, 9 Tamarack Lane", "", "It shows your home address: «Tamarack Lane»."),
    "confirmed user name": (
        "marenruns",
        "12 posts",
        "https://forum.example/u/marenruns",
        "a user name that you confirmed",
    ),
    "given name and employer": ("Anyone had Maren at BCFS?", "fair but slow", "", "«BCFS»"),
    "title, surname and employer": ("BCFS v. A.R.", "Ms. Tolvaag testified", "", "«BCFS»"),
    "place, where the name is rare": ("10 km", "Maren Tolvaag, Juniper Falls", "", "It names a place of yours"),
    "trade, where the name is rare": ("Shelters", "said social worker Maren Tolvaag", "", "«social worker»"),
    "French trade": ("Équipe", "Maren Tolvaag, travailleuse sociale", "", "«travailleuse sociale»"),
    "degree and trade": ("Keynote", "Maren Tolvaag, MSW, RSW", "", "It names your degree: «MSW»."),
    "school": ("Theses", "Maren Tolvaag, University of Two Lakes", "", "It names your school"),
    "family": (
        "Wedding",
        "Maren Tolvaag and Piers Achterberg",
        "",
        "It names someone in your family: «Piers Achterberg».",
    ),
    "family in an obituary": (
        "Harald Tolvaag 1948-2024",
        "Survived by his daughter Maren (Piers) and granddaughter Juno",
        "",
        "It names several people in your family",
    ),
    "year of school": ("Class of 2002", "Maren Tolvaag, debate club", "", "The age fits yours: «Class of 2002»."),
    "age band of a race": ("Results 2025", "Maren Tolvaag F40-44 52:10", "", "«F40-44»"),
    "hobby": ("Curling league", "Maren Tolvaag (skip)", "", "in your free time: «Curling»"),
}


@pytest.mark.parametrize(("title", "snippet", "url", "reason"), ANCHORS.values(), ids=ANCHORS.keys())
def test_what_speaks_for_the_worker(title: str, snippet: str, url: str, reason: str) -> None:
    identity = judged(title, snippet, url or "https://page.example/a")
    assert identity.verdict is ME
    assert says(identity, reason)


AGAINST = {
    "another trade": (
        "Maren Tolvaag | Kelowna REALTOR",
        "18 years of experience",
        "It names another occupation: «REALTOR».",
    ),
    "another trade in French": ("Maren Tolvaag – Courtière immobilière – Laval", "", "«Courtière immobilière»"),
    "another trade, only its words": (
        "Maren Tolvaag | Facebook",
        "Juniper Falls. Drywall & paint.",
        "«Drywall, paint»",
    ),
    "somebody who died": ("Maren Tolvaag obituary (1931-2019)", "passed away peacefully", "somebody who has died"),
    "somebody who died, in French": ("Avis de décès – Maren Tolvaag 1938-2021", "", "«Avis de décès»"),
    "another century": ("Maren Tolvaag b. 1788", "Family tree", "The dates do not fit you: «b. 1788»."),
    "born later": ("Maren Tolvaag #27 - Defence", "Born 2004, Lloydville", "«Born 2004»"),
    "another country": (
        "Maren Tolvaag - Social Worker",
        "Leeds, United Kingdom",
        "another country: «Leeds, United Kingdom»",
    ),
    "two people": ("Cast", "Props: Maren Quist. Set: Erik Tolvaag.", "belong to two people"),
    "an invented name": ("Four stories", "'Maren', not her real name, says", "It says that the name is invented"),
    "age and place": ("Maren Tolvaag, 19, wins", "Resident of Duluth", "The age does not fit yours"),
    "trade, though place and field agree": (
        "Naturotherapist Maren Tolvaag convicted",
        "posing as a psychotherapist in Juniper Falls",
        "«Naturotherapist»",
    ),
}


@pytest.mark.parametrize(("title", "snippet", "reason"), AGAINST.values(), ids=AGAINST.keys())
def test_what_speaks_against_the_worker(title: str, snippet: str, reason: str) -> None:
    identity = judged(title, snippet)
    assert identity.verdict is NOT_ME
    assert reason in identity.reasons[0].text
    assert identity.reasons[0].weight < 0


UNSETTLED = {
    "the name alone": ("Maren Tolvaag", "", "a name alone does not tell"),
    "nobody of that name": ("Annual report 2024", "budget and outlook", "names nobody with your name"),
    "initial and place": ("M. Tolvaag - Juniper Falls", "31 Pike St", "Such a short form of the name"),
    "given name, initial and place": ("Maren T. | Strava", "Juniper Falls, Ontario", "Such a short form of the name"),
    "the house without a name": ("Sold: 9 Tamarack Lane", "$412,000", "names nobody with your name"),
    "employer against another trade": (
        "Maren Tolvaag, REALTOR",
        "formerly of Birchwater Child and Family Services",
        "Some of it speaks for you and some of it against you",
    ),
    "a trade that everybody has": ("Maren Tolvaag, author", "New novel out", "a name alone does not tell"),
}


@pytest.mark.parametrize(("title", "snippet", "reason"), UNSETTLED.values(), ids=UNSETTLED.keys())
def test_what_settles_nothing(title: str, snippet: str, reason: str) -> None:
    identity = judged(title, snippet)
    assert identity.verdict is UNSURE
    assert reason in identity.reasons[0].text


def test_one_medium_anchor_is_not_enough_where_others_bear_the_name() -> None:
    assert judged("10 km", "Maren Tolvaag, Juniper Falls").verdict is ME
    common = judged("10 km", "Maren Tolvaag, Juniper Falls", common=True)
    assert common.verdict is UNSURE
    assert says(common, "This search shows others with the name «Maren Tolvaag».")


def test_two_medium_anchors_are_enough_for_a_common_name() -> None:
    assert judged("Letters", "Maren Tolvaag, social worker, Juniper Falls", common=True).verdict is ME


def test_an_office_in_a_club_is_no_other_trade() -> None:
    assert judged("Riding association, Juniper Falls", "Treasurer: Maren Tolvaag").verdict is ME


def test_a_surname_that_is_also_a_trade_is_none_beside_the_same_surname() -> None:
    ann = replace(MAREN, name="Ann Oja-Marchand", other_names=(), family=())
    split = finding(
        "Marchand v. Oja-Marchand, 2020 ONSC 7", "Ann Oja-Marchand, of Juniper Falls, asks Tom Marchand to pay half"
    )
    assert identify([split], ann, {}, TODAY)[0].verdict is not NOT_ME


def test_a_generated_answer_is_judged_but_vouches_for_nothing() -> None:
    answer = finding("Who is Maren Tolvaag?", "She runs porchnotes.example, social worker", kind=HitKind.GENERATED)
    page = finding("Porch notes: November", "by Maren Tolvaag", "https://porchnotes.example/11")
    assert identify([answer, page], MAREN, {}, TODAY)[1].verdict is UNSURE


def test_pages_of_a_blog_with_a_confirmed_user_name_are_all_mine_and_so_is_a_copy() -> None:
    home = finding("Porch Notes", "by marenruns", "https://porchnotes.blogspot.com/")
    other = finding("Porch Notes: the long way", "a story", "https://porchnotes.blogspot.com/2011/02/way.html")
    copy = finding("Archived copy", "saved 14 times", "https://archive.example/web/porchnotes.blogspot.com/2011/02/")
    _, second, third = identify([home, other, copy], MAREN, {}, TODAY)
    assert (second.verdict, third.verdict) == (ME, ME)
    assert says(second, "It is on a site that holds pages of yours: «porchnotes.blogspot.com».")
    assert says(third, "It is a copy of, or a link to, a site of yours")


class TestTheWorkersWord:
    account = finding("quiltfan88", "Maren Tolvaag on patterns", "https://www.reddit.com/user/quiltfan88/comments/1")
    same = finding("Maren Tolvaag | quilts", "@quiltfan88 shows a quilt", "https://quilts.example/show")

    def test_it_goes_before_every_rule(self) -> None:
        page = finding("Maren Tolvaag, REALTOR - Halifax", "")
        identity = identify([page], MAREN, {page.id: Decision(page.id, ME)}, TODAY)[0]
        assert (identity.verdict, identity.by, identity.confidence) == (ME, By.WORKER, 1.0)
        assert "You said so" in identity.reasons[0].text

    def test_an_accepted_account_vouches_for_pages_that_show_it(self) -> None:
        assert identify([self.account, self.same], MAREN, {}, TODAY)[1].verdict is UNSURE
        decisions = {self.account.id: Decision(self.account.id, ME)}
        identity = identify([self.account, self.same], MAREN, decisions, TODAY)[1]
        assert identity.verdict is ME
        assert says(identity, "It shows the same as a page that is yours: «quiltfan88».")

    def test_a_rejected_account_speaks_against_them(self) -> None:
        decisions = {self.account.id: Decision(self.account.id, NOT_ME)}
        identity = identify([self.account, self.same], MAREN, decisions, TODAY)[1]
        assert identity.verdict is NOT_ME
        assert says(identity, "It goes with a page that you said is not yours: «quiltfan88».")

    def test_a_decision_without_a_verdict_changes_nothing(self) -> None:
        decisions = {self.account.id: Decision(self.account.id, note="ask Juno")}
        assert identify([self.account], MAREN, decisions, TODAY)[0].by is By.RULE


NASTY = {
    "nothing": ("", ""),
    "a very long title": ("Maren Tolvaag " * 8_000, "x" * 100_000),
    "emoji": ("🎉 Maren Tolvaag 🏃‍♀️", "👩‍⚕️ RSW 💬"),
    "right to left": ("مارين تولفاغ Maren Tolvaag", "עובדת סוציאלית"),
    "other scripts": ("マレン・トルヴァーグ", "社会福祉士"),
    "braces of a template": ("{words} {0} {name!r} Maren Tolvaag", "%s %(words)s {"),
    "only signs": ("«»…—()[]{}", "?!,;:"),
    "control characters": ("Maren\x00Tolvaag\x1b]0;x\x07", "\u202eRSW"),
}


@pytest.mark.parametrize(("title", "snippet"), NASTY.values(), ids=NASTY.keys())
@pytest.mark.parametrize("person", [MAREN, Person("Mark"), Person("Rose Hill"), Person("李明")], ids=lambda p: p.name)
def test_any_result_gets_a_verdict_with_a_reason(person: Person, title: str, snippet: str) -> None:
    for url in ("https://page.example/%F0%9F", "not an address", "", "http://[::1", "https://xn--80ak6aa92e.example/"):
        identity = identify([finding(title, snippet, url)], person)[0]
        assert identity.reasons
        assert identity.reasons[0].text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
def test_no_text_whatever_is_me_on_the_name_alone(title: str, snippet: str, name: str) -> None:
    person = Person(name or "x")
    for identity in identify([finding(title, snippet), finding(name, title)], person):
        assert identity.verdict is not ME
        assert 0 <= identity.confidence <= 1
        assert identity.reasons


def test_a_person_file_with_nothing_but_a_name_leaves_every_page_unsure() -> None:
    pages = [
        finding(title, snippet, f"https://p{n}.example/") for n, (title, snippet, *_rest) in enumerate(ANCHORS.values())
    ]
    assert {identity.verdict for identity in identify(pages, Person("Maren Tolvaag"))} <= {UNSURE, NOT_ME}


def test_likeness_to_listed_pages_can_tell_where_no_anchor_stands() -> None:
    listed = replace(
        Person("Maren Tolvaag"),
        accounts=("https://quilting.example/tolvaag",),
        keywords=("Maren Tolvaag: log cabin quilts and indigo dyeing",),
    )
    alike = finding(
        "Maren Tolvaag - indigo dyeing and log cabin quilts", "Quilts, indigo vats, dyeing", "https://a.example/1"
    )
    rest = [
        finding(f"Maren Tolvaag {word}", f"{word} results and news", f"https://{word}.example/")
        for word in ("biathlon", "plumbing", "senate", "opera", "chess", "sailing", "banking", "astronomy")
    ]
    first, *others = identify([alike, *rest], listed)
    assert first.verdict is ME
    assert "It matches what you said about yourself" in first.reasons[0].text
    assert "indigo" in first.reasons[0].text
    assert all(identity.verdict is not ME for identity in others)


def test_reasons_are_in_the_language_in_use_when_they_are_shown() -> None:
    language.use("en-CA")
    assert judged("Maren Tolvaag, RSW").reasons[0].rule == "R1"
