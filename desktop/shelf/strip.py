"""What is seen of a folded shelf: a picture for each of its parts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.appearance.icons import icon
from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.panel import Panel
from desktop.shelf.rows import Section


class ShelfStrip(Panel):
    """Says by `section_chosen` which part of the shelf is wanted.

    The arrow keys lead from one picture to the next.
    """

    section_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self.setAccessibleName(self.tr("Folded shelf"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[Section, QToolButton] = {
            "reading": self._button(self.tr("Continue reading")),
            "lessons": self._button(self.tr("Lessons")),
            "articles": self._button(self.tr("My library")),
            "searches": self._button(self.tr("Saved searches")),
            "bin": self._button(self.tr("Bin")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 18, 5, 0)
        column.setSpacing(8)
        for section, button in self._buttons.items():
            button.clicked.connect(lambda _=False, chosen=section: self.section_chosen.emit(chosen))
            column.addWidget(button)
        column.addStretch(1)
        self.show_theme(theme)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The pictures from top to bottom, also those that are not shown."""
        return tuple(self._buttons.values())

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Shows pictures for the parts that have something in them."""
        wanted = set(sections)
        for section, button in self._buttons.items():
            button.setVisible(section in wanted)

    def show_theme(self, theme: Theme) -> None:
        sign = theme.type.room(20)
        for section, button in self._buttons.items():
            button.setIconSize(QSize(sign, sign))
            button.setFixedSize(theme.type.room(36), theme.type.room(34))
            button.setIcon(icon(section, theme, size=sign))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # A focus proxy would keep the Tab key from the other pictures.
        first = next((button for button in self.buttons if not button.isHidden()), None)
        if first is not None:
            first.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A screen reader is told of this halt: whoever can, goes the way above.
        self.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        shown: list[QWidget] = [button for button in self.buttons if not button.isHidden()]
        focused = self.focusWidget()
        if focused in shown:
            shown[(shown.index(focused) + by) % len(shown)].setFocus(
                Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason
            )

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        # Before the keys: those that stand in braces are none of its own.
        show_tip(button, self.tr("{0}: opens the shelf ({Window: Ctrl+B})").replace("{0}", words))
        button.setAccessibleName(words)
        return button
