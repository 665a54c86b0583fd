"""What assistants say of the worker, said once for every face: in a line, and all of an answer as a sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from identity_scan.advice import assistant_steps
from identity_scan.advice.letters import Letter
from identity_scan.facts.assistants import Assistant, assistants
from identity_scan.model import Again, Came, Heard, Person, Reason, Statement, Truth, Verdict
from identity_scan.planning.questions import Question
from identity_scan.present import words
from identity_scan.present.blocks import Block, Fact, Heading, Place, Row, Sentence, Sheet, Tone, Typed
from identity_scan.present.blocks import Reason as Why
from identity_scan.present.finding import place
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, listed, ngettext
from identity_scan.speech.text import said

_ACCOUNT: Final = {
    "no": later("a client can ask it without an account"),
    "yes": later("it requires an account: ask it in a tab of your own, if you have one"),
    "unsure": later("it may require an account: then ask it in a tab of your own, if you have one"),
}
_CAME: Final = {
    Came.RESULTS: later("It answered."),
    Came.NONE: later(
        "It says that it knows or finds nothing. That is only what it says; it does not prove that there is nothing."
    ),
    Came.REFUSED: later("It refuses to say. Whether it knows anything is unclear; it may answer tomorrow."),
    Came.CHANGED: later("No answer could be read."),
}
SIGNS: Final = {Came.RESULTS: "results", Came.NONE: "none", Came.REFUSED: "blocked", Came.CHANGED: "changed"}
"""The sign of each outcome (signs.sign): a refusal has its own."""
_QUESTIONS: Final = {
    "who": later("who you are"),
    "reach": later("where to find you"),
    "trust": later("whether to trust you"),
}
_AGAIN: Final = {
    Again.NEW: later("new since the last time"),
    Again.SAID_AGAIN: later("said again"),
    Again.NO_LONGER: later("no longer said"),
}


def once() -> str:
    """Say what one answer is worth."""
    return _(
        "An assistant answers the same question differently from one day to the next: one answer proves nothing. "
        "Ask twice, on two days, before you conclude anything."
    )


def consent() -> str:
    """Say what asking an assistant is, before it is done."""
    return _(
        "You ask, in a browser, and before each question you see what is sent to whom. Only the question that you see "
        "here is sent, with your name in it; you can leave out your town and profession. Add nothing else about "
        "yourself, not even to correct something."
    )


def sent(assistant: Assistant) -> str:
    """Say what goes to whom when an assistant is asked, and at which moment."""
    if not assistant.home:
        return _("Nothing is sent to anybody.")
    if assistant.ask:
        told = _(
            "Its page is opened with the question in the address: that alone sends it. {maker} gets the question, and "
            "the address of your network as from any visitor."
        )
    else:
        told = _(
            "Its page is opened and the question is copied; you paste it there and press enter. {maker} gets the "
            "address of your network as the page opens, and the question once you send it."
        )
    return told.format(maker=assistant.maker)


def before_asking(assistant: Assistant, question: Question, *, window: bool) -> tuple[str, ...]:
    """Return what a worker sees before each question; `window` is the watched one, in place of their own browser."""
    where = _("It opens in a window of its own, which is signed out.") if window else with_account()
    account = _(_ACCOUNT[assistant.account]) if assistant.account != "no" else ""
    kept = (_(assistant.keeps), _(assistant.off))
    return (question.text, "", sent(assistant), where, *filter(None, (_sentence(account), *kept)))


def with_account() -> str:
    """Say what the worker's own browser tells of them."""
    return _("In your own browser your account may keep the question, if you are signed in there.")


def pair(assistant: Assistant, question: Question) -> str:
    """Say in a line which assistant was asked what."""
    return _("{name}: {what}").format(name=assistant.name, what=question.text)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def reach_left_out() -> str:
    """Say why a worker who is threatened is not offered the question where they are."""
    return _("The question about where to find you is left out while something is happening: it would tell a "
"company that somebody is looking for you.")  # fmt: skip


# -- the assistants ---------------------------------------------------------------------------------------------------


def row(assistant: Assistant, heard: Sequence[Heard]) -> Row:
    """Return an assistant in a line: whether it was asked, and what it says."""
    mine = [h for h in heard if h.assistant == assistant.id]
    code = "off" if not mine else "no" if any(h.false for h in mine) else "on"
    return Row(assistant.name, tuple(_in_short(mine)), code=code, called=assistant.id)


