"""A look at what goes out before it is written, with the choices of how."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

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

# So many letters of a choice are seen at least, two choices beside one another in a narrow window;
# and so many lines of what will be written.
_LETTERS, _LEAST_LINES = 22, 5

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
        whole = self.fill()
        column = self.scrolled(whole)
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
        self.page = _LowPage()
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName(self.tr("What will be written"))
        column.addWidget(self.page, 1)
        self.save, self.sources, self.source, _close = self.add_buttons(
            whole,
            (
                (self.tr("Save …"), self.save_wanted.emit),
                (self.tr("Copy the sources"), self.sources_wanted.emit),
                (self.tr("Who is behind this?"), self.source_wanted.emit),
            ),
        )
        self.source.hide()
        self.save.setDefault(True)
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
        box.setMinimumContentsLength(_LETTERS)
        box.setAccessibleName(words)
        label.setBuddy(box)
        column.addWidget(label)
        column.addWidget(box)
        row.addWidget(holder)
        return box


class _LowPage(QPlainTextEdit):
    """A page that is content with a few lines, and takes the room there is."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), self.fontMetrics().lineSpacing() * _LEAST_LINES)


def _fill(box: QComboBox, names: dict[_Choice, str]) -> None:
    for name in names.values():
        box.addItem(name)
