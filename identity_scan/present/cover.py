"""What stands in place of words that may be hard to read, on every face: the kind of thing, and what helps first.

Only what is, or may be, about the worker is covered. The table is in the order in which a page is spoken of: danger
first, and it alone decides which kinds may wait.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from identity_scan.judge.opening import HARM
from identity_scan.model import Judged, Person, Reason, Safety, Verdict
from identity_scan.present import titles
from identity_scan.remembered import Seen
from identity_scan.speech.address import fingerprint
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

_CALL: Final = later(
    "If you or anybody close to you may be in danger now, first call 911 or your local emergency number."
)
_PROOF: Final = later(
    "Keep proof before anything else: the whole page with its address, the date and the time. Your "
    "employer or the police can save it for you, so that you need not open it."
)
_TELL: Final = later(
    "Tell your supervisor or employer, and the police. "
    "An advocate for technology safety, at a shelter or a victim service, can plan the next steps with you."
)
_NO_ANSWER: Final = later("Do not answer it, and do not go through it alone.")
_WARNED: Final = later(
    "If you fear whoever may be behind it, talk to the police or to an advocate for technology safety "
    "before it is taken down."
)
_REPORT: Final = later(
    "Then report the profile with the platform's own form, and tell your employer: clients may write to it."
)
_LOOK: Final = later("You can look now, later, or with somebody beside you.")
_MAY_WAIT: Final = later("You can look now, later, or with somebody beside you. Nothing gets worse by waiting a day.")
_CHILD: Final = later("Ask soon for it to be changed: the next steps say how. You need not look at it alone.")
_CONSENT: Final = later(
    "If somebody put it there without your consent, keep proof: "
    "the police or a victim service can help to have it removed."
)
_WRONG: Final = later("Keep proof before you ask for a correction, and tell your supervisor if clients may see it.")
_ADVICE: Final = later("Before you answer it anywhere, talk to your union, your association or a lawyer.")


@dataclass(frozen=True, slots=True)
class _Kind:
    codes: tuple[str, ...]
    """Facts (SEVERITY 2), and pages as `page:kind`."""
    says: str
    care: tuple[str, ...]


_TABLE: Final = (
    _Kind(
        ("threat_or_doxxing", "page:hostile"), later("somebody may mean you harm"), (_CALL, _PROOF, _TELL, _NO_ANSWER)
    ),
    _Kind(("impersonation",), later("somebody may be posing as you"), (_CALL, _PROOF, _WARNED, _REPORT)),
    _Kind(("page:obituary", "page:memorial"), later("a death in the family"), (_MAY_WAIT,)),
    _Kind(("child_identity",), later("your child"), (_CHILD,)),
    _Kind(("intimate_life",), later("your intimate life"), (_LOOK, _CONSENT)),
    _Kind(("false_information",), later("something false about you"), (_LOOK, _WRONG)),
    _Kind(("criminal_or_police",), later("a police or court matter"), (_LOOK, _ADVICE)),
    _Kind(("court_private_matter",), later("a court matter"), (_LOOK, _ADVICE)),
    _Kind(("discipline",), later("a discipline matter"), (_LOOK, _ADVICE)),
    _Kind(("demeaning_content",), later("demeaning words"), (_LOOK,)),
    _Kind(("negative_review", "professional_criticism"), later("harsh words about your work"), (_MAY_WAIT,)),
)


_NEAR: Final = frozenset(
    {
        "home_address",
        "home_area",
        "private_phone",
        "daily_routine",
        "workplace_schedule",
        "child_identity",
        "child_first_name",
    }
)
"""Facts by which somebody can turn up, call, or know a child: beside them nothing is said to bear waiting."""


Opened = Callable[[Judged], bool]
"""Tells whether the words of a finding may be shown although they may be hard to read."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What is said of a finding before its words."""

    kind: str
    """The kind of thing, in a few words."""
    care: tuple[str, ...]
    """What helps first and whom to turn to, as sentences."""
    danger: bool = False
    """Somebody may mean the worker harm: this does not wait."""

    @property
    def title(self) -> str:
        """What stands in place of the title."""
        return _("May be hard to read: {kind}").format(kind=self.kind)


def cover(judged: Judged) -> Cover | None:
    """Return what is said first of a finding; None if nothing needs to be, and for other people's pages."""
    if judged.identity.verdict is Verdict.NOT_ME:
        return None
    return of_kinds((d.kind for d in judged.disclosures), judged.page_kind)


def of_kinds(facts: Iterable[str], page_kind: str = "") -> Cover | None:
    """Return the cover for facts and a kind of page, the gravest first; None if they are not hard to read."""
    codes = {*facts, f"page:{page_kind}"}
    kind = next((kind for kind in _TABLE if codes & set(kind.codes)), None)
    if kind is None:
        return None
    care = (_LOOK if said is _MAY_WAIT and codes & _NEAR else said for said in kind.care)
    return Cover(_(kind.says), tuple(map(_, care)), bool(HARM & set(kind.codes)))


def asks_after_danger(judged: Judged, person: Person | None) -> bool:
    """Tell whether a page that is read calls for asking if the worker is in danger now (SEVERITY 5)."""
    threat = any(d.kind == "threat_or_doxxing" for d in judged.disclosures)
    return threat and person is not None and person.safety is not Safety.THREAT


def title_of(judged: Judged, shown: bool = False) -> str:
    """Return the title to show: the kind of thing it is instead, until the worker has opened it."""
    if not shown and (over := cover(judged)):
        return over.title
    return titles.of(judged) or judged.finding.site


def of_seen(seen: Seen) -> Cover | None:
    """Return the cover for a page of an earlier search, as far as it is remembered: the kind of page is not."""
    return None if seen.verdict is Verdict.NOT_ME else of_kinds(seen.kinds)


def decided(judged: Judged) -> bool:
    """Tell whether the worker has said something of a finding: where nothing else is remembered, it counts as read."""
    return judged.decision is not None


def title_said(judged: Judged) -> str:
    """Return the title for a face that remembers nothing between two commands."""
    return title_of(judged, decided(judged))


def by_page(every: Iterable[Judged]) -> Mapping[str, Judged]:
    """Return findings by the fingerprints of all their addresses, for rows of answers that know no finding."""
    return {fingerprint(url): j for j in every for url in (j.finding.url, *(s.url for s in j.finding.sightings))}


def repeats(reason: Reason, judged: Judged) -> bool:
    """Tell whether a reason repeats words of the page that may make it hard to read."""
    words = (reason.words, *(d.text.rstrip(".") for d in judged.disclosures))
    return any(part in reason.text for part in words if part)
