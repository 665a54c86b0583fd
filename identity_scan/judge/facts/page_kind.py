"""What kind of page a result is, who can change it, how hard that is, how near it lets a client come (SEVERITY 1)."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from identity_scan import facts
from identity_scan.facts import word_lists
from identity_scan.judge.facts.page_words import is_notice, local, named_site, of_namesakes, writer, wrote
from identity_scan.judge.reading.clauses import line, presents
from identity_scan.judge.reading.known import Known, own_practice
from identity_scan.judge.reading.marked import Marked
from identity_scan.judge.reading.patterns import BODY, ME, first, patterns
from identity_scan.model import HitKind
from identity_scan.person.practice import is_practice
from identity_scan.speech.text import fold

_HOST, _SHORT_HOST, _PATH, _TITLE, _SNIPPET, _SITE = 3.0, 1.5, 2.0, 2.0, 1.0, 3.0
_ENOUGH = 2.0
_HOSTILE = 2.5
"""For each accusing word from the second on: what a page says makes it hostile, wherever it stands."""
SOCIAL = frozenset(
    {
        "profile",
        "account",
        "post",
        "group",
        "video",
        "network",
        "blog",
        "dating",
        "forum",
        "music",
        "books",
        "code",
        "fitness",
    }
)
"""Kinds of page where somebody has an account of their own."""
OWN_VOICE = frozenset({"post", "blog", "video", "profile", "podcast", "fundraiser", "group", "forum", "letter"})
"""Kinds of page where the worker may be the one who speaks."""
WORKING = frozenset(
    [
        "staff",
        "register",
        "discipline",
        "decision",
        "directory",
        "network",
        "scholar",
        "publication",
        "thesis",
        "event",
        "review",
        "practice",
        "award",
        "committee",
    ]
)
PRIVATE = frozenset(
    [
        "people_search",
        "wedding",
        "obituary",
        "race",
        "club",
        "listing",
        "petition",
        "fundraiser",
        "donation",
        "yearbook",
        "dating",
        "fitness",
        "music",
        "books",
        "genealogy",
        "property",
        "group",
        "church",
        "court_private",
    ]
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page of pages.toml."""

    name: str
    life: str
    control: str
    change: str
    near: str
    face: bool = False
    needs: str = ""
    host: tuple[str, ...] = ()
    path: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before its facts are read."""

    kind: str
    life: str
    control: str
    change: str
    near: str
    face: bool
    own: bool
    """The worker is the one who speaks there: their account, their post, their name as its author."""


@cache
def _tables() -> tuple[Mapping[str, Kind], tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]]:
    data = tomllib.loads((facts.FOLDER / "pages.toml").read_text("utf-8"))
    rules = tuple((tuple(row["host"]), re.compile(row["path"]), row["kind"]) for row in data.pop("address"))
    return {name: _kind(name, row) for name, row in data.items()}, rules


def _kind(name: str, row: Mapping[str, Any]) -> Kind:
    return Kind(
        name=name,
        life=row["life"],
        control=row["control"],
        change=row["change"],
        near=row["near"],
        face=row.get("face", False),
        needs=row.get("needs", ""),
        host=tuple(row.get("host", ())),
        path=frozenset(row.get("path", ())),
        sites=frozenset(row.get("sites", ())),
    )


def kinds() -> Mapping[str, Kind]:
    """Return the kinds of page by code."""
    return _tables()[0]


@lru_cache(maxsize=4096)
def _from_host(host: str) -> tuple[tuple[str, float], ...]:
    """Return what a host alone says of the kind: its parts, and the kind of site the tables know it by."""
    points: dict[str, float] = defaultdict(float)
    known = _site_kind(host)
    name = host.rpartition(".")[0] + "." + host.rpartition(".")[2]
    for kind in kinds().values():
        cues = [cue for cue in kind.host if cue in name]
        points[kind.name] += max((_HOST if len(cue) > 4 else _SHORT_HOST for cue in cues), default=0.0)
        points[kind.name] += 0.5 * max(0, len(cues) - 1)
        points[kind.name] += _SITE if known in kind.sites else 0.0
    return tuple((name, value) for name, value in points.items() if value)


def _site_kind(host: str) -> str | None:
    """Return the kind of a site; a brand under another country's suffix is the same brand."""
    found = facts.site_kind(host)
    labels = host.split(".")
    if found or len(labels) < 2 or len(labels[-2]) < 6:
        return found
    return next((kind for end in ("com", "ca", "org", "net") if (kind := facts.site_kind(f"{labels[-2]}.{end}"))), None)


