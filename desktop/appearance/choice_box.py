"""Lists and sliders from which something is chosen, and that the wheel passes over."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider


class ChoiceBox(QComboBox):
    """Is chosen from by keys and clicks: a page turned by the wheel leaves the choice alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceSlider(QSlider):
    """Is moved by keys and by its handle, as a list is chosen from."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
