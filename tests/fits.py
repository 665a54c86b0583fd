"""What a person cannot read on a screen, whatever keys they press: text cut by its box, by its parent, or by a sign.

Three looks, each blind where another sees: the text of every widget against the room it has; every widget against the
boxes around it; and every word that stands on the screen against the words there are, for what was cut in code.
"""

import re
from collections.abc import Iterable, Iterator

from textual.app import App
from textual.command import CommandPalette
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Static

BESIDE = "#findings, #cards, #rows, #scans, .first-page, AnswerGrid"
"""Lists whose line under the cursor stands in full in the pane beside them, or opens by a key."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_CUT = re.compile(r"([^\W\d_]+)…")


def text_of(app: App[object]) -> list[str]:
    """What stands on the screen in front, line by line; of what opens over a screen only itself."""
    return [line.rstrip() for line in _lines(app)]


def _lines(app: App[object], without: Iterable[Widget] = ()) -> list[str]:
    strips = list(app.screen._compositor.render_strips())
    box = app.screen.children[0].region
    for region in (widget.region for widget in without):
        for y in range(max(0, region.y), min(len(strips), region.bottom)):
            left, right = strips[y].crop(0, region.x), strips[y].crop(region.right)
            strips[y] = Strip.join([left, Strip.blank(region.width), right])
    if isinstance(app.screen, ModalScreen) and box.area:
        strips = [strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom]]
    return ["".join(segment.text for segment in strip) for strip in strips]


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, as they are looked for on a screen."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def cut(app: App[object], known: frozenset[str], foreign: frozenset[str]) -> list[str]:
    """Name everything that is cut on the screen in front.

    `known` are the words that may stand there; `foreign` those of web pages, whose titles may be shortened in a list.
    """
    return [*_boxes(app), *_fragments(app, known, foreign)]


def _boxes(app: App[object]) -> Iterator[str]:
    for widget in app.screen.walk_children(Widget):
        if not _displayed(widget) or isinstance(app.screen, CommandPalette):  # a list of Textual's own, laid over all
            continue
        for why in (*_own_text(widget), *_outside(widget)):
            yield f"{_name(widget)}: {why}"


def _displayed(widget: Widget) -> bool:
    return widget.is_attached and all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))


def _name(widget: Widget) -> str:
    return (
        f"{type(widget).__name__}#{widget.id}" if widget.id else f"{type(widget).__name__}.{'.'.join(widget.classes)}"
    )


def _own_text(widget: Widget) -> Iterator[str]:
    if isinstance(widget, Static | Button):
        yield from _content(widget)
    elif isinstance(widget, OptionList) and widget not in widget.screen.query(BESIDE):
        yield from _options(widget)
    elif isinstance(widget, Input) and len(str(widget.placeholder)) > widget.content_size.width:
        yield f"placeholder {str(widget.placeholder)!r} in {widget.content_size.width} columns"
    for title in (widget.border_title, widget.border_subtitle):
        if title and widget.styles.border_top[0] and Content.from_markup(title).cell_length > widget.size.width - 6:
            yield f"border title {str(title)!r} in {widget.size.width} columns"


def _content(widget: Static | Button) -> Iterator[str]:
    visual = widget._render() if isinstance(widget, Static) else widget.label
    if not isinstance(visual, Content) or not visual.plain.strip():
        return
    width, height = widget.content_size
    if isinstance(widget, Button):
        width += 2 * widget.styles.line_pad
    if not width or not height:
        yield f"no room at all for {visual.plain[:60]!r}"
    elif widget.styles.text_wrap == "nowrap" or isinstance(widget, Button):
        yield from (f"{line.plain!r} in {width} columns" for line in visual.split("\n") if line.cell_length > width)
    elif (lines := visual.get_height(widget.styles, width)) > height:
        yield f"{lines} lines in {height}: {visual.plain[:80]!r}"


def _options(widget: OptionList) -> Iterator[str]:
    if widget.styles.text_wrap != "nowrap":
        return
    room = widget.scrollable_content_region.width - 2
    for option in widget.options:
        prompt = option.prompt if isinstance(option.prompt, Content) else Content(str(option.prompt))
        yield from (f"{line.plain!r} in {room} columns" for line in prompt.split("\n") if line.cell_length > room)


def _outside(widget: Widget) -> Iterator[str]:
    """Tell whether a box around it hides a part of it that no scrolling brings back."""
    region = widget.region
    for node in widget.ancestors:
        if not isinstance(node, Widget):
            return
        if region.area and _hidden(region, node):
            yield f"{region} stands outside {_name(node)} {node.region}"
            return
        if node.allow_vertical_scroll or node.allow_horizontal_scroll:
            region = node.region


def _hidden(region: Region, box: Widget) -> bool:
    across = not box.allow_horizontal_scroll and (region.x < box.region.x or region.right > box.region.right)
    down = not box.allow_vertical_scroll and (region.y < box.region.y or region.bottom > box.region.bottom)
    return across or down


def _fragments(app: App[object], known: frozenset[str], foreign: frozenset[str]) -> Iterator[str]:
    for line in _lines(app, without=app.screen.query(BESIDE)):
        shortened = {word.casefold() for word in _CUT.findall(line)}
        for word in words_of([line]) - known:
            if word not in shortened or not any(whole.startswith(word) for whole in foreign):
                yield f"{word!r} is no whole word: {line.strip()!r}"
        for word in shortened & known - foreign:
            yield f"cut after {word!r}: {line.strip()!r}"
