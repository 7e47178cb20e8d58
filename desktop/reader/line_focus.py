"""Help for eyes that lose their line: all but a few lines dimmed, and a ruler under one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.appearance.known_viewport import known_viewport
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme

# So much of the paper lies over what is dimmed.
_VEIL = 0.78
# The ruler reaches so far beyond the text on both sides, and its edge is so thick, in pixels.
_BEYOND, _EDGE = 14, 2.5
# The least room over and under the lines that are left as they are.
_LEAST_ROOM = 2.0
# How many lines are shown before that of the keyboard, and from it on.
_LINES = {"1": (0, 1), "2": (0, 2), "3": (1, 2)}


class LineFocus(QObject):
    """Paints veils over a page and a ruler under its text, where its reader wants them.

    Both follow the keyboard, also when it scrolls; the ruler follows the mouse as well.
    """

    def __init__(self, page: QTextEdit, head: QWidget, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._viewport = page, known_viewport(page)
        self._theme = theme
        self._lines, self._has_ruler = "off", False
        # Where the mouse was when it moved last, if the keyboard did not move since.
        self._mouse: QPoint | None = None
        self._veil = _HeadVeil(head)
        page.cursorPositionChanged.connect(self._follow_keyboard)
        page.verticalScrollBar().valueChanged.connect(self._paint_anew)
        self._viewport.installEventFilter(self)

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to be painted."""
        return self._lines != "off" or self._has_ruler

    def show_look(self, theme: Theme, preferences: Preferences) -> None:
        """Takes on a theme, and what its reader wants to see."""
        self._theme = theme
        self._lines, self._has_ruler = preferences.line_focus, preferences.ruler == "on"
        self._veil.show_colour(self._dimming if self._lines != "off" else None)
        self._paint_anew()

    def paint_under(self, painter: QPainter) -> None:
        """Paints the ruler; the painter counts in pixels of the document."""
        band = self.ruler_band
        if band.isEmpty():
            return
        frame = self._page.document().rootFrame().frameFormat()
        left, right = frame.leftMargin(), self._viewport.width() - frame.rightMargin()
        box = QRectF(left - _BEYOND, band.top(), right - left + 2 * _BEYOND, band.height())
        painter.fillRect(box, self._theme.colour("ruler"))
        edge = QRectF(box.left(), box.bottom() - _EDGE, box.width(), _EDGE)
        painter.fillRect(edge, self._theme.colour("accent"))

    def paint_over(self, painter: QPainter, event: QPaintEvent) -> None:
        """Dims all that is painted but for the lines in focus; the painter counts as above."""
        if self._lines == "off":
            return
        band = self.focus_band
        seen = QRectF(event.rect()).translated(0, self._page.verticalScrollBar().value())
        above, below = QRectF(seen), QRectF(seen)
        above.setBottom(band.top())
        below.setTop(band.bottom())
        for veil in (above.intersected(seen), below.intersected(seen)):
            painter.fillRect(veil, self._dimming)

    @property
    def focus_band(self) -> QRectF:
        """What is left as it is, in pixels of the document; empty where nothing is dimmed."""
        if self._lines == "off":
            return QRectF()
        return self._band(self._focused_position(), self._lines)

    @property
    def ruler_band(self) -> QRectF:
        """Where the ruler lies, in pixels of the document; empty where there is none."""
        return self._band(self._ruled_position(), "1") if self._has_ruler else QRectF()

    # Where the eyes are

    def _focused_position(self) -> int:
        """Where the keyboard is; where that is out of sight, what is a third of the way down."""
        height = self._viewport.height()
        box = self._page.cursorRect()
        if box.bottom() > 0 and box.top() < height:
            return self._page.textCursor().position()
        middle = QPoint(self._viewport.width() // 2, height // 3)
        return self._page.cursorForPosition(middle).position()

    def _ruled_position(self) -> int:
        if self._mouse is not None:
            return self._page.cursorForPosition(self._mouse).position()
        return self._focused_position()

    def _band(self, position: int, lines: str) -> QRectF:
        """The lines around a position, from edge to edge, in pixels of the document."""
        block = self._page.document().findBlock(position)
        if not block.isValid() or not block.layout().lineCount():
            return QRectF()
        if lines == "paragraph":
            top, _ = _edges(block, 0)
            _, bottom = _edges(block, block.layout().lineCount() - 1)
        else:
            number = block.layout().lineForTextPosition(position - block.position()).lineNumber()
            before, after = _LINES[lines]
            top, bottom = _edges(block, number)
            for step, count in ((-1, before), (1, after - 1)):
                here: tuple[QTextBlock, int] | None = (block, number)
                for _ in range(count):
                    here = _neighbour(*here, step) if here else None
                    if here is not None:
                        edges = _edges(*here)
                        top, bottom = min(top, edges[0]), max(bottom, edges[1])
        room = self._room(block)
        return QRectF(0, top - room, self._viewport.width(), bottom - top + 2 * room)

    def _room(self, block: QTextBlock) -> float:
        """Half of what is free between two lines."""
        if block.layout().lineCount() < 2:
            return _LEAST_ROOM
        one, other = block.layout().lineAt(0), block.layout().lineAt(1)
        return max(_LEAST_ROOM, (other.y() - one.y() - one.height()) / 2)

    @property
    def _dimming(self) -> QColor:
        colour = QColor(self._theme.colour("paper"))
        colour.setAlphaF(_VEIL)
        return colour

    # What it follows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_move = event.type() == QEvent.Type.MouseMove
        if self._has_ruler and is_move and isinstance(event, QMouseEvent):
            self._mouse = event.position().toPoint()
            self._viewport.update()
        return super().eventFilter(watched, event)

    def _follow_keyboard(self) -> None:
        self._mouse = None
        self._paint_anew()

    def _paint_anew(self) -> None:
        # Scrolling moves what was painted, and a caret that moves repaints only its own box.
        if self.is_wanted:
            self._viewport.update()


class _HeadVeil(QWidget):
    """Lies over what stands above the text, as that is no part of the text."""

    def __init__(self, head: QWidget) -> None:
        super().__init__(head)
        self._colour: QColor | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        head.installEventFilter(self)
        self.hide()

    def show_colour(self, colour: QColor | None) -> None:
        """Dims with a colour, or no more."""
        self._colour = colour
        self._cover()
        self.setVisible(colour is not None)
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colour is not None:
            painter = QPainter(self)
            painter.fillRect(event.rect(), self._colour)
            painter.end()

    def _cover(self) -> None:
        head = self.parentWidget()
        if head is not None:
            self.setGeometry(head.rect())


def _edges(block: QTextBlock, number: int) -> tuple[float, float]:
    """Where a line of a block begins and ends, in pixels of the document."""
    document = block.document()
    top = document.documentLayout().blockBoundingRect(block).top()
    line: QTextLine = block.layout().lineAt(number)
    return top + line.y(), top + line.y() + line.height()


def _neighbour(block: QTextBlock, number: int, step: int) -> tuple[QTextBlock, int] | None:
    """The line after one or before it, also in another paragraph; None at the end of all."""
    if 0 <= number + step < block.layout().lineCount():
        return block, number + step
    other = block.next() if step > 0 else block.previous()
    while other.isValid() and not other.text().strip():
        other = other.next() if step > 0 else other.previous()
    if not other.isValid():
        return None
    return other, 0 if step > 0 else other.layout().lineCount() - 1
