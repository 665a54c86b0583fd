"""Which form of the worker's name stands in a result, and what is not a name at all."""

import pytest

from identity_scan.model import Finding, Person
from identity_scan.person.names import Form, Names, take_apart
from identity_scan.person.reading import read

MAREN = Person("Maren Tolvaag-Quist", other_names=("Maren Tolvaag", "Mari Tolvaag", "Maren E. Tolvaag"))
ELIZABETH = Person("Elizabeth Harrowgate")
ROSE = Person("Rose Hill")


def found(person: Person, title: str, snippet: str = "", url: str = "https://page.example/") -> tuple[Form, str]:
    reading = read(Finding("x", url, title, snippet, "page.example", ()))
    mention = Names(person).mention(reading)
    return mention.form, mention.words


FORMS = {
    "as given": (MAREN, "Maren Tolvaag-Quist, RSW", Form.FULL, "Maren Tolvaag-Quist"),
    "with a space for the hyphen": (MAREN, "Maren Tolvaag Quist", Form.FULL, "Maren Tolvaag Quist"),
    "without accents": (Person("Élodie Brûlé-Anctil"), "Elodie Brule-Anctil", Form.FULL, "Elodie Brule-Anctil"),
    "with accents that were not given": (Person("Elodie Brule"), "Élodie Brûlé", Form.FULL, "Élodie Brûlé"),
    "surname first": (MAREN, "TOLVAAG-QUIST, Maren - register", Form.FULL, "TOLVAAG-QUIST, Maren"),
    "surname shouted, no comma": (MAREN, "Members: TOLVAAG Maren", Form.FULL, "TOLVAAG Maren"),
    "surname first in a list of runners": (MAREN, "88. Tolvaag Maren, Dieppe, F35", Form.FULL, "Tolvaag Maren"),
    "middle name between": (MAREN, "Maren Elise Tolvaag", Form.FULL, "Maren Elise Tolvaag"),
    "nickname in quotes between": (MAREN, "Maren 'Mim' Tolvaag", Form.FULL, "Maren 'Mim' Tolvaag"),
    "listed nickname": (MAREN, "Mari Tolvaag on stage", Form.FULL, "Mari Tolvaag"),
    "usual short form, not listed": (ELIZABETH, "Beth Harrowgate", Form.NICKNAME, "Beth Harrowgate"),
    "initial and surname": (MAREN, "M. Tolvaag, chair", Form.INITIALS, "M. Tolvaag"),
    "two initials": (MAREN, "M. E. Tolvaag", Form.INITIALS, "M. E. Tolvaag"),
    "given name in brackets, on a docket": (
        MAREN,
        "12-004 Syndic c. Tolvaag-Quist (Maren), T.S.",
        Form.FULL,
        "Tolvaag-Quist (Maren)",
    ),
    "a partner's given name in brackets": (MAREN, "sister Ida Tolvaag (Maren) of Gimli", Form.GIVEN, "Maren"),
    "surname and initial": (MAREN, "Tolvaag, M.", Form.INITIALS, "Tolvaag, M"),
    "given name and initial": (MAREN, "thanks to Maren T. and others", Form.GIVEN_INITIAL, "Maren T"),
    "half of a double surname": (MAREN, "Maren Quist", Form.PART, "Maren Quist"),
    "title and surname": (MAREN, "Ms. Tolvaag testified", Form.SURNAME, "Tolvaag"),
    "given name alone": (MAREN, "Has anyone had Maren?", Form.GIVEN, "Maren"),
    "lower case": (MAREN, "maren tolvaag | playlists", Form.FULL, "maren tolvaag"),
    "two people": (MAREN, "Props: Maren Achterberg. Set: Erik Tolvaag.", Form.SPLIT, "Tolvaag"),
    "nobody": (MAREN, "Annual report", Form.NONE, ""),
    "everyday words": (ROSE, "A house on a rose hill above the sea", Form.NONE, ""),
    "everyday words as a name": (ROSE, "Rose Hill, counsellor", Form.FULL, "Rose Hill"),
    "another word for a part": (MAREN, "Marenco Tolvaagsen", Form.NONE, ""),
    "one word": (Person("Sukarno"), "A talk by Sukarno", Form.FULL, "Sukarno"),
    "one word, not as a name": (Person("Grace"), "the grace of small things", Form.NONE, ""),
    "Cyrillic": (Person("Ольга Лебедева"), "Ольга Лебедева, соцработник", Form.FULL, "Ольга Лебедева"),
    "Arabic": (Person("ليلى حداد"), "تكريم ليلى حداد في تورونتو", Form.FULL, "ليلى حداد"),
    "Chinese, in two words": (Person("李 明"), "李 明 社工", Form.FULL, "李 明"),
}


@pytest.mark.parametrize(("person", "title", "form", "words"), FORMS.values(), ids=FORMS.keys())
def test_form_of_the_name(person: Person, title: str, form: Form, words: str) -> None:
    assert found(person, title) == (form, words)


def test_the_address_names_the_worker_when_the_text_does_not() -> None:
    form, words = found(MAREN, "Staff page", url="https://agency.example/people/maren-tolvaag/")
    assert (form, words) == (Form.ADDRESS, "maren tolvaag")


def test_the_fullest_form_counts_whatever_stands_first() -> None:
    assert found(MAREN, "M. Tolvaag", "Maren Tolvaag-Quist wrote this.")[0] is Form.FULL


@pytest.mark.parametrize(
    ("title", "words"),
    [("Rose Hill Cemetery - plots", "Rose Hill Cemetery"), ("Rose Hill Elementary School", "Rose Hill Elementary")],
)
def test_a_place_that_bears_the_name(title: str, words: str) -> None:
    names = Names(ROSE)
    reading = read(Finding("x", "https://page.example/", title, "", "", ()))
    assert names.named_after(reading, names.mention(reading)) == words


@pytest.mark.parametrize(
    ("text", "given", "surname"),
    [
        ("Okerlund, Tamsin", ("tamsin",), ("okerlund",)),
        ("Anna van der Berg", ("anna",), ("van", "der", "berg")),
        ("Jean-Guy O'Neill", ("jean", "guy"), ("o", "neill")),
        ("John Smith, MSW", ("john",), ("smith",)),
        ("Cher", (), ("cher",)),
    ],
)
def test_names_are_taken_apart(text: str, given: tuple[str, ...], surname: tuple[str, ...]) -> None:
    name = take_apart(text)
    assert name is not None
    assert (name.given, name.surname) == (given, surname)
