"""Letters ready to copy, filled from a finding: to a site, an engine, an employer, a family, a commissioner.

Nothing is ever sent. A letter holds nothing of the person but what the page itself shows: the name in the form that
stands there, and its own words. Everything else is left in [brackets] for the worker to fill in or strike out.
"""

import re
import string
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from identity_scan import facts
from identity_scan.advice import roads
from identity_scan.facts import FOLDER
from identity_scan.model import Action, Judged, NameKind, Person, Verdict
from identity_scan.person.person_file import name_forms
from identity_scan.person.provinces import Province, province
from identity_scan.speech import address
from identity_scan.speech.text import clean, fold, holds

_TITLE, _WORDS, _ADDRESS = 160, 200, 1_000
_MOST_WORDS = 3
_LINE: Final = re.compile(r"(?<=[.!?…])\s+|\s[·•|]\s")
"""Where one line of a snippet ends and the next begins."""
_UNQUOTED: Final = frozenset(
    {
        "client_info",
        "client_testimonial",
        "testimonial",
        "negative_review",
        "professional_criticism",
        "threat_or_doxxing",
        "impersonation",
        "demeaning_content",
        "employer_criticism",
        "complaint_record",
        "discipline",
    }
)
"""Facts whose words no letter repeats: that could confirm a client, or spread what hurts (EDM-02, PRIV-01)."""
_NAMES: Final = (
    NameKind.FULL,
    NameKind.ACCENTS,
    NameKind.OTHER,
    NameKind.NICKNAME,
    NameKind.SURNAME_FIRST,
    NameKind.INITIALS,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to copy."""

    id: str
    title: str
    """What it is for, in words."""
    subject: str
    body: str
    before: str = ""
    """What to see to before it is sent; not part of the letter."""

    @property
    def text(self) -> str:
        """The subject and the body, as they are copied."""
        return f"{self.subject}\n\n{self.body}"


def fitting(judged: Judged, action: Action, person: Person, language: str = "") -> tuple[Letter, ...]:
    """Return the letters that fit an action for one finding, the most useful first; none where no letter helps.

    `language` is a tag such as fr-CA; the person's own if it is left out.
    """
    if judged.identity.verdict is Verdict.UNSURE:
        return ()
    ids = roads.way(action.id).letters
    allowed = [name for name in ids if _allowed(_rules(name), judged, person)]
    # Where no letter is made for this kind of page, a general one is better than none.
    chosen = [name for name in allowed if _suits(_rules(name), judged)] or [
        name for name in allowed if _rules(name).get("general")
    ]
    return tuple(write(name, judged, person, language) for name in chosen)


def names() -> tuple[str, ...]:
    """Return the ids of all letters."""
    return tuple(_book("en")["letter"])


def write(name: str, judged: Judged, person: Person, language: str = "") -> Letter:
    """Return one letter, filled from the finding; KeyError for an id that is none."""
    book = _book("fr" if (language or person.language).lower().startswith("fr") else "en")
    row = book["letter"][name]
    fields = _fields(judged, person, book)
    return Letter(
        id=name,
        title=row["title"],
        subject=clean(_fill(row["subject"], fields)),
        body=_tidy(_fill(row["body"], fields)),
        before=row["before"],
    )


def about_answer(asked: str, person: Person, language: str = "") -> Letter:
    """Return the letter about an answer of an assistant; `asked` is the question that it answered."""
    french = (language or person.language).lower().startswith("fr")
    book, here = _book("fr" if french else "en"), province(person)
    row, law = book["letter"]["ai"], (here.loi if french else here.law) if here else ""
    fields = {"name": person.name, "law": law or book["phrases"]["law"]}
    body = _fill(row["body"], fields).replace(f"    {person.name}", f"    {clean(asked, _TITLE)}", 1)
    return Letter("ai", row["title"], clean(row["subject"]), _tidy(body), row["before"])


@cache
def _book(language: str) -> Mapping[str, Any]:
    book: Mapping[str, Any] = tomllib.loads((FOLDER / f"letters_{language}.toml").read_text("utf-8"))
    return book


# -- which letter fits ------------------------------------------------------------------------------------------------


def _rules(name: str) -> Mapping[str, Any]:
    rules: Mapping[str, Any] = roads.table()["letter"][name]
    return rules


def _allowed(rules: Mapping[str, Any], judged: Judged, person: Person) -> bool:
    if judged.identity.verdict not in rules.get("verdict", [Verdict.ME]):
        return False
    return all(test(rules[condition], judged, person) for condition, test in _TESTS.items() if condition in rules)


def _suits(rules: Mapping[str, Any], judged: Judged) -> bool:
    kinds, sites = rules.get("kinds", ()), rules.get("sites", ())
    if not kinds and not sites:
        return True
    return judged.page_kind in kinds or facts.site_kind(address.host(judged.finding.url)) in sites


def _in_province(wanted: list[str], person: Person) -> bool:
    here = province(person)
    named = {p for row in roads.table()["letter"].values() for p in row.get("provinces", ()) if p != "other"}
    return here.code in wanted if here and here.code in named else "other" in wanted


def _shows(judged: Judged) -> set[str]:
    return {d.kind for d in judged.disclosures}


_TESTS: Final[Mapping[str, Callable[[list[str], Judged, Person], bool]]] = {
    "except": lambda wanted, judged, person: judged.page_kind not in wanted,
    "control": lambda wanted, judged, person: judged.control in wanted,
    "facts": lambda wanted, judged, person: bool(_shows(judged) & set(wanted)),
    "without": lambda wanted, judged, person: not _shows(judged) & set(wanted),
    "provinces": lambda wanted, judged, person: _in_province(wanted, person),
}

# -- what stands in it ------------------------------------------------------------------------------------------------


def page_text(judged: Judged) -> str:
    """Return everything that the results show of a page: its titles, snippets and addresses."""
    finding = judged.finding
    seen = [text for s in finding.sightings for text in (s.title, s.snippet, s.url)]
    return " ".join((finding.title, finding.snippet, finding.url, *seen))


def _fields(judged: Judged, person: Person, book: Mapping[str, Any]) -> dict[str, str]:
    french = book is _book("fr")
    here, phrases = province(person), book["phrases"]
    url = judged.finding.url
    lines: Mapping[str, str] = book["wanted"]
    asked, words = _asked(judged, lines), _words(judged, lines, phrases["quote"])
    return {
        "page": clean(url, _ADDRESS) if address.is_web(url) else "",
        "title": clean(judged.finding.title, _TITLE) or phrases["title"],
        "site": clean(judged.finding.site, _TITLE),
        "name": _name(judged, person) or phrases["name"],
        "shown": _fill(phrases["shown"], {"words": words}) if words else "",
        "wanted": _listed((*(asked or [lines["any"]]), *lines["easy"].split("\n"))),
        "asked": _fill(phrases["asked"], {"lines": _listed(asked)}) if asked else "",
        "law": _law(judged, here, french) or phrases["public" if judged.control == "record" else "law"],
        "authority": book["authority"].get(here.code if here else "", book["authority"]["other"]),
    }


def _law(judged: Judged, here: Province | None, french: bool) -> str:
    """The law of the province for companies; a public record is kept by those under another, which we do not name."""
    if here is None or judged.control == "record":
        return ""
    return here.loi if french else here.law


def _fill(template: str, fields: Mapping[str, str]) -> str:
    """Fill in one pass: what a page says is never read as a template."""
    return string.Template(template).substitute(fields)


def _words(judged: Judged, asked: Collection[str], quote: str) -> str:
    """The lines of the page that show what is asked to be changed, quoted; only what stands in the results."""
    lines = [part for text in (judged.finding.title, judged.finding.snippet) for part in _LINE.split(clean(text))]
    silent = [d.text.casefold() for d in judged.disclosures if d.kind in _UNQUOTED and d.text]
    spoken = [d.text.casefold() for d in judged.disclosures if d.kind in asked and d.kind not in _UNQUOTED and d.text]
    shown = (
        line
        for words in spoken
        for line in lines
        if words in line.casefold() and not any(hush in line.casefold() for hush in silent)
    )
    quoted = [_fill(quote, {"text": clean(line, _WORDS)}) for line in dict.fromkeys(shown)]
    return "\n    ".join(quoted[:_MOST_WORDS])


def _asked(judged: Judged, lines: Mapping[str, str]) -> list[str]:
    """The changes that the facts of the page ask for, without repetition."""
    return list(dict.fromkeys(lines[d.kind] for d in judged.disclosures if d.kind in lines))


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"    - {line}" for line in lines)


def _name(judged: Judged, person: Person) -> str:
    """The name in the first of its forms that the page shows, so that no letter tells a form that the site lacks."""
    folded = fold(page_text(judged))
    forms = sorted(name_forms(person), key=lambda form: _NAMES.index(form.kind))
    shown = next((form for form in forms if holds(folded, fold(form.text))), None)
    if shown is None:
        return ""
    surname, comma, given = shown.text.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma else shown.text


def _tidy(body: str) -> str:
    """No more than one empty line in a row, none at the ends; a field may have been empty."""
    lines = [line.rstrip() for line in body.strip().splitlines()]
    return "\n".join(line for n, line in enumerate(lines) if line or (n and lines[n - 1]))
