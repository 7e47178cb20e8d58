"""How a text is set on its page: headings, lists, tables and the rest, without a character more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from desktop.appearance.fonts import FIXED, Role, TypeScale, Weight
from desktop.appearance.theme import Theme
from desktop.core.shape import (
    PLAIN,
    LineKind,
    LineRun,
    LineStyle,
    Picture,
    Shape,
    SpanKind,
    StyledSpan,
)
from desktop.reader.positions import Positions
from desktop.reader.stretch import Stretch
from desktop.reader.table_setting import MOST_MEASURED, TableSetting, setting_of

# Nobody writes a list in a list in a list …: deeper ones leave no room.
DEEPEST = 6
# All of it in sizes of the letters of the text.
_INDENT = 1.5
_BETWEEN = 0.72
_BETWEEN_ITEMS, _BETWEEN_ROWS = 0.32, 0.42
_ABOVE_HEADING, _BELOW_HEADING = {1: 1.7, 2: 1.5}, 0.4
_ABOVE_MINOR_HEADING = 1.2
_ABOVE_TABLE = 0.85
AROUND_PICTURE = 0.6
_NO_PICTURE = 2.6
_LINE_HEIGHTS = {LineKind.HEADING: 1.28, LineKind.CAPTION: 1.4, LineKind.TABLE_ROW: 1.4}
_ASIDES = frozenset({LineKind.CAPTION, LineKind.NOTE, LineKind.TABLE_ROW})
_CLOSE = {
    LineKind.LIST_ITEM: _BETWEEN_ITEMS,
    LineKind.TABLE_ROW: _BETWEEN_ROWS,
    LineKind.PREFORMATTED: 0.0,
    LineKind.NOTE: _BETWEEN_ITEMS,
}


@dataclass(frozen=True, slots=True)
class ShapedBlock:
    """A block of the document that is a line of the text, or a part of one.

    `pictures` stand above it, the topmost first, and `below` under it, each so wide and high.
    """

    block: QTextBlock
    line: int
    style: LineStyle
    is_first_part: bool = True
    is_last_part: bool = True
    pictures: tuple[tuple[Picture, float, float], ...] = ()
    below: tuple[tuple[Picture, float, float], ...] = ()


class PageShape:
    """Sets the lines of one text in a document, and knows how each of its blocks is set."""

    def __init__(self, document: QTextDocument, text: str, shape: Shape) -> None:
        self._document, self._text, self._shape = document, text, shape
        self._lines = text.count("\n") + 1
        self._starts = [styled.span.start for styled in shape.spans]
        self._links = [styled for styled in shape.spans if styled.kind is SpanKind.LINK]
        self._link_starts = [styled.span.start for styled in self._links]
        self._pictures: dict[int, list[Picture]] = {}
        for picture in shape.pictures:
            self._pictures.setdefault(min(picture.before, self._lines), []).append(picture)
        self._positions = Positions("")
        self._blocks: list[ShapedBlock] = []
        self._tables: dict[int, TableSetting] = {}
        # Of each table the first line and how many there are: rows that begin with empty cells
        # are runs of their own.
        self._table_lines = list(_tables_in(shape.lines))
        self._is_laid_for = (0, 0)
        self.scale, self.size, self.indent = TypeScale(), 1.0, 0
        # What stands above the first line, and is no margin that Qt keeps.
        self.room_above = 0.0

    def set_lines(
        self, stretch: Stretch, positions: Positions, scale: TypeScale, theme: Theme
    ) -> None:
        """Gives the letters of a stretch, which is in the document, what they are set with."""
        self.scale, self.size = scale, scale.pixels(Role.BODY)
        self.indent = round(self.size * _INDENT)
        self._document.setIndentWidth(self.indent)
        self._positions = positions
        self._blocks = list(self._listed(stretch, positions))
        self._tables.clear()
        self._is_laid_for = (0, 0)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for each in self._blocks:
            letters = self._letters(each.style, theme)
            if letters is not None:
                cursor.setPosition(each.block.position())
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(letters)
                cursor.mergeBlockCharFormat(letters)
        for styled in self._spans(stretch):
            cursor.setPosition(positions.to_qt(styled.span.start))
            end = positions.to_qt(styled.span.end)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(self._standing_out(styled.kind, theme))
        cursor.endEditBlock()

    def forget_lines(self) -> None:
        """Hears that the document is about to be emptied."""
        self._blocks = []

    def fit(self, width: int, height: int) -> bool:
        """Sets the lines for a column and a window; whether anything was not set so before."""
        if (width, height) == self._is_laid_for:
            return False
        self._is_laid_for = (width, height)
        self._tables.clear()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._blocks = [self._with_pictures(each, width, height) for each in self._blocks]
        for number, each in enumerate(self._blocks):
            later = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
            if each.style == PLAIN and not each.pictures and not each.below:
                # It stands as every paragraph does.
                continue
            made = self._block_format(each, later, width)
            if made != each.block.blockFormat():
                cursor.setPosition(each.block.position())
                cursor.setBlockFormat(made)
        cursor.endEditBlock()
        # Qt keeps no margin above the first line of all.
        self.room_above = self._above(self._blocks[0]) if self._blocks[:1] else 0.0
        if self._blocks and not self._blocks[0].pictures:
            self.room_above = 0.0
        return True

    def between(self, first: int, last: int) -> Iterator[ShapedBlock]:
        """The blocks from one position of the document to another."""
        at = bisect_right(self._blocks, first, key=lambda each: each.block.position()) - 1
        for each in self._blocks[max(0, at) :]:
            if each.block.position() > last:
                return
            yield each

    def after(self, each: ShapedBlock) -> ShapedBlock | None:
        """The block that follows one, on the page."""
        return self._neighbour(each, 1)

    def before(self, each: ShapedBlock) -> ShapedBlock | None:
        """The block above one, on the page."""
        return self._neighbour(each, -1)

    def table(self, each: ShapedBlock) -> TableSetting | None:
        """How the table is set that a row is of."""
        return self._tables.get(self._table_around(each.line)[0])

    def link_at(self, character: int) -> str:
        """Where the words at a character lead; nothing where they are no link."""
        at = bisect_right(self._link_starts, character) - 1
        found = self._links[at] if at >= 0 else None
        return found.address if found is not None and found.span.covers(character) else ""

    # What there is

    def _neighbour(self, each: ShapedBlock, step: int) -> ShapedBlock | None:
        position = each.block.position()
        at = bisect_right(self._blocks, position, key=lambda other: other.block.position()) - 1
        return self._blocks[at + step] if 0 <= at + step < len(self._blocks) else None

    def _listed(self, stretch: Stretch, positions: Positions) -> Iterator[ShapedBlock]:
        cuts = frozenset(stretch.cuts)
        line = self._text.count("\n", 0, stretch.span.start)
        is_within = stretch.span.start > 0 and self._text[stretch.span.start - 1] != "\n"
        block = self._document.begin()
        while block.isValid():
            later = block.next()
            goes_on = later.isValid() and positions.to_character(later.position()) in cuts
            yield ShapedBlock(
                block,
                line,
                self._shape.style(line),
                is_first_part=not is_within,
                is_last_part=not goes_on,
            )
            line, is_within, block = line + (not goes_on), goes_on, later

    def _spans(self, stretch: Stretch) -> Iterator[StyledSpan]:
        # None is longer than its line, and a line that is cut is as long as it likes.
        line = self._text.rfind("\n", 0, stretch.span.start) + 1
        spans = self._shape.spans
        first = bisect_right(self._starts, line - 1)
        for styled in spans[first:]:
            if styled.span.start >= stretch.span.end:
                return
            if styled.span.end > stretch.span.start:
                yield styled

    def _table_around(self, line: int) -> tuple[int, int]:
        """The first line of the table that a row is of, and how many it has."""
        at = bisect_right(self._table_lines, line, key=lambda table: table[0]) - 1
        return self._table_lines[at] if at >= 0 else (line, 1)

    def _rows_from(self, each: ShapedBlock, first: int, count: int) -> Iterator[list[str]]:
        """The cells of so many lines; the first is no later than that of a block."""
        start = self._positions.to_character(each.block.position())
        start = self._text.rfind("\n", 0, start) + 1
        for _ in range(each.line - first):
            start = self._text.rfind("\n", 0, start - 1) + 1
        for _ in range(count):
            end = self._text.find("\n", start)
            end = len(self._text) if end < 0 else end
            yield self._text[start:end].split("\t")
            start = end + 1

    # How it is set

    def _letters(self, style: LineStyle, theme: Theme) -> QTextCharFormat | None:
        made = QTextCharFormat()
        if style.kind is LineKind.HEADING:
            made.setFont(heading_font(self.scale, style.level))
        elif style.kind in _ASIDES:
            made.setFont(self.scale.font(Role.ASIDE))
            if style.kind is LineKind.CAPTION:
                made.setForeground(theme.colour("soft_ink"))
        elif style.kind is LineKind.PREFORMATTED:
            made.setFont(_fixed(self.scale.font(Role.ASIDE)))
        else:
            return None
        return made

    def _standing_out(self, kind: SpanKind, theme: Theme) -> QTextCharFormat:
        made = QTextCharFormat()
        alignments = QTextCharFormat.VerticalAlignment
        if kind is SpanKind.EMPHASIS:
            made.setFontItalic(True)
        elif kind is SpanKind.STRONG:
            made.setFontWeight(QFont.Weight.Bold)
        elif kind is SpanKind.RAISED:
            made.setVerticalAlignment(alignments.AlignSuperScript)
        elif kind is SpanKind.LOWERED:
            made.setVerticalAlignment(alignments.AlignSubScript)
        elif kind is SpanKind.CODE:
            made.setFontFamilies([*FIXED])
            made.setFontFixedPitch(True)
        else:
            made.setForeground(theme.colour("accent"))
            made.setFontUnderline(True)
        return made

    def _block_format(
        self, each: ShapedBlock, later: ShapedBlock | None, width: int
    ) -> QTextBlockFormat:
        style, size = each.style, self.size
        made = QTextBlockFormat(each.block.blockFormat())
        for reset in (made.setLeftMargin, made.setTextIndent, made.setTopMargin):
            reset(0)
        made.setIndent(0)
        made.setTabPositions([])
        made.setHeadingLevel(style.level if style.kind is LineKind.HEADING else 0)
        self._set_height(made, style)
        if style.kind in (LineKind.LIST_ITEM, LineKind.QUOTATION):
            made.setIndent(min(max(1, style.level), DEEPEST))
        elif style.kind is LineKind.PREFORMATTED:
            face = QFontMetricsF(_fixed(self.scale.font(Role.ASIDE)))
            blanks = face.horizontalAdvance(" ") * style.level
            made.setLeftMargin(round(size * 0.6 + min(blanks, width / 2)))
        elif style.kind is LineKind.TABLE_ROW:
            self._table_setting(each, width).set_row(made, style.level, width)
        made.setTopMargin(round(self._above(each)))
        made.setBottomMargin(round(self._below(each, later)))
        return made

    def _set_height(self, made: QTextBlockFormat, style: LineStyle) -> None:
        times = _LINE_HEIGHTS.get(style.kind)
        if times is not None:
            is_heading = style.kind is LineKind.HEADING
            face = heading_font(self.scale, style.level) if is_heading else None
            face = face or self.scale.font(Role.ASIDE)
            proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            made.setLineHeight(self.scale.leading(face, times), proportional)

    def _above(self, each: ShapedBlock) -> float:
        if not each.is_first_part:
            return 0.0
        above = self.own_room_above(each)
        if not each.pictures:
            return above
        # Of two margins that meet Qt keeps the greater.
        return above + self._room_of(each.pictures) + self.size * _BETWEEN

    def own_room_above(self, each: ShapedBlock) -> float:
        """What is free above a line, without the pictures that stand there."""
        if each.style.kind is LineKind.TABLE_ROW:
            is_first = self._table_around(each.line)[0] == each.line
            return self.size * _ABOVE_TABLE if is_first else 0.0
        if each.style.kind is not LineKind.HEADING:
            return 0.0
        return _ABOVE_HEADING.get(each.style.level, _ABOVE_MINOR_HEADING) * self.size

    def _room_of(self, pictures: tuple[tuple[Picture, float, float], ...]) -> float:
        return sum(height + self.size * AROUND_PICTURE for _, _, height in pictures)

    def _below(self, each: ShapedBlock, later: ShapedBlock | None) -> float:
        if not each.is_last_part:
            return 0.0
        if each.below:
            return self._room_of(each.below) + self.size * AROUND_PICTURE
        between = _BETWEEN
        if each.style.kind is LineKind.HEADING:
            between = _BELOW_HEADING
        elif later is not None and later.style.kind is each.style.kind and not later.pictures:
            between = _CLOSE.get(each.style.kind, _BETWEEN)
        return between * self.size

    def _with_pictures(self, each: ShapedBlock, width: int, height: int) -> ShapedBlock:
        above = self._pictures.get(each.line, []) if each.is_first_part else []
        is_end = each.line == self._lines - 1 and each.is_last_part
        under = self._pictures.get(self._lines, []) if is_end else []
        if not above and not under:
            return each
        return replace(
            each,
            pictures=tuple(self._sized(above, width, height)),
            below=tuple(self._sized(under, width, height)),
        )

    def _sized(
        self, pictures: list[Picture], width: int, height: int
    ) -> Iterator[tuple[Picture, float, float]]:
        highest = max(120.0, height * 0.8)
        for picture in pictures:
            if not picture.width or not picture.height:
                yield picture, float(width), self.size * _NO_PICTURE
                continue
            times = min(1.0, width / picture.width, highest / picture.height)
            yield picture, max(1.0, picture.width * times), max(1.0, picture.height * times)

    def _table_setting(self, each: ShapedBlock, width: int) -> TableSetting:
        first, count = self._table_around(each.line)
        if first not in self._tables:
            cells = self._rows_from(each, first, min(count, MOST_MEASURED))
            rows = [(self._shape.style(first + at).level, row) for at, row in enumerate(cells)]
            metrics = QFontMetricsF(self.scale.font(Role.ASIDE))
            size = self.scale.pixels(Role.ASIDE)
            self._tables[first] = setting_of(rows, metrics, size, width)
        return self._tables[first]


def heading_font(scale: TypeScale, level: int) -> QFont:
    """The letters of a heading of a rank."""
    role = {1: Role.CHAPTER, 2: Role.SECTION}.get(level, Role.BODY)
    weight = Weight.SEMIBOLD if level <= 2 else Weight.BOLD
    made = scale.font(role, weight)
    made.setItalic(level >= 5)
    return made


def _fixed(face: QFont) -> QFont:
    made = QFont(face)
    made.setFamilies([*FIXED])
    made.setFixedPitch(True)
    return made


def _tables_in(runs: tuple[LineRun, ...]) -> Iterator[tuple[int, int]]:
    first = end = 0
    for run in runs:
        if run.style.kind is not LineKind.TABLE_ROW:
            continue
        if run.first > end > first:
            yield first, end - first
        if run.first > end or end == first:
            first = run.first
        end = run.first + run.count
    if end > first:
        yield first, end - first
