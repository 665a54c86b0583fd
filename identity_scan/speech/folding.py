"""The folding table: which letters count as the same when words are compared, and never when they are shown.

Canonical decomposition (NFKD) already takes apart accents, ligatures, full width and mathematical letters. What stands
here is what Unicode does not take apart although people do. PyICU would know it too, but has no wheels; Unidecode is
under the GPL, and this project is under MIT.
"""

import re
import unicodedata

_LATIN = {
    "đ": "d", "ð": "d", "ɖ": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ƙ": "k", "ł": "l", "ƚ": "l", "ɬ": "l", "ŋ": "ng",
    "ɲ": "ny", "ɓ": "b", "ɗ": "d", "ƴ": "y", "ɔ": "o", "ɛ": "e", "ə": "a", "ɨ": "i", "ʉ": "u", "ø": "o", "œ": "oe",
    "æ": "ae", "ß": "ss", "þ": "th", "ŧ": "t", "ɣ": "g", "ʃ": "sh", "ʒ": "zh", "ꞵ": "b", "ƀ": "b", "ɫ": "l",
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k",
    "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w",
    "ʏ": "y", "ᴢ": "z",
}  # fmt: skip
"""Letters of the Latin script with a bar, a hook or a shape of their own, and the small capitals of profiles."""
_ARABIC = {"ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ۃ": "ه", "ٱ": "ا"}
"""Variants of yeh, kaf and heh, and ta marbuta, which is written as heh as often."""
_OTHERS = {"ґ": "г", "ς": "σ"}
_STRIPPED = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
)  # fmt: skip
"""Accents, Hebrew points, Arabic vowels and the stroke that stretches a word. Other marks are vowels of their scripts,
or tell ga from ka: to drop them would tear a syllable."""
_STRIPPED_SIGNS = {
    n: None for first, last in _STRIPPED for n in range(first, last + 1) if unicodedata.category(chr(n)) != "Po"
}
FOLDED = str.maketrans(_LATIN | _ARABIC | _OTHERS) | _STRIPPED_SIGNS

APOSTROPHES = "ʹʺʻʼʽʾʿˈˊˋ՚ꞌʔ"
"""Letters to Unicode that stand where others write an apostrophe: the ʻokina, the modifier apostrophe."""
_VOWELS = (
    "\u0900-\u0963\u0966-\u096f\u0971-\u0df3\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0ec9\u0f18\u0f19\u0f35-\u0f39"
    "\u0f71-\u0fbc\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u3099\u309a"
)
_ACCENTS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
)
_LETTER = rf"[^\W_{APOSTROPHES}]"
WORD = re.compile(rf"(?:{_LETTER}+[{_VOWELS}{_ACCENTS}]*)+")
"""A run of letters and digits with the signs that belong to them; an apostrophe or hyphen of any kind ends it."""
_PLAIN = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return text for comparison: lower case, no accents, every other sign a single space, no space at the ends.

    Equal letters of different shape become one (`FOLDED`); syllables, vowel signs and voiced kana stay whole.
    """
    if text.isascii():
        return " ".join(_PLAIN.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text).casefold().translate(FOLDED)
    if plain.isascii():
        return " ".join(_PLAIN.findall(plain))
    return " ".join(WORD.findall(unicodedata.normalize("NFC", plain)))
