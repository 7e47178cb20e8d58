"""Tags or collections for articles: those there are to check, and a field for another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.core.text.normalised import normalise_line
from desktop.core.text.shown import shown
from desktop.library.saving_dialog import SavingDialog

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """A tag or a collection that is there: its id, its name, and how many of the chosen have it."""

    id: str
    name: str
    having: int = 0


class LabelDialog(SavingDialog):
    """Says by `decided` which ids all articles are to have, which none, and the name of a new one.

    What stands as it stood, also where only some have it, stays so.
    """

    decided = Signal(tuple, tuple, str)

    def __init__(
        self,
        words: Mapping[str, str],
        choices: Sequence[LabelChoice],
        count: int,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._count = count
        self.setWindowTitle(words["title"])
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(words["new"])
        self.field.setAccessibleName(words["new"])
        self.list = QListWidget()
        self.list.setAccessibleName(words["list"])
        for each in choices:
            self._add(each)
        if choices:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(choices))
        self.hint = PlainLabel(words["hint"])
        self.hint.setWordWrap(True)
        self.hint.setObjectName("soft")
        self.show_theme(theme)
        wanted = QSize(theme.type.card_room(380), theme.type.card_room(380 if choices else 150))
        self._lay_out(None, self.field, self.list, self.hint, size=wanted)
        self.field.setFocus()

    def show_theme(self, theme: Theme) -> None:
        colours = theme.colours
        # On a transparent ground Qt fills the boxes with black.
        self.list.setStyleSheet(
            f"QListWidget {{ background: {colours['card']}; padding: 4px;"
            f" border: 1px solid {colours['field_line']}; border-radius: 6px; }}"
            f"QListWidget:focus {{ border: 2px solid {colours['focus']}; padding: 3px; }}"
            f"QListWidget::item {{ height: {theme.type.room(26)}px; color: {colours['ink']}; }}"
            f"QListWidget::item:selected {{ background: {colours['selection']}; }}"
        )

    def _add(self, choice: LabelChoice) -> None:
        item = QListWidgetItem(shown(choice.name))
        item.setData(Qt.ItemDataRole.UserRole, choice.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        states = Qt.CheckState
        state = states.PartiallyChecked
        if choice.having in (0, self._count):
            state = states.Checked if choice.having else states.Unchecked
        item.setCheckState(state)
        item.setData(Qt.ItemDataRole.UserRole + 1, state.value)
        self.list.addItem(item)

    def _decide(self) -> None:
        put: list[str] = []
        taken: list[str] = []
        for item in (self.list.item(row) for row in range(self.list.count())):
            now = item.checkState()
            if now.value == item.data(Qt.ItemDataRole.UserRole + 1):
                continue
            wanted = put if now is Qt.CheckState.Checked else taken
            wanted.append(item.data(Qt.ItemDataRole.UserRole))
        self.accept()
        self.decided.emit(tuple(put), tuple(taken), normalise_line(self.field.text()))
