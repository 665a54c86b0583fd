"""The word files: found in one pass, with accents, capitals and plurals as their rules say."""

import tomllib

import pytest

from identity_scan.facts import FOLDER, word_lists
from identity_scan.person.reading import cut


def found(text: str) -> set[tuple[str, str]]:
    read = cut(text)
    matches = word_lists.lexicon(word_lists.languages(read.words)).find(read.text, read.words, read.spans)
    return {(m.group, text[m.start : m.end]) for m in matches}


@pytest.mark.parametrize(
    ("text", "group", "term"),
    [
        ("a Registered Social Worker here", "role.credential", "Registered Social Worker"),
        ("Philippa, RSW, and her team", "role.credential", "RSW"),
        ("Élodie, T.S., psychothérapeute", "role.credential", "T.S"),
        ("Avis de décès de la région", "page.obituary", "Avis de décès"),
        ("her brother-in-law and the dog", "kin.sibling", "brother-in-law"),
        ("the counselors of the town", "role.title", "counselors"),
    ],
)
def test_found(text: str, group: str, term: str) -> None:
    assert (group, term) in found(text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("en cas de besoin, dans le parc", "role.title"),  # cas is no CAS
        ("the parties are in court", "politics.party"),
        ("his social. Worker of the month is the cook", "nothing"),
    ],
)
def test_not_found(text: str, group: str) -> None:
    assert group not in {name for name, _term in found(text)}


def test_the_language_is_told_where_it_is_plain() -> None:
    assert word_lists.languages(["she", "is", "at", "the", "house", "with", "her", "dog"]) == {"en"}
    assert word_lists.languages(["elle", "est", "dans", "la", "maison", "avec", "ses", "enfants"]) == {"fr"}
    assert word_lists.languages(["results", "2025"]) == {"en", "fr"}


def test_a_word_of_both_languages_counts_once() -> None:
    read = cut("our congregation")
    matches = word_lists.lexicon(frozenset(word_lists.LANGUAGES)).find(read.text, read.words, read.spans)
    assert [m.group for m in matches].count("page.church") == 1


def test_plain_text_keeps_every_place() -> None:
    for text in ("Éloïse œuvre à l’été – ßtraße", "İstanbul 🙂 ﬁn", "ΑΒΓ"):
        assert len(word_lists.plain(text)) == len(text)


def test_both_files_hold_the_same_groups() -> None:
    groups = [
        {name for name in word_lists._groups(code) if not name.startswith("list.")} for code in word_lists.LANGUAGES
    ]
    assert groups[0] == groups[1]


def test_no_term_stands_twice_in_a_group() -> None:
    for code in word_lists.LANGUAGES:
        terms = [(name, term) for name, listed in word_lists._groups(code).items() for term in listed]
        assert sorted(terms) == sorted(set(terms)), f"{code}: {sorted({t for t in terms if terms.count(t) > 1})}"


@pytest.mark.parametrize("name", ["words_en", "words_fr", "clauses_en", "clauses_fr"])
def test_lists_read_as_json_are_those_that_toml_holds(name: str) -> None:
    def flat(tree: dict[str, object], start: str = "") -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in tree.items():
            found |= flat(value, f"{start}{key}.") if isinstance(value, dict) else {start + key: value}
        return found

    assert word_lists.listed(name) == flat(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))
