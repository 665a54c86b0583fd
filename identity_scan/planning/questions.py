"""The three questions that are put to each assistant: fixed, shown before, no others.

The worker's name is in each; town and trade can be left out. Nothing else of them is told to a company that answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from identity_scan.facts.assistants import Assistant, assistants, invented, table
from identity_scan.model import Person, Safety

__all__ = ["REACH", "Assistant", "Question", "assistants", "invented", "questions"]

REACH: Final = "reach"
"""The question that asks where the worker is; it is left out for whoever is threatened."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions, in the worker's language."""

    id: str
    text: str


def questions(person: Person, *, town: bool = True, trade: bool = True) -> tuple[Question, ...]:
    """Return the questions for a worker, in their language; two where they are threatened (S2).

    Without `town` or `trade` that word is left out; one that they did not give is left out in any case.
    """
    language = "fr" if person.language.startswith("fr") else "en"
    where = _town(person) if town else ""
    what = _trade(person) if trade else ""
    forms: Mapping[str, Mapping[str, str]] = table()["question"]
    return tuple(
        Question(name, _filled(form[language], person.name, what, where))
        for name, form in forms.items()
        if name != REACH or person.safety is not Safety.THREAT
    )


def _filled(form: str, name: str, trade: str, town: str) -> str:
    for part, word in (("{trade}", trade), ("{town}", town)):
        if not word:
            form = form.replace(f", {part}", "").replace(f" in {part}", "").replace(f" à {part}", "")
    if "{town}" in form and not trade:
        form = form.replace(" in {town}", ", {town}").replace(" à {town}", ", {town}")
    return form.format(name=name, trade=trade, town=town)


def _trade(person: Person) -> str:
    told = person.professions[0].partition(",")[0].strip() if person.professions else ""
    told = told.partition("(")[0].strip()
    return told[:1].lower() + told[1:] if told[:2] != told[:2].upper() else told


def _town(person: Person) -> str:
    return person.places[0].partition(",")[0].strip() if person.places else ""
