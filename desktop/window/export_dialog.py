"""A look at what goes out before it is written, with the choices of how."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.choice_box import ChoiceBox
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.record import record
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.exporting import WorkFormat
from desktop.core.student_work.scopes import WorkScope
from desktop.core.student_work.work import WorkOrder
from desktop.window.dialog import Dialog
from desktop.wording.work_labels import format_name, order_name, scope_name, style_name

_Choice = TypeVar("_Choice", bound=StrEnum)


@record(frozen=True, slots=True)
class ExportChoice:
    """What goes out, and how."""

    scope: WorkScope
    form: WorkFormat
    style: CitationStyle
    order: WorkOrder


class ExportDialog(Dialog):
    """Choices above, the look in the middle, what can be done below.

    `chosen` says that something else was chosen and is to be shown; `save_wanted` and
    `sources_wanted` ask for the file and for the list of sources, `source_wanted` for what is
    asked about a text of which something is not known.
    """

    chosen = Signal()
    save_wanted = Signal()
    sources_wanted = Signal()
    source_wanted = Signal()

    def __init__(self, scopes: Sequence[WorkScope], style: CitationStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take out my notes"))
        self._scopes = tuple(scopes)
        column = self.fill()
        choices = WrappedRow(12)
        self.scope = self._box(choices, self.tr("What"))
        self.form = self._box(choices, self.tr("As"))
        self.style_of_sources = self._box(choices, self.tr("Sources in"))
        self.order = self._box(choices, self.tr("Headings"))
        column.addLayout(choices)
        for scope in self._scopes:
            self.scope.addItem(scope_name(scope))
        _fill(self.form, {each: format_name(each) for each in WorkFormat})
        _fill(self.style_of_sources, {each: style_name(each) for each in CitationStyle})
        _fill(self.order, {each: order_name(each) for each in WorkOrder})
        self.style_of_sources.setCurrentIndex(list(CitationStyle).index(style))
        self.summary = PlainLabel("")
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName(self.tr("What will be written"))
        column.addWidget(self.page, 1)
        self._add_buttons(column)
        for box in (self.scope, self.form, self.style_of_sources, self.order):
            box.currentIndexChanged.connect(lambda _: self.chosen.emit())
        self.fit(QSize(760, 620))
        self.scope.setFocus()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return ExportChoice(
            self._scopes[self.scope.currentIndex()],
            tuple(WorkFormat)[self.form.currentIndex()],
            tuple(CitationStyle)[self.style_of_sources.currentIndex()],
            tuple(WorkOrder)[self.order.currentIndex()],
        )

    def show_looking(self) -> None:
        """Says that the notes are being gathered."""
        self.summary.setText(self.tr("Gathering your notes …"))
        self._set_ready(is_ready=False)

    def show_work(self, summary: str, page: str, *, asks_for_source: bool) -> None:
        """Shows what will be written."""
        self.summary.setText(summary)
        self.page.setPlainText(page)
        self._set_ready(is_ready=True)
        self.source.setVisible(asks_for_source)

    def show_failed(self, why: str) -> None:
        """Says why nothing can be shown, or why nothing was written."""
        self.summary.setText(why)

    def _set_ready(self, *, is_ready: bool) -> None:
        self.save.setEnabled(is_ready)
        self.sources.setEnabled(is_ready)

    def _box(self, row: WrappedRow, words: str) -> QComboBox:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        label, box = PlainLabel(words), ChoiceBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(31)
        box.setAccessibleName(words)
        label.setBuddy(box)
        column.addWidget(label)
        column.addWidget(box)
        row.addWidget(holder)
        return box

    def _add_buttons(self, column: QVBoxLayout) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.save: QPushButton = buttons.addButton(self.tr("Save …"), role)
        self.sources: QPushButton = buttons.addButton(self.tr("Copy the sources"), role)
        self.source: QPushButton = buttons.addButton(self.tr("Who is behind this?"), role)
        self.source.hide()
        self.save.setDefault(True)
        self.save.clicked.connect(self.save_wanted)
        self.sources.clicked.connect(self.sources_wanted)
        self.source.clicked.connect(self.source_wanted)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _fill(box: QComboBox, names: dict[_Choice, str]) -> None:
    for name in names.values():
        box.addItem(name)
