"""What is to be put right in the lesson: each with file, line, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.core.fields.problem import Problem, Severity
from desktop.panel import give_way
from desktop.wording.problems import words_for

_MOST_SHOWN = 60


class Checks(QWidget):
    """Lists problems.

    `put_right` carries one that the program can put right, `shown` one whose place is wanted, and
    `file_wanted` one whose file is to be seen; `check_wanted` asks to look
    once more, also at what others did to the folder.
    """

    put_right = Signal(object)
    shown = Signal(object)
    file_wanted = Signal(object)
    check_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.problems: tuple[Problem, ...] = ()
        self.cards: list[CheckCard] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(11)
        self.told = PlainLabel()
        self.told.setWordWrap(True)
        self._column.addWidget(self.told)
        self._column.addStretch(1)
        self.again = QPushButton(self.tr("Check again"))
        self.again.clicked.connect(self.check_wanted)
        self._column.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrolledRoom(self._inside))
        self.setFocusProxy(self.again)

    def show_problems(
        self,
        problems: tuple[Problem, ...],
        *,
        can_build: bool,
        can_put_right: Callable[[Problem], bool],
    ) -> None:
        """Shows what is to be put right, errors first."""
        self._say(len(problems), can_build=can_build)
        if problems == self.problems and self.cards:
            return
        self.problems = problems
        for card in self.cards:
            self._column.removeWidget(card)
            give_way(card, self.again, card.hide)
            card.deleteLater()
        in_order = sorted(problems, key=lambda each: each.severity)[:_MOST_SHOWN]
        self.cards = [
            CheckCard(each, self._theme, self._inside, can_put_right=can_put_right(each))
            for each in in_order
        ]
        for number, card in enumerate(self.cards, 1):
            problem = card.problem
            card.put_right.connect(lambda each=problem: self.put_right.emit(each))
            card.shown.connect(lambda each=problem: self.shown.emit(each))
            card.file_wanted.connect(lambda each=problem: self.file_wanted.emit(each))
            self._column.insertWidget(number, card)
            card.show()

    def _say(self, count: int, *, can_build: bool) -> None:
        if not count:
            self.told.setText(self.tr("Nothing to put right. The lesson can be built."))
        elif can_build:
            self.told.setText(self.tr("Worth a look. The lesson can be built all the same."))
        else:
            self.told.setText(self.tr("What is red keeps the lesson from being built."))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        self._theme = theme
        soft, letters = theme.colours["soft_ink"], theme.type.css(Role.CARD)
        wear(self.told, f"color: {soft}; {letters}")
        for card in self.cards:
            card.show_theme(theme)


class CheckCard(QFrame):
    """One thing to put right; its signals are those of the list."""

    put_right = Signal()
    shown = Signal()
    file_wanted = Signal()

    def __init__(
        self, problem: Problem, theme: Theme, parent: QWidget, *, can_put_right: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("part-card")
        self.problem = problem
        words = words_for(problem)
        where = self.tr("{0} line {1}").format(problem.file, problem.line)
        place = where if problem.line else problem.file
        is_error = problem.severity is Severity.ERROR
        kicker = self.tr("Check") if is_error else self.tr("Worth a look")
        self._kicker = PlainLabel(f"{kicker} · {place}".upper(), self)
        self._said = PlainLabel(words.message[:1].upper() + words.message[1:] + ".", self)
        self._advice = PlainLabel(words.advice, self)
        self.buttons = row = QHBoxLayout()
        self.right: QPushButton | None = None
        if can_put_right:
            self.right = QPushButton(self.tr("Put it right"), self)
            self.right.setAccessibleDescription(f"{self._said.text()} {words.advice}")
            self.right.clicked.connect(self.put_right)
            row.addWidget(self.right)
        self.show_it = QPushButton(self.tr("Show it"), self)
        self.show_it.setAccessibleDescription(f"{place}. {self._said.text()}")
        self.show_it.clicked.connect(self.shown)
        self._file = QToolButton(self)
        self._file.setText(self.tr("Show the file"))
        self._file.setAccessibleDescription(place)
        self._file.clicked.connect(self.file_wanted)
        row.addWidget(self.show_it)
        row.addWidget(self._file)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 11)
        column.setSpacing(6)
        for label in (self._kicker, self._said, self._advice):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(row)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        colours, css = theme.colours, theme.type.css
        is_error = self.problem.severity is Severity.ERROR
        ink = colours["bad_ink" if is_error else "unsure_ink"]
        wear(
            self,
            f"#part-card {{ background: {colours['card']}; border: 1px solid {colours['line']};"
            " border-radius: 8px; }",
        )
        wear(self._kicker, f"color: {ink}; {css(Role.LABEL)} font-weight: 600;")
        wear(self._said, css(Role.CARD))
        wear(self._advice, f"color: {colours['soft_ink']}; {css(Role.DETAIL)}")
        wear(self._file, f"QToolButton {{ color: {colours['accent']}; }}")
