"""The text of a version, with what changed in it and the reader's marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import ClosedDocument
from desktop.appearance.theme import Theme
from desktop.core.article import Article
from desktop.core.shape import LineKind
from desktop.core.span import Span
from desktop.core.text.shown import shown

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


class VersionText(QTextEdit):
    """Shows a text that is only read, and from which words can be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._article: Article | None = None
        self._shaded: tuple[ShadedSpan, ...] = ()
        # Where spans that are shown apart begin and end on the page.
        self._stretches: dict[Span, tuple[int, int]] = {}
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
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
        if stretch is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(stretch[0])
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(top - self.viewport().height() // 3)

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

    @property
    def chosen(self) -> Span:
        """The characters that are selected; none where none are."""
        cursor = self.textCursor()
        start = self._letters_up_to(cursor.selectionStart())
        return Span(start, max(start, self._letters_up_to(cursor.selectionEnd())))

    def _letters_up_to(self, position: int) -> int:
        # The page counts in other units than the text.
        cursor = QTextCursor(self.document())
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        return len(cursor.selectedText())

    def _set(self, *, keep: bool) -> None:
        bar = self.verticalScrollBar()
        before, caret = bar.value(), self.textCursor().position()
        document = ClosedDocument(self)
        document.setDocumentMargin(self._theme.type.card_room(26))
        document.setUndoRedoEnabled(False)
        self._stretches = {}
        if self._article is not None:
            self._write(document, self._article)
        self.setDocument(document)
        if keep:
            cursor = self.textCursor()
            cursor.setPosition(min(caret, max(0, document.characterCount() - 1)))
            self.setTextCursor(cursor)
            bar.setValue(before)

    def _write(self, document: ClosedDocument, article: Article) -> None:
        cursor = QTextCursor(document)
        at = 0
        starts: dict[Span, int] = {}
        for number, line in enumerate(article.text[:_MOST_LETTERS].split("\n")):
            shape, letters = self._setting(article, number)
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

    def _setting(self, article: Article, number: int) -> tuple[QTextBlockFormat, QTextCharFormat]:
        scale, style = self._theme.type, article.shape.style(number)
        shape, letters = QTextBlockFormat(), QTextCharFormat()
        is_heading = style.kind is LineKind.HEADING
        face = scale.font(
            Role.SECTION if is_heading else Role.EXCERPT,
            Weight.SEMIBOLD if is_heading else Weight.REGULAR,
        )
        letters.setFont(face)
        letters.setForeground(self._theme.colour("ink"))
        shape.setBottomMargin(scale.card_room(12))
        shape.setLineHeight(
            scale.leading(face, 1.6), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        if style.kind in (LineKind.LIST_ITEM, LineKind.QUOTATION):
            shape.setLeftMargin(scale.card_room(18) * max(1, style.level))
        return shape, letters
