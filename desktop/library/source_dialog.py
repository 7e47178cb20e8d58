"""A form for where articles come from: title, publisher, author, day and address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QWidget,
)

from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.core.library.source_data import YOU, SourceColumn, SourceValue
from desktop.library.saving_dialog import SavingDialog
from desktop.wording.arranged_articles import articles_counted, field_name

_LONGEST = 2_000
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class SourceDialog(SavingDialog):
    """Says by `decided` the new value of each field that was changed.

    Of many articles a field is empty where they differ, and stays as it is in each until something
    is typed. There is no title for many.
    """

    decided = Signal(dict)

    def __init__(
        self, sources: Sequence[Mapping[SourceColumn, SourceValue]], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        is_one = len(sources) == 1
        words = self.tr("Where it comes from")
        self.setWindowTitle(words if is_one else f"{words}: {articles_counted(len(sources))}")
        self.fields: dict[SourceColumn, QLineEdit] = {}
        self._first: dict[SourceColumn, str] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for field in SourceColumn:
            if is_one or field is not SourceColumn.TITLE:
                self._add(field, [each[field] for each in sources], grid)
        self.trouble = PlainLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setObjectName("trouble")
        self.trouble.hide()
        wanted = QSize(theme.type.card_room(520), theme.type.card_room(430))
        self._lay_out(ScrolledRoom(inside), self.trouble, size=wanted)
        next(iter(self.fields.values())).setFocus()

    def _add(self, field: SourceColumn, values: list[SourceValue], grid: QGridLayout) -> None:
        known = {each.value for each in values}
        first = values[0].value if len(known) == 1 else ""
        edit = self.fields[field] = QLineEdit(first)
        self._first[field] = first
        edit.setMaxLength(_LONGEST)
        edit.setCursorPosition(0)
        edit.setAccessibleName(field_name(field))
        if len(known) > 1:
            edit.setPlaceholderText(self.tr("They differ; what you type holds for all"))
        elif field is SourceColumn.PUBLISHED:
            edit.setPlaceholderText(self.tr("2025-03-14, 2025-03 or 2025"))
        label = PlainLabel(field_name(field))
        label.setBuddy(edit)
        origin = PlainLabel(self._origin(values))
        origin.setWordWrap(True)
        origin.setObjectName("soft")
        edit.setAccessibleDescription(origin.text())
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(edit, row, 1)
        grid.addWidget(origin, row + 1, 1)

    def _origin(self, values: list[SourceValue]) -> str:
        """Where a value comes from."""
        if len(values) > 1:
            return ""
        [each] = values
        if each.given_by == YOU:
            before = each.before or self.tr("nothing")
            return self.tr("from you; the article came with: {0}").format(before)
        return self.tr("came with the article") if each.value else self.tr("not known")

    def _decide(self) -> None:
        now = {field: edit.text().strip() for field, edit in self.fields.items()}
        changed = {field: value for field, value in now.items() if value != self._first[field]}
        if SourceColumn.TITLE in changed and not changed[SourceColumn.TITLE]:
            self._tell(SourceColumn.TITLE, self.tr("An article needs a title to be found by."))
        elif SourceColumn.PUBLISHED in changed and not is_day(changed[SourceColumn.PUBLISHED]):
            said = self.tr("Write the day as 2025-03-14, or the month or year alone.")
            self._tell(SourceColumn.PUBLISHED, said)
        else:
            self.accept()
            self.decided.emit(changed)

    def _tell(self, field: SourceColumn, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()
        self.fields[field].setFocus()
        announce(self.trouble, words)


def is_day(typed: str) -> bool:
    """Whether this is a day, a month or a year as ISO 8601 has it; nothing is one too."""
    if not typed:
        return True
    found = _DAY.fullmatch(typed)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
