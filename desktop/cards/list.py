"""A list of cards: painted by a delegate, lit and chosen by mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardDelegate, CardShape, Compose
from desktop.cards.record_list import RecordList, RecordRole
from desktop.cards.rows_view import RowsView

_Index = QModelIndex | QPersistentModelIndex
# So many cards of a list are set while there is time, so that the scroll bar is right.
_MOST_SET = 1_500
# How far an arrow key reads on in a card that is higher than the view: three lines, in pixels; and
# how much of what was read stays in view for a key that turns a whole view on.
_THREE_LINES, _KEPT = 60, 40
# How long cards are set in one go, in seconds, and the pause in between, in milliseconds: a longer
# one while somebody scrolls, whose pictures must not wait for it.
_TURN, _PAUSE, _PAUSE_WHILE_SCROLLING = 0.006, 20, 200


class CardList(RowsView):
    """Cards below one another.

    `lit` says which record the mouse or the keyboard is on, or None as soon as it leaves; `reached`
    that the keyboard came to it; `chosen` that it was clicked or Enter was pressed; `link_followed`
    that a link on it was clicked; `menu_wanted` sends the point of the screen where it is asked
    what can be done with the card of the keyboard; `double_clicked` that one was, at `pressed_at`.
    """

    lit = Signal(object)
    reached = Signal(object)
    chosen = Signal(object)
    link_followed = Signal(object, str)
    menu_wanted = Signal(QPoint)
    double_clicked = Signal()

    def __init__(
        self,
        model: RecordList[Any],
        theme: Theme,
        compose: Compose,
        look: CardShape | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pressed_link = (-1, "")
        self.pressed_at = QPoint()
        look = look or CardShape()
        self._delegate = CardDelegate(self, theme, compose, look)
        # The card at a point of the viewport, and where on its words that is.
        self.card_at = self._delegate.card_at
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.clicked.connect(self._say_chosen)
        # The row up to which all cards were set.
        self._set_up_to = 0
        # A scroll bar says what it is asked for before it moves.
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._follow_view)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._following.start())
        self._settling = QTimer(self, singleShot=True, interval=_PAUSE)
        self._settling.timeout.connect(self._settle_some)
        self.verticalScrollBar().valueChanged.connect(self._put_off_settling)
        for changed in (model.modelReset, model.rowsInserted, model.dataChanged):
            changed.connect(self._begin_settling)
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_of_card)

    def settle(self) -> None:
        """Sets every card at once, for who cannot wait."""
        self.measure(range(self.model().rowCount()))

    def measured(self, row: int) -> int:
        return self._delegate.measured(self.model().index(row, 0))

    def show_theme(self, theme: Theme) -> None:
        """Paints the cards in the colours of a theme."""
        # In letters of another size, what was measured is a guess.
        if self._delegate.forget(theme):
            self._forget_heights()
            self.updateGeometries()
            self._begin_settling()
        self.viewport().update()

    @property
    def lit_rows(self) -> frozenset[int]:
        """The rows whose cards are lifted for what somebody points at elsewhere."""
        return self._delegate.lit_rows

    def light(self, rows: Iterable[int]) -> None:
        """Lifts the cards of these rows and brings the first of them into view."""
        wanted = frozenset(rows)
        if wanted == self._delegate.lit_rows:
            return
        self._delegate.lit_rows = wanted
        if wanted and not self.hasFocus():
            self.scrollTo(self.model().index(min(wanted), 0))
        self.viewport().update()

    def keep_lit(self, rows: Iterable[int]) -> None:
        """Lifts the cards of these rows where they stand; the list does not move."""
        self._delegate.lit_rows = frozenset(rows)
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
        pixels = self._way(event)
        if pixels and self.read_on(pixels):
            return
        before = self.currentIndex()
        if pixels and event.key() == Qt.Key.Key_Space:
            actions = QAbstractItemView.CursorAction
            way = actions.MoveNext if pixels > 0 else actions.MovePrevious
            self.setCurrentIndex(self.moveCursor(way, event.modifiers()))
        else:
            super().keyPressEvent(event)
        if self.currentIndex() != before and self.currentIndex().isValid():
            if pixels < 0:
                self._show_end()
            self.reached.emit(self.currentIndex().data(RecordRole))

    def _way(self, event: QKeyEvent) -> int:
        """How far a key reads on, in pixels, backwards if negative; 0 for any other key."""
        a_view = max(_THREE_LINES, self.viewport().height() - _KEPT)
        keys, is_back = Qt.Key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ways = {
            keys.Key_Down: _THREE_LINES,
            keys.Key_Up: -_THREE_LINES,
            keys.Key_PageDown: a_view,
            keys.Key_PageUp: -a_view,
            keys.Key_Space: -a_view if is_back else a_view,
        }
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        return ways.get(keys(event.key()), 0) if is_plain else 0

    def _show_end(self) -> None:
        """Who reads back comes to the end of a card that is higher than the view."""
        if self.visualRect(self.currentIndex()).height() > self.viewport().height():
            self.scrollTo(self.currentIndex())
            self.read_on(self.visualRect(self.currentIndex()).height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.come_along(self._delegate.lit_rows)
        if self.currentIndex().isValid():
            self.lit.emit(self.currentIndex().data(RecordRole))
        # Qt tells of the card first and of the list after it, which takes its place.
        self._telling.start()

    def _tell_of_card(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            # A start brings the keyboard to no list.
            from desktop.cards.heard_rows import tell_of_row  # noqa: PLC0415

            tell_of_row(self, self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the card, and another window, are not a way away from it.
        staying = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in staying and not self._delegate.pointed_at.isValid():
            self.lit.emit(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._point_at(QModelIndex())
            self.lit.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._follow_view()

    def _follow_view(self) -> None:
        """Has the keyboard go with what is scrolled into view, so that keys mean what is seen."""
        if self.hasFocus():
            self.come_along(self._delegate.lit_rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed_at = point = event.position().toPoint()
        self._pressed_link = (self.indexAt(point).row(), self._link_at(point))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._point_at(index)
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if index.isValid() and not by_keys:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(index)
        if index.isValid():
            self.menu_wanted.emit(self.point_on(index) if by_keys else event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.double_clicked.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QModelIndex())
        # The keyboard may be on a card still.
        self.lit.emit(self.currentIndex().data(RecordRole) if self.hasFocus() else None)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        # Qt's own list knows no row of this one, and would tell a screen reader of none.
        QAbstractItemView.currentChanged(self, current, previous)
        if self.hasFocus() and current.isValid():
            self.lit.emit(current.data(RecordRole))
            self._telling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._begin_settling()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin_settling()

    def _begin_settling(self) -> None:
        self._set_up_to = 0
        if self.isVisible() and self.model().rowCount():
            self._settling.start(_PAUSE)

    def _put_off_settling(self) -> None:
        if self._settling.isActive():
            self._settling.start(_PAUSE_WHILE_SCROLLING)

    def _settle_some(self) -> None:
        """Sets some more cards, while nothing else is to be done."""
        most, until = min(self.model().rowCount(), _MOST_SET), monotonic() + _TURN

        def some() -> Iterator[int]:
            while self._set_up_to < most and monotonic() < until:
                yield self._set_up_to
                self._set_up_to += 1

        self.measure(some())
        if self._set_up_to < most and self.isVisible():
            self._settling.start(_PAUSE)

    def _link_at(self, point: QPoint) -> str:
        at = self.card_at(point)
        return at[0].link_at(at[1].x(), at[1].y()) if at is not None else ""

    def _point_at(self, index: QModelIndex) -> None:
        for changed in (self._delegate.pointed_at, index):
            if self._delegate.pointed_at != index and changed.isValid():
                self.viewport().update(self.visualRect(changed))
        self._delegate.pointed_at = QPersistentModelIndex(index)

    def _say_chosen(self, index: _Index) -> None:
        self.chosen.emit(index.data(RecordRole))
