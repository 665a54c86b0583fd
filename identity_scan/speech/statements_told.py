"""The sentences of what an assistant said, from code to English: of whom it speaks, and whether it agrees."""

from collections.abc import Mapping
from typing import Final

from identity_scan.speech.language import later

_AGREES: Final = later("It agrees with what you gave: «{words}».")
STATEMENTS: Final[Mapping[str, str]] = {
    "identity.turned": later("The answer turns to another person of the name here: «{words}»."),
    "identity.thread_me": later("The sentences around it speak of you: «{words}»."),
    "identity.thread_not_me": later("The sentences around it speak of somebody else: «{words}»."),
    "identity.of_nobody": later("It tells of no person: «{words}»."),
    **dict.fromkeys(
        (
            f"statement.true.{what}"
            for what in (
                "trade", "place", "employer", "school", "phone", "email", "home", "age", "family", "interest", "handle",
            )
        ),
        _AGREES,
    ),
    "statement.false.trade": later("You gave another profession than «{words}»."),
    "statement.false.stopped": later("You gave a profession and an employer of today; it says «{words}»."),
    "statement.false.unlicensed": later("You gave a profession; it says that you have not the right to it: «{words}»."),
    "statement.false.place": later("You gave other places than «{words}»."),
    "statement.false.employer": later("You did not give «{words}» as an employer."),
    "statement.false.phone": later("You gave other private numbers than «{words}»."),
    "statement.false.email": later("You gave other private addresses than «{words}»."),
    "statement.false.home": later("You gave another home address than «{words}»."),
    "statement.false.age": later("You gave another year of birth than fits «{words}»."),
    "statement.false.years": later("By your year of birth you cannot have worked so long: «{words}»."),
    "statement.false.family": later("You gave other family than «{words}»."),
    "statement.false.death": later("It says that you have died: «{words}»."),
    "statement.unknown.school": later(
        "You gave another school; whether this one is true as well is not known: «{words}»."
    ),
    "statement.unknown.phone": later("You did not give this number; whose it is is not known: «{words}»."),
    "statement.unknown.email": later("You did not give this address; whose it is is not known: «{words}»."),
    "statement.false.denied": later("You gave «{words}»; it says the opposite."),
    "statement.unknown.rest": later(
        "You gave a part of it; whether all of it is true only you can say: «{words}»."
    ),
    "statement.unknown.blame": later("It says something grave; whether it is true only you can say: «{words}»."),
}  # fmt: skip