def _in_short(heard: Sequence[Heard]) -> Iterator[str]:
    if not heard:
        yield _("not asked yet")
        return
    yield _("asked on {day}").format(day=words.day(max(h.at for h in heard)))
    false, mine = sum(len(h.false) for h in heard), sum(len(h.mine) for h in heard)
    if mine:
        yield ngettext("{n} sentence about you", "{n} sentences about you", mine).format(n=mine)
    if false:
        yield ngettext("{n} does not match what you entered", "{n} do not match what you entered", false).format(
            n=false
        )
    if all(h.came is Came.REFUSED for h in heard):
        yield _("it refused")


def about(assistant: Assistant, *, names: bool = False) -> Sheet:
    """Return what is known of an assistant: how it is opened, what it keeps, how to have it keep less."""
    return (
        Heading(assistant.name, _("of {maker}").format(maker=assistant.maker)),
        *((Fact(_("Name"), assistant.id, exact=True),) if names else ()),
        Sentence(_sentence(_(_ACCOUNT[assistant.account]))),
        *((Sentence(sent(assistant)),) if assistant.home else ()),
        Fact(_("What it keeps"), _(assistant.keeps)),
        *((Fact(_("To make it keep less"), _(assistant.off)),) if assistant.off else ()),
        *map(place, assistant_steps.privacy(assistant)),
    )


def asked(questions: Iterable[Question]) -> Sheet:
    """Return the questions as they will be put."""
    return tuple(Row(q.text, number=n, called=q.id) for n, q in enumerate(questions, 1))


def question_name(code: str) -> str:
    """Say in a few words what a question asks."""
    return _(_QUESTIONS.get(code, code))


# -- an answer --------------------------------------------------------------------------------------------------------


def told(heard: Heard, brand: str, *, names: bool = False, own: bool = True) -> Sheet:
    """Return an answer, sentence by sentence; `names` adds what sentences are called in commands.

    Outside the worker's `own` screen the words about somebody else are left out (ETHICS 6).
    """
    return (
        Heading(f"{brand}: {question_name(heard.question)}", words.day(heard.at), code=SIGNS[heard.came]),
        Fact(_("Asked"), said(heard.asked)),
        Sentence(_(_CAME[heard.came]), Tone.STRONG),
        *((Sentence(_("The answer was too long: only its beginning was read."), Tone.WARNING),) if heard.cut else ()),
        *_statements(heard, names=names, own=own),
        *_gone(heard),
        *_sources(heard, own=own),
        Sentence(once(), Tone.QUIET),
    )


def _statements(heard: Heard, *, names: bool, own: bool) -> Iterator[Block]:
    for statement in heard.mine:
        yield Heading(_words(statement), _beside(statement), code=_code(statement))
        if names:
            yield Fact(_("Name"), statement.print[:8], exact=True)
        yield from map(_why, statement.why or statement.identity.reasons[:1])
        yield from (Why(d.reason) for d in statement.disclosures if not statement.why or d.kind != "role_credential")
    others = [s for s in heard.statements if not s.mine and not s.of_nobody]
    unsure = [s for s in others if s.identity.verdict is Verdict.UNSURE]
    yield from _group(_("Perhaps about you"), unsure, names=names)
    strangers = [s for s in others if s.identity.verdict is Verdict.NOT_ME]
    if own:
        yield from _group(_("About somebody else of your name"), strangers, names=names)
    elif strangers:
        n = len(strangers)
        many = ngettext("{n} sentence is about somebody else.", "{n} sentences are about somebody else.", n)
        yield Sentence(many.format(n=n))
    yield from _group(_("About nobody"), [s for s in heard.statements if s.of_nobody], names=names)


def in_line(statement: Statement) -> Row:
    """Return a sentence in a line, with the sign of what it is."""
    code = _code(statement) if statement.mine else "note" if statement.of_nobody else "someone_else"
    if not statement.mine and statement.identity.verdict is Verdict.UNSURE and not statement.of_nobody:
        code = "unclear"
    return Row(_words(statement), code=code)


def one(statement: Statement) -> Sheet:
    """Return all that is said of a sentence."""
    beside = _beside(statement) if statement.mine else _whom(statement)
    return (
        Heading(_words(statement), beside, code=in_line(statement).code),
        *map(_why, statement.why),
        *map(_why, statement.identity.reasons[:3]),
        *(Why(d.reason) for d in statement.disclosures),
    )


def _whom(statement: Statement) -> str:
    if statement.of_nobody:
        return _("about nobody")
    return _("about somebody else") if statement.identity.verdict is Verdict.NOT_ME else _("perhaps about you")


def taken(heard: Heard) -> str:
    """Say what came of an answer that was just taken in."""
    if heard.came is not Came.RESULTS:
        return _(_CAME[heard.came])
    n, false = len(heard.mine), len(heard.false)
    said_of = ngettext("{n} sentence about you", "{n} sentences about you", n).format(n=n)
    wrong = ngettext("{n} does not match what you entered", "{n} do not match what you entered", false).format(n=false)
    return _("Read: {parts}.").format(parts=listed((said_of, wrong) if false else (said_of,)))


