"""What of a text is to be printed, asked in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QPushButton, QRadioButton, QWidget

from desktop.appearance.plain_words import PlainLabel
from desktop.core.student_work.printed_notes import PaperKind
from desktop.window.dialog import Dialog


class TextPrintChoice(Dialog):
    """Marks and notes, or none, or these alone; Enter looks at the pages before any is printed.

    `look_wanted`, `print_wanted` and `file_wanted` ask for the pages to be looked at, printed, and
    written as a PDF; `lesson_wanted` for the same of the lesson that the text is in.
    """

    look_wanted = Signal()
    print_wanted = Signal()
    file_wanted = Signal()
    lesson_wanted = Signal()

    def __init__(self, title: str, parent: QWidget, *, has_lesson: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print this text"))
        column = self.fill()
        name = PlainLabel(title)
        name.setWordWrap(True)
        column.addWidget(name)
        words = {
            PaperKind.WITH_NOTES: self.tr("The text with my marks, and my notes in the margin"),
            PaperKind.BARE: self.tr("The text alone, with room to write beside"),
            PaperKind.NOTES_ALONE: self.tr("My marks and notes alone"),
        }
        self.kinds = {kind: QRadioButton(told) for kind, told in words.items()}
        self.kinds[PaperKind.WITH_NOTES].setChecked(True)
        for kind in self.kinds.values():
            column.addWidget(kind)
        self.large = QCheckBox(self.tr("Large print: no letter smaller than 16 points"))
        column.addWidget(self.large)
        note = PlainLabel(
            self.tr(
                "Lines are numbered, and each pen has a line of its own, so that it is told apart"
                " without colour too. For screen readers, take your notes out as a web page."
            )
        )
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)
        self.buttons = self.closing_button()
        self._ways: list[QPushButton] = []
        for told, wanted in (
            (self.tr("Look at the pages …"), self.look_wanted),
            (self.tr("Print …"), self.print_wanted),
            (self.tr("Save as PDF …"), self.file_wanted),
            (self.tr("Print its lesson …"), self.lesson_wanted),
        ):
            if wanted is not self.lesson_wanted or has_lesson:
                button = self.buttons.addButton(told, QDialogButtonBox.ButtonRole.ActionRole)
                button.clicked.connect(lambda _=False, said=wanted: said.emit())
                self._ways.append(button)
        self._ways[0].setDefault(True)
        column.addWidget(self.buttons)
        self.kinds[PaperKind.WITH_NOTES].setFocus()
        self.fit(QSize(640, 360))

    @property
    def kind(self) -> PaperKind:
        """What is to be on the paper."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    @property
    def ways(self) -> tuple[QPushButton, ...]:
        """The buttons that look, print, save, and go on to the lesson where there is one."""
        return tuple(self._ways)
