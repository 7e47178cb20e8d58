"""How words are set at one spot of a page: in which list, quotation, link, with what stress."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.core.importing.formats.page_element import PageElement
from desktop.core.importing.formats.page_tags import HEADINGS
from desktop.core.shape import PLAIN, LineKind, LineStyle, SpanKind

_MARKS = {
    "em": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
    "cite": SpanKind.EMPHASIS,
    "dfn": SpanKind.EMPHASIS,
    "var": SpanKind.EMPHASIS,
    "b": SpanKind.STRONG,
    "strong": SpanKind.STRONG,
    "sup": SpanKind.RAISED,
    "sub": SpanKind.LOWERED,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
    "samp": SpanKind.CODE,
    "tt": SpanKind.CODE,
}
_WEIGHT = re.compile(r"font-weight\s*:\s*+(normal|[1-4]00|bold|[6-9]00)")
_SLANT = re.compile(r"font-style\s*:\s*+(normal|italic|oblique)")
_LIST_LEVEL = re.compile(r"mso-list\s*:\s*+l\d{1,4}\s+level(\d)")
_CAPTION = re.compile(
    r"(?:^|\s)(?:wp-caption-text|(?:image|photo|picture|media|gallery|figure)[-_]{1,2}caption"
    r"(?:[-_]text)?)(?:$|\s)"
)
_LISTS = frozenset({"ul", "ol", "menu", "dl"})
_ITEMS = frozenset({"li", "dd", "dt"})
_RANKS = frozenset("123456")
_DEEPEST = 9


@dataclass(slots=True, eq=False)
class ListItem:
    """An item of a list: only the first of its blocks has the bullet or the number."""

    depth: int
    number: int | None
    has_begun: bool = False


@dataclass(slots=True, eq=False)
class ListCount:
    """What the next item of an ordered list counts."""

    following: int = 1
    step: int = 1


@dataclass(frozen=True, slots=True)
class PageSetting:
    """What the elements round some words say of them."""

    style: LineStyle = PLAIN
    kinds: frozenset[SpanKind] = frozenset()
    address: str = ""
    is_linked: bool = False
    list_depth: int = 0
    quotation_depth: int = 0
    item: ListItem | None = None
    count: ListCount | None = None


def set_inline(setting: PageSetting, element: PageElement) -> PageSetting:
    """The setting inside an element that stands in a line."""
    kinds = setting.kinds
    if element.tag in _MARKS:
        kinds = kinds | {_MARKS[element.tag]}
    if style := element.get("style").lower():
        kinds = _styled(kinds, style)
    if element.tag == "a":
        return replace(setting, kinds=kinds, address=element.get("href"), is_linked=True)
    return setting if kinds == setting.kinds else replace(setting, kinds=kinds)


def _styled(kinds: frozenset[SpanKind], style: str) -> frozenset[SpanKind]:
    """What a style adds or, as in what Google's editor copies, takes away."""
    if weight := _WEIGHT.search(style):
        is_strong = weight[1] == "bold" or weight[1][0] in "6789"
        kinds = kinds | {SpanKind.STRONG} if is_strong else kinds - {SpanKind.STRONG}
    if slant := _SLANT.search(style):
        is_slanted = slant[1] != "normal"
        kinds = kinds | {SpanKind.EMPHASIS} if is_slanted else kinds - {SpanKind.EMPHASIS}
    return kinds


def set_block(setting: PageSetting, element: PageElement) -> PageSetting:
    """The setting inside an element that stands by itself; of `li`, what its list says is known."""
    tag = element.tag
    if tag in _LISTS:
        depth = min(setting.list_depth + 1, _DEEPEST)
        return replace(setting, list_depth=depth, item=None, count=_count(element))
    if tag in _ITEMS:
        return replace(setting, item=_item(setting, element), style=PLAIN)
    if tag == "blockquote":
        depth = min(setting.quotation_depth + 1, _DEEPEST)
        style = LineStyle(LineKind.QUOTATION, depth)
        return replace(setting, style=style, quotation_depth=depth, item=None)
    if tag == "p" and (level := _LIST_LEVEL.search(element.get("style").lower())):
        return replace(setting, item=ListItem(int(level[1]), None))
    if (own := _own_style(element)) is None:
        return setting
    item = None if own.kind is LineKind.HEADING else setting.item
    return replace(setting, style=own, item=item)


def _own_style(element: PageElement) -> LineStyle | None:
    """How an element is set whatever it lies in; None where it says nothing of it."""
    tag = element.tag
    if tag in HEADINGS:
        return LineStyle(LineKind.HEADING, HEADINGS[tag])
    if tag == "pre":
        return LineStyle(LineKind.PREFORMATTED)
    if tag in {"figcaption", "caption"} or _CAPTION.search(element.get("class")):
        return LineStyle(LineKind.CAPTION)
    if element.get("role") == "heading":
        rank = element.get("aria-level")
        return LineStyle(LineKind.HEADING, int(rank) if rank in _RANKS else 2)
    return None


def _item(setting: PageSetting, element: PageElement) -> ListItem:
    count = setting.count if element.tag == "li" else None
    if count is None:
        return ListItem(max(1, setting.list_depth), None)
    value = _whole(element.get("value"))
    number = count.following if value is None else value
    count.following = number + count.step
    return ListItem(max(1, setting.list_depth), number)


def _count(element: PageElement) -> ListCount | None:
    if element.tag != "ol":
        return None
    start = _whole(element.get("start"))
    if "reversed" not in element.attributes:
        return ListCount(1 if start is None else start)
    items = sum(child.tag == "li" for child in element.children)
    return ListCount(items if start is None else start, -1)


def _whole(words: str) -> int | None:
    digits = words.strip()
    return int(digits) if digits.isdecimal() and len(digits) < 7 else None
