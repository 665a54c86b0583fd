"""Steps name both codes of ethics, and each value by its own title in the worker's language."""

import re

from identity_scan import facts
from identity_scan.advice import codes
from identity_scan.speech import language


def test_a_value_is_named_in_both_codes_by_its_own_title() -> None:
    said = codes.values("s.5 Consultation; Value 4; 2.4.1")
    assert "(2005), value 4: Integrity in Professional Practice" in said
    assert "(2024), value 5: Preserving Integrity in Professional Practice" in said


def test_the_titles_are_those_of_the_codes_in_french() -> None:
    language.use("fr-CA")
    said = codes.values("s.4 Value 5; 1.1.4")
    assert "Confidentialité dans l’exercice de la profession" in said
    assert "Préserver la vie privée et la confidentialité" in said


def test_every_value_that_the_actions_cite_is_named_once() -> None:
    citing = 0
    for action in facts.actions().values():
        said = codes.values(action.guideline)
        cited = re.findall(r"\d", " ".join(re.findall(r"Values? (\d(?:, \d)*)", action.guideline)))
        assert said.count("(2005)") == said.count("(2024)") == len(set(cited))
        citing += bool(said)
    assert citing > 20
    assert codes.values("s.5 Boundaries") == ""
