"""A look at the notes of another program before they come in, and a report of what came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_words import WrappedWords
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
from desktop.cards.text import CardText, Run
from desktop.core.article import ArticleId
from desktop.core.record import record
from desktop.window.dialog import Dialog
from desktop.wording.counting import counted

# So many lines of words are seen of the texts at least.
_LEAST_LINES = 5


@record(frozen=True, slots=True)
class ShareRow:
    """A text with what comes to it; one that is not in the library has no `article`."""

    title: str
    told: str
    article: ArticleId | None = None
    needs_a_look: bool = False


class TakeInDialog(Dialog):
    """What is told of a file above, a line for each text, and what can be done below.

    `take_wanted` asks to take all of it in, `file_wanted` for another file, `next_wanted` to pass
    this one over, `bin_wanted` for another look, with or without what lies in the bin;
    `article_chosen` carries the id of one.
    """

    take_wanted = Signal()
    file_wanted = Signal()
    next_wanted = Signal()
    bin_wanted = Signal(bool)
    article_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take in marks and notes"))
        whole = self.fill()
        column = self.words = self.scrolled(whole)
        self.summary = PlainLabel("")
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        self._model: RecordList[ShareRow] = RecordList(spoken_share, self)
        shape = CardShape(margin=2, padding=14, sheet_of=lambda _row: Sheet.NONE)
        self.rows = _FewRows(self._model, theme, compose_share, shape)
        self.rows.setAccessibleName(self.tr("The texts that the notes are on"))
        self.rows.chosen.connect(self._choose)
        column.addWidget(self.rows, 1)
        self.with_bin = QCheckBox(self.tr("Bring back also what lies in the bin"))
        self.with_bin.toggled.connect(self.bin_wanted)
        WrappedWords(self.with_bin)
        column.addWidget(self.with_bin)
        self.hint = PlainLabel("")
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        # What is left below where there are no lines.
        column.addStretch()
        self.take, self.next, self.other, self.close_it = self.add_buttons(
            whole,
            (
                (self.tr("Take in"), self.take_wanted.emit),
                ("", self.next_wanted.emit),
                (self.tr("Another file …"), self.file_wanted.emit),
            ),
        )
        self.take.hide()
        self.next.hide()
        self.fit(QSize(680, 560))

    def show_theme(self, theme: Theme) -> None:
        self.rows.show_theme(theme)

    def say_heading(self, words: str) -> None:
        """Says something else over it."""
        heading = self.findChild(HeadingLabel, "dialog-heading")
        if heading is not None:
            heading.setText(words)

    @property
    def records(self) -> tuple[ShareRow, ...]:
        """The lines that are shown."""
        return tuple(self._model.records)

    def show_left(self, count: int) -> None:
        """Offers the next of so many files that wait, where there are any."""
        self.next.setText(
            counted(
                count,
                self.tr("Next file: 1 more"),
                self.tr("Next file: %n more", None, count),
            )
        )
        self.next.setVisible(count > 0)
        if count and self.take.isHidden():
            self.next.setFocus()

    def show_reading(self, name: str) -> None:
        """Says that a file is being read."""
        self._show(self.tr("Reading {0} …").format(name), (), hint="")
        self.take.hide()
        self.close_it.setFocus()

    def show_look(
        self, summary: str, rows: Sequence[ShareRow], *, hint: str, can_take: bool, has_binned: bool
    ) -> None:
        """Shows what will come in."""
        self._show(summary, rows, hint=hint)
        self.with_bin.setVisible(has_binned or self.with_bin.isChecked())
        self.take.setVisible(can_take)
        (self.take if can_take else self.close_it).setFocus()
        self.take.setDefault(can_take)
        announce(self, summary)

    def show_refused(self, happened: str, advice: str) -> None:
        """Says why nothing can be taken in from a file."""
        self._show(happened, (), hint=advice)
        self.take.hide()
        self.other.setFocus()
        announce(self, f"{happened} {advice}")

    def show_taken(self, summary: str, rows: Sequence[ShareRow], *, hint: str) -> None:
        """Shows what came in; a line of it leads to its text."""
        self._show(summary, rows, hint=hint)
        self.rows.setFocus() if rows else self.close_it.setFocus()
        self.take.hide()
        self.close_it.setDefault(True)
        announce(self, f"{summary} {hint}")

    def _show(self, summary: str, rows: Sequence[ShareRow], *, hint: str) -> None:
        self.summary.setText(summary)
        self._model.show(rows)
        self.rows.setVisible(bool(rows))
        if rows and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self._model.index(0))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.with_bin.hide()

    def _choose(self, row: ShareRow) -> None:
        if row.article is not None and self.take.isHidden():
            self.article_chosen.emit(row.article)
        elif not self.take.isHidden():
            self.take.setFocus()


class _FewRows(CardList):
    """Lines that are content with little room, and take what there is."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * _LEAST_LINES)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def spoken_share(row: ShareRow) -> str:
    """What a screen reader says of a line."""
    return f"{row.title}. {row.told}"


def compose_share(row: ShareRow, text: CardText) -> None:
    """Writes a line."""
    text.paragraph(Run(row.title, weight=Weight.SEMIBOLD))
    colour = "unsure_ink" if row.needs_a_look else "soft_ink"
    text.paragraph(Run(row.told, colour, Role.DETAIL), above=3)