@cache
def _profiles() -> Mapping[str, str]:
    """Return, by domain, the look of a person's page on each platform, to be compiled where one is asked for."""
    rows = ((row.get("all_domains", "").split(), row.get("profile_url_regex", "")) for row in facts.platforms())
    return {domain: regex for domains, regex in rows if regex for domain in domains}


def _is_profile(reading: Marked) -> bool:
    """Tell whether a platform of the tables shows a person at this address."""
    labels = reading.host.split(".")
    regex = next((found for i in range(len(labels) - 1) if (found := _profiles().get(".".join(labels[i:])))), None)
    return bool(regex and re.match(regex, reading.finding.url[:500]))


def classify(reading: Marked, me: Known) -> str:
    """Return the code of the kind of page, `page` if nothing tells it."""
    if reading.finding.kind is HitKind.GENERATED:
        return "generated"
    for hosts, path, kind in _tables()[1]:
        if any(part in reading.host for part in hosts) and path.search(reading.path):
            return kind
    points = _points(reading, me)
    order = {name: -place for place, name in enumerate(kinds())}
    allowed = [name for name in points if name in order and _may(name, reading, me) and points[name] >= _ENOUGH]
    best = max(allowed, key=lambda name: (points[name], order[name]), default="page")
    if best in _CREWS and _of_free_time(reading, me):
        return "club"
    if best in _LIKE_PROGRAMMES and _is_programme(reading, me):
        return "event"
    if best == "event" and _is_department(reading, me):
        return "staff"
    if best == "publication" and (
        other := next((k for k in ("newsletter", "fitness") if _called_journal(reading, k)), "")
    ):
        return other
    if best in ("page", "article") and reading.has("publication.student") and reading.has("page.thesis"):
        return "thesis"  # "MSW thesis" is told of one only
    if best == "page" and (named_site(reading, me) or writer(reading, me)):
        return "blog"
    if best in ("network", "profile") and of_namesakes(reading):
        return "page"
    if best in ("network", "profile", "page") and _is_profile(reading):
        return best if best == "network" else "profile"
    return best


def _points(reading: Marked, me: Known) -> dict[str, float]:
    """Return how much speaks for each kind: the host, the path, the words of titles and snippets."""
    points: dict[str, float] = defaultdict(float, _from_host(reading.host))
    on_path = set(reading.address.words)
    for kind_ in kinds().values():
        points[kind_.name] += _PATH * min(2, len(kind_.path & on_path))
    for passage in reading.texts:
        weight = _TITLE if passage is reading.texts[0] else _SNIPPET
        for group in passage.marks:
            if group.startswith("page."):
                points[group[5:]] += weight * min(2, len(passage.marks[group]))
    if reading.finding.kind is HitKind.IMAGE:
        points["image"] += _HOST
    if employer_site(reading, me):
        points["staff"] += _PATH
        points["practice"] = points["practice"] if practice_site(reading, me) else 0.0
    points["decision"] += _HOST if _CITED.search(reading.title) else 0.0
    points["union"] += _HOST if re.search(local(), reading.title) else 0.0
    accusations = reading.count("hostile.word")
    points["hostile"] += _HOSTILE * accusations if accusations > 1 else 0.0
    return points


_CITED = re.compile(r"(?: (?:v|vs|c)\.? .{2,60}|^droit de la famille.*)\b(?:19|20)\d\d [a-z]{2,6} \d+")
"""How a court's decision is cited: "A v. B, 2024 ONSC 12"."""


_CREWS = ("staff", "event", "committee", "award", "practice", "page")
"""Kinds of page that a club's look like: teams, programmes and committees are those of work or of free time."""


_LIKE_PROGRAMMES = ("page", "minutes", "forum", "committee", "article")


def _is_programme(reading: Marked, me: Known) -> bool:
    """Tell whether a title heads the programme of a conference, and the text has a place in it: "D3.", "1:15 pm"."""
    lines = [line(text, me) for text in reading.texts]
    heads = any(found.search(text) for found in patterns("programme.title") for text in lines[:1])
    return heads and any(found.search(text) for found in patterns("programme.slot") for text in lines[1:])


