"""What the keys do: every action of the window with the keys that trigger it."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class KeyList(QDialog):
    """A list to look at; Esc closes it."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What the keys do"))
        rows = "".join(_row(action) for action in actions if action.shortcuts())
        words = QLabel(f'<table cellspacing="6">{rows}</table>')
        words.setTextFormat(Qt.TextFormat.RichText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(words)
        column.addWidget(buttons)


def _row(action: QAction) -> str:
    keys = ", ".join(
        key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
    )
    return (
        f'<tr><td align="right"><b>{html.escape(keys)}</b>&nbsp;&nbsp;</td>'
        f"<td>{html.escape(action.text())}</td></tr>"
    )