def _group(title: str, statements: Sequence[Statement], *, names: bool) -> Iterator[Block]:
    if statements:
        yield Heading(title)
        yield from (Row(_words(s), called=s.print[:8] if names else "") for s in statements)


def _words(statement: Statement) -> str:
    return said(statement.text) or _("Its words are no longer kept.")


def _code(statement: Statement) -> str:
    return {Truth.FALSE: "no", Truth.TRUE: "yes", Truth.UNKNOWN: "unclear"}[statement.truth]


def _beside(statement: Statement) -> str:
    truth = {
        Truth.FALSE: _("does not match what you entered"),
        Truth.TRUE: _("matches what you entered"),
        Truth.UNKNOWN: _("not known whether it is true"),
    }[statement.truth]
    again = _(_AGAIN[statement.again]) if statement.again else ""
    mixed = _("perhaps mixed up with somebody else") if statement.mixed else ""
    weight = words.band(statement.severity.band) if statement.severity else ""
    return listed(filter(None, (truth, mixed, weight, again)))


def _why(reason: Reason) -> Why:
    return Why(said(reason.text))


def _gone(heard: Heard) -> Iterator[Block]:
    if heard.gone and heard.before:
        yield Heading(_("Said on {day}, and not this time").format(day=words.day(heard.before)))
        yield from (Row(_words(s)) for s in heard.gone)


def _sources(heard: Heard, *, own: bool) -> Iterator[Block]:
    if heard.sources and own:
        yield Heading(_("What it links to"))
        for source in heard.sources:
            note = _("It is among your findings.") if source.finding else _("A place to look.")
            yield Place(said(source.url), source.url, said(source.title), note, asks=True)


# -- what can be done -------------------------------------------------------------------------------------------------


def steps(assistant: Assistant, heard: Sequence[Heard], person: Person) -> Sheet:
    """Return what can be done about what an assistant says, the nearest first."""
    mine = [h for h in heard if h.assistant == assistant.id]
    linked = [s for h in mine for s in h.sources]
    return (
        Heading(_("What you can do")),
        *((Sentence(_helps(any(s.finding for s in linked))),) if linked else ()),
        *map(place, assistant_steps.routes(assistant)),
        Sentence(
            _(
                "Write to the company first and keep a copy of the question, the answer and the date. If it does "
                "not answer within thirty days, or refuses, you can complain to:"
            )
        ),
        *map(place, assistant_steps.rights(person)),
    )


def _helps(found: bool) -> str:
    if found:
        return _(
            "What helps most is the page that it quotes: it is among your findings, with its steps. An answer "
            "follows its sources, sooner or later."
        )
    return _("What helps most is the page that it quotes: look at it, and ask there for a change.")


def letter(heard: Sequence[Heard], assistant: Assistant, question: str, person: Person) -> Sheet:
    """Return the letter about an answer, ready to copy, in both languages: the worker's own first."""
    return tuple(block for one in letters(heard, assistant, question, person).values() for block in _letter(one))


def letters(heard: Sequence[Heard], assistant: Assistant, question: str, person: Person) -> Mapping[str, Letter]:
    """Return the letter about an answer by language, the worker's own first; BadInput where nothing was taken in."""
    known = [h for h in heard if h.assistant == assistant.id]
    about_it = next((h for h in known if h.question == question), known[-1] if known else None)
    if about_it is None:
        raise BadInput(
            _("{name} was not asked yet, so there is nothing to write about.").format(name=assistant.name),
            _("Add its answer first."),
        )
    both = ("fr-CA", "en-CA") if person.language.startswith("fr") else ("en-CA", "fr-CA")
    return {language: assistant_steps.letter(about_it, person, language) for language in both}


def _letter(found: Letter) -> Sheet:
    lines = (line for line in found.text.splitlines() if line)
    return (Heading(found.title), Sentence(found.before), *(Row(line) for line in lines))


def typed(assistant: str) -> Sheet:
    """Return what can be typed in place of the keys."""
    return (
        Typed(_("Add an answer"), f"identity-scan assistants {assistant} --question who --answer FILE"),
        Typed(_("Correct a sentence"), f"identity-scan assistants {assistant} --say NAME false"),
        Typed(_("A letter"), f"identity-scan assistants {assistant} --letter"),
    )


def in_report(heard: Sequence[Heard]) -> tuple[Sheet, ...]:
    """Return every answer for the worker's own report."""
    return tuple(told(h, brand(h.assistant), own=False) for h in heard)


def brand(name: str) -> str:
    """Return what an assistant is called, an invented one as well."""
    known = assistants().get(name)
    return known.name if known else name.title()
