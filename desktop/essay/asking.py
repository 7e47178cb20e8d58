"""The page on which an essay is asked for, and on which it is said how far its check is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel, PlainLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow

# In a window that is lower than this the title is small, and what is explained under it gone.
_LOW = 420
_WIDEST = 860


class EssayAsking(QWidget):
    """A field for an essay with what can be done about it; says that it is wanted and no more."""

    check_wanted = Signal()
    file_wanted = Signal()
    clear_wanted = Signal()
    stop_wanted = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
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
        self.close_it = self._button(self.tr("Close"), self.put_away)
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

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        colours, letters = theme.colours, theme.type
        is_low = 0 < self.height() < _LOW
        self._title.setStyleSheet(
            f"{letters.css(Role.LOW_TITLE if is_low else Role.TITLE)} font-weight: 600;"
        )
        self.kept.setStyleSheet(f"color: {colours['soft_ink']};")
        self.kept.setVisible(not is_low)
        self.bar.setFixedHeight(letters.room(6))
        self.pasted.setStyleSheet(letters.css(Role.EXCERPT))
        self.setStyleSheet(
            f"QProgressBar {{ border: none; border-radius: 3px; background: {colours['track']}; }}"
            f"QProgressBar::chunk {{ border-radius: 3px; background: {colours['accent']}; }}"
            f"#primary {{ background: {colours['accent']}; color: {colours['on_accent']};"
            f" border: 1px solid {colours['accent']}; }}"
            f"#primary:disabled {{ background: {colours['track']}; color: {colours['soft_ink']};"
            f" border-color: {colours['track']}; }}"
            f"#primary:focus {{ border: 2px solid {colours['focus']}; }}"
        )
        self._column.setContentsMargins(24, 6 if is_low else 22, 24, 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_low = 0 < event.oldSize().height() < _LOW
        if self._theme is not None and (event.size().height() < _LOW) != was_low:
            self.show_theme(self._theme)

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
        ground = QWidget(self)
        ground.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(ground)
        self._column.setSpacing(10)
        head = QWidget()
        over = QVBoxLayout(head)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(6)
        over.addWidget(self._title)
        over.addWidget(self.said)
        self._column.addWidget(ScrolledRoom(head))
        self._column.addWidget(self.bar)
        self._column.addWidget(self.pasted, 1)
        buttons = QWidget()
        buttons.setLayout(self._row)
        self._column.addWidget(ScrolledRoom(buttons))
        self._column.addWidget(self.kept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground, 1, Qt.AlignmentFlag(0))
