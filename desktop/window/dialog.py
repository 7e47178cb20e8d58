"""What every window over the window is: one look, and Enter presses what has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout

from desktop.appearance.dressed_window import DressedWindow
from desktop.appearance.plain_words import HeadingLabel
from desktop.panel import presses_button

# So much of the window stays free beside and above a window over it, and so much room is left
# round what stands in it, in pixels.
_FREE = QSize(48, 40)
_MARGINS = (20, 16, 20, 16)
# Over a lower one there is no room for a heading: the title of the window says it all.
_ROOM_FOR_HEADING = 500


class Dialog(DressedWindow):
    """A dialog in which Enter means the default button only where no other has the keyboard.

    Its title stands over it as a heading, where there is room.
    """

    def fill(self) -> QVBoxLayout:
        """The column for what stands in it, which begins with the heading: made once."""
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        parent = self.parentWidget()
        if parent is None or parent.window().height() >= _ROOM_FOR_HEADING:
            heading = HeadingLabel(self.windowTitle())
            heading.setObjectName("dialog-heading")
            heading.setWordWrap(True)
            column.addWidget(heading)
        return column

    def fit(self, wanted: QSize) -> None:
        """Takes the size that is wanted, as far as the window under it has room for that."""
        parent = self.parentWidget()
        room = parent.window().size() - _FREE if parent is not None else wanted
        self.resize(wanted.boundedTo(room))

    def closing_button(self) -> QDialogButtonBox:
        """A row that ends with the button that closes it."""
        row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        row.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        row.rejected.connect(self.reject)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self.focusWidget()):
            super().keyPressEvent(event)
