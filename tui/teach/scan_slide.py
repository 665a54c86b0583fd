"""The search, played at a speed that one can talk over: what is typed, who answers, which pages come up."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from identity_scan.judge.opening import means_harm
from identity_scan.model import Collected, Hit
from identity_scan.present import titles, words
from identity_scan.present.cover import title_of
from identity_scan.speech import address
from identity_scan.speech.language import decimal, later, ngettext
from identity_scan.speech.language import gettext as _
from identity_scan.tui.teach.lesson_commands import SCAN
from identity_scan.tui.teach.slide import Slide, with_scroll

PACES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds from one answer to the next."""


class ScanSlide(Slide):
    """Answers come one by one; no label is shown, because the class votes first."""

    HERE = SCAN
    BINDINGS: ClassVar = with_scroll(SCAN)
    ABOUT = later(
        "The search was run beforehand; here its answers appear again, as slowly as you wish. The engines "
        "and their pages are invented. There are no labels yet: the class votes first."
    )
    _timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is typed, who answers, what comes."""
        yield Static(id="scan-lead", classes="quiet")
        yield Static(id="scan-query")
        yield Static(id="scan-engines")
        yield Static(id="scan-rows")
        yield Static(id="scan-sum")

    def on_mount(self) -> None:
        """Begin to play."""
        super().on_mount()
        self._wind()

    def _wind(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_interval(PACES[self.lesson_screen.pace], self.step)

    def step(self) -> None:
        """Let one answer more come, unless the search is held or over."""
        screen = self.lesson_screen
        if screen.playing and screen.is_current and screen.played < len(self._all()):
            screen.played += 1
            self.show()

    def _all(self) -> tuple[Collected, ...]:
        return self.rehearsal.played() if self.rehearsal else ()

    def action_play(self) -> None:
        """Hold the search, or let it go on; once it is over, play it from the beginning."""
        screen = self.lesson_screen
        if self._all() and screen.played >= len(self._all()):
            screen.played, screen.playing = 0, True
        else:
            screen.playing = not screen.playing
        self.show()

    def action_pace(self, by: int) -> None:
        """Change the speed."""
        screen = self.lesson_screen
        screen.pace = min(len(PACES) - 1, max(0, screen.pace + by))
        self._wind()
        self.show()

    def show(self) -> None:
        """Draw the answer that came last, and what has come so far."""
        came = self._all()[: self.lesson_screen.played]
        self.put("scan-lead", Content(_("A client types")))
        query = came[-1].ask.query.text if came else "…"
        self.put("scan-query", Content.assemble((query, "bold")))
        self.put("scan-engines", self._engines(came))
        self.put("scan-rows", self._rows(came))
        self.put("scan-sum", self._sum(came))

    def _engines(self, came: tuple[Collected, ...]) -> Content:
        """Say who answers this query: those still to come, those who did, the one who just did."""
        if not came:
            return Content("")
        query = came[-1].ask.query.id
        order = dict.fromkeys(c.ask.engine for c in self._all() if c.ask.query.id == query)
        answered = {c.ask.engine for c in came if c.ask.query.id == query}
        last = came[-1].ask.engine
        return Content("   ").join(
            [
                Content.assemble(
                    (f"{words.sign('results' if name in answered else 'waiting')} ", "$accent"),
                    (words.engine(name), "bold" if name == last else "$quiet"),
                )
                for name in order
            ]
        )

    def _rows(self, came: tuple[Collected, ...]) -> Content:
        """Show the answer's first results; those that no answer before it had stand out."""
        if not came:
            return Content("")
        known = {address.fingerprint(hit.url) for item in came[:-1] for hit in item.answer.hits}
        room = max(4, (self.size.height or self.app.size.height - 6) - 9)
        gap = "\n\n" if self.roomy else "\n"
        hits = came[-1].answer.hits[: room // (2 if self.roomy else 1)]
        rows = [
            Content.assemble((f"{hit.rank:>2}  ", "$quiet"), (title, "$quiet"))
            if address.fingerprint(hit.url) in known
            else Content.assemble((f"{hit.rank:>2}  ", "$accent"), title, (f"   {_('new')}", "$accent"))
            for hit, title in zip(hits, map(self._title, hits), strict=True)
        ]
        return Content(gap).join([row.truncate(max(20, self.app.size.width - 12), ellipsis=True) for row in rows])

    def _title(self, hit: Hit) -> str:
        """The title of a row; of a page that threatens its kind, since nobody in the room asked to read it."""
        judged = self.rehearsal.judged(address.fingerprint(hit.url)) if self.rehearsal else None
        return title_of(judged) if judged and means_harm(judged) else titles.of_page(hit)

    def _sum(self, came: tuple[Collected, ...]) -> Content:
        screen = self.lesson_screen
        pages = len({address.fingerprint(hit.url) for item in came for hit in item.answer.hits})
        parts = [
            ngettext("{n} answer", "{n} answers", len(came)).format(n=len(came)),
            ngettext("{n} different page so far", "{n} different pages so far", pages).format(n=pages),
        ]
        if came and len(came) == len(self._all()):
            state = _("That is all. Space plays it again.")
        elif screen.playing:
            state = _pace(PACES[screen.pace])
        else:
            state = _("Paused. Space lets it go on.")
        return Content.assemble((" · ".join(parts), "bold"), "\n", (state, "$quiet"))


def _pace(seconds: float) -> str:
    if seconds == 1:
        return _("One answer per second. Space pauses.")
    said = f"{seconds:g}" if seconds > 1 else decimal(seconds, 1)
    return _("One answer every {n} seconds. Space pauses.").format(n=said)
