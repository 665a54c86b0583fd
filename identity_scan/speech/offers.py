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
    "advise.talk": later("It matters much: talk it over before you change anything."),
    "advise.fit": later("It helps most with pages of this kind."),
    "advise.shows": later("Because it shows {fact}."),
    "advise.at": later("Because it is at {site}."),
    "advise.control": later("Because of who can change the page."),
    "advise.band": later("Because of how much it matters."),
    "advise.label": later("Because work and private life meet here."),
    "advise.change": later("Because it will probably stay."),
    "advise.boundary": later("Because clients can write to you there."),
    "advise.safety": later("Because of the safety context you told of."),
    "advise.status": later("Because of what earlier steps brought."),
    "advise.type": later("Because an engine made up this text."),
    "advise.confusable": later("Because someone could be taken for you."),
    # -- with a search as a whole -------------------------------------------------------------------------------------
    "occasion.first_scan": later("Because this is your first search."),
    "occasion.scan_done": later("Because a search has just been done."),
    "occasion.quarter": later("Because a quarter has gone by."),
    "occasion.year": later("Because a year has gone by."),
    "occasion.assistant": later("Because an assistant says something of you that is false, or that weighs."),
    "occasion.few_results": later("Because few results are about you."),
    "occasion.thin_professional": later("Because little of what is found first is about your work and in your hands."),
    "occasion.name_change": later("Because you gave a further surname."),
    "occasion.client_info": later("Because a result touches clients."),
    "occasion.supervisor": later("Because you teach or supervise."),
    "occasion.threat": later("Because of the safety context you told of: safety comes before tidying."),
    # -- a step that stands somewhere already -------------------------------------------------------------------------
    "todo.begun": later("You have begun with it."),
    "todo.guards": later("It stands in every way from your name to your front door that we see."),
    "todo.kept": later("You keep it."),
    "todo.look_again": later("The date to look again has come."),
    "todo.not_shown": later("This search does not show the page."),
    "todo.happens": later("No search can show it. Begin with it when it happens."),
    "todo.concerns": plural("It concerns {n} result.", "It concerns {n} results."),
}
"""English by code; of a pair the first stands for one, the second for more, by the argument `n`."""
