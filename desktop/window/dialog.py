"""What every window over the window is: Enter presses the button that has the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog

from desktop.panel import presses_button


class Dialog(QDialog):
    """A dialog in which Enter means the default button only where no other has the keyboard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self.focusWidget()):
            super().keyPressEvent(event)
