"""The panel on the left: what there is to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.card_list import CardList, CardLook, Sheet
from desktop.card_text import CardText, Run
from desktop.core.article import ArticleId
from desktop.core.lesson import Lesson
from desktop.core.library.articles import ArticleSummary
from desktop.counting import counted
from desktop.dates import spoken_date
from desktop.fonts import Weight
from desktop.panel import Panel
from desktop.record_list import Index, RecordList
from desktop.shelf.rows import ArticleRow, HeadingRow, LessonRow, ShelfRow
from desktop.theme import Theme


class _ShelfList(RecordList[ShelfRow]):
    """Rows of which the headings cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.records[index.row()], HeadingRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class Shelf(Panel):
    """Lists lessons and articles; says which article was chosen."""

    article_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lessons: tuple[Lesson, ...] = ()
        self._articles: tuple[ArticleSummary, ...] = ()
        self._quotes: dict[ArticleId, int] = {}
        self._open: ArticleId | None = None
        self.setObjectName("shelf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _ShelfList(_spoken, self)
        look = CardLook(margin=9, gap=2, padding=9, sheet_of=_sheet_of)
        self.rows = CardList(self._model, theme, self._compose, look)
        self.rows.setAccessibleName(self.tr("Shelf"))
        self.rows.chosen.connect(self._say_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.addWidget(self.rows)
        self.setFocusProxy(self.rows)

    def show_library(self, lessons: Iterable[Lesson], articles: Iterable[ArticleSummary]) -> None:
        """Shows what is in the library."""
        self._lessons, self._articles = tuple(lessons), tuple(articles)
        self._show_rows()

    def show_open(self, article_id: ArticleId) -> None:
        """Lifts the row of the article on the page."""
        self._open = article_id
        self._show_rows()
        row = self._model.row_of(lambda r: isinstance(r, ArticleRow) and r.article_id == article_id)
        if row >= 0:
            self.rows.setCurrentIndex(self._model.index(row))

    def show_quote_counts(self, counts: Mapping[ArticleId, int]) -> None:
        """Adds how many quotations articles have, as far as that is known."""
        self._quotes.update(counts)
        self._show_rows()

    def show_theme(self, theme: Theme) -> None:
        self.rows.show_theme(theme)

    def _say_chosen(self, row: ShelfRow) -> None:
        if not isinstance(row, HeadingRow) and row.article_id is not None:
            self.article_chosen.emit(row.article_id)

    def _show_rows(self) -> None:
        rows: list[ShelfRow] = []
        if self._lessons:
            rows.append(HeadingRow(self.tr("Lessons")))
            rows += [self._lesson_row(lesson) for lesson in self._lessons]
        if self._articles:
            rows.append(HeadingRow(self.tr("Articles")))
            rows += [self._article_row(article) for article in self._articles]
        self._model.show(rows)

    def _lesson_row(self, lesson: Lesson) -> LessonRow:
        known = {article.id: article for article in self._articles}
        articles = [known[i] for i in lesson.article_ids if i in known]
        words = counted(len(articles), self.tr("{0} article"), self.tr("{0} articles"))
        opened = sum(1 for article in articles if article.visited)
        if not opened:
            words += " · " + self.tr("new")
        elif len(articles) > 1:
            words += " · " + self.tr("{0} opened").format(opened)
        first = next((a for a in articles if not a.visited), articles[0] if articles else None)
        return LessonRow(lesson.title, words, first.id if first else None)

    def _article_row(self, article: ArticleSummary) -> ArticleRow:
        facts = [spoken_date(article.published)] if article.published else []
        quotes = self._quotes.get(article.id)
        if quotes:
            facts.append(counted(quotes, self.tr("{0} quote"), self.tr("{0} quotes")))
        if article.annotation_count:
            count = article.annotation_count
            facts.append(counted(count, self.tr("{0} note"), self.tr("{0} notes")))
        elif not article.visited:
            facts.append(self.tr("not opened yet"))
        row = ArticleRow(article.id, article.title, " · ".join(facts))
        return replace(row, is_open=article.id == self._open)

    def _compose(self, row: ShelfRow, text: CardText) -> None:
        if isinstance(row, HeadingRow):
            text.paragraph(Run(row.words.upper(), "soft_ink", 11.5, Weight.SEMIBOLD), above=0)
            return
        text.paragraph(Run(row.title, size=13.5), line_height=1.25)
        text.paragraph(Run(row.second_line, "soft_ink", 12), above=2)


def _spoken(row: ShelfRow) -> str:
    return row.words if isinstance(row, HeadingRow) else f"{row.title}. {row.second_line}"


def _sheet_of(row: ShelfRow) -> Sheet:
    return Sheet.WHOLE if isinstance(row, ArticleRow) and row.is_open else Sheet.NONE
