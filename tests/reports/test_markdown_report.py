"""No title can make a heading, a link, a table or a picture of its own."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from identity_scan import reports
from identity_scan.reports.markdown import plain
from identity_scan.speech.text import clean

content = partial(reports.content, "md")
DAY = date(2026, 11, 22)
READERS = {
    "commonmark": MarkdownIt("commonmark"),
    "github": MarkdownIt("gfm-like"),
}
# GitHub makes links of www., of http and of mail addresses (GFM 6.9), but not, as this reader would, of any two words
# with a dot between.
READERS["github"].linkify.set({"fuzzy_link": False})


def tokens(reader: MarkdownIt, text: str):
    for block in reader.parse(text):
        yield block
        yield from block.children or ()


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_reads_as_itself(reader, text):
    shown = " ".join(clean(text).split())
    found = list(tokens(reader, f"* {plain(shown)}\n"))
    kinds = {t.type for t in found} - {"text", "text_special", "inline"}
    assert kinds <= {"bullet_list_open", "list_item_open", "paragraph_open", "paragraph_close", "list_item_close",
                     "bullet_list_close", "softbreak"}  # fmt: skip
    assert "".join(t.content for t in found if t.type in ("text", "text_special")) == shown


def test_a_hostile_title_changes_nothing_of_the_build(assessment, hostile):
    reader = READERS["github"]
    made = content(hostile[1], DAY, (), False).decode()
    found = list(tokens(reader, made))
    assert not [t for t in found if t.type in ("html_inline", "html_block", "image", "fence", "hr")]
    assert {t.attrs["href"] for t in found if t.type == "link_open"} == {"https://ocswssw.org/"}, "from our own tables"
    heads = [t.content for t in tokens(reader, made) if t.type == "inline" and t.level == 1]
    assert len([t for t in reader.parse(made) if t.type == "heading_open" and t.tag == "h1"]) == 1
    assert heads


def test_it_holds_what_the_other_forms_hold(assessment, histories):
    made = content(assessment, DAY, histories(assessment), False).decode()
    for said in (
        "# What people find under your name",
        "### 1 Ottoline Varga, 47, Guelph \\| WhereFolk",
        "[wherefolk.example/ottoline-varga-guelph](<https://wherefolk.example/ottoline-varga-guelph>)",
        "* **It is likely you**\n  Your home address stands beside your name.",
        "| Mojeek | – | – | – | – | – |",
        "* **Mojeek:** answered 0 of 1.",
        "Made by the worker for reflection. Not a measure of competence or conduct.",
    ):
        assert said in made, said
    assert "florist" not in made
