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
from textual.widgets import Button, ContentSwitcher, Static, TextArea

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
    with_typed,
)
from identity_scan.session.contract import Session
from identity_scan.session.own_file import draft, refused_here
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import clean, fold
from identity_scan.tui.screens.over import ChoiceScreen
from identity_scan.tui.shell.shell import shell_of
from identity_scan.tui.widgets.form_line import FormLine
from identity_scan.tui.widgets.lines import key_line
from identity_scan.tui.widgets.still_area import StillArea
from identity_scan.tui.widgets.tick_list import Tick, TickList

_STEPS = ("welcome", "who", "more", "seen", "safe")
_HEADS = (
    later("Welcome"),
    later("Who you are"),
    later("1 of 3 · More about you"),
    later("2 of 3 · How you wish to be seen"),
    later("3 of 3 · How safe you need to be"),
)


_WELCOME, _WHO = 0, 1
_ASKED = ("name", "family_name", "other_names", "places", "professions", "employers")
"""What is asked first: the name and which part is the family name, other names, the town, the work."""
_FIELDS = {field.name: field for field in (*FIRST, *MORE)}
_LATER = tuple(name for name in _FIELDS if name not in _ASKED)
_NOW = "now"


class Lines(VerticalScroll, inherit_bindings=False):
    """Fields or choices one under another: the arrows go from one to the next, and the screen follows."""

    BINDINGS: ClassVar = [
        Binding("down", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "field before", show=False),
    ]


