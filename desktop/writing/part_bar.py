"""The small bar over selected words: what they are to become a part of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.core.packs.drafted import LessonPartKind
from desktop.panel import presses_button
from desktop.wording.translation_context import TranslationContext

PartBarWords = TranslationContext("PartBarWords")

# How far from the words the bar lies, in pixels.
_GAP = 8


def bar_words(kind: LessonPartKind) -> str:
    """What selected words can become, as the bar says it."""
    return {
        LessonPartKind.CLAIM: PartBarWords.tr("Claim"),
        LessonPartKind.NOTE: PartBarWords.tr("Context note"),
        LessonPartKind.QUESTION: PartBarWords.tr("Question about this"),
        LessonPartKind.WORD: PartBarWords.tr("Word"),
        LessonPartKind.PERSON: PartBarWords.tr("Person"),
        LessonPartKind.SPEAKER: PartBarWords.tr("Speaker is…"),
    }[kind]


class PartBar(QFrame):
    """Says by `wanted` which LessonPartKind the selected words are to become.

    Where words are chosen for something that is there already, `taken` says that it is these.
    """

    wanted = Signal(object)
    taken = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("part-bar")
        self.setAccessibleName(self.tr("What the selected words are to become"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 5, 6, 5)
        row.setSpacing(2)
        tips = {
            LessonPartKind.CLAIM: self.tr("What somebody claims here: {WritingPanel: C}"),
            LessonPartKind.NOTE: self.tr("What a student should know about it: {WritingPanel: N}"),
            LessonPartKind.QUESTION: self.tr("Something to ask about it: {WritingPanel: Q}"),
            LessonPartKind.WORD: self.tr("A word to explain: {WritingPanel: W}"),
            LessonPartKind.PERSON: self.tr("Somebody to introduce: {WritingPanel: P}"),
            LessonPartKind.SPEAKER: self.tr("Whose words these are: {WritingPanel: S}"),
        }
        self.kinds: list[QToolButton] = []
        self.use = QToolButton(self)
        show_tip(self.use, self.tr("Enter takes them, Esc takes none"))
        self.use.clicked.connect(self.taken)
        row.addWidget(self.use)
        for kind in LessonPartKind:
            button = QToolButton(self)
            button.setText(bar_words(kind))
            show_tip(button, tips[kind])
            button.clicked.connect(lambda _=False, wanted=kind: self.wanted.emit(wanted))
            row.addWidget(button)
            self.kinds.append(button)
        self.show_offer(None)
        self.show_theme(theme)
        self.hide()

    def show_offer(self, words: str | None) -> None:
        """Offers one thing to do with the words, or with None what can become of them."""
        self.use.setText(words or "")
        self.use.setVisible(words is not None)
        for button in self.kinds:
            button.setVisible(words is None)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        bar, words = theme.colours["bar"], theme.colours["on_bar"]
        wear(
            self,
            f"#part-bar {{ background: {bar}; border-radius: 8px; }}"
            f"QToolButton {{ color: {words}; padding: 3px 6px; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {words}; color: {bar}; }}",
        )

    def rise(self, selected: QRect, room: QRect) -> None:
        """Shows the bar under the end of the selected words, or over them, inside a room."""
        self.adjustSize()
        x = min(
            max(room.left() + 4, selected.center().x() - self.width() // 2),
            max(room.left() + 4, room.right() - self.width() - 4),
        )
        y = selected.bottom() + _GAP
        if y + self.height() > room.bottom():
            y = max(room.top(), selected.top() - _GAP - self.height())
        self.move(QPoint(x, y))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self.focusWidget()):
            super().keyPressEvent(event)
