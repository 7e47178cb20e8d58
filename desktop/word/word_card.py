"""The small card of a word: what it means, beside the place where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ElidedLabel, announce, show_tip
from desktop.appearance.theme import Theme
from desktop.cards.text import CardText
from desktop.core.dictionary.word_meaning import WordMeaning
from desktop.panel import Panel, presses_button
from desktop.word.meanings import compose, from_where, spoken

# How wide the card is, and how high at most, in pixels for letters of the usual size.
_WIDTH, _HIGHEST = 400, 320
# The room between the card and the words it speaks of, and between it and the edge of the window.
_GAP, _EDGE = 5, 6
# Where there is less room than this above and below the words, the card lies over them.
_LEAST = 130
_SIDES = 12


class WordCard(Panel):
    """Says what a word means; it has the keyboard until Esc, or until that goes elsewhere.

    `left` says that the keyboard is to go back to where it came from, `abandoned` that it went
    elsewhere; `library_wanted` sends words that are to be searched for in the library.
    """

    left = Signal()
    abandoned = Signal()
    library_wanted = Signal(str)

    def __init__(self, theme: Theme, ground: QWidget) -> None:
        super().__init__(ground)
        self.name = self.tr("What does it mean?")
        self.setObjectName("word-card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._meaning: WordMeaning | None = None
        # The document of what is shown belongs to it.
        self._text: CardText | None = None
        self._words = _Words(self)
        self._words.keyboard_moved.connect(self._show_ring)
        self._source = ElidedLabel("", self)
        self._library = self._button(self.tr("Search your library"))
        show_tip(self._library, self.tr("Where else do these words stand? ({WordCard: L})"))
        self._library.clicked.connect(self._ask_for_library)
        self._close = self._button(self.tr("Close"))
        show_tip(self._close, self.tr("Back to the text (Esc)"))
        self._close.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._source, 1)
        foot.addWidget(self._library)
        foot.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDES, 9, 5, 5)
        self._column.setSpacing(5)
        self._column.addWidget(self._words, 1)
        self._column.addLayout(foot)
        searching = self.new_action(self.tr("Search your library for the word"), "L")
        searching.triggered.connect(self._ask_for_library)
        self.new_action(self.tr("Close the card"), "Esc").triggered.connect(self.left)
        self.setFocusProxy(self._words)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        self.hide()
        self.show_theme(theme)

    @property
    def meaning(self) -> WordMeaning | None:
        """What is shown now; None while the card is away."""
        return self._meaning if not self.isHidden() else None

    def show_meaning(self, meaning: WordMeaning) -> None:
        """Takes the meaning of another word."""
        self._meaning = meaning
        self._compose()
        self._words.moveCursor(self._words.textCursor().MoveOperation.Start)

    def announce_meaning(self) -> None:
        """Has a screen reader say the word and its first meaning."""
        if self._meaning is not None:
            announce(self._words, spoken(self._meaning))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        colours, letters = theme.colours, theme.type
        self.setStyleSheet(
            f"#word-card {{ background: {colours['card']}; border-radius: 7px;"
            f" border: 2px solid {colours['lifted_line']}; }}"
            f"#word-card[is-read=true] {{ border: 2px solid {colours['focus']}; }}"
            "QTextEdit { background: transparent; border: none; }"
            f"QLabel {{ color: {colours['soft_ink']}; {letters.css(Role.DETAIL)} }}"
            f"QToolButton {{ color: {colours['accent']}; {letters.css(Role.CARD)}"
            " padding: 2px 6px; border-radius: 4px; border: 2px solid transparent; }"
            f"QToolButton:hover {{ background: {colours['accent_tint']}; }}"
            f"QToolButton:focus {{ border: 2px solid {colours['focus']}; }}"
        )
        for button in (self._library, self._close):
            button.setMinimumSize(letters.card_room(24), letters.card_room(24))
        self._compose()

    def rest_at(
        self, lines: Sequence[QRect], room: QRect, ground: QRect, *, from_right: bool = False
    ) -> None:
        """Shows the card at the lines of a word, inside `room`, or anywhere on the `ground`.

        Above them where there is room for all of it, else below, else where there is more; it is
        never higher than what is there, and scrolled then.
        """
        width = min(self._theme.type.card_room(_WIDTH), ground.width() - 2 * _EDGE)
        self.ensurePolished()
        wanted = min(self._height_for(width), self._theme.type.card_room(_HIGHEST))
        box = card_box(QSize(width, wanted), lines, room, from_right=from_right)
        if box.height() < wanted or any(box.intersects(line) for line in lines):
            box = card_box(QSize(width, wanted), lines, ground, from_right=from_right)
        self.setGeometry(box)
        self.show()
        self.raise_()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            # Something else that is open has kept it from the action.
            self.left.emit()
        # The page below would take Enter for what stands there.
        elif not presses_button(event, QApplication.focusWidget()):
            super().keyPressEvent(event)
            event.accept()

    def _show_ring(self) -> None:
        """Rings the whole card while its words have the keyboard: no box stands in a box."""
        self.setProperty("is-read", self._words.hasFocus())
        self.style().unpolish(self)
        self.style().polish(self)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A list of the keys over it, and another window, are not a way away from it.
        if self.isHidden() or now is None or now.window() is not self.window():
            return
        if now is not self and not self.isAncestorOf(now):
            self.abandoned.emit()

    def _compose(self) -> None:
        if self._meaning is None:
            return
        before = self._text
        self._text = text = CardText(self._theme, self._theme.type.card_room(_WIDTH))
        compose(self._meaning, text)
        self._words.setDocument(text.document)
        del before
        self._words.setAccessibleName(self.tr("What “{0}” means").format(self._meaning.words))
        self._source.setText(from_where(self._meaning))

    def _height_for(self, width: int) -> int:
        margins = self._column.contentsMargins()
        inner = width - margins.left() - margins.right()
        foot = max(self._library.sizeHint().height(), self._close.sizeHint().height())
        words = self._words.height_for(inner)
        return words + foot + self._column.spacing() + margins.top() + margins.bottom()

    def _ask_for_library(self) -> None:
        if self._meaning is not None:
            self.library_wanted.emit(self._meaning.words)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class _Words(QTextEdit):
    """What is read on the card: by the arrow keys, Space and a screen reader, and copied.

    `keyboard_moved` says that the keyboard came to it, or went.
    """

    keyboard_moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keyboard_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keyboard_moved.emit()

    def height_for(self, width: int) -> int:
        """How high all of the words are at a width, in pixels."""
        document: QTextDocument = self.document()
        around = 2 * self.frameWidth()
        document.setTextWidth(max(1, width - around))
        return round(document.size().height()) + around + 1


def card_box(
    wanted: QSize, lines: Sequence[QRect], room: QRect, *, from_right: bool = False
) -> QRect:
    """Where a card of a size stands clear of the lines of a word, inside `room`.

    Above the first of them if all of it has room there, else below the last, else on the side
    that has more, and lower than it would be. Where neither has any, it lies over the words, at
    the edge that is farther from them.
    """
    room = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    first, last = lines[0], lines[-1]
    above, below = first.top() - _GAP - room.top(), room.bottom() + 1 - last.bottom() - _GAP
    height, width = wanted.height(), wanted.width()
    if height <= above:
        beside, y = first, first.top() - _GAP - height
    elif height <= below:
        beside, y = last, last.bottom() + _GAP
    elif max(above, below) >= _LEAST:
        height = max(above, below)
        beside, y = (first, room.top()) if above > below else (last, last.bottom() + _GAP)
    else:
        height = min(height, room.height())
        is_low = first.center().y() > room.center().y()
        beside, y = first, room.top() if is_low else room.bottom() + 1 - height
    x = beside.right() + 1 - width if from_right else beside.left()
    x = max(room.left(), min(x, room.right() + 1 - width))
    return QRect(QPoint(x, y), QSize(width, height))
