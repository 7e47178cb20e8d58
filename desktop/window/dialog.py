"""What every window over the window is: one look, and Enter presses what has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.dressed_window import DressedWindow
from desktop.appearance.fonts import Role, TypeScale
from desktop.appearance.plain_words import HeadingLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.wrapped_row import WrappedRow
from desktop.panel import presses_button

# So much of the window stays free beside and above a window over it, and so much room is left
# round what stands in it, in pixels.
_FREE = QSize(48, 40)
_MARGINS = (20, 16, 20, 16)
# Over a lower one there is no room for a heading: the title of the window says it all.
_ROOM_FOR_HEADING = 500
# Letters as a line of words has them, to see how much room they take.
_LINE = "nnnnn " * 6


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

    def scrolled(self, column: QVBoxLayout) -> QVBoxLayout:
        """A column in that one for what is scrolled where the window is too low for it."""
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(column.spacing())
        column.addWidget(ScrolledRoom(inside), 1)
        return rows

    def fit(self, wanted: QSize) -> None:
        """Takes the size that is wanted for letters of the usual size, and with larger ones more,
        as far as the window under it has room for that.
        """
        parent = self.parentWidget()
        self.ensurePolished()
        letters, usual = self.fontMetrics(), QFontMetrics(TypeScale().font(Role.CONTROL))
        wide = letters.horizontalAdvance(_LINE) / usual.horizontalAdvance(_LINE)
        high = letters.lineSpacing() / usual.lineSpacing()
        grown = QSize(
            round(wanted.width() * max(1.0, wide)), round(wanted.height() * max(1.0, high))
        )
        room = parent.window().size() - _FREE if parent is not None else grown
        self.resize(grown.boundedTo(room))

    def add_buttons(
        self, column: QVBoxLayout, ways: Iterable[tuple[str, Callable[[], object]]]
    ) -> tuple[QPushButton, ...]:
        """Ends a column with a button for each of these ways and one that closes it, which is the
        last of those that are given back.
        """
        row = WrappedRow(8, ends=True)
        buttons = []
        for words, way in (*ways, (self.tr("Close"), self.reject)):
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, do=way: do())
            row.addWidget(button)
            buttons.append(button)
        column.addLayout(row)
        return tuple(buttons)

    def closing_button(self) -> QDialogButtonBox:
        """A row that ends with the button that closes it."""
        row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        row.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        row.rejected.connect(self.reject)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self.focusWidget()):
            super().keyPressEvent(event)
