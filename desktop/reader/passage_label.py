"""The small label at a marked passage: who, how said, how sure, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.icons import chip_size, letters_for, paint_chip
from desktop.appearance.plain_words import ElidedLabel, PlainLabel, show_tip
from desktop.appearance.theme import Theme
from desktop.reader.passage_words import (
    Fact,
    PassageCommand,
    PassageKind,
    PassageWords,
    most_telling,
)
from desktop.reader.resting_place import is_clear, resting_place

# So many passages have a line of their own where several lie over one another.
MOST_LINES = 3
# The room beside the spot of a line, and between the label and the edge of the page.
_GAP, _EDGE = 5, 4
_ROW = 26
# How wide what a word means may be, and how much room is kept beside it, in pixels.
_LONG_FACT, _BESIDE_LONG = 400, 230
# Words that take no more room than this are never cut short.
_NEVER_CUT = 90


class PassageLabel(QFrame):
    """Says of each passage at a place what there is to say, in a line.

    `command_wanted` sends the key of a passage and the command that was clicked; `entered` and
    `left` say that the mouse came onto the label, and went. It never takes the keyboard: every
    command has a key.
    """

    command_wanted = Signal(str, PassageCommand)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("passage-label")
        self._theme = theme
        self._told: tuple[PassageWords, ...] = ()
        self._left_out = 0
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 2, 10, 2)
        self._column.setSpacing(0)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.hide()
        self.show_theme(theme)

    @property
    def told(self) -> tuple[PassageWords, ...]:
        """What is told now, a line each; nothing while the label is away."""
        return () if self.isHidden() else self._told

    @property
    def left_out(self) -> int:
        """Of how many passages more there is no room to tell."""
        return self._left_out

    def tell(self, passages: Sequence[PassageWords]) -> None:
        """Tells of other passages."""
        self._told = most_telling(passages, MOST_LINES)
        self._left_out = len(passages) - len(self._told)
        self._lay_out()
        self.setAccessibleName(". ".join(each.spoken for each in self._told))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        colours = theme.colours
        self.setStyleSheet(
            f"#passage-label {{ background: {colours['card']}; border-radius: 7px;"
            f" border: 1px solid {colours['lifted_line']};"
            f" border-bottom: 2px solid {colours['lifted_line']}; }}"
            f"QToolButton {{ color: {colours['accent']}; {theme.type.css(Role.CARD)}"
            " padding: 2px 5px; border-radius: 4px; }"
            f"QToolButton:hover {{ background: {colours['accent_tint']};"
            f" color: {colours['accent']}; }}"
        )
        self._lay_out()

    def rest_at(
        self,
        passages: Sequence[Sequence[QRect]],
        looked_at: QRect,
        room: QRect,
        *,
        from_right: bool = False,
        apart: QRect | None = None,
    ) -> None:
        """Shows the label inside `room`, clear of the lines of the passages; see `resting_place`.

        Of several that lie over one another the narrowest comes first: where there is no room
        clear of all of them, the label is clear of that one at least.
        """
        self.setMaximumWidth(max(120, room.width() - 2 * _EDGE))
        self._column.activate()
        self.resize(self.sizeHint().boundedTo(QSize(self.maximumWidth(), 10_000)))
        whole = sorted((line for lines in passages for line in lines), key=lambda each: each.top())
        for lines in (whole, passages[0]):
            place = resting_place(
                self.size(), lines, looked_at, room, from_right=from_right, apart=apart
            )
            if is_clear(QRect(place, self.size()), lines):
                break
        self.move(place)
        self.show()
        self.raise_()

    # Qt

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The words under the label are not meant.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    # A line for each passage

    def _lay_out(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each) for each in self._told]
        if self._left_out:
            more = PlainLabel(self.tr("+ %n more", None, self._left_out), self)
            more.setStyleSheet(self._ink("soft_ink"))
            self._rows.append(more)
        for row in self._rows:
            row.setFixedHeight(max(self._theme.type.card_room(_ROW), row.sizeHint().height()))
            self._column.addWidget(row)
            row.show()

    def _row(self, told: PassageWords) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(_Chip(told, self._theme, row))
        name = ElidedLabel(told.name, row)
        name.setStyleSheet(self._ink("ink", "font-weight: 600;"))
        line.addWidget(name)
        for fact in told.facts:
            line.addWidget(self._words("·", "soft_ink", row))
            line.addWidget(self._fact(fact, row))
        line.addSpacing(2)
        for command in told.commands:
            line.addWidget(self._button(told, command, row))
        line.addStretch(1)
        for part in row.findChildren(QWidget):
            # Measured in the letters that it will have.
            part.ensurePolished()
        for words in row.findChildren(ElidedLabel):
            # Where room is short, long words give way: “Claim” is whole.
            if (wide := words.sizeHint().width()) <= self._theme.type.card_room(_NEVER_CUT):
                words.setMinimumWidth(wide)
        return row

    def _fact(self, fact: Fact, row: QWidget) -> PlainLabel:
        if not fact.is_long:
            words = ElidedLabel(fact.words, row)
            words.setStyleSheet(self._ink(fact.role))
            return words
        said = self._words(fact.words, fact.role, row)
        said.ensurePolished()
        page = self.parentWidget()
        room = min(_LONG_FACT, (page.width() if page else _LONG_FACT) - _BESIDE_LONG)
        said.setFixedWidth(max(120, min(room, said.sizeHint().width() + 1)))
        said.setWordWrap(True)
        said.setFixedHeight(said.heightForWidth(said.width()))
        said.setContentsMargins(0, 0, 0, 0)
        return said

    def _button(self, told: PassageWords, command: PassageCommand, row: QWidget) -> QToolButton:
        words, tip = {
            PassageCommand.WHY: (self.tr("why?"), self.tr("Why this speaker? ({Reader: W})")),
            PassageCommand.CHANGE: (
                self.tr("change"),
                self.tr("Put the speaker right ({Reader: S})"),
            ),
            PassageCommand.OPEN: (self.tr("open"), self.tr("Go to its card (Enter)")),
            PassageCommand.WRITE: (self.tr("write"), self.tr("Write on this mark ({Reader: N})")),
        }[command]
        button = QToolButton(row)
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = self._theme.type.card_room(24)
        button.setMinimumSize(side, side)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"{words}: {told.spoken}")
        show_tip(button, tip)
        button.clicked.connect(lambda: self.command_wanted.emit(told.key, command))
        return button

    def _words(self, words: str, role: str, row: QWidget) -> PlainLabel:
        label = PlainLabel(words, row)
        label.setStyleSheet(self._ink(role))
        return label

    def _ink(self, role: str, more: str = "") -> str:
        return f"color: {self._theme.colours[role]}; {self._theme.type.css(Role.CARD)} {more}"


class _Chip(QWidget):
    """The look of a mark in small: a speaker's spot, a pen's letter, a line of the lesson."""

    def __init__(self, told: PassageWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._told, self._theme = told, theme
        is_voice = told.number is not None
        self._letters = letters_for(theme, told.number or 0, told.name) if is_voice else ""
        room = theme.type.card_room
        width = round(chip_size(self._letters, theme).width()) if is_voice else room(17)
        self.setFixedSize(width + _GAP, room(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        told, theme = self._told, self._theme
        if told.pen is not None:
            box = QRectF(0.5, 0.5, self.width() - _GAP, self.height() - 1)
            painter.setPen(QPen(theme.pen_line(told.pen), 1))
            ground = theme.pen(told.pen)
            ground.setAlphaF(0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.type.font(Role.SIGN, Weight.BOLD))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told.pen.letter)
        elif told.number is not None:
            size = chip_size(self._letters, theme)
            box = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
            colour = theme.speaker(told.number)
            paint_chip(painter, box, colour, self._letters, theme)
        else:
            is_quotation = told.kind is PassageKind.QUOTATION
            pen = QPen(theme.colour("soft_ink" if is_quotation else "claim_line"), 1.8)
            pen.setDashPattern([3.2, 2.2] if told.kind is PassageKind.CLAIM else [1.2, 1.6])
            painter.setPen(pen)
            y = self.height() // 2 + 1
            painter.drawLine(0, y, self.width() - _GAP, y)
        painter.end()
