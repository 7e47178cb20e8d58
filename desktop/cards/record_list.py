"""Frozen records as a Qt list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.text.shown import shown

Record = TypeVar("Record")
RecordRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RecordList(QAbstractListModel, Generic[Record]):
    """A list of records; `spoken` gives what a screen reader says of one."""

    def __init__(self, spoken: Callable[[Record], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._records: Sequence[Record] = ()

    @property
    def records(self) -> Sequence[Record]:
        """What is in the list now."""
        return self._records

    def show(self, records: Sequence[Record]) -> None:
        """Puts other records in the place of those before.

        Where the length stays or rows are only added below, views keep their place.
        """
        wanted, shown = tuple(records), tuple(self._records)
        if len(wanted) == len(shown):
            self._records = wanted
            for row, (old, new) in enumerate(zip(shown, wanted, strict=True)):
                if old is not new and old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        if shown and wanted[: len(shown)] == shown:
            self.beginInsertRows(QModelIndex(), len(shown), len(wanted) - 1)
            self._records = wanted
            self.endInsertRows()
            return
        self.beginResetModel()
        self._records = wanted
        self.endResetModel()

    def put(self, row: int, record: Record) -> None:
        """Puts a record in the place of one; nothing happens where it is the same."""
        if self._records[row] != record:
            self._records = (*self._records[:row], record, *self._records[row + 1 :])
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record = self._records[index.row()]
        if role == RecordRole:
            return record
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return shown(self._spoken(record))
        return None

    def row_of(self, is_wanted: Callable[[Record], bool]) -> int:
        """The first row whose record is wanted, or -1."""
        return next((row for row, r in enumerate(self._records) if is_wanted(r)), -1)
