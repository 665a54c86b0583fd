"""Texts and addresses as a hostile page may set them, and how to tell that one of them has got through."""

import re
import unicodedata
from collections.abc import Iterator

TEXTS = {
    "terminal colours": "\x1b[31mred\x1b[0m",
    "terminal title": "\x1b]0;owned\x07 title",
    "clipboard (OSC 52)": "\x1b]52;c;ZWNobyBvd25lZA==\x07 copy",
    "link (OSC 8)": "\x1b]8;;https://evil.example/\x07Bank\x1b]8;;\x07",
    "C1 escapes": "\x9b31m one \x9d0;two\x9c",
    "clear and home": "\x1b[2J\x1b[H\x1bc gone",
    "backspaces": "good\x08\x08\x08\x08evil\r overwritten \x7f",
    "bidi override": "\u202egnp.exe\u202c \u2066isolated\u2069 \u200f",
    "zero width": "Qu\u200bill \u2060\ufeff\u00adsoft",
    "heaped signs": "Z" + "\u0301\u0316\u0334" * 300 + "algo",
    "tag letters": "plain\U000e0041\U000e0042\U000e007f",
    "Textual action": "[@click=app.quit]press me[/]",
    "Textual closing": "[/b] closes [/]",
    "rich markup": "[bold red on white]loud[link=https://evil.example]x",
    "credentials in brackets": "[LISW-S] Jane [PDF]",
    "Textual variables": "$accent $name ${x} %s {n} {0.__class__}",
    "script": "<script>alert(1)</script>",
    "picture": '<img src=x onerror="alert(1)">',
    "end of title": "</title></style></textarea></svg><iframe src=//evil.example></iframe>",
    "entities": "&lt;script&gt; &#27;]0;x&#7; &amp;#27;",
    "template": "{{ 7*7 }} {% include 'x' %} {# c #}",
    "Markdown link": "[click](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example>",
    "Markdown heading": "# heading\n\n---\n| a | b |\n```",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula with DDE": "-2+3+cmd|' /C calc'!A0",
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula behind a tab": "\t=1+1;=2",
    "typst": '#set page(fill: red) #eval("1") $x$ *b* @ref <label> #read("/etc/passwd")',
    "calendar": "BEGIN:VEVENT\r\nSUMMARY:owned\r\nEND:VEVENT",
    "header": "Subject\r\nBcc: all@club.example\r\n\r\nsecond",
    "zero": "a\0b\0",
    "lone surrogate": "\ud800 lone \udfff",
    "a word of a megabyte": "x" * 1_000_000,
    "a megabyte of escapes": "\x1b[1m" * 250_000,
    "line separators": "one\u2028two\u2029three\x85four\x0bfive",
    "SQL": "'); DROP TABLE answer; --",
    "toml": '"\nself = true\nname = "Somebody Else',
    "json": '"}],"x":[{"',
}

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://a.example/",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "vbscript:msgbox(1)",
    "smb://evil.example/share",
    "ms-word:ofe|u|https://evil.example/x.docx",
    "mailto:all@club.example",
    "tel:+15195550100",
    "https://evil.example\\@bank.example/",
    "https://evil.example%2f@/x",
    "https://\u202eknab.example/",
    "https://bank.example\u2044evil.example/",
    "https://[::1/",
    "https:///nowhere",
    "//evil.example/",
    "ftp://evil.example/",
    "view-source:https://evil.example/",
    "",
)
"""What must never be opened."""

ALIKE = (
    ("https://www.facebооk.com/", "facebook.com"),  # two Cyrillic o
    ("https://аpple.com/", "apple.com"),  # a Cyrillic a
    ("https://lınkedin.com/in/x", "linkedin.com"),  # an i without its dot
    ("https://goog1e.com/", "google.com"),
    ("https://ɢoogle.com/", "google.com"),
    ("https://wikipedıa.org/", "wikipedia.org"),
    ("https://googłe.com/", "google.com"),
    ("https://linkedin.com.evil.example/in/x", "linkedin.com"),
    ("https://linkedin.com@evil.example/in/x", "linkedin.com"),
    ("https://linkedin.com:443@evil.example/in/x", "linkedin.com"),
    ("https://linkedin.com%2fin@evil.example/", "linkedin.com"),
    ("https://evil.example\\.linkedin.com/", "linkedin.com"),
    ("https://linkedin.com\u2044in.evil.example/", "linkedin.com"),
    ("https://ο\u0301ntario.example/", "óntario.example"),
)
"""An address, and the site that it wants to be taken for."""

_STEERS = frozenset({"Cc", "Cf", "Cs", "Co"})
_HEAP = re.compile("[\u0300-\u036f]{5}")


def steering(text: str, allowed: str = "\n") -> Iterator[str]:
    """Yield what could steer a terminal or turn a line around, as it would be looked up in a table."""
    for sign in set(text):
        if unicodedata.category(sign) in _STEERS and sign not in allowed:
            yield f"U+{ord(sign):04X}"
    if _HEAP.search(text):
        yield "heaped signs"


def harmless(text: str, where: str, allowed: str = "\n") -> None:
    """Fail if a text could steer what shows it."""
    found = sorted(steering(text, allowed))
    assert not found, f"{where}: {found[:5]}"
