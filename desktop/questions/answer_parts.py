"""What a question is answered with, one for each kind: a field, choices, pairs, an order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.choice_box import ChoiceBox
from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.cards.heard_rows import tell_of_row
from desktop.cards.note_field import NoteField
from desktop.core.claim import ClaimStatus
from desktop.core.packs.answer_state import offered_order
from desktop.core.packs.answering import (
    StatusAnswer,
    body_of,
    body_of_pairs,
    body_of_status,
    lines_of,
    pairs_of,
    status_of,
)
from desktop.core.question import Question, QuestionType
from desktop.core.text.normalised import storable
from desktop.core.text.readability import word_count
from desktop.questions.starters import Starters
from desktop.wording.claims import status_name
from desktop.wording.questions import words_wanted

# A field shows at least, and at most, so many lines.
_LEAST_LINES, _MOST_LINES = 4, 14


class AnswerPart(QWidget):
    """Says what is answered: `typed` with every letter, `chosen` with every choice.

    `left` says that Esc was pressed in a field. `first` takes the keyboard.
    """

    typed = Signal()
    chosen = Signal()
    left = Signal()
    first: QWidget

    @property
    def body(self) -> str:
        """The answer as it stands here."""
        raise NotImplementedError

    def show_body(self, body: str) -> None:
        """Shows an answer as the library has it."""
        raise NotImplementedError

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""


class OwnWords(AnswerPart):
    """A field for own words, with ways to begin and with how many there are."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self.field = self.first = NoteField(self)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.setPlaceholderText(self.tr("Write here. It is saved as you type."))
        self._count = PlainLabel(parent=self)
        self._count.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._starters: Starters | None = None
        if question.starters:
            self._starters = Starters(question.starters, self.field, self)
            column.addWidget(self._starters)
        column.addWidget(self.field)
        column.addWidget(self._count)
        self.field.textChanged.connect(self._say_typed)
        self.field.finished.connect(self.left)
        self._is_showing = False

    @property
    def body(self) -> str:
        return storable(self.field.toPlainText())

    def show_body(self, body: str) -> None:
        if body != self.body:
            self._is_showing = True
            self.field.setPlainText(body)
            self._is_showing = False
        self._refresh()

    def show_theme(self, theme: Theme) -> None:
        self.field.setFont(theme.type.font(Role.NAME))
        soft = theme.colours["soft_ink"]
        self._count.setStyleSheet(f"{theme.type.css(Role.DETAIL)}; color: {soft};")
        if self._starters is not None:
            self._starters.show_theme(theme)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _say_typed(self) -> None:
        self._refresh()
        if not self._is_showing:
            self.typed.emit()

    def _refresh(self) -> None:
        self._count.setText(words_wanted(self._question, word_count(self.body)))
        self._fit()

    def _fit(self) -> None:
        """Makes the field as high as its words, within bounds."""
        field = self.field
        line = QFontMetricsF(field.font()).lineSpacing()
        lines, block = 0, field.document().begin()
        while block.isValid() and lines <= _MOST_LINES:
            lines += max(1, round(field.blockBoundingGeometry(block).height() / line))
            block = block.next()
        around = 2 * field.document().documentMargin() + 2 * field.frameWidth() + 2
        height = round(max(_LEAST_LINES, min(lines, _MOST_LINES)) * line + around)
        if height != field.minimumHeight():
            field.setFixedHeight(height)


class _ChoiceWords(PlainLabel):
    """The words of a choice, which take a click for it."""

    def __init__(self, words: str, button: QAbstractButton) -> None:
        super().__init__(words, button.parentWidget())
        self._button = button
        self.setWordWrap(True)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button.click()


