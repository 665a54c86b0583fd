"""Telephone numbers, mailboxes and streets in the spellings that people use."""

import pytest

from identity_scan.model import Person
from identity_scan.person.numbers import number, numbers_in, shows_number
from identity_scan.person.own_form import is_own
from identity_scan.person.written_addresses import mailbox_in, street_in

MINE = "905-555-0142"


@pytest.mark.parametrize(
    "written",
    [
        "905-555-0142", "(905) 555-0142", "(905)555-0142", "9055550142", "905 5550142", "905 - 555 - 0142",
        "905/555-0142",
        "1(905)555-0142", "905.5550142", "905555-0142", "+1 905 555 0142", "tel:+19055550142", "011 1 905 555 0142",
        "905‑555‑0142", "905 555 01 42", "905·555·0142", "[905] 555-0142", "٩٠٥ ٥٥٥ ٠١٤٢",
        "９０５－５５５－０１４２", "905_555_0142",
        "fax 905-555-0199, call 905-555-0142 ext. 3", "905-555-0199 905-555-0142",
    ],
)  # fmt: skip
def test_a_listed_number_is_found_in_any_spelling(written: str) -> None:
    text = f"Tamsin Okerlund. Call {written} after six"
    (found,) = numbers_in(text, {number(MINE)})
    assert found.number == number(MINE)
    assert text[: found.start] + text[found.end :] == text.replace(text[found.start : found.end], "", 1)
    assert is_own(written, Person("Tamsin Okerlund", private_phones=(MINE,)))


@pytest.mark.parametrize("other", ["905-555-0143", "90555501425", "2026-11-29", "0142", "49055550142", "905-555-01420"])
def test_another_number_is_not_it(other: str) -> None:
    assert not shows_number(f"Call {other} now", MINE)


@pytest.mark.parametrize(
    "written",
    [
        "tam.okerlund@home.example", "tam.okerlund (at) home.example", "tam.okerlund [at] home [dot] example",
        "tam.okerlund at home dot example", "Tam.Okerlund@Home.Example", "tam.okerlund(arobase)home(point)example",
        "tam [dot] okerlund {at} home.example",
    ],
)  # fmt: skip
def test_a_mailbox_is_found_as_people_write_it(written: str) -> None:
    assert mailbox_in(f"write to {written}, please", "tam.okerlund@home.example")
    assert not mailbox_in(f"write to xx{written}s", "tam.okerlund@home.example")


@pytest.mark.parametrize(
    ("home", "written"),
    [
        ("12 Main Street", "12 main st"),
        ("12 Main St.", "12 Main Street, Hamilton"),
        ("4801 Côte-St-Luc Road", "4801 cote saint luc rd"),
        ("27, rue Saint-Jean Ouest", "27 rue St-Jean O."),
        ("88 4th Avenue", "88 fourth ave"),
        ("310 boul. Laurier", "310 boulevard Laurier"),
    ],
)
def test_a_street_is_found_with_its_usual_abbreviations(home: str, written: str) -> None:
    assert street_in(f"She lives at {written}", home)
    assert not street_in(f"She lives at 9{written}", home)
    assert is_own(written, Person("Tamsin Okerlund", home_address=f"{home}, Hamilton, Ontario"))
