"""The first run: who you are, how you wish to be seen, how safe you need to be; the promise that the name is yours."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, ContentSwitcher, Input, Static, TextArea

from identity_scan.model import Person, Safety
from identity_scan.person.attested import needs_promise
from identity_scan.present.fields import (
    ATTESTATION,
    BROWSER_LIKE,
    FIRST,
    LANGUAGES,
    LIKE_A_BROWSER,
    MORE,
    MOVING,
    SAFETY,
    WELCOME,
    Field,
    typed_from,
    with_typed,
)
from identity_scan.session.contract import Session
from identity_scan.session.own_file import draft, refused_here
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import clean, fold
from identity_scan.tui.screens.over import CurtainScreen
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.list_input import ListInput
from identity_scan.tui.widgets.still_area import StillArea
from identity_scan.tui.widgets.tick_list import Tick, TickList

_STEPS = ("welcome", "who", "seen", "safe")
_HEADS = (
    later("Welcome"),
    later("1 of 3 · Who you are"),
    later("2 of 3 · How you wish to be seen"),
    later("3 of 3 · How safe you need to be"),
)


class Lines(VerticalScroll, inherit_bindings=False):
    """Fields or choices one under another: the arrows go from one to the next, and the screen follows."""

    BINDINGS: ClassVar = [
        Binding("down", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "field before", show=False),
    ]


class FirstRunScreen(Screen["Person | str | None"]):
    """Three short steps; answers with the person, with "demonstration", or with None."""

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar = [
        Binding("ctrl+n", "go(1)", "next", show=False, priority=True),
        Binding("escape", "go(-1)", "back", show=False),
        Binding("f9", "hide", "hide", show=False, priority=True),
    ]

    def __init__(self, session: Session, person: Person | None) -> None:
        super().__init__()
        self._session = session
        self._before = person
        self._drafted = person or draft()
        self._also_me = set(person.other_names) if person else set[str]()
        self._first = 1 if person else 0
        self._step = self._first

    def compose(self) -> ComposeResult:
        """Lay out the steps, one of them shown."""
        keys = _("ctrl+n go on · esc back · f9 hide the screen")
        with Vertical(id="steps"):
            yield Static(id="step-head", classes="heading")
            with ContentSwitcher(initial=_STEPS[self._step], id="step"):
                yield _welcome(self._session.notices)
                yield self._who()
                yield self._seen()
                yield self._safe()
            yield Static(id="step-wrong")
            with Horizontal(id="step-buttons"):
                yield Button(Content(_("Back")), id="back", compact=True)
                yield Button(Content(_("Next")), id="next", compact=True)
                yield Static(Content.assemble((keys, "$quiet")), id="step-keys")

    def _who(self) -> Widget:
        person = self._drafted or Person("")
        lines: list[Widget] = []
        for field in FIRST:
            lines += _line(field, person)
        lines.append(
            Static(
                Content.assemble((_("Your language"), "bold"), ("  " + _("clients search in it"), "$quiet")),
                classes="label",
            )
        )
        lines.append(TickList(id="language", single=True))
        more = _("More, if you like: each line helps to tell your pages from a namesake's.")
        lines.append(Static(Content.assemble((more, "$accent")), classes="label"))
        for field in MORE:
            lines += _line(field, person)
        return Lines(*lines, id="who", can_focus=False)

    def _seen(self) -> Widget:
        person = self._drafted or Person("")
        what = _(
            "In two or three sentences: what may clients know of you, and what is for your private life? Results "
            "are compared with it. It stays on this computer; no engine sees it. You may leave it empty and come "
            "back."
        )
        like = _(
            "For example: a calm, fair and reachable worker. Clients may know my training and my agency. My home "
            "is my own."
        )
        area = StillArea(
            person.portrayal, id="portrayal-text", soft_wrap=True, show_line_numbers=False, tab_behavior="focus"
        )
        return VerticalScroll(
            Static(Content(what), classes="gap"),
            area,
            Static(Content.assemble((like, "$quiet"))),
            *self._as_a_browser(),
            id="seen",
            can_focus=False,
        )

    def _safe(self) -> Widget:
        what = _(
            "This decides what counts as dangerous and what comes first. It stays on this computer; you can change it."
        )
        promise = [Content.assemble((_(ATTESTATION[0]), "bold")), *(Content(_(text)) for text in ATTESTATION[1:])]
        return VerticalScroll(
            Static(Content(what), classes="gap"),
            TickList(id="safety", single=True),
            Vertical(
                Static(Content("\n").join(promise), id="promise-text"),
                Static(id="promise-erases"),
                Input(id="confirm", placeholder=_("your own full name"), compact=True, select_on_focus=False),
                id="promise",
            ),
            id="safe",
            can_focus=False,
        )

    def _as_a_browser(self) -> list[Widget]:
        """What is asked once: whether an engine that answers browsers alone may be asked as one."""
        if self._before is not None:
            return []
        title, why, *_answers = LIKE_A_BROWSER
        told = Content.assemble((_(title), "bold"), "  ", (_(why), "$quiet"))
        return [Static(told, classes="label"), TickList(id="like-browser")]

    def on_mount(self) -> None:
        """Fill the lists of choices and begin."""
        for ticks in self.query("#like-browser").results(TickList):
            ticks.fill([Tick(BROWSER_LIKE, Content(_(LIKE_A_BROWSER[2])))], [BROWSER_LIKE])
        person = self._drafted or Person("", language=self._session.language)
        self.query_one("#language", TickList).fill(
            [Tick(value, Content(text)) for value, text in LANGUAGES], [_language(person)]
        )
        chosen = person.safety.value if person.safety is not Safety.NONE else ""
        self.query_one("#safety", TickList).fill(
            [Tick(value or "none", Content(_(text))) for value, text in SAFETY], [chosen or "none"]
        )
        self._show()

    # -- going through them -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.query_one("#step-head", Static).update(Content(_(_HEADS[self._step])))
        self.query_one(ContentSwitcher).current = _STEPS[self._step]
        self.query_one("#step-wrong", Static).update(Content(""))
        self.query_one("#step-buttons").display = self._step > 0
        self.query_one("#promise").display = self._new_name
        erases = _("Another name erases what was kept under the one before: searches, decisions, actions.")
        self.query_one("#promise-erases", Static).update(Content.assemble((erases if self._before else "", "$warning")))
        last = self._step == len(_STEPS) - 1
        self.query_one("#next", Button).label = Content(
            _("Confirm and begin") if last and self._new_name else _("Keep") if last else _("Next")
        )
        self.query_one("#next", Button).refresh(layout=True)
        first = {"welcome": "#try", "who": "#field-name", "seen": "#portrayal-text", "safe": "#safety"}[
            _STEPS[self._step]
        ]
        self.query_one(first).focus()

    @property
    def _new_name(self) -> bool:
        return needs_promise(self._before, self._typed())

    def _typed(self) -> Person:
        typed = {f.name: self.query_one(f"#field-{f.name}", Input).value for f in (*FIRST, *MORE)}
        person = with_typed(self._drafted or Person(""), typed)
        safety = self.query_one("#safety", TickList).ticked
        language = self.query_one("#language", TickList).ticked
        return replace(
            person,
            portrayal=clean(self.query_one("#portrayal-text", TextArea).text, 4_000),
            safety=Safety(safety[0]) if safety and safety[0] != "none" else Safety.NONE,
            language=language[0] if language else person.language,
        )

    def action_go(self, by: int) -> None:
        """Go to the next step or back; leave at either end."""
        if by > 0 and (wrong := self._wrong()):
            self.query_one("#step-wrong", Static).update(Content.assemble((wrong, "$error")))
            self.query_one("#confirm" if self._step == len(_STEPS) - 1 else "#field-name").focus()
            return
        step = self._step + by
        if step < self._first:
            self.dismiss(None)
        elif step == len(_STEPS):
            for ticks in self.query("#like-browser").results(TickList):
                self._session.prefer(BROWSER_LIKE, "on" if ticks.ticked else "off")
            self.dismiss(replace(self._typed(), attested=True))
        else:
            self._step = step
            self._show()

    def _wrong(self) -> str:
        """Say what is missing in this step, empty if nothing is."""
        if self._step == 0:
            return ""
        from identity_scan.person.name_checks import unlike_forms
        from identity_scan.person.person_file import check_typed

        person = self._typed()
        try:
            check_typed(person, self._before.name if self._before else "")
        except BadInput as error:
            return str(error)
        if strange := [other for other in unlike_forms(person) if other not in self._also_me]:
            self._also_me.update(strange)  # whoever goes on says so
            too = _("{names} has no part in common with your name. If this is you too, go on; if not, take it away.")
            return too.format(names=", ".join(f"«{other}»" for other in strange))
        confirmed = fold(self.query_one("#confirm", Input).value) == fold(person.name)
        if self._step == len(_STEPS) - 1 and self._new_name and not confirmed:
            return _("Type your own full name, as in the first step: {name}.").format(name=person.name)
        return "" if self.app.is_headless else refused_here(person)

    def action_hide(self) -> None:
        """Hide the content of the screen."""
        self.app.push_screen(CurtainScreen())

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "try":
            self.dismiss("demonstration")
        elif event.button.id == "class":
            shell_of(self).open_lesson()
        else:
            self.action_go(-1 if event.button.id == "back" else 1)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input.id == "confirm":
            self.action_go(1)
        else:
            self.focus_next()


def _welcome(lost: Sequence[str]) -> Widget:
    """The first page; where who they are was lost with the store, it says so first: that is never denied."""
    text = Content("\n\n".join(_(sentence) for sentence in WELCOME))
    return Lines(
        *([Static(Content(" ".join(lost)), classes="gap", id="lost")] if lost else []),
        Static(text, classes="gap"),
        Button(Content(_("Try it on an invented person first")), id="try"),
        Button(Content(_("Begin with my own name")), id="begin"),
        Button(Content(_("Show it to a class")), id="class"),
        Static(Content.assemble((_(MOVING), "$quiet")), id="moving"),
        id="welcome",
        can_focus=False,
    )


def _line(field: Field, person: Person) -> list[Widget]:
    head = Content.assemble(
        (_(field.label), "bold"), (f"  {_(field.what)}  ", "$quiet"), (f"[{_(field.seen)}]", "$accent")
    )
    return [
        Static(head, classes="label"),
        (ListInput if field.many else Input)(
            typed_from(person, field), id=f"field-{field.name}", compact=True, select_on_focus=False
        ),
    ]


def _language(person: Person) -> str:
    known = [value for value, _words in LANGUAGES]
    return next((value for value in known if value[:2] == person.language[:2]), known[0])
