"""A calm sign over the window while something is dragged over it that can be added."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.theme import Theme

_EDGE = 22
# How much of the window shows through.
_VEIL = 225


class DropSign(QWidget):
    """Lies over the whole window and takes what is dropped; `dropped` carries its QMimeData."""

    dropped = Signal(QMimeData)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self.setAcceptDrops(True)
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        """What it says: what happens when it is dropped here, and what can be."""
        return (
            self.tr("Drop it here to add it to your library"),
            self.tr("Files and folders, or words that you selected"),
        )

    def come_up(self, theme: Theme) -> None:
        """Lies over the window as large as that is now."""
        self._theme = theme
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        # What is dragged stays where it came from: it is read here, not moved.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.hide()
        self.dropped.emit(event.mimeData())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Whatever became of what was dragged: the window is not lost under the sign.
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.colour("paper"))
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        box = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 12, 12)
        above, below = self.words
        middle = box.center().y()
        wrapped = Qt.TextFlag.TextWordWrap.value
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.type.font(Role.LOW_TITLE, Weight.SEMIBOLD))
        upper = box.adjusted(16, 0, -16, middle - box.bottom() - 4)
        painter.drawText(upper, wrapped | _bottom(), above)
        painter.setPen(theme.colour("soft_ink"))
        painter.setFont(theme.type.font(Role.CONTROL))
        lower = box.adjusted(16, middle - box.top() + 6, -16, 0)
        painter.drawText(lower, wrapped | _top(), below)


def _bottom() -> int:
    return int((Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom).value)


def _top() -> int:
    return int((Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop).value)
