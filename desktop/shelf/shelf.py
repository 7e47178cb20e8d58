"""The panel on the left: what there is to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout

from desktop.appearance.fonts import Weight
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import Index, RecordList, RecordRole
from desktop.cards.text import CardText, Run
from desktop.core.article import ArticleId
from desktop.core.lesson import Lesson
from desktop.core.library.articles import ArticleSummary
from desktop.core.saved_search import SavedSearch
from desktop.core.search_request import Request, ResultKind
from desktop.panel import Panel
from desktop.shelf.articles import ShelvedArticles
from desktop.shelf.rows import (
    ArticleRow,
    HeadingRow,
    KeptSearchRow,
    LessonRow,
    Section,
    ShelfRow,
    ShelfRows,
)
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date


class _ShelfList(RecordList[ShelfRow]):
    """Rows of which the headings cannot be chosen, and only those are made that are seen."""

    def __init__(self, spoken: Callable[[ShelfRow], str], parent: QObject) -> None:
        super().__init__(spoken, parent)
        self._records = self.rows = ShelfRows((), ShelvedArticles.of(()), ArticleRow, ())

    def restock(self, rows: ShelfRows) -> None:
        """Puts other rows in the place of those before; views keep their place where they can."""
        before, length = self.rows, len(self.rows)
        if len(rows) == length:
            self._records = self.rows = rows
        elif before.go_on_as(rows):
            self.beginInsertRows(QModelIndex(), length, len(rows) - 1)
            self._records = self.rows = rows
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._records = self.rows = rows
            self.endResetModel()
            return
        for row, record in before.seen():
            if rows[row] != record:
                self.dataChanged.emit(self.index(row), self.index(row))

    def put(self, row: int, record: ShelfRow) -> None:
        if self.rows[row] != record:
            self.rows.put(row, record)
            self.dataChanged.emit(self.index(row), self.index(row))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.records[index.row()], HeadingRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class Shelf(Panel):
    """Lists lessons, articles and saved searches; says which was chosen.

    `search_removal_wanted` sends the id of the saved search that is not to be kept any more;
    `left` says that the keyboard goes back to where it was; `restocked` that other rows stand here.
    """

    article_chosen = Signal(str)
    search_chosen = Signal(Request)
    search_removal_wanted = Signal(str)
    left = Signal()
    restocked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lessons: tuple[Lesson, ...] = ()
        self._articles = ShelvedArticles.of(())
        self._searches: tuple[KeptSearchRow, ...] = ()
        # The rows in which the parts begin that have something in them.
        self._headings: dict[Section, int] = {}
        self._quotes: dict[ArticleId, int] = {}
        self._open: ArticleId | None = None
        self.setObjectName("shelf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _ShelfList(self._spoken, self)
        look = CardShape(margin=9, gap=2, padding=9, sheet_of=_sheet_of)
        self.rows = CardList(self._model, theme, self._compose, look)
        self.rows.setAccessibleName(self.tr("Shelf"))
        self.rows.seeks_letters = True
        self.rows.chosen.connect(self._say_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.addWidget(self.rows)
        self.setFocusProxy(self.rows)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts that have something in them, from top to bottom."""
        return tuple(self._headings)

    def go_to_section(self, section: Section) -> None:
        """Puts the keyboard on the first row of a part."""
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if (heading := self._headings.get(section)) is not None:
            self.rows.go_to(heading + 1)

    def show_library(self, lessons: Iterable[Lesson], articles: ShelvedArticles) -> None:
        """Shows what is in the library."""
        self._lessons = tuple(lessons)
        self._articles = articles
        self._show_rows()

    def show_searches(self, searches: Iterable[SavedSearch]) -> None:
        """Shows the searches that are kept."""
        rows = tuple(
            KeptSearchRow(each.id, each.request, each.request.words, self._choices_of(each.request))
            for each in searches
        )
        if rows != self._searches:
            self._searches = rows
            self._show_rows()

    def show_changed(self, articles: Iterable[ArticleSummary]) -> None:
        """Shows what became of some articles; those not known before come last."""
        changed = tuple(articles)
        if self._articles.renew(changed):
            self._show_rows()
        else:
            self._show_again(article.id for article in changed)

    def show_open(self, article_id: ArticleId) -> None:
        """Lifts the row of the article on the page."""
        before, self._open = self._open, article_id
        self._show_again({article_id} if before is None else {before, article_id})
        if (row := self._model.rows.row_of(article_id)) is not None:
            self.rows.setCurrentIndex(self._model.index(row))

    def show_quote_counts(self, counts: Mapping[ArticleId, int]) -> None:
        """Adds how many quotations articles have, as far as that is known."""
        self._quotes.update(counts)
        self._show_again(counts)

    def show_theme(self, theme: Theme) -> None:
        self.rows.show_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.rows.currentIndex().data(RecordRole)
        if event.key() == Qt.Key.Key_Delete and isinstance(row, KeptSearchRow):
            self.search_removal_wanted.emit(row.id)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = self.rows.viewport().mapFromGlobal(event.globalPos())
        row = self.rows.indexAt(spot).data(RecordRole)
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            row = self.rows.currentIndex().data(RecordRole)
        if isinstance(row, KeptSearchRow):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            remove = menu.addAction(self.tr("Remove this search (Del)"))
            remove.triggered.connect(lambda: self.search_removal_wanted.emit(row.id))
            menu.popup(event.globalPos())

    def _say_chosen(self, row: ShelfRow) -> None:
        if isinstance(row, KeptSearchRow):
            self.search_chosen.emit(row.request)
        elif not isinstance(row, HeadingRow) and row.article_id is not None:
            self.article_chosen.emit(row.article_id)

    def _choices_of(self, request: Request) -> str:
        kinds = {
            ResultKind.QUOTATION: self.tr("quotes"),
            ResultKind.ARTICLE: self.tr("articles"),
            ResultKind.NOTE: self.tr("my notes"),
            ResultKind.CONTEXT: self.tr("context"),
        }
        chosen = sorted(request.filters, key=lambda each: (each.facet, each.value))
        words = [kinds[request.kind]] if request.kind else []
        return " · ".join([*words, *(each.value for each in chosen)])

    def _show_rows(self) -> None:
        above: list[ShelfRow] = []
        below: list[ShelfRow] = []
        self._headings = {}
        if self._lessons:
            self._headings["lessons"] = 0
            above.append(HeadingRow(self.tr("Lessons")))
            above += [self._lesson_row(lesson) for lesson in self._lessons]
        if len(self._articles):
            self._headings["articles"] = len(above)
            above.append(HeadingRow(self.tr("Articles")))
        if self._searches:
            self._headings["searches"] = len(above) + len(self._articles)
            below = [HeadingRow(self.tr("Saved searches")), *self._searches]
        self._model.restock(ShelfRows(above, self._articles, self._article_row, below))
        self.restocked.emit()

    def _show_again(self, changed: Iterable[ArticleId]) -> None:
        """Shows what is known of some articles now; no other row is looked at."""
        rows = self._model.rows
        for article_id in changed:
            row = rows.row_of(article_id)
            if row is not None and rows.is_made(row):
                self._model.put(row, rows.made_anew(row))
        for row, lesson in enumerate(self._lessons, 1):
            self._model.put(row, self._lesson_row(lesson))

    def _lesson_row(self, lesson: Lesson) -> LessonRow:
        articles = self._articles.some(lesson.article_ids)
        count = len(articles)
        words = counted(count, self.tr("1 article"), self.tr("%n articles", None, count))
        opened = sum(1 for article in articles if article.visited)
        if not opened:
            words += " · " + self.tr("new")
        elif len(articles) > 1:
            words += " · " + self.tr("%n opened", None, opened)
        first = next((a for a in articles if not a.visited), articles[0] if articles else None)
        return LessonRow(lesson.title, words, first.id if first else None)

    def _article_row(self, article: ArticleSummary) -> ArticleRow:
        return ArticleRow(article, self._quotes.get(article.id), article.id == self._open)

    def _words(self, row: ShelfRow) -> tuple[str, str]:
        """The title of a row and its second line, which may be empty."""
        if isinstance(row, HeadingRow):
            return row.words, ""
        if isinstance(row, ArticleRow):
            return row.title, self._facts(row)
        return row.title, row.second_line

    def _facts(self, row: ArticleRow) -> str:
        article = row.article
        facts = [spoken_date(article.published)] if article.published else []
        if quotes := row.quotes:
            facts.append(counted(quotes, self.tr("1 quote"), self.tr("%n quotes", None, quotes)))
        if notes := article.note_count:
            facts.append(counted(notes, self.tr("1 note"), self.tr("%n notes", None, notes)))
        if marks := article.annotation_count - article.note_count:
            facts.append(counted(marks, self.tr("1 mark"), self.tr("%n marks", None, marks)))
        if not article.annotation_count and not article.visited and not row.is_open:
            facts.append(self.tr("not opened yet"))
        return " · ".join(facts)

    def _spoken(self, row: ShelfRow) -> str:
        return ". ".join(filter(None, self._words(row)))

    def _compose(self, row: ShelfRow, text: CardText) -> None:
        if isinstance(row, HeadingRow):
            text.paragraph(Run(row.words.upper(), "soft_ink", 11.5, Weight.SEMIBOLD), above=0)
            return
        title, second_line = self._words(row)
        text.paragraph(Run(title, size=13.5), line_height=1.25)
        if second_line:
            text.paragraph(Run(second_line, "soft_ink", 12), above=2)


def _sheet_of(row: ShelfRow) -> Sheet:
    return Sheet.WHOLE if isinstance(row, ArticleRow) and row.is_open else Sheet.NONE
