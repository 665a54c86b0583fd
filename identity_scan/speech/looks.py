"""The sentences of what a look at a page shows, from code to English."""

from collections.abc import Mapping
from typing import Final

from identity_scan.speech.language import later

LOOKS: Final[Mapping[str, str | tuple[str, str]]] = {
    # -- what became of it --------------------------------------------------------------------------------------------
    "page.gone": later("gone"),
    "page.still_there": later("still there"),
    "page.changed": later("changed"),
    "page.cannot_tell": later("cannot tell"),
    # -- what the page says -------------------------------------------------------------------------------------------
    "page.said_gone": later("The site itself says that the page is gone. Engines may still show it for a few weeks."),
    "page.gone_but": later("{gone} says that it is gone, but {site} showed it as well."),
    "page.there": later("The page is still there."),
    "page.shows_same": later("It is still there and shows the same: {facts}."),
    "page.shows_less": later("It no longer shows {lost}, but still {kept}."),
    "page.shows_no_more": later("It no longer shows {lost}."),
    "page.nothing": later("The address still answers, but says that there is nothing here any more."),
    # -- why it cannot be told ----------------------------------------------------------------------------------------
    "page.another": later("The site answers, but whether it is the same page is unclear: look for yourself."),
    "page.elsewhere": later(
        "It leads elsewhere: to {host}, which was not asked. Check for yourself whether the old page is gone."
    ),
    "page.moved": later("The address now leads to another page. Check for yourself whether the old one is gone."),
    "page.wall": later("The site asks for a sign-in, or checks for a person first. Open the page in your own browser."),
    "page.drawn": later("The page came almost without text, because a script draws it. Open it in your own browser."),
    "page.file": later("It is there, but it is a file, which is not read here: open it yourself."),
    "page.wants_person": later("The site checks for a person first. Open the page in your own browser."),
    "page.sign_in": later("The page is behind a sign-in. Look at it in your own browser, signed out."),
    "page.no_programs": later("The site does not answer programs. Open the page in your own browser."),
    "page.too_often": later("The site was asked too often. Try again later, or open the page in your own browser."),
    "page.legal": later("The site withholds the page for legal reasons, here and now; elsewhere it may be shown."),
    "page.error": later("The site answered with an error ({status}), so nothing can be said of the page."),
}
"""English by code."""
