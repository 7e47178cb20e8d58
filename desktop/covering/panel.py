"""A panel that can stand in the page's place: the library, a lesson, what was added and more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.panel import Panel

# In a window that is lower than this, in pixels, titles are small and nothing is explained.
_LOW = 420


class CoveringPanel(Panel):
    """Stands there until `put_away` asks to see again what was there before, as Esc does.

    `name` is what the foot calls it, and a screen reader.
    """

    put_away = Signal()

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self._theme, self.name = theme, name
        self._was_low = False
        self.setAccessibleName(name)

    def sums(self) -> str:
        """What the foot says of it while it is seen."""
        return ""

    def take_keyboard(self) -> None:
        """Puts the keyboard where its reader begins, or goes on."""
        self.setFocus()

    @property
    def is_low(self) -> bool:
        """Whether there is so little room that titles are small and nothing is explained."""
        return 0 < self.height() < _LOW

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._step_back():
            self.put_away.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_low != self._was_low:
            self._was_low = self.is_low
            self._dress()

    def _step_back(self) -> bool:
        """Ends what is nearer to its reader than the panel is; whether there was anything."""
        return False

    def _dress(self) -> None:
        """Gives its parts the colours of the theme and the room that there is."""

    def _close_button(self) -> QPushButton:
        """A button that does what Esc does."""
        button = QPushButton(self.tr("Close"), self)
        show_tip(button, self.tr("Back to where you came from: Esc"))
        button.clicked.connect(self.put_away)
        return button

    def _title_css(self, weight: int = 600) -> str:
        return title_css(self._theme, is_low=self.is_low, weight=weight)


def title_css(theme: Theme, *, is_low: bool, weight: int = 600) -> str:
    """How the title of a panel is set."""
    role = Role.LOW_TITLE if is_low else Role.TITLE
    return f"{theme.type.css(role)} font-weight: {weight};"
