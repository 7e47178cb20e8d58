"""A document of Word: its blocks in order, its notes behind them, what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.core.importing.document import ImportedDocument, ImportNotice, SourceFieldName
from desktop.core.importing.document_making import document_of, name_of, title_of
from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.formats.docx.numbering import Numbering
from desktop.core.importing.formats.docx.package import DocxPackage
from desktop.core.importing.formats.docx.runs import (
    NoteNumbers,
    ParagraphParts,
    ParagraphReader,
    is_placeholder,
)
from desktop.core.importing.formats.docx.styles import (
    Styles,
    heading_level,
    numbering_of,
    value_of,
)
from desktop.core.importing.pictures import Pictures
from desktop.core.importing.table_rows import table_blocks
from desktop.core.importing.xml_tree import (
    Element,
    attribute,
    below,
    child,
    local_name,
    words_below,
)
from desktop.core.shape import PLAIN, LineKind, LineStyle, SpanKind
from desktop.core.text.blocks import Block, PictureBlock, TextRun

_NO_TEXT = frozenset({"sectPr", "Fallback", "del", "moveFrom", "sdtPr", "tblPr", "tcPr", "trPr"})
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
# Tables in tables in text boxes: more than a page has.
_DEEPEST = 40

_Blocks = Iterator[Block | PictureBlock]


def document_from_docx(content: bytes) -> tuple[ImportedDocument, ...]:
    """The document in a file of Word. Raises Unreadable and NoWords."""
    package = DocxPackage(content)
    reader = _DocxReader(package)
    notices = list(reader.notices())
    core = package.tree("docProps/core.xml")
    fields = {} if core is None else _fields(core)
    made = document_of(reader.blocks(), fields=fields, pictures=reader.pictures, notices=notices)
    return (made,)


def _fields(core: Element) -> dict[SourceFieldName, str]:
    return {
        SourceFieldName.TITLE: title_of(words_below(child(core, "title"))),
        SourceFieldName.BYLINE: name_of(words_below(child(core, "creator"))),
    }


class _DocxReader:
    def __init__(self, package: DocxPackage) -> None:
        self._package = package
        self._tree = package.tree(package.main)
        self._styles = Styles(package.tree(package.beside("styles.xml")))
        self._numbering = Numbering(package.tree(package.beside("numbering.xml")))
        self._notes = NoteNumbers()
        self._paragraphs = ParagraphReader(package, self._notes)
        # The words of paragraphs whose end was deleted: they go on in the next.
        self._joined: list[TextRun] = []
        self.pictures = Pictures()

    def notices(self) -> Iterator[ImportNotice]:
        if any(next(below(self._tree, name), None) is not None for name in _CHANGES):
            yield ImportNotice.TRACKED_CHANGES
        comments = self._package.tree(self._package.beside("comments.xml"))
        if comments is not None and words_below(comments).strip():
            yield ImportNotice.COMMENTS_LEFT_OUT

    def blocks(self) -> _Blocks:
        yield from self._body(self._tree, 0)
        if self._joined:
            yield Block(tuple(self._joined))
        yield from self._note_blocks()

    def _body(self, element: Element, depth: int) -> _Blocks:
        if depth > _DEEPEST:
            raise Unreadable(UnreadableReason.TOO_DEEP)
        for each in element:
            name = local_name(each)
            if name in _NO_TEXT or (name == "sdt" and is_placeholder(each)):
                continue
            if name == "p":
                yield from self._paragraph(each, depth)
            elif name == "tbl":
                yield from self._table(each, depth)
            else:
                yield from self._body(each, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> _Blocks:
        parts = self._paragraphs.parts(paragraph)
        yield from self._pictures(parts)
        properties = child(paragraph, "pPr")
        style = self._style(properties, has_words=any(run.words.strip() for run in parts.runs))
        if style is not None:
            runs = [*self._joined, *parts.runs]
            self._joined = []
            if _is_end_deleted(properties):
                self._joined = runs
            else:
                yield from _lines(runs, style)
        for table in parts.tables:
            yield from self._table(table, depth + 1)
        for box in parts.boxes:
            yield from self._body(box, depth + 1)

    def _pictures(self, parts: ParagraphParts) -> _Blocks:
        for relation, words in parts.pictures:
            content = self._package.content(relation)
            if content and (block := self.pictures.block(content, words)) is not None:
                yield block

    def _style(self, properties: Element | None, *, has_words: bool) -> LineStyle | None:
        """How a paragraph is set; None for a line of the table of contents."""
        style_id = "" if properties is None else value_of(child(properties, "pStyle"))
        style = self._styles.style(style_id)
        if style.is_contents:
            return None
        if level := heading_level(properties):
            return LineStyle(LineKind.HEADING, level)
        if style.kind is not LineKind.PARAGRAPH:
            return LineStyle(style.kind, style.level)
        numbering = numbering_of(properties) or style.numbering
        # Word counts no line that is empty, though it may have a number.
        if numbering is None or not has_words:
            return PLAIN
        return self._numbering.item(*numbering) or PLAIN

    def _table(self, table: Element, depth: int) -> _Blocks:
        rows = [list(self._cells(row, depth)) for row in _rows(table)]
        yield from table_blocks(rows)

    def _cells(self, row: Element, depth: int) -> Iterator[list[Block | PictureBlock]]:
        for cell in _within(row, "tc"):
            yield list(self._body(cell, depth + 1))
            span = value_of(child(cell, "tcPr", "gridSpan"))
            for _ in range(min(int(span), 63) - 1 if span.isdigit() else 0):
                yield []

    def _note_blocks(self) -> _Blocks:
        parts: dict[str, dict[str, Element]] = {}
        number = 0
        # A note may refer to another.
        while number < len(self._notes.all):
            part, note_id = self._notes.all[number]
            number += 1
            if part not in parts:
                tree = self._package.tree(self._package.beside(f"{part}.xml"))
                notes = () if tree is None else tree
                parts[part] = {attribute(each, "id"): each for each in notes}
            if note_id not in parts[part]:
                continue
            mark = TextRun(f"{number} ", frozenset({SpanKind.RAISED}))
            for block in self._body(parts[part][note_id], 0):
                if isinstance(block, Block) and block.words.strip():
                    yield replace(block, runs=(mark, *block.runs), style=_NOTE)
                    mark = TextRun("")


_NOTE = LineStyle(LineKind.NOTE)


def _is_end_deleted(properties: Element | None) -> bool:
    marks = None if properties is None else child(properties, "rPr")
    return marks is not None and child(marks, "del") is not None


def _rows(table: Element) -> Iterator[Element]:
    for row in _within(table, "tr"):
        if child(row, "trPr", "del") is None:
            yield row


def _within(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also inside content controls."""
    for each in element:
        found = local_name(each)
        if found == name:
            yield each
        elif found in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            yield from _within(each, name)


def _lines(runs: list[TextRun], style: LineStyle) -> Iterator[Block]:
    """A paragraph, or several where lines are broken inside it."""
    if style.kind is LineKind.HEADING:
        runs = [replace(run, kinds=run.kinds - {SpanKind.STRONG}) for run in runs]
        yield Block(tuple(runs), style)
        return
    line: list[TextRun] = []
    for run in runs:
        first, *rest = run.words.split("\n")
        line.append(replace(run, words=first))
        for words in rest:
            yield Block(tuple(line), style)
            style = PLAIN if style.kind is LineKind.LIST_ITEM else style
            line = [replace(run, words=words)]
    yield Block(tuple(line), style)
