"""The papers that the guideline asks for, filled from what the worker told and decided; every gap is marked.

Nothing about a client is known here: whatever concerns one is an empty line, filled in by hand outside the program.
"""

import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from identity_scan.advice import authorities
from identity_scan.model import Handling, Judged, Life, Link, Safety, Status, Verdict
from identity_scan.person.invented import is_invented
from identity_scan.present import words
from identity_scan.present.blocks import Block, Fact, Heading, Room, Row, Sentence, Sheet, Tone
from identity_scan.present.finding import place
from identity_scan.present.guideline import both_codes
from identity_scan.present.paper_book import NAMES as NAMES
from identity_scan.present.paper_book import TO_DO as TO_DO
from identity_scan.present.paper_book import Known as Known
from identity_scan.present.paper_book import book
from identity_scan.present.paper_book import check as check
from identity_scan.present.paper_book import gathered as gathered
from identity_scan.present.paper_book import titles as titles
from identity_scan.present.report_parts import Part
from identity_scan.speech import address, language
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, quoted
from identity_scan.speech.text import clean, said

if TYPE_CHECKING:
    pass

FILL_IN: Final = later("Whatever is in [brackets], and every empty line, is for you to fill in or cross out.")
_THREATENED: Final = later(
    "You said that somebody is threatening you: show this to your employer or your advocate before you "
    "give it to anybody."
)
_AGENCY: Final = "policy_agency"
_GIVEN: Final = frozenset({"policy", _AGENCY})
_MOST: Final = 8
_MARK: Final = re.compile(r"(\?\d? |- |\[\] |! |@)")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, ready to be laid out in any form."""

    name: str
    title: str
    subtitle: str
    """That it is to be finished, and how a gap is marked."""
    banner: str
    """That all of it is invented; empty on a worker's own."""
    before: str
    """What to see to before it is used."""
    for_others: bool
    """It is handed out as it stands: what is said to the worker is left out of the file."""
    language: str
    parts: tuple[Part, ...]


def paper(name: str, known: Known, tongue: str = "", *, agency: bool = False) -> Paper:
    """Return a paper, filled as far as that goes; `agency` gives the policy for a whole team.

    `tongue` is a tag such as fr-CA; the language in use if it is left out.
    """
    check(name)
    before = language.in_use()
    language.use(tongue or before)
    try:
        return _written(_AGENCY if agency and name == "policy" else name, known)
    finally:
        language.use(before)


def _written(name: str, known: Known) -> Paper:
    tag, whose = language.in_use(), known.person
    if whose is not None:
        known = replace(known, person=replace(whose, language=tag))
    texts = book(tag)
    row, fields = texts[name], _fields(known, texts["blank"])
    made = partial(_blocks, known, fields, texts["blank"])
    parts = (
        Part(f"{name}-{n}", part["title"], tuple(block for line in part["lines"] for block in made(line)))
        for n, part in enumerate(row["part"], 1)
    )
    marked = _("{name} is an invented person: all of this is marked so.")
    banner = marked.format(name=whose.name) if whose and is_invented(whose) else ""
    before = row["before"]
    if name in _GIVEN and whose and whose.safety is Safety.THREAT:
        before = f"{_(_THREATENED)} {before}"
    return Paper(name, row["title"], _(FILL_IN), banner, before, name in _GIVEN, tag, tuple(parts))


# -- what is filled in ------------------------------------------------------------------------------------------------


def _fields(known: Known, blank: Mapping[str, str]) -> dict[str, str]:
    """What is known of each thing, and the blank that stands for it where nothing is."""
    whose = known.person
    told = {"today": words.day(known.today)}
    told |= {name: words.day(day) for name, day in (("last", known.last), ("next", known.next)) if day}
    if whose is not None:
        one = {
            "name": (whose.name,),
            "work": whose.professions,
            "employer": whose.employers,
            "phone": whose.work_phones,
            "email": whose.work_emails,
            "wish": (whose.portrayal,),
            "regulator": (authorities.regulator(whose),),
            "standard": (authorities.standard(whose),),
        }
        told |= {name: clean(given[0], 400) for name, given in one.items() if given and given[0]}
    return {**blank, **told}


