"""One place of a form: what is asked, what is filled in, and why it cannot be written so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.choice_box import ChoiceBox
from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.appearance.wrapped_row import WrappedRow
from desktop.writing.form_items import FieldShape, FormItem
from desktop.writing.row_editor import RowEditor
from desktop.writing.step_fields import StepLine, StepText

_TALL = frozenset({FieldShape.TEXT, FieldShape.LINES})
_NAMING = frozenset({FieldShape.PERSON, FieldShape.CLAIM})
_LONGEST = 20_000
# What the value of somebody begins with who can be named, and is not in the lesson yet.
NOT_THERE = "+"


class FormField(QWidget):
    """Says by `changed` what stands in it, a value for each where there are several.

    `named` carries what was typed where somebody or something of the lesson is to be named,
    `words_wanted` asks for the words that are selected in the text.
    """

    changed = Signal(tuple)
    named = Signal(str)
    words_wanted = Signal()

    def __init__(self, item: FormItem, theme: Theme) -> None:
        super().__init__()
        self.item = item
        self._known: tuple[tuple[str, str], ...] = item.choices
        self._value = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.label, self._hint, self._trouble = (
            PlainLabel(item.label),
            PlainLabel(item.hint),
            PlainLabel(),
        )
        for each in (self._hint, self._trouble):
            # Nothing is shown before it has a parent: it would be a window for a moment.
            each.hide()
        self._column.addWidget(self.label)
        self.chips: dict[str, QPushButton] = {}
        self._take: QPushButton | None = None
        self.control = self._make_control()
        self.control.setAccessibleName(item.label)
        self.control.setAccessibleDescription(item.hint)
        self.label.setBuddy(self.control)
        for each in (self._hint, self._trouble):
            each.setWordWrap(True)
            self._column.addWidget(each)
        self._hint.setVisible(bool(item.hint))
        self.show_theme(theme)

    # What stands in it

    def show_value(self, value: str) -> None:
        """Shows what the lesson says; what is being typed stays where it means just that."""
        if value == self._value and not self._trouble.isVisible():
            return
        self._value = value
        self.say_trouble("")
        with QSignalBlocker(self.control):
            if isinstance(self.control, RowEditor):
                self.control.show_lines(tuple(filter(None, value.split("\n"))))
            elif isinstance(self.control, StepLine):
                if " ".join(self.control.text().split()) != " ".join(value.split()):
                    at = self.control.cursorPosition()
                    self.control.setText(value)
                    self.control.setCursorPosition(min(at, len(value)))
            elif isinstance(self.control, StepText):
                self._show_text(self.control, value)
            elif isinstance(self.control, QComboBox):
                self._show_choice(self.control, value)
        for choice, chip in self.chips.items():
            chip.setChecked(choice.casefold() == value.casefold())

    def show_known(self, known: Sequence[tuple[str, str]]) -> None:
        """What of the lesson can be named here, by its ids."""
        if isinstance(self.control, RowEditor):
            self.control.show_known(known)
        if tuple(known) == self._known or not isinstance(self.control, QComboBox):
            return
        self._known = tuple(known)
        with QSignalBlocker(self.control):
            self._fill(self.control)
            self._show_choice(self.control, self._value)

    def say_trouble(self, words: str) -> None:
        """Says why what was filled in could not be written; empty where it could."""
        if not words and isinstance(self.control, RowEditor):
            words = self.control.trouble
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    @property
    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        if isinstance(self.control, RowEditor):
            return self.control.stops
        stops: list[QWidget] = [*self.chips.values()] or [self.control]
        return [*stops, self._take] if self._take is not None else stops

    @property
    def trouble(self) -> str:
        """What is said to be wrong with it."""
        return self._trouble.text()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        colours, css = theme.colours, theme.type.css
        if isinstance(self.control, RowEditor):
            self.control.show_theme(theme)
        wear(self.label, f"{css(Role.CARD)} font-weight: 600;")
        wear(self._hint, f"color: {colours['soft_ink']}; {css(Role.DETAIL)}")
        wear(self._trouble, f"color: {colours['bad_ink']}; {css(Role.DETAIL)}")
        for chip in self.chips.values():
            wear(
                chip,
                f"QPushButton {{ {css(Role.CHIP)} border-radius: 11px; padding: 2px 10px;"
                f" color: {colours['ink']}; border: 1px solid {colours['field_line']}; }}"
                f"QPushButton:checked {{ background: {colours['accent_tint']};"
                f" border: 1px solid {colours['accent']}; }}"
                f"QPushButton:focus {{ border: 2px solid {colours['focus']}; padding: 1px 9px; }}",
            )

    # Building

    def _make_control(self) -> QWidget:
        shape = self.item.shape
        if shape is FieldShape.CHIPS:
            return self._make_chips()
        if shape in (FieldShape.CHOICE, *_NAMING):
            return self._make_choice()
        if self.item.rows is not None:
            rows = RowEditor(self.item.rows, self.item.label, self)
            rows.changed.connect(self._say)
            self._column.addWidget(rows)
            return rows
        if shape in _TALL:
            text = StepText(self)
            text.textChanged.connect(self._say_text)
            self._column.addWidget(text)
            return text
        line = StepLine(self)
        line.setMaxLength(_LONGEST)
        line.textChanged.connect(self._say_line)
        self._column.addWidget(line)
        if shape is FieldShape.PASSAGES:
            take = QPushButton(self.tr("Choose the words …"), self)
            take.setAccessibleName(f"{take.text()}: {self.item.label}")
            take.clicked.connect(self.words_wanted)
            self._take = take
            self._column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _make_chips(self) -> QWidget:
        inside = QWidget(self)
        row, group = WrappedRow(6, inside), QButtonGroup(self)
        for value, words in self.item.choices:
            chip = self.chips[value] = QPushButton(words, inside)
            chip.setCheckable(True)
            chip.setAccessibleName(f"{self.item.label} {words}")
            chip.clicked.connect(lambda _=False, taken=value: self._say((taken,)))
            group.addButton(chip)
            row.addWidget(chip)
        self._column.addWidget(inside)
        return inside

    def _make_choice(self) -> QComboBox:
        box = ChoiceBox(self)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if self.item.shape is FieldShape.PERSON:
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = StepLine(box)
            box.setLineEdit(line)
            line.editingFinished.connect(self._say_named)
            line.setPlaceholderText(self.tr("A name, or the reporter"))
        self._fill(box)
        box.setCurrentIndex(box.findData(""))
        box.activated.connect(self._say_chosen)
        self._column.addWidget(box)
        return box

    def _fill(self, box: QComboBox) -> None:
        box.clear()
        if self.item.shape is FieldShape.CLAIM:
            box.addItem(self.tr("none"), "")
        for value, words in self._known:
            box.addItem(words, value)

    def _show_choice(self, box: QComboBox, value: str) -> None:
        known = [str(box.itemData(n)).casefold() for n in range(box.count())]
        if value and value.casefold() not in known and not box.isEditable():
            # It may be wrong, or newer than this program: it stays until another is chosen.
            box.addItem(value, value)
            known.append(value.casefold())
        at = known.index(value.casefold()) if value.casefold() in known else -1
        box.setCurrentIndex(at)
        if box.isEditable():
            box.setEditText(box.itemText(at) if at >= 0 else value)

    def _show_text(self, text: StepText, value: str) -> None:
        if text.toPlainText().strip() == value.strip():
            return
        cursor = text.textCursor()
        at = min(cursor.position(), len(value))
        text.setPlainText(value)
        cursor = text.textCursor()
        cursor.setPosition(min(at, max(0, text.document().characterCount() - 1)))
        text.setTextCursor(cursor)

    # What is said

    def _say_line(self, words: str) -> None:
        self._say((words,))

    def _say_text(self) -> None:
        assert isinstance(self.control, StepText)
        words = self.control.toPlainText()
        is_one = self.item.shape is FieldShape.TEXT
        self._say((words,) if is_one else tuple(filter(str.strip, words.split("\n"))))

    def _say_chosen(self, number: int) -> None:
        assert isinstance(self.control, QComboBox)
        self._say_known(str(self.control.itemData(number)))

    def _say_named(self) -> None:
        assert isinstance(self.control, QComboBox)
        words = self.control.currentText().strip()
        known = next((v for v, name in self._known if name.casefold() == words.casefold()), None)
        if known is not None:
            self._say_known(known)
        elif words.casefold() != self._value.casefold():
            self._value = words
            self.named.emit(words)

    def _say_known(self, value: str) -> None:
        name = value.removeprefix(NOT_THERE)
        if name == value:
            self._say((value,))
        elif name != self._value:
            self._value = name
            self.named.emit(name)

    def _say(self, values: tuple[str, ...]) -> None:
        value = "\n".join(values)
        if value != self._value:
            self._value = value
            self.changed.emit(values)
        elif isinstance(self.control, RowEditor):
            # What is not written yet says so in its place.
            self.say_trouble("")
