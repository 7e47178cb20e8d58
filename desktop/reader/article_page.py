"""The text of an article on paper: exact, selectable with mouse and keyboard, with marks on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QScrollBar, QTextEdit, QWidget

from desktop.appearance.fonts import font, interface_font, proportional_line_height
from desktop.appearance.known_viewport import known_viewport
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.passage import Paragraphs, Passage, paragraphs_of
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.reader.mark_painter import (
    Strip,
    paint_letter,
    paint_lines,
    paint_tints,
    strips,
)
from desktop.reader.marks import Mark, Marks
from desktop.reader.positions import Positions
from desktop.reader.stretch import Stretch, is_whole, stretch_around, whole_stretch

# Its average letter is as wide as that of English prose.
_SAMPLE = "The council said on Monday that the bridge, which was built in 1931, would be closed."
_LINE_HEIGHT = 1.6
# A line rarely ends just at the edge: with this more room the usual one is as long as wanted.
_RAGGED = 1.055
_GUTTER = 46
_FOOT_ROOM = 120
_CHIP = QSize(17, 16)
# What stands on the page is changed for what follows when so many windows of it are left.
_WINDOWS_LEFT = 1.5


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the keyboard stands on a page, and the window onto it.

    What is selected goes from `anchor` to `caret`, in characters. The line of the character
    `first`, the first in the window, is so many pixels `below` its top.
    """

    anchor: int
    caret: int
    first: int
    below: int


