"""The search field with the help that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.search.search_field import SearchField

if TYPE_CHECKING:
    from desktop.core.searching.completing import Completion
    from desktop.core.searching.typical_words import TypicalWords
    from desktop.search.completions import Completions
    from desktop.search.search_help import SearchHelp


# How high the field is, in pixels.
_FIELD = 32


class SearchBox(QWidget):
    """Holds the field; its "?" says what can be typed there.

    `help_wanted` is sent when it is about to be said, with words of the library if there are any.
    """

    help_wanted = Signal()

    def __init__(self, field: SearchField, theme: Theme) -> None:
        super().__init__()
        self._field = field
        self._theme = theme
        self._help: SearchHelp | None = None
        self._completions: Completions | None = None
        self._ask = button = QToolButton()
        button.setText("?")
        show_tip(button, self.tr("What you can type here"))
        button.setAccessibleName(self.tr("What you can type in the search field"))
        button.clicked.connect(self.show_help)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(field, 1)
        row.addWidget(button)
        self.show_theme(theme)

    def show_help(self) -> None:
        """Opens the help under the field."""
        if self._help is None:
            from desktop.search.search_help import SearchHelp  # noqa: PLC0415 - not at the start

            self._help = SearchHelp(self._theme, self)
            self._help.example_taken.connect(self._try)
        self.help_wanted.emit()
        self._help.open_under(self.mapToGlobal(QPoint(0, self.height() + 6)))

    def show_words(self, known: TypicalWords) -> None:
        """Takes words of the library for the examples."""
        if self._help is not None:
            self._help.show_words(known)

    def show_completion(self, completion: Completion) -> None:
        """Offers what may be meant by the end of what stands in the field."""
        if completion.words != self._field.text() or not self._field.hasFocus():
            return
        if self._completions is None:
            from desktop.search.completions import Completions  # noqa: PLC0415 - not at the start

            self._completions = Completions(self._field, self._theme)
            self._completions.taken.connect(self._take)
        self._completions.show_completion(completion)

    def hide_completion(self) -> None:
        """Offers nothing any more."""
        if self._completions is not None:
            self._completions.hide()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        # As high as the field.
        self._ask.setFixedSize(theme.type.room(30), theme.type.room(_FIELD))
        self._field.setMinimumHeight(theme.type.room(_FIELD))
        if self._completions is not None:
            self._completions.show_theme(theme)
        if self._help is not None:
            self._help.show_theme(theme)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # A focus proxy among one's own children would catch the Tab key for ever.
        self._field.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A screen reader is told of this halt: whoever can, goes the way above.
        self.setFocus(event.reason())

    def _take(self, words: str) -> None:
        self._field.setText(words)
        self._field.search_for(words)

    def _try(self, example: str) -> None:
        if self._help is not None:
            self._help.hide()
        self._field.focus()
        self._field.search_for(example)
