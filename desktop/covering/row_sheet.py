"""What is taken in, line by line, while it is read and afterwards, with how far that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy

from desktop.appearance.plain_words import ElidedHeading, ElidedLabel, PlainLabel
from desktop.appearance.theme import Theme
from desktop.cards.card_links import CardLinks
from desktop.cards.delegate import CardShape, Compose, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList, RecordRole
from desktop.covering.panel import CoveringPanel
from desktop.covering.titled_column import TitledColumn

Row = TypeVar("Row")
_WIDEST = 860


class RowSheet(CoveringPanel, Generic[Row]):
    """A line for each thing; what can be done with one is a link on it, and a key.

    `stop_wanted` asks to read no more.
    """

    # What the links on a line are, by what it says of itself; and what one of them does.
    _links_on: Callable[[Row], Iterable[str]]
    _follow: Callable[[Row, str], object]

    stop_wanted = Signal()

    def __init__(
        self, theme: Theme, *, name: str, compose: Compose, spoken: Callable[[Any], str]
    ) -> None:
        super().__init__(theme, name=name)
        self._title, self._hint, self._counted = ElidedHeading(), ElidedLabel(), PlainLabel()
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint.setMinimumWidth(1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much of it was read"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        self.close_it = self._close_button()
        self._model: RecordList[Row] = RecordList(spoken, self)
        shape = CardShape(margin=4, padding=20, sheet_of=lambda _row: Sheet.NONE)
        self.rows = CardList(self._model, theme, compose, shape)
        self.rows.link_followed.connect(self._follow)
        self._links = CardLinks(self.rows, theme)
        self.setFocusProxy(self.rows)
        self._column = TitledColumn(self, self._title, self._hint, widest=_WIDEST)

    @property
    def title(self) -> str:
        """What stands over the lines."""
        return self._title.text()

    @property
    def current(self) -> Row | None:
        """The line that the keyboard is on."""
        row: Row | None = self.rows.currentIndex().data(RecordRole)
        return row

    def _lay_out(self, *buttons: QPushButton) -> None:
        """Stands `buttons` beside the title, and the way back behind them."""
        head, top = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        for button in (*buttons, self.close_it):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        top.setSpacing(12)
        top.addWidget(self.bar, 1)
        top.addWidget(self._counted)
        top.addWidget(self.stop)
        self._column.inside.addLayout(head)
        self._column.inside.addLayout(top)
        self._column.inside.addWidget(self._hint)
        self._column.addWidget(self.rows, 1)

    def _add_key(self, words: str, keys: str, link: str) -> None:
        """A key for a link, which says so where that does not stand on the line."""
        action = self.new_action(words, keys)
        action.triggered.connect(lambda _=False: self._follow_by_key(link))

    def _follow_by_key(self, link: str) -> None:
        row = self.current
        if row is None or link not in self._links_on(row):
            self.refused.emit(self.tr("Choose a line on which this key stands first."))
        else:
            self._follow(row, link)

    def show_theme(self, theme: Theme) -> None:
        self.rows.show_theme(theme)
        self._links.show_theme(theme)
        super().show_theme(theme)

    def _dress(self) -> None:
        self._column.dress(self._theme, is_low=self.is_low, reaches_down=True)
        self.bar.setFixedHeight(self._theme.type.room(6))