class Choices(AnswerPart):
    """Answers to choose from: one, or all that fit."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        is_one = question.type is QuestionType.CHOICE
        self._buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(is_one)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        self._labels: list[PlainLabel] = []
        for row, option in enumerate(question.options):
            button: QAbstractButton = QRadioButton(self) if is_one else QCheckBox(self)
            button.setAccessibleName(option.words)
            button.clicked.connect(self.chosen)
            self._group.addButton(button)
            label = _ChoiceWords(option.words, button)
            self._labels.append(label)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
            self._buttons[option.words] = button
        self.first = next(iter(self._buttons.values()), self)

    @property
    def body(self) -> str:
        return body_of(words for words, each in self._buttons.items() if each.isChecked())

    def show_body(self, body: str) -> None:
        chosen = lines_of(body)
        self._group.setExclusive(False)
        for words, button in self._buttons.items():
            button.setChecked(words in chosen)
        self._group.setExclusive(all(isinstance(b, QRadioButton) for b in self._buttons.values()))

    def show_theme(self, theme: Theme) -> None:
        for label in self._labels:
            ink = theme.colours["ink"]
            label.setStyleSheet(f"{theme.type.css(Role.CARD)}; color: {ink};")


class Pairs(AnswerPart):
    """What belongs to each, from a list of what is offered."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._boxes: dict[str, QComboBox] = {}
        self._labels: list[PlainLabel] = []
        for pair in question.pairs:
            label = PlainLabel(pair.left, self)
            label.setWordWrap(True)
            box = _box(self, pair.left, (self.tr("choose …"), *question.rights))
            box.activated.connect(lambda _=0: self.chosen.emit())
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            column.addSpacing(4)
            self._boxes[pair.left] = box
            self._labels.append(label)
        self.first = next(iter(self._boxes.values()), self)

    @property
    def body(self) -> str:
        said = {left: box.currentText() for left, box in self._boxes.items() if box.currentIndex()}
        return body_of_pairs({left: right for left, right in said.items() if right})

    def show_body(self, body: str) -> None:
        pairs = pairs_of(body)
        for left, box in self._boxes.items():
            box.setCurrentIndex(max(0, box.findText(pairs.get(left, ""))) if left in pairs else 0)

    def show_theme(self, theme: Theme) -> None:
        _dress(self._labels, theme)


