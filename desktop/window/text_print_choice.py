"""What of a text is to be printed, asked in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget

from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.wrapped_words import WrappedWords
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
        whole = self.fill()
        column = self.scrolled(whole)
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
            WrappedWords(kind)
            column.addWidget(kind)
        self.large = QCheckBox(self.tr("Large print: no letter smaller than 16 points"))
        WrappedWords(self.large)
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
        ways = [
            (self.tr("Look at the pages …"), self.look_wanted.emit),
            (self.tr("Print …"), self.print_wanted.emit),
            (self.tr("Save as PDF …"), self.file_wanted.emit),
        ]
        if has_lesson:
            ways.append((self.tr("Print its lesson …"), self.lesson_wanted.emit))
        *self._ways, _close = self.add_buttons(whole, ways)
        self._ways[0].setDefault(True)
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
