"""The parts that the page of a lesson is made of: cards, rows that can be pressed, a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel, PlainLabel
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.wording.sentences import in_sentences

# In a row that is narrower than this, in pixels of the usual letters, its end stands below.
_BESIDE = 380


class LessonCard(QFrame):
    """A part of the lesson under its heading, which is small over one that `is_quiet`."""

    def __init__(
        self, heading: str, theme: Theme, parent: QWidget | None = None, *, is_quiet: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lesson-card")
        colours = theme.colours
        ground = "transparent" if is_quiet else colours["card"]
        edge = f"1px {'dashed' if is_quiet else 'solid'} {colours['line']}"
        self.setStyleSheet(
            f"#lesson-card {{ background: {ground}; border: {edge}; border-radius: 9px; }}"
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 13, 16, 14)
        self.column.setSpacing(6)
        label = HeadingLabel(heading.upper() if is_quiet else heading, self)
        label.setWordWrap(True)
        role, colour = (Role.LABEL, "soft_ink") if is_quiet else (Role.RESULT, "ink")
        label.setStyleSheet(f"{theme.type.css(role)}; font-weight: 600; color: {colours[colour]};")
        self.column.addWidget(label)


def words_in(
    words: str,
    theme: Theme,
    role: Role = Role.CARD,
    colour: str = "ink",
    *,
    weight: int = 400,
    parent: QWidget | None = None,
) -> PlainLabel:
    """A label on as many lines as it needs."""
    label = PlainLabel(words, parent)
    label.setWordWrap(True)
    label.setStyleSheet(
        f"{theme.type.css(role)}; font-weight: {weight}; color: {theme.colours[colour]};"
    )
    return label


class OneLineLabel(PlainLabel):
    """Words that stand on one line where there is room for all of them, else on several."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        # One pixel more, as letters are measured in parts of a pixel.
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(wide, self.heightForWidth(wide))


class PressedRow(QAbstractButton):
    """A row that leads on: a sign, a title, a second line, and how far it is.

    `share` is from 0 to 1, None for no bar; `end` are the words at its end.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        sign: str,
        title: str,
        second: str = "",
        share: float | None = None,
        end: str = "",
        spoken: str = "",
        is_text: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._end, self._spoken = title, end, spoken
        self.setAccessibleName(spoken or in_sentences((title, second, end)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Its words take more lines where there is little room; a button would not give way.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 6)
        row.setSpacing(10)
        # Signs stand below one another, however wide each is.
        role, weight = (Role.EXCERPT, 600) if is_text else (Role.CARD, 400)
        mark = words_in(sign, theme, role, "soft_ink", parent=self)
        mark.setFixedWidth(theme.type.card_room(20))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(mark)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words_in(title, theme, role, weight=weight, parent=self))
        self._second = words_in(second, theme, Role.DETAIL, "soft_ink", parent=self)
        self._second.setVisible(bool(second))
        column.addWidget(self._second)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(4)
        self._body.addLayout(column, 1)
        self._ends = QWidget(self)
        self._end_row = WrappedRow(10, self._ends)
        # Beside the first line of the title, whose letters are larger.
        lower = theme.type.pixels(role) - theme.type.pixels(Role.DETAIL)
        self._ends.setContentsMargins(0, lower, 0, 0)
        self._body.addWidget(self._ends, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._body, 1)
        if share is not None:
            self._end_row.addWidget(ShareBar(share, theme, self._ends))
        if end:
            label = OneLineLabel(end, self._ends)
            ink = theme.colours["ink" if is_text else "soft_ink"]
            label.setStyleSheet(f"{theme.type.css(Role.DETAIL)}; color: {ink};")
            self._end_row.addWidget(label)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_second(self, words: str) -> None:
        """Puts other words on the second line."""
        self._second.setText(words)
        self._second.setVisible(bool(words))
        self.setAccessibleName(self._spoken or in_sentences((self._title, words, self._end)))

    def say_at_end(self, words: str, colour: str) -> None:
        """Adds a few words at the end of the row, in a colour of the theme."""
        label = OneLineLabel(words, self._ends)
        letters, ink = self._theme.type.css(Role.DETAIL), self._theme.colours[colour]
        label.setStyleSheet(f"{letters}; font-weight: 600; color: {ink};")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._end_row.addWidget(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is little room, what stands at the end comes below.
        is_wide = self.width() >= self._theme.type.card_room(_BESIDE)
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("card_tint"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box, 6, 6)


class ShareBar(QWidget):
    """How much of something is done, as a short bar; its words stand beside it."""

    def __init__(self, share: float, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._theme = share, theme
        self.setFixedSize(QSize(theme.type.card_room(64), theme.type.card_room(18)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, self.height() / 2 - 2, self.width(), 6)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(box, 3, 3)
        if self._share:
            box.setWidth(max(6, box.width() * min(1.0, self._share)))
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(box, 3, 3)
