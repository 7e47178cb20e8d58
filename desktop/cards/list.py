"""A list of cards: painted by a delegate, lit and chosen by mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QWidget,
)

from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardDelegate, CardShape, Compose
from desktop.cards.record_list import RecordList, RecordRole
from desktop.cards.rows_view import RowsView

# So many cards of a list are set while there is time, so that the scroll bar is right.
_MOST_SET = 1_500
# How long cards are set in one go, and the pause in between, in seconds and milliseconds.
_TURN, _PAUSE = 0.012, 20


class CardList(RowsView):
    """Cards below one another.

    `lit` says which record the mouse or the keyboard is on, or None; `reached` that the
    keyboard came to it; `chosen` that one was clicked or Enter was pressed on it;
    `link_followed` that a link on one was clicked; `menu_wanted` sends the point of the screen
    where it is asked what can be done with the card that the keyboard is on.
    """

    lit = Signal(object)
    reached = Signal(object)
    chosen = Signal(object)
    link_followed = Signal(object, str)
    menu_wanted = Signal(QPoint)

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
        # Whether typed letters lead to the card that begins with them.
        self.seeks_letters = False
        look = look or CardShape()
        self._delegate = CardDelegate(self, theme, compose, look)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.clicked.connect(self._say_chosen)
        # The row up to which all cards were set.
        self._set_up_to = 0
        self._settling = QTimer(self, singleShot=True, interval=_PAUSE)
        self._settling.timeout.connect(self._settle_some)
        for changed in (model.modelReset, model.rowsInserted, model.dataChanged):
            changed.connect(self._begin_settling)

    def settle(self) -> None:
        """Sets every card at once, for who cannot wait."""
        self.measure(range(self.model().rowCount()))

    def measured(self, row: int) -> int:
        return self._delegate.measured(self.model().index(row, 0))

    def show_theme(self, theme: Theme) -> None:
        """Paints the cards in the colours of a theme."""
        self._delegate.forget(theme)
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
        is_sign = bool(event.text().strip()) and event.text().isprintable()
        if is_sign and not self.seeks_letters:
            # What no panel has as a key is left to what it means by its place.
            event.ignore()
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
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QModelIndex())
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
            self._begin_settling()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin_settling()

    def _begin_settling(self) -> None:
        self._set_up_to = 0
        if self.isVisible() and self.model().rowCount():
            self._settling.start()

    def _settle_some(self) -> None:
        """Sets some more cards, while nothing else is to be done."""
        most, until = min(self.model().rowCount(), _MOST_SET), monotonic() + _TURN

        def some() -> Iterator[int]:
            while self._set_up_to < most and monotonic() < until:
                yield self._set_up_to
                self._set_up_to += 1

        self.measure(some())
        if self._set_up_to < most and self.isVisible():
            self._settling.start()

    def _link_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        origin = self._delegate.words_origin(self.visualRect(index), index)
        return self._delegate.card(index).link_at(point.x() - origin.x(), point.y() - origin.y())

    def _point_at(self, index: QModelIndex) -> None:
        for changed in (self._delegate.pointed_at, index):
            if self._delegate.pointed_at != index and changed.isValid():
                self.viewport().update(self.visualRect(changed))
        self._delegate.pointed_at = QPersistentModelIndex(index)

    def _say_chosen(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.chosen.emit(index.data(RecordRole))