class StepOrder(AnswerPart):
    """Steps that are put in their order: with keys, with buttons, or dragged."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered = offered_order(question)
        self._model = QStringListModel(list(self._offered), self)
        self.list = self.first = _StepList(self)
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.tr("Your order"))
        self.list.setAccessibleDescription(
            self.tr("Choose a step, then move it. Ctrl and an arrow key do so as well.")
        )
        self.list.setCurrentIndex(self._model.index(0))
        self.list.moved.connect(self._move)
        self._told = PlainLabel(
            self.tr("Choose a step, then move it. Ctrl and an arrow key do so as well."),
            self,
        )
        self._told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.list)
        row = QHBoxLayout()
        for words, by in ((self.tr("▲ Earlier"), -1), (self.tr("▼ Later"), 1)):
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, way=by: self._move(way))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def body(self) -> str:
        return body_of(self._model.stringList())

    def show_body(self, body: str) -> None:
        given = [words for words in lines_of(body) if words in self._offered]
        steps = [*given, *(words for words in self._offered if words not in given)]
        if steps != self._model.stringList():
            row = self.list.currentIndex().row()
            self._model.setStringList(steps)
            self.list.setCurrentIndex(self._model.index(max(0, row)))
        self.list.fit()

    def show_theme(self, theme: Theme) -> None:
        _dress([self._told], theme, "soft_ink")
        self.list.setFont(theme.type.font(Role.CARD))
        self.list.fit()

    def _move(self, by: int) -> None:
        row, steps = self.list.currentIndex().row(), self._model.stringList()
        to = row + by
        if not 0 <= row < len(steps) or not 0 <= to < len(steps):
            return
        steps[row], steps[to] = steps[to], steps[row]
        self._model.setStringList(steps)
        self.list.setCurrentIndex(self._model.index(to))
        told = self.tr("{0}: now {1} of {2}").format(steps[to], to + 1, len(steps))
        announce(self.list, told)
        self.chosen.emit()


class _StepList(QListView):
    """Steps, of which the chosen one is moved with Ctrl and an arrow key."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def fit(self) -> None:
        """Makes the list as high as its steps, each on as many lines as it needs."""
        self.doItemsLayout()
        last = self.model().index(self.model().rowCount() - 1, 0)
        below = self.visualRect(last).bottom() + 1 + self.verticalOffset() + self.spacing()
        self.setFixedHeight(below + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Only now it is known where words end a line; the part around it may have had its width.
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A list alone is heard, and not on which of its steps one is.
        tell_of_row(self, self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        way = ways.get(Qt.Key(event.key()))
        if with_control and way is not None:
            self.moved.emit(way)
            return
        super().keyPressEvent(event)


class OwnStatus(AnswerPart):
    """What the student holds a claim for, before its notes are read and after; and why."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        names = (self.tr("choose …"), *(status_name(each) for each in ClaimStatus))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        asked = (self.tr("Before you read the notes"), self.tr("After you read the notes"))
        self._labels: list[PlainLabel] = []
        self._boxes: list[QComboBox] = []
        for words in asked:
            label = PlainLabel(words, self)
            label.setWordWrap(True)
            box = _box(self, words, names)
            box.activated.connect(lambda _=0: self.chosen.emit())
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            column.addSpacing(4)
            self._labels.append(label)
            self._boxes.append(box)
        why = PlainLabel(self.tr("What made you stay, or change your mind?"), self)
        why.setWordWrap(True)
        self._labels.append(why)
        self.field = NoteField(self)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(why.text())
        self.field.textChanged.connect(self._say_typed)
        self.field.finished.connect(self.left)
        why.setBuddy(self.field)
        column.addWidget(why)
        self._starters: Starters | None = None
        if question.starters:
            self._starters = Starters(question.starters, self.field, self)
            column.addWidget(self._starters)
        column.addWidget(self.field)
        self._is_showing = False
        self.first = self._boxes[0]

    @property
    def body(self) -> str:
        before, after = (self._status(box) for box in self._boxes)
        why = storable(self.field.toPlainText())
        return body_of_status(StatusAnswer(before, after, why))

    def show_body(self, body: str) -> None:
        said, kinds = status_of(body), list(ClaimStatus)
        for box, status in zip(self._boxes, (said.before, said.after), strict=True):
            box.setCurrentIndex(kinds.index(status) + 1 if status is not None else 0)
        if said.why != self.field.toPlainText().strip():
            self._is_showing = True
            self.field.setPlainText(said.why)
            self._is_showing = False

    def show_theme(self, theme: Theme) -> None:
        _dress(self._labels, theme)
        if self._starters is not None:
            self._starters.show_theme(theme)
        self.field.setFont(theme.type.font(Role.NAME))
        self.field.setFixedHeight(theme.type.card_room(90))

    def _status(self, box: QComboBox) -> ClaimStatus | None:
        number = box.currentIndex() - 1
        return list(ClaimStatus)[number] if number >= 0 else None

    def _say_typed(self) -> None:
        if not self._is_showing:
            self.typed.emit()


def part_for(question: Question, parent: QWidget) -> AnswerPart | None:
    """What a question is answered with; None for what is marked in the text."""
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOOSE_MANY:
            return Choices(question, parent)
        case QuestionType.MATCH:
            return Pairs(question, parent)
        case QuestionType.ORDER:
            return StepOrder(question, parent)
        case QuestionType.STATUS:
            return OwnStatus(question, parent)
        case QuestionType.OPEN | QuestionType.COMPARE:
            return OwnWords(question, parent)
        case _:
            return None


def _box(parent: QWidget, name: str, choices: Sequence[str]) -> QComboBox:
    box = ChoiceBox(parent)
    box.addItems(list(choices))
    box.setAccessibleName(name)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _dress(labels: Sequence[PlainLabel], theme: Theme, colour: str = "ink") -> None:
    for label in labels:
        label.setStyleSheet(f"{theme.type.css(Role.CARD)}; color: {theme.colours[colour]};")
