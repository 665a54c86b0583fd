"""A large table of words in a third of the memory of a dict: most of its rows are never asked for."""

from collections.abc import Iterable, Iterator


class Packed:
    """What stands beside each word, as text; a word may have several rows.

    Rows whose words begin with the same so many characters are one string: a row costs its letters and no object of its
    own. No word and no text holds a tab or the end of a line.
    """

    def __init__(self, rows: Iterable[tuple[str, str]], start: int = 3) -> None:
        self._start = start
        self._rows = dict[str, str]()
        for word, text in rows:
            alike = self._rows.get(word[:start], "\n")
            self._rows[word[:start]] = f"{alike}{word}\t{text}\n"

    def of(self, word: str) -> Iterator[str]:
        """Yield what stands beside a word, in the order of its rows; nothing if it is not in the table."""
        rows, wanted = self._rows.get(word[: self._start], ""), f"\n{word}\t"
        at = rows.find(wanted)
        while at >= 0:
            start = at + len(wanted)
            end = rows.index("\n", start)
            yield rows[start:end]
            at = rows.find(wanted, end)
