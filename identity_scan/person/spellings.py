"""Other spellings of one part of a name: letters written out, an article, a saint, another script.

All of it is for comparison. What is shown and what is asked keeps the letters that the worker wrote.
"""

import re
import tomllib
import unicodedata
from functools import cache

from identity_scan.facts import FOLDER
from identity_scan.person.scripts import HAN, any_in
from identity_scan.speech.folding import APOSTROPHES, fold

_WRITTEN_OUT = (
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"},
    {"ä": "a", "ö": "o", "ü": "u", "å": "a", "ø": "o", "æ": "a"},
    {"þ": "t", "ð": "dh", "ŋ": "n", "ə": "e", "ɬ": "hl"},
)
"""German and Nordic letters as typewriters, passports and lists write them, one way of writing a row."""
_DIGRAPH = re.compile(r"(?<=[b-df-hj-np-tv-z])(?:([aou])e|(a)a)(?=[b-df-hj-km-np-tv-z]|l[b-df-hj-np-tv-z])")
"""An umlaut that is written out: "Mueller". Joel, Noel and Michael have none."""
_ARTICLE = re.compile(r"(?:[AaEeUu][lL][\s'’\-‐‑]|A[lL](?=[A-Z][a-z])|El(?=[A-Z][a-z]))")
"""An Arabic article that is written apart: Al-Haddad, not Alvarez."""
_SAINT = re.compile(r"^(?:saint|st) ")
_SAINTE = re.compile(r"^(?:sainte|ste) ")
_FORMS_OF_ONE = ((_ARTICLE, ("al", "el", "ul")), (_SAINTE, ("sainte", "ste")), (_SAINT, ("saint", "st")))
_SERVANT = re.compile(r"abd[aeu]l(?=[a-z]{4})")
"""The servant of a name of God in one word: Abdelkarim and Abdul Karim are one name."""
_LONG_I = re.compile(r"(?:ee|i)(?=[b-df-hj-np-tv-z]$)")
_UKRAINIAN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia",
})  # fmt: skip
"""As passports of Ukraine write it (resolution 55 of 2010), but for the beginning of a word."""
_BEGINS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def joined(text: str) -> str:
    """Return a part of a name folded, in one word whatever it is written with: "O'Brien", "Mei-Ling", "de la Cruz"."""
    return fold(text).replace(" ", "")


@cache
def spellings(text: str) -> frozenset[str]:
    """Return how a part of a name may be written, each joined; none for a part without letters."""
    plain = joined(text)
    found = {plain}
    lowered = unicodedata.normalize("NFC", text).casefold()
    found |= {joined(_spelt_out(lowered, row)) for row in _WRITTEN_OUT if any(letter in lowered for letter in row)}
    found.add(_DIGRAPH.sub(lambda m: m[1] or m[2], plain))
    for begins, forms in _FORMS_OF_ONE:
        written = text.strip() if begins is _ARTICLE else fold(text)
        if match := begins.match(written):
            rest = joined(written[match.end() :])
            found |= {form + rest for form in forms if rest}
            break
    if match := _SERVANT.match(plain):
        rest = plain[match.end() :]
        found |= {f"abd{v}l{_LONG_I.sub(i, rest)}" for v in "aeu" for i in ("i", "ee")}
    if not plain.isascii():
        found |= romanised(text) | _of_both_scripts(plain)
    return frozenset(found - {""})


def _of_both_scripts(text: str) -> set[str]:
    """Return a name in Han as it is written in traditional and in simplified signs."""
    if not any_in(text, HAN):
        return set()
    many, few = _signs()
    return {text.translate(many), text.translate(few)}


@cache
def _signs() -> tuple[dict[int, str], dict[int, str]]:
    table = tomllib.loads((FOLDER / "family_names.toml").read_text("utf-8"))
    old, new = table["traditional"], table["simplified"]
    return dict(zip(map(ord, new), old, strict=True)), dict(zip(map(ord, old), new, strict=True))


def _spelt_out(lowered: str, row: dict[str, str]) -> str:
    return "".join(row.get(letter, letter) for letter in lowered)


@cache
def romanised(text: str) -> frozenset[str]:
    """Return a part of a name in the Latin alphabet, joined; empty for what has no usual sound in it.

    anyascii (ISC) knows all scripts that stand for sounds. Arabic and Hebrew leave vowels out, and Han has other sounds
    in each language: there a worker lists the form that they use.
    """
    from anyascii import anyascii

    folded = fold(text).replace(" ", "")
    if re.search("[\u0590-\u08ff]", folded):
        return frozenset()
    found = {joined(anyascii(unicodedata.normalize("NFC", text)))}
    if re.search("[\u0400-\u04ff]", folded):
        lowered = unicodedata.normalize("NFC", text).casefold()
        plain = "".join(c for c in lowered if c.isalpha() and c not in APOSTROPHES)
        found.add(
            joined((_BEGINS.get(plain[:1], "") + plain[1:] if plain[:1] in _BEGINS else plain).translate(_UKRAINIAN))
        )
    return frozenset(one for one in found if len(one) > 1 and one.isascii() and one.isalpha())
