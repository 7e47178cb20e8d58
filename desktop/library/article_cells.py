"""How an article is painted in the list: title and source, tags, numbers, and how far one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.theme import Theme
from desktop.core.library.listing import ListedArticle
from desktop.core.library.reading_marks import ReadingState
from desktop.core.text.shown import shown
from desktop.library.articles_model import ArticleRole, Column
from desktop.library.row_words import cell_words, second_line

_MARGIN, _GAP = 10, 6
_ROLES = ("accent", "accent_tint", "card", "focus", "ink", "line", "soft_ink", "track")
# Rows that are scrolled by are painted again and again: so many pieces are measured once only.
_MOST_MEASURED = 4096
_ANY_ROOM = 1 << 24
_BAR = 62
# So many tags are painted; the others are told on the right.
_MOST_TAGS = 4


class ArticleCells(QStyledItemDelegate):
    """Paints cells; that of the title has two lines."""

    def __init__(
        self,
        parent: QObject,
        theme: Theme,
        *,
        picked_rows: Callable[[], frozenset[int]],
        ringed_row: Callable[[], int],
    ) -> None:
        super().__init__(parent)
        # Which rows are lit, and which has the keyboard.
        self._picked_rows, self._ringed_row = picked_rows, ringed_row
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Takes on colours and letters."""
        self._theme = theme
        letters = theme.type
        # Asked for in every cell.
        self._colours = {role: theme.colour(role) for role in _ROLES}
        self._line, self._ring = QPen(self._colours["line"], 1), QPen(self._colours["focus"], 2)
        self._title = letters.font(Role.HEADING, Weight.SEMIBOLD)
        self._detail, self._card = letters.font(Role.DETAIL), letters.font(Role.CARD)
        self._heights = {id(font): QFontMetrics(font) for font in self._fonts}
        self._measured: dict[tuple[str, int, int], tuple[str, int]] = {}

    @property
    def _fonts(self) -> tuple[QFont, ...]:
        return self._title, self._detail, self._card

    def _metrics(self, font: QFont) -> QFontMetrics:
        return self._heights[id(font)]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        article: ListedArticle = index.data(ArticleRole)
        row = index.row()
        if row in self._picked_rows():
            painter.fillRect(rect, self._colours["accent_tint"])
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_ring(painter, rect, index)
        if index.column() == Column.TITLE:
            self._paint_title(painter, rect, article)
        elif index.column() == Column.PROGRESS:
            self._paint_progress(painter, rect, article)
        else:
            words = cell_words(article, Column(index.column()).order)
            self._write(painter, self._first_line(rect), words, self._card, "ink")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_ring(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the part of the ring around the row of the keyboard that is in a cell."""
        if index.row() != self._ringed_row():
            return
        painter.setPen(self._ring)
        top, bottom = rect.top() + 1, rect.bottom() - 1
        painter.drawLine(rect.left(), top, rect.right(), top)
        painter.drawLine(rect.left(), bottom, rect.right(), bottom)
        if index.column() == Column.TITLE:
            painter.drawLine(rect.left() + 1, top, rect.left() + 1, bottom)
        if index.column() == Column.PROGRESS:
            painter.drawLine(rect.right(), top, rect.right(), bottom)

    def _first_line(self, rect: QRect) -> QRect:
        height = self._metrics(self._title).height()
        return QRect(rect.left() + _MARGIN, rect.top() + 8, rect.width() - _MARGIN, height)

    def _paint_title(self, painter: QPainter, rect: QRect, article: ListedArticle) -> None:
        line = self._first_line(rect)
        line.setRight(rect.right() - 2 * _MARGIN)
        self._write(painter, line, article.title, self._title, "ink")
        small = self._metrics(self._detail)
        below = QRect(line.left(), line.bottom() + 3, line.width(), small.height())
        chips = [f"#{tag}" for tag in article.tags[:_MOST_TAGS]]
        needed = sum(self._width(each, self._detail) + 2 * _GAP + _GAP for each in chips)
        words = second_line(article)
        least = min(self._width(words, self._detail), below.width() // 3)
        told = QRect(below)
        told.setWidth(max(least, below.width() - needed - _GAP))
        used = self._write(painter, told, words, self._detail, "soft_ink")
        left = below.left() + used + (_GAP + 2 if used else 0)
        for each in chips:
            width = self._width(each, self._detail) + 2 * _GAP
            if left + width > below.right():
                break
            box = QRectF(left + 0.5, below.top() - 1.5, width, below.height() + 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._line)
            painter.setBrush(self._colours["card"])
            painter.drawRoundedRect(box, 4, 4)
            inside = QRect(left + _GAP, below.top(), width, below.height())
            self._write(painter, inside, each, self._detail, "ink")
            left += width + _GAP

    def _paint_progress(self, painter: QPainter, rect: QRect, article: ListedArticle) -> None:
        line = self._first_line(rect)
        width, height = self._theme.type.card_room(_BAR), 6
        share = {ReadingState.READ: 100, ReadingState.UNREAD: 0}.get(article.state, article.percent)
        top = line.center().y() - height // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(line.left(), top, width, height)
        painter.setBrush(self._colours["track"])
        painter.drawRoundedRect(track, 3, 3)
        if share:
            done = QRectF(track)
            done.setWidth(max(height, width * share / 100))
            painter.setBrush(self._colours["accent"])
            painter.drawRoundedRect(done, 3, 3)
        line.setLeft(line.left() + width + _GAP)
        words = cell_words(article, Column.PROGRESS.order)
        self._write(painter, line, words, self._detail, "soft_ink")

    def _write(self, painter: QPainter, box: QRect, words: str, font: QFont, colour: str) -> int:
        """Writes words on one line, cut where they have no room; gives how wide they are."""
        metrics = self._metrics(font)
        seen, width = self._fitted(words, font, box.width())
        painter.setFont(font)
        painter.setPen(self._colours[colour])
        above = (box.height() - metrics.height()) // 2
        painter.drawText(box.left(), box.top() + above + metrics.ascent(), seen)
        return width

    def _fitted(self, words: str, font: QFont, room: int) -> tuple[str, int]:
        """Words as they are seen in so many pixels, and how many of them they take."""
        key = words, id(font), room
        if key not in self._measured:
            if len(self._measured) >= _MOST_MEASURED:
                self._measured.clear()
            metrics, seen = self._metrics(font), shown(words)
            width = metrics.horizontalAdvance(seen)
            if width > room:
                seen = metrics.elidedText(seen, Qt.TextElideMode.ElideRight, room)
                width = metrics.horizontalAdvance(seen)
            self._measured[key] = seen, width
        return self._measured[key]

    def _width(self, words: str, font: QFont) -> int:
        return self._fitted(words, font, _ANY_ROOM)[1]
