"""Which passphrase would hold against guessing, and words that do: for a passphrase, and for the recovery sheet."""

import re
from secrets import choice
from typing import TYPE_CHECKING

from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import in_use

if TYPE_CHECKING:
    from mnemonic import Mnemonic

ENOUGH = 12.0
"""Guesses that a passphrase must withstand, as a power of ten: at half a second each, fifteen thousand years."""
WORDS = 4
_TELLING = 3
"""Letters from which on a word about the worker counts for nothing in a passphrase."""
_READ = 72
"""Letters that are judged: what estimates them takes very long over more."""


def refused(passphrase: str, about: tuple[str, ...] = ()) -> BadInput | None:
    """Return why a passphrase could be guessed, None if it would hold; `about` is what others know of the worker."""
    from zxcvbn import zxcvbn

    known = {part for words in (*about, "identity scan") for part in re.findall(r"\w+", words)}
    rest = passphrase
    for word in sorted((word for word in known if len(word) >= _TELLING), key=len, reverse=True):
        rest = re.sub(re.escape(word), "", rest, flags=re.IGNORECASE)
    if rest.strip() and zxcvbn(rest[:_READ])["guesses_log10"] >= ENOUGH:
        return None
    return BadInput(
        _("That could be guessed, so it would protect nothing."),
        _("Use four words that have nothing to do with you, such as these, picked at random: {words}").format(
            words=suggested()
        ),
    )


def suggested() -> str:
    """Return four words drawn by chance, in the language that is spoken."""
    words = _words().wordlist
    return " ".join(choice(words) for _word in range(WORDS))


def sheet_words() -> str:
    """Return the words of a new recovery sheet: a key of 128 bits, as twelve words to write down and to type."""
    return str(_words().generate(strength=128))


def _words() -> "Mnemonic":
    """The lists of BIP 39: 2,048 words each, made so that no two are taken for each other."""
    from mnemonic import Mnemonic

    return Mnemonic("french" if in_use().startswith("fr") else "english")
