"""A list of cards: painted by a delegate, lit and chosen by mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.appearance.theme import Theme
from desktop.cards.record_list import RecordList, RecordRole
from desktop.cards.text import CardText

Compose = Callable[[Any, CardText], None]

# So many cards of a list are set before it is shown. The height of the others is guessed until
# they come into view, or there is time to set them: up to so many.
_AT_ONCE, _MOST_SET = 30, 1_500
# So many set cards are kept; another is set again when it is looked at.
_MOST_KEPT = 150
# How long cards are set in one go, and the pause in between, in seconds and milliseconds.
_TURN, _PAUSE = 0.012, 20
# Heights are put right on the screen so often, in seconds: that looks at every row.
_SHOW_AFTER = 0.25
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
        if index.row() < _AT_ONCE:
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


class CardList(QListView):
    """Cards below one another.

    `lit` says which record the mouse or the keyboard is on, or None; `reached` that the
    keyboard came to it; `chosen` that one was clicked or Enter was pressed on it;
    `link_followed` that a link on one was clicked.
    """

    lit = Signal(object)
    reached = Signal(object)
    chosen = Signal(object)
    link_followed = Signal(object, str)

    def __init__(
        self,
        model: RecordList[Any],
        theme: Theme,
        compose: Compose,
        look: CardShape | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._pressed_link = (-1, "")
        look = look or CardShape()
        self._delegate = CardDelegate(self, theme, compose, look)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.clicked.connect(self._say_chosen)
        # The row up to which all heights are right, and when they were shown last.
        self._right_up_to, self._shown_at = 0, 0.0
        self._has_news = False
        self._settling = QTimer(self, singleShot=True, interval=_PAUSE)
        self._settling.timeout.connect(self._settle_some)
        for changed in (model.modelReset, model.rowsInserted, model.dataChanged):
            changed.connect(self._begin_settling)

    def settle(self) -> None:
        """Sets every card at once, for who cannot wait."""
        for row in range(self.model().rowCount()):
            self._delegate.put_right(self.model().index(row, 0))
        self._lay_out_anew()

    def show_theme(self, theme: Theme) -> None:
        """Paints the cards in the colours of a theme."""
        self._delegate.forget(theme)
        self.scheduleDelayedItemsLayout()
        self._begin_settling()
        self.viewport().update()

    def light(self, rows: Iterable[int]) -> None:
        """Lifts the cards of these rows and brings the first of them into view."""
        wanted = frozenset(rows)
        if wanted == self._delegate.lit_rows:
            return
        self._delegate.lit_rows = wanted
        if wanted and not self.hasFocus():
            self.scrollTo(self.model().index(min(wanted), 0))
        self.viewport().update()

    def go_to(self, row: int) -> None:
        """Puts the keyboard on a row."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._say_chosen(self.currentIndex())
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before and self.currentIndex().isValid():
            self.reached.emit(self.currentIndex().data(RecordRole))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._pressed_link = (self.indexAt(point).row(), self._link_at(point))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.lit.emit(index.data(RecordRole) if index.isValid() else None)
        over_link = bool(self._link_at(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        link = self._link_at(point)
        is_same = (self.indexAt(point).row(), link) == self._pressed_link
        if link and is_same and event.button() == Qt.MouseButton.LeftButton:
            self.link_followed.emit(self.indexAt(point).data(RecordRole), link)
            return
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.lit.emit(None)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.lit.emit(current.data(RecordRole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._begin_settling()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin_settling()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._put_right_from(self.indexAt(QPoint(2, 0)), self.viewport().height()):
            self._lay_out_anew()
        super().paintEvent(event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # Not beside the row that is wanted, for guessed heights of those around it.
        height = self.viewport().height()
        is_wrong = self._put_right_from(index, height)
        if self._put_right_from(index, height, step=-1) or is_wrong:
            self.doItemsLayout()
        super().scrollTo(index, hint)

    def _put_right_from(
        self, index: QModelIndex | QPersistentModelIndex, height: int, step: int = 1
    ) -> bool:
        """Sets cards from one on until they fill so many pixels; whether a guess was wrong."""
        is_wrong, row = False, index.row()
        while height > 0 and 0 <= row < self.model().rowCount():
            each = self.model().index(row, 0)
            is_wrong = self._delegate.put_right(each) or is_wrong
            height -= max(1, self.sizeHintForIndex(each).height())
            row += step
        return is_wrong

    def _begin_settling(self) -> None:
        self._right_up_to = _AT_ONCE
        if self.isVisible() and self.model().rowCount() > _AT_ONCE:
            self._settling.start()

    def _settle_some(self) -> None:
        """Sets some more cards of a long list, while nothing else is to be done."""
        most, until = min(self.model().rowCount(), _MOST_SET), monotonic() + _TURN
        while self._right_up_to < most and monotonic() < until:
            wrong = self._delegate.put_right(self.model().index(self._right_up_to, 0))
            self._has_news = self._has_news or wrong
            self._right_up_to += 1
        is_over = self._right_up_to >= most
        if self._has_news and (is_over or monotonic() - self._shown_at > _SHOW_AFTER):
            self._lay_out_anew()
        if not is_over and self.isVisible():
            self._settling.start()

    def _lay_out_anew(self) -> None:
        """Shows the heights that were put right; what is looked at stays where it is."""
        self._has_news, self._shown_at = False, monotonic()
        first = self.indexAt(QPoint(2, 0))
        above = self.visualRect(first).top()
        self.doItemsLayout()
        if first.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(first).top() - above)

    def _link_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        origin = self._delegate.words_origin(self.visualRect(index), index)
        return self._delegate.card(index).link_at(point.x() - origin.x(), point.y() - origin.y())

    def _say_chosen(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.chosen.emit(index.data(RecordRole))
