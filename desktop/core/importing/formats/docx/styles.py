"""What the styles of a document of Word mean for a paragraph, also by what they are based on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.core.importing.block_quotations import sets_quotation
from desktop.core.importing.xml_tree import Element, attribute, child, local_name
from desktop.core.shape import LineKind

_DEEPEST = 6
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|rubrik|kop) ?([1-9])")
_CONTENTS = re.compile(r"toc |table of figures")
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How paragraphs are set: a heading of `level`, a list by `numbering`, or what `kind` says.

    `numbering` is the name of a list and the depth in it.
    """

    kind: LineKind = LineKind.PARAGRAPH
    level: int = 0
    numbering: tuple[str, int] | None = None
    is_contents: bool = False


_BY_NAME = {
    **dict.fromkeys(("title", "titel"), ParagraphStyle(LineKind.HEADING, 1)),
    "caption": ParagraphStyle(LineKind.CAPTION),
    **dict.fromkeys(
        ("html preformatted", "plain text", "macro text"), ParagraphStyle(LineKind.PREFORMATTED)
    ),
    **dict.fromkeys(("footnote text", "endnote text"), ParagraphStyle(LineKind.NOTE)),
}


class Styles:
    """The paragraph styles of a document, by their ids."""

    def __init__(self, tree: Element | None) -> None:
        styles = [] if tree is None else [each for each in tree if local_name(each) == "style"]
        self._styles = {attribute(style, "styleId"): style for style in styles}
        self._known: dict[str, ParagraphStyle] = {}

    def style(self, style_id: str) -> ParagraphStyle:
        """What a style means; that of a plain paragraph where it is not known."""
        if style_id not in self._known:
            self._known[style_id] = self._meaning(style_id)
        return self._known[style_id]

    def _meaning(self, style_id: str) -> ParagraphStyle:
        meaning = ParagraphStyle()
        numbering: tuple[str, int] | None = None
        for style in self._chain(style_id):
            name = value_of(child(style, "name")).casefold()
            properties = child(style, "pPr")
            numbering = numbering or numbering_of(properties)
            if meaning == ParagraphStyle():
                meaning = _by_name(name) or _by_outline(properties) or meaning
        return ParagraphStyle(meaning.kind, meaning.level, numbering, meaning.is_contents)

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        while style_id in self._styles and len(chain) < _LONGEST_CHAIN:
            style = self._styles[style_id]
            chain.append(style)
            style_id = value_of(child(style, "basedOn"))
        return chain


def value_of(element: Element | None) -> str:
    """What an element of one value says."""
    return "" if element is None else attribute(element, "val")


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """The list that a paragraph or style belongs to, and how deep; None for none."""
    number = None if properties is None else child(properties, "numPr")
    if number is None:
        return None
    depth = value_of(child(number, "ilvl"))
    return value_of(child(number, "numId")), min(int(depth), 8) if depth.isdigit() else 0


def heading_level(properties: Element | None) -> int:
    """The rank of a heading by its outline; 0 for none."""
    level = "" if properties is None else value_of(child(properties, "outlineLvl"))
    return int(level) + 1 if level in {"0", "1", "2", "3", "4", "5"} else 0


def _by_outline(properties: Element | None) -> ParagraphStyle | None:
    level = heading_level(properties)
    return ParagraphStyle(LineKind.HEADING, level) if level else None


def _by_name(name: str) -> ParagraphStyle | None:
    if heading := _HEADING.fullmatch(name):
        return ParagraphStyle(LineKind.HEADING, min(int(heading[1]), _DEEPEST))
    if _CONTENTS.match(name):
        return ParagraphStyle(is_contents=True)
    if sets_quotation(name):
        return ParagraphStyle(LineKind.QUOTATION, 1)
    return _BY_NAME.get(name)
