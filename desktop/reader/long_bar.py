"""A scroll bar over the whole of a text of which the page holds a stretch at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

# One click on an arrow, in characters, and the part of the text that a click beside goes.
_STEP = 500
_PAGES = 50


class LongBar(QScrollBar):
    """Counts characters; lies at the right of the page in the place of its own bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName(self.tr("Place in the whole text"))
        self.setSingleStep(_STEP)

    def lie_beside(self, page: QWidget) -> None:
        """Takes the right edge of the page."""
        width = self.sizeHint().width()
        self.setGeometry(page.width() - width, 0, width, page.height())

    def show_place(self, character: int, length: int) -> None:
        """Shows where in a text of this length the window is, unless somebody holds the bar."""
        if not self.isSliderDown():
            self.blockSignals(True)
            self.setRange(0, length)
            self.setPageStep(max(1, length // _PAGES))
            self.setValue(character)
            self.blockSignals(False)
