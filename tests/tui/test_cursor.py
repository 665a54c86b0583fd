"""Where the cursor goes when a list is drawn anew: it stays where the eyes are."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.tui.widgets.cursor import kept

BEFORE = (("a", "b", "c", "d"), ("p", "q"), ("x",))


@pytest.mark.parametrize(
    ("here", "after", "goes_to"),
    [
        pytest.param("b", BEFORE, "b", id="nothing changed"),
        pytest.param("b", (("a", "new", "b", "c", "d"), ("p", "q"), ("x",)), "b", id="one came above it"),
        pytest.param("b", (("b", "c"), ("a", "d", "p", "q"), ("x",)), "b", id="others left around it"),
        pytest.param("b", (("d", "c", "b", "a"), ("p", "q"), ("x",)), "b", id="the group is in another order"),
        pytest.param("b", (("a", "c", "d"), ("p", "q"), ("b", "x")), "c", id="it left: the next of its group"),
        pytest.param("b", (("a", "d"), ("c", "p", "q"), ("b", "x")), "d", id="the next left with it: the one after"),
        pytest.param("d", (("a", "b", "c"), ("d", "p", "q"), ("x",)), "c", id="the last one left: the one above"),
        pytest.param(
            "p", (("a", "b", "c", "d", "p"), ("q",), ("x",)), "q", id="of the middle group, not the one it joined"
        ),
        pytest.param("q", (("a",), ("p",), ("b", "c", "d", "q", "x")), "p", id="the last of the middle group"),
        pytest.param("a", ((), ("a", "b"), ("x",)), "a", id="its whole group is gone: what is at its place"),
        pytest.param("b", (("n", "o", "r"), ("b",), ()), "o", id="all rows of its group were replaced"),
        pytest.param("q", ((), ("n", "o", "r"), ("q",)), "o", id="of a lower group: the place counts within it"),
        pytest.param("x", (("a", "b"), (), ()), "b", id="a place below the end: the last row"),
        pytest.param("gone", BEFORE, "a", id="it was never there"),
        pytest.param("b", ((), (), ()), None, id="nothing is left"),
    ],
)
def test_the_cursor_stays_in_its_place(here: str, after: Sequence[Sequence[str]], goes_to: str | None) -> None:
    assert kept(here, BEFORE, after) == goes_to


@st.composite
def redrawn(draw: st.DrawFn) -> tuple[str, list[list[str]], list[list[str]]]:
    """A list, and the same rows dealt out to its groups anew."""
    rows = draw(st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=1, max_size=12, unique=True))
    before, after = ([[], [], []], [[], [], []])
    for row in rows:
        before[draw(st.integers(0, 2))].append(row)
    for row in draw(st.permutations(rows)):
        after[draw(st.integers(0, 2))].append(row)
    return draw(st.sampled_from(rows)), before, after


@given(redrawn())
def test_it_never_goes_to_another_group_while_a_row_of_its_own_is_left(
    made: tuple[str, list[list[str]], list[list[str]]],
) -> None:
    here, before, after = made
    group = next(n for n, rows in enumerate(before) if here in rows)
    goes_to = kept(here, before, after)
    assert goes_to is not None
    if after[group]:
        assert goes_to in after[group]
    if here in after[group]:
        assert goes_to == here
