"""Lists and sliders from which something is chosen, and that the wheel passes over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QStyle, QStyleOptionComboBox

# What Qt leaves free on both sides of the words, in pixels.
_INSIDE = 2


class ChoiceBox(QComboBox):
    """Is chosen from by keys and clicks: a page turned by the wheel leaves the choice alone.

    A letter goes to what begins with it, and does nothing else while the keyboard is here.
    """

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _is_letter(event):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Ends what is chosen in "…" where there is no room for all of it.

        Qt would cut a letter in two.
        """
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - _INSIDE
        )


def _is_letter(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return is_plain and event.text().isprintable() and bool(event.text().strip())


class ChoiceSlider(QSlider):
    """Is moved by keys and by its handle, as a list is chosen from."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
