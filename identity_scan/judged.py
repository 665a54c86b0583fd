"""What was found and what is said of it: findings, verdicts, weights, actions; what assistants said, judged alike."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from identity_scan.answered import HitKind
from identity_scan.asked import Query
from identity_scan.speech import address
from identity_scan.speech.sentences import words
from identity_scan.speech.telling import Said


@dataclass(frozen=True, slots=True)
class Sighting:
    """A hit seen from its finding: who showed the page, for which query, where, under which words."""

    engine: str
    index: str
    query: Query
    page: int
    rank: int
    """Place in the whole answer, from 1, earlier pages counted; 0 for a generated answer."""
    url: str
    title: str
    snippet: str
    date: str | None = None
    doubted: bool = False
    """The answer that shows it is not believed: a hint, and no vote."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One page, whatever its addresses (TAXONOMY R15), with every sighting, the best first."""

    id: str
    """Fingerprint of the canonical address: the same in every scan, and tells nothing of the address."""
    url: str
    title: str
    snippet: str
    site: str
    """The registrable domain."""
    sightings: tuple[Sighting, ...]
    date: str | None = None
    kind: HitKind = HitKind.WEB

    @property
    def indexes(self) -> frozenset[str]:
        """The independent indexes that show the page in believed answers; brands on one index are one vote."""
        return frozenset(s.index for s in self.sightings if not s.doubted)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """An address at each further site that shows the page: a copy in an archive, another window on one work."""
        shown = {address.place(self.url): self.url}
        if self.kind is not HitKind.GENERATED:
            for sighting in self.sightings:
                if address.is_web(sighting.url) and sighting.doubted <= (not self.believed):
                    shown.setdefault(address.place(sighting.url), address.unwrap(sighting.url))
        return tuple(shown.values())[1:]

    @property
    def believed(self) -> bool:
        """Whether any answer that is believed shows the page."""
        return not all(s.doubted for s in self.sightings)


class Verdict(StrEnum):
    """Is the person in this result the worker?"""

    ME = "me"
    NOT_ME = "not_me"
    UNSURE = "unsure"


class Life(StrEnum):
    """In which life the result shows the person (TAXONOMY 3)."""

    PROFESSIONAL = "professional"
    PERSONAL = "personal"
    MIXED = "mixed"
    UNCLEAR = "unclear"


class By(StrEnum):
    """Who judged: a rule, or the worker, who has the last word (TAXONOMY R20)."""

    RULE = "rule"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, with the words that led to it; the weight is signed, for or against."""

    said: Said
    weight: float = 0.0
    rule: str = ""
    """The rule behind it, such as R1."""
    words: str = ""
    """The words of the result that it rests on."""

    @property
    def text(self) -> str:
        """Why, in one sentence of the language in use."""
        return words(self.said)


@dataclass(frozen=True, slots=True)
class Identity:
    """Is it me, how sure, and why."""

    verdict: Verdict
    confidence: float
    reasons: tuple[Reason, ...]
    by: By = By.RULE
    anchors: tuple[str, ...] = ()
    """What it shows that is the worker's own (strong anchors of TAXONOMY R1), as kinds of facts/identity.toml."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """Which life, how sure, and why."""

    verdict: Life
    confidence: float
    reasons: tuple[Reason, ...]
    by: By = By.RULE


class Where(StrEnum):
    """Which part of a result shows a fact."""

    TITLE = "title"
    SNIPPET = "snippet"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One fact that the result shows: its code (SEVERITY 2), the very words, and why they mean it."""

    kind: str
    text: str
    where: Where
    said: Said

    @property
    def reason(self) -> str:
        """Why they mean it, in one sentence of the language in use."""
        return words(self.said)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a severity score, with its points (0 for a factor or a floor)."""

    said: Said
    points: float

    @property
    def text(self) -> str:
        """The part as a sentence, in the language in use."""
        return words(self.said)


class Band(StrEnum):
    """How much it matters, in five words (SEVERITY 3)."""

    NOTE = "note"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    ACT_NOW = "act-now"


@dataclass(frozen=True, slots=True)
class Severity:
    """How much a finding matters: 0 to 100, its band, the parts strongest first, and what would lower it most."""

    score: int
    band: Band
    reasons: tuple[Part, ...]
    eased_by: Said | None = None
    """What would lower it most; None where nothing needs to be done."""

    @property
    def relief(self) -> str:
        """The same as a sentence, in the language in use; empty for None."""
        return words(self.eased_by) if self.eased_by else ""


class Handling(StrEnum):
    """What the worker decided to do with a finding."""

    FIX = "fix"
    KEEP = "keep"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Decision:
    """The worker's word on one finding; None where they said nothing."""

    finding: str
    verdict: Verdict | None = None
    life: Life | None = None
    handling: Handling | None = None
    note: str = ""
    until: date | None = None


class Status(StrEnum):
    """Where an action stands: what the worker says, then what later scans show (ACTIONS, "What verification means")."""

    TO_DO = "to do"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"
    KEPT = "kept"
    NOT_SEEN = "not seen"
    GONE = "gone"
    CHANGED = "changed"
    DEMOTED = "demoted"
    UNCHANGED = "unchanged"
    RETURNED = "returned"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the catalogue (ACTIONS)."""

    id: str
    title: str
    strategy: str
    triggers: tuple[str, ...]
    steps: tuple[str, ...]
    minutes: int
    who: str
    check: str
    """How the next scan shows that it worked."""
    guideline: str
    when: str = ""
    core: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A place to do an action at; `seen` tells when and where its address was seen, as facts.seen has it."""

    url: str
    title: str
    seen: str = ""
    fallback: str = ""
    """What to do where it leads nowhere, in words that come from no document."""
    instead: "tuple[Link, ...]" = ()
    """Other addresses that the same row of the tables holds, each with where it was seen."""
    sought: str = ""
    """What to search for where it leads nowhere and nothing better is known: the office or the page by its name."""


