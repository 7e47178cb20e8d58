"""What stands beside a text while its teacher sees the lesson as a student does."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.core.article import Article
from desktop.panel import Panel, turn_to


class StudentView(QWidget):
    """Holds the questions and the notes, each behind its tab; the lesson itself is `place`.

    They are given by who knows them, with `take`: what a student sees is seen here, too.
    """

    def __init__(self) -> None:
        super().__init__()
        # The text that is read; None while the lesson itself is seen.
        self.article: Article | None = None
        self.place: Panel | None = None
        # What shows it.
        self.page: Panel | None = None
        self.tabs, self.stack = QTabBar(self), QStackedWidget(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Beside the text, as a student has it"))
        self.tabs.currentChanged.connect(self._turn)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def take(self, place: Panel, page: Panel, questions: Panel, context: Panel) -> None:
        """Gets the parts of the window that a student has."""
        self.place, self.page = place, page
        for each in (questions, context):
            self.stack.addWidget(each)
            self.tabs.addTab("")

    def show_titles(self, *titles: str) -> None:
        """What stands on the tabs."""
        for number, title in enumerate(titles):
            self.tabs.setTabText(number, title)

    def turn_to(self, part: QWidget) -> None:
        """Brings the questions or the notes to the front."""
        self.tabs.setCurrentIndex(self.stack.indexOf(part))

    def _turn(self, number: int) -> None:
        part = self.stack.widget(number)
        if part is not None:
            turn_to(self.stack, part)
