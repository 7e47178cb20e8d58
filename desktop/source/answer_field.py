"""One question of a form: what is given, what can be chosen, and a field for own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.cards.note_field import NoteField
from desktop.core.text.normalised import storable
from desktop.core.text.shown import beginning
from desktop.core.wording import Wording
from desktop.panel import give_way
from desktop.source.rows import AnswerRow
from desktop.wording.source_questions import question_name

# A field grows with its words up to so many lines.
_MOST_LINES = 8
# So much of words that were also written is shown.
_MOST_BESIDE = 160


class AnswerField(QWidget):
    """Says what its reader answers, and keeps what is typed until it is on the disk.

    `typed` is sent with every letter, `grown` when the field got another height, `chosen` when a
    choice was made; `left` when Esc is pressed.
    `taken` sends other words that are to stand here, `settled` that these are to stay.
    """

    typed = Signal()
    grown = Signal()
    chosen = Signal()
    left = Signal()
    taken = Signal(Wording)
    settled = Signal()

    def __init__(self, row: AnswerRow, given: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.row, self._theme = row, theme
        # What is on the disk, and what was handed over to be written there last.
        self._saved = self.handed = ""
        asked = self.tr("Where did you find that?") if row.is_from else question_name(row.question)
        self.label = PlainLabel(asked, self)
        self.label.setWordWrap(True)
        self._given = PlainLabel(given, self)
        self._given.setWordWrap(True)
        self._given.setVisible(bool(given))
        self.choices = {code: self._chip(name) for code, name in row.choices}
        self.field = NoteField(self)
        self.field.setTabChangesFocus(True)
        name = question_name(row.question)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(given)
        self.label.setBuddy(self.field)
        self.field.setPlaceholderText(self._placeholder(bool(given)))
        self.field.textChanged.connect(self._say_typed)
        self.field.finished.connect(self.left)
        self._beside = QWidget(self)
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._beside.hide()
        self._shown_beside: tuple[Wording, ...] = ()
        self._lay_out()
        self.show_theme(theme)
        self.refresh(row)

    @property
    def body(self) -> str:
        """The answer as it stands here: what was chosen, one a line, then the own words."""
        chosen = [code for code, chip in self.choices.items() if chip.isChecked()]
        own = self.field.toPlainText()
        return storable("\n".join([*chosen, *([own] if own or not chosen else [])]))

    @property
    def is_unsaved(self) -> bool:
        """Whether it holds words that are not on the disk."""
        return self.body != self._saved

    def refresh(self, row: AnswerRow) -> None:
        """Takes on what was changed elsewhere, such as by undo; never over unsaved words."""
        is_typing = self.is_unsaved
        self.row = row
        body = storable(row.body)
        if not is_typing and body != self._saved:
            self._show_body(body)
            # As it stands here: lines may have been chosen in another order.
            self._saved = self.handed = body if self.body == body else self.body
        elif is_typing and body == self.body:
            self._saved = self.handed = body
        self._show_beside(row)

    def hand_over(self, body: str) -> None:
        """Hears that these words will be written, as soon as that can be."""
        self.handed = body

    def show_saved(self, body: str) -> None:
        """Hears that these words are on the disk."""
        self._saved = self.handed = body

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        colours = theme.colours
        soft, ink = colours["soft_ink"], colours["ink"]
        role = Role.DETAIL if self.row.is_from else Role.CARD
        weight = 400 if self.row.is_from else 600
        asked = f"color: {soft if self.row.is_from else ink}; font-weight: {weight};"
        self.label.setStyleSheet(f"{theme.type.css(role)}; {asked}")
        self._given.setStyleSheet(f"{theme.type.css(Role.CARD)}; color: {soft};")
        self.field.setFont(theme.type.font(Role.NAME))
        for chip in self.choices.values():
            chip.setStyleSheet(
                f"QPushButton {{ border: 1px solid {colours['field_line']};"
                f" border-radius: {theme.type.room(12)}px; padding: 3px 10px;"
                f" min-height: {theme.type.room(18)}px;"
                f" background: {colours['card']}; color: {ink}; {theme.type.css(Role.CHIP)}; }}"
                f"QPushButton:checked {{ background: {colours['accent_tint']};"
                f" border: 2px solid {colours['accent']}; padding: 2px 9px; font-weight: 600; }}"
                f"QPushButton:focus {{ border: 3px solid {colours['focus']}; padding: 1px 8px; }}"
            )
        self._fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self._given)
        if self.choices:
            chips = QWidget(self)
            row = WrappedRow(6, chips)
            for chip in self.choices.values():
                row.addWidget(chip)
            column.addWidget(chips)
        column.addWidget(self.field)
        column.addWidget(self._beside)

    def _chip(self, name: str) -> QPushButton:
        chip = QPushButton(name, self)
        chip.setCheckable(True)
        chip.setAccessibleDescription(question_name(self.row.question))
        chip.clicked.connect(lambda is_checked: self._choose(chip, is_checked))
        return chip

    def _choose(self, chip: QPushButton, is_checked: bool) -> None:
        if is_checked and self.row.is_one_of:
            for other in self.choices.values():
                if other is not chip:
                    other.setChecked(False)
        self.chosen.emit()

    def _show_body(self, body: str) -> None:
        lines = body.split("\n") if self.choices else [body]
        for code, chip in self.choices.items():
            chip.setChecked(code in lines)
        own = "\n".join(line for line in lines if line not in self.choices)
        self.field.blockSignals(True)
        self.field.setPlainText(own)
        self.field.blockSignals(False)
        self._fit()

    def _placeholder(self, is_given: bool) -> str:
        if self.row.is_from:
            return self.tr("A page, a book, a person …")
        if self.choices:
            return self.tr("Something else, or how you can tell")
        if is_given:
            return self.tr("Do you know more?")
        return self.tr("What do you find out?")

    def _fit(self) -> None:
        """Makes the field as high as its words, within bounds."""
        field = self.field
        line = QFontMetricsF(field.font()).lineSpacing()
        lines, block = 0, field.document().begin()
        while block.isValid() and lines <= _MOST_LINES:
            lines += max(1, round(field.blockBoundingGeometry(block).height() / line))
            block = block.next()
        least = 2 if self.row.is_long else 1
        has_more = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        field.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if has_more else policy.ScrollBarAlwaysOff
        )
        field.ensurePolished()
        margin = field.document().documentMargin()
        around = field.height() - field.viewport().height() + 2 * margin
        height = round(max(least, min(lines, _MOST_LINES)) * line + around + 1)
        if height != field.height() or height != field.minimumHeight():
            field.setFixedHeight(height)
            self.grown.emit()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _say_typed(self) -> None:
        self._fit()
        if self.is_unsaved:
            self.typed.emit()

    def _show_beside(self, row: AnswerRow) -> None:
        """Shows what was also written elsewhere, to be taken or left."""
        if row.beside == self._shown_beside:
            return
        self._shown_beside = row.beside
        # What was pressed goes: the keyboard is on the words that stand now.
        give_way(self._beside, self.field, self._clear_beside)
        for wording in row.beside:
            words = beginning(" ".join(wording.value.split()), _MOST_BESIDE)
            told = PlainLabel(self.tr("Also written elsewhere: “{0}”").format(words), self._beside)
            told.setWordWrap(True)
            told.setStyleSheet(self._theme.type.css(Role.CARD))
            take = QPushButton(self.tr("Take these words"), self._beside)
            take.clicked.connect(lambda _=False, chosen=wording: self.taken.emit(chosen))
            self._beside_column.addWidget(told)
            self._beside_column.addWidget(take)
        if row.beside:
            keep = QPushButton(self.tr("Keep the words above"), self._beside)
            keep.clicked.connect(self.settled)
            self._beside_column.addWidget(keep)
        self._beside.setVisible(bool(row.beside))

    def _clear_beside(self) -> None:
        while (item := self._beside_column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
