"""The room: hands are counted and taken back, the split is shown, the widest difference comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.speech import language
from identity_scan.teach import Card
from identity_scan.teach.room import MOST_FIRST, Room
from identity_scan.teach.tally import tally

P, S, M, E, U = Card


def _room(**hands: str) -> Room:
    room = Room()
    for item, cards in hands.items():
        for card in cards:
            room = room.raise_hand(item, Card(card))
    return room


def test_hands_are_counted_for_each_card_of_each_item() -> None:
    room = _room(one="PPSM", two="U")
    assert [(share.card, share.hands, share.part) for share in room.split("one")] == [
        (P, 2, 0.5),
        (S, 1, 0.25),
        (M, 1, 0.25),
        (E, 0, 0.0),
        (U, 0, 0.0),
    ]
    assert room.hands("two") == 1
    assert sum(share.hands for share in room.split("three")) == 0


def test_a_hand_is_taken_back_the_last_one_or_one_of_a_card() -> None:
    room = _room(one="PSM", two="U")
    assert [s.hands for s in room.undo("one").split("one")] == [1, 1, 0, 0, 0]
    assert [s.hands for s in room.lower_hand("one", P).split("one")] == [0, 1, 1, 0, 0]
    assert room.lower_hand("one", E) == room
    assert Room().undo("one") == Room()


def test_many_hands_are_counted_and_taken_back_at_once() -> None:
    room = _room(one="P").raise_hand("one", M, 12).raise_hand("one", S, 3)
    assert [share.hands for share in room.split("one")] == [1, 3, 12, 0, 0]
    assert room.split("one")[2].part == 0.75
    assert room.undo("one").undo("one") == _room(one="P")
    assert [share.hands for share in room.lower_hand("one", M).split("one")] == [1, 3, 11, 0, 0]


def test_the_item_on_which_the_class_was_split_most_comes_first() -> None:
    room = _room(agreed="MMMM", split="PPSSMMEU", halves="PPMM", others="PPSS", against="PPPP", unvoted="")
    found = room.differences(dict.fromkeys(("agreed", "split", "halves", "others", "against", "unvoted"), M))
    assert [d.finding for d in found] == ["split", "others", "halves", "against", "agreed"]
    assert [round(d.against, 2) for d in found] == [0.75, 1.0, 0.5, 1.0, 0.0]
    assert found[3].width == found[4].width == 0.0, "a class of one mind has nothing to talk over"


def test_a_letter_stands_for_one_card_and_begins_its_name() -> None:
    for tongue, letters in (("en-CA", "PSMEU"), ("fr-CA", "PVMAI")):
        language.use(tongue)
        assert "".join(card.letter for card in Card) == letters
        assert [card.named[0].upper() for card in Card] == list(letters)
        assert [Card(letter) for letter in letters] == list(Card), "a file may say either"
        assert [Card.lettered(letter.lower()) for letter in letters] == list(Card)
    assert Card.lettered("s") is None


def test_no_more_than_three_steps_and_each_can_be_taken_back() -> None:
    room = Room().choose("a").choose("b").choose("c").choose("d")
    assert room.first == ("a", "b", "c")
    assert len(room.first) == MOST_FIRST
    assert room.choose("b").choose("d").first == ("a", "c", "d")


def test_the_label_of_the_class_is_kept_and_can_be_taken_back() -> None:
    room = Room().correct("one", S).correct("two", E).correct("one", M)
    assert dict(room.said) == {"one": M, "two": E}
    assert dict(room.correct("two", None).said) == {"one": M}


@given(st.lists(st.sampled_from(list(Card)), max_size=60))
def test_the_camps_always_add_up(cards: list[Card]) -> None:
    room = _room(one="".join(cards))
    shares = room.split("one")
    assert sum(share.hands for share in shares) == len(cards)
    assert abs(sum(share.part for share in shares) - bool(cards)) < 1e-9
    for card in cards:
        room = room.lower_hand("one", card)
    assert room.hands("one") == 0


def test_a_page_is_marked_and_the_mark_is_taken_back() -> None:
    room = Room().mark("a").mark("b")
    assert room.marked == ("a", "b")
    assert room.mark("a").marked == ("b",)
    assert room.mark("a").first == (), "what is done first is another question"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("P 4, S 2, M 5", {P: 4, S: 2, M: 5}),
        ("4p 2s\n12 m", {P: 4, S: 2, M: 12}),
        ("P: 4; E=1", {P: 4, E: 1}),
        ("4 2 5 0 1", {P: 4, S: 2, M: 5, U: 1}),
        ("P\np\nM.\nU!", {P: 2, M: 1, U: 1}),
        ("Ottilie 10:41: P\nMs. S. Marrowby: m\nthat is hard\nI think e", {P: 1, M: 1, E: 1}),
        ("4 2 5", {}),
        ("", {}),
        ("nothing to count here", {}),
    ],
)
def test_the_votes_of_a_class_elsewhere_are_read_from_counts_or_from_a_chat(text: str, counts: dict[Card, int]) -> None:
    assert tally(text) == counts


def test_a_chat_in_french_is_read_by_the_french_letters() -> None:
    language.use("fr-CA")
    assert tally("V\nv\nA\nS") == {S: 2, E: 1}
