"""The sentences that every report says of itself: how it was made, what it cannot tell, what to think over."""

from collections.abc import Mapping

from identity_scan.model import Depth
from identity_scan.speech.language import later

APART = later("The words of these pages, if you want to read them")
"""The heading over words that may be hard to read, away from what is read first."""
WHY_APART = later(
    "They are kept apart because they may be hard to read. You need not read them, and need not read them alone."
)

STATEMENT = later("Made by the worker for reflection. Not a measure of competence or conduct.")
"""ETHICS 7: on every export."""

DEPTHS: Mapping[Depth, str] = {Depth.LIGHT: later("Light search of {day}"), Depth.DEEP: later("Deep search of {day}")}

METHOD = (
    later("Searches that a stranger might type were sent to several search engines, without signing in."),
    later("One page counts once, however many engines show it. Engines that share an index count as one."),
    later(
        "Labels and scores come from written rules; each comes with its reasons, and the worker's own "
        "decision comes first."
    ),
    later("No page was opened: only what the engines themselves show was read."),
)

LIMITS = (
    later(
        "Search engines see a part of the web. Court decisions, registers and closed networks have to be looked at "
        "by hand."
    ),
    later("What an engine shows depends on place, day and device. A change of fewer than three places means nothing."),
    later("Where an engine did not answer, nothing can be said about what it would have shown."),
    later("A score orders a list of things to do. It says nothing about the quality of anybody's work."),
)

REFLECTION = (
    later("Which of these results would a client meet first, and how might it be for them?"),
    later("What is the difference between hiding and having a private life, in my case?"),
    later("Which result did I not expect, and what made it unexpected?"),
    later("What do I keep on purpose, and what would I say if a client mentioned it?"),
    later("What would I like to talk over before I change anything?"),
)
"""For supervision: about the worker's thinking, never about the findings."""
BOUNDARIES = (
    later("Have I set clear boundaries with every client, online as elsewhere?"),
    later("Does what can be found about me blend my private and my professional life?"),
    later("What do my code of ethics and my regulator's standards say about it?"),
)
"""The three questions that the guideline asks under boundaries (section 5), in words of our own."""
LEARNING = later("For your competence log: the learning, never the findings")
REFLECTED = later("What I think of it")
TALK = later("What I want to talk about")
