"""All that can be done on each screen: one table, from which keys, footers, palette, help and twin derive."""

from dataclasses import dataclass

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: its key, the action behind it, a word or two for the footer and a sentence for help."""

    key: str
    action: str
    name: str
    what: str
    shown: bool = True

    @property
    def label(self) -> str:
        """The word for the footer, in the language in use."""
        return _(self.name)

    @property
    def help(self) -> str:
        """The sentence for the palette and the help, in the language in use."""
        return _(self.what)

    @property
    def key_shown(self) -> str:
        """The key as it stands on a keyboard."""
        return key_name(self.key.split(",")[0])


_KEYS = {
    "slash": "/",
    "question_mark": "?",
    "escape": later("esc"),
    "enter": later("enter"),
    "space": later("space"),
    "backspace": later("backspace"),
    "delete": later("delete"),
    "left": "←",
    "right": "→",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
}


def key_name(key: str) -> str:
    """Return what a key is called on a keyboard, in the language in use."""
    return _(_KEYS[key]) if key in _KEYS else key


# -- what can be done -------------------------------------------------------------------------------------------------

MODES = (
    Command("0", "mode('home')", later("Home"), later("Where you stand, and what is next."), shown=False),
    Command("1", "mode('search')", later("Search"), later("Plan a search, watch it run."), shown=False),
    Command("2", "mode('findings')", later("Findings"), later("What was found, and what it says."), shown=False),
    Command(
        "3",
        "mode('client')",
        later("What a client sees"),
        later("The first page, as a stranger sees it."),
        shown=False,
    ),
    Command(
        "4", "mode('actions')", later("Steps"), later("Next steps: three to begin with, then the rest."), shown=False
    ),
    Command("5", "mode('history')", later("History"), later("Earlier searches, and what changed."), shown=False),
    Command(
        "6", "mode('settings')", later("Settings"), later("Engines, language, colours, erase everything."), shown=False
    ),
    Command(
        "7",
        "mode('ways')",
        later("Ways"),
        later("What leads from your name to your home, and what closes it off."),
        shown=False,
    ),
)
HOME = (
    Command("enter", "go", later("go there"), later("Go to the thing under the cursor.")),
    Command("l", "lead('look')", later("look at it"), later("Look at the most serious page.")),
    Command("c", "lead('resume')", later("the stopped search"), later("Go to the search that was stopped.")),
    Command("u", "lead('settle')", later("is it you?"), later("Go to the results that need your answer.")),
    Command("a", "lead('steps')", later("steps"), later("Go to the step that comes next.")),
    Command("b", "lead('browse')", later("in my browser"), later("Go to what has not been searched yet.")),
    Command("y", "lead('by_hand')", later("by hand"), later("What search engines do not show, to look up yourself.")),
    Command("s", "search", later("new search"), later("Go to the plan of a new search; nothing is sent yet.")),
    Command("r", "report", later("a report"), later("Save this search as files: to read, print or pass on.")),
    Command("f", "tongue", later("Français"), later("Switch between English and French.")),
)
EVERYWHERE = (
    Command("h,f9", "hide", later("hide"), later("Hide everything at once, if somebody walks in.")),
    Command("question_mark,f1", "explain", later("help"), later("Explain this screen and its keys.")),
    Command("ctrl+p", "command_palette", later("all commands"), later("Search all commands by name.")),
    Command("q,ctrl+q", "leave", later("quit"), later("Leave the program. Everything is kept."), shown=True),
    Command("ctrl+c", "interrupted", "ctrl+c", later("Says how to stop a search, and how to quit."), shown=False),
    Command(
        "f2",
        "computer",
        later("this computer"),
        later("What this computer has and lacks."),
        shown=False,
    ),
    Command(
        "f3", "papers", later("documents"), later("Documents to finish: a policy, a decision, a note …"), shown=False
    ),
    Command(
        "f4",
        "strategies",
        later("eleven strategies"),
        later("Where you stand with each strategy of the guideline."),
        shown=False,
    ),
    Command(
        "f8",
        "assistants",
        later("what assistants say"),
        later("What assistants answer about you: ask them, and have each sentence judged."),
        shown=False,
    ),
    Command(
        "ctrl+t", "change_theme", later("light or dark"), later("Switch between light and dark colours."), shown=False
    ),
)
SEARCH = (
    Command("s", "start", later("start"), later("Start the search that is ticked.")),
    Command("space", "tick", later("tick"), later("Tick the line under the cursor, or take its tick away.")),
    Command(
        "d",
        "depth",
        later("light or deep"),
        later("Switch between a light and a deep search; after a light one, go on to a deep one."),
    ),
    Command("c", "resume", later("go on"), later("Go on with a search that was stopped.")),
    Command(
        "enter", "open_cell", later("what it answered"), later("Show what the engine answered, or why it did not.")
    ),
    Command(
        "b",
        "browse",
        later("in my browser"),
        later("Look together: open these searches in a browser window that you watch; each page is read."),
    ),
    Command("r", "again", later("ask again"), later("Ask the engines that did not answer once more.")),
    Command("l", "look", later("the last search"), later("Back to the answers of the last search.")),
    Command("n", "new", later("new search"), later("Back to the plan, for a new search.")),
    Command("o", "own", later("my own name"), later("Leave the demonstration and search your own name.")),
    Command("w", "who", later("who"), later("Change what you said about yourself, or choose another invented person.")),
    Command("t", "teach", later("teach a class"), later("Open the lesson: an invented person, a vote, nothing saved.")),
    Command(
        "e",
        "enough",
        later("end here"),
        later("End the search when nothing new appears: the rest is shown as not asked, and r asks it."),
    ),
    Command("escape", "stop", later("stop, keep what there is"), later("Stop at once and keep every answer so far.")),
)
FINDINGS = (
    Command("m", "say('me')", later("me"), later("This is me.")),
    Command("n", "say('not_me')", later("not me"), later("This is somebody else.")),
    Command("u", "say('unsure')", later("unsure"), later("I cannot tell who this is.")),
    Command("p", "live('professional')", later("professional"), later("It shows my professional life.")),
    Command("e", "live('personal')", later("personal"), later("It shows my personal life.")),
    Command("x", "live('mixed')", later("mixed"), later("It shows both lives at once.")),
    Command("right", "skip", later("skip"), later("Leave this card as it is, and go to the next.")),
    Command("left", "turn_back", later("back"), later("Go back to the card before.")),
    Command("enter", "read", later("read all"), later("Read the whole finding: why, and what could be done.")),
    Command("t", "triage", later("next undecided"), later("Settle what is left, one card at a time."), shown=False),
    Command("z", "undo", later("undo"), later("Undo the last decision.")),
    Command(
        "v", "moved", later("what it changed"), later("Show only the other pages that your last decision changed.")
    ),
    Command("a", "actions", later("steps"), later("Go to the next steps for this finding.")),
    Command(
        "i",
        "looked",
        later("I have looked: forget them"),
        later("Say that you have looked through what is about somebody else; its words go for good."),
    ),
    Command(
        "g",
        "group",
        later("whole group"),
        later(
            "Settle all results about one other person at once, except those that are unsure or show something "
            "of yours."
        ),
    ),
    Command("o", "open", later("open"), later("Open the page in your own browser.")),
    Command("c", "copy", later("copy"), later("Copy the address of the page."), shown=False),
    Command(
        "s",
        "sort",
        later("sort"),
        later("Sort by weight, newest, site, engine or life."),
        shown=False,
    ),
    Command("slash", "filter", later("filter"), later("Show only what holds the words you type.")),
    Command(
        "f", "facets", later("narrow"), later("Choose what to show: who, which life, how serious, where."), shown=False
    ),
    Command(
        "k",
        "keep",
        later("keep on purpose"),
        later("Keep it as it is, on purpose: why, and until when."),
        shown=False,
    ),
    Command("j", "note", later("a note"), later("Write a line of your own about this finding."), shown=False),
    Command(
        "b",
        "browse",
        later("in my browser"),
        later("Look in your own browser where this search has not looked yet, such as Google."),
        shown=False,
    ),
    Command("space", "reveal", later("show"), later("Show a finding that may be hard to read."), shown=False),
    Command("escape", "back", later("back"), later("Back, or show everything again."), shown=False),
)
CLIENT = (
    Command("t", "turn", later("my city"), later("Switch between your name alone and your name with your city.")),
    Command("b", "browse", later("in my browser"), later("Open this search in your own browser.")),
    Command("w", "portray", later("my statement"), later("Write how you wish to be seen, or change it.")),
    Command("right", "turn_index(1)", later("another engine"), later("Show the next engine's order.")),
    Command("left", "turn_index(-1)", later("another engine"), later("Show the previous engine's order."), shown=False),
    Command("enter", "go", later("the finding"), later("Go to this finding.")),
    Command("space", "reveal", later("show"), later("Show a finding that may be hard to read.")),
)
ACTIONS = (
    Command("enter", "unfold", later("open or close"), later("Show what is folded under this line, or fold it again.")),
    Command("d", "set('doing')", later("begun"), later("I have begun with this.")),
    Command("w", "set('waiting')", later("waiting"), later("I have asked, and am waiting for an answer.")),
    Command("v", "set('done')", later("done"), later("This is done; the next search checks it.")),
    Command("t", "set('to do')", later("to do"), later("Put it back on the list."), shown=False),
    Command("o", "open", later("open"), later("Open the page where this is done in your browser.")),
    Command(
        "n",
        "nowhere",
        later("dead link"),
        later("The page that o opens led nowhere: note it, and show other ways."),
    ),
    Command("c", "letter", later("a letter"), later("Show a letter ready to copy; nothing is sent.")),
    Command(
        "l",
        "look",
        later("look again"),
        later("Check once whether the page is gone, still there or changed."),
        shown=False,
    ),
    Command("k", "keep", later("keep on purpose"), later("Keep it as it is, on purpose: why, and until when.")),
    Command("j", "note", later("a note"), later("Write a line of your own about this step."), shown=False),
    Command(
        "r",
        "rests",
        later("more"),
        later(
            "What this step will not do, how you know that it worked, what it is based on, how long all of it takes."
        ),
    ),
    Command("g", "go_on", later("named step"), later("Go to the other step that this one names.")),
    Command(
        "b", "by_hand", later("by hand"), later("What search engines do not show, to look up yourself."), shown=False
    ),
    Command("f", "finding", later("the finding"), later("Back to the finding it is about."), shown=False),
    Command("escape", "all", later("all steps"), later("Show the steps of all results again."), shown=False),
    Command("z", "undo", later("undo"), later("Undo the last change."), shown=True),
)
HISTORY = (
    Command("enter", "read", later("what changed"), later("Read and scroll through what changed.")),
    Command(
        "space",
        "beside",
        later("compare with this one"),
        later("Compare the other searches with this one; press again to compare each with the one before it."),
    ),
    Command("t", "time", later("over time"), later("The counts of all searches side by side, or what changed.")),
    Command("l", "open_scan", later("look at it"), later("Show the findings of this search.")),
    Command("r", "report", later("a report"), later("Save this search as files: to read, print or pass on.")),
    Command("c", "remind", later("a reminder"), later("Write a calendar file with the next light and deep search.")),
)
WAYS = (
    Command("enter", "go", later("the finding"), later("Go to this finding.")),
    Command("a", "actions", later("steps"), later("Go to the next steps for this finding.")),
    Command("right_square_bracket", "walk(1)", later("another way"), later("Show the next way that leads there.")),
    Command("space", "reveal", later("show"), later("Show a finding that may be hard to read.")),
)
SETTINGS = (
    Command(
        "enter",
        "choose",
        later("change"),
        later("Change the setting under the cursor, or switch the engine on or off."),
    ),
    Command("w", "who", later("about me"), later("Change what you said about yourself.")),
    Command("delete", "erase", later("erase everything"), later("Erase all that this program keeps on this computer.")),
)
EXPLAIN = Command("question_mark,f1", "explain", later("help"), later("Show these keys and what the symbols mean."))
CLOSE = Command("escape,q", "leave", later("close"), later("Back to the screen behind this list."))
BY_HAND = (
    Command("space", "tick", later("looked up"), later("Tick that you have looked it up, or take the tick away.")),
    Command("e", "write", later("write a line"), later("Write what you found, in one line without names.")),
    Command("o", "open", later("open the site"), later("Open the first site to look at in your own browser.")),
    Command("p", "picture", later("a picture file"), later("See what a picture file gives away; it stays here.")),
    Command("z", "undo", later("undo"), later("Take back the last change.")),
    EXPLAIN,
    CLOSE,
)
PAPERS = (
    Command("w", "write", later("write it"), later("Save the document as a file, for you to finish.")),
    Command("tab", "read", later("read it"), later("Go to the document, to scroll in it, and back.")),
    Command("a", "agency", later("for one person or an agency"), later("Change whom the policy is for.")),
    Command("l", "language", later("English or French"), later("Change the language of this document alone.")),
    EXPLAIN,
    CLOSE,
)
STRATEGIES = (
    Command("enter", "go", later("continues"), later("Go to what is next in this strategy.")),
    Command("p", "paper", later("its document"), later("Go to the document of this strategy.")),
    EXPLAIN,
    CLOSE,
)
