"""Rows of the evidence table that go on in further lines where one has too little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from desktop.appearance.plain_words import show_tip_at

# A row is seen whole beside a part of another: so much of the view it takes at most.
_MOST_OF_VIEW = 0.75
_HIGHEST = 1 << 16


class WrappedRows(QStyledItemDelegate):
    """Makes a row of a tree as high as its words need in the width that they have there.

    Where the mouse rests on it, all is told that is read aloud of it.
    """

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or self._view.font())

        def height(words: str) -> int:
            # As a painter sets words: its lines are a little higher than the letters say.
            room = QRect(0, 0, self._room(index), _HIGHEST)
            return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()

        line, whole = height("x"), height(str(index.data(Qt.ItemDataRole.DisplayRole)))
        most = int(self._view.viewport().height() * _MOST_OF_VIEW) // line * line
        size.setHeight(size.height() + max(0, min(whole, most) - line))
        return size

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        words = index.data(Qt.ItemDataRole.AccessibleTextRole)
        if event.type() != QEvent.Type.ToolTip or not words:
            return super().helpEvent(event, view, option, index)
        show_tip_at(event.globalPos(), words, view.viewport())
        return True

    def _room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """How wide the words of a row may be: what its depth, its sign and the edges leave."""
        view, depth, above = self._view, 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        edge = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, view) + 1
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        taken = depth * view.indentation() + 2 * edge
        taken += view.iconSize().width() + 2 * edge if sign is not None else 0
        # The tree asks before its only column is as wide as itself.
        return max(1, view.viewport().width() - taken)
