"""What opens in the worker's own browser: a place to act, a search to look at there, a window watched together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from identity_scan.speech.language import gettext as _
from identity_scan.tui.running import Running

if TYPE_CHECKING:
    from identity_scan.judge.opening import Place
    from identity_scan.model import Query
    from identity_scan.present.values import EngineRow
    from identity_scan.session.look_together import Queued


class Browsing(Running):
    """An application that opens places and searches in the worker's own browser; nothing else in it starts one."""

    def visit(self, place: Place) -> bool:
        """Open a place in the person's own browser, one that means harm only after a yes; say what came of it.

        Tells whether a browser was asked to open it now.
        """
        from identity_scan.judge.opening import How
        from identity_scan.speech.address import shown, site

        if place.how is How.NEVER:
            self.tell(place.why, severity="warning")
        elif place.how is How.ASKS:
            self._ask_before(place)
        elif self.session.demo:
            self.tell(
                _("This address is invented, so there is nothing to open: {address}").format(
                    address=shown(place.address)
                )
            )
        elif self._handed_on(place):
            self.tell(_("Your browser was asked to open {site}.").format(site=site(place.address)))
            return True
        else:
            self._say_where(place)
        return False

    def _ask_before(self, place: Place) -> None:
        from identity_scan.tui.screens.over import ChoiceScreen

        lines = (place.why, _("Your employer or the police can look at it for you. Keep proof first."))
        choices = (("n", "", _("no, leave it closed")), ("y", "yes", _("yes, open it in my browser")))
        question = ChoiceScreen(_("Open this page anyway?"), lines, choices)

        def agreed(answer: str | None) -> None:
            if answer:
                self.visit(place.agreed())

        self.push_screen(question, agreed)

    def _handed_on(self, place: Place) -> bool:
        """Hand a link to the person's browser; False where there is none that could be started."""
        return self.open_url(place.link) is not False

    def _say_where(self, place: Place) -> None:
        from identity_scan.tui.screens.over import TextScreen

        lines = (_("No browser could be started from here. Open this address yourself:"), place.link)
        self.push_screen(TextScreen(_("Not opened"), Content("\n\n".join(lines))))

    def open_url(self, url: str, *, new_tab: bool = True) -> bool:  # type: ignore[override]  # Textual's own says nothing
        """Start the person's browser on a web address; tell whether one could be started."""
        import webbrowser

        return webbrowser.open(url, new=2 if new_tab else 0)

    def browse(self, engine: str, text: str) -> None:
        """Open a query in the person's own browser, and wait for the page to come back if it can be read."""
        from identity_scan.judge.opening import of_address

        row = self._engine(engine)
        address = row.opens(text) if row else None
        name = row.name if row else engine
        if address is None:
            self.tell(_("{engine} has no page to open.").format(engine=name), severity="warning")
            return
        place = of_address(address)
        if self.session.demo or not place.opens:
            self.visit(place)
            return
        if row and not row.returns:
            self.visit(place)
            self.tell(_("You can only look at a page from {engine}: this program cannot read it.").format(engine=name))
            return
        if looks := self.session.looking.looks(engine=engine, text=text):
            self._look_together(looks, engine, text)
        else:
            self._by_hand(engine, text)

    def _engine(self, name: str) -> EngineRow | None:
        return next((row for row in self.session.engines() if row.id == name), None)

    def _by_hand(self, engine: str, text: str) -> None:
        """Have pages copied or saved, the search that was wished first, then those of its engine, each on a key."""
        from identity_scan.tui.screens.browser_screen import BrowserScreen

        looks = self.session.looking.looks(engine=engine, text=text, watch=False)
        rest = [look for look in looks if look.page == 1 and look.query.text != text]
        row = self._engine(engine)
        name = row.name if row else engine
        self.push_screen(BrowserScreen(name, text, self._opened(engine, text), rest, self._open_look))

    def _open_look(self, look: Queued) -> str:
        return self._opened(look.engine, look.query.text)

    def _opened(self, engine: str, text: str) -> str:
        """Open a search in the person's own browser; give its address if none could be started."""
        from identity_scan.judge.opening import of_address

        row = self._engine(engine)
        place = of_address((row.opens(text) if row else None) or "")
        return "" if self._handed_on(place) else place.link

    def _look_together(self, looks: Sequence[Queued], engine: str, text: str) -> None:
        from identity_scan.tui.screens.look_screen import LookScreen

        def then(wish: str | None) -> None:
            if wish == "copy":
                self._by_hand(engine, text)

        self.push_screen(LookScreen(looks), then)

    def look_at(self, queries: Sequence[Query], then: Callable[[], None]) -> bool:
        """Look together at these searches, in every engine that they have no answer of; tell whether it can be."""
        from identity_scan.tui.screens.look_screen import LookScreen

        looks = self.session.looking.looks(queries)
        if looks:
            self.push_screen(LookScreen(looks, join=False), lambda _wish: then())
        return bool(looks)
