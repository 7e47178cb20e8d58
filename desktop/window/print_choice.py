"""What of a lesson is to be printed, asked in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.wrapped_words import WrappedWords
from desktop.core.printing.printed_lesson import FOR_PUPILS, PrintPart
from desktop.window.dialog import Dialog


class PrintChoice(Dialog):
    """A box for each part; Enter looks at the pages before anything is printed.

    `look_wanted`, `print_wanted` and `page_wanted` carry the parts that are wanted: to be looked
    at, to be printed, and to be saved as a page for a browser.
    """

    look_wanted = Signal(object)
    print_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, title: str, parent: QWidget, *, has_plan: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print this lesson"))
        whole = self.fill()
        column = self.scrolled(whole)
        name = PlainLabel(title)
        name.setWordWrap(True)
        column.addWidget(name)
        words = {
            PrintPart.TEXTS: self.tr("Texts, with numbered lines and room to write beside"),
            PrintPart.CONTEXT: self.tr("Claims and context notes, but for those that wait"),
            PrintPart.WORKSHEET: self.tr("Questions, with room for answers"),
            PrintPart.KEY: self.tr("For the teacher: plan, what is right, and notes that wait"),
        }
        self.boxes = {part: QCheckBox(told) for part, told in words.items()}
        for part, box in self.boxes.items():
            box.setChecked(part in FOR_PUPILS)
            box.toggled.connect(self._allow)
            WrappedWords(box)
            column.addWidget(box)
        self.boxes[PrintPart.KEY].setVisible(has_plan)
        note = PlainLabel(
            self.tr(
                "For screen readers, save it as a web page: it has headings, and tables that can be"
                " read out. A PDF that is printed here has neither."
            )
        )
        note.setWordWrap(True)
        column.addWidget(note)
        *self._ways, _close = self.add_buttons(
            whole,
            [
                (self.tr("Look at the pages …"), lambda: self.look_wanted.emit(self.parts)),
                (self.tr("Print …"), lambda: self.print_wanted.emit(self.parts)),
                (self.tr("Save as a web page …"), lambda: self.page_wanted.emit(self.parts)),
            ],
        )
        self._ways[0].setDefault(True)
        self.boxes[PrintPart.TEXTS].setFocus()
        self.fit(QSize(620, 380))

    @property
    def parts(self) -> frozenset[PrintPart]:
        """What is wanted of the lesson."""
        return frozenset(part for part, box in self.boxes.items() if box.isChecked())

    @property
    def ways(self) -> tuple[QPushButton, ...]:
        """The buttons that look, print and save."""
        return tuple(self._ways)

    def _allow(self) -> None:
        for button in self._ways:
            button.setEnabled(bool(self.parts))
