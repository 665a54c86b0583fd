"""The screens, and all that can be done on each: one table, from which keys, footers, palette, help and twin derive."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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
        later("The first page, as a stranger meets it."),
        shown=False,
    ),
    Command("4", "mode('actions')", later("Actions"), later("Next steps, one card at a time."), shown=False),
    Command("5", "mode('history')", later("History"), later("Earlier searches, and what changed."), shown=False),
    Command(
        "6", "mode('settings')", later("Settings"), later("Engines, language, colours, erase everything."), shown=False
    ),
    Command(
        "7", "mode('ways')", later("Ways"), later("What leads from your name to your home, and cuts it."), shown=False
    ),
)
HOME = (
    Command("enter", "go", later("go there"), later("Go to the thing under the cursor.")),
    Command("l", "lead('look')", later("look at it"), later("Look at the page that weighs most.")),
    Command("c", "lead('resume')", later("the stopped search"), later("Go to the search that was stopped.")),
    Command("u", "lead('settle')", later("is it you?"), later("Go to the results that wait for your word.")),
    Command("a", "lead('steps')", later("next steps"), later("Go to the step that comes next.")),
    Command("b", "lead('browse')", later("in my browser"), later("Go to what was not looked at yet.")),
    Command("y", "lead('by_hand')", later("by hand"), later("What search engines do not show, to look up yourself.")),
    Command("s", "search", later("new search"), later("Go to the plan of a new search; nothing is sent yet.")),
    Command("r", "report", later("a report"), later("Write this search into files: to read, to print, to pass on.")),
    Command("f", "tongue", later("Français"), later("Speak the other language, English or French.")),
)
EVERYWHERE = (
    Command("h,f9", "hide", later("hide screen"), later("Hide everything at once, if somebody walks in.")),
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
    Command("f3", "papers", later("papers"), later("Papers to finish: a policy, a decision, a note …"), shown=False),
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
        "ctrl+t", "change_theme", later("light or dark"), later("Change between light and dark colours."), shown=False
    ),
)
SEARCH = (
    Command("s", "start", later("start"), later("Start the search that is ticked.")),
    Command("space", "tick", later("tick"), later("Tick the line under the cursor, or take its tick away.")),
    Command(
        "d",
        "depth",
        later("light or deep"),
        later("Change between the light and the deep search; after a light one, go on from it with the deep one."),
    ),
    Command("c", "resume", later("go on"), later("Go on with a search that was stopped.")),
    Command(
        "enter", "open_cell", later("what it answered"), later("Show what the engine answered, or why it did not.")
    ),
    Command(
        "b",
        "browse",
        later("in my browser"),
        later("Look together: open these searches in a browser window that you watch; each page is taken in."),
    ),
    Command("r", "again", later("ask the refused again"), later("Ask the engines that did not answer once more.")),
    Command("l", "look", later("the last search"), later("Back to the answers of the last search.")),
    Command("n", "new", later("new search"), later("Back to the plan, for a new search.")),
    Command("o", "own", later("my own name"), later("Leave the demonstration and search your own name.")),
    Command("w", "who", later("who"), later("Change what you told about yourself, or choose another invented person.")),
    Command("t", "teach", later("teach a class"), later("Open the lesson: an invented person, a vote, nothing saved.")),
    Command(
        "e",
        "enough",
        later("end here"),
        later("End the search when nothing new comes: what is left is shown as not asked, and r asks it."),
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
    Command("enter", "read", later("read all"), later("Read all of the finding: why, and what could be done.")),
    Command("t", "triage", later("next undecided"), later("Settle what is left, one card at a time."), shown=False),
    Command("z", "undo", later("undo"), later("Take back the last decision.")),
    Command("v", "moved", later("what it moved"), later("Show only what your last word moved beside its own page.")),
    Command("a", "actions", later("actions"), later("Go to the next steps for this finding.")),
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
        later("Settle results about one other person at once, but for those that are unsure or show what is yours."),
    ),
    Command("o", "open", later("open"), later("Open the page in your own browser.")),
    Command("c", "copy", later("copy"), later("Copy the address of the page."), shown=False),
    Command(
        "s",
        "sort",
        later("sort"),
        later("List by weight, the newest first, by site, by engine, or by life."),
        shown=False,
    ),
    Command("slash", "filter", later("filter"), later("Show only what holds the words you type.")),
    Command(
        "f", "facets", later("narrow"), later("Choose what to show: who, which life, how much, where."), shown=False
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
        later("Look in your own browser where this search did not look yet, such as in Google."),
        shown=False,
    ),
    Command("space", "reveal", later("show"), later("Show a finding that may be hard to read."), shown=False),
    Command("escape", "back", later("back"), later("Back, or show everything again."), shown=False),
)
CLIENT = (
    Command("t", "turn", later("with my city"), later("Change between the bare name and the name with your city.")),
    Command("b", "browse", later("in my browser"), later("Open this search in your own browser.")),
    Command("w", "portray", later("my wish"), later("Write how you wish to be seen, or change it.")),
    Command("right", "turn_index(1)", later("another engine"), later("Show the order of the next engine.")),
    Command(
        "left", "turn_index(-1)", later("another engine"), later("Show the order of the engine before."), shown=False
    ),
    Command("enter", "go", later("the finding"), later("Go to this finding.")),
    Command("space", "reveal", later("show"), later("Show a finding that may be hard to read."), shown=False),
)
ACTIONS = (
    Command("d", "set('doing')", later("begun"), later("I have begun with this.")),
    Command("w", "set('waiting')", later("waiting"), later("I have asked and wait for an answer.")),
    Command("v", "set('done')", later("done"), later("This is done; the next search checks it.")),
    Command("t", "set('to do')", later("to do"), later("Put it back on the list."), shown=False),
    Command("o", "open", later("open"), later("Open the page where this is done in your browser.")),
    Command(
        "n",
        "nowhere",
        later("dead link"),
        later("The page that o opens led nowhere: note it, and show what else there is."),
    ),
    Command("c", "letter", later("a letter"), later("Show a letter ready to copy; nothing is sent.")),
    Command(
        "l",
        "look",
        later("look again"),
        later("Ask the page once whether it is gone, still there or changed."),
        shown=False,
    ),
    Command("k", "keep", later("keep on purpose"), later("Keep it as it is, on purpose: why, and until when.")),
    Command("j", "note", later("a note"), later("Write a line of your own about this step."), shown=False),
    Command(
        "r",
        "rests",
        later("more"),
        later("What this step will not do, how you know that it worked, what it rests on, how long all of it takes."),
    ),
    Command("g", "go_on", later("named step"), later("Go to the other step that this one names.")),
    Command(
        "b", "by_hand", later("by hand"), later("What search engines do not show, to look up yourself."), shown=False
    ),
    Command("f", "finding", later("the finding"), later("Back to the finding it is about."), shown=False),
    Command("escape", "all", later("all steps"), later("Show the steps of all results again."), shown=False),
    Command("z", "undo", later("undo"), later("Take back the last change."), shown=True),
)
HISTORY = (
    Command("enter", "read", later("what changed"), later("Read what changed, and scroll in it.")),
    Command(
        "space",
        "beside",
        later("compare with this one"),
        later("Set the other searches beside this one; the key again sets each beside the one before it."),
    ),
    Command("t", "time", later("over time"), later("The counts of all searches side by side, or what changed.")),
    Command("l", "open_scan", later("look at it"), later("Show the findings of this search.")),
    Command("r", "report", later("a report"), later("Write this search into files: to read, to print, to pass on.")),
    Command("c", "remind", later("a reminder"), later("Write a calendar file with the next light and deep search.")),
)
WAYS = (
    Command("enter", "go", later("the finding"), later("Go to this finding.")),
    Command("a", "actions", later("actions"), later("Go to the next steps for this finding.")),
    Command("right_square_bracket", "walk(1)", later("another way"), later("Show the next way that leads there.")),
    Command("space", "reveal", later("show"), later("Show a finding that may be hard to read."), shown=False),
)
SETTINGS = (
    Command("enter", "choose", later("change"), later("Change the setting under the cursor, or switch the engine.")),
    Command("w", "who", later("about me"), later("Change what you told about yourself.")),
    Command("delete", "erase", later("erase everything"), later("Erase all that this program keeps on this computer.")),
)

# -- what each screen is for, and what is typed in place of its keys ---------------------------------------------------

SCREENS = (
    # command, name, what it is for
    ("plan", later("Plan"), later("What a search would ask of whom, and what it costs. Nothing is sent.")),
    ("answers", later("Answers"), later("What each engine answered, and what to do where one did not.")),
    ("findings", later("Findings"), later("What was found, and what it says.")),
    ("first-page", later("What a client sees"), later("The first page, as a stranger meets it.")),
    ("actions", later("Actions"), later("Next steps, one card at a time.")),
    ("by-hand", later("By hand"), later("What search engines do not show, to look up yourself.")),
    ("history", later("History"), later("Earlier searches, and what changed.")),
    ("ways", later("Ways"), later("What leads from your name to your home, and cuts it.")),
    ("paper", later("Papers"), later("Papers to finish: a policy, a decision, a note …")),
    ("strategies", later("Eleven strategies"), later("Where you stand with each strategy of the guideline.")),
    ("assistants", later("Assistants"), later("What assistants answer about you, sentence by sentence.")),
    ("settings", later("Settings"), later("Engines, language, colours, erase everything.")),
)
_KEYED: Final = {
    "top": HOME,
    "answers": SEARCH,
    "findings": FINDINGS,
    "first-page": CLIENT,
    "actions": ACTIONS,
    "history": HISTORY,
    "ways": WAYS,
    "settings": SETTINGS,
}
_TYPED: Final[Mapping[str, Mapping[str, str]]] = {
    "top": {
        "report": "report txt",
    },
    "answers": {
        "resume": "scan --resume --text",
        "again": "scan --again --text",
        "open_cell": "answers N1 yahoo --text",
    },
    "findings": {
        "say('me')": "decide NAME me",
        "say('not_me')": "decide NAME not-me",
        "say('unsure')": "decide NAME unsure",
        "live('professional')": "decide NAME professional",
        "live('personal')": "decide NAME personal",
        "live('mixed')": "decide NAME mixed",
        "group": "decide NAME not-me --group",
        "keep": "decide NAME keep",
        "undo": "undo",
        "looked": "looked",
        "filter": "findings --words 'trail club' --text",
        "facets": "findings --who unsure --life mixed --text",
        "triage": "findings --undecided --text",
        "sort": "findings --sort newest --text",
    },
    "first-page": {
        "go": "findings NAME --text",
    },
    "actions": {
        "set('doing')": "actions --doing NAME",
        "set('waiting')": "actions --waiting NAME",
        "set('done')": "actions --done NAME",
        "set('to do')": "actions --todo NAME",
        "nowhere": "facts led-nowhere NAME",
        "look": "look NAME",
        "by_hand": "by-hand --text",
    },
    "history": {
        "open_scan": "findings --search NAME --text",
        "report": "report txt",
        "remind": "remind",
    },
    "ways": {"go": "findings NAME --text", "actions": "actions --finding NAME --text"},
    "settings": {
        "who": "me",
        "erase": "erase",
    },
}
"""By the name of a screen on the command line, what is typed for what its keys do, by their actions."""
_MORE: Final[Mapping[str, Mapping[str, str]]] = {
    "plan": {
        later("The light search, or the deep one"): "plan --depth deep --text",
        later("Only some of it"): "plan --recipes N1,P1 --engines bing,brave --text",
        later("Start the search that is due"): "scan --text",
        later("Start the one that you chose"): "scan --depth deep --recipes N1,P1 --engines bing,brave --text",
        later("Change what you told about yourself."): "me",
    },
    "answers": {
        later("Start a search."): "scan --text",
        later("Ask one as a browser would"): "scan --again --as-browser startpage --text",
        later("Take in a page from your own browser"): "import FILE",
    },
    "findings": {
        later("One finding whole"): "findings NAME --text",
        later("A line each"): "findings --brief --text",
        later("Also what may be hard to read"): "findings --show --text",
    },
    "actions": {
        later("All steps for one finding"): "actions --finding NAME --text",
    },
    "by-hand": {
        later("I have looked this up."): "by-hand --done NAME",
        later("With one line on what you found"): "by-hand --done NAME --note -",
        later("Take the tick away."): "by-hand --again NAME",
        later("What a picture file gives away"): "by-hand --picture FILE",
    },
    "assistants": {
        later("One of them, and how to take its answer in"): "assistants NAME",
    },
    "history": {
        later("What changed between two searches"): "compare NAME NAME --text",
    },
    "paper": {
        later("Read one"): "paper policy --text",
        later("Write one, in the form that the name ends in"): "paper policy --out policy.docx",
        later("The policy for a whole agency or team."): "paper policy --agency --out policy.docx",
    },
    "settings": {
        later("Change a setting"): "settings NAME VALUE",
        later("Give a key, which is typed unseen"): "settings BRAVE_API_KEY -",
    },
}
"""What else can be typed there: what it does, and the command."""


def typed(command: str) -> Mapping[str, str]:
    """Return what can be typed on a screen of the command line, by what it does, in the language in use."""
    known = _TYPED.get(command, {})
    keyed = {c.what: known[c.action] for c in _KEYED.get(command, ()) if c.action in known}
    return {_(does): words for does, words in (*_MORE.get(command, {}).items(), *keyed.items())}


ABOUT: Final[Mapping[str, str]] = {
    "home": later(
        "Here is where you stand: how many pages need you and by when, what to do next, and how much was not seen "
        "yet. Three things at most, each on a key; the rest can wait. Nothing here is a judgement of you or of your "
        "work. Whom you could talk to stands below; you can write your own entry in the settings."
    ),
    "search": later(
        "A search types into several engines what a client would type, slowly and one request at a time. Before it "
        "starts you see what is asked and what it costs. While it runs each cell is one answer. An engine that "
        "refuses is shown as refusing: that it showed nothing does not mean that there is nothing."
    ),
    "findings": later(
        "Each line is one page, however many engines show it. First what is about you, the weightiest on top, then "
        "what may be you, then how much is about somebody else. Your word counts more than the program's: one key "
        "says who it is and which life it shows, z takes it back, and what you say is remembered for the next "
        "search."
    ),
    "client": later(
        "Most people look at the first page and no further. Here it is, for each index, in the order in which a "
        "stranger meets it. At the side stands what you wrote about how you wish to be seen, and what on these "
        "pages speaks against it. Your own browser may show another order: engines look at place and language."
    ),
    "actions": later(
        "Each card is one step, with all the pages that it is for: enter shows them, and each page has its own keys. "
        "Three stand first: what you have begun, then what helps most for its effort; safety always comes before. "
        "The rest is folded away by road, and so is what weighs little. The program never sends, files or deletes "
        "anything for you: it explains, opens the place, and remembers where each step stands. The next search looks "
        "whether a page is still found. You need not do all of it."
    ),
    "history": later(
        "The guideline asks for a search from time to time, not for one. Here are the searches that are kept on "
        "this computer, the newest first, and what changed from one to the next, or between any two that you "
        "choose. A page counts as gone only when two searches read the lists that showed it far enough to be sure, "
        "or when a look at the page itself found it gone. "
        "From here you can also write a report, or a reminder for your calendar."
    ),
    "ways": later(
        "Harmless pages add up: what one shows is what the next is found by. Here stands what your own results "
        "lead to in the end, and the fewest pages to change so that no way is left. Only what this search found is "
        "used; nothing is looked up, and nobody but you is shown this screen."
    ),
    "settings": later(
        "What you change here is kept on this computer. Nothing is sent anywhere but the searches that you start. "
        "The last line erases everything that this program keeps; it works without a network and cannot be taken "
        "back."
    ),
}
"""What a mode of the interface is for, in a few sentences."""
MODE_OF: Final = {
    "plan": "search",
    "answers": "search",
    "first-page": "client",
}
"""The mode that shows what a screen of the command line says, where it has another name."""
