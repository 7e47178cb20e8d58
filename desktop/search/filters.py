"""The filters beside the results: each says how many passages it would leave."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel, show_tip
from desktop.appearance.theme import Theme
from desktop.core.claim import Stance
from desktop.core.pen import Pen
from desktop.core.search_request import Facet, Filter
from desktop.core.searching.results import FacetValue, SearchResults
from desktop.core.text.shown import shown
from desktop.wording.claims import stance_name
from desktop.wording.counting import counted
from desktop.wording.pens import name_of

# So many values of a facet are shown before somebody asks for more.
_AT_FIRST = 6


class FilterRow(QAbstractButton):
    """One value with its count; a tick stands before it while it is chosen."""

    def __init__(self, key: Filter, theme: Theme) -> None:
        super().__init__()
        self.key = key
        self._theme = theme
        self._count = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_value(self, words: str, value: FacetValue, *, is_partial: bool = False) -> None:
        """Shows how many passages the value leaves, if not more, and whether it is chosen."""
        self._count = f"{value.count:,}{'+' if is_partial else ''}"
        passages = counted(
            value.count, self.tr("1 passage"), self.tr("%n passages", None, value.count)
        )
        if is_partial:
            passages = self.tr("at least {0}").format(passages)
        self.setText(shown(words))
        show_tip(self, words)
        self.setAccessibleName(f"{words}, {passages}")
        self.setChecked(value.is_chosen)
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.type.room(180), self._theme.type.room(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # A button by itself would go on to whatever the Tab key comes to.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_tint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(box, 6, 6)
        left = box.left() + 8
        if self.isChecked():
            painter.setPen(QPen(colour("accent"), 1.8))
            middle = box.center().y()
            painter.drawPolyline(
                [
                    QPointF(left, middle),
                    QPointF(left + 3.5, middle + 3.5),
                    QPointF(left + 10, middle - 4),
                ]
            )
            left += 17
        face = self._theme.type.font(Role.CHIP)
        painter.setFont(face)
        metrics = QFontMetricsF(face)
        room = metrics.horizontalAdvance(self._count) + 8
        words = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.right() - room - left - 6
        )
        painter.setPen(colour("ink"))
        middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), middle_left, words)
        painter.setPen(colour("soft_ink"))
        middle_right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -8, 0), middle_right, self._count)
        painter.end()


class Filters(QScrollArea):
    """Lists the values of every facet; the arrow keys lead from one to the next.

    `toggled` says which Filter was chosen or given up, `cleared` that all were.
    """

    toggled = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._results = SearchResults("")
        self._rows: dict[Filter, FilterRow] = {}
        self._open: set[Facet] = set()
        self._names = {
            Facet.SPEAKER: self.tr("Said by"),
            Facet.YEAR: self.tr("When"),
            Facet.PUBLISHER: self.tr("Publisher"),
            Facet.LESSON: self.tr("Lesson"),
            Facet.TAG: self.tr("Pens and tags in my notes"),
        }
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        ground = QWidget()
        ground.setAutoFillBackground(False)
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(ground)
        self._clear = QPushButton(self.tr("Clear all filters"))
        self._clear.clicked.connect(self.cleared)
        self._headings = {facet: PlainLabel(name.upper()) for facet, name in self._names.items()}
        self._more = {facet: QPushButton() for facet in Facet}
        self._column.addWidget(self._clear)
        for facet in Facet:
            self._headings[facet].setContentsMargins(8, 16, 0, 6)
            self._more[facet].setFlat(True)
            self._more[facet].clicked.connect(
                lambda _checked=False, chosen=facet: self._show_all(chosen)
            )
            self._column.addWidget(self._headings[facet])
            self._column.addWidget(self._more[facet])
        self._column.addStretch(1)
        self.show_theme(theme)
        self._show_rows()

    def show_results(self, results: SearchResults) -> None:
        """Shows what the results can be filtered by."""
        if results.request.words != self._results.request.words:
            self._open.clear()
        self._results = results
        self._show_rows()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to filter by."""
        return not self._rows

    def rows(self) -> tuple[FilterRow, ...]:
        """The rows in their order on the screen."""
        return tuple(sorted(self._rows.values(), key=self._column.indexOf))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        soft, accent = theme.colours["soft_ink"], theme.colours["accent"]
        letters = theme.type.css
        self.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"
            f"QLabel {{ color: {soft}; {letters(Role.LABEL)} font-weight: 600; }}"
            "QPushButton { border: none; background: transparent; text-align: left;"
            f" color: {accent}; {letters(Role.CHIP)} padding: 4px 8px; }}"
            f"QPushButton:focus {{ border: 2px solid {theme.colours['focus']}; padding: 2px 6px; }}"
        )
        for row in self._rows.values():
            row.show_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        rows = self.rows()
        here = next((n for n, row in enumerate(rows) if row.hasFocus()), -1)
        if step and here >= 0:
            there = rows[max(0, min(len(rows) - 1, here + step))]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(there)
            self._let_tab_come_to(there)
        else:
            super().keyPressEvent(event)

    def _show_rows(self) -> None:
        shown = {facet: self._shown(facet) for facet in Facet}
        wanted = {Filter(facet, each.value) for facet in Facet for each in shown[facet]}
        focused = next((row.key for row in self._rows.values() if row.hasFocus()), None)
        for key in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._clear.setVisible(bool(self._results.request.filters))
        for facet in Facet:
            values = self._results.facets.get(facet, ())
            self._headings[facet].setVisible(bool(shown[facet]))
            at = self._column.indexOf(self._headings[facet]) + 1
            for number, value in enumerate(shown[facet]):
                row = self._row(Filter(facet, value.value))
                words = self._words(facet, value.value)
                row.show_value(words, value, is_partial=self._results.is_partial)
                if self._column.indexOf(row) != at + number:
                    self._column.insertWidget(at + number, row)
                    # A layout shows what is new to it only after the events that wait.
                    row.show()
            left = len(values) - len(shown[facet]) if shown[facet] else 0
            self._more[facet].setVisible(bool(shown[facet]) and left > 0)
            self._more[facet].setText(self.tr("%n more …", None, left))
        rows = self.rows()
        if rows:
            self._let_tab_come_to(self._rows.get(focused, rows[0]) if focused else rows[0])
        if focused and focused not in self._rows and rows:
            rows[0].setFocus()

    def _shown(self, facet: Facet) -> tuple[FacetValue, ...]:
        values = self._results.facets.get(facet, ())
        if len(values) == 1 and not values[0].is_chosen and facet is not Facet.SPEAKER:
            # What all passages share filters none of them.
            values = tuple(each for each in values if each.count < self._results.total)
        if facet in self._open:
            return values
        return tuple(value for n, value in enumerate(values) if n < _AT_FIRST or value.is_chosen)

    def _row(self, key: Filter) -> FilterRow:
        if key not in self._rows:
            row = FilterRow(key, self._theme)
            row.clicked.connect(lambda _checked=False: self.toggled.emit(key))
            self._rows[key] = row
        return self._rows[key]

    def _let_tab_come_to(self, only: FilterRow) -> None:
        # One stop for the Tab key: the arrow keys lead on from there.
        for row in self._rows.values():
            policy = Qt.FocusPolicy.StrongFocus if row is only else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def _words(self, facet: Facet, value: str) -> str:
        if facet is Facet.TAG:
            pens: Mapping[str, Pen] = {str(pen): pen for pen in Pen}
            stances: Mapping[str, Stance] = {str(each): each for each in Stance}
            if value in stances:
                return stance_name(stances[value])
            return name_of(pens[value]) if value in pens else f"#{value}"
        return value

    def _show_all(self, facet: Facet) -> None:
        first_new = len(self._shown(facet))
        self._open.add(facet)
        self._show_rows()
        values = self._results.facets.get(facet, ())
        if first_new < len(values):
            self._rows[Filter(facet, values[first_new].value)].setFocus()
