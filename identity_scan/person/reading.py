"""A result read once: its words in folded form, each with its place in the text, so that every reason can quote."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, islice
from sys import intern
from urllib.parse import unquote, urlsplit

from identity_scan.facts import word_lists
from identity_scan.model import Finding, HitKind, Where
from identity_scan.person.lexicon import Said, pastimes, phrases, places, trades
from identity_scan.person.scripts import UNSPACED, any_in
from identity_scan.speech.folding import WORD
from identity_scan.speech.text import LONGEST, fold

_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")
_HANDLE = re.compile(r"[a-z0-9][a-z0-9_.-]{2,}[a-z0-9_]")
_WORDINGS = 12
"""Different titles and snippets of one page that are read: the engines cut them differently, later ones repeat."""
_BETWEEN = " · "


@dataclass(frozen=True)
class Passage:
    """A run of text with its words in folded form; `words[n]` stands at `spans[n]` of the text."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def plain(self) -> str:
        """The text in lower case without accents, sign for sign: what stands in it stands there in the text."""
        return word_lists.plain(self.text)

    @cached_property
    def trades(self) -> tuple[Said, ...]:
        """The words of fields of work that stand here."""
        return phrases(self.words, trades())

    @cached_property
    def places(self) -> tuple[Said, ...]:
        """The places that stand here."""
        return phrases(self.words, places())

    @cached_property
    def pastimes(self) -> tuple[Said, ...]:
        """The words of pastimes that stand here."""
        return phrases(self.words, pastimes())

    def quote(self, start: int, end: int) -> str:
        """Return the words from start up to end as they stand in the text."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def gap(self, n: int) -> str:
        """Return what stands between word n and the next; empty after the last."""
        return self.text[self.spans[n][1] : self.spans[n + 1][0]] if n + 1 < len(self.spans) else ""

    def raw(self, n: int) -> str:
        """Return word n as it stands in the text."""
        return self.text[slice(*self.spans[n])]

    def find(self, phrase: tuple[str, ...]) -> int:
        """Return where the folded phrase begins, -1 if it does not stand here."""
        size, words = len(phrase), self.words
        if not size or phrase[0] not in words:
            return -1
        return next((n for n in range(len(words) - size + 1) if words[n : n + size] == phrase), -1)


def cut(text: str) -> Passage:
    """Cut a text into folded words; text past the longest that is kept is not read."""
    text = text[:LONGEST]
    if text.isascii():
        matches = list(_PLAIN_WORD.finditer(text))
        found = [match.group().lower() for match in matches]
        return Passage(text, tuple(map(intern, found)), tuple(match.span() for match in matches))
    text = unicodedata.normalize("NFC", text)
    words, spans = [], []
    for start, end in _words(text):
        word = text[start:end]
        word = word.lower() if word.isascii() else fold(word).replace(" ", "")
        if word:
            words.append(intern(word))
            spans.append((start, end))
    return Passage(text, tuple(words), tuple(spans))


def _words(text: str) -> Iterator[tuple[int, int]]:
    for match in WORD.finditer(text):
        if any_in(match.group(), UNSPACED):
            yield from (piece.span() for piece in _one_script().finditer(text, *match.span()))
        else:
            yield match.span()


@cache
def _one_script() -> re.Pattern[str]:
    """Return the look of a run of one script: where no spaces stand between words, a change of script is one."""
    return re.compile(
        "[\u3005\u3007\u3400-\u9fff\uf900-\ufaff]+|[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\uac00-\ud7af]+|[^\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """One title or snippet, as an engine showed it."""

    where: Where
    part: Passage


@dataclass(frozen=True)
class Reading:
    """What a finding says, read once for all that is asked of it."""

    finding: Finding
    wordings: tuple[Wording, ...]
    """Its titles and snippets, each once; that of the finding itself first."""
    title: Passage
    """All that the different titles say."""
    snippet: Passage
    """All that the different snippets say."""
    host: str
    path: str
    """Path and query, readable."""
    address: tuple[str, ...]
    """The words of host, without its last part, and path, in order."""
    lowered: str
    """Address and text in lower case as they stand, for handles, domains and e-mail addresses."""

    @property
    def passages(self) -> tuple[Passage, Passage]:
        """Title and snippet."""
        return self.title, self.snippet

    @property
    def generated(self) -> bool:
        """Whether a machine wrote it (TAXONOMY R17)."""
        return self.finding.kind is HitKind.GENERATED

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of title, snippet and address."""
        return frozenset(self.title.words) | frozenset(self.snippet.words) | frozenset(self.address)

    @cached_property
    def handles(self) -> frozenset[str]:
        """Everything in the address and text that could be a user name, a domain or a mailbox."""
        found = set(_HANDLE.findall(self.lowered))
        return frozenset(found | {part.strip("._-") for part in found})

    def quote(self, phrase: tuple[str, ...]) -> str:
        """Return the phrase as title, snippet or address writes it, empty if it stands in none."""
        for part in self.passages:
            if (start := part.find(phrase)) >= 0:
                return part.quote(start, start + len(phrase))
        return " ".join(phrase) if f" {' '.join(phrase)} " in f" {' '.join(self.address)} " else ""


def read(finding: Finding) -> Reading:
    """Read a finding: the different titles and snippets it was shown with, its address."""
    shown = [(Where.TITLE, finding.title), (Where.SNIPPET, finding.snippet)]
    for sighting in finding.sightings:
        shown += [(Where.TITLE, sighting.title), (Where.SNIPPET, sighting.snippet)]
    different = dict.fromkeys((where, text[:LONGEST]) for where, text in shown if text)
    wordings = tuple(Wording(where, cut(text)) for where, text in islice(different, _WORDINGS))
    title, snippet = (_together(wordings, where) for where in (Where.TITLE, Where.SNIPPET))
    netloc, path, query = _address(finding.url)
    host = _host(netloc)
    line = unquote(f"{path} {query}")[:LONGEST]
    return Reading(
        finding=finding,
        wordings=wordings,
        title=title,
        snippet=snippet,
        host=host,
        path=unquote(f"{path}?{query}" if query else path)[:LONGEST],
        address=tuple(fold(f"{host.rpartition('.')[0]} {line}").split()),
        lowered=f"{host}{line} {title.text} {snippet.text}".casefold(),
    )


def _address(url: str) -> tuple[str, str, str]:
    """Return host with port, path and query; all empty for what is no address."""
    try:
        parts = urlsplit(url) if "://" in url[:12] else urlsplit("")
    except ValueError:
        return "", "", ""
    return parts.netloc, parts.path, parts.query


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].partition(":")[0].casefold().removeprefix("www.")[:LONGEST]


def _together(wordings: Sequence[Wording], where: Where) -> Passage:
    """Return what the wordings of a part say together, without those that another one already holds."""
    kept: list[Passage] = []
    for part in (wording.part for wording in wordings if wording.where is where):
        stem = part.text.rstrip(" .…")
        if not any(stem in other.text for other in kept):
            kept.append(part)
    if len(kept) == 1:
        return kept[0]
    text = _BETWEEN.join(part.text for part in kept)
    if len(text) > LONGEST:
        return cut(text)
    starts = accumulate((len(part.text) + len(_BETWEEN) for part in kept), initial=0)
    spans = ((a + at, b + at) for part, at in zip(kept, starts, strict=False) for a, b in part.spans)
    return Passage(text, tuple(word for part in kept for word in part.words), tuple(spans))