def _blocks(known: Known, fields: Mapping[str, str], blank: Mapping[str, str], line: str) -> Iterator[Block]:
    sign = mark[0] if (mark := _MARK.match(line)) else ""
    if sign == "@":
        name = line.removeprefix(sign)
        yield from tuple(_LISTS[name](known)) or (Row(blank[name]),)
        return
    text = string.Template(line.removeprefix(sign)).substitute(fields)
    if sign.startswith("?"):
        yield from (Sentence(text), Room(int(sign[1:].strip() or 1)))
    elif sign in ("- ", "[] "):
        yield Row(text, code="to-tick" if sign == "[] " else "")
    else:
        yield Sentence(text, Tone.STRONG if sign == "! " else Tone.PLAIN)


# -- the lists --------------------------------------------------------------------------------------------------------


def _accounts(known: Known) -> Iterator[Row]:
    """The worker's own accounts: those that a search shows with the life they show, then those that were only told."""
    own = {j.finding.site: j for j in reversed(known.judged) if _is_account(j)}
    for site, judged in tuple(reversed(own.items()))[:_MOST]:
        life = judged.exposure.verdict
        yield Row(site, (_(_FOR[life]), _handled(judged) or _("[keep it, or close it]")))
    told = known.person.accounts if known.person else ()
    for url in (url for url in told if address.site(url) not in own):
        yield Row(address.shown(url), (_("for: [whom]"), _("[keep it, or close it]")))


def _is_account(judged: Judged) -> bool:
    return judged.identity.verdict is Verdict.ME and judged.control == "self"


_FOR: Final[Mapping[Life, str]] = {
    Life.PROFESSIONAL: later("professional, for everybody"),
    Life.PERSONAL: later("personal, for: [whom]"),
    Life.MIXED: later("mixes both lives, for: [whom]"),
    Life.UNCLEAR: later("for: [whom]"),
}


def _handled(judged: Judged) -> str:
    decision = judged.decision
    if decision is None or decision.handling is not Handling.KEEP:
        return ""
    return (
        _("kept on purpose: {why}").format(why=quoted(said(decision.note))) if decision.note else _("kept on purpose")
    )


_TOLD: Final = (Status.DONE, Status.WAITING, Status.DOING)


def _decided(known: Known) -> Iterator[Row]:
    """What the worker said: pages that are kept on purpose, then steps that are done, wait or are begun."""
    for judged in [j for j in known.judged if _handled(j) and not _is_account(j)][:_MOST]:
        yield Row(judged.finding.site, (_handled(judged),))
    steps = [card for card in known.cards if card.said is not None and card.said.status in _TOLD]
    for card in sorted(steps, key=lambda card: _TOLD.index(card.said.status))[:_MOST]:  # type: ignore[union-attr]
        where = card.judged.finding.site if card.judged else ""
        assert card.said is not None
        yield Row(_(card.action.title), tuple(filter(None, (where, _stands(card.said.status, card.said.since)))))


def _stands(status: Status, since: date) -> str:
    return _("{state} since {day}").format(state=words.status(status), day=words.day(since))


def _advice(known: Known) -> Iterator[Row]:
    """Where the worker's own regulator is asked; none where it is not known."""
    if known.person is not None and authorities.regulator(known.person):
        yield from map(_row, authorities.OF_THE_PERSON["advice"](known.person))


def _row(link: Link) -> Row:
    told = place(link)
    return Row(told.name or told.shown, tuple(filter(None, (told.shown if told.name else "", told.note))))


_LISTS: Final[Mapping[str, Callable[[Known], Iterator[Block]]]] = {
    "accounts": _accounts,
    "decided": _decided,
    "advice": _advice,
    "codes": lambda _known: iter((both_codes(),)),
}


# -- as a screen shows it ---------------------------------------------------------------------------------------------


def preview(paper: Paper, rule: str = "") -> Sheet:
    """Return a paper as a face shows it before it is written, with what to see to first.

    `rule` is drawn for an empty line; without it, that a line is empty is said in words.
    """
    head = (Sentence(paper.before, Tone.QUIET), Sentence(paper.subtitle, Tone.QUIET))
    marked = (Sentence(paper.banner, Tone.WARNING),) if paper.banner else ()
    return (*marked, *head, *(block for part in paper.parts for block in _shown(part, rule)))


def _shown(part: Part, rule: str) -> Iterator[Block]:
    if part.title:
        yield Heading(part.title)
    for block, after in zip(part.says, (*part.says[1:], None), strict=True):
        if isinstance(block, Room):
            yield from (Row(rule),) if rule else ()
        elif isinstance(block, Sentence) and isinstance(after, Room) and not rule:
            yield Fact(block.text, _("an empty line, to write on"))
        else:
            yield block
