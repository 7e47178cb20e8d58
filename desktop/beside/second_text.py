"""The frame of a second text: its page, with a way to close it in the corner."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.panel import Panel

# How far the button stands from the corner: left of the scroll bar.
_FROM_RIGHT, _FROM_TOP = 18, 6


class SecondText(Panel):
    """Holds a page with an edge around it; `closed` says that its reader wants it away."""

    closed = Signal()

    def __init__(self, page: Panel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("second-text")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(page)
        self.setFocusProxy(page)
        self._button = button = QToolButton(self)
        button.setText("×")
        button.setAccessibleName(self.tr("Close this text"))
        show_tip(button, self.tr("Closes this text (Esc)"))
        button.setMinimumSize(30, 28)
        button.clicked.connect(self.closed)
        # The text comes first.
        QWidget.setTabOrder(page, button)
        self._line = ""
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        self._line = theme.colours["line"]
        self._draw_edge()
        self._button.setStyleSheet(
            f"QToolButton {{ {theme.type.css(Role.GLYPH)} padding: 0 6px 3px 6px;"
            f" background: {theme.colours['paper']}; }}"
        )

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._draw_edge()

    def _draw_edge(self) -> None:
        """Draws the line between the texts: left of it, or above where it lies below the other."""
        side = "top" if self.y() > 0 else "left"
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(int(side == "left"), int(side == "top"), 0, 0)
        self.setStyleSheet(f"#second-text {{ border-{side}: 1px solid {self._line}; }}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.adjustSize()
        left = event.size().width() - self._button.width() - _FROM_RIGHT
        self._button.move(left, _FROM_TOP)
        self._button.raise_()
