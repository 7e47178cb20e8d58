"""A list of rows of any height that looks only at those which somebody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from desktop.appearance.known_viewport import known_viewport
from desktop.cards.row_heights import RowHeights

Index = QModelIndex | QPersistentModelIndex

_USUAL_HEIGHT = 90


class RowsView(QListView):
    """Rows below one another, scrolled by pixels.

    Qt's own list asks for the height of every row whenever one has changed: with ten thousand
    rows that takes longer than a picture on the screen lasts. Here a row is measured when it
    comes into view, and what is looked at stays where it is when a guess was wrong. To a screen
    reader it is Qt's list. Who derives from it says how high a row is (`measured`).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = known_viewport(self)
        self._heights = RowHeights(0, _USUAL_HEIGHT)
        self._is_measuring = False
        # Whether typed letters lead to the row that begins with them.
        self.seeks_letters = False
        # What was last scrolled to, until somebody scrolls: it stays in view whatever grows.
        self._sought = QPersistentModelIndex()
        self.verticalScrollBar().actionTriggered.connect(self._forget_sought)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)

    def measured(self, row: int) -> int:
        """The height of a row in pixels."""
        raise NotImplementedError

    def point_on(self, index: Index) -> QPoint:
        """A point of the screen on a row."""
        return self.viewport().mapToGlobal(self.visualRect(index).center())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_sign = bool(event.text().strip()) and event.text().isprintable()
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (is_sign and not self.seeks_letters) or (is_held and event.key() == Qt.Key.Key_A):
            # What no panel has as a key is left to what it means by its place.
            event.ignore()
        else:
            super().keyPressEvent(event)

    # Reading on

    def read_on(self, pixels: int) -> bool:
        """Scrolls the row that the keyboard is on, which is higher than the view, by so much.

        False where the row ends in view on the side that was asked for: the next may come.
        """
        box, height = self.visualRect(self.currentIndex()), self.viewport().height()
        is_higher = box.isValid() and box.height() > height
        left = box.bottom() + 1 - height if pixels > 0 else -box.top()
        if not is_higher or left <= 0:
            return False
        self._forget_sought()
        step = min(left, abs(pixels))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (step if pixels > 0 else -step))
        return True

    def come_along(self, liked: Iterable[int] = ()) -> None:
        """Takes the keyboard to a row in view, where the row that it was on is out of view.

        That is the first of those that are `liked`, else the first that begins in view.
        """
        view = self.viewport().rect()
        if not self._heights.rows or self.visualRect(self.currentIndex()).intersects(view):
            return
        self._measure_view()
        first = self._heights.row_at(self.verticalOffset())
        if self._heights.top(first) < self.verticalOffset():
            below = self.visualRect(self.model().index(first + 1, 0))
            first += below.isValid() and below.top() < view.bottom()
        seen = (self.model().index(row, 0) for row in sorted(liked))
        wanted = next((each for each in seen if self.visualRect(each).intersects(view)), None)
        # Qt would bring all of the row into view, against the wheel that turns.
        self.setAutoScroll(False)
        self.setCurrentIndex(wanted or self._enabled(first, 1))
        self.setAutoScroll(True)

    # Heights

    def is_measured(self, row: int) -> bool:
        """Whether the height of a row is more than a guess."""
        return self._heights.is_known(row)

    def measure(self, rows: Iterable[int]) -> None:
        """Measures rows; what is in view stays where it is."""
        offset = self.verticalOffset()
        kept = self._sought.row() if self._sought.isValid() else self._heights.row_at(offset)
        inside = offset - self._heights.top(kept) if kept >= 0 else 0
        has_news = False
        for row in rows:
            if not self._heights.is_known(row):
                height = self.measured(row)
                has_news = has_news or height != self._heights.of(row)
                self._heights.know(row, height)
        if has_news and not self._is_measuring:
            self._is_measuring = True
            self._set_range()
            self.verticalScrollBar().setValue(self._heights.top(kept) + inside)
            if self._sought.isValid():
                self.scrollTo(self._sought)
            self._is_measuring = False
            self.viewport().update()

    def _forget_heights(self) -> None:
        self._heights = RowHeights(self.model().rowCount(), self._heights.guess)

    def _measure_view(self) -> None:
        if self.isVisible() and self.viewport().width() > 0:
            self.measure(self._rows_from(self._heights.row_at(self.verticalOffset()), 1))

    def _rows_from(self, row: int, step: int) -> Iterator[int]:
        """Rows from one on, up or down, until those measured so far fill the view."""
        left = self.viewport().height()
        # The first is in view only with a part.
        left += self._heights.of(row) if 0 <= row < self._heights.rows else 0
        while left > 0 and 0 <= row < self._heights.rows:
            yield row
            left -= self._heights.of(row)
            row += step

    def _forget_sought(self) -> None:
        self._sought = QPersistentModelIndex()

    def _set_range(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._heights.total - height))
        # Qt would show the bar some time later, and every row be set once more for the width left.
        policies, is_needed = Qt.ScrollBarPolicy, self._heights.total > height
        policy = policies.ScrollBarAlwaysOn if is_needed else policies.ScrollBarAlwaysOff
        if self.isVisible():
            self.setVerticalScrollBarPolicy(policy)

    # What Qt asks of a list

    def reset(self) -> None:
        super().reset()
        self._forget_heights()
        self.updateGeometries()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        known = [(row, self._heights.of(row)) for row in range(start) if self.is_measured(row)]
        super().rowsInserted(parent, start, end)
        self._forget_heights()
        for row, height in known:
            self._heights.know(row, height)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        for row in range(top_left.row(), bottom_right.row() + 1):
            self._heights.forget(row)
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        self._measure_view()
        self._set_range()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._forget_heights()
        QAbstractItemView.resizeEvent(self, event)
        if self._sought.isValid():
            self.scrollTo(self._sought)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._forget_sought()
        super().wheelEvent(event)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < self._heights.rows:
            return QRect()
        top = self._heights.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights.of(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._heights.total:
            return QModelIndex()
        return self.model().index(self._heights.row_at(y), 0)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        row, view = index.row(), self.viewport().height()
        if not 0 <= row < self._heights.rows:
            return
        self._sought = QPersistentModelIndex(index)
        # Not beside the row that is wanted, for guessed heights of those around it.
        self.measure(self._rows_from(row, 1))
        self.measure(self._rows_from(row, -1))
        self._set_range()
        bar, top, height = self.verticalScrollBar(), self._heights.top(row), self._heights.of(row)
        hints = QAbstractItemView.ScrollHint
        if hint == hints.PositionAtTop or (hint == hints.EnsureVisible and top < bar.value()):
            bar.setValue(top)
        elif hint == hints.PositionAtCenter:
            bar.setValue(top - (view - height) // 2)
        elif hint == hints.PositionAtBottom or top + height > bar.value() + view:
            bar.setValue(min(top, top + height - view))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        row, page = self.currentIndex().row(), self.viewport().height()
        top = self._heights.top(max(0, row))
        page_up = self._heights.row_at(max(0, top - page))
        page_down = self._heights.row_at(top + page)
        ways = {
            actions.MoveHome: (0, 1),
            actions.MoveEnd: (self._heights.rows - 1, -1),
            actions.MoveUp: (row - 1, -1),
            actions.MovePrevious: (row - 1, -1),
            actions.MoveDown: (row + 1, 1),
            actions.MoveNext: (row + 1, 1),
            actions.MovePageUp: (min(page_up, row - 1), -1),
            actions.MovePageDown: (max(page_down, row + 1), 1),
        }
        return self._enabled(*ways.get(action, (row, 1)))

    def _enabled(self, row: int, step: int) -> QModelIndex:
        """The first row from one on that can be chosen; where there is none, from there back."""
        start = min(max(0, row), self._heights.rows - 1)
        for way in (step, -step):
            row = start
            while 0 <= row < self._heights.rows:
                index = self.model().index(row, 0)
                if self.model().flags(index) & Qt.ItemFlag.ItemIsEnabled:
                    return index
                row += way
        return QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.topLeft())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def paintEvent(self, event: QPaintEvent) -> None:
        self._measure_view()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        painter = QPainter(self.viewport())
        row = self._heights.row_at(self.verticalOffset() + event.rect().top())
        while 0 <= row < self._heights.rows:
            index = self.model().index(row, 0)
            rect = self.visualRect(index)
            if rect.top() > event.rect().bottom():
                break
            option.rect = rect
            self.itemDelegate().paint(painter, option, index)
            row += 1
        painter.end()
