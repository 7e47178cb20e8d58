"""What a look through the whole library gave, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.appearance.plain_words import PlainLabel
from desktop.core.library.checked import Checked
from desktop.core.library.damage import DamageKind
from desktop.window.dialog import Dialog
from desktop.wording.damage import copy_days, lines, summary
from desktop.wording.dates import spoken_date


class CheckReport(Dialog):
    """A report to read, with a button for each thing that can be done; Esc closes it."""

    taking_wanted = Signal()
    keeping_wanted = Signal()
    copy_wanted = Signal(Path)

    def __init__(self, checked: Checked, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check everything"))
        column = self.fill()
        self.summary = PlainLabel(summary(checked))
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        self.list = QPlainTextEdit("\n\n".join(lines(checked.damages)))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(self.tr("What is damaged"))
        self.list.setMinimumSize(560, 200)
        self.list.setVisible(not checked.is_sound)
        column.addWidget(self.list)
        if checked.keepable:
            keeping = PlainLabel(
                self.tr(
                    "To keep what no copy has says that you have looked at it and that it may stay"
                    " as it is; it is not told again."
                )
            )
            keeping.setWordWrap(True)
            column.addWidget(keeping)
        self.buttons = self.closing_button()
        self._offer(checked)
        column.addWidget(self.buttons)
        for button in self.buttons.buttons():
            # Enter closes the report: nothing is changed by a key that was meant for the text.
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setFocus()

    def _offer(self, checked: Checked) -> None:
        role = QDialogButtonBox.ButtonRole.ActionRole
        copy = checked.whole_copy
        if copy is not None:
            # Rows that are taken into a file that cannot be followed may be lost again.
            words = self.tr("Go on with the copy of {0}").format(spoken_date(copy.day))
            going_back = self.buttons.addButton(words, role)
            going_back.clicked.connect(lambda: self.copy_wanted.emit(copy.path))
            going_back.clicked.connect(self.accept)
        has_lists = any(each.damage.kind is DamageKind.LISTS for each in checked.damages)
        if checked.remedies or has_lists:
            words = self.tr("Take it from the copy of {0}").format(copy_days(checked.remedies))
            put_right = words if checked.remedies else self.tr("Make the lists anew")
            taking = self.buttons.addButton(put_right, role)
            taking.clicked.connect(self.taking_wanted)
            taking.clicked.connect(self.accept)
        if checked.keepable:
            keeping = self.buttons.addButton(self.tr("Keep what no copy has"), role)
            keeping.clicked.connect(self.keeping_wanted)
            keeping.clicked.connect(self.accept)
