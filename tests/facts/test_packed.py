"""A packed table gives back what was put in, whatever the words, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from identity_scan.facts.packed import Packed

_WORDS = st.text(st.characters(exclude_characters="\t\n"), max_size=6)


@given(st.lists(st.tuples(_WORDS, _WORDS)), st.lists(_WORDS), st.integers(0, 5))
def test_each_word_has_its_rows_in_order_and_no_other(
    rows: list[tuple[str, str]], others: list[str], start: int
) -> None:
    table = Packed(iter(rows), start)
    for asked in [word for word, _text in rows] + others:
        assert list(table.of(asked)) == [text for word, text in rows if word == asked]
