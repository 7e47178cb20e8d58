"""What is known of the article that the keyboard is on, beside the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, show_tip
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.library.listing import ListedArticle
from desktop.core.library.source_data import YOU, SourceColumn, SourceValue
from desktop.library.row_words import length_words, minutes_words, progress_words
from desktop.wording.arranged_articles import field_name
from desktop.wording.dates import spoken_date, spoken_time
from desktop.wording.languages import language_name
from desktop.wording.translation_context import TranslationContext

Details = TranslationContext("Details")


class ArticleDetails(QWidget):
    """Tells of one article; `open_wanted` and `edit_wanted` ask for what can be done with it."""

    open_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("details")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("About the chosen article"))
        self.title = HeadingLabel()
        self.title.setWordWrap(True)
        self.facts = QWidget()
        self.open_it = QPushButton(self.tr("Open"))
        show_tip(self.open_it, self.tr("Open this article: Enter"))
        self.open_it.clicked.connect(self.open_wanted)
        self.edit_it = QPushButton(self.tr("Edit source data …"))
        show_tip(
            self.edit_it,
            self.tr("Change title, publisher, author, day and address: {LibraryPanel: E}"),
        )
        self.edit_it.clicked.connect(self.edit_wanted)
        self._said: list[tuple[str, str]] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 18, 18, 18)
        self._column.setSpacing(10)
        self._column.addWidget(self.title)
        buttons = QWidget()
        row = WrappedRow(8, buttons)
        row.addWidget(self.open_it)
        row.addWidget(self.edit_it)
        self._column.addWidget(buttons)
        self._column.addWidget(self.facts)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrolledRoom(inside))
        self.show_theme(theme)

    @property
    def said(self) -> str:
        """All that is told, one fact a line."""
        return "\n".join(f"{name}: {value}" for name, value in self._said)

    def show_article(
        self,
        article: ListedArticle,
        source: dict[SourceColumn, SourceValue],
        collections: tuple[str, ...],
    ) -> None:
        """Tells of an article, with where each part of its source data comes from."""
        self.title.setText(article.title)
        rows = [(field_name(field), _told(field, value)) for field, value in source.items()]
        # The title stands above; who wrote it is told where its reader did.
        is_own_title = source and source[SourceColumn.TITLE].given_by == YOU
        rows = rows if is_own_title else [each for each in rows[1:] if each[1]]
        rows += [
            (self.tr("Language"), language_name(article.language)),
            (self.tr("Length"), self._length(article)),
            (self.tr("Reading grade"), self._grade(article)),
            (self.tr("Read"), progress_words(article)),
            (self.tr("Last read"), spoken_time(article.visited) if article.visited else ""),
            (self.tr("Added"), spoken_time(article.added)),
            (self.tr("Tags"), " ".join(f"#{tag}" for tag in article.tags)),
            (self.tr("Collections"), ", ".join(collections)),
        ]
        self._said = [each for each in rows if each[1]]
        self._show_facts()

    def show_theme(self, theme: Theme) -> None:
        """Takes on colours and letters."""
        self._theme = theme
        self.setStyleSheet(
            f"#details {{ background: {theme.colours['side']};"
            f" border-left: 1px solid {theme.colours['line']}; }}"
        )
        self.title.setStyleSheet(f"{theme.type.css(Role.HEADING)} font-weight: 600;")
        self._show_facts()

    def _show_facts(self) -> None:
        old = self.facts
        self.facts = QWidget()
        form = QVBoxLayout(self.facts)
        form.setContentsMargins(0, 6, 0, 0)
        form.setSpacing(1)
        colours, letters = self._theme.colours, self._theme.type
        for name, value in self._said:
            told = PlainLabel(value)
            told.setWordWrap(True)
            told.setAccessibleName(f"{name}: {value}")
            told.setStyleSheet(letters.css(Role.CARD))
            label = PlainLabel(name)
            label.setStyleSheet(f"{letters.css(Role.DETAIL)} color: {colours['soft_ink']};")
            form.addWidget(label)
            form.addWidget(told)
            form.addSpacing(7)
        self._column.replaceWidget(old, self.facts)
        old.deleteLater()

    def _length(self, article: ListedArticle) -> str:
        words = length_words(article)
        if not words or article.minutes is None:
            return words
        return f"{words} · {minutes_words(article.minutes)}"

    def _grade(self, article: ListedArticle) -> str:
        if article.grade is None:
            is_english = article.language.startswith("en")
            if is_english or article.words is None:
                return ""
            return self.tr("not told: the formula was made for English")
        return self.tr("{0} – Flesch-Kincaid, made for English (Kincaid and others, 1975)").format(
            article.grade
        )


def _told(field: SourceColumn, value: SourceValue) -> str:
    """A value, and by whom it is where its reader wrote it."""
    told = spoken_date(value.value) if field is SourceColumn.PUBLISHED else value.value
    if value.given_by != YOU:
        return told
    words = Details.tr("{0} (from you; before: {1})")
    return words.format(told or "–", value.before or "–")
