"""The person file: what is read, what is refused and in which words, and the ways a name is written."""

import contextlib
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.keeping import own_person
from identity_scan.model import NameKind, Person, Safety
from identity_scan.person import name_checks, person_file
from identity_scan.speech.errors import BadInput

GOOD = """
name = "Marisol Étienne-Quill"
other_names = ["Mari Quill"]
birth_year = 1984
safety = "S1"
self = true
"""


def test_reads_what_the_worker_wrote(tmp_path: Path) -> None:
    path = tmp_path / "person.toml"
    path.write_text(GOOD, "utf-8")
    found = own_person.read(path)
    assert (found.name, found.other_names, found.birth_year, found.safety) == (
        "Marisol Étienne-Quill",
        ("Mari Quill",),
        1984,
        Safety.ANGER,
    )


def test_writes_a_file_that_only_the_worker_can_read_and_reads_it_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "person.toml"
    before = person_file.parse(GOOD)
    own_person.write(before, path)
    own_person.write(before, path)
    assert own_person.read(path) == before
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [p.name for p in path.parent.iterdir()] == ["person.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param("self = true", "missing", id="no name"),
        pytest.param('name = "M"\nself = true', "one letter", id="one letter"),
        pytest.param('name = "Marisol Quill"', "not confirmed", id="no attestation"),
        pytest.param('name = "Marisol Quill"\nself = false', "not confirmed", id="attestation withheld"),
        pytest.param(
            'name = "Marisol Quill"\nself = true\nplace = "Truro"', "Did you mean places?", id="unknown field"
        ),
        pytest.param(
            'name = "Marisol Quill"\nself = true\nclient = "x"', "not known: client", id="no field for a client"
        ),
        pytest.param('name = "Marisol Quill"\nself = true\nbirth_year = "old"', "birth_year", id="wrong kind"),
        pytest.param('name = "Marisol Quill"\nself = true\nbirth_year = 84', "four digits", id="short year"),
        pytest.param('name = "Marisol Quill"\nself = true\nsafety = "S9"', "S0, S1 or S2", id="unknown safety"),
        pytest.param("name = ", "cannot be understood", id="broken"),
        pytest.param("[" * 5000, "cannot be understood", id="deep"),
    ],
)
def test_says_in_one_sentence_what_is_wrong_and_what_to_do(text: str, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        person_file.parse(text)
    assert said in str(raised.value)
    assert raised.value.remedy
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00n", b"x" * (person_file.LONGEST + 5)], ids=["not text", "far too long"]
)
def test_refuses_a_file_that_is_no_person_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "person.toml"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        own_person.read(path)


def test_a_missing_file_leads_to_the_form(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it asks who you are"):
        own_person.read(tmp_path / "none.toml")
    with pytest.raises(BadInput, match="cannot be read"):
        own_person.read(tmp_path)


def test_hostile_text_is_made_harmless() -> None:
    found = person_file.parse('name = "Mari\\u202esol \\u001b]0;x\\u0007Quill"\nself = true')
    assert found.name == "Marisol ]0;xQuill"


@pytest.mark.parametrize("other", ["D. V.", "the client of Tuesday", "905-555-0142", "Vane 🙂", "vane"])
def test_what_is_no_name_and_has_no_part_in_common_is_no_form_of_the_name(other: str) -> None:
    with pytest.raises(BadInput, match="no part in common"):
        person_file.check_names(Person("Marisol Quill", other_names=(other,), attested=True))


@pytest.mark.parametrize("other", ["Dolores Vane", "Vane, Dolores", "李梅", "Віра Вейн", "ليلى حداد", "ᓯᓚ"])
def test_another_name_of_their_own_needs_no_part_in_common(other: str) -> None:
    """A married name, a name in another script: the form asks whether it is they as well (`unlike_forms`)."""
    worker = Person("Marisol Quill", other_names=(other, "Mari Quill"), attested=True)
    person_file.check_names(worker)
    assert name_checks.unlike_forms(worker) == (other,)


@pytest.mark.parametrize("other", ["Mari Quill", "Marisol Vane", "Quill, M.", "MARISOL"])
def test_a_nickname_or_a_former_surname_is_a_form_of_the_own_name(other: str) -> None:
    person_file.check_names(Person("Marisol Quill", other_names=(other,), attested=True))


def test_name_forms() -> None:
    worker = Person("Élise Anne-Marie Tremblay-Roy", other_names=("Lise Tremblay", "Tremblay, Élise", "É. Tremblay"))
    forms = {form.text: form.kind for form in person_file.name_forms(worker)}
    assert forms["Élise Anne-Marie Tremblay-Roy"] is NameKind.FULL
    assert forms["Elise Anne-Marie Tremblay-Roy"] is NameKind.ACCENTS
    assert forms["Elise Anne Marie Tremblay Roy"] is NameKind.ACCENTS
    assert forms["Lise Tremblay"] is NameKind.OTHER
    assert forms["Tremblay-Roy, Élise"] is NameKind.SURNAME_FIRST
    assert forms["É. Tremblay-Roy"] is NameKind.INITIALS
    assert forms["E. Tremblay"] is NameKind.INITIALS
    assert forms["Élise Tremblay-Roy"] is NameKind.OTHER


def test_usual_short_forms_are_known() -> None:
    forms = {form.text for form in person_file.name_forms(Person("Elizabeth Quill")) if form.kind is NameKind.NICKNAME}
    assert {"Liz Quill", "Beth Quill"} <= forms


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Marisol Quill", ("Marisol", "", "Quill")),
        ("Quill, Marisol Ana", ("Marisol", "Ana", "Quill")),
        ("Anna van der Berg", ("Anna", "", "van der Berg")),
        ("Jean Pierre de la Tour", ("Jean", "Pierre", "de la Tour")),
        ("Grace", ("Grace", "", "")),
    ],
)
def test_splits_a_name(name: str, parts: tuple[str, str, str]) -> None:
    assert person_file.split(name) == parts


@given(st.text(max_size=300))
def test_any_text_gives_a_person_or_a_plain_refusal(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert person_file.parse(text).attested


@given(st.text(min_size=1, max_size=60))
def test_name_forms_never_fail(name: str) -> None:
    assert all(form.text.strip() for form in person_file.name_forms(Person(name)))
