"""The words on a card, set as a small document of styled paragraphs."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextOption,
)

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.icons import chip_image, letters_for, meter_image
from desktop.appearance.plain_words import ClosedDocument
from desktop.appearance.theme import Theme
from desktop.core.record import record
from desktop.core.text.shown import shown

# As a number: two colours that Qt hands back are compared by building brushes and gradients first.
_BAR_COLOUR = int(QTextFormat.Property.UserProperty) + 1
_BAR_IS_DOTTED = int(QTextFormat.Property.UserProperty) + 2
_BAR_INDENT = 13
_LINE_HEIGHT = 1.42
# In pixels: gaps behind a speaker's spot and between paragraphs of own words, a bar's height, and
# the least between words and those at the right.
_SPOT_GAP, _BETWEEN, _METER, _APART = 5, 5, 8, 10
_NEW_LINE = "\N{LINE SEPARATOR}"


@record(frozen=True, slots=True)
class Run:
    """Words in one style; `colour` is a role of the theme, `link` what a click on them says.

    Words `is_on_demand` keep their room and are seen while somebody looks at the card; where they
    would take a line of their own they are seen always, as that would stand empty.
    """

    text: str
    colour: str = "ink"
    role: Role = Role.CARD
    weight: Weight = Weight.REGULAR
    is_italic: bool = False
    marked: str = ""
    link: str = ""
    is_on_demand: bool = False
    is_underlined: bool = False
    is_struck: bool = False


@record(frozen=True, slots=True)
class Dot:
    """A spot in a speaker's colour before the name; with letters a plate that has them on it."""

    colour: QColor
    letters: str = ""


def voice_dot(theme: Theme, number: int, name: str) -> Dot:
    """The spot of a voice: with its initials, as soon as another has the same colour."""
    return Dot(theme.speaker(number), letters_for(theme, number, name))


@record(frozen=True, slots=True)
class Meter:
    """A share from 0 to 1 as a bar across the card."""

    share: float
    colour: QColor


@record(frozen=True, slots=True)
class Bar:
    """A line down the left of a paragraph."""

    colour: QColor
    is_dotted: bool = False


