"""A file of an e-book as a tree: XHTML as it should be, or HTML as it is."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from desktop.core.importing.decoding import decode
from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.parser_depth import is_cut_for_depth
from desktop.core.importing.xml_tree import Element, xml_tree

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,150}encoding=[\"']([\w.-]{1,40})[\"']")


def chapter_tree(content: bytes) -> Element | None:
    """The root of the tree; None for what holds no element at all. Raises Unreadable."""
    declared = _DECLARED.search(content[:200])
    text = decode(content, declared[1].decode("ascii") if declared else "").text
    text = text.lstrip()
    # What it says of its encoding is done with.
    declaration = _DECLARATION.match(text)
    text = _ENTITY.sub(_letter, text[declaration.end() if declaration else 0 :])
    try:
        return xml_tree(text.encode("utf-8", "replace"))
    except Unreadable as error:
        if error.reason is not UnreadableReason.DAMAGED:
            raise
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if is_cut_for_depth(parser):
        raise Unreadable(UnreadableReason.TOO_DEEP)
    return tree


def _letter(entity: re.Match[str]) -> str:
    name = entity[1]
    return entity[0] if name in _OF_XML else html5.get(name, entity[0])
