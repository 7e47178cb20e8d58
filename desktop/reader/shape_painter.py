"""Paints what belongs to the setting of a text and is no letter of it: bullets, rules, pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen, QTextBlock, QTextLine

from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme
from desktop.core.shape import LineKind, Picture
from desktop.core.text.shown import shown
from desktop.reader.page_shape import AROUND_PICTURE, DEEPEST, PageShape, ShapedBlock

# Of a bullet the radius, of the bar beside a quotation the width; in sizes of the letters.
_BULLET, _BAR = 0.15, 0.16
_RULE = 1.0

ImageOf = Callable[[Picture, float], QImage | None]


class ShapePainter:
    """Paints beside, between and above the lines of a page; in pixels of its document.

    `image_of` gives a picture at a width, or None while it is not there.
    """

    def __init__(self, shape: PageShape, theme: Theme, image_of: ImageOf) -> None:
        self._shape, self._theme, self._image_of = shape, theme, image_of
        # Where pictures were painted last, to be pointed at.
        self.pictures: list[tuple[QRectF, Picture]] = []

    def paint_under(self, painter: QPainter, first: int, last: int) -> None:
        """Paints the ground of what is preformatted, between two positions of the document."""
        for each in self._shape.between(first, last):
            if each.style.kind is LineKind.PREFORMATTED:
                box = self._whole(each).adjusted(0, -2, 0, 2)
                painter.fillRect(box, self._theme.colour("panel"))

    def paint_over(self, painter: QPainter, first: int, last: int) -> None:
        """Paints all the rest, between two positions of the document."""
        self.pictures = []
        painter.save()
        for each in self._shape.between(first, last):
            if each.style.kind is LineKind.LIST_ITEM and each.is_first_part:
                self._paint_sign(painter, each)
            elif each.style.kind is LineKind.QUOTATION:
                self._paint_bars(painter, each)
            elif each.style.kind is LineKind.TABLE_ROW:
                self._paint_rules(painter, each)
            elif each.style.kind is LineKind.NOTE:
                self._paint_note_rule(painter, each)
            self._paint_pictures(painter, each)
        painter.restore()

    # Lists

    def _paint_sign(self, painter: QPainter, each: ShapedBlock) -> None:
        line = each.block.layout().lineAt(0)
        if not line.isValid():
            return
        size, top = self._shape.size, self._top(each.block)
        baseline = top + line.y() + line.ascent()
        is_right = _is_from_right(each.block)
        whole = self._whole(each)
        depth = min(max(1, each.style.level), DEEPEST)
        edge = self._shape.indent * depth
        painter.setPen(self._theme.colour("soft_ink"))
        if each.style.number is not None:
            painter.setFont(self._shape.scale.font(Role.BODY))
            words = f"{each.style.number}."
            width = QFontMetricsF(painter.font()).horizontalAdvance(words)
            away = edge - size * 0.35
            x = whole.right() - away if is_right else whole.left() + away - width
            painter.drawText(QPointF(x, baseline), words)
            return
        away = edge - size * 0.7
        x = whole.right() - away if is_right else whole.left() + away
        y, radius = baseline - size * 0.3, size * _BULLET
        painter.setPen(QPen(self._theme.colour("soft_ink"), max(1.0, size * 0.07)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if depth % 3 == 1:
            painter.setBrush(self._theme.colour("soft_ink"))
            painter.drawEllipse(QPointF(x, y), radius, radius)
        elif depth % 3 == 2:
            painter.drawEllipse(QPointF(x, y), radius, radius)
        else:
            painter.drawLine(QLineF(x - radius * 1.3, y, x + radius * 1.3, y))

    # Quotations and notes

    def _paint_bars(self, painter: QPainter, each: ShapedBlock) -> None:
        """Draws a line beside a quotation for each that it stands in."""
        whole, later = self._whole(each), self._shape.after(each)
        depth = min(max(1, each.style.level), DEEPEST)
        is_right = _is_from_right(each.block)
        wide = max(2.0, self._shape.size * _BAR)
        for number in range(depth):
            bottom = whole.bottom()
            goes_on = later is not None and later.style.kind is LineKind.QUOTATION
            if goes_on and later is not None and later.style.level > number and not later.pictures:
                bottom = self._top(later.block)
            away = self._shape.indent * number
            x = whole.right() - away - wide if is_right else whole.left() + away
            box = QRectF(x, whole.top(), wide, bottom - whole.top())
            painter.fillRect(box, self._theme.colour("track"))

    def _paint_note_rule(self, painter: QPainter, each: ShapedBlock) -> None:
        before = self._shape.before(each)
        if before is not None and before.style.kind is LineKind.NOTE:
            return
        whole = self._whole(each)
        y, length = whole.top() - self._shape.size * 0.3, self._shape.indent * 3
        x = whole.right() - length if _is_from_right(each.block) else whole.left()
        painter.setPen(QPen(self._theme.colour("card_line"), _RULE))
        painter.drawLine(QLineF(x, y, x + length, y))

    # Tables

    def _paint_rules(self, painter: QPainter, each: ShapedBlock) -> None:
        whole, before, later = self._whole(each), self._shape.before(each), self._shape.after(each)
        half = self._shape.size * 0.2
        painter.setPen(QPen(self._theme.colour("track"), _RULE))
        if before is None or before.style.kind is not LineKind.TABLE_ROW:
            painter.drawLine(
                QLineF(whole.left(), whole.top() - half, whole.right(), whole.top() - half)
            )
        is_last = later is None or later.style.kind is not LineKind.TABLE_ROW
        y = (
            whole.bottom() + half
            if is_last or later is None
            else ((whole.bottom() + self._top(later.block)) / 2)
        )
        if each.is_last_part:
            painter.drawLine(QLineF(whole.left(), y, whole.right(), y))
        table = self._shape.table(each)
        if table is None or not table.has_columns:
            self._paint_partings(painter, each)

    def _paint_partings(self, painter: QPainter, each: ShapedBlock) -> None:
        """Draws a line between the cells of a row that stand in turn."""
        words, origin = each.block.text(), self._origin(each.block)
        painter.setPen(QPen(self._theme.colour("card_line"), _RULE))
        at = words.find("\t")
        while at >= 0:
            line = each.block.layout().lineForTextPosition(at)
            if line.isValid():
                x = (
                    (_x(line, at) + _x(line, at + 1)) / 2
                    if _has(line, at + 1)
                    else _x(line, at) + 4
                )
                top = origin.y() + line.y() + line.height() * 0.2
                painter.drawLine(
                    QLineF(origin.x() + x, top, origin.x() + x, top + line.height() * 0.6)
                )
            at = words.find("\t", at + 1)

    # Pictures

    def _paint_pictures(self, painter: QPainter, each: ShapedBlock) -> None:
        around = self._shape.size * AROUND_PICTURE
        whole = self._whole(each)
        bottom = whole.top() - self._shape.own_room_above(each)
        for picture, width, height in reversed(each.pictures):
            box = QRectF(whole.left(), bottom - around - height, width, height)
            self._paint_picture(painter, picture, box)
            bottom -= height + around
        top = whole.bottom() + around
        for picture, width, height in each.below:
            self._paint_picture(painter, picture, QRectF(whole.left(), top, width, height))
            top += height + around

    def _paint_picture(self, painter: QPainter, picture: Picture, box: QRectF) -> None:
        self.pictures.append((box, picture))
        image = self._image_of(picture, box.width())
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(_held(box, image), image)
            return
        # Its words stand in its place until it is there, and where it never comes.
        painter.setPen(QPen(self._theme.colour("card_line"), _RULE))
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRect(box)
        painter.setPen(self._theme.colour("soft_ink"))
        painter.setFont(self._shape.scale.font(Role.DETAIL))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(8, 4, -8, -4), flags, shown(picture.words))

    # Where things are

    def _whole(self, each: ShapedBlock) -> QRectF:
        """The box of a block from edge to edge of the column."""
        document = each.block.document()
        frame = document.rootFrame().frameFormat()
        box = document.documentLayout().blockBoundingRect(each.block)
        width = document.pageSize().width()
        left = frame.leftMargin()
        return QRectF(left, box.top(), width - left - frame.rightMargin(), box.height())

    def _origin(self, block: QTextBlock) -> QPointF:
        return block.document().documentLayout().blockBoundingRect(block).topLeft()

    def _top(self, block: QTextBlock) -> float:
        return self._origin(block).y()


def _held(box: QRectF, image: QImage) -> QRectF:
    """The box that an image fills in another, as its shape wants."""
    if not image.width() or not image.height():
        return box
    times = min(box.width() / image.width(), box.height() / image.height())
    width, height = image.width() * times, image.height() * times
    return QRectF(box.left(), box.top() + (box.height() - height) / 2, width, height)


def _is_from_right(block: QTextBlock) -> bool:
    return block.textDirection() == Qt.LayoutDirection.RightToLeft


def _has(line: QTextLine, position: int) -> bool:
    return line.textStart() <= position < line.textStart() + line.textLength()


def _x(line: QTextLine, position: int) -> float:
    # cursorToX gives (x, position) in PySide6 although the stubs say float.
    value: object = line.cursorToX(position)
    return float(value[0] if isinstance(value, tuple) else value)  # type: ignore[arg-type]
