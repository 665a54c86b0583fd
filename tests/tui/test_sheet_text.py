"""How a block of a value is laid out on a screen."""

from identity_scan.tui.widgets.sheet_text import marked


def test_telling_words_are_marked_once_and_nothing_else_is_changed() -> None:
    text = "CAS by day, trails by night. CAS."
    assert marked(text, ("by day, trails", "CAS by day", "night")).plain == "CAS «by day, trails» by «night». CAS."
    assert marked(text, ()).plain == text
    assert marked("[/b] İstanbul", ("stanbul",)).plain == "[/b] İstanbul"
