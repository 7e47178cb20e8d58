"""The line at the foot: where the reader is, what the article holds, that all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.appearance.plain_words import ElidedLabel, PlainLabel, announce, show_tip
from desktop.appearance.theme import Theme

# How long what was just done is told, in milliseconds.
A_WHILE = 8_000
# What there is gets as good as all of the room that is left.
_MOST = 1_000


class Foot(QWidget):
    """Three short sentences; `show_wanted` asks for the place of what was done just now.

    `undo_wanted` asks to take back what is echoed; `left` is sent when the keyboard has to go
    elsewhere, as the button that has it is about to go.
    """

    show_wanted = Signal()
    undo_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setAccessibleName(self.tr("Where you are, and what was done"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._where, self._what, self._state = PlainLabel(), ElidedLabel(), ElidedLabel()
        # It takes what the two others leave.
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._of_page = self._over_page = self._of_two = ""
        self._passing = QTimer(self, singleShot=True, interval=A_WHILE)
        self._passing.timeout.connect(self._show_standing)
        self._echo = ElidedLabel()
        self._echo.hide()
        self.undo_it = self._new_button(self.tr("Undo"), self.undo_wanted)
        self.undo_it.setAccessibleName(self.tr("Undo what was done just now"))
        show_tip(self.undo_it, self.tr("Undo what was done just now: {Window: Ctrl+Z}"))
        self._standing = self.tr("All work saved on this computer · offline")
        self._state.setText(self._standing)
        self._echoing = QTimer(self, singleShot=True, interval=A_WHILE)
        self._echoing.timeout.connect(self._end_echo)
        # Whether what is told is why a key could do nothing.
        self._is_refusal = False
        self.show_it = self._new_button(self.tr("Show"), self.show_wanted)
        self.show_it.setAccessibleName(self.tr("Show what was done just now"))
        show_tip(self.show_it, self.tr("Show what was done just now: {Window: Ctrl+J}"))
        # Why something is not on the disk; empty when everything is.
        self._unsaved = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(22)
        row.addWidget(self._where)
        row.addWidget(self._echo)
        row.addWidget(self.undo_it)
        row.addWidget(self._what, 1)
        # Takes what is left where that is not shown: no button is to grow.
        row.addStretch(0)
        row.addWidget(self._state)
        row.addWidget(self.show_it)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the size that the letters of a theme need."""
        self.setFixedHeight(theme.type.room(28))
        for button in (self.undo_it, self.show_it):
            button.setFixedHeight(theme.type.room(24))

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
        self._show_what()

    def show_over_page(self, words: str) -> None:
        """What is in the page's place; empty when the page is there again."""
        self._over_page = words
        self._show_what()

    def show_of_two(self, words: str) -> None:
        """What is to be known while two articles are read; empty when it is one again."""
        self._of_two = words
        self._show_what()

    def _show_what(self) -> None:
        self._what.setText(self._over_page or self._of_two or self._of_page)

    @property
    def what(self) -> str:
        """What was said last of the article or the search."""
        return self._what.text()

    @property
    def state(self) -> str:
        """What was said last of the reader's work."""
        return self._state.text()

    def show_state(self, words: str, *, is_said: bool = False) -> None:
        """What became of the reader's work; whether it `is_said` to a screen reader too."""
        self._passing.stop()
        self.show_it.hide()
        self._state.setText(words)
        if is_said:
            announce(self, words)

    def show_unsaved(self, words: str, *, is_said: bool = False) -> None:
        """Why something could not be saved; it is shown until something can be again.

        A screen reader hears it where it `is_said`: mostly a notice says more of it.
        """
        self._unsaved = words
        self.show_state(words, is_said=is_said)

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
        self._is_refusal = False
        self._state.setText(words)
        self.show_it.setVisible(has_place)
        self._passing.start()
        announce(self, words)

    @property
    def echo(self) -> str:
        """What is told to have been done just now; empty when nothing is."""
        return "" if self._echo.isHidden() else self._echo.text()

    def show_echo(self, words: str, *, is_said: bool) -> None:
        """What was just done, with a button that takes it back, in the place of what there is.

        Whether it `is_said` to a screen reader too.
        """
        # That nothing could be done just before is over.
        self.end_refusal()
        self._echo.setText(words)
        self._what.hide()
        self._echo.show()
        self.undo_it.show()
        self._echoing.start()
        if is_said:
            announce(self, words)

    def hide_echo(self) -> None:
        """Tells again what there is: what was done was taken back, or something else was done."""
        self._echoing.stop()
        if self.undo_it.hasFocus():
            self.left.emit()
        self._echo.hide()
        self.undo_it.hide()
        self._what.show()

    def come_after(self, widget: QWidget) -> None:
        """Has the Tab key come to the foot after a widget."""
        QWidget.setTabOrder(widget, self.undo_it)
        QWidget.setTabOrder(self.undo_it, self.show_it)

    def _end_echo(self) -> None:
        if self.undo_it.hasFocus() or self.undo_it.underMouse():
            # Nobody loses a button that they are about to press.
            self._echoing.start()
        else:
            self.hide_echo()

    def _new_button(self, words: str, said: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName("quiet")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setStyleSheet("padding: 0 8px;")
        button.clicked.connect(said)
        button.hide()
        return button

    def rest(self) -> None:
        """Tells again that all is saved: what was told to go on is over."""
        self._show_standing()

    def show_refused(self, why: str) -> None:
        """Why a key that was pressed did nothing, for the eye and for a screen reader."""
        self.show_done(why)
        self._is_refusal = True

    def end_refusal(self) -> None:
        """Takes back why a key could do nothing, if that is told: another one did something."""
        if self._is_refusal and self._passing.isActive():
            self.rest()

    def _show_standing(self) -> None:
        self._is_refusal = False
        self._passing.stop()
        self.show_it.hide()
        self._state.setText(self._unsaved or self._standing)
