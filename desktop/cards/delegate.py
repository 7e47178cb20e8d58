"""How a card is measured and painted, on what part of a white sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.appearance.theme import Theme
from desktop.cards.record_list import RecordRole
from desktop.cards.text import CardText

Compose = Callable[[Any, CardText], None]

# So many cards of a list are set before it is shown; the height of the others is guessed.
AT_ONCE = 30
# So many set cards are kept; another is set again when it is looked at.
_MOST_KEPT = 150
_USUAL_HEIGHT = 90.0


class Sheet(Enum):
    """What of the white sheet under a group of cards a row has."""

    NONE = auto()
    WHOLE = auto()
    TOP = auto()
    MIDDLE = auto()
    BOTTOM = auto()


@dataclass(frozen=True, slots=True)
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
        self._sizes: dict[int, tuple[Any, QSize]] = {}
        # All heights that were measured, to guess the others by.
        self._measured, self._sum = 0, 0.0
        self.lit_rows: frozenset[int] = frozenset()

    def forget(self, theme: Theme | None = None) -> None:
        """Sets every card anew, after the width or the theme changed."""
        self._theme = theme or self._theme
        self._set.clear()
        self._sizes.clear()

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

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        # Asked for every row whenever one is added: a card that is set already is not looked at.
        known = self._known_size(index)
        if known is not None:
            return known
        if index.row() < AT_ONCE:
            return self._measure(index)
        return QSize(self._view.viewport().width(), round(self._guess))

    def put_right(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Measures a card whose height was guessed so far; says whether the guess was wrong."""
        if self._known_size(index) is not None:
            return False
        guessed = round(self._guess)
        return self._measure(index).height() != guessed

    @property
    def _guess(self) -> float:
        return self._sum / self._measured if self._measured else _USUAL_HEIGHT

    def _known_size(self, index: QModelIndex | QPersistentModelIndex) -> QSize | None:
        known = self._sizes.get(index.row())
        width = self._view.viewport().width()
        is_same = known is not None and known[0] is index.data(RecordRole)
        return known[1] if known is not None and is_same and known[1].width() == width else None

    def _measure(self, index: QModelIndex | QPersistentModelIndex) -> QSize:
        record, width = index.data(RecordRole), self._view.viewport().width()
        look, sheet = self._look, self._look.sheet_of(record)
        room = look.above(sheet) + look.below(sheet) + look.gap_after(sheet)
        size = QSize(width, round(self.card(index).height) + room)
        self._sizes[index.row()] = (record, size)
        self._measured, self._sum = self._measured + 1, self._sum + size.height()
        return size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self._look.sheet_of(index.data(RecordRole))
        margin, gap = self._look.margin, self._look.gap_after(sheet)
        box = QRectF(rect.adjusted(margin, 0, -margin, -gap))
        is_current = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        is_lit = index.row() in self.lit_rows or bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_sheet(painter, sheet, box, is_lit=is_lit)
        if is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        painter.translate(self.words_origin(rect, index))
        is_looked_at = is_current or bool(state & QStyle.StateFlag.State_MouseOver)
        self.card(index).paint(painter, is_looked_at=is_looked_at)
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
        line = "lifted_line" if lifted else "line"
        painter.setPen(QPen(self._theme.colour(line), 1.2 if lifted else 1))
        painter.drawRoundedRect(whole, 8, 8)
        if is_lit and not lifted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_tint"))
            painter.drawRoundedRect(box.adjusted(5, 1, -5, -1), 5, 5)
        painter.restore()
