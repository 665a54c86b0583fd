"""The sentences of what the core tells: a table from code to English, and words(), in the language in use.

Nothing else makes these sentences. The table lies below the values, so that whoever holds an answer can read why.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from identity_scan.speech import phrases
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext, ordinal, percent, plural, series
from identity_scan.speech.looks import LOOKS
from identity_scan.speech.offers import OFFERS
from identity_scan.speech.statements_told import STATEMENTS
from identity_scan.speech.telling import Arg, Said
from identity_scan.speech.verdicts import VERDICTS

SENTENCES: Final[Mapping[str, str | tuple[str, str]]] = {
    **VERDICTS,
    **OFFERS,
    **LOOKS,
    **STATEMENTS,
    "together": "{parts}",
    # -- what an engine's own page or reply says ----------------------------------------------------------------------
    "refused.puzzle": later(
        "{engine} showed a puzzle that only a person can solve. Open this search in your own browser, or "
        "ask again later."
    ),
    "refused.too_many": later(
        "{engine} was asked too often. Ask again later, or open this search in your own browser."
    ),
    "refused.program": later("{engine} does not answer programs. Open this search in your own browser."),
    "refused.consent": later(
        "{engine} asked about cookies before showing results. "
        "Open this search in your own browser and answer the question there."
    ),
    "refused.country": later("{engine} says that it does not answer in your country."),
    "refused.key": later("{engine} did not accept the key. Check it in the settings."),
    "refused.quota": later(
        "{engine} says that the searches of your key are used up. Ask again later, or see your account there."
    ),
    "refused.no_json": later(
        "{engine} does not give its answers to programs: turn on json under search, formats in its settings."
    ),
    "refused.behind": later("The engines behind your SearXNG did not answer: {engines}. Ask again later."),
    "none.nothing": later("{engine} says that it has no page for these words."),
    "none.unquoted": later(
        "{engine} has no page with these very words together; it showed pages with the words apart."
    ),
    "changed.unreadable": later(
        "{engine} sent a page that could not be read as results. "
        "Open this search in your own browser, or ask again later."
    ),
    "changed.unrelated": later(
        "{engine} sent pages that do not hold the words asked for, as it does with programs at times. "
        "Open this search in your own browser."
    ),
    "changed.untold": later(
        "{engine} listed nothing, and this search never says whether there is nothing. "
        "Look in your own browser to be sure."
    ),
    "changed.empty": later("{engine} sent an empty page. Ask again later."),
    "changed.cut": later("The page from {engine} was cut off before its first result. Ask again."),
    # -- why an answer is not believed --------------------------------------------------------------------------------
    "doubted.nobody": later(
        "{engine} also shows pages for a person who does not exist, so nothing that it says is believed."
    ),
    "doubted.settled": later(
        "It also showed pages for a person who does not exist, so nothing that it says is believed."
    ),
    "doubted.cut": later("The page from {engine} was cut off, so what is missing is not known. Ask again."),
    "doubted.other": later(
        "{engine} answered a different question, so this tells you nothing. Open the search in your own browser."
    ),
    "doubted.other_words": later(
        "{engine} answered a different question: «{words}», so this tells you nothing. Open the search in "
        "your own browser."
    ),
    "doubted.apart": later(
        "{engine} sent pages that hold the words asked for, but not together, and does not say whether it has any "
        "that do. Open this search in your own browser."
    ),
    "doubted.rows": later(
        "Only {n} of the {all} results on the page of {engine} could be read. Open this search in your own browser."
    ),
    "doubted.total": later(
        "{engine} counts {all} results, and only {n} could be read. Open this search in your own browser."
    ),
    "doubted.onward": later(
        "{engine} links to a next page after a single result, so the others on this one could not be read. "
        "Open this search in your own browser."
    ),
    "doubted.counts": later(
        "{engine} says in one place that it has nothing, and in another that it has something. "
        "Open this search in your own browser."
    ),
    # -- why an engine is not asked, or not any further ---------------------------------------------------------------
    "asking.rests": later(
        "{engine} refused to be asked by a program and is left alone; it is asked again from {time}."
    ),
    "asking.pause": later("{engine} asked for a pause and is left alone; it is asked again from {time}."),
    "asking.refused": later("{engine} refused to answer a program."),
    "asking.misses": later(
        "{engine} gave no usable answer three times in a row, so it was not asked any more. Ask again later."
    ),
    "asking.key": later("{engine} needs a key of your own, {key}, which is not set. Put it into the settings."),
    "asking.instance": later(
        "{engine} needs the address of your own instance, which is not set. Put it into the settings."
    ),
    "asking.browser": later(
        "{engine} answers people only, so it is asked only in a browser that you watch: press b, or "
        "identity-scan scan --in-browser."
    ),
    "asking.unknown": later("There is no search engine called {engine} in this version."),
    "asking.fault": later("{engine} could not be asked, because of a fault in this program."),
    "asking.unread": later("{engine} sent a page that could not be read."),
    "asking.before": later("The page before it did not arrive, so this one was not asked for."),
    "asking.doubted": later("The page before it is not believed, so this one was not asked for."),
    "asking.5xx": later("{engine} is not working at the moment (error {status}). Ask again later."),
    "asking.407": later("The proxy of this network asks for a user name and a password, so {engine} did not answer."),
    "asking.511": later(
        "This network asks you to sign in first, so {engine} did not answer. Sign in in a browser, then ask again."
    ),
    "asking.enough": later("You ended the search here, as nothing new came; this was not asked, or not waited for."),
    "asking.not_yet": later("It has not been asked yet."),
    # -- why no reply came --------------------------------------------------------------------------------------------
    "unreached.cut": later(
        "The connection to {engine} was cut before its page arrived. Check the network and ask again."
    ),
    "unreached.slow": later("{engine} did not answer in time. Ask again later."),
    "unreached.far": later("{engine} could not be reached. Check the network and ask again."),
    "unreached.lookup": later(
        "The address of {engine} could not be looked up. Check that this computer is on the network."
    ),
    "unreached.certificate": later(
        "The connection to {engine} could not be trusted: its certificate is not one that this computer knows. If your "
        "agency inspects connections, name its certificate file in the settings (ca_file); on a public network, sign "
        "in to the network first."
    ),
    "unreached.proxy": later(
        "The proxy {proxy} could not be reached, so {engine} was not asked. Check the proxy's address."
    ),
    "unreached.proxy_password": later(
        "The proxy {proxy} asks for a user name and a password, so {engine} was not asked. Give them in the settings "
        "(proxy)."
    ),
    "unreached.proxy_refused": later("The proxy {proxy} did not let {engine} be asked. Your agency's IT can tell why."),
    "unreached.proxy_kind": later(
        "The proxy {proxy} is of a kind that cannot be used, so {engine} was not asked. It should begin with http://."
    ),
    "unreached.large": later("{engine} sent a page larger than {megabytes} MB, which was not read."),
    "unreached.garbled": later("The page that {engine} sent was damaged on the way. Ask again."),
    "unreached.invented": later(
        "{engine} was not asked: an invented person is searched only through a proxy on this very computer."
    ),
    "unreached.circle": later("{engine} redirected the request more than {times} times, so it was given up."),
    "rot.answer": later("What it answered can no longer be read on this computer, so it counts as not asked."),
    "rot.grade": later("What it was then can no longer be read."),
    "unreached.foreign": later(
        "{engine} redirected the request to {host}, which is not its own: nothing was sent there."
    ),
    "unreached.private": later(
        "{engine} redirected the request to {host}, an address inside a network, which was not followed."
    ),
    "unreached.bare": later("{engine} redirected the request to {host} without protection, which was not followed."),
    "unreached.scheme": later(
        "{engine} redirected the request to something that is not a web address, which was not followed."
    ),
    "unreached.address": later("The address of {engine} cannot be used. Check it in the settings."),
    # -- what a search comes to in place of a grade -------------------------------------------------------------------
    "needs.unanswered": later("No engine has answered, so nothing can be said about what can be found."),
    "needs.act-now": plural("{n} page needs you this week.", "{n} pages need you this week."),
    "needs.high": plural("{n} page needs a step this month.", "{n} pages need a step this month."),
    "needs.moderate": plural(
        "{n} page is worth a decision this quarter.", "{n} pages are worth a decision this quarter."
    ),
    "needs.nothing": later("None of the pages seen about you needs anything from you now."),
    "needs.nobody": later("No page that was seen is certainly about you."),
    "needs.first_site": later("First: a page on {site}."),
    "needs.first_fact": later("First: {fact}."),
    "needs.first": later("First: {fact}, at {site}."),
    "needs.alone": later(
        "You need not do this alone: there is your employee assistance program, your association’s advice "
        "line, your supervisor."
    ),
    "needs.mistaken": later("Someone with your name could be taken for you."),
    # -- what to do next ----------------------------------------------------------------------------------------------
    "next.look": later("Look at it: {fact}, at {site}"),
    "next.look_fact": later("Look at it: {fact}"),
    "next.look_site": later("Look at it: a page on {site}"),
    # -- what became of a finding from one search to the next ---------------------------------------------------------
    "change.back": later("A search between did not show it, and now it is back."),
    "change.new": later("It was not among the results that were read last time, though the same was asked."),
    "change.same": later("It is still there, as before."),
    "change.fell": plural("It fell by {n} place.", "It fell by {n} places."),
    "change.rose": plural("It rose by {n} place.", "It rose by {n} places."),
    "change.lost": later("It no longer shows: {facts}."),
    "change.gained": later("It now shows: {facts}."),
    "change.label": later("It was judged {before} then, and {now} now."),
    "change.more": later("It matters more than before: {before} then, {now} now."),
    "change.less": later("It matters less than before: {before} then, {now} now."),
    "label.professional": later("professional"),
    "label.mixed": later("mixed"),
    "label.personal": later("personal"),
    "label.unclear": later("unclear"),
    "label.someone_else": later("about someone else"),
    "band.act-now": later("act now"),
    "band.high": later("high"),
    "band.moderate": later("moderate"),
    "band.low": later("low"),
    "band.note": later("note"),
    # -- why it cannot be compared: the later search cannot tell, or the earlier one ----------------------------------
    "unlike.told": later("It cannot be compared: {why}."),
    "unlike.unread_now": later("what one of the two searches found on it could not be read"),
    "unlike.unread_then": later("what one of the two searches found on it could not be read"),
    "unlike.silent_now": later("{engines} gave no answer this time that could be used"),
    "unlike.silent_then": later("{engines} gave no answer last time that could be used"),
    "unlike.shallow_now": later("the results of {engines} were not read as far this time"),
    "unlike.shallow_then": later("the results of {engines} were not read as far last time"),
    "unlike.words_now": later("it was asked in other words this time"),
    "unlike.words_then": later("it was asked in other words last time"),
    "unlike.unplaced_now": later("where it stood is not known"),
    "unlike.unplaced_then": later("where it stands is not known"),
    "unlike.engine_now": later("that query was not asked of {engines} this time"),
    "unlike.engine_then": later("that query was not asked of {engines} last time"),
    "unlike.query_now": later("that query was not asked this time"),
    "unlike.query_then": later("that query was not asked last time"),
    # -- what is known of a page that is not shown --------------------------------------------------------------------
    "missing.unwritten": later("{engines} wrote no such answer."),
    "missing.to_the_end": later("The results of {engines} that showed it were read to the end, without it."),
    "missing.among": plural(
        "It is no longer among the first {n} result of {engines}, where it stood {place}.",
        "It is no longer among the first {n} results of {engines}, where it stood {place}.",
    ),
    "missing.place": "{place}",
    "missing.at_best": later("{place} at best"),
    "missing.below": later("At least half of what was below it is still there."),
    "missing.twice_unwritten": later("This was so in two searches; another one may be written."),
    "missing.twice": later("This was so in two searches, and none between them showed it: it is gone."),
    "missing.once_more": later("One more search will tell if it is gone."),
    "missing.further_down": later("It may be further down."),
    "look.gone": later("The page itself was looked at on {day}: the site says that it is gone."),
    "look.there": later("The page itself was still there when it was looked at on {day}."),
    # -- why a page does not simply open ------------------------------------------------------------------------------
    "opening.watched": later("Whoever keeps this page may see that somebody looks, when, and from where."),
    "opening.inside": later("This address lies inside a network, where no client looks; it is not opened."),
    "opening.user": later("This address contains a user name; it is not opened."),
    "opening.alike": later("The letters of this address look like those of another site."),
    "opening.no_web": later("This is not a web address; it is not opened."),
    # -- which indexes were not looked at far enough ------------------------------------------------------------------
    "gap.told": "{why}.",
    "gap.index": later("{index} has not been searched yet"),
    "gap.bare_name": later("Your name alone has not been searched in {index} yet"),
    "gap.partly": later("{index} was only partly searched: {answered} of {wanted} searches"),
}
"""English by code; of a pair the first stands for one, the second for more, by the argument `n`."""


def words(said: Said, now: datetime | None = None) -> str:
    """Return what is told, in the language in use at this moment.

    A moment is worded with its day, unless `now` is given and it is of the same day. What a newer version stored and
    this one has no sentence for is shown by its code.
    """
    if not said.code:
        return "".join(str(value) for _name, value in said.args)
    form = SENTENCES.get(said.code, said.code)
    filled = {name: _worded(name, value, now) for name, value in said.args}
    if isinstance(form, tuple):
        return ngettext(*form, int(str(dict(said.args)["n"]))).format(**filled)
    return _(form).format(**filled)


def moment(until: datetime, now: datetime | None = None) -> str:
    """Return a time as on the worker's clock, with its day unless that is known to be today."""
    until = until.astimezone()
    today = now is not None and until.date() == now.astimezone().date()
    return f"{until:%H:%M}" if today else f"{until:%Y-%m-%d %H:%M}"


def _worded(name: str, value: Arg, now: datetime | None) -> str:
    if isinstance(value, tuple):
        texts = [words(part, now) if isinstance(part, Said) else _one(name, part) for part in value]
        return _JOINED.get(name, series)(texts)
    if name == "time":
        return moment(datetime.fromisoformat(str(value)), now)
    return _one(name, value)


def _one(name: str, value: str | int | float) -> str:
    return _WORDED[name](value) if name in _WORDED else str(value)


def _place(value: str | int) -> str:
    """A place in a list is a number, one in the country has a name."""
    return ordinal(value) if isinstance(value, int) else value


_WORDED: Final[Mapping[str, Callable[..., str]]] = {
    "fact": phrases.fact,
    "facts": phrases.fact,
    "lost": phrases.fact,
    "kept": phrases.fact,
    "factor": percent,
    "place": _place,
}
"""How an argument is worded that is not shown as it is, by its name."""
_JOINED: Final[Mapping[str, Callable[[list[str]], str]]] = {
    "parts": " ".join,
    "facts": ", ".join,
    "lost": ", ".join,
    "kept": ", ".join,
}
"""How several are joined, by their name; others as a sentence lists them: a, b and c."""
