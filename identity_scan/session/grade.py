"""The grade of a search, for programs that compare searches over time; no face shows its letter (SEVERITY 6)."""

from collections.abc import Sequence

from identity_scan.judge.overview import overview
from identity_scan.judge.severity import letter
from identity_scan.model import Coverage, Grade, Judged, Safety
from identity_scan.present.in_short import missing, needs


def grade(judged: Sequence[Judged], coverage: Coverage, safety: Safety = Safety.NONE) -> Grade:
    """Return the grade with its reason; no letter without the indexes that clients use, and then what is missing.

    Google's and Bing's index must each have a believed answer for the name alone, and for three of four of the searches
    that were meant for it. What other indexes lack makes it provisional, as does a result that is not settled.
    """
    seen = overview(judged, coverage, safety)
    if not seen.answered:
        return Grade(None, needs(seen))
    if seen.gaps:
        return Grade(None, missing(seen))
    return Grade(letter(judged, safety), needs(seen), seen.pending or coverage.answered < coverage.wanted)
