"""The page on which an essay is asked for, and on which it is said how far its check is."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel, PlainLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.covering.style import bar_css, primary_css
from desktop.covering.titled_column import TitledColumn

_WIDEST = 860


class EssayAsking(QWidget):
    """A field for an essay with what can be done about it; says that it is wanted and no more."""

    check_wanted = Signal()
    file_wanted = Signal()
    clear_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, close_it: QPushButton) -> None:
        super().__init__()
        self._title = HeadingLabel(self.tr("Check the quotations of an essay"))
        self._title.setWordWrap(True)
        self.said = PlainLabel("")
        self.said.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Your essay is being checked"))
        self.pasted = QPlainTextEdit()
        self.pasted.setAcceptDrops(False)
        self.pasted.setTabChangesFocus(True)
        self.pasted.setAccessibleName(self.tr("Your essay, to be checked"))
        self.pasted.setPlaceholderText(self.tr("Paste your essay here, or drop its file."))
        self.pasted.textChanged.connect(self._offer)
        self.kept = PlainLabel(
            self.tr(
                "Nothing of your essay is saved. It stays here until you clear it or close"
                " Sourcebook."
            )
        )
        self.kept.setWordWrap(True)
        self._row = WrappedRow(8)
        self.check = self._button(self.tr("Check"), self.check_wanted)
        self.check.setObjectName("primary")
        self.stop = self._button(self.tr("Stop"), self.stop_wanted)
        self.file = self._button(self.tr("Open a file …"), self.file_wanted)
        self.clear = self._button(self.tr("Clear"), self.clear_wanted)
        self.close_it = close_it
        self._row.addWidget(close_it)
        self._lay_out()
        self.show_working(is_working=False)

    def show_working(self, *, is_working: bool) -> None:
        """Shows that an essay is being looked through; only `stop` means something meanwhile."""
        self.bar.setVisible(is_working)
        if is_working and self.check.hasFocus():
            self.stop.show()
            self.stop.setFocus()
        self.stop.setVisible(is_working)
        self.pasted.setReadOnly(is_working)
        self.check.setVisible(not is_working)
        self.file.setEnabled(not is_working)
        self._offer()

    def dress(self, theme: Theme, *, is_low: bool) -> None:
        """Takes on the colours of a theme, and the room that there is."""
        self._column.dress(theme, is_low=is_low)
        self.bar.setFixedHeight(theme.type.room(6))
        self.pasted.setStyleSheet(theme.type.css(Role.EXCERPT))
        self.setStyleSheet(f"{bar_css(theme)}{primary_css(theme)}")

    def _offer(self) -> None:
        has_words = not self.pasted.document().isEmpty() and not self.pasted.isReadOnly()
        self.check.setEnabled(has_words)
        self.clear.setEnabled(has_words)

    def _button(self, words: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(wanted)
        self._row.addWidget(button)
        return button

    def _lay_out(self) -> None:
        self._column = TitledColumn(self, self._title, self.kept, widest=_WIDEST)
        inside = self._column.inside
        inside.setSpacing(10)
        head = QWidget()
        over = QVBoxLayout(head)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(6)
        over.addWidget(self._title)
        over.addWidget(self.said)
        inside.addWidget(ScrolledRoom(head))
        inside.addWidget(self.bar)
        inside.addWidget(self.pasted, 1)
        buttons = QWidget()
        buttons.setLayout(self._row)
        inside.addWidget(ScrolledRoom(buttons))
        inside.addWidget(self.kept)
