"""The worker's word on the command line: what else it moved, and what a word for a whole group leaves out."""

import re

import pytest
from at_the_prompt import Run, can_be_heard, named

from identity_scan.keeping import settings


@pytest.mark.parametrize("text", [(), ("--text",)], ids=["plain", "text"])
def test_a_word_names_the_others_that_it_moved(run: Run, text: tuple[str, ...]) -> None:
    settings.change(language="en-CA")
    before = run("findings", "--brief", "--show", "--demo", "tamsin").out
    ended = run("decide", named(before, "LinkedIn"), "not-me", "--demo", "tamsin", *text)
    told = re.search(r"^(\d+) other results depended on this page", ended.err, re.MULTILINE)
    assert told, ended.err
    said, heading, moved = ended.out.partition("Changed by this decision.\n")
    assert heading
    assert "LinkedIn. somebody else, you said so." in " ".join(said.split())
    names = re.findall(r"Name: (\w+)$", moved, re.MULTILINE)
    assert len(set(names)) == len(moved.splitlines()) == int(told[1]) > 1
    labels = {line[-6:]: line for line in before.splitlines()}
    for line in moved.splitlines():
        was = re.search(r" was: (\w+)", line)
        assert was
        assert was[1] in labels[line[-6:]]
        assert f". {was[1]}" not in line.partition(" was: ")[0], "it stands as it stood"
    can_be_heard(ended)


def test_a_word_that_moves_nothing_else_says_nothing_of_others(run: Run) -> None:
    name = named(run("findings", "--brief", "--show", "--demo", "tamsin").out, "LinkedIn")
    ended = run("decide", name, "mixed", "--demo", "tamsin")
    assert ended.code == 0
    assert "depended" not in ended.err
    assert ended.out.count("Name: ") == 1


def test_what_is_covered_stays_covered_among_what_moved(run: Run) -> None:
    hard = named(run("findings", "--brief", "--show", "--demo", "tamsin").out, "STAY AWAY")
    name = named(run("findings", "--brief", "--show", "--demo", "tamsin").out, "TikTok")
    moved = run("decide", name, "not-me", "--demo", "tamsin").out.partition("Changed by this decision.\n")[2]
    assert re.search(rf"^May be hard to read: .* Name: {hard}$", moved, re.MULTILINE)
    assert "STAY AWAY" not in moved


def test_a_group_that_is_wholly_unsure_is_not_settled(run: Run) -> None:
    settings.change(language="en-CA")
    out = run("findings", "--who", "unsure", "--demo", "elodie").out
    group = re.search(r"^somebody in Sherbrooke: 2 results\.$", out, re.MULTILINE)
    assert group, out
    block = next(b for b in out.split("\n\n") if group[0] in b)
    name = re.search(r"^Name: (\w+)$", block, re.MULTILINE)
    assert name
    ended = run("decide", name[1], "not-me", "--group", "--demo", "elodie")
    assert (ended.code, "Name:" in ended.out) == (2, False)
    assert "None of these results is settled with the others." in ended.err
    assert "Left out: 2 results that are unsure." in ended.err
