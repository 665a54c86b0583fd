"""The sentences of the engines' answers: what happened, and what the worker can do."""

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

PUZZLE = later(
    "{engine} asked for a puzzle that only a person can solve. "
    "Open this search in your own browser, or ask again later."
)
TOO_MANY = later("{engine} was asked too often. Ask again later, or open this search in your own browser.")
PROGRAM = later("{engine} does not answer programs. Open this search in your own browser.")
CONSENT = later(
    "{engine} asked about cookies before showing results. "
    "Open this search in your own browser and answer the question there."
)
COUNTRY = later("{engine} says that it does not answer in your country.")
KEY = later("{engine} did not accept the key. Check it in the settings.")
QUOTA = later("{engine} says that the searches of your key are used up. Ask again later, or see your account there.")
NOTHING = later("{engine} says that it has no page for these words.")
UNQUOTED = later("{engine} has no page with these very words together; it showed pages with the words apart.")
UNREADABLE = later(
    "{engine} sent a page that could not be read as results. Open this search in your own browser, or ask again later."
)
UNRELATED = later(
    "{engine} sent pages that do not hold the words asked for, as it does with programs at times. "
    "Open this search in your own browser."
)
UNTOLD = later(
    "{engine} listed nothing, and this search never says whether there is nothing. Look in your own browser to be sure."
)
EMPTY = later("{engine} sent an empty page. Ask again later.")
CUT = later("The page of {engine} broke off before its first result. Ask again.")


def why(sentence: str, engine: str) -> str:
    """Return a sentence of this table about an engine, in the language in use."""
    return _(sentence).format(engine=engine)
