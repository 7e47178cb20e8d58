"""An article of the lesson that is being written, from which words are selected."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ClosedDocument
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.core.article import Article
from desktop.core.packs.drafted import LessonPartKind
from desktop.core.shape import SHAPELESS, SpanKind, StyledSpan
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.covering.read_only_text import ReadOnlyText
from desktop.writing.lesson_pictures import LessonPictures
from desktop.writing.part_bar import PartBar

# Of a longer text its beginning is shown: setting more would keep the window waiting.
_MOST_LETTERS = 300_000
# How wide the text is at most, and how far it stands from the left, in pixels for usual letters.
_WIDE, _LEFT = 600, 66
_BAR_AFTER = 120


@dataclass(frozen=True, slots=True)
class PartMark:
    """Words that a part is about; `kind` is None for those that may be a claim."""

    span: Span
    kind: LessonPartKind | None
    is_open: bool = False


class LessonText(ReadOnlyText):
    """Shows the text with what was tied to it.

    `part_wanted` carries the LessonPartKind that the selected words are to become, `put_away` is
    sent when Esc is pressed and nothing is selected, `pressed` carries where in the text the mouse
    was. While words are chosen for something that is there already, `taken` says that it is those
    that are selected, and `refused` that it is none.
    """

    part_wanted = Signal(object)
    put_away = Signal()
    pressed = Signal(int)
    taken = Signal()
    refused = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._article: Article | None = None
        self._marks: tuple[PartMark, ...] = ()
        self._stretches: dict[Span, tuple[int, int]] = {}
        self.pictures = LessonPictures(theme)
        self.pictures.came.connect(self.viewport().update)
        # What Enter does with selected words; None where they become a part, empty for nothing.
        self._offer: str | None = None
        self.bar = PartBar(theme, self.viewport())
        self.bar.wanted.connect(self.part_wanted)
        self.bar.taken.connect(self.taken)
        # While the mouse is drawn over words nothing jumps about.
        self._rising = QTimer(self, singleShot=True, interval=_BAR_AFTER)
        self._rising.timeout.connect(self._show_bar)
        self.selectionChanged.connect(self._follow_selection)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._follow_selection())
        self.show_theme(theme)

    # What is shown

    def show_article(self, article: Article | None, marks: Iterable[PartMark]) -> None:
        """Shows a text; where it is the same, it stays as it is scrolled and selected."""
        new = tuple(marks)
        is_same = article is not None and self._article is not None
        is_same = is_same and article.text == self._article.text  # type: ignore[union-attr]
        if is_same and new == self._marks and article == self._article:
            return
        self._article, self._marks = article, new
        shape = article.shape if article is not None else SHAPELESS
        lines = article.text.count("\n") + 1 if article is not None else 0
        self.pictures.show_pictures(shape.pictures, lines)
        self._set(keep=bool(is_same))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and the letters of a theme."""
        self._theme = theme
        paper, ink, colours = theme.colours["paper"], theme.colours["ink"], theme.colours
        wear(
            self,
            f"QTextEdit {{ background: {paper}; color: {ink}; border: none;"
            f" selection-background-color: {colours['selection']}; selection-color: {ink}; }}",
        )
        self.bar.show_theme(theme)
        self.pictures.show_theme(theme)
        self._set(keep=True)
        self._fit()

    def bring_into_view(self, span: Span) -> None:
        """Scrolls to words of the text, with the caret before them."""
        if self._article is None:
            return
        # The page counts in other units than the text.
        before = self._article.text[: span.start].encode("utf-16-le", "surrogatepass")
        cursor = self.textCursor()
        cursor.setPosition(min(len(before) // 2, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top()
        if not 0 <= top < self.viewport().height() - 60:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def show_offer(self, words: str | None) -> None:
        """What is offered over selected words.

        None for what they can become of the lesson, words for the one thing that Enter does with
        them, no words for nothing.
        """
        self._offer = words
        self.bar.hide()
        self.bar.show_offer(words)

    def let_go(self) -> None:
        """Selects nothing any more."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    # The bar

    def _follow_selection(self) -> None:
        self.bar.hide()
        if self.textCursor().hasSelection():
            self._rising.start()

    def _show_bar(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() or not cursor.selectedText().strip() or self._offer == "":
            return
        first, last = QTextCursor(cursor), QTextCursor(cursor)
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        top, bottom = self.cursorRect(first), self.cursorRect(last)
        room = self.viewport().rect()
        if bottom.bottom() < 0 or top.top() > room.bottom():
            return
        self.bar.rise(QRect(QPoint(bottom.left(), top.top()), bottom.bottomRight()), room)

    # Setting it

    def _set(self, *, keep: bool) -> None:
        document = self._new_document()
        self._stretches = {}
        if self._article is not None:
            self._write(document, self._article)
        self._put(document, self._fit, keep=keep)

    def _write(self, document: ClosedDocument, article: Article) -> None:
        cursor = QTextCursor(document)
        at = 0
        starts: dict[Span, int] = {}
        # They stand in order, and none leaves its line.
        spans = deque(article.shape.spans)
        for number, line in enumerate(article.text[:_MOST_LETTERS].split("\n")):
            shape, letters = self._setting(article, number)
            if number:
                cursor.insertBlock(shape, letters)
            else:
                cursor.setBlockFormat(shape)
                cursor.setBlockCharFormat(letters)
            here = Span(at, at + len(line))
            touching = [each for each in self._marks if each.span.overlaps(here)]
            cuts = {here.start, here.end}
            styled = list(_spans_until(here.end, spans))
            for stands in (*(each.span for each in touching), *(each.span for each in styled)):
                cuts |= {max(here.start, stands.start), min(here.end, stands.end)}
            for start, end in pairwise(sorted(cuts)):
                part = Span(start, end)
                over = [each for each in touching if each.span.overlaps(part)]
                before = cursor.position()
                kinds = {each.kind for each in styled if each.span.overlaps(part)}
                made = self._marked(_styled(letters, kinds), over)
                cursor.insertText(shown(part.of(article.text)), made)
                for each in over:
                    first = starts.setdefault(each.span, before)
                    self._stretches[each.span] = (first, cursor.position())
            at = here.end + 1

    def _marked(self, letters: QTextCharFormat, over: Iterable[PartMark]) -> QTextCharFormat:
        marks = list(over)
        if not marks:
            return letters
        made, colour = QTextCharFormat(letters), self._theme.colour
        kinds, styles = {each.kind for each in marks}, QTextCharFormat.UnderlineStyle
        if kinds == {None}:
            made.setUnderlineStyle(styles.DotLine)
            made.setUnderlineColor(colour("soft_ink"))
        elif LessonPartKind.CLAIM in kinds:
            made.setUnderlineStyle(styles.DashUnderline)
            made.setUnderlineColor(colour("claim_line"))
        else:
            made.setUnderlineStyle(styles.SingleUnderline)
            made.setUnderlineColor(colour("accent"))
        if any(each.is_open for each in marks):
            made.setBackground(colour("accent_tint"))
        return made

    def _setting(self, article: Article, number: int) -> tuple[QTextBlockFormat, QTextCharFormat]:
        shape, letters = self._set_line(article.shape.style(number), Role.BODY, 1.55, 14)
        if self.pictures:
            above = self.pictures.room(number, self._column)
            # The larger of two margins holds: that of the line before must not vanish in it.
            shape.setTopMargin(above + shape.bottomMargin() if above else 0)
            if number == article.text.count("\n"):
                below = self.pictures.room(number + 1, self._column)
                shape.setBottomMargin(shape.bottomMargin() + below)
        return shape, letters

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._offer and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            if self._offer:
                self.refused.emit()
            elif self.textCursor().hasSelection():
                self.let_go()
            else:
                self.put_away.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self._column
        super().resizeEvent(event)
        if self.pictures and self._column != before:
            self._set(keep=True)
        self._fit()
        self._follow_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection() and self._offer is None:
            at = self.cursorForPosition(event.position().toPoint()).position()
            self.pressed.emit(self._letters_up_to(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The numbers of the paragraphs, beside them, and what stands between them.
        painter = QPainter(self.viewport())
        layout, y = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            box, number = layout.blockBoundingRect(block), block.blockNumber()
            top = box.top() - y
            above = self.pictures.room(number, self._column) if self.pictures else 0.0
            if top - above > self.viewport().height():
                break
            if above:
                self.pictures.paint(painter, number, self._column_from(top - above))
            if self.pictures and not block.next().isValid():
                at = top + box.height() + self._theme.type.card_room(14)
                self.pictures.paint(painter, number + 1, self._column_from(at))
            painter.setFont(self._theme.type.font(Role.SMALL))
            painter.setPen(self._theme.colour("soft_ink"))
            if block.text():
                room = QRectF(QPointF(0, top + 4), QPointF(self._left - 14, top + 30))
                align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                painter.drawText(room, int(align.value), str(block.blockNumber() + 1))
            block = block.next()
        painter.end()

    @property
    def _left(self) -> int:
        return self._theme.type.card_room(_LEFT)

    @property
    def _column(self) -> int:
        """How wide the text is."""
        return min(self._theme.type.card_room(_WIDE), self.viewport().width() - self._left - 16)

    def _column_from(self, top: float) -> QRectF:
        return QRectF(self._left, top, self._column, 0)

    def _fit(self) -> None:
        frame = self.document().rootFrame().frameFormat()
        right = max(16, self.viewport().width() - self._left - self._theme.type.card_room(_WIDE))
        if (frame.leftMargin(), frame.rightMargin()) != (self._left, right):
            frame.setLeftMargin(self._left)
            frame.setRightMargin(right)
            frame.setTopMargin(6)
            frame.setBottomMargin(60)
            self.document().rootFrame().setFrameFormat(frame)


def _spans_until(end: int, spans: deque[StyledSpan]) -> Iterator[StyledSpan]:
    """Takes the spans of a line from those that are left."""
    while spans and spans[0].span.start < end:
        yield spans.popleft()


def _styled(letters: QTextCharFormat, kinds: set[SpanKind]) -> QTextCharFormat:
    """The letters of words that are stressed."""
    if not kinds & {SpanKind.EMPHASIS, SpanKind.STRONG}:
        return letters
    made = QTextCharFormat(letters)
    face = made.font()
    face.setItalic(SpanKind.EMPHASIS in kinds)
    if SpanKind.STRONG in kinds:
        face.setWeight(QFont.Weight.DemiBold)
    made.setFont(face)
    return made
