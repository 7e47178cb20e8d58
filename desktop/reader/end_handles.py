"""What the ends of a mark are taken by with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation
from desktop.core.span import Span
from desktop.core.text.moved_ends import End, dragged
from desktop.reader.article_page import ArticlePage

# A finger or an unsure hand hits what is so wide and high, in pixels (WCAG 2.5.8).
_TARGET = 24
# The knob that is seen in it, and how far it hangs over the words.
_KNOB, _OVER = 14, 5


class EndHandle(QWidget):
    """One knob; `taken_to` sends where in the page its tip is to be, and whether exactly there."""

    taken_to = Signal(QPoint, bool)
    let_go = Signal()

    def __init__(self, end: End, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.end = end
        self.colour = self.edge = QColor()
        self.tip = QPoint()
        # From the mouse to the tip; None while nobody holds it.
        self._hold: QPoint | None = None
        self.setFixedSize(_TARGET, _TARGET)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        first, last = self.tr("First end of the mark"), self.tr("Last end of the mark")
        self.setAccessibleName(first if end is End.FIRST else last)

    @property
    def is_held(self) -> bool:
        """Whether somebody drags it."""
        return self._hold is not None

    def stand_at(self, tip: QPoint, *, hangs_left: bool) -> None:
        """Hangs below a point between two letters, out of the way of the other end."""
        self.tip = tip
        x = tip.x() - _TARGET + _OVER if hangs_left else tip.x() - _OVER
        self.move(x, tip.y() - 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            # The words are above what is held.
            lifted = QPoint(self.tip.x(), self.tip.y() - _TARGET // 2)
            self._hold = lifted - self.mapToParent(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hold is not None:
            exactly = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            point = self.mapToParent(event.position().toPoint()) + self._hold
            self.taken_to.emit(point, exactly)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._hold is not None:
            self._hold = None
            self.let_go.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self.mapFromParent(self.tip)
        painter.setPen(QPen(self.colour, 2))
        painter.drawLine(at.x(), 0, at.x(), 6)
        painter.setPen(QPen(self.edge, 1.5))
        painter.setBrush(self.colour)
        left = (_TARGET - _KNOB) // 2
        painter.drawEllipse(left, 5, _KNOB, _KNOB)
        painter.end()


class EndHandles(QObject):
    """Two knobs at the ends of the mark that is meant.

    `moved` sends the id of the mark and the words that it is to stand on now, each time that an
    end comes to another word; `let_go` that it is there.
    """

    moved = Signal(str, Span)
    let_go = Signal()

    def __init__(self, page: ArticlePage, meant: Callable[[], Annotation | None]) -> None:
        super().__init__(page)
        self._page, self._meant = page, meant
        self._mark: Annotation | None = None
        self.all = tuple(EndHandle(end, page.viewport()) for end in End)
        for handle in self.all:
            handle.hide()
            handle.taken_to.connect(lambda point, exactly, h=handle: self._take(h, point, exactly))
            handle.let_go.connect(self.let_go)

    @property
    def are_held(self) -> bool:
        """Whether somebody drags one of them."""
        return any(handle.is_held for handle in self.all)

    def follow(self, theme: Theme) -> None:
        """Stands at the ends of the mark that is meant now, or nowhere."""
        if not self.are_held:
            self._mark = self._meant()
        for handle in self.all:
            tip = self._tip(handle.end)
            if tip is None or self._mark is None:
                handle.hide()
                continue
            handle.colour, handle.edge = theme.pen_line(self._mark.pen), theme.colour("card")
            is_first = handle.end is End.FIRST
            handle.stand_at(tip, hangs_left=is_first is not self._reads_from_right(handle.end))
            handle.show()
            handle.raise_()
            handle.update()

    def follow_mark(self, marks: tuple[Annotation, ...], theme: Theme) -> None:
        """Hears of the marks as they are now; the one that is dragged may stand elsewhere."""
        if self._mark is not None and self.are_held:
            known = self._mark.id
            self._mark = next((each for each in marks if each.id == known), None)
        self.follow(theme)

    def _take(self, handle: EndHandle, point: QPoint, exactly: bool) -> None:
        if self._mark is None:
            return
        at = self._page.character_near(point)
        span = dragged(self._page.text, self._mark.span, handle.end, at, exactly=exactly)
        if span != self._mark.span:
            self.moved.emit(self._mark.id, span)

    def _tip(self, end: End) -> QPoint | None:
        """Where the words end, in pixels of the viewport; None where that is not on the page."""
        if self._mark is None:
            return None
        lines = self._page.lines_of(self._mark.span)
        if not lines:
            return None
        line = lines[0] if end is End.FIRST else lines[-1]
        is_left = (end is End.FIRST) is not self._reads_from_right(end)
        return QPoint(line.left() if is_left else line.right() + 1, line.bottom())

    def _reads_from_right(self, end: End) -> bool:
        if self._mark is None:
            return False
        span = self._mark.span
        return self._page.is_read_from_right(span.start if end is End.FIRST else span.end - 1)