class CardText:
    """Builds and paints the paragraphs of one card at a width in pixels."""

    def __init__(self, theme: Theme, width: float) -> None:
        self.theme = theme
        # All that is written, for who lets it be read by the keyboard, while the card is there.
        self.document = ClosedDocument()
        self.document.setDocumentMargin(0)
        self.document.setUndoRedoEnabled(False)
        self.document.setTextWidth(max(1.0, width))
        self._cursor = QTextCursor(self.document)
        self._is_empty = True
        self._on_demand: list[tuple[int, int, QTextCharFormat]] = []

    @property
    def height(self) -> float:
        """The height of everything written so far, in pixels."""
        return float(self.document.size().height())

    def paragraph(
        self,
        *parts: Run | Dot | Meter,
        at_right: Run | None = None,
        above: float = 0,
        bar: Bar | None = None,
        line_height: float = _LINE_HEIGHT,
        indent: float = 0,
    ) -> None:
        """Adds a paragraph with room `above` it, set in by an `indent`, `at_right` flush right.

        What has no room at the right of the last line stands there on a line of its own.
        Pixels, and the `line_height` in sizes, are those of the usual letters and follow them.
        """
        shape = QTextBlockFormat()
        if at_right is not None:
            edge = QTextOption.Tab(self.document.textWidth() - 1, QTextOption.TabType.RightTab)
            shape.setTabPositions([edge])
        shape.setTopMargin(self.theme.type.card_room(above))
        shape.setLeftMargin(indent)
        first = next((part for part in parts if isinstance(part, Run)), Run(""))
        shape.setLineHeight(
            self.theme.type.leading(self.theme.type.font(first.role), line_height),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        _give_bar(shape, bar)
        if self._is_empty:
            self._cursor.setBlockFormat(shape)
            self._is_empty = False
        else:
            self._cursor.insertBlock(shape)
        asked_before = len(self._on_demand)
        for part in parts:
            self._insert(part)
        self._show_apart(asked_before)
        if at_right is not None:
            start = self._cursor.position()
            self._insert(Run("\t"))
            self._insert(at_right)
            if not self._stands_beside(start):
                cursor = QTextCursor(self.document)
                cursor.setPosition(start)
                cursor.insertText(_NEW_LINE)

    def _show_apart(self, before: int) -> None:
        if asked := self._on_demand[before:]:
            from desktop.appearance.text_lines import shown_apart  # noqa: PLC0415 - as below

            if shown_apart(self._laid_out(asked[0][0]), asked):
                del self._on_demand[before:]

    def _stands_beside(self, start: int) -> bool:
        from desktop.appearance.text_lines import has_beside  # noqa: PLC0415 - no start needs it

        block = self._laid_out(start)
        return has_beside(block, start - block.position(), self.theme.type.card_room(_APART))

    def _laid_out(self, at: int) -> QTextBlock:
        block = self.document.findBlock(at)
        self.document.documentLayout().blockBoundingRect(block)
        return block

    def rich_text(self, html: str, above: float = 0, bar: Bar | None = None) -> None:
        """Adds paragraphs of sanitised HTML (see `markdown_text`)."""
        first = self.document.blockCount() if not self._is_empty else 0
        self.paragraph(above=above, bar=bar)
        base = self._style(Run(""))
        self._cursor.setCharFormat(base)
        self.document.setDefaultFont(base.font())
        self._cursor.insertHtml(shown(html))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._shape_from(first, above, bar)

    def paint(self, painter: QPainter, *, is_looked_at: bool = False) -> None:
        """Draws the card's words with their top left at the painter's origin."""
        self._paint_bars(painter)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self.theme.palette()
        if is_looked_at:
            context.selections = [self._selection(*each) for each in self._on_demand]
        self.document.documentLayout().draw(painter, context)

    def link_at(self, x: float, y: float) -> str:
        """The link of the words at a point, or nothing."""
        return self.document.documentLayout().anchorAt(QRectF(x, y, 0, 0).topLeft())

    def _selection(
        self, start: int, end: int, style: QTextCharFormat
    ) -> QAbstractTextDocumentLayout.Selection:
        selection = QAbstractTextDocumentLayout.Selection()
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = style
        return selection

    def _paint_bars(self, painter: QPainter) -> None:
        layout = self.document.documentLayout()
        block = self.document.begin()
        while block.isValid():
            first = last = block
            shape = block.blockFormat()
            if shape.hasProperty(_BAR_COLOUR):
                # Neighbours with the same bar share one line, so that it has no joints.
                while _has_same_bar(last, last.next()):
                    last = last.next()
                pen = QPen(QColor.fromRgba(shape.property(_BAR_COLOUR)), 3)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if shape.property(_BAR_IS_DOTTED):
                    pen.setDashPattern([1, 1])
                painter.setPen(pen)
                top = layout.blockBoundingRect(first).top()
                foot = layout.blockBoundingRect(last).bottom()
                painter.drawLine(QLineF(1.5, top, 1.5, foot))
            block = last.next()

    def _shape_from(self, first: int, above: float, bar: Bar | None) -> None:
        block = self.document.findBlockByNumber(first)
        cursor = QTextCursor(self.document)
        while block.isValid():
            shape = QTextBlockFormat(block.blockFormat())
            room = above if block.blockNumber() == first else _BETWEEN
            shape.setTopMargin(self.theme.type.card_room(room))
            shape.setBottomMargin(0)
            shape.setLineHeight(
                self.theme.type.leading(self.theme.type.font(Run("").role), _LINE_HEIGHT),
                QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
            )
            _give_bar(shape, bar)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            block = block.next()

    def _style(self, run: Run) -> QTextCharFormat:
        style = QTextCharFormat()
        face = self.theme.type.font(run.role, run.weight)
        face.setItalic(run.is_italic)
        style.setFont(face)
        style.setForeground(self.theme.colour(run.colour))
        style.setFontStrikeOut(run.is_struck)
        if run.is_underlined:
            style.setFontUnderline(True)
        if run.marked:
            style.setBackground(self.theme.colour(run.marked))
        if run.link:
            style.setAnchor(True)
            style.setAnchorHref(run.link)
            # Quiet links, in the colour of side remarks, are found by the hand over them.
            style.setFontUnderline(run.colour == "accent")
        return style

    def _insert(self, part: Run | Dot | Meter) -> None:
        if isinstance(part, Run):
            start, style = self._cursor.position(), self._style(part)
            if part.is_on_demand:
                unseen = QTextCharFormat(style)
                unseen.setForeground(Qt.GlobalColor.transparent)
                unseen.setFontUnderline(False)
                self._cursor.insertText(shown(part.text), unseen)
                self._on_demand.append((start, self._cursor.position(), style))
            else:
                self._cursor.insertText(shown(part.text), style)
        elif isinstance(part, Dot):
            name = f"dot:{part.colour.name()}:{part.letters}"
            self._insert_image(
                name, chip_image(part.colour, part.letters, self.theme, gap=_SPOT_GAP)
            )
        else:
            size = QSizeF(self.document.textWidth() - 1, self.theme.type.card_room(_METER))
            image = meter_image(part.share, size, part.colour, self.theme.colour("track"))
            self._insert_image(f"meter:{part.colour.name()}:{part.share}", image)

    def _insert_image(self, name: str, image: QImage) -> None:
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document.addResource(kind, QUrl(name), image)
        shape = QTextImageFormat()
        shape.setName(name)
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._cursor.insertImage(shape)


def _give_bar(shape: QTextBlockFormat, bar: Bar | None) -> None:
    if bar is not None:
        shape.setLeftMargin(_BAR_INDENT)
        shape.setProperty(_BAR_COLOUR, bar.colour.rgba())
        shape.setProperty(_BAR_IS_DOTTED, bar.is_dotted)


def _has_same_bar(block: QTextBlock, other: QTextBlock) -> bool:
    bar, others = block.blockFormat(), other.blockFormat()
    alike = (bar.property(of) == others.property(of) for of in (_BAR_COLOUR, _BAR_IS_DOTTED))
    return other.isValid() and all(alike)
