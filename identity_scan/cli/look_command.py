"""Looking together on the command line: each line of standard input opens one search in the worker's own browser."""

import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum

from identity_scan.cli import event_loop
from identity_scan.cli.scene import Scene
from identity_scan.cli.startup import in_text, leaving_nothing, tell
from identity_scan.engines.page_stage import Stage
from identity_scan.model import Depth
from identity_scan.planning import plan
from identity_scan.planning.look_queue import Queued
from identity_scan.present import looking as said
from identity_scan.session import look_together
from identity_scan.session.look_together import LookTogether, Took, WindowShut
from identity_scan.speech.aloud import sentence
from identity_scan.speech.errors import BadInput, NothingAsked
from identity_scan.speech.language import gettext as _


class Wish(StrEnum):
    """What the worker's line says."""

    ON = ""
    SKIP = "s"
    LEAVE = "x"
    END = "q"


def look(scene: Scene, engines: Sequence[str], recipes: Sequence[str], depth: str | None, quiet: bool) -> None:
    """Open the searches of these engines one by one; their pages join the newest search, or begin one.

    BadInput or NothingAsked if nothing can be opened, or if no line said that anything may be.
    """
    look_together.check(engines)
    browser, desk = look_together.browser(), scene.session.looking
    chosen = plan.named(recipes, scene.person) if recipes else ()
    looks = desk.queued(engines, chosen, Depth(depth) if depth else None)
    if not looks:
        raise NothingAsked(_("There is nothing to open: all of this was answered already."))
    tell(*([] if quiet else _announced(looks, browser.name, browser.maker)))
    looks = _agreed(looks, quiet)
    if not looks:
        raise NothingAsked(_("Nothing was opened, so nothing was asked."))
    try:
        event_loop.run(_run(desk.together(looks, join=False, depth=Depth(depth) if depth else None), quiet))
    except KeyboardInterrupt:
        if scene.session.scan is not None and not leaving_nothing.get():
            tell("", _("Stopped. The pages that came are kept; go on with the same command."))
        raise


def _announced(looks: Sequence[Queued], browser: str, maker: str) -> Iterator[str]:
    yield _("A window of {browser} opens that is signed out and forgets everything.").format(browser=browser)
    yield from said.before(looks, browser, maker)
    yield _(
        "Before each search a line is read: an empty one opens it, s skips it, x leaves this engine, q "
        "ends. I read only the page that is open."
    )


def _agreed(looks: Sequence[Queued], quiet: bool) -> tuple[Queued, ...]:
    """What is left to open from the first search on that a line agrees to; before it no window opens."""
    left = tuple(looks)
    while left:
        _say(_next(left, left, stuck=False), quiet)
        wish = _line()
        if wish is Wish.ON:
            return left
        kept = left[1:] if wish is Wish.SKIP else [look for look in left if look.engine != left[0].engine]
        left = () if wish is Wish.END else tuple(kept)
    return ()


async def _run(window: contextlib.AbstractAsyncContextManager[LookTogether], quiet: bool) -> None:
    taken, wish, seen = 0, Wish.ON, None
    try:
        async with window as together:
            seen = together
            while together.here is not None:
                if wish is Wish.ON:
                    came, wish = await _one(together, quiet)
                    taken += came
                if wish is Wish.LEAVE:
                    together.leave()
                else:
                    together.go_on()
                if wish is Wish.END or together.here is None:
                    break
                _say(_next(together.looks, together.left, stuck=together.stuck), quiet)
                wish = _line()
                if wish is Wish.END:
                    break
    except WindowShut as error:
        again = _("To go on, type the same command again: what came is not opened a second time.")
        tell(str(error), *([] if leaving_nothing.get() else [again]))
    _say(said.closed(taken, seen.left_behind if seen else ""), quiet)


def _next(looks: Sequence[Queued], left: Sequence[Queued], *, stuck: bool) -> str:
    where = sentence(said.place(looks, left), said.search(left[0]))
    return f"{said.propose_to_stop(left[0].engine)} {where}" if stuck else where


async def _one(together: LookTogether, quiet: bool) -> tuple[int, Wish]:
    """Open one search and wait for its page; give how many pages came, and what the worker wishes then."""
    assert together.here is not None
    engine = together.here.engine
    if not await together.open():
        _say(_("Its tab did not open."), quiet)
        return 0, Wish.ON
    async with contextlib.aclosing(together.watch()) as events:
        async for event in events:
            if isinstance(event, Took):
                _say(said.took(event.item, event.fresh), quiet)
                return 1, Wish.ON
            if isinstance(event, str):
                _say(event, quiet)
                return 0, Wish.ON
            _say(said.stands(event.stage, engine), quiet)
            if event.stage is Stage.LATE:
                tell(_("An empty line waits and reads the page again; s continues without it, x leaves the engine."))
                if (wish := _line()) is not Wish.ON:
                    return 0, wish
                together.nudge()
    return 0, Wish.ON


def _line() -> Wish:
    """Read what the worker wants next; the end of the input is no consent."""
    with _interruptible():
        try:
            said_ = sys.stdin.readline()
        except UnicodeDecodeError:
            raise BadInput(_("What was provided is not plain text."), _("Provide it as UTF-8 text.")) from None
    if not said_:
        return Wish.END
    word = said_.strip().lower()[:1]
    if word == "n":  # no, non
        return Wish.SKIP
    return Wish(word) if word in tuple(Wish) else Wish.ON


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let ctrl+c end the wait for a line: within a loop it would only be noted until the line has come."""
    try:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _say(line: str, quiet: bool) -> None:
    if not quiet:
        tell(sentence(line) if in_text.get() else line)
