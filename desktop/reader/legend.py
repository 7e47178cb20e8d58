"""What the lines in the text mean: each as it looks on the page, with its meaning beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.reader.mark_painter import Strip, paint_letter, paint_lines, paint_tints
from desktop.reader.marks import Layer, Line, Mark
from desktop.reader.page_marks import pen_mark
from desktop.wording.pens import USUAL_NAMES, PenNames, name_of

_SAMPLE = QSize(148, 30)
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A mark with a name and what it means."""

    mark: Mark
    name: str
    meaning: str


class _Sample(QWidget):
    """A few words that are marked as those on the page are."""

    def __init__(self, row: LegendRow, theme: Theme) -> None:
        super().__init__()
        self._row, self._theme = row, theme
        scale = theme.type
        self.setFixedSize(scale.card_room(_SAMPLE.width()), scale.card_room(_SAMPLE.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._theme.type
        face, chip = scale.font(Role.EXCERPT), scale.font(Role.SIGN, Weight.BOLD)
        metrics, left, baseline = QFontMetricsF(face), 4.0, float(scale.card_room(19))
        side = scale.card_room(18)
        mark = self._row.mark
        if mark.letter:
            ink = self._theme.colour("ink")
            box = QRectF(left, (self.height() - side) / 2, side, side)
            paint_letter(painter, mark, box, ink, chip)
            left += side + 8
        words = metrics.elidedText(
            self._row.name, Qt.TextElideMode.ElideRight, self.width() - left - 4
        )
        width = metrics.horizontalAdvance(words)
        above = scale.card_room(15)
        strip = Strip(QRectF(left, baseline - above, width, above + 8), baseline)
        paint_tints(painter, mark, [strip], is_lit=False)
        painter.setFont(face)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QPointF(left, baseline), words)
        paint_lines(painter, mark, [strip], lane=0, is_lit=False)
        painter.end()


class Legend(QFrame):
    """A list over the window; Esc closes it.

    `keys_wanted` asks what the keys do, `steps_wanted` for the first steps once more.
    """

    keys_wanted = Signal()
    steps_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, pens: PenNames = USUAL_NAMES) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("legend")
        self._rows = self._rows_in(theme, pens)
        title = self.tr("What the lines in the text mean")
        self.setAccessibleName(title)
        colours = theme.colours
        self.setStyleSheet(
            f"#legend {{ background: {colours['card']}; border: 1px solid {colours['card_line']};"
            " border-radius: 8px; }"
            "QScrollArea, QScrollArea > QWidget > QWidget, QLabel { background: transparent; }"
        )
        heading = PlainLabel(title.upper())
        letters = theme.type.css(Role.LABEL)
        heading.setStyleSheet(f"color: {colours['soft_ink']}; {letters} font-weight: 600;")
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self._rows):
            grid.addWidget(_Sample(row, theme), number, 0)
            meaning = PlainLabel(row.meaning)
            meaning.setAccessibleName(f"{row.name}: {row.meaning}")
            grid.addWidget(meaning, number, 1)
        self._room = QScrollArea()
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setWidgetResizable(True)
        self._room.setAccessibleName(self.said)
        self._room.setWidget(ground)
        keys, steps = QPushButton(self.tr("What the keys do")), QPushButton(self.tr("First steps"))
        keys.clicked.connect(self._leave_for_keys)
        steps.clicked.connect(self._leave_for_steps)
        ways = QHBoxLayout()
        ways.addWidget(keys)
        ways.addWidget(steps)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 10, 14)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self._room, 1)
        column.addLayout(ways)
        self._ground = ground

    @property
    def said(self) -> str:
        """All of it in words, for a screen reader."""
        return " ".join(f"{row.name}: {row.meaning}." for row in self._rows)

    @property
    def rows(self) -> tuple[LegendRow, ...]:
        """What is explained, from top to bottom."""
        return self._rows

    def open_under(self, corner: QPoint) -> None:
        """Shows the list with its upper right corner here, as far as the screen has room."""
        free = self.screen().availableGeometry()
        if (parent := self.parentWidget()) is not None and parent.window().isVisible():
            free = free.intersected(parent.window().geometry())
        wanted = self._ground.sizeHint() + QSize(46, 108)
        size = wanted.boundedTo(free.size() - QSize(16, 16))
        self.resize(size)
        left = max(free.left() + 8, corner.x() - size.width())
        top = min(corner.y(), free.bottom() - size.height() - 8)
        self.move(left, max(free.top() + 8, top))
        self.show()
        self._room.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, f"{self.accessibleName()}. {self.said}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _leave_for_keys(self) -> None:
        self.close()
        self.keys_wanted.emit()

    def _leave_for_steps(self) -> None:
        self.close()
        self.steps_wanted.emit()

    def _rows_in(self, theme: Theme, pens: PenNames) -> tuple[LegendRow, ...]:
        tint = QColor(theme.speaker(0))
        tint.setAlphaF(theme.tint)
        line, unknown, claim = (
            theme.speaker_line(0),
            theme.colour("soft_ink"),
            theme.colour("claim_line"),
        )
        explained = QColor(claim)
        explained.setAlphaF(0.55)

        def mark(colour: QColor, way: Line, under: QColor | None = None) -> Mark:
            layer = Layer.QUOTATION if under is not None else Layer.CLAIM
            return Mark(_NOWHERE, layer, "", colour, way, under)

        rows = [
            LegendRow(
                mark(line, Line.SOLID, tint),
                self.tr("Quotation"),
                self.tr("somebody’s own words; each person has a colour"),
            ),
            LegendRow(
                mark(line, Line.DOTTED),
                self.tr("Partial quotation"),
                self.tr("a few words of theirs in somebody else’s sentence"),
            ),
            LegendRow(
                mark(unknown, Line.SOLID),
                self.tr("Quotation, who?"),
                self.tr("it is not known, or not sure, who says it"),
            ),
            LegendRow(
                mark(claim, Line.DASHED),
                self.tr("Claim"),
                self.tr("a lesson says more about it: see Context"),
            ),
            LegendRow(
                mark(explained, Line.DOTTED),
                self.tr("Word, day or fact"),
                self.tr("a lesson explains it: rest on it, or see Context"),
            ),
        ]
        for number, pen in enumerate(Pen, 1):
            meaning = self.tr("your own mark: select words and press {0}").format(number)
            rows.append(LegendRow(pen_mark(theme, pen), name_of(pen, pens), meaning))
        return tuple(rows)
