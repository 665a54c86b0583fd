"""What can be done in a lesson, declared once: from here come the keys, the line at the bottom and the help."""

from collections.abc import Iterator

from identity_scan.present.screens import Command
from identity_scan.speech.language import later
from identity_scan.teach import Card

ALWAYS = (
    Command("right,n,pagedown", "forward", later("on"), later("Go on: show the answer, then the next page.")),
    Command("left,b,pageup", "back", later("back"), later("Go back one page. Nothing that was counted is lost.")),
    Command("g", "go", later("go to"), later("Go to another part of the lesson.")),
    Command("t", "clock", later("clock"), later("Start or stop the clock.")),
    Command("w", "contacts", later("contacts"), later("Type support contacts. They are kept in memory only.")),
    Command("l", "language", "", later("Change the language of the lesson: English or French."), shown=False),
    Command("ctrl+t", "colours", later("light or dark"), later("Switch between light and dark colours."), shown=False),
    Command(
        "z",
        "share",
        "",
        later("For a class in a call: leave the page alone on the screen, without keys and clock, or bring them back."),
        shown=False,
    ),
    Command("h,f9", "hide", later("hide"), later("Hide everything at once.")),
    Command("question_mark,f1", "explain", later("help"), later("Explain this page and its keys.")),
    Command("q,ctrl+q", "leave", later("end"), later("End the lesson. Everything that was counted is forgotten.")),
)
ON = (Command("space,enter", "forward", later("on"), later("Go on."), shown=False),)
BEFORE = (
    Command("space,enter", "forward", later("begin"), later("Begin; the clock starts.")),
    Command("1", "person(0)", later("another person"), later("1, 2 and 3 choose another invented person.")),
    Command("2", "person(1)", "", "", shown=False),
    Command("3", "person(2)", "", "", shown=False),
    Command("4", "person(3)", "", "", shown=False),
    Command("o", "own", later("one of your own"), later("Make a fictional person of your own, page by page.")),
    Command("v", "short", later("45 or 20 minutes"), later("The whole lesson, or twenty minutes for a team meeting.")),
)
SCAN = (
    Command("space", "play", later("pause, go on"), later("Pause the search, or let it go on.")),
    Command("plus,equals_sign", "pace(-1)", later("faster"), later("Let the answers come faster.")),
    Command("minus", "pace(1)", later("slower"), later("Let the answers come more slowly.")),
)


_LETTERS = (*Card, "V", "A", "I")
"""The letters of the cards in every language; those of another language than the one in use do nothing."""


def _hands() -> Iterator[Command]:
    for n, letter in enumerate(_LETTERS):
        up = later("P, S, M, E or U counts one hand for that card; a number before it counts that many: 12 m.")
        down = later("Shift and the letter remove a hand.")
        yield Command(
            letter.lower(), f"hand('{letter}')", later("a hand") if n == 0 else "", up if n == 0 else "", shown=n == 0
        )
        yield Command(letter.upper(), f"lower('{letter}')", "", down if n == 0 else "", shown=False)
    for digit in range(10):
        yield Command(str(digit), f"digit({digit})", "", "", shown=False)


CORRECT = Command(
    "c",
    "correct",
    later("the class says"),
    later("Replace the answer with the class's own label, for this lesson."),
)
VOTE = (
    Command("space,enter", "forward", later("answer"), later("Show the answer, then the next item.")),
    *_hands(),
    Command("backspace", "undo", later("take back"), later("Take back what was counted last.")),
    Command("k", "chat", later("from a chat"), later("Take the votes from a chat, or counts that you type.")),
    CORRECT,
    Command("x", "exchange", later("another item"), later("Swap this item for one from the reserve.")),
)
DIFFER = (*ON, CORRECT)
FIRST = (
    Command("space,enter", "forward", later("tool's order"), later("Show the tool's order, then go on.")),
    Command("1", "choose(0)", later("choose three"), later("The numbers choose a step, or remove it.")),
    *(Command(str(n + 1), f"choose({n})", "", "", shown=False) for n in range(1, 8)),
    Command("backspace", "undo", later("take back"), later("Take back the step that was chosen last.")),
)
HEARD = (
    Command("space,enter", "forward", later("answer"), later("Show the answer, then go on.")),
    Command("1", "claim(0)", later("say what it is"), later("The digit of a sentence says what it is, in turn.")),
    *(Command(str(n + 1), f"claim({n})", "", "", shown=False) for n in range(1, 8)),
    Command("backspace", "undo", later("take back"), later("Cover the answer, or take back what was said last.")),
)
WAYS = (
    Command("space,enter", "forward", later("the ways"), later("Show the ways, then what closes them, then go on.")),
    Command("1", "mark(0)", later("mark what leads there"), later("The numbers mark a page, or remove the mark.")),
    *(Command(str(n + 1), f"mark({n})", "", "", shown=False) for n in range(1, 8)),
    Command("backspace", "undo", later("take back"), later("Cover what was shown, or take back the last mark.")),
)
