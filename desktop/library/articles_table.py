"""The list of articles: a table of rows of one height, chosen by mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.appearance.theme import Theme
from desktop.core.article import ArticleId
from desktop.core.library.listing import ListedArticle, ListOrder
from desktop.library.article_cells import ArticleCells
from desktop.library.articles_model import ArticlesModel, Column

# How wide the columns are beside the title, in pixels for letters of the usual size.
_WIDTHS = {
    Column.PUBLISHED: 112,
    Column.WORDS: 76,
    Column.GRADE: 64,
    Column.QUOTES: 68,
    Column.NOTES: 60,
    Column.PROGRESS: 138,
}
# Where there is less room than this for the title, other columns go, these first.
_TITLE, _GO_FIRST = 400, (Column.QUOTES, Column.GRADE, Column.NOTES, Column.WORDS, Column.PUBLISHED)
_ROW = 58


class ArticlesTable(QTableView):
    """Says `chosen` with the id of an article that is to be opened, `picked` when others are lit.

    `order_wanted` carries the ListOrder whose head was pressed, `menu_wanted` the point of the
    screen where it is asked what can be done.
    """

    chosen = Signal(str)
    picked = Signal()
    order_wanted = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: ArticlesModel, theme: Theme) -> None:
        super().__init__()
        self._articles, self._theme = model, theme
        # The rows that are lit.
        self.picked_rows: frozenset[int] = frozenset()
        self._cells = ArticleCells(
            self, theme, picked_rows=lambda: self.picked_rows, ringed_row=self.ringed_row
        )
        self.setItemDelegate(self._cells)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.head
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        head.sectionClicked.connect(lambda section: self.order_wanted.emit(Column(section).order))
        self.doubleClicked.connect(lambda index: self.chosen.emit(self._articles.ids[index.row()]))
        self.selectionModel().selectionChanged.connect(self._note_picked)
        # Heads would look whether every row of their column is lit.
        for each in (head, self.verticalHeader()):
            each.setSelectionModel(QItemSelectionModel(model, each))
        self.show_theme(theme)

    @property
    def head(self) -> QHeaderView:
        """The names of the columns."""
        return self.horizontalHeader()

    @property
    def picked_ids(self) -> tuple[ArticleId, ...]:
        """The articles that are lit, from top to bottom."""
        return tuple(self._articles.ids[row] for row in sorted(self.picked_rows))

    def ringed_row(self) -> int:
        """The row with a ring around it: that of the keyboard, where it is here."""
        return self.currentIndex().row() if self.hasFocus() else -1

    @property
    def current(self) -> ListedArticle | None:
        """The article that the keyboard is on."""
        row = self.currentIndex().row()
        return self._articles.at(row) if 0 <= row < len(self._articles.ids) else None

    def show_rows(self, ids: tuple[ArticleId, ...]) -> None:
        """Shows articles in their order; what is lit, and where the keyboard is, stays."""
        picked, current = self.picked_ids, self.currentIndex().row()
        if ids == self._articles.ids:
            return
        # What was lit goes with the rows, and nobody is told.
        self.picked_rows = frozenset()
        here = self._articles.ids[current] if 0 <= current < len(self._articles.ids) else None
        self._articles.show(ids)
        if here is not None and (row := self._articles.row_of(here)) is not None:
            self._go_to(row)
        elif ids:
            # What stood here is gone: its place is taken by what came after it.
            self._go_to(min(max(current, 0), len(ids) - 1))
        self.pick(picked)

    def pick(self, ids: Iterable[ArticleId]) -> None:
        """Lights these articles, as far as they are here."""
        chosen = QItemSelection()
        last = len(Column) - 1
        for first, end in _runs(sorted(self._rows_of(ids))):
            model = self._articles
            chosen.select(model.index(first, 0), model.index(end, last))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def show_order(self, order: ListOrder, *, is_falling: bool) -> None:
        """Marks the head of the column by which the rows are sorted."""
        section = next((each for each in Column if each.order is order), -1)
        way = Qt.SortOrder.DescendingOrder if is_falling else Qt.SortOrder.AscendingOrder
        self.head.setSortIndicator(section, way)

    def show_theme(self, theme: Theme) -> None:
        """Paints the rows in the colours and letters of a theme."""
        self._theme = theme
        self._cells.show_theme(theme)
        self.verticalHeader().setDefaultSectionSize(theme.type.card_room(_ROW))
        for column, width in _WIDTHS.items():
            self.head.resizeSection(column, theme.type.card_room(width))
        self._fit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if (article := self.current) is not None:
                self.chosen.emit(article.id)
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Letters are commands here.
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        ends = {actions.MoveHome: 0, actions.MoveEnd: len(self._articles.ids) - 1}
        if action in ends and self._articles.ids:
            # To who reads rows, the ends are those of the list.
            return self._articles.index(ends[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _note_picked(self) -> None:
        rows: set[int] = set()
        lit = self.selectionModel().selection()
        for each in (lit.at(number) for number in range(lit.size())):
            rows.update(range(each.top(), each.bottom() + 1))
        self.picked_rows = frozenset(rows)
        self.picked.emit()

    def _fit(self) -> None:
        """Leaves the title its room: other columns give way one after the other."""
        room = self.viewport().width() - self._theme.type.card_room(_TITLE)
        shown = list(_WIDTHS)
        for column in _GO_FIRST:
            if sum(self._theme.type.card_room(_WIDTHS[each]) for each in shown) <= room:
                break
            shown.remove(column)
        for column in _WIDTHS:
            if self.isColumnHidden(column) != (column not in shown):
                self.setColumnHidden(column, column not in shown)

    def _rows_of(self, ids: Iterable[ArticleId]) -> Iterator[int]:
        for each in ids:
            if (row := self._articles.row_of(each)) is not None:
                yield row

    def _go_to(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self._articles.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.scrollTo(index)


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow one another, as the first and the last of each run."""
    first = last = None
    for row in rows:
        if first is None or last is None or row != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last
