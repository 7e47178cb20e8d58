"""What may have been meant otherwise, each hint with a way to take it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.core.searching.understood import Hint
from desktop.core.text.shown import shown
from desktop.search.understood_words import hint_words


class Hints(QWidget):
    """One line for each hint; `taken` sends the words to search for in place of those typed."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Shows these hints in the place of those before."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(hint) for hint in self._hints]
        for line in self._lines:
            # A label takes the whole width, as its words wrap; a button is as wide as its words.
            is_button = isinstance(line, QPushButton)
            where = Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0)
            self._column.addWidget(line, 0, where)
        self.setVisible(bool(self._lines))

    @property
    def spoken(self) -> str:
        """All of them in one line, for a screen reader."""
        return " ".join(shown(hint_words(hint)) for hint in self._hints)

    def take_keyboard(self) -> bool:
        """Puts the keyboard on the first hint that can be taken; whether there is one."""
        taken = next((each for each in self._lines if isinstance(each, QPushButton)), None)
        if taken is not None:
            taken.setFocus(Qt.FocusReason.OtherFocusReason)
        return taken is not None

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        colours = theme.colours
        self.setStyleSheet(
            f"QLabel {{ color: {colours['soft_ink']};"
            f" {theme.type.css(Role.CARD)} padding: 4px 0; }}"
            "QPushButton { border: none; background: transparent; text-align: left;"
            f" color: {colours['accent']}; {theme.type.css(Role.NAME)} padding: 4px 0; }}"
            "QPushButton:hover { text-decoration: underline; }"
            f"QPushButton:focus {{ border: 2px solid {colours['focus']}; padding: 2px; }}"
        )

    def _line(self, hint: Hint) -> QWidget:
        words = hint_words(hint)
        if not hint.words:
            label = PlainLabel(words)
            label.setWordWrap(True)
            return label
        button = QPushButton(shown(words).replace("&", "&&"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: self.taken.emit(hint.words))
        return button
