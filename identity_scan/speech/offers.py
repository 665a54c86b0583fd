"""The sentences of why a step is offered, from code to English: what a page shows, what calls for it, how it stands."""

from collections.abc import Mapping
from typing import Final

from identity_scan.speech.language import later, plural

OFFERS: Final[Mapping[str, str | tuple[str, str]]] = {
    # -- with a finding -----------------------------------------------------------------------------------------------
    "advise.who": later("Say whether this is you; everything else depends on it."),
    "advise.if_you": later("If this is you: {why}"),
    "advise.let_be": later("It can hardly be changed: you may decide to let it be."),
    "advise.fine": later("You may decide that it is fine as it is."),
    "advise.talk": later("This matters a lot: talk it over before you change anything."),
    "advise.fit": later("This usually helps most with a page of this kind."),
    "advise.shows": later("It shows {fact}."),
    "advise.at": later("The page is on {site}."),
    "advise.control": later("It depends on who can change the page."),
    "advise.band": later("It matters enough for this."),
    "advise.label": later("Work and private life meet here."),
    "advise.change": later("The page will probably stay."),
    "advise.boundary": later("Clients can write to you there."),
    "advise.safety": later("You said that your safety is a concern."),
    "advise.status": later("It follows from an earlier step, or from how old the page is."),
    "advise.type": later("An engine made up this text."),
    "advise.confusable": later("Somebody else could be mistaken for you."),
    # -- with a search as a whole -------------------------------------------------------------------------------------
    "occasion.first_scan": later("This is your first search."),
    "occasion.scan_done": later("You have just done a search."),
    "occasion.quarter": later("Three months have passed."),
    "occasion.year": later("A year has passed."),
    "occasion.assistant": later("An assistant says something about you that is false or serious."),
    "occasion.few_results": later("Few results are about you."),
    "occasion.thin_professional": later("Little of what comes up first is about your work and under your control."),
    "occasion.name_change": later("You entered another surname."),
    "occasion.client_info": later("A result concerns a client."),
    "occasion.supervisor": later("You teach or supervise."),
    "occasion.threat": later("You said that your safety is a concern: that comes before tidying up."),
    # -- a step that stands somewhere already -------------------------------------------------------------------------
    "todo.begun": later("You have begun this."),
    "todo.guards": later("Every way that we see from your name to your front door leads through this page."),
    "todo.kept": later("You keep it."),
    "todo.look_again": later("It is time to look again."),
    "todo.not_shown": later("This search does not show the page."),
    "todo.happens": later("No search can show it. Begin with it when it happens."),
    "todo.unsettled": plural("{n} result still needs your answer.", "{n} results still need your answer."),
    "todo.unwritten": later("The words are not written yet."),
    "todo.concerns": plural("It concerns {n} result.", "It concerns {n} results."),
}
"""English by code; of a pair the first stands for one, the second for more, by the argument `n`."""
