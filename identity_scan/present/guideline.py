"""What a step rests on: the part of the guideline, and the values of both codes of ethics that this part cites."""

from collections.abc import Iterator

from identity_scan.advice import codes
from identity_scan.model import Action
from identity_scan.present.blocks import Fact, Table
from identity_scan.speech.language import gettext as _


def rests_on(action: Action, strategy: str = "") -> Iterator[Fact]:
    """Return the part of the guideline, after its strategy if that is to be said, then the values by name."""
    yield Fact(_("Guideline"), "; ".join(filter(None, (strategy, _(action.guideline)))))
    if named := codes.values(action.guideline):
        yield Fact(_("Codes of ethics"), named)


def both_codes() -> Table:
    """Return the codes of ethics of 2005 and of 2024 side by side, value by value."""
    return Table("", (_("CASW Code of Ethics (2005)"), _("CASW Code of Ethics (2024)")), codes.side_by_side())
