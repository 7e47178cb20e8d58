"""The articles of the library as Qt's table: only those are read that somebody sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.article import ArticleId
from desktop.core.library.listing import ListedArticle, ListOrder
from desktop.core.text.shown import shown
from desktop.library.row_words import cell_words, column_name, spoken_row

# So many neighbours are read at once: about two screens of them.
_PAGE = 64
ArticleRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Read = Callable[[Sequence[ArticleId]], Iterable[ListedArticle]]


class Column(IntEnum):
    """What each column of the table says."""

    TITLE = 0
    PUBLISHED = 1
    WORDS = 2
    GRADE = 3
    QUOTES = 4
    NOTES = 5
    PROGRESS = 6

    @property
    def order(self) -> ListOrder:
        """By what the list is sorted when the head of this column is pressed."""
        return ListOrder[self.name]


# Qt asks for it in every cell.
_COLUMNS = len(Column)


class ArticlesModel(QAbstractTableModel):
    """Rows in an order that others worked out; `read` gives what is said of some of them."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._ids: Sequence[ArticleId] = ()
        self._places: dict[ArticleId, int] = {}
        self._known: dict[ArticleId, ListedArticle] = {}

    @property
    def ids(self) -> Sequence[ArticleId]:
        """The articles from top to bottom."""
        return self._ids

    def show(self, ids: Sequence[ArticleId]) -> None:
        """Puts other rows in the place of those before; where they are the same, all stays."""
        if ids == self._ids:
            return
        self.beginResetModel()
        self._ids = ids
        self._places = dict(zip(ids, range(len(ids)), strict=True))
        self.endResetModel()

    def forget(self, ids: Iterable[ArticleId] | None = None) -> None:
        """Reads articles again, all or some, when they are next seen."""
        if ids is None:
            self._known.clear()
            if self._ids:
                self._say_changed(0, len(self._ids) - 1)
            return
        for each in ids:
            self._known.pop(each, None)
            if (place := self._places.get(each)) is not None:
                self._say_changed(place, place)

    def row_of(self, article_id: ArticleId) -> int | None:
        """The row of an article; None for one that is not here."""
        return self._places.get(article_id)

    def at(self, row: int) -> ListedArticle:
        """The article of a row, read with its neighbours."""
        wanted = self._ids[row]
        if wanted not in self._known:
            first = row // _PAGE * _PAGE
            page = [each for each in self._ids[first : first + _PAGE] if each not in self._known]
            # Of one that cannot be read, nothing is said.
            self._known |= {each: ListedArticle(each, "") for each in page}
            self._known |= {each.id: each for each in self._read(page)}
        return self._known[wanted]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ArticleRole:
            return self.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(cell_words(self.at(index.row()), Column(index.column()).order))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            article = self.at(index.row())
            # The first cell tells of the whole row.
            is_first = index.column() == Column.TITLE
            words = spoken_row(article)
            return shown(words if is_first else cell_words(article, Column(index.column()).order))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(Column):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column_name(Column(section).order)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _say_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
