"""A strip under the top bar for what its reader has to know and decide, but not this second."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from desktop.plain_words import PlainLabel, announce

Way = tuple[str, Callable[[], None]]


class Notice(QFrame):
    """Says what happened and offers ways on; takes no key from whoever is writing.

    Hidden while there is nothing to say. A newer notice takes the place of an older one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._happened, self._advice = PlainLabel(parent=self), PlainLabel(parent=self)
        self._happened.setObjectName("notice-title")
        for label in (self._happened, self._advice):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(6)
        column.addWidget(self._happened)
        column.addWidget(self._advice)
        column.addLayout(self._buttons)
        self.hide()

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

    def say(self, happened: str, advice: str, ways: Iterable[Way]) -> None:
        """Shows what happened with ways on; the last of them only puts the notice away."""
        self.take_away()
        self._happened.setText(happened)
        self._advice.setText(advice)
        for words, way in ways:
            button = QPushButton(words, self)
            button.clicked.connect(partial(self._choose, way))
            self._buttons.addWidget(button)
        later = QPushButton(self.tr("Later"), self)
        later.setObjectName("quiet")
        later.clicked.connect(self.take_away)
        self._buttons.addWidget(later)
        self._buttons.addStretch(1)
        self.show()
        announce(self, f"{happened} {advice}")

    def take_away(self) -> None:
        """Puts the notice away; whoever had the keyboard on it gets it back elsewhere."""
        if self.isAncestorOf(self.focusWidget()) and self.window() is not self:
            self.window().setFocus()
        self.hide()
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def focus_first(self) -> None:
        """Brings the keyboard to the first way."""
        if ways := self.ways():
            ways[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, way: Callable[[], None]) -> None:
        way()
