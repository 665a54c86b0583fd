"""The further sites that show one page, each with what it takes to have the page changed there."""

from collections.abc import Iterator

from identity_scan import facts
from identity_scan.judge import opening
from identity_scan.merging.windows import in_a_feed
from identity_scan.model import Judged
from identity_scan.present.blocks import Place
from identity_scan.speech import address
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import said


def elsewhere(judged: Judged) -> Iterator[Place]:
    """Yield a place for each further site that shows the page of a finding."""
    for url in judged.finding.elsewhere:
        where = opening.of_page(judged, url)
        note = " ".join(filter(None, (_asked_there(url, judged.finding.site), where.why)))
        yield Place(said(address.shown(url)), where.link, note=note)


def _asked_there(url: str, site: str) -> str:
    """Say what a site that shows a page as well has of it, and so who is asked."""
    if address.is_viewer(url):
        return _("It only repeats {site}: what is changed or taken down there also changes here.").format(
            site=said(site)
        )
    if in_a_feed(address.canonical(url)):
        return _("The same episode, from the feed of its show: ask the show, and the directories will follow.")
    if facts.site_kind(address.host(url)) == "archive":
        return _("A copy, kept as the page was then: it stays until this archive is asked as well.")
    return _("The same page, shown there too: a request to one site does not reach the other.")
