"""A small window over the library in which something is saved, or left as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.dressed_window import DressedWindow
from desktop.panel import presses_button


class SavingDialog(DressedWindow):
    """Has the buttons for either; `_decide` is what Save does."""

    _decide: Callable[[], object]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.accepting = QPushButton(self.tr("Save"))
        self.refusing = QPushButton(self.tr("Cancel"))
        for button, role in ((self.accepting, roles.AcceptRole), (self.refusing, roles.RejectRole)):
            button.setIcon(QIcon())
            self._buttons.addButton(button, role)
        self.accepting.setDefault(True)
        self._buttons.accepted.connect(self._decide)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self, grows: QWidget | None, *parts: QWidget, size: QSize) -> None:
        """Stands parts over the buttons; what `grows` comes first, and gets what room is left."""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        if grows is not None:
            column.addWidget(grows, 1)
        for part in (*parts, self._buttons):
            column.addWidget(part)
        parent = self.parentWidget()
        assert parent is not None
        self.resize(size.boundedTo(parent.window().size() - QSize(24, 24)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self.focusWidget()):
            super().keyPressEvent(event)
