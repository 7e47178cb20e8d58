"""Which chapters of a book are to be added, with a look at them before."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.adding.row_words import length_words
from desktop.appearance.dressed_window import DressedWindow
from desktop.appearance.plain_words import HeadingLabel, PlainLabel
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.text.shown import shown
from desktop.live.book_chapters import ChapterQuestion
from desktop.wording.counting import counted

_SIZE = QSize(560, 520)
# So much of the window stays free beside and above it, in pixels.
_FREE = QSize(48, 40)


class ChapterChoice(DressedWindow):
    """Lists the chapters of a book, all of them ticked; `chosen` carries the numbers from 0 on.

    Without a tick, or put away, it chooses none. What may stay whole is chosen as None.
    """

    chosen = Signal(object)

    def __init__(self, question: ChapterQuestion, parent: QWidget) -> None:
        super().__init__(parent)
        self._chapters = question.chapters
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which chapters of this book?"))
        self._sums = PlainLabel()
        self._sums.setWordWrap(True)
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Chapters"))
        self.rows.setUniformItemSizes(True)
        self.rows.setSpacing(3)
        for number, chapter in enumerate(self._chapters):
            told = shown(chapter.title) or str(number + 1), length_words(chapter.length)
            item = QListWidgetItem(" · ".join(told), self.rows)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.rows.setCurrentRow(0)
        self.rows.itemChanged.connect(lambda _: self._count())
        self.every, self.none = QPushButton(self.tr("All")), QPushButton(self.tr("None"))
        self.every.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self.whole: QPushButton | None = None
        if question.may_be_whole:
            self.whole = QPushButton(self.tr("Add as one article"))
            self.whole.clicked.connect(self._choose_all_as_one)
        self._lay_out(shown(question.book))
        self._count()
        self.rows.setFocus()
        self.resize(_SIZE.boundedTo(parent.size() - _FREE))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The chapters that are ticked."""
        return tuple(
            number
            for number in range(self.rows.count())
            if self.rows.item(number).checkState() is Qt.CheckState.Checked
        )

    def accept(self) -> None:
        self.chosen.emit(self.numbers)
        super().accept()

    def reject(self) -> None:
        self.chosen.emit(())
        super().reject()

    def _choose_all_as_one(self) -> None:
        self.chosen.emit(None)
        super().accept()

    def _lay_out(self, book: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        heading = HeadingLabel(self.windowTitle())
        heading.setObjectName("dialog-heading")
        column.addWidget(heading)
        title = PlainLabel(book)
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(self.rows, 1)
        room = QWidget()
        row = WrappedRow(8, room)
        for button in (self.every, self.none):
            row.addWidget(button)
        column.addWidget(room)
        column.addWidget(self._sums)
        buttons = QDialogButtonBox()
        self.add = QPushButton()
        self.leave = QPushButton(self.tr("Leave the book out"))
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        if self.whole is not None:
            buttons.addButton(self.whole, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.add, QDialogButtonBox.ButtonRole.AcceptRole)
        for each in filter(None, (self.add, self.leave, self.whole)):
            each.setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.add.setDefault(True)

    def _tick(self, state: Qt.CheckState) -> None:
        for number in range(self.rows.count()):
            self.rows.item(number).setCheckState(state)

    def _count(self) -> None:
        numbers = self.numbers
        count = len(numbers)
        self.add.setEnabled(count > 0)
        self.add.setText(
            counted(count, self.tr("Add 1 chapter"), self.tr("Add %n chapters", None, count))
        )
        words = self.tr("Each chapter becomes an article. Space ticks a line.")
        self._sums.setText(words if numbers else self.tr("No chapter is ticked."))
