"""The gate for text from the web, and the form it is compared in."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from identity_scan.speech.text import LONGEST, clean, fold, holds


@given(st.text(max_size=400))
def test_nothing_unseen_passes(text: str) -> None:
    out = clean(text)
    assert all(unicodedata.category(c)[0] != "C" for c in out)
    assert out == " ".join(out.split())
    assert clean(out) == out


def test_escapes_and_overrides_are_gone() -> None:
    assert clean("\x1b]52;c;eA==\x07Quill\u202e\u200b \u2066[b]\n\tx") == "]52;c;eA==Quill [b] x"


def test_a_word_without_end_is_cut() -> None:
    assert len(clean("x" * 1_000_000)) == LONGEST
    assert clean("x" * 1_000_000).endswith("…")


def test_folding_keeps_words_only() -> None:
    assert fold("Élodie  BRISEFORT-Poulin, T.S. (œuvre)") == "elodie brisefort poulin t s oeuvre"


def test_whole_words_are_held() -> None:
    assert holds("ann quill of truro", "quill of")
    assert not holds("annquill", "quill")
    assert not holds("ann", "")
