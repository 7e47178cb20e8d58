"""A document of OpenDocument: headings, lists, notes, tables, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from desktop.core.importing.document import ImportedDocument, ImportNotice, SourceFieldName
from desktop.core.importing.document_making import document_of, name_of, title_of
from desktop.core.importing.errors import NotText, Unreadable, UnreadableReason
from desktop.core.importing.formats.odt_styles import OdtStyles
from desktop.core.importing.limited_archive import LimitedArchive
from desktop.core.importing.pictures import Pictures
from desktop.core.importing.recognising import NoTextReason
from desktop.core.importing.table_rows import table_blocks
from desktop.core.importing.xml_tree import (
    Element,
    attribute,
    below,
    child,
    local_name,
    words_below,
    xml_tree,
)
from desktop.core.shape import PLAIN, LineKind, LineStyle, SpanKind
from desktop.core.text.blocks import Block, PictureBlock, TextRun

_CONTENT = "content.xml"
# What holds no words of the text.
_PASSED_OVER = frozenset(
    (
        *("tracked-changes", "sequence-decls", "forms", "variable-decls", "user-field-decls"),
        *("table-of-content", "alphabetical-index", "illustration-index", "annotation"),
        *("annotation-end", "ruby-text", "title", "desc", "event-listeners", "bookmark-ref-mark"),
    )
)
# What else programs of the kind make.
_OTHERS = {
    "spreadsheet": NoTextReason.SPREADSHEET,
    "presentation": NoTextReason.SLIDES,
    "drawing": NoTextReason.PICTURE,
}
_DEEPEST = 100
_MOST_BLANKS, _MOST_REPEATED = 50, 40

_Blocks = Iterator[Block | PictureBlock]


def document_from_odt(content: bytes) -> tuple[ImportedDocument, ...]:
    """The document in a file of OpenDocument. Raises Unreadable and NoWords."""
    archive = LimitedArchive(content)
    if b":encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable(UnreadableReason.ENCRYPTED)
    if _CONTENT not in archive:
        raise Unreadable(UnreadableReason.DAMAGED)
    tree = xml_tree(archive.read(_CONTENT))
    reader = _OdtReader(tree, archive)
    fields = _fields(archive.read("meta.xml"))
    notices = list(_notices(tree))
    made = document_of(reader.blocks(), fields=fields, pictures=reader.pictures, notices=notices)
    return (made,)


def _fields(meta: bytes) -> dict[SourceFieldName, str]:
    if not meta:
        return {}
    tree = xml_tree(meta)
    said = {local_name(each): words_below(each) for each in reversed(list(tree.iter()))}
    return {
        SourceFieldName.TITLE: title_of(said.get("title", "")),
        SourceFieldName.BYLINE: name_of(said.get("initial-creator") or said.get("creator", "")),
    }


def _notices(tree: Element) -> Iterator[ImportNotice]:
    if next(below(tree, "changed-region"), None) is not None:
        yield ImportNotice.TRACKED_CHANGES
    if any(words_below(each).strip() for each in below(tree, "annotation")):
        yield ImportNotice.COMMENTS_LEFT_OUT


@dataclass(slots=True)
class _Line:
    """A paragraph as it is read: its runs, and what hangs on it."""

    runs: list[TextRun] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)


class _OdtReader:
    def __init__(self, tree: Element, archive: LimitedArchive) -> None:
        self._archive = archive
        body = child(tree, "body", "text")
        for name, reason in _OTHERS.items():
            if child(tree, "body", name) is not None:
                raise NotText(reason)
        if body is None:
            raise Unreadable(UnreadableReason.DAMAGED)
        self._body: Element = body
        styles = archive.read("styles.xml")
        self._styles = OdtStyles(tree, xml_tree(styles) if styles else None)
        self._notes: list[Element] = []
        # How far the lists have counted that others go on with, by the names of their styles.
        self._counted: dict[tuple[str, int], int] = {}
        self.pictures = Pictures()

    def blocks(self) -> _Blocks:
        yield from self._inside(self._body, PLAIN, 0)
        number = 0
        while number < len(self._notes):
            note = self._notes[number]
            number += 1
            mark = TextRun(f"{_citation(note, number)} ", frozenset({SpanKind.RAISED}))
            body = child(note, "note-body")
            for block in () if body is None else self._inside(body, PLAIN, 1):
                if isinstance(block, Block) and block.words.strip():
                    runs = (mark, *block.runs)
                    yield replace(block, runs=runs, style=LineStyle(LineKind.NOTE))
                    mark = TextRun("")

    def _inside(self, element: Iterable[Element], style: LineStyle, depth: int) -> _Blocks:
        if depth > _DEEPEST:
            raise Unreadable(UnreadableReason.TOO_DEEP)
        for each in element:
            name = local_name(each)
            if name in _PASSED_OVER:
                continue
            if name == "p":
                yield from self._paragraph(each, style, depth)
            elif name == "h":
                level = attribute(each, "outline-level")
                rank = min(6, max(1, int(level))) if level.isdigit() else 1
                yield from self._paragraph(each, LineStyle(LineKind.HEADING, rank), depth)
            elif name == "list":
                yield from self._list(each, "", 1, depth + 1)
            elif name == "table":
                yield from table_blocks(list(self._rows(each, depth + 1)))
            elif name == "frame":
                yield from self._frame(each, depth + 1)
            else:
                yield from self._inside(each, style, depth + 1)

    def _paragraph(self, paragraph: Element, style: LineStyle, depth: int) -> _Blocks:
        line = _Line()
        self._take(paragraph, line, frozenset(), "")
        for frame in line.pictures:
            yield from self._picture(frame)
        if style == PLAIN:
            style = self._styles.line(attribute(paragraph, "style-name"))
        if style.kind is LineKind.HEADING:
            line.runs = [replace(run, kinds=run.kinds - {SpanKind.STRONG}) for run in line.runs]
        yield Block(tuple(line.runs), style)
        for box in line.boxes:
            yield from self._inside(box, PLAIN, depth + 1)

    def _take(
        self, element: Element, line: _Line, kinds: frozenset[SpanKind], address: str
    ) -> None:
        line.runs.append(TextRun(element.text or "", kinds, address))
        for each in element:
            name = local_name(each)
            if name == "s":
                count = attribute(each, "c")
                blanks = min(int(count), _MOST_BLANKS) if count.isdigit() else 1
                line.runs.append(TextRun(" " * blanks, kinds, address))
            elif name in {"tab", "line-break"}:
                line.runs.append(TextRun(" ", kinds, address))
            elif name == "note":
                self._notes.append(each)
                mark = _citation(each, len(self._notes))
                line.runs.append(TextRun(mark, frozenset({SpanKind.RAISED})))
            elif name == "frame":
                self._take_frame(each, line)
            elif name == "a":
                self._take(each, line, kinds, attribute(each, "href"))
            elif name == "span":
                more = self._styles.kinds(attribute(each, "style-name"))
                self._take(each, line, kinds | more, address)
            elif name and name not in _PASSED_OVER:
                self._take(each, line, kinds, address)
            line.runs.append(TextRun(each.tail or "", kinds, address))

    def _take_frame(self, frame: Element, line: _Line) -> None:
        box = child(frame, "text-box")
        if box is not None:
            line.boxes.append(box)
        elif child(frame, "image") is not None:
            line.pictures.append(frame)

    def _frame(self, frame: Element, depth: int) -> _Blocks:
        line = _Line()
        self._take_frame(frame, line)
        for picture in line.pictures:
            yield from self._picture(picture)
        for box in line.boxes:
            yield from self._inside(box, PLAIN, depth)

    def _picture(self, frame: Element) -> _Blocks:
        name = attribute(child(frame, "image"), "href").removeprefix("./")
        words = words_below(child(frame, "desc")) or words_below(child(frame, "title"))
        content = self._archive.read(name)
        block = self.pictures.block(content, words) if content else None
        if block is not None:
            yield block

    def _list(self, element: Element, named: str, level: int, depth: int) -> _Blocks:
        if depth > _DEEPEST:
            raise Unreadable(UnreadableReason.TOO_DEEP)
        named = attribute(element, "style-name") or named
        is_counted = self._styles.is_counted(named, level)
        key = named, level
        number = self._counted.get(key, 0) if attribute(element, "continue-numbering") else 0
        for item in element:
            if local_name(item) not in {"list-item", "list-header"}:
                continue
            has_mark = local_name(item) == "list-item"
            begins = attribute(item, "start-value")
            number = int(begins) if begins.isdigit() and len(begins) < 6 else number + has_mark
            style = LineStyle(LineKind.LIST_ITEM, level, number if is_counted else None)
            for each in item:
                if local_name(each) == "list":
                    yield from self._list(each, named, level + 1, depth + 1)
                    continue
                for block in self._inside([each], style if has_mark else PLAIN, depth + 1):
                    yield block
                    if isinstance(block, Block) and block.words.strip():
                        # What follows in an item has no mark of its own.
                        has_mark = False
        self._counted[key] = number

    def _rows(self, table: Element, depth: int) -> Iterator[list[list[Block | PictureBlock]]]:
        for each in table:
            name = local_name(each)
            if name == "table-row":
                yield [cell for kept in each for cell in self._cells(kept, depth)]
            elif name in {"table-header-rows", "table-rows", "table-row-group"}:
                yield from self._rows(each, depth + 1)

    def _cells(self, cell: Element, depth: int) -> Iterator[list[Block | PictureBlock]]:
        if local_name(cell) not in {"table-cell", "covered-table-cell"}:
            return
        repeated = attribute(cell, "number-columns-repeated")
        inside = list(self._inside(cell, PLAIN, depth + 1))
        for _ in range(min(int(repeated), _MOST_REPEATED) if repeated.isdigit() else 1):
            yield inside


def _citation(note: Element, number: int) -> str:
    return words_below(child(note, "note-citation")).strip()[:8] or str(number)
