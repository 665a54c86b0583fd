"""What is taken for a name, what is asked again and why, and lists that are pasted into the form."""

import pytest

from identity_scan.model import NameKind, Person
from identity_scan.person import person_file
from identity_scan.person.name_checks import unlike
from identity_scan.present.fields import FIRST, MORE, several, typed_from, with_typed
from identity_scan.speech.errors import BadInput

FIELDS = {field.name: field for field in (*FIRST, *MORE)}


@pytest.mark.parametrize(
    "name",
    [
        "ᐊ", "王", "가", "あ", "ሀ", "ليلى حداد", "משה כהן", "Nguyễn Thị Minh Khai", "D'Arcy O’Neill-Smythe Jr.",
        "Sk̲wx̲wú7mesh", "Kaʻahanui", "佐々木 さくら", "Jean-François de la Tour", "María José", "Smith, Mary", "Ng",
    ],
)  # fmt: skip
def test_a_name_of_any_tradition_is_taken(name: str) -> None:
    person_file.check_typed(Person(name))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Write your own full name"),
        ("M", "Write your own full name"),
        ("Ж", "Write your own full name"),
        ("123", "Write your own full name"),
        ("🙂🙂", "Write your own full name"),
        ("Marisol Quill 2", "«2» cannot be part of a name"),
        ("Marisol 🙂 Quill", "«🙂» cannot be part of a name"),
        ("Marisol @Quill", "«@» cannot be part of a name"),
        ("Mаrisol Quill", "two scripts"),
        ("Marisol Квилл", "two scripts"),
        ("Marisol 李梅", "two scripts"),
        ("x" * 200, "200 letters"),
        ("Marisol Quill and Marisol Quill", "more than one person"),
        ("Marisol Quill; Benno Haverstock", "more than one person"),
        ("Marisol Quill / Benno Haverstock", "more than one person"),
        ("Marisol Quill et Benno Haverstock", "more than one person"),
        ("Marisol Quill & Benno Haverstock", "more than one person"),
    ],
)
def test_what_is_no_name_is_asked_again_with_the_reason(name: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        person_file.check_typed(Person(name))


def test_a_name_that_is_kept_already_is_not_asked_again() -> None:
    person_file.check_typed(Person("Marisol Quill 2"), "Marisol Quill 2")


@pytest.mark.parametrize("text", ['name = "Mаrisol Quill"\nself = true', f'name = "{"x" * 200}"\nself = true',
                                  'name = "Marisol Quill and Marisol Quill"\nself = true'])  # fmt: skip
def test_a_person_file_with_no_name_of_one_person_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as raised:
        person_file.parse(text)
    assert raised.value.remedy


def test_the_family_name_must_stand_in_the_name() -> None:
    person_file.check_typed(Person("Farkas Zsófia", family_name="Farkas"))
    person_file.check_typed(Person("Zsófia van der Velde", family_name="van der Velde"))
    with pytest.raises(BadInput, match="does not appear in your name"):
        person_file.check_typed(Person("Farkas Zsófia", family_name="Quill"))


@pytest.mark.parametrize(
    ("other", "like"),
    [("Tam Okerlund", True), ("Tamsin Marchetti", True), ("OKERLUND", True), ("T. Okerlund", True),
     ("Okerlünd, T.", True), ("Dora Vane", False), ("李梅", False), ("Олена Шевчук", False), ("D. V.", False)],
)  # fmt: skip
def test_a_form_that_shares_nothing_is_asked_about(other: str, like: bool) -> None:
    assert unlike(other, "Tamsin Okerlund") is not like


def test_what_is_asked_keeps_the_letters_of_the_name() -> None:
    forms = {form.text: form.kind for form in person_file.name_forms(Person("Đặng Thị Minh", other_names=("ليلى",)))}
    assert forms["Đặng Thị Minh"] is NameKind.FULL
    assert forms["Dang Thi Minh"] is NameKind.ACCENTS
    assert forms["Minh Thị Đặng"] is NameKind.SURNAME_FIRST, "the order in which it was not given"
    assert forms["ليلى"] is NameKind.OTHER
    assert "ليلي" not in forms, "what is folded is for comparison alone"


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("places", "Hamilton, Ontario; Truro", ("Hamilton, Ontario", "Truro")),
        ("places", "Hamilton, Ontario\nTruro, NS\r\n\nAmherst", ("Hamilton, Ontario", "Truro, NS", "Amherst")),
        ("employers", "- Escarpment CFS\n- Beacon Shelter", ("Escarpment CFS", "Beacon Shelter")),
        ("employers", "1. Escarpment CFS\n2) Beacon Shelter", ("Escarpment CFS", "Beacon Shelter")),
        ("professions", "• Social worker, RSW • Therapist", ("Social worker, RSW", "Therapist")),
        ("usernames", "tamtam, tam_runs; okerlund\ntam2", ("tamtam", "tam_runs", "okerlund", "tam2")),
        ("accounts", "https://a.example/x https://b.example/y", ("https://a.example/x", "https://b.example/y")),
        ("private_emails", "a@x.example,b@x.example", ("a@x.example", "b@x.example")),
        ("private_phones", "905-555-0142, 905 555 0143", ("905-555-0142", "905 555 0143")),
        ("schools", "Niagara Lakes University\tTwo Lakes", ("Niagara Lakes University", "Two Lakes")),
        ("interests", "pottery; pottery;;", ("pottery",)),
        ("family", "- Devon Marchetti, partner", ("Devon Marchetti, partner",)),
    ],
)  # fmt: skip
def test_a_list_becomes_several_values(field: str, text: str, values: tuple[str, ...]) -> None:
    assert several(text, FIELDS[field]) == values
    person = with_typed(Person("Tamsin Okerlund"), {field: text})
    assert getattr(person, field) == values
    assert several(typed_from(person, FIELDS[field]), FIELDS[field]) == values, "what stands in the line reads the same"
