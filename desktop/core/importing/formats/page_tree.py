"""From the letters of a page to its elements, within a budget of time and memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.core.importing.errors import TooLarge
from desktop.core.importing.formats.page_element import PageElement, PageElements
from desktop.core.importing.parser_depth import is_cut_for_depth

# Pages saved with all their pictures have tens of millions of letters, but not without these.
LARGEST_PAGE = 64 * 2**20
_LARGEST_WITHOUT_PICTURES = 12 * 2**20
# Without what stands in quotation marks: a hundred thousand attributes cost a parser minutes.
_LONGEST_TAG = 2**14
MOST_ELEMENTS = 400_000
_LONGEST_DATA = 2**20

_DATA_ADDRESS = re.compile(r"data:image/[a-z+.-]{2,12};base64,([A-Za-z0-9+/=]{40,})", re.IGNORECASE)
_DATA_NUMBER = re.compile(r"data:#(\d{1,9})\Z")
_APART = re.compile(r"<(script|style)\b[^<>]*+>", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\b[^<>]*+>?", re.IGNORECASE),
    "style": re.compile(r"</style\b[^<>]*+>?", re.IGNORECASE),
}
_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
_QUOTED = re.compile(r"=\s{0,9}(?:\"[^\"]*+\"|'[^']*+')")
# What stands in a head; whatever else comes there begins the body, as HTML says.
_OF_HEAD = frozenset(
    {"title", "meta", "link", "base", "basefont", "bgsound", "noscript", "noframes", "template"}
)
_OPEN_SHADOW = ("shadowrootmode", "shadowroot")


@dataclass(frozen=True, slots=True)
class PageTree:
    """The elements of a page and what was taken out of it before it was parsed.

    `parsed` is lxml's tree of it, for libraries; it is read by nothing else and may be changed.
    It `is_cut` where elements lie in each other so deep that the parser went no further.
    `linked_data` are the letters of its JSON-LD; `pictures` the base64 of its pictures, to which
    `embedded` leads from an address.
    """

    elements: PageElements
    parsed: Any
    linked_data: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    is_cut: bool = False

    def embedded(self, address: str) -> str:
        """The base64 of the picture that stands in the page under this address, or nothing."""
        number = _DATA_NUMBER.match(address.strip())
        is_there = number is not None and int(number[1]) < len(self.pictures)
        return self.pictures[int(number[1])] if number is not None and is_there else ""


def tree_of(letters: str) -> PageTree:
    """The elements of a page. Raises TooLarge."""
    if len(letters) > LARGEST_PAGE:
        raise TooLarge
    pictures: list[str] = []

    def apart(address: re.Match[str]) -> str:
        pictures.append(address[1])
        return f"data:#{len(pictures) - 1}"

    linked_data: list[str] = []
    lean = _DATA_ADDRESS.sub(apart, letters.replace("\0", ""))
    lean = "".join(_without_programs(lean, linked_data))
    if len(lean) > _LARGEST_WITHOUT_PICTURES or _has_endless_tag(lean):
        raise TooLarge
    parsed, is_cut = _parsed(lean)
    elements = _elements(parsed)
    for cell in parsed.iter("td", "th"):
        # Libraries write out each empty cell that a wide one stands for.
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    return PageTree(elements, parsed, tuple(linked_data), tuple(pictures), is_cut)


def _without_programs(letters: str, linked_data: list[str]) -> Iterator[str]:
    """What is no script and no style; JSON-LD is added to the list."""
    start = 0
    endless: set[str] = set()
    for opened in _APART.finditer(letters):
        kind = opened[1].lower()
        if opened.start() < start or kind in endless:
            continue
        closed = _ENDS[kind].search(letters, opened.end())
        if closed is None:
            endless.add(kind)
            continue
        if "ld+json" in opened[0].lower() and closed.start() - opened.end() <= _LONGEST_DATA:
            linked_data.append(letters[opened.end() : closed.start()])
        yield letters[start : opened.start()]
        start = closed.end()
    yield letters[start:]


def _has_endless_tag(letters: str) -> bool:
    """Whether a tag has so many attributes that a parser would be at it for minutes."""
    for part in letters.split(">"):
        if len(part) > _LONGEST_TAG:
            tag = _TAG.search(part)
            if tag is not None and len(_QUOTED.sub("", part[tag.start() :])) > _LONGEST_TAG:
                return True
    return False


def _parsed(letters: str) -> tuple[Any, bool]:
    # lxml is large, and only wanted when a page is read.
    from lxml import etree, html  # noqa: PLC0415

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    content = letters.encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        tree = html.document_fromstring(b"<html><body></body></html>", parser=parser)
    _begin_body(tree)
    for template in tree.iter("template"):
        # Pages saved in one file hold what scripts made in these.
        if any(template.get(mode) is not None for mode in _OPEN_SHADOW):
            template.tag = "div"
    for details in tree.iter("details", "summary"):
        details.tag = "div" if details.tag == "details" else "p"
    return tree, is_cut_for_depth(parser)


def _begin_body(tree: Any) -> None:
    """Begins the body where HTML does: a page may leave its tag out.

    The parser knows no `main` or `article` and leaves such a first one in the head.
    """
    head, body = tree.find("head"), tree.find("body")
    if head is None:
        return
    inside = [each for each in head if isinstance(each.tag, str)]
    first = next((n for n, each in enumerate(inside) if each.tag not in _OF_HEAD), len(inside))
    if first == len(inside):
        return
    if body is None:
        body = tree.makeelement("body")
        head.addnext(body)
    for place, each in enumerate(inside[first:]):
        body.insert(place, each)


def _elements(tree: Any) -> PageElements:
    """The elements as plain objects: lxml makes one anew for each time that it is asked."""
    every: list[PageElement] = []
    stack: list[tuple[Any, PageElement | None]] = [(tree, None)]
    while stack:
        node, parent = stack.pop()
        if len(every) >= MOST_ELEMENTS:
            raise TooLarge
        element = PageElement(
            len(every), str(node.tag).lower(), node.text or "", node.tail or "", dict(node.attrib),
            parent,
        )  # fmt: skip
        every.append(element)
        if parent is not None:
            parent.children.append(element)
        stack.extend((child, element) for child in reversed(node) if isinstance(child.tag, str))
    for element in reversed(every):
        element.end = element.children[-1].end if element.children else element.number + 1
    body = next((element for element in every if element.tag == "body"), every[0])
    return PageElements(tuple(every), body)