class ArticlePage(QTextEdit):
    """Shows one text unchanged in length, so that its characters stay where they are.

    `selected` sends the selected Span or None; `hovered` the keys of the marks under the
    mouse; `chosen` the keys of the marks that were clicked or entered; `caret_moved` and
    `view_moved` that the keyboard or the window onto the text moved.

    Of a text that is too long to be laid out whole, a stretch around the window stands in the
    document and is changed for the next as the window comes near its end; whoever asks for
    another place is there at once. All that goes in and out counts the characters of the text.
    """

    selected = Signal(object)
    hovered = Signal(object)
    chosen = Signal(object)
    caret_moved = Signal(int)
    view_moved = Signal()

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None):
        super().__init__(parent)
        self._viewport = known_viewport(self)
        self._theme = theme
        self._preferences = preferences
        self._text = ""
        self._is_long = False
        self._paragraphs = Paragraphs("")
        self._stretch = whole_stretch("")
        self._positions = Positions("")
        # Where a selection ends that goes beyond the stretch.
        self._far_anchor: int | None = None
        self._far_caret: int | None = None
        self._marks = Marks()
        self._where: dict[int, tuple[Strip, ...]] = {}
        self._chips: list[tuple[QRectF, Mark]] = []
        self._lit: frozenset[str] = frozenset()
        self._masthead: QWidget | None = None
        self._pressed_at: QPoint | None = None
        self._column = QRect()
        self._anchor = 0
        self._is_refitting = False
        self._moving = QTimer(self, singleShot=True, interval=0)
        self._moving.timeout.connect(self._move_stretch)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Article text"))
        self.verticalScrollBar().valueChanged.connect(self._place_masthead)
        self.verticalScrollBar().valueChanged.connect(self._keep_anchor)
        self.verticalScrollBar().valueChanged.connect(self.view_moved)
        self.verticalScrollBar().valueChanged.connect(self._follow_window)
        self._long_bar = self._new_long_bar()
        self.selectionChanged.connect(lambda: self.selected.emit(self.selection()))
        self.cursorPositionChanged.connect(lambda: self.caret_moved.emit(self.caret()))
        self.document().documentLayout().documentSizeChanged.connect(self._forget_places)

    # What is on the page

    def set_masthead(self, masthead: QWidget) -> None:
        """Puts a widget above the text; it scrolls with it."""
        self._masthead = masthead
        masthead.setParent(self.viewport())
        masthead.show()

    def show_text(self, text: str) -> None:
        """Lays out another text, with the window at its beginning."""
        self._text = text
        self._paragraphs = paragraphs_of(text)
        self._forget_far_ends()
        self._is_long = not is_whole(text)
        self._take_stretch(stretch_around(text, 0) if self._is_long else whole_stretch(text))
        self._show_long_bar()
        self.show_marks(())
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._anchor = 0
        self.verticalScrollBar().setValue(0)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Puts other marks in the place of those before; the text does not move."""
        self._marks = Marks(marks)
        self._forget_places()

    def show_look(self, theme: Theme, preferences: Preferences) -> None:
        """Takes on a theme, a size and a measure, and keeps the reader's place."""
        is_same_layout = preferences == self._preferences and theme.name == self._theme.name
        self._theme, self._preferences = theme, preferences
        if not is_same_layout:
            self._is_refitting = True
            self._lay_out()
            self.scroll_to(Span(self._anchor, self._anchor), at_top=True)
            self._is_refitting = False

    def refresh_margins(self) -> None:
        """Makes room for a masthead whose height changed."""
        self._is_refitting = True
        self._set_margins()
        self.scroll_to(Span(self._anchor, self._anchor), at_top=True)
        self._is_refitting = False

    def light(self, keys: Iterable[str]) -> None:
        """Lifts the marks with these keys out of the others."""
        wanted = frozenset(keys)
        if wanted != self._lit:
            self._lit = wanted
            self.viewport().update()

    # Where things are

    @property
    def preferences(self) -> Preferences:
        """What the page is laid out with."""
        return self._preferences

    @property
    def column(self) -> QRect:
        """The column of text, in pixels of the viewport (left and width count)."""
        return self._column

    def selection(self) -> Span | None:
        """The selected characters, or None when nothing is selected."""
        if not self.textCursor().hasSelection() and self._far_anchor is None:
            return None
        start, end = sorted((self._selected_from(), self.caret()))
        return Span(start, end) if start < end else None

    def selection_box(self) -> QRect:
        """The last line of the selection in pixels of the viewport."""
        span = self.selection()
        found = strips(self.document(), self._positions, span) if span else ()
        return self._in_view(found[-1].box) if found else QRect()

    def caret(self) -> int:
        """The character that the keyboard stands before."""
        position = self.textCursor().position()
        if self._far_caret is not None and position == self._positions.to_qt(self._far_caret):
            return self._far_caret
        return self._positions.to_character(position)

    def marks_at_caret(self) -> tuple[Mark, ...]:
        """The marks that the keyboard stands in, the shortest first."""
        return self.marks_covering(self.caret())

    def marks_covering(self, character: int) -> tuple[Mark, ...]:
        """The marks over a character, the shortest first."""
        return self._marks.at(character)

    def first_character_in_view(self) -> int:
        """The first character whose line is wholly in the window."""
        cursor = self.cursorForPosition(QPoint(self._column.left() + 2, 6))
        if self.cursorRect(cursor).top() < 0:
            cursor.movePosition(QTextCursor.MoveOperation.Down)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self._positions.to_character(cursor.position())

    def passage_in_view(self) -> Passage | None:
        """The paragraph a third of the way down the window, where eyes rest."""
        cursor = self.cursorForPosition(
            QPoint(self._column.left() + 2, self.viewport().height() // 3)
        )
        return self._paragraphs.at(self._positions.to_character(cursor.position()))

    @property
    def passage_count(self) -> int:
        """How many paragraphs the text has."""
        return len(self._paragraphs)

    # Going places

    @property
    def standing(self) -> Standing:
        """Where the keyboard and the window are now."""
        first = self.first_character_in_view()
        return Standing(self._selected_from(), self.caret(), first, self._top_of(first))

    def stand(self, standing: Standing) -> None:
        """Puts keyboard and window back where they were, also if the text was set anew since."""
        self._hold(standing.first)
        self._set_ends(standing.anchor, standing.caret)
        self._scroll_by(self._top_of(standing.first) - standing.below)

    def scroll_to(self, span: Span, *, at_top: bool = False, below: int = 20) -> None:
        """Brings a span into the window, a third of the way down unless it is there already.

        So many pixels `below` the top something else may lie over the page.
        """
        self._hold(span.start)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(min(span.start, len(self._text))))
        box = self.cursorRect(cursor)
        height = self.viewport().height()
        if at_top:
            self._scroll_by(box.top() - 6 if span.start else -self.verticalScrollBar().value())
        elif box.top() < below or box.bottom() > height - 60:
            self._scroll_by(box.top() - height // 3)

    def go_to(self, span: Span, *, below: int = 20) -> None:
        """Brings a span into the window, as `scroll_to` does, and puts the keyboard before it."""
        self.scroll_to(span, below=below)
        self._forget_far_ends()
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(min(span.start, len(self._text))))
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def select(self, span: Span) -> None:
        """Selects a span as the keyboard would."""
        self._hold(span.end)
        self._set_ends(span.start, span.end)

    def deselect(self) -> None:
        """Drops the selection and leaves the keyboard at its end, and the window where it is."""
        self._forget_far_ends()
        cursor = self.textCursor()
        cursor.clearSelection()
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def go_to_neighbour(self, *, forward: bool) -> None:
        """Puts the keyboard on the next mark of the page, or the one before."""
        here = self.caret()
        starts = sorted({mark.span.start for mark in self._marks.all})
        ahead = [start for start in starts if start > here]
        behind = [start for start in starts if start < here]
        if forward and ahead:
            self.go_to(Span(ahead[0], ahead[0]))
        elif not forward and behind:
            self.go_to(Span(behind[-1], behind[-1]))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(tuple(mark.key for mark in self.marks_at_caret()))
            return
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Backspace) and not event.modifiers():
            bar = self.verticalScrollBar()
            step = bar.pageStep() - 60
            bar.setValue(bar.value() + (step if event.key() == Qt.Key.Key_Space else -step))
            return
        if self._is_long and self._go_far(event):
            return
        before = self.textCursor()
        super().keyPressEvent(event)
        if self.textCursor() != before and not self.textCursor().hasSelection():
            self._forget_far_ends()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's own name
        if not self._is_long and not self._stretch.cuts:
            return super().createMimeDataFromSelection()
        # Neither the end of a part nor that of the stretch is one of the text.
        span = self.selection()
        # Qt's own object: one of Python's that the clipboard keeps would outlive Python.
        copied = super().createMimeDataFromSelection()
        # It makes its words when they are first asked for, in the place of all others.
        copied.text()
        copied.clear()
        copied.setText(span.of(self._text) if span else "")
        return copied

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._forget_far_ends()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        stood_still = (
            self._pressed_at is not None and (point - self._pressed_at).manhattanLength() < 4
        )
        if event.button() == Qt.MouseButton.LeftButton and stood_still and not self.selection():
            keys = self.keys_at(point)
            if keys:
                self.chosen.emit(keys)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hovered.emit(self.keys_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._is_refitting = True
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_margins()
        self.scroll_to(Span(self._anchor, self._anchor), at_top=True)
        self._is_refitting = False
        self._place_masthead()
        self._place_long_bar()
        self.view_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_under(event)
        super().paintEvent(event)
        self._paint_over(event)

    def keys_at(self, point: QPoint) -> tuple[str, ...]:
        """The keys of the marks under a point of the viewport, the shortest mark first."""
        spot = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        chips = tuple(mark.key for box, mark in self._chips if box.contains(spot))
        if chips:
            return chips
        position = self.cursorForPosition(point).position()
        character = self._positions.to_character(position)
        found = [
            self._marks.all[number]
            for number in self._marks.between(max(0, character - 1), character + 1)
            if any(strip.box.contains(spot) for strip in self._places(number))
        ]
        return tuple(m.key for m in sorted(found, key=lambda m: (len(m.span), -m.layer)))

    # How it is laid out

    def _lay_out(self) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        face = font(self._preferences.text_font, self._preferences.text_size)
        document.setDefaultFont(face)
        shape = QTextBlockFormat()
        shape.setLineHeight(
            proportional_line_height(face, _LINE_HEIGHT),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        shape.setBottomMargin(round(self._preferences.text_size * 0.72))
        style = QTextCharFormat()
        style.setFont(face)
        style.setForeground(self._theme.colour("ink"))
        self.blockSignals(True)
        document.clear()
        self._set_margins()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(style)
        # Between two parts of a line there is no more room than between its lines.
        inner = QTextBlockFormat(shape)
        inner.setBottomMargin(0)
        ends_inside = {self._positions.to_qt(cut) - 1 for cut in self._stretch.cuts}
        for number, line in enumerate(self._stretch.lines(self._text)):
            if number:
                cursor.insertBlock(shape, style)
            cursor.insertText(shown(line), style)
            if ends_inside and cursor.position() in ends_inside:
                cursor.setBlockFormat(inner)
        cursor.endEditBlock()
        self.blockSignals(False)
        self._forget_places()

    def _set_margins(self) -> None:
        metrics = QFontMetricsF(font(self._preferences.text_font, self._preferences.text_size))
        wanted = (
            metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self._preferences.measure * _RAGGED
        )
        room = self.viewport().width()
        width = round(max(120.0, min(wanted, room - 2 * _GUTTER)))
        left = max(0, (room - width) // 2)
        self._column = QRect(left, 0, width, 0)
        top = 0
        if self._masthead is not None:
            self._masthead.setFixedWidth(width)
            top = self._masthead.heightForWidth(width)
            self._masthead.setFixedHeight(top)
        if self._stretch.span.start > 0:
            top = 0
        frame = QTextFrameFormat(self.document().rootFrame().frameFormat())
        frame.setLeftMargin(left)
        frame.setRightMargin(max(0, room - left - width))
        frame.setTopMargin(top)
        frame.setBottomMargin(_FOOT_ROOM if self._stretch.span.end == len(self._text) else 0)
        if frame != self.document().rootFrame().frameFormat():
            self.document().rootFrame().setFrameFormat(frame)
        self._forget_places()
        self._place_masthead()

    def _place_masthead(self) -> None:
        if self._masthead is not None:
            is_above = self._stretch.span.start > 0
            y = -self._masthead.height() if is_above else -self.verticalScrollBar().value()
            self._masthead.move(self._column.left(), y)

    def _keep_anchor(self) -> None:
        # What stands at the top stays there when the text is laid out anew.
        if not self._is_refitting:
            at_start = self.verticalScrollBar().value() == 0 and self._stretch.span.start == 0
            self._anchor = 0 if at_start else self.first_character_in_view()

    def _forget_places(self) -> None:
        self._where.clear()
        self._chips = []
        self.viewport().update()

    def _places(self, number: int) -> tuple[Strip, ...]:
        if number not in self._where:
            span = self._marks.all[number].span
            self._where[number] = strips(self.document(), self._positions, span)
        return self._where[number]

    def _in_view(self, box: QRectF) -> QRect:
        return box.translated(0, -self.verticalScrollBar().value()).toRect()

    def _top_of(self, character: int) -> int:
        """Where the line of a character begins, in pixels of the viewport."""
        self._hold(character)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(character))
        return self.cursorRect(cursor).top()

    def _scroll_by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    # Which stretch of a long text is held

    def _take_stretch(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._positions = Positions(self._text, stretch)

    def _hold(self, character: int) -> None:
        """Sees to it that a character is in the stretch; the window is there only later."""
        span, asked = self._stretch.span, min(max(0, character), len(self._text))
        is_held = span.start <= asked < span.end or asked in (span.start, len(self._text))
        if self._is_long and not (is_held and asked <= span.end):
            anchor, caret = self._selected_from(), self.caret()
            was_refitting, self._is_refitting = self._is_refitting, True
            self._take_stretch(stretch_around(self._text, asked))
            self._lay_out()
            self.blockSignals(True)
            self._set_ends(anchor, caret)
            self.blockSignals(False)
            self._is_refitting = was_refitting

    def _follow_window(self) -> None:
        if self._is_long and not self._is_refitting:
            self._moving.start()

    def _move_stretch(self) -> None:
        """Changes the stretch for one around the window, which does not move."""
        bar, span = self.verticalScrollBar(), self._stretch.span
        room = round(self.viewport().height() * _WINDOWS_LEFT)
        is_near_start = span.start > 0 and bar.value() < room
        is_near_end = span.end < len(self._text) and bar.maximum() - bar.value() < room
        if is_near_start or is_near_end:
            first = self.first_character_in_view()
            below = self._top_of(first)
            wanted = stretch_around(self._text, first)
            if wanted != self._stretch:
                anchor, caret = self._selected_from(), self.caret()
                self._is_refitting = True
                self.blockSignals(True)
                self._take_stretch(wanted)
                self._lay_out()
                self.blockSignals(True)
                self._set_ends(anchor, caret)
                self._scroll_by(self._top_of(first) - below)
                self.blockSignals(False)
                self._is_refitting = False
                self._place_masthead()
        self._show_long_place()

    def _selected_from(self) -> int:
        position = self.textCursor().anchor()
        if self._far_anchor is not None and position == self._positions.to_qt(self._far_anchor):
            return self._far_anchor
        return self._positions.to_character(position)

    def _set_ends(self, anchor: int, caret: int) -> None:
        """Selects in the stretch what of a selection is there, and remembers the rest."""
        span = self._stretch.span
        self._far_anchor = None if span.start <= anchor <= span.end else anchor
        self._far_caret = None if span.start <= caret <= span.end else caret
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(anchor))
        cursor.setPosition(self._positions.to_qt(caret), QTextCursor.MoveMode.KeepAnchor)
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        if self._far_caret is not None:
            self.verticalScrollBar().setValue(value)

    def _forget_far_ends(self) -> None:
        self._far_anchor = self._far_caret = None

    def _go_far(self, event: QKeyEvent) -> bool:
        """Heeds the keys that mean the whole of a long text; says whether this was one."""
        keys = QKeySequence.StandardKey
        if event.matches(keys.SelectAll):
            self._set_ends(0, len(self._text))
            self.selected.emit(self.selection())
            return True
        if event.matches(keys.Copy) and self.selection():
            # As text: an object of Python's that the clipboard keeps would outlive Python.
            QGuiApplication.clipboard().setText(self.createMimeDataFromSelection().text())
            return True
        for key, place, is_selecting in (
            (keys.MoveToStartOfDocument, 0, False),
            (keys.MoveToEndOfDocument, len(self._text), False),
            (keys.SelectStartOfDocument, 0, True),
            (keys.SelectEndOfDocument, len(self._text), True),
        ):
            if event.matches(key):
                anchor = self._selected_from() if is_selecting else place
                self._hold(place)
                self._set_ends(anchor, place)
                self.scroll_to(Span(place, place), at_top=place == 0)
                return True
        return False

    # A scroll bar over the whole of a long text

    def _new_long_bar(self) -> QScrollBar:
        bar = QScrollBar(Qt.Orientation.Vertical, self)
        bar.setAccessibleName(self.tr("Place in the whole text"))
        bar.valueChanged.connect(lambda at: self.scroll_to(Span(at, at), at_top=True))
        bar.hide()
        return bar

    def _show_long_bar(self) -> None:
        policies = Qt.ScrollBarPolicy
        usual = policies.ScrollBarAlwaysOff if self._is_long else policies.ScrollBarAlwaysOn
        room = self._long_bar.sizeHint().width() if self._is_long else 0
        if usual != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(usual)
            self.setViewportMargins(0, 0, room, 0)
        self._long_bar.setVisible(self._is_long)
        self._place_long_bar()
        self._show_long_place()

    def _place_long_bar(self) -> None:
        if self._is_long:
            width = self._long_bar.sizeHint().width()
            self._long_bar.setGeometry(self.width() - width, 0, width, self.height())

    def _show_long_place(self) -> None:
        if self._is_long and not self._long_bar.isSliderDown():
            bar = self._long_bar
            bar.blockSignals(True)
            bar.setRange(0, len(self._text))
            bar.setPageStep(max(1, len(self._text) // 50))
            bar.setSingleStep(500)
            bar.setValue(self.first_character_in_view())
            bar.blockSignals(False)

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
        for number in sorted(
            self._marks.between(*self._characters_painted(event)),
            key=lambda n: self._marks.all[n].layer,
        ):
            mark = self._marks.all[number]
            paint_tints(painter, mark, self._places(number), is_lit=mark.key in self._lit)
        painter.end()

    def _paint_over(self, event: QPaintEvent) -> None:
        painter = self._painter()
        first, last = self._characters_painted(event)
        taken: dict[int, int] = {}
        self._chips = []
        for number in self._marks.between(first, last):
            mark, where = self._marks.all[number], self._places(number)
            lane = self._marks.lanes[number]
            paint_lines(painter, mark, where, lane=lane, is_lit=mark.key in self._lit)
            if mark.letter and where:
                line = round(where[0].baseline)
                x = self._column.right() + 12 + taken.get(line, 0) * (_CHIP.width() + 3)
                taken[line] = taken.get(line, 0) + 1
                box = QRectF(x, where[0].baseline - 12, _CHIP.width(), _CHIP.height())
                paint_letter(painter, mark, box, self._theme.colour("ink"))
                self._chips.append((box, mark))
        painter.setFont(interface_font(12))
        painter.setPen(self._theme.colour("soft_ink"))
        top, bottom = self._paragraphs.number_at(first), self._paragraphs.number_at(last)
        for number in range(max(1, top), bottom + 1):
            passage = self._paragraphs.numbered(number)
            # The beginning of what the stretch begins within is not on the page.
            if passage.span.start >= self._stretch.span.start:
                self._paint_number(painter, passage)
        painter.end()

    def _paint_number(self, painter: QPainter, passage: Passage) -> None:
        block = self.document().findBlock(self._positions.to_qt(passage.span.start))
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        top = self.document().documentLayout().blockBoundingRect(block).top()
        baseline = top + line.y() + line.ascent()
        box = QRectF(self._column.left() - _GUTTER, baseline - 20, _GUTTER - 18, 20)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, flags, str(passage.number))
