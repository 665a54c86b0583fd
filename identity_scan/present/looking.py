"""What is said while the worker looks together with the program: before the window opens, and of each page."""

from collections.abc import Iterator, Sequence

from identity_scan.model import Collected, Outcome
from identity_scan.planning.look_queue import Queued, of_engine, seconds_left
from identity_scan.present import words
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import ngettext, series


def consent() -> str:
    """Say what looking together is, in the words that the worker agrees to."""
    return _(
        "A window opens that is signed out and forgets everything. You start each search with enter and "
        "see each page; I read only the page that is open."
    )


def before(looks: Sequence[Queued], browser: str, maker: str) -> Iterator[str]:
    """Say what will be opened where, how long it takes, and who learns of it."""
    engines = list(dict.fromkeys(look.engine for look in looks))
    for name in engines[:1]:
        searches = ngettext("{engine}: {n} search, {time}.", "{engine}: {n} searches, {time}.", _count(looks, name))
        yield searches.format(engine=words.engine(name), n=_count(looks, name), time=_time(looks, name))
    if others := engines[1:]:
        yield _("Then, as long as you like: {engines}.").format(
            engines=series([f"{words.engine(name)} ({_count(looks, name)})" for name in others])
        )
    yield ngettext(
        "{names} learns the words you search for and the address of your network, as with anybody who searches there.",
        "{names} learn the words you search for and the address of your network, as with anybody who searches there.",
        len(engines),
    ).format(names=series([words.engine(name) for name in engines]))
    if maker:
        yield _(
            "{maker} makes {browser}: when it starts, the browser may tell {maker} that it is in use, and may "
            "ask whether an address is known to be dangerous. It is not told who you are."
        ).format(maker=maker, browser=browser)
    yield _(
        "Do not sign in in this window. Cookie questions and puzzles are for you: answer them there, and I will wait."
    )


def _count(looks: Sequence[Queued], engine: str) -> int:
    return sum(look.engine == engine for look in looks)


def _time(looks: Sequence[Queued], engine: str) -> str:
    return words.duration(seconds_left([look for look in looks if look.engine == engine]))


def place(looks: Sequence[Queued], left: Sequence[Queued]) -> str:
    """Say where one is in an engine's searches, and how long they take: Google 3 of 8, about 2 minutes."""
    if not left:
        return _("All searches were opened.")
    number, many = of_engine(looks, left[0])
    return _("{engine} {n} of {m} · {time}").format(
        engine=words.engine(left[0].engine), n=number, m=many, time=_time(left, left[0].engine)
    )


def search(look: Queued) -> str:
    """Say what is searched, and which page of it."""
    return f"{look.query.text} · {_('Page {n}').format(n=look.page)}" if look.page > 1 else look.query.text


def took(item: Collected, fresh: int) -> str:
    """Say that a page was taken in, what it shows, and what that changes."""
    hits = words.rows(item.answer.outcome, len(item.answer.hits))
    said = _("{engine}, {query}, page {page}: {hits}.").format(
        engine=words.engine(item.ask.engine), query=item.ask.query.text, page=item.ask.page, hits=hits
    )
    if item.answer.outcome is Outcome.DOUBTED:
        return f"{said} {item.answer.why or ''}".strip()
    return f"{said} {changed(fresh)}" if item.answer.hits else said


def changed(fresh: int) -> str:
    """Say how many pages nobody else showed."""
    if not fresh:
        return _("Other answers show all of them too.")
    return ngettext("{n} page that no other answer showed.", "{n} pages that no other answer showed.", fresh).format(
        n=fresh
    )


def stands(stage: str, engine: str) -> str:
    """Say what stands in the window in place of results; a stage of page_stands."""
    name = words.engine(engine)
    return {
        "consent": _("{engine} asks about cookies: answer in the window, as you like. I will wait, and touch nothing."),
        "puzzle": _("{engine} shows a puzzle: solve it in the window if you wish. I will wait, and touch nothing."),
        "unread": _("That page cannot be read as results from {engine}."),
        "late": _("No results from {engine} have appeared yet."),
    }[stage].format(engine=name)


def propose_to_stop(engine: str) -> str:
    """Propose to leave an engine alone that showed a second puzzle."""
    return _("{engine} showed puzzles more than once. It may be better to stop with it for today.").format(
        engine=words.engine(engine)
    )


def closed(kept: int, left_behind: str) -> str:
    """Say that the window is closed and what is left of it, with the folder of the browser if it still stands."""
    gone = _("The window is closed, and what the browser kept is gone.")
    stays = _(
        "The window is closed, but what the browser kept could not be deleted yet: {folder}. It will be "
        "deleted when identity-scan next starts."
    )
    came = ngettext("{n} page was read and is kept.", "{n} pages were read and are kept.", kept)
    return (stays.format(folder=left_behind) if left_behind else gone) + " " + came.format(n=kept)
