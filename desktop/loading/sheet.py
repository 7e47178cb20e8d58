"""Lessons that may be added, in the page's place: looked into first, then added with one key."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.covering.row_sheet import RowSheet
from desktop.covering.style import bar_css, primary_css
from desktop.loading.row_words import (
    CHOOSE,
    OPEN,
    WHAT_CHANGED,
    compose_row,
    row_ways,
    spoken_row,
    state_word,
)
from desktop.loading.rows import LoadingRow, PackState, one_of_each, with_choice
from desktop.loading.sheet_words import button_words, hint_words, title_words
from desktop.panel import give_way


class Stage(Enum):
    """How far it is: packs are looked into, wait for their reader, are added, or were."""

    LOOKING = auto()
    ASKING = auto()
    ADDING = auto()
    OVER = auto()


class LoadingSheet(RowSheet[LoadingRow]):
    """A card for each pack: what is in it, by whom, and what adding it would do.

    `add_wanted` carries the lines that are to be added; `lesson_wanted` that of a lesson to be
    opened, `changes_wanted` that of one whose changes are to be seen.
    """

    add_wanted = Signal(object)
    lesson_wanted = Signal(object)
    changes_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, name=self.tr("Adding lessons"), compose=compose_row, spoken=spoken_row
        )
        self._rows: list[LoadingRow] = []
        self._total, self.stage = 0, Stage.LOOKING
        self.add = QPushButton()
        self.add.setObjectName("primary")
        self.add.clicked.connect(self._say_add)
        self.rows.setAccessibleName(self.tr("Lessons that may be added"))
        self.rows.chosen.connect(self._choose)
        self._add_key(self.tr("Add this lesson, or leave it out"), "A", CHOOSE)
        self._add_key(self.tr("Open the lesson"), "O", OPEN)
        self._add_key(self.tr("What changed?"), "C", WHAT_CHANGED)
        adding = self.new_action(self.tr("Add the lessons"), "Ctrl+Return; Ctrl+Enter")
        adding.triggered.connect(lambda _=False: self._say_add())
        self._lay_out(self.add)
        self.show_theme(theme)

    # What is shown

    @property
    def records(self) -> tuple[LoadingRow, ...]:
        """All lines."""
        return tuple(self._rows)

    @property
    def wanted(self) -> tuple[LoadingRow, ...]:
        """The lines that are to be added."""
        return tuple(row for row in self._rows if row.state is PackState.WANTED)

    def begin(self, total: int) -> None:
        """Shows that so many packs are looked into, and nothing of those before."""
        self._rows, self._total, self.stage = [], total, Stage.LOOKING
        self.bar.setRange(0, 0)
        self._counted.setText("")
        self._model.show([])
        self._show()
        announce(self, self._title.text())

    def show_more(self, total: int) -> None:
        """Shows that more packs are looked into than was told."""
        self._total += total
        self.stage = Stage.LOOKING
        self._show()

    def show_progress(self, done: int, of: int) -> None:
        """Shows how much is read, of several packs which that is; or how much is added."""
        if self._total > 1 and self.stage is Stage.LOOKING:
            self.bar.setRange(0, self._total)
            self.bar.setValue(len(self._rows))
            told = self.tr("{0} of {1}").format(len(self._rows) + 1, self._total)
        else:
            self.bar.setRange(0, of)
            self.bar.setValue(done)
            told = self.tr("{0} of {1} articles").format(f"{done:,}", f"{of:,}")
        self._counted.setText(told)

    def show_asking(self) -> None:
        """Shows that all is looked into; the keyboard comes to the button that adds."""
        self.stage = Stage.ASKING
        self._rows = one_of_each(self._rows)
        has_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        give_way(self.stop, self.rows, lambda: self.show_rows(self._rows))
        if has_keyboard and self.isVisible():
            (self.add if self.wanted else self.rows).setFocus()
        said = spoken_row(self._rows[0]) if len(self._rows) == 1 else self._hint.text()
        announce(self, f"{self._title.text()}. {said}")

    def show_adding(self) -> None:
        """Shows that what was chosen is being added."""
        self.stage = Stage.ADDING
        self.bar.setRange(0, 0)
        self._counted.setText("")
        give_way(self.add, self.rows, self._show)
        announce(self, self.tr("Adding …"))

    def show_over(self, rows: Iterable[LoadingRow]) -> None:
        """Shows what became of each."""
        self.stage = Stage.OVER
        give_way(self.stop, self.rows, lambda: self.show_rows(rows))
        announce(self, f"{self._title.text()}. {self._hint.text()}")

    def show_rows(self, rows: Iterable[LoadingRow]) -> None:
        """Puts other lines in the place of all."""
        self._rows = list(rows)
        self._model.show(self._rows)
        if self.rows.currentIndex().row() < 0 and self._rows:
            self.rows.setCurrentIndex(self._model.index(0))
        self._show()

    def sums(self) -> str:
        return self.title

    def _dress(self) -> None:
        super()._dress()
        self.setStyleSheet(f"{bar_css(self._theme)}{primary_css(self._theme)}")

    def _show(self) -> None:
        is_asking = self.stage is Stage.ASKING
        self._title.setText(title_words(self._rows, self._total, self.stage is Stage.LOOKING))
        is_busy = self.stage in (Stage.LOOKING, Stage.ADDING)
        for widget in (self.bar, self._counted):
            widget.setVisible(is_busy)
        self.stop.setVisible(self.stage is Stage.LOOKING)
        self.add.setVisible(is_asking and bool(self.wanted))
        self.add.setText(button_words(len(self.wanted)))
        self.close_it.setText(self.tr("Not now") if is_asking else self.tr("Close"))
        self._column.say(hint_words(self._rows, is_busy=is_busy))

    def _say_add(self) -> None:
        if self.stage is not Stage.ASKING:
            self.refused.emit(self.tr("There is nothing to add now."))
        elif not self.wanted:
            self.refused.emit(self.tr("Choose a lesson first: A on its line adds it."))
        else:
            self.add_wanted.emit(self.wanted)

    def _links_on(self, row: LoadingRow) -> tuple[str, ...]:
        return tuple(way for _, way, _ in row_ways(row))

    def _follow(self, row: LoadingRow, link: str) -> None:
        if link == WHAT_CHANGED:
            self.changes_wanted.emit(row)
        else:
            self._choose(row)

    def _choose(self, row: LoadingRow) -> None:
        """Opens what is there; before that, adds it or leaves it out."""
        if row.can_be_opened:
            self.lesson_wanted.emit(row)
        elif row.can_be_chosen and self.stage is Stage.ASKING:
            at = self._rows.index(row)
            self.show_rows(with_choice(self._rows, at))
            announce(self, state_word(self._rows[at]))
            if [each for each in self._rows if each.can_be_chosen] == list(self.wanted):
                # What is left to do.
                self.add.setFocus()
