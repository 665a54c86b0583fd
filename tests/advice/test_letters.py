"""Letters: the right one for the page, in both languages, and nothing in them that the page does not already show."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pretend import HOSTILE, ME, demo_assessed, finding, judged

from identity_scan import facts
from identity_scan.advice import letters
from identity_scan.advice.letters import Letter
from identity_scan.model import Judged, Person, Verdict
from identity_scan.speech.text import clean, fold

BOTH = ("en-CA", "fr-CA")
ACTIONS = facts.actions()
QUEBEC = Person("Élodie Brisefort", places=("Sherbrooke, Québec",), language="fr-CA", attested=True)


def ids(found: Judged, action: str, person: Person = ME) -> tuple[str, ...]:
    return tuple(letter.id for letter in letters.fitting(found, ACTIONS[action], person))


def every(found: Judged, person: Person = ME) -> Iterator[Letter]:
    for language in BOTH:
        for name in letters.names():
            yield letters.write(name, found, person, language)


# -- which letter -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page_kind", "control", "action", "wanted"),
    [
        ("club", "third_party", "PRIV-04", ("club",)),
        ("article", "third_party", "PRIV-04", ("paper",)),
        ("event", "third_party", "PRIV-04", ("organizer",)),
        ("people_search", "third_party", "PRIV-02", ("directory",)),
        ("obituary", "third_party", "PRIV-06", ("family", "funeral_home")),
        ("staff", "employer", "POL-02", ("employer",)),
        ("register", "record", "POL-04", ("register_address",)),
        ("archive", "third_party", "OPS-07", ("archive",)),
        ("blog", "self", "OPS-07", ()),
        ("profile", "self", "OPS-04", ()),
        ("salary", "third_party", "PRIV-04", ("club",)),
    ],
)
def test_each_kind_of_page_gets_its_own_letter(
    page_kind: str, control: str, action: str, wanted: tuple[str, ...]
) -> None:
    assert ids(judged(page_kind=page_kind, control=control), action) == wanted


def test_the_right_follows_the_province() -> None:
    page = judged(page_kind="minutes", control="record")
    assert "quebec" in ids(page, "PRIV-05", QUEBEC)
    assert "privacy_officer" not in ids(page, "PRIV-05", QUEBEC)
    for places in (("Guelph, ON",), ("Leeds",), ()):
        elsewhere = ids(page, "PRIV-05", Person("Ottoline Varga", places=places))
        assert "quebec" not in elsewhere
        assert "privacy_officer" in elsewhere


@pytest.mark.parametrize("language", BOTH)
def test_quebec_names_the_section_the_name_and_the_thirty_days(language: str) -> None:
    page = judged(finding(snippet="Élodie Brisefort, 27, rue des Pimbinas"), ("home_address", "27, rue des Pimbinas"))
    letter = letters.write("quebec", page, QUEBEC, language)
    assert "28.1" in letter.subject
    assert "P-39.1" in letter.body
    assert re.search(r"thirty days|trente jours", letter.body)
    assert letter.body.endswith("Élodie Brisefort")


@pytest.mark.parametrize(
    ("place", "law"),
    [("Kelowna, British Columbia", "British Columbia"), ("Red Deer, AB", "Alberta"), ("Guelph, ON", "(PIPEDA)")],
)
def test_the_privacy_officer_is_told_the_law_of_the_province(place: str, law: str) -> None:
    person = Person("Ottoline Varga", places=(place,))
    assert law in letters.write("privacy_officer", judged(), person).body


@pytest.mark.parametrize("language", BOTH)
def test_a_public_body_is_not_told_a_law_for_companies(language: str) -> None:
    for place in ("Guelph, ON", "Kelowna, BC", "Sherbrooke, QC"):
        minutes = judged(page_kind="minutes", control="record")
        body = letters.write("privacy_officer", minutes, Person("Ottoline Varga", places=(place,)), language).body
        assert not re.search(r"PIPEDA|LPRPDE|Personal Information Protection Act|secteur privé", body)
        assert re.search(r"public body|organisme public", body)


def test_nobody_is_led_to_write_to_a_hostile_page() -> None:
    page = judged(finding(title="Liar of the week"), ("threat_or_doxxing", "we know where"), page_kind="hostile")
    for action in ("PRIV-04", "PRIV-05", "PRIV-06", "PRIV-07", "CONS-04"):
        assert not {"club", "paper", "host", "privacy_officer", "family", "organizer", "commissioner"} & set(
            ids(page, action)
        )
    assert ids(page, "CONS-04") == ("employer_safety",)
    assert ids(page, "PRIV-05") == ("delist",), "the engine is asked, not the page"


def test_a_result_that_is_not_settled_gets_no_letter() -> None:
    assert ids(judged(verdict=Verdict.UNSURE), "PRIV-04") == ()


def test_a_mix_up_tells_nothing_of_the_other_person() -> None:
    other = judged(
        finding(title="Ottoline Varga jailed for fraud", snippet="The realtor Ottoline Varga was sentenced."),
        ("criminal_or_police", "sentenced"),
        verdict=Verdict.NOT_ME,
    )
    found = letters.fitting(other, ACTIONS["EOI-04"], ME)
    assert {letter.id for letter in found} == {"mixup_notice", "mixup"}
    for letter in found:
        assert not re.search(r"jailed|fraud|realtor|sentenced", letter.text)


# -- what stands in it ------------------------------------------------------------------------------------------------


def test_a_letter_holds_the_address_the_line_and_the_change_wanted() -> None:
    page = judged(finding(), ("private_phone", "519-555-0144"))
    letter = letters.fitting(page, ACTIONS["PRIV-04"], ME)[0]
    assert "https://club.example/members" in letter.body
    assert "“Ottoline Varga, call 519-555-0144 after six.”" in letter.body
    assert "phone number" in letter.body
    assert "initials" in letter.body
    assert letter.text == f"{letter.subject}\n\n{letter.body}"


@pytest.mark.parametrize("language", BOTH)
def test_every_letter_is_whole_in_both_languages(language: str) -> None:
    page = judged(finding(), ("private_phone", "519-555-0144"))
    for name in letters.names():
        letter = letters.write(name, page, ME, language)
        assert letter.title
        assert letter.before
        assert "\n" not in letter.subject
        assert "$" not in letter.text
        assert "\n\n\n" not in letter.body
        assert letter.body == letter.body.strip()


def test_french_is_french_and_english_is_english() -> None:
    for name in letters.names():
        english, french = (letters.write(name, judged(), ME, language) for language in BOTH)
        assert english.body != french.body
        assert re.search(r"\b(the|your|please)\b", english.body, re.IGNORECASE)
        assert re.search(r"\b(les?|votre|vous|que)\b", french.body, re.IGNORECASE)
        assert not re.search(r"\b(please|thank you|hello)\b", french.body, re.IGNORECASE)


def test_the_person_s_language_is_the_usual_one() -> None:
    assert letters.write("club", judged(), QUEBEC).body.startswith("Bonjour")
    assert letters.write("club", judged(), ME).body.startswith("Hello")


@pytest.mark.parametrize(
    ("shown", "signed"),
    [
        ("Varga, Ottoline ran the 10K", "Ottoline Varga"),
        ("Otti Varga ran the 10K", "Otti Varga"),
        ("ottoline varga", "Ottoline Varga"),
        ("a member ran the 10K", "[your name as the page shows it]"),
    ],
)
def test_it_is_signed_as_the_page_names_the_person(shown: str, signed: str) -> None:
    page = judged(finding(title="Results", snippet=shown))
    assert letters.write("organizer", page, ME).body.endswith(signed)


@pytest.mark.parametrize("kind", ["client_info", "threat_or_doxxing", "negative_review", "testimonial"])
def test_words_that_could_confirm_a_client_are_not_repeated(kind: str) -> None:
    page = judged(finding(snippet="She took my son from me."), (kind, "took my son"), ("home_area", "my son"))
    for letter in every(page):
        assert "took my son" not in letter.text


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_titles_stay_one_harmless_line(evil: str) -> None:
    page = judged(finding(title=evil, snippet=evil, url="https://club.example/a"), ("home_area", evil))
    for letter in every(page):
        assert "\n" not in letter.subject
        assert len(letter.subject) < 400
        assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e\u200b]", letter.text)
        assert not re.search(r"^Bcc:", letter.text, re.MULTILINE)
        # What looks like a place to fill is the page's word, not ours: nothing is put into it.
        assert ("$" in letter.text) == ("$" in evil and evil in letter.text)
    assert sum(clean(evil)[:20] in letter.text for letter in every(page)) >= 10, "many quote the page"


def test_an_address_that_is_no_web_page_stays_out() -> None:
    for url in ("javascript:alert(1)//x", "file:///etc/passwd"):
        page = judged(finding(url=url + "/y/z"))
        assert all("javascript" not in x.text and "passwd" not in x.text for x in every(page))


# -- nothing the page does not show -----------------------------------------------------------------------------------


def secrets(person: Person) -> dict[str, str]:
    """What is private of a person, by a form that can be looked for."""
    values = [*person.private_emails, *person.work_emails, *person.private_phones, *person.work_phones]
    values += [person.home_address.rpartition(",")[0], *person.usernames, *person.other_names, *person.interests]
    values += [word for name in person.family for word in name.split() if word[:1].isupper()]
    values += [str(person.birth_year or ""), *person.employers, *person.schools, person.portrayal[:40]]
    return {fold(value): value for value in values if fold(value)}


def told(found: Judged, person: Person) -> list[tuple[str, str]]:
    """The private words that a letter tells and the page does not show."""
    shown = f" {fold(letters.page_text(found))} "
    # The name of the person itself is what the page was found by.
    known = {fold(person.name), fold(" ".join(reversed(person.name.split(" "))))}
    hidden = {w: secret for w, secret in secrets(person).items() if f" {w} " not in shown and w not in known}
    written = [(letter.id, f" {fold(letter.text)} ") for letter in every(found, person)]
    return [(name, secret) for name, text in written for words, secret in hidden.items() if f" {words} " in text]


@pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
def test_no_letter_tells_a_private_fact_that_the_page_does_not_show(name: str) -> None:
    assessed = demo_assessed(name)
    assert len(assessed.judged) > 20
    for found in assessed.judged:
        assert told(found, assessed.person) == [], found.finding.url


@settings(deadline=None)  # the machine may be busy
@given(
    st.text(max_size=60), st.text(max_size=120), st.sampled_from(["home_address", "private_phone", "family_members"])
)
def test_nor_does_any_page_bring_one_out(title: str, snippet: str, kind: str) -> None:
    words = " ".join((*ME.private_phones, *ME.private_emails, ME.home_address))
    found = judged(finding(title=title, snippet=snippet), (kind, words))
    assert told(found, ME) == []


def test_the_test_above_can_fail() -> None:
    found = judged(finding(snippet="Call 519-555-0144"), ("private_phone", "519-555-0144"))
    letter = letters.write("club", found, ME)
    assert "519-555-0144" in letter.text  # the page shows it, so it may be quoted
    assert told(found, ME) == []
    hidden = judged(finding(snippet="Call us"), ("private_phone", "519-555-0144"))
    assert "519-555-0144" not in letters.write("club", hidden, ME).text
