"""The sentences of what an assistant said, from code to English: of whom it speaks, and whether it agrees."""

from collections.abc import Mapping
from typing import Final

from identity_scan.speech.language import later

_AGREES: Final = later("It matches what you entered: «{words}».")
STATEMENTS: Final[Mapping[str, str]] = {
    "identity.turned": later("The answer turns to another person with this name here: «{words}»."),
    "identity.thread_me": later("The sentences around it are about you: «{words}»."),
    "identity.thread_not_me": later("The sentences around it are about somebody else: «{words}»."),
    "identity.of_nobody": later("It is not about a person: «{words}»."),
    **dict.fromkeys(
        (
            f"statement.true.{what}"
            for what in (
                "trade", "place", "employer", "school", "phone", "email", "home", "age", "family", "interest", "handle",
            )
        ),
        _AGREES,
    ),
    "statement.false.trade": later("«{words}» is not the profession that you entered."),
    "statement.false.stopped": later("You entered a current profession and employer; it says «{words}»."),
    "statement.false.unlicensed": later("You entered a profession; it says that you have no right to it: «{words}»."),
    "statement.false.place": later("«{words}» does not match the places that you entered."),
    "statement.false.employer": later("You did not enter «{words}» as an employer."),
    "statement.false.phone": later("«{words}» is not among the private numbers that you entered."),
    "statement.false.email": later("«{words}» is not among the private addresses that you entered."),
    "statement.false.home": later("«{words}» is not the home address that you entered."),
    "statement.false.age": later("«{words}» does not fit the year of birth that you entered."),
    "statement.false.years": later("By your year of birth you cannot have worked so long: «{words}»."),
    "statement.false.family": later("«{words}» does not match the family that you entered."),
    "statement.false.death": later("It says that you have died: «{words}»."),
    "statement.unknown.school": later(
        "You entered another school; whether this one is true as well is not known: «{words}»."
    ),
    "statement.unknown.phone": later("You did not enter this number, and it is not known whose it is: «{words}»."),
    "statement.unknown.email": later("You did not enter this address, and it is not known whose it is: «{words}»."),
    "statement.false.denied": later("You entered «{words}»; it says the opposite."),
    "statement.unknown.rest": later("You entered a part of it; only you can say whether all of it is true: «{words}»."),
    "statement.unknown.blame": later("It says something serious; only you can say whether it is true: «{words}»."),
}  # fmt: skip
