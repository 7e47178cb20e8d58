"""What the keys do: every action of the window with the keys that trigger it."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QWidget,
)

from desktop.appearance.plain_words import MarkupLabel
from desktop.window.dialog import Dialog


class KeyList(Dialog):
    """A list to look at, under the name of the part of the window; Esc closes it.

    `change_wanted` asks for the page on which keys are changed.
    """

    change_wanted = Signal()

    def __init__(self, parts: Iterable[tuple[str, Iterable[QAction]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What the keys do"))
        rows = "".join(_heading(name) + "".join(map(_row, actions)) for name, actions in parts)
        words = _LongTable(f'<table cellspacing="6">{rows}</table>')
        words.setWordWrap(True)
        self.room = QScrollArea()
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setWidgetResizable(True)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setAccessibleName(self.windowTitle())
        self.room.setWidget(words)
        buttons = self.closing_button()
        role = QDialogButtonBox.ButtonRole.ActionRole
        change = buttons.addButton(self.tr("Change the keys …"), role)
        change.clicked.connect(self._ask_to_change)
        column = self.fill()
        column.addWidget(self.room)
        column.addWidget(buttons)
        # Nobody who only looks something up is led on by Enter.
        change.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        # The arrow keys move the list from the first moment on.
        self.room.setFocus()
        self.fit(QSize(640, 760))

    def _ask_to_change(self) -> None:
        self.close()
        self.change_wanted.emit()


class _LongTable(MarkupLabel):
    """A table that is as wide as its room, and as high as it then has to be.

    Qt's label would set it in a dozen widths to see which becomes it, each time anew: of two
    hundred rows that takes longer than all else in the window.
    """

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)


def _heading(name: str) -> str:
    return f'<tr><td></td><td style="padding-top: 8px"><b>{html.escape(name)}</b></td></tr>'


def _row(action: QAction) -> str:
    if not action.shortcuts():
        return ""
    keys = ", ".join(
        key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
    )
    return (
        f'<tr><td align="right"><b>{html.escape(keys)}</b>&nbsp;&nbsp;</td>'
        f"<td>{html.escape(action.text())}</td></tr>"
    )
