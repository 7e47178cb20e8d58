"""A list of choices that the wheel passes over."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Is chosen from by keys and clicks: a page turned by the wheel leaves the choice alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