@dataclass(frozen=True, slots=True)
class Advice:
    """An action for one finding: why this one, the link if the facts hold one, and where it stands."""

    action: Action
    said: Said
    link: Link | None = None
    status: Status = Status.TO_DO

    @property
    def why(self) -> str:
        """Why this one, in one sentence in the language in use."""
        return words(self.said)


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with everything that is said of it."""

    finding: Finding
    identity: Identity
    exposure: Exposure
    disclosures: tuple[Disclosure, ...]
    severity: Severity
    namesake: str | None = None
    """The group of results that speak of the same other person."""
    flags: frozenset[str] = frozenset()
    """Such as client_info_check, home_office, split_match (TAXONOMY 6)."""
    page_kind: str = ""
    """Such as profile, register, obituary; a code of facts/words."""
    control: str = "third_party"
    """Who can change the page: self, employer, third_party or record."""
    change: str = "moderate"
    """How hard that is: easy, moderate, hard or impossible (SEVERITY 2)."""
    boundary: str = "none"
    """How near a client gets: none, view, contact or private (SEVERITY 2)."""
    confusable: str = "none"
    """For a namesake, how easily one is taken for the other: none, possible or strong."""
    conflicts: tuple[Said, ...] = ()
    """What of the worker's own portrayal this result speaks against."""
    advice: tuple[Advice, ...] = ()
    decision: Decision | None = None

    @property
    def everywhere(self) -> tuple["Judged", ...]:
        """The same as each site shows it that can be asked about it, its own first; a viewer has nothing to ask for."""
        more = (url for url in self.finding.elsewhere if not address.is_viewer(url))
        pages = (replace(self.finding, url=url, site=address.site(url)) for url in more)
        return (self, *(replace(self, finding=page) for page in pages))

    @property
    def contradicts(self) -> tuple[str, ...]:
        """What of the worker's own portrayal it speaks against, as sentences of the language in use."""
        return tuple(map(words, self.conflicts))

    @property
    def label(self) -> str:
        """The label on screen (TAXONOMY 2): the life, or someone_else, or unclear while it is not settled."""
        if self.identity.verdict is Verdict.NOT_ME:
            return "someone_else"
        return Life.UNCLEAR.value if self.identity.verdict is Verdict.UNSURE else self.exposure.verdict.value


@dataclass(frozen=True, slots=True)
class Namesake:
    """A group of results about one other person."""

    id: str
    said: Said
    findings: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the group is called, in the language in use."""
        return words(self.said)


# -- what an assistant said when it was asked for the person: an answer, sentence by sentence --------------------------


class Came(StrEnum):
    """What became of a question."""

    RESULTS = "results"
    """It said something."""
    NONE = "none"
    """It said that it knows or finds nothing."""
    REFUSED = "refused"
    """It said that it does not tell such things: no answer to the question, and no proof that it knows nothing."""
    CHANGED = "changed"
    """The page holds no answer that could be read."""


class Truth(StrEnum):
    """Whether a statement about the worker agrees with what they gave."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Again(StrEnum):
    """What became of a statement since the assistant was asked the same before."""

    NEW = "new"
    SAID_AGAIN = "said again"
    NO_LONGER = "no longer said"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, judged."""

    print: str
    """Fingerprint of its words: the same in every answer, and tells nothing of them."""
    text: str
    """Empty once it has been kept for as long as it may be (ETHICS 3.7)."""
    thread: int
    """Sentences of one number speak of one person; another begins where the answer turns to somebody else."""
    identity: Identity
    exposure: Exposure
    disclosures: tuple[Disclosure, ...]
    severity: Severity | None
    """None where its words are no longer kept, and how heavy it was was not."""
    truth: Truth = Truth.UNKNOWN
    why: tuple[Reason, ...] = ()
    """Why it is called true or false."""
    of_nobody: bool = False
    """It tells of no person: advice, a refusal, a question back."""
    mixed: bool = False
    """It says of the worker what the rules take for somebody else's, or stands among such sentences."""
    keys: tuple[str, ...] = ()
    """Fingerprints of what it says of the worker, by which it is known again in other words."""
    again: Again | None = None
    by_worker: bool = False
    """The worker said whom it is about, or whether it is true."""

    @property
    def mine(self) -> bool:
        """Whether it is about the worker."""
        return self.identity.verdict is Verdict.ME and not self.of_nobody

    @property
    def false(self) -> bool:
        """Whether it says of the worker what does not agree with what they gave."""
        return self.mine and self.truth is Truth.FALSE


@dataclass(frozen=True, slots=True)
class Source:
    """A page that an answer links: a place to look."""

    url: str
    title: str
    finding: str = ""
    """The finding of the search in front that is this page; empty if none is."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one question to one assistant."""

    assistant: str
    question: str
    """Its code: who, reach or trust."""
    asked: str
    """The question in its words."""
    at: datetime
    came: Came
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    before: datetime | None = None
    """When the same was asked before and answered whole: what it is compared with."""
    gone: tuple[Statement, ...] = ()
    """What was said then and is not said now, where both answers are whole."""
    cut: bool = False
    """It was too long to be read to its end."""

    @property
    def mine(self) -> tuple[Statement, ...]:
        """What it says about the worker, the false first, then the heaviest."""
        told = (s for s in self.statements if s.mine)
        return tuple(sorted(told, key=lambda s: (not s.false, -(s.severity.score if s.severity else 0))))

    @property
    def false(self) -> tuple[Statement, ...]:
        """What it says about the worker that does not agree with what they gave."""
        return tuple(s for s in self.mine if s.false)
