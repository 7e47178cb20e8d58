"""Buttons in a row, and in a further row below where the first has no more room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappedRow(QLayout):
    """Lays out its widgets as words are set; from the right where that is how one reads.

    `ends` has each row end where the line does, as buttons that close a window stand.
    """

    def __init__(
        self,
        gap: int,
        parent: QWidget | None = None,
        *,
        ends: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gap, self._ends = gap, ends
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    # What Qt asks of a layout

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), is_tried=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, is_tried=False)

    def sizeHint(self) -> QSize:
        seen = self._seen()
        wide = sum(item.sizeHint().width() for item in seen) + self._gap * max(0, len(seen) - 1)
        return QSize(wide, max((item.sizeHint().height() for item in seen), default=0))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._seen():
            least = least.expandedTo(item.minimumSize())
        return least

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set(self, rect: QRect, *, is_tried: bool) -> int:
        """Places every widget, or only tries to; gives the height of all rows."""
        widget = self.parentWidget()
        is_from_right = widget is not None and widget.layoutDirection() == (
            Qt.LayoutDirection.RightToLeft
        )
        y = 0
        for row in self._rows(rect.width()):
            wide = sum(size.width() for _, size in row) + self._gap * (len(row) - 1)
            x = rect.width() - wide if self._ends else 0
            for item, size in [] if is_tried else row:
                left = rect.width() - x - size.width() if is_from_right else x
                item.setGeometry(QRect(rect.left() + left, rect.top() + y, *size.toTuple()))
                x += size.width() + self._gap
            y += max(size.height() for _, size in row) + self._gap
        return max(0, y - self._gap)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Its widgets as they stand in rows, none of them wider than that."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._seen():
            size = item.sizeHint().boundedTo(QSize(width, item.sizeHint().height()))
            if item.hasHeightForWidth() and size.width() < item.sizeHint().width():
                size.setHeight(item.heightForWidth(size.width()))
            if not rows or x + size.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((item, size))
            x += size.width() + self._gap
        return rows