def _is_department(reading: Marked, me: Known) -> bool:
    """Tell whether a title names a programme that an employer of the worker runs, as a department: "Cancer Program"."""
    marks = [*reading.marks("page.event")]
    alone = {word_lists.plain(mark.words).strip(" :") for mark in marks} <= word_lists.plain_words("list.programme")
    at_work = any(f" {forms[0]} " in f" {fold(reading.title)} " for forms in me.employers if forms)
    return bool(marks) and alone and at_work and reading.has("role.title", "role.credential")


def _called_journal(reading: Marked, kind: str) -> bool:
    """Tell whether the words of a journal are those of another kind: « journal interne », « d'entraînement »."""
    own = [*reading.marks(f"page.{kind}")]
    marks = [*reading.marks("page.publication")]
    return bool(marks) and all(
        any(one.passage is m.passage and one.start <= m.start and m.end <= one.end for one in own) for m in marks
    )


def _of_free_time(reading: Marked, me: Known) -> bool:
    """Tell whether a page of a team speaks of sport, stage or hobby, and not a word of social work."""
    if employer_site(reading, me) or reading.has("role.title", "role.credential", "study.school"):
        return False
    if any(" " in mark.words for mark in reading.marks("kin.parent")):  # the list of a class's parents, as of a team's
        return True
    if reading.has("role.nearby"):
        return False
    crew = reading.has("page.sport", "page.troupe", "page.club", "ties.body")
    return crew and reading.has("leisure.hobby", "page.troupe", "page.game")


_NOT_AT_WORK = frozenset(
    ("group", "profile", "account", "dating", "obituary", "wedding", "people_search", "petition", "listing", "hostile")
)
"""Kinds of page that the site of an employer does not hold."""


def _may(name: str, reading: Marked, me: Known) -> bool:
    needs = kinds()[name].needs
    if name in _NOT_AT_WORK and employer_site(reading, me):
        return False
    if name == "obituary" and _teaches_of_death(reading, me):
        return False
    if name == "review" and is_notice(reading):
        return False
    if name == "club" and _at_work(reading, me):
        return False
    if name == "review" and first("papers.notice", reading.title):
        return False  # « avis » is a review, and a notice
    return not needs or reading.first(needs) is not None


def _at_work(reading: Marked, me: Known) -> bool:
    """Tell whether a page of a team is an employer's, or names the worker with a title and no sport or stage."""
    title = f" {fold(reading.title)} "
    if any(f" {form} " in title for forms in me.employers for form in forms if " " in form):
        return True
    if not reading.has("role.credential") or reading.has("page.sport", "page.troupe", "leisure.hobby"):
        return False
    return any(_TITLED.search(line(text, me)) for text in reading.texts) and reading.has("role.title")


_TITLED = re.compile(rf"{ME},? [(]?[a-z.]{{2,6}}(?!\w)")


def _teaches_of_death(reading: Marked, me: Known) -> bool:
    """Tell whether a page about dying has the worker as its speaker or author, not among those left behind."""
    told = any(presents(line(passage, me)) for passage in reading.texts)
    return not reading.has("kin.left") and (told or reading.has("role.credential", "role.title"))


def look(reading: Marked, me: Known) -> Page:
    """Return what is known of a page: its kind and, as far as the address and the title tell, whose it is."""
    name = classify(reading, me)
    kind = kinds()[name]
    own = _own(name, reading, me)
    control, change, near = kind.control, kind.change, kind.near
    if practice_site(reading, me):
        control, change = "self", "easy"
    elif employer_site(reading, me) and name not in _INDEPENDENT:
        control, change = "employer", "moderate"
    elif control == "self" and not own:
        control, change = "third_party", "moderate"
        near = "view" if near == "contact" else near
    elif name == "minutes" and reading.has("ties.body"):  # no public body's: one may ask
        control, change = "third_party", "moderate"
    elif name == "listing" and reading.has("money.letting"):
        near = "contact"
    elif name == "review" and _ON_MAP.search(reading.host):
        near = "contact"  # whoever finds the place there can write and ask
    elif name == "forum":
        control, change, near = ("self", "moderate", near) if own else (control, change, "none")
    return Page(name, kind.life, control, change, near, kind.face, own)


_ON_MAP = re.compile(r"(?:^|\.)(?:google\.\w+|g\.page|goo\.gl|bing\.com|mapquest\.com)$|^maps\.")
_INDEPENDENT = ("register", "discipline", "decision", "letter", "forum", "review", "hostile", "union")
"""Kinds of page that the employer does not answer for, even on its site."""


