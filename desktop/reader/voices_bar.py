"""The share of words by speaker, in one line under the title."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.icons import chip_size, letters_for, paint_chip
from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.core.quotation import SpeakerId
from desktop.core.record import record
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.shown import shown

_LINE = 22
_GAP = 14
_HIGH = 8
# So many lines the legend takes; who is left out stands in the list of voices.
_MOST_LINES = 2
# So many voices can have a place in it at all.
_MOST_VOICES = 60


@record(frozen=True, slots=True)
class _Share:
    """A part of the bar, with what stands in the legend; `left_out` counts several that are one."""

    name: str
    words: int
    colour: QColor
    speaker: SpeakerId | None = None
    letters: str = ""
    left_out: int = 0

    @property
    def is_pressed(self) -> bool:
        """Whether a click on it leads anywhere."""
        return self.speaker is not None or self.left_out > 0


class VoicesBar(QWidget):
    """A bar with a legend; `voice_chosen` says whose name was clicked.

    Where there are more voices than two lines have room for, those who say most are named, and
    `list_wanted` says that the others are to be seen.
    """

    voice_chosen = Signal(str)
    list_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ledger = Ledger()
        # Who tells it; the voices, who says most first; what nobody is named for.
        self._reporter: tuple[_Share, ...] = ()
        self._voices: tuple[_Share, ...] = ()
        self._unnamed: tuple[_Share, ...] = ()
        self._legend: list[tuple[QRectF, _Share]] = []
        self.setFont(theme.type.font(Role.DETAIL))
        self.setObjectName("voices-bar")
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_ledger(self, ledger: Ledger) -> None:
        """Shows the shares of another ledger."""
        self._ledger = ledger
        self._make_shares()
        some = self._some(min(len(self._voices), _MOST_VOICES))
        words = ", ".join(_legend_words(share) for share in some)
        by_speaker = (
            self.tr("Characters by speaker: {0}")
            if self._ledger.are_characters
            else self.tr("Words by speaker: {0}")
        )
        self.setAccessibleName(by_speaker.format(words))
        show_tip(self, self.accessibleName())
        self.updateGeometry()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        self._make_shares()
        self.setFont(theme.type.font(Role.DETAIL))
        self.updateGeometry()
        self.update()

    @property
    def _line(self) -> int:
        return self._theme.type.card_room(_LINE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._reporter:
            return self._line
        legend = self._set_legend(width)
        return round(legend[-1][0].bottom()) if legend else self._line

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # The layout goes by the height that was wanted at the width before.
            self.updateGeometry()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._share_at(event)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        share = self._share_at(event)
        if share is not None and share.speaker is not None:
            self.voice_chosen.emit(share.speaker)
        elif share is not None:
            self.list_wanted.emit()

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
            words = box.adjusted(0, 0, 40, 0)
            if not share.left_out:
                size = chip_size(share.letters, self._theme)
                corner = QPointF(box.left(), box.center().y() - size.height() / 2)
                chip = QRectF(corner, size)
                paint_chip(painter, chip, share.colour, share.letters, self._theme)
                words.setLeft(corner.x() + size.width() + 5)
            painter.setFont(self.font())
            painter.setPen(self._theme.colour("accent" if share.left_out else "ink"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _legend_words(share))
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        shares = [share for _, share in self._legend]
        total = sum(share.words for share in shares)
        if not total:
            return
        first = self._legend[0][0]
        is_beside, high = first.top() < 1, self._theme.type.card_room(_HIGH)
        right = first.left() - _GAP if is_beside else self.width()
        x, y = 0.0, (self._line - high) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for share in shares:
            width = right * share.words / total
            painter.setBrush(share.colour)
            painter.drawRect(QRectF(x, y, max(1.0, width), high))
            x += width

    def _make_shares(self) -> None:
        ledger, theme = self._ledger, self._theme
        self._reporter = self._voices = self._unnamed = ()
        if not ledger.words:
            return
        teller = self.tr("Narrator") if ledger.is_story else self.tr("Reporter")
        reporter = _Share(teller, ledger.reporter_words, theme.colour("track"))
        self._reporter = (reporter,)
        self._voices = tuple(
            _Share(
                shown(voice.speaker.short_name),
                voice.words,
                theme.speaker(voice.number),
                voice.speaker.id,
                letters_for(theme, voice.number, voice.speaker.name),
            )
            for voice in ledger.voices
        )
        if ledger.unattributed_words:
            soft = theme.colour("soft_ink")
            self._unnamed = (_Share(self.tr("who?"), ledger.unattributed_words, soft),)

    def _some(self, count: int) -> tuple[_Share, ...]:
        """All shares, with so many of the voices by themselves and the others as one."""
        # Those who are named stand in the order of their colours.
        ranked = zip(self._voices[:count], self._ledger.voices, strict=False)
        named = [share for share, _ in sorted(ranked, key=lambda each: each[1].number)]
        others = self._voices[count:]
        rest: tuple[_Share, ...] = ()
        if others:
            words = self.tr("+ %n more", None, len(others))
            colour, said = self._theme.colour("field_line"), sum(share.words for share in others)
            rest = (_Share(words, said, colour, left_out=len(others)),)
        return (*self._reporter, *named, *rest, *self._unnamed)

    def _set_legend(self, width: int) -> list[tuple[QRectF, _Share]]:
        most = min(len(self._voices), _MOST_VOICES)
        legend = self._placed(self._some(most), width)
        if (
            not legend
            or most < 2
            or round(legend[-1][0].bottom()) <= (_MOST_LINES + 1) * self._line
        ):
            return legend
        # The more are named, the more lines they take.
        fewest, too_many = 1, most
        while too_many - fewest > 1:
            half = (fewest + too_many) // 2
            bottom = self._placed(self._some(half), width)[-1][0].bottom()
            fits = round(bottom) <= (_MOST_LINES + 1) * self._line
            fewest, too_many = (half, too_many) if fits else (fewest, half)
        return self._placed(self._some(fewest), width)

    def _placed(self, shares: tuple[_Share, ...], width: int) -> list[tuple[QRectF, _Share]]:
        """Where each share stands in the legend: beside the bar, or in lines below it."""
        metrics = QFontMetricsF(self.font())
        sizes = [
            metrics.horizontalAdvance(_legend_words(share))
            + (0 if share.left_out else chip_size(share.letters, self._theme).width() + 5)
            for share in shares
        ]
        total = sum(sizes) + _GAP * max(0, len(sizes) - 1)
        is_beside = total <= width * 0.6
        x, y = (width - total, 0.0) if is_beside else (0.0, float(self._line))
        legend = []
        for share, size in zip(shares, sizes, strict=True):
            if x and x + size > width + 1 and not is_beside:
                x, y = 0.0, y + self._line
            legend.append((QRectF(x, y, size, self._line), share))
            x += size + _GAP
        return legend

    def _share_at(self, event: QMouseEvent) -> _Share | None:
        point = event.position()
        under = (share for box, share in self._legend if box.contains(point))
        return next((share for share in under if share.is_pressed), None)


def _legend_words(share: _Share) -> str:
    return share.name if share.left_out else f"{share.name} {share.words}"
