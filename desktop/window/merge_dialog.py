"""A look at the notes of another library before they are merged, and a report of what came."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.window.take_in_dialog import TakeInDialog


class MergeDialog(TakeInDialog):
    """As the look at what is taken in; `author` is who wrote the notes that are new."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle(self.tr("Merge notes of another library"))
        self.say_heading(self.windowTitle())
        self.take.setText(self.tr("Merge"))
        self.other.setText(self.tr("Another library …"))
        self.author = QLineEdit()
        self.author.setMaxLength(60)
        label = PlainLabel(self.tr("Whose notes are these? Leave it empty where they are yours."))
        label.setWordWrap(True)
        label.setBuddy(self.author)
        self.author.setAccessibleName(label.text())
        at = self.words.indexOf(self.hint)
        self.words.insertWidget(at, label)
        self.words.insertWidget(at + 1, self.author)
        self._asked = (label, self.author)

    def show_asking(self, *, is_asked: bool) -> None:
        """Asks whose the notes are, or asks no more."""
        for widget in self._asked:
            widget.setVisible(is_asked)