class FirstRunScreen(Screen["Person | str | None"]):
    """Four questions and the promise, more if one likes; answers with the person, with a wish, or with None.

    A wish is "demonstration", "leave", or the tag of a language to speak.
    """

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar = [
        Binding("ctrl+n", "go(1)", "next", show=False),
        Binding("ctrl+o", "more", "more", show=False),
        Binding("escape", "go(-1)", "back", show=False),
        Binding("q,ctrl+q", "leave", "quit", show=False),
    ]

    def __init__(self, session: Session, person: Person | None, typed: Person | None = None, said: str = "") -> None:
        """Take whose search it is, if that is known; what was typed before, and a sentence to begin with."""
        super().__init__()
        self._session = session
        self._before = person
        self._said = said
        self.typed: Person | None = None
        """What was typed when the screen was left without an end; None if nothing was."""
        self._drafted = person or typed or draft()
        self._also_me = set(person.other_names) if person else set[str]()
        self._first = _WHO if person else _WELCOME
        self._step = self._first
        self._calm = "none"
        """What was answered before it was ticked that something happens now."""

    def compose(self) -> ComposeResult:
        """Lay out the steps, one of them shown."""
        with Vertical(id="steps"):
            yield Static(id="step-head", classes="heading")
            with ContentSwitcher(initial=_STEPS[self._step], id="step"):
                yield _welcome((*([self._said] if self._said else []), *self._session.notices))
                yield self._who()
                yield self._more()
                yield self._seen()
                yield self._safe()
            yield Static(id="step-wrong")
            with Horizontal(id="step-buttons"):
                yield Button(Content(_("Back")), id="back", compact=True)
                yield Button(Content(_("Add more")), id="more-of-it", compact=True)
                yield Button(Content(_("Next")), id="next", compact=True)
            yield Static(id="step-keys")

    def _who(self) -> Widget:
        person = self._drafted or Person("")
        lines = [widget for name in _ASKED for widget in _line(_FIELDS[name], person)]
        promise = [Content.assemble((_(ATTESTATION[0]), "bold")), *(Content(_(text)) for text in ATTESTATION[1:])]
        enough = _("Four questions are enough to begin. If you have several answers, write one per line.")
        return Lines(
            Static(Content.assemble((enough, "$quiet"))),
            *lines,
            TickList(id=_NOW),
            *self._as_a_browser(),
            Vertical(
                Static(Content("\n").join(promise), id="promise-text"),
                Static(id="promise-erases"),
                FormLine("", "confirm"),
                id="promise",
            ),
            id="who",
            can_focus=False,
        )

    def _more(self) -> Widget:
        person = self._drafted or Person("")
        more = _("Each line helps to tell your pages from a namesake's. Write one entry per line; all of it can wait.")
        tongue = Content.assemble((_("Your language"), "bold"), ("  " + _("the one clients search in"), "$quiet"))
        lines = [widget for name in _LATER for widget in _line(_FIELDS[name], person)]
        return Lines(
            Static(Content.assemble((more, "$quiet"))),
            *lines,
            Static(tongue, classes="label"),
            TickList(id="language", single=True),
            id="more",
            can_focus=False,
        )

    def _seen(self) -> Widget:
        person = self._drafted or Person("")
        what = _(
            "In two or three sentences: what may clients know about you, and what belongs to your private "
            "life? Results are compared with it. It stays on this computer; no engine sees it. You may leave "
            "it empty and come back."
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
            id="seen",
            can_focus=False,
        )

    def _safe(self) -> Widget:
        what = _(
            "This decides what counts as dangerous and what comes first. It stays on this computer; you can change it."
        )
        return VerticalScroll(
            Static(Content(what), classes="gap"), TickList(id="safety", single=True), id="safe", can_focus=False
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
        code = person.safety.value if person.safety is not Safety.NONE else "none"
        self._fill_safety(code)
        self._fill_now(code)
        self._show()

    def _fill_safety(self, code: str) -> None:
        """Show in full how safe the worker is."""
        self._calm = self._calm if code == Safety.THREAT.value else code
        every = [Tick(value or "none", Content(_(text))) for value, text in SAFETY]
        self.query_one("#safety", TickList).fill(every, [code])

    def _fill_now(self, code: str) -> None:
        """Show in a word whether something happens now, where it can be said first."""
        self._calm = self._calm if code == Safety.THREAT.value else code
        threat = next(_(text) for value, text in SAFETY if value == Safety.THREAT.value)
        ticked = [_NOW] if code == Safety.THREAT.value else []
        self.query_one(f"#{_NOW}", TickList).fill([Tick(_NOW, Content(threat))], ticked)

    # -- going through them -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.query_one("#step-head", Static).update(Content(_(_HEADS[self._step])))
        self.query_one(ContentSwitcher).current = _STEPS[self._step]
        self._say("")
        self.query_one("#step-buttons").display = self._step > _WELCOME
        self.query_one("#more-of-it").display = self._step == _WHO
        self.query_one("#promise").display = self._new_name
        erases = _("Another name erases what was kept under the one before: searches, decisions, actions.")
        self.query_one("#promise-erases", Static).update(Content.assemble((erases if self._before else "", "$warning")))
        ends = self._step in (_WHO, len(_STEPS) - 1)
        self.query_one("#next", Button).label = Content(
            _("Confirm and begin") if ends and self._new_name else _("Keep") if ends else _("Next")
        )
        self.query_one("#next", Button).refresh(layout=True)
        self.query_one("#step-keys", Static).update(self._keys())
        first = {"welcome": "#try", "who": "#field-name", "more": f"#field-{_LATER[0]}", "seen": "#portrayal-text"}
        self.query_one(first.get(_STEPS[self._step], "#safety")).focus()

    def _keys(self) -> Content:
        if self._step == _WELCOME:
            return key_line(("↑ ↓", _("choose")), ("enter", _("go on")), ("q", _("quit")), ("f9", _("hide")))
        more = [("ctrl+o", _("add more"))] if self._step == _WHO else []
        on = [("ctrl+n", _("go on")), ("escape", _("back")), ("f9", _("hide"))]
        return key_line(("enter", _("next line")), *more, *on)

    def _say(self, wrong: str, ink: str = "$error") -> None:
        self.query_one("#step-wrong", Static).update(Content.assemble((wrong, ink)))
        self.query_one("#step-wrong").display = bool(wrong)

    @property
    def _new_name(self) -> bool:
        return needs_promise(self._before, self._typed())

    def _typed(self) -> Person:
        typed = {name: self.query_one(f"#field-{name}", FormLine).value for name in _FIELDS}
        person = with_typed(self._drafted or Person(""), typed)
        safety = self.query_one("#safety", TickList).ticked
        language = self.query_one("#language", TickList).ticked
        return replace(
            person,
            portrayal=clean(self.query_one("#portrayal-text", TextArea).text, 4_000),
            safety=Safety(safety[0]) if safety and safety[0] != "none" else Safety.NONE,
            language=language[0] if language else person.language,
        )

    def _end(self, answer: Person | str | None) -> None:
        """Answer, and keep what is typed for whoever looks at something else first."""
        typed = self._typed()
        self.typed = typed if self._before is None and typed.name else None
        self.dismiss(answer)

    def action_more(self) -> None:
        """Go to what may be told beside the four questions."""
        if self._step == _WHO:
            self._step += 1
            self._show()

    def action_go(self, by: int) -> None:
        """Go on or back; what is told in the first step is enough to begin, and esc never leaves the program."""
        if self._step == _WELCOME and by < 0:
            self._say(_("esc does nothing here; q quits."), "$quiet")
        elif by > 0 and self._step != _WELCOME:
            self._go_on()
        elif self._step == self._first and by < 0:
            self._end(None)
        else:
            self._step += by
            self._show()

    def _go_on(self) -> None:
        ends = self._step in (_WHO, len(_STEPS) - 1)
        wrong, at = self._wrong(ends)
        if wrong:
            self._to(at)
            self._say(wrong)
        elif not ends:
            self._step += 1
            self._show()
        else:
            for ticks in self.query("#like-browser").results(TickList):
                self._session.prefer(BROWSER_LIKE, "on" if ticks.ticked else "off")
            self._end(replace(self._typed(), attested=True))

    def _to(self, at: str) -> None:
        """Go to a field, in whatever step it stands."""
        step = 2 if at.removeprefix("field-") in _LATER else _WHO
        if at and step != self._step:
            self._step = step
            self._show()
        if at:
            self.query_one(f"#{at}").focus()

    def _wrong(self, ends: bool) -> tuple[str, str]:
        """Say what is missing and in which field, empty if nothing is."""
        from identity_scan.person.name_checks import unlike_forms
        from identity_scan.person.person_file import check_typed

        person = self._typed()
        if year := self._fault("birth_year", person):
            return year, "field-birth_year"
        try:
            check_typed(person, self._before.name if self._before else "")
        except BadInput as error:
            wrong = str(error)
            return wrong, "field-other_names" if wrong == self._fault("other_names", person) else "field-name"
        if strange := [other for other in unlike_forms(person) if other not in self._also_me]:
            self._also_me.update(strange)  # whoever goes on says so
            return self._fault("other_names", person), "field-other_names"
        confirmed = fold(self.query_one("#confirm", FormLine).value) == fold(person.name)
        if ends and self._new_name and not confirmed:
            self.query_one("#promise").display = True
            return _("Type your own full name once more, as above: {name}.").format(name=person.name), "confirm"
        return "" if self.app.is_headless else refused_here(person), ""

    def _fault(self, name: str, person: Person) -> str:
        from identity_scan.person.typed_faults import fault

        text = self.query_one(f"#field-{name}", FormLine).value
        return fault(name, text, person, self._session.now().year)

    @on(TextArea.Changed)
    def _told(self, event: TextArea.Changed) -> None:
        """Say at the field what is wrong with it, while it is typed; another name asks for the promise."""
        self._say("")
        name = (event.text_area.id or "").removeprefix("field-")
        if not self.is_mounted or name not in ("name", "other_names", "birth_year"):
            return
        person = self._typed()
        for field in ("name", "other_names") if name == "name" else (name,):
            wrong = self._fault(field, person)
            shown = self.query_one(f"#fault-{field}", Static)
            shown.update(Content.assemble((wrong, "$error")))
            shown.display = bool(wrong)
        if self._before is not None:
            self.query_one("#promise").display = self._new_name

    @on(TickList.Changed)
    def _safer(self, event: TickList.Changed) -> None:
        """Keep the two places that say how safe the worker is alike."""
        ticked = event.ticks.ticked
        if event.ticks.id == _NOW:
            self._fill_safety(Safety.THREAT.value if ticked else self._calm)
        elif event.ticks.id == "safety" and ticked:
            self._fill_now(ticked[0])

    def action_leave(self) -> None:
        """Leave the program; what is typed is asked about first."""
        if self._before is not None:
            return
        if not self._typed().name:
            self._end("leave")
            return
        lines = (_("What you typed is kept nowhere before you confirm it."),)
        choices = (("n", "", _("no, stay here")), ("y", "leave", _("yes, quit")))
        question = ChoiceScreen(_("Quit now?"), lines, choices)
        self.app.push_screen(question, lambda answer: self._end(answer) if answer else None)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        name = event.button.id or ""
        if name == "try":
            self._end("demonstration")
        elif name == "class":
            shell_of(self).open_lesson()
        elif name == "more-of-it":
            self.action_more()
        elif name in dict(LANGUAGES):
            self._end(name)
        else:
            self.action_go(-1 if name == "back" else 1)

    @on(FormLine.Left)
    def _entered(self, event: FormLine.Left) -> None:
        if event.line.id == "confirm":
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
        Horizontal(
            *(Button(Content(name), id=tag, compact=True) for tag, name in LANGUAGES),
            id="tongues",
        ),
        Static(Content.assemble((_(MOVING), "$quiet")), id="moving"),
        id="welcome",
        can_focus=False,
    )


def _line(field: Field, person: Person) -> list[Widget]:
    head = Content.assemble(
        (_(field.label), "bold"), (f"  {_(field.what)}  ", "$quiet"), (f"[{_(field.seen)}]", "$accent")
    )
    value = getattr(person, field.name)
    typed = "\n".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    fault = Static(id=f"fault-{field.name}", classes="fault")
    fault.display = False
    return [Static(head, classes="label"), FormLine(typed, f"field-{field.name}", field.many), fault]


def _language(person: Person) -> str:
    known = [value for value, _words in LANGUAGES]
    return next((value for value in known if value[:2] == person.language[:2]), known[0])
