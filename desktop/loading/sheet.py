"""Lessons that may be added, in the page's place: looked into first, then added with one key."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ElidedLabel, PlainLabel, announce, show_tip
from desktop.appearance.theme import Theme
from desktop.cards.card_links import CardLinks
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
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
from desktop.panel import Panel, give_way

# In a window that is lower than this the title is small, and the hint under it gone.
_LOW = 420
_WIDEST = 860


class Stage(Enum):
    """How far it is: packs are looked into, wait for their reader, are added, or were."""

    LOOKING = auto()
    ASKING = auto()
    ADDING = auto()
    OVER = auto()


class LoadingSheet(Panel):
    """A card for each pack: what is in it, by whom, and what adding it would do.

    `add_wanted` carries the lines that are to be added; `lesson_wanted` that of a lesson to be
    opened, `changes_wanted` that of one whose changes are to be seen; `stop_wanted` asks to read no
    more, `put_away` to see the page again; `left` follows when it is seen no more.
    """

    add_wanted = Signal(object)
    lesson_wanted = Signal(object)
    changes_wanted = Signal(object)
    stop_wanted = Signal()
    put_away = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[LoadingRow] = []
        self._total, self.stage = 0, Stage.LOOKING
        self._title, self._hint = PlainLabel(), ElidedLabel()
        self._hint.setMinimumWidth(1)
        self._counted = PlainLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much of it was read"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        self.add = QPushButton()
        self.add.setObjectName("primary")
        self.add.clicked.connect(self._say_add)
        self.close_it = QPushButton()
        show_tip(self.close_it, self.tr("Back to the text: Esc"))
        self.close_it.clicked.connect(self.put_away)
        self._model: RecordList[LoadingRow] = RecordList(spoken_row, self)
        look = CardShape(margin=4, padding=20, sheet_of=lambda _row: Sheet.NONE)
        self.rows = CardList(self._model, theme, compose_row, look)
        self._links = CardLinks(self.rows, theme)
        self.rows.setAccessibleName(self.tr("Lessons that may be added"))
        self.rows.chosen.connect(self._choose)
        self.rows.link_followed.connect(self._follow)
        for words, keys, link in (
            (self.tr("Add this lesson, or leave it out"), "A", CHOOSE),
            (self.tr("Open the lesson"), "O", OPEN),
            (self.tr("What changed?"), "C", WHAT_CHANGED),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(lambda _=False, link=link: self._follow_by_key(link))
        adding = self.new_action(self.tr("Add the lessons"), "Ctrl+Return; Ctrl+Enter")
        adding.triggered.connect(lambda _=False: self._say_add())
        self._lay_out()
        self.setFocusProxy(self.rows)
        self.show_theme(theme)

    # What is shown

    @property
    def records(self) -> tuple[LoadingRow, ...]:
        """All lines."""
        return tuple(self._rows)

    @property
    def title(self) -> str:
        """What stands over the lines."""
        return self._title.text()

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

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.rows.show_theme(theme)
        self._links.show_theme(theme)
        self._dress()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().height() < _LOW) != (0 < event.oldSize().height() < _LOW):
            self._dress()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

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
        self._hint.setText(hint_words(self._rows, is_busy=is_busy))

    def _say_add(self) -> None:
        if self.stage is not Stage.ASKING:
            self.refused.emit(self.tr("There is nothing to add now."))
        elif not self.wanted:
            self.refused.emit(self.tr("Choose a lesson first: A on its line adds it."))
        else:
            self.add_wanted.emit(self.wanted)

    def _follow_by_key(self, link: str) -> None:
        at = self.rows.currentIndex().row()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        if row is None or link not in (way for _, way, _ in row_ways(row)):
            self.refused.emit(self.tr("Choose a line on which this key stands first."))
        else:
            self._follow(row, link)

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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self._title, 1)
        for button in (self.add, self.close_it):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.bar, 1)
        top.addWidget(self._counted)
        top.addWidget(self.stop)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 24, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addLayout(top)
        inside.addWidget(self._hint)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._column.addLayout(inside)
        self._column.addWidget(self.rows, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        ground = QWidget()
        ground.setMaximumWidth(_WIDEST)
        ground.setLayout(self._column)
        whole.addWidget(ground, 1)
        whole.addStretch(0)

    def _dress(self) -> None:
        colours, letters = self._theme.colours, self._theme.type
        is_low = 0 < self.height() < _LOW
        self._title.setStyleSheet(
            f"{letters.css(Role.LOW_TITLE if is_low else Role.TITLE)} font-weight: 600;"
        )
        self._column.setContentsMargins(0, 6 if is_low else 18, 0, 0)
        self._hint.setVisible(not is_low)
        self._hint.setStyleSheet(f"color: {colours['soft_ink']};")
        self.bar.setFixedHeight(letters.room(6))
        self.setStyleSheet(
            f"QProgressBar {{ border: none; border-radius: 3px; background: {colours['track']}; }}"
            f"QProgressBar::chunk {{ border-radius: 3px; background: {colours['accent']}; }}"
            f"#primary {{ background: {colours['accent']}; color: {colours['on_accent']};"
            f" border: 1px solid {colours['accent']}; }}"
            f"#primary:focus {{ border: 2px solid {colours['focus']}; }}"
        )
