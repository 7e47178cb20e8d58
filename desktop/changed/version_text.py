"""The text of a version, with what changed in it and the reader's marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCharFormat, QTextCursor

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ClosedDocument
from desktop.appearance.theme import Theme
from desktop.core.article import Article
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.covering.read_only_text import ReadOnlyText

# Of a longer text its beginning is shown: setting more would keep the window waiting.
_MOST_LETTERS = 300_000


class Shade(Enum):
    """How words of a version are shown apart from the others."""

    GONE = auto()
    ADDED = auto()
    MARKED = auto()
    TO_CHECK = auto()


@dataclass(frozen=True, slots=True)
class ShadedSpan:
    """Words that are shown apart."""

    span: Span
    shade: Shade


class VersionText(ReadOnlyText):
    """Shows a text that is only read, and from which words can be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._article: Article | None = None
        self._shaded: tuple[ShadedSpan, ...] = ()
        # Where spans that are shown apart begin and end on the page.
        self._stretches: dict[Span, tuple[int, int]] = {}
        self.show_theme(theme)

    def show_text(self, article: Article | None, shaded: Iterable[ShadedSpan]) -> None:
        """Shows another text; it stays where it is scrolled to where it is the same."""
        is_same = self._article is not None and article == self._article
        self._article, self._shaded = article, tuple(shaded)
        self._set(keep=is_same)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and the letters of a theme."""
        self._theme = theme
        paper, ink = theme.colours["paper"], theme.colours["ink"]
        self.setStyleSheet(f"QTextEdit {{ background: {paper}; color: {ink}; border: none; }}")
        self._set(keep=True)

    def bring_into_view(self, span: Span) -> None:
        """Scrolls to words that are shown apart, with the caret before them."""
        stretch = self._stretches.get(span)
        if stretch is not None:
            self._scroll_to(stretch[0])

    def first_seen(self) -> int:
        """The character at the top of what is seen of the text."""
        if self._article is None:
            return 0
        block = self.cursorForPosition(QPoint(0, 0)).block()
        box = self.document().documentLayout().blockBoundingRect(block)
        part = (self.verticalScrollBar().value() - box.top()) / max(1.0, box.height())
        line = self._line(block.blockNumber())
        return line.start + round(min(max(part, 0.0), 1.0) * len(line))

    def show_from(self, character: int) -> None:
        """Scrolls so that a character stands at the top, as far as there is text below it."""
        if self._article is None:
            return
        number = self._article.text.count("\n", 0, character)
        box = (
            self.document()
            .documentLayout()
            .blockBoundingRect(self.document().findBlockByNumber(number))
        )
        line = self._line(number)
        part = (character - line.start) / max(1, len(line))
        self.verticalScrollBar().setValue(round(box.top() + part * box.height()))

    def _line(self, number: int) -> Span:
        assert self._article is not None
        lines = self._article.text.split("\n")
        start = sum(len(each) + 1 for each in lines[:number])
        return Span(start, start + len(lines[min(number, len(lines) - 1)]))

    def _set(self, *, keep: bool) -> None:
        document = self._new_document(self._theme.type.card_room(26))
        self._stretches = {}
        if self._article is not None:
            self._write(document, self._article)
        self._put(document, keep=keep)

    def _write(self, document: ClosedDocument, article: Article) -> None:
        cursor = QTextCursor(document)
        at = 0
        starts: dict[Span, int] = {}
        for number, line in enumerate(article.text[:_MOST_LETTERS].split("\n")):
            shape, letters = self._set_line(article.shape.style(number), Role.EXCERPT, 1.6, 12)
            if number:
                cursor.insertBlock(shape, letters)
            else:
                cursor.setBlockFormat(shape)
                cursor.setBlockCharFormat(letters)
            here = Span(at, at + len(line))
            touching = [each for each in self._shaded if each.span.overlaps(here)]
            cuts = {here.start, here.end}
            for each in touching:
                cuts |= {max(here.start, each.span.start), min(here.end, each.span.end)}
            ordered = sorted(cuts)
            for start, end in pairwise(ordered):
                piece = Span(start, end)
                over = [each for each in touching if each.span.overlaps(piece)]
                before = cursor.position()
                cursor.insertText(shown(piece.of(article.text)), self._shaded_as(letters, over))
                for each in over:
                    first = starts.setdefault(each.span, before)
                    self._stretches[each.span] = (first, cursor.position())
            at = here.end + 1

    def _shaded_as(self, letters: QTextCharFormat, over: Iterable[ShadedSpan]) -> QTextCharFormat:
        shades = {each.shade for each in over}
        if not shades:
            return letters
        made, colour = QTextCharFormat(letters), self._theme.colour
        line = QTextCharFormat.UnderlineStyle.SingleUnderline
        if Shade.MARKED in shades:
            made.setBackground(colour("inserted"))
            made.setUnderlineStyle(line)
            made.setUnderlineColor(colour("good_ink"))
        if Shade.TO_CHECK in shades:
            made.setBackground(colour("unsure"))
            made.setUnderlineStyle(line)
            made.setUnderlineColor(colour("unsure_ink"))
        if Shade.GONE in shades:
            made.setBackground(colour("deleted"))
            made.setFontStrikeOut(True)
        if Shade.ADDED in shades:
            made.setBackground(colour("inserted"))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            made.setUnderlineColor(colour("good_ink"))
        return made
