"""What each screen is for, and what is typed on the command line in place of its keys."""

from collections.abc import Mapping
from typing import Final

from identity_scan.present.screens import ACTIONS, CLIENT, FINDINGS, HISTORY, HOME, SEARCH, SETTINGS, WAYS
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

SCREENS = (
    # command, name, what it is for
    ("plan", later("Plan"), later("What a search would ask of whom, and what it costs. Nothing is sent.")),
    ("answers", later("Answers"), later("What each engine answered, and what to do where one did not.")),
    ("findings", later("Findings"), later("What was found, and what it says.")),
    ("first-page", later("What a client sees"), later("The first page, as a stranger sees it.")),
    ("actions", later("Steps"), later("Next steps: three to begin with, then the rest.")),
    ("by-hand", later("By hand"), later("What search engines do not show, to look up yourself.")),
    ("history", later("History"), later("Earlier searches, and what changed.")),
    ("ways", later("Ways"), later("What leads from your name to your home, and what closes it off.")),
    ("paper", later("Documents"), later("Documents to finish: a policy, a decision, a note …")),
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
        later("Change what you said about yourself."): "me",
    },
    "answers": {
        later("Start a search."): "scan --text",
        later("Ask one as a browser would"): "scan --again --as-browser startpage --text",
        later("Import a page from your own browser"): "import FILE",
    },
    "findings": {
        later("One finding in full"): "findings NAME --text",
        later("A line each"): "findings --brief --text",
        later("Also what may be hard to read"): "findings --show --text",
    },
    "actions": {
        later("All steps for one finding"): "actions --finding NAME --text",
    },
    "by-hand": {
        later("I have looked this up."): "by-hand --done NAME",
        later("With one line on what you found"): "by-hand --done NAME --note -",
        later("Remove the tick."): "by-hand --again NAME",
        later("What a picture file gives away"): "by-hand --picture FILE",
    },
    "assistants": {
        later("One of them, and how to add its answer"): "assistants NAME",
    },
    "history": {
        later("What changed between two searches"): "compare NAME NAME --text",
    },
    "paper": {
        later("Read one"): "paper policy --text",
        later("Write one, in the format that its name ends in"): "paper policy --out policy.docx",
        later("The policy for a whole agency or team."): "paper policy --agency --out policy.docx",
    },
    "settings": {
        later("Change a setting"): "settings NAME VALUE",
        later("Enter a key, which is not shown as you type"): "settings BRAVE_API_KEY -",
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
        "Here is where you stand: how many pages need you and by when, what to do next, and how much has "
        "not been seen yet. Three things at most, each on a key; the rest can wait. Nothing here is a "
        "judgement of you or of your work. Below is whom you could talk to; you can add your own entry in "
        "the settings."
    ),
    "search": later(
        "A search types into several engines what a client would type, slowly and one request at a time. "
        "Before it starts you see what is asked and what it costs. While it runs, each cell is one answer. "
        "An engine that refuses is shown as refusing: if it shows nothing, that does not mean that there "
        "is nothing."
    ),
    "findings": later(
        "Each line is one page, however many engines show it. First what is about you, the most serious on "
        "top, then what may be you, then how much is about somebody else. Your decision counts more than "
        "the program's: one key says who it is and which life it shows, z takes it back, and what you say "
        "is remembered for the next search."
    ),
    "client": later(
        "Most people look at the first page and no further. Here it is, for each index, in the order in "
        "which a stranger sees it. Beside it is what you wrote about how you wish to be seen, and what on "
        "these pages contradicts it. Your own browser may show another order: engines consider place and "
        "language."
    ),
    "actions": later(
        "Each card is one step, with all the pages that it is for: enter shows them, and each page has its "
        "own keys. Three come first: what you have begun, then what helps most for the effort; safety "
        "always comes before both. The rest is folded away by kind, and so are minor things. The program "
        "never sends, files or deletes anything for you: it explains, opens the site, and remembers how "
        "far you are with each step. The next search checks whether a page can still be found. You need "
        "not do all of it."
    ),
    "history": later(
        "The guideline asks for a search from time to time, not just once. Here are the searches that are "
        "kept on this computer, the newest first, and what changed from one to the next, or between any "
        "two that you choose. A page counts as gone only when two searches read the lists that showed it "
        "far enough to be sure, or when a look at the page itself found it gone. From here you can also "
        "write a report, or a reminder for your calendar."
    ),
    "ways": later(
        "Harmless pages add up: what one page shows helps to find the next. Here you see what your own "
        "results lead to in the end, and the fewest pages to change so that no way is left. Only what this "
        "search found is used; nothing more is looked up, and nobody but you is shown this screen."
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
