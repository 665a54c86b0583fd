"""Where the cursor of a list goes when the list is drawn anew. Pure."""

from collections.abc import Sequence

Groups = Sequence[Sequence[str]]
"""The rows by their ids as they are shown, in groups that stand below each other: mine, unsure, somebody else's."""


def kept(here: str, before: Groups, after: Groups) -> str | None:
    """Return the row for the cursor; None if no row is left.

    It stays on its row if that is still in the same group, also if others came or went around it. Otherwise it goes to
    the row that took its place: the next one of the group that is left, the one above if it was the last. It never
    follows a row to another group; only where the whole group is gone it takes the row now at its place in the list.
    """
    group = next((n for n, rows in enumerate(before) if here in rows), None)
    if group is None:
        return next((row for rows in after for row in rows), None)
    rows, left = before[group], after[group]
    at = rows.index(here)
    near = (*rows[at:], *reversed(rows[:at]))
    if (row := next((row for row in near if row in left), None)) is not None:
        return row
    if left:
        return left[min(at, len(left) - 1)]
    place, shown = sum(len(rows) for rows in before[:group]) + at, [row for rows in after for row in rows]
    return shown[min(place, len(shown) - 1)] if shown else None
