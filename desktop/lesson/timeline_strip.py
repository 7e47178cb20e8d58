"""The days that a lesson tells of, as spots on a line; the text's own day stands out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.core.packs.timeline import Moment
from desktop.core.text.shown import shown
from desktop.wording.dates import spoken_date

# Between two spots, and beside the first and the last, in pixels.
_LEAST, _EDGE = 24.0, 34.0
_DAYS_OF_MONTH, _DAYS_OF_YEAR = 30.44, 365.25


class TimelineStrip(QWidget):
    """Lays the moments out as their days are apart, and tells of one of them below.

    The one of the `day` is told of until another one is chosen.
    The arrow keys go from one to the next. `told` is sent with the words of the chosen one,
    `chosen` with its Moment when it is pressed, or Enter is.
    """

    told = Signal(str)
    chosen = Signal(object)

    def __init__(
        self,
        moments: Sequence[Moment],
        theme: Theme,
        day: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._moments, self._theme = tuple(moments), theme
        own = [n for n, each in enumerate(self._moments) if each.article_id is not None]
        # The day on which the first text came out is told of first.
        of_day = [n for n in own if self._moments[n].day == day]
        self._current = next(iter((*of_day, *own)), 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        listed = "; ".join(self.words_of(each) for each in self._moments)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(listed)

    @property
    def current(self) -> Moment | None:
        """The moment that is told of."""
        return self._moments[self._current] if self._moments else None

    def words_of(self, moment: Moment) -> str:
        """A moment in words, with its day."""
        return f"{spoken_date(moment.day)}: {moment.words}"

    def sizeHint(self) -> QSize:
        return QSize(300, self._theme.type.card_room(74))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._moments:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spots, middle = self._spots(), self.height() / 2
        painter.setPen(QPen(self._theme.colour("soft_ink"), 1.4))
        painter.drawLine(QPointF(8, middle), QPointF(self.width() - 8, middle))
        for number, (moment, x) in enumerate(zip(self._moments, spots, strict=True)):
            is_own, is_current = moment.article_id is not None, number == self._current
            colour = self._theme.colour("accent" if is_own else "claim_line")
            painter.setBrush(colour)
            painter.setPen(QPen(self._theme.colour("card"), 1.5))
            radius = 8.0 if is_own else 6.0
            painter.drawEllipse(QPointF(x, middle), radius, radius)
            if is_current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                role = "focus" if self.hasFocus() else "lifted_line"
                painter.setPen(QPen(self._theme.colour(role), 2))
                painter.drawEllipse(QPointF(x, middle), radius + 4, radius + 4)
        self._paint_words(painter, spots, middle)

    def _paint_words(self, painter: QPainter, spots: Sequence[float], middle: float) -> None:
        """Writes what has room: the chosen one first, then the text's own, then both ends."""
        font = self._theme.type.font(Role.DETAIL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        last = len(self._moments) - 1
        own = [n for n, each in enumerate(self._moments) if each.article_id is not None]
        order = dict.fromkeys([self._current, *own, 0, last, *range(last + 1)])
        above: list[QRectF] = []
        below: list[QRectF] = []
        high = metrics.height()
        for number in order:
            moment, x = self._moments[number], spots[number]
            colour = self._theme.colour("accent" if moment.article_id is not None else "ink")
            painter.setPen(colour)
            for words, taken, top in (
                (_short(moment.words), above, middle - 14 - high),
                (_day(moment.day), below, middle + 14),
            ):
                wide = metrics.horizontalAdvance(words)
                left = min(max(2.0, x - wide / 2), self.width() - wide - 2)
                box = QRectF(left, top, wide + 2, high)
                if not any(box.adjusted(-9, 0, 9, 0).intersects(each) for each in taken):
                    taken.append(box)
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown(words))

    def _spots(self) -> list[float]:
        """Where each moment stands: as its day is apart from the others, and never on another."""
        days = [_days(each.day) for each in self._moments]
        room = self.width() - 2 * _EDGE
        first, length = days[0], max(1.0, days[-1] - days[0])
        spots = [_EDGE + room * (day - first) / length for day in days]
        least = min(_LEAST, room / max(1, len(spots) - 1))
        for number in range(1, len(spots)):
            spots[number] = max(spots[number], spots[number - 1] + least)
        most = self.width() - _EDGE
        for number in range(len(spots) - 1, -1, -1):
            spots[number] = min(spots[number], most)
            most = spots[number] - least
        return spots

    # What its reader does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -len(self._moments),
            Qt.Key.Key_End: len(self._moments),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None and self._moments:
            self._go_to(max(0, min(len(self._moments) - 1, self._current + way)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().x())
        if number == self._current and self.current is not None:
            self.chosen.emit(self.current)
        self._go_to(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go_to(self._current)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _number_at(self, x: float) -> int:
        spots = self._spots()
        return min(range(len(spots)), key=lambda number: abs(spots[number] - x))

    def _go_to(self, number: int) -> None:
        self._current = number
        words = self.words_of(self._moments[number])
        self.told.emit(words)
        announce(self, words)
        self.update()


def _days(day: str) -> float:
    parts = [int(part) for part in day.split("-") if part.isdecimal()]
    year, month, of_month = ((*parts, 1, 1)[:3]) if parts else (0, 1, 1)
    return year * _DAYS_OF_YEAR + (month - 1) * _DAYS_OF_MONTH + of_month


def _short(words: str) -> str:
    """The first words of a moment, as many as tell it from the others."""
    bare = words.split(",", maxsplit=1)[0].split(":", maxsplit=1)[0]
    return bare if len(bare) <= 26 else f"{bare[:25].rsplit(' ', 1)[0]} …"


def _day(day: str) -> str:
    return spoken_date(day[:7])
