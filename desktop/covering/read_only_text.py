"""A text in the page's place that is only read, and from which words can be chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import ClosedDocument
from desktop.appearance.theme import Theme
from desktop.core.shape import LineKind, LineStyle
from desktop.core.span import Span


class ReadOnlyText(QTextEdit):
    """Answers the keys of a text without being written in; Tab leads out of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

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

    def _scroll_to(self, position: int) -> None:
        """Brings the caret to a place of the page, and that to a third of its height."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(top - self.viewport().height() // 3)

    def _new_document(self, margin: int = 0) -> ClosedDocument:
        document = ClosedDocument(self)
        document.setDocumentMargin(margin)
        document.setUndoRedoEnabled(False)
        return document

    def _put(
        self, document: ClosedDocument, fit: Callable[[], object] = bool, *, keep: bool = False
    ) -> None:
        """Shows a document, where it is to `keep` its place as it is scrolled and selected."""
        bar, before = self.verticalScrollBar(), self.verticalScrollBar().value()
        caret, anchor = self.textCursor().position(), self.textCursor().anchor()
        self.setDocument(document)
        fit()
        if keep:
            cursor, last = self.textCursor(), max(0, document.characterCount() - 1)
            cursor.setPosition(min(anchor, last))
            cursor.setPosition(min(caret, last), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            bar.setValue(before)

    def _set_line(
        self, style: LineStyle, role: Role, leading: float, below: int
    ) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """How a line of an article is set; `below` is in pixels for usual letters."""
        scale, shape, letters = self._theme.type, QTextBlockFormat(), QTextCharFormat()
        is_heading = style.kind is LineKind.HEADING
        face = scale.font(
            Role.SECTION if is_heading else role,
            Weight.SEMIBOLD if is_heading else Weight.REGULAR,
        )
        letters.setFont(face)
        letters.setForeground(self._theme.colour("ink"))
        shape.setBottomMargin(scale.card_room(below))
        shape.setLineHeight(
            scale.leading(face, leading), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        if style.kind in (LineKind.LIST_ITEM, LineKind.QUOTATION):
            shape.setLeftMargin(scale.card_room(18) * max(1, style.level))
        return shape, letters
