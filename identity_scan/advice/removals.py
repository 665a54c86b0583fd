"""What is known of a removal route beside its address: what its form asks for, and what to expect of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from identity_scan import facts
from identity_scan.advice.cells import Row, is_link, linked, told
from identity_scan.model import Link
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled, later

_NEEDS: Final[Mapping[str, str]] = {
    "name": later("your name"),
    "exact-name": later("your name"),
    "address": later("a postal address"),
    "dob": later("your date of birth"),
    "email": later("an e-mail address, for a confirmation"),
    "phone": later("a phone number"),
    "phone-call": later("a phone call"),
    "listing-url": later("the address of the listing"),
    "captcha": later("a picture puzzle"),
    "photo": later("a picture"),
    "id": later("identity documents"),
    "id-maybe": later("perhaps identity documents"),
    "id-or-selfie": later("identity documents or a picture of you"),
    "account": later("an account"),
    "page-url": later("the address of the page"),
    "page-urls": later("the addresses of the pages"),
    "post-urls": later("the addresses of the posts"),
    "video-url": later("the address of the video"),
    "video-urls": later("the addresses of the videos"),
    "archived-urls": later("the addresses of the copies"),
    "article-url": later("the address of the article"),
    "search-query-urls": later("the address of the search"),
    "name-queries": later("the searches for your name"),
    "screenshots": later("a screenshot"),
    "reason": later("the reason"),
    "harm": later("what harm it does"),
    "legal-ground": later("the law it is based on"),
    "google-account": later("a Google account"),
    "microsoft-account": later("a Microsoft account"),
    "word-that-is-gone": later("a word that is no longer on the page"),
    "copy-of-request": later("a copy of your request"),
    "company-answer": later("the answer you got"),
    "written-request": later("a written request"),
    "proof-of-identity": later("proof of who you are"),
    "proof-of-control": later("evidence that the page was yours"),
}
_MUCH: Final = frozenset({"address", "dob", "phone", "photo", "id", "id-maybe", "id-or-selfie", "proof-of-identity"})
"""What a form may ask for although the site need not have it."""


def needs(codes: str) -> str:
    """Say what a form asks for, and to give no more than needed where it asks for much; empty if it is not known."""
    known = [code for code in codes.split() if code in _NEEDS]
    if not known:
        return ""
    said = " " + _("It asks for: {things}.").format(things=", ".join(_(_NEEDS[code]) for code in known))
    return said + (" " + _("Give no more than the site already has.") if _MUCH & set(known) else "")


_PUBLIC: Final = later("For a public body there, such as a school, a hospital or a ministry. Write to the body first.")
_NOTES: Final[Mapping[str, str]] = {
    "google-personal-info": later("The page stays, and may still come up for other searches."),
    "google-outdated": later("It works only once the page has been changed or is gone."),
    "google-legal": later("For requests based on a law or a court order."),
    "bing-concern": later("Bing also feeds DuckDuckGo, Yahoo and Ecosia."),
    "bing-content-removal": later("It works only once the page has been changed or is gone; it also feeds DuckDuckGo."),
    "brave-rtbf": later("Made for European law; you may ask from elsewhere, by e-mail: privacy@brave.com."),
    "mojeek": later("It has an index of its own: write to the company."),
    "qwant-rtbf": later("Made for European law. Much of what it shows comes from Bing: ask there too."),
    "yandex-deleted": later("It works only once the page is gone."),
    "wayback": later("By e-mail: info@archive.org. Nothing is promised."),
    "archive-today": later("Use the report link on the page of the copy; it is often refused."),
    "opc-canada": later("Write to the organization first, and wait for its answer."),
    "quebec-law25": later(
        "Write to the company first: it has thirty days. Then the Commission d'accès à l'information."
    ),
    "cai-review": later(
        "The Commission reviews a refusal if you ask within thirty days of it, or of the end of the "
        "company's time to answer. Ask a lawyer to confirm that this covers a request to stop spreading "
        "something."
    ),
    "oipc-alberta": later("For companies under the law of the province. Write to the company first."),
    "oipc-bc": later("For companies under the law of the province. Write to the company first."),
    "ipc-on": _PUBLIC,
    "oipc-sk": _PUBLIC,
    "ombudsman-mb": _PUBLIC,
    "ombud-nb": _PUBLIC,
    "oipc-ns": _PUBLIC,
    "oipc-pe": _PUBLIC,
    "oipc-nl": _PUBLIC,
    "ipc-nt": _PUBLIC,
    "ipc-yt": _PUBLIC,
    "ipc-nu": _PUBLIC,
    "news-unpublish-ca": later("Removal is rare: ask the paper for a correction, an update or initials first."),
    "obituary-survivor-name": later("Ask the funeral home or paper that placed the notice, then sites that copied it."),
    "race-results": later("Ask the timer or the organizer to show you as anonymous."),
    "canlii": later("Only the court can order initials."),
    "no-route-salary": later("You cannot be taken off the official list; sites that copy it may act on a request."),
    "no-route-donations": later(
        "You cannot be taken off the official list: donations above a certain amount are public by law."
    ),
    "employer-page": later("Ask those who run the site: removal, initials only, or closed to search engines."),
    "facebook-privacy-report": later("Take off the tag first."),
    "youtube-privacy": later("Whoever posted the video is asked first and has 48 hours."),
    "openai-chatgpt": later("It may ask for documents: give no more than needed."),
    "gemini": later("No form for people without an account was found; this one is for requests based on a law."),
    "google-ai-overviews": later(
        "It cannot be switched off, but a page taken out of the search leaves it too. "
        "The filter “Web” shows only links."
    ),
    "copilot": later("It uses Bing's results: ask there too. The form for a page is Bing's."),
    "perplexity": later("By e-mail: privacy@perplexity.ai."),
    "grok": later("Also by e-mail: privacy@x.ai."),
    "le-chat": later("The page leads to the contact form of Mistral."),
    "claude": later("Also by e-mail: privacy@anthropic.com."),
    "deepseek": later("No form was found. By e-mail: privacy@deepseek.com."),
    "meta-ai": later("It asks which question brought up your name, and what the answer was; your local law decides."),
    "register-address-on": later("A safety reason can keep the business address off the register: info@ocswssw.org."),
}
"""In our own words what removals.tsv notes of a route."""


def note(route: str) -> str:
    """Say what to expect of a route of removals.tsv, in one sentence; empty if there is nothing to say."""
    return _(_NOTES.get(route, ""))


def _how_to_ask(row: Row) -> Iterator[Link]:
    if is_link(row.get("help_url", "")):
        title = _("{name}: how to ask.").format(name=_(row["engine"]))
        yield linked(row, "help_url", title, sought=title.rstrip("."))


def route(name: str) -> Iterator[Link]:
    """Return the link of a row of removals.tsv: its form, else its help, else what is known of it in words."""
    row, said = facts.removals()[name], note(name)
    form, help_ = row.get("form_url", ""), row.get("help_url", "")
    expect = f"{needs(row.get('needs', ''))} {said}".rstrip()
    if is_link(form):
        title, how = _("{name}: request form.").format(name=_(row["engine"])), _how_to_ask(row)
        yield linked(row, "form_url", title + expect, instead=how, sought=title.rstrip("."))
    elif is_link(help_):
        yield from (replace(how, title=how.title + expect) for how in _how_to_ask(row))
    else:
        yield told(labelled(_(row["engine"]), said or _("no address is known.")))
