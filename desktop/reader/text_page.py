"""A text on paper: exact, selectable with mouse and keyboard, of any length."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextFrameFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.appearance.fonts import TypeScale
from desktop.appearance.known_viewport import known_viewport
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.passage import Paragraphs, Passage, paragraphs_of
from desktop.core.record import record
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span
from desktop.reader.page_layout import column_in, fill, prepare
from desktop.reader.positions import Positions
from desktop.reader.stretch import Stretch, is_whole, stretch_around, whole_stretch

if TYPE_CHECKING:
    from desktop.reader.long_bar import LongBar
    from desktop.reader.page_shape import PageShape

# The room left of the text for the numbers of paragraphs, in pixels.
_GUTTER = 46
_FOOT_ROOM = 120
# What a wheel turns from one stop to the next, in eighths of a degree.
_NOTCH = 120
# The keys that move the keyboard through the text.
_CARET_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
# What stands on the page is changed for what follows when so many windows of it are left.
_WINDOWS_LEFT = 1.5


@record(frozen=True, slots=True)
class Standing:
    """Where the keyboard stands on a page, and the window onto it.

    What is selected goes from `anchor` to `caret`, in characters. The line of the character
    `first`, the first in the window, is so many pixels `below` its top.
    """

    anchor: int
    caret: int
    first: int
    below: int


class TextPage(QTextEdit):
    """Shows one text unchanged in length, so that its characters stay where they are.

    `selected` sends the selected Span or None; `caret_moved` and `view_moved` say that the
    keyboard or the window onto the text moved; `text_size_wanted` asks for larger text (1) or
    smaller (-1).

    There is one place of reading: when the line of the keyboard leaves the window, however that
    comes, the keyboard goes with the window, to the first line that is seen whole, and nobody is
    told that it moved. So a key never means anything out of sight. Selected words stay selected.

    Of a text that is too long to be laid out whole, a stretch around the window stands in the
    document and is changed for the next as the window comes near its end; whoever asks for
    another place is there at once. All that goes in and out counts the characters of the text.
    """

    selected = Signal(object)
    caret_moved = Signal(int)
    view_moved = Signal()
    text_size_wanted = Signal(int)

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None):
        super().__init__(parent)
        self._viewport = known_viewport(self)
        self._theme = theme
        self._preferences = preferences
        self._text = ""
        self._is_long = False
        self._shape: PageShape | None = None
        self._paragraphs = Paragraphs("")
        self._stretch = whole_stretch("")
        self._positions = Positions("")
        # Where a selection ends that goes beyond the stretch.
        self._far_anchor: int | None = None
        self._far_caret: int | None = None
        self._column = QRect()
        self._anchor = 0
        # How much of the window lies above the page, in pixels.
        self._stands_below = 0
        self._is_refitting = False
        # Whether its reader is where the keyboard is, or scrolled since to where eyes rest; and
        # whether it is the keyboard that moves the window just now.
        self._reads_at_caret = True
        self._is_walking = False
        # How far the wheel was turned with Ctrl, in eighths of a degree.
        self._turned = 0
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
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._place_head)
        self.verticalScrollBar().valueChanged.connect(self._keep_anchor)
        self.verticalScrollBar().valueChanged.connect(self._bring_along)
        self.verticalScrollBar().valueChanged.connect(self.view_moved)
        self.verticalScrollBar().valueChanged.connect(self._follow_window)
        self.selectionChanged.connect(lambda: self.selected.emit(self.selection()))
        self.cursorPositionChanged.connect(self._say_caret)
        self.document().documentLayout().documentSizeChanged.connect(self._forget_places)

    # What is on the page

    def show_text(self, text: str, shape: Shape = SHAPELESS) -> None:
        """Lays out another text as it is set, with the window at its beginning."""
        self._text, self._shape = text, None
        if shape != SHAPELESS:
            # Most texts are plain.
            from desktop.reader.page_shape import PageShape  # noqa: PLC0415

            self._shape = PageShape(self.document(), text, shape)
        self._paragraphs = paragraphs_of(text, shape)
        self._forget_far_ends()
        self._is_long = not is_whole(text)
        self._take_stretch(stretch_around(text, 0) if self._is_long else whole_stretch(text))
        self._show_long_bar()
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._anchor = 0
        self.verticalScrollBar().setValue(0)
        self._reads_at_caret = True

    def show_look(self, theme: Theme, preferences: Preferences) -> None:
        """Takes on a theme, a size and a measure, and keeps the reader's place."""
        before = self._preferences
        is_same_layout = (
            theme.name == self._theme.name
            and preferences.measure == before.measure
            and TypeScale.of(preferences) == TypeScale.of(before)
        )
        self._theme, self._preferences = theme, preferences
        if not is_same_layout:
            self._is_refitting = True
            self._lay_out()
            self.scroll_to(Span(self._anchor, self._anchor), at_top=True)
            self._is_refitting = False
            self._bring_along()

    def refresh_margins(self) -> None:
        """Makes room for a masthead whose height changed; what is read further down stays."""
        self._is_refitting = True
        top = self._top_of(self._anchor)
        self._set_margins()
        if self._anchor:
            self._scroll_by(self._top_of(self._anchor) - top)
        self._is_refitting = False

    # Where things are

    @property
    def _scale(self) -> TypeScale:
        return TypeScale.of(self._preferences)

    @property
    def _gutter(self) -> int:
        """The room beside the text for the numbers of paragraphs."""
        return self._scale.room(_GUTTER)

    @property
    def preferences(self) -> Preferences:
        """What the page is laid out with."""
        return self._preferences

    @property
    def text(self) -> str:
        """The whole of the text, of which a stretch may be laid out."""
        return self._text

    @property
    def paragraphs(self) -> Paragraphs:
        """The paragraphs of the whole text."""
        return self._paragraphs

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

    def caret(self) -> int:
        """The character that the keyboard stands before."""
        position = self.textCursor().position()
        if self._far_caret is not None and position == self._positions.to_qt(self._far_caret):
            return self._far_caret
        return self._positions.to_character(position)

    def first_character_in_view(self) -> int:
        """The first character whose line is wholly in the window."""
        cursor = self.cursorForPosition(QPoint(self._column.left() + 2, 6))
        if self.cursorRect(cursor).top() < 0:
            cursor.movePosition(QTextCursor.MoveOperation.Down)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self._positions.to_character(cursor.position())

    def last_character_in_view(self) -> int:
        """Behind the last character whose line is in the window with more than half of it."""
        bottom = self.viewport().height() - 2
        cursor = self.cursorForPosition(QPoint(self._column.right() - 2, bottom))
        if self.cursorRect(cursor).center().y() > bottom:
            cursor.movePosition(QTextCursor.MoveOperation.Up)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
        return self._positions.to_character(cursor.position())

    def reading_at(self) -> int:
        """The character where its reader is.

        That is where the keyboard stands, or, once the window was scrolled, what stands where
        eyes rest: at the top of a text, a third of the way down the window, and in the end at
        its last line.
        """
        if self._reads_at_caret:
            return self.caret()
        spot = QPoint(self._column.left() + 2, self._eye_line())
        return self._positions.to_character(self.cursorForPosition(spot).position())

    def passage_in_view(self) -> Passage | None:
        """The paragraph where its reader is."""
        return self._paragraphs.at(self.reading_at())

    def _eye_line(self) -> int:
        """How far below the top of the window eyes rest, in pixels."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        span = self._stretch.span
        above = bar.value() if span.start == 0 else height
        below = bar.maximum() - bar.value() if span.end == len(self._text) else height
        if above + below < height:
            # So little is out of sight that all of the window is gone through meanwhile.
            return height * above // max(1, above + below)
        third = height // 3
        return min(third, above) + max(0, height - third - below)

    @property
    def is_walked(self) -> bool:
        """Whether it is a key that moves the keyboard through the text just now."""
        return self._is_walking

    @property
    def is_at_caret(self) -> bool:
        """Whether its reader is where the keyboard is, and did not scroll since it came there."""
        return self._reads_at_caret

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
        if (self._selected_from(), self.caret()) != (standing.anchor, standing.caret):
            # It was taken along on the way there.
            value = self.verticalScrollBar().value()
            self._set_ends(standing.anchor, standing.caret)
            self.verticalScrollBar().setValue(value)
        self._reads_at_caret = True

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
        self._bring_along()

    def go_to(self, span: Span, *, below: int = 20) -> None:
        """Brings a span into the window, as `scroll_to` does, and puts the keyboard before it."""
        self.scroll_to(span, below=below)
        self._forget_far_ends()
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(min(span.start, len(self._text))))
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)
        self._reads_at_caret = True

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
        self._bring_along()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Backspace) and not event.modifiers():
            bar = self.verticalScrollBar()
            step = bar.pageStep() - 60
            # As if the bar was drawn there: whoever follows the reader hears that of it.
            is_on = event.key() == Qt.Key.Key_Space
            bar.setSliderPosition(bar.value() + (step if is_on else -step))
            return
        if self._is_long and self._go_far(event):
            return
        before = self.textCursor()
        is_selecting = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _CARET_KEYS and not is_selecting and not self._is_caret_seen():
            # Only with words selected somewhere else: it starts from what is seen.
            self.deselect()
        self._is_walking = True
        super().keyPressEvent(event)
        self._is_walking = False
        has_moved = self.textCursor() != before
        if has_moved:
            self._reads_at_caret = True
            if not self.textCursor().hasSelection():
                self._forget_far_ends()
        goes_up = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) and not has_moved
        if self.caret() == 0 and (
            goes_up or event.matches(QKeySequence.StandardKey.MoveToStartOfDocument)
        ):
            # Nothing stands above but the title.
            self.verticalScrollBar().setValue(0)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's own name
        # Qt's own object: one of Python's that the clipboard keeps would outlive Python.
        copied = super().createMimeDataFromSelection()
        # It makes its words when they are first asked for, in the place of all others.
        words = copied.text()
        if self._is_long or self._stretch.cuts:
            # Neither the end of a part nor that of the stretch is one of the text.
            span = self.selection()
            words = span.of(self._text) if span else ""
        # The words alone: typefaces and colours of the page are of no use elsewhere.
        copied.clear()
        copied.setText(words)
        return copied

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt would change the size of this text alone, behind the program's back.
            self._turned += event.angleDelta().y()
            if abs(self._turned) >= _NOTCH:
                self.text_size_wanted.emit(1 if self._turned > 0 else -1)
                self._turned = 0
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._is_refitting = True
        is_other_width = event.size().width() != event.oldSize().width()
        top, was_seen = self._top_of(self._anchor), self._is_caret_seen()
        above = self.mapTo(self.window(), QPoint(0, 0)).y()
        moved, self._stands_below = above - self._stands_below, above
        super().resizeEvent(event)
        # What stands above the text gives way in a low window as well.
        self._set_margins()
        if is_other_width and self._anchor == 0:
            self._scroll_by(-self.verticalScrollBar().value())
        else:
            # What comes and goes above or below the page leaves the line that is read where it is.
            self._scroll_by(self._top_of(self._anchor) - top + (0 if is_other_width else moved))
            if was_seen and self._reads_at_caret and not self._is_caret_seen():
                self._scroll_by(self.cursorRect().bottom() + 1 - self.viewport().height())
        self._is_refitting = False
        self._place_head()
        self._place_long_bar()
        self._bring_along()
        self.view_moved.emit()

    # How it is laid out

    def _lay_out(self) -> None:
        document = self.document()
        self.blockSignals(True)
        if self._shape is not None:
            self._shape.forget_lines()
        prepare(document, self._scale)
        self._set_margins()
        fill(
            document,
            self._text,
            self._stretch,
            positions=self._positions,
            scale=self._scale,
            theme=self._theme,
        )
        if self._shape is not None:
            self._shape.set_lines(self._stretch, self._positions, self._scale, self._theme)
            self._set_margins()
        self.blockSignals(False)
        self._forget_places()

    def _set_margins(self) -> None:
        room = self.viewport().width()
        self._column = column_in(room, self._gutter, self._scale, self._preferences.measure)
        left, width = self._column.left(), self._column.width()
        head = self._head_height(width)
        top = head if self._stretch.span.start == 0 else 0
        if self._shape is not None:
            self._shape.fit(width, self.viewport().height())
            top += round(self._shape.room_above)
        frame = QTextFrameFormat(self.document().rootFrame().frameFormat())
        frame.setLeftMargin(left)
        frame.setRightMargin(max(0, room - left - width))
        frame.setTopMargin(top)
        frame.setBottomMargin(_FOOT_ROOM if self._stretch.span.end == len(self._text) else 0)
        if frame != self.document().rootFrame().frameFormat():
            self.document().rootFrame().setFrameFormat(frame)
        self._forget_places()
        self._place_head()

    def _keep_anchor(self) -> None:
        # What stands at the top stays there when the text is laid out anew.
        if not self._is_refitting:
            at_start = self.verticalScrollBar().value() == 0 and self._stretch.span.start == 0
            self._anchor = 0 if at_start else self.first_character_in_view()

    def _say_caret(self) -> None:
        self._reads_at_caret = True
        self.caret_moved.emit(self.caret())

    def _is_caret_seen(self) -> bool:
        """Whether the line of the keyboard is in the window, at least with its half."""
        is_far = self._far_caret is not None
        return not is_far and 0 <= self.cursorRect().center().y() < self.viewport().height()

    def _bring_along(self) -> None:
        """Takes the keyboard to what is seen, where its line left the window."""
        if self._is_refitting or self._is_walking:
            return
        self._reads_at_caret = False
        if self._is_caret_seen() or self.selection() is not None:
            return
        first = self.first_character_in_view()
        was_blocked = self.blockSignals(True)
        # Qt scrolls to where the keyboard is put, and it is the window that stays.
        self._is_walking = True
        value = self.verticalScrollBar().value()
        self._set_ends(first, first)
        self.verticalScrollBar().setValue(value)
        self._is_walking = False
        self.blockSignals(was_blocked)

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
                self._place_head()
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
                if key is keys.MoveToStartOfDocument:
                    self.verticalScrollBar().setValue(0)
                return True
        return False

    # A scroll bar over the whole of a long text

    @cached_property
    def long_bar(self) -> LongBar:
        """Made for the first text that needs it."""
        from desktop.reader.long_bar import LongBar  # noqa: PLC0415 - most texts need none

        bar = LongBar(self)
        bar.valueChanged.connect(lambda at: self.scroll_to(Span(at, at), at_top=True))
        return bar

    def _show_long_bar(self) -> None:
        policies = Qt.ScrollBarPolicy
        usual = policies.ScrollBarAlwaysOff if self._is_long else policies.ScrollBarAlwaysOn
        if usual != self.verticalScrollBarPolicy():
            room = self.long_bar.sizeHint().width() if self._is_long else 0
            self.setVerticalScrollBarPolicy(usual)
            self.setViewportMargins(0, 0, room, 0)
            self.long_bar.setVisible(self._is_long)
        self._place_long_bar()
        self._show_long_place()

    def _place_long_bar(self) -> None:
        if self._is_long:
            self.long_bar.lie_beside(self)

    def _show_long_place(self) -> None:
        if self._is_long:
            self.long_bar.show_place(self.first_character_in_view(), len(self._text))

    # What stands on the page beside the text

    def _head_height(self, width: int) -> int:
        """How much room what stands above the text takes, at the width of the column."""
        return 0

    def _place_head(self) -> None:
        """Puts what stands above the text where the window wants it."""

    def _forget_places(self) -> None:
        """Hears that the words do not stand any more where they stood."""
        self.viewport().update()
