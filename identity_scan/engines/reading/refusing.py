"""What an engine's own page or reply says of itself, as codes of the sentences: what happened, and what can be done."""

from typing import Final

from identity_scan.model import Said
from identity_scan.speech.telling import say

PUZZLE: Final = "refused.puzzle"
TOO_MANY: Final = "refused.too_many"
PROGRAM: Final = "refused.program"
CONSENT: Final = "refused.consent"
COUNTRY: Final = "refused.country"
KEY: Final = "refused.key"
QUOTA: Final = "refused.quota"
NOTHING: Final = "none.nothing"
UNQUOTED: Final = "none.unquoted"
UNREADABLE: Final = "changed.unreadable"
UNRELATED: Final = "changed.unrelated"
UNTOLD: Final = "changed.untold"
EMPTY: Final = "changed.empty"
CUT: Final = "changed.cut"


def why(code: str, engine: str) -> Said:
    """Return one of these codes about an engine, by its brand."""
    return say(code, engine=engine)
