"""The line at the foot: where the reader is, what the article holds, that all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.appearance.plain_words import ElidedLabel, PlainLabel, announce, show_tip

# How long what was just done is told, in milliseconds.
A_WHILE = 8_000


class Foot(QWidget):
    """Three short sentences; `show_wanted` asks for the place of what was done just now."""

    show_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        self._where, self._what, self._state = PlainLabel(), ElidedLabel(), ElidedLabel()
        # It takes what the two others leave.
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._of_page = self._over_page = ""
        self._standing = self.tr("All work saved on this computer · offline")
        self._state.setText(self._standing)
        self._passing = QTimer(self, singleShot=True, interval=A_WHILE)
        self._passing.timeout.connect(self._show_standing)
        self.show_it = QPushButton(self.tr("Show"))
        self.show_it.setObjectName("quiet")
        self.show_it.setFixedHeight(22)
        self.show_it.setStyleSheet("padding: 0 8px;")
        self.show_it.setAccessibleName(self.tr("Show what was done just now"))
        show_tip(self.show_it, self.tr("Show what was done just now: Ctrl+J"))
        self.show_it.clicked.connect(self.show_wanted)
        self.show_it.hide()
        # Why something is not on the disk; empty when everything is.
        self._unsaved = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(22)
        row.addWidget(self._where)
        row.addWidget(self._what, 1)
        row.addWidget(self._state)
        row.addWidget(self.show_it)

    def show_where(self, words: str) -> None:
        """Where the reader is."""
        self._where.setText(words)

    @property
    def where(self) -> str:
        """What was said last of where the reader is."""
        return self._where.text()

    def show_what(self, words: str) -> None:
        """What the article on the page holds."""
        self._of_page = words
        self._what.setText(self._over_page or words)

    def show_over_page(self, words: str) -> None:
        """What is in the page's place; empty when the page is there again."""
        self._over_page = words
        self._what.setText(words or self._of_page)

    @property
    def what(self) -> str:
        """What was said last of the article or the search."""
        return self._what.text()

    @property
    def state(self) -> str:
        """What was said last of the reader's work."""
        return self._state.text()

    def show_state(self, words: str) -> None:
        """What became of the reader's work."""
        self._passing.stop()
        self.show_it.hide()
        self._state.setText(words)

    def show_unsaved(self, words: str) -> None:
        """Why something could not be saved; it is said until something can be again."""
        self._unsaved = words
        self.show_state(words)

    def show_saving(self, words: str) -> None:
        """That something is about to be saved; what was done just now is told first."""
        self._unsaved = words
        if not self._passing.isActive():
            self._show_standing()

    @property
    def is_unsaved(self) -> bool:
        """Whether something could not be saved, and nothing was saved since."""
        return bool(self._unsaved)

    def show_saved(self) -> None:
        """That there can be saved again."""
        if self._unsaved:
            self._unsaved = ""
            if not self._passing.isActive():
                self._show_standing()

    def show_done(self, words: str, *, has_place: bool = False) -> None:
        """What was done just now; after a while it is said again that all is saved."""
        self._state.setText(words)
        self.show_it.setVisible(has_place)
        self._passing.start()

    def show_refused(self, why: str) -> None:
        """Why a key that was pressed did nothing, for the eye and for a screen reader."""
        self.show_done(why)
        announce(self, why)

    def _show_standing(self) -> None:
        self._passing.stop()
        self.show_it.hide()
        self._state.setText(self._unsaved or self._standing)
