"""A menu that has the keyboard for itself while it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Menu(QMenu):
    """Keeps every key from what lies behind it; the key of one of its lines chooses that line.

    Qt lets a single letter act on the list behind an open menu, as that still has the keyboard.
    """

    def __init__(self, owner: QWidget, *, stays: bool = False) -> None:
        """Belongs to `owner`; gone when it is closed, unless it `stays` to be opened again."""
        super().__init__(owner)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not stays)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (line := self._line_of(event)) is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            # As a click has it: what the line does may open something else.
            self.close()
            line.trigger()

    def _line_of(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(event.keyCombination())
        lines = (each for each in self.actions() if each.isEnabled())
        return next((each for each in lines if pressed in each.shortcuts()), None)
