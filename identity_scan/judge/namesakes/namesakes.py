"""Which results speak of one and the same other person, so that one key settles them all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from identity_scan.judge.identity.likeness import Row
from identity_scan.judge.identity.study import Study, study
from identity_scan.judge.identity.weighing import model
from identity_scan.judge.namesakes.namesake_groups import grouped
from identity_scan.model import Decision, Finding, Identity, Namesake, Person, Said, Verdict
from identity_scan.person.lexicon import places, trades
from identity_scan.person.names import Form, Mention
from identity_scan.person.reading import Reading
from identity_scan.speech.sentences import SENTENCES
from identity_scan.speech.telling import say

_REACH = 8
"""Within how many words of the name a trade or a place is said of its bearer."""


def group(
    findings: Sequence[Finding],
    identities: Sequence[Identity],
    person: Person,
    decisions: Mapping[str, Decision] = {},
) -> tuple[Namesake, ...]:
    """Return the results that are not the worker's, or unsure, grouped by the person they speak of, the largest first.

    Every such result is in exactly one group; results the worker called theirs are in none. Ids hold within a scan.
    """
    read = study(findings, person)
    others = [n for n, identity in enumerate(identities) if identity.verdict is not Verdict.ME]
    place = {n: k for k, n in enumerate(others)}
    links = [Row((place[m], odds) for m, odds in read.links[n] if m in place) for n in others] if others else []
    sketches = [read.likeness.sketches[n] for n in others]
    found = []
    for members in grouped(links, sketches, model()):
        inside = [others[k] for k in members]
        ids = tuple(dict.fromkeys(findings[n].id for n in inside))
        found.append(Namesake(f"person-{ids[0]}", _label(inside, read, person), ids))
    return _once(found)


def _once(found: Iterable[Namesake]) -> tuple[Namesake, ...]:
    """Drop ids that stand in an earlier group already, and groups that are left with none."""
    seen: set[str] = set()
    kept = []
    for one in found:
        ids = tuple(i for i in one.findings if i not in seen)
        seen.update(ids)
        if ids:
            kept.append(Namesake(one.id, one.said, ids))
    return tuple(kept)


# -- what a group is called -------------------------------------------------------------------------------------------


def _label(members: Sequence[int], read: Study, person: Person) -> Said:
    """Return what a group is called: a trade, a place, both, or what else tells the person apart."""
    both = [(read.readings[n], read.mentions[n]) for n in members]
    if all(mention.form is Form.SPLIT for _reading, mention in both):
        return Said("namesake.two")
    if all(mention.form is Form.NONE for _reading, mention in both):
        return say("namesake.nameless", site=both[0][0].host or both[0][0].title.text[:40])
    trade = _common(word for reading, mention in both for word in _trades(reading, mention))
    town = _common(word for reading, mention in both for word in _towns(reading, mention))
    if trade:
        return _with_trade(trade, town)
    field = _field(members, read)
    if field and town:
        return say("namesake.who_where", who=(Said(field),), place=town)
    if field or town:
        return Said(field) if field else say("namesake.where", place=town)
    return say("namesake.site", site=both[0][0].host or (Said("namesake.no_address"),))


def _with_trade(trade: str, town: str) -> Said:
    vowel = trade[:1].lower() in "aeiou" or (trade.isupper() and trade[:1] in "FLMNRSX")
    if town:
        return say("namesake.an_in" if vowel else "namesake.a_in", trade=trade, place=town)
    return say("namesake.an" if vowel else "namesake.a", trade=trade)


def _common(words: Iterable[str]) -> str:
    """Return the commonest word, the first of equals; empty if there is none."""
    counted = Counter(words)
    return max(counted, key=lambda word: counted[word]) if counted else ""


def _trades(reading: Reading, mention: Mention) -> Iterator[str]:
    found: dict[str, str] = {}
    for part in reading.passages:
        spots = [(s, e) for in_title, s, e in mention.spots if in_title == (part is reading.title)]
        for start, end, phrase in part.trades:
            beside = any(start == e or end == s for s, e in spots)
            near = any(-_REACH <= start - e <= _REACH or -_REACH <= s - end <= _REACH for s, e in spots)
            kinds = [t for t in trades()[phrase] if t.person and not t.degree]
            own = any(s <= start < e for s, e in spots)
            if kinds and not own and (beside or ((near or start < 4) and not all(t.beside for t in kinds))):
                found.setdefault(phrase, part.quote(start, end))
    yield from (words if words.isupper() and len(words) < 5 else words.lower() for words in found.values())


def _towns(reading: Reading, mention: Mention) -> Iterator[str]:
    found: dict[str, str] = {}
    for part in reading.passages:
        spots = [(s, e) for in_title, s, e in mention.spots if in_title == (part is reading.title)]
        for start, end, phrase in part.places:
            near = start == 0 or any(-_REACH <= start - e <= _REACH or -_REACH <= s - end <= _REACH for s, e in spots)
            if near and part.raw(start)[:1].isupper() and not any(s <= start < e for s, e in spots):
                found.setdefault(places()[phrase][0].kind, part.quote(start, end))
    yield from (found[kind] for kind in ("town", "region", "country") if kind in found)


def _field(members: Sequence[int], read: Study) -> str:
    """Return the code of what a group's field of work is called, empty if no field prevails."""
    total: dict[str, float] = defaultdict(float)
    for n in members:
        for field, amount in read.likeness.sketches[n].fields.items():
            total[field] += amount
    field, amount = max(total.items(), key=lambda item: item[1], default=("", 0.0))
    code = f"namesake.field_{field}"
    return code if code in SENTENCES and amount >= 0.5 * len(members) else ""
