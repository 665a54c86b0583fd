"""How much has probably not been seen, as one sentence for every face."""

from identity_scan.model import Estimate
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext


def not_seen(estimate: Estimate | None) -> str:
    """Say how many pages the name showed and how many more there probably are, or that nobody can tell."""
    if estimate is None:
        return _("How much more there is cannot be estimated: fewer than two independent indexes answered.")
    seen = ngettext(
        "Your name, alone or with your town, showed {n} page", "Your name, alone or with your town, showed {n} pages",
        estimate.seen,
    ).format(n=estimate.seen)  # fmt: skip
    if not estimate.unseen_high:
        return _("{seen}; probably there are no more under it.").format(seen=seen)
    if not estimate.unseen_low:
        return _("{seen}; there may be up to {high} more under it.").format(seen=seen, high=estimate.unseen_high)
    return _("{seen}; probably {low} to {high} more can be found under it.").format(
        seen=seen, low=estimate.unseen_low, high=estimate.unseen_high
    )
