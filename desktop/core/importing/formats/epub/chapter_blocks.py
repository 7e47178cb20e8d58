"""The blocks of a file of an e-book, with the anchors that links and contents lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from desktop.core.importing.table_rows import table_blocks
from desktop.core.importing.xml_tree import Element, attribute, child, local_name
from desktop.core.shape import PLAIN, LineKind, LineStyle, SpanKind
from desktop.core.text.blocks import Block, PictureBlock, TextRun

_GONE = frozenset({"head", "script", "style", "template", "nav", "audio", "video", "form", "rt"})
_GONE |= {"rp", "title", "desc"}
_STYLES = {
    **{f"h{level}": LineStyle(LineKind.HEADING, level) for level in range(1, 7)},
    "figcaption": LineStyle(LineKind.CAPTION),
    "caption": LineStyle(LineKind.CAPTION),
    "pre": LineStyle(LineKind.PREFORMATTED),
}
_KINDS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), SpanKind.CODE),
    "sup": SpanKind.RAISED,
    "sub": SpanKind.LOWERED,
}
# What stands on lines of its own.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "ul", "svg", "tr", "td", "th", "tbody", "thead"),
        *("tfoot",),
    )
)
_NOTES = frozenset({"footnote", "endnote", "rearnote", "note"})

PictureOf = Callable[[str, str], PictureBlock | None]


@dataclass(slots=True)
class AnchoredBlock:
    """A block, and the anchors that stand in front of it or in it."""

    block: Block | PictureBlock
    anchors: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """What is under way: the words of a line, how it is set, and anchors before it."""

    style: LineStyle = PLAIN
    runs: list[TextRun] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)


class ChapterBlocks:
    """Walks through one file; pictures are asked for by their address in it."""

    def __init__(self, picture: PictureOf) -> None:
        self._picture = picture
        self._open = _Open()
        # Whether the item that is under way has yet to show its mark.
        self._has_mark = False

    def blocks(self, root: Element) -> Iterator[AnchoredBlock]:
        """The blocks in order."""
        body = child(root, "body")
        yield from self._walk(root if body is None else body, PLAIN, frozenset(), "", 0)
        yield from self._end()

    def _walk(
        self,
        element: Element,
        style: LineStyle,
        kinds: frozenset[SpanKind],
        address: str,
        depth: int,
    ) -> Iterator[AnchoredBlock]:
        name = local_name(element).lower()
        if not name or name in _GONE or attribute(element, "hidden"):
            return
        anchor = element.get("id") or (element.get("name") if name == "a" else "")
        is_block = name in _BLOCKS
        if is_block:
            yield from self._end()
            style = _style(element, name, style)
            self._has_mark = self._has_mark or name == "li"
            self._open.style = self._shown(style)
        if anchor:
            self._open.anchors.append(anchor)
        if name in {"br", "hr"}:
            yield from self._end()
            self._open.style = self._shown(style)
        elif name in {"img", "image"}:
            yield from self._take_picture(element)
        elif name == "table":
            yield from self._table(element, depth)
        else:
            kinds = kinds | {_KINDS[name]} if name in _KINDS else kinds
            kinds = kinds if style.kind is not LineKind.HEADING else kinds - {SpanKind.STRONG}
            address = attribute(element, "href") if name == "a" else address
            self._take(element.text, kinds, address)
            number = _first_number(element) if name == "ol" else None
            for each in element:
                inner = style
                if local_name(each) == "li":
                    inner = LineStyle(LineKind.LIST_ITEM, _depth(style) + 1, number)
                    number = None if number is None else number + 1
                yield from self._walk(each, inner, kinds, address, depth + 1)
                self._take(each.tail, kinds, address)
        if is_block:
            yield from self._end()

    def _take(self, words: str | None, kinds: frozenset[SpanKind], address: str) -> None:
        if words:
            self._open.runs.append(TextRun(words, kinds, address))

    def _end(self) -> Iterator[AnchoredBlock]:
        ended = self._open
        if not any(run.words.strip() for run in ended.runs):
            # An anchor without words belongs to what comes next.
            self._open = _Open(ended.style, [], ended.anchors)
            return
        if ended.style.kind is LineKind.LIST_ITEM:
            self._has_mark = False
        self._open = _Open(self._shown(ended.style))
        yield AnchoredBlock(Block(tuple(ended.runs), ended.style), tuple(ended.anchors))

    def _shown(self, style: LineStyle) -> LineStyle:
        """How a line is set: what follows in an item has no mark of its own."""
        return style if style.kind is not LineKind.LIST_ITEM or self._has_mark else PLAIN

    def _take_picture(self, element: Element) -> Iterator[AnchoredBlock]:
        source = attribute(element, "src") or attribute(element, "href")
        block = self._picture(source, attribute(element, "alt"))
        if block is not None:
            yield AnchoredBlock(block, ())

    def _table(self, table: Element, depth: int) -> Iterator[AnchoredBlock]:
        anchors = self._open.anchors
        rows: list[list[list[Block | PictureBlock]]] = []
        for each in table.iter():
            name = local_name(each)
            if name == "tr":
                rows.append([])
            elif name == "caption":
                yield from self._walk(each, PLAIN, frozenset(), "", depth + 1)
            elif name in {"td", "th"} and rows:
                inside = _without_tables(each)
                self._open = _Open()
                cell = [
                    anchored.block
                    for part in inside
                    for anchored in self._walk(part, PLAIN, frozenset(), "", depth + 1)
                ]
                cell.extend(anchored.block for anchored in self._end())
                rows[-1].append(cell)
        self._open = _Open()
        for block in table_blocks(rows):
            yield AnchoredBlock(block, tuple(anchors))
            anchors = []


def _without_tables(cell: Element) -> tuple[Element, ...]:
    """A cell to be walked through; one that holds a table is read where the inner rows are."""
    return () if any(local_name(each) == "table" for each in cell.iter()) else (cell,)


def _style(element: Element, name: str, style: LineStyle) -> LineStyle:
    if name in _STYLES:
        return _STYLES[name]
    if name == "blockquote":
        deeper = style.level if style.kind is LineKind.QUOTATION else 0
        return LineStyle(LineKind.QUOTATION, min(deeper + 1, 9))
    if name == "li":
        is_item = style.kind is LineKind.LIST_ITEM
        return style if is_item else LineStyle(LineKind.LIST_ITEM, 1)
    if _NOTES & set(attribute(element, "type").split()):
        return LineStyle(LineKind.NOTE)
    return replace(style, number=None) if name in {"ol", "ul"} else style


def _depth(style: LineStyle) -> int:
    return min(style.level, 8) if style.kind is LineKind.LIST_ITEM else 0


def _first_number(element: Element) -> int:
    begins = attribute(element, "start")
    return int(begins) if begins.isdigit() and len(begins) < 6 else 1
