"""A strip under the top bar for what its reader has to know and decide, but not this second."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.wrapped_row import WrappedRow

# So much of the window it takes at most.
_MOST = 0.35

Way = tuple[str, Callable[[], None]]


class _Said(NamedTuple):
    topic: str
    happened: str
    advice: str
    ways: tuple[Way, ...]


class Notice(QFrame):
    """Says what happened and offers ways on; takes no key from whoever is writing.

    Hidden while there is nothing to say. A newer notice lies over an older one on another topic.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # What was said and not put away; the last of it is shown.
        self._said: list[_Said] = []
        self._happened, self._advice = PlainLabel(), PlainLabel()
        self._happened.setObjectName("notice-title")
        for label in (self._happened, self._advice):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = WrappedRow(8)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._happened)
        column.addWidget(self._advice)
        column.addStretch(1)
        # In a low window the words are scrolled, and the ways on are seen.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 10, 18, 12)
        whole.setSpacing(6)
        whole.addWidget(ScrolledRoom(inside), 1)
        whole.addLayout(self._buttons)
        self.hide()

    def heightForWidth(self, width: int) -> int:
        # What is being read is seen as well.
        most = round(self.window().height() * _MOST)
        return max(min(super().heightForWidth(width), most), self.minimumSizeHint().height())

    @property
    def words(self) -> str:
        """What is said now; empty when it is hidden."""
        return "" if self.isHidden() else f"{self._happened.text()} {self._advice.text()}"

    def ways(self) -> tuple[QPushButton, ...]:
        """The buttons that are offered, the most helpful first."""
        count = self._buttons.count()
        items = (self._buttons.itemAt(number) for number in range(count))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(each for each in widgets if isinstance(each, QPushButton))

    def say(self, topic: str, happened: str, advice: str, ways: Iterable[Way] = ()) -> None:
        """Shows what happened with ways on; the last of them only puts the notice away.

        What was said on the same `topic` before is forgotten; what was said on another is shown
        again when this one is put away.
        """
        self._said = [said for said in self._said if said.topic != topic]
        self._said.append(_Said(topic, happened, advice, tuple(ways)))
        self._show_newest()
        announce(self, f"{happened} {advice}")

    def take_back(self, topic: str) -> None:
        """Forgets what was said on a topic: there is nothing to know or to decide any more."""
        if any(said.topic == topic for said in self._said):
            self._said = [said for said in self._said if said.topic != topic]
            self._show_newest()

    def take_away(self) -> None:
        """Puts away what is shown."""
        if self._said:
            self.take_back(self._said[-1].topic)

    def _show_newest(self) -> None:
        """Shows what was said last and not put away; else gives the keyboard back and hides."""
        had_keyboard = self.isAncestorOf(self.focusWidget())
        if had_keyboard and self.window() is not self:
            self.window().setFocus()
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not self._said:
            self.hide()
            return
        said = self._said[-1]
        self._happened.setText(said.happened)
        self._advice.setText(said.advice)
        self._advice.setVisible(bool(said.advice))
        for words, way in said.ways:
            button = QPushButton(words, self)
            button.clicked.connect(partial(self._choose, way))
            self._buttons.addWidget(button)
        words = self.tr("Not now") if said.ways else self.tr("Close")
        away = QPushButton(words, self)
        away.setObjectName("quiet")
        away.clicked.connect(self.take_away)
        self._buttons.addWidget(away)
        self.show()
        if had_keyboard:
            self.focus_first()

    def focus_first(self) -> None:
        """Brings the keyboard to the first way."""
        if ways := self.ways():
            ways[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, way: Callable[[], None]) -> None:
        way()
