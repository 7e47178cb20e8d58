"""How a card is measured and painted, on what part of a white sheet."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.appearance.theme import Theme
from desktop.cards.record_list import RecordRole
from desktop.cards.text import CardText
from desktop.core.record import record

Compose = Callable[[Any, CardText], None]

# So many set cards are kept; another is set again when it is looked at.
_MOST_KEPT = 150


class Sheet(Enum):
    """What of the white sheet under a group of cards a row has."""

    NONE = auto()
    WHOLE = auto()
    TOP = auto()
    MIDDLE = auto()
    BOTTOM = auto()


_Index = QModelIndex | QPersistentModelIndex


@record(frozen=True, slots=True)
class CardShape:
    """How much room a card keeps, in pixels, and on what part of a sheet a record's card is."""

    margin: int = 16
    gap: int = 13
    padding: int = 14
    sheet_of: Callable[[Any], Sheet] = lambda _record: Sheet.WHOLE

    def above(self, sheet: Sheet) -> int:
        """The room over a card's words."""
        return self.padding if sheet in (Sheet.WHOLE, Sheet.TOP) else self.padding // 3

    def below(self, sheet: Sheet) -> int:
        """The room under a card's words, as far as its sheet goes."""
        return self.padding if sheet in (Sheet.WHOLE, Sheet.BOTTOM) else self.padding // 3

    def gap_after(self, sheet: Sheet) -> int:
        """The room between a card and the next."""
        return self.gap if sheet in (Sheet.WHOLE, Sheet.BOTTOM) else 0


class CardDelegate(QStyledItemDelegate):
    """Measures and paints cards; `compose` writes a record's words on its card."""

    def __init__(self, view: QListView, theme: Theme, compose: Compose, look: CardShape) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._compose = compose
        self._look = look
        self._set: dict[int, tuple[Any, int, CardText]] = {}
        self.lit_rows: frozenset[int] = frozenset()
        # What is drawn over the words of the card that has the keyboard.
        self.paint_on_current: Callable[[QPainter, CardText, _Index], None] | None = None
        # Kept here, as asking Qt for the state of a row builds eleven enumerations at the start.
        self.pointed_at = QPersistentModelIndex()

    def forget(self, theme: Theme) -> bool:
        """Sets every card anew; says whether letters have another size now."""
        is_other_size, self._theme = theme.type != self._theme.type, theme
        self._set.clear()
        return is_other_size

    def card(self, index: QModelIndex | QPersistentModelIndex) -> CardText:
        """The set card of a row."""
        record = index.data(RecordRole)
        width = self._view.viewport().width() - 2 * (self._look.margin + self._look.padding)
        known = self._set.get(index.row())
        if known is not None and known[0] == record and known[1] == width:
            return known[2]
        text = CardText(self._theme, width)
        self._compose(record, text)
        if len(self._set) >= _MOST_KEPT:
            del self._set[next(iter(self._set))]
        self._set[index.row()] = (record, width, text)
        return text

    def words_origin(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> QPoint:
        """Where the words of the card in `rect` begin."""
        above = self._look.above(self._look.sheet_of(index.data(RecordRole)))
        return rect.topLeft() + QPoint(self._look.margin + self._look.padding, above)

    def card_at(self, point: QPoint) -> tuple[CardText, QPoint] | None:
        """The card at a point of the viewport, and where on its words that is; None between two."""
        index = self._view.indexAt(point)
        if not index.isValid():
            return None
        return self.card(index), point - self.words_origin(self._view.visualRect(index), index)

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._view.viewport().width(), self.measured(index))

    def measured(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The height of a row: its card, and the room around it."""
        look, sheet = self._look, self._look.sheet_of(index.data(RecordRole))
        room = look.above(sheet) + look.below(sheet) + look.gap_after(sheet)
        return round(self.card(index).height) + room

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self._look.sheet_of(index.data(RecordRole))
        margin, gap = self._look.margin, self._look.gap_after(sheet)
        box = QRectF(rect.adjusted(margin, 0, -margin, -gap))
        is_current = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        is_pointed_at = index.row() == self.pointed_at.row()
        is_lit = is_pointed_at or index.row() in self.lit_rows
        self._paint_sheet(painter, sheet, box, is_lit=is_lit)
        if is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        painter.translate(self.words_origin(rect, index))
        self.card(index).paint(painter, is_looked_at=is_current or is_pointed_at)
        if is_current and self.paint_on_current is not None:
            self.paint_on_current(painter, self.card(index), index)
        painter.restore()

    def _paint_sheet(self, painter: QPainter, sheet: Sheet, box: QRectF, *, is_lit: bool) -> None:
        if sheet is Sheet.NONE:
            if is_lit:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("panel"))
                painter.drawRoundedRect(box, 6, 6)
            return
        # A piece of a larger sheet is a whole one that runs on beyond its row and is cut there.
        whole = box.adjusted(0.5, 1, -0.5, -1)
        if sheet in (Sheet.MIDDLE, Sheet.BOTTOM):
            whole.setTop(whole.top() - 20)
        if sheet in (Sheet.MIDDLE, Sheet.TOP):
            whole.setBottom(whole.bottom() + 20)
        painter.save()
        painter.setClipRect(box.adjusted(-2, 0, 2, 4 if sheet is Sheet.WHOLE else 0))
        lifted = is_lit and sheet is Sheet.WHOLE
        if lifted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 14))
            painter.drawRoundedRect(whole.adjusted(-1, 1, 1, 3), 9, 9)
        painter.setBrush(self._theme.colour("card"))
        line = "lifted_line" if lifted else "card_line"
        painter.setPen(QPen(self._theme.colour(line), 1.2 if lifted else 1))
        painter.drawRoundedRect(whole, 8, 8)
        if is_lit and not lifted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_tint"))
            painter.drawRoundedRect(box.adjusted(5, 1, -5, -1), 5, 5)
        painter.restore()
