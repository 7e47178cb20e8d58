"""The text of an article on paper, with marks on it that can be pointed at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import is_listened_to, show_tip_at
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.passage import Passage
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span
from desktop.panel import presses_button
from desktop.reader.mark_painter import strips
from desktop.reader.marks import Mark, Marks
from desktop.reader.masthead import Masthead
from desktop.reader.placed_marks import PlacedMarks
from desktop.reader.stretch import Stretch
from desktop.reader.text_page import TextPage

if TYPE_CHECKING:
    from desktop.core.shape import Picture
    from desktop.reader.attribute_colours import AttributeColours
    from desktop.reader.line_focus import LineFocus
    from desktop.reader.shape_painter import ShapePainter
    from desktop.reader.shared_bars import SharedWords


# A picture is made anew when it is seen so much larger; so many of those seen last are kept.
_LARGER, _MOST_PICTURES = 1.15, 24


class ArticlePage(TextPage):
    """Shows a text with a masthead above it, marks under and over its words, and its paragraphs.

    `hovered` sends the marks under the `mouse`, `chosen` the keys of the marks that were clicked or
    entered; `keyboard_came` and `keyboard_left` say that the page has the keyboard by now, or that
    another part of the window has it; `marking_wanted` says that Enter was pressed on selected
    words, `menu_wanted` where in the viewport something was clicked to see what can be done with
    it; `picture_wanted` asks for a Picture that is seen, at a width in pixels.
    """

    hovered = Signal(object)
    chosen = Signal(object)
    keyboard_came = Signal()
    keyboard_left = Signal()
    marking_wanted = Signal()
    menu_wanted = Signal(QPoint)
    picture_wanted = Signal(object, int)

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None):
        super().__init__(theme, preferences, parent)
        self._placed = PlacedMarks(self.document())
        self._masthead: Masthead | None = None
        # What other articles have as well, while somebody wants to see it.
        self._shared: tuple[SharedWords, ...] = ()
        # Made when it is first wanted, and when somebody listens.
        self._line_focus: LineFocus | None = None
        self._shape_painter: ShapePainter | None = None
        # By name, with the width that was asked for; None until it is there, and where none is.
        self._pictures: dict[str, tuple[QImage | None, int]] = {}
        self._attributes: AttributeColours | None = None
        self._pressed_at: QPoint | None = None
        # Where the mouse was seen last, in pixels of the viewport.
        self.mouse = QPoint()
        self._is_exact = False
        self.selectionChanged.connect(self._forget_exactness)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Article text"))

    # What is on the page

    def set_masthead(self, masthead: Masthead) -> None:
        """Puts a widget above the text; it scrolls with it."""
        self._masthead = masthead
        masthead.setParent(self.viewport())
        masthead.show()
        self._aid(self._preferences)

    def show_look(self, theme: Theme, preferences: Preferences) -> None:
        self._shape_painter = None
        super().show_look(theme, preferences)
        self._aid(preferences)

    @property
    def line_focus(self) -> LineFocus | None:
        """What dims lines and holds a ruler; None as long as nobody wanted it."""
        return self._line_focus

    def show_text(self, text: str, shape: Shape = SHAPELESS) -> None:
        """Lays out another text, without marks, with the window at its beginning."""
        self._placed.marks = Marks()
        self._placed.lit = frozenset()
        self._pictures.clear()
        self._shared = ()
        super().show_text(text, shape)
        self._shape_painter = None

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Puts other marks in the place of those before; the text does not move."""
        self._placed.marks = Marks(marks)
        self._forget_places()
        self.tell_colours()

    def show_shared(self, shared: Iterable[SharedWords]) -> None:
        """Shows in the margin which words other articles have as well, in the place of others."""
        self._shared = tuple(shared)
        self.viewport().update()

    @property
    def shared(self) -> tuple[SharedWords, ...]:
        """The words that are shown as those of other articles too."""
        return self._shared

    def tell_colours(self) -> None:
        """Has a screen reader be told in which colours the words are marked, if one listens."""
        if self._attributes is None:
            if not is_listened_to():
                return
            from desktop.reader.attribute_colours import AttributeColours  # noqa: PLC0415 - when first wanted

            self._attributes = AttributeColours(self.document())
        self._attributes.tell(self._placed.marks.all, self._positions, self._stretch.span)

    @property
    def lit(self) -> frozenset[str]:
        """The keys of the marks that are lifted out of the others."""
        return self._placed.lit

    def light(self, keys: Iterable[str]) -> None:
        """Lifts the marks with these keys out of the others."""
        wanted = frozenset(keys)
        if wanted != self._placed.lit:
            self._placed.lit = wanted
            self.viewport().update()

    # Where things are

    def selection_lines(self) -> list[QRect]:
        """Each line of the selection, in pixels of the viewport."""
        span = self.selection()
        return self.lines_of(span) if span else []

    @property
    def is_selected_exactly(self) -> bool:
        """Whether just these characters are meant, and not the words they are of."""
        return self._is_exact

    @property
    def reads_from_right(self) -> bool:
        """Whether the paragraph that the keyboard is in is read from right to left."""
        return self.is_read_from_right(self.caret())

    def is_read_from_right(self, character: int) -> bool:
        """Whether the paragraph of a character is read from right to left."""
        block = self.document().findBlock(self._positions.to_qt(character))
        return block.textDirection() == Qt.LayoutDirection.RightToLeft

    def character_near(self, point: QPoint) -> int:
        """The character before which somebody means to be who points at the viewport."""
        return self._positions.to_character(self.cursorForPosition(point).position())

    def select_word_at(self, character: int) -> None:
        """Selects the word that holds a character."""
        from desktop.core.text.whole_words import word_at  # noqa: PLC0415 - when first wanted

        word = word_at(self.text, character)
        if word != self.selection():
            self.select(word)

    def marks_at_caret(self) -> tuple[Mark, ...]:
        """The marks that the keyboard stands in, the shortest first."""
        return self.marks_covering(self.caret())

    def marks_covering(self, character: int) -> tuple[Mark, ...]:
        """The marks over a character, the shortest first."""
        return self._placed.marks.at(character)

    def marks_under(self, point: QPoint) -> tuple[Mark, ...]:
        """The marks under a point of the viewport, the shortest first."""
        spot = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        character = self._positions.to_character(self.cursorForPosition(point).position())
        return self._placed.marks_at(spot, character)

    def keys_at(self, point: QPoint) -> tuple[str, ...]:
        """The keys of the marks under a point of the viewport, the shortest mark first."""
        return tuple(mark.key for mark in self.marks_under(point))

    def lines_of(self, span: Span) -> list[QRect]:
        """Where each line of a span stands, in pixels of the viewport."""
        found = strips(self.document(), self._positions, span)
        return [self._in_view(strip.box) for strip in found]

    def go_to_neighbour(self, *, forward: bool) -> bool:
        """Puts the keyboard on the next mark, or the one before; whether there was any."""
        here = self.caret()
        starts = sorted({mark.span.start for mark in self._placed.marks.all})
        ahead = [start for start in starts if start > here]
        behind = [start for start in starts if start < here]
        there = ahead[:1] if forward else behind[-1:]
        for start in there:
            self.go_to(Span(start, start))
        return bool(there)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses_button(event, QApplication.focusWidget()):
            # One that stands above the text and scrolls with it.
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selection() is None:
                self.chosen.emit(tuple(mark.key for mark in self.marks_at_caret()))
            elif not event.isAutoRepeat():
                self.marking_wanted.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        pressed, selection = self._character_under(event.position()), self.selection()
        # What is selected may be dragged out, with all that is beyond the stretch.
        is_dragging = pressed is not None and selection is not None and selection.covers(pressed)
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_left and not with_shift and not is_dragging:
            self._forget_far_ends()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.selection():
            self._end_selecting(exactly=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        stood_still = (
            self._pressed_at is not None and (point - self._pressed_at).manhattanLength() < 4
        )
        if event.button() == Qt.MouseButton.LeftButton and stood_still and not self.selection():
            keys = self.keys_at(point)
            if keys:
                self.chosen.emit(keys)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        character = self._character_under(event.position())
        if character is not None and event.button() == Qt.MouseButton.LeftButton:
            self.select_word_at(character)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        character = self._character_under(QPointF(event.pos()))
        if character is None:
            return
        selection = self.selection()
        if selection is None or not selection.covers(character):
            self._set_ends(character, character)
        self.menu_wanted.emit(event.pos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.mouse = event.position().toPoint()
        self.hovered.emit(self.marks_under(self.mouse))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keyboard_came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the page, and another window, are not a way away from it.
        staying = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in staying:
            self.keyboard_left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.hovered.emit(())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_under(event)
        super().paintEvent(event)
        self._paint_over(event)

    # What is selected by the mouse

    def _end_selecting(self, *, exactly: bool) -> None:
        """Takes the rest of the words in that were begun, or keeps just these characters."""
        selection = self.selection()
        if exactly or selection is None:
            self._is_exact = exactly
            return
        from desktop.core.text.whole_words import whole_words  # noqa: PLC0415 - when first wanted

        whole = whole_words(self.text, selection)
        if whole != selection:
            is_forward = self.caret() == selection.end
            ends = (whole.start, whole.end) if is_forward else (whole.end, whole.start)
            self._set_ends(*ends)

    def _forget_exactness(self) -> None:
        self._is_exact = False

    def _character_under(self, point: QPointF) -> int | None:
        """The character that is drawn at a point of the viewport."""
        spot = point + QPointF(0, self.verticalScrollBar().value())
        hit = self.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.ExactHit)
        return self._positions.to_character(hit) if hit >= 0 else None

    # What stands on the page beside the text

    def _head_height(self, width: int) -> int:
        if self._masthead is None:
            return 0
        self._masthead.setFixedWidth(width)
        height = self._masthead.fit(width, self.viewport().height())
        self._masthead.setFixedHeight(height)
        return height

    def _place_head(self) -> None:
        if self._masthead is not None:
            is_above = self._stretch.span.start > 0
            y = -self._masthead.height() if is_above else -self.verticalScrollBar().value()
            self._masthead.move(self._column.left(), y)

    def _forget_places(self) -> None:
        self._placed.forget()
        super()._forget_places()

    def _lay_out(self) -> None:
        super()._lay_out()
        if self._attributes is not None:
            self._attributes.forget()
            self.tell_colours()

    def _take_stretch(self, stretch: Stretch) -> None:
        super()._take_stretch(stretch)
        self._placed.positions = self._positions

    def _in_view(self, box: QRectF) -> QRect:
        return box.translated(0, -self.verticalScrollBar().value()).toRect()

    # How it is painted

    def _characters_painted(self, event: QPaintEvent) -> tuple[int, int]:
        top = self.cursorForPosition(QPoint(0, event.rect().top() - 30))
        bottom = self.cursorForPosition(QPoint(self.viewport().width(), event.rect().bottom() + 30))
        first = self._positions.to_character(top.block().position())
        last = bottom.block().position() + bottom.block().length()
        return first, self._positions.to_character(last)

    def _painter(self) -> QPainter:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        return painter

    def _paint_under(self, event: QPaintEvent) -> None:
        painter = self._painter()
        if self._line_focus is not None:
            self._line_focus.paint_under(painter)
        first, last = self._characters_painted(event)
        if shape_painter := self._made_shape_painter():
            ends = self._positions.to_qt(first), self._positions.to_qt(last)
            shape_painter.paint_under(painter, *ends)
        self._placed.paint_under(painter, first, last)
        painter.end()

    def _paint_over(self, event: QPaintEvent) -> None:
        painter = self._painter()
        first, last = self._characters_painted(event)
        if shape_painter := self._made_shape_painter():
            ends = self._positions.to_qt(first), self._positions.to_qt(last)
            shape_painter.paint_over(painter, *ends)
        ink = self._theme.colour("ink")
        self._placed.paint_over(
            painter, first, last, right=self._column.right(), ink=ink, scale=self._scale
        )
        painter.setFont(self._scale.font(Role.SMALL))
        painter.setPen(self._theme.colour("soft_ink"))
        top, bottom = self._paragraphs.number_at(first), self._paragraphs.number_at(last)
        for number in range(max(1, top), bottom + 1):
            passage = self._paragraphs.numbered(number)
            # The beginning of what the stretch begins within is not on the page.
            if self._stretch.span.start <= passage.span.start <= last:
                self._paint_number(painter, passage)
        if self._shared:
            self._paint_shared(painter, Span(first, last))
        if self._line_focus is not None:
            self._line_focus.paint_over(painter, event)
        painter.end()

    def _paint_shared(self, painter: QPainter, seen: Span) -> None:
        from desktop.reader.shared_bars import paint_shared_bars  # noqa: PLC0415 - on request

        here = [
            each
            for each in self._shared
            if each.span.start <= seen.end and each.span.end >= seen.start
        ]
        x, colour = self._column.left() - 10, self._theme.colour("accent")
        paint_shared_bars(painter, self.document(), self._positions, here, x=x, colour=colour)

    def _made_shape_painter(self) -> ShapePainter | None:
        if self._shape is not None and self._shape_painter is None:
            from desktop.reader.shape_painter import ShapePainter  # noqa: PLC0415 - most are plain

            self._shape_painter = ShapePainter(self._shape, self._theme, self._image_of)
        return self._shape_painter

    def _image_of(self, picture: Picture, width: float) -> QImage | None:
        pixels = round(width * self.devicePixelRatioF())
        image, asked = self._pictures.pop(picture.name, (None, 0))
        if pixels > asked * _LARGER:
            # Not while it is painted: whoever hears of it may have it at once.
            QTimer.singleShot(0, self, lambda: self.picture_wanted.emit(picture, pixels))
            asked = pixels
        # Those that were seen last are at the end.
        self._pictures[picture.name] = image, asked
        for name in [*self._pictures][:-_MOST_PICTURES]:
            del self._pictures[name]
        return image

    def show_picture(self, name: str, image: QImage) -> None:
        """Puts a picture where it belongs, if it is still waited for."""
        if name in self._pictures:
            self._pictures[name] = image, self._pictures[name][1]
            self.viewport().update()

    def link_at_caret(self) -> str:
        """Where the link leads that the keyboard stands in; nothing where it is in none."""
        selection = self.selection()
        at = self.caret() if selection is None else selection.start
        return self._shape.link_at(at) if self._shape is not None else ""

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip_at(event.globalPos(), self.tip_at(event.pos()), self._viewport)
            return True
        return super().viewportEvent(event)

    @property
    def tipped_pictures(self) -> list[tuple[QRectF, Picture]]:
        """The pictures that are seen and where, in pixels of the document."""
        return self._shape_painter.pictures if self._shape_painter is not None else []

    def tip_at(self, point: QPoint) -> str:
        """What is told of a point of the viewport: where a link leads, what a picture shows."""
        if self._shape is None:
            return ""
        spot = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        for box, picture in self.tipped_pictures:
            if box.contains(spot):
                return picture.words
        character = self._character_under(QPointF(point))
        return self._shape.link_at(character) if character is not None else ""

    def _aid(self, preferences: Preferences) -> None:
        """Dims lines and holds a ruler, if that is wanted."""
        is_wanted = (preferences.line_focus, preferences.ruler) != ("off", "off")
        if self._line_focus is None and is_wanted and self._masthead is not None:
            # Most readers never want it.
            from desktop.reader.line_focus import LineFocus  # noqa: PLC0415

            self._line_focus = LineFocus(self, self._masthead, self._theme)
        if self._line_focus is not None:
            self._line_focus.show_look(self._theme, preferences)

    def _paint_number(self, painter: QPainter, passage: Passage) -> None:
        block = self.document().findBlock(self._positions.to_qt(passage.span.start))
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        top = self.document().documentLayout().blockBoundingRect(block).top()
        baseline = top + line.y() + line.ascent()
        gutter, high = self._gutter, self._scale.room(20)
        box = QRectF(self._column.left() - gutter, baseline - high, gutter - 18, high)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, flags, str(passage.number))
