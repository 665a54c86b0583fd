"""The twenty-five wishes of the best self-search guides: each can be done here, or it is said why not.

A wish is met by a recipe of a search, a hand check, an action of the catalogue, a command, or a route of the tables.
"""

from collections.abc import Callable, Mapping

import pytest

from identity_scan import facts
from identity_scan.advice import handchecks, letters
from identity_scan.cli.entry import COMMANDS
from identity_scan.facts.assistants import assistants
from identity_scan.model import Person

VARGA = Person("Ottoline Varga", places=("Guelph, Ontario",))
HAS: Mapping[str, Callable[[str], bool]] = {
    "recipe": lambda name: name in {recipe.id for recipe in facts.recipes()},
    "check": lambda name: name in handchecks.names(),
    "action": lambda name: name in facts.actions(),
    "command": lambda name: name in COMMANDS,
    "letter": lambda name: name in letters.names(),
    "route": lambda name: name in facts.removals(),
    "assistant": lambda name: name in assistants(),
}
WISHES: tuple[tuple[int, str, str], ...] = (
    (1, "search your name signed out, in several engines", "recipe:N1 recipe:N2 command:scan"),
    (2, "look at Google first", "command:scan command:import"),
    (3, "ask the assistants about yourself", "command:assistants check:assistants assistant:chatgpt assistant:gemini"),
    (4, "name variants, old names, misspellings", "recipe:N2 recipe:N3"),
    (5, "user names across sites", "check:user_names"),
    (6, "phone, e-mail, street", "recipe:K2 recipe:K3 recipe:K4"),
    (7, "pictures, reverse search", "check:portraits recipe:M1"),
    (8, "people-search sites, opt-outs", "check:phone_directory letter:delist"),
    (9, "breaches", "check:breaches"),
    (10, "alerts", "check:alerts command:remind"),
    (11, "old accounts by the mailbox", "check:old_accounts"),
    (12, "court, land, business, donation registers", "check:case_law check:court_files check:land check:business "
                                                      "check:elections_federal check:elections_provincial "
                                                      "check:voters check:salaries check:register check:decisions"),
    (13, "web archive", "check:web_archive check:archive_copies"),
    (14, "files, and what is in a picture file", "check:picture_file command:by-hand"),
    (15, "family and friends", "check:family_pages action:PRIV-06"),
    (16, "privacy settings, a second look from a friend's account", "check:facebook check:instagram action:OPS-02"),
    (17, "separate accounts; title beside opinion", "action:EDM-01"),
    (18, "keep proof before reporting", "action:DOC-03"),
    (19, "employer's duty of care, police, union", "action:CONS-04"),
    (20, "the house in Street View, WHOIS, parcel", "check:street_view check:domains route:google-streetview "
                                                    "route:whois-ca"),
    (21, "security of accounts", "check:account_security"),
    (22, "small steps, not alone", "action:CONS-01"),
    (23, "tell me what worked, and again in three months", "command:history command:compare command:remind"),
    (24, "for a class, a team, a supervisor", "command:teach"),
    (25, "somebody who does it for me", "check:done_for_you"),
)  # fmt: skip


def test_there_are_twenty_five() -> None:
    assert [number for number, _wish, _met in WISHES] == list(range(1, 26))


@pytest.mark.parametrize(("number", "wish", "met"), WISHES, ids=[f"{n}" for n, _wish, _met in WISHES])
def test_each_can_be_done_here(number: int, wish: str, met: str) -> None:
    assert [one for one in met.split() if not HAS[one.partition(":")[0]](one.partition(":")[2])] == [], wish


def test_what_is_declined_says_why() -> None:
    by_id = {check.id: check for check in handchecks.hand_checks(VARGA)}
    assert "does not write to companies in your name" in by_id["done_for_you"].why
    assert "services that search by face" in by_id["portraits"].how
    assert "never sends one" in by_id["breaches"].sends
