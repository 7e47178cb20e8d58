"""XML from a stranger, parsed without what could fill the memory or reach out of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from desktop.core.importing.errors import Unreadable, UnreadableReason

# An element of a tree; lxml says nothing of its types.
Element = Any


def xml_tree(content: bytes) -> Element:
    """The root of the tree. Raises Unreadable: DAMAGED, TOO_DEEP or MADE_TO_HARM."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_reason(error)) from error
    except ValueError as error:
        raise Unreadable(UnreadableReason.DAMAGED) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise Unreadable(UnreadableReason.MADE_TO_HARM)
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, in whatever namespace; empty where there is none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Element, *names: str) -> Element | None:
    """The element that is found by going down these names, the first of each; None without."""
    for name in names:
        element = next((each for each in element if local_name(each) == name), None)
        if element is None:
            return None
    return element


def below(element: Element, name: str) -> Iterator[Element]:
    """All elements of this name below one, in their order."""
    return (each for each in element.iter("{*}" + name))


def words_below(element: Element | None) -> str:
    """All words inside an element."""
    return "" if element is None else "".join(element.itertext())


def _reason(error: etree.XMLSyntaxError) -> UnreadableReason:
    words = str(error)
    if "depth" in words:
        return UnreadableReason.TOO_DEEP
    if "ntity" in words and ("loop" in words or "amplification" in words):
        return UnreadableReason.MADE_TO_HARM
    return UnreadableReason.DAMAGED
