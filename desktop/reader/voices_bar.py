"""The share of words by speaker, in one line under the title."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.appearance.type_scale import Role
from desktop.core.quotation import SpeakerId
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.shown import shown

_LINE = 22
_SPOT = 9
_GAP = 14
_HIGH = 8


@dataclass(frozen=True, slots=True)
class _Share:
    name: str
    words: int
    colour: QColor
    speaker: SpeakerId | None


class VoicesBar(QWidget):
    """A bar with a legend; `voice_chosen` says whose name was clicked."""

    voice_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ledger = Ledger()
        self._shares: tuple[_Share, ...] = ()
        self._legend: list[tuple[QRectF, _Share]] = []
        self.setFont(theme.type.font(Role.DETAIL))
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_ledger(self, ledger: Ledger) -> None:
        """Shows the shares of another ledger."""
        self._ledger = ledger
        self._shares = self._make_shares()
        words = ", ".join(f"{share.name} {share.words}" for share in self._shares)
        self.setAccessibleName(self.tr("Words by speaker: {0}").format(words))
        show_tip(self, self.accessibleName())
        self.updateGeometry()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        self._shares = self._make_shares()
        self.setFont(theme.type.font(Role.DETAIL))
        self.updateGeometry()
        self.update()

    @property
    def _line(self) -> int:
        return self._theme.type.card_room(_LINE)

    @property
    def _spot(self) -> int:
        return self._theme.type.card_room(_SPOT)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._shares:
            return self._line
        legend = self._set_legend(width)
        return round(legend[-1][0].bottom()) if legend else self._line

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(self.width()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._share_at(event)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        share = self._share_at(event)
        if share is not None and share.speaker is not None:
            self.voice_chosen.emit(share.speaker)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._legend = self._set_legend(self.width())
        self._paint_bar(painter)
        painter.setFont(self.font())
        for box, share in self._legend:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(share.colour)
            painter.drawEllipse(
                QRectF(box.left(), box.center().y() - self._spot / 2, self._spot, self._spot)
            )
            painter.setPen(self._theme.colour("ink"))
            words = box.adjusted(self._spot + 5, 0, 40, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _legend_words(share))
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        total = sum(share.words for share in self._shares)
        if not total:
            return
        first = self._legend[0][0]
        is_beside, high = first.top() < 1, self._theme.type.card_room(_HIGH)
        right = first.left() - _GAP if is_beside else self.width()
        x, y = 0.0, (self._line - high) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for share in self._shares:
            width = right * share.words / total
            painter.setBrush(share.colour)
            painter.drawRect(QRectF(x, y, max(1.0, width), high))
            x += width

    def _make_shares(self) -> tuple[_Share, ...]:
        if not self._ledger.words:
            return ()
        shares = [
            _Share(
                self.tr("Reporter"),
                self._ledger.reporter_words,
                self._theme.colour("track"),
                None,
            )
        ]
        for voice in sorted(self._ledger.voices, key=lambda voice: voice.number):
            name = shown(voice.speaker.short_name)
            colour = self._theme.speaker(voice.number)
            shares.append(_Share(name, voice.words, colour, voice.speaker.id))
        if self._ledger.unattributed_words:
            soft = self._theme.colour("soft_ink")
            shares.append(_Share(self.tr("who?"), self._ledger.unattributed_words, soft, None))
        return tuple(shares)

    def _set_legend(self, width: int) -> list[tuple[QRectF, _Share]]:
        metrics = QFontMetricsF(self.font())
        sizes = [
            metrics.horizontalAdvance(_legend_words(share)) + self._spot + 5
            for share in self._shares
        ]
        total = sum(sizes) + _GAP * max(0, len(sizes) - 1)
        is_beside = total <= width * 0.6
        x, y = (width - total, 0.0) if is_beside else (0.0, float(self._line))
        legend = []
        for share, size in zip(self._shares, sizes, strict=True):
            if x and x + size > width + 1 and not is_beside:
                x, y = 0.0, y + self._line
            legend.append((QRectF(x, y, size, self._line), share))
            x += size + _GAP
        return legend

    def _share_at(self, event: QMouseEvent) -> _Share | None:
        point = event.position()
        return next((s for box, s in self._legend if box.contains(point) and s.speaker), None)


def _legend_words(share: _Share) -> str:
    return f"{share.name} {share.words}"
