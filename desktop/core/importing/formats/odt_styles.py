"""What the styles of OpenDocument mean: which lines are quotations, which words are stressed."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.importing.block_quotations import sets_quotation
from desktop.core.importing.xml_tree import Element, attribute, below, child, local_name
from desktop.core.shape import PLAIN, LineKind, LineStyle, SpanKind

_LONGEST_CHAIN = 20
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_NAMED = {"Strong_20_Emphasis": SpanKind.STRONG, "Emphasis": SpanKind.EMPHASIS}
_LINES = {
    "title": LineStyle(LineKind.HEADING, 1),
    "subtitle": LineStyle(LineKind.HEADING, 2),
    "caption": LineStyle(LineKind.CAPTION),
    "illustration": LineStyle(LineKind.CAPTION),
    "figure": LineStyle(LineKind.CAPTION),
    "preformatted_20_text": LineStyle(LineKind.PREFORMATTED),
}


class OdtStyles:
    """The styles of a document, those of its text and those that it was made with."""

    def __init__(self, *trees: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for tree in reversed([each for each in trees if each is not None]):
            self._styles.update({attribute(each, "name"): each for each in below(tree, "style")})
            self._lists.update(
                {attribute(each, "name"): each for each in below(tree, "list-style")}
            )

    def line(self, name: str) -> LineStyle:
        """How a paragraph of a style is set."""
        for style in self._chain(name):
            called = attribute(style, "name").casefold()
            level = attribute(style, "default-outline-level")
            if called in _LINES:
                return _LINES[called]
            if sets_quotation(called):
                return LineStyle(LineKind.QUOTATION, 1)
            if level.isdigit() and 1 <= int(level) <= 6:
                return LineStyle(LineKind.HEADING, int(level))
        return PLAIN

    def kinds(self, name: str) -> frozenset[SpanKind]:
        """What a style does to words."""
        by_name = {_NAMED[name]} if name in _NAMED else set()
        return frozenset(
            kind for style in self._chain(name) for kind in _kinds(child(style, "text-properties"))
        ).union(by_name)

    def is_counted(self, name: str, level: int) -> bool:
        """Whether the items of a list are numbered at this depth."""
        for each in self._lists.get(name, ()):
            if attribute(each, "level") == str(level):
                is_number = local_name(each) == "list-level-style-number"
                return is_number and attribute(each, "num-format") != ""
        return False

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")


def _kinds(properties: Element | None) -> Iterator[SpanKind]:
    if properties is None:
        return
    if attribute(properties, "font-weight") in _BOLD:
        yield SpanKind.STRONG
    if attribute(properties, "font-style") in {"italic", "oblique"}:
        yield SpanKind.EMPHASIS
    where = attribute(properties, "text-position")
    if where.startswith("super") or (where[:1].isdigit() and not where.startswith("0")):
        yield SpanKind.RAISED
    elif where.startswith(("sub", "-")):
        yield SpanKind.LOWERED