def employer_site(reading: Marked, me: Known) -> bool:
    """Tell whether the page stands on a site that the worker gave as their employer's."""
    return any(reading.host == domain or reading.host.endswith("." + domain) for domain in me.domains)


def practice_site(reading: Marked, me: Known) -> bool:
    """Tell whether a site of an employer is that of the worker's own practice, beside whatever job they have."""
    if not employer_site(reading, me):
        return False
    named = reading.host.replace("-", "")
    beside = (forms[0] for forms in me.employers[1:] if forms and is_practice(forms[0].split(), me.surnames))
    return own_practice(me) or any(form.replace(" ", "") in named for form in beside)


_BY_OTHER = re.compile(
    r"^(.{2,60}?)(?: on (?:instagram|facebook|x|twitter|tiktok|threads|linkedin)\b| sur (?:instagram|facebook|x)\b"
    r"| - photos\b| \| facebook\b| \(@)"
)


def _own(name: str, reading: Marked, me: Known) -> bool:
    """Tell whether the worker is the one who speaks: by user name, by the title's author, by a line "Name: words"."""
    path = set(reading.address.words)
    if any(handle in reading.path.casefold() or handle in reading.host for handle in me.usernames):
        return True
    if name == "blog" and (own := writer(reading, me)) is not None:
        return own
    if name in ("blog", "profile", "music", "books", "dating", "code", "account") and any(
        handle in reading.everything for handle in me.usernames
    ):
        return True
    author = _BY_OTHER.match(reading.title)
    if author and name != "group":
        return is_me(fold(author[1]), me)
    if name == "practice":  # what names the services of an employer may be anybody's page
        heading = line(reading.texts[0], me) if reading.texts else ""
        named = any(surname in reading.host for surname in me.surnames) or bool(path & me.surnames)
        return named or (ME in heading and BODY not in heading) or own_practice(me) or employer_site(reading, me)
    if name in ("profile", "network", "dating", "scholar", "fitness", "music", "books", "code"):
        title = set(fold(reading.title).split())
        return bool(title & me.surnames or path & me.surnames or title & me.given)
    if name == "video":
        return fold(reading.title).startswith(tuple(me.given)) or "tiktok" in reading.host
    if name in ("wedding", "listing"):
        return bool(set(fold(reading.everything).split()) & (me.given | me.surnames))
    voices = ("petition", "fundraiser", "blog", "post", "group", "letter", "forum")
    return name in voices and _speaks(reading, me, among_others=name in ("group", "forum"))


_SPEAKER = re.compile(
    r"(?:^|[.;:|·\n] ?|\bby |\bpar )(?:by |par )?([\w .'-]{3,40}?)(?:(?=:)| · | on x\b| signed| a signe|\)|$|, )"
)


_REMARK = re.compile(r" \([^()]{1,40}\)(?=:)")
"""What stands behind a speaker's name: "Ottie Farrow (Juniper Bay): …"."""


def _speaks(reading: Marked, me: Known, *, among_others: bool) -> bool:
    if any(re.search(re.escape(handle) + wrote(), reading.everything) for handle in me.usernames):
        return True
    for passage in reading.texts:
        for match in _SPEAKER.finditer(_REMARK.sub("", passage.plain[:600])):
            listed = among_others and match[0].endswith(", ")  # "NAME, of the agency, was rude": not who wrote it
            if not listed and _is_exactly(fold(match[1]), me):
                return True
    by = re.search(
        r"(?:posted by|organi[sz](?:ed|er) by|fundraiser by|publie par|written by|ecrit par|\() ?([\w' -]{3,40})",
        reading.everything,
    )
    return bool(by and is_me(" ".join(fold(by[1]).split()[:3]), me))


@lru_cache(maxsize=32)
def _is_exactly(folded: str, me: Known) -> bool:
    """Tell whether a folded text is one of the worker's names and nothing more."""
    return folded in me.names or (len(folded.split()) <= 2 and is_me(folded, me))


def is_me(folded: str, me: Known) -> bool:
    """Tell whether a folded name is one of the worker's: a form in full, or the given name with an initial or alone."""
    parts = folded.split()
    if not parts:
        return False
    if any(folded == name or f" {name} " in f" {folded} " for name in me.names):
        return True
    if parts[0] in me.given:
        return len(parts) == 1 or (
            parts[1][0] in {surname[0] for surname in me.surnames} and (len(parts[1]) == 1 or parts[1] in me.surnames)
        )
    return False
