"""An essay with its quotations marked by what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import ClosedDocument
from desktop.appearance.theme import Theme
from desktop.core.span import Span
from desktop.core.student_work.quote_check.verdict import EssayCheck, QuoteVerdict
from desktop.core.text.shown import shown
from desktop.covering.read_only_text import ReadOnlyText
from desktop.essay.quote_cards import verdict_sign

# Lines of some 66 characters, as on the page.
_WIDEST = 700
_LINES = {
    "✓": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "≈": QTextCharFormat.UnderlineStyle.DashUnderline,
    "!": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "?": QTextCharFormat.UnderlineStyle.DotLine,
}


class EssayText(ReadOnlyText):
    """Shows an essay that is only read; behind each quotation stands the sign of its verdict.

    `pointed` carries the number of the quotation that was clicked.
    """

    pointed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        # Where each quotation begins and ends, by its number.
        self._places: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self.setAccessibleName(self.tr("Your essay"))
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme; what is shown has them when it is shown again."""
        self._theme = theme
        paper, ink = theme.colours["paper"], theme.colours["ink"]
        self.setStyleSheet(f"QTextEdit {{ background: {paper}; color: {ink}; border: none; }}")
        self.setMaximumWidth(theme.type.card_room(_WIDEST))

    def show_check(self, check: EssayCheck, verdicts: Sequence[QuoteVerdict]) -> None:
        """Shows an essay and what was found in it."""
        document = self._new_document(self._theme.type.card_room(26))
        self._places, self._ends = {}, {}
        cursor = QTextCursor(document)
        plain = self._plain(document, cursor)
        at = 0
        for number, verdict in sorted(enumerate(verdicts), key=lambda each: each[1].here.start):
            if verdict.here.start < at:
                # A part of another one: it stands on its card alone.
                continue
            cursor.insertText(shown(Span(at, verdict.here.start).of(check.text)), plain)
            self._places[number] = cursor.position()
            self._write(cursor, number, verdict, verdict.here.of(check.text), plain)
            self._ends[number] = cursor.position()
            at = verdict.here.end
        cursor.insertText(shown(check.text[at:]), plain)
        self._put(document)

    def light(self, number: int) -> None:
        """Lifts a quotation from the others; none with a number that none has."""
        lit = []
        if (place := self._places.get(number)) is not None:
            each = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(place)
            cursor.setPosition(self._ends[number], QTextCursor.MoveMode.KeepAnchor)
            each.cursor = cursor
            each.format.setBackground(self._theme.colour("selection"))
            lit.append(each)
        self.setExtraSelections(lit)

    def bring_into_view(self, number: int) -> None:
        """Scrolls to a quotation, with the caret before it."""
        if (place := self._places.get(number)) is not None:
            self._scroll_to(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self.anchorAt(event.position().toPoint())
        if number and not self.textCursor().hasSelection():
            self.pointed.emit(int(number))

    def _plain(self, document: ClosedDocument, cursor: QTextCursor) -> QTextCharFormat:
        face = self._theme.type.font(Role.BODY)
        document.setDefaultFont(face)
        shape, letters = QTextBlockFormat(), QTextCharFormat()
        shape.setBottomMargin(self._theme.type.card_room(12))
        shape.setLineHeight(
            self._theme.type.leading(face, 1.6),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        cursor.setBlockFormat(shape)
        letters.setFont(face)
        letters.setForeground(self._theme.colour("ink"))
        return letters

    def _write(
        self,
        cursor: QTextCursor,
        number: int,
        verdict: QuoteVerdict,
        words: str,
        plain: QTextCharFormat,
    ) -> None:
        look, colour = verdict_sign(verdict), self._theme.colour
        marked, told = QTextCharFormat(plain), QTextCharFormat(plain)
        for letters in (marked, told):
            letters.setAnchor(True)
            letters.setAnchorHref(str(number))
        marked.setUnderlineStyle(_LINES[look.sign])
        marked.setUnderlineColor(colour(look.ink))
        if look.tint:
            marked.setBackground(colour(look.tint))
        told.setFont(self._theme.type.font(Role.LABEL, Weight.SEMIBOLD))
        told.setForeground(colour(look.ink))
        cursor.insertText(shown(words), marked)
        # The sign stays on one line with the last word.
        cursor.insertText(f"\u00a0{look.sign}", told)
