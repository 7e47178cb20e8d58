"""What a screen reader is told of the row of a list that the keyboard comes to."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView


def tell_of_row(view: QAbstractItemView, index: QModelIndex) -> None:
    """Says that a row has the keyboard, and is the chosen one, to whoever listens."""
    if QAccessible.isActive():
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        told = QAccessibleEvent(view, QAccessible.Event.Focus)
        told.setChild(index.row())
        QAccessible.updateAccessibility(told)
