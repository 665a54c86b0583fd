"""The person, and what is asked about them: person → recipes → queries → plan."""

from dataclasses import dataclass
from enum import StrEnum


class Safety(StrEnum):
    """How exposed to harm the worker is; set by the worker, never guessed (SEVERITY 5)."""

    NONE = "S0"
    ANGER = "S1"
    THREAT = "S2"


@dataclass(frozen=True, slots=True)
class Person:
    """The worker who searches for themselves, as they told it; every field but the name may be empty."""

    name: str
    other_names: tuple[str, ...] = ()
    family_name: str = ""
    """Which part of the name is the family name; empty where the name itself tells."""
    places: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    usernames: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    work_emails: tuple[str, ...] = ()
    private_emails: tuple[str, ...] = ()
    work_phones: tuple[str, ...] = ()
    private_phones: tuple[str, ...] = ()
    home_address: str = ""
    family: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    birth_year: int | None = None
    portrayal: str = ""
    safety: Safety = Safety.NONE
    language: str = "en-CA"
    attested: bool = False
    """The worker confirmed that the name is their own: `self = true` in the person file (ETHICS 2)."""

    @property
    def street(self) -> str:
        """The number and street of the home, as one types them; French sets a comma after the number."""
        number, _comma, rest = self.home_address.partition(",")
        bare = bool(rest) and not any(sign.isalpha() for sign in number)
        return f"{number.strip()}, {rest.split(',')[0].strip()}" if bare else number.strip()


class NameKind(StrEnum):
    """In what way a form of the name differs from the name as given."""

    FULL = "full"
    ACCENTS = "accents"
    OTHER = "other"  # a nickname, former or further name that the worker listed
    SURNAME_FIRST = "surname_first"
    INITIALS = "initials"
    NICKNAME = "nickname"  # a usual short form that the worker did not list


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way of writing the person's name."""

    text: str
    kind: NameKind


class Depth(StrEnum):
    """How far a scan goes (SELF_SEARCH 5)."""

    LIGHT = "light"
    DEEP = "deep"


class Tier(StrEnum):
    """What somebody must know to type a query (SEVERITY 2): the bare name, one more word, or a private detail."""

    NAME = "A"
    WORD = "B"
    DETAIL = "C"


class Medium(StrEnum):
    """Which search of an engine is meant."""

    WEB = "web"
    IMAGES = "images"
    NEWS = "news"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A kind of query (SELF_SEARCH 5), filled in from the person by plan.py."""

    id: str
    title: str
    form: str
    """What is asked, with the places that plan.py fills, such as `"{name}" {place}`."""
    depths: frozenset[Depth]
    results: int
    """How many results to read per engine."""
    tier: Tier
    over: str = ""
    """The field of the person that gives one query for each of its values; empty if the name is enough."""
    medium: Medium = Medium.WEB
    private: bool = False
    """It tells the engine a private fact: off unless switched on, and its text is never stored."""
    when: str = ""
    """For whom, in a plain sentence."""


BARE_NAME = frozenset({"N1", "N2"})
"""The recipes of the name alone, in quotes and without: what a client types first."""
CONTROL = "C0"
"""The recipe that asks for an invented name: an engine that shows anything for it is not believed."""


@dataclass(frozen=True, slots=True)
class Query:
    """One text to ask, with the recipe it comes from; `id` tells the queries of one recipe apart (N3.2)."""

    id: str
    recipe: str
    text: str
    tier: Tier
    results: int
    medium: Medium = Medium.WEB
    private: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One request of a plan: this query to this engine, this page of its answer (from 1)."""

    engine: str
    query: Query
    page: int = 1

    @property
    def key(self) -> tuple[str, str, int]:
        """What names the request within its scan, without the words of the query."""
        return self.engine, self.query.id, self.page


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one scan means to ask, in order; later pages are asked only while an engine has more to show."""

    depth: Depth
    asks: tuple[Ask, ...]

    @property
    def engines(self) -> tuple[str, ...]:
        """The engines asked, in the order of the plan."""
        return tuple(dict.fromkeys(ask.engine for ask in self.asks))

    @property
    def queries(self) -> tuple[Query, ...]:
        """The queries asked, in the order of the plan."""
        return tuple({ask.query.id: ask.query for ask in self.asks}.values())
