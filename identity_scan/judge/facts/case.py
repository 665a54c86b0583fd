"""One result under judgement: what is read, what is known, what was found so far; and the sentences that tell facts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from identity_scan.judge.facts.page_kind import Page
from identity_scan.judge.reading.known import Known
from identity_scan.judge.reading.marked import Mark, Marked, Text
from identity_scan.model import Disclosure, Verdict
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_LONGEST = 140

SENTENCES: Final[Mapping[str, str]] = {
    "home_address": later("Shows a home street address: {words}."),
    "home_area": later("Tells where home is, more closely than the city: {words}."),
    "private_phone": later("Shows a private phone number: {words}."),
    "private_email": later("Shows a private e-mail address: {words}."),
    "work_contact": later("Shows how to reach you at work: {words}."),
    "work_location": later("Tells where you work: {words}."),
    "workplace_schedule": later("Tells when you are at work or away: {words}."),
    "date_of_birth": later("Shows a full date of birth: {words}."),
    "age_or_birth_year": later("Tells an age or a year of birth: {words}."),
    "family_members": later("Names or speaks of family: {words}."),
    "child_identity": later("Shows or describes a child: {words}."),
    "child_first_name": later("Names a child: {words}."),
    "relationship_status": later("Tells of a relationship: {words}."),
    "daily_routine": later("Tells where you can be found, and when: {words}."),
    "health_self": later("Speaks of your own health: {words}."),
    "family_health": later("Speaks of the health of someone in your family: {words}."),
    "finances": later("Speaks of money: {words}."),
    "political_affiliation": later("Shows a party or a political side: {words}."),
    "activism": later("Shows you taking part in a cause: {words}."),
    "religion": later("Speaks of faith or a congregation: {words}."),
    "substance_use": later("Speaks of drinking or drugs: {words}."),
    "intimate_life": later("Speaks of dating or intimate life: {words}."),
    "client_info": later("Seems to tell of a client or a case: {words}."),
    "client_testimonial": later("Uses a client's praise: {words}."),
    "testimonial": later("Praises your work: {words}."),
    "negative_review": later("Criticizes your work in public: {words}."),
    "discipline": later("Speaks of a discipline finding: {words}."),
    "complaint_record": later("Speaks of a complaint or a hearing: {words}."),
    "professional_criticism": later("Criticizes how you work, by name: {words}."),
    "employer_criticism": later("Criticizes an employer, colleagues or the workload: {words}."),
    "publication": later("Shows professional writing, teaching or research: {words}."),
    "opinion_professional": later("Shows you speaking or quoted in your role: {words}."),
    "education_history": later("Tells where or when you studied: {words}."),
    "role_credential": later("Names your work, title or employer: {words}."),
    "wrong_or_outdated_role": later(
        "Lists you at a place that stands after your present employer in what you told: {words}. Is it still right?"
    ),
    "account_handle": later("Shows a user name that can join your accounts: {words}."),
    "leisure": later("Shows what you do in your free time: {words}."),
    "social_ties": later("Shows friends, followers or groups: {words}."),
    "photo_face": later("Probably shows your picture: {words}."),
    "threat_or_doxxing": later("Exposes or threatens you: {words}."),
    "demeaning_content": later("Speaks with contempt of a group of people: {words}."),
    "criminal_or_police": later("Speaks of police or a crime: {words}."),
    "court_private_matter": later("Speaks of a court matter in private life: {words}."),
    "false_information": later("A generated answer says this; it can be false: {words}."),
    "impersonation": later("Seems to pose as you: {words}."),
}


@dataclass
class Case:
    """A result while its facts are being read; `found` and `flags` grow as detectors report."""

    reading: Marked
    me: Known
    page: Page
    today: date
    verdict: Verdict = Verdict.ME
    found: dict[str, Disclosure] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    @property
    def stranger(self) -> bool:
        """The result is about somebody else: what the worker told is no help in reading it."""
        return self.verdict is Verdict.NOT_ME

    def is_kind(self, *kinds: str) -> bool:
        """Tell whether the page is of one of these kinds."""
        return self.page.kind in kinds

    def has(self, *groups: str) -> bool:
        """Tell whether titles or snippets hold a word of one of these groups."""
        return self.reading.first(*groups) is not None


def tell(kind: str, mark: Mark, more: str = "") -> Disclosure:
    """Say that a place in the result shows a fact, with its words and the sentence."""
    words = (more or mark.words)[:_LONGEST]
    return Disclosure(kind, words, mark.where, _(SENTENCES[kind]).format(words=words.rstrip(".")))


def whole(case: Case) -> Mark:
    """Return the title, or the first text there is, as a mark, for a fact that the kind of page itself tells."""
    passage = next((text for text in case.reading.texts if text.text.strip()), case.reading.address)
    return Mark(passage, 0, len(passage.text))


def sequences(passage: Text, phrase: str) -> Iterator[Mark]:
    """Yield where a folded phrase stands in a passage, as whole words."""
    wanted = phrase.split()
    row = passage.tokens
    if wanted and wanted[0] in passage.plain:
        for place in range(len(row) - len(wanted) + 1):
            if all(row[place + i].text == word for i, word in enumerate(wanted)):
                yield Mark(passage, row[place].start, row[place + len(wanted) - 1].end)


def everywhere(case: Case, phrase: str, *, address: bool = False) -> Iterator[Mark]:
    """Yield where a folded phrase stands in the titles and snippets, and if wanted in the address."""
    for passage in (*case.reading.texts, case.reading.address) if address else case.reading.texts:
        yield from sequences(passage, phrase)


def anywhere(case: Case, phrase: str, *, address: bool = False) -> Mark | None:
    """Return the first place of `everywhere`."""
    return next(everywhere(case, phrase, address=address), None)


_NAME_AFTER = re.compile(r"\s{1,2}((?:[A-ZÀ-Ý][\w'’.-]*)(?:\s[A-ZÀ-Ý][\w'’-]*)?)")


def name_after(mark: Mark) -> str:
    """Return the capitalised word or two right after a mark, empty if there are none."""
    match = _NAME_AFTER.match(mark.passage.text, mark.end)
    return match[1] if match else ""


def before(mark: Mark, words: int = 1) -> tuple[str, ...]:
    """Return the plain words right before a mark."""
    row = [token.text for token in mark.passage.tokens if token.end <= mark.start]
    return tuple(row[-words:])


def near(mark: Mark, group: str, signs: int = 40) -> Mark | None:
    """Return a mark of a group at most so many signs away in the same passage."""
    for match in mark.passage.marks.get(group, ()):
        if (
            match.start - mark.end <= signs
            and mark.start - match.end <= signs
            and (match.start, match.end) != (mark.start, mark.end)
        ):
            return Mark(mark.passage, match.start, match.end, group)
    return None


def together(case: Case, one: str, other: str) -> Iterator[tuple[Mark, Mark]]:
    """Yield marks of two groups that stand in one passage."""
    for mark in case.reading.marks(one):
        other_mark = near(mark, other, signs=400)
        if other_mark:
            yield mark, other_mark


def around(mark: Mark, signs: int = 70) -> str:
    """Return a mark with the words around it, no farther than its sentence and so many signs either way."""
    text = mark.passage.text
    start = max(text.rfind(". ", 0, mark.start) + 2 if ". " in text[: mark.start] else 0, mark.start - signs)
    end = min(len(text), mark.end + signs)
    start = text.find(" ", start, mark.start) + 1 if start and text[start - 1] != " " else start
    end = text.rfind(" ", mark.end, end) if end < len(text) and " " in text[mark.end : end] else end
    return text[start:end].strip(" .,;")
