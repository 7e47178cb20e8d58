"""The paragraphs, rows and notes that the words of an RTF file make, as they come in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.core.importing.block_quotations import sets_quotation
from desktop.core.importing.formats.rtf.letter_sizes import USUAL_SIZE, LetterSizes
from desktop.core.importing.table_rows import table_blocks
from desktop.core.shape import PLAIN, LineKind, LineStyle, SpanKind
from desktop.core.text.blocks import Block, PictureBlock, TextRun

_NUMBER = re.compile(r"\(?(\d{1,4})[.)]?$")
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|rubrik|kop) ?([1-9])")

_Flow = list[Block | PictureBlock]


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What is said of a paragraph: `style` is its name, `outline` the rank of a heading or 0."""

    style: str = ""
    outline: int = 0
    depth: int = 0
    is_in_table: bool = False


class RtfBlocks:
    """Takes runs and ends of paragraphs, cells and rows; gives the blocks at the end."""

    def __init__(self) -> None:
        self._blocks: _Flow = []
        self._notes: _Flow = []
        self._runs: list[TextRun] = []
        self._mark = ""
        self._rows: list[list[_Flow]] = []
        self._cells: list[_Flow] = []
        self._cell: _Flow = []
        # What was under way where a note begins.
        self._outside: list[tuple[list[TextRun], str]] = []
        self._note_count = 0
        self._sizes = LetterSizes()

    def all(self) -> Iterator[Block | PictureBlock]:
        """All blocks, the notes last."""
        while self._outside:
            self.end_note()
        self.end_paragraph(ParagraphProperties())
        self._end_table()
        yield from self._sizes.with_headings(self._blocks)
        yield from self._notes

    def take(self, run: TextRun, size: int = USUAL_SIZE) -> None:
        """Takes words of the paragraph that is under way; `size` is that of their letters."""
        self._runs.append(run)
        if not self._outside:
            self._sizes.count(run.words, size)

    def take_mark(self, words: str) -> None:
        """Takes what a list writes before its item."""
        self._mark += words

    def take_picture(self, block: PictureBlock) -> None:
        """Takes a picture; it stands before the paragraph that is under way."""
        (self._cell if self._cells or self._rows else self._blocks).append(block)

    def begin_note(self) -> None:
        """Begins a note; the paragraph that refers to it goes on afterwards."""
        self._note_count += 1
        number = TextRun(str(self._note_count), frozenset({SpanKind.RAISED}))
        self._outside.append(([*self._runs, number], self._mark))
        self._runs, self._mark = [replace(number, words=f"{number.words} ")], ""

    def end_note(self) -> None:
        """Ends the note that was begun last."""
        self._end_note_paragraph()
        self._runs, self._mark = self._outside.pop()

    def end_paragraph(self, properties: ParagraphProperties) -> None:
        """Ends a paragraph, of the text or of a note."""
        if self._outside:
            self._end_note_paragraph()
            return
        if not properties.is_in_table:
            self._end_table()
        block = self._made(properties)
        self._sizes.end_paragraph(None if properties.is_in_table else block)
        if block is not None:
            (self._cell if properties.is_in_table else self._blocks).append(block)

    def end_cell(self, properties: ParagraphProperties) -> None:
        """Ends a cell, and the paragraph in it."""
        block = self._made(properties)
        self._sizes.end_paragraph(None)
        self._cells.append([*self._cell, block] if block is not None else self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Ends a row of a table."""
        if self._cells:
            self._rows.append(self._cells)
        self._cells = []

    def _end_table(self) -> None:
        self.end_row()
        if self._rows:
            self._blocks.extend(table_blocks(self._rows))
            self._rows = []
        if self._cell:
            self._blocks.extend(self._cell)
            self._cell = []

    def _end_note_paragraph(self) -> None:
        if any(run.words.strip() for run in self._runs):
            self._notes.append(Block(tuple(self._runs), LineStyle(LineKind.NOTE)))
        self._runs = []

    def _made(self, properties: ParagraphProperties) -> Block | None:
        runs, mark = self._runs, self._mark
        self._runs, self._mark = [], ""
        if not any(run.words.strip() for run in runs):
            return None
        style = _style(properties, mark)
        if style.kind is LineKind.HEADING:
            runs = [replace(run, kinds=run.kinds - {SpanKind.STRONG}) for run in runs]
        return Block(tuple(runs), style)


def _style(properties: ParagraphProperties, mark: str) -> LineStyle:
    name = properties.style.casefold()
    heading = _HEADING.match(name)
    if heading or name in {"title", "titel"} or properties.outline:
        level = int(heading[1]) if heading else properties.outline or 1
        return LineStyle(LineKind.HEADING, min(level, 6))
    if sets_quotation(name):
        return LineStyle(LineKind.QUOTATION, 1)
    if name == "caption":
        return LineStyle(LineKind.CAPTION)
    if not mark.strip():
        return PLAIN
    number = _NUMBER.match(mark.strip())
    depth = min(properties.depth, 8) + 1
    return LineStyle(LineKind.LIST_ITEM, depth, int(number[1]) if number else None)
